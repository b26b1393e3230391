/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-clause.h"

#include <string.h>

#define WRAP_MIN 40  /* shorter lines are short by intent */
#define WRAP_MAX 100 /* longer ones were not wrapped by a mailer */
#define WRAP_RAGGED 15
#define NUMBER_REACH 40 /* words from one number of a list to the next */
#define LABEL_MAX 40 /* bytes before the ':' of "Tujuan : ..." */

/* --- lines ---------------------------------------------------------------------- */

static void
add_line(PpidClauses *c, gsize start, gsize end)
{
	PpidLine line = { .blank = false };

	while (start < end && (c->text[start] == ' ' || c->text[start] == '\t' ||
			       c->text[start] == '\r')) {
		line.indent += c->text[start] == '\t' ? 8 - line.indent % 8 : 1;
		start++;
	}
	while (end > start && g_ascii_isspace(c->text[end - 1]))
		end--;
	line.start = start;
	line.end = end;
	line.blank = start == end;
	line.mark = ppid_item_mark(c->text + start, c->text + end);
	g_array_append_val(c->lines, line);
}

static void
split_lines(PpidClauses *c)
{
	gsize at = c->start;

	c->lines = g_array_new(FALSE, FALSE, sizeof(PpidLine));
	while (at < c->end) {
		const char *newline =
			memchr(c->text + at, '\n', c->end - at);
		gsize stop = newline != NULL ? (gsize)(newline - c->text) :
					       c->end;

		add_line(c, at, stop);
		at = stop + 1;
	}
}

static void
assign_words(PpidClauses *c)
{
	guint word = c->from;

	for (guint i = 0; i < c->lines->len; i++) {
		PpidLine *line = &g_array_index(c->lines, PpidLine, i);

		line->first = word;
		while (word < c->to &&
		       ppid_fold_at(c->fold, word)->start < line->end)
			word++;
		line->last = word;
	}
}

static guint
width_of(const PpidClauses *c, const PpidLine *line)
{
	return line->indent +
	       (guint)g_utf8_strlen(c->text + line->start,
				    (gssize)(line->end - line->start));
}

static bool
begins_small(const PpidClauses *c, const PpidLine *line)
{
	gunichar ch = g_utf8_get_char_validated(
		c->text + line->start, (gssize)(line->end - line->start));

	return ch == '(' || g_unichar_isdigit(ch) || g_unichar_islower(ch);
}

/* "salinan dokumen sebagai berikut:" ends a sentence and is none. */
static bool
is_label(const PpidClauses *c, const PpidLine *line)
{
	gsize size = line->end - line->start, n = MIN(size, LABEL_MAX);
	const char *p = c->text + line->start;

	for (gsize i = 1; i + 1 < n; i++) {
		if ((p[i] == ':' || p[i] == '=') && g_ascii_isspace(p[i + 1]))
			return true;
		if (strchr(".?!,", p[i]) != NULL && p[i + 1] == ' ')
			return false;
	}
	return n > 1 && n == size && p[n - 1] == ':' && !begins_small(c, line);
}

static bool
ends_sentence(const PpidClauses *c, const PpidLine *line)
{
	return line->end > line->start &&
	       strchr(".?!:;", c->text[line->end - 1]) != NULL;
}

/* "kami meminta", "serta", "untuk": no line of its own ends so. */
static bool
is_unfinished(const PpidClauses *c, const PpidLine *line)
{
	static const PpidCue open[] = { PPID_CUE_ASK, PPID_CUE_FILL,
					PPID_CUE_AND, PPID_CUE_FOR };

	/* "mau minta data dong" is over */
	if (line->first == line->last || ends_sentence(c, line) ||
	    ppid_cues_at(c->cues, PPID_CUE_HALT, line->last - 1) > 0)
		return false;
	for (guint i = 0; i < G_N_ELEMENTS(open); i++)
		if (ppid_cues_at(c->cues, open[i], line->last - 1) > 0)
			return true;
	return false;
}

