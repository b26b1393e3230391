/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger, the intake into the spool, and passwords. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ppid-error.h"
#include "ppid-intake.h"
#include "ppid-ledger.h"
#include "ppid-secret.h"
#include "ppid-spool.h"

typedef struct {
	char *path;
	PpidHome *home;
} Fixture;

static void
set_up(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	(void)data;
	f->path = g_dir_make_tmp("ppid-unit-XXXXXX", &error);
	g_assert_no_error(error);
	g_assert_true(ppid_home_create(f->path, &error));
	f->home = ppid_home_open(f->path, &error);
	g_assert_no_error(error);
}

static void
remove_tree(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *child = g_build_filename(path, name, NULL);

		remove_tree(child);
	}
	g_remove(path);
}

static void
tear_down(Fixture *f, gconstpointer data)
{
	(void)data;
	ppid_home_free(f->home);
	remove_tree(f->path);
	g_free(f->path);
}

/* "uid/size/instant;" of what is waiting */
static char *
waiting(PpidLedger *l, const PpidLedgerKey *key, PpidLedgerWhich which,
	guint32 after, guint64 max_size)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) items =
		ppid_ledger_waiting(l, key, which, after, max_size, 10, &error);
	GString *text = g_string_new(NULL);

	g_assert_no_error(error);
	for (guint i = 0; i < items->len; i++) {
		const PpidImapItem *item =
			&g_array_index(items, PpidImapItem, i);

		g_string_append_printf(
			text, "%u/%" G_GUINT64_FORMAT "/%" G_GINT64_FORMAT ";",
			item->uid, item->size, item->instant);
	}
	return g_string_free(text, FALSE);
}

#define ASSERT_WAITING(which, after, max, want)                                \
	do {                                                                   \
		g_autofree char *text_ = waiting(l, &key, which, after, max);  \
		g_assert_cmpstr(text_, ==, want);                              \
	} while (0)

static const PpidLedgerKey key = { "uji", "INBOX", 77 };
static const PpidLedgerKey newer = { "uji", "INBOX", 78 };
static const PpidLedgerKey other = { "lain", "INBOX", 77 };

static void
add(PpidLedger *l, guint32 uid, guint64 size, gint64 instant)
{
	const PpidImapItem item = { uid, size, instant };
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_ledger_add(l, &key, &item, &error));
	g_assert_no_error(error);
}

static void
test_waiting(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLedger) l = ppid_ledger_open(f->home, &error);
	const PpidImapItem got = { 2, 20, 2000 };
	guint32 last;
	guint64 n;

	(void)data;
	g_assert_no_error(error);
	g_assert_true(ppid_ledger_last(l, &key, &last, &error));
	g_assert_cmpuint(last, ==, 0);
	add(l, 3, 0, 0);
	add(l, 1, 10, 1000);
	add(l, 2, 20, 2000);
	add(l, 3, 30, 0); /* the other part of what is known of it */
	add(l, 3, 0, 3000);
	ASSERT_WAITING(PPID_LEDGER_UNTRIED, 0, 100,
		       "1/10/1000;2/20/2000;3/30/3000;");
	ASSERT_WAITING(PPID_LEDGER_UNTRIED, 1, 29, "2/20/2000;");
	ASSERT_WAITING(PPID_LEDGER_RETRY, 0, 100, "");
	g_assert_true(ppid_ledger_fail(l, &key, 1, "x", &error));
	g_assert_true(ppid_ledger_store(l, &key, &got, "abc", "n", &error));
	ASSERT_WAITING(PPID_LEDGER_UNTRIED, 0, 100, "3/30/3000;");
	ASSERT_WAITING(PPID_LEDGER_RETRY, 0, 100, "1/10/1000;");
	/* what is here is not waiting again, whatever the server says */
	add(l, 2, 21, 2001);
	ASSERT_WAITING(PPID_LEDGER_UNTRIED, 0, 100, "3/30/3000;");
	/* a size that was wrong does not stay wrong */
	add(l, 1, 11, 0);
	ASSERT_WAITING(PPID_LEDGER_RETRY, 0, 100, "1/11/1000;");
	g_assert_true(ppid_ledger_count(l, &key, &n, &error));
	g_assert_cmpuint(n, ==, 2);
	g_assert_true(ppid_ledger_rows(l, &key, &n, &error));
	g_assert_cmpuint(n, ==, 3);
	g_assert_true(ppid_ledger_last(l, &key, &last, &error));
	g_assert_cmpuint(last, ==, 3);
	g_assert_true(ppid_ledger_last(l, &other, &last, &error));
	g_assert_cmpuint(last, ==, 0);
}

