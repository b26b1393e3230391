/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-items-private.h"

#include <string.h>

#include "ppid-purpose.h"

#define SKIP_MAX 24   /* words between asking and what is asked */
#define GIVER_MAX 10  /* words from asking to "memberikan" */
#define COLON_MAX 16  /* words from asking to the ':' before the item */
#define OBJECT_MAX 240 /* words of one sentence of items */
#define LEAD_MAX 60   /* words from asking to its list */

static guint
at(const PpidClauses *c, PpidCue list, guint word)
{
	return ppid_items_at(c, list, word);
}

/* --- "X tahun 2025 dan Y" -------------------------------------------------------------- */

static bool
is_year(const char *word)
{
	return strlen(word) == 4 && (g_str_has_prefix(word, "19") ||
				     g_str_has_prefix(word, "20")) &&
	       g_ascii_isdigit(word[2]) && g_ascii_isdigit(word[3]);
}

/* What a phrase has said of its time and place, word by word. */
typedef struct {
	const PpidClauses *c;
	guint next; /* word to look at */
	bool each;  /* the word before was "per", or joined to one by '/' */
	bool complete;
} Limits;

static Limits
limits_begin(const PpidClauses *c, guint first)
{
	Limits l = { .c = c, .next = first + 1 };

	return l;
}

/* "per kecamatan" says neither when nor where. */
static bool
is_each(const PpidClauses *c, guint word)
{
	static const char *const each[] = { "per",    "tiap",  "setiap",
					    "masing", "antar", "menurut" };

	for (guint k = 0; k < G_N_ELEMENTS(each); k++)
		if (strcmp(ppid_fold_word(c->fold, word), each[k]) == 0)
			return true;
	return false;
}

/* Are the words before @i complete?  @i grows from call to call. */
static bool
limits_reach(Limits *l, guint i)
{
	for (; l->next < i && !l->complete; l->next++) {
		const PpidWord *w = ppid_fold_at(l->c->fold, l->next);
		bool joined = l->c->text[w->start - 1] == '/';

		l->each = is_each(l->c, l->next - 1) || (joined && l->each);
		l->complete = !l->each &&
			      (is_year(ppid_fold_word(l->c->fold, l->next)) ||
			       at(l->c, PPID_CUE_WHEN, l->next) > 0);
	}
	return l->complete;
}

/* How a phrase enumerates. */
typedef struct {
	guint final;  /* its last "and" before a record or figure */
	bool members; /* "SK desa, RAB balai, dan peta tanah": all are items */
	bool asks;    /* begins with "berapa" */
} Shape;

static bool
has_comma(const PpidClauses *c, guint i)
{
	return (ppid_clauses_gap(c, i) & PPID_GAP_COMMA) != 0;
}

/*
 * Members have two words each: in "jumlah bank sampah, lokasi, dan volume"
 * the others are parts of the first.
 */
static Shape
shape_of(const PpidClauses *c, guint first, guint last)
{
	Shape s = { .final = first,
		    .asks = at(c, PPID_CUE_WHICH, first) > 0 };
	guint begin = first, commas = 0;
	bool single = false;

	for (guint i = first + 1; i < last; i++) {
		guint n = at(c, PPID_CUE_AND, i);

		if (i + n >= last || at(c, PPID_CUE_NOUN, i + n) == 0 ||
		    at(c, PPID_CUE_WHICH, i + n) > 0 ||
		    (n == 0 && !has_comma(c, i)))
			continue;
		if (has_comma(c, i)) {
			single |= i < begin + 2;
			commas++;
			begin = i + n;
		}
		if (n > 0)
			s.final = i;
	}
	s.members = commas > 0 && !single && last >= begin + 2 &&
		    s.final > first && last >= s.final + 3;
	return s;
}

