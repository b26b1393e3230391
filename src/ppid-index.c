/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-index.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "ppid-case.h"
#include "ppid-error.h"
#include "ppid-identity.h"
#include "ppid-index-private.h"

/* PRAGMA user_version of a whole index; another one is made again. */
#define INDEX_VERSION 3

void
ppid_index_free(PpidIndex *index)
{
	if (index == NULL)
		return;
	ppid_db_free(index->db);
	g_free(index);
}

static bool
is_whole(PpidIndex *index, bool *whole_out, GError **error)
{
	gint64 version = 0;

	if (!ppid_db_int(index->db, &version, error, "PRAGMA user_version",
			 ""))
		return false;
	*whole_out = version == INDEX_VERSION;
	return true;
}

static PpidIndex *
open_mode(const PpidHome *home, PpidDbMode mode, GError **error)
{
	g_autofree char *path = ppid_home_path(home, PPID_INDEX_FILE);
	g_autoptr(PpidIndex) index = g_new0(PpidIndex, 1);

	index->db = ppid_db_open(path, mode, error);
	return index->db != NULL ? g_steal_pointer(&index) : NULL;
}

static bool
unlink_old(const PpidHome *home, const char *suffix, GError **error)
{
	g_autofree char *path = ppid_home_path(home, PPID_INDEX_FILE);
	g_autofree char *name = g_strconcat(path, suffix, NULL);

	if (g_unlink(name) == 0 || errno == ENOENT)
		return true;
	return ppid_error_set_errno(error, errno, "cannot remove '%s'", name);
}

PpidIndex *
ppid_index_rebuild(const PpidHome *home, GError **error)
{
	g_autoptr(PpidIndex) index = NULL;

	/* The file first: its log without it is void, not the other way. */
	if (!unlink_old(home, "", error) ||
	    !unlink_old(home, "-wal", error) ||
	    !unlink_old(home, "-shm", error))
		return NULL;
	index = open_mode(home, PPID_DB_WRITE, error);
	if (index == NULL || !ppid_index_fill(index, home, error))
		return NULL;
	return g_steal_pointer(&index);
}

/*
 * In place, never by removing the file: another program may have opened it
 * at this moment (ppid-match begins beside ppid-file), and then finds its
 * journal gone: "disk I/O error", for both.
 */
static bool
make_whole(PpidIndex *index, const PpidHome *home, GError **error)
{
	gint64 tables = 0;

	return ppid_db_int(index->db, &tables, error,
			   "SELECT count(*) FROM sqlite_schema", "") &&
	       (tables == 0 || ppid_db_reset(index->db, error)) &&
	       ppid_index_fill(index, home, error);
}

PpidIndex *
ppid_index_open(const PpidHome *home, GError **error)
{
	g_autoptr(PpidIndex) index = open_mode(home, PPID_DB_WRITE, error);
	bool whole = false;

	if (index == NULL || !is_whole(index, &whole, error) ||
	    (!whole && !make_whole(index, home, error)))
		return NULL;
	return g_steal_pointer(&index);
}

/* Pins the state of this moment: a read begins the view of it. */
static bool
pin(PpidIndex *index, GError **error)
{
	gint64 count = 0;

	return ppid_db_script(index->db, "BEGIN", error) &&
	       ppid_db_int(index->db, &count, error,
			   "SELECT count(*) FROM sqlite_schema", "");
}

static PpidIndex *
open_memory(const PpidHome *home, GError **error)
{
	g_autoptr(PpidIndex) index = open_mode(home, PPID_DB_MEMORY, error);

	if (index == NULL || !ppid_index_fill(index, home, error))
		return NULL;
	return g_steal_pointer(&index);
}

PpidIndex *
ppid_index_open_read(const PpidHome *home, GError **error)
{
	g_autofree char *path = ppid_home_path(home, PPID_INDEX_FILE);
	g_autoptr(PpidIndex) index = NULL;
	bool whole = false;

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return open_memory(home, error);
	index = open_mode(home, PPID_DB_READ, error);
	if (index == NULL || !pin(index, error) ||
	    !is_whole(index, &whole, error))
		return NULL;
	return whole ? g_steal_pointer(&index) : open_memory(home, error);
}

bool
ppid_index_is_settled(const PpidHome *home)
{
	g_autofree char *path = ppid_home_path(home, PPID_INDEX_FILE);
	g_autoptr(PpidIndex) index = NULL;
	g_autoptr(GPtrArray) ids = NULL;
	bool whole = false;

	/* without an index, everybody goes by the case files */
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return true;
	index = open_mode(home, PPID_DB_READ, NULL);
	if (index != NULL && is_whole(index, &whole, NULL) && whole)
		ids = ppid_index_pending(index, NULL);
	return ids != NULL && ids->len == 0;
}

