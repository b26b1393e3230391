/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and what for, in the wordings of every day: prose, lists in
 * it, three languages, questions, the subject alone. */
#include "config.h"

#include "letter.h"
#include "ppid-asked.h"

/* Items are joined by " | ". */
static const struct {
	const char *subject;
	const char *text;
	const char *items;
	const char *purpose;
} rows[] = {
	{ NULL,
	  "Kami memohon:\n[1] dokumen UKL-UPL gudang\n[2] hasil pengukuran cemaran",
	  "dokumen UKL-UPL gudang | hasil pengukuran cemaran",
	  "" },
	{ NULL,
	  "Minta: SK penetapan tarif tahun 2026 pasar Desa Satu & realisasi penerimaan retribusi 2024",
	  "SK penetapan tarif tahun 2026 pasar Desa Satu | realisasi penerimaan retribusi 2024",
	  "" },
	{ NULL,
	  "Mohon data izin usaha PT Satu & Dua tahun 2025.",
	  "izin usaha PT Satu & Dua tahun 2025",
	  "" },
	{ NULL,
	  "Ibu ingin punya salinan berita acara pengukuran dan daftar harga per meter Desa Satu, supaya kami tidak salah paham.",
	  "berita acara pengukuran | daftar harga per meter Desa Satu",
	  "tidak salah paham" },
	{ NULL,
	  "Saya bermaksud datang ke kantor untuk membaca di tempat dokumen andalalin gudang PT Maju di Desa Satu. Kapan bisa?",
	  "andalalin gudang PT Maju di Desa Satu",
	  "" },
	{ NULL,
	  "Mohon kepada PPID Kabupaten Pandeglang daftar penerima hibah kapal tahun 2024.",
	  "daftar penerima hibah kapal tahun 2024",
	  "" },
	{ NULL,
	  "min mau minta data dong\nsy warga kp satu\nyg diminta jumlah penerima pkh di desa satu thn 2025",
	  "jumlah penerima pkh di desa satu thn 2025",
	  "" },
	{ NULL,
	  "Kami memohon:\n1/ dokumen UKL-UPL gudang\n2/ hasil pengukuran cemaran",
	  "dokumen UKL-UPL gudang | hasil pengukuran cemaran",
	  "" },
	{ NULL,
	  "Saya mohon dikirimi peta rencana pelebaran ruas jalan serta surat tugas tim pengukur bulan itu.",
	  "peta rencana pelebaran ruas jalan | surat tugas tim pengukur bulan itu",
	  "" },
	{ NULL,
	  "Dengan ini meminta kepada Pemerintah Provinsi Banten: Perda RTRW beserta lampiran peta; KLHS revisi RTRW. Semuanya dibutuhkan bagi penelitian kami.",
	  "Perda RTRW beserta lampiran peta | KLHS revisi RTRW",
	  "penelitian kami" },
	{ NULL,
	  "Kami mengajukan permohonan atas dua hal: pertama, jumlah penyandang disabilitas; kedua, daftar halte ramah difabel.",
	  "jumlah penyandang disabilitas | daftar halte ramah difabel",
	  "" },
	{ NULL,
	  "Saya mengajukan permohonan informasi publik sesuai UU No 14 Tahun 2008.",
	  "",
	  "" },
	{ NULL,
	  "Berkaitan dengan skripsi saya berjudul Tenaga Kerja, saya minta data jumlah pencari kerja tahun 2025.",
	  "jumlah pencari kerja tahun 2025",
	  "skripsi saya berjudul Tenaga Kerja" },
	{ NULL,
	  "Hoyong terang sabaraha retribusi wisata taun 2025 sareng diangge naon wae. Abdi peryogi kanggo ngobrol di musyawarah.",
	  "sabaraha retribusi wisata taun 2025 | diangge naon wae",
	  "ngobrol di musyawarah" },
	{ NULL,
	  "saya minta daftar penerima BLT, rekap penyaluran "
	  "PKH serta notulen musdes tahun 2023-2025",
	  "daftar penerima BLT | rekap penyaluran PKH | "
	  "notulen musdes tahun 2023-2025",
	  "" },
	{ NULL,
	  "Saya mohon data jumlah guru honorer, daftar sekolah "
	  "rusak dan rekap dana BOS tahun 2024 untuk skripsi.",
	  "jumlah guru honorer | daftar sekolah rusak | rekap "
	  "dana BOS tahun 2024",
	  "skripsi" },
	{ NULL,
	  "kami minta APBDes 2024, LPJ 2024 dan RKPDes 2025 "
	  "desa sukamaju buat laporan warga",
	  "APBDes 2024 | LPJ 2024 | RKPDes 2025 desa sukamaju",
	  "laporan warga" },
	{ NULL,
	  "Mohon kiranya kami dapat memperoleh data luas "
	  "sawah, data produksi padi, dan data jumlah petani "
	  "di Kecamatan Tirtayasa.",
	  "luas sawah | data produksi padi | data jumlah "
	  "petani di Kecamatan Tirtayasa",
	  "" },
	{ NULL,
	  "butuh data jumlah pasien dbd di rsud tahun 2025 utk "
	  "tugas kuliah kak",
	  "jumlah pasien dbd di rsud tahun 2025",
	  "tugas kuliah" },
	{ NULL,
	  "Abdi peryogi daptar panarima BLT desa Sukaraja taun "
	  "2025 sareng anggaran jalan desa taun 2024. Kanggo "
	  "musyawarah warga.",
	  "daptar panarima BLT desa Sukaraja taun 2025 | "
	  "anggaran jalan desa taun 2024",
	  "musyawarah warga" },
	{ NULL,
	  "Hoyong uninga sabaraha anggaran kanggo jalan "
	  "Cikeusik taun 2026, saha nu ngerjakeunana?",
	  "sabaraha anggaran kanggo jalan Cikeusik taun 2026 | "
	  "saha nu ngerjakeunana",
	  "" },
	{ NULL,
	  "Kulo nyuwun data bantuan pupuk taun 2025 kaliyan "
	  "daptar kelompok tani Kecamatan Tirtayasa, kangge "
	  "rapat kelompok.",
	  "bantuan pupuk taun 2025 | daptar kelompok tani "
	  "Kecamatan Tirtayasa",
	  "rapat kelompok" },
	{ NULL,
	  "Kite arep takon anggaran dalan Tanara taun 2025 "
	  "pira, karo sapa sing ngerjakaken.",
	  "anggaran dalan Tanara taun 2025 pira, karo sapa "
	  "sing ngerjakaken",
	  "" },
	{ NULL,
	  "Kepada PPID, saya bermaksud mengajukan permintaan "
	  "informasi publik berupa salinan SK Bupati tentang "
	  "penetapan kawasan kumuh tahun 2024 guna kepentingan "
	  "penelitian disertasi.",
	  "SK Bupati tentang penetapan kawasan kumuh tahun 2024",
	  "kepentingan penelitian disertasi" },
	{ NULL,
	  "Apakah bisa saya mendapatkan laporan keuangan RSUD "
	  "2025? Rencananya untuk bahan tulisan di koran "
	  "kampus.",
	  "laporan keuangan RSUD 2025",
	  "bahan tulisan di koran kampus" },
	{ NULL,
	  "boleh minta tolong dikirimin daftar harga pasar "
	  "tahun 2025? lagi nyusun laporan magang",
	  "daftar harga pasar tahun 2025",
	  "laporan magang" },
	{ NULL,
	  "Yth PPID. Mohon informasi:\n"
	  "- daftar aset tanah kelurahan\n"
	  "- siapa yang menyewa\n"
	  "- berapa uang sewanya\n"
	  "Data ini akan saya pakai untuk rapat warga RW 05.",
	  "daftar aset tanah kelurahan | siapa yang menyewa | "
	  "berapa uang sewanya",
	  "rapat warga RW 05" },
	{ NULL,
	  "Informasi yang kami minta yaitu: a. daftar penerima "
	  "hibah; b. besaran hibah; c. laporan "
	  "pertanggungjawaban hibah. Kami ingin memastikan "
	  "hibah tepat sasaran.",
	  "daftar penerima hibah | besaran hibah | laporan "
	  "pertanggungjawaban hibah",
	  "memastikan hibah tepat sasaran" },
	{ NULL,
	  "mohon dikirimkan dok RAB dan gambar pembangunan "
	  "balai desa sukamaju tahun 2024. ini penting karena "
	  "warga mau musyawarah",
	  "RAB dan gambar pembangunan balai desa sukamaju "
	  "tahun 2024",
	  "warga mau musyawarah" },
	{ NULL,
	  "Saya sedang menulis tesis tentang banjir. Untuk itu "
	  "saya memerlukan peta genangan tahun 2020 sampai "
	  "2025.",
	  "peta genangan tahun 2020 sampai 2025",
	  "tesis tentang banjir" },
	{ NULL,
	  "Kami mahasiswa sedang KKN di Desa Sukamaju dan "
	  "perlu profil desa serta monografi desa tahun 2025.",
	  "profil desa | monografi desa tahun 2025",
	  "" },
	{ NULL,
	  "Mohon salinan putusan, risalah rapat, dan daftar "
	  "hadir rapat penetapan UMK 2026.",
	  "putusan, risalah rapat | daftar hadir rapat "
	  "penetapan UMK 2026",
	  "" },
	{ NULL,
	  "Saya mau tahu berapa retribusi parkir yang masuk "
	  "tahun 2025 dan siapa pengelolanya.",
	  "berapa retribusi parkir yang masuk tahun 2025 | "
	  "siapa pengelolanya",
	  "" },
	{ NULL,
	  "Berapa jumlah sekolah rusak di Kecamatan Baros? "
	  "Kapan diperbaiki? Mohon jawabannya.",
	  "Berapa jumlah sekolah rusak di Kecamatan Baros | "
	  "Kapan diperbaiki",
	  "" },
	{ NULL,
	  "Dengan hormat, kami mengajukan permohonan informasi "
	  "sebagai berikut :\n"
	  "1) Dokumen kontrak pengadaan seragam tahun 2025\n"
	  "2) Daftar penyedia\n"
	  "3) Berita acara serah terima\n"
	  "Informasi tersebut akan digunakan sebagai bahan "
	  "advokasi.",
	  "Dokumen kontrak pengadaan seragam tahun 2025 | "
	  "Daftar penyedia | Berita acara serah terima",
	  "bahan advokasi" },
	{ NULL,
	  "Jika permohonan ini tidak dijawab dalam 10 hari "
	  "kerja saya akan mengajukan keberatan. Yang saya "
	  "minta adalah daftar proyek jalan 2025 di Kecamatan "
	  "Kibin.",
	  "daftar proyek jalan 2025 di Kecamatan Kibin",
	  "" },
	{ NULL,
	  "Rincian : data warga miskin per kelurahan 2025\n"
	  "Utk : bahan rapat",
	  "data warga miskin per kelurahan 2025",
	  "bahan rapat" },
	{ NULL,
	  "> Rincian informasi yang dibutuhkan :\n"
	  "Daftar warga penerima PKH Desa Tanara 2025\n"
	  "> Tujuan penggunaan informasi :\n"
	  "Supaya tahu siapa yang dapat",
	  "Daftar warga penerima PKH Desa Tanara 2025",
	  "Supaya tahu siapa yang dapat" },
	{ "data jumlah kendaraan dinas pemkot 2025",
	  "Selamat pagi, sesuai judul email ini ya. Terima "
	  "kasih.",
	  "jumlah kendaraan dinas pemkot 2025",
	  "" },
	{ "Minta RAB drainase Jl. Melati 2025",
	  "Mohon dibantu. Trims.",
	  "RAB drainase Jl. Melati 2025",
	  "" },
	{ "Permohonan data penerima bansos",
	  "Mohon dibantu sesuai subjek, data kami pakai untuk "
	  "skripsi.",
	  "penerima bansos",
	  "skripsi" },
	{ NULL,
	  "Dimohon untuk mengirimkan file rencana kerja dinas "
	  "pendidikan tahun 2026 dalam bentuk pdf ke alamat "
	  "email saya.",
	  "rencana kerja dinas pendidikan tahun 2026",
	  "" },
	{ NULL,
	  "Sy wali murid sdn 2 tanara pengen tau rincian "
	  "penggunaan dana bos 2025. Biar jelas aja, soalnya "
	  "tiap bulan disuruh bayar.",
	  "rincian penggunaan dana bos 2025",
	  "jelas aja" },
	{ NULL,
	  "Tolong infokan jadwal dan syarat beasiswa 2026.",
	  "jadwal dan syarat beasiswa 2026",
	  "" },
	{ NULL,
	  "Kami ingin melihat dokumen AMDAL pabrik semen dan "
	  "izin lingkungannya. Alasan kami: warga kena debu.",
	  "AMDAL pabrik semen dan izin lingkungannya",
	  "warga kena debu" },
	{ NULL,
	  "Saya memerlukan data sebagai berikut untuk skripsi "
	  "saya: jumlah perceraian 2023, jumlah dispensasi "
	  "nikah 2024.",
	  "jumlah perceraian 2023 | jumlah dispensasi nikah "
	  "2024",
	  "skripsi saya" },
	{ NULL,
	  "Data yang saya perlukan: (1) luas hutan; (2) jumlah "
	  "kebakaran; (3) anggaran pemadaman.",
	  "luas hutan | jumlah kebakaran | anggaran pemadaman",
	  "" },
	{ NULL,
	  "Untuk keperluan penyusunan skripsi, saya mohon data "
	  "pengunjung Pantai Anyer tahun 2024.",
	  "pengunjung Pantai Anyer tahun 2024",
	  "penyusunan skripsi" },
	{ NULL,
	  "Dalam rangka penyusunan laporan akhir KKN, kami "
	  "memohon data jumlah KK miskin Desa Tanara.",
	  "jumlah KK miskin Desa Tanara",
	  "penyusunan laporan akhir KKN" },
	{ NULL,
	  "Mohon data stunting 2025. Data tersebut kami "
	  "butuhkan untuk menyusun program posyandu.",
	  "stunting 2025",
	  "menyusun program posyandu" },
	{ NULL,
	  "Mohon data stunting 2025, mau saya jadikan bahan "
	  "penyuluhan ibu ibu.",
	  "stunting 2025",
	  "bahan penyuluhan ibu ibu" },
	{ NULL,
	  "Mohon data stunting 2025, soalnya mau dipakai lomba "
	  "karya tulis.",
	  "stunting 2025",
	  "lomba karya tulis" },
	{ NULL,
	  "Mohon data stunting 2025. Hal ini penting bagi kami "
	  "agar program desa tepat sasaran.",
	  "stunting 2025",
	  "program desa tepat sasaran" },
	{ NULL,
	  "Mohon data stunting 2025 demi transparansi.",
	  "stunting 2025",
	  "transparansi" },
	{ NULL,
	  "Mohon data stunting 2025 (buat artikel majalah "
	  "sekolah).",
	  "stunting 2025",
	  "artikel majalah sekolah" },
	{ NULL,
	  "Mohon data stunting 2025 buat dilampirkan di "
	  "proposal kami.",
	  "stunting 2025",
	  "dilampirkan di proposal kami" },
	{ NULL,
	  "Mohon data stunting 2025. Akan kami olah menjadi "
	  "peta kerawanan untuk lembaga kami.",
	  "stunting 2025",
	  "peta kerawanan untuk lembaga kami" },
	{ NULL,
	  "I am writing to request a copy of the 2025 spatial "
	  "plan and the list of building permits issued in "
	  "2024. I need them for my master thesis.",
	  "the 2025 spatial plan | the list of building "
	  "permits issued in 2024",
	  "my master thesis" },
	{ NULL,
	  "Could you please send me the minutes of the hearing "
	  "on 3 March 2025?",
	  "the minutes of the hearing on 3 March 2025",
	  "" },
	{ NULL,
	  "Mohon dibantu min, data kecelakaan lalu lintas 2025 "
	  "per polsek ada?",
	  "kecelakaan lalu lintas 2025 per polsek",
	  "" },
	{ NULL,
	  "ada data jumlah becak di kota serang ga min? buat "
	  "tugas sekolah adik",
	  "jumlah becak di kota serang",
	  "tugas sekolah adik" },
	{ NULL,
	  "Assalamualaikum. Daftar penerima rutilahu 2025 desa "
	  "Sukamaju bisa diminta dimana ya? Saya butuh.",
	  "Daftar penerima rutilahu 2025 desa Sukamaju",
	  "" },
	{ NULL,
	  "Yang kami minta:\n"
	  "  (a) salinan kontrak,\n"
	  "  (b) salinan adendum,\n"
	  "  (c) foto 0 persen dan 100 persen.",
	  "salinan kontrak | salinan adendum | foto 0 persen "
	  "dan 100 persen",
	  "" },
	{ NULL,
	  "Dengan ini mengajukan permintaan informasi mengenai:\n"
	  "\n"
	  "Nilai ganti rugi lahan waduk\n"
	  "\n"
	  "Daftar pemilik lahan\n"
	  "\n"
	  "Peta bidang\n"
	  "\n"
	  "Demikian, terima kasih.",
	  "Nilai ganti rugi lahan waduk | Daftar pemilik lahan "
	  "| Peta bidang",
	  "" },
	{ NULL,
	  "Bersama ini kami minta dibuka informasi tentang "
	  "kontrak kerja sama pengelolaan parkir RSUD, "
	  "tarifnya, dan siapa pengelolanya. Kami akan "
	  "menggunakannya sebagai bahan hearing dengan DPRD.",
	  "kontrak kerja sama pengelolaan parkir RSUD, "
	  "tarifnya, dan siapa pengelolanya",
	  "bahan hearing dengan DPRD" },
	{ NULL,
	  "Mohon data hasil panen 2025. Tujuan saya meminta "
	  "informasi ini adalah agar petani tahu.",
	  "hasil panen 2025",
	  "petani tahu" },
	{ NULL,
	  "Mohon data hasil panen 2025. Kepentingan: "
	  "penelitian mandiri",
	  "hasil panen 2025",
	  "penelitian mandiri" },
	{ NULL,
	  "Mohon data hasil panen 2025 yang akan kami jadikan "
	  "dasar menyusun anggaran kelompok.",
	  "hasil panen 2025",
	  "dasar menyusun anggaran kelompok" },
	{ NULL,
	  "Mohon data hasil panen 2025. Mau dicocokkan sama "
	  "catatan kelompok tani.",
	  "hasil panen 2025",
	  "dicocokkan sama catatan kelompok tani" },
	{ NULL,
	  "Mohon data hasil panen 2025. Data mau saya "
	  "tunjukkan ke warga biar tidak ribut.",
	  "hasil panen 2025",
	  "tunjukkan ke warga biar tidak ribut" },
	{ NULL,
	  "Sebagai mahasiswa tingkat akhir yang sedang "
	  "menyelesaikan skripsi mengenai pajak hotel, saya "
	  "memohon data realisasi pajak hotel 2021-2025.",
	  "realisasi pajak hotel 2021-2025",
	  "skripsi mengenai pajak hotel" },
	{ NULL,
	  "Saya perlu mengetahui nama pemenang lelang gedung "
	  "DPRD 2025 beserta nilai kontraknya untuk pengawasan "
	  "masyarakat.",
	  "nama pemenang lelang gedung DPRD 2025 beserta nilai "
	  "kontraknya",
	  "pengawasan masyarakat" },
	{ NULL,
	  "mohon salinan DPA Disdik 2026 - untuk dipelajari "
	  "komite sekolah - terima kasih",
	  "DPA Disdik 2026",
	  "dipelajari komite sekolah" },
	{ NULL,
	  "Saya hendak memperoleh: daftar perumahan yang belum "
	  "serah terima PSU; peta lokasinya; surat teguran "
	  "kepada pengembang.",
	  "daftar perumahan yang belum serah terima PSU | peta "
	  "lokasinya | surat teguran kepada pengembang",
	  "" },
	{ NULL,
	  "Mohon info rincian biaya pembuatan jembatan "
	  "gantung, nama kontraktor, dan lama pekerjaan.",
	  "rincian biaya pembuatan jembatan gantung, nama "
	  "kontraktor, dan lama pekerjaan",
	  "" },
	{ NULL,
	  "Kami meminta Saudara membuka data berikut ini "
	  "kepada publik: daftar hibah 2025.",
	  "daftar hibah 2025",
	  "" },
	{ NULL,
	  "Minta salinan SK kepala desa tentang pengangkatan "
	  "perangkat tahun 2024 sama berita acara "
	  "pelantikannya, mau kami bawa ke musyawarah desa",
	  "SK kepala desa tentang pengangkatan perangkat tahun "
	  "2024 | berita acara pelantikannya",
	  "musyawarah desa" },
	{ NULL,
	  "Perihal: Permohonan Informasi\n"
	  "\n"
	  "Kami meminta penjelasan tertulis mengenai dasar "
	  "penetapan tarif air 2026.",
	  "dasar penetapan tarif air 2026",
	  "" },
	{ NULL,
	  "Mohon data berikut : APBD 2024 , APBD 2025 , APBD "
	  "2026",
	  "APBD 2024 | APBD 2025 | APBD 2026",
	  "" },
	{ NULL,
	  "Saya ingin mengetahui bagaimana prosedur dan berapa "
	  "biaya penggantian buku nikah.",
	  "bagaimana prosedur dan berapa biaya penggantian "
	  "buku nikah",
	  "" },
	{ NULL,
	  "Saya lagi skripsi tentang sampah pak, boleh minta "
	  "data timbulan sampah 2022-2025 nya? sama data "
	  "armada truk juga ya pak kalau ada",
	  "timbulan sampah 2022-2025 | armada truk",
	  "skripsi tentang sampah" },
	{ NULL,
	  "kanggo tugas sakola, abdi nyuhunkeun data jumlah "
	  "munding di kecamatan Cikeusik",
	  "jumlah munding di kecamatan Cikeusik",
	  "tugas sakola" },
	{ NULL,
	  "Njaluk daptar wong sing olih PKH ning desa Tanara, "
	  "kanggo dicocogaken karo kahanan.",
	  "daptar wong sing olih PKH ning desa Tanara",
	  "dicocogaken karo kahanan" },
};

