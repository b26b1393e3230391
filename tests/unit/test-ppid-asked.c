/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What letters ask for: items, purpose, how; each with its place. */
#include "config.h"

#include "letter.h"
#include "ppid-asked.h"

#define CITIZEN "warga@contoh.example"

/* Items are joined by " | ", then what for, then how: "a/b/c". */
static const struct {
	const char *text;
	const char *items;
	const char *purpose;
	const char *manner;
} letters[] = {
	/* one sentence: from the verb to the purpose */
	{ "Saya ingin meminta salinan APBDes Desa Sukasari tahun 2025 untuk "
	  "bahan skripsi. Mohon dikirim ke email ini.",
	  "APBDes Desa Sukasari tahun 2025", "bahan skripsi",
	  "salinan//surel" },
	{ "Mohon informasi mengenai jumlah guru honorer di Kabupaten Serang "
	  "tahun 2025, guna penyusunan makalah.",
	  "jumlah guru honorer di Kabupaten Serang tahun 2025",
	  "penyusunan makalah", "//" },
	{ "min bisa minta data kuota SPMB smp negeri tahun 2026 ga min?",
	  "kuota SPMB smp negeri tahun 2026", "", "//" },
	/* other languages */
	{ "Abdi bade nyuhunkeun daftar panarima bansos taun 2025 di desa "
	  "Cikeas. Hatur nuhun.",
	  "daftar panarima bansos taun 2025 di desa Cikeas", "", "//" },
	{ "Nyuwun jumlah sumur bor taun 2024 ning Kasemen.",
	  "jumlah sumur bor taun 2024 ning Kasemen", "", "//" },
	{ "I would like to request the following:\n\n"
	  "1. the 2025 flood risk map\n2. the drainage budget for 2026\n\n"
	  "I need these for my thesis on urban flooding.",
	  "the 2025 flood risk map | the drainage budget for 2026",
	  "my thesis on urban flooding", "//" },
	/* "dan" parts only what says its own year or place */
	{ "Kami meminta peta bidang dan daftar nominatif lahan seksi 2.",
	  "peta bidang dan daftar nominatif lahan seksi 2", "", "//" },
	{ "Kami meminta laporan keuangan tahun 2024 dan daftar aset desa.",
	  "laporan keuangan tahun 2024 | daftar aset desa", "", "//" },
	{ "Kami meminta data siswa per kecamatan dan daftar sekolah.",
	  "siswa per kecamatan dan daftar sekolah", "", "//" },
	{ "Kami meminta SK panitia, RAB balai desa, dan peta tanah kas.",
	  "SK panitia | RAB balai desa | peta tanah kas", "", "//" },
	{ "Kami meminta jumlah bank sampah, lokasi, dan volumenya.",
	  "jumlah bank sampah, lokasi, dan volumenya", "", "//" },
	/* lists, in every shape */
	{ "Dengan ini mohon dapat diberikan:\n\n1. DPA tahun 2025\n"
	  "2. RKA tahun 2026; dan\n3. Laporan realisasi\n   semester I.\n\n"
	  "Hormat kami",
	  "DPA tahun 2025 | RKA tahun 2026 | Laporan realisasi semester I",
	  "", "//" },
	{ "minta diberi salinan:\n* notulen rapat\n* daftar hadir peserta\n\n"
	  "Untuk memperjuangkan hak kami.",
	  "notulen rapat | daftar hadir peserta",
	  "memperjuangkan hak kami", "salinan//" },
	{ "Kami menuntut dibukanya:\na) kontrak jembatan\nb) adendumnya",
	  "kontrak jembatan | adendumnya", "", "//" },
	/* a list that nobody asks for */
	{ "Kepada Yth.\n1. Camat\n2. Lurah\n\nMohon data luas sawah tahun "
	  "2025.",
	  "luas sawah tahun 2025", "", "//" },
	/* fields of forms */
	{ "Rincian informasi : APBDes tahun 2024\n"
	  "                    LPJ tahun 2025\n"
	  "Tujuan            : pengawasan warga\n"
	  "Cara memperoleh   : melihat dan mencatat\n",
	  "APBDes tahun 2024 | LPJ tahun 2025", "pengawasan warga",
	  "melihat//" },
	{ "Yang diminta - target retribusi pasar; daftar pedagang; SK tarif\n"
	  "Untuk - tulisan di blog warga\n",
	  "target retribusi pasar | daftar pedagang | SK tarif",
	  "tulisan di blog warga", "//" },
	{ "Informasi yang diminta: 1) jumlah bidan 2) jumlah posyandu\n",
	  "jumlah bidan | jumlah posyandu", "", "//" },
	{ "Kami memohon informasi sebagai berikut: 1. Kontrak jalan TA 2024; "
	  "2. gambar rencana; 3. notulen rapat. Informasi itu diperlukan "
	  "untuk kontrol sosial.",
	  "Kontrak jalan TA 2024 | gambar rencana | notulen rapat",
	  "kontrol sosial", "//" },
	{ "Rincian Informasi yang Dibutuhkan\n"
	  "(tambahkan kertas bila perlu) : Daftar aset tanah\n",
	  "Daftar aset tanah", "", "//" },
	/* boxes */
	{ "Informasi : jadwal gilir air\n"
	  "Cara memperoleh : [ ] melihat [x] mendapatkan salinan "
	  "(hardcopy/softcopy)\n"
	  "Cara mendapatkan : [x] mengambil langsung [ ] pos [ ] email\n",
	  "jadwal gilir air", "", "salinan//langsung" },
	{ "Informasi : jadwal gilir air\n"
	  "Cara Memperoleh : 1. Melihat (2.) Mendapat salinan\n"
	  "Cara Mengirim : 1. Mengambil langsung 2. Kurir (3.) Pos\n",
	  "jadwal gilir air", "", "salinan//pos" },
	{ "Informasi : jadwal gilir air\nBentuk : hardcopy / softcopy *\n",
	  "jadwal gilir air", "", "//" },
	/* how, in sentences */
	{ "Mohon data banjir tahun 2025. File excel ke email saya saja.",
	  "banjir tahun 2025", "", "salinan/softcopy/surel" },
	{ "Mohon data banjir tahun 2025. Fotokopinya kami ambil sendiri.",
	  "banjir tahun 2025", "", "salinan/hardcopy/langsung" },
	{ "Mohon data banjir tahun 2025. Saya mau baca saja di kantor, tidak "
	  "usah difotokopi.",
	  "banjir tahun 2025", "", "melihat//" },
	{ "Mohon data banjir tahun 2025. Kirim ke a@contoh.example.",
	  "banjir tahun 2025", "", "salinan//surel" },
	/* papers of the requester are not what is asked */
	{ "Mohon data banjir tahun 2025. Fotokopi KTP terlampir dalam pdf.",
	  "banjir tahun 2025", "", "//" },
	{ "Melalui email ini saya meminta data banjir tahun 2025.",
	  "banjir tahun 2025", "", "//" },
	/* asked, but no information */
	{ "Mohon maaf mengganggu. Mohon bantuannya, saya memerlukan data "
	  "kunjungan wisatawan tahun 2024. Mohon segera diproses.",
	  "kunjungan wisatawan tahun 2024", "", "//" },
	/* a number that begins no list: the search goes on after it */
	{ "Halo semua,\n\n5. Daftar pegawai dinas\n", "", "", "//" },
	/* "untuk" that is no purpose */
	{ "Mohon data bantuan untuk nelayan tahun 2025.",
	  "bantuan untuk nelayan tahun 2025", "", "//" },
	{ "Saya minta rekaman CCTV simpang tugu tanggal 4 April 2026 supaya "
	  "bisa jadi bukti laporan.",
	  "rekaman CCTV simpang tugu tanggal 4 April 2026",
	  "bisa jadi bukti laporan", "//" },
	/* labels as phones, web forms and people write them */
	{ "*Yang saya minta* :\n- hasil uji air Sungai Cibanten 2024\n"
	  "- daftar pabrik yg punya izin buang limbah\n\n"
	  "*Buat apa* : mau ditempel di pos ronda supaya warga tau\n",
	  "hasil uji air Sungai Cibanten 2024 | daftar pabrik yg punya izin "
	  "buang limbah",
	  "mau ditempel di pos ronda supaya warga tau", "//" },
	{ "rincian_informasi: Standar tarif puskesmas tahun 2026\n"
	  "tujuan_informasi: perbandingan tarif klinik\n"
	  "cara_kirim: email\n",
	  "Standar tarif puskesmas tahun 2026", "perbandingan tarif klinik",
	  "salinan//surel" },
	{ "Info yg diminta/dibutuhkan :\n"
	  " - Surat perintah kerja saluran th 2025\n"
	  " - volume dan gambar kerja nya\n"
	  "Alasan / tujuan : karena saluran cuma dikerjakan separo\n",
	  "Surat perintah kerja saluran th 2025 | volume dan gambar kerja nya",
	  "karena saluran cuma dikerjakan separo", "//" },
	{ "Informasi/Information\t: 1. Daftar taman (2026)\n"
	  "\t\t\t  2. Kontrak taman tahun 2025\n"
	  "Tujuan/Purpose\t\t: riset ruang hijau\n",
	  "Daftar taman (2026) | Kontrak taman tahun 2025",
	  "riset ruang hijau", "//" },
	/* items in several paragraphs */
	{ "Pertama, kami membutuhkan peta genangan Teluk. Versi lama bukan "
	  "masalah.\n\nKedua, mohon dilampirkan data curah hujan periode "
	  "2021-2025.\n\nTerakhir, kami ingin mempelajari masterplan "
	  "drainase.\n\nSemuanya akan kami pakai untuk menyusun rencana "
	  "tanggap darurat.",
	  "peta genangan Teluk | curah hujan periode 2021-2025 | masterplan "
	  "drainase",
	  "menyusun rencana tanggap darurat", "//" },
	{ "Sudilah kiranya Bapak memberikan salinan Perda Pasar tahun 2024.",
	  "Perda Pasar tahun 2024", "", "salinan//" },
	{ "Mohon data ruang kelas rusak tahun 2025, jadwal perbaikannya, serta "
	  "sumber dananya.",
	  "ruang kelas rusak tahun 2025 | jadwal perbaikannya | sumber "
	  "dananya",
	  "", "//" },
	{ "Nyuhunkeun daptar BLT taun 2025. Kirim kana email ieu bae.",
	  "daptar BLT taun 2025", "", "salinan//surel" },
	/* what follows a list is not in it */
	{ "Mohon informasi:\n- Daftar koperasi 2023-2025;\n"
	  "- Kriteria penilaian koperasi;\n"
	  "untuk menyiapkan pengajuan pinjaman kami.\n",
	  "Daftar koperasi 2023-2025 | Kriteria penilaian koperasi",
	  "menyiapkan pengajuan pinjaman kami", "//" },
	/* a table whose heading only says "document" */
	{ "Kami memohon informasi sebagai berikut:\n\n"
	  "No\tDokumen\tAlasan\n1\tRDTR Kibin\tbelum ada di situs\n"
	  "2\tDaftar izin perumahan\twarga terdampak\n\n"
	  "Tujuan: pendampingan hukum warga.\n",
	  "RDTR Kibin | Daftar izin perumahan", "pendampingan hukum warga",
	  "//" },
	/* lists in lists */
	{ "Kami minta data berikut, yaitu:\n1. Anggaran\n   a. DPA 2025\n"
	  "   b. RKA 2026\n2. Kontrak\n   a. Kontrak jalan\n"
	  "   b. Adendum kontrak\nData tersebut kami perlukan supaya warga "
	  "tidak salah paham.",
	  "DPA 2025 | RKA 2026 | Kontrak jalan | Adendum kontrak",
	  "warga tidak salah paham", "//" },
	{ "Rencananya mau saya pakai buat lomba karya tulis. Datanya adalah "
	  "sbb:\na) jumlah TPS\nb) volume sampah tahun 2024\nDemikian, "
	  "terima kasih.",
	  "jumlah TPS | volume sampah tahun 2024", "lomba karya tulis",
	  "//" },
	/* nothing but questions */
	{ "Berapa anggaran jalan Cisoka tahun 2026? Siapa kontraktornya? "
	  "Saya cuma sekadar ingin tahu.",
	  "Berapa anggaran jalan Cisoka tahun 2026 | Siapa kontraktornya",
	  "ingin tahu", "//" },
	/* a wrapped line that ends in ':' is no label */
	{ "Berdasarkan ketentuan yang berlaku, bersama surat ini kami meminta\n"
	  "salinan dokumen sebagai berikut:\n\n"
	  "a) daftar hutan kota yang sudah ditetapkan menurut kecamatan serta\n"
	  "luasnya;\nb) dokumen studi taman.\n",
	  "daftar hutan kota yang sudah ditetapkan menurut kecamatan serta "
	  "luasnya | dokumen studi taman",
	  "", "salinan//" },
	{ "Dengan ini kami meminta\nsalinan data berikut:\n- jumlah halte\n"
	  "- tarif parkir\n",
	  "jumlah halte | tarif parkir", "", "salinan//" },
	/* of an item only its first sentence */
	{ "Mohon data berikut:\n1. Luas sawah Kec. Ciomas tahun 2024.\n"
	  "   Kami sudah mencarinya di situs.\n"
	  "2. SK di Jl. Jend. Sudirman. Tidak ada di kantor.\n",
	  "Luas sawah Kec. Ciomas tahun 2024 | SK di Jl. Jend. Sudirman", "",
	  "//" },
	/* marks of many kinds */
	{ "Saya memohon dua data berikut.\n\nPertama, jumlah balita tahun "
	  "2024.\n\nKedua, anggaran posyandu tahun 2025.\n",
	  "jumlah balita tahun 2024 | anggaran posyandu tahun 2025", "",
	  "//" },
	{ "Mohon data:\n1\xef\xb8\x8f\xe2\x83\xa3 luas tambak\n"
	  "2\xef\xb8\x8f\xe2\x83\xa3 jumlah nelayan\n",
	  "luas tambak | jumlah nelayan", "", "//" },
	{ "Mohon data:\n-> luas tambak\n-> jumlah nelayan\n",
	  "luas tambak | jumlah nelayan", "", "//" },
	{ "Mohon data:\n1.) luas tambak\n2.) jumlah nelayan\n",
	  "luas tambak | jumlah nelayan", "", "//" },
	{ "Apa yang diminta\nbutir 1\tluas tambak\nbutir 2\tjumlah nelayan\n"
	  "Buat apa? lomba desa\n",
	  "luas tambak | jumlah nelayan", "lomba desa", "//" },
	/* paragraphs after a colon, and one of prose */
	{ "Saya memohon agar diberikan:\n\nStatus tanah alun-alun.\n\n"
	  "Rencana bangunan di sana tahun 2027, jika ada di Renja.\n\n"
	  "Berkas boleh saya foto sendiri.\n",
	  "Status tanah alun-alun | Rencana bangunan di sana tahun 2027, jika "
	  "ada di Renja",
	  "", "salinan//" },
	{ "Saya yang meminta:\n\nBerapa jumlah truk sampah tahun 2026, dan "
	  "apakah ada jadwal angkutnya? Kalau ada, saya minta salinan dokumen "
	  "itu.\n",
	  "Berapa jumlah truk sampah tahun 2026 | jadwal angkutnya", "",
	  "salinan//" },
	/* both halves name a record of their own, or one of them does not */
	{ "tolong kasih liat LPJ koperasi pasar sama perjanjian sewa kios "
	  "lama. ga usah tanya saya siapa",
	  "LPJ koperasi pasar | perjanjian sewa kios lama", "", "melihat//" },
	{ "Mohon salinan izin usaha dan dokumen lingkungan hotel.",
	  "izin usaha dan dokumen lingkungan hotel", "", "salinan//" },
	{ "Mohon berita acara serah terima taman tahun 2020, dan apabila ada "
	  "gambar rencananya.",
	  "berita acara serah terima taman tahun 2020 | gambar rencananya", "",
	  "//" },
	{ "boleh ga minta angka putus sekolah tahun 2025 sama jumlah guru SD?",
	  "angka putus sekolah tahun 2025 | jumlah guru SD", "", "//" },
	/* what comes before is over where the asking begins */
	{ "Bertempat tinggal di\tKampung Cijaha RT 001 RW 006, Kelurahan Sukajaya\n"
	  "selanjutnya disebut pemohon. Kami meminta atas:\na) peta jalur\n"
	  "b) daftar aset\n",
	  "peta jalur | daftar aset", "", "//" },
	/* purposes: after the colon, by the shape of a word, as a reason */
	{ "Mohon data pupuk tahun 2025. Tujuan saya meminta data tetap sama : "
	  "pengecekan kuota kelompok.",
	  "pupuk tahun 2025", "pengecekan kuota kelompok", "//" },
	{ "Mohon daftar kios pupuk untuk pemutakhiran peta dagang kami.",
	  "daftar kios pupuk", "pemutakhiran peta dagang kami", "//" },
	{ "Mohon rincian anggaran untuk pemutakhiran peta desa.",
	  "rincian anggaran untuk pemutakhiran peta desa", "", "//" },
	{ "Mohon daftar pohon yang ditebang untuk penambahan lajur.",
	  "daftar pohon yang ditebang untuk penambahan lajur", "", "//" },
	{ "Mohon kiranya agar kami dapat memperoleh data gempa tahun 2022.",
	  "gempa tahun 2022", "", "//" },
	{ "Mohon daftar kios pupuk buat saya tunjukin ke kelompok tani.",
	  "daftar kios pupuk", "tunjukin ke kelompok tani", "//" },
	{ "Mohon daftar penerima bibit tahun 2025. Soalnya di desa ribut, ada "
	  "yang dapat dua kali.",
	  "daftar penerima bibit tahun 2025",
	  "di desa ribut, ada yang dapat dua kali", "//" },
	{ "Adapun maksud saya menulis surat ini ialah karena resah. Mohon "
	  "daftar sekolah rusak tahun 2025. Harapan saya hanyalah agar dapat "
	  "memberi penjelasan kepada wali murid.",
	  "daftar sekolah rusak tahun 2025",
	  "dapat memberi penjelasan kepada wali murid", "//" },
	{ "Mohon daftar jembatan rusak tahun 2025. Untuk dibacakan di balai "
	  "supaya warga tidak salah paham.",
	  "daftar jembatan rusak tahun 2025",
	  "dibacakan di balai supaya warga tidak salah paham", "//" },
	/* a drawn table */
	{ "Kami mengajukan permintaan dokumen berikut:\n\n"
	  "| No | Dokumen | Unit |\n|----|---------|------|\n"
	  "| 1 | HPS gedung kecamatan | DTRB |\n"
	  "| 2 | Jaminan uang muka | BPKAD |\n\nPeruntukan: evaluasi.\n",
	  "HPS gedung kecamatan | Jaminan uang muka", "evaluasi", "//" },
	/* numbers in a sentence */
	{ "Saya mohon 1. Data radio desa 2. Data menara untuk penelitian.",
	  "Data radio desa | Data menara", "penelitian",
	  "//" },
	/* nobody is asked */
	{ "Kepada Yth. PPID\n\nDaftar sekolah rusak di kecamatan Menes\n\n"
	  "Tujuan: penelitian\n\nTerima kasih\n",
	  "Daftar sekolah rusak di kecamatan Menes", "penelitian", "//" },
	{ "Selamat pagi\n\n1. Jumlah pasar desa\n2. Jumlah kios\n\n"
	  "Terima kasih\n",
	  "Jumlah pasar desa | Jumlah kios", "", "//" },
	{ "Selamat pagi\n\nLaporan jalan rusak tidak pernah ditanggapi dinas.\n",
	  "", "", "//" },
	/* a field that goes on after a wrapped line */
	{ "Mohon daftar taman tahun 2025 yang dikelola oleh kecamatan dan desa "
	  "di\nsana.\n\nMaksud permintaan: penyusunan laporan tahunan tentang "
	  "keadaan taman di\nSungai Ciujung.\n",
	  "daftar taman tahun 2025 yang dikelola oleh kecamatan dan desa di "
	  "sana",
	  "penyusunan laporan tahunan tentang keadaan taman di Sungai Ciujung",
	  "//" },
	{ "Mohon rincian kontrak taman tahun 2025 sebagai data penunjang "
	  "skripsi.",
	  "rincian kontrak taman tahun 2025", "data penunjang skripsi", "//" },
	{ "Mohon daftar bidang tahun 2023 beserta rincian biaya panitia.",
	  "daftar bidang tahun 2023 | rincian biaya panitia", "", "//" },
	{ "Mohon daftar cagar budaya tahun 2025 beserta salinan SK-nya.",
	  "daftar cagar budaya tahun 2025 beserta salinan SK-nya", "",
	  "salinan//" },
	{ "Nyuhunkeun daptar BLT taun 2025, keur ngabandingkeun data RT.",
	  "daptar BLT taun 2025", "ngabandingkeun data RT", "//" },
	{ "Data yang dimohon\n\nJumlah balita per desa tahun 2024\n\n"
	  "Anggaran posyandu Geredug tahun 2025\n\nAlasan\n\n"
	  "Saya kader posyandu, mau bicara pakai data\n",
	  "Jumlah balita per desa tahun 2024 | Anggaran posyandu Geredug "
	  "tahun 2025",
	  "Saya kader posyandu, mau bicara pakai data", "//" },
	{ "Mohon data berikut:\n\xf0\x9f\x91\x89 hasil uji air 2024\n"
	  "\xf0\x9f\x91\x89 daftar pabrik\n",
	  "hasil uji air 2024 | daftar pabrik", "", "//" },
	{ "Kami memohon informasi berupa: (i) salinan IUP; (ii) berita acara; "
	  "dan (iii) teguran tahun 2025.",
	  "salinan IUP | berita acara | teguran tahun 2025", "",
	  "salinan//" },
	{ "Mohon dapat dibantu data PKH Unyur karena saya mau mencocokkan "
	  "dengan data RT.",
	  "PKH Unyur", "mencocokkan dengan data RT", "//" },
	/* reasons are a purpose where none is named */
	{ "Informasi: daftar aset\nAlasan: tanah warga dipakai\n"
	  "Tujuan: kajian aset\n",
	  "daftar aset", "kajian aset", "//" },
	{ "Untuk kajian pesisir saya meminta laporan hasil investigasi 2024.",
	  "laporan hasil investigasi 2024", "kajian pesisir", "//" },
};

