/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose information: the traps of the names of Banten. */
#include "config.h"

#include "letter.h"

static const struct {
	const char *text;
	const char *code; /* NULL: outside, several, or not to be told */
} cases[] = {
	{ "Kepada PPID Kabupaten Pandeglang, mohon data", "36.01" },
	{ "Yth. Bupati Lebak", "36.02" },
	{ "Kepada Yth. PPID Provinsi Banten", "36" },
	{ "Yth. PPID Kota Cilegon", "36.72" },
	/* the longer name wins */
	{ "PPID Kota Tangerang Selatan", "36.74" },
	{ "PPID Kota Tangerang", "36.71" },
	{ "PPID Kab. Tangerang", "36.03" },
	{ "ppid kota serang", "36.73" },
	{ "PPID Kab Serang", "36.04" },
	{ "kepada Pemkot Tangsel", "36.74" },
	/* names that two governments share prove nothing ... */
	{ "Yth. PPID Serang, mohon data sekolah", NULL },
	{ "Yth. PPID Tangerang, mohon data sekolah", NULL },
	/* ... but a place settles them */
	{ "Yth. PPID Serang, saya warga Kasemen", "36.73" },
	{ "Yth. PPID Serang, saya warga Ciruas", "36.04" },
	{ "Yth. PPID Tangerang, saya tinggal di Cipondoh", "36.71" },
	{ "Yth. PPID Tangerang, saya tinggal di Pakuhaji", "36.03" },
	/* kecamatan of two governments */
	{ "mohon data sampah di kecamatan Curug", NULL },
	{ "mohon data sampah di kecamatan Curug, kelurahan Sukawana",
	  "36.73" },
	{ "mohon data sampah di kec. Cibeber", NULL },
	{ "mohon data sampah di kecamatan Sobang", NULL },
	/* "Lebak" in the name of a place of another government */
	{ "mohon data di kecamatan Lebak Wangi", "36.04" },
	{ "mohon data di kecamatan Labuan", "36.01" },
	/* a word of the language is a place only after its level */
	{ "mohon data sumur bor dan petir", NULL },
	{ "mohon data desa di Kecamatan Sumur", "36.01" },
	/* desa names that repeat */
	{ "mohon data Desa Sukamaju", NULL },
	{ "mohon data desa Kadudampit", "36.01" },
	/* a street is named for where it leads */
	{ "rumah saya di Jl. Raya Cilegon, minta data", NULL },
	{ "minta data proyek Jalan Raya Pandeglang", NULL },
	/* who is asked goes before what is asked and who asks */
	{ "Kepada PPID Kabupaten Pandeglang: mohon data wisata Kabupaten "
	  "Lebak. Alamat saya Kota Tangerang",
	  "36.01" },
	{ "Kepada Dinas Pendidikan Provinsi Banten: data SMA di Kota "
	  "Tangerang",
	  "36" },
	/* matters of the province */
	{ "minta daftar izin galian C di Jawilan", "36" },
	{ "minta RKAS SMAN di Labuan", "36" },
	/* outside Banten */
	{ "Kepada PPID Kabupaten Bogor, mohon data", NULL },
	{ "Kepada PPID Kota Bandung, alamat saya Kota Serang", NULL },
	/* several */
	{ "Kepada PPID Kab/Kota se-Banten, mohon rekap", NULL },
	{ "Kepada: 1. PPID Kabupaten Lebak 2. PPID Kota Serang 3. PPID Kota "
	  "Cilegon. Mohon data",
	  NULL },
	/* the addressee goes before the letterhead */
	{ "PEMERINTAH KABUPATEN LEBAK\nDINAS SOSIAL\nNomor: 1\nKepada Yth. "
	  "Kepala Dinas Sosial Provinsi Banten\nMohon data",
	  "36" },
	{ "mohon data", NULL },
};

static void
test_traps(gconstpointer data)
{
	const PpidClassifier *c = data;

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("budi@contoh.example", "x", cases[i].text);
		g_autofree char *code = ppid_xml_get(
			ppid_xml_child(letter_classify(c, doc), "wilayah"),
			"kode");

		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(code, ==, cases[i].code);
	}
}

/* The region of our own body is no reason to claim one. */
static void
test_recipient(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc = letter_new("a@contoh.example", "data", "data");
	xmlNode *surel =
		ppid_berkas_surel(xmlDocGetRootElement(doc), "surel-1");
	xmlNode *to = ppid_xml_add(surel, "kepada", "ppid@pandeglangkab.go.id");
	xmlNode *wilayah;

	wilayah = ppid_xml_child(letter_classify(c, doc), "wilayah");
	g_assert_true(ppid_xml_is(wilayah, "kode", "36.01"));
	ppid_xml_remove(to);
	wilayah = ppid_xml_child(letter_classify(c, doc), "wilayah");
	g_assert_null(wilayah);
}

int
main(int argc, char **argv)
{
	g_autoptr(PpidClassifier) c = NULL;

	g_test_init(&argc, &argv, NULL);
	c = letter_classifier();
	g_test_add_data_func("/region/traps", c, test_traps);
	g_test_add_data_func("/region/recipient", c, test_recipient);
	return g_test_run();
}
