/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-clause.h"

#include <string.h>

#define WRAP_MIN 40  /* shorter lines are short by intent */
#define WRAP_MAX 100 /* longer ones were not wrapped by a mailer */
#define WRAP_RAGGED 15
#define LABEL_MAX 40 /* bytes before the ':' of "Tujuan : ..." */

/* --- list marks -------------------------------------------------------------- */

static const char *
skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\xc2' ||
			   *p == '\xa0')) {
		if (*p == '\xc2' && (p + 1 == end || p[1] != '\xa0'))
			break;
		if (*p == '\xa0' && p[-1] != '\xc2')
			break;
		p++;
	}
	return p;
}

static PpidItemMark
finish_mark(PpidItemKind kind, guint value, const char *text, const char *p,
	    const char *end)
{
	const char *body = skip_blanks(p, end);
	PpidItemMark mark = { kind, value, (gsize)(body - text) };

	if (body == end)
		mark.kind = PPID_ITEM_NONE;
	return mark;
}

static PpidItemMark
bullet_mark(const char *text, const char *end)
{
	static const char *const bullets[] = {
		"\xe2\x80\xa2", "\xc2\xb7",	"\xe2\x97\x8f", "\xe2\x96\xaa",
		"\xe2\x96\xa0", "\xe2\x97\xa6", "\xe2\x9e\xa2", "\xe2\x96\xba",
		"\xef\x82\xb7", "\xe2\x88\x9a", "\xe2\x9c\x93", "\xe2\x97\x8b",
		"\xe2\x80\x93 ", "\xe2\x80\x94 ", "o ", "- ", "* ", "+ ",
		"-\t", "*\t", "o\t", "~ ", "# ",
	};
	PpidItemMark none = { PPID_ITEM_NONE, 0, 0 };

	for (guint i = 0; i < G_N_ELEMENTS(bullets); i++) {
		gsize n = strlen(bullets[i]);

		if ((gsize)(end - text) > n && memcmp(text, bullets[i], n) == 0)
			return finish_mark(PPID_ITEM_BULLET, (guchar)*text,
					   text, text + n, end);
	}
	if (end - text > 2 && (*text == '-' || *text == '*') &&
	    g_ascii_isalpha(text[1]))
		return finish_mark(PPID_ITEM_BULLET, (guchar)*text, text,
				   text + 1, end);
	return none;
}

static guint
roman_value(const char *p, gsize n)
{
	static const char *const romans[] = { "i",   "ii",   "iii", "iv",
					      "v",   "vi",   "vii", "viii",
					      "ix",  "x",    "xi",  "xii",
					      "xiii", "xiv", "xv" };

	for (guint i = 0; i < G_N_ELEMENTS(romans); i++)
		if (strlen(romans[i]) == n &&
		    g_ascii_strncasecmp(p, romans[i], n) == 0)
			return i + 1;
	return 0;
}

static PpidItemMark
number_mark(const char *text, const char *p, const char *end, bool open)
{
	PpidItemMark none = { PPID_ITEM_NONE, 0, 0 };
	PpidItemKind kind = PPID_ITEM_NUMBER;
	guint value = 0, digits = 0;

	while (p < end && g_ascii_isdigit(*p) && digits++ < 3)
		value = 10 * value + (guint)(*p++ - '0');
	if (end - p > 2 && *p == '.' && g_ascii_isdigit(p[1])) {
		kind = PPID_ITEM_DOUBLE;
		for (value = 0, digits = 0, p++;
		     p < end && g_ascii_isdigit(*p) && digits++ < 2;)
			value = 10 * value + (guint)(*p++ - '0');
		if (p < end && (*p == '.' || *p == ')'))
			p++;
		if (p == end || (*p != ' ' && *p != '\t'))
			return none;
		return finish_mark(kind, value, text, p, end);
	}
	if (p == end || (*p != ')' && (open || (*p != '.' && *p != '-'))))
		return none;
	if (*p++ == '-' && (p == end || *p != ' '))
		return none;
	if (p < end && g_ascii_isdigit(*p))
		return none;
	return finish_mark(kind, value, text, p, end);
}

static PpidItemMark
letter_mark(const char *text, const char *p, const char *end, bool open)
{
	PpidItemMark none = { PPID_ITEM_NONE, 0, 0 };
	const char *q = p;
	guint roman;

	while (q < end && g_ascii_isalpha(*q) && q - p < 5)
		q++;
	if (q == p || q == end || (*q != ')' && (open || *q != '.')))
		return none;
	roman = roman_value(p, (gsize)(q - p));
	if (q - p > 1 && roman == 0)
		return none;
	if (*q == '.' && q + 1 < end && q[1] != ' ' && q[1] != '\t')
		return none;
	if (roman > 1 || roman == 1)
		return finish_mark(PPID_ITEM_ROMAN, roman, text, q + 1, end);
	return finish_mark(PPID_ITEM_LETTER,
			   (guint)(g_ascii_tolower(*p) - 'a' + 1), text, q + 1,
			   end);
}

