/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labelled lines: one form in many layouts, and lines that are no form. */
#include "config.h"

#include <string.h>

#include "ppid-form.h"
#include "ppid-isian.h"
#include "ppid-xml.h"

static PpidIsian *isian;

/* "field=value;" for each entry; line ends of a value as "/". */
static char *
read_form(const char *text)
{
	g_autoptr(PpidFold) fold = ppid_fold_new(text, -1);
	g_autoptr(PpidIsianMarks) marks =
		ppid_isian_mark(isian, fold, 0, G_MAXUINT);
	g_autoptr(GArray) found =
		ppid_form_read(isian, text, fold, marks, 0, strlen(text));
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < found->len; i++) {
		PpidFormEntry *e = &g_array_index(found, PpidFormEntry, i);
		const char *code = ppid_isian_code(e->field);

		g_assert_cmpuint(e->start + e->length, <=, strlen(text));
		if (code == NULL)
			continue;
		g_string_append_printf(out, "%s=%.*s;", code, (int)e->length,
				       text + e->start);
	}
	g_strdelimit(out->str, "\n", '/');
	return g_string_free(out, FALSE);
}

static const struct {
	const char *text;
	const char *want;
} cases[] = {
	/* separators */
	{ "Nama: Sri Wulan", "nama=Sri Wulan;" },
	{ "Nama Lengkap\t:\tSri Wulan\nNo. KTP\t: 12",
	  "nama=Sri Wulan;nik=12;" },
	{ "Nama = Sri\nNIK => 12", "nama=Sri;nik=12;" },
	{ "Nama\tSri\nTlp/HP/WA\t0811", "nama=Sri;telepon=0811;" },
	{ "Nama ........ Sri\nNIK ______ 12", "nama=Sri;nik=12;" },
	{ "Nama \xe2\x80\xa6\xe2\x80\xa6 : Sri", "nama=Sri;" },
	{ "Nama Lengkap ..... : Sri", "nama=Sri;" },
	{ "Nama - Sri\nTelp \xe2\x80\x93 0811", "nama=Sri;telepon=0811;" },
	{ "Nama | Sri\n| NIK | 12 |", "nama=Sri;nik=12;" },
	{ "Nama      Sri", "nama=Sri;" },
	/* numbers, case, remarks */
	{ "1. Nama : Sri\n2) NIK : 12\n(3) Alamat : Jl. A",
	  "nama=Sri;nik=12;alamat=Jl. A;" },
	{ "a) NAMA PEMOHON: SRI\nB. ALAMAT: JL A", "nama=SRI;alamat=JL A;" },
	{ "*Nama:* Sri", "nama=Sri;" },
	{ "- Nama: Sri\n\xe2\x80\xa2 NIK: 12", "nama=Sri;nik=12;" },
	{ "Nomor Identitas (KTP/SIM): 12", "nik=12;" },
	{ "Nama Pemohon*) : Sri", "nama=Sri;" },
	{ "Informasi yg diminta : x", "rincian=x;" },
	/* letters are missing or doubled, a blank too many */
	{ "NAMMA.......: Sri\nALAMT : Jl. A\nPekerjan: guru",
	  "nama=Sri;alamat=Jl. A;pekerjaan=guru;" },
	{ "YANG DI MINTA...: x\nUNTUK KEPERLUN : y", "rincian=x;tujuan=y;" },
	{ "Lokasi: x\nNota: y\nNamun: z", "" },
	/* questions of a page */
	{ "Siapa nama Anda?\n    Sri\nBerapa nomor KTP Anda?\n    12",
	  "nama=Sri;nik=12;" },
	/* more than one on a line */
	{ "NIK : 12 \xc2\xb7 Alamat : Ds. A, Kec. B \xc2\xb7 HP : 08",
	  "nik=12;alamat=Ds. A, Kec. B;telepon=08;" },
	{ "Nama: Sri, NIK: 12; Alamat: Jl. A",
	  "nama=Sri;nik=12;alamat=Jl. A;" },
	{ "Nama : Sri        NIK : 12", "nama=Sri;nik=12;" },
	{ "Nama\tSri\tJenis Kelamin\tPerempuan\nNIK\t12\tPekerjaan\tGuru",
	  "nama=Sri;nik=12;pekerjaan=Guru;" },
	{ "Kontak : 08 / a@b.example",
	  "telepon=08 / a@b.example;surel=08 / a@b.example;" },
	/* the value is below, or goes on */
	{ "Nama\nSri\nAlamat\nJl. A", "nama=Sri;alamat=Jl. A;" },
	{ "Nama :\nNIK : 12", "nama=;nik=12;" },
	{ "Nama\n: Sri", "nama=Sri;" },
	{ "Nama ..........\n\nDengan hormat", "nama=;" },
	{ "Alamat : Jl. A No. 1\n         Desa B\nNIK : 1",
	  "alamat=Jl. A No. 1/         Desa B;nik=1;" },
	{ "Alamat: Jl. A,\nDesa B\n\nC", "alamat=Jl. A,/Desa B;" },
	{ "Alamat: Jl. A\nMohon data", "alamat=Jl. A;" },
	{ "Informasi yang diminta:\n1. satu\n2. dua\n\nTujuan: t",
	  "rincian=1. satu/2. dua;tujuan=t;" },
	{ "Informasi yang diminta:\n\n1. satu\n\n2. dua\n\nSekian",
	  "rincian=1. satu//2. dua;" },
	{ "Rincian  : satu\n           dua\nTujuan: t",
	  "rincian=satu/           dua;tujuan=t;" },
	/* not a form */
	{ "nama saya Sri dan alamat saya di sini", "" },
	{ "Nama kegiatan: rapat", "" },
	{ "mohon data nama dan alamat penerima", "" },
	{ "Untuk itu kami mohon", "" },
	{ "", "" },
	{ "Nama", "nama=;" },
	{ "::::\nNama::\n", "nama=;" },
};

