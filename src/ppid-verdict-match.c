/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rules match, and where. */
#include "config.h"
#include "ppid-verdict-private.h"

#include <string.h>

static void
hit(PpidJudge *j, guint rule, gsize start, gsize length)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);
	PpidJudgeState *state = &j->states[rule];

	if ((ppid_lexicon_rule(j->lexicon, rule)->zones & field->zone) == 0)
		return;
	state->matched = true;
	state->field = j->field + 1;
	if (field->zone == PPID_ZONE_SUBJECT)
		state->subject = true;
	if (field->zone != PPID_ZONE_CONTENT)
		state->own = true;
	if (state->count == PPID_JUDGE_EVIDENCE)
		return;
	state->evidence[state->count++] =
		(PpidEvidence){ rule, j->field, start, length, 0 };
}

static void
hit_words(PpidJudge *j, guint rule, guint first, guint last)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);
	gsize start, length;

	ppid_fold_span(field->fold, first, last, &start, &length);
	hit(j, rule, start, length);
}

static void
see_list(PpidJudge *j, guint list, guint first, guint last)
{
	const GArray *sequences = j->lexicon->sequences;

	for (guint i = 0; i < sequences->len; i++) {
		const PpidSequence *s =
			&g_array_index(sequences, PpidSequence, i);
		const PpidJudgeSeen *before = &j->seen[s->first];

		if (s->second == list && before->seen &&
		    first > before->last &&
		    first - before->last <= s->distance)
			hit_words(j, s->rule, before->first, last);
	}
	j->seen[list] = (PpidJudgeSeen){ true, first, last };
}

static void
see_start(PpidJudge *j, guint pattern, guint word)
{
	PpidJudgeTried *tried = &j->tried[pattern];
	PpidJudgeStart start = { word, 0 };

	g_array_append_val(j->starts, start);
	if (tried->last != 0)
		g_array_index(j->starts, PpidJudgeStart, tried->last - 1).next =
			j->starts->len;
	else
		tried->first = j->starts->len;
	tried->last = j->starts->len;
}

static void
see_phrase(guint tag, guint first, guint last, gpointer data)
{
	PpidJudge *j = data;

	if (tag >= PPID_TAG_PATTERN)
		j->tried[tag - PPID_TAG_PATTERN].wanted = true;
	else if (tag >= PPID_TAG_SECOND)
		j->tried[tag - PPID_TAG_SECOND].second = true;
	else if (tag >= PPID_TAG_START)
		see_start(j, tag - PPID_TAG_START, first);
	else if (tag < j->lexicon->rules->len)
		hit_words(j, tag, first, last);
	else
		see_list(j, tag - j->lexicon->rules->len, first, last);
}

/* Anywhere in the field. */
static void
search_pattern(PpidJudge *j, const PpidPattern *pattern)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);
	g_autoptr(GMatchInfo) info = NULL;
	int start, end;

	g_regex_match_full(pattern->regex, field->text,
			   (gssize)(field->start + field->length),
			   (int)field->start, 0, &info, NULL);
	for (int i = 0; i < PPID_JUDGE_EVIDENCE && g_match_info_matches(info);
	     i++) {
		if (g_match_info_fetch_pos(info, 0, &start, &end) && end > start)
			hit(j, pattern->rule, (gsize)start,
			    (gsize)(end - start));
		if (!g_match_info_next(info, NULL))
			break;
	}
}

/* At word @word; returns where the match ends, 0 if there is none. */
static gsize
match_at(PpidJudge *j, const PpidPattern *pattern, guint word)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);
	gsize at = ppid_fold_at(field->fold, word)->start;
	g_autoptr(GMatchInfo) info = NULL;
	int start, end;

	if (!g_regex_match_full(pattern->regex, field->text,
				(gssize)(field->start + field->length),
				(int)at, 0, &info, NULL) ||
	    !g_match_info_fetch_pos(info, 0, &start, &end) || end <= start)
		return 0;
	hit(j, pattern->rule, (gsize)start, (gsize)(end - start));
	return (gsize)end;
}

