/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-items-private.h"

#include <string.h>

#include "ppid-purpose.h"

#define ASKING 4      /* words of a line that asks by itself */

/* --- lines --------------------------------------------------------------------------- */

/* Items under way: the current one is [start, end). */
typedef struct {
	const PpidClauses *c;
	GArray *items;
	gsize start;
	gsize end;
	PpidItemMark mark; /* of the list */
	bool open;
} Collector;

static bool
starts_list(const PpidItemMark *mark)
{
	return mark->kind == PPID_ITEM_BULLET ||
	       (mark->kind != PPID_ITEM_NONE && mark->value == 1);
}

static void
flush(Collector *k)
{
	if (k->open)
		k->end = ppid_items_sentence(k->c, k->start, k->end);
	/* "(a) ..., (b) ..." may begin a line of its own */
	if (k->open && k->mark.kind > PPID_ITEM_BULLET &&
	    ppid_items_marked(k->c, k->start, k->end, k->items))
		k->open = false;
	if (k->open && !ppid_items_semicolons(k->c, k->start, k->end,
					       k->items))
		ppid_items_add(k->c, k->start, k->end, k->items);
	k->open = false;
}

static void
begin(Collector *k, gsize start, gsize end)
{
	flush(k);
	k->start = start;
	k->end = end;
	k->open = true;
}

static bool
is_closed(const PpidClauses *c, const PpidLine *line)
{
	return line->first < line->last &&
	       ppid_clauses_closed(c, line->last - 1);
}

static guint
skip_blank_lines(const PpidClauses *c, guint line)
{
	while (line < c->lines->len && ppid_clauses_line(c, line)->blank)
		line++;
	return line;
}

static bool
goes_on(const PpidClauses *c, const Collector *k, const PpidLine *line,
	guint indent)
{
	char last = k->end > k->start ? c->text[k->end - 1] : '.';

	if (line->mark.kind != PPID_ITEM_NONE)
		return line->indent > indent;
	return line->wrapped || line->indent > indent || last == ',';
}

/* Is @line, number @at, of the list?  After blank lines its mark must be. */
static bool
is_of_list(Collector *k, const PpidLine *line, bool blank, guint indent)
{
	if (is_closed(k->c, line) || k->items->len >= PPID_ITEMS_MAX)
		return false;
	if (k->mark.kind == PPID_ITEM_NONE ||
	    ppid_item_follows(&k->mark, &line->mark))
		return true;
	return !blank && goes_on(k->c, k, line, indent);
}

/* "Pertama, kami mohon ...": sentences of their own, no list. */
static bool
asks_itself(const PpidClauses *c, const PpidLine *line)
{
	guint to = MIN(line->last, line->first + ASKING);

	for (guint i = line->first; i < to; i++)
		if (ppid_items_at(c, PPID_CUE_ASK, i) > 0 &&
		    ppid_items_at(c, PPID_CUE_NOUN, i) == 0)
			return true;
	return false;
}

guint
ppid_items_list(const PpidClauses *c, guint at, GArray *items,
		guint *after_out)
{
	Collector k = { .c = c, .items = items };
	guint before = items->len, indent = 0;

	at = *after_out = skip_blank_lines(c, at);
	if (at == c->lines->len ||
	    !starts_list(&ppid_clauses_line(c, at)->mark) ||
	    is_closed(c, ppid_clauses_line(c, at)) ||
	    asks_itself(c, ppid_clauses_line(c, at)))
		return 0;
	for (bool blank = false; at < c->lines->len;) {
		const PpidLine *line = ppid_clauses_line(c, at);

		if (!is_of_list(&k, line, blank, indent))
			break;
		if (k.mark.kind == PPID_ITEM_NONE ||
		    ppid_item_follows(&k.mark, &line->mark)) {
			begin(&k, line->start, line->end);
			k.mark = line->mark;
			indent = line->indent;
		} else {
			k.end = line->end;
		}
		*after_out = at + 1;
		at = skip_blank_lines(c, at + 1);
		blank = at > *after_out;
	}
	flush(&k);
	return items->len - before;
}

/* "Untuk ...", "Saya ...", "Terima kasih" below the lines are no item. */
static bool
ends_lines(const PpidClauses *c, const PpidLine *line)
{
	guint cue;

	return line->first == line->last ||
	       ppid_items_at(c, PPID_CUE_SELF, line->first) > 0 ||
	       ppid_items_at(c, PPID_CUE_ASK, line->first) > 0 ||
	       ppid_items_at(c, PPID_CUE_HALT, line->first) > 0 ||
	       ppid_purpose_at(c, line->first, true, &cue) >=
		       PPID_PURPOSE_NEAR;
}

/* After a blank line only a paragraph that names a record goes on. */
static bool
names_record(const PpidClauses *c, const PpidLine *line)
{
	if (line->first == line->last ||
	    ppid_items_at(c, PPID_CUE_NOUN, line->first) == 0 ||
	    ppid_items_at(c, PPID_CUE_GENERIC, line->first) > 0)
		return false;
	for (guint i = line->first; i < line->last; i++)
		if (ppid_items_at(c, PPID_CUE_SELF, i) > 0)
			return false;
	return true;
}

