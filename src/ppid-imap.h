/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-imap.h - the part of IMAP4rev1 that fetching mail needs
 *
 * The connection is open and logged in (ppid-transport.h does that).  The
 * folder is only EXAMINEd and bodies are PEEKed: nothing changes on the
 * server, \Seen least of all.  libcurl's own IMAP is not used because it
 * cuts listings, lets messages be read as protocol and takes a short body
 * for a good one.
 * Source: RFC 3501; RFC 5530 response codes; RFC 2683 (length of commands).
 *
 * A function that returns false leaves the connection useless: free it.
 * Errors: PPID_ERROR_PROTOCOL for an answer that is not IMAP,
 * PPID_ERROR_TEMP for a connection that ended, or the error of a callback
 * or of the transport.
 */
#ifndef PPID_IMAP_H
#define PPID_IMAP_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-imap-reader.h"

typedef struct PpidImap PpidImap;

typedef struct {
	guint32 uidvalidity;
	guint32 uidnext; /* 0 = not said */
	guint32 exists;
} PpidImapFolder;

typedef struct {
	guint32 uid;
	guint64 size;	/* RFC822.SIZE; 0 = not said */
	gint64 instant; /* INTERNALDATE, seconds since 1970; 0 = not said */
} PpidImapItem;

typedef bool (*PpidImapItemFunc)(const PpidImapItem *item, gpointer data,
				 GError **error);

typedef struct {
	/* A body begins; whose it is may not be known yet. */
	bool (*begin)(gpointer data, GError **error);
	PpidImapBytesFunc chunk;
	/* It ended.  @item: what the server said of it, completed from the
	 * listing; NULL: it is not what was asked for, drop it. */
	bool (*end)(const PpidImapItem *item, gpointer data, GError **error);
	/* The server gave no good body of @uid; @reason for people. */
	void (*failed)(guint32 uid, const char *reason, gpointer data);
} PpidImapSink;

/**
 * ppid_imap_new:
 * @transport: copied; its self is borrowed
 */
PpidImap *
ppid_imap_new(const PpidImapTransport *transport);

void
ppid_imap_free(PpidImap *imap);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidImap, ppid_imap_free)

/**
 * ppid_imap_folder_name:
 * @name: name of a mailbox in UTF-8
 * @error: PPID_ERROR_CONFIG for control characters, bad UTF-8, or a
 *     non-ASCII name where iconv does not know UTF-7-IMAP (glibc < 2.36)
 *
 * Returns: (transfer full): a quoted string in modified UTF-7 (RFC 3501
 *     section 5.1.3).
 */
char *
ppid_imap_folder_name(const char *name,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_imap_examine:
 * @name: name of a mailbox in UTF-8
 * @error: PPID_ERROR_UNAVAILABLE if the server refuses it, PPID_ERROR_TEMP
 *     if it does so for now
 *
 * Opens the folder read-only.
 */
bool
ppid_imap_examine(PpidImap *imap, const char *name, PpidImapFolder *folder_out,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_imap_list:
 * @after: UIDs above this one; 0 for all
 * @func: called for each FETCH answer with a UID above @after, in the order
 *     of the server; one UID may come twice with parts of the data
 */
bool
ppid_imap_list(PpidImap *imap, guint32 after, PpidImapItemFunc func,
	       gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_imap_list_some:
 * @items: (borrowed): @n_items, ascending; only their UIDs are used
 * @func: as above, only for UIDs of @items
 */
bool
ppid_imap_list_some(PpidImap *imap, const PpidImapItem *items, gsize n_items,
		    PpidImapItemFunc func, gpointer data,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_imap_fetch:
 * @items: (borrowed): @n_items from a listing, ascending
 * @per_set: UIDs per command, 1..50
 * @max_size: octets that a body of unknown size may have
 * @sink: (borrowed): all four set
 *
 * Asks for the bodies, two commands at a time.  end() gets an item only if
 * its UID was asked for, came once, and its octets are as many as
 * RFC822.SIZE (of the listing and of this answer) and more than none.  For
 * each other UID failed() is called once; it does not end the run.
 */
bool
ppid_imap_fetch(PpidImap *imap, const PpidImapItem *items, gsize n_items,
		guint per_set, guint64 max_size, const PpidImapSink *sink,
		gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_imap_culprit:
 *
 * Returns: after a failed ppid_imap_fetch() the UID whose answer was being
 *     read, or the first that had not been answered; 0 if none.
 */
guint32
ppid_imap_culprit(const PpidImap *imap);

/** ppid_imap_logout: says goodbye and does not wait. */
void
ppid_imap_logout(PpidImap *imap);

/**
 * ppid_imap_date:
 * @text: "20-Nov-2026 10:00:00 +0700" (date-time of RFC 3501)
 *
 * Returns: seconds since 1970; 0 if it cannot be read or is before.
 */
gint64
ppid_imap_date(const char *text);

#endif /* PPID_IMAP_H */
