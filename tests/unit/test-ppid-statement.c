/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks, in the wordings of every day: small letters, "ini pak ...",
 * three languages, answers below labels, signatures. */
#include "config.h"

#include "letter.h"
#include "ppid-applicant.h"

static const struct {
	const char *from; /* of the sender field; NULL: nothing */
	const char *text;
	const char *want;
} rows[] = {
	{ NULL,
	  "assalamualaikum, ini pak budi santoso dari rw 03 "
	  "kel sukamaju. mau minta data bansos",
	  "perorangan nama=budi santoso;alamat=rw 03 kel "
	  "sukamaju;" },
	{ NULL,
	  "Kulo Budi Santoso, tiyang Kp. Sawah Desa Tanara. "
	  "Nyuwun data.",
	  "perorangan nama=Budi Santoso;alamat=Kp. Sawah Desa "
	  "Tanara;" },
	{ NULL,
	  "kulo budi santoso wong tanara, arep njaluk data "
	  "bantuan",
	  "perorangan nama=budi santoso;" },
	{ NULL,
	  "perkenalkan saya siti rahayu mahasiswi untirta, "
	  "izin minta data",
	  "perorangan nama=siti rahayu;pekerjaan=mahasiswi;" },
	{ NULL,
	  "Perkenalkan, saya Sri Wulan, mahasiswi Universitas "
	  "Contoh. Saya ingin meminta data.",
	  "perorangan nama=Sri Wulan;pekerjaan=mahasiswi;" },
	{ NULL,
	  "perkenalkan nama saya budi santoso umur 35 tahun "
	  "pekerjaan buruh pabrik alamat kp baru rt 02 rw 05 "
	  "desa tobat kec balaraja mau minta data",
	  "perorangan nama=budi santoso;alamat=kp baru rt 02 "
	  "rw 05 desa tobat kec balaraja;pekerjaan=buruh "
	  "pabrik;" },
	{ NULL,
	  "saya budi, nelayan di kp baru desa kronjo, mau "
	  "minta data kuota solar",
	  "perorangan nama=budi;alamat=kp baru desa "
	  "kronjo;pekerjaan=nelayan;" },
	{ NULL,
	  "Halo, aku Sri, mahasiswa semester 7. Boleh minta "
	  "data?",
	  "perorangan nama=Sri;pekerjaan=mahasiswa;" },
	{ NULL,
	  "abdi siti rahayu ti kampung babakan rt 01/02 desa "
	  "sukamulya kec malingping, hoyong naros perkawis data",
	  "perorangan nama=siti rahayu;alamat=kampung babakan "
	  "rt 01/02 desa sukamulya kec malingping;" },
	{ NULL,
	  "Nami abdi Siti Rahayu, padamelan tani, linggih di "
	  "Kp. Pasir RT 02/01 Desa Sukaraja.",
	  "perorangan nama=Siti Rahayu;alamat=Kp. Pasir RT "
	  "02/01 Desa Sukaraja;pekerjaan=tani;" },
	{ NULL,
	  "Mohon data desa.\n"
	  "\n"
	  "Terima kasih\n"
	  "siti rahayu\n"
	  "kp. pasir rt 02/01 desa sukaraja\n"
	  "081200001111",
	  "perorangan nama=siti rahayu;alamat=kp. pasir rt "
	  "02/01 desa sukaraja;telepon=081200001111;" },
	{ NULL,
	  "Mohon data desa.\n"
	  "\n"
	  "hormat kami,\n"
	  "\n"
	  "budi santoso - 081200001111",
	  "perorangan nama=budi santoso;telepon=081200001111;" },
	{ NULL,
	  "mohon data desa. makasih. budi santoso, kp baru rt "
	  "3 rw 1 kec curug",
	  "perorangan nama=budi santoso;alamat=kp baru rt 3 rw "
	  "1 kec curug;" },
	{ NULL,
	  "Mohon data desa.\n"
	  "\n"
	  "Salam\n"
	  "Bu Siti Rahayu (wali murid)",
	  "perorangan nama=Bu Siti Rahayu;" },
	{ NULL,
	  "Saya yang bertanda tangan di bawah ini:\n"
	  "Nama: Budi Santoso\n"
	  "Umur: 40 tahun\n"
	  "Pekerjaan: Pedagang\n"
	  "Alamat: Jl. Mawar No. 2\n"
	  "RT 01/02 Kel. Sukamaju\n"
	  "Dengan ini mengajukan permohonan.",
	  "perorangan nama=Budi Santoso;alamat=Jl. Mawar No. 2 "
	  "RT 01/02 Kel. Sukamaju;pekerjaan=Pedagang;" },
	{ NULL,
	  "> Nama lengkap :\n"
	  "Budi Santoso\n"
	  "> NIK :\n"
	  "3601014501900001\n"
	  "> Alamat :\n"
	  "Kp. Sawah RT 1/2 Desa Tanara",
	  "perorangan nama=Budi "
	  "Santoso;nik=3601014501900001;alamat=Kp. Sawah RT "
	  "1/2 Desa Tanara;" },
	{ NULL,
	  "nama : budi santoso\n"
	  "almt : kp sawah rt 1/2 ds tanara\n"
	  "hp : 0812-0000-1111",
	  "perorangan nama=budi santoso;alamat=kp sawah rt 1/2 "
	  "ds tanara;telepon=0812-0000-1111;" },
	{ NULL,
	  "NAMA LENGKAP\n"
	  "BUDI SANTOSO\n"
	  "\n"
	  "ALAMAT\n"
	  "KP. SAWAH RT 1/2\n"
	  "\n"
	  "PEKERJAAN\n"
	  "BURUH",
	  "perorangan nama=BUDI SANTOSO;alamat=KP. SAWAH RT "
	  "1/2;pekerjaan=BURUH;" },
	{ NULL,
	  "1. Nama Budi Santoso\n"
	  "2. NIK 3601014501900001\n"
	  "3. Alamat Kp. Sawah RT 1/2 Desa Tanara",
	  "perorangan nama=Budi "
	  "Santoso;nik=3601014501900001;alamat=Kp. Sawah RT "
	  "1/2 Desa Tanara;" },
	{ NULL,
	  "Ibu Siti Rahayu, Kp. Sawah RT 1/2. Mohon data "
	  "posyandu.",
	  "perorangan nama=Siti Rahayu;alamat=Kp. Sawah RT 1/2;" },
	{ NULL,
	  "saya ibu siti rahayu kader posyandu melati, minta "
	  "data pmt",
	  "perorangan nama=siti rahayu;pekerjaan=kader "
	  "posyandu melati;" },
	{ NULL,
	  "Ini Budi Santoso, warga Taman Sari blok C. Mau "
	  "tanya data PJU.",
	  "perorangan nama=Budi Santoso;alamat=Taman Sari blok "
	  "C;" },
	{ NULL,
	  "Saya warga Perumahan Griya Asri Blok A2 No. 5, Kel. "
	  "Sukamaju, ingin tahu data anggaran.\n"
	  "\n"
	  "Budi Santoso",
	  "perorangan nama=Budi Santoso;alamat=Perumahan Griya "
	  "Asri Blok A2 No. 5, Kel. Sukamaju;" },
	{ NULL,
	  "Dengan hormat, saya Budi Santoso (wartawan media "
	  "Kabar Contoh) meminta data.",
	  "perorangan nama=Budi Santoso;pekerjaan=wartawan;" },
	{ NULL,
	  "Saya Budi Santoso, seorang petani dari Desa "
	  "Sukamaju Kecamatan Cikeusal, meminta data pupuk.",
	  "perorangan nama=Budi Santoso;alamat=Desa Sukamaju "
	  "Kecamatan Cikeusal;pekerjaan=petani;" },
	{ NULL,
	  "Saya, Budi Santoso, tinggal di Jalan Melati nomor "
	  "4, Kelurahan Sukamaju, mohon data.",
	  "perorangan nama=Budi Santoso;alamat=Jalan Melati "
	  "nomor 4, Kelurahan Sukamaju;" },
	{ NULL,
	  "Kami dari Karang Taruna Tunas Muda Desa Sukamaju "
	  "meminta data dana desa.\n"
	  "\n"
	  "Ketua,\n"
	  "Budi Santoso",
	  "kelompok nama=Karang Taruna Tunas Muda Desa "
	  "Sukamaju;" },
	{ NULL,
	  "kami dari lsm peduli bangsa minta data proyek jalan",
	  "kelompok nama=lsm peduli bangsa;" },
	{ NULL,
	  "Kami, Paguyuban Pedagang Pasar Lama, mohon data "
	  "retribusi.",
	  "kelompok nama=Paguyuban Pedagang Pasar Lama;" },
	{ NULL,
	  "Saya Budi Santoso dari Forum Warga Sukamaju memohon "
	  "data.",
	  "perorangan nama=Budi Santoso;" },
	{ NULL,
	  "PT Maju Contoh dengan ini mengajukan permohonan "
	  "informasi.\n"
	  "\n"
	  "Budi Santoso\n"
	  "Direktur",
	  "badan-hukum nama=PT Maju Contoh;" },
	{ NULL,
	  "Saya mewakili ibu saya, Siti Rahayu, mohon data.\n"
	  "\n"
	  "Budi Santoso",
	  "kuasa nama=Siti Rahayu;nama-kuasa=Budi Santoso;" },
	{ NULL,
	  "Mohon data jalan.\n"
	  "\n"
	  "Tertanda,\n"
	  "Budi Santoso\n"
	  "Warga RT 03 RW 02 Kel. Sukamaju\n"
	  "HP 081200001111",
	  "perorangan nama=Budi Santoso;alamat=RT 03 RW 02 "
	  "Kel. Sukamaju;telepon=081200001111;" },
	{ NULL,
	  "Mohon data jalan.\n"
	  "\n"
	  "BUDI SANTOSO\n"
	  "NIK. 3601014501900001",
	  "perorangan nama=BUDI SANTOSO;nik=3601014501900001;" },
	{ NULL,
	  "Mohon data jalan.\n"
	  "--\n"
	  "Budi Santoso | Guru | 081200001111",
	  "perorangan nama=Budi "
	  "Santoso;telepon=081200001111;pekerjaan=Guru;" },
	{ NULL,
	  "Mohon data jalan.\n"
	  "\n"
	  "Regards,\n"
	  "Budi\n"
	  "Sent from my iPhone",
	  "perorangan nama=Budi;" },
	{ NULL,
	  "Mohon data jalan. Trims - Budi Santoso",
	  "perorangan nama=Budi Santoso;" },
	{ NULL,
	  "Mohon data jalan. Terima kasih, Budi Santoso.",
	  "perorangan nama=Budi Santoso;" },
	{ NULL,
	  "mohon data jalan, tks. (budi santoso, 081200001111)",
	  "perorangan nama=budi santoso;telepon=081200001111;" },
	{ NULL,
	  "min saya mau tanya soal data. nama budi santoso nik "
	  "3601014501900001 alamat kp sawah rt 01 rw 02 desa "
	  "tanara hp 081200001111",
	  "perorangan nama=budi "
	  "santoso;nik=3601014501900001;alamat=kp sawah rt 01 "
	  "rw 02 desa tanara;telepon=081200001111;" },
	{ NULL,
	  "Minta data. Nama: Budi Santoso, NIK: "
	  "3601014501900001, Alamat: Kp. Sawah RT 01/02, HP: "
	  "081200001111.",
	  "perorangan nama=Budi "
	  "Santoso;nik=3601014501900001;alamat=Kp. Sawah RT "
	  "01/02;telepon=081200001111;" },
	{ NULL,
	  "Kami sekeluarga tinggal di Kampung Sawah RT 01/02 "
	  "Desa Tanara. Mohon data.\n"
	  "\n"
	  "Budi Santoso sekeluarga",
	  "perorangan nama=Budi Santoso;alamat=Kampung Sawah "
	  "RT 01/02 Desa Tanara;" },
	{ NULL,
	  "Saya salah satu warga Desa Tanara, pekerjaan saya "
	  "petani. Mohon data.",
	  "perorangan pekerjaan=petani;" },
	{ NULL,
	  "Dengan hormat,\n"
	  "Yang bertanda tangan di bawah ini saya Budi "
	  "Santoso, pekerjaan wiraswasta, alamat Jl. Melati 4 "
	  "Serang, NIK 3601014501900001.",
	  "perorangan nama=Budi "
	  "Santoso;nik=3601014501900001;alamat=Jl. Melati 4 "
	  "Serang;pekerjaan=wiraswasta;" },
	{ NULL,
	  "sampurasun, simkuring budi santoso urang kampung "
	  "sawah desa sukaraja. nyuhunkeun data.",
	  "perorangan nama=budi santoso;alamat=kampung sawah "
	  "desa sukaraja;" },
	{ NULL,
	  "Isun budi santoso, wong Tanara. Njaluk data.",
	  "perorangan nama=budi santoso;" },
	{ NULL,
	  "Nama panggilan saya Budi, nama lengkap Budi Santoso.",
	  "perorangan nama=Budi Santoso;" },
	{ NULL,
	  "bapak saya namanya Budi Santoso dulu jadi lurah. "
	  "saya minta data.",
	  "- " },
	{ NULL,
	  "Kepada Bapak Budi Santoso selaku Kepala Dinas, "
	  "mohon data.",
	  "- " },
	{ NULL,
	  "Saya sudah bertemu Pak Budi Santoso di kantor, "
	  "katanya harus lewat email. Mohon data.",
	  "- " },
	{ NULL,
	  "Saya lihat di berita. Saya Ingin data. Saya Harap "
	  "dibalas.",
	  "- " },
	{ NULL,
	  "Ini dengan Ibu Siti Rahayu dari Perum Asri Blok B "
	  "No 3.",
	  "perorangan nama=Siti Rahayu;alamat=Perum Asri Blok "
	  "B No 3;" },
	{ NULL,
	  "dengan saya budi santoso di jl melati no 4 serang",
	  "perorangan nama=budi santoso;alamat=jl melati no 4 "
	  "serang;" },
	{ NULL,
	  "Hormat saya\n"
	  "Budi Santoso, S.Pd\n"
	  "Guru SDN Contoh 1",
	  "perorangan nama=Budi Santoso, S.Pd;pekerjaan=Guru;" },
	{ NULL,
	  "Mohon data.\n"
	  "\n"
	  "Wassalam,\n"
	  "H. Budi Santoso bin Ahmad\n"
	  "Kampung Sawah",
	  "perorangan nama=H. Budi Santoso bin "
	  "Ahmad;alamat=Kampung Sawah;" },
	{ NULL,
	  "Email : budi@contoh.example\n"
	  "Nama : Budi Santoso\n"
	  "No. Telp : (0254) 200111",
	  "perorangan nama=Budi Santoso;telepon=(0254) "
	  "200111;surel=budi@contoh.example;" },
	{ NULL,
	  "Identitas:\n"
	  "- Nama = Budi Santoso\n"
	  "- NIK = 3601014501900001\n"
	  "- Kerja = tukang ojek",
	  "perorangan nama=Budi "
	  "Santoso;nik=3601014501900001;pekerjaan=tukang ojek;" },
	{ NULL,
	  "*Nama:* Budi Santoso\n"
	  "*Alamat:* Kp. Sawah RT 1/2",
	  "perorangan nama=Budi Santoso;alamat=Kp. Sawah RT "
	  "1/2;" },
	{ NULL,
	  "Nama Pemohon -> Budi Santoso\n"
	  "No KTP -> 3601014501900001",
	  "perorangan nama=Budi Santoso;nik=3601014501900001;" },
	{ NULL,
	  "nik saya 3601014501900001 nama budi santoso",
	  "perorangan nama=budi santoso;nik=3601014501900001;" },
	{ NULL,
	  "KTP: 3601 0145 0190 0001 a.n. Budi Santoso",
	  "perorangan nama=Budi Santoso;nik=3601 0145 0190 "
	  "0001;" },
	{ NULL,
	  "Atas nama Budi Santoso, NIK 3601014501900001, mohon "
	  "data.",
	  "perorangan nama=Budi Santoso;nik=3601014501900001;" },
	{ NULL,
	  "Mohon data sekolah.\n"
	  "\n"
	  "Terima kasih atas perhatiannya.\n"
	  "\n"
	  "Budi Santoso\n"
	  "(Orang tua murid SDN Contoh)",
	  "perorangan nama=Budi Santoso;" },
	{ NULL,
	  "Mohon data sekolah.\n"
	  "\n"
	  "Terima kasih.\n"
	  "Tangerang, 3 Maret 2026\n"
	  "Budi Santoso",
	  "perorangan nama=Budi Santoso;" },
	{ NULL,
	  "Mohon data sekolah.\n"
	  "\n"
	  "Serang, 3 Maret 2026\n"
	  "Pemohon,\n"
	  "\n"
	  "(Budi Santoso)",
	  "perorangan nama=Budi Santoso;" },
	{ NULL,
	  "Mohon data sekolah.\n"
	  "\n"
	  "Pemohon,\n"
	  "ttd\n"
	  "BUDI SANTOSO",
	  "perorangan nama=BUDI SANTOSO;" },
	{ "Budi Santoso",
	  "mohon data sekolah. matur nuwun.",
	  "perorangan nama=Budi Santoso;" },
	{ "budi santoso",
	  "mohon data sekolah. alamat saya jl melati 4 serang",
	  "perorangan nama=budi santoso;alamat=jl melati 4 "
	  "serang;" },
	{ "Budi S",
	  "Mohon data sekolah.\n"
	  "\n"
	  "Budi Santoso\n"
	  "Warga Cipocok",
	  "perorangan nama=Budi Santoso;" },
	{ "mamah raka",
	  "saya siti rahayu, rumah di kp sawah rt 01/02 ds "
	  "tanara, mohon data bos",
	  "perorangan nama=siti rahayu;alamat=kp sawah rt "
	  "01/02 ds tanara;" },
};

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

