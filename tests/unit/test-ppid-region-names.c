/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose information: names that repeat, streets, addresses, elsewhere. */
#include "config.h"

#include "letter.h"
#include "ppid-data.h"

/* The code of the government; or why there is none: wilayah-belum/@sebab,
 * "-" if that is absent, too. */
typedef struct {
	const char *text;
	const char *answer;
} Row;

static const Row addressees[] = {
	{ "Kepada Yth. Bupati Serang, mohon data", "36.04" },
	{ "Yth. Wakil Bupati Tangerang", "36.03" },
	{ "Kepada Yth. Walikota Serang di tempat", "36.73" },
	{ "kpd yth wali kota tangerang", "36.71" },
	{ "Kepada Pj. Gubernur Banten", "36" },
	{ "Yth. PPID Kota Serang", "36.73" },
	{ "halo admin ppid kab. serang", "36.04" },
	{ "PPID KABUPATEN  TANGERANG", "36.03" },
	{ "Dear PPID of the City of South Tangerang", "36.74" },
	{ "I would like to ask the City of Serang for its budget", "36.73" },
	{ "to the Regent of Pandeglang", "36.01" },
	{ "To the Mayor of Cilegon: how many schools are there", "36.72" },
	{ "dinas pendidikan kab serang min", "36.04" },
	{ "Kepala Bapenda Kotamadya Tangerang", "36.71" },
	{ "Kepada Sekretaris Daerah Kabupaten Lebak selaku atasan PPID",
	  "36.02" },
	{ "Yth. Ketua DPRD Kota Cilegon", "36.72" },
	{ "kepada Direktur RSUD Balaraja", "36.03" },
	{ "rsud berkah antri obatnya lama", "36.01" },
	{ "mohon laporan keuangan RSUD dr. Drajat Prawiranegara", "36.04" },
	{ "tarif air PDAM Tirta Benteng naik, minta SK-nya", "36.71" },
	{ "laporan audit Tirta Kerta Raharja", "36.03" },
	/* the body that is asked, not those that the matter is about */
	{ "Kepada PPID Kota Serang. Mohon perjanjian kerja sama sampah "
	  "dengan Kota Tangerang Selatan",
	  "36.73" },
	{ "Kepada PPID Kota Cilegon, saya warga Kab. Serang, mohon data "
	  "pelabuhan",
	  "36.72" },
	{ "Kepada Dinas Sosial Kab. Pandeglang. Tembusan: Gubernur Banten",
	  "36.01" },
	/* bare names of two governments */
	{ "mohon data jalan di Serang", "taksa" },
	{ "dinas kesehatan tangerang berapa puskesmasnya", "taksa" },
	{ "Yth. PPID Serang di tempat", "taksa" },
	{ "Dinkes Serang: data stunting Kramatwatu", "36.04" },
	{ "Dinkes Serang: data stunting Taktakan", "36.73" },
	{ "PPID Tangerang, jalan di Balaraja kapan diperbaiki", "36.03" },
	{ "PPID Tangerang, jalan di Karang Tengah kapan diperbaiki", "36.71" },
};

