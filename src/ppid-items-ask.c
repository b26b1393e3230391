/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One phrase of asking, and what it asks for: ppid-items-private.h. */
#include "config.h"
#include "ppid-items-private.h"

#include <string.h>

#include "ppid-purpose.h"

#define SKIP_MAX 24   /* words between asking and what is asked */
#define GIVER_MAX 10  /* words from asking to "memberikan" */
#define COLON_MAX 16  /* words from asking to the ':' before the item */
#define OBJECT_MAX 240 /* words of one sentence of items */
#define LEAD_MAX 60   /* words from asking to its list */
#define WANT_MAX 7    /* words of "ingin datang ke kantor untuk melihat" */
#define LEADS 3	      /* phrases between them and the record */
#define VOCATIVES 3   /* "mohon dibantu ya min, data ..." */

static guint
at(const PpidClauses *c, PpidCue list, guint word)
{
	return ppid_items_at(c, list, word);
}

static bool
has_comma(const PpidClauses *c, guint i)
{
	return (ppid_clauses_gap(c, i) & PPID_GAP_COMMA) != 0;
}

/* --- what asks --------------------------------------------------------------- */

/* Is a record named at word @i, or after words that say nothing? */
static bool
leads_to_record(const PpidClauses *c, guint i)
{
	for (guint k = 0; k < LEADS && i < c->to; k++) {
		guint fill = at(c, PPID_CUE_FILL, i);

		if (ppid_clauses_gap(c, i) != 0 || at(c, PPID_CUE_NOT, i) > 0)
			return false;
		if (at(c, PPID_CUE_NOUN, i) > 0)
			return true;
		if (fill == 0)
			return false;
		i += fill;
	}
	return false;
}

guint
ppid_ask_at(const PpidClauses *c, guint i)
{
	guint n = at(c, PPID_CUE_ASK, i);
	guint want = n == 0 ? at(c, PPID_CUE_WANT, i) : 0;
	guint last = MIN(c->to, i + want + WANT_MAX);

	for (guint k = i + want; want > 0 && k < last; k++) {
		guint get = at(c, PPID_CUE_GET, k);

		if (ppid_clauses_gap(c, k) != 0 || at(c, PPID_CUE_NOUN, k) > 0)
			break;
		if (get > 0 && leads_to_record(c, k + get))
			return k + get - i;
	}
	return n;
}

/* --- the sentence of asking ------------------------------------------------------------------ */

void
ppid_ask_sentence(const PpidClauses *c, PpidAsk *a)
{
	guint limit = MIN(c->to, a->ask + OBJECT_MAX);
	guint i = a->ask + 1;

	while (i < limit && (ppid_clauses_gap(c, i) & PPID_GAP_END) == 0)
		i++;
	a->sentence = i;
	if (i < c->to && i - a->ask <= LEAD_MAX) {
		guint gap = ppid_clauses_gap(c, i);

		a->list = (gap & (PPID_GAP_LINE | PPID_GAP_BLANK)) != 0 &&
			  (gap & (PPID_GAP_COLON | PPID_GAP_ITEM)) != 0 &&
			  (gap & PPID_GAP_QUERY) == 0;
	}
}

/* "atas tiga hal: pertama, jumlah ...; kedua, ..." */
static bool
is_first(const PpidClauses *c, guint i)
{
	PpidItemMark mark = ppid_item_mark(
		c->text + ppid_fold_at(c->fold, i)->start, c->text + c->end);

	return mark.kind == PPID_ITEM_NUMBER && mark.value == 1 &&
	       at(c, PPID_CUE_NOUN, i + 1) > 0;
}

/* "beda topik: daftar ..." */
static void
skip_to_colon(const PpidClauses *c, PpidAsk *a)
{
	guint limit = MIN(a->sentence, a->ask + COLON_MAX);

	for (guint i = a->ask + 1; i < limit; i++) {
		if ((ppid_clauses_gap(c, i) & PPID_GAP_COLON) == 0)
			continue;
		if (at(c, PPID_CUE_NOUN, i) > 0 || is_first(c, i))
			a->begin = i;
		return;
	}
}

