/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-form.h"

#include <string.h>

#define LABEL_PARTS 6	/* "No. Telepon / HP / WA pemohon" */
#define BRACKET_MAX 60	/* bytes: "Nomor Identitas (KTP/SIM/Paspor)" */
#define LEADER_MIN 3	/* dots or underscores */
#define COLUMN_MIN 3	/* blanks between a label and its value */
#define CONTINUED_MAX 8 /* lines of a value that is indented */
#define FREE_MAX 200	/* lines of one that ends with a blank line */
#define WRAPPED_MIN 55	/* a line as long as this may be wrapped */
#define SHORT_LABEL 2	/* bytes: "M:" needs its colon */

typedef struct {
	const PpidIsian *isian;
	const char *text;
	const PpidFold *fold;
	const PpidIsianMarks *marks;
	gsize end; /* of the range */
	GArray *entries;
} Reader;

typedef enum {
	SEP_NONE,
	SEP_END,
	SEP_DASH,
	SEP_GAP,
	SEP_LEADER,
	SEP_COLON
} Sep;

typedef struct {
	guint fields; /* bits */
	gsize start;
	gsize end;   /* after its last word or bracket */
	gsize value; /* after the separator */
	guint word;  /* first word after the label */
	Sep sep;
} Label;

typedef struct {
	gsize start;
	gsize end;  /* without the line end */
	gsize next; /* begin of the next line */
	guint from; /* its words */
	guint to;
} Line;

/* --- characters ---------------------------------------------------------- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static gsize
skip_blanks(const char *text, gsize at, gsize end)
{
	for (;;) {
		if (at < end && is_blank(text[at]))
			at++;
		else if (end - at >= 2 && memcmp(text + at, "\xc2\xa0", 2) == 0)
			at += 2;
		else
			return at;
	}
}

/* Bytes of a bullet or check mark at @p, or 0. */
static gsize
bullet(const char *p, const char *end)
{
	static const char *const marks[] = {
		"\xe2\x80\xa2", "\xc2\xb7",	"\xe2\x97\x8f", "\xe2\x97\x8b",
		"\xe2\x96\xaa", "\xe2\x96\xa0", "\xe2\x98\x90", "\xe2\x98\x91",
		"\xe2\x98\x92", "\xe2\x9c\x93", "\xe2\x9c\x94", "\xe2\x9e\xa2",
		"\xef\x82\xb7", "\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xa0",
		"\xef\xbb\xbf"
	};

	if (p < end && strchr(" \t\r-*>|#_+", *p) != NULL && *p != '\0')
		return 1;
	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		gsize n = strlen(marks[i]);

		if ((gsize)(end - p) >= n && memcmp(p, marks[i], n) == 0)
			return n;
	}
	return 0;
}

/* After "1", "12", "6.1", "a", "iv" at @p; @p itself if there is none. */
static const char *
ordinal(const char *p, const char *end)
{
	const char *q = p;

	if (q < end && g_ascii_isdigit(*q)) {
		while (q < end && q - p < 6 &&
		       (g_ascii_isdigit(*q) ||
			(*q == '.' && q + 1 < end && g_ascii_isdigit(q[1]))))
			q++;
		return q;
	}
	while (q < end && q - p < 4 && strchr("ivxIVX", *q) != NULL &&
	       *q != '\0')
		q++;
	if (q > p && q < end && (*q == '.' || *q == ')'))
		return q;
	return p < end && g_ascii_isalpha(*p) ? p + 1 : p;
}

const char *
ppid_form_item(const char *p, const char *end)
{
	const char *q;
	gsize n;
	bool open;

	while ((n = bullet(p, end)) > 0)
		p += n;
	open = p < end && *p == '(';
	q = ordinal(p + open, end);
	if (q == p + open || q >= end)
		return p;
	if (*q == ')' || (*q == '.' && !open))
		q++;
	else if (open || q[-1] < '0' || q[-1] > '9' || *q != ' ' ||
		 memchr(p, '.', (gsize)(q - p)) == NULL)
		return p;
	if (q < end && !is_blank(*q) && !g_ascii_isalpha(*q))
		return p;
	while ((n = bullet(q, end)) > 0)
		q += n;
	return q;
}

/* --- labels ----------------------------------------------------------------
 */

static gsize
word_start(const Reader *r, guint word)
{
	return ppid_fold_at(r->fold, word)->start;
}

static gsize
word_end(const Reader *r, guint word)
{
	const PpidWord *w = ppid_fold_at(r->fold, word);

	return (gsize)w->start + w->length;
}