static char *
read_letter(const PpidClassifier *classifier, const PpidApplicants *applicants,
	    const char *from, const char *text)
{
	const PpidLexicon *lexicon = ppid_classifier_lexicon(classifier);
	g_autoptr(PpidLetters) letters = ppid_letters_new(lexicon);
	g_autoptr(xmlDoc) doc = letter_new("x@contoh.example", "x", text);
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *surel = ppid_xml_child(berkas, "surel");
	xmlNode *k = ppid_berkas_add(berkas, "klasifikasi", NULL);

	if (from != NULL)
		ppid_xml_set(ppid_xml_child(surel, "dari"), "nama", from);
	ppid_xml_set(k, "surel", "surel-1");
	ppid_xml_set(k, "jenis", "permohonan");
	ppid_ranges_write(surel, lexicon->marks);
	ppid_applicants_run(applicants, letters, berkas);
	return describe(berkas);
}

static void
test_rows(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidClassifier) classifier = letter_classifier();
	PpidApplicants *applicants = ppid_applicants_new(NULL, &error);

	g_assert_no_error(error);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = read_letter(classifier, applicants,
						   rows[i].from, rows[i].text);

		if (strcmp(got, rows[i].want) == 0)
			continue;
		g_test_message("%s\n got %s\nwant %s", rows[i].text, got,
			       rows[i].want);
		g_test_fail();
	}
	ppid_applicants_free(applicants);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/statement/wordings", test_rows);
	return g_test_run();
}
