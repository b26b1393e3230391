/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-form-private.h"

#include <string.h>

#define CONTINUED_MAX 8 /* lines of a value that is indented */
#define FREE_MAX 200	/* lines of one that ends with a blank line */
#define REST_WORDS 4	/* of an address in small letters; more: a sentence */
#define WRAPPED_MIN 55	/* a line as long as this may be wrapped */
#define PARAGRAPH_MAX 160 /* bytes of an item that is a paragraph */
#define ALIGNED_MIN 8	/* a column at which a name may go on */

/* --- lines -------------------------------------------------------------------
 */

static bool
next_line(const PpidFormReader *r, PpidFormLine *line, gsize at)
{
	const char *newline;
	guint word = line->to;

	if (at >= r->end)
		return false;
	newline = memchr(r->text + at, '\n', r->end - at);
	line->start = at;
	line->end = newline != NULL ? (gsize)(newline - r->text) : r->end;
	line->next = newline != NULL ? line->end + 1 : r->end;
	while (word < r->marks->to && ppid_form_word(r, word) < at)
		word++;
	line->from = word;
	while (word < r->marks->to && ppid_form_word(r, word) < line->end)
		word++;
	line->to = word;
	return true;
}

/* Where the words of a line begin, after its number or bullet. */
static gsize
first_byte(const PpidFormReader *r, const PpidFormLine *line)
{
	const char *p =
		ppid_form_item(r->text + line->start, r->text + line->end);

	return (gsize)(p - r->text);
}

static guint
first_word(const PpidFormReader *r, const PpidFormLine *line, gsize first)
{
	guint word = line->from;

	while (word < line->to && ppid_form_word(r, word) < first)
		word++;
	return word;
}

static bool
begins_label(const PpidFormReader *r, const PpidFormLine *line)
{
	gsize first = first_byte(r, line);
	guint word = first_word(r, line, first);
	PpidFormLabel label;

	return word < line->to &&
	       ppid_form_label(r, line, word, ppid_form_word(r, word),
			       &label) &&
	       (label.sep != PPID_SEP_DASH || first == line->start);
}

static gsize
indent(const PpidFormReader *r, const PpidFormLine *line)
{
	return ppid_form_skip(r->text, line->start, line->end) - line->start;
}

static bool
is_empty_line(const PpidFormReader *r, const PpidFormLine *line)
{
	return ppid_form_skip(r->text, line->start, line->end) == line->end;
}

static bool
is_closing(const PpidFormReader *r, const PpidFormLine *line)
{
	return line->from < line->to &&
	       ppid_isian_at(r->marks, line->from, PPID_ISIAN_CLOSING) > 0;
}

/* --- values
 * -------------------------------------------------------------------- */

typedef struct {
	gsize column; /* of the value in its line */
	gsize indent; /* of the label */
	PpidIsianSpan span;
	bool address;
	bool paragraphs; /* a blank line is between label and value */
} Shape;

/* Does @line go on with the value that ends line @before? */
static bool
goes_on(const PpidFormReader *r, const PpidFormLine *before,
	const PpidFormLine *line, const Shape *shape)
{
	gsize in = indent(r, line);
	gsize width = before->end - before->start;
	char last =
		before->end > before->start ? r->text[before->end - 1] : '\0';

	if (shape->span == PPID_ISIAN_FREE)
		return true;
	if (shape->span == PPID_ISIAN_ONE_LINE)
		return shape->column >= ALIGNED_MIN && in + 2 >= shape->column;
	if (in > shape->indent + 1 && in + 3 >= shape->column)
		return true;
	if (shape->address &&
	    ppid_isian_at(r->marks, line->from, PPID_ISIAN_PLACE) > 0)
		return true;
	if (first_byte(r, line) != line->start + in)
		return false;
	return last == ',' ||
	       (width >= WRAPPED_MIN && in <= shape->indent &&
		(ppid_isian_at(r->marks, line->from, PPID_ISIAN_PLACE) > 0 ||
		 (g_ascii_islower(r->text[line->start + in]) &&
		  (!shape->address || line->to - line->from <= REST_WORDS))));
}

/* After a blank line a list, or what is indented, still belongs to it. */
static bool
resumes(const PpidFormReader *r, const PpidFormLine *line, const Shape *shape)
{
	gsize in = indent(r, line);

	/* "Data yang dimohon", and each item is a paragraph */
	if (shape->paragraphs && line->end - line->start < PARAGRAPH_MAX &&
	    strchr(".,:!?", r->text[line->end - 1]) == NULL &&
	    g_ascii_isupper(r->text[line->start + in]))
		return true;
	return first_byte(r, line) != line->start + in ||
	       in > shape->indent + 1;
}

/* The end of the value that goes up to the end of @line. */
static gsize
follow(const PpidFormReader *r, PpidFormLine line, const Shape *shape,
       bool empty)
{
	guint max = shape->span == PPID_ISIAN_FREE ? FREE_MAX : CONTINUED_MAX;
	gsize end = line.end;
	bool blank = false;

	for (guint i = 0; i < max; i++) {
		PpidFormLine next = line;

		if (!next_line(r, &next, line.next))
			break;
		if (is_empty_line(r, &next)) {
			if (blank || shape->span != PPID_ISIAN_FREE)
				break;
			blank = true;
			line = next;
			continue;
		}
		if (begins_label(r, &next) || is_closing(r, &next) ||
		    !goes_on(r, &line, &next, shape) ||
		    (blank && !empty && !resumes(r, &next, shape)))
			break;
		blank = empty = false;
		end = next.end;
		line = next;
	}
	return end;
}

