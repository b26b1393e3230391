/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of raw mail: names, order, delivery, acknowledgement, holding. */
#include "config.h"

#include <sys/stat.h>

#include "ppid-atomic.h"
#include "ppid-error.h"
#include "ppid-spool.h"
#include "scratch.h"

typedef struct {
	Scratch *dir;
	PpidHome *home;
} Fixture;

static void
set_up(Fixture *f, gconstpointer data)
{
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;

	(void)data;
	umask(0027);
	f->dir = scratch_new();
	path = scratch_path(f->dir, "home");
	g_assert_true(ppid_home_create(path, &error));
	f->home = ppid_home_open(path, &error);
	g_assert_no_error(error);
}

static void
tear_down(Fixture *f, gconstpointer data)
{
	(void)data;
	ppid_home_free(f->home);
	scratch_free(f->dir);
}

static void
put(Fixture *f, const char *folder, const char *name, const char *text)
{
	g_autofree char *below =
		g_strdup_printf("home/%s/%s", folder, name);

	scratch_put(f->dir, below, text);
}

static bool
deliver(Fixture *f, const char *name, const char *text, bool *existed_out,
	GError **error)
{
	g_autofree char *folder = ppid_home_path(f->home, PPID_HOME_SPOOL_TMP);
	g_autofree char *tmp = NULL;
	int fd = ppid_atomic_tmp(folder, &tmp, NULL);
	bool ok;

	g_assert_true(ppid_write_all(fd, text, strlen(text), tmp, NULL));
	g_assert_true(ppid_sync_close(fd, tmp, NULL));
	ok = ppid_spool_deliver(f->home, tmp, name, existed_out, error);
	g_assert_false(g_file_test(tmp, G_FILE_TEST_EXISTS));
	return ok;
}

static void
test_names(void)
{
	static const struct {
		const char *name;
		gint64 instant;
	} table[] = {
		{ "1774000000.V1U42.ppid", 1774000000 },
		{ "0.S0123.lokal", 0 },
		{ "-5.a.b", 0 },
		{ "12", 0 },
		{ "12x.a.b", 0 },
		{ ".a.b", 0 },
		{ "", 0 },
		{ "surat.eml", 0 },
	};
	g_autofree char *name =
		ppid_spool_name(1774000000, "V1U42", "ppid");

	g_assert_cmpstr(name, ==, "1774000000.V1U42.ppid");
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		g_assert_cmpint(ppid_spool_instant(table[i].name), ==,
				table[i].instant);
}

static void
test_order(Fixture *f, gconstpointer data)
{
	static const char *const sorted[] = {
		"0.S01.lokal",	    "999.V1U1.ppid",   "1000.V1U9.ppid",
		"1000.V1U10.ppid",  "1000.V1U10.zeta", "1000.V2U1.ppid",
		"1001.V1U1.sebab", "surat.eml",
	};
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) names = NULL;

	(void)data;
	for (gsize i = G_N_ELEMENTS(sorted); i-- > 0;)
		put(f, PPID_HOME_SPOOL_NEW, sorted[i], "x");
	put(f, PPID_HOME_SPOOL_NEW, ".tmp-1", "x");
	names = ppid_spool_list(f->home, PPID_HOME_SPOOL_NEW, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(names->len, ==, G_N_ELEMENTS(sorted));
	for (guint i = 0; i < names->len; i++)
		g_assert_cmpstr(names->pdata[i], ==, sorted[i]);
	g_assert_null(ppid_spool_list(f->home, "spool/none", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_IO);
}

static void
test_deliver(Fixture *f, gconstpointer data)
{
	static const char *const folders[] = { PPID_HOME_SPOOL_NEW,
					       PPID_HOME_SPOOL_STUCK };
	g_autoptr(GError) error = NULL;
	g_autofree char *path = NULL;
	g_autofree char *text = NULL;
	bool existed = true;

	(void)data;
	g_assert_true(deliver(f, "1.a.b", "first", &existed, &error));
	g_assert_false(existed);
	g_assert_true(deliver(f, "1.a.b", "second", &existed, &error));
	g_assert_true(existed);
	path = ppid_spool_find(f->home, "1.a.b");
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_assert_cmpstr(text, ==, "first");
	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *name = g_strdup_printf("%u.a.b", 10 + (guint)i);

		put(f, folders[i], name, "x");
		g_assert_true(deliver(f, name, "y", &existed, &error));
		g_assert_true(existed);
	}
	put(f, PPID_HOME_SPOOL_CUR, "20.a.b:2,S", "x");
	g_assert_true(deliver(f, "20.a.b", "y", &existed, &error));
	g_assert_true(existed);
	g_assert_no_error(error);
}

