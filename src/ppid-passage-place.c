/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an address begins and ends. */
#include "config.h"
#include "ppid-passage-private.h"

#include <string.h>

#define ADDRESS_WORDS 40
#define CLIPPED_MAX 6 /* letters of "Letjen." */

static guint
at(const PpidPassage *p, guint word, PpidIsianClass class)
{
	return word < p->to ? ppid_isian_at(p->marks, word, class) : 0;
}

/* "Jalan Melati nomor 4" */
static bool
is_number_word(const PpidPassage *p, guint word)
{
	static const char *const words[] = { "no", "nomor", "nomer", "nmr" };
	const char *folded = ppid_fold_word(p->fold, word);

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(folded, words[i]) == 0)
			return word + 1 < p->to && ppid_passage_digit(p, word + 1);
	return false;
}

/* "jl melati no 4 serang": one more word after the number, at the end. */
static bool
is_last_small(const PpidPassage *p, guint word, guint first)
{
	static const PpidIsianClass none[] = {
		PPID_ISIAN_COMMON, PPID_ISIAN_NO_NAME, PPID_ISIAN_TRADE,
		PPID_ISIAN_FILLER, PPID_ISIAN_I,       PPID_ISIAN_ASKS,
	};
	gsize stop = ppid_passage_stop(p, word);

	if (word <= first || !ppid_passage_digit(p, word - 1) ||
	    ppid_fold_at(p->fold, word)->length < 4 ||
	    ppid_passage_has(p, ppid_passage_stop(p, word - 1),
			     ppid_passage_start(p, word), "\n") ||
	    (word + 1 < p->to &&
	     !ppid_passage_has(p, stop, ppid_passage_start(p, word + 1),
			       ".,;)\n")))
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(none); i++)
		if (at(p, word, none[i]) > 0)
			return false;
	return true;
}

static bool
address_word(const PpidPassage *p, guint word, guint first)
{
	if (ppid_passage_shape(p, word) || ppid_passage_label(p, word))
		return false;
	if (ppid_passage_is_place(p, word) || ppid_passage_digit(p, word))
		return true;
	if (at(p, word, PPID_ISIAN_STOP) > 0 ||
	    at(p, word, PPID_ISIAN_CLOSING) > 0 ||
	    at(p, word, PPID_ISIAN_NAMED) > 0)
		return false;
	if (ppid_passage_capital(p, word))
		return true;
	if (is_number_word(p, word) || is_last_small(p, word, first))
		return true;
	/* "kp cikoneng ds tembong": small letters after a word of places */
	if (word == first || ppid_passage_has(p, ppid_passage_stop(p, word - 1),
					      ppid_passage_start(p, word), ","))
		return false;
	return (ppid_passage_is_place(p, word - 1) ||
		(word > first + 1 && ppid_passage_is_place(p, word - 2) &&
		 !ppid_passage_capital(p, word - 1) &&
		 !ppid_passage_digit(p, word - 1)));
}

/* "Labuan - Pandeglang": one word, the last of its line. */
static bool
is_region(const PpidPassage *p, guint word)
{
	gsize stop = ppid_passage_stop(p, word);

	if (!ppid_passage_capital(p, word) || ppid_passage_label(p, word) ||
	    at(p, word, PPID_ISIAN_NO_NAME) > 0 ||
	    at(p, word, PPID_ISIAN_TRADE) > 0)
		return false;
	return word + 1 >= p->to || p->text[stop] == '\n' ||
	       p->text[stop] == '\r' || ppid_passage_digit(p, word + 1);
}

/* "Jl. Moh. Yamin", "Jl. Jend. Sudirman": short for more. */
static bool
is_clipped(const PpidPassage *p, guint word)
{
	const char *street;

	if (word <= p->from || word + 1 >= p->to ||
	    ppid_fold_at(p->fold, word)->length > CLIPPED_MAX ||
	    !ppid_passage_capital(p, word + 1))
		return false;
	street = ppid_fold_word(p->fold, word - 1);
	return g_str_has_prefix(street, "jl") || strcmp(street, "jalan") == 0;
}

static bool
address_gap(const PpidPassage *p, guint before, guint after, bool lines)
{
	gsize from = ppid_passage_stop(p, before);
	gsize to = ppid_passage_start(p, after);

	if (to - from > 80 || ppid_passage_has(p, from, to, ";()|:@"))
		return false;
	/* a tab is a column, or what a line begins with */
	if (ppid_passage_has(p, from, to, "\t") &&
	    !ppid_passage_has(p, from, to, "\n"))
		return false;
	for (gsize i = from; i + 1 < to; i++)
		if (p->text[i] == '\n' && (!lines || p->text[i + 1] == '\n'))
			return false;
	if (to > from && p->text[to - 1] == '\n' && !lines)
		return false;
	if (to - from >= 2 && p->text[from] == '.')
		return ppid_passage_abbreviation(p, before) ||
		       ppid_passage_is_place(p, after) ||
		       is_clipped(p, before);
	if (to - from == 3 && memcmp(p->text + from, " - ", 3) == 0)
		return is_region(p, after);
	for (gsize i = from; i + 2 < to; i++)
		if (memcmp(p->text + i, " - ", 3) == 0 ||
		    memcmp(p->text + i, " / ", 3) == 0)
			return false;
	return true;
}

bool
ppid_passage_address(const PpidPassage *p, guint word, bool lines,
		     PpidExtent *out)
{
	guint last = word;

	if (word >= p->to || !address_word(p, word, word))
		return false;
	out->marked = ppid_passage_is_place(p, word);
	for (guint i = word + 1; i < p->to && i - word < ADDRESS_WORDS; i++) {
		if (!address_gap(p, i - 1, i, lines) ||
		    !address_word(p, i, word))
			break;
		out->marked |= ppid_passage_is_place(p, i);
		last = i;
	}
	out->start = ppid_passage_start(p, word);
	out->length = ppid_passage_stop(p, last) - out->start;
	out->next = last + 1;
	out->words = last - word + 1;
	return true;
}
