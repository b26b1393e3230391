/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-form.h - labelled lines of a text: "Nama : ..." in any layout
 *
 * Labels are data (ppid-isian.h).  Between a label and its value stand ":",
 * "=", a tab, dot leaders, "|", " - " or the end of the line; labels may be
 * numbered or lettered, in upper case, joined ("No. HP/WA"), several on one
 * line, or stand in columns.  A value may go on over lines.
 * Nothing is judged here: an entry says what stands where.
 */
#ifndef PPID_FORM_H
#define PPID_FORM_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-fold.h"
#include "ppid-isian.h"

#define PPID_FORM_MAX 400 /* entries of one text */

typedef struct {
	PpidIsianClass field; /* PPID_ISIAN_OTHER too */
	gsize label;	      /* first byte of the label in the text */
	gsize start;	      /* first byte of the value */
	gsize length;	      /* of the value in bytes; 0: nothing stated */
} PpidFormEntry;

/**
 * ppid_form_read:
 * @isian: (borrowed): the labels
 * @text: (borrowed): UTF-8
 * @fold: (borrowed): its words
 * @marks: (borrowed): of the words that belong to the range
 * @start, @length: bytes of @text to read
 *
 * A label that names two fields ("Kontak") gives two entries with one value.
 * Linear in @length.
 *
 * Returns: (transfer full) (element-type PpidFormEntry): in the order of
 *     the text, at most PPID_FORM_MAX.
 */
GArray *ppid_form_read(const PpidIsian *isian, const char *text,
		       const PpidFold *fold, const PpidIsianMarks *marks,
		       gsize start, gsize length);

/**
 * ppid_form_item:
 * @p: (borrowed): in a line that ends at @end
 *
 * Returns: (borrowed): after blanks, bullets, check marks and the number or
 *     letter of an item at @p: "1. ", "(2) ", "a) ", "iv. ", "6.1 ", "- ".
 */
const char *ppid_form_item(const char *p, const char *end);

#endif /* PPID_FORM_H */
