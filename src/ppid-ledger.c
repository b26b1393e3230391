/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-ledger.h"

#include "ppid-db.h"
#include "ppid-error.h"

#define LEDGER_VERSION 1

/* status: belum (waiting), ada (in the spool), hilang (gone) */
static const char schema[] =
	"CREATE TABLE kotak (akun TEXT NOT NULL, folder TEXT NOT NULL,"
	" uidvalidity INTEGER NOT NULL,"
	" PRIMARY KEY (akun, folder, uidvalidity)) WITHOUT ROWID;"
	"CREATE TABLE surat (akun TEXT NOT NULL, folder TEXT NOT NULL,"
	" uidvalidity INTEGER NOT NULL, uid INTEGER NOT NULL,"
	" ukuran INTEGER NOT NULL, internaldate INTEGER NOT NULL,"
	" status TEXT NOT NULL DEFAULT 'belum'"
	"  CHECK (status IN ('belum', 'ada', 'hilang')),"
	" percobaan INTEGER NOT NULL DEFAULT 0, sebab TEXT,"
	" sha256 TEXT, spool TEXT,"
	" PRIMARY KEY (akun, folder, uidvalidity, uid)) WITHOUT ROWID;"
	"CREATE INDEX surat_belum ON surat"
	" (akun, folder, uidvalidity, uid) WHERE status = 'belum';"
	"CREATE INDEX surat_sha256 ON surat (sha256, akun, folder)"
	" WHERE sha256 IS NOT NULL;"
	"CREATE TABLE lokal (akun TEXT NOT NULL, sha256 TEXT NOT NULL,"
	" spool TEXT NOT NULL, PRIMARY KEY (akun, sha256)) WITHOUT ROWID;"
	"PRAGMA user_version=1";

#define OF_KEY "akun = ?1 AND folder = ?2 AND uidvalidity = ?3"
#define KEY_TYPES "ssi"
#define KEY(key) (key)->account, (key)->folder, (gint64)(key)->uidvalidity

struct PpidLedger {
	PpidDb *db;
};

void
ppid_ledger_free(PpidLedger *ledger)
{
	if (ledger == NULL)
		return;
	ppid_db_free(ledger->db);
	g_free(ledger);
}

static bool
set_up(PpidLedger *l, GError **error)
{
	gint64 version = -1;
	bool ok;

	if (!ppid_db_begin(l->db, error))
		return false;
	ok = ppid_db_int(l->db, &version, error, "PRAGMA user_version", "") &&
	     (version != 0 || ppid_db_script(l->db, schema, error)) &&
	     ppid_db_commit(l->db, error);
	if (!ok) {
		ppid_db_rollback(l->db);
		return false;
	}
	if (version == 0 || version == LEDGER_VERSION)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
		    PPID_LEDGER_FILE " is of another version of ppid");
	return false;
}

PpidLedger *
ppid_ledger_open(const PpidHome *home, GError **error)
{
	g_autofree char *path = ppid_home_path(home, PPID_LEDGER_FILE);
	g_autoptr(PpidLedger) l = g_new0(PpidLedger, 1);

	l->db = ppid_db_open(path, PPID_DB_WRITE, error);
	if (l->db == NULL || !set_up(l, error))
		return NULL;
	return g_steal_pointer(&l);
}

bool
ppid_ledger_begin(PpidLedger *ledger, GError **error)
{
	return ppid_db_begin(ledger->db, error);
}

bool
ppid_ledger_commit(PpidLedger *ledger, GError **error)
{
	return ppid_db_commit(ledger->db, error);
}

void
ppid_ledger_rollback(PpidLedger *ledger)
{
	ppid_db_rollback(ledger->db);
}

/* --- folders -------------------------------------------------------------- */

bool
ppid_ledger_enter(PpidLedger *ledger, const PpidLedgerKey *key,
		  bool *changed_out, GError **error)
{
	gint64 same = 0, other = 0;

	if (!ppid_db_int(ledger->db, &same, error,
			 "SELECT COUNT(*) FROM kotak WHERE " OF_KEY, KEY_TYPES,
			 KEY(key)) ||
	    !ppid_db_int(ledger->db, &other, error,
			 "SELECT COUNT(*) FROM kotak WHERE akun = ?1"
			 " AND folder = ?2 AND uidvalidity <> ?3",
			 KEY_TYPES, KEY(key)))
		return false;
	*changed_out = same == 0 && other > 0;
	return same > 0 || ppid_db_run(ledger->db, error,
				       "INSERT INTO kotak VALUES (?1, ?2, ?3)",
				       KEY_TYPES, KEY(key));
}

