/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-items-private.h"

#include <string.h>

#include "ppid-purpose.h"

#define SKIP_MAX 24   /* words between asking and what is asked */
#define GIVER_MAX 10  /* words from asking to "memberikan" */
#define COLON_MAX 16  /* words from asking to the ':' before the item */
#define OBJECT_MAX 240 /* words of one sentence of items */
#define NEVER 2	      /* words of "tidak usah" */
#define LEAD_MAX 60   /* words from asking to its list */

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

/* --- the sentence of asking ------------------------------------------------------------------ */

/* One phrase of asking. */
typedef struct {
	guint ask;	/* its first word */
	guint begin;	/* of what is asked */
	guint end;	/* not included */
	guint sentence; /* where the sentence ends */
	bool record;	/* a word for a record or figure was passed */
	bool list;	/* a list or lines follow the sentence */
} Ask;

static void
find_sentence(const PpidClauses *c, Ask *a)
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

/* "beda topik: daftar ..." */
static void
skip_to_colon(const PpidClauses *c, Ask *a)
{
	guint limit = MIN(a->sentence, a->ask + COLON_MAX);

	for (guint i = a->ask + 1; i < limit; i++) {
		if ((ppid_clauses_gap(c, i) & PPID_GAP_COLON) == 0)
			continue;
		if (at(c, PPID_CUE_NOUN, i) > 0)
			a->begin = i;
		return;
	}
}

