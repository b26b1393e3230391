/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-quote-private.h"

#include <string.h>

#define HEAD_MAX 160 /* bytes of a line that can hold a mark */
#define TAIL_MAX 60
#define LONG_LINE 120
#define LABEL_MAX 40
#define RULE_LEAST 5	 /* characters of a rule */
#define CLOSING_WORDS 5	 /* after "Terima kasih," on its line */
#define RULED_LEAST 2	 /* dashes before "Forwarded by ..." */

#define LABELS                                                                \
	(PPID_LINE(PPID_MARK_FROM) | PPID_LINE(PPID_MARK_SENT) |              \
	 PPID_LINE(PPID_MARK_DATE) | PPID_LINE(PPID_MARK_TO) |                \
	 PPID_LINE(PPID_MARK_SUBJECT))

typedef struct {
	const char *text; /* what was folded */
	const char *end;  /* of the line */
	const PpidFold *fold;
	bool whole; /* the line was folded to its end */
	bool ruled; /* it begins with dashes */
	guint32 bits;
} Look;

/* --- marks of a line --------------------------------------------------------- */

/* ':' after the label, which may be bold ("*Dari:*"). */
static bool
colon_follows(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '*'))
		p++;
	return p < end && (*p == ':' || g_str_has_prefix(p, "\xef\xbc\x9a"));
}

static guint32
label_bits(const Look *l, guint tag, const char *after, bool ends)
{
	if (colon_follows(after, l->end))
		return PPID_LINE(tag);
	return ends && l->whole ? PPID_LINE(tag) | PPID_LINE_ALONE : 0;
}

/* Nothing but a name after it: "Terima kasih, Budi". */
static bool
closes(const Look *l, const char *after, guint words)
{
	while (after < l->end && *after == ' ')
		after++;
	if (after == l->end || words == 0)
		return true;
	return l->whole && strchr(",.!-;", *after) != NULL &&
	       words <= CLOSING_WORDS;
}

static void
see_mark(guint tag, guint first, guint last, gpointer data)
{
	Look *l = data;
	guint words = l->fold->list->len - last - 1;
	bool ends = words == 0 && l->whole;
	gsize start, length;
	const char *after;

	if (tag == PPID_MARK_WROTE ? !ends : first != 0)
		return;
	ppid_fold_span(l->fold, first, last, &start, &length);
	after = l->text + start + length;
	if ((PPID_LINE(tag) & LABELS) != 0)
		l->bits |= label_bits(l, tag, after, ends);
	else if (tag == PPID_MARK_QUOTE || tag == PPID_MARK_FORWARD)
		l->bits |= ends || l->ruled ? PPID_LINE(tag) : 0;
	else if (tag == PPID_MARK_CLOSING || tag == PPID_MARK_THANKS)
		l->bits |= closes(l, after, words) ? PPID_LINE(tag) : 0;
	else if (tag == PPID_MARK_POSTSCRIPT)
		l->bits |= ends || colon_follows(after, l->end) ||
					   (after < l->end && *after == '.')
				   ? PPID_LINE(tag)
				   : 0;
	else if (tag < PPID_MARK_CONTENT)
		l->bits |= PPID_LINE(tag);
}

/* The folded word at *@p to @word, of PPID_FOLD_WORD_MAX octets, and skips
 * what separates it from the next; false if that takes more than ASCII, or it
 * is long. */
static bool
read_word(const char **p, const char *end, char *word, gsize *size_out)
{
	const char *q = *p;
	gsize n = 0;

	for (; q < end && g_ascii_isalnum(*q); q++) {
		if (n == PPID_FOLD_WORD_MAX - 1)
			return false;
		/* one bit makes a letter lower case, a digit has it */
		word[n++] = *q | 0x20;
	}
	word[n] = '\0';
	*size_out = n;
	while (q < end && (guchar)*q < 0x80 && !g_ascii_isalnum(*q))
		q++;
	*p = q;
	return q == end || (guchar)*q < 0x80;
}

