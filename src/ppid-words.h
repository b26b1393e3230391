/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-words.h - header text: encoded words and raw 8-bit to UTF-8
 *
 * Decoded word by word from the raw header: the library loses what stands
 * after a padded base64 word (gmime.md 1).  Octets of adjacent words in one
 * charset are joined first, because mailers cut characters in two.
 * Source: RFC 2047, read leniently.
 */
#ifndef PPID_WORDS_H
#define PPID_WORDS_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-note.h"

/* How to read a header: NULL members are allowed. */
typedef struct {
	const char *charset; /* declared for the body: for raw 8-bit */
	PpidNotes *notes;
	const char *part;    /* for the notes */
} PpidWordContext;

/* @text: valid UTF-8 of @size bytes, may hold NUL; @encoded: it was an
 * encoded word (or several that belong together). */
typedef void (*PpidWordFunc)(const char *text, gsize size, bool encoded,
			     gpointer data);

/**
 * ppid_words_each:
 * @raw: (borrowed): @size octets of a header value, folded or not
 * @context: (borrowed)
 * @func: gets the pieces in their order; white space between two encoded
 *     words is left out
 */
void
ppid_words_each(const char *raw, gsize size, const PpidWordContext *context,
		PpidWordFunc func, gpointer data);

/**
 * ppid_words_decode:
 *
 * Returns: (transfer full): the whole value on one line: folds, line ends
 *     and controls as blanks, characters that XML forbids as U+FFFD, no
 *     blanks around it.
 */
char *
ppid_words_decode(const char *raw, gsize size, const PpidWordContext *context);

#endif /* PPID_WORDS_H */