/* Had the first word of @line no room at the end of @before? */
static bool
is_wrapped(const PpidClauses *c, const PpidLine *before, const PpidLine *line,
	   guint width)
{
	const char *p = c->text + line->start;
	gsize n = 0;
	guint had;

	if (before->blank || line->blank ||
	    line->mark.kind != PPID_ITEM_NONE || is_label(c, line) ||
	    ends_sentence(c, before))
		return false;
	if (begins_small(c, line) && is_unfinished(c, before))
		return true;
	if (width > WRAP_MAX)
		return false;
	while (line->start + n < line->end && !g_ascii_isspace(p[n]))
		n++;
	had = width_of(c, before);
	if (had + 1 + (guint)g_utf8_strlen(p, (gssize)n) <= width)
		return false;
	return width >= 60 || (width >= WRAP_MIN - 10 && begins_small(c, line)) ||
	       line->indent >= 8;
}

/* The width that most lines were wrapped at; one full line shows none. */
static guint
width_of_text(const PpidClauses *c)
{
	guint width = 0, full = 0, over = 0;

	for (guint i = 0; i < c->lines->len; i++) {
		guint had = width_of(c, ppid_clauses_line(c, i));

		if (had <= WRAP_MAX)
			width = MAX(width, had);
		else
			over++;
	}
	for (guint i = 0; i < c->lines->len; i++) {
		guint had = width_of(c, ppid_clauses_line(c, i));

		full += had <= WRAP_MAX && had + WRAP_RAGGED > width;
	}
	return full > 1 && full > 2 * over ? width : WRAP_MAX + 1;
}

static void
find_wraps(PpidClauses *c)
{
	guint width = width_of_text(c);

	for (guint i = 1; i < c->lines->len; i++) {
		PpidLine *line = &g_array_index(c->lines, PpidLine, i);

		line->wrapped = is_wrapped(c, ppid_clauses_line(c, i - 1),
					   line, width);
	}
}

/* --- gaps ------------------------------------------------------------------------ */

/* "mohon 1. kontrak 2. gambar": after what asks, or after the one before. */
static bool
is_next_number(const PpidClauses *c, guint word)
{
	gint64 value = g_ascii_strtoll(ppid_fold_word(c->fold, word), NULL, 10);
	guint from = word - MIN(word - c->from, NUMBER_REACH);

	if (value == 1 && word > c->from)
		return ppid_cues_at(c->cues, PPID_CUE_ASK, word - 1) > 0 ||
		       ppid_cues_at(c->cues, PPID_CUE_FILL, word - 1) > 0;
	for (guint i = word; value > 1 && i > from; i--) {
		const PpidWord *w = ppid_fold_at(c->fold, i - 1);
		char after = c->text[w->start + w->length];

		if (w->length <= 2 && (after == '.' || after == ')') &&
		    g_ascii_strtoll(ppid_fold_word(c->fold, i - 1), NULL,
				    10) == value - 1)
			return true;
	}
	return false;
}

/* "berikut: 1. kontrak; 2. gambar; dan 3. notulen" */
static bool
is_number_mark(const PpidClauses *c, guint word)
{
	const PpidWord *w = ppid_fold_at(c->fold, word);
	guint gap = c->gaps[word - c->from];

	return w->length <= 2 && g_ascii_isdigit(c->text[w->start]) &&
	       (is_next_number(c, word) ||
		(gap & (PPID_GAP_COLON | PPID_GAP_SEMICOLON | PPID_GAP_COMMA |
			PPID_GAP_OPEN)) != 0 ||
		(word > c->from &&
		 ppid_cues_at(c->cues, PPID_CUE_AND, word - 1) > 0));
}

/* "Kec.", "H.", "1." do not end a sentence. */
static bool
is_short(const PpidClauses *c, guint word)
{
	const PpidWord *w = ppid_fold_at(c->fold, word);

	if (ppid_cues_at(c->cues, PPID_CUE_SHORT, word) == 1 ||
	    is_number_mark(c, word))
		return true;
	return w->length == 1 && g_ascii_isalpha(c->text[w->start]);
}