bool
ppid_ledger_last(PpidLedger *ledger, const PpidLedgerKey *key, guint32 *uid_out,
		 GError **error)
{
	gint64 uid = 0;

	if (!ppid_db_int(ledger->db, &uid, error,
			 "SELECT MAX(uid) FROM surat WHERE " OF_KEY, KEY_TYPES,
			 KEY(key)))
		return false;
	*uid_out = (guint32)uid;
	return true;
}

/* --- messages ------------------------------------------------------------- */

bool
ppid_ledger_add(PpidLedger *ledger, const PpidLedgerKey *key,
		const PpidImapItem *item, GError **error)
{
	return ppid_db_run(
		ledger->db, error,
		"INSERT INTO surat (akun, folder, uidvalidity, uid, ukuran,"
		" internaldate) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
		" ON CONFLICT DO UPDATE SET"
		" ukuran = iif(excluded.ukuran = 0, ukuran, excluded.ukuran),"
		" internaldate = iif(excluded.internaldate = 0, internaldate,"
		"  excluded.internaldate) WHERE status = 'belum'",
		KEY_TYPES "iii", KEY(key), (gint64)item->uid,
		(gint64)item->size, item->instant);
}

GArray *
ppid_ledger_waiting(PpidLedger *ledger, const PpidLedgerKey *key,
		    PpidLedgerWhich which, guint32 after, guint64 max_size,
		    guint limit, GError **error)
{
	g_autoptr(GArray) items =
		g_array_new(FALSE, FALSE, sizeof(PpidImapItem));
	g_autoptr(sqlite3_stmt) stmt = ppid_db_prepare(
		ledger->db, error,
		"SELECT uid, ukuran, internaldate FROM surat WHERE " OF_KEY
		" AND status = 'belum' AND (percobaan > 0) = ?4 AND uid > ?5"
		" AND ukuran <= ?6 ORDER BY uid LIMIT ?7",
		KEY_TYPES "iiii", KEY(key),
		(gint64)(which == PPID_LEDGER_RETRY), (gint64)after,
		(gint64)max_size, (gint64)limit);
	bool row = false;

	if (stmt == NULL)
		return NULL;
	for (;;) {
		PpidImapItem item;

		if (!ppid_db_step(ledger->db, stmt, &row, error))
			return NULL;
		if (!row)
			return g_steal_pointer(&items);
		item.uid = (guint32)sqlite3_column_int64(stmt, 0);
		item.size = (guint64)sqlite3_column_int64(stmt, 1);
		item.instant = sqlite3_column_int64(stmt, 2);
		g_array_append_val(items, item);
	}
}

bool
ppid_ledger_count(PpidLedger *ledger, const PpidLedgerKey *key,
		  guint64 *count_out, GError **error)
{
	gint64 count = 0;

	if (!ppid_db_int(ledger->db, &count, error,
			 "SELECT COUNT(*) FROM surat WHERE " OF_KEY
			 " AND status = 'belum'",
			 KEY_TYPES, KEY(key)))
		return false;
	*count_out = (guint64)count;
	return true;
}

bool
ppid_ledger_store(PpidLedger *ledger, const PpidLedgerKey *key,
		  const PpidImapItem *item, const char *digest,
		  const char *name, GError **error)
{
	return ppid_db_run(
		ledger->db, error,
		"UPDATE surat SET status = 'ada', sebab = NULL, ukuran = ?5,"
		" internaldate = ?6, sha256 = ?7, spool = ?8 WHERE " OF_KEY
		" AND uid = ?4",
		KEY_TYPES "iiiss", KEY(key), (gint64)item->uid,
		(gint64)item->size, item->instant, digest, name);
}

