/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid.conf: defaults, every key, every bad value, unknown keys. */
#include "config.h"

#include <locale.h>

#include "ppid-config.h"
#include "ppid-error.h"
#include "scratch.h"

static PpidConfig *
load(const char *text, GError **error)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_file(dir, "ppid.conf", text);
	PpidConfig *config = ppid_config_load(path, error);

	if (config == NULL)
		g_assert_true(g_str_has_prefix((*error)->message, path));
	return config;
}

static void
assert_defaults(const PpidConfig *c)
{
	g_assert_cmpstr(c->code, ==, "ppid");
	g_assert_cmpstr(c->name, ==, "Badan Publik");
	g_assert_null(c->region);
	g_assert_cmpstr(c->unit, ==, "DISKOMINFO");
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_DAY], ==, 16 * 60);
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_RAMADAN], ==, 16 * 60);
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_FRIDAY], ==, -1);
	g_assert_true(c->calendar.leave_off);
	g_assert_false(c->calendar.saturday_works);
	g_assert_cmpuint(c->calendar.own->len, ==, 0);
	g_assert_cmpstr(g_time_zone_get_identifier(c->zone), ==, "+07:00");
	g_assert_cmpuint(g_strv_length(c->mail_servers), ==, 0);
	g_assert_cmpuint(c->accounts->len, ==, 0);
	g_assert_null(c->data_dir);
	g_assert_cmpuint(c->run.limit_s, ==, 1800);
	g_assert_cmpuint(c->run.log_octets, ==, 1048576);
	g_assert_cmpuint(c->run.log_files, ==, 5);
}

static void
test_defaults(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidConfig) built_in = ppid_config_new();
	g_autoptr(PpidConfig) empty = load("", &error);
	g_autoptr(PpidConfig) blank =
		load("[badan-publik]\nkode=\nnama= \nwilayah=\n", &error);

	g_assert_no_error(error);
	assert_defaults(built_in);
	assert_defaults(empty);
	assert_defaults(blank);
}

static void
test_all_keys(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidConfig) c = load(
		"# a comment\n"
		"[badan-publik]\nkode = serangkab\n"
		"nama = Pemerintah Kabupaten Serang\nwilayah = 36.04\n"
		"unit = DISKOMINFOSATIK\nzona-waktu = WITA\n"
		"jam-tutup = 15.30\ncuti-bersama-libur = tidak\n"
		"server-surel = mx.ppid.example; ;mx2.ppid.example;\n"
		"server-autentikasi = ;ppid.example\n"
		"[nomor]\npermohonan = {nomor}/P/{tahun}\n"
		"keberatan = {nomor}-{unit}-{bulan}-{tahun}\n"
		"[jalan]\nbatas-waktu = 2400\nlog-ukuran = 4096\n"
		"log-jumlah = 0\n"
		"[kotak utama]\nalamat = imaps://mail.example:993\n"
		"pengguna = ppid\nsandi-perintah = pass show ppid\n"
		"[kotak arsip]\njenis = maildir\njalur = /srv/mail\n",
		&error);
	const PpidAccount *a;

	g_assert_no_error(error);
	g_assert_cmpstr(c->code, ==, "serangkab");
	g_assert_cmpstr(c->region, ==, "36.04");
	g_assert_cmpstr(c->unit, ==, "DISKOMINFOSATIK");
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_DAY], ==,
			15 * 60 + 30);
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_FRIDAY], ==, -1);
	g_assert_false(c->calendar.leave_off);
	g_assert_cmpstr(g_time_zone_get_identifier(c->zone), ==, "+08:00");
	g_assert_cmpuint(g_strv_length(c->mail_servers), ==, 2);
	g_assert_cmpstr(c->mail_servers[1], ==, "mx2.ppid.example");
	g_assert_cmpuint(g_strv_length(c->auth_servers), ==, 1);
	g_assert_cmpstr(c->auth_servers[0], ==, "ppid.example");
	g_assert_cmpstr(c->request_number, ==, "{nomor}/P/{tahun}");
	g_assert_cmpuint(c->run.limit_s, ==, 2400);
	g_assert_cmpuint(c->run.log_octets, ==, 4096);
	g_assert_cmpuint(c->run.log_files, ==, 0);
	g_assert_cmpuint(c->accounts->len, ==, 2);
	a = c->accounts->pdata[0];
	g_assert_cmpstr(a->name, ==, "utama");
	g_assert_cmpstr(a->kind, ==, "imap");
	g_assert_cmpstr(a->folder, ==, "INBOX");
	g_assert_cmpstr(a->password_command, ==, "pass show ppid");
	a = c->accounts->pdata[1];
	g_assert_cmpstr(a->kind, ==, "maildir");
	g_assert_cmpstr(a->path, ==, "/srv/mail");
}

