/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks: forms, sentences, signatures, several letters, attorneys. */
#include "config.h"

#include "letter.h"
#include "ppid-applicant.h"

static PpidClassifier *classifier;
static PpidApplicants *applicants;

/* "jenis nama=...;nik=...;" */
static char *
describe(xmlNode *berkas)
{
	xmlNode *pemohon = ppid_xml_child(berkas, "pemohon");
	g_autofree char *kind = ppid_xml_get(pemohon, "jenis");
	GString *out = g_string_new(kind != NULL ? kind : "-");

	g_string_append_c(out, ' ');
	for (xmlNode *n = pemohon != NULL ? pemohon->children : NULL; n != NULL;
	     n = n->next) {
		g_autofree char *value = ppid_xml_text(n);

		g_string_append_printf(out, "%s=%s;", (const char *)n->name,
				       value);
	}
	return g_string_free(out, FALSE);
}

static void
set_kind(xmlNode *berkas, const char *surel, const char *kind)
{
	xmlNode *k = ppid_berkas_add(berkas, "klasifikasi", NULL);

	ppid_xml_set(k, "surel", surel);
	ppid_xml_set(k, "jenis", kind);
}

static void
run(xmlNode *berkas)
{
	const PpidLexicon *lexicon = ppid_classifier_lexicon(classifier);
	g_autoptr(PpidLetters) letters = ppid_letters_new(lexicon);
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	for (; surel != NULL; surel = ppid_xml_next(surel, "surel"))
		ppid_ranges_write(surel, lexicon->marks);
	ppid_applicants_run(applicants, letters, berkas);
}

