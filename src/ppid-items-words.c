/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one phrase enumerates: ppid-items-private.h. */
#include "config.h"
#include "ppid-items-private.h"

#include <string.h>

#define HEAVY 3	     /* words of an item that needs no year to be one */
#define LONG 8	     /* the same, where any record follows */
#define PART_WORDS 4 /* "beserta salinan SK penetapannya" */

static guint
at(const PpidClauses *c, PpidCue list, guint word)
{
	return ppid_items_at(c, list, word);
}

static bool
is_year(const char *word)
{
	return strlen(word) == 4 && (g_str_has_prefix(word, "19") ||
				     g_str_has_prefix(word, "20")) &&
	       g_ascii_isdigit(word[2]) && g_ascii_isdigit(word[3]);
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

bool
ppid_items_reach(PpidLimits *l, guint i)
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
	guint first;  /* word of the item under way */
	guint final;  /* its last "and" before a record or figure */
	bool members; /* "SK desa, RAB balai, dan peta tanah": all are items */
	bool asks;    /* begins with "berapa" */
} Shape;

static bool
has_comma(const PpidClauses *c, guint i)
{
	return (ppid_clauses_gap(c, i) & PPID_GAP_COMMA) != 0;
}

/* "daftar izin & peta tanah": "and", though no word. */
static bool
has_sign(const PpidClauses *c, guint i)
{
	return (ppid_clauses_gap(c, i) & PPID_GAP_AND) != 0;
}

/* "beserta lampirannya" is a part of what it comes with. */
static bool
is_part(const PpidClauses *c, guint i, guint next, guint last)
{
	if (at(c, PPID_CUE_ALONG, i) == 0)
		return false;
	for (guint k = next; k < MIN(last, next + PART_WORDS); k++)
		if (g_str_has_suffix(ppid_fold_word(c->fold, k), "nya"))
			return true;
	return false;
}

/*
 * Members have two words each: in "jumlah bank sampah, lokasi, dan volume"
 * the others are parts of the first.
 */
static Shape
shape_of(const PpidClauses *c, guint first, guint last)
{
	Shape s = { .first = first,
		    .final = first,
		    .asks = at(c, PPID_CUE_WHICH, first) > 0 };
	guint begin = first, commas = 0;
	bool single = false;

	for (guint i = first + 1; i < last; i++) {
		guint n = at(c, PPID_CUE_AND, i);

		if (i + n >= last || at(c, PPID_CUE_NOUN, i + n) == 0 ||
		    at(c, PPID_CUE_WHICH, i + n) > 0 ||
		    (n == 0 && !has_comma(c, i) && !has_sign(c, i)))
			continue;
		if (has_comma(c, i)) {
			single |= i < begin + 2;
			commas++;
			begin = i + n;
		}
		if (n > 0 || has_sign(c, i))
			s.final = i;
	}
	s.members = commas > 0 && !single && last >= begin + 2 &&
		    s.final > first && last >= s.final + 3;
	return s;
}

/* "LPJ koperasi pasar dan perjanjian sewa kios": both say enough; any two
 * records, if the first says much and the second does not lean on it. */
static bool
is_heavy(const PpidClauses *c, guint first, guint and, guint next, guint last)
{
	guint heavy = at(c, PPID_CUE_HEAVY, next);
	guint least = heavy > 0 ? HEAVY : LONG;

	/* "serta" joins what "dan" may leave in one */
	if (strcmp(ppid_fold_word(c->fold, and), "serta") == 0)
		least = HEAVY;
	heavy = MAX(heavy, 1);
	if (next + heavy + 1 >= last || at(c, PPID_CUE_ALONG, and) > 0)
		return false;
	while (first < and && at(c, PPID_CUE_GENERIC, first) > 0)
		first++;
	if (and < first + least || at(c, PPID_CUE_NOUN, first) == 0)
		return false;
	for (guint k = next; least == LONG && k < MIN(last, next + PART_WORDS);
	     k++)
		if (g_str_has_suffix(ppid_fold_word(c->fold, k), "nya"))
			return false;
	return least == HEAVY || last >= next + HEAVY;
}

/* Does word @i begin an item after another?  @and_out: words to leave out. */
static bool
parts(PpidLimits *limits, guint i, guint last, const Shape *shape,
      guint *and_out)
{
	const PpidClauses *c = limits->c;
	guint n = at(c, PPID_CUE_AND, i);
	bool joined = n > 0 || has_sign(c, i);
	guint next;

	if (joined)
		n += at(c, PPID_CUE_IF, i + n);
	next = i + n;
	*and_out = n;
	if (!joined && (!has_comma(c, i) ||
			(i >= shape->final && !ppid_items_reach(limits, i))))
		return false;
	/* "sabaraha pendapatan taun 2025 sareng diangge naon wae" */
	if (joined && shape->asks && next + 1 < last &&
	    at(c, PPID_CUE_WHICH, next + 1) > 0)
		return ppid_items_reach(limits, i);
	if (next >= last || at(c, PPID_CUE_NOUN, next) == 0 ||
	    is_part(c, i, next, last))
		return false;
	/* "daftar izin ..., siapa pemiliknya" is one question */
	if (at(c, PPID_CUE_WHICH, next) > 0 && !shape->asks)
		return false;
	if (shape->members && (has_comma(c, i) || i == shape->final))
		return true;
	return (joined && is_heavy(c, shape->first, i, next, last)) ||
	       ppid_items_reach(limits, i);
}

guint
ppid_items_add_words(const PpidClauses *c, guint first, guint last,
		     GArray *items)
{
	Shape shape = shape_of(c, first, last);
	guint before = items->len;
	PpidLimits limits = { .c = c, .next = first + 1 };
	gsize start, length;
	int depth = 0;

	ppid_fold_span(c->fold, first, last - 1, &start, &length);
	if (start > c->start && c->text[start - 1] == '(')
		start--;
	if (ppid_items_marked(c, start,
			      ppid_fold_at(c->fold, last - 1)->start +
				      ppid_fold_at(c->fold, last - 1)->length,
			      items) ||
	    ppid_items_semicolons(c, start,
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
		first = shape.first = i = i + and;
		limits = (PpidLimits){ .c = c, .next = first + 1 };
	}
	ppid_fold_span(c->fold, first, last - 1, &start, &length);
	if (c->text[start + length] == ')' &&
	    memchr(c->text + start, '(', length) != NULL)
		length++;
	ppid_items_add(c, start, start + length, items);
	return items->len - before;
}
