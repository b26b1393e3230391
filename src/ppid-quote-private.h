/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-quote-private.h - between ppid-quote.c and ppid-quote-line.c
 */
#ifndef PPID_QUOTE_PRIVATE_H
#define PPID_QUOTE_PRIVATE_H

#include "ppid-quote.h"

/* What a line is; beside these, BIT(PpidMark) of the marks it has. */
#define PPID_LINE(mark) (1u << (mark))
#define PPID_LINE_ALONE (1u << 20)  /* a label, and nothing else */
#define PPID_LINE_BLANK (1u << 21)
#define PPID_LINE_QUOTED (1u << 22) /* '>' first */
#define PPID_LINE_BAR (1u << 23)    /* '|' or ':' first, as some quote */
#define PPID_LINE_COLON (1u << 24)  /* ':' last */
#define PPID_LINE_AT (1u << 25)	    /* holds '@' */
#define PPID_LINE_DIGIT (1u << 26)  /* a digit first */
#define PPID_LINE_DASHES (1u << 27) /* "--" */
#define PPID_LINE_RULE (1u << 28)   /* "____", "----" */
#define PPID_LINE_LONG (1u << 29)   /* too long for a signature */
#define PPID_LINE_ASKS (1u << 30)   /* '?' last */
#define PPID_LINE_LABEL (1u << 31)  /* "Alamat: ..." */

G_STATIC_ASSERT(PPID_MARKS <= 20);

typedef struct {
	guint32 start;
	guint32 bits;
} PpidLine;

/**
 * ppid_quote_lines:
 *
 * Returns: (transfer full) (element-type PpidLine): the lines of @text, and
 *     one more, blank, at its end.
 */
GArray *
ppid_quote_lines(const char *text, gsize size, const PpidMarks *marks);

/**
 * ppid_quote_holds:
 *
 * Returns: true if the @size bytes at @text hold a phrase of @mark.
 */
bool
ppid_quote_holds(const char *text, gsize size, const PpidMarks *marks,
		 PpidMark mark);

#endif /* PPID_QUOTE_PRIVATE_H */
