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

int
main(int argc, char **argv)
{
	g_autoptr(PpidClassifier) c = NULL;

	g_test_init(&argc, &argv, NULL);
	c = letter_classifier();
	g_test_add_data_func("/agency/first", c, test_first);
	g_test_add_data_func("/agency/rank", c, test_rank);
	g_test_add_data_func("/agency/sender", c, test_sender);
	return g_test_run();
}