static bool
is_small(const PpidClauses *c, guint i)
{
	return !g_ascii_isupper(c->text[ppid_fold_at(c->fold, i)->start]);
}

/* "kepada Dinas X untuk ...", "kepada Dinas X daftar ..." */
static guint
skip_addressee(const PpidClauses *c, guint i, guint last)
{
	if (strcmp(ppid_fold_word(c->fold, i), "kepada") != 0)
		return i;
	for (guint k = i + 1; k < MIN(last, i + SKIP_MAX); k++)
		if (at(c, PPID_CUE_NOUN, k) > 0 &&
		    (at(c, PPID_CUE_FILL, k) > 0 ||
		     at(c, PPID_CUE_FILL, k - 1) > 0 ||
		     (is_small(c, k) && !is_small(c, k - 1))))
			return k;
	return i;
}

/* "mengharapkan Bapak Kepala Dinas dapat memberikan ..." */
static guint
skip_giver(const PpidClauses *c, guint i, guint last)
{
	for (guint k = i; k < MIN(last, i + GIVER_MAX); k++) {
		guint n = at(c, PPID_CUE_GIVE, k);

		if (n > 0 && k + n < last &&
		    (at(c, PPID_CUE_NOUN, k + n) > 0 ||
		     at(c, PPID_CUE_FILL, k + n) > 0))
			return k + n;
		if (at(c, PPID_CUE_NOUN, k) > 0 || has_comma(c, k))
			break;
	}
	return i;
}

/* "berupa: (i) salinan ...": no English "I" */
static bool
is_ringed(const PpidClauses *c, guint i)
{
	const PpidWord *w = ppid_fold_at(c->fold, i);
	gsize after = (gsize)w->start + w->length;

	return w->start > c->start && c->text[w->start - 1] == '(' &&
	       after < c->end && c->text[after] == ')';
}

/* The record after a comma and forms of address, at most; or 0. */
static guint
next_clause(const PpidClauses *c, guint i, guint last)
{
	bool comma = false;

	for (guint k = i; k < MIN(last, i + VOCATIVES); k++) {
		comma |= has_comma(c, k);
		if (comma && at(c, PPID_CUE_NOUN, k) > 0 &&
		    at(c, PPID_CUE_NOT, k) == 0)
			return k;
		if (at(c, PPID_CUE_FILL, k) == 0)
			break;
	}
	return 0;
}

/* Passes what stands between asking and what is asked. */
bool
ppid_ask_object(const PpidClauses *c, PpidAsk *a)
{
	guint i = skip_giver(c, a->begin, a->sentence);

	a->record |= i > a->begin;
	while (i < a->sentence && i < a->ask + SKIP_MAX) {
		guint fill = MAX(at(c, PPID_CUE_FILL, i),
				 at(c, PPID_CUE_ASK, i));
		guint noun = at(c, PPID_CUE_NOUN, i);
		guint not = at(c, PPID_CUE_NOT, i);

		/* "mohon bantuan", but "mohon data bantuan ..." */
		if (not > 0 && not >= fill && not >= noun &&
		    (noun == 0 || !(a->record || a->named))) {
			/* "mohon dibantu min, data ..." */
			guint clause = next_clause(c, i + not, a->sentence);

			if (clause > 0) {
				a->record = true;
				i = clause;
				continue;
			}
			/* "kejelasan sekaligus salinan ..." */
			guint and = at(c, PPID_CUE_AND, i + not);

			if (and == 0 ||
			    at(c, PPID_CUE_NOUN, i + not + and) == 0)
				return false;
			i += not + and;
			continue;
		}
		if (is_ringed(c, i))
			break;
		if (fill == 0 && at(c, PPID_CUE_SELF, i) > 0)
			fill = at(c, PPID_CUE_SELF, i);
		/* "mohon diberitahu, dokumen akan kami ambil" */
		if (i == a->begin && has_comma(c, i) &&
		    at(c, PPID_CUE_WHICH, i) == 0)
			return false;
		if (fill == 0 || noun > fill) {
			guint next = skip_addressee(c, i, a->sentence);

			if (next == i)
				break;
			i = next;
			continue;
		}
		a->record |= noun > 0;
		i += fill;
	}
	a->begin = MIN(i, a->sentence);
	return true;
}

