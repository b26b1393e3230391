/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-tree.h - one raw message: its digest, fields and numbered parts
 *
 * The parser and the extraction of attachments both walk through here, so
 * that a part number means the same octets for both.  Numbers are those of
 * IMAP (RFC 9051 6.4.5): "1", "2.1"; a multipart that is a whole message has
 * "0" (inside part 2: "2.0").
 *
 * GMime gets the MIME fields of the message, its first ones, and the body,
 * unless that is one text as a whole; every other top-level field is read by ppid-header.h.
 */
#ifndef PPID_TREE_H
#define PPID_TREE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-decode.h"
#include "ppid-header.h"
#include "ppid-note.h"
#include "ppid-prescan.h"

#define PPID_MAX_DEPTH 32
#define PPID_MAX_PARTS 1000
#define PPID_MAX_TEXT (1024 * 1024)	      /* octets of UTF-8, a part */
#define PPID_MAX_TEXT_ALL (4 * 1024 * 1024)   /* and all of a message */
#define PPID_MAX_SIZE (100 * 1024 * 1024)     /* octets of a message */

typedef struct {
	int depth;	   /* nesting of parts */
	int parts;	   /* number of parts */
	gint64 text;	   /* octets of one text */
	gint64 text_all;   /* octets of all texts */
	gint64 size;	   /* octets of the message */
	gint64 header;	   /* octets of its header */
	gint64 field;	   /* octets of one field of it */
} PpidLimits;

#define PPID_LIMITS_INIT                                                      \
	{                                                                     \
		PPID_MAX_DEPTH, PPID_MAX_PARTS, PPID_MAX_TEXT,                \
			PPID_MAX_TEXT_ALL, PPID_MAX_SIZE,                     \
			PPID_HEADER_BLOCK_MAX, PPID_HEADER_FIELD_MAX          \
	}

typedef enum {
	PPID_PART_LEAF,
	PPID_PART_MULTIPART,
	PPID_PART_MESSAGE, /* message/rfc822 whose parts follow */
} PpidPartKind;

typedef struct {
	char *number;	     /* "1.2" */
	char *type;	     /* "text/plain", lower case, ASCII */
	PpidPartKind kind;
	int parent;	     /* index of the multipart or message, or -1 */
	int alternative;     /* index of the nearest multipart/alternative */
	bool in_message;     /* inside a message/rfc822 */
	bool in_report;	     /* inside a multipart/report */
	bool in_related;     /* child of a multipart/related, not the first */
	PpidEncoding encoding;
	/* raw values, "" if absent: octets, NUL-terminated */
	char *content_type;
	char *disposition;
	char *content_id;
	gpointer object;     /* internal */
	GBytes *bytes;	     /* internal: a text that is no part */
	bool lean;	     /* internal: octets of the file, no object */
	gint64 start, end;   /* internal: if lean */
} PpidPart;

typedef struct PpidTree PpidTree;

/**
 * ppid_tree_open:
 * @fd: (borrowed): seekable; must stay open and unchanged until the tree is
 *     freed; its offset may move
 * @start, @end: region of the message; @end -1: to the end of the file
 * @limits: (borrowed)
 * @notes: (nullable) (borrowed): damage found
 * @error: PPID_ERROR_IO if it cannot be read; damage is no error
 */
PpidTree *
ppid_tree_open(int fd, gint64 start, gint64 end, const PpidLimits *limits,
	       PpidNotes *notes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_tree_free(PpidTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidTree, ppid_tree_free)

/** ppid_tree_scan: (borrowed): size and digest of the raw octets. */
const PpidPrescan *
ppid_tree_scan(const PpidTree *tree);

/** ppid_tree_headers: (borrowed): the top-level fields. */
const PpidHeaders *
ppid_tree_headers(const PpidTree *tree);

/**
 * ppid_tree_fault:
 *
 * Returns: (nullable): why the parts could not be read: "kosong" (no octet),
 *     "bukan-surel" (no field), or a code of ppid_prescan_verdict().  The
 *     parts of a multipart are then found by ppid-lean.h; if there are none,
 *     the body is one text part "1", unless it is empty or binary.
 */
const char *
ppid_tree_fault(const PpidTree *tree);

/** ppid_tree_count: number of parts. */
guint
ppid_tree_count(const PpidTree *tree);

/** ppid_tree_part: (borrowed): part @index, in the order of the message. */
const PpidPart *
ppid_tree_part(const PpidTree *tree, guint index);

/** ppid_tree_leaf: (borrowed) (nullable): the leaf of that number, or NULL. */
const PpidPart *
ppid_tree_leaf(const PpidTree *tree, const char *number);

/**
 * ppid_tree_inner:
 * @part: (borrowed): a PPID_PART_MESSAGE of @tree
 * @name: of a field of the message inside
 *
 * Returns: (transfer full) (nullable): its first raw value; NULL if absent.
 */
char *
ppid_tree_inner(const PpidPart *part, const char *name);

/**
 * ppid_tree_span:
 * @part: (borrowed): a leaf of @tree
 * @start_out, @size_out: (out): the octets of its body, still encoded,
 *     counted from the first octet of the message
 *
 * Returns: false if they are not in the message as they are: inside a
 *     message that is itself encoded, or mended in memory.
 */
bool
ppid_tree_span(const PpidTree *tree, const PpidPart *part,
	       gint64 *start_out, gint64 *size_out);

/**
 * ppid_tree_read:
 * @part: (borrowed): a leaf of @tree
 * @func: gets its decoded octets, in order; false ends the reading
 * @notes: (nullable): gets the damage of the transfer encoding
 *
 * A part without content calls @func not at all.
 */
void
ppid_tree_read(const PpidTree *tree, const PpidPart *part,
	       PpidDecodeFunc func, gpointer data, PpidNotes *notes);

#endif /* PPID_TREE_H */
