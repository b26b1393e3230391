/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-verdict.h"

#include <string.h>

#define EVIDENCE_PER_RULE 3
#define SECONDARY_MAX 3
#define SHORT_WORDS 12 /* a letter that only says "see attachment" */

typedef struct {
	bool matched;
	bool subject; /* one of the matches is in the subject */
	bool own;     /* one of them is not in an attachment's text */
	bool holds;
	guint count;
	PpidEvidence evidence[EVIDENCE_PER_RULE];
} State;

/* The last word of a list that was seen in the current field. */
typedef struct {
	bool seen;
	guint first;
	guint last;
} Seen;

/* A word at which a pattern may begin. */
typedef struct {
	guint word;
	guint next; /* of the same pattern: its index + 1 */
} Start;

/* What a field has of a pattern. */
typedef struct {
	bool wanted; /* a word that guards it */
	guint first; /* Start: its index + 1, or 0 */
	guint last;
} Tried;

typedef struct {
	const PpidLetter *letter;
	const PpidLexicon *lexicon;
	const PpidHint *hint; /* or NULL */
	State *states;
	Seen *seen;
	Tried *tried; /* by pattern */
	GArray *starts; /* Start, of the current field */
	GArray *digits; /* guint: words of it that begin with a digit */
	bool counted;	/* digits is filled */
	double *scores;	 /* by kind */
	bool *binding;	 /* by kind */
	bool contents;	 /* texts of attachments count */
	double content;	 /* as much as this */
	double hinted;	 /* what the model added */
	guint field;
} Judge;

/* --- which rules match ---------------------------------------------------- */

static void
hit(Judge *j, guint rule, gsize start, gsize length)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);
	State *state = &j->states[rule];

	if ((ppid_lexicon_rule(j->lexicon, rule)->zones & field->zone) == 0)
		return;
	state->matched = true;
	if (field->zone == PPID_ZONE_SUBJECT)
		state->subject = true;
	if (field->zone != PPID_ZONE_CONTENT)
		state->own = true;
	if (state->count == EVIDENCE_PER_RULE)
		return;
	state->evidence[state->count++] =
		(PpidEvidence){ rule, j->field, start, length, 0 };
}

static void
hit_words(Judge *j, guint rule, guint first, guint last)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);
	gsize start, length;

	ppid_fold_span(field->fold, first, last, &start, &length);
	hit(j, rule, start, length);
}

static void
see_list(Judge *j, guint list, guint first, guint last)
{
	const GArray *sequences = j->lexicon->sequences;

	for (guint i = 0; i < sequences->len; i++) {
		const PpidSequence *s =
			&g_array_index(sequences, PpidSequence, i);
		const Seen *before = &j->seen[s->first];

		if (s->second == list && before->seen &&
		    first > before->last &&
		    first - before->last <= s->distance)
			hit_words(j, s->rule, before->first, last);
	}
	j->seen[list] = (Seen){ true, first, last };
}

static void
see_start(Judge *j, guint pattern, guint word)
{
	Tried *tried = &j->tried[pattern];
	Start start = { word, 0 };

	g_array_append_val(j->starts, start);
	if (tried->last != 0)
		g_array_index(j->starts, Start, tried->last - 1).next =
			j->starts->len;
	else
		tried->first = j->starts->len;
	tried->last = j->starts->len;
}

static void
see_phrase(guint tag, guint first, guint last, gpointer data)
{
	Judge *j = data;

	if (tag >= PPID_TAG_PATTERN)
		j->tried[tag - PPID_TAG_PATTERN].wanted = true;
	else if (tag >= PPID_TAG_START)
		see_start(j, tag - PPID_TAG_START, first);
	else if (tag < j->lexicon->rules->len)
		hit_words(j, tag, first, last);
	else
		see_list(j, tag - j->lexicon->rules->len, first, last);
}