/* One hour for all days, unless that of the table is wanted. */
static void
test_hours(void)
{
	static const struct {
		const char *text;
		int day, ramadan;
	} cases[] = {
		{ "", 960, 960 },
		{ "jam-tutup = 15.30\n", 930, 930 },
		{ "jam-tutup = perpres\n", -1, -1 },
		{ "jam-tutup = perpres\njam-tutup-ramadan = 14.00\n", -1, 840 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text =
			g_strconcat("[badan-publik]\n", cases[i].text, NULL);
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidConfig) c = load(text, &error);
		const int *closing;

		g_assert_no_error(error);
		closing = c->calendar.closing;
		g_assert_cmpint(closing[PPID_CLOSING_DAY], ==, cases[i].day);
		g_assert_cmpint(closing[PPID_CLOSING_FRIDAY], ==, -1);
		g_assert_cmpint(closing[PPID_CLOSING_RAMADAN], ==,
				cases[i].ramadan);
	}
}

static void
test_calendar(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidConfig) c = load(
		"[badan-publik]\nminggu-kerja = 6\n"
		"jam-tutup-jumat = 11.30\njam-tutup-sabtu = 13:00\n"
		"jam-tutup-ramadan = 14.30\njam-tutup-ramadan-jumat = 15.00\n"
		"[kalender hari-jadi]\ndari = 2026-10-08\n"
		"nama = Hari Jadi\ndasar = SK Bupati 1/2026\n"
		"[kalender ganti]\njenis = masuk\ndari = 2026-10-10\n"
		"sampai = 2026-10-11\nnama = Hari pengganti\n"
		"dasar = SE Bupati 2/2026\nditetapkan = 2026-10-01\n",
		&error);
	const PpidOwnDays *own;

	g_assert_no_error(error);
	g_assert_true(c->calendar.saturday_works);
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_DAY], ==, 960);
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_FRIDAY], ==, 690);
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_SATURDAY], ==, 780);
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_RAMADAN], ==, 870);
	g_assert_cmpint(c->calendar.closing[PPID_CLOSING_RAMADAN_FRIDAY], ==,
			900);
	g_assert_cmpuint(c->calendar.own->len, ==, 2);
	own = c->calendar.own->pdata[0];
	g_assert_false(own->working);
	g_assert_cmpuint(own->to, ==, own->from);
	g_assert_cmpuint(own->decreed, ==, 0);
	g_assert_cmpstr(own->basis, ==, "SK Bupati 1/2026");
	own = c->calendar.own->pdata[1];
	g_assert_true(own->working);
	g_assert_cmpuint(own->to, ==, own->from + 1);
	g_assert_cmpuint(own->decreed, >, 0);
}

/* The line of the key, of the group where there is no such key. */
static void
test_lines(void)
{
	static const struct {
		const char *text, *says;
	} table[] = {
		{ "# x\n[badan-publik]\n\nminggu-kerja = 7\n",
		  "ppid.conf:4: [badan-publik] minggu-kerja: not 5 or 6" },
		{ "[kalender a]\ndari = 2026-01-02\nnama = x\n"
		  "[data]\n[kalender b]\nnama = dari = x\ndasar = y\n",
		  "ppid.conf:1: [kalender a] dasar: missing" },
		{ "[nomor]\npermohonan = x\n[kalender b]\n# dari = z\n"
		  "nama = x\ndasar = y\n  dari  = z\n",
		  "ppid.conf:7: [kalender b] dari: not a date" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidConfig) c = load(table[i].text, &error);

		g_assert_null(c);
		g_test_message("%s", error->message);
		g_assert_nonnull(strstr(error->message, table[i].says));
	}
}

/* Relative paths are taken from the folder of ppid.conf. */
static void
test_paths(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_file(
		dir, "conf/ppid.conf",
		"[data]\nfolder = tables\n"
		"[kotak a]\nalamat = imaps://h\npengguna = p\n"
		"sandi-berkas = secret/pw\nca = /etc/ca.pem\n"
		"[kotak b]\njenis = mbox\njalur = ../mail/box\n");
	g_autofree char *data = scratch_path(dir, "conf/tables");
	g_autofree char *password = scratch_path(dir, "conf/secret/pw");
	g_autofree char *box = scratch_path(dir, "conf/../mail/box");
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidConfig) c = ppid_config_load(path, &error);
	const PpidAccount *a;

	g_assert_no_error(error);
	g_assert_cmpstr(c->data_dir, ==, data);
	a = c->accounts->pdata[0];
	g_assert_cmpstr(a->password_file, ==, password);
	g_assert_cmpstr(a->ca_file, ==, "/etc/ca.pem");
	a = c->accounts->pdata[1];
	g_assert_cmpstr(a->path, ==, box);
}

#define OWN "nama = x\ndasar = y\n"
#define IMAP "alamat = imaps://h\npengguna = p\n"