static PpidAsked *
asked_new(void)
{
	g_autoptr(GError) error = NULL;
	PpidAsked *asked = ppid_asked_new(NULL, &error);

	g_assert_no_error(error);
	return asked;
}

static xmlNode *
ask_as(xmlDoc *doc, const char *kind)
{
	g_autoptr(PpidClassifier) c = letter_classifier();
	g_autoptr(PpidAsked) asked = asked_new();
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *k = ppid_berkas_add(berkas, "klasifikasi", NULL);
	g_autoptr(PpidLetters) record =
		ppid_letters_new(ppid_classifier_lexicon(c));

	ppid_xml_set(k, "surel", "surel-1");
	ppid_xml_set(k, "jenis", kind);
	ppid_asked_run(asked, record, berkas);
	return ppid_xml_child(berkas, "permintaan");
}

static char *
value_of(xmlNode *permintaan, const char *name)
{
	char *text = ppid_xml_text(ppid_xml_child(permintaan, name));

	return text != NULL ? text : g_strdup("");
}

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

static void
test_letters(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new(CITIZEN, NULL, letters[i].text);
		xmlNode *p = ask_as(doc, "permohonan");
		g_autofree char *items = items_of(p);
		g_autofree char *purpose = value_of(p, "tujuan");
		g_autofree char *access = value_of(p, "cara-memperoleh");
		g_autofree char *form = value_of(p, "bentuk");
		g_autofree char *way = value_of(p, "cara-mengirim");
		g_autofree char *manner =
			g_strdup_printf("%s/%s/%s", access, form, way);

		g_test_message("letter %" G_GSIZE_FORMAT ": %.40s", i,
			       letters[i].text);
		g_assert_cmpstr(items, ==, letters[i].items);
		g_assert_cmpstr(purpose, ==, letters[i].purpose);
		g_assert_cmpstr(manner, ==, letters[i].manner);
	}
}

