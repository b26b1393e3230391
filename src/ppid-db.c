/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-db.h"

#include "ppid-error.h"

/* Long enough for a commit of another process, short for a person. */
#define BUSY_MS 5000
#define SYNC_FULL 2

struct PpidDb {
	sqlite3 *handle;
	char *path;
};

static PpidError
code_of(int rc)
{
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_PROTOCOL:
		return PPID_ERROR_TEMP;
	case SQLITE_NOMEM:
		return PPID_ERROR_OS;
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
		return PPID_ERROR_CANTCREAT;
	default:
		return PPID_ERROR_SOFTWARE;
	}
}

static bool
fail(PpidDb *db, int rc, GError **error)
{
	g_set_error(error, PPID_ERROR, code_of(rc), "%s: %s", db->path,
		    db->handle != NULL ? sqlite3_errmsg(db->handle)
				       : sqlite3_errstr(rc));
	return false;
}

bool
ppid_db_script(PpidDb *db, const char *sql, GError **error)
{
	int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK || fail(db, rc, error);
}

static bool
check_sync(PpidDb *db, GError **error)
{
	gint64 level = -1;

	if (!ppid_db_int(db, &level, error, "PRAGMA synchronous", ""))
		return false;
	if (level == SYNC_FULL)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE,
		    "%s: synchronous=FULL was refused", db->path);
	return false;
}

static bool
set_up(PpidDb *db, PpidDbMode mode, GError **error)
{
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_busy_timeout(db->handle, BUSY_MS);
	/* Small pages: a row touches many, and while a reader holds its view
	 * all of them stay in the log. */
	if (mode == PPID_DB_WRITE &&
	    !ppid_db_script(db,
			    "PRAGMA page_size=1024;"
			    "PRAGMA journal_mode=WAL",
			    error))
		return false;
	if (mode == PPID_DB_READ &&
	    !ppid_db_script(db, "PRAGMA query_only=ON", error))
		return false;
	return ppid_db_script(db,
			      "PRAGMA synchronous=FULL;"
			      "PRAGMA foreign_keys=ON;"
			      "PRAGMA trusted_schema=OFF",
			      error) &&
	       check_sync(db, error);
}

PpidDb *
ppid_db_open(const char *path, PpidDbMode mode, GError **error)
{
	static const int flags[] = {
		/* a reader must be able to finish what a writer was killed
		 * in: with READONLY it fails where a journal is left, or is
		 * just being made; query_only below keeps it from writing */
		[PPID_DB_READ] = SQLITE_OPEN_READWRITE,
		[PPID_DB_WRITE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
		[PPID_DB_MEMORY] = SQLITE_OPEN_READWRITE |
				   SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
	};
	g_autoptr(PpidDb) db = g_new0(PpidDb, 1);
	int rc;

	db->path = g_strdup(path);
	if (mode == PPID_DB_READ && !g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_NOINPUT,
			    "'%s' is absent", path);
		return NULL;
	}
	rc = sqlite3_open_v2(mode == PPID_DB_MEMORY ? ":memory:" : path,
			     &db->handle, flags[mode], NULL);
	if (rc != SQLITE_OK) {
		fail(db, rc, error);
		return NULL;
	}
	return set_up(db, mode, error) ? g_steal_pointer(&db) : NULL;
}

bool
ppid_db_reset(PpidDb *db, GError **error)
{
	static const int option = SQLITE_DBCONFIG_RESET_DATABASE;
	int rc = sqlite3_db_config(db->handle, option, 1, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db->handle, "VACUUM", NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		fail(db, rc, error);
	sqlite3_db_config(db->handle, option, 0, NULL);
	return rc == SQLITE_OK;
}

void
ppid_db_free(PpidDb *db)
{
	if (db == NULL)
		return;
	sqlite3_close_v2(db->handle);
	g_free(db->path);
	g_free(db);
}

/* --- statements ----------------------------------------------------------- */

static int
bind_values(sqlite3_stmt *stmt, const char *types, va_list args)
{
	int rc = SQLITE_OK;

	for (int i = 1; *types != '\0' && rc == SQLITE_OK; i++, types++) {
		if (*types == 's')
			rc = sqlite3_bind_text(stmt, i,
					       va_arg(args, const char *), -1,
					       SQLITE_TRANSIENT);
		else
			rc = sqlite3_bind_int64(stmt, i,
						va_arg(args, gint64));
	}
	return rc;
}

static sqlite3_stmt *
prepare_va(PpidDb *db, GError **error, const char *sql, const char *types,
	   va_list args)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL);

	if (rc == SQLITE_OK)
		rc = bind_values(stmt, types, args);
	if (rc == SQLITE_OK)
		return stmt;
	fail(db, rc, error);
	sqlite3_finalize(stmt);
	return NULL;
}

sqlite3_stmt *
ppid_db_prepare(PpidDb *db, GError **error, const char *sql,
		const char *types, ...)
{
	sqlite3_stmt *stmt;
	va_list args;

	va_start(args, types);
	stmt = prepare_va(db, error, sql, types, args);
	va_end(args);
	return stmt;
}

bool
ppid_db_step(PpidDb *db, sqlite3_stmt *stmt, bool *row_out, GError **error)
{
	int rc = sqlite3_step(stmt);

	*row_out = rc == SQLITE_ROW;
	return rc == SQLITE_ROW || rc == SQLITE_DONE || fail(db, rc, error);
}

void
ppid_db_done(sqlite3_stmt *stmt)
{
	sqlite3_finalize(stmt);
}

bool
ppid_db_run(PpidDb *db, GError **error, const char *sql, const char *types,
	    ...)
{
	g_autoptr(sqlite3_stmt) stmt = NULL;
	va_list args;
	bool row;

	va_start(args, types);
	stmt = prepare_va(db, error, sql, types, args);
	va_end(args);
	return stmt != NULL && ppid_db_step(db, stmt, &row, error);
}

bool
ppid_db_int(PpidDb *db, gint64 *value_out, GError **error, const char *sql,
	    const char *types, ...)
{
	g_autoptr(sqlite3_stmt) stmt = NULL;
	va_list args;
	bool row;

	va_start(args, types);
	stmt = prepare_va(db, error, sql, types, args);
	va_end(args);
	if (stmt == NULL || !ppid_db_step(db, stmt, &row, error))
		return false;
	if (row)
		*value_out = sqlite3_column_int64(stmt, 0);
	return true;
}

char *
ppid_db_text(sqlite3_stmt *stmt, int column)
{
	return g_strdup((const char *)sqlite3_column_text(stmt, column));
}

bool
ppid_db_begin(PpidDb *db, GError **error)
{
	return ppid_db_script(db, "BEGIN IMMEDIATE", error);
}

bool
ppid_db_commit(PpidDb *db, GError **error)
{
	return ppid_db_script(db, "COMMIT", error);
}

void
ppid_db_rollback(PpidDb *db)
{
	if (!sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}
