/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-quote-private.h"

#include <string.h>

#define SIGNATURE_LINES 12   /* more are not a signature */
#define SIGNATURE_LABELS 3   /* more are a form */
#define HEADER_LINES 10	     /* of a header block, for its other labels */
#define WROTE_LINES 4	     /* "Pada ... menulis:" may be wrapped */
#define WROTE_MAX 500	     /* bytes of it */
#define NAME_MAX_BYTES 50    /* of the line after "Terima kasih" */
#define PARAGRAPH_MAX 4000   /* bytes of a disclaimer that are looked at */
#define PARAGRAPH_LINES 100  /* that it has at most */
#define DISCLAIMERS_MAX 50   /* paragraphs that are looked at */

#define HAS(s, i, mark) ((bits_at((s), (i)) & PPID_LINE(mark)) != 0)
#define TOP_MARKS (PPID_LINE(PPID_MARK_QUOTE) | PPID_LINE(PPID_MARK_FORWARD))

typedef struct {
	const char *text;
	const PpidMarks *marks;
	const GArray *lines;
	const GArray *hints; /* or NULL */
	guint hint;	     /* the first that does not end before here */
	guint count;	     /* lines without the last, empty one */
	guint covered;	     /* lines before this are in @out */
	bool forwarded;
	bool own;	     /* there was a line of the sender's own */
	guint disclaimers;   /* paragraphs looked at */
	GArray *out;
} Splitter;

static guint32
bits_at(const Splitter *s, guint index)
{
	return g_array_index(s->lines, PpidLine, index).bits;
}

static gsize
start_of(const Splitter *s, guint index)
{
	return g_array_index(s->lines, PpidLine, index).start;
}

static bool
is_blank(const Splitter *s, guint index)
{
	return (bits_at(s, index) & PPID_LINE_BLANK) != 0;
}

static guint
skip_blank(const Splitter *s, guint index)
{
	while (index < s->count && is_blank(s, index))
		index++;
	return index;
}

/* The range known beforehand in which the line begins, or NULL. */
static const PpidSegment *
hint_at(const Splitter *s, guint index)
{
	gsize at = start_of(s, index);

	for (guint i = s->hint; s->hints != NULL && i < s->hints->len; i++) {
		const PpidSegment *h = &g_array_index(s->hints, PpidSegment, i);

		if (h->start > at)
			break;
		if (at < h->start + h->length)
			return h;
	}
	return NULL;
}

/* --- what a line begins ---------------------------------------------------- */

static bool
is_header_block(const Splitter *s, guint index)
{
	guint32 first = bits_at(s, index);
	guint32 seen = 0;
	guint end = MIN(index + HEADER_LINES, s->count);

	if ((first & PPID_LINE(PPID_MARK_FROM)) == 0 ||
	    (first & PPID_LINE_ALONE) != 0)
		return false;
	for (guint i = index + 1; i < end; i++)
		if ((bits_at(s, i) & PPID_LINE_ALONE) == 0)
			seen |= bits_at(s, i);
	if ((seen & (PPID_LINE(PPID_MARK_TO) |
		     PPID_LINE(PPID_MARK_SUBJECT))) == 0)
		return false;
	if ((seen & PPID_LINE(PPID_MARK_SENT)) != 0)
		return true;
	/* a letter may have such a head too */
	return (seen & PPID_LINE(PPID_MARK_DATE)) != 0 &&
	       (first & PPID_LINE_AT) != 0 && (s->own || s->forwarded);
}

/* Lotus Notes: an address, a date; "To", "Subject" on lines of their own. */
static bool
is_notes_block(const Splitter *s, guint index)
{
	guint end = MIN(index + 2 * HEADER_LINES, s->count);
	bool dated = false, to = false;

	if ((bits_at(s, index) & PPID_LINE_AT) == 0)
		return false;
	for (guint i = index + 1; i < end; i++) {
		bool alone = (bits_at(s, i) & PPID_LINE_ALONE) != 0;

		dated = dated || (bits_at(s, i) & PPID_LINE_DIGIT) != 0;
		to = to || (dated && alone && HAS(s, i, PPID_MARK_TO));
		if (to && alone && HAS(s, i, PPID_MARK_SUBJECT))
			return true;
	}
	return false;
}

