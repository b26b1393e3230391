/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which agency: what people call it, old names, matters, bodies elsewhere. */
#include "config.h"

#include "letter.h"

typedef struct {
	const char *text;
	const char *code; /* of rank 1; "-": none */
} Row;

/* As people say it. */
static const Row spoken[] = {
	{ "dinas sekolahan kapan benerin atap sd", "Dindik" },
	{ "orang pajak daerah minta bayar dua kali", "Bapenda" },
	{ "petugas capil galak", "Disdukcapil" },
	{ "anak buah satpol minta uang ke pedagang", "Satpol PP" },
	{ "dinas kebersihan kerja ga sih", "DLH" },
	{ "kadis pu yang baru siapa", "DPUPR" },
	{ "orang dishub di terminal minta jatah", "Dishub" },
	{ "kadinkes minta klarifikasi", "Dinkes" },
	{ "kadisdik tolong cek", "Dindik" },
	{ "pak camat sudah janji", "Kecamatan" },
	{ "bu lurah tidak pernah di tempat", "Kelurahan" },
	{ "dinas pasar naikkan sewa kios", "Disperindag" },
	{ "dinas pertanian bagi pupuk ke siapa", "DKPP" },
	{ "dinas perijinan lama sekali", "DPMPTSP" },
	{ "mobil pemadam datang telat", "Damkar" },
	{ "pegawai inspektorat sudah periksa belum", "Inspektorat" },
	{ "orang dewan kunker ke bali habis berapa", "Setwan" },
	{ "kantor desa tutup terus", "Pemdes" },
	{ "bagian umum setda beli mobil", "Setda" },
	{ "kominfo kok lambat", "Diskominfo" },
	{ "perpusda buka jam berapa dan koleksinya", "DPK" },
	{ "dinas tenaga kerja tidak mengawasi pabrik", "Disnakertrans" },
};

/* Names that are no longer used, and names of other governments. */
static const Row names[] = {
	{ "data dari Dishubkominfo tahun 2012", "Dishub|Diskominfo" },
	{ "surat Distamben Banten", "DESDM" },
	{ "arsip BPLHD", "DLH" },
	{ "DLHK Provinsi Banten", "DLH" },
	{ "laporan Dispenda", "Bapenda" },
	{ "DPPKAD Kabupaten Serang", "BPKAD" },
	{ "data BPMPD tahun 2014", "DPMD" },
	{ "BKPP Kota Tangerang", "BKPSDM" },
	{ "BKDPSDM Kota Tangerang Selatan", "BKPSDM" },
	{ "Dinas Tata Kota Tangerang Selatan", "DPUPR|DPRKP" },
	{ "Dinas Bangunan dan Penataan Ruang", "DPUPR|DPRKP" },
	{ "Disbudpar Kota Tangerang", "Disporapar" },
	{ "Dinas Pemuda dan Olahraga Kota Serang", "Disporapar" },
	{ "Dispora Kabupaten Tangerang", "Disporapar" },
	{ "Dinas Pariwisata Provinsi Banten", "Disporapar" },
	{ "Dinas Perikanan Kabupaten Tangerang", "DKP" },
	{ "Diskanla", "DKP" },
	{ "Distanak Pandeglang", "DKPP" },
	{ "Dinas Ketahanan Pangan Kota Tangerang", "DKPP" },
	{ "Disperindagkop UKM", "Disperindag|Dinkop UKM" },
	{ "Diskoumperindag Kabupaten Serang", "Disperindag|Dinkop UKM" },
	{ "Dinas Koperasi Kabupaten Lebak", "Dinkop UKM" },
	{ "DPAD Kota Tangerang", "DPK" },
	{ "Bapperida Kabupaten Lebak", "Bappeda" },
	{ "DP3AP2KB Kota Cilegon", "DP3AP2KB" },
	{ "Dinas PUPR Kab. Pandeglang", "DPUPR" },
	{ "DSDABMBK Tangsel", "DPUPR" },
	{ "Disperkimta Kota Tangerang Selatan", "DPRKP" },
	{ "DCKTR Kota Cilegon", "DPUPR|DPRKP" },
	{ "DKCS Kota Cilegon", "Disdukcapil" },
	{ "BPKPAD Kota Cilegon", "BPKAD" },
	{ "Biro Umum Setda Provinsi Banten", "Setda" },
	{ "Biro Perekonomian", "Setda" },
};