static void
test_missing(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLedger) l = ppid_ledger_open(f->home, &error);
	bool gone;

	(void)data;
	add(l, 1, 10, 1000);
	for (int i = 1; i <= 4; i++) {
		g_assert_true(ppid_ledger_missing(l, &key, 1, &gone, &error));
		g_assert_cmpint(gone, ==, i == 4);
	}
	ASSERT_WAITING(PPID_LEDGER_RETRY, 0, 100, "");
}

static void
test_validity(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLedger) l = ppid_ledger_open(f->home, &error);
	const PpidImapItem item = { 1, 10, 1000 };
	char *name;
	bool changed;

	(void)data;
	g_assert_true(ppid_ledger_enter(l, &key, &changed, &error));
	g_assert_false(changed);
	g_assert_true(ppid_ledger_enter(l, &other, &changed, &error));
	g_assert_false(changed);
	add(l, 1, 10, 1000);
	g_assert_true(ppid_ledger_store(l, &key, &item, "abc", "n", &error));
	g_assert_true(ppid_ledger_enter(l, &newer, &changed, &error));
	g_assert_true(changed);
	g_assert_true(ppid_ledger_enter(l, &newer, &changed, &error));
	g_assert_false(changed);
	g_assert_true(ppid_ledger_find(l, &newer, "abc", &name, &error));
	g_assert_cmpstr(name, ==, "n");
	g_free(name);
	/* under the same UIDVALIDITY it is another message */
	g_assert_true(ppid_ledger_find(l, &key, "abc", &name, &error));
	g_assert_null(name);
	g_assert_true(ppid_ledger_find(l, &newer, "abd", &name, &error));
	g_assert_null(name);
}

static void
test_damage(Fixture *f, gconstpointer data)
{
	g_autofree char *path = ppid_home_path(f->home, PPID_LEDGER_FILE);
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLedger) l = NULL;

	(void)data;
	g_assert_true(g_file_set_contents(path, "not a data base, not at all",
					  -1, &error));
	l = ppid_ledger_open(f->home, &error);
	g_assert_null(l);
	g_assert_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE);
}

/* --- intake --------------------------------------------------------------- */

static char *
take(PpidIntake *intake, const char *bytes, const char *unique, bool *existed)
{
	g_autoptr(GError) error = NULL;
	char *name = NULL;

	g_assert_true(ppid_intake_begin(intake, &error));
	g_assert_true(ppid_intake_chunk(intake, bytes, strlen(bytes), &error));
	g_assert_cmpuint(ppid_intake_size(intake), ==, strlen(bytes));
	g_assert_true(ppid_intake_commit(intake, 1000, unique, "uji", &name,
					 existed, &error));
	g_assert_no_error(error);
	return name;
}

static void
test_intake(Fixture *f, gconstpointer data)
{
	g_autoptr(PpidIntake) intake = ppid_intake_new(f->home);
	g_autoptr(GError) error = NULL;
	g_autofree char *first = NULL, *again = NULL, *twin = NULL;
	g_autofree char *third = NULL, *own = NULL, *tmp = NULL;
	g_autoptr(GDir) dir = NULL;
	bool existed;

	(void)data;
	first = take(intake, "abc", "V1U1", &existed);
	g_assert_cmpstr(first, ==, "1000.V1U1.uji");
	g_assert_false(existed);
	again = take(intake, "abc", "V1U1", &existed);
	g_assert_cmpstr(again, ==, first);
	g_assert_true(existed);
	/* a server that gives a UID twice: nothing is lost */
	twin = take(intake, "abd", "V1U1", &existed);
	g_assert_cmpstr(twin, !=, first);
	g_assert_true(g_str_has_prefix(twin, "1000.V1U1-"));
	g_assert_false(existed);
	g_assert_true(ppid_spool_acknowledge(f->home, first, &error));
	third = take(intake, "abc", "V1U1", &existed);
	g_assert_cmpstr(third, ==, first);
	g_assert_true(existed);
	own = take(intake, "abc", NULL, &existed);
	g_assert_cmpstr(own, ==, "1000.Sba7816bf8f01cfea414140de.uji");
	g_assert_true(ppid_intake_begin(intake, &error));
	ppid_intake_abort(intake);
	tmp = ppid_home_path(f->home, PPID_HOME_SPOOL_TMP);
	dir = g_dir_open(tmp, 0, NULL);
	g_assert_null(g_dir_read_name(dir));
}