static guint
gap_of_byte(const PpidClauses *c, guint word, gsize at)
{
	char next = at + 1 < c->end ? c->text[at + 1] : ' ';
	bool apart = g_ascii_isspace(next) || strchr("\")'.!?", next) != NULL;

	switch (c->text[at]) {
	case ',':
		return PPID_GAP_COMMA;
	case ';':
		return PPID_GAP_SEMICOLON;
	case ':':
	case '=':
		return apart || (at > 0 && c->text[at - 1] == ' ') ?
			       PPID_GAP_COLON :
			       0;
	case '(':
		return PPID_GAP_OPEN;
	case ')':
		return PPID_GAP_CLOSE;
	case '&':
		return at > c->start && c->text[at - 1] == ' ' && next == ' ' ?
			       PPID_GAP_AND :
			       0;
	case '?':
		return apart ? PPID_GAP_STOP | PPID_GAP_QUERY : 0;
	case '!':
		return apart ? PPID_GAP_STOP : 0;
	case '.':
		return apart && (word == c->from || !is_short(c, word - 1)) ?
			       PPID_GAP_STOP :
			       0;
	default:
		return 0;
	}
}

static void
find_gaps(PpidClauses *c)
{
	gsize at = c->start;

	c->gaps = g_new0(guint16, c->to - c->from + 1);
	for (guint i = c->from; i <= c->to; i++) {
		gsize end = i < c->to ? ppid_fold_at(c->fold, i)->start :
					c->end;
		guint gap = 0;

		for (; at < end; at++)
			gap |= gap_of_byte(c, i, at);
		c->gaps[i - c->from] = (guint16)gap;
		if (i < c->to)
			at = end + ppid_fold_at(c->fold, i)->length;
	}
	c->gaps[c->to - c->from] |= PPID_GAP_STOP | PPID_GAP_LINE |
				    PPID_GAP_BLANK;
}

static void
add_line_gaps(PpidClauses *c)
{
	bool blank = true;

	for (guint i = 0; i < c->lines->len; i++) {
		const PpidLine *line = ppid_clauses_line(c, i);
		guint16 *gap;

		if (line->blank || line->first == line->last) {
			blank |= line->blank;
			continue;
		}
		gap = &c->gaps[line->first - c->from];
		if (!line->wrapped)
			*gap |= PPID_GAP_LINE;
		if (blank)
			*gap |= PPID_GAP_BLANK;
		if (line->mark.kind != PPID_ITEM_NONE)
			*gap |= PPID_GAP_ITEM;
		blank = false;
	}
}

/* --- all of it -------------------------------------------------------------------- */

PpidClauses *
ppid_clauses_new(const char *text, gsize start, gsize end,
		 const PpidCues *cues)
{
	PpidClauses *c = g_new0(PpidClauses, 1);

	c->text = text;
	c->start = start;
	c->end = end;
	c->fold = cues->fold;
	c->cues = cues;
	c->from = cues->from;
	while (c->from < cues->to &&
	       ppid_fold_at(c->fold, c->from)->start < start)
		c->from++;
	c->to = c->from;
	while (c->to < cues->to && ppid_fold_at(c->fold, c->to)->start < end)
		c->to++;
	c->closed = g_new0(guint8, c->to - c->from + 1);
	split_lines(c);
	assign_words(c);
	find_wraps(c);
	find_gaps(c);
	add_line_gaps(c);
	return c;
}

void
ppid_clauses_free(PpidClauses *clauses)
{
	if (clauses == NULL)
		return;
	g_array_free(clauses->lines, TRUE);
	g_free(clauses->gaps);
	g_free(clauses->closed);
	g_free(clauses);
}

guint
ppid_clauses_word_at(const PpidClauses *c, gsize at)
{
	guint low = c->from, high = c->to;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (ppid_fold_at(c->fold, middle)->start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
ppid_clauses_close(PpidClauses *c, gsize start, gsize end)
{
	guint i = ppid_clauses_word_at(c, start);

	for (; i < c->to && ppid_fold_at(c->fold, i)->start < end; i++)
		c->closed[i - c->from] = 1;
}

guint
ppid_clauses_line_of(const PpidClauses *c, guint word)
{
	guint low = 0, high = c->lines->len;

	while (low + 1 < high) {
		guint middle = low + (high - low) / 2;

		if (ppid_clauses_line(c, middle)->first <= word)
			low = middle;
		else
			high = middle;
	}
	while (low > 0 && ppid_clauses_line(c, low)->first == word &&
	       ppid_clauses_line(c, low)->last == word)
		low--;
	return low;
}