static const struct {
	const char *text;
	const char *want;
} cases[] = {
	/* forms */
	{ "Nama : Sri Wulan\nNIK : 3601014501900001\nAlamat : Kp. Sawah RT 1\n"
	  "No. HP/WA : 0812-0000-1111\nEmail : sri_w@contoh.example\n"
	  "Pekerjaan : Guru",
	  "perorangan nama=Sri Wulan;nik=3601014501900001;"
	  "alamat=Kp. Sawah RT 1;telepon=0812-0000-1111;"
	  "surel=sri_w@contoh.example;pekerjaan=Guru;" },
	{ "Nama: ....\nAlamat: sesuai KTP\nPekerjaan: -\n", "- " },
	{ "Nama : Sri Wulan (Ketua)\nHP : 08120000111 (WA saja)",
	  "perorangan nama=Sri Wulan;telepon=08120000111;" },
	/* sentences */
	{ "Perkenalkan nama saya Sri Wulan, NIK 3601014501900001, alamat Jl. "
	  "Melati No. 3, Labuan, HP 081200001111. Mohon data.",
	  "perorangan nama=Sri Wulan;nik=3601014501900001;"
	  "alamat=Jl. Melati No. 3, Labuan;telepon=081200001111;" },
	{ "Halo, saya sri ingin tanya data desa", "- " },
	{ "nama saya sri wulan, mohon data", "perorangan nama=sri wulan;" },
	{ "Saya Ketua RW 09, minta data lampu", "- " },
	{ "Saya Sri Wulan (Jl. Melati No. 3 RT 01/06 Labuan, telp "
	  "021-5550611), meminta data",
	  "perorangan nama=Sri Wulan;alamat=Jl. Melati No. 3 RT 01/06 Labuan;"
	  "telepon=021-5550611;" },
	{ "My name is Jan van den Berg, PhD candidate. I request data.",
	  "perorangan nama=Jan van den Berg;" },
	{ "Saya tinggal di Perum Asri Blok B No. 2, Ciruas. Mohon data.\n\n"
	  "Salam,\nSri Wulan",
	  "perorangan nama=Sri Wulan;"
	  "alamat=Perum Asri Blok B No. 2, Ciruas;" },
	/* signatures */
	{ "Mohon data.\n\nHormat saya,\nSri Wulan\nKTP 3601014501900001\n"
	  "Jl. Melati No. 3, Labuan\n0812-0000-1111",
	  "perorangan nama=Sri Wulan;nik=3601014501900001;"
	  "alamat=Jl. Melati No. 3, Labuan;telepon=0812-0000-1111;" },
	{ "Mohon data desa kami.\n\nSri Wulan, Kp. Koper RT 4/1 Kresek",
	  "perorangan nama=Sri Wulan;alamat=Kp. Koper RT 4/1 Kresek;" },
	{ "Nama saya Sri, mohon data.\n\nSalam,\nSri Wulan",
	  "perorangan nama=Sri Wulan;" },
	{ "Mohon data.\n\nTerima kasih,\nDirektur\nIr. Budi Santoso, M.Si.",
	  "perorangan nama=Ir. Budi Santoso, M.Si.;" },
	{ "Tolong diturunkan. Sri Wulan, Desa Satu, Kec. Dua",
	  "perorangan nama=Sri Wulan;alamat=Desa Satu, Kec. Dua;" },
	{ "Mohon data.\n\nSri Wulan\nReporter Kabar Contoh - 0812-0000-1111",
	  "perorangan nama=Sri Wulan;telepon=0812-0000-1111;"
	  "pekerjaan=Reporter;" },
	{ "Yth. Pemerintah Kota\n\nMohon data.\n\nPT Maju Contoh\n"
	  "Jl. Raya KM 19\n021 5557 4400",
	  "badan-hukum nama=PT Maju Contoh;alamat=Jl. Raya KM 19;"
	  "telepon=021 5557 4400;" },
	{ "Mohon data.\n\nTerima kasih banyak atas bantuannya", "- " },
	{ "Mohon data.\n\nmakasih,\nkasturi 081200001111",
	  "perorangan nama=kasturi;telepon=081200001111;" },
	/* numbers of others */
	{ "nama saya jangan dibuka. Nomor pelanggan 0300-55512-9.", "- " },
	{ "Mohon data.\n\nSalam,\nSri Wulan\nNIK emak 3601014501900001",
	  "perorangan nama=Sri Wulan;" },
	/* bodies */
	{ "Kami, PT Maju Contoh (SK Menkumham AHU-0012345.AH.01.01.TAHUN "
	  "2014), beralamat di Jl. Raya No. 7, telp (021) 5550 9812, minta "
	  "dokumen.\n\nHormat kami,\nPT Maju Contoh\n\nBudi\nDirektur",
	  "badan-hukum nama=PT Maju Contoh;"
	  "nomor-sk=AHU-0012345.AH.01.01.TAHUN 2014;alamat=Jl. Raya No. 7;"
	  "telepon=(021) 5550 9812;" },
	{ "Kami Forum Warga Contoh minta diberi salinan peta.\nHP 081200001111",
	  "kelompok nama=Forum Warga Contoh;telepon=081200001111;" },
	{ "Abdi Budi Santoso wakil ti Kelompok Tani Sri Contoh Ds. Satu, "
	  "Kec. Dua. Mohon data.",
	  "kelompok nama=Kelompok Tani Sri Contoh;"
	  "alamat=Ds. Satu, Kec. Dua;" },
	{ "Yth. PPID\n\nYayasan Contoh Data (AHU-0012345.AH.01.04.Tahun 2014), "
	  "Jl. Satu No. 2, Kota Dua, telp 0254-388 0916, menyampaikan "
	  "keberatan.\n\nSri Wulan\nDirektur",
	  "badan-hukum nama=Yayasan Contoh Data;"
	  "nomor-sk=AHU-0012345.AH.01.04.Tahun 2014;"
	  "alamat=Jl. Satu No. 2, Kota Dua;telepon=0254-388 0916;" },
	{ "DENGAN INI KAMI LSM CONTOH MAJU MEMINTA DATA.",
	  "kelompok nama=LSM CONTOH MAJU;" },
	{ "Kami semuanya warga Perumahan Contoh Asri, Desa Satu, Kecamatan "
	  "Dua, tergabung dalam Paguyuban Warga Contoh Asri, minta data.",
	  "kelompok nama=Paguyuban Warga Contoh Asri;"
	  "alamat=Perumahan Contoh Asri, Desa Satu, Kecamatan Dua;" },
	{ "nama saya yuli astuti, alamat Jl. Jend. Contoh No. 1, minta data",
	  "perorangan nama=yuli astuti;alamat=Jl. Jend. Contoh No. 1;" },
	{ "Mohon data.\n\nSalam,\nJl. Melati No. 3, Labuan",
	  "- " },
	{ "Saya minta data.\n\nSalam,\n\nSri Wulan, S.T.\nHidrolog\n"
	  "PT Maju Contoh",
	  "perorangan nama=Sri Wulan, S.T.;pekerjaan=Hidrolog;" },
	{ "I would like data.\n\nBest,\nThe Team", "- " },
	/* who writes for another */
	{ "Budi Santoso, S.H., advokat, beralamat di Ruko Satu No. 1, "
	  "bertindak untuk dan atas nama klien kami Ny. Sri Wulan, pemegang "
	  "KTP 3601014501900001, meminta data.\n\nNIK kami: 3601010101800001; "
	  "telepon: 081200001111.\n\nHormat kami,\nKuasa Pemohon\n"
	  "Budi Santoso, S.H.",
	  "kuasa nama=Sri Wulan;nik=3601014501900001;telepon=081200001111;"
	  "nama-kuasa=Budi Santoso, S.H.;" },
	{ "Untuk dan atas nama klien kami:\nNama : Ny. Sri Wulan\n"
	  "Alamat : Jl. Dua No. 2\nbersama ini kami, Budi Santoso, S.H., "
	  "beralamat di Ruko Satu No. 1, memohon data.",
	  "kuasa nama=Ny. Sri Wulan;alamat=Jl. Dua No. 2;"
	  "nama-kuasa=Budi Santoso, S.H.;" },
	{ "Pengaju (kuasa) : Budi Santoso, S.H.\nAlamat : Ruko Satu No. 1\n"
	  "Pemberi kuasa : Ny. Sri Wulan\n\nMohon data.",
	  "kuasa nama=Sri Wulan;nama-kuasa=Budi Santoso, S.H.;" },
	{ "Nama : Sri Wulan\nIdentitas Kuasa Pemohon\nNama : ........\n"
	  "Alamat : ........\n",
	  "perorangan nama=Sri Wulan;" },
	{ "Dengan hormat,\nPerkumpulan Contoh Lestari, beralamat di Jl. Raya "
	  "Km. 12\nNo. 3, Anyar, telepon (0254) 601 772, menyatakan keberatan.",
	  "badan-hukum nama=Perkumpulan Contoh Lestari;"
	  "alamat=Jl. Raya Km. 12 No. 3, Anyar;telepon=(0254) 601 772;" },
	/* a letterhead */
	{ "PERKUMPULAN CONTOH LESTARI\n(PCL)\nSK AHU-0012345.AH.01.07.TAHUN "
	  "2019\nJl. Satu No. 2, Kota Dua | Telp (0254) 601 772\n\nYth. PPID\n\n"
	  "Kami meminta data.\n\nHormat kami,\nSekretaris\n\nSri Wulan",
	  "badan-hukum nama=PERKUMPULAN CONTOH LESTARI;"
	  "nomor-sk=AHU-0012345.AH.01.07.TAHUN 2019;"
	  "alamat=Jl. Satu No. 2, Kota Dua;telepon=(0254) 601 772;" },
	{ "Forum Warga Contoh\n\nSaya Sri Wulan minta data.",
	  "perorangan nama=Sri Wulan;" },
	{ "Kami Kelompok Usaha Bersama (KUB) Mina Contoh, meminta data.",
	  "kelompok nama=Kelompok Usaha Bersama (KUB) Mina Contoh;" },
	{ "Kami Gerakan Contoh Banten (GCB) Serang, meminta data.",
	  "kelompok nama=Gerakan Contoh Banten (GCB);" },
	/* two who write together; the whole name of one who signs with less */
	{ "Kami yang bertanda tangan di bawah ini:\n1. Sri Wulan\n"
	  "2. Budi Santoso\nmeminta data.\n\nSri W.",
	  "perorangan nama=Sri Wulan;" },
	/* names that are words, too; where one comes from */
	{ "Saya Budi Hakim dari Contoh Kulon, Contoh Wetan. Minta data.",
	  "perorangan nama=Budi Hakim;alamat=Contoh Kulon, Contoh Wetan;" },
	{ "Saya Budi Santoso dari Fakultas Hukum, Universitas Contoh. Minta "
	  "data.",
	  "perorangan nama=Budi Santoso;" },
	{ "Kite arane Kasturi, wong Contoh, Tirtayasa. Jaluk data.",
	  "perorangan nama=Kasturi;alamat=Contoh, Tirtayasa;" },
	{ "Simkuring ngawakilan Kelompok Ternak Contoh, Kampung Satu, Desa "
	  "Dua. Nyuhunkeun data.",
	  "kelompok nama=Kelompok Ternak Contoh;alamat=Kampung Satu, Desa Dua;" },
	/* anybody there, unless they say "kami" */
	{ "Saya mohon data tarif.\n\nTerima kasih.\nWarga Contoh", "- " },
	{ "Saya adalah Sri Wulan, alamat Jl. Dua No. 2. Minta data.",
	  "perorangan nama=Sri Wulan;alamat=Jl. Dua No. 2;" },
	{ "Kami berdua, Sri Wulan (0812-0000-1111) dan Budi, minta data.",
	  "perorangan nama=Sri Wulan;telepon=0812-0000-1111;" },
	{ "saya sri wulan, nik 3601014501900001, alamat ds satu kec dua, minta "
	  "data",
	  "perorangan nama=sri wulan;nik=3601014501900001;"
	  "alamat=ds satu kec dua;" },
	{ "saya cukup kecewa, tolong beri data", "- " },
	{ "Saya selaku Ketua RT 04 RW 02 Kelurahan Satu, Hj. Sri Wulan, minta "
	  "data.",
	  "perorangan nama=Hj. Sri Wulan;" },
	{ "Saya kirim ulang ke kantor ya. Wassalam, Hj. Sri Wulan",
	  "perorangan nama=Hj. Sri Wulan;" },
	{ "Minta data.\n\nPemohon,\n\n(tanda tangan)\n\nSri Wulan",
	  "perorangan nama=Sri Wulan;" },
	{ "Yayasan Contoh\nJl. Satu No. 4, Labuan - Pandeglang\n\nKami minta "
	  "data.",
	  "badan-hukum nama=Yayasan Contoh;"
	  "alamat=Jl. Satu No. 4, Labuan - Pandeglang;" },
	{ "Nama: Sri Wulan\nPekerjaan / usaha : Pedagang sayur",
	  "perorangan nama=Sri Wulan;pekerjaan=Pedagang sayur;" },
	{ "Daftar Pegawai Kab. Contoh", "- " },
	{ "Minta data.\n\nLaporan Realisasi Anggaran", "- " },
	/* by what number */
	{ "Mohon data.\n\nwa.me/6281200001111",
	  "perorangan telepon=6281200001111;" },
	{ "Mohon data.\n\nSalam,\nSri Wulan (081200001111)",
	  "perorangan nama=Sri Wulan;telepon=081200001111;" },
	{ "Mohon data.\n\nSalam,\nSri Wulan\nT: 021-5550 0099 | M: "
	  "0812-0000-1111",
	  "perorangan nama=Sri Wulan;telepon=0812-0000-1111;" },
	{ "Hubungi saya di 0812 0000 1111 atau sri_w@contoh.example. Mohon "
	  "data.",
	  "perorangan telepon=0812 0000 1111;surel=sri_w@contoh.example;" },
	{ "Mohon dikirim ke email saya legal@maju-\ncontoh.example.",
	  "perorangan surel=legal@maju-contoh.example;" },
	/* where a line begins with a label of another kind */
	{ "Alamat kos: Jl. Melati no 9 Cipare, hp 0812-0000-1111",
	  "perorangan alamat=Jl. Melati no 9 Cipare;telepon=0812-0000-1111;" },
	{ "Bertempat tinggal di\tLink. Satu RT 001 RW 006, Kelurahan Dua, "
	  "Kecamatan Tiga\nselanjutnya disebut Pemohon, dengan ini meminta "
	  "data.",
	  "perorangan alamat=Link. Satu RT 001 RW 006, Kelurahan Dua, "
	  "Kecamatan Tiga;" },
	{ "Untuk dan atas nama klien kami Ny. Sri Wulan (NIK "
	  "3601014501900001), swasta, beralamat di Jl. Dua No. 2, kami minta "
	  "data.",
	  "kuasa nama=Sri Wulan;nik=3601014501900001;alamat=Jl. Dua No. 2;"
	  "pekerjaan=swasta;" },
	/* a name beside the number that one person has */
	{ "Mohon data desa. Data diri saya tulis ulang: Sri Wulan Lestari, "
	  "3601014501900001, Jl. Melati Kp. Sawah RT 1/2 Labuan. Cukup pdf.",
	  "perorangan nama=Sri Wulan Lestari;nik=3601014501900001;"
	  "alamat=Jl. Melati Kp. Sawah RT 1/2 Labuan;" },
	{ "Kami dari Kabar Contoh minta data desa.\n\nSri Wulan (wartawan), "
	  "KTP 3601 0145 0190 0001\nJl. Satu No. 2, Labuan",
	  "perorangan nama=Sri Wulan;nik=3601 0145 0190 0001;"
	  "alamat=Jl. Satu No. 2, Labuan;pekerjaan=wartawan;" },
	{ "Minta data.\nPerum Satu Blok A, Dua Tiga\nnik 3601014501900001",
	  "perorangan nik=3601014501900001;" },
	{ "NIK 3601\xc2\xb7" "0145\xc2\xb7" "0190\xc2\xb7" "0001",
	  "perorangan nik=3601\xc2\xb7" "0145\xc2\xb7" "0190\xc2\xb7" "0001;" },
	/* a body beside its decree */
	{ "Kami usaha rintisan kecil, PT Data Contoh (SK "
	  "AHU-0071155.AH.01.01.Tahun 2023), kantor di Jl. Satu No. 7, Curug. "
	  "Mau minta data.",
	  "badan-hukum nama=PT Data Contoh;nomor-sk=AHU-0071155.AH.01.01.Tahun "
	  "2023;alamat=Jl. Satu No. 7, Curug;" },
	/* streets named after people; lines that begin with a tab */
	{ "Alamat saya Jl. Moh. Contoh No. 2, Labuan. Mohon data.",
	  "perorangan alamat=Jl. Moh. Contoh No. 2, Labuan;" },
	{ "PT Maju, beralamat di\n\tRuko Satu Kav. 9\n\tJl. Raya Dua KM 3\n\n"
	  "meminta data.",
	  "badan-hukum nama=PT Maju;alamat=Ruko Satu Kav. 9 Jl. Raya Dua KM "
	  "3;" },
	{ "Mohon data.\n\nSri Wulan, Kepala Bagian\nGedung Satu Lt. 3, Labuan",
	  "perorangan nama=Sri Wulan;alamat=Gedung Satu Lt. 3, Labuan;" },
	{ "Takut nama saya diketahui orang. Minta data desa.", "- " },
	/* what others wrote is not read */
	{ "Mohon data.\n\nSri Wulan\n\n> Nama : Budi Santoso\n> NIK : "
	  "3601010101800001",
	  "perorangan nama=Sri Wulan;" },
	/* a number that cannot be one is kept, and marked */
	{ "NIK: 36010145019000", "perorangan nik=36010145019000;" },
};

