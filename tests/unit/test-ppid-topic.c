/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a letter is about: topic, class of information, goal, category. */
#include "config.h"

#include "letter.h"
#include "ppid-error.h"
#include "scratch.h"

typedef struct {
	const char *text;
	const char *code; /* of rank 1; NULL: none */
} Case;

static const Case topics[] = {
	{ "mohon salinan LRA dan CaLK tahun 2025", "realisasi_apbd" },
	{ "minta DPA dinas sama RKA nya", "realisasi_apbd" },
	{ "mohon kontrak, HPS dan BAST paket itu", "kontrak_pengadaan" },
	{ "nyuhunkeun data duit desa jeung BUMDes", "apbdes_dana_desa" },
	{ "mohon RKAS dan SPJ BOS SDN 1", "dana_bos" },
	{ "salinan UKL-UPL pabrik kantong plastik", "lingkungan_amdal" },
	{ "peta RDTR dan PKKPR perumahan baru", "tata_ruang_rtrw" },
	{ "minta daftar penerima bansos PKH", "kemiskinan_ekstrem" },
	{ "mohon prevalensi balita stunting", "stunting" },
	{ "jumlah bank sampah aktif dan lokasinya", "bank_sampah" },
	{ "luas KHDPK dan daftar LMDH", "perhutanan_sosial" },
	{ "minta insentif kader posyandu", "pkk_posyandu" },
	{ "minta data dispensasi nikah", "perempuan_anak" },
	{ "mohon jumlah penduduk per kecamatan", "kependudukan" },
	{ "mohon Renstra dan LKjIP", "dokumen_perencanaan" },
	{ "minta data tunggakan PBB-P2", "pajak_daerah" },
	{ "minta daftar izin minimarket", "perizinan" },
	{ "mohon formasi PPPK yang kosong", "kepegawaian" },
	{ "mohon daftar informasi publik", "ppid_ip" },
	{ "minta rekaman CCTV simpang lima", "cctv" },
	{ "minta fotokopi Letter C nomor 10", "tanah_letter_c" },
	{ "mohon izin praktik kerja lapangan", "izin_penelitian_magang" },
	{ "jalan di kampung kami sudah lama rusak", "infrastruktur_pengaduan" },
	{ "daftar IUP galian C yang berlaku", "tambang" },
	{ "mohon dokumen pagar laut", "pagar_laut_reklamasi" },
	/* words of manners are none of a permit */
	{ "izin bertanya pak, mohon data puskesmas", "kesehatan" },
	{ "mohon data angkot, fotokopi KTP terlampir", "perhubungan" },
	/* a register number names nothing */
	{ "mohon kabar nomor 0012/APBD/2026", NULL },
	{ "mohon kabarnya", NULL },
};

static const Case classes[] = {
	{ "mohon salinan LHKPN bupati", "berkala" },
	{ "mohon laporan realisasi anggaran 2025", "berkala" },
	{ "mohon jadwal pemadaman bergilir", "serta-merta" },
	{ "mohon hasil uji sampel makanan kasus keracunan", "serta-merta" },
	{ "mohon perjanjian kerja sama parkir", "setiap-saat" },
	{ "mohon jumlah pegawai per dinas", "setiap-saat" },
	{ "mohon rekam medis pasien RSUD", "dikecualikan" },
	{ "mohon data BNBA: nama dan alamat penerima", "dikecualikan" },
	{ "mohon sesuatu yang menarik", NULL },
};

static const Case complaints[] = {
	{ "PJU di depan rumah sudah lama mati, tolong diperbaiki pak!",
	  "perhubungan/lampu-penerangan-jalan-umum" },
	{ "jalan rusak parah dan berlubang, tolong diperbaiki",
	  "pekerjaan-umum-dan-penataan-ruang/jalan-berlubang" },
	{ "saya mau mengadukan air PDAM mati sudah seminggu, tolong pak",
	  "energi-dan-sumber-daya-alam/gangguan-layanan-penyaluran-air" },
	{ "pengaduan: seragam wajib dibeli di sekolah, kami keberatan biayanya",
	  "pendidikan-dan-kebudayaan/biaya-sekolah" },
};

static xmlNode *
classify(const PpidClassifier *c, const char *subject, const char *text,
	 xmlDoc **doc_out)
{
	*doc_out = letter_new("budi@contoh.example", subject, text);
	return letter_classify(c, *doc_out);
}

static void
check_first(const PpidClassifier *c, const char *subject, const Case *cases,
	    gsize count, const char *element)
{
	for (gsize i = 0; i < count; i++) {
		g_autoptr(xmlDoc) doc = NULL;
		xmlNode *k = classify(c, subject, cases[i].text, &doc);
		xmlNode *node = ppid_xml_child(k, element);
		g_autofree char *code = ppid_xml_get(node, "kode");

		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(code, ==, cases[i].code);
		if (node != NULL)
			g_assert_true(ppid_xml_is(node, "peringkat", "1"));
	}
}