static const Row places[] = {
	/* kecamatan of two governments */
	{ "sampah menumpuk di Curug", "taksa" },
	{ "data sekolah di Kecamatan Curug Kabupaten Tangerang", "36.03" },
	{ "data sekolah di Kecamatan Curug, Kota Serang", "36.73" },
	{ "jalan rusak di kec. Cibeber Cilegon", "36.72" },
	{ "jalan rusak di kec. Cibeber Lebak", "36.02" },
	{ "data bansos kec. Sobang, Pandeglang", "36.01" },
	{ "data bansos kec. Sobang kab. Lebak", "36.02" },
	/* one place, written in two ways */
	{ "anggaran desa di Kec. Lebakwangi", "36.04" },
	{ "anggaran desa di Kec. Lebak Wangi", "36.04" },
	/* kecamatan named like governments elsewhere */
	{ "data penerima PKH di Kec. Bandung", "36.04" },
	{ "data penerima PKH di Kecamatan Purwakarta", "36.72" },
	{ "data penerima PKH di Kecamatan Jombang", "36.72" },
	{ "anggaran Kecamatan Banjar", "36.01" },
	{ "jalan di Kabupaten Purwakarta rusak", "luar" },
	{ "minta data Kabupaten Jombang", "luar" },
	/* a kecamatan with the name of the regency */
	{ "data lurah di Kecamatan Pandeglang", "36.01" },
	{ "PBB Kecamatan Cilegon", "36.72" },
	{ "PBB Kecamatan Serang", "36.73" },
	{ "PBB Kecamatan Tangerang", "36.71" },
	/* villages: of one, or of many */
	{ "APBDes Desa Cigorondong", "36.01" },
	{ "APBDes Desa Neglasari", "taksa" },
	{ "APBDes Desa Neglasari Kecamatan Cibeber Kabupaten Lebak", "36.02" },
	{ "APBDes Desa Sukasari Kec. Rajeg", "36.03" },
	{ "rekap KK kelurahan Neglasari kecamatan Neglasari", "36.71" },
	{ "APBDes Desa Sukamaju, Kecamatan Cikeusik", "36.01" },
	{ "bumdes gembor, di pinggir jalan raya, binuang", "36.04" },
	{ "Desa Ciwarna Kec. Mancak gelap. Urusan Dishub kabupaten. Mohon "
	  "diperbaiki",
	  "36.04" },
	/* what people call places */
	{ "sampah depan smp ciceri ga diangkut", "36.73" },
	{ "tonase TPA Cipeucang", "36.74" },
	{ "kantor Kecamatan Cipeucang tutup", "36.01" },
	{ "air lindi TPA Rawa Kucing", "36.71" },
	{ "bau TPSA Bagendung", "36.72" },
	{ "retribusi masuk Tanjung Lesung", "36.01" },
	{ "data pengunjung Baduy 2025", "36.02" },
	{ "macet di BSD tiap pagi", "36.74" },
	{ "jalan ke Gading Serpong banjir", "36.03" },
	/* words of the language */
	{ "bola kasti dan setu pagi muncul", "-" },
	{ "benda hilang di taman baru", "-" },
	{ "mohon data maja dan sawah", "-" },
};

static const Row streets[] = {
	{ "Jalan Serang berlubang", "-" },
	{ "lampu Jl. Raya Pandeglang mati", "-" },
	{ "Jalan Pasar Baru macet", "-" },
	{ "kantor kami di Jl. Lebak Bulus Raya", "-" },
	{ "Jl. Raya Tangerang No. 4, Kecamatan Cikande", "36.04" },
	{ "Jalan rusak di Pandeglang", "36.01" },
	{ "jalan berlubang di Cilegon", "36.72" },
	{ "Jl Raya Cisauk-Lapan gelap, kapan lampunya diperbaiki", "36.03" },
	{ "PPID Kota Tangerang: lampu Jl. Raya Serpong mati", "36.71" },
	{ "tol Serang - Panimbang, ganti rugi lahannya di Cikulur", "36.02" },
	/* firms, schools, universities */
	{ "PT Tangerang Sejahtera minta penjelasan", "-" },
	{ "CV Cilegon Jaya mohon salinan kontrak", "-" },
	{ "saya mahasiswa Universitas Pandeglang", "-" },
	{ "limbah PT Pandeglang Makmur di Kragilan", "36.04" },
	/* schools of the sender are no matter of the province */
	{ "aku siswa SMA di Pamulang, minta data kecelakaan di Tangsel",
	  "36.74" },
	{ "Guru SMKN minta data sampah Kota Cilegon", "36.72" },
	{ "data guru SMK negeri se-Kota Cilegon yang belum ASN", "36" },
};

static const Row senders[] = {
	{ "Mohon data wisata Kabupaten Lebak. Alamat: Ciledug, Kota "
	  "Tangerang",
	  "36.02" },
	{ "Alamat saya Jl. Merdeka 5, Kota Serang. Saya mohon data "
	  "perikanan Kabupaten Pandeglang",
	  "36.01" },
	{ "Saya ber-KTP Kota Bogor. Minta data UMKM Kota Cilegon", "36.72" },
	{ "Kami berkantor di Jakarta Selatan, mohon APBD Kota Tangerang "
	  "Selatan",
	  "36.74" },
	{ "warga Kec. Labuan, minta data bansos", "36.01" },
	{ "Domisili: Bandung. Minta data Kabupaten Tangerang", "36.03" },
	{ "saya lahir di Serang, tinggal di Rangkasbitung, minta akta",
	  "36.02" },
	{ "saya warga Jawa Barat mau tanya data Kabupaten Serang", "36.04" },
};