/* What one does, as it is written; not what is asked. */
static const struct {
	const char *text;
	const char *job; /* NULL: none */
} jobs[] = {
	{ "Saya Sri Wulan, petani tambak di Desa Satu, mohon data.",
	  "petani tambak" },
	{ "Saya Sri Wulan, NIK 3601014501900001, ibu rumah tangga, minta data.",
	  "ibu rumah tangga" },
	{ "Saya Sri Wulan (pensiunan guru), ingin meminta data.",
	  "pensiunan guru" },
	{ "Saya, pensiunan guru, mohon data guru honorer.", "pensiunan guru" },
	{ "Nama saya Sri Wulan, saya seorang sopir ambulans desa. Minta data.",
	  "sopir ambulans desa" },
	{ "Perkenalkan saya mahasiswi Universitas Contoh, mohon data.",
	  "mahasiswi" },
	{ "Saya mahasiswa Magister Kesehatan Masyarakat Universitas Contoh, "
	  "mohon data.",
	  "mahasiswa Magister Kesehatan Masyarakat" },
	{ "saya mahasiswa S1 Ilmu Hukum semester 7, minta data",
	  "mahasiswa" },
	{ "Saya Sri Wulan, wartawan Kabar Contoh, meminta data.", "wartawan" },
	{ "Saya Sri Wulan, dosen Geografi Universitas Contoh, meminta data.",
	  "dosen Geografi" },
	{ "Saya Sri Wulan, S.E., pengurus koperasi wanita, mohon data.",
	  "pengurus koperasi wanita" },
	{ "Nama saya Sri Wulan, pensiunan kepala sekolah, tinggal di Desa "
	  "Satu. Minta data.",
	  "pensiunan kepala sekolah" },
	{ "Mohon data.\n\nWassalam,\n\nDari seorang pensiunan guru,\n"
	  "Sri Wulan",
	  "pensiunan guru" },
	{ "Saya cuma buruh pabrik, tolong minta datanya.", "buruh pabrik" },
	{ "Sebagai pedagang pasar, saya mohon data retribusi.",
	  "pedagang pasar" },
	{ "Sehari-hari saya bekerja sebagai kuli bangunan. Minta data.",
	  "kuli bangunan" },
	{ "Mohon data.\n\nHormat saya,\nSri Wulan\nGuru honorer\nLabuan",
	  "Guru honorer" },
	{ "Mohon data.\n\nHormat saya,\nPengurus koperasi\nSri Wulan",
	  "Pengurus koperasi" },
	{ "Mohon data.\n\nSalam,\nSri Wulan / pegiat karang taruna / "
	  "081200001111",
	  "pegiat karang taruna" },
	{ "Mohon data.\n\nSri Wulan, swasta\nNIK 3601014501900001",
	  "swasta" },
	{ "Nami abdi Sri Wulan, padamelan buruh tani, nyuhunkeun data.",
	  "buruh tani" },
	{ "Nama: Sri\nProfesi: Marbot Musala Contoh",
	  "Marbot Musala Contoh" },
	{ "Nama: Sri\nPekerjaan: Petani / Ketua Kelompok Contoh", "Petani" },
	{ "Nama: Sri\nStatus: Mahasiswa", "Mahasiswa" },
	{ "Nama: Sri\nKerja: buruh pabrik", "buruh pabrik" },
	/* not the writer's */
	{ "Saya Sri Wulan minta dokumen pekerjaan renovasi stadion.", NULL },
	{ "Saya Sri Wulan minta daftar pekerjaan pengadaan seragam, tahun "
	  "2025.",
	  NULL },
	{ "Nama: Sri\nPekerjaan: Rehabilitasi Jl. Melati", NULL },
	{ "Saya Sri Wulan mohon daftar guru honorer, petani, dan nelayan.",
	  NULL },
	{ "Anak saya mahasiswa, mohon data beasiswa.", NULL },
	{ "Kami petani di Desa Satu mohon data.", NULL },
};

