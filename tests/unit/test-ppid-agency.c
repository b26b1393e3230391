/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which agency: names, matters, rank, bodies outside the region. */
#include "config.h"

#include "letter.h"

static const struct {
	const char *text;
	const char *code; /* of rank 1; NULL: none */
	bool outside;
} cases[] = {
	{ "mohon data stunting per puskesmas", "Dinkes", false },
	{ "minta APBDes dan realisasi dana desa", "Pemdes", false },
	{ "mohon data dari Disdukcapil", "Disdukcapil", false },
	/* an identity card that is enclosed is no matter of the request */
	{ "mohon salinan AMDAL, KTP terlampir", "DLH", false },
	{ "mohon daftar trayek angkot", "Dishub", false },
	{ "nyuhunkeun anggaran jambatan gantung", "DPUPR", false },
	{ "kami sudah tiga kali ke kantor", NULL, false },
	{ "minta daftar IUP galian C dan jaminan reklamasi", "DESDM", false },
	{ "mohon data mikro Susenas dan garis kemiskinan", "BPS", true },
	{ "minta warkah dan peta bidang dari BPN", "BPN", true },
	{ "salinan C1 plano pilkada di KPU", "KPU/Bawaslu", true },
	/* a register number names no agency */
	{ "nomor 0012/PPID/DISKOMINFO/PI/XI/2026", NULL, false },
	{ "terima kasih banyak", NULL, false },
};

static void
test_first(gconstpointer data)
{
	const PpidClassifier *c = data;

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("budi@contoh.example", "x", cases[i].text);
		xmlNode *opd = ppid_xml_child(letter_classify(c, doc), "opd");
		g_autofree char *code = ppid_xml_get(opd, "kode");

		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(code, ==, cases[i].code);
		g_assert_true(ppid_xml_is(opd, "luar", "ya") ==
			      cases[i].outside);
	}
}

static void
test_rank(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc = letter_new(
		"budi@contoh.example", "data",
		"Disdukcapil, Dishub, DLH, Dinkes, Dinsos: mohon data");
	xmlNode *opd = ppid_xml_child(letter_classify(c, doc), "opd");
	guint rank = 0;

	for (; opd != NULL; opd = ppid_xml_next(opd, "opd")) {
		g_autofree char *want = g_strdup_printf("%u", ++rank);

		g_assert_true(ppid_xml_is(opd, "peringkat", want));
	}
	g_assert_cmpuint(rank, ==, 3);
}

static double
skor_of(xmlNode *opd)
{
	g_autofree char *text = ppid_xml_get(opd, "skor");

	return g_ascii_strtod(text, NULL);
}

/* An agency that is named is surer than a matter, and one that is far
 * behind the best is not likely. */
static void
test_sure(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) named = letter_new(
		"budi@contoh.example", "data",
		"Mohon data Dinas Kesehatan tentang pasar.");
	g_autoptr(xmlDoc) matter =
		letter_new("budi@contoh.example", "x", "data pasar");
	xmlNode *first =
		ppid_xml_child(letter_classify(c, named), "opd");
	xmlNode *second = ppid_xml_next(first, "opd");
	xmlNode *only = ppid_xml_child(letter_classify(c, matter), "opd");

	g_assert_true(ppid_xml_is(first, "kode", "Dinkes"));
	g_assert_cmpfloat(skor_of(first), >, 0.85);
	g_assert_cmpfloat(skor_of(only), <, 0.85);
	g_assert_cmpfloat(skor_of(only), >, 0.5);
	g_assert_nonnull(second);
	g_assert_cmpfloat(skor_of(second), <, 0.5);
}

/* BPS asks for data: it does not hold them. */
static void
test_sender(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc =
		letter_new("BPS Kota Serang", "Permintaan data",
			   "Kami BPS Kota Serang mohon data produksi sampah");
	xmlNode *opd = ppid_xml_child(letter_classify(c, doc), "opd");

	g_assert_true(ppid_xml_is(opd, "kode", "DLH"));
}

#define LETTER                                                                 \
	"Saya kepala sekolah di Kec. Satu, mohon:\n"                           \
	"1. daftar kios pasar\n2. jumlah pedagang pasar"

static void
add_place(xmlNode *parent, const char *name, const char *value)
{
	xmlNode *node = ppid_xml_add(parent, name, value);

	ppid_xml_set(node, "surel", "surel-1");
	ppid_xml_set(node, "bagian", "1");
	ppid_xml_set_int(node, "awal", strstr(LETTER, value) - LETTER);
	ppid_xml_set_int(node, "panjang", (gint64)strlen(value));
}

static void
read_places(xmlNode *berkas, PpidLetters *letters, gpointer data)
{
	xmlNode *pemohon = ppid_berkas_add(berkas, "pemohon", NULL);
	xmlNode *asked = ppid_berkas_add(berkas, "permintaan", NULL);

	(void)letters;
	(void)data;
	add_place(pemohon, "pekerjaan", "kepala sekolah");
	add_place(asked, "rincian", "daftar kios pasar");
	add_place(asked, "rincian", "jumlah pedagang pasar");
}

/* What is asked tells who has it, not what the applicant is. */
static void
test_parts(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc =
		letter_new("budi@contoh.example", "x", LETTER);
	xmlNode *berkas = xmlDocGetRootElement(doc), *opd;

	ppid_ranges_write(ppid_xml_child(berkas, "surel"),
			  ppid_classifier_lexicon(c)->marks);
	ppid_classifier_run_with(c, berkas, read_places, NULL);
	opd = ppid_xml_child(ppid_xml_child(berkas, "klasifikasi"), "opd");
	g_assert_true(ppid_xml_is(opd, "kode", "Disperindag"));
	for (; opd != NULL; opd = ppid_xml_next(opd, "opd"))
		g_assert_false(ppid_xml_is(opd, "kode", "Dindik"));
}

/* Quoted words count only where the answer to them names no matter. */
static void
test_quoted(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) bare = letter_new(
		"budi@contoh.example", "Re: jawaban",
		"Bukan itu yang saya minta.\n\n> Menjawab permintaan Saudara "
		"kami sampaikan realisasi PBB-P2.");
	g_autoptr(xmlDoc) own = letter_new(
		"budi@contoh.example", "Re: jawaban",
		"Mohon daftar trayek angkot saja.\n\n> Menjawab permintaan "
		"Saudara kami sampaikan realisasi PBB-P2.");
	xmlNode *opd = ppid_xml_child(letter_classify(c, bare), "opd");

	g_assert_true(ppid_xml_is(opd, "kode", "Bapenda"));
	opd = ppid_xml_child(letter_classify(c, own), "opd");
	g_assert_true(ppid_xml_is(opd, "kode", "Dishub"));
	g_assert_null(ppid_xml_next(opd, "opd"));
}

int
main(int argc, char **argv)
{
	g_autoptr(PpidClassifier) c = NULL;

	g_test_init(&argc, &argv, NULL);
	c = letter_classifier();
	g_test_add_data_func("/agency/first", c, test_first);
	g_test_add_data_func("/agency/rank", c, test_rank);
	g_test_add_data_func("/agency/sure", c, test_sure);
	g_test_add_data_func("/agency/sender", c, test_sender);
	g_test_add_data_func("/agency/parts", c, test_parts);
	g_test_add_data_func("/agency/quoted", c, test_quoted);
	return g_test_run();
}