/* "kepada Dinas X untuk ..." */
static guint
skip_addressee(const PpidClauses *c, guint i, guint last)
{
	if (strcmp(ppid_fold_word(c->fold, i), "kepada") != 0)
		return i;
	for (guint k = i + 1; k < MIN(last, i + SKIP_MAX); k++)
		if (at(c, PPID_CUE_NOUN, k) > 0 &&
		    (at(c, PPID_CUE_FILL, k) > 0 ||
		     at(c, PPID_CUE_FILL, k - 1) > 0))
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

/* Passes what stands between asking and what is asked. */
static bool
skip_to_object(const PpidClauses *c, Ask *a)
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
		    (noun == 0 || !a->record)) {
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

/* "... dong sm daftar ..." is not over at "dong". */
static bool
halts(const PpidClauses *c, guint i, guint last)
{
	guint n = at(c, PPID_CUE_HALT, i);

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

static void
find_end(const PpidClauses *c, Ask *a)
{
	guint i = a->begin + 1;
	PpidLimits limits = { .c = c, .next = a->begin + 1 };

	for (; i < a->sentence; i++) {
		guint cue = 0;
		guint gap = ppid_clauses_gap(c, i);
		bool complete = ppid_items_reach(&limits, i);

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
static bool
read_ask(const PpidClauses *c, guint i, Ask *a)
{
	guint cue;

	*a = (Ask){ .ask = i, .begin = i + at(c, PPID_CUE_ASK, i) };
	find_sentence(c, a);
	if (a->list)
		return true;
	skip_to_colon(c, a);
	if (!skip_to_object(c, a) || a->begin >= a->sentence)
		return false;
	/* "semua itu kami perlukan sebagai bahan ..." */
	if (ppid_purpose_at(c, a->begin, false, &cue) >= PPID_PURPOSE_AIM)
		return false;
	a->record |= at(c, PPID_CUE_NOUN, a->begin) > 0 ||
		     (a->begin + 1 < a->sentence &&
		      at(c, PPID_CUE_NOUN, a->begin + 1) > 0);
	find_end(c, a);
	return true;
}

/* --- the letter --------------------------------------------------------------------------------- */

/*
 * "Yang kami minta:", and then one paragraph: its first sentence, and the
 * questions after it.  Returns the word after them.
 */
static guint
add_paragraph(const PpidClauses *c, guint first, GArray *items)
{
	guint i = first;

	for (;;) {
		Ask a = { .ask = i, .begin = i };

		find_sentence(c, &a);
		find_end(c, &a);
		ppid_items_add_words(c, a.begin, a.end, items);
		i = a.sentence;
		if (i >= c->to || at(c, PPID_CUE_WHICH, i) == 0 ||
		    (ppid_clauses_gap(c, i) &
		     (PPID_GAP_LINE | PPID_GAP_BLANK)) != 0)
			return i;
	}
}

/* Is [@first, @last) one paragraph of one line? */
static bool
is_paragraph(const PpidClauses *c, guint first, guint last)
{
	for (guint i = first + 1; i < last; i++)
		if ((ppid_clauses_gap(c, i) &
		     (PPID_GAP_LINE | PPID_GAP_BLANK | PPID_GAP_SEMICOLON)) !=
		    0)
			return false;
	return true;
}

/* @after_out: the first word after the list */
static guint
add_list(const PpidClauses *c, const Ask *a, GArray *items, guint *after_out)
{
	guint line = ppid_clauses_line_of(c, a->sentence);
	guint after = line, before = items->len;
	guint count = ppid_items_list(c, line, items, &after);

	if (count == 0 &&
	    (ppid_clauses_gap(c, a->sentence) & PPID_GAP_COLON) != 0 &&
	    at(c, PPID_CUE_NOUN, a->sentence) > 0)
		count = ppid_items_lines(c, line, items, &after);
	*after_out = after < c->lines->len ?
			     ppid_clauses_line(c, after)->first :
			     c->to;
	if (count == 1 && a->sentence < *after_out &&
	    ppid_clauses_line(c, line)->mark.kind == PPID_ITEM_NONE &&
	    is_paragraph(c, a->sentence, *after_out)) {
		g_array_set_size(items, before);
		*after_out = add_paragraph(c, a->sentence, items);
		count = items->len - before;
	}
	return count;
}

/* What is wanted is a form of copy, or is said to be enclosed. */
static bool
is_manner(const PpidClauses *c, const Ask *a)
{
	guint hard;

	for (guint i = a->begin; i < a->end; i++)
		if (at(c, PPID_CUE_ATTACHED, i) > 0)
			return true;
	/* "fotokopi dan kami ambil sendiri", not "fotokopi sertifikat" */
	hard = at(c, PPID_CUE_HARD, a->begin);
	return at(c, PPID_CUE_SOFT, a->begin) > 0 ||
	       (hard > 0 && (a->begin + hard >= a->end ||
			     at(c, PPID_CUE_AND, a->begin + hard) > 0 ||
			     at(c, PPID_CUE_SELF, a->begin + hard) > 0));
}

static guint
add_object(const PpidClauses *c, const Ask *a, GArray *items)
{
	if (is_manner(c, a) ||
	    (a->end == a->begin + 1 && at(c, PPID_CUE_NOUN, a->begin) == 0))
		return 0;
	return ppid_items_add_words(c, a->begin, a->end, items);
}

/* Lists first: who makes one has put everything into it. */
static bool
find_lists(const PpidClauses *c, GArray *items)
{
	guint before = items->len;
	guint after = 0;
	Ask a;

	for (guint i = c->from; i < c->to; i++) {
		if (at(c, PPID_CUE_ASK, i) == 0 || ppid_clauses_closed(c, i) ||
		    !read_ask(c, i, &a))
			continue;
		if (a.list && add_list(c, &a, items, &after) > 0)
			i = MAX(after, i + 1) - 1;
		else
			i += at(c, PPID_CUE_ASK, i) - 1;
	}
	return items->len > before;
}

/* "ga usah tanya saya siapa" */
static bool
is_refused(const PpidClauses *c, guint i)
{
	for (guint k = i; k > c->from && i - k < NEVER; k--) {
		guint n = at(c, PPID_CUE_NEVER, k - 1);

		if ((ppid_clauses_gap(c, k) & PPID_GAP_END) != 0)
			return false;
		if (n > 1 && k - 1 + n >= i)
			return true;
	}
	return false;
}

static bool
find_objects(const PpidClauses *c, bool weak, GArray *items)
{
	guint before = items->len;
	Ask a;

	for (guint i = c->from; i < c->to; i++) {
		if (at(c, PPID_CUE_ASK, i) == 0 || ppid_clauses_closed(c, i) ||
		    is_refused(c, i))
			continue;
		if (!read_ask(c, i, &a) || a.list || a.record == weak ||
		    add_object(c, &a, items) == 0) {
			i += at(c, PPID_CUE_ASK, i) - 1;
			continue;
		}
		if (weak)
			return true;
		i = a.end - 1;
	}
	return items->len > before;
}

/* Where the sentence of word @i ends; @query_out: in a question mark. */
static guint
question_end(const PpidClauses *c, guint i, bool *query_out)
{
	guint limit = MIN(c->to, i + OBJECT_MAX);

	while (++i < limit && (ppid_clauses_gap(c, i) & PPID_GAP_END) == 0 &&
	       !ppid_clauses_closed(c, i))
		continue;
	*query_out = (ppid_clauses_gap(c, i) & PPID_GAP_QUERY) != 0;
	return i;
}

/* "Berapa anggaran ...? Siapa kontraktornya?" */
static bool
find_questions(const PpidClauses *c, GArray *items)
{
	guint before = items->len;

	for (guint i = c->from; i < c->to; i++) {
		guint n = at(c, PPID_CUE_WHICH, i);
		bool query = false;
		guint end;

		if (n == 0 || ppid_clauses_closed(c, i) ||
		    (ppid_clauses_gap(c, i) & PPID_GAP_END) == 0)
			continue;
		end = question_end(c, i, &query);
		if (query && end > i + n &&
		    at(c, PPID_CUE_NOUN, i) > 0)
			ppid_items_add_words(c, i, end, items);
		i = end - 1;
	}
	return items->len > before;
}

/* A paragraph that begins with a record and says nothing of the writer. */
static bool
add_bare(const PpidClauses *c, const PpidLine *line, GArray *items)
{
	Ask a = { .ask = line->first, .begin = line->first };
	guint n;

	find_sentence(c, &a);
	if ((ppid_clauses_gap(c, a.sentence) & PPID_GAP_COLON) != 0 ||
	    !skip_to_object(c, &a) || a.begin + 1 >= a.sentence)
		return false;
	n = at(c, PPID_CUE_NOUN, a.begin);
	if (n == 0 && !a.record)
		return false;
	/* "Laporan saya tidak dijawab" tells, and names nothing */
	for (guint i = line->first; i < a.sentence; i++)
		if (at(c, PPID_CUE_SELF, i) > 0 ||
		    at(c, PPID_CUE_NEVER, i) > 0)
			return false;
	find_end(c, &a);
	return a.end >= a.begin + MAX(n, 1) + 1 && add_object(c, &a, items) > 0;
}

PpidItemsRank
ppid_items_find(const PpidClauses *c, GArray *items)
{
	if (find_lists(c, items) || find_objects(c, false, items))
		return PPID_ITEMS_STRONG;
	if (find_questions(c, items))
		return PPID_ITEMS_WEAK;
	return find_objects(c, true, items) ? PPID_ITEMS_WEAK :
					      PPID_ITEMS_NONE;
}

PpidItemsRank
ppid_items_bare(const PpidClauses *c, GArray *items)
{
	guint before = items->len;

	for (guint i = 0; i < c->lines->len; i++) {
		const PpidLine *line = ppid_clauses_line(c, i);
		guint after = i + 1, n;

		if (line->blank || line->wrapped || line->first == line->last ||
		    ppid_clauses_closed(c, line->first))
			continue;
		n = items->len;
		if (line->mark.kind != PPID_ITEM_NONE) {
			if (at(c, PPID_CUE_NOUN, line->first) == 0 &&
			    at(c, PPID_CUE_NOUN, line->first + 1) == 0)
				continue;
			if (ppid_items_list(c, i, items, &after) < 2)
				g_array_set_size(items, n);
			/* "5. Daftar ..." begins none: the next line */
			i = MAX(after, i + 1) - 1;
		} else if ((ppid_clauses_gap(c, line->first) &
			    PPID_GAP_BLANK) != 0) {
			add_bare(c, line, items);
		}
		if (items->len > n && after < c->lines->len &&
		    line->mark.kind != PPID_ITEM_NONE)
			break;
	}
	return items->len > before ? PPID_ITEMS_WEAK : PPID_ITEMS_NONE;
}

PpidItemsRank
ppid_items_subject(const PpidClauses *c, GArray *items)
{
	Ask a = { .ask = c->from, .begin = c->from, .sentence = c->to };

	if (c->from == c->to || !skip_to_object(c, &a) ||
	    a.begin >= a.sentence)
		return PPID_ITEMS_NONE;
	a.record |= at(c, PPID_CUE_NOUN, a.begin) > 0;
	find_end(c, &a);
	if (!a.record || a.end < a.begin + 2 || add_object(c, &a, items) == 0)
		return PPID_ITEMS_NONE;
	return PPID_ITEMS_WEAK;
}