/* --- passwords ------------------------------------------------------------ */

static void
test_secret_file(Fixture *f, gconstpointer data)
{
	static const struct {
		const char *text, *want;
		int mode;
	} table[] = {
		{ "rahasia\n", "rahasia", 0600 },
		{ "rahasia", "rahasia", 0400 },
		{ " a b \r\nsecond\n", " a b ", 0600 },
		{ "x\n", NULL, 0640 },
		{ "x\n", NULL, 0604 },
		{ "\nx\n", NULL, 0600 },
		{ "", NULL, 0600 },
	};
	g_autofree char *path = ppid_home_path(f->home, "sandi");

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(PpidSecret) secret = NULL;
		g_autoptr(GError) error = NULL;

		g_unlink(path);
		g_assert_true(
			g_file_set_contents(path, table[i].text, -1, NULL));
		g_assert_cmpint(g_chmod(path, table[i].mode), ==, 0);
		secret = ppid_secret_from_file(path, &error);
		if (table[i].want == NULL) {
			g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
			continue;
		}
		g_assert_no_error(error);
		g_assert_cmpstr(ppid_secret_text(secret), ==, table[i].want);
	}
}

static void
test_secret_long(Fixture *f, gconstpointer data)
{
	g_autofree char *path = ppid_home_path(f->home, "sandi");

	(void)data;
	for (gsize n = 999; n <= 1002; n++) {
		g_autofree char *text = g_strnfill(n, 'x');
		g_autoptr(PpidSecret) secret = NULL;
		g_autoptr(GError) error = NULL;

		g_assert_true(g_file_set_contents(path, text, -1, NULL));
		g_assert_cmpint(g_chmod(path, 0600), ==, 0);
		secret = ppid_secret_from_file(path, &error);
		g_assert_cmpint(secret != NULL, ==, n <= 1000);
	}
}

static void
test_secret_command(void)
{
	static const struct {
		const char *command, *want;
		int code;
	} table[] = {
		{ "printf 'a b\\nc'", "a b", 0 },
		/* no shell: the rest is an argument */
		{ "echo x; echo y", "x; echo y", 0 },
		{ "false", NULL, PPID_ERROR_TEMP },
		{ "true", NULL, PPID_ERROR_CONFIG },
		{ "/absent/program", NULL, PPID_ERROR_CONFIG },
		{ "'open", NULL, PPID_ERROR_CONFIG },
		{ "head -c 100000 /dev/zero", NULL, PPID_ERROR_CONFIG },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidSecret) secret =
			ppid_secret_from_command(table[i].command,
						 PPID_SECRET_SECONDS, &error);

		g_test_message("%s", table[i].command);
		if (table[i].want != NULL)
			g_assert_cmpstr(ppid_secret_text(secret), ==,
					table[i].want);
		else
			g_assert_error(error, PPID_ERROR, table[i].code);
	}
}

/* One that never writes, one that writes on, one that has written all. */
static void
test_secret_endless(void)
{
	static const char *const commands[] = {
		"sleep 600",
		"yes",
		"sh -c 'echo secret; exec >&-; exec sleep 600'",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
		g_autoptr(GError) error = NULL;
		gint64 begin = g_get_monotonic_time();

		g_assert_null(ppid_secret_from_command(commands[i], 1, &error));
		g_assert_error(error, PPID_ERROR, PPID_ERROR_TEMP);
		g_assert_nonnull(strstr(error->message, "does not end"));
		g_assert_cmpint(g_get_monotonic_time() - begin, <,
				(gint64)60 * G_USEC_PER_SEC);
	}
}

#define ADD(name, func) g_test_add(name, Fixture, NULL, set_up, func, tear_down)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/ledger/waiting", test_waiting);
	ADD("/ledger/missing", test_missing);
	ADD("/ledger/validity", test_validity);
	ADD("/ledger/damage", test_damage);
	ADD("/intake/names", test_intake);
	ADD("/secret/file", test_secret_file);
	g_test_add_func("/secret/endless", test_secret_endless);
	ADD("/secret/long", test_secret_long);
	g_test_add_func("/secret/command", test_secret_command);
	return g_test_run();
}