static const Row elsewhere[] = {
	{ "Kepada PPID Kabupaten Bogor, mohon data", "luar" },
	{ "PPID Provinsi Jawa Barat, minta APBD", "luar" },
	{ "Yth. Dinas Pendidikan Kota Depok", "luar" },
	{ "Kepada Pemprov DKI Jakarta", "luar" },
	{ "data sekolah di Lebak Bulus", "luar" },
	{ "jalan di Serang Baru Bekasi", "luar" },
	{ "Kepada PPID Kota Surakarta. Tembusan PPID Provinsi Banten", "luar" },
	{ "Kepada PPID Kabupaten Wonogiri, mohon data", "luar" },
	{ "mohon data", "-" },
	{ "PPID kabupaten. Mohon data", "-" },
	{ "PPID Kota/Kabupaten, Mohon data", "-" },
	/* several, asked alike */
	{ "Kepada PPID Kab. Serang dan PPID Kota Serang, mohon data",
	  "beberapa" },
	{ "Kepada Yth. 1. Bupati Lebak 2. Bupati Pandeglang", "beberapa" },
	{ "Kepada Yth.\n1. Kepala Dinas Kesehatan Kota Cilegon\n"
	  "2. Kepala Dinas Kesehatan Kabupaten Serang\nMohon data",
	  "beberapa" },
	{ "Kepada Yth. PPID Kota Tangerang & PPID Kota Tangerang Selatan",
	  "beberapa" },
	{ "Yth. PPID Kab/Kota se-Banten", "beberapa" },
	{ "mohon data Kabupaten Lebak dan Kabupaten Pandeglang", "taksa" },
	{ "Kepada Yth. Bupati Lebak dan Wakil Bupati Lebak", "36.02" },
};

static void
check_rows(const PpidClassifier *c, const Row *rows, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("budi@contoh.example", "x", rows[i].text);
		xmlNode *k = letter_classify(c, doc);
		g_autofree char *code =
			ppid_xml_get(ppid_xml_child(k, "wilayah"), "kode");
		g_autofree char *reason = ppid_xml_get(
			ppid_xml_child(k, "wilayah-belum"), "sebab");
		const char *got = code != NULL	   ? code
				  : reason != NULL ? reason
						   : "-";

		if (strcmp(got, rows[i].answer) == 0)
			continue;
		g_test_message("%s: want %s, got %s", rows[i].text,
			       rows[i].answer, got);
		g_test_fail();
	}
}

#define ROWS(name)                                                             \
	static void test_##name(gconstpointer data)                            \
	{                                                                      \
		check_rows(data, name, G_N_ELEMENTS(name));                    \
	}

ROWS(addressees)
ROWS(places)
ROWS(streets)
ROWS(senders)
ROWS(elsewhere)

static const Row candidates[] = {
	{ "PPID Serang, mohon data", "36.04 36.73" },
	{ "Kepada PPID Kab. Serang dan PPID Kota Serang", "36.04 36.73" },
	{ "mohon data jalan di Tangerang", "36.03 36.71" },
	{ "mohon data kecamatan Curug", "36.03 36.73" },
	{ "Kepada: 1. PPID Kabupaten Lebak 2. PPID Kota Serang 3. PPID Kota "
	  "Cilegon",
	  "36.02 36.72 36.73" },
	{ "Kepada PPID Kota Depok", "" },
};

/* Staff see whom it may be. */
static void
test_candidates(gconstpointer data)
{
	for (gsize i = 0; i < G_N_ELEMENTS(candidates); i++) {
		g_autoptr(xmlDoc) doc = letter_new("budi@contoh.example", "x",
						   candidates[i].text);
		g_autoptr(GString) got = g_string_new(NULL);
		xmlNode *node = ppid_xml_child(
			ppid_xml_child(letter_classify(data, doc),
				       "wilayah-belum"),
			"calon");

		for (; node != NULL; node = ppid_xml_next(node, "calon")) {
			g_autofree char *code = ppid_xml_get(node, "kode");

			g_string_append_printf(got, "%s%s",
					       got->len > 0 ? " " : "", code);
		}
		g_assert_cmpstr(got->str, ==, candidates[i].answer);
	}
}