static void
test_acknowledge(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *cur = ppid_home_path(f->home, "spool/cur/1.a.b:2,S");

	(void)data;
	put(f, PPID_HOME_SPOOL_NEW, "1.a.b", "x");
	g_assert_true(ppid_spool_has(f->home, "1.a.b"));
	g_assert_true(ppid_spool_acknowledge(f->home, "1.a.b", &error));
	g_assert_true(g_file_test(cur, G_FILE_TEST_IS_REGULAR));
	g_assert_true(ppid_spool_has(f->home, "1.a.b"));
	/* again: the run before was killed after it */
	g_assert_true(ppid_spool_acknowledge(f->home, "1.a.b", &error));
	g_assert_no_error(error);
	g_assert_false(ppid_spool_acknowledge(f->home, "2.a.b", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
}

static void
test_hold(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) names = NULL;
	g_autofree char *why =
		ppid_home_path(f->home, "spool/stuck/1.a.sebab.sebab");
	g_autofree char *text = NULL;

	(void)data;
	put(f, PPID_HOME_SPOOL_NEW, "1.a.sebab", "x");
	g_assert_true(ppid_spool_hold(f->home, "1.a.sebab", "too deep",
				      &error));
	g_assert_no_error(error);
	g_assert_true(g_file_get_contents(why, &text, NULL, NULL));
	g_assert_cmpstr(text, ==, "too deep\n");
	names = ppid_spool_list(f->home, PPID_HOME_SPOOL_STUCK, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(names->len, ==, 1);
	g_assert_cmpstr(names->pdata[0], ==, "1.a.sebab");
	g_assert_false(ppid_spool_hold(f->home, "2.a.b", "absent", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
	/* and no reason without a message is left */
	g_clear_pointer(&names, g_ptr_array_unref);
	g_clear_error(&error);
	g_assert_false(ppid_spool_has(f->home, "2.a.b"));
}

static bool
is_reason_there(Fixture *f, const char *name)
{
	g_autofree char *reason = ppid_spool_reason(f->home, name);

	return reason != NULL;
}

/* As it may lie there: with a reason, without (a run was cut off). */
static void
test_requeue(Fixture *f, gconstpointer data)
{
	g_autofree char *reason = NULL;
	g_autoptr(GError) error = NULL;

	(void)data;
	put(f, PPID_HOME_SPOOL_NEW, "1.a.b", "x");
	put(f, PPID_HOME_SPOOL_STUCK, "2.a.b", "y");
	g_assert_true(ppid_spool_hold(f->home, "1.a.b", "too\tdeep", &error));
	reason = ppid_spool_reason(f->home, "1.a.b");
	g_assert_cmpstr(reason, ==, "too?deep");
	g_assert_false(is_reason_there(f, "2.a.b"));
	g_assert_cmpuint(ppid_spool_count(f->home, PPID_HOME_SPOOL_STUCK), ==,
			 3);
	for (int i = 1; i <= 2; i++) {
		g_autofree char *name = g_strdup_printf("%d.a.b", i);

		g_assert_true(ppid_spool_requeue(f->home, name, &error));
		g_assert_no_error(error);
		g_assert_false(is_reason_there(f, name));
		g_assert_true(ppid_spool_is_in(f->home, PPID_HOME_SPOOL_NEW,
					       name));
	}
	g_assert_cmpuint(ppid_spool_count(f->home, PPID_HOME_SPOOL_STUCK), ==,
			 0);
	/* not over one that is in the queue */
	put(f, PPID_HOME_SPOOL_STUCK, "1.a.b", "z");
	g_assert_false(ppid_spool_requeue(f->home, "1.a.b", &error));
	g_assert_nonnull(error);
	g_clear_error(&error);
	g_assert_true(ppid_spool_is_in(f->home, PPID_HOME_SPOOL_STUCK,
				       "1.a.b"));
	g_assert_false(ppid_spool_requeue(f->home, "3.a.b", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
}

/* Names come from a stream that anyone may have written. */
static void
test_tricks(Fixture *f, gconstpointer data)
{
	static const char *const tricks[] = {
		"../../secret", "../cur/1.a.b", "", ".", "..", ".tmp-1",
		"/etc/passwd",	"a/b",
	};
	g_autofree char *secret = scratch_file(f->dir, "home/secret", "s");

	(void)data;
	put(f, PPID_HOME_SPOOL_NEW, ".tmp-1", "x");
	for (gsize i = 0; i < G_N_ELEMENTS(tricks); i++) {
		g_autoptr(GError) error = NULL;
		bool existed;

		g_test_message("'%s'", tricks[i]);
		g_assert_null(ppid_spool_find(f->home, tricks[i]));
		g_assert_false(ppid_spool_has(f->home, tricks[i]));
		g_assert_false(
			ppid_spool_acknowledge(f->home, tricks[i], &error));
		g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
		g_clear_error(&error);
		g_assert_false(
			ppid_spool_hold(f->home, tricks[i], "no", &error));
		g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
		g_clear_error(&error);
		g_assert_false(
			ppid_spool_requeue(f->home, tricks[i], &error));
		g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
		g_clear_error(&error);
		g_assert_null(ppid_spool_reason(f->home, tricks[i]));
		g_assert_false(ppid_spool_is_in(
			f->home, PPID_HOME_SPOOL_NEW, tricks[i]));
		g_assert_false(
			deliver(f, tricks[i], "x", &existed, &error));
		g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
	}
	g_assert_true(g_file_test(secret, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) \
	g_test_add(path, Fixture, NULL, set_up, func, tear_down)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/spool/names", test_names);
	ADD("/spool/order", test_order);
	ADD("/spool/deliver", test_deliver);
	ADD("/spool/acknowledge", test_acknowledge);
	ADD("/spool/hold", test_hold);
	ADD("/spool/requeue", test_requeue);
	ADD("/spool/tricks", test_tricks);
	return g_test_run();
}