/* What is asked, and nobody named. */
static const Row matters[] = {
	{ "berapa banyak penerima bedah rumah dan rutilahu", "DPRKP|Dinsos" },
	{ "minta daftar penerima PKH", "Dinsos" },
	{ "ganti rugi pohon tumbang di taman kota", "DLH" },
	{ "harga sembako di pasar induk", "Disperindag" },
	{ "kuota pupuk bersubsidi petani", "DKPP" },
	{ "populasi sapi dan vaksin PMK", "DKPP" },
	{ "bantuan perahu nelayan", "DKP" },
	{ "UMKM penerima hibah gerobak", "Dinkop UKM" },
	{ "dana hibah KONI", "Disporapar" },
	{ "jumlah ormas yang terdaftar", "Kesbangpol" },
	{ "formasi PPPK tahun 2025", "BKPSDM" },
	{ "realisasi APBD per dinas dan LRA", "BPKAD" },
	{ "dokumen RPJMD dan Renja", "Bappeda" },
	{ "pemenang tender dan dokumen kontraknya", "Bagian PBJ" },
	{ "salinan perbup tentang tunjangan", "Bagian Hukum" },
	{ "guru ngaji dapat insentif berapa", "Bagian Kesra" },
	{ "kasus KDRT yang ditangani UPTD PPA", "DP3AP2KB" },
	{ "hasil uji KIR truk", "Dishub" },
	{ "upah minimum dan serikat buruh", "Disnakertrans" },
	{ "jadwal angkut sampah di perumahan", "DLH" },
	{ "peta rawan longsor", "BPBD" },
	{ "naskah kuno dan arsip statis", "DPK" },
	{ "titik wifi gratis", "Diskominfo" },
	{ "pokok pikiran dan reses anggota DPRD", "Setwan" },
	{ "SK standar pelayanan dan SOP", "Bagian Organisasi" },
	{ "kartu BPJS tertinggal; petugas puskesmas membentak ibu saya",
	  "Dinkes" },
	{ "loket KTP di kecamatan tutup jam 11", "Disdukcapil" },
	{ "landfill: daily tonnage of waste", "DLH" },
	{ "number of schools and teachers", "Dindik" },
	{ "hospital beds and patients", "RSUD" },
	{ "the condition of district roads and bridges", "DPUPR" },
};

/* Of no government of the region: an officer may redirect. */
static const Row elsewhere[] = {
	{ "sertipikat tanah saya belum jadi di BPN", "BPN" },
	{ "Kantor Pertanahan belum menerbitkan SHM", "BPN" },
	{ "data sensus penduduk BPS", "BPS" },
	{ "jumlah kecelakaan lalu lintas per ruas jalan", "Polres/Polda" },
	{ "penggunaan dana BOS di MTs", "Kemenag" },
	{ "tilang di Polres", "Polres/Polda" },
	{ "SP2HP laporan polisi saya di polsek", "Polres/Polda" },
	{ "daftar pemilih tetap KPU", "KPU/Bawaslu" },
	{ "anggaran Bawaslu untuk pilkada", "KPU/Bawaslu" },
	{ "kuota haji Kemenag", "Kemenag" },
	{ "biaya nikah di KUA", "Kemenag" },
	{ "listrik padam, PLN tidak datang", "PLN" },
	{ "iuran BPJS Kesehatan saya nunggak", "BPJS" },
	{ "kawasan hutan Perhutani digarap", "Perhutani/BPSKL" },
	{ "tuntutan jaksa di kejaksaan negeri", "Kejari/Kejati" },
	{ "laporan saya ke Ombudsman", "Ombudsman" },
	{ "antrean paspor di kantor imigrasi", "Imigrasi" },
	{ "NPWP dan SPT tahunan di KPP Pratama", "DJP" },
	{ "jalan nasional rusak, kapan BPJN memperbaiki", "BPJN/BBWS" },
	{ "akta cerai dari Pengadilan Agama", "Pengadilan" },
};

/* Words that are of no agency. */
static const Row none[] = {
	{ "rumah di Jalan Pasar Baru", "-|DPUPR" },
	{ "alamat: Jl. Pendidikan No. 5", "-" },
	{ "alamat: Jl.Pendidikan", "-" },
	{ "alamat kami Gang Kesehatan RT 2", "-" },
	{ "terima kasih atas perhatiannya", "-" },
	{ "kantornya di Jalan Raya Pajak", "-|DPUPR" },
};

static bool
is_one_of(const char *code, const char *list)
{
	g_auto(GStrv) codes = g_strsplit(list, "|", -1);

	return g_strv_contains((const char *const *)codes, code);
}

static void
check_rows(const PpidClassifier *c, const Row *rows, gsize count, bool outside)
{
	for (gsize i = 0; i < count; i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("budi@contoh.example", "x", rows[i].text);
		xmlNode *opd = ppid_xml_child(letter_classify(c, doc), "opd");
		g_autofree char *code = ppid_xml_get(opd, "kode");

		if (is_one_of(code != NULL ? code : "-", rows[i].code) &&
		    ppid_xml_is(opd, "luar", "ya") == outside)
			continue;
		g_test_message("%s: want %s, got %s", rows[i].text,
			       rows[i].code, code != NULL ? code : "-");
		g_test_fail();
	}
}

#define ROWS(name, outside)                                                    \
	static void test_##name(gconstpointer data)                            \
	{                                                                      \
		check_rows(data, name, G_N_ELEMENTS(name), outside);           \
	}

ROWS(spoken, false)
ROWS(names, false)
ROWS(matters, false)
ROWS(elsewhere, true)
ROWS(none, false)

int
main(int argc, char **argv)
{
	g_autoptr(PpidClassifier) c = NULL;

	g_test_init(&argc, &argv, NULL);
	c = letter_classifier();
	g_test_add_data_func("/agency/spoken", c, test_spoken);
	g_test_add_data_func("/agency/names", c, test_names);
	g_test_add_data_func("/agency/matters", c, test_matters);
	g_test_add_data_func("/agency/elsewhere", c, test_elsewhere);
	g_test_add_data_func("/agency/none", c, test_none);
	return g_test_run();
}
