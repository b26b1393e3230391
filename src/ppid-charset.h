/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-charset.h - octets of a mail to UTF-8, whatever their label says
 *
 * The ladder: valid multi-byte UTF-8 wins over any label; then the declared
 * charset; then windows-1252.  An octet that has no meaning becomes U+FFFD
 * and is reported, never dropped.  Source: gmime.md 8, 9, 13; WHATWG
 * Encoding (labels us-ascii, iso-8859-1 mean windows-1252).
 */
#ifndef PPID_CHARSET_H
#define PPID_CHARSET_H

#include <stdbool.h>
#include <glib.h>

typedef struct {
	const char *name; /* (borrowed) what was used, "utf-8"; never NULL */
	bool guessed;	  /* no or an unknown label: we chose */
	bool overruled;	  /* the label was wrong: see @name */
	gint64 damage;	  /* octets before the first bad one, or -1 */
} PpidCharset;

/**
 * ppid_charset_init:
 *
 * Opens every converter of the table, so that none has to be loaded behind
 * a sandbox.  Idempotent.  Not thread-safe.
 */
void
ppid_charset_init(void);

/**
 * ppid_charset_known:
 * @label: (nullable): a charset label in any case
 *
 * Returns: true if the table has it.
 */
bool
ppid_charset_known(const char *label);

/**
 * ppid_charset_decode:
 * @bytes: (borrowed): @size octets, may hold NUL
 * @label: (nullable): the declared charset
 * @cut: true if the octets end where a limit cut them: an unfinished
 *     character at the end is then no damage
 * @used_out: (out) (nullable): how it was read
 *
 * Returns: (transfer full): valid UTF-8; may hold NUL and controls.
 */
GString *
ppid_charset_decode(const char *bytes, gsize size, const char *label, bool cut,
		    PpidCharset *used_out);

#endif /* PPID_CHARSET_H */