static void
test_jobs(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(jobs); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("x@contoh.example", "x", jobs[i].text);
		xmlNode *berkas = xmlDocGetRootElement(doc), *job;
		g_autofree char *got = NULL;

		set_kind(berkas, "surel-1", "permohonan");
		run(berkas);
		job = ppid_xml_child(ppid_xml_child(berkas, "pemohon"),
				     "pekerjaan");
		got = job != NULL ? ppid_xml_text(job) : NULL;
		if (g_strcmp0(got, jobs[i].job) == 0)
			continue;
		g_test_message("%s: got %s", jobs[i].text, got);
		g_test_fail();
	}
}

static void
test_texts(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("x@contoh.example", "x", cases[i].text);
		xmlNode *berkas = xmlDocGetRootElement(doc);
		g_autofree char *got = NULL;

		set_kind(berkas, "surel-1", "permohonan");
		run(berkas);
		got = describe(berkas);
		if (strcmp(got, cases[i].want) == 0)
			continue;
		g_test_message("%s: got %s", cases[i].text, got);
		g_test_fail();
	}
}

/* Small letters: the address of the sender tells that it is a name. */
static const struct {
	const char *from;
	const char *text;
	const char *want;
} senders[] = {
	{ "sri_wulan77@contoh.example",
	  "pak bu saya sri wulan ibu rumah tangga tinggal di contohsari rt 03 "
	  "rw 05 kebetulan mau tanya data",
	  "perorangan nama=sri wulan;alamat=contohsari rt 03 rw 05;"
	  "pekerjaan=ibu rumah tangga;" },
	{ "wulan@contoh.example", "saya sri wulan mohon data", "perorangan nama=sri wulan;" },
	{ "wulanwulan@contoh.example", "saya wulan sari warga ds satu minta data",
	  "perorangan nama=wulan sari;alamat=ds satu;" },
	{ "warga.contoh@contoh.example", "saya warga contoh minta data", "- " },
	{ "sriwulan@contoh.example", "minta data pak\nsri wulan\nlabuan",
	  "perorangan nama=sri wulan;" },
	{ "sriwulan@contoh.example",
	  "Saya warga biasa, Sri Wulan, dari Desa Satu, Kecamatan Dua, minta "
	  "data",
	  "perorangan nama=Sri Wulan;alamat=Desa Satu, Kecamatan Dua;" },
	{ "sriwulan@contoh.example", "minta data pak\n\nmakasih\nsri wulan, "
				     "labuan",
	  "perorangan nama=sri wulan;" },
};