static bool
quotes_follow(const Splitter *s, guint index)
{
	const PpidSegment *hint;

	index = skip_blank(s, index);
	if (index == s->count)
		return false;
	hint = hint_at(s, index);
	return (bits_at(s, index) & (PPID_LINE_QUOTED | PPID_LINE_BAR)) != 0 ||
	       (hint != NULL && hint->kind == PPID_SEGMENT_QUOTE);
}

static bool
holds_digit(const Splitter *s, guint from, guint to)
{
	for (gsize i = start_of(s, from); i < start_of(s, to); i++)
		if (g_ascii_isdigit(s->text[i]))
			return true;
	return false;
}

/* The line after "Pada ... menulis:", or 0. */
static guint
after_attribution(const Splitter *s, guint index)
{
	bool when = HAS(s, index, PPID_MARK_WHEN);
	bool dated = (bits_at(s, index) & PPID_LINE_DIGIT) != 0;
	guint lines = when || dated ? WROTE_LINES : 1;
	guint end = MIN(index + lines, s->count);
	guint32 seen = 0;

	for (guint i = index; i < end && !is_blank(s, i); i++) {
		guint32 bits = bits_at(s, i);
		bool wrote = HAS(s, i, PPID_MARK_WROTE);

		if (start_of(s, i + 1) - start_of(s, index) > WROTE_MAX ||
		    (bits & (PPID_LINE_QUOTED | TOP_MARKS)) != 0)
			return 0;
		seen |= bits;
		if ((bits & PPID_LINE_COLON) == 0)
			continue;
		if ((wrote || (seen & PPID_LINE_AT) != 0) &&
		    quotes_follow(s, i + 1))
			return i + 1;
		if (wrote && when && holds_digit(s, index, i + 1))
			return i + 1;
	}
	return 0;
}

/* --- ranges -------------------------------------------------------------- */

static void
add_range(Splitter *s, guint from, guint to, PpidSegmentKind kind)
{
	PpidSegment *last = s->out->len > 0
				    ? &g_array_index(s->out, PpidSegment,
						     s->out->len - 1)
				    : NULL;
	PpidSegment segment = { .kind = kind };

	if (from >= to)
		return;
	if (last != NULL && last->kind == kind &&
	    skip_blank(s, s->covered) >= from) {
		last->length = start_of(s, to) - last->start;
	} else {
		segment.start = start_of(s, from);
		segment.length = start_of(s, to) - segment.start;
		g_array_append_val(s->out, segment);
	}
	s->covered = to;
}

/* A line of underscores before it belongs to it. */
static guint
with_rule(const Splitter *s, guint index)
{
	if (index > s->covered &&
	    (bits_at(s, index - 1) & PPID_LINE_RULE) != 0)
		index--;
	return index;
}

/* The end of lines that share a mark of quotation, blank ones between. */
static guint
quoted_end(const Splitter *s, guint index, guint32 bit)
{
	guint end = index;

	for (guint i = index; i < s->count; i++) {
		if ((bits_at(s, i) & bit) != 0)
			end = i + 1;
		else if (!is_blank(s, i))
			break;
	}
	return end;
}

static guint
add_quoted(Splitter *s, guint from, guint index)
{
	guint first = skip_blank(s, index);
	guint end = s->count;

	if (first < s->count && hint_at(s, first) != NULL)
		end = index;
	else if (first < s->count &&
		 (bits_at(s, first) & PPID_LINE_QUOTED) != 0)
		end = quoted_end(s, first, PPID_LINE_QUOTED);
	else if (first < s->count && (bits_at(s, first) & PPID_LINE_BAR) != 0)
		end = quoted_end(s, first, PPID_LINE_BAR);
	add_range(s, with_rule(s, from), end, PPID_SEGMENT_QUOTE);
	return end;
}