bool
ppid_index_check(PpidIndex *index, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt =
		ppid_db_prepare(index->db, error, "PRAGMA quick_check(1)", "");
	g_autofree char *text = NULL;
	bool row;

	if (stmt == NULL || !ppid_db_step(index->db, stmt, &row, error))
		return false;
	text = row ? ppid_db_text(stmt, 0) : NULL;
	if (g_strcmp0(text, "ok") == 0)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE,
		    PPID_INDEX_FILE ": %s", text != NULL ? text : "damaged");
	return false;
}

/* --- messages ------------------------------------------------------------- */

void
ppid_index_message_free(PpidIndexMessage *message)
{
	if (message == NULL)
		return;
	g_free(message->case_id);
	g_free(message->surel);
	g_free(message->sha256);
	g_free(message->message_id);
	g_free(message->content);
	g_free(message->spool);
	g_free(message);
}

static void
free_message(gpointer message)
{
	ppid_index_message_free(message);
}

static PpidIndexMessage *
read_message(sqlite3_stmt *stmt)
{
	PpidIndexMessage *message = g_new0(PpidIndexMessage, 1);

	message->case_id = ppid_db_text(stmt, 0);
	message->surel = ppid_db_text(stmt, 1);
	message->sha256 = ppid_db_text(stmt, 2);
	message->message_id = ppid_db_text(stmt, 3);
	message->content = ppid_db_text(stmt, 4);
	message->spool = ppid_db_text(stmt, 5);
	message->outgoing = sqlite3_column_int(stmt, 6) != 0;
	message->duplicate = sqlite3_column_int(stmt, 7) != 0;
	return message;
}

#define MESSAGES_WHERE(column)                                             \
	"SELECT case_id, part, sha256, message_id, content, spool, "       \
	"outgoing, duplicate FROM messages JOIN cases ON id = case_id "    \
	"WHERE messages." column " = ? "                                   \
	"ORDER BY cases.year, cases.number, messages.rowid LIMIT ?"

GPtrArray *
ppid_index_messages(PpidIndex *index, PpidIndexKey key, const char *value,
		    guint limit, GError **error)
{
	static const char *const queries[] = {
		[PPID_INDEX_SHA256] = MESSAGES_WHERE("sha256"),
		[PPID_INDEX_MESSAGE_ID] = MESSAGES_WHERE("message_id"),
		[PPID_INDEX_CONTENT] = MESSAGES_WHERE("content"),
		[PPID_INDEX_SPOOL] = MESSAGES_WHERE("spool"),
	};
	g_autoptr(GPtrArray) found =
		g_ptr_array_new_with_free_func(free_message);
	g_autofree char *bare = key == PPID_INDEX_MESSAGE_ID
					? ppid_identity_message_id(value)
					: g_strdup(value);
	g_autoptr(sqlite3_stmt) stmt =
		ppid_db_prepare(index->db, error, queries[key], "si", bare,
				(gint64)limit);
	bool row = stmt != NULL;

	while (row) {
		if (!ppid_db_step(index->db, stmt, &row, error))
			return NULL;
		if (row)
			g_ptr_array_add(found, read_message(stmt));
	}
	return stmt != NULL ? g_steal_pointer(&found) : NULL;
}

/* --- cases ---------------------------------------------------------------- */

void
ppid_index_case_free(PpidIndexCase *item)
{
	if (item == NULL)
		return;
	g_free(item->id);
	g_free(item->body);
	g_free(item->key);
	g_free(item->digest);
	g_free(item->kind);
	g_free(item->received);
	g_free(item);
}

#define SELECT_CASE                                                    \
	"SELECT id, year, number, body, key, revision, digest, kind, " \
	"received, complete FROM cases "

static PpidIndexCase *
read_case(sqlite3_stmt *stmt)
{
	PpidIndexCase *item = g_new0(PpidIndexCase, 1);

	item->id = ppid_db_text(stmt, 0);
	item->year = sqlite3_column_int(stmt, 1);
	item->number = sqlite3_column_int64(stmt, 2);
	item->body = ppid_db_text(stmt, 3);
	item->key = ppid_db_text(stmt, 4);
	item->revision = sqlite3_column_int64(stmt, 5);
	item->digest = ppid_db_text(stmt, 6);
	item->kind = ppid_db_text(stmt, 7);
	item->received = ppid_db_text(stmt, 8);
	item->complete = sqlite3_column_int(stmt, 9) != 0;
	return item;
}

