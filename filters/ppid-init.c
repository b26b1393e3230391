/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-init - make a home
 *
 * The folder of one public body, with a ppid.conf that explains itself to
 * the officer who fills it in.
 */
#include "config.h"
#include "ppid-cli.h"

#include <string.h>

#include "ppid-atomic.h"
#include "ppid-error.h"

static char *body, *name, *region, *unit;

static const GOptionEntry options[] = {
	{ "body", 0, 0, G_OPTION_ARG_STRING, &body,
	  "code of the public body (default ppid)", "CODE" },
	{ "name", 0, 0, G_OPTION_ARG_STRING, &name,
	  "its name (default Badan Publik)", "NAME" },
	{ "region", 0, 0, G_OPTION_ARG_STRING, &region,
	  "its region, Kemendagri code such as 36.04", "CODE" },
	{ "unit", 0, 0, G_OPTION_ARG_STRING, &unit,
	  "unit in register numbers (default DISKOMINFO)", "UNIT" },
	{ NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const char template_text[] =
	"# Konfigurasi ppid; lihat ppid.conf(5).\n"
	"\n"
	"[badan-publik]\n"
	"# Kode badan publik: huruf, angka, '-' dan '_'.\n"
	"kode = @BODY@\n"
	"# Nama lengkap badan publik, untuk surat dan laman.\n"
	"nama = @NAME@\n"
	"# Kode wilayah menurut Kemendagri, misalnya 36.04.\n"
	"@REGION@\n"
	"# Nama unit pada nomor pendaftaran.\n"
	"unit = @UNIT@\n"
	"# Zona waktu kantor: WIB, WITA atau WIT.\n"
	"zona-waktu = WIB\n"
	"# Jam tutup layanan; surat yang masuk sesudahnya dihitung esok hari\n"
	"# kerja untuk batas yang lebih ketat.\n"
	"# perpres: 16.00, Jumat 16.30, Ramadan 15.00, Jumat Ramadan 15.30.\n"
	"#jam-tutup = 16.00\n"
	"# Apakah cuti bersama bukan hari kerja: ya atau tidak.\n"
	"cuti-bersama-libur = ya\n"
	"# Nama server surel kita sendiri seperti tertulis pada Received,\n"
	"# dipisah dengan ';'. Waktu penerimaannya menentukan tenggat.\n"
	"#server-surel = mx.contoh.go.id\n"
	"# Nama yang dipakai server kita pada Authentication-Results.\n"
	"#server-autentikasi = mx.contoh.go.id\n"
	"\n"
	"# Hari libur atau hari masuk sendiri, satu bagian tiap keputusan.\n"
	"#[kalender hari-jadi]\n"
	"#dari = 2026-10-08\n"
	"#nama = Hari Jadi Kabupaten\n"
	"#dasar = Keputusan Bupati 1/2026\n"
	"\n"
	"# Satu bagian [kotak NAMA] untuk setiap kotak surel. Hapus tanda '#'\n"
	"# lalu sesuaikan. Sandi disimpan pada berkas tersendiri (chmod "
	"0600),\n"
	"# baris pertama; jalur dihitung dari folder ini.\n"
	"#[kotak ppid]\n"
	"#jenis = imap\n"
	"#alamat = imaps://mail.contoh.go.id\n"
	"#pengguna = ppid@contoh.go.id\n"
	"#sandi-berkas = sandi-ppid\n"
	"# atau perintah yang mencetak sandi:\n"
	"#sandi-perintah = pass show surel/ppid\n"
	"#folder = INBOX\n"
	"# Berkas CA (PEM) bila server tidak memakai CA umum.\n"
	"#ca = ca.pem\n"
	"#\n"
	"#[kotak arsip]\n"
	"#jenis = maildir\n"
	"#jalur = /var/mail/ppid/Maildir\n";

static bool
is_clean(const char *text)
{
	if (!g_utf8_validate(text, -1, NULL) || *text == '\0')
		return false;
	for (const char *p = text; *p != '\0'; p++)
		if (g_ascii_iscntrl(*p) || *p == '\\')
			return false;
	return true;
}

static bool
is_word(const char *text, const char *extra)
{
	for (const char *p = text; *p != '\0'; p++)
		if (!g_ascii_isalnum(*p) && strchr(extra, *p) == NULL)
			return false;
	return *text != '\0';
}

static bool
check_values(PpidCli *cli)
{
	if (cli->operands[0] == NULL || cli->operands[1] != NULL)
		return ppid_cli_usage(cli, "give one DIR");
	if (!is_word(body, "-_"))
		return ppid_cli_usage(cli,
				      "--body: letters, digits, '-', '_' only");
	if (region != NULL && !is_word(region, "."))
		return ppid_cli_usage(cli, "--region: digits and '.' only");
	if (!is_clean(name) || !is_clean(unit))
		return ppid_cli_usage(cli, "--name, --unit: one line of text");
	return true;
}

static void
replace(GString *text, const char *mark, const char *value)
{
	char *at = strstr(text->str, mark);
	gssize offset = at - text->str;

	g_string_erase(text, offset, (gssize)strlen(mark));
	g_string_insert(text, offset, value);
}

static char *
make_config(void)
{
	GString *text = g_string_new(template_text);
	g_autofree char *line =
		region != NULL ? g_strdup_printf("wilayah = %s", region)
			       : g_strdup("#wilayah = 36.04");

	/* from the end, so that no value is taken for a mark */
	replace(text, "@UNIT@", unit);
	replace(text, "@REGION@", line);
	replace(text, "@NAME@", name);
	replace(text, "@BODY@", body);
	return g_string_free(text, FALSE);
}

/* The configuration comes last: a folder without it is no finished home. */
static bool
make_home(PpidCli *cli)
{
	g_autofree char *path =
		g_build_filename(cli->operands[0], "ppid.conf", NULL);
	g_autofree char *text = make_config();

	if (g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_set_error(&cli->error, PPID_ERROR, PPID_ERROR_CANTCREAT,
			    "'%s' is there already", path);
		return false;
	}
	return ppid_home_create(cli->operands[0], &cli->error) &&
	       ppid_atomic_write(path, text, strlen(text), &cli->error);
}

static void
set_default(char **value, const char *text)
{
	if (*value == NULL)
		*value = g_strdup(text);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-init");

	if (ppid_cli_start(&cli, argc, argv, options,
			   "DIR\n"
			   "Make a home: the folders and a commented "
			   "ppid.conf.")) {
		set_default(&body, "ppid");
		set_default(&name, "Badan Publik");
		set_default(&unit, "DISKOMINFO");
		if (check_values(&cli))
			make_home(&cli);
	}
	g_free(body);
	g_free(name);
	g_free(region);
	g_free(unit);
	return ppid_cli_finish(&cli);
}
