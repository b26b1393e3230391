/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds in the order of decision; evidence; what is kept of a record. */
#include "config.h"

#include "letter.h"

#define CITIZEN "Budi Santoso budi@contoh.example"
#define COMMISSION "Komisi Informasi sekretariat@komisiinformasi.example"

static const struct {
	const char *from;
	const char *subject;
	const char *text;
	const char *kind;
} cases[] = {
	{ CITIZEN, "Permohonan informasi publik", "Mohon salinan DPA 2026.",
	  "permohonan" },
	/* the word of the law is not needed, nor its language */
	{ CITIZEN, "halo", "min boleh minta data penerima bansos desa kami?",
	  "permohonan" },
	{ CITIZEN, "punten", "abdi nyuhunkeun daftar penerima bantuan",
	  "permohonan" },
	{ CITIZEN, NULL, "njaluk salinan RAB dalan desa", "permohonan" },
	{ CITIZEN, "takon",
	  "kite pengen weruh bantuan wedus taun 2025 tiba ning sapa bae",
	  "permohonan" },
	{ CITIZEN, "Laporan",
	  "Lapor min, tiang PJU miring mau roboh. Mohon dibenerin. Info lebih "
	  "jelas bisa tanya saya di lokasi.",
	  "pengaduan" },
	{ CITIZEN, "Keberatan",
	  "Kepada Atasan PPID: permohonan saya PPID-2026-0001 tidak "
	  "ditanggapi.",
	  "keberatan" },
	{ CITIZEN, "bantuan alat tani",
	  "Kami dengar ada bantuan traktor. Saya ingin diberi tahu siapa "
	  "saja kelompok yang menerima tahun 2025 di desa kami.",
	  "permohonan" },
	/* about requests, not one */
	{ CITIZEN, "tanya",
	  "mau tanya, kalau mau minta informasi ke PPID apa harus pakai "
	  "meterai? sabtu buka ga?",
	  "pertanyaan" },
	/* a threat is not yet an objection */
	{ CITIZEN, "data desa",
	  "Mohon data APBDes 2025. Bila tidak dijawab dalam 10 hari kerja saya "
	  "akan mengajukan keberatan kepada Atasan PPID.",
	  "permohonan" },
	{ CITIZEN, "sudah sebulan",
	  "Kepada Bapak Sekda. Saya mengirim permintaan ke PPID dengan tanda "
	  "terima PPID-2026-0071. Sampai hari ini, lewat sebulan, tidak ada "
	  "satu huruf pun jawaban. Saya mohon Bapak selaku atasan "
	  "menindaklanjuti.",
	  "keberatan" },
	{ CITIZEN, "landfill",
	  "I would like to ask the city for: (1) daily tonnage of waste; (2) "
	  "the feasibility study of the plant.",
	  "permohonan" },
	{ CITIZEN, "punten", "abdi peryogi daptar panarima BLT taun 2025",
	  "permohonan" },
	/* a report that the writer made is no record */
	{ CITIZEN, "aplikasi",
	  "Kecewa, laporan saya sudah 2 hari tidak diverifikasi, aplikasi "
	  "jelek.",
	  "pengaduan" },
	/* keberatan without its word */
	{ CITIZEN, "data saya",
	  "Kepada Atasan PPID. Permintaan PPID-2026-0001 sudah lewat 10 hari "
	  "kerja dan tidak ada jawaban. Mohon memerintahkan pemberian data.",
	  "keberatan" },
	/* the word in another kind of mail */
	{ CITIZEN, "tanya", "Bagaimana cara mengajukan keberatan?",
	  "pertanyaan" },
	{ CITIZEN, "Pencabutan keberatan",
	  "Dengan ini saya mencabut keberatan nomor "
	  "0003/PPID/DISKOMINFO/KEB/XI/2026.",
	  "pencabutan" },
	{ CITIZEN, "data", "Jika tidak keberatan, mohon salinan RKPD 2026.",
	  "permohonan" },
	/* the commission and the courts go before all that citizens write */
	{ COMMISSION, "Panggilan sidang", "Permohonan informasi ... keberatan",
	  "panggilan-ki" },
	{ COMMISSION, "Penyampaian salinan putusan", "Terlampir.",
	  "putusan-ki" },
	{ COMMISSION, "Akta registrasi sengketa", "Nomor 017/REG-PSI/IV/2026",
	  "registrasi-ki" },
	{ COMMISSION, "Pemberitahuan ketidaklengkapan dokumen", "-",
	  "ketidaklengkapan-ki" },
	{ COMMISSION, "Kuesioner SAQ monev", "Mohon mengisi.", "monev-ki" },
	/* who asks for a ruling is no court and no commission */
	{ CITIZEN, "Permohonan informasi",
	  "Mohon salinan putusan Komisi Informasi tentang RTRW.",
	  "permohonan" },
	{ "ecourt@mahkamahagung.go.id", "Relaas panggilan",
	  "Pemohon keberatan ...", "pengadilan" },
	{ CITIZEN, "menanyakan permohonan",
	  "Bagaimana perkembangan permohonan PPID-2026-0001, sudah sampai "
	  "mana?",
	  "tindak-lanjut" },
	{ CITIZEN, "bukti bayar PPID-2026-0001", "Berikut bukti transfer.",
	  "pembayaran" },
	{ CITIZEN, "PPID-2026-0001",
	  "Datanya sudah saya terima, terima kasih.", "konfirmasi" },
	{ CITIZEN, "Kelengkapan berkas PPID-2026-0001",
	  "Bersama ini saya lengkapi KTP.", "kelengkapan" },
	{ "bps@bps.go.id", "Permintaan data",
	  "Dalam rangka penyusunan publikasi, mohon data produksi sampah.",
	  "bantuan-kedinasan" },
	{ "no-reply@lapor.go.id", "Disposisi laporan #9300001",
	  "Tracking ID: #9300001 Klasifikasi: Pengaduan", "lapor" },
	{ "no-reply@lapor.go.id", "Disposisi laporan #9300001",
	  "Tracking ID: #9300001 Klasifikasi: Permintaan Informasi",
	  "permintaan-lapor" },
	{ CITIZEN, "jalan rusak", "Tolong jalan desa segera diperbaiki!",
	  "pengaduan" },
	/* a list of documents in a complaint is a request */
	{ CITIZEN, "kecewa", "Pelayanan buruk. Mohon salinan SOP dan jadwal.",
	  "permohonan" },
	{ CITIZEN, "Dugaan korupsi", "Mohon identitas saya dirahasiakan.",
	  "pelanggaran" },
	{ CITIZEN, "Izin penelitian", "Mohon izin penelitian di dinas.",
	  "izin-penelitian" },
	{ CITIZEN, "Hapus data pribadi saya", "Sesuai UU PDP.",
	  "data-pribadi" },
	{ "Redaksi Kabar red@kabar.example", "Permohonan wawancara",
	  "Saya wartawan, mohon waktu wawancara dengan kepala dinas.",
	  "pers" },
	{ CITIZEN, "Undangan rapat", "Kami mengundang Bapak hadir pada rapat.",
	  "undangan" },
	{ CITIZEN, "tanya", "Buka jam berapa? Harus bawa apa?", "pertanyaan" },
	{ "mailer-daemon@x.example", "failure notice",
	  "Permohonan informasi Saudara", "pantulan" },
	{ CITIZEN, "Automatic reply: permohonan informasi",
	  "I am out of office.", "balasan-otomatis" },
	{ "x@promo.xyz", "slot gacor", "bonus 100 daftar sekarang", "spam" },
	{ CITIZEN, "halo", "selamat pagi semuanya", "tidak-diketahui" },
	/* other words for the same */
	{ CITIZEN, "Banding",
	  "Yth Sekda. Surat penolakan PPID tidak beralasan. Kami minta agar "
	  "keputusan itu dibatalkan. Reg PPID-2026-0100",
	  "keberatan" },
	{ CITIZEN, "Re: Jawaban PPID-2026-0101",
	  "Jawaban yang diberikan tidak sesuai, karena itu kami berkeberatan "
	  "dan meminta atasan PPID meninjau.",
	  "keberatan" },
	{ CITIZEN, "permintaan data",
	  "Kepada atasan PPID, sudah 3 minggu sejak surat PPID-2026-0012 "
	  "tidak ada kabar. Saya tidak terima.",
	  "keberatan" },
	{ CITIZEN, "PPID-2026-0099", "Pagi, sudah diproses kah?",
	  "tindak-lanjut" },
	{ CITIZEN, "Re: jawaban PPID-2026-0009",
	  "Terima kasih datanya sudah masuk, sangat membantu.", "konfirmasi" },
	{ CITIZEN, "Re: kekurangan",
	  "Ini saya kirim ulang KTP. No PPID-2026-0009", "kelengkapan" },
	{ CITIZEN, "lampu",
	  "lampu depan masjid padam, mohon segera dibetulkan min",
	  "pengaduan" },
	{ CITIZEN, "lapor",
	  "Ada setoran dari kepala sekolah ke pejabat, mohon identitas "
	  "dirahasiakan",
	  "pelanggaran" },
	{ CITIZEN, "hapus", "Tolong hapus nomor HP dan NIK saya dari website",
	  "data-pribadi" },
	/* the same in the words of other people */
	{ CITIZEN, "Kepada Bapak Sekda",
	  "Tanggal 4 Mei kami minta data penerima hibah. Hampir dua "
	  "bulan PPID bungkam, surel tidak dibalas. Mohon Bapak selaku "
	  "atasannya menyuruh mereka menjawab.",
	  "keberatan" },
	{ CITIZEN, "data bansos",
	  "Permohonan saya PPID-2026-0031 sudah lewat 10 hari kerja "
	  "dan belum dibalas. Itu hak saya.",
	  "keberatan" },
	{ CITIZEN, "kok dicuekin",
	  "min aku udah dua kali email minta data jalan, sampe "
	  "sekarang dicuekin. sebulan lebih. kalo gini aku bawa ke "
	  "komisi informasi aja",
	  "keberatan" },
	{ CITIZEN, "punten",
	  "Abdi tos nyuhunkeun salinan APBDes ti sasih kamari, dugi ka "
	  "ayeuna teu diwaler wae. Panyuhunan abdi teu dianggap, abdi "
	  "teu narima.",
	  "keberatan" },
	{ CITIZEN, "takon",
	  "Kula wis njaluk data bansos ning PPID wulan wingi, surat "
	  "kula durung dibales, wis liwat 10 hari kerja. Kula kecewa.",
	  "keberatan" },
	{ CITIZEN, "Re: Jawaban PPID-2026-0044",
	  "Jawaban PPID bahwa RAB itu rahasia tidak masuk akal. "
	  "Dokumen kontrak wajib dibuka, mohon ditinjau ulang.",
	  "keberatan" },
	{ CITIZEN, "Re: Jawaban PPID-2026-0045",
	  "Yang saya minta rincian per sekolah, yang dikirim malah "
	  "brosur. Saya tidak puas.",
	  "keberatan" },
	{ CITIZEN, "biaya",
	  "Masa salinan 20 lembar disuruh bayar 500 ribu untuk biaya "
	  "penggandaan dokumen? Terlalu mahal.",
	  "keberatan" },
	{ CITIZEN, "janji",
	  "Permohonan saya PPID-2026-0050 katanya dikabulkan dan akan "
	  "dikirim, tapi sampai hari ini dokumennya tidak pernah "
	  "dikirim.",
	  "keberatan" },
	{ CITIZEN, "Permintaan kami",
	  "Sejak 3 Maret kami mengajukan permintaan data ke PPID. "
	  "Permintaan kami tidak pernah ditanggapi sama sekali.",
	  "keberatan" },
	{ CITIZEN, "PPID-2026-0051",
	  "Siang, baru mau tanya permohonan saya sudah sampai tahap "
	  "apa ya? Belum ada kabar soalnya. Terima kasih.",
	  "tindak-lanjut" },
	{ CITIZEN, "Re: data",
	  "kak yg kmrn saya minta gmn kabarnya? masih proses kah?",
	  "tindak-lanjut" },
	{ CITIZEN, "halo kak",
	  "kak yang minggu lalu saya minta data sekolah gimana "
	  "progresnya? ditunggu ya",
	  "tindak-lanjut" },
	{ CITIZEN, "Re: PPID-2026-0052",
	  "Maaf, filenya tidak bisa dibuka, mohon kirim ulang.",
	  "tindak-lanjut" },
	{ CITIZEN, "0051/PPID/DISKOMINFO/PI/VII/2026",
	  "Mohon dicatat.",
	  "tindak-lanjut" },
	{ CITIZEN, "Permohonan data",
	  "Saya sudah minta ke kantor desa tapi tidak dikasih, padahal "
	  "hak kami menurut UU KIP. Mohon PPID memberikan salinan "
	  "APBDes 2026.",
	  "permohonan" },
	{ CITIZEN, "Permintaan informasi",
	  "Kami minta salinan kontrak. Apabila dalam 10 hari kerja "
	  "tidak dijawab, kami akan mengadu ke Komisi Informasi.",
	  "permohonan" },
	{ CITIZEN, "Permohonan",
	  "Mohon salinan Perbup nomor 12 tahun 2025, sampai sekarang "
	  "belum diunggah di JDIH.",
	  "permohonan" },
	{ CITIZEN, "tanya",
	  "boleh saya lihat RKAS sekolah anak saya?",
	  "permohonan" },
	{ CITIZEN, "Kepada Pak Sekda",
	  "Sudah sebulan lampu jalan mati, laporan kami ke dinas tidak "
	  "ditanggapi. Mohon Bapak turun tangan.",
	  "pengaduan" },
	{ CITIZEN, "ongkos salinan",
	  "Pak, sudah kami transfer Rp40.000 untuk ongkos penggandaan, "
	  "struk terlampir. Ref PPID-2026-0060.",
	  "pembayaran" },
	{ CITIZEN, "Re: PPID-2026-0061",
	  "udah aku tf ya kak 25rb, ini resinya",
	  "pembayaran" },
	{ CITIZEN, "Re: jawaban",
	  "Alhamdulillah filenya sudah masuk dan bisa dibuka. Terima "
	  "kasih banyak.",
	  "konfirmasi" },
	{ CITIZEN, "Re: PPID-2026-0062",
	  "Hatur nuhun, datana parantos katampi.",
	  "konfirmasi" },
	{ CITIZEN, "Re: permohonan PPID-2026-0063",
	  "Permohonan itu saya tarik kembali, tidak perlu diproses "
	  "lagi.",
	  "pencabutan" },
	{ CITIZEN, "PPID-2026-0064",
	  "ga jadi kak, batalin aja ya, udah dapet dari dinas",
	  "pencabutan" },
	{ CITIZEN, "Re: PPID-2026-0065",
	  "nih ktp yang kurang kemarin, saya susulin",
	  "kelengkapan" },
	{ CITIZEN, "RAHASIA",
	  "Tiap proyek di dinas dipotong 10% buat orang atas. Tolong "
	  "diselidiki, rahasiakan identitas saya.",
	  "pelanggaran" },
	{ CITIZEN, "info",
	  "Kepala desa memakai nota kosong dan tanda tangan warga "
	  "dipalsukan. Mohon diusut, saya takut diintimidasi.",
	  "pelanggaran" },
	{ CITIZEN, "Pengantar riset",
	  "Mohon mahasiswa kami diizinkan melakukan penelitian, "
	  "wawancara dan pengambilan data di dinas Bapak. Dekan",
	  "izin-penelitian" },
	{ CITIZEN, "magang",
	  "Selamat pagi, apakah bisa magang di kantor ini? Kami tiga "
	  "siswa SMK mau PKL.",
	  "izin-penelitian" },
	{ CITIZEN, "Permohonan narasumber",
	  "Kami mengundang Kepala Dinas untuk wawancara live di "
	  "program pagi. Saya produser stasiun televisi.",
	  "pers" },
	{ CITIZEN, "Bimtek PPID",
	  "Mengharap kehadiran Bapak pada Bimtek Daftar Informasi "
	  "Publik. Kontribusi Rp 3.000.000/peserta, sertifikat, "
	  "seminar kit.",
	  "undangan" },
	{ CITIZEN, "silaturahmi",
	  "Kami mohon audiensi dengan Bapak, hari dan waktu "
	  "menyesuaikan.",
	  "undangan" },
	{ CITIZEN, "Kotak surat hampir penuh",
	  "Kapasitas mailbox Anda telah mencapai 95%. Klik tautan "
	  "berikut untuk verifikasi kata sandi dalam 24 jam.",
	  "spam" },
	{ CITIZEN, "dana",
	  "Butuh dana? Pinjaman tanpa agunan, bunga rendah, langsung "
	  "cair. Klik link berikut sekarang",
	  "spam" },
	{ CITIZEN, "KTP saya",
	  "foto KTP saya tampil di website kantor, tolong segera "
	  "diturunkan",
	  "data-pribadi" },
	{ CITIZEN, "tanya",
	  "min kantornya di mana ya, sabtu buka ga?",
	  "pertanyaan" },
	{ CITIZEN, "nanya",
	  "Ngurusnya bisa diwakilkan ga? Prosesnya berapa lama?",
	  "pertanyaan" },
	{ CITIZEN, "jalan ancur",
	  "pak jalannya bolong bolong kayak kubangan, kapan dibenerin, "
	  "tolong sampaikan ke dinas",
	  "pengaduan" },
	{ CITIZEN, "data pelatihan",
	  "Mohon daftar peserta pelatihan, narasumber dan biaya hotel "
	  "kegiatan bimtek tahun 2025.",
	  "permohonan" },
	{ CITIZEN, "lelang",
	  "Saya minta salinan surat penawaran pemenang lelang dan "
	  "daftar vendor penyedia e-katalog.",
	  "permohonan" },
	{ CITIZEN, "skripsi",
	  "Saya mahasiswa program studi hukum NIM 21001, sedang "
	  "melakukan penelitian skripsi. Mohon data jumlah perkara "
	  "perizinan 2025 dan salinan SOP.",
	  "permohonan" },
	{ CITIZEN, "permintaan data",
	  "Kami LSM menduga ada indikasi kerugian negara. Kami meminta "
	  "salinan RAB, kontrak, dan laporan pertanggungjawaban.",
	  "permohonan" },
	{ CITIZEN, "media",
	  "Saya wartawan media online, untuk pemberitaan kami meminta "
	  "salinan DPA dan realisasi anggaran perjalanan dinas.",
	  "permohonan" },
	{ CITIZEN, "akun",
	  "akun saya diblokir, sudah klik link verifikasi tapi kata "
	  "sandi salah terus. pelayanan buruk, tolong diperbaiki",
	  "pengaduan" },
	{ CITIZEN, "Re: surat",
	  "Permintaan kami ditolak PPID dengan dalih rahasia jabatan, "
	  "tanpa uji konsekuensi. Kami tidak terima dan minta Sekda "
	  "meninjau ulang.",
	  "keberatan" },
	{ CITIZEN, "terlambat",
	  "Jawaban atas permohonan saya PPID-2026-0070 baru datang "
	  "setelah 25 hari kerja, melewati batas waktu. Saya protes.",
	  "keberatan" },
	{ CITIZEN, "tak lengkap",
	  "Permohonan saya PPID-2026-0071: yang dikirim cuma sebagian, "
	  "lampiran dihitamkan. Itu hak saya.",
	  "keberatan" },
	{ CITIZEN, "minta peta",
	  "Yth Sekretaris Daerah cq PPID. Kami memohon salinan peta "
	  "RDTR. Informasi ini hak kami sesuai UU KIP.",
	  "permohonan" },
	{ CITIZEN, "tanya",
	  "Selamat pagi, mau cek status permohonan informasi saya "
	  "nomor 0012/PPID/DISKOMINFO/PI/I/2026.",
	  "tindak-lanjut" },
	{ CITIZEN, "Re: jawaban PPID-2026-0072",
	  "Terima kasih datanya. Sekalian mau minta permohonan baru: "
	  "salinan LKjIP 2024.",
	  "permohonan" },
};

