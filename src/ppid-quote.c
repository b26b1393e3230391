/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-quote.h"

#include <string.h>

#define SIGNATURE_LINES 10 /* more under "--" is not a signature */
#define HEADER_LINES 8	   /* of a header block, for its date */
#define WROTE_LINES 3	   /* "Pada ... menulis:" may be wrapped */

#define BIT(mark) (1u << (mark))

typedef struct {
	gsize start;
	gsize end;   /* after its line end */
	guint from;  /* its words */
	guint to;
	guint marks; /* BIT(PpidMark) */
	bool blank;
	bool quoted; /* begins with '>' */
	bool dashes; /* is "--" */
	bool at;     /* holds '@' */
} Line;

typedef struct {
	const PpidFold *fold;
	const PpidPhraseSet *set;
	GArray *lines;
	guint line; /* the one that marks are put on */
} Splitter;

static Line *
line_at(const Splitter *s, guint index)
{
	return &g_array_index(s->lines, Line, index);
}

/* --- lines --------------------------------------------------------------- */

static void
look_at_line(Line *line, const char *text)
{
	const char *p = text + line->start, *end = text + line->end;

	line->at = memchr(p, '@', (gsize)(end - p)) != NULL;
	while (p < end && g_ascii_isspace(*p))
		p++;
	while (end > p && g_ascii_isspace(end[-1]))
		end--;
	line->blank = p == end;
	line->quoted = p < end && *p == '>';
	line->dashes = end - p == 2 && p[0] == '-' && p[1] == '-';
}

static void
read_lines(Splitter *s, const char *text, gsize size)
{
	guint word = 0;

	for (gsize start = 0; start < size;) {
		const char *newline = memchr(text + start, '\n', size - start);
		Line line = { .start = start, .from = word };

		line.end = newline != NULL ? (gsize)(newline - text) + 1 : size;
		while (word < s->fold->list->len &&
		       ppid_fold_at(s->fold, word)->start < line.end)
			word++;
		line.to = word;
		look_at_line(&line, text);
		g_array_append_val(s->lines, line);
		start = line.end;
	}
}

/* Matches come by their last word: the line only moves on. */
static void
keep_mark(guint tag, guint first, guint last, gpointer data)
{
	Splitter *s = data;
	Line *line;
	bool begins, ends;

	while (line_at(s, s->line)->to <= last)
		s->line++;
	line = line_at(s, s->line);
	begins = first == line->from;
	ends = last + 1 == line->to;
	if (tag == PPID_MARK_QUOTE ? begins && ends
	    : tag == PPID_MARK_WROTE ? ends : begins)
		line->marks |= BIT(tag);
}

/* --- what a line begins ---------------------------------------------------- */

static bool
is_header_block(const Splitter *s, guint index)
{
	const Line *first = line_at(s, index);
	guint seen = 0;
	guint end = MIN(index + HEADER_LINES, s->lines->len);

	if ((first->marks & BIT(PPID_MARK_FROM)) == 0)
		return false;
	for (guint i = index + 1; i < end; i++)
		seen |= line_at(s, i)->marks;
	if ((seen & BIT(PPID_MARK_TO)) == 0)
		return false;
	return (seen & BIT(PPID_MARK_SENT)) != 0 ||
	       ((seen & BIT(PPID_MARK_DATE)) != 0 && first->at);
}

/* The line after "Pada ... menulis:", or 0. */
static guint
after_attribution(const Splitter *s, guint index)
{
	guint end = MIN(index + WROTE_LINES, s->lines->len);

	if ((line_at(s, index)->marks & BIT(PPID_MARK_WHEN)) == 0)
		return 0;
	for (guint i = index; i < end && !line_at(s, i)->blank; i++)
		if ((line_at(s, i)->marks & BIT(PPID_MARK_WROTE)) != 0)
			return i + 1;
	return 0;
}

static bool
quoted_lines_follow(const Splitter *s, guint index)
{
	while (index < s->lines->len && line_at(s, index)->blank)
		index++;
	return index < s->lines->len && line_at(s, index)->quoted;
}

/* Counts lines that are not blank, up to the limit. */
static bool
is_short(const Splitter *s, guint index)
{
	guint count = 0;

	for (; index < s->lines->len && count <= SIGNATURE_LINES; index++) {
		const Line *line = line_at(s, index);

		if (line->quoted || (line->marks & BIT(PPID_MARK_QUOTE)) != 0)
			break;
		count += !line->blank;
	}
	return count <= SIGNATURE_LINES;
}

/* --- ranges -------------------------------------------------------------- */

static void
add_range(const Splitter *s, GArray *out, guint from, guint to,
	  PpidSegmentKind kind)
{
	PpidSegment *last = out->len > 0 ? &g_array_index(out, PpidSegment,
							  out->len - 1)
					 : NULL;
	PpidSegment segment = { .kind = kind };
	const Line *a, *b;

	if (from >= to)
		return;
	a = line_at(s, from);
	b = line_at(s, to - 1);
	if (last != NULL && last->kind == kind) {
		last->length = b->end - last->start;
		last->to = b->to;
		return;
	}
	segment.start = a->start;
	segment.length = b->end - a->start;
	segment.from = a->from;
	segment.to = b->to;
	g_array_append_val(out, segment);
}

/* Marks the range that begins at @index; returns the line after it. */
static guint
split_at(const Splitter *s, GArray *out, guint index, bool forwarded,
	 PpidSegmentKind *open)
{
	const Line *line = line_at(s, index);
	guint end = s->lines->len;
	guint after;

	if ((line->marks & BIT(PPID_MARK_FORWARD)) != 0 ||
	    (forwarded && (is_header_block(s, index) ||
			   (line->marks & BIT(PPID_MARK_QUOTE)) != 0))) {
		add_range(s, out, index, end, PPID_SEGMENT_FORWARD);
		return end;
	}
	if ((line->marks & BIT(PPID_MARK_QUOTE)) != 0 ||
	    is_header_block(s, index)) {
		add_range(s, out, index, end, PPID_SEGMENT_QUOTE);
		return end;
	}
	after = after_attribution(s, index);
	if (after != 0) {
		after = quoted_lines_follow(s, after) ? after : end;
		add_range(s, out, index, after, PPID_SEGMENT_QUOTE);
		*open = PPID_SEGMENT_OWN;
		return after;
	}
	if (line->quoted) {
		*open = PPID_SEGMENT_OWN;
		add_range(s, out, index, index + 1, PPID_SEGMENT_QUOTE);
		return index + 1;
	}
	if ((line->marks & BIT(PPID_MARK_SIGNATURE)) != 0 ||
	    (line->dashes && is_short(s, index + 1)))
		*open = PPID_SEGMENT_SIGNATURE;
	add_range(s, out, index, index + 1, *open);
	return index + 1;
}

GArray *
ppid_quote_split(const char *text, gsize size, const PpidFold *fold,
		 const PpidPhraseSet *marks, bool forwarded)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(PpidSegment));
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
	Splitter s = { .fold = fold, .set = marks, .lines = lines };
	PpidSegmentKind open = PPID_SEGMENT_OWN;

	read_lines(&s, text, size);
	ppid_phrase_set_match(marks, fold, 0, G_MAXUINT, keep_mark, &s);
	for (guint i = 0; i < lines->len;)
		i = split_at(&s, out, i, forwarded, &open);
	return out;
}