PpidItemMark
ppid_item_mark(const char *text, const char *end)
{
	PpidItemMark mark = bullet_mark(text, end);
	const char *p = text;
	bool open;

	if (mark.kind != PPID_ITEM_NONE || p >= end)
		return mark;
	open = *p == '(';
	if (open && ++p == end)
		return mark;
	if (g_ascii_isdigit(*p))
		return number_mark(text, p, end, open);
	if (g_ascii_isalpha(*p))
		return letter_mark(text, p, end, open);
	return mark;
}

bool
ppid_item_follows(const PpidItemMark *mark, const PpidItemMark *next)
{
	/* "v." and "x." are letters in one list and numbers in another */
	if (next->kind == PPID_ITEM_NONE || mark->kind == PPID_ITEM_NONE)
		return false;
	if (next->kind == PPID_ITEM_BULLET || mark->kind == PPID_ITEM_BULLET)
		return next->kind == mark->kind && next->value == mark->value;
	if (mark->kind == PPID_ITEM_LETTER && next->kind == PPID_ITEM_ROMAN)
		return (mark->value == 8 && next->value == 1) ||
		       (mark->value == 21 && next->value == 5) ||
		       (mark->value == 23 && next->value == 10);
	return next->kind == mark->kind && next->value == mark->value + 1;
}

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
is_label(const PpidClauses *c, const PpidLine *line)
{
	gsize n = MIN(line->end - line->start, LABEL_MAX);
	const char *p = c->text + line->start;

	for (gsize i = 1; i + 1 < n; i++) {
		if ((p[i] == ':' || p[i] == '=') && g_ascii_isspace(p[i + 1]))
			return true;
		if (strchr(".?!,", p[i]) != NULL && p[i + 1] == ' ')
			return false;
	}
	return n > 1 && p[n - 1] == ':';
}

static bool
ends_sentence(const PpidClauses *c, const PpidLine *line)
{
	return line->end > line->start &&
	       strchr(".?!:;", c->text[line->end - 1]) != NULL;
}

static bool
begins_small(const PpidClauses *c, const PpidLine *line)
{
	gunichar ch = g_utf8_get_char_validated(
		c->text + line->start, (gssize)(line->end - line->start));

	return ch == '(' || g_unichar_isdigit(ch) || g_unichar_islower(ch);
}

/* Had the first word of @line no room at the end of @before? */
static bool
is_wrapped(const PpidClauses *c, const PpidLine *before, const PpidLine *line,
	   guint width)
{
	const char *p = c->text + line->start;
	gsize n = 0;
	guint had;

	if (before->blank || line->blank || width > WRAP_MAX ||
	    line->mark.kind != PPID_ITEM_NONE || is_label(c, line) ||
	    ends_sentence(c, before))
		return false;
	while (line->start + n < line->end && !g_ascii_isspace(p[n]))
		n++;
	had = width_of(c, before);
	if (had + 1 + (guint)g_utf8_strlen(p, (gssize)n) <= width)
		return false;
	return width >= 60 || (width >= WRAP_MIN - 10 && begins_small(c, line)) ||
	       line->indent >= 8;
}

/* The width that the lines were wrapped at; one long line shows none. */
static guint
width_of_text(const PpidClauses *c)
{
	guint width = 0, full = 0;

	for (guint i = 0; i < c->lines->len; i++)
		width = MAX(width, width_of(c, ppid_clauses_line(c, i)));
	for (guint i = 0; i < c->lines->len; i++)
		full += width_of(c, ppid_clauses_line(c, i)) + WRAP_RAGGED >
			width;
	return full > 1 ? width : WRAP_MAX + 1;
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

/* "berikut: 1. kontrak; 2. gambar; dan 3. notulen" */
static bool
is_number_mark(const PpidClauses *c, guint word)
{
	const PpidWord *w = ppid_fold_at(c->fold, word);
	guint gap = c->gaps[word - c->from];

	return w->length <= 2 && g_ascii_isdigit(c->text[w->start]) &&
	       ((gap & (PPID_GAP_COLON | PPID_GAP_SEMICOLON | PPID_GAP_COMMA |
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
