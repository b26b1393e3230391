/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-topic-private.h"

#include <string.h>

#include "ppid-agency.h"

#define ZONES (PPID_ZONE_SUBJECT | PPID_ZONE_BODY | PPID_ZONE_FORWARD | \
	       PPID_ZONE_ATTACHMENT | PPID_ZONE_CONTENT)
#define AGAIN_MAX 4 /* further items of a request that count */

/* A phrase in the text, by indexes of words. */
typedef struct {
	guint first;
	guint last;
	guint tag;
	bool pair; /* of two words: what is between them is not in it */
} Match;

/* Where a phrase weighs most. */
typedef struct {
	guint tag;
	double weight;
	double more; /* of the further items that have it */
	guint times;
	const PpidAgencyPart *part;
	guint field;
	guint first;
	guint last;
} Seen;

/* The last word of a list in the current field. */
typedef struct {
	bool seen;
	guint first;
	guint last;
} Last;

typedef struct {
	double score;
	double best;	   /* of its phrases */
	const Seen *seen;  /* that one */
	guint by;	   /* the hit it rests on, from 1; 0: words */
} RuleState;

typedef struct {
	const PpidTopics *topics;
	const PpidLetter *letter;
	const GArray *parts;
	bool wanted[PPID_TOPIC_TABLES];
	GArray *matches; /* Match, of one field */
	GArray *seen;	 /* Seen: phrases of the letter; at last by tag */
	guint32 *slots;	 /* by tag: its place in seen + 1, or 0 */
	Last *last;	 /* by list */
	guint field;
	GArray *found; /* PpidTopicHit */
} Search;

static const PpidTopicWord *
word_of(const Search *s, guint tag)
{
	return &g_array_index(s->topics->words, PpidTopicWord, tag);
}

/* --- phrases of a field ---------------------------------------------------- */

static void
keep(Search *s, guint tag, guint first, guint last, bool pair)
{
	Match m = { first, last, tag, pair };

	g_array_append_val(s->matches, m);
}

static void
see_list(Search *s, guint list, guint first, guint last)
{
	const GArray *pairs = s->topics->pairs;

	for (guint i = 0; i < pairs->len; i++) {
		const PpidTopicPair *p =
			&g_array_index(pairs, PpidTopicPair, i);
		const Last *before = &s->last[p->first];

		if (p->second == list && before->seen &&
		    first > before->last &&
		    first - before->last <= p->distance)
			keep(s, p->word, before->first, last, true);
	}
	s->last[list] = (Last){ true, first, last };
}

static void
see_phrase(guint tag, guint first, guint last, gpointer data)
{
	Search *s = data;
	const PpidTopicWord *word = word_of(s, tag);

	if (!s->wanted[word->table])
		return;
	if (word->list)
		see_list(s, word->index, first, last);
	else
		keep(s, tag, first, last, false);
}

static int
by_place(gconstpointer a, gconstpointer b)
{
	const Match *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->last != y->last)
		return x->last > y->last ? -1 : 1;
	return x->tag < y->tag ? -1 : x->tag > y->tag;
}

/* --- what they weigh --------------------------------------------------------- */

static double
factor_of(const Search *s, const PpidTopicData *d, guint zone)
{
	if (zone == PPID_ZONE_SUBJECT)
		return d->subject;
	if (zone == PPID_ZONE_FORWARD)
		return d->forward;
	if (zone == PPID_ZONE_ATTACHMENT)
		return d->attachment;
	if (zone == PPID_ZONE_CONTENT && !s->letter->cover)
		return d->content;
	return 1;
}

static const PpidAgencyPart *
part_at(const Search *s, const PpidField *field, gsize start)
{
	for (guint i = 0; s->parts != NULL && i < s->parts->len; i++) {
		const PpidAgencyPart *p =
			&g_array_index(s->parts, PpidAgencyPart, i);

		if (start >= p->start && start < p->start + p->length &&
		    g_strcmp0(field->part, p->part) == 0)
			return p;
	}
	return NULL;
}

/* "0012/PPID/DISKOMINFO/PI/XI/2026" is a number, not words. */
static bool
in_number(const PpidField *field, gsize start, gsize length)
{
	return start > 0 && field->text[start - 1] == '/' &&
	       field->text[start + length] == '/';
}

static Seen *
seen_of(Search *s, guint tag)
{
	Seen fresh = { .tag = tag };

	if (s->slots[tag] == 0) {
		g_array_append_val(s->seen, fresh);
		s->slots[tag] = s->seen->len;
	}
	return &g_array_index(s->seen, Seen, s->slots[tag] - 1);
}