/* Anywhere in the field. */
static void
search_pattern(Judge *j, const PpidPattern *pattern)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);
	g_autoptr(GMatchInfo) info = NULL;
	int start, end;

	g_regex_match_full(pattern->regex, field->text,
			   (gssize)(field->start + field->length),
			   (int)field->start, 0, &info, NULL);
	for (int i = 0; i < EVIDENCE_PER_RULE && g_match_info_matches(info);
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
match_at(Judge *j, const PpidPattern *pattern, guint word)
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

/* The words of the field that begin with a digit. */
static const GArray *
find_digits(Judge *j)
{
	const PpidField *f = ppid_letter_field(j->letter, j->field);

	if (j->counted)
		return j->digits;
	j->counted = true;
	g_array_set_size(j->digits, 0);
	for (guint i = f->from; i < f->to; i++) {
		const char *p = f->text + ppid_fold_at(f->fold, i)->start;

		if (g_ascii_isdigit(*p) ||
		    ((*p & 0x80) != 0 &&
		     g_unichar_isdigit(g_utf8_get_char(p))))
			g_array_append_val(j->digits, i);
	}
	return j->digits;
}

/* The next word of the starts from @at, its index + 1, and of @digits. */
static guint
next_start(const Judge *j, guint *at, const GArray *digits, guint *digit)
{
	const Start *start =
		*at != 0 ? &g_array_index(j->starts, Start, *at - 1) : NULL;
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
try_starts(Judge *j, const PpidPattern *pattern, guint index)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);
	const GArray *digits = pattern->digits ? find_digits(j) : NULL;
	guint at = j->tried[index].first, digit = 0, word, count = 0;
	gsize end = field->start;

	while (count < EVIDENCE_PER_RULE &&
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
try_pattern(Judge *j, const PpidPattern *pattern, guint index)
{
	const PpidField *field = ppid_letter_field(j->letter, j->field);

	if ((ppid_lexicon_rule(j->lexicon, pattern->rule)->zones &
	     field->zone) == 0)
		return;
	if (pattern->anchored)
		try_starts(j, pattern, index);
	else
		search_pattern(j, pattern);
}

static void
match_fields(Judge *j)
{
	const GArray *patterns = j->lexicon->patterns;

	for (j->field = 0; j->field < j->letter->fields->len; j->field++) {
		const PpidField *f = ppid_letter_field(j->letter, j->field);

		if (f->zone == PPID_ZONE_CONTENT && !j->contents)
			continue;
		memset(j->seen, 0, sizeof(Seen) * j->lexicon->lists);
		memset(j->tried, 0, sizeof(Tried) * patterns->len);
		g_array_set_size(j->starts, 0);
		j->counted = false;
		ppid_phrase_set_match(j->lexicon->phrases, f->fold, f->from,
				      f->to, see_phrase, j);
		for (guint i = 0; i < patterns->len; i++) {
			const PpidPattern *p =
				&g_array_index(patterns, PpidPattern, i);

			if (!p->guarded || j->tried[i].wanted)
				try_pattern(j, p, i);
		}
	}
}

/* --- which rules hold, and what they add ------------------------------------ */

static guint
count_holding(const Judge *j, const GArray *rules)
{
	guint count = 0;

	for (guint i = 0; i < rules->len; i++)
		count += j->states[g_array_index(rules, guint, i)].holds;
	return count;
}

static bool
holds(const Judge *j, guint index)
{
	const PpidRule *rule = ppid_lexicon_rule(j->lexicon, index);

	if (!rule->composed && !j->states[index].matched)
		return false;
	if (count_holding(j, rule->needs) < rule->needs->len)
		return false;
	if (rule->any->len > 0 && count_holding(j, rule->any) == 0)
		return false;
	return count_holding(j, rule->excludes) == 0;
}

static double
weight_of(const Judge *j, const State *state, const PpidEffect *effect)
{
	double weight = state->subject ? effect->subject_weight
				       : effect->weight;

	return state->own ? weight : weight * j->content;
}

static guint
count_own(const Judge *j, const GArray *rules)
{
	guint count = 0;

	for (guint i = 0; i < rules->len; i++) {
		const State *s = &j->states[g_array_index(rules, guint, i)];

		count += s->holds && s->own;
	}
	return count;
}

/* What rests on an attachment rests on it as a whole. */
static void
settle_own(Judge *j, guint index)
{
	const PpidRule *rule = ppid_lexicon_rule(j->lexicon, index);
	State *state = &j->states[index];

	if (rule->composed)
		state->own = rule->any->len == 0 ||
			     count_own(j, rule->any) > 0;
	if (count_own(j, rule->needs) < rule->needs->len)
		state->own = false;
}

/* What the model adds; a kind that a rule binds is beyond it. */
static double
hint_weight(const Judge *j)
{
	if (j->hint == NULL)
		return 0;
	for (guint k = 0; k < j->lexicon->kinds->len; k++)
		if (j->binding[k])
			return 0;
	return j->lexicon->model * j->hint->lead *
	       ppid_lexicon_kind(j->lexicon, j->hint->kind)->threshold;
}

/* A rule names only rules before it, so one pass is enough. */
static void
apply_rules(Judge *j)
{
	for (guint i = 0; i < j->lexicon->rules->len; i++) {
		const PpidRule *rule = ppid_lexicon_rule(j->lexicon, i);
		State *state = &j->states[i];

		state->holds = holds(j, i);
		settle_own(j, i);
		for (guint k = 0; state->holds && k < rule->effects->len;
		     k++) {
			const PpidEffect *e = &g_array_index(rule->effects,
							     PpidEffect, k);
			double weight = weight_of(j, state, e);

			j->scores[e->kind] += weight;
			if (rule->binding && weight > 0)
				j->binding[e->kind] = true;
		}
	}
	j->hinted = hint_weight(j);
	if (j->hint != NULL)
		j->scores[j->hint->kind] += j->hinted;
}

/* --- decision ------------------------------------------------------------------ */

static bool
is_candidate(const Judge *j, guint kind)
{
	return j->scores[kind] >= ppid_lexicon_kind(j->lexicon, kind)->threshold;
}

static double
rank_of(const Judge *j, guint kind)
{
	return j->scores[kind] + ppid_lexicon_kind(j->lexicon, kind)->bias +
	       (j->binding[kind] ? 1000 : 0);
}

static bool
beats(const Judge *j, guint a, guint b)
{
	int x = ppid_lexicon_kind(j->lexicon, a)->order;
	int y = ppid_lexicon_kind(j->lexicon, b)->order;

	return x != y ? x < y : rank_of(j, a) > rank_of(j, b);
}

static guint
decide(const Judge *j)
{
	guint best = PPID_KIND_NONE;

	for (guint k = 0; k < j->lexicon->kinds->len; k++)
		if (is_candidate(j, k) &&
		    (best == PPID_KIND_NONE || beats(j, k, best)))
			best = k;
	return best;
}

/*
 * How far the decision is from another one, in thresholds: from not being
 * reached, from a rival of the same order, from a kind of an earlier order
 * that would have come first.
 */
static double
margin_of(const Judge *j, guint winner)
{
	const PpidKind *kind = ppid_lexicon_kind(j->lexicon, winner);
	double margin = j->scores[winner] / kind->threshold - 0.5;

	for (guint k = 0; k < j->lexicon->kinds->len; k++) {
		const PpidKind *rival = ppid_lexicon_kind(j->lexicon, k);
		double distance = 2;

		if (k == winner)
			continue;
		if (rival->order == kind->order)
			distance = (rank_of(j, winner) - rank_of(j, k)) /
				   kind->threshold;
		else if (rival->order < kind->order)
			distance = 2 * (1 - j->scores[k] / rival->threshold);
		margin = MIN(margin, distance);
	}
	return j->binding[winner] ? MAX(margin, 0) + 1 : margin;
}

static double
confidence_of(const Judge *j, guint winner)
{
	double x = j->lexicon->slope * margin_of(j, winner) -
		   j->lexicon->offset;

	/* a sigmoid of the four operations: the same on every machine */
	return CLAMP((1 + x / (1 + ABS(x))) / 2, 0.05, 0.99);
}

/* --- the verdict ----------------------------------------------------------------- */

static double
effect_on(const Judge *j, guint rule, guint kind)
{
	const PpidRule *r = ppid_lexicon_rule(j->lexicon, rule);
	double sum = 0;

	for (guint i = 0; i < r->effects->len; i++) {
		const PpidEffect *e =
			&g_array_index(r->effects, PpidEffect, i);

		if (e->kind == kind)
			sum += weight_of(j, &j->states[rule], e);
	}
	return sum;
}

static bool
is_relevant(const Judge *j, const PpidVerdict *v, guint rule)
{
	const PpidRule *r = ppid_lexicon_rule(j->lexicon, rule);

	if (r->bulk || r->review)
		return true;
	if (effect_on(j, rule, v->kind) != 0)
		return true;
	for (guint i = 0; i < v->secondary->len; i++)
		if (effect_on(j, rule,
			      g_array_index(v->secondary, guint, i)) > 0)
			return true;
	return false;
}

/* The words by which @rule holds; of a composed rule, those of its parts. */
static guint
gather(const Judge *j, guint rule, PpidEvidence *out, guint count)
{
	const PpidRule *r = ppid_lexicon_rule(j->lexicon, rule);
	const State *state = &j->states[rule];
	const GArray *parts[] = { r->needs, r->any };

	for (guint i = 0; i < state->count && count < EVIDENCE_PER_RULE; i++)
		out[count++] = state->evidence[i];
	for (gsize k = 0; r->composed && k < G_N_ELEMENTS(parts); k++)
		for (guint i = 0; i < parts[k]->len; i++) {
			guint part = g_array_index(parts[k], guint, i);

			if (j->states[part].holds)
				count = gather(j, part, out, count);
		}
	return count;
}

static void
keep_evidence(const Judge *j, PpidVerdict *v, guint rule)
{
	PpidEvidence found[EVIDENCE_PER_RULE];
	guint count = gather(j, rule, found, 0);

	for (guint i = 0; i < count; i++) {
		found[i].rule = rule;
		found[i].weight = i == 0 ? effect_on(j, rule, v->kind) : 0;
		g_array_append_val(v->evidence, found[i]);
	}
}

/* Only where it added to what was decided. */
static void
keep_hint(const Judge *j, PpidVerdict *v)
{
	if (j->hint == NULL || j->hinted <= 0 || j->hint->kind != v->kind)
		return;
	for (guint i = 0; i < j->hint->words->len; i++) {
		PpidEvidence e =
			g_array_index(j->hint->words, PpidEvidence, i);

		e.weight = i == 0 ? j->hinted : 0;
		g_array_append_val(v->evidence, e);
	}
}

static void
keep_ground(PpidVerdict *v, const char *ground)
{
	guint i = 0;

	while (i < v->grounds->len &&
	       strcmp(g_ptr_array_index(v->grounds, i), ground) < 0)
		i++;
	if (i == v->grounds->len ||
	    strcmp(g_ptr_array_index(v->grounds, i), ground) != 0)
		g_ptr_array_insert(v->grounds, (int)i, (gpointer)ground);
}

/* What explains the main kind often reaches the threshold of a related
 * one: the table says beside which kinds one means more. */
static bool
is_secondary(const Judge *j, guint kind, guint winner)
{
	const PpidKind *k = ppid_lexicon_kind(j->lexicon, kind);
	const char *main_code = ppid_lexicon_kind(j->lexicon, winner)->code;

	if (kind == winner || !k->secondary ||
	    j->scores[kind] < k->secondary_threshold)
		return false;
	return k->beside == NULL ||
	       g_strv_contains((const char *const *)k->beside, main_code);
}

static void
collect(const Judge *j, PpidVerdict *v)
{
	bool grounds = ppid_lexicon_kind(j->lexicon, v->kind)->grounds;

	for (guint k = 0; k < j->lexicon->kinds->len; k++)
		if (v->secondary->len < SECONDARY_MAX &&
		    is_secondary(j, k, v->kind))
			g_array_append_val(v->secondary, k);
	for (guint i = 0; i < j->lexicon->rules->len; i++) {
		const PpidRule *rule = ppid_lexicon_rule(j->lexicon, i);
		bool ground = grounds && rule->ground != NULL;

		if (!j->states[i].holds)
			continue;
		v->bulk |= rule->bulk;
		v->review |= rule->review;
		if (ground)
			keep_ground(v, rule->ground);
		if (ground || is_relevant(j, v, i))
			keep_evidence(j, v, i);
	}
	keep_hint(j, v);
}

/* In doubt register: law.md 9.  A mail without a word of a request and
 * without a place where one could be is not taken for one. */
static guint
in_doubt(const Judge *j)
{
	const PpidLetter *l = j->letter;

	if (j->scores[j->lexicon->fallback] > 0 || l->damaged ||
	    (l->own_words < SHORT_WORDS && l->attachments > 0))
		return j->lexicon->fallback;
	return j->lexicon->unknown;
}

static void
forget(Judge *j)
{
	const PpidLexicon *l = j->lexicon;

	memset(j->states, 0, sizeof(State) * l->rules->len);
	memset(j->scores, 0, sizeof(double) * l->kinds->len);
	memset(j->binding, 0, sizeof(bool) * l->kinds->len);
}

/*
 * The sender's own words decide.  What is attached counts where they do not:
 * where there are next to none, where they only point to it and leave a
 * doubt, or where they say nothing of any kind.  So a law or an article that
 * is attached does not make another mail of a request.
 */
static guint
decide_kind(Judge *j, double *confidence)
{
	const PpidLetter *letter = j->letter;
	guint winner;
	bool sure;

	match_fields(j);
	apply_rules(j);
	winner = decide(j);
	*confidence = winner != PPID_KIND_NONE ? confidence_of(j, winner) : 0;
	sure = winner != PPID_KIND_NONE &&
	       (!letter->cover || *confidence >= j->lexicon->review_below);
	/* the grounds of an objection may be in the form that it covers */
	if (letter->contents == 0 ||
	    (sure && !(letter->cover &&
		       ppid_lexicon_kind(j->lexicon, winner)->grounds)))
		return winner;
	j->contents = true;
	j->content = letter->brief ? 1 : j->lexicon->content;
	forget(j);
	match_fields(j);
	apply_rules(j);
	if (sure)
		return winner;
	winner = decide(j);
	*confidence = winner != PPID_KIND_NONE ? confidence_of(j, winner) : 0;
	return winner;
}

static void
judge(Judge *j, PpidVerdict *v)
{
	const PpidLexicon *l = j->lexicon;
	double confidence;
	guint winner = decide_kind(j, &confidence);

	if (winner != PPID_KIND_NONE) {
		v->kind = winner;
		v->confidence = confidence;
	} else {
		v->kind = in_doubt(j);
		v->confidence = 0.3;
		v->review = true;
	}
	collect(j, v);
	v->review |= v->confidence < l->review_below ||
		     ppid_lexicon_kind(l, v->kind)->review ||
		     j->letter->damaged ||
		     (j->letter->own_words < SHORT_WORDS &&
		      j->letter->attachments > 0);
}

PpidVerdict *
ppid_verdict_new(const PpidLetter *letter, const PpidLexicon *lexicon,
		 const PpidHint *hint)
{
	PpidVerdict *v = g_new0(PpidVerdict, 1);
	g_autofree State *states = g_new0(State, lexicon->rules->len + 1);
	g_autofree Seen *seen = g_new0(Seen, lexicon->lists + 1);
	g_autofree double *scores = g_new0(double, lexicon->kinds->len + 1);
	g_autofree bool *binding = g_new0(bool, lexicon->kinds->len + 1);
	g_autofree Tried *tried = g_new0(Tried, lexicon->patterns->len + 1);
	g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(Start));
	g_autoptr(GArray) digits = g_array_new(FALSE, FALSE, sizeof(guint));
	Judge j = { .letter = letter,
		    .lexicon = lexicon,
		    .hint = hint,
		    .states = states,
		    .seen = seen,
		    .tried = tried,
		    .starts = starts,
		    .digits = digits,
		    .scores = scores,
		    .binding = binding,
		    .content = 1 };

	v->secondary = g_array_new(FALSE, FALSE, sizeof(guint));
	v->evidence = g_array_new(FALSE, FALSE, sizeof(PpidEvidence));
	v->grounds = g_ptr_array_new();
	judge(&j, v);
	return v;
}

void
ppid_verdict_free(PpidVerdict *verdict)
{
	if (verdict == NULL)
		return;
	g_array_free(verdict->secondary, TRUE);
	g_array_free(verdict->evidence, TRUE);
	g_ptr_array_free(verdict->grounds, TRUE);
	g_free(verdict);
}