static void
test_place(void)
{
	const char *text = "Halo,\nmohon data\tbanjir 2025 untuk skripsi.";
	g_autoptr(xmlDoc) doc = letter_new(CITIZEN, NULL, text);
	xmlNode *p = ask_as(doc, "permohonan");
	xmlNode *item = ppid_xml_child(p, "rincian");
	g_autofree char *words = ppid_xml_text(item);
	g_autofree char *start = ppid_xml_get(item, "awal");
	g_autofree char *length = ppid_xml_get(item, "panjang");

	g_assert_cmpstr(words, ==, "banjir 2025");
	g_assert_cmpint(g_ascii_strtoll(start, NULL, 10), ==, 17);
	g_assert_cmpint(g_ascii_strtoll(length, NULL, 10), ==, 11);
	g_assert_true(ppid_xml_is(item, "nomor", "1"));
	g_assert_true(ppid_xml_is(item, "bagian", "1"));
	g_assert_true(ppid_xml_is(item, "surel", "surel-1"));
	g_assert_true(ppid_xml_is(item, "oleh", "prosa"));
}

static void
test_kinds(void)
{
	const char *text = "Informasi: daftar aset\nTujuan: kajian aset\n"
			   "Bentuk: softcopy\n";
	g_autoptr(xmlDoc) objection = letter_new(CITIZEN, NULL, text);
	g_autoptr(xmlDoc) complaint = letter_new(CITIZEN, NULL, text);
	xmlNode *p = ask_as(objection, "keberatan");
	g_autofree char *items = items_of(p);
	g_autofree char *purpose = value_of(p, "tujuan");

	/* an objection asks for nothing new, but says what for */
	g_assert_cmpstr(items, ==, "");
	g_assert_cmpstr(purpose, ==, "kajian aset");
	g_assert_null(ppid_xml_child(p, "bentuk"));
	g_assert_null(ask_as(complaint, "pengaduan"));
}