/* A mark or a block that all the rest belongs to; 0 if it is none. */
static guint
take_rest(Splitter *s, guint index)
{
	bool block = is_header_block(s, index) || is_notes_block(s, index);
	bool mark = HAS(s, index, PPID_MARK_QUOTE);
	guint first;

	if (!block && !mark && !HAS(s, index, PPID_MARK_FORWARD))
		return 0;
	if (HAS(s, index, PPID_MARK_FORWARD) || s->forwarded) {
		add_range(s, with_rule(s, index), s->count,
			  PPID_SEGMENT_FORWARD);
		return s->count;
	}
	first = skip_blank(s, index + 1);
	if (mark && first < s->count &&
	    (bits_at(s, first) & PPID_LINE_QUOTED) != 0)
		return add_quoted(s, index, index + 1);
	add_range(s, with_rule(s, index), s->count, PPID_SEGMENT_QUOTE);
	return s->count;
}

static guint
take_quote(Splitter *s, guint index)
{
	guint after;

	if ((bits_at(s, index) & PPID_LINE_QUOTED) != 0) {
		after = quoted_end(s, index, PPID_LINE_QUOTED);
		add_range(s, index, after, PPID_SEGMENT_QUOTE);
		return after;
	}
	after = after_attribution(s, index);
	return after != 0 ? add_quoted(s, index, after) : 0;
}

static guint
take_hint(Splitter *s, guint index)
{
	const PpidSegment *hint;
	PpidSegmentKind kind;
	guint end = index + 1;

	while (s->hints != NULL && s->hint < s->hints->len) {
		hint = &g_array_index(s->hints, PpidSegment, s->hint);
		if (hint->start + hint->length > start_of(s, index))
			break;
		s->hint++;
	}
	hint = hint_at(s, index);
	if (hint == NULL)
		return 0;
	kind = hint->kind;
	if (HAS(s, index, PPID_MARK_FORWARD) ||
	    (s->forwarded && kind == PPID_SEGMENT_QUOTE &&
	     is_header_block(s, index)))
		kind = PPID_SEGMENT_FORWARD;
	while (end < s->count &&
	       start_of(s, end) < hint->start + hint->length)
		end++;
	if (kind == PPID_SEGMENT_SIGNATURE) {
		/* some wrap the whole message in it */
		if (end - index > 2 * SIGNATURE_LINES)
			return 0;
		add_range(s, index, end, kind);
		return end;
	}
	add_range(s, with_rule(s, index), end, kind);
	return end;
}

/* --- signatures ---------------------------------------------------------------- */

static bool
stops_signature(const Splitter *s, guint index)
{
	return (bits_at(s, index) & (PPID_LINE_QUOTED | TOP_MARKS |
				     PPID_LINE(PPID_MARK_POSTSCRIPT))) != 0 ||
	       hint_at(s, index) != NULL || is_header_block(s, index) ||
	       is_notes_block(s, index) || after_attribution(s, index) != 0;
}

/* The line after the signature whose first line is @index; 0 if what follows
 * is too much to be one. */
static guint
signature_end(const Splitter *s, guint index, bool strict)
{
	guint end = index + 1;
	guint lines = 0, labels = 0;

	for (guint i = index + 1; i < s->count; i++) {
		guint32 bits = bits_at(s, i);

		if ((bits & (PPID_LINE_BLANK | PPID_LINE_RULE)) != 0)
			continue;
		if (stops_signature(s, i) ||
		    HAS(s, i, PPID_MARK_DISCLAIMER))
			break;
		labels += (bits & PPID_LINE_LABEL) != 0;
		if (++lines > SIGNATURE_LINES)
			return 0;
		if (strict && (labels > SIGNATURE_LABELS ||
			       (bits & (PPID_LINE_LONG | PPID_LINE_ASKS)) != 0))
			return 0;
		end = i + 1;
	}
	return end;
}

static gsize
length_of(const Splitter *s, guint index)
{
	return start_of(s, index + 1) - start_of(s, index);
}

/* "Salam, Budi": the name on the line itself. */
static bool
names_somebody(const Splitter *s, guint index)
{
	const char *p = memchr(s->text + start_of(s, index), ',',
			       length_of(s, index));
	const char *end = s->text + start_of(s, index + 1);

	while (p != NULL && p < end && !g_ascii_isalnum(*p))
		p++;
	return p != NULL && p < end;
}

