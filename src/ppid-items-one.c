/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item, and what one line enumerates: ppid-items-private.h. */
#include "config.h"
#include "ppid-items-private.h"

#include <string.h>

#define TRIES_MAX 4   /* enumerations that may begin in one line */
#define CLIPPED_MAX 4 /* letters of an abbreviation */

/* --- one item --------------------------------------------------------------------- */

static bool
is_loose(char ch)
{
	return g_ascii_isspace(ch) || (ch != '\0' && strchr(".,;:=-_*", ch));
}

/* "daftar ...; dan" */
static gsize
cut_and(const PpidClauses *c, gsize start, gsize end)
{
	gsize word = end;
	guint i;

	while (word > start && !is_loose(c->text[word - 1]))
		word--;
	i = ppid_clauses_word_at(c, word);
	if (word > start && i < c->to &&
	    ppid_fold_at(c->fold, i)->start == word &&
	    ppid_items_at(c, PPID_CUE_AND, i) == 1 &&
	    ppid_items_at(c, PPID_CUE_NOUN, i) == 0)
		return word;
	return end;
}

/* "- mohon data banjir": without what asks. */
static gsize
skip_asking(const PpidClauses *c, gsize start, gsize end)
{
	guint word = ppid_clauses_word_at(c, start);
	guint last = ppid_clauses_word_at(c, end);
	guint n;

	if (word >= last)
		return start;
	word += ppid_items_at(c, PPID_CUE_SELF, word);
	n = word < last ? ppid_items_at(c, PPID_CUE_ASK, word) : 0;
	if (n == 0 || ppid_items_at(c, PPID_CUE_NOUN, word) > 0)
		return start;
	for (word += n; word < last; word += n) {
		n = ppid_items_at(c, PPID_CUE_FILL, word);
		if (n == 0 || ppid_items_at(c, PPID_CUE_NOUN, word) > n)
			break;
	}
	return word < last ? ppid_fold_at(c->fold, word)->start : start;
}

static bool
names_something(const PpidClauses *c, guint first, guint last)
{
	for (guint i = first; i < last; i++) {
		const char *word = ppid_fold_word(c->fold, i);

		if (ppid_items_at(c, PPID_CUE_GENERIC, i) == 0 &&
		    ppid_items_at(c, PPID_CUE_FILL, i) == 0 &&
		    (strlen(word) > 1 || last - first > 1))
			return true;
		i += MAX(ppid_items_at(c, PPID_CUE_GENERIC, i), 1) - 1;
	}
	return false;
}

static gsize
trim_end(const PpidClauses *c, gsize start, gsize end)
{
	while (end > start && is_loose(c->text[end - 1]))
		end--;
	for (gsize cut; (cut = cut_and(c, start, end)) < end;) {
		end = cut;
		while (end > start && is_loose(c->text[end - 1]))
			end--;
	}
	return end;
}

bool
ppid_items_add(const PpidClauses *c, gsize start, gsize end, GArray *items)
{
	PpidItemMark mark;
	PpidSpan span;
	guint first, last;

	while (start < end && is_loose(c->text[start]) &&
	       ppid_item_mark(c->text + start, c->text + end).kind ==
		       PPID_ITEM_NONE)
		start++;
	mark = ppid_item_mark(c->text + start, c->text + end);
	if (mark.kind != PPID_ITEM_NONE)
		start += mark.length;
	end = trim_end(c, start, end);
	start = skip_asking(c, start, end);
	first = ppid_clauses_word_at(c, start);
	last = ppid_clauses_word_at(c, end);
	if (items->len >= PPID_ITEMS_MAX || !names_something(c, first, last))
		return false;
	span.start = start;
	span.length = end - start;
	g_array_append_val(items, span);
	return true;
}

/* "Jend.", "Sek.": short for more, whatever the list of such words says. */
static bool
is_clipped(const PpidClauses *c, guint word)
{
	const PpidWord *w = ppid_fold_at(c->fold, word);

	return w->length <= CLIPPED_MAX &&
	       g_ascii_isupper(c->text[w->start]) &&
	       g_ascii_islower(c->text[w->start + w->length - 1]);
}

/* "1. Laporan tahun 2025. Kami perlu ini sebab ...": the first sentence. */
gsize
ppid_items_sentence(const PpidClauses *c, gsize start, gsize end)
{
	guint word = ppid_clauses_word_at(c, start);
	guint to = ppid_clauses_word_at(c, end);

	for (guint i = word + 2; i < to; i++) {
		const PpidWord *w = ppid_fold_at(c->fold, i - 1);
		guint gap = ppid_clauses_gap(c, i);

		if ((gap & PPID_GAP_STOP) != 0 &&
		    (gap & (PPID_GAP_QUERY | PPID_GAP_OPEN)) == 0 &&
		    !is_clipped(c, i - 1))
			return (gsize)w->start + w->length +
			       (c->text[w->start + w->length] == ')');
	}
	return end;
}

/* --- "a; b; c" and "1) a, 2) b" in one line ------------------------------------------ */

/* The next mark of an enumeration in the line, or @end. */
static gsize
next_mark(const PpidClauses *c, gsize at, gsize end, const PpidItemMark *mark)
{
	for (gsize i = at + 1; i + 2 < end; i++) {
		PpidItemMark next;

		if (!g_ascii_isspace(c->text[i - 1]) ||
		    g_ascii_isspace(c->text[i]))
			continue;
		next = ppid_item_mark(c->text + i, c->text + end);
		if (next.kind != PPID_ITEM_BULLET &&
		    ppid_item_follows(mark, &next))
			return i;
	}
	return end;
}

/* Where the enumeration that begins with 1, a or i begins, or @end. */
static gsize
first_mark(const PpidClauses *c, gsize start, gsize end, PpidItemMark *mark_out)
{
	guint tries = 0;

	for (gsize i = start; i + 2 < end && tries < TRIES_MAX; i++) {
		if ((i > start && !g_ascii_isspace(c->text[i - 1])) ||
		    g_ascii_isspace(c->text[i]))
			continue;
		*mark_out = ppid_item_mark(c->text + i, c->text + end);
		if (mark_out->kind > PPID_ITEM_BULLET &&
		    mark_out->value == 1) {
			if (next_mark(c, i, end, mark_out) < end)
				return i;
			tries++;
		}
	}
	return end;
}

bool
ppid_items_marked(const PpidClauses *c, gsize start, gsize end,
		  GArray *items)
{
	PpidItemMark mark;
	gsize at = first_mark(c, start, end, &mark);

	if (at == end)
		return false;
	while (at < end) {
		gsize next = next_mark(c, at, end, &mark);

		ppid_items_add(c, at,
			       next == end ? ppid_items_sentence(c, at, end) : next,
			       items);
		mark.value++;
		at = next;
	}
	return true;
}

bool
ppid_items_semicolons(const PpidClauses *c, gsize start, gsize end, GArray *items)
{
	int depth = 0;
	gsize from = start;

	for (gsize i = start; i < end; i++) {
		if (c->text[i] == '(')
			depth++;
		else if (c->text[i] == ')')
			depth--;
		if (c->text[i] != ';' || depth > 0)
			continue;
		ppid_items_add(c, from, i, items);
		from = i + 1;
	}
	if (from == start)
		return false;
	ppid_items_add(c, from, end, items);
	return true;
}