static void
test_senders(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(senders); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new(senders[i].from, "x", senders[i].text);
		xmlNode *berkas = xmlDocGetRootElement(doc);
		g_autofree char *got = NULL;

		set_kind(berkas, "surel-1", "permohonan");
		run(berkas);
		got = describe(berkas);
		if (strcmp(got, senders[i].want) == 0)
			continue;
		g_test_message("%s: got %s", senders[i].text, got);
		g_test_fail();
	}
}

/* Every value is what stands at its place. */
static void
test_places(void)
{
	const char *text = "Yth. PPID \xe2\x80\x93 mohon data.\n"
			   "Nama\t: Sri  Wulan\nNIK\t: 3601014501900001\n";
	g_autoptr(xmlDoc) doc = letter_new("x@contoh.example", "x", text);
	xmlNode *berkas = xmlDocGetRootElement(doc), *nama;
	g_autofree char *start = NULL;
	g_autofree char *length = NULL;
	g_autofree char *at = NULL;

	set_kind(berkas, "surel-1", "permohonan");
	run(berkas);
	nama = ppid_xml_child(ppid_xml_child(berkas, "pemohon"), "nama");
	g_assert_true(ppid_xml_is(nama, "surel", "surel-1"));
	g_assert_true(ppid_xml_is(nama, "bagian", "1"));
	g_assert_true(ppid_xml_is(nama, "oleh", "formulir"));
	start = ppid_xml_get(nama, "awal");
	length = ppid_xml_get(nama, "panjang");
	at = g_strndup(text + g_ascii_strtoull(start, NULL, 10),
		       g_ascii_strtoull(length, NULL, 10));
	g_assert_cmpstr(at, ==, "Sri  Wulan");
}