/* May the words of one label be apart like this?  "No. HP", "HP/WA". */
static bool
joined(const Reader *r, gsize from, gsize to)
{
	if (to - from > 4)
		return false;
	for (gsize i = from; i < to; i++)
		if (r->text[i] == '\n' || r->text[i] == '\t' ||
		    r->text[i] == ':' || r->text[i] == '=' || r->text[i] == '|')
			return false;
	return to - from < 2 || memcmp(r->text + from, "  ", 2) != 0;
}

static bool
unbroken(const Reader *r, guint first, guint count)
{
	for (guint i = 1; i < count; i++)
		if (!joined(r, word_end(r, first + i - 1),
			    word_start(r, first + i)))
			return false;
	return true;
}

/* The fields whose longest label begins at @word; how many words it has. */
static guint
fields_at(const Reader *r, guint word, guint *count_out)
{
	guint fields = 0, best = 0;

	for (guint f = 0; f < PPID_ISIAN_FIELDS; f++) {
		guint n = ppid_isian_at(r->marks, word, (PpidIsianClass)f);

		if (n == 0 || n < best || !unbroken(r, word, n))
			continue;
		fields = n > best ? 1u << f : fields | 1u << f;
		best = n;
	}
	*count_out = best;
	return fields;
}

/* Joined by a slash or "dan", not by a mere blank: "HP/WA". */
static bool
is_and(const Reader *r, gsize from, gsize to)
{
	return memchr(r->text + from, '/', to - from) != NULL ||
	       memchr(r->text + from, '&', to - from) != NULL ||
	       memchr(r->text + from, ',', to - from) != NULL;
}

/* The words that belong to a label after its first phrase. */
static void
extend_label(const Reader *r, Label *label, const Line *line)
{
	bool and = false;

	for (guint i = 0; i < LABEL_PARTS && label->word < line->to; i++) {
		gsize gap = word_start(r, label->word);
		guint count, fields;
		guint filler =
			ppid_isian_at(r->marks, label->word, PPID_ISIAN_FILLER);

		if (!joined(r, label->end, gap))
			return;
		and |= is_and(r, label->end, gap);
		fields = fields_at(r, label->word, &count);
		if (fields == 0 || filler > count ||
		    (!and&&(fields & label->fields) == 0)) {
			if (filler == 0)
				return;
			count = filler;
			fields = 0;
		}
		label->fields |= fields;
		label->word += count;
		label->end = word_end(r, label->word - 1);
	}
}

/* "(KTP/SIM/Paspor)", "*)", "**" after a label. */
static gsize
skip_remark(const Reader *r, gsize at, gsize end)
{
	const char *close;

	while (at < end && strchr(")*_.", r->text[at]) != NULL)
		at++;
	if (at > 0 && at < end && r->text[at - 1] == '.' && r->text[at] == '.')
		return at - 1;
	at = skip_blanks(r->text, at, end);
	if (at >= end || r->text[at] != '(')
		return at;
	close = memchr(r->text + at, ')', MIN(end - at, BRACKET_MAX));
	return close != NULL ? (gsize)(close - r->text) + 1 : at;
}

static gsize
leader(const Reader *r, gsize at, gsize end)
{
	gsize start = at, n = 0;

	for (;;) {
		if (at < end && (r->text[at] == '.' || r->text[at] == '_'))
			at++, n++;
		else if (end - at >= 3 &&
			 memcmp(r->text + at, "\xe2\x80\xa6", 3) == 0)
			at += 3, n += LEADER_MIN;
		else
			break;
	}
	return n >= LEADER_MIN ? at : start;
}

static gsize
colon(const Reader *r, gsize at, gsize end)
{
	gsize start = at;

	while (at < end && strchr(":=", r->text[at]) != NULL)
		at = skip_blanks(r->text, at + 1, end);
	if (at == start && end - at >= 3 &&
	    memcmp(r->text + at, "\xef\xbc\x9a", 3) == 0)
		return at + 3;
	if (at > start && at < end && r->text[at] == '>')
		at++;
	return at;
}

static gsize
dash(const Reader *r, gsize at, gsize end)
{
	if (end - at > 2 && r->text[at] == '-' && r->text[at + 1] == ' ')
		return at + 2;
	if (end - at > 4 && r->text[at + 3] == ' ' &&
	    (memcmp(r->text + at, "\xe2\x80\x93", 3) == 0 ||
	     memcmp(r->text + at, "\xe2\x80\x94", 3) == 0))
		return at + 4;
	return at;
}