/* Kecamatan, and desa with kelurahan, by the table of the ministry. */
static const struct {
	const char *code;
	guint districts;
	guint villages;
} counts[] = {
	{ "36.01", 35, 339 }, { "36.02", 28, 345 }, { "36.03", 29, 274 },
	{ "36.04", 29, 326 }, { "36.71", 13, 104 }, { "36.72", 8, 43 },
	{ "36.73", 6, 67 },   { "36.74", 7, 54 },   { "36", 155, 1552 },
};

static guint
count_codes(GHashTable *codes, const char *prefix, gsize length)
{
	GHashTableIter iter;
	gpointer key;
	guint n = 0;

	g_hash_table_iter_init(&iter, codes);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		n += strlen(key) == length && g_str_has_prefix(key, prefix);
	return n;
}

static void
test_counts(gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc = ppid_data_load_xml(NULL, "wilayah.xml",
						   "wilayah.xsd", NULL, &error);
	g_autoptr(GHashTable) codes =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	xmlNode *node;

	(void)data;
	g_assert_no_error(error);
	node = ppid_xml_child(xmlDocGetRootElement(doc), "tempat");
	for (; node != NULL; node = ppid_xml_next(node, "tempat"))
		g_hash_table_add(codes, ppid_xml_get(node, "kode"));
	for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
		g_assert_cmpuint(count_codes(codes, counts[i].code, 8), ==,
				 counts[i].districts);
		g_assert_cmpuint(count_codes(codes, counts[i].code, 13), ==,
				 counts[i].villages);
	}
}

static char *
name_above(xmlNode *place, const char *code)
{
	for (; place != NULL; place = ppid_xml_next(place, "tempat")) {
		g_autofree char *above = ppid_xml_get(place, "kode");

		if (strlen(above) == 8 && g_str_has_prefix(code, above) &&
		    ppid_xml_is(place, "jenis", "kecamatan"))
			return ppid_xml_get(place, "nama");
	}
	return NULL;
}

static bool
is_told(const PpidClassifier *c, const char *code, const char *village,
	const char *district)
{
	g_autofree char *text = g_strdup_printf("mohon data Desa %s Kecamatan "
						"%s",
						village, district);
	g_autoptr(xmlDoc) doc = letter_new("budi@contoh.example", "x", text);
	g_autofree char *got = ppid_xml_get(
		ppid_xml_child(letter_classify(c, doc), "wilayah"), "kode");

	return got != NULL && strlen(got) == 5 && g_str_has_prefix(code, got);
}

/* Every desa, with its kecamatan, is of the government of its code; but two
 * governments have a desa Sobang in a kecamatan Sobang. */
static void
test_every(gconstpointer data)
{
	g_autoptr(xmlDoc) table = ppid_data_load_xml(NULL, "wilayah.xml",
						     "wilayah.xsd", NULL, NULL);
	xmlNode *first = ppid_xml_child(xmlDocGetRootElement(table), "tempat");
	guint unclear = 0;

	for (xmlNode *n = first; n != NULL; n = ppid_xml_next(n, "tempat")) {
		g_autofree char *code = ppid_xml_get(n, "kode");
		g_autofree char *name = ppid_xml_get(n, "nama");
		g_autofree char *above = NULL;

		if (strlen(code) != 13)
			continue;
		above = name_above(first, code);
		if (is_told(data, code, name, above))
			continue;
		if (strcmp(name, above) != 0) {
			g_test_message("%s: %s", code, name);
			g_test_fail();
		}
		unclear++;
	}
	g_assert_cmpuint(unclear, <=, 3);
}

int
main(int argc, char **argv)
{
	g_autoptr(PpidClassifier) c = NULL;

	g_test_init(&argc, &argv, NULL);
	c = letter_classifier();
	g_test_add_data_func("/region/addressees", c, test_addressees);
	g_test_add_data_func("/region/places", c, test_places);
	g_test_add_data_func("/region/streets", c, test_streets);
	g_test_add_data_func("/region/senders", c, test_senders);
	g_test_add_data_func("/region/elsewhere", c, test_elsewhere);
	g_test_add_data_func("/region/candidates", c, test_candidates);
	g_test_add_data_func("/region/counts", c, test_counts);
	g_test_add_data_func("/region/every", c, test_every);
	return g_test_run();
}
