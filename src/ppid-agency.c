/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-agency-private.h"

#include <string.h>

#define ZONES (PPID_ZONE_SUBJECT | PPID_ZONE_BODY | PPID_ZONE_SIGNATURE | \
	       PPID_ZONE_FORWARD | PPID_ZONE_ATTACHMENT | PPID_ZONE_CONTENT | \
	       PPID_ZONE_SENDER)
#define RANKS 3
#define LEAST 0.5      /* score below which an agency is not named */
#define LEAST_SHARE 0.2 /* of the best one's */
#define AGAIN 0.3	/* of a weight, for each further item */
#define AGAIN_MAX 4
#define NEAR_STREET 2 /* "Jl. Raya Pasar Baru": words of the name */

typedef struct {
	double score;
	double best; /* weight of the evidence kept */
	bool named;
	bool writes; /* it is the sender */
	PpidAgencyHit hit;
} Tally;

/* Where a word was seen: it counts once, at its best place, and a little
 * for each further item of a request that has it. */
typedef struct {
	double weight;
	guint times;
	const PpidAgencyPart *part; /* of the last item counted */
} Seen;

struct PpidAgencyMatch {
	const PpidAgencies *agencies;
	const PpidLetter *letter;
	Tally *tallies;	   /* by agency */
	Seen *seen;	   /* by word */
	const GArray *parts; /* (nullable): PpidAgencyPart */
	const GArray *hints; /* (nullable): PpidAgencyHint */
	GHashTable *named; /* gint64 field << 32 | last word of an alias */
	guint field;
	guint hidden; /* words up to here say nothing, or 0: "kartu BPJS" */
	guint street; /* the word after "Jl.", or 0 */
	bool capital; /* only if it has one */
};

/* --- matching ------------------------------------------------------------ */

static double
factor_of(const PpidAgencyMatch *m, guint zone)
{
	if (zone == PPID_ZONE_SUBJECT)
		return m->agencies->subject;
	if (zone == PPID_ZONE_ATTACHMENT)
		return m->agencies->attachment;
	if (zone == PPID_ZONE_CONTENT && !m->letter->cover)
		return m->agencies->content;
	return 1;
}

static gint64
key_of(guint field, guint word)
{
	return ((gint64)field << 32) | word;
}

/* "0012/PPID/DISKOMINFO/PI/XI/2026" names no agency: it is a number. */
static bool
in_number(const PpidField *field, guint first, guint last)
{
	gsize start, length;

	ppid_fold_span(field->fold, first, last, &start, &length);
	return start > 0 && field->text[start - 1] == '/' &&
	       field->text[start + length] == '/';
}

static const PpidAgencyPart *
part_at(const PpidAgencyMatch *m, const PpidField *field, guint first,
	guint last)
{
	gsize start, length;

	ppid_fold_span(field->fold, first, last, &start, &length);
	for (guint i = 0; m->parts != NULL && i < m->parts->len; i++) {
		const PpidAgencyPart *p =
			&g_array_index(m->parts, PpidAgencyPart, i);

		if (start >= p->start && start < p->start + p->length &&
		    g_strcmp0(field->part, p->part) == 0)
			return p;
	}
	return NULL;
}

/* What is asked tells who has it; where the applicant lives does not. */
static double
factor_at(const PpidAgencyMatch *m, const PpidAgencyPart *part)
{
	if (part == NULL)
		return 1;
	return part->asked ? m->agencies->asked : m->agencies->applicant;
}

/* The same matter again, in another item; returns what it adds. */
static double
again(Seen *seen, const PpidAgencyPart *part, double weight)
{
	if (part == NULL || !part->asked || part == seen->part ||
	    seen->times >= AGAIN_MAX)
		return 0;
	seen->times++;
	seen->part = part;
	return weight * AGAIN;
}

/* "Jl. Pasar Baru", "Gang Kesehatan": named, but not for what is asked. */
static bool
in_street(const PpidAgencyMatch *m, const PpidField *field, guint first)
{
	if (m->street == 0 || first < m->street ||
	    first - m->street >= NEAR_STREET)
		return false;
	for (guint i = m->street; i <= first; i++) {
		const PpidWord *w = ppid_fold_at(field->fold, i);
		char before = field->text[w->start - 1];

		if (w->line ||
		    (before != ' ' && (before != '.' || i > m->street)) ||
		    (m->capital && !g_ascii_isupper(field->text[w->start])))
			return false;
	}
	return true;
}

static void
see_word(guint tag, guint first, guint last, gpointer data)
{
	PpidAgencyMatch *m = data;
	const PpidAgencyWord *word = &g_array_index(m->agencies->words, PpidAgencyWord, tag);
	const PpidField *field = ppid_letter_field(m->letter, m->field);
	Seen *seen = &m->seen[tag];
	const PpidAgencyPart *part;
	Tally *tally;
	double weight = word->weight * factor_of(m, field->zone);

	if (word->agency == PPID_AGENCY_STREET) {
		m->street = last + 1;
		m->capital = word->capital;
		return;
	}
	tally = &m->tallies[word->agency];
	if (field->zone == PPID_ZONE_SENDER) {
		tally->writes |= word->alias;
		return;
	}
	/* longer phrases come first: they hide names that end as they do */
	if (word->weight <= 0)
		m->hidden = last + 1;
	if (m->hidden == last + 1 || in_number(field, first, last) ||
	    in_street(m, field, first))
		return;
	if (word->alias) {
		gint64 key = key_of(m->field, last);

		if (!g_hash_table_contains(m->named, &key))
			g_hash_table_add(m->named,
					 g_memdup2(&key, sizeof key));
	}
	part = part_at(m, field, first, last);
	weight *= factor_at(m, part);
	/* several names of one agency are one name */
	if (word->alias && tally->named && seen->weight <= 0)
		weight = MIN(weight, 0.5);
	if (weight <= seen->weight) {
		tally->score += again(seen, part, weight);
		return;
	}
	tally->score += weight - seen->weight;
	tally->named |= word->alias;
	seen->weight = weight;
	seen->part = part;
	if (weight <= tally->best)
		return;
	tally->best = weight;
	tally->hit.agency = word->agency;
	tally->hit.field = m->field;
	ppid_fold_span(field->fold, first, last, &tally->hit.start,
		       &tally->hit.length);
}

