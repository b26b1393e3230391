/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-letter-answer.h"

#include <string.h>

#define ANSWERS_MIN 2 /* of a form; one may be an answer to anything */
#define LABEL_MAX 160 /* bytes of the line that asks */

/* Where the last line of @s begins, if it ends with ':' or '?'. */
static bool
asking_line(const char *text, const PpidSegment *s, gsize *start_out)
{
	gsize end = s->start + s->length, start;

	while (end > s->start && g_ascii_isspace(text[end - 1]))
		end--;
	if (end == s->start || strchr(":?", text[end - 1]) == NULL)
		return false;
	for (start = end; start > s->start && text[start - 1] != '\n';)
		start--;
	*start_out = start;
	return end - start <= LABEL_MAX;
}

/* The writer's words right below what is asked. */
static bool
is_answered(const char *text, const GArray *segments, guint i,
	    gsize *start_out)
{
	const PpidSegment *s = &g_array_index(segments, PpidSegment, i);
	const PpidSegment *next = s + 1;

	return i + 1 < segments->len && s->kind == PPID_SEGMENT_QUOTE &&
	       next->kind == PPID_SEGMENT_OWN && next->length > 0 &&
	       !g_ascii_isspace(text[next->start]) &&
	       asking_line(text, s, start_out);
}

static guint
count_answers(const char *text, const GArray *segments)
{
	guint count = 0;
	gsize start;

	for (guint i = 0; i < segments->len; i++)
		count += is_answered(text, segments, i, &start);
	return count;
}

/* Own words that follow own words are one range. */
static void
add(GArray *out, PpidSegmentKind kind, gsize start, gsize end)
{
	PpidSegment new = { kind, start, end - start };
	PpidSegment *last =
		out->len > 0 ? &g_array_index(out, PpidSegment, out->len - 1) :
			       NULL;

	if (end <= start)
		return;
	if (last != NULL && kind == PPID_SEGMENT_OWN && last->kind == kind)
		last->length = end - last->start;
	else
		g_array_append_val(out, new);
}

GArray *
ppid_letter_answers(const char *text, const GArray *segments)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(PpidSegment));
	bool form = count_answers(text, segments) >= ANSWERS_MIN;

	for (guint i = 0; i < segments->len; i++) {
		const PpidSegment *s =
			&g_array_index(segments, PpidSegment, i);
		gsize end = s->start + s->length, line = end;

		if (!form || !is_answered(text, segments, i, &line))
			line = end;
		add(out, s->kind, s->start, line);
		add(out, PPID_SEGMENT_OWN, line, end);
	}
	return out;
}
