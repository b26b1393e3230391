/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-items-private.h"

#include <string.h>

#include "ppid-purpose.h"

#define TRIES_MAX 4   /* enumerations that may begin in one line */
#define ASKING 4      /* words of a line that asks by itself */
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

		ppid_items_add(c, at, next, items);
		mark.value++;
		at = next;
	}
	return true;
}

static bool
add_semicolons(const PpidClauses *c, gsize start, gsize end, GArray *items)
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
static gsize
sentence_end(const PpidClauses *c, gsize start, gsize end)
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

static void
flush(Collector *k)
{
	if (k->open)
		k->end = sentence_end(k->c, k->start, k->end);
	/* "(a) ..., (b) ..." may begin a line of its own */
	if (k->open && k->mark.kind > PPID_ITEM_BULLET &&
	    ppid_items_marked(k->c, k->start, k->end, k->items))
		k->open = false;
	if (k->open && !add_semicolons(k->c, k->start, k->end, k->items))
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
	    add_semicolons(c, start, end, items))
		return;
	if (first < last)
		ppid_items_add_words(c, first, last, items);
}

/* "untuk menyusun proposal." below a list is no part of it. */
static bool
is_after_list(const PpidClauses *c, const Collector *k, const PpidLine *line)
{
	PpidPurposeRank rank;
	guint cue;

	if (!k->open || line->mark.kind != PPID_ITEM_NONE ||
	    line->first == line->last || line->start <= k->start)
		return false;
	rank = ppid_purpose_at(c, line->first, false, &cue);
	if (rank >= PPID_PURPOSE_AIM)
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
		if (marked && is_after_list(c, &k, line))
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