static void
test_bad(void)
{
	static const struct {
		const char *text, *says;
	} table[] = {
		{ "kode = x\n", "" },
		{ "[badan-publik]\nkode\n", "" },
		{ "[badan]\nkode = x\n", "[badan] -: unknown group" },
		{ "[badan-publik]\nkodee = x\n", "kodee: unknown key" },
		{ "[badan-publik]\nnama[id] = x\n", "nama[id]: unknown key" },
		{ "[nomor]\nlain = x\n", "lain: unknown key" },
		{ "[data]\nfolders = x\n", "folders: unknown key" },
		{ "[jalan]\nlog-ukuran = 10\n", "log-ukuran: not a number" },
		{ "[jalan]\nlog-jumlah = -1\n", "log-jumlah: not a number" },
		{ "[jalan]\nbatas = 1\n", "batas: unknown key" },
		{ "[jalan]\nbatas-waktu = 0\n", "[jalan] batas-waktu: not a number" },
		{ "[jalan]\nbatas-waktu = 60 detik\n", "not a number" },
		{ "[kotak a]\nsandi = x\n", "sandi: unknown key" },
		{ "[kalender a]\nhari = x\n", "hari: unknown key" },
		{ "[kalender a]\n" OWN, "dari: missing" },
		{ "[kalender a]\ndari = 2026-02-30\n" OWN, "dari: not a" },
		{ "[kalender a]\ndari = 1899-12-31\n" OWN, "dari: not a" },
		{ "[kalender a]\ndari = 2026-01-02\nsampai = 2026-01-01\n" OWN,
		  "sampai: before dari" },
		{ "[kalender a]\ndari = 2026-01-02\nsampai = 2027-01-03\n" OWN,
		  "sampai: more than a year" },
		{ "[kalender a]\njenis = x\ndari = 2026-01-02\n" OWN,
		  "jenis: not 'libur' or 'masuk'" },
		{ "[kalender a]\ndari = 2026-01-02\ndasar = y\n",
		  "nama: missing" },
		{ "[kalender a]\ndari = 2026-01-02\nnama = x\n",
		  "dasar: missing" },
		{ "[kalender a]\ndari = 2026-01-02\n" OWN
		  "[kalender b]\ndari = 2026-01-01\nsampai = 2026-01-05\n" OWN,
		  "[kalender b] dari: a day that another group has" },
		{ "[badan-publik]\njam-tutup-ramadan = 24.00\n",
		  "jam-tutup-ramadan: not a time" },
		{ "[badan-publik]\nkode = a b\n", "kode:" },
		{ "[badan-publik]\nkode = ../x\n", "kode:" },
		{ "[badan-publik]\nnama = a\\qb\n", "nama:" },
		{ "[badan-publik]\nnama = a\\nb\n", "nama:" },
		{ "[badan-publik]\nserver-surel = a\\qb\n", "server-surel:" },
		{ "[badan-publik]\nwilayah = Serang\n", "wilayah:" },
		{ "[badan-publik]\nwilayah = 36.4\n", "wilayah:" },
		{ "[badan-publik]\nzona-waktu = Asia/Jakarta\n", "zona-waktu:" },
		{ "[badan-publik]\njam-tutup = 16\n", "jam-tutup:" },
		{ "[badan-publik]\njam-tutup = 24:00\n", "jam-tutup:" },
		{ "[badan-publik]\njam-tutup = 16:60\n", "jam-tutup:" },
		{ "[badan-publik]\njam-tutup = 4:00 \n", "jam-tutup:" },
		{ "[badan-publik]\ncuti-bersama-libur = yes\n",
		  "cuti-bersama-libur:" },
		{ "[kotak a b]\n" IMAP "sandi-berkas = x\n", "name:" },
		{ "[kotak ]\n" IMAP "sandi-berkas = x\n", "name:" },
		{ "[kotak sebab]\n" IMAP "sandi-berkas = x\n", "name:" },
		{ "[kotak a]\n" IMAP "sandi-berkas = x\n"
		  "[kotak  a]\n" IMAP "sandi-berkas = x\n", "name:" },
		{ "[kotak a]\njenis = pop3\n", "jenis:" },
		{ "[kotak a]\npengguna = x\n", "alamat:" },
		{ "[kotak a]\nalamat = imaps://h\n", "alamat:" },
		{ "[kotak a]\n" IMAP, "sandi-berkas:" },
		{ "[kotak a]\n" IMAP "sandi-berkas = x\nsandi-perintah = y\n",
		  "sandi-berkas:" },
		{ "[kotak a]\njenis = maildir\n", "jalur: missing" },
		{ "[kotak a]\njenis = mbox\n", "jalur: missing" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidConfig) c = load(table[i].text, &error);

		g_test_message("%s", table[i].text);
		g_assert_null(c);
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_test_message("%s", error->message);
		g_assert_nonnull(strstr(error->message, table[i].says));
	}
}

static void
test_unreadable(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *absent = scratch_path(dir, "absent");
	g_autoptr(GError) error = NULL;

	g_assert_null(ppid_config_load(absent, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
	g_clear_error(&error);
	g_assert_null(ppid_config_load(dir, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
}

int
main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/config/defaults", test_defaults);
	g_test_add_func("/config/all-keys", test_all_keys);
	g_test_add_func("/config/calendar", test_calendar);
	g_test_add_func("/config/hours", test_hours);
	g_test_add_func("/config/lines", test_lines);
	g_test_add_func("/config/paths", test_paths);
	g_test_add_func("/config/bad", test_bad);
	g_test_add_func("/config/unreadable", test_unreadable);
	return g_test_run();
}