bool
ppid_index_case(PpidIndex *index, const char *id, PpidIndexCase **case_out,
		GError **error)
{
	g_autoptr(sqlite3_stmt) stmt =
		ppid_db_prepare(index->db, error,
				SELECT_CASE "WHERE id = ?", "s", id);
	bool row;

	if (stmt == NULL || !ppid_db_step(index->db, stmt, &row, error))
		return false;
	*case_out = row ? read_case(stmt) : NULL;
	return true;
}

bool
ppid_index_each_case(PpidIndex *index, PpidIndexCaseFunc func, gpointer data,
		     GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = ppid_db_prepare(
		index->db, error,
		SELECT_CASE "WHERE revision > 0 ORDER BY year, number", "");
	bool row;

	if (stmt == NULL)
		return false;
	for (;;) {
		g_autoptr(PpidIndexCase) item = NULL;

		if (!ppid_db_step(index->db, stmt, &row, error))
			return false;
		if (!row)
			return true;
		item = read_case(stmt);
		if (!func(item, data, error))
			return false;
	}
}

bool
ppid_index_find_number(PpidIndex *index, const char *text, char **id_out,
		       GError **error)
{
	g_autofree char *plain = ppid_identity_number(text);
	g_autoptr(sqlite3_stmt) stmt = ppid_db_prepare(
		index->db, error,
		"SELECT id FROM cases WHERE id = ?1 AND revision > 0 "
		"UNION ALL SELECT case_id FROM registers WHERE plain = ?1 "
		"LIMIT 1",
		"s", plain);
	bool row;

	if (stmt == NULL || !ppid_db_step(index->db, stmt, &row, error))
		return false;
	*id_out = row ? ppid_db_text(stmt, 0) : NULL;
	return true;
}

bool
ppid_index_knows_address(PpidIndex *index, const char *id,
			 const char *address, bool *known_out, GError **error)
{
	g_autofree char *bare = ppid_identity_address(address);
	gint64 count = 0;

	if (!ppid_db_int(index->db, &count, error,
			 "SELECT count(*) FROM addresses "
			 "WHERE address = ? AND case_id = ?",
			 "ss", bare, id))
		return false;
	*known_out = count > 0;
	return true;
}

#define OPENED_WHERE(column)                                       \
	"SELECT id FROM cases WHERE revision > 0 AND " column " = ? " \
	"ORDER BY year DESC, number DESC LIMIT 1"

static GPtrArray *
list_ids(PpidIndex *index, const char *sql, const char *value, guint limit,
	 GError **error)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(sqlite3_stmt) stmt =
		ppid_db_prepare(index->db, error, sql, "si", value,
				(gint64)limit);
	bool row = stmt != NULL;

	while (row) {
		if (!ppid_db_step(index->db, stmt, &row, error))
			return NULL;
		if (row)
			g_ptr_array_add(ids, ppid_db_text(stmt, 0));
	}
	return stmt != NULL ? g_steal_pointer(&ids) : NULL;
}

bool
ppid_index_opened(PpidIndex *index, PpidIndexOpener key, const char *value,
		  char **id_out, GError **error)
{
	static const char *const queries[] = {
		[PPID_INDEX_OPENER_SENDER] = OPENED_WHERE("sender"),
		[PPID_INDEX_OPENER_SUBJECT] = OPENED_WHERE("subject"),
	};
	g_autoptr(sqlite3_stmt) stmt =
		ppid_db_prepare(index->db, error, queries[key], "s", value);
	bool row;

	if (stmt == NULL || !ppid_db_step(index->db, stmt, &row, error))
		return false;
	*id_out = row ? ppid_db_text(stmt, 0) : NULL;
	return true;
}

GPtrArray *
ppid_index_cases_by_commission(PpidIndex *index, const char *number,
			       guint limit, GError **error)
{
	g_autofree char *plain = ppid_identity_number(number);

	return list_ids(index,
			"SELECT id FROM commission JOIN cases ON id = case_id "
			"WHERE plain = ? "
			"ORDER BY cases.year, cases.number LIMIT ?",
			plain, limit, error);
}

GPtrArray *
ppid_index_pending(PpidIndex *index, GError **error)
{
	return list_ids(index,
			"SELECT id FROM cases WHERE complete = 0 AND ?1 = '' "
			"ORDER BY year, number LIMIT ?2",
			"", G_MAXINT, error);
}