static bool
is_gap(const Reader *r, gsize from, gsize to)
{
	return to - from >= COLUMN_MIN ||
	       memchr(r->text + from, '\t', to - from) != NULL;
}

/* What stands between the label and the value. */
static void
read_separator(const Reader *r, Label *label, gsize end)
{
	gsize remark = skip_remark(r, label->end, end);
	gsize at = skip_blanks(r->text, remark, end);
	gsize led = leader(r, at, end);
	gsize after = colon(r, skip_blanks(r->text, led, end), end);

	if (after > skip_blanks(r->text, led, end)) {
		label->sep = SEP_COLON;
		label->value = leader(r, after, end);
	} else if (led > at) {
		label->sep = SEP_LEADER;
		label->value = led;
	} else if (at >= end) {
		label->sep = SEP_END;
		label->value = end;
	} else if (r->text[at] == '|') {
		label->sep = SEP_GAP;
		label->value = at + 1;
	} else if (remark != label->end && r->text[remark - 1] == ')' &&
		   !is_gap(r, remark, at)) {
		label->sep = SEP_NONE;
	} else if (dash(r, at, end) > at && at > label->end) {
		label->sep = SEP_DASH;
		label->value = dash(r, at, end);
	} else if (is_gap(r, label->end, at)) {
		label->sep = SEP_GAP;
		label->value = at;
	} else {
		label->sep = SEP_NONE;
	}
	if (label->sep != SEP_NONE)
		label->value = skip_blanks(r->text, label->value, end);
}

/* How plainly something begins at @word: 2 line or column, 1 clause. */
static int
boundary(const Reader *r, const Line *line, guint word, gsize first)
{
	gsize at = word_start(r, word);
	gsize before = word > line->from ? word_end(r, word - 1) : line->start;
	gsize blanks = 0;

	if (at <= first)
		return 2;
	for (gsize i = before; i < at; i++) {
		if (r->text[i] == '\t' || r->text[i] == '|' ||
		    (guchar)r->text[i] == 0xc2 || (guchar)r->text[i] == 0xe2)
			return 2;
		blanks += r->text[i] == ' ';
	}
	if (blanks >= COLUMN_MIN)
		return 2;
	for (gsize i = before; i < at; i++)
		if (strchr(",;.(/", r->text[i]) != NULL)
			return 1;
	return 0;
}

static bool
accept(const Label *label, int plain)
{
	bool other = (label->fields & ~(1u << PPID_ISIAN_OTHER)) == 0;

	if (label->sep == SEP_NONE)
		return false;
	if (label->sep == SEP_COLON)
		return plain == 2 || label->end - label->start > SHORT_LABEL ||
		       (plain == 1 && !other);
	if (plain < 2 || label->end - label->start < SHORT_LABEL)
		return false;
	if (label->sep == SEP_LEADER)
		return true;
	return !other;
}

/* A label that begins at @word of @line. */
static bool
read_label(const Reader *r, const Line *line, guint word, gsize first,
	   Label *label)
{
	guint count;

	label->fields = fields_at(r, word, &count);
	if (label->fields == 0)
		return false;
	label->start = word_start(r, word);
	label->word = word + count;
	if (label->word > line->to)
		return false;
	label->end = word_end(r, label->word - 1);
	extend_label(r, label, line);
	if (label->fields != 1u << PPID_ISIAN_OTHER)
		label->fields &= ~(1u << PPID_ISIAN_OTHER);
	read_separator(r, label, line->end);
	return accept(label, boundary(r, line, word, first));
}

/* --- lines -------------------------------------------------------------------
 */

static bool
next_line(const Reader *r, Line *line, gsize at)
{
	const char *newline;
	guint word = line->to;

	if (at >= r->end)
		return false;
	newline = memchr(r->text + at, '\n', r->end - at);
	line->start = at;
	line->end = newline != NULL ? (gsize)(newline - r->text) : r->end;
	line->next = newline != NULL ? line->end + 1 : r->end;
	while (word < r->marks->to && word_start(r, word) < at)
		word++;
	line->from = word;
	while (word < r->marks->to && word_start(r, word) < line->end)
		word++;
	line->to = word;
	return true;
}

/* Where the words of a line begin, after its number or bullet. */
static gsize
first_byte(const Reader *r, const Line *line)
{
	const char *p =
		ppid_form_item(r->text + line->start, r->text + line->end);

	return (gsize)(p - r->text);
}