/* "... sampah 2025 nya?", "data ... ada?": the last word says nothing. */
static bool
is_trailing(const PpidClauses *c, guint i, guint last)
{
	static const char *const words[] = { "nya", "ada", "ya", "juga" };

	/* "salinan SK-nya" is one word */
	if (i + 1 != last ||
	    !g_ascii_isspace(c->text[ppid_fold_at(c->fold, i)->start - 1]))
		return false;
	for (guint k = 0; k < G_N_ELEMENTS(words); k++)
		if (strcmp(ppid_fold_word(c->fold, i), words[k]) == 0)
			return true;
	return false;
}

/* "... dong sm daftar ..." is not over at "dong". */
static bool
halts(const PpidClauses *c, guint i, guint last)
{
	guint n = at(c, PPID_CUE_HALT, i);

	if (is_trailing(c, i, last))
		return true;
	if (n == 0)
		return false;
	if (i + n < last && at(c, PPID_CUE_AND, i + n) > 0 &&
	    at(c, PPID_CUE_NOUN, i + n + at(c, PPID_CUE_AND, i + n)) > 0)
		return false;
	/* "..., dan apabila ada gambar rencananya" */
	n = at(c, PPID_CUE_IF, i);
	return n == 0 || i + n >= last || at(c, PPID_CUE_AND, i - 1) == 0 ||
	       at(c, PPID_CUE_NOUN, i + n) == 0;
}

void
ppid_ask_end(const PpidClauses *c, PpidAsk *a)
{
	guint i = a->begin + 1;
	PpidLimits limits = { .c = c, .next = a->begin + 1 };

	for (; i < a->sentence; i++) {
		guint cue = 0;
		guint gap = ppid_clauses_gap(c, i);
		bool complete = ppid_items_reach(&limits, i);

		/* "apbdes 2025 pdf nya ya" */
		if (complete && at(c, PPID_CUE_SOFT, i) > 0 &&
		    at(c, PPID_CUE_NOUN, i) == 0)
			break;
		if (ppid_clauses_closed(c, i) || halts(c, i, a->sentence) ||
		    ppid_purpose_at(c, i, complete, &cue) >
			    PPID_PURPOSE_NONE)
			break;
		if ((gap & PPID_GAP_COMMA) != 0 &&
		    at(c, PPID_CUE_SELF, i) > 0)
			break;
	}
	a->end = i;
}

/* Reads the phrase of asking at word @i. */
bool
ppid_ask_read(const PpidClauses *c, guint i, PpidAsk *a)
{
	guint cue;

	*a = (PpidAsk){ .ask = i, .begin = i + ppid_ask_at(c, i) };
	ppid_ask_sentence(c, a);
	if (a->list)
		return true;
	a->named = a->begin > i + 1 && at(c, PPID_CUE_NOUN, a->begin - 1) > 0;
	/* "data itu kami butuhkan untuk menyusun ..." */
	if (a->begin < c->to &&
	    ppid_purpose_at(c, a->begin, false, &cue) >= PPID_PURPOSE_AIM &&
	    at(c, PPID_CUE_FILL, a->begin + cue) == 0)
		return false;
	skip_to_colon(c, a);
	if (!ppid_ask_object(c, a) || a->begin >= a->sentence)
		return false;
	/* "semua itu kami perlukan sebagai bahan ..." */
	if (ppid_purpose_at(c, a->begin, false, &cue) >= PPID_PURPOSE_AIM)
		return false;
	a->record |= at(c, PPID_CUE_NOUN, a->begin) > 0 ||
		     (a->begin + 1 < a->sentence &&
		      at(c, PPID_CUE_NOUN, a->begin + 1) > 0);
	ppid_ask_end(c, a);
	return true;
}
