/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-db.h - SQLite with our rules
 *
 * - WAL with synchronous=FULL, read back after it was set: with NORMAL, 50
 *   of 130 power cuts gave a number twice (reliability.md F11).
 * - Foreign keys on; prepared statements only, values only by binding.
 * - A full disk, an I/O error and a busy file are temporary (75); a damaged
 *   file is PPID_ERROR_SOFTWARE (70); one that may not be written is 73.
 */
#ifndef PPID_DB_H
#define PPID_DB_H

#include <stdbool.h>
#include <glib.h>
#include <sqlite3.h>

typedef struct PpidDb PpidDb;

typedef enum {
	PPID_DB_READ,	/* must exist */
	PPID_DB_WRITE,	/* made if absent, mode 0640 by the umask */
	PPID_DB_MEMORY, /* in memory; the path is only for messages */
} PpidDbMode;

/**
 * ppid_db_open:
 * @path: file
 * @error: PPID_ERROR_NOINPUT if it is absent and @mode is PPID_DB_READ;
 *     else as above
 *
 * Returns: (transfer full): the open data base.
 */
PpidDb *
ppid_db_open(const char *path, PpidDbMode mode,
	     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_db_free(PpidDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidDb, ppid_db_free)

/**
 * ppid_db_reset:
 *
 * Leaves it without tables, at version 0.  Who reads it meanwhile keeps the
 * view that he has.
 */
bool
ppid_db_reset(PpidDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_db_script:
 * @sql: fixed text of our own, may be several statements
 */
bool
ppid_db_script(PpidDb *db, const char *sql,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_db_prepare:
 * @sql: fixed text of our own
 * @types: one letter a parameter: 's' const char * (nullable), 'i' gint64
 *
 * Returns: (transfer full): the statement with the values bound; free with
 *     ppid_db_done(); NULL on error.
 */
sqlite3_stmt *
ppid_db_prepare(PpidDb *db, GError **error, const char *sql,
		const char *types, ...) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_db_step:
 * @row_out: (out): true if there is a row to read
 */
bool
ppid_db_step(PpidDb *db, sqlite3_stmt *stmt, bool *row_out,
	     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_db_done: frees @stmt; NULL is allowed. */
void
ppid_db_done(sqlite3_stmt *stmt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sqlite3_stmt, ppid_db_done)

/**
 * ppid_db_run:
 *
 * ppid_db_prepare() and one step of a statement that gives no rows.
 */
bool
ppid_db_run(PpidDb *db, GError **error, const char *sql, const char *types,
	    ...) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_db_int:
 * @value_out: (out): first column of the first row; untouched without a row
 */
bool
ppid_db_int(PpidDb *db, gint64 *value_out, GError **error, const char *sql,
	    const char *types, ...) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_db_text:
 *
 * Returns: (transfer full): column @column as text, NULL for SQL NULL.
 */
char *
ppid_db_text(sqlite3_stmt *stmt, int column);

/** ppid_db_begin: BEGIN IMMEDIATE: the right to write is taken at once. */
bool
ppid_db_begin(PpidDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_db_commit: on return true the changes are on stable storage. */
bool
ppid_db_commit(PpidDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_db_rollback: ends a transaction, if there is one, without effect. */
void
ppid_db_rollback(PpidDb *db);

#endif /* PPID_DB_H */