/* Blanks, separators, and the stars of what was bold. */
static void
trim(const PpidFormReader *r, gsize *start, gsize *end)
{
	static const char *const dots[] = { "\xc2\xb7", "\xe2\x80\xa2",
					    "\xc2\xa0" };
	const char *t = r->text;

	while (*start < *end && strchr(" \t\r\n*", t[*start]) != NULL)
		++*start;
	for (;;) {
		gsize size = *end - *start, n = 0;

		for (gsize i = 0; i < G_N_ELEMENTS(dots) && n == 0; i++) {
			n = strlen(dots[i]);
			if (size < n || memcmp(t + *end - n, dots[i], n) != 0)
				n = 0;
		}
		if (n == 0 && size > 0 &&
		    strchr(" \t\r\n,;|/*", t[*end - 1]) != NULL)
			n = 1;
		if (n == 0)
			return;
		*end -= n;
	}
}

static void
emit(PpidFormReader *r, const PpidFormLabel *label, gsize start, gsize end)
{
	/* the next label may begin among the marks behind this one */
	end = MAX(start, end);
	trim(r, &start, &end);
	for (guint f = 0; f < PPID_ISIAN_FIELDS; f++) {
		PpidFormEntry entry = { (PpidIsianClass)f, label->start, start,
					end - start };

		if ((label->fields & 1u << f) != 0 &&
		    r->entries->len < PPID_FORM_MAX)
			g_array_append_val(r->entries, entry);
	}
}

/* Of several fields the one that may have the longest value. */
static PpidIsianSpan
span_of(const PpidFormReader *r, guint fields)
{
	PpidIsianSpan span = PPID_ISIAN_ONE_LINE;

	for (guint f = 0; f < PPID_ISIAN_FIELDS; f++)
		if ((fields & 1u << f) != 0)
			span = MAX(span, ppid_isian_span(r->isian,
							 (PpidIsianClass)f));
	return span;
}

/* Nothing follows the label on its line: the value is on the next one. */
static bool
value_below(const PpidFormReader *r, const PpidFormLine *line,
	    const PpidFormLabel *label, PpidFormLine *below)
{
	bool far = span_of(r, label->fields) == PPID_ISIAN_FREE ||
		   (label->fields & 1u << PPID_ISIAN_PURPOSE) != 0;
	bool blank = false;

	*below = *line;
	if (label->sep == PPID_SEP_LEADER ||
	    (label->fields & 1u << PPID_ISIAN_OTHER) != 0)
		return false;
	while (next_line(r, below, below->next)) {
		if (!is_empty_line(r, below))
			return !begins_label(r, below) && !is_closing(r, below);
		if (blank || !far)
			return false;
		blank = true;
	}
	return false;
}

/* The value of the last label of a line. */
static void
last_value(PpidFormReader *r, const PpidFormLine *line,
	   const PpidFormLabel *label)
{
	Shape shape = { label->value - line->start, indent(r, line),
			span_of(r, label->fields),
			(label->fields & 1u << PPID_ISIAN_ADDRESS) != 0,
			false };
	gsize start = label->value;
	PpidFormLine at = *line;

	if (ppid_form_skip(r->text, start, line->end) >= line->end) {
		if (!value_below(r, line, label, &at)) {
			emit(r, label, start, start);
			return;
		}
		shape.paragraphs = label->sep == PPID_SEP_END &&
				   at.start > line->next;
		start = ppid_form_skip(r->text, at.start, at.end);
		start = ppid_form_skip(
			r->text, ppid_form_colon(r, start, at.end), at.end);
		shape.column = start - at.start;
	}
	emit(r, label, start, follow(r, at, &shape, false));
}

static void
read_line(PpidFormReader *r, const PpidFormLine *line)
{
	gsize first = first_byte(r, line);
	guint word = first_word(r, line, first);
	PpidFormLabel label = { 0 }, found;

	first = word < line->to ? ppid_form_word(r, word) : first;
	while (word < line->to) {
		if (!ppid_form_label(r, line, word, first, &found) ||
		    (label.fields != 0 && found.sep == PPID_SEP_END)) {
			word++;
			continue;
		}
		if (label.fields != 0)
			emit(r, &label, label.value, found.start);
		label = found;
		word = found.word;
	}
	if (label.fields != 0)
		last_value(r, line, &label);
}

GArray *
ppid_form_read(const PpidIsian *isian, const char *text, const PpidFold *fold,
	       const PpidIsianMarks *marks, gsize start, gsize length)
{
	PpidFormReader r = {
		isian,		text,
		fold,		marks,
		start + length, g_array_new(FALSE, FALSE, sizeof(PpidFormEntry))
	};
	PpidFormLine line = { .to = marks->from };
	gsize at = start;

	while (r.entries->len < PPID_FORM_MAX && next_line(&r, &line, at)) {
		read_line(&r, &line);
		at = line.next;
	}
	return r.entries;
}
