/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-ledger.h - what has been fetched: HOME/state/ambil.db
 *
 * The key of a message on a server is (account, folder, UIDVALIDITY, UID);
 * \Seen says nothing of what we have.  Every UID that the server lists is
 * written down before any is fetched, so a UID that fails does not block
 * those after it and is not forgotten.  A row says "ada" only after the
 * message is on stable storage in the spool.
 *
 * The tables: kotak (folders and their UIDVALIDITY), surat (messages of
 * servers), lokal (messages of local sources, by their octets).
 */
#ifndef PPID_LEDGER_H
#define PPID_LEDGER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-home.h"
#include "ppid-imap.h"

#define PPID_LEDGER_FILE PPID_HOME_STATE "/ambil.db"

typedef struct PpidLedger PpidLedger;

typedef struct {
	const char *account;
	const char *folder;
	guint32 uidvalidity;
} PpidLedgerKey;

/* What ppid_ledger_waiting() gives. */
typedef enum {
	PPID_LEDGER_UNTRIED, /* not asked for yet */
	PPID_LEDGER_RETRY,   /* failed before */
} PpidLedgerWhich;

/**
 * ppid_ledger_open:
 *
 * Returns: (transfer full): the ledger of @home, made if absent.
 */
PpidLedger *
ppid_ledger_open(const PpidHome *home,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_ledger_free(PpidLedger *ledger);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidLedger, ppid_ledger_free)

/**
 * ppid_ledger_enter:
 * @changed_out: (out): true the first time that the folder has this
 *     UIDVALIDITY after it had another
 */
bool
ppid_ledger_enter(PpidLedger *ledger, const PpidLedgerKey *key,
		  bool *changed_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_last: the highest UID written down, 0 if none. */
bool
ppid_ledger_last(PpidLedger *ledger, const PpidLedgerKey *key,
		 guint32 *uid_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_begin: many ppid_ledger_add() in one transaction. */
bool
ppid_ledger_begin(PpidLedger *ledger,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_commit: on return true they are on stable storage. */
bool
ppid_ledger_commit(PpidLedger *ledger,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_rollback: without effect outside a transaction. */
void
ppid_ledger_rollback(PpidLedger *ledger);

/**
 * ppid_ledger_add:
 * @item: written down as waiting; if it is waiting already, its size and
 *     instant are taken from @item where that says them
 */
bool
ppid_ledger_add(PpidLedger *ledger, const PpidLedgerKey *key,
		const PpidImapItem *item,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_ledger_waiting:
 * @after: UIDs above this one
 * @max_size: larger ones are left out
 * @limit: at most so many
 *
 * Returns: (transfer full) (element-type PpidImapItem): ascending.
 */
GArray *
ppid_ledger_waiting(PpidLedger *ledger, const PpidLedgerKey *key,
		    PpidLedgerWhich which, guint32 after, guint64 max_size,
		    guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_count: how many are waiting, whatever their size. */
bool
ppid_ledger_count(PpidLedger *ledger, const PpidLedgerKey *key,
		  guint64 *count_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_store: @item is in the spool as @name. */
bool
ppid_ledger_store(PpidLedger *ledger, const PpidLedgerKey *key,
		  const PpidImapItem *item, const char *digest,
		  const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_fail: one more attempt at @uid was in vain. */
bool
ppid_ledger_fail(PpidLedger *ledger, const PpidLedgerKey *key, guint32 uid,
		 const char *reason, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_ledger_missing:
 * @gone_out: (out): true if it is given up
 *
 * The server does not list @uid any more.  After three attempts it is given
 * up: once could be a fault of the server.
 */
bool
ppid_ledger_missing(PpidLedger *ledger, const PpidLedgerKey *key, guint32 uid,
		    bool *gone_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_rows: how many messages are written down, of any status. */
bool
ppid_ledger_rows(PpidLedger *ledger, const PpidLedgerKey *key,
		 guint64 *rows_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_ledger_find:
 * @name_out: (out) (transfer full) (nullable): name in the spool of the same
 *     octets under another UIDVALIDITY of the same folder; NULL if none
 */
bool
ppid_ledger_find(PpidLedger *ledger, const PpidLedgerKey *key,
		 const char *digest, char **name_out,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One waiting message, for people. */
typedef void (*PpidLedgerFunc)(const PpidImapItem *item, guint attempts,
			       const char *reason, gpointer data);

/** ppid_ledger_each: the first @limit of those that are waiting. */
bool
ppid_ledger_each(PpidLedger *ledger, const PpidLedgerKey *key, guint limit,
		 PpidLedgerFunc func, gpointer data,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_has_local: have these octets come from that account? */
bool
ppid_ledger_has_local(PpidLedger *ledger, const char *account,
		      const char *digest, bool *has_out,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_ledger_store_local: they are in the spool as @name. */
bool
ppid_ledger_store_local(PpidLedger *ledger, const char *account,
			const char *digest, const char *name,
			GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_LEDGER_H */