static void
test_first(gconstpointer data)
{
	check_first(data, "Permohonan", topics, G_N_ELEMENTS(topics), "topik");
	check_first(data, "Permohonan informasi", classes,
		    G_N_ELEMENTS(classes), "kelas");
	check_first(data, "Pengaduan", complaints, G_N_ELEMENTS(complaints),
		    "kategori-lapor");
}

/* Always a hint, with the article. */
static void
test_class(gconstpointer data)
{
	g_autoptr(xmlDoc) doc = NULL;
	xmlNode *k = classify(data, "Permohonan informasi",
			      "mohon: 1. laporan keuangan 2025; 2. rekam medis "
			      "pasien; 3. perjanjian kerja sama",
			      &doc);
	xmlNode *node = ppid_xml_child(k, "kelas");
	guint count = 0;

	for (; node != NULL; node = ppid_xml_next(node, "kelas"), count++) {
		g_assert_true(ppid_xml_is(node, "petunjuk", "ya"));
		if (ppid_xml_is(node, "kode", "dikecualikan"))
			g_assert_true(ppid_xml_is(node, "dasar", "UU14 17h"));
		if (ppid_xml_is(node, "kode", "berkala"))
			g_assert_true(
				ppid_xml_is(node, "dasar", "PK21 14(2)d"));
	}
	g_assert_cmpuint(count, ==, 3);
}

static xmlNode *
find_evidence(xmlNode *k, const char *rule)
{
	xmlNode *node = ppid_xml_child(k, "bukti");

	while (node != NULL && !ppid_xml_is(node, "aturan", rule))
		node = ppid_xml_next(node, "bukti");
	return node;
}

static void
test_evidence(gconstpointer data)
{
	g_autoptr(xmlDoc) doc = NULL;
	xmlNode *k = classify(data, "Permohonan informasi",
			      "mohon salinan RKAS tahun ini", &doc);
	xmlNode *node = find_evidence(k, "T-DANA-BOS-01");
	g_autofree char *text = ppid_xml_text(node);
	g_autofree char *sure =
		ppid_xml_get(ppid_xml_child(k, "topik"), "keyakinan");

	g_assert_cmpstr(text, ==, "RKAS");
	g_assert_true(ppid_xml_is(node, "bagian", "1"));
	g_assert_true(ppid_xml_is(node, "surel", "surel-1"));
	g_assert_true(ppid_xml_is(node, "awal", "14"));
	g_assert_true(ppid_xml_is(node, "panjang", "4"));
	g_assert_cmpfloat(g_ascii_strtod(sure, NULL), >, 0.4);
	g_assert_cmpfloat(g_ascii_strtod(sure, NULL), <, 1);
	/* what the topic implies has the words of the topic */
	node = find_evidence(k, "B-04-01");
	g_assert_true(ppid_xml_is(node, "awal", "14"));
}

/* Quotations do not count, attachments less than own words. */
static void
test_places(gconstpointer data)
{
	g_autoptr(xmlDoc) quoted = NULL;
	g_autoptr(xmlDoc) attached = letter_new(
		"budi@contoh.example", "Permohonan informasi",
		"Mohon daftar trayek angkot yang masih berlaku di kota kami "
		"tahun ini beserta nama pengelolanya, terima kasih banyak.");
	xmlNode *k = classify(data, "Re: Permohonan informasi",
			      "Mohon daftar trayek angkot saja.\n\n"
			      "> Mohon salinan APBDes dan dana desa.",
			      &quoted);
	xmlNode *node = ppid_xml_child(k, "topik");

	g_assert_true(ppid_xml_is(node, "kode", "perhubungan"));
	g_assert_null(ppid_xml_next(node, "topik"));
	letter_attach(attached, "2", "notulen musyawarah: dana desa");
	node = ppid_xml_child(letter_classify(data, attached), "topik");
	g_assert_true(ppid_xml_is(node, "kode", "perhubungan"));
}

/* Automatic replies are about nothing; requests have no category. */
static void
test_kinds(gconstpointer data)
{
	g_autoptr(xmlDoc) reply = NULL, request = NULL;
	xmlNode *k = classify(data, "Automatic reply: salinan APBD",
			      "Saya sedang cuti dan akan membalas surel "
			      "Anda tentang APBD setelah kembali.",
			      &reply);

	g_assert_true(ppid_xml_is(k, "jenis", "balasan-otomatis"));
	g_assert_null(ppid_xml_child(k, "topik"));
	g_assert_null(ppid_xml_child(k, "kelas"));
	k = classify(data, "Permohonan informasi",
		     "mohon salinan kontrak perbaikan jembatan", &request);
	g_assert_nonnull(ppid_xml_child(k, "topik"));
	g_assert_null(ppid_xml_child(k, "kategori-lapor"));
}