/* Does word @i begin an item after another?  @and_out: words to leave out. */
static bool
parts(Limits *limits, guint i, guint last, const Shape *shape,
      guint *and_out)
{
	const PpidClauses *c = limits->c;
	guint n = at(c, PPID_CUE_AND, i);
	guint next = i + n;

	*and_out = n;
	if (n == 0 && (!has_comma(c, i) || i >= shape->final))
		return false;
	if (next >= last || at(c, PPID_CUE_NOUN, next) == 0)
		return false;
	/* "daftar izin ..., siapa pemiliknya" is one question */
	if (at(c, PPID_CUE_WHICH, next) > 0 && !shape->asks)
		return false;
	if (shape->members && (has_comma(c, i) || i == shape->final))
		return true;
	return limits_reach(limits, i);
}

guint
ppid_items_add_words(const PpidClauses *c, guint first, guint last,
		     GArray *items)
{
	Shape shape = shape_of(c, first, last);
	guint before = items->len;
	Limits limits = limits_begin(c, first);
	gsize start, length;
	int depth = 0;

	ppid_fold_span(c->fold, first, last - 1, &start, &length);
	if (start > c->start && c->text[start - 1] == '(')
		start--;
	if (ppid_items_marked(c, start,
			      ppid_fold_at(c->fold, last - 1)->start +
				      ppid_fold_at(c->fold, last - 1)->length,
			      items))
		return items->len - before;
	for (guint i = first + 1; i < last; i++) {
		guint gap = ppid_clauses_gap(c, i);
		guint and = 0;

		depth += (gap & PPID_GAP_OPEN) != 0;
		depth -= (gap & PPID_GAP_CLOSE) != 0;
		if (depth > 0 || !parts(&limits, i, last, &shape, &and))
			continue;
		ppid_fold_span(c->fold, first, i - 1, &start, &length);
		if (c->text[start + length] == ')')
			length++;
		ppid_items_add(c, start, start + length, items);
		first = i = i + and;
		limits = limits_begin(c, first);
	}
	ppid_fold_span(c->fold, first, last - 1, &start, &length);
	if (c->text[start + length] == ')' &&
	    memchr(c->text + start, '(', length) != NULL)
		length++;
	ppid_items_add(c, start, start + length, items);
	return items->len - before;
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
	return true;
}

static void
find_end(const PpidClauses *c, Ask *a)
{
	guint i = a->begin + 1;
	Limits limits = limits_begin(c, a->begin);

	for (; i < a->sentence; i++) {
		guint cue = 0;
		guint gap = ppid_clauses_gap(c, i);
		bool complete = limits_reach(&limits, i);

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
	*a = (Ask){ .ask = i, .begin = i + at(c, PPID_CUE_ASK, i) };
	find_sentence(c, a);
	if (a->list)
		return true;
	skip_to_colon(c, a);
	if (!skip_to_object(c, a) || a->begin >= a->sentence)
		return false;
	a->record |= at(c, PPID_CUE_NOUN, a->begin) > 0 ||
		     (a->begin + 1 < a->sentence &&
		      at(c, PPID_CUE_NOUN, a->begin + 1) > 0);
	find_end(c, a);
	return true;
}

/* --- the letter --------------------------------------------------------------------------------- */

/* @after_out: the first word after the list */
static guint
add_list(const PpidClauses *c, const Ask *a, GArray *items, guint *after_out)
{
	guint line = ppid_clauses_line_of(c, a->sentence);
	guint after = line;
	guint count = ppid_items_list(c, line, items, &after);

	if (count == 0 &&
	    (ppid_clauses_gap(c, a->sentence) & PPID_GAP_COLON) != 0 &&
	    at(c, PPID_CUE_NOUN, a->sentence) > 0)
		count = ppid_items_lines(c, line, items, &after);
	*after_out = after < c->lines->len ?
			     ppid_clauses_line(c, after)->first :
			     c->to;
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

static bool
find_objects(const PpidClauses *c, bool weak, GArray *items)
{
	guint before = items->len;
	Ask a;

	for (guint i = c->from; i < c->to; i++) {
		if (at(c, PPID_CUE_ASK, i) == 0 || ppid_clauses_closed(c, i))
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

PpidItemsRank
ppid_items_find(const PpidClauses *c, GArray *items)
{
	if (find_lists(c, items) || find_objects(c, false, items))
		return PPID_ITEMS_STRONG;
	return find_objects(c, true, items) ? PPID_ITEMS_WEAK :
					      PPID_ITEMS_NONE;
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