/* Each phrase counts at its best place, and a little for further items. */
static void
weigh(Search *s, const Match *m)
{
	const PpidTopicWord *word = word_of(s, m->tag);
	const PpidTopicData *d = &s->topics->tables[word->table];
	const PpidField *field = ppid_letter_field(s->letter, s->field);
	const PpidAgencyPart *part;
	double weight = word->weight * factor_of(s, d, field->zone);
	gsize start, length;
	Seen *seen;

	ppid_fold_span(field->fold, m->first, m->last, &start, &length);
	if (in_number(field, start, length))
		return;
	seen = seen_of(s, m->tag);
	part = part_at(s, field, start);
	if (part != NULL)
		weight *= part->asked ? d->asked : d->applicant;
	if (weight > seen->weight) {
		seen->weight = weight;
		seen->part = part;
		seen->field = s->field;
		seen->first = m->first;
		seen->last = m->last;
	} else if (part != NULL && part->asked && part != seen->part &&
		   seen->times < AGAIN_MAX) {
		seen->times++;
		seen->part = part;
		seen->more += weight * d->again;
	}
}

/* Of phrases of one table only the longest counts: "bantuan operasional
 * sekolah" is no "sekolah". */
static void
weigh_field(Search *s)
{
	Match cover[PPID_TOPIC_TABLES] = { { 0 } };
	bool covered[PPID_TOPIC_TABLES] = { false };

	g_array_sort(s->matches, by_place);
	for (guint i = 0; i < s->matches->len; i++) {
		const Match *m = &g_array_index(s->matches, Match, i);
		PpidTopicTable t = word_of(s, m->tag)->table;
		bool same = covered[t] && m->first == cover[t].first &&
			    m->last == cover[t].last;

		if (!m->pair && covered[t] && !same &&
		    m->last <= cover[t].last)
			continue;
		weigh(s, m);
		if (!m->pair) {
			cover[t] = *m;
			covered[t] = true;
		}
	}
}

static int
by_tag(gconstpointer a, gconstpointer b)
{
	const Seen *x = a, *y = b;

	return x->tag < y->tag ? -1 : x->tag > y->tag;
}

static void
look(Search *s)
{
	const GArray *fields = s->letter->fields;

	for (s->field = 0; s->field < fields->len; s->field++) {
		const PpidField *f = ppid_letter_field(s->letter, s->field);

		if ((f->zone & ZONES) == 0)
			continue;
		g_array_set_size(s->matches, 0);
		memset(s->last, 0, sizeof(Last) * s->topics->lists);
		ppid_phrase_set_match(s->topics->phrases, f->fold, f->from,
				      f->to, see_phrase, s);
		weigh_field(s);
	}
	g_array_sort(s->seen, by_tag);
}

/* --- rules ------------------------------------------------------------------- */

/* The heaviest phrase of a rule counts in full, a further one in part. */
static void
sum_words(const Search *s, PpidTopicTable table, RuleState *states)
{
	const PpidTopicData *d = &s->topics->tables[table];

	for (guint i = 0; i < s->seen->len; i++) {
		const Seen *seen = &g_array_index(s->seen, Seen, i);
		const PpidTopicWord *word = word_of(s, seen->tag);
		RuleState *state;

		if (word->table != table || word->list || seen->weight <= 0)
			continue;
		state = &states[word->index];
		state->score += seen->weight * d->again + seen->more;
		if (seen->weight > state->best) {
			state->best = seen->weight;
			state->seen = seen;
		}
	}
	for (guint i = 0; i < d->rules->len; i++)
		states[i].score += states[i].best * (1 - d->again);
}

/* From 1; 0: none.  No pointer: what is found may still move. */
static guint
find_hit(const Search *s, const char *code)
{
	for (guint i = 0; i < s->found->len; i++) {
		const PpidTopicHit *hit =
			&g_array_index(s->found, PpidTopicHit, i);

		if (hit->table == PPID_TOPIC_SUBJECT &&
		    strcmp(hit->code, code) == 0)
			return i + 1;
	}
	return 0;
}

/* What a topic implies, as much as we are sure of the topic. */
static void
sum_topics(const Search *s, const PpidTopicRule *rule, RuleState *state)
{
	const GArray *items = s->topics->tables[PPID_TOPIC_SUBJECT].items;

	for (guint i = 0; rule->topics != NULL && i < rule->topics->len;
	     i++) {
		guint index = g_array_index(rule->topics, guint, i);
		guint hit = find_hit(
			s, g_array_index(items, PpidTopicItem, index).code);
		double weight = 0;

		if (hit != 0)
			weight = rule->weight /
				 g_array_index(s->found, PpidTopicHit, hit - 1)
					 .rank;
		if (weight <= state->best)
			continue;
		state->score += weight - state->best;
		state->best = weight;
		state->by = hit;
	}
}

/* --- entries ----------------------------------------------------------------- */

static PpidTopicEvidence
evidence_of(const Search *s, const PpidTopicRule *rule, const RuleState *state)
{
	PpidTopicEvidence e = { .rule = rule->id };

	if (state->by != 0) {
		e = g_array_index(s->found, PpidTopicHit, state->by - 1)
			    .evidence[0];
		e.rule = rule->id;
	} else {
		e.field = state->seen->field;
		ppid_fold_span(ppid_letter_field(s->letter, e.field)->fold,
			       state->seen->first, state->seen->last, &e.start,
			       &e.length);
	}
	e.weight = state->score;
	return e;
}