static void
test_layouts(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = read_form(cases[i].text);

		if (strcmp(got, cases[i].want) != 0)
			g_test_message("%s", cases[i].text);
		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

static void
test_hollow(void)
{
	const char *const hollow[] = { "",
				       "-",
				       "......",
				       "Terlampir",
				       "sesuai KTP (terlampir)",
				       "tidak ada" };
	const char *const stated[] = { "Sri", "Jl. KTP 3", "0811", "x@y" };

	for (gsize i = 0; i < G_N_ELEMENTS(hollow); i++)
		g_assert_true(ppid_isian_is_hollow(isian, hollow[i],
						   strlen(hollow[i])));
	for (gsize i = 0; i < G_N_ELEMENTS(stated); i++)
		g_assert_false(ppid_isian_is_hollow(isian, stated[i],
						    strlen(stated[i])));
}

/* A hundred thousand labels: bounded in number and time. */
static void
test_many(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(PpidFold) fold = NULL;
	g_autoptr(PpidIsianMarks) marks = NULL;
	g_autoptr(GArray) found = NULL;

	for (guint i = 0; i < 100000; i++)
		g_string_append(text, i % 2 ? "Rincian:\n" : "Nama: a ");
	fold = ppid_fold_new(text->str, -1);
	marks = ppid_isian_mark(isian, fold, 0, G_MAXUINT);
	found = ppid_form_read(isian, text->str, fold, marks, 0, text->len);
	g_assert_cmpuint(found->len, ==, PPID_FORM_MAX);
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	int status;

	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	isian = ppid_isian_load(NULL, &error);
	g_assert_no_error(error);
	g_test_add_func("/form/layouts", test_layouts);
	g_test_add_func("/form/hollow", test_hollow);
	g_test_add_func("/form/many", test_many);
	status = g_test_run();
	ppid_isian_free(isian);
	return status;
}