static char *
items_of(xmlNode *permintaan)
{
	GString *all = g_string_new(NULL);
	xmlNode *node = ppid_xml_child(permintaan, "rincian");

	for (; node != NULL; node = ppid_xml_next(node, "rincian")) {
		g_autofree char *text = ppid_xml_text(node);

		g_string_append_printf(all, "%s%s", all->len > 0 ? " | " : "",
				       text);
	}
	return g_string_free(all, FALSE);
}

static char *
purpose_of(xmlNode *permintaan)
{
	char *text = ppid_xml_text(ppid_xml_child(permintaan, "tujuan"));

	return text != NULL ? text : g_strdup("");
}

static xmlNode *
read_letter(const PpidClassifier *classifier, const PpidAsked *asked,
	    xmlDoc *doc)
{
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *k = ppid_berkas_add(berkas, "klasifikasi", NULL);
	const PpidLexicon *lexicon = ppid_classifier_lexicon(classifier);
	g_autoptr(PpidLetters) letters = ppid_letters_new(lexicon);

	ppid_xml_set(k, "surel", "surel-1");
	ppid_xml_set(k, "jenis", "permohonan");
	ppid_ranges_write(ppid_xml_child(berkas, "surel"), lexicon->marks);
	ppid_asked_run(asked, letters, berkas);
	return ppid_xml_child(berkas, "permintaan");
}

static void
check_row(gsize i, const char *what, const char *got, const char *want)
{
	if (strcmp(got, want) == 0)
		return;
	g_test_message("%s of: %s\n got %s\nwant %s", what, rows[i].text, got,
		       want);
	g_test_fail();
}

static void
test_rows(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidClassifier) classifier = letter_classifier();
	PpidAsked *asked = ppid_asked_new(NULL, &error);

	g_assert_no_error(error);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(xmlDoc) doc = letter_new(
			"x@contoh.example", rows[i].subject, rows[i].text);
		xmlNode *p = read_letter(classifier, asked, doc);
		g_autofree char *items = items_of(p);
		g_autofree char *purpose = purpose_of(p);

		check_row(i, "items", items, rows[i].items);
		check_row(i, "purpose", purpose, rows[i].purpose);
	}
	ppid_asked_free(asked);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/items/wordings", test_rows);
	return g_test_run();
}
