/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-items-private.h - what the files of ppid-items share
 */
#ifndef PPID_ITEMS_PRIVATE_H
#define PPID_ITEMS_PRIVATE_H

#include "ppid-items.h"

static inline guint
ppid_items_at(const PpidClauses *c, PpidCue list, guint word)
{
	return ppid_cues_at(c->cues, list, word);
}

/**
 * ppid_items_add:
 * @start, @end: bytes; list marks, punctuation and an "and" around them are
 *     left out
 *
 * Returns: false if nothing is left that names something, or there are
 *     PPID_ITEMS_MAX items.
 */
bool
ppid_items_add(const PpidClauses *c, gsize start, gsize end, GArray *items);

/**
 * ppid_items_add_words:
 * @first, @last: words of a phrase, @last not included
 *
 * Adds it, split where it enumerates.
 *
 * Returns: how many items it became.
 */
guint
ppid_items_add_words(const PpidClauses *c, guint first, guint last,
		     GArray *items);

/**
 * ppid_items_marked:
 * @start, @end: bytes of a line or sentence
 *
 * Appends what "1) a, 2) b, dan 3) c" names.
 *
 * Returns: false if there is no such enumeration.
 */
bool
ppid_items_marked(const PpidClauses *c, gsize start, gsize end,
		  GArray *items);

/** ppid_items_semicolons: the same of "a; b; c". */
bool
ppid_items_semicolons(const PpidClauses *c, gsize start, gsize end,
		      GArray *items);

/** ppid_items_sentence: where the first sentence of bytes @start..@end ends. */
gsize
ppid_items_sentence(const PpidClauses *c, gsize start, gsize end);

/**
 * ppid_items_list:
 * @line: a line of @c, where a list may begin
 * @after_out: (out): the line after the list
 *
 * Appends the items of the list; none if no list begins there.
 *
 * Returns: how many.
 */
guint
ppid_items_list(const PpidClauses *c, guint line, GArray *items,
		guint *after_out);

/**
 * ppid_items_lines:
 * @line: the line after "berikut:"
 *
 * The same for lines without marks, up to a blank line or a field.
 */
guint
ppid_items_lines(const PpidClauses *c, guint line, GArray *items,
		 guint *after_out);

/* One phrase of asking: "mohon". */
typedef struct {
	guint ask;	/* its first word */
	guint begin;	/* of what is asked */
	guint end;	/* not included */
	guint sentence; /* where the sentence ends */
	bool record;	/* a word for a record or figure was passed */
	bool named;	/* the phrase of asking has one: "nyuwun data" */
	bool list;	/* a list or lines follow the sentence */
} PpidAsk;

/** ppid_ask_at: words of the phrase of asking at word @i: "mohon", or
 * "bermaksud datang untuk membaca" before a record; 0: there is none. */
guint
ppid_ask_at(const PpidClauses *c, guint i);

/** ppid_ask_sentence: where the sentence of @a->ask ends, and if a list
 * follows it. */
void
ppid_ask_sentence(const PpidClauses *c, PpidAsk *a);

/** ppid_ask_object: passes what stands between asking and what is asked;
 * false: no information is asked. */
bool
ppid_ask_object(const PpidClauses *c, PpidAsk *a);

/** ppid_ask_end: the word after what is asked. */
void
ppid_ask_end(const PpidClauses *c, PpidAsk *a);

/** ppid_ask_read: all of it, of the phrase at word @i. */
bool
ppid_ask_read(const PpidClauses *c, guint i, PpidAsk *a);

/* What a phrase has said of its time and place, word by word. */
typedef struct {
	const PpidClauses *c;
	guint next; /* word to look at: at first the second one */
	bool each;  /* the word before was "per", or joined to one by '/' */
	bool complete;
} PpidLimits;

/**
 * ppid_items_reach:
 * @limits: (inout): of one phrase
 * @word: grows from call to call
 *
 * Returns: true if the words before @word name a year or place of their own.
 */
bool
ppid_items_reach(PpidLimits *limits, guint word);

#endif /* PPID_ITEMS_PRIVATE_H */