static void
list_digits(PpidJudge *j)
{
	const PpidField *f = ppid_letter_field(j->letter, j->field);

	j->counted = true;
	g_array_set_size(j->digits, 0);
	g_array_set_size(j->slash, 0);
	for (guint i = f->from; i < f->to; i++) {
		const PpidWord *w = ppid_fold_at(f->fold, i);
		const char *p = f->text + w->start;

		if (!g_ascii_isdigit(*p) &&
		    ((*p & 0x80) == 0 ||
		     !g_unichar_isdigit(g_utf8_get_char(p))))
			continue;
		g_array_append_val(j->digits, i);
		if (p[w->length] == '/')
			g_array_append_val(j->slash, i);
	}
}

/* (nullable): the words beginning with a digit at which @pattern may. */
static const GArray *
find_digits(PpidJudge *j, const PpidPattern *pattern)
{
	if (!pattern->digits && !pattern->slash)
		return NULL;
	if (!j->counted)
		list_digits(j);
	return pattern->digits ? j->digits : j->slash;
}

/* The next word of the starts from @at, its index + 1, and of @digits. */
static guint
next_start(const PpidJudge *j, guint *at, const GArray *digits, guint *digit)
{
	const PpidJudgeStart *start =
		*at != 0 ? &g_array_index(j->starts, PpidJudgeStart, *at - 1) : NULL;
	guint a = start != NULL ? start->word : G_MAXUINT, b = G_MAXUINT;

	if (digits != NULL && *digit < digits->len)
		b = g_array_index(digits, guint, *digit);
	if (a <= b && start != NULL)
		*at = start->next;
	if (b <= a)
		(*digit)++;
	return MIN(a, b);
}

/* As search_pattern(), but only where a match may begin. */
static void
try_starts(PpidJudge *j, const PpidPattern *pattern, guint index)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);
	const GArray *digits = find_digits(j, pattern);
	guint at = j->tried[index].first, digit = 0, word, count = 0;
	gsize end = field->start;

	while (count < PPID_JUDGE_EVIDENCE &&
	       (word = next_start(j, &at, digits, &digit)) != G_MAXUINT) {
		gsize stop;

		if (ppid_fold_at(field->fold, word)->start < end)
			continue;
		stop = match_at(j, pattern, word);
		if (stop > 0) {
			end = stop;
			count++;
		}
	}
}

static void
try_pattern(PpidJudge *j, const PpidPattern *pattern, guint index)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);

	if ((ppid_lexicon_rule(j->lexicon, pattern->rule)->zones &
	     field->zone) == 0)
		return;
	if ((pattern->guarded && !j->tried[index].wanted) ||
	    (pattern->second && !j->tried[index].second) ||
	    (pattern->after != PPID_KIND_NONE &&
	     j->states[pattern->after].field != j->field + 1))
		return;
	if (pattern->anchored)
		try_starts(j, pattern, index);
	else
		search_pattern(j, pattern);
}

void
ppid_judge_match(PpidJudge *j)
{
	const GArray *patterns = j->lexicon->patterns;

	for (j->field = 0; j->field < j->letter->fields->len; j->field++) {
		const PpidField *f = ppid_letter_field(j->letter, j->field);

		if (f->zone == PPID_ZONE_CONTENT && !j->contents)
			continue;
		memset(j->seen, 0, sizeof(PpidJudgeSeen) * j->lexicon->lists);
		memset(j->tried, 0, sizeof(PpidJudgeTried) * patterns->len);
		g_array_set_size(j->starts, 0);
		j->counted = false;
		ppid_phrase_set_match(j->lexicon->phrases, f->fold, f->from,
				      f->to, see_phrase, j);
		for (guint i = 0; i < patterns->len; i++)
			try_pattern(j,
				    &g_array_index(patterns, PpidPattern, i),
				    i);
	}
}