bool
ppid_ledger_fail(PpidLedger *ledger, const PpidLedgerKey *key, guint32 uid,
		 const char *reason, GError **error)
{
	return ppid_db_run(ledger->db, error,
			   "UPDATE surat SET percobaan = percobaan + 1,"
			   " sebab = ?5 WHERE " OF_KEY
			   " AND uid = ?4 AND status = 'belum'",
			   KEY_TYPES "is", KEY(key), (gint64)uid, reason);
}

bool
ppid_ledger_missing(PpidLedger *ledger, const PpidLedgerKey *key, guint32 uid,
		    bool *gone_out, GError **error)
{
	gint64 gone = 0;

	if (!ppid_ledger_fail(ledger, key, uid,
			      "the server does not list it any more", error) ||
	    !ppid_db_run(ledger->db, error,
			 "UPDATE surat SET status = 'hilang' WHERE " OF_KEY
			 " AND uid = ?4 AND status = 'belum'"
			 " AND percobaan > 3",
			 KEY_TYPES "i", KEY(key), (gint64)uid) ||
	    !ppid_db_int(ledger->db, &gone, error,
			 "SELECT status = 'hilang' FROM surat WHERE " OF_KEY
			 " AND uid = ?4",
			 KEY_TYPES "i", KEY(key), (gint64)uid))
		return false;
	*gone_out = gone != 0;
	return true;
}

bool
ppid_ledger_rows(PpidLedger *ledger, const PpidLedgerKey *key,
		 guint64 *rows_out, GError **error)
{
	gint64 count = 0;

	if (!ppid_db_int(ledger->db, &count, error,
			 "SELECT COUNT(*) FROM surat WHERE " OF_KEY, KEY_TYPES,
			 KEY(key)))
		return false;
	*rows_out = (guint64)count;
	return true;
}

bool
ppid_ledger_find(PpidLedger *ledger, const PpidLedgerKey *key,
		 const char *digest, char **name_out, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = ppid_db_prepare(
		ledger->db, error,
		"SELECT spool FROM surat WHERE akun = ?1 AND folder = ?2"
		" AND uidvalidity <> ?3 AND sha256 = ?4 ORDER BY spool"
		" LIMIT 1",
		KEY_TYPES "s", KEY(key), digest);
	bool row = false;

	if (stmt == NULL || !ppid_db_step(ledger->db, stmt, &row, error))
		return false;
	*name_out = row ? ppid_db_text(stmt, 0) : NULL;
	return true;
}

bool
ppid_ledger_each(PpidLedger *ledger, const PpidLedgerKey *key, guint limit,
		 PpidLedgerFunc func, gpointer data, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = ppid_db_prepare(
		ledger->db, error,
		"SELECT uid, ukuran, internaldate, percobaan, sebab"
		" FROM surat WHERE " OF_KEY " AND status = 'belum'"
		" ORDER BY uid LIMIT ?4",
		KEY_TYPES "i", KEY(key), (gint64)limit);
	bool row = false;

	if (stmt == NULL)
		return false;
	for (;;) {
		g_autofree char *reason = NULL;
		PpidImapItem item;

		if (!ppid_db_step(ledger->db, stmt, &row, error))
			return false;
		if (!row)
			return true;
		item.uid = (guint32)sqlite3_column_int64(stmt, 0);
		item.size = (guint64)sqlite3_column_int64(stmt, 1);
		item.instant = sqlite3_column_int64(stmt, 2);
		reason = ppid_db_text(stmt, 4);
		func(&item, (guint)sqlite3_column_int64(stmt, 3), reason, data);
	}
}

/* --- local sources -------------------------------------------------------- */

bool
ppid_ledger_has_local(PpidLedger *ledger, const char *account,
		      const char *digest, bool *has_out, GError **error)
{
	gint64 count = 0;

	if (!ppid_db_int(ledger->db, &count, error,
			 "SELECT COUNT(*) FROM lokal WHERE akun = ?1"
			 " AND sha256 = ?2",
			 "ss", account, digest))
		return false;
	*has_out = count > 0;
	return true;
}

bool
ppid_ledger_store_local(PpidLedger *ledger, const char *account,
			const char *digest, const char *name, GError **error)
{
	return ppid_db_run(ledger->db, error,
			   "INSERT OR IGNORE INTO lokal VALUES (?1, ?2, ?3)",
			   "sss", account, digest, name);
}