/* The last word of the line is one that "... wrote" ends with. */
static bool
may_end(const PpidMarks *marks, const char *p, const char *end)
{
	char word[PPID_FOLD_WORD_MAX];
	const char *q;
	gsize size;

	while (end > p && (guchar)end[-1] < 0x80 && !g_ascii_isalnum(end[-1]))
		end--;
	for (q = end; q > p && g_ascii_isalnum(q[-1]); q--)
		;
	return (q > p && (guchar)q[-1] >= 0x80) ||
	       !read_word(&q, end, word, &size) ||
	       g_hash_table_contains(marks->wrote, word);
}

/* A mark of the words so far; a label is none without its colon. */
static bool
is_marked(const PpidMarks *marks, guint32 node, const char *after,
	  const char *next, const char *end)
{
	guint tag;

	for (guint i = 0; ppid_phrase_set_tag(marks->phrases, node, i, &tag);
	     i++)
		if (tag < PPID_MARK_CONTENT &&
		    ((PPID_LINE(tag) & LABELS) == 0 || next == end ||
		     colon_follows(after, end)))
			return true;
	return false;
}

/* Is it worth to fold the line?  Only if some mark stands at its begin, or
 * "... wrote" at its end; if in doubt, yes. */
static bool
may_mark(const PpidMarks *marks, const char *p, const char *end)
{
	char word[PPID_FOLD_WORD_MAX];
	guint32 node = 0;
	gsize size;

	for (const char *q = p; q < end;) {
		const char *start = q, *after;

		if (!read_word(&q, end, word, &size))
			return true;
		if (!ppid_phrase_set_walk(marks->phrases, &node, word))
			break;
		after = start + size;
		if (is_marked(marks, node, after, q, end))
			return true;
	}
	return node != 0 && may_end(marks, p, end);
}

static guint32
look_at(const PpidMarks *marks, PpidFold *fold, const char *p, gsize size,
	const char *end, bool ruled)
{
	Look l = { p, end, fold, p + size == end, ruled, 0 };

	ppid_fold_again(fold, p, (gssize)size);
	ppid_phrase_set_match(marks->phrases, fold, 0, G_MAXUINT, see_mark,
			      &l);
	return l.bits;
}

/* Only lines that can begin or end a mark are folded. */
static guint32
marks_of(const PpidMarks *marks, PpidFold *fold, const char *p,
	 const char *end, bool colon)
{
	const char *begin = p;
	guint32 bits = 0;

	while (p < end && (guchar)*p < 0x80 && !g_ascii_isalnum(*p))
		p++;
	if (p < end && may_mark(marks, p, end))
		bits = look_at(marks, fold, p,
			       MIN((gsize)(end - p), HEAD_MAX), end,
			       p - begin >= RULED_LEAST &&
				       strchr("-=_*#", *begin) != NULL);
	if (!colon || (bits & PPID_LINE(PPID_MARK_WROTE)) != 0)
		return bits;
	if (end - p > TAIL_MAX)
		p = end - TAIL_MAX;
	return bits | (look_at(marks, fold, p, (gsize)(end - p), end, false) &
		       PPID_LINE(PPID_MARK_WROTE));
}

/* --- shape of a line ---------------------------------------------------------- */

static gsize
blank_before(const char *p, const char *end)
{
	static const char *const blanks[] = { "\xc2\xa0", "\xef\xbb\xbf",
					      "\xe2\x80\x8b" };

	if ((guchar)*p < 0x80)
		return g_ascii_isspace(*p);
	for (gsize i = 0; i < G_N_ELEMENTS(blanks); i++) {
		gsize n = strlen(blanks[i]);

		if ((gsize)(end - p) >= n && memcmp(p, blanks[i], n) == 0)
			return n;
	}
	return 0;
}