/* Twice the same, and valid. */
static void
test_again(gconstpointer data)
{
	g_autoptr(xmlDoc) doc = NULL;
	xmlNode *k = classify(data, "Pengaduan",
			      "jalan rusak, PJU mati, sampah tidak diangkut, "
			      "tolong diperbaiki; pungli juga",
			      &doc);
	xmlChar *before, *after;
	int size;

	g_assert_nonnull(k);
	xmlDocDumpMemory(doc, &before, &size);
	letter_classify(data, doc);
	xmlDocDumpMemory(doc, &after, &size);
	g_assert_cmpstr((char *)before, ==, (char *)after);
	xmlFree(before);
	xmlFree(after);
}

#define TABLE(rest)                                                            \
	"<golongan xmlns=\"urn:ppid:berkas:1\" versi=\"2026-01-01\" "          \
	"untuk=\"permohonan\" ambang=\"1\" paling-banyak=\"3\" paruh=\"1\">"   \
	rest "</golongan>"
#define RULE(id, rest)                                                         \
	"<aturan id=\"" id "\" bobot=\"2\" sumber=\"x\" tanda=\"D\"" rest
#define ITEM(rest) "<butir kode=\"a\" nama=\"A\">" rest "</butir>"

static const struct {
	const char *table;
	const char *message;
} broken[] = {
	{ TABLE(ITEM(RULE("T-1", "><frasa>--</frasa></aturan>"))),
	  "a phrase without a word" },
	{ TABLE(ITEM(RULE("T-1", "/>") RULE("T-1", "/>"))),
	  "a second rule of this id" },
	{ TABLE(ITEM(RULE("T-1", "><urut dari=\"D-A\" ke=\"D-A\"/></aturan>"))),
	  "no list 'D-A' before" },
	{ TABLE(ITEM(RULE("T-1", " topik=\"a\"/>"))), "no topic 'a' before" },
	{ TABLE("<daftar id=\"D-A\"><kata>a</kata></daftar>"
		"<daftar id=\"D-A\"><kata>b</kata></daftar>" ITEM("")),
	  "a second list of this id" },
	{ "<golongan xmlns=\"urn:ppid:berkas:1\"/>", "topik.xml:1: " },
};

static void
test_broken(void)
{
	g_autoptr(Scratch) dir = scratch_new();

	for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
		g_autoptr(GError) error = NULL;

		scratch_put(dir, "golongan/topik.xml", broken[i].table);
		g_assert_null(ppid_topics_load(dir, &error));
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_assert_nonnull(strstr(error->message, broken[i].message));
	}
}

/* An own table counts; a pair of words wants both, in order, near. */
static void
test_own(void)
{
	static const char table[] = TABLE(
		"<daftar id=\"D-A\"><kata>satu</kata></daftar>"
		"<daftar id=\"D-B\"><kata>dua</kata></daftar>" ITEM(RULE(
			"T-1",
			"><urut dari=\"D-A\" ke=\"D-B\" jarak=\"2\"/></aturan>")));
	static const struct {
		const char *text;
		bool found;
	} pairs[] = {
		{ "mohon data satu dan dua", true },
		{ "mohon data satu dan lalu dua", false },
		{ "mohon data dua satu", false },
	};
	g_autoptr(Scratch) dir = scratch_new();
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidClassifier) c = NULL;
	static const char *const rest[] = {
		"golongan/tpb.xml", "golongan/kelas.xml",
		"golongan/pengaduan.xml"
	};

	scratch_put(dir, "golongan/topik.xml", table);
	for (gsize i = 0; i < G_N_ELEMENTS(rest); i++)
		scratch_put(dir, rest[i], TABLE(ITEM("")));
	c = ppid_classifier_new(dir, &error);
	g_assert_no_error(error);
	for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autoptr(xmlDoc) doc = NULL;
		xmlNode *k = classify(c, "Permohonan informasi", pairs[i].text,
				      &doc);

		g_test_message("%s", pairs[i].text);
		g_assert_true((ppid_xml_child(k, "topik") != NULL) ==
			      pairs[i].found);
	}
}

int
main(int argc, char **argv)
{
	g_autoptr(PpidClassifier) c = NULL;

	g_test_init(&argc, &argv, NULL);
	c = letter_classifier();
	g_test_add_data_func("/topic/first", c, test_first);
	g_test_add_data_func("/topic/class", c, test_class);
	g_test_add_data_func("/topic/evidence", c, test_evidence);
	g_test_add_data_func("/topic/places", c, test_places);
	g_test_add_data_func("/topic/kinds", c, test_kinds);
	g_test_add_data_func("/topic/again", c, test_again);
	g_test_add_func("/topic/broken", test_broken);
	g_test_add_func("/topic/own", test_own);
	return g_test_run();
}