static void
test_hint(void)
{
	g_autoptr(xmlDoc) doc =
		letter_new("x@contoh.example", "x", "NIK: 3601019913900001");
	xmlNode *berkas = xmlDocGetRootElement(doc), *nik;

	set_kind(berkas, "surel-1", "permohonan");
	run(berkas);
	nik = ppid_xml_child(ppid_xml_child(berkas, "pemohon"), "nik");
	g_assert_true(ppid_xml_is(nik, "petunjuk",
				  "tanggal lahir dalam NIK tidak mungkin"));
}

static void
test_nobody(void)
{
	const char *const kinds[] = {
		"spam",	      "pantulan",   "balasan-otomatis",
		"putusan-ki", "pengadilan", "lapor"
	};

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("x@contoh.example", "x", "Nama: Sri Wulan");
		xmlNode *berkas = xmlDocGetRootElement(doc);

		set_kind(berkas, "surel-1", kinds[i]);
		run(berkas);
		g_assert_null(ppid_xml_child(berkas, "pemohon"));
	}
}

static void
test_office(void)
{
	g_autoptr(xmlDoc) doc = letter_new(
		"x@contoh.example", "x",
		"Mohon data.\n\nDinas Kesehatan Contoh\nSri Wulan\nNIK "
		"3601014501900001");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	g_autofree char *got = NULL;

	set_kind(berkas, "surel-1", "bantuan-kedinasan");
	run(berkas);
	got = describe(berkas);
	g_assert_cmpstr(got, ==, "- nama=Dinas Kesehatan Contoh;");
}