static void
look(PpidAgencyMatch *m, guint zones)
{
	const PpidAgencies *a = m->agencies;

	for (m->field = 0; m->field < m->letter->fields->len; m->field++) {
		const PpidField *f = ppid_letter_field(m->letter, m->field);

		m->street = m->hidden = 0;
		if ((f->zone & zones) != 0)
			ppid_phrase_set_match(a->phrases, f->fold, f->from,
					      f->to, see_word, m);
	}
}

PpidAgencyMatch *
ppid_agency_match_new(const PpidAgencies *agencies, const PpidLetter *letter)
{
	PpidAgencyMatch *m = g_new0(PpidAgencyMatch, 1);

	m->agencies = agencies;
	m->letter = letter;
	m->tallies = g_new0(Tally, agencies->list->len + 1);
	m->seen = g_new0(Seen, agencies->words->len + 1);
	m->named = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
					 NULL);
	look(m, ZONES);
	return m;
}

void
ppid_agency_match_weigh(PpidAgencyMatch *match, const GArray *parts)
{
	const PpidAgencies *a = match->agencies;

	memset(match->tallies, 0, (a->list->len + 1) * sizeof(Tally));
	memset(match->seen, 0, (a->words->len + 1) * sizeof(Seen));
	match->parts = parts;
	look(match, ZONES);
	match->parts = NULL;
}

void
ppid_agency_match_free(PpidAgencyMatch *match)
{
	if (match == NULL)
		return;
	g_free(match->tallies);
	g_free(match->seen);
	g_hash_table_destroy(match->named);
	g_free(match);
}

bool
ppid_agency_match_named(const PpidAgencyMatch *match, guint field, guint word)
{
	gint64 key = key_of(field, word);

	return g_hash_table_contains(match->named, &key);
}

void
ppid_agency_match_hint(PpidAgencyMatch *match, const GArray *hints)
{
	match->hints = hints;
}

static const PpidAgencyHint *
hint_of(const PpidAgencyMatch *m, guint agency)
{
	for (guint i = 0; m->hints != NULL && i < m->hints->len; i++) {
		const PpidAgencyHint *hint =
			&g_array_index(m->hints, PpidAgencyHint, i);

		if (hint->agency == agency)
			return hint;
	}
	return NULL;
}

/* The words for it: its own, else those of the model. */
static PpidAgencyHit
hit_of(const PpidAgencyMatch *m, guint agency)
{
	const PpidAgencyHint *hint = hint_of(m, agency);

	if (m->tallies[agency].best > 0 || hint == NULL)
		return m->tallies[agency].hit;
	return (PpidAgencyHit){ .agency = agency, .field = hint->field,
				.start = hint->start,
				.length = hint->length, .by_model = true };
}

/*
 * A body outside the region that writes to us names itself; an agency that
 * only the province has is unlikely in a regency.
 */
static double
score_of(const PpidAgencyMatch *m, guint agency, const char *region)
{
	const PpidAgency *a = ppid_agencies_get(m->agencies, agency);
	const PpidAgencyHint *hint = hint_of(m, agency);
	double score = m->tallies[agency].score +
		       (hint != NULL ? m->agencies->model * hint->share : 0);

	if (a->outside && m->tallies[agency].writes)
		score *= 0.1;
	if (a->region != NULL && region != NULL &&
	    g_strcmp0(a->region, region) != 0)
		score *= 0.7;
	return score;
}

/* How sure it is that @score is of an agency that has it. */
static double
sureness(const PpidAgencies *a, double score, double best)
{
	double x = a->slope * score - a->offset * (best - score);

	return CLAMP((1 + x / (1 + ABS(x))) / 2, 0.01, 0.99);
}

static GArray *
rank(const PpidAgencyMatch *match, const char *region)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(PpidAgencyHit));
	guint count = match->agencies->list->len;
	double best = 0;

	for (guint place = 0; place < RANKS; place++) {
		guint found = count;
		double score = 0;
		PpidAgencyHit hit;

		for (guint i = 0; i < count; i++) {
			bool taken = false;

			for (guint k = 0; k < out->len; k++)
				taken |= g_array_index(out, PpidAgencyHit, k)
						 .agency == i;
			if (taken || score_of(match, i, region) <= score)
				continue;
			found = i;
			score = score_of(match, i, region);
		}
		best = MAX(best, score);
		if (found == count || score < LEAST ||
		    score < best * LEAST_SHARE)
			break;
		hit = hit_of(match, found);
		hit.score = sureness(match->agencies, score, best);
		g_array_append_val(out, hit);
	}
	return out;
}

/* "This is not what I asked for": what that was, only the letter that is
 * answered tells. */
GArray *
ppid_agency_match_rank(PpidAgencyMatch *match, const char *region)
{
	const GArray *hints = match->hints;
	g_autoptr(GArray) found = NULL;

	match->hints = NULL;
	found = rank(match, region);
	if (found->len == 0)
		look(match, PPID_ZONE_QUOTE);
	match->hints = hints;
	if (found->len > 0 && hints == NULL)
		return g_steal_pointer(&found);
	return rank(match, region);
}
