/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-flowed.h - format=flowed: paragraphs in one line again
 *
 * Source: RFC 3676.  Quoted lines are left as they are: each keeps the mark
 * that tells it from the requester's own words.
 */
#ifndef PPID_FLOWED_H
#define PPID_FLOWED_H

#include <stdbool.h>
#include <glib.h>

/**
 * ppid_flowed_unfold:
 * @text: (borrowed): UTF-8 with LF line ends
 * @delsp: true for delsp=yes: the blank at the end of a line goes
 *
 * Returns: (transfer full): the text, without stuffed blanks, flowed lines
 *     joined.  "-- " ends a paragraph.
 */
char *
ppid_flowed_unfold(const char *text, bool delsp);

#endif /* PPID_FLOWED_H */
