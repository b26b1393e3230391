/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-items.h - the items that a letter asks for
 *
 * From the value of a labelled field; from a list or lines after a phrase of
 * asking; from the sentence of asking itself; from a subject.  An item is
 * the words as written, without list marks, verbs of asking, purpose or
 * thanks.  "X dan Y" is two items only where Y begins with a record or
 * figure of its own and X says its own year or place.
 * Pure.  Linear in the size of the text; bounded.
 */
#ifndef PPID_ITEMS_H
#define PPID_ITEMS_H

#include "ppid-clause.h"
#include "ppid-span.h"

#define PPID_ITEMS_MAX 200 /* of one text */

/* How sure the items are. */
typedef enum {
	PPID_ITEMS_NONE,
	PPID_ITEMS_WEAK,   /* something is asked for */
	PPID_ITEMS_STRONG, /* a record or a figure, or a list of them */
} PpidItemsRank;

/**
 * ppid_items_split:
 * @c: (borrowed): of the text
 * @start, @length: the value of a labelled field, in bytes
 * @items: (element-type PpidSpan): its items are appended
 */
void
ppid_items_split(const PpidClauses *c, gsize start, gsize length,
		 GArray *items);

/**
 * ppid_items_find:
 * @c: (borrowed): a letter; what is closed is not looked at
 * @items: (element-type PpidSpan): its items are appended, in their order
 *
 * Returns: how sure they are; nothing is appended for PPID_ITEMS_NONE.
 */
PpidItemsRank
ppid_items_find(const PpidClauses *c, GArray *items);

/**
 * ppid_items_bare:
 * @c: (borrowed): the writer's own words, in which nothing is asked
 * @items: (inout) (element-type PpidSpan): gets the items
 *
 * Paragraphs and lists that begin with a record: "Daftar sekolah rusak."
 *
 * Returns: PPID_ITEMS_WEAK, or PPID_ITEMS_NONE if there is none.
 */
PpidItemsRank
ppid_items_bare(const PpidClauses *c, GArray *items);

/**
 * ppid_items_subject:
 * @c: (borrowed): a subject
 *
 * Appends what it asks for, if it names a record or a figure.
 */
PpidItemsRank
ppid_items_subject(const PpidClauses *c, GArray *items);

#endif /* PPID_ITEMS_H */
