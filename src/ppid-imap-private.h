/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-imap-private.h - what ppid-imap.c and ppid-imap-answer.c share
 */
#ifndef PPID_IMAP_PRIVATE_H
#define PPID_IMAP_PRIVATE_H

#include "ppid-imap.h"

enum { PPID_IMAP_WAITING, PPID_IMAP_GOT, PPID_IMAP_FAILED };

/* A ppid_imap_fetch() under way: items[first..sent) have been asked for. */
typedef struct {
	const PpidImapItem *items;
	guint8 *state;
	gsize first, sent;
	guint64 max_size;
	const PpidImapSink *sink;
	gpointer data;
} PpidImapFetch;

/* A listing under way. */
typedef struct {
	guint32 after;
	const PpidImapItem *items; /* NULL: all above @after */
	gsize n_items;
	PpidImapItemFunc func;
	gpointer data;
} PpidImapList;

/* A tagged answer. */
typedef struct {
	bool tagged;
	bool ok;
	char *text; /* masked: "NO [INUSE] later" */
} PpidImapReply;

struct PpidImap {
	guint64 tags_sent, tags_done;
	PpidImapFolder *folder;
	PpidImapList *list;
	PpidImapFetch *fetch;
	guint32 current, culprit; /* UIDs; 0 = none */
	PpidImapReader reader;
};

/**
 * ppid_imap_find:
 *
 * Returns: index of @uid among what has been asked for and not been closed;
 *     -1 if it is not there.
 */
gssize
ppid_imap_find(const PpidImapFetch *f, guint32 uid);

/**
 * ppid_imap_wait:
 * @reply: (out): zeroed; its text is the caller's
 *
 * Reads answers until the oldest command is answered.
 */
bool
ppid_imap_wait(PpidImap *imap, PpidImapReply *reply, GError **error);

/** ppid_imap_nonsense: sets PPID_ERROR_PROTOCOL. Returns: false. */
bool
ppid_imap_nonsense(GError **error, const char *what);

#endif /* PPID_IMAP_PRIVATE_H */
