/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-verdict-private.h"

#include <string.h>

#define SECONDARY_MAX 3
#define SHORT_WORDS 12 /* a letter that only says "see attachment" */

/* --- which rules hold, and what they add ------------------------------------ */

static guint
count_holding(const PpidJudge *j, const GArray *rules)
{
	guint count = 0;

	for (guint i = 0; i < rules->len; i++)
		count += j->states[g_array_index(rules, guint, i)].holds;
	return count;
}

static bool
holds(const PpidJudge *j, guint index)
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
weight_of(const PpidJudge *j, const PpidJudgeState *state,
	  const PpidEffect *effect)
{
	double weight = state->subject ? effect->subject_weight
				       : effect->weight;

	return state->own ? weight : weight * j->content;
}

static guint
count_own(const PpidJudge *j, const GArray *rules)
{
	guint count = 0;

	for (guint i = 0; i < rules->len; i++) {
		const PpidJudgeState *s = &j->states[g_array_index(rules, guint, i)];

		count += s->holds && s->own;
	}
	return count;
}

/* What rests on an attachment rests on it as a whole. */
static void
settle_own(PpidJudge *j, guint index)
{
	const PpidRule *rule = ppid_lexicon_rule(j->lexicon, index);
	PpidJudgeState *state = &j->states[index];

	if (rule->composed)
		state->own = rule->any->len == 0 ||
			     count_own(j, rule->any) > 0;
	if (count_own(j, rule->needs) < rule->needs->len)
		state->own = false;
}

/* What the model adds; a kind that a rule binds is beyond it. */
static double
hint_weight(const PpidJudge *j)
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
apply_rules(PpidJudge *j)
{
	for (guint i = 0; i < j->lexicon->rules->len; i++) {
		const PpidRule *rule = ppid_lexicon_rule(j->lexicon, i);
		PpidJudgeState *state = &j->states[i];

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
is_candidate(const PpidJudge *j, guint kind)
{
	return j->scores[kind] >= ppid_lexicon_kind(j->lexicon, kind)->threshold;
}

static double
rank_of(const PpidJudge *j, guint kind)
{
	return j->scores[kind] + ppid_lexicon_kind(j->lexicon, kind)->bias +
	       (j->binding[kind] ? 1000 : 0);
}

static bool
beats(const PpidJudge *j, guint a, guint b)
{
	int x = ppid_lexicon_kind(j->lexicon, a)->order;
	int y = ppid_lexicon_kind(j->lexicon, b)->order;

	return x != y ? x < y : rank_of(j, a) > rank_of(j, b);
}

static guint
decide(const PpidJudge *j)
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
margin_of(const PpidJudge *j, guint winner)
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
confidence_of(const PpidJudge *j, guint winner)
{
	double x = j->lexicon->slope * margin_of(j, winner) -
		   j->lexicon->offset;

	/* a sigmoid of the four operations: the same on every machine */
	return CLAMP((1 + x / (1 + ABS(x))) / 2, 0.05, 0.99);
}

/* --- the verdict ----------------------------------------------------------------- */

static double
effect_on(const PpidJudge *j, guint rule, guint kind)
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
is_relevant(const PpidJudge *j, const PpidVerdict *v, guint rule)
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
gather(const PpidJudge *j, guint rule, PpidEvidence *out, guint count)
{
	const PpidRule *r = ppid_lexicon_rule(j->lexicon, rule);
	const PpidJudgeState *state = &j->states[rule];
	const GArray *parts[] = { r->needs, r->any };

	for (guint i = 0; i < state->count && count < PPID_JUDGE_EVIDENCE; i++)
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
keep_evidence(const PpidJudge *j, PpidVerdict *v, guint rule)
{
	PpidEvidence found[PPID_JUDGE_EVIDENCE];
	guint count = gather(j, rule, found, 0);

	for (guint i = 0; i < count; i++) {
		found[i].rule = rule;
		found[i].weight = i == 0 ? effect_on(j, rule, v->kind) : 0;
		g_array_append_val(v->evidence, found[i]);
	}
}

/* Only where it added to what was decided. */
static void
keep_hint(const PpidJudge *j, PpidVerdict *v)
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
is_secondary(const PpidJudge *j, guint kind, guint winner)
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
collect(const PpidJudge *j, PpidVerdict *v)
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
in_doubt(const PpidJudge *j)
{
	const PpidLetter *l = j->letter;

	if (j->scores[j->lexicon->fallback] > 0 || l->damaged ||
	    (l->own_words < SHORT_WORDS && l->attachments > 0))
		return j->lexicon->fallback;
	return j->lexicon->unknown;
}

static void
forget(PpidJudge *j)
{
	const PpidLexicon *l = j->lexicon;

	memset(j->states, 0, sizeof(PpidJudgeState) * l->rules->len);
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
decide_kind(PpidJudge *j, double *confidence)
{
	const PpidLetter *letter = j->letter;
	guint winner;
	bool sure;

	ppid_judge_match(j);
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
	ppid_judge_match(j);
	apply_rules(j);
	if (sure)
		return winner;
	winner = decide(j);
	*confidence = winner != PPID_KIND_NONE ? confidence_of(j, winner) : 0;
	return winner;
}

static void
judge(PpidJudge *j, PpidVerdict *v)
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
	g_autofree PpidJudgeState *states =
		g_new0(PpidJudgeState, lexicon->rules->len + 1);
	g_autofree PpidJudgeSeen *seen =
		g_new0(PpidJudgeSeen, lexicon->lists + 1);
	g_autofree double *scores = g_new0(double, lexicon->kinds->len + 1);
	g_autofree bool *binding = g_new0(bool, lexicon->kinds->len + 1);
	g_autofree PpidJudgeTried *tried =
		g_new0(PpidJudgeTried, lexicon->patterns->len + 1);
	g_autoptr(GArray) starts =
		g_array_new(FALSE, FALSE, sizeof(PpidJudgeStart));
	g_autoptr(GArray) digits = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autoptr(GArray) slash = g_array_new(FALSE, FALSE, sizeof(guint));
	PpidJudge j = { .letter = letter,
		    .lexicon = lexicon,
		    .hint = hint,
		    .states = states,
		    .seen = seen,
		    .tried = tried,
		    .starts = starts,
		    .digits = digits,
		    .slash = slash,
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