static guint
take_signature(Splitter *s, guint index)
{
	bool dashes = (bits_at(s, index) & PPID_LINE_DASHES) != 0;
	bool thanks = HAS(s, index, PPID_MARK_THANKS);
	guint first = skip_blank(s, index + 1);
	guint end;

	if (!dashes && (!s->own || (!thanks && !HAS(s, index,
						    PPID_MARK_CLOSING))))
		return 0;
	if (thanks && first < s->count && !names_somebody(s, index) &&
	    length_of(s, first) > NAME_MAX_BYTES)
		return 0;
	end = signature_end(s, index, !dashes);
	if (end == 0 || (end == index + 1 && !dashes &&
			 !names_somebody(s, index)))
		return 0;
	add_range(s, index, end, PPID_SEGMENT_SIGNATURE);
	return end;
}

/* --- disclaimers ----------------------------------------------------------------- */

static guint
paragraph_end(const Splitter *s, guint index)
{
	guint end = MIN(index + PARAGRAPH_LINES, s->count);

	while (index < end && !is_blank(s, index) &&
	       (bits_at(s, index) & PPID_LINE_QUOTED) == 0)
		index++;
	return index;
}

static bool
is_disclaimer(const Splitter *s, guint from, guint to)
{
	gsize size = start_of(s, to) - start_of(s, from);

	return ppid_quote_holds(s->text + start_of(s, from),
				MIN(size, PARAGRAPH_MAX), s->marks,
				PPID_MARK_CONTENT);
}

/* The paragraphs after it that speak of the same. */
static guint
more_disclaimers(Splitter *s, guint end)
{
	guint next = skip_blank(s, end);

	while (next < s->count && s->disclaimers++ < DISCLAIMERS_MAX) {
		guint after = paragraph_end(s, next);

		if (after == next || !is_disclaimer(s, next, after) ||
		    stops_signature(s, next))
			break;
		end = after;
		next = skip_blank(s, end);
	}
	return end;
}

/* A paragraph, with its heading, and others of the kind after it. */
static guint
take_disclaimer(Splitter *s, guint index)
{
	guint end = paragraph_end(s, index);
	guint next = skip_blank(s, end);
	bool heading = end == index + 1 &&
		       length_of(s, index) <= NAME_MAX_BYTES;

	if (!HAS(s, index, PPID_MARK_DISCLAIMER) || end == index ||
	    (index > 0 && (bits_at(s, index - 1) &
			   (PPID_LINE_BLANK | PPID_LINE_RULE |
			    PPID_LINE_DASHES | PPID_LINE(PPID_MARK_PROGRAM))) ==
				  0) ||
	    s->disclaimers++ >= DISCLAIMERS_MAX)
		return 0;
	if (!is_disclaimer(s, index, end)) {
		if (!heading || next == s->count)
			return 0;
		end = paragraph_end(s, next);
		if (!is_disclaimer(s, next, end))
			return 0;
	}
	end = more_disclaimers(s, end);
	add_range(s, with_rule(s, index), end, PPID_SEGMENT_DISCLAIMER);
	return end;
}

/* --- all ---------------------------------------------------------------------------- */

static guint
take_line(Splitter *s, guint index)
{
	guint end = take_hint(s, index);

	if (end == 0)
		end = take_rest(s, index);
	if (end == 0)
		end = take_quote(s, index);
	if (end == 0)
		end = take_disclaimer(s, index);
	if (end == 0 && HAS(s, index, PPID_MARK_PROGRAM) &&
	    (bits_at(s, index) & PPID_LINE_LONG) == 0) {
		end = index + 1;
		add_range(s, index, end, PPID_SEGMENT_SIGNATURE);
	}
	if (end == 0)
		end = take_signature(s, index);
	return end;
}

GArray *
ppid_quote_split(const char *text, gsize size, const PpidMarks *marks,
		 const GArray *hints, bool forwarded)
{
	g_autoptr(GArray) lines = ppid_quote_lines(text, size, marks);
	Splitter s = { .text = text,
		       .marks = marks,
		       .lines = lines,
		       .hints = hints,
		       .count = lines->len - 1,
		       .forwarded = forwarded,
		       .out = g_array_new(FALSE, FALSE, sizeof(PpidSegment)) };

	for (guint i = 0; i < s.count;) {
		guint end = is_blank(&s, i) ? i + 1 : take_line(&s, i);

		if (end == 0) {
			s.own = true;
			end = i + 1;
		}
		i = end;
	}
	return s.out;
}
