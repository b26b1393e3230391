/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-items-private.h"

#include <string.h>

#include "ppid-purpose.h"

#define OBJECT_MAX 240 /* words of one sentence of items */
#define NEVER 2	      /* words of "tidak usah" */
#define GREETING 3    /* words of a sentence that only greets */

static guint
at(const PpidClauses *c, PpidCue list, guint word)
{
	return ppid_items_at(c, list, word);
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
		PpidAsk a = { .ask = i, .begin = i };

		ppid_ask_sentence(c, &a);
		ppid_ask_end(c, &a);
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
add_list(const PpidClauses *c, const PpidAsk *a, GArray *items, guint *after_out)
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
is_manner(const PpidClauses *c, const PpidAsk *a)
{
	guint hard;

	for (guint i = a->begin; i < a->end; i++)
		/* "beserta lampiran peta" is asked all the same */
		if (at(c, PPID_CUE_ATTACHED, i) > 0 &&
		    (at(c, PPID_CUE_NOUN, i) == 0 || i < a->begin + 2 ||
		     i + 1 == a->end))
			return true;
	/* "fotokopi dan kami ambil sendiri", not "fotokopi sertifikat" */
	hard = at(c, PPID_CUE_HARD, a->begin);
	return at(c, PPID_CUE_SOFT, a->begin) > 0 ||
	       (hard > 0 && (a->begin + hard >= a->end ||
			     at(c, PPID_CUE_AND, a->begin + hard) > 0 ||
			     at(c, PPID_CUE_SELF, a->begin + hard) > 0));
}

static guint
add_object(const PpidClauses *c, const PpidAsk *a, GArray *items)
{
	/* "sesuai UU 14/2008", "sebagai berkas Excel" names nothing */
	if (is_manner(c, a) ||
	    ((at(c, PPID_CUE_HALT, a->begin) > 0 ||
	      at(c, PPID_CUE_OF, a->begin) > 0) &&
	     at(c, PPID_CUE_NOUN, a->begin) == 0) ||
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
	PpidAsk a;

	for (guint i = c->from; i < c->to; i++) {
		guint asks = ppid_ask_at(c, i);

		if (asks == 0 || ppid_clauses_closed(c, i) ||
		    !ppid_ask_read(c, i, &a))
			continue;
		if (a.list && add_list(c, &a, items, &after) > 0)
			i = MAX(after, i + 1) - 1;
		else
			i += asks - 1;
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

/* "... 2025? sama data armada juga ya": the next sentence goes on.  Returns
 * the word after all of them. */
static guint
add_continued(const PpidClauses *c, const PpidAsk *a, GArray *items)
{
	guint end = a->end, next = a->sentence;

	for (;;) {
		PpidAsk b = { .ask = next };
		guint and = next < c->to ? at(c, PPID_CUE_AND, next) : 0;

		if (and == 0 || next + and >= c->to ||
		    (ppid_clauses_gap(c, next) &
		     (PPID_GAP_LINE | PPID_GAP_BLANK)) != 0 ||
		    at(c, PPID_CUE_NOUN, next + and) == 0)
			return end;
		ppid_ask_sentence(c, &b);
		b.begin = next + and;
		if (!ppid_ask_object(c, &b) || b.begin >= b.sentence)
			return end;
		ppid_ask_end(c, &b);
		if (add_object(c, &b, items) == 0)
			return end;
		end = b.end;
		next = b.sentence;
	}
}

static bool
find_objects(const PpidClauses *c, bool weak, GArray *items)
{
	guint before = items->len;
	PpidAsk a;

	for (guint i = c->from; i < c->to; i++) {
		guint asks = ppid_ask_at(c, i);

		if (asks == 0 || ppid_clauses_closed(c, i) || is_refused(c, i))
			continue;
		if (!ppid_ask_read(c, i, &a) || a.list || a.record == weak ||
		    add_object(c, &a, items) == 0) {
			i += asks - 1;
			continue;
		}
		if (weak)
			return true;
		i = add_continued(c, &a, items) - 1;
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
		/* "Kapan bisa?" asks for no record */
		if (query && end > i + n &&
		    (end > i + n + 1 || at(c, PPID_CUE_FILL, i + n) == 0) &&
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
	PpidAsk a = { .ask = line->first, .begin = line->first };
	guint n;

	ppid_ask_sentence(c, &a);
	/* "Assalamualaikum. Daftar ..." */
	if (a.sentence - line->first <= GREETING && a.sentence < line->last) {
		a = (PpidAsk){ .ask = a.sentence, .begin = a.sentence };
		ppid_ask_sentence(c, &a);
	}
	if ((ppid_clauses_gap(c, a.sentence) & PPID_GAP_COLON) != 0 ||
	    !ppid_ask_object(c, &a) || a.begin + 1 >= a.sentence)
		return false;
	n = at(c, PPID_CUE_NOUN, a.begin);
	if (n == 0 && !a.record)
		return false;
	/* "Laporan saya tidak dijawab" tells, and names nothing */
	for (guint i = a.ask; i < a.sentence; i++)
		if (at(c, PPID_CUE_SELF, i) > 0 ||
		    at(c, PPID_CUE_NEVER, i) > 0)
			return false;
	ppid_ask_end(c, &a);
	return a.end >= a.begin + MAX(n, 1) + 1 && add_object(c, &a, items) > 0;
}

/* One item of the list or more begins with a record. */
static bool
names_records(const PpidClauses *c, const GArray *items, guint from)
{
	for (guint i = from; i < items->len; i++) {
		guint word = ppid_clauses_word_at(
			c, g_array_index(items, PpidSpan, i).start);

		if (word < c->to && (at(c, PPID_CUE_NOUN, word) > 0 ||
				     (word + 1 < c->to &&
				      at(c, PPID_CUE_NOUN, word + 1) > 0)))
			return true;
	}
	return false;
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
			if (ppid_items_list(c, i, items, &after) < 2 ||
			    !names_records(c, items, n))
				g_array_set_size(items, n);
			after = MAX(after, i + 1);
			i = after - 1;
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
	PpidAsk a = { .ask = c->from, .begin = c->from, .sentence = c->to };

	if (c->from == c->to || !ppid_ask_object(c, &a) ||
	    a.begin >= a.sentence)
		return PPID_ITEMS_NONE;
	a.record |= at(c, PPID_CUE_NOUN, a.begin) > 0;
	ppid_ask_end(c, &a);
	if (!a.record || a.end < a.begin + 2 || add_object(c, &a, items) == 0)
		return PPID_ITEMS_NONE;
	return PPID_ITEMS_WEAK;
}