guint
ppid_items_lines(const PpidClauses *c, guint at, GArray *items,
		 guint *after_out)
{
	Collector k = { .c = c, .items = items };
	guint before = items->len;

	*after_out = at = skip_blank_lines(c, at);
	for (bool blank = false; at < c->lines->len;) {
		const PpidLine *line = ppid_clauses_line(c, at);

		if (is_closed(c, line) || items->len >= PPID_ITEMS_MAX ||
		    (blank && !names_record(c, line)) ||
		    (k.open && !line->wrapped && ends_lines(c, line)))
			break;
		if (k.open && line->wrapped)
			k.end = line->end;
		else
			begin(&k, line->start, line->end);
		*after_out = at + 1;
		at = skip_blank_lines(c, at + 1);
		blank = at > *after_out;
	}
	flush(&k);
	return items->len - before;
}

/* --- the value of a field ---------------------------------------------------------------- */

static bool
begins_item(const PpidClauses *c, const PpidLine *line)
{
	gunichar ch = g_utf8_get_char_validated(
		c->text + line->start, (gssize)(line->end - line->start));

	return g_unichar_isupper(ch) ||
	       (line->first < line->last &&
		ppid_items_at(c, PPID_CUE_NOUN, line->first) > 0);
}

static void
see_line(Collector *k, const PpidLine *line, gsize start, gsize end,
	 bool *marked)
{
	PpidItemMark mark =
		ppid_item_mark(k->c->text + start, k->c->text + end);
	bool first = !k->open && k->mark.kind == PPID_ITEM_NONE;

	if (first || ppid_item_follows(&k->mark, &mark)) {
		begin(k, start, end);
		k->mark = mark;
		*marked |= starts_list(&mark);
		return;
	}
	if (!*marked && starts_list(&mark)) {
		/* a line of introduction, and then the list */
		flush(k);
		begin(k, start, end);
		k->mark = mark;
		*marked = true;
		return;
	}
	if (!*marked && begins_item(k->c, line) &&
	    (!line->wrapped ||
	     ppid_items_at(k->c, PPID_CUE_NOUN, line->first) > 0))
		begin(k, start, end);
	else
		k->end = end;
}

static void
split_sentence(const PpidClauses *c, gsize start, gsize end, GArray *items)
{
	guint first = ppid_clauses_word_at(c, start);
	guint last = ppid_clauses_word_at(c, end);

	if (ppid_items_marked(c, start, end, items) ||
	    ppid_items_semicolons(c, start, end, items))
		return;
	if (first < last)
		ppid_items_add_words(c, first, last, items);
}

/* "Data ini akan saya pakai untuk ..." below a list: a sentence of its own. */
static bool
tells(const PpidClauses *c, const PpidLine *line)
{
	guint to = MIN(line->last, line->first + ASKING);

	if (line->wrapped || !g_ascii_isupper(c->text[line->start]))
		return false;
	for (guint i = line->first; i < to + 1 && i < line->last; i++)
		if (ppid_items_at(c, PPID_CUE_SELF, i) > 0)
			return true;
	return false;
}

/* "untuk menyusun proposal." below a list is no part of it. */
static bool
is_after_list(const PpidClauses *c, const Collector *k, const PpidLine *line,
	      bool marked)
{
	PpidPurposeRank rank;
	guint cue;

	if (!k->open || line->mark.kind != PPID_ITEM_NONE ||
	    line->first == line->last || line->start <= k->start)
		return false;
	rank = ppid_purpose_at(c, line->first, false, &cue);
	if (!marked)
		return rank == PPID_PURPOSE_SAID &&
		       c->text[k->end - 1] == '.';
	if (rank >= PPID_PURPOSE_AIM || tells(c, line))
		return true;
	return k->end > k->start &&
	       strchr(".;", c->text[k->end - 1]) != NULL &&
	       (rank > PPID_PURPOSE_NONE ||
		ppid_items_at(c, PPID_CUE_ASK, line->first) > 0 ||
		ppid_items_at(c, PPID_CUE_HALT, line->first) > 0);
}

void
ppid_items_split(const PpidClauses *c, gsize start, gsize length,
		 GArray *items)
{
	Collector k = { .c = c, .items = items };
	gsize end = start + length;
	guint word = ppid_clauses_word_at(c, start);
	guint at = word < c->to ? ppid_clauses_line_of(c, word) : 0;
	guint before = items->len;
	bool marked = false;

	for (; at < c->lines->len; at++) {
		const PpidLine *line = ppid_clauses_line(c, at);

		if (line->start >= end)
			break;
		if (line->blank || line->end <= start)
			continue;
		if (is_after_list(c, &k, line, marked))
			break;
		see_line(&k, line, MAX(line->start, start),
			 MIN(line->end, end), &marked);
	}
	if (k.open && items->len == before && !marked)
		split_sentence(c, k.start, k.end, items);
	else if (k.open && marked && ppid_items_marked(c, k.start, k.end, items))
		k.open = false;
	else
		flush(&k);
}