static void
strip(const char **start, const char **stop)
{
	const char *p = *start, *end = *stop;
	gsize n;

	while (p < end && (n = blank_before(p, end)) > 0)
		p += n;
	for (;;) {
		if (end > p && g_ascii_isspace(end[-1]))
			end--;
		else if (end - p >= 2 && blank_before(end - 2, end) == 2)
			end -= 2;
		else if (end - p >= 3 && blank_before(end - 3, end) == 3)
			end -= 3;
		else
			break;
	}
	*start = p;
	*stop = end;
}

static bool
is_rule(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && *q == *p)
		q++;
	return q == end && end - p >= RULE_LEAST && strchr("_-=*", *p) != NULL;
}

/* A row of a table has more of them. */
static bool
is_barred(const char *p, const char *end)
{
	if (*p == ':' && (end - p < 2 || p[1] != ' '))
		return false;
	return (*p == '|' || *p == ':') &&
	       memchr(p + 1, *p, (gsize)(end - p - 1)) == NULL;
}

/* ">", and "AB>" of some programs. */
static bool
is_quoted(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && q - p < 3 && g_ascii_isupper(*q))
		q++;
	if (q == end || *q != '>')
		return false;
	return q == p || q + 1 == end || q[1] == ' ' || q[1] == '>';
}

static guint32
shape_of(const char *p, const char *end)
{
	guint32 bits = 0;

	if (is_quoted(p, end))
		return PPID_LINE_QUOTED;
	if (is_barred(p, end))
		bits |= PPID_LINE_BAR;
	if (end[-1] == ':')
		bits |= PPID_LINE_COLON;
	if (end[-1] == '?')
		bits |= PPID_LINE_ASKS;
	if (memchr(p, '@', (gsize)(end - p)) != NULL)
		bits |= PPID_LINE_AT;
	if (g_ascii_isdigit(*p))
		bits |= PPID_LINE_DIGIT;
	if (end - p == 2 && p[0] == '-' && p[1] == '-')
		bits |= PPID_LINE_DASHES;
	if (is_rule(p, end))
		bits |= PPID_LINE_RULE;
	if (end - p > LONG_LINE)
		bits |= PPID_LINE_LONG;
	if (memchr(p, ':', MIN((gsize)(end - p), LABEL_MAX)) != NULL)
		bits |= PPID_LINE_LABEL;
	return bits;
}

static guint32
bits_of(const PpidMarks *marks, PpidFold *fold, const char *p,
	const char *end)
{
	guint32 bits;

	strip(&p, &end);
	if (p == end)
		return PPID_LINE_BLANK;
	bits = shape_of(p, end);
	if ((bits & (PPID_LINE_QUOTED | PPID_LINE_RULE)) != 0)
		return bits;
	return bits | marks_of(marks, fold, p, end,
			       (bits & PPID_LINE_COLON) != 0);
}

GArray *
ppid_quote_lines(const char *text, gsize size, const PpidMarks *marks)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(PpidLine));
	g_autoptr(PpidFold) fold = ppid_fold_new("", 0);
	PpidLine line = { 0, 0 };

	for (gsize start = 0; start < size;) {
		const char *newline = memchr(text + start, '\n', size - start);
		gsize end = newline != NULL ? (gsize)(newline - text) + 1
					    : size;

		line.start = (guint32)start;
		line.bits = bits_of(marks, fold, text + start, text + end);
		g_array_append_val(lines, line);
		start = end;
	}
	line.start = (guint32)size;
	line.bits = PPID_LINE_BLANK;
	g_array_append_val(lines, line);
	return lines;
}

typedef struct {
	PpidMark mark;
	bool found;
} Wanted;

static void
see_wanted(guint tag, guint first, guint last, gpointer data)
{
	Wanted *w = data;

	(void)first;
	(void)last;
	if (tag == (guint)w->mark)
		w->found = true;
}

bool
ppid_quote_holds(const char *text, gsize size, const PpidMarks *marks,
		 PpidMark mark)
{
	g_autoptr(PpidFold) fold = ppid_fold_new(text, (gssize)size);
	Wanted w = { mark, false };

	ppid_phrase_set_match(marks->phrases, fold, 0, G_MAXUINT, see_wanted,
			      &w);
	return w.found;
}