/* Sorted in, the heaviest first; of equal ones the first rule. */
static void
add_evidence(PpidTopicHit *hit, PpidTopicEvidence e)
{
	guint at = hit->count;

	while (at > 0 && hit->evidence[at - 1].weight < e.weight)
		at--;
	if (at == PPID_TOPIC_EVIDENCE)
		return;
	for (guint i = MIN(hit->count, PPID_TOPIC_EVIDENCE - 1); i > at; i--)
		hit->evidence[i] = hit->evidence[i - 1];
	hit->evidence[at] = e;
	hit->count = MIN(hit->count + 1, PPID_TOPIC_EVIDENCE);
}

static void
fill_hit(const Search *s, PpidTopicTable table, const RuleState *states,
	 guint item, PpidTopicHit *hit)
{
	const PpidTopicData *d = &s->topics->tables[table];
	const PpidTopicItem *it = &g_array_index(d->items, PpidTopicItem, item);
	double best = 0;

	hit->table = table;
	hit->code = it->code;
	hit->name = it->name;
	hit->holder = it->holder;
	hit->parent = it->parent;
	for (guint i = 0; i < d->rules->len; i++) {
		const PpidTopicRule *r =
			&g_array_index(d->rules, PpidTopicRule, i);

		if (r->item != item || states[i].score <= 0)
			continue;
		add_evidence(hit, evidence_of(s, r, &states[i]));
		if (states[i].score > best) {
			best = states[i].score;
			hit->basis = r->basis;
		}
	}
}

/* The best entry that is not taken yet, and the score of the next one. */
static guint
next_item(const double *scores, const bool *taken, guint count)
{
	guint best = count;

	for (guint i = 0; i < count; i++)
		if (!taken[i] && scores[i] > 0 &&
		    (best == count || scores[i] > scores[best]))
			best = i;
	return best;
}

static void
rank(Search *s, PpidTopicTable table, const RuleState *states,
     const double *scores)
{
	const PpidTopicData *d = &s->topics->tables[table];
	guint count = d->items->len;
	g_autofree bool *taken = g_new0(bool, count + 1);
	guint first = next_item(scores, taken, count);
	guint place = 0;

	for (guint i = first; i < count && place < d->most; ) {
		PpidTopicHit hit = { .rank = ++place };
		double rival;
		guint next;

		if (scores[i] < d->threshold ||
		    scores[i] < scores[first] * d->share)
			break;
		taken[i] = true;
		next = next_item(scores, taken, count);
		rival = i != first ? scores[first]
				   : next < count ? scores[next] : 0;
		hit.confidence = scores[i] /
				 (scores[i] + d->half + d->rival * rival);
		hit.confidence = MIN(hit.confidence, 0.99);
		fill_hit(s, table, states, i, &hit);
		g_array_append_val(s->found, hit);
		i = next;
	}
}

static void
decide(Search *s, PpidTopicTable table)
{
	const PpidTopicData *d = &s->topics->tables[table];
	g_autofree RuleState *states = g_new0(RuleState, d->rules->len + 1);
	g_autofree double *scores = g_new0(double, d->items->len + 1);

	sum_words(s, table, states);
	for (guint i = 0; i < d->rules->len; i++) {
		const PpidTopicRule *rule =
			&g_array_index(d->rules, PpidTopicRule, i);

		sum_topics(s, rule, &states[i]);
		scores[rule->item] += states[i].score;
	}
	rank(s, table, states, scores);
}

static bool
is_for(const PpidTopicData *d, const char *const *kinds)
{
	for (; *kinds != NULL; kinds++)
		if (g_strv_contains((const char *const *)d->kinds, *kinds))
			return true;
	return false;
}

GArray *
ppid_topics_find(const PpidTopics *topics, const PpidLetter *letter,
		 const char *const *kinds, const GArray *parts)
{
	g_autofree guint32 *slots = g_new0(guint32, topics->words->len + 1);
	g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(Seen));
	g_autofree Last *last = g_new0(Last, topics->lists + 1);
	g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(Match));
	Search s = { .topics = topics,
		     .letter = letter,
		     .parts = parts,
		     .matches = matches,
		     .seen = seen,
		     .slots = slots,
		     .last = last };
	bool any = false;

	s.found = g_array_new(FALSE, FALSE, sizeof(PpidTopicHit));
	for (guint i = 0; i < PPID_TOPIC_TABLES; i++)
		any |= s.wanted[i] = is_for(&topics->tables[i], kinds);
	if (any)
		look(&s);
	for (guint i = 0; i < PPID_TOPIC_TABLES; i++)
		if (s.wanted[i])
			decide(&s, i);
	return s.found;
}