static guint
first_word(const Reader *r, const Line *line, gsize first)
{
	guint word = line->from;

	while (word < line->to && word_start(r, word) < first)
		word++;
	return word;
}

static bool
begins_label(const Reader *r, const Line *line)
{
	gsize first = first_byte(r, line);
	guint word = first_word(r, line, first);
	Label label;

	return word < line->to &&
	       read_label(r, line, word, word_start(r, word), &label) &&
	       (label.sep != SEP_DASH || first == line->start);
}

static gsize
indent(const Reader *r, const Line *line)
{
	return skip_blanks(r->text, line->start, line->end) - line->start;
}

static bool
is_empty_line(const Reader *r, const Line *line)
{
	return skip_blanks(r->text, line->start, line->end) == line->end;
}

static bool
is_closing(const Reader *r, const Line *line)
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
} Shape;

/* Does @line go on with the value that ends line @before? */
static bool
goes_on(const Reader *r, const Line *before, const Line *line,
	const Shape *shape)
{
	gsize in = indent(r, line);
	gsize width = before->end - before->start;
	char last =
		before->end > before->start ? r->text[before->end - 1] : '\0';

	if (shape->span == PPID_ISIAN_FREE)
		return true;
	if (in > shape->indent + 1 && in + 3 >= shape->column)
		return true;
	if (first_byte(r, line) != line->start + in)
		return false;
	return last == ',' ||
	       (width >= WRAPPED_MIN && in <= shape->indent &&
		(ppid_isian_at(r->marks, line->from, PPID_ISIAN_PLACE) > 0 ||
		 g_ascii_islower(r->text[line->start + in])));
}

/* After a blank line a list, or what is indented, still belongs to it. */
static bool
resumes(const Reader *r, const Line *line, const Shape *shape)
{
	gsize in = indent(r, line);

	return first_byte(r, line) != line->start + in ||
	       in > shape->indent + 1;
}

/* The end of the value that goes up to the end of @line. */
static gsize
follow(const Reader *r, Line line, const Shape *shape, bool empty)
{
	guint max = shape->span == PPID_ISIAN_FREE ? FREE_MAX : CONTINUED_MAX;
	gsize end = line.end;
	bool blank = false;

	if (shape->span == PPID_ISIAN_ONE_LINE)
		return end;
	for (guint i = 0; i < max; i++) {
		Line next = line;

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
trim(const Reader *r, gsize *start, gsize *end)
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
emit(Reader *r, const Label *label, gsize start, gsize end)
{
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
span_of(const Reader *r, guint fields)
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
value_below(const Reader *r, const Line *line, const Label *label, Line *below)
{
	bool blank = false;

	*below = *line;
	if (label->sep == SEP_LEADER ||
	    (label->fields & 1u << PPID_ISIAN_OTHER) != 0)
		return false;
	while (next_line(r, below, below->next)) {
		if (!is_empty_line(r, below))
			return !begins_label(r, below) && !is_closing(r, below);
		if (blank || span_of(r, label->fields) != PPID_ISIAN_FREE)
			return false;
		blank = true;
	}
	return false;
}

/* The value of the last label of a line. */
static void
last_value(Reader *r, const Line *line, const Label *label)
{
	Shape shape = { label->value - line->start, indent(r, line),
			span_of(r, label->fields) };
	gsize start = label->value;
	Line at = *line;

	if (skip_blanks(r->text, start, line->end) >= line->end) {
		if (!value_below(r, line, label, &at)) {
			emit(r, label, start, start);
			return;
		}
		start = skip_blanks(r->text, at.start, at.end);
		start = skip_blanks(r->text, colon(r, start, at.end), at.end);
		shape.column = start - at.start;
	}
	emit(r, label, start, follow(r, at, &shape, false));
}

static void
read_line(Reader *r, const Line *line)
{
	gsize first = first_byte(r, line);
	guint word = first_word(r, line, first);
	Label label = { 0 }, found;

	first = word < line->to ? word_start(r, word) : first;
	while (word < line->to) {
		if (!read_label(r, line, word, first, &found) ||
		    (label.fields != 0 && found.sep == SEP_END)) {
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
	Reader r = {
		isian,		text,
		fold,		marks,
		start + length, g_array_new(FALSE, FALSE, sizeof(PpidFormEntry))
	};
	Line line = { .to = marks->from };
	gsize at = start;

	while (r.entries->len < PPID_FORM_MAX && next_line(&r, &line, at)) {
		read_line(&r, &line);
		at = line.next;
	}
	return r.entries;
}