static void
test_subject(void)
{
	g_autoptr(xmlDoc) doc = letter_new(
		CITIZEN, "minta daftar penerima PKH desa Teluk tolong dikirim",
		"\n");
	xmlNode *p = ask_as(doc, "permohonan");
	g_autofree char *items = items_of(p);

	g_assert_cmpstr(items, ==, "daftar penerima PKH desa Teluk");
	g_assert_true(ppid_xml_is(ppid_xml_child(p, "rincian"), "bagian",
				  "perihal"));
}

static void
test_attached(void)
{
	g_autoptr(xmlDoc) doc = letter_new(CITIZEN, "formulir", "Terlampir.");
	xmlNode *surel = ppid_xml_child(xmlDocGetRootElement(doc), "surel");
	xmlNode *inside = ppid_xml_add(surel, "isi-lampiran", NULL);
	xmlNode *teks = ppid_xml_add(inside, "teks",
				     "No\tDokumen yang diminta\tTahun\n"
				     "1\tKontrak jembatan\t2025\n"
				     "2\tRegister SP2D\t2024\n");
	xmlNode *p;
	g_autofree char *items = NULL;

	ppid_xml_set(inside, "bagian", "2");
	ppid_xml_set(teks, "bagian", "2");
	ppid_xml_set(teks, "peran", "lampiran");
	p = ask_as(doc, "permohonan");
	items = items_of(p);
	g_assert_cmpstr(items, ==, "Kontrak jembatan 2025 | Register SP2D 2024");
	g_assert_true(ppid_xml_is(ppid_xml_child(p, "rincian"), "bagian",
				  "2"));
}

static void
test_bounded(void)
{
	g_autoptr(GString) text = g_string_new("Kami meminta:\n");
	g_autoptr(xmlDoc) doc = NULL;
	xmlNode *p, *node;
	guint count = 0;

	for (guint i = 1; i <= 500; i++)
		g_string_append_printf(text, "%u. dokumen kontrak ke-%u\n", i,
				       i);
	doc = letter_new(CITIZEN, NULL, text->str);
	p = ask_as(doc, "permohonan");
	node = ppid_xml_child(p, "rincian");
	for (; node != NULL; node = ppid_xml_next(node, "rincian"))
		count++;
	g_assert_cmpuint(count, ==, 200);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/asked/letters", test_letters);
	g_test_add_func("/asked/place", test_place);
	g_test_add_func("/asked/kinds", test_kinds);
	g_test_add_func("/asked/subject", test_subject);
	g_test_add_func("/asked/attached", test_attached);
	g_test_add_func("/asked/bounded", test_bounded);
	return g_test_run();
}