static void
add_letter(xmlNode *berkas, const char *id, const char *text)
{
	xmlNode *surel = ppid_berkas_add(berkas, "surel", NULL);
	xmlNode *teks;

	ppid_xml_set(surel, "id", id);
	ppid_xml_set(surel, "arah", "masuk");
	teks = ppid_xml_add(surel, "teks", text);
	ppid_xml_set(teks, "bagian", "1");
	ppid_xml_set(teks, "peran", "isi");
}

/* The first statement holds; a completing letter corrects it. */
static void
test_letters(void)
{
	const struct {
		const char *kind;
		const char *want;
	} rows[] = {
		{ "tindak-lanjut", "perorangan nama=Sri Wulan;"
				   "nik=3601014501900001;alamat=Jl. A No. 1;" },
		{ "kelengkapan", "perorangan nama=Sri Wulan;"
				 "nik=3601014501900001;alamat=Jl. B No. 2;" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("x@contoh.example", "x",
				   "Nama: Sri Wulan\nAlamat: Jl. A No. 1");
		xmlNode *berkas = xmlDocGetRootElement(doc);
		g_autofree char *got = NULL;

		add_letter(berkas, "surel-2",
			   "NIK: 3601014501900001\nAlamat: Jl. B No. 2");
		set_kind(berkas, "surel-1", "permohonan");
		set_kind(berkas, "surel-2", rows[i].kind);
		run(berkas);
		run(berkas);
		got = describe(berkas);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

/* What staff wrote stays, run after run. */
static void
test_staff(void)
{
	g_autoptr(xmlDoc) doc = letter_new("x@contoh.example", "x",
					   "Nama: Sri\nAlamat: Jl. A No. 1");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *pemohon = ppid_berkas_add(berkas, "pemohon", NULL);

	set_kind(berkas, "surel-1", "permohonan");
	ppid_xml_set(pemohon, "jenis", "perorangan");
	ppid_xml_add(pemohon, "nama", "Sri Wulan");
	ppid_xml_add(pemohon, "pekerjaan", "Guru");
	for (guint i = 0; i < 2; i++) {
		g_autofree char *got = NULL;

		run(berkas);
		got = describe(berkas);
		g_assert_cmpstr(got, ==,
				"perorangan nama=Sri Wulan;"
				"alamat=Jl. A No. 1;pekerjaan=Guru;");
	}
}

/* The form in an attachment; one word below the mail is no better name. */
static void
test_attachment(void)
{
	g_autoptr(xmlDoc) doc = letter_new("x@contoh.example", "x",
					   "Terlampir.\n\nSalam,\nSri");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *outer = ppid_xml_add(ppid_xml_child(berkas, "surel"),
				      "isi-lampiran", NULL);
	xmlNode *teks = ppid_xml_add(outer, "teks",
				     "Nama\tSri Wulan\nAlamat\tJl. A No. 1");
	g_autofree char *got = NULL;

	ppid_xml_set(outer, "bagian", "2");
	ppid_xml_set(teks, "bagian", "2");
	ppid_xml_set(teks, "peran", "lampiran");
	set_kind(berkas, "surel-1", "permohonan");
	run(berkas);
	got = describe(berkas);
	g_assert_cmpstr(got, ==,
			"perorangan nama=Sri Wulan;alamat=Jl. A No. 1;");
}

#define CARD                                                                   \
	"PROVINSI BANTEN\nNIK : 3601014501900001\nNama : SRI WULAN\n"          \
	"Tempat/Tgl Lahir : X, 05-01-1990\nAlamat : KP SATU\nRT/RW : 1/2\n"    \
	"Agama : Y\nPekerjaan : GURU\nKewarganegaraan : WNI\n"

/* An identity card fills gaps, if it is that of the one who asks. */
static void
test_card(void)
{
	const struct {
		const char *text;
		const char *want;
	} rows[] = {
		{ "Mohon data.\n\nSalam,\nSri Wulan",
		  "perorangan nama=Sri Wulan;nik=3601014501900001;"
		  "alamat=KP SATU;" },
		{ "Mohon data.\n\nSalam,\nBudi Santoso",
		  "perorangan nama=Budi Santoso;" },
		{ "Kami PT Maju Contoh minta data.",
		  "badan-hukum nama=PT Maju Contoh;" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("x@contoh.example", "x", rows[i].text);
		xmlNode *berkas = xmlDocGetRootElement(doc);
		xmlNode *outer = ppid_xml_add(ppid_xml_child(berkas, "surel"),
					      "isi-lampiran", NULL);
		xmlNode *teks = ppid_xml_add(outer, "teks", CARD);
		g_autofree char *got = NULL;

		ppid_xml_set(outer, "bagian", "2");
		ppid_xml_set(teks, "bagian", "2");
		ppid_xml_set(teks, "peran", "lampiran");
		ppid_xml_set(teks, "ocr", "ya");
		set_kind(berkas, "surel-1", "permohonan");
		run(berkas);
		got = describe(berkas);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

/* The From field, last of all, and only if it is written as a name. */
static void
test_sender(void)
{
	const struct {
		const char *from;
		const char *want;
	} rows[] = {
		{ "Sri Wulan", "perorangan nama=Sri Wulan;" },
		{ "ppid banten", "- " },
		{ "sri_w@contoh.example", "- " },
		{ "Admin", "- " },
		{ "Forum Warga Contoh", "kelompok nama=Forum Warga Contoh;" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("x@contoh.example", "x", "mohon data");
		xmlNode *berkas = xmlDocGetRootElement(doc);
		g_autofree char *got = NULL;

		ppid_xml_set(
			ppid_xml_child(ppid_xml_child(berkas, "surel"), "dari"),
			"nama", rows[i].from);
		set_kind(berkas, "surel-1", "permohonan");
		run(berkas);
		got = describe(berkas);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

/* "Sri" below the letter, the whole name in the From field. */
static void
test_first_name(void)
{
	g_autoptr(xmlDoc) doc = letter_new("x@contoh.example", "x",
					   "Mohon data.\n\nSalam,\nSri");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	g_autofree char *got = NULL;

	ppid_xml_set(ppid_xml_child(ppid_xml_child(berkas, "surel"), "dari"),
		     "nama", "Sri Wulan");
	set_kind(berkas, "surel-1", "permohonan");
	run(berkas);
	got = describe(berkas);
	g_assert_cmpstr(got, ==, "perorangan nama=Sri Wulan;");
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	int status;

	g_test_init(&argc, &argv, NULL);
	classifier = letter_classifier();
	applicants = ppid_applicants_new(NULL, &error);
	g_assert_no_error(error);
	g_test_add_func("/applicant/texts", test_texts);
	g_test_add_func("/applicant/jobs", test_jobs);
	g_test_add_func("/applicant/senders", test_senders);
	g_test_add_func("/applicant/places", test_places);
	g_test_add_func("/applicant/hint", test_hint);
	g_test_add_func("/applicant/nobody", test_nobody);
	g_test_add_func("/applicant/office", test_office);
	g_test_add_func("/applicant/letters", test_letters);
	g_test_add_func("/applicant/staff", test_staff);
	g_test_add_func("/applicant/attachment", test_attachment);
	g_test_add_func("/applicant/card", test_card);
	g_test_add_func("/applicant/sender", test_sender);
	g_test_add_func("/applicant/first-name", test_first_name);
	status = g_test_run();
	ppid_applicants_free(applicants);
	ppid_classifier_free(classifier);
	return status;
}
