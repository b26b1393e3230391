/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-header.h - the header fields of a message, as they stand
 *
 * Read by ourselves, linear and bounded, because the library loses fields
 * (byte order mark, blank first line, NUL, duplicates) and overflows the
 * stack on nested groups: gmime.md 4, 5, 12.  Values stay octets.
 * Source: RFC 5322 2.2, 3.6; RFC 2231; limits: PPID_HEADER_*.
 */
#ifndef PPID_HEADER_H
#define PPID_HEADER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-note.h"
#include "ppid-words.h"

/* A block of more octets is cut there, a field of more too; more fields are
 * not read.  Each cut is noted. */
#define PPID_HEADER_BLOCK_MAX (1024 * 1024)
#define PPID_HEADER_FIELD_MAX (64 * 1024)
#define PPID_HEADER_FIELDS_MAX 2000
#define PPID_HEADER_MOST (16 * 1024 * 1024) /* whatever an option says */

typedef struct {
	char *name;    /* as written: octets without blanks */
	char *value;   /* raw, folds and all, NUL-terminated */
	gsize size;    /* in octets; may hold NUL */
	gint64 offset; /* of the field, in octets of the message */
} PpidHeader;

typedef struct PpidHeaders PpidHeaders;

typedef struct {
	gsize field;  /* octets of the value of one field */
	guint fields; /* number of fields */
} PpidHeaderLimits;

#define PPID_HEADER_LIMITS_INIT                                               \
	{                                                                     \
		PPID_HEADER_FIELD_MAX, PPID_HEADER_FIELDS_MAX                 \
	}

/**
 * ppid_headers_parse:
 * @bytes: (borrowed): the beginning of a message, @size octets
 * @notes: (nullable): gets "bom", "baris-kosong-di-depan", "tajuk-rusak",
 *     "tajuk-terpotong", "batas-tajuk", "cr-saja"
 *
 * Skips a byte order mark, blank lines and a "From " line in front.  A line
 * that is no field goes to the field before it if a field that mail has
 * follows within ten lines, else the body begins there; so it does at a line
 * "--...".
 *
 * Returns: (transfer full): the fields; empty if there are none.
 */
PpidHeaders *
ppid_headers_parse(const char *bytes, gsize size, PpidNotes *notes);

/** ppid_headers_parse_within: the same within @limits. */
PpidHeaders *
ppid_headers_parse_within(const char *bytes, gsize size,
			  const PpidHeaderLimits *limits, PpidNotes *notes);

void
ppid_headers_free(PpidHeaders *headers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidHeaders, ppid_headers_free)

/** ppid_headers_front: offset after a "From " line in front; else 0. */
gint64
ppid_headers_front(const PpidHeaders *headers);

/** ppid_headers_body: offset of the body; -1 if the block has no end here. */
gint64
ppid_headers_body(const PpidHeaders *headers);

/** ppid_headers_count: number of fields @name (NULL: of all fields). */
guint
ppid_headers_count(const PpidHeaders *headers, const char *name);

/**
 * ppid_headers_get:
 * @name: in any case
 * @nth: 0 for the first (topmost) one
 *
 * Returns: (nullable) (borrowed): that field.
 */
const PpidHeader *
ppid_headers_get(const PpidHeaders *headers, const char *name, guint nth);

/**
 * ppid_header_param:
 * @value: (borrowed): raw value of Content-Type or Content-Disposition
 * @name: of the parameter, in any case
 * @context: how to decode
 *
 * RFC 2231 (charset, percent, continuations) first, else the plain form with
 * encoded words or raw 8-bit in it; "nama-ganda" is noted if they differ.
 *
 * Returns: (transfer full) (nullable): the value; NULL if there is none.
 */
char *
ppid_header_param(const char *value, gsize size, const char *name,
		  const PpidWordContext *context);

/**
 * ppid_header_ids:
 * @value: (borrowed): raw value of Message-ID, In-Reply-To, References
 * @max: at most so many
 * @any: true for Message-ID: without <> the first word is taken; else only
 *     one with a '@'
 *
 * Returns: (transfer full) (element-type utf8): what stands in <>; if there
 *     is no <>, one word.
 */
GPtrArray *
ppid_header_ids(const char *value, gsize size, guint max, bool any);

#endif /* PPID_HEADER_H */