static void
test_kinds(gconstpointer data)
{
	const PpidClassifier *c = data;

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc = letter_new(
			cases[i].from, cases[i].subject, cases[i].text);
		g_autofree char *kind =
			ppid_xml_get(letter_classify(c, doc), "jenis");

		g_test_message("%s / %s", cases[i].subject, cases[i].text);
		g_assert_cmpstr(kind, ==, cases[i].kind);
	}
}

/* awal and panjang lead to the very words. */
/* A second kind has its own words, not those that explain the first. */
static void
test_secondary(gconstpointer data)
{
	static const struct {
		const char *text;
		const char *kind; /* NULL: none */
	} rows[] = {
		{ "Kepada Atasan PPID: saya keberatan, permintaan informasi "
		  "saya atas salinan RAB tidak ditanggapi.",
		  NULL },
		{ "Mohon salinan LKjIP 2025 untuk skripsi saya.",
		  "izin-penelitian" },
		{ "Mohon salinan RAB jalan desa.", NULL },
		{ "Saya adukan jalan rusak parah, mohon segera diperbaiki. "
		  "Kami juga minta salinan kontrak dan RAB pekerjaan itu.",
		  "pengaduan" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new(CITIZEN, "surat", rows[i].text);
		xmlNode *node = ppid_xml_child(letter_classify(data, doc),
					       "jenis-lain");
		g_autofree char *kind =
			node != NULL ? ppid_xml_text(node) : NULL;

		g_test_message("%s", rows[i].text);
		g_assert_cmpstr(kind, ==, rows[i].kind);
	}
}

static void
test_evidence(gconstpointer data)
{
	const PpidClassifier *c = data;
	const char *text = "\xc3\x89\xc3\x89, mohon\n salinan \xe2\x80\x9cRKAS\xe2\x80\x9d SMPN";
	g_autoptr(xmlDoc) doc = letter_new(CITIZEN, "x", text);
	xmlNode *bukti = ppid_xml_child(letter_classify(c, doc), "bukti");
	guint count = 0;

	for (; bukti != NULL; bukti = ppid_xml_next(bukti, "bukti")) {
		g_autofree char *part = ppid_xml_get(bukti, "bagian");
		g_autofree char *start = ppid_xml_get(bukti, "awal");
		g_autofree char *length = ppid_xml_get(bukti, "panjang");
		g_autofree char *words = ppid_xml_text(bukti);

		if (strcmp(part, "1") != 0)
			continue;
		g_assert_cmpmem(text + g_ascii_strtoull(start, NULL, 10),
				g_ascii_strtoull(length, NULL, 10), words,
				strlen(words));
		g_assert_true(ppid_xml_is(bukti, "surel", "surel-1"));
		count++;
	}
	g_assert_cmpuint(count, >, 0);
}

/* Quoted words do not count. */
static void
test_quoted(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc = letter_new(
		CITIZEN, "Re: Pemberitahuan",
		"Sudah saya terima, terima kasih.\n"
		"> Saudara dapat mengajukan keberatan kepada Atasan PPID\n"
		"> mohon salinan dokumen\n");

	g_assert_true(
		ppid_xml_is(letter_classify(c, doc), "jenis", "konfirmasi"));
}

/* --- what is attached ------------------------------------------------------- */

#define FORM                                                                  \
	"FORMULIR PERMOHONAN INFORMASI PUBLIK\nNama: Danu\n"                   \
	"Rincian informasi yang dibutuhkan: salinan DPA Dinas Sosial\n"         \
	"Tujuan penggunaan informasi: penelitian\n"
#define SUMMONS                                                               \
	"KOMISI INFORMASI PROVINSI BANTEN\nRELAAS PANGGILAN SIDANG\n"          \
	"memanggil Termohon untuk hadir pada sidang ajudikasi nonlitigasi "    \
	"sengketa informasi register 017/REG-PSI/IV/2026\n"
#define OBJECTION                                                             \
	"Kepada Yth. Atasan PPID\nPerihal: Keberatan\nDengan ini saya "        \
	"mengajukan keberatan karena permohonan informasi tidak ditanggapi\n"
#define LAW                                                                   \
	"UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 14 TAHUN 2008\n"               \
	"Pemohon mengajukan keberatan kepada atasan PPID; sengketa "           \
	"diputus Komisi Informasi; panggilan sidang ajudikasi\n"
#define TICKED                                                                \
	"PERNYATAAN KEBERATAN ATAS PERMOHONAN INFORMASI\n"                      \
	"[ ] a. Permohonan informasi ditolak\n"                                \
	"[X] c. Permohonan informasi tidak ditanggapi\n"                       \
	"[ ] f. Biaya yang dikenakan tidak wajar\n"
#define CARD "PROVINSI BANTEN\nKABUPATEN LEBAK\nNIK\nGol. Darah: -\n"

static const struct {
	const char *subject;
	const char *text;
	const char *attached;
	const char *kind;
	const char *region; /* or NULL: none */
} attached[] = {
	{ "formulir", "terlampir", FORM, "permohonan", NULL },
	{ NULL, "", SUMMONS, "panggilan-ki", "36" },
	{ "surat", "Mohon izin pak, surat kami ada di lampiran.", OBJECTION,
	  "keberatan", NULL },
	{ "Penyampaian surat",
	  "Dengan hormat, bersama ini kami sampaikan surat dari klien kami "
	  "sebagaimana terlampir. Atas perhatian Bapak/Ibu kami ucapkan "
	  "terima kasih.",
	  OBJECTION, "keberatan", NULL },
	/* a law, or a paper of somebody else, makes no other mail of it */
	{ "Permohonan informasi",
	  "Saya mengajukan permohonan informasi publik berupa salinan DPA "
	  "Dinas Pendidikan Kabupaten Lebak tahun 2026. UU terlampir.",
	  LAW, "permohonan", "36.02" },
	{ "Permohonan informasi",
	  "Saya mengajukan permohonan informasi publik berupa salinan DPA "
	  "Dinas Pendidikan Kabupaten Lebak tahun 2026. Contoh surat saudara "
	  "saya terlampir.",
	  OBJECTION, "permohonan", "36.02" },
	{ "data", "terlampir", LAW, "permohonan", NULL },
	/* where somebody lives is not whom he asks */
	{ "Permohonan informasi", "Mohon salinan DPA 2026. KTP terlampir.",
	  CARD, "permohonan", NULL },
};

static void
test_attached(gconstpointer data)
{
	const PpidClassifier *c = data;

	for (gsize i = 0; i < G_N_ELEMENTS(attached); i++) {
		g_autoptr(xmlDoc) doc = letter_new(
			CITIZEN, attached[i].subject, attached[i].text);
		xmlNode *k;

		letter_attach(doc, "2", attached[i].attached);
		k = letter_classify(c, doc);
		g_test_message("%s", attached[i].attached);
		g_assert_true(ppid_xml_is(k, "jenis", attached[i].kind));
		k = ppid_xml_child(k, "wilayah");
		g_assert_cmpint(k != NULL, ==, attached[i].region != NULL);
		g_assert_true(k == NULL ||
			      ppid_xml_is(k, "kode", attached[i].region));
	}
}

static bool
has_ground(xmlDoc *doc, const char *code)
{
	xmlNode *node = ppid_xml_child(
		ppid_xml_child(xmlDocGetRootElement(doc), "keberatan"),
		"alasan");

	while (node != NULL && !ppid_xml_is(node, "kode", code))
		node = ppid_xml_next(node, "alasan");
	return node != NULL;
}

/* UU14 35(1): why, without the words of the law. */
static const struct {
	const char *text;
	const char *grounds;
} objections[] = {
	{ "Saya keberatan. Jawaban baru dikirim kemarin, udah telat, isinya "
	  "cuma 2 dari 5 dokumen yang saya minta.",
	  "35E 35G " },
	{ "Abdi ngajukeun kaberatan: nembe diwaler tanggal 28, telatna "
	  "langkung ti sabulan, anu dipasihkeun ngan salambar tina tilu "
	  "dokumen.",
	  "35E 35G " },
	{ "Saya keberatan: data itu disebut rahasia dagang dan uji "
	  "konsekuensinya tidak dilampirkan.",
	  "35A " },
	{ "Saya keberatan atas jawaban ini: bukan itu yang saya minta.",
	  "35D " },
	{ "Saya mengajukan keberatan, permohonan saya tidak kunjung dijawab.",
	  "35C " },
};

static void
test_objections(gconstpointer data)
{
	static const char *const codes[] = { "35A", "35B", "35C", "35D",
					     "35E", "35F", "35G" };
	const PpidClassifier *c = data;

	for (gsize i = 0; i < G_N_ELEMENTS(objections); i++) {
		g_autoptr(xmlDoc) doc = letter_new(
			CITIZEN, "Keberatan", objections[i].text);
		g_autoptr(GString) got = g_string_new(NULL);

		letter_classify(c, doc);
		for (gsize k = 0; k < G_N_ELEMENTS(codes); k++)
			if (has_ground(doc, codes[k]))
				g_string_append_printf(got, "%s ", codes[k]);
		g_test_message("%s", objections[i].text);
		g_assert_cmpstr(got->str, ==, objections[i].grounds);
	}
}

/* The letter says what it is, the form that it covers says why. */
static void
test_grounds(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc = letter_new(
		CITIZEN, "Keberatan atas permohonan informasi",
		"Kepada Yth. Atasan PPID. Terlampir formulir keberatan.");
	g_autoptr(xmlDoc) plain = letter_new(
		CITIZEN, "Keberatan atas permohonan informasi",
		"Kepada Yth. Atasan PPID. Permohonan saya bukan ditolak, tapi "
		"tidak ada satu balasan pun.");

	letter_attach(doc, "2", TICKED);
	g_assert_true(ppid_xml_is(letter_classify(c, doc), "jenis",
				  "keberatan"));
	g_assert_true(has_ground(doc, "35C"));
	g_assert_false(has_ground(doc, "35A"));
	letter_classify(c, plain);
	g_assert_true(has_ground(plain, "35C"));
	g_assert_false(has_ground(plain, "35A"));
}

/* The place in a signature counts, that in a disclaimer does not. */
static void
test_signature(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc = letter_new(
		CITIZEN, "Permohonan",
		"Saya meminta salinan APBD 2026.\n\nHormat saya,\nDanu\n"
		"Jl. Melati 5, Kecamatan Malingping, Kabupaten Lebak\n\n"
		"Email ini bersifat rahasia dan hanya ditujukan kepada "
		"penerima di Kabupaten Pandeglang.\n");
	xmlNode *k = letter_classify(c, doc);

	g_assert_true(ppid_xml_is(k, "jenis", "permohonan"));
	g_assert_true(ppid_xml_is(ppid_xml_child(k, "wilayah"), "kode",
				  "36.02"));
}

/* A bounce without any word that is known; one that somebody passes on. */
static void
test_report(gconstpointer data)
{
	static const struct {
		const char *report;
		const char *text;
		const char *kind;
	} rows[] = {
		{ "gagal", "Esto es un aviso.", "pantulan" },
		{ "tertunda", "Esto es un aviso.", "pantulan" },
		{ "keluhan", "Esto es un aviso.", "tidak-diketahui" },
		{ NULL, "Esto es un aviso.", "tidak-diketahui" },
		{ "gagal",
		  "Surat saya ke alamat lama kembali. Saya mengajukan "
		  "permohonan informasi publik: mohon salinan DPA 2026.",
		  "permohonan" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new(CITIZEN, "surat", rows[i].text);
		xmlNode *surel = ppid_berkas_surel(xmlDocGetRootElement(doc),
						   NULL);

		if (rows[i].report != NULL)
			ppid_xml_set(ppid_xml_add(surel, "laporan", NULL),
				     "jenis", rows[i].report);
		g_test_message("%s: %s", rows[i].report, rows[i].text);
		g_assert_true(ppid_xml_is(letter_classify(data, doc), "jenis",
					  rows[i].kind));
	}
}

static void
test_review(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc = letter_new(CITIZEN, "formulir", "terlampir");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *surel = ppid_berkas_surel(berkas, NULL);
	xmlNode *file = ppid_xml_add(surel, "lampiran", NULL);
	xmlNode *k;

	ppid_xml_set(file, "bagian", "2");
	ppid_xml_set(file, "jenis", "application/pdf");
	k = letter_classify(c, doc);
	g_assert_true(ppid_xml_is(k, "jenis", "permohonan"));
	g_assert_true(ppid_xml_is(k, "tinjau", "ya"));
}

/* What could not be read was received all the same. */
static void
test_fault(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc = letter_new("x", NULL, "");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *k;

	ppid_berkas_add_fault(berkas, "parse", "rusak", NULL);
	k = letter_classify(c, doc);
	g_assert_true(ppid_xml_is(k, "jenis", "permohonan"));
	g_assert_true(ppid_xml_is(k, "tinjau", "ya"));
}

static void
test_again(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc =
		letter_new(CITIZEN, "Keberatan PPID-2026-0001",
			   "Atasan PPID Kab. Serang: data jalan, pasal 35 "
			   "huruf c dan g");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *k = ppid_berkas_add(berkas, "klasifikasi", NULL);
	xmlNode *rujukan = ppid_xml_add(k, "rujukan", NULL);
	g_autoptr(GString) once = NULL;
	g_autoptr(GString) twice = NULL;

	ppid_xml_set(k, "surel", "surel-1");
	ppid_xml_set(rujukan, "berkas", "PPID-2026-0001");
	ppid_xml_set(rujukan, "oleh", "nomor");
	g_assert_true(letter_classify(c, doc) == k);
	g_assert_nonnull(ppid_xml_child(k, "rujukan"));
	g_assert_null(ppid_xml_next(k, "klasifikasi"));
	once = ppid_xml_serialise(berkas, 0);
	letter_classify(c, doc);
	twice = ppid_xml_serialise(berkas, 0);
	g_assert_cmpstr(once->str, ==, twice->str);
	g_assert_nonnull(strstr(once->str, "<alasan kode=\"35C\"/>"));
	g_assert_nonnull(strstr(once->str, "<alasan kode=\"35G\"/>"));
}

/* In a stored case only what has no kind yet is filled. */
static void
test_stored(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc =
		letter_new(CITIZEN, "Permohonan informasi", "Mohon salinan");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *k = ppid_berkas_add(berkas, "klasifikasi", NULL);

	ppid_xml_set(berkas, "revisi", "1");
	ppid_xml_set(k, "surel", "surel-1");
	ppid_xml_set(k, "jenis", "pers");
	letter_classify(c, doc);
	g_assert_true(ppid_xml_is(k, "jenis", "pers"));
	g_assert_null(ppid_xml_child(k, "bukti"));
	ppid_xml_set(k, "jenis", NULL);
	letter_classify(c, doc);
	g_assert_true(ppid_xml_is(k, "jenis", "permohonan"));
}

/* Mail that we sent is not classified. */
static void
test_outgoing(gconstpointer data)
{
	const PpidClassifier *c = data;
	g_autoptr(xmlDoc) doc = letter_new(CITIZEN, "Permohonan", "Mohon data");

	ppid_xml_set(ppid_berkas_surel(xmlDocGetRootElement(doc), NULL),
		     "arah", "keluar");
	g_assert_null(letter_classify(c, doc));
}

int
main(int argc, char **argv)
{
	g_autoptr(PpidClassifier) c = NULL;

	g_test_init(&argc, &argv, NULL);
	c = letter_classifier();
	g_test_add_data_func("/classifier/kinds", c, test_kinds);
	g_test_add_data_func("/classifier/secondary", c, test_secondary);
	g_test_add_data_func("/classifier/evidence", c, test_evidence);
	g_test_add_data_func("/classifier/quoted", c, test_quoted);
	g_test_add_data_func("/classifier/attached", c, test_attached);
	g_test_add_data_func("/classifier/grounds", c, test_grounds);
	g_test_add_data_func("/classifier/objections", c, test_objections);
	g_test_add_data_func("/classifier/signature", c, test_signature);
	g_test_add_data_func("/classifier/report", c, test_report);
	g_test_add_data_func("/classifier/review", c, test_review);
	g_test_add_data_func("/classifier/fault", c, test_fault);
	g_test_add_data_func("/classifier/again", c, test_again);
	g_test_add_data_func("/classifier/stored", c, test_stored);
	g_test_add_data_func("/classifier/outgoing", c, test_outgoing);
	return g_test_run();
}
