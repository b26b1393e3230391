/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reader of a data base whose writer was killed in the middle. */
#include "config.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "ppid-db.h"
#include "ppid-error.h"

/* Leaves a journal that must be rolled back before anybody can read. */
static void
write_and_die(const char *path)
{
	pid_t child = fork();
	sqlite3 *db;
	int status;

	g_assert_cmpint(child, >=, 0);
	if (child == 0) {
		sqlite3_open(path, &db);
		sqlite3_exec(db,
			     "PRAGMA journal_mode=DELETE; PRAGMA cache_size=1;"
			     "CREATE TABLE t (a TEXT);"
			     "INSERT INTO t VALUES ('kept');"
			     "BEGIN; "
			     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
			     "SELECT i + 1 FROM n WHERE i < 5000) "
			     "INSERT INTO t SELECT printf('%200d', i) FROM n",
			     NULL, NULL, NULL);
		raise(SIGKILL);
	}
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFSIGNALED(status));
}

static void
test_left_journal(void)
{
	g_autofree char *dir = g_dir_make_tmp("ppid-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(dir, "a.db", NULL);
	g_autofree char *journal = g_strconcat(path, "-journal", NULL);
	g_autoptr(GError) error = NULL;
	PpidDb *db;
	gint64 rows = 0;

	write_and_die(path);
	g_assert_true(g_file_test(journal, G_FILE_TEST_EXISTS));
	db = ppid_db_open(path, PPID_DB_READ, &error);
	g_assert_no_error(error);
	g_assert_true(
		ppid_db_int(db, &rows, &error, "SELECT count(*) FROM t", ""));
	g_assert_no_error(error);
	g_assert_cmpint(rows, ==, 1);
	/* a reader stays a reader */
	g_assert_false(
		ppid_db_script(db, "INSERT INTO t VALUES ('x')", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CANTCREAT);
	ppid_db_free(db);
	g_unlink(journal);
	g_unlink(path);
	g_rmdir(dir);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/db/left-journal", test_left_journal);
	return g_test_run();
}
