/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-passage.h - names of persons and bodies, and addresses, in a text
 *
 * Written words only: where a name ends is told by capitals, separators and
 * the lists of isian.xml, never by a list of names.
 */
#ifndef PPID_PASSAGE_H
#define PPID_PASSAGE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-fold.h"
#include "ppid-isian.h"

/* Words of a text that are looked at; all borrowed. */
typedef struct {
	const char *text;
	const PpidFold *fold;
	const PpidIsianMarks *marks;
	const GArray *shapes; /* PpidShape */
	guint from;	      /* words */
	guint to;	      /* not included */
	gsize end;	      /* byte after the passage */
} PpidPassage;

typedef struct {
	gsize start; /* bytes of the text */
	gsize length;
	guint next; /* first word after it */
	guint words;
	bool marked; /* of an address: holds a word of one, "Jl." */
} PpidExtent;

/**
 * ppid_passage_name:
 * @word: where it begins
 * @loose: without capitals too, as "nama saya budi santoso"
 * @out: (out): the name with titles and degrees
 *
 * Returns: false if no person's name begins there.
 */
bool ppid_passage_name(const PpidPassage *p, guint word, bool loose,
		       PpidExtent *out);

/**
 * ppid_passage_body:
 * @class: (out): PPID_ISIAN_ENTITY, _GROUP or _OFFICE
 *
 * Returns: false if no name of a body ("PT ...", "Forum ...") begins there.
 */
bool ppid_passage_body(const PpidPassage *p, guint word, PpidIsianClass *class,
		       PpidExtent *out);

/**
 * ppid_passage_address:
 * @lines: it may go on over line ends
 *
 * Returns: false if nothing written as a place begins there.
 */
bool ppid_passage_address(const PpidPassage *p, guint word, bool lines,
			  PpidExtent *out);

/**
 * ppid_passage_job:
 *
 * Returns: false if no occupation begins there; else @out ends before the
 *     school, paper or firm that is named after it.
 */
bool ppid_passage_job(const PpidPassage *p, guint word, PpidExtent *out);

/** ppid_passage_start: byte where word @word begins. */
static inline gsize
ppid_passage_start(const PpidPassage *p, guint word)
{
	return word < p->to ? ppid_fold_at(p->fold, word)->start : p->end;
}

/** ppid_passage_stop: byte after word @word. */
static inline gsize
ppid_passage_stop(const PpidPassage *p, guint word)
{
	const PpidWord *w = ppid_fold_at(p->fold, word);

	return (gsize)w->start + w->length;
}

/** ppid_passage_has: whether one of the bytes @set is in @from..@to. */
bool ppid_passage_has(const PpidPassage *p, gsize from, gsize to,
		      const char *set);

/** ppid_passage_capital: whether word @word begins with a capital. */
bool ppid_passage_capital(const PpidPassage *p, guint word);

/**
 * ppid_passage_sentence:
 *
 * Returns: the word after the sentence that holds @word: it ends with a stop
 *     that is not that of an abbreviation, or with a blank line.
 */
guint ppid_passage_sentence(const PpidPassage *p, guint word);

#endif /* PPID_PASSAGE_H */
