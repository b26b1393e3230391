/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-agency.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-phrase.h"
#include "ppid-xml.h"

#define ZONES (PPID_ZONE_SUBJECT | PPID_ZONE_BODY | PPID_ZONE_SIGNATURE | \
	       PPID_ZONE_FORWARD | PPID_ZONE_ATTACHMENT | PPID_ZONE_CONTENT | \
	       PPID_ZONE_SENDER)
#define RANKS 3
#define LEAST 0.5      /* score below which an agency is not named */
#define LEAST_SHARE 0.2 /* of the best one's */
#define AGAIN 0.3	/* of a weight, for each further item */
#define AGAIN_MAX 4

/* What a phrase says. */
typedef struct {
	guint agency;
	double weight;
	bool alias;
} Word;

struct PpidAgencies {
	GArray *list;	/* PpidAgency */
	GArray *words;	/* Word: the tags of phrases */
	PpidPhraseSet *phrases;
	double alias;
	double subject;
	double attachment;
	double content;
	double asked;	  /* factor of what is asked */
	double applicant; /* factor of what the applicant says of himself */
	double model;	  /* what a model adds at most */
	double slope;	  /* x = slope * score - offset * how far it is */
	double offset;	  /* behind the best; skor: as keyakinan is of x */
};

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
};

/* --- the table -------------------------------------------------------------- */

static double
get_number(xmlNode *node, const char *name, double fallback)
{
	g_autofree char *text = ppid_xml_get(node, name);

	return text != NULL ? g_ascii_strtod(text, NULL) : fallback;
}

static bool
add_words(PpidAgencies *a, xmlNode *opd, const char *name, bool alias,
	  GError **error)
{
	xmlNode *node = ppid_xml_child(opd, name);

	for (; node != NULL; node = ppid_xml_next(node, name)) {
		g_autofree char *text = ppid_xml_text(node);
		Word word = { a->list->len - 1,
			      get_number(node, "bobot",
					 alias ? a->alias : 2),
			      alias };

		if (!ppid_phrase_set_add(a->phrases, text, a->words->len))
			return ppid_data_error(error, node,
					       "a phrase without a word");
		g_array_append_val(a->words, word);
	}
	return true;
}

static bool
read_agency(PpidAgencies *a, xmlNode *node, GError **error)
{
	PpidAgency agency = {
		.code = ppid_xml_get(node, "kode"),
		.name = ppid_xml_get(node, "nama"),
		.region = ppid_xml_get(node, "hanya"),
		.outside = ppid_xml_is(node, "luar", "ya"),
	};

	g_array_append_val(a->list, agency);
	return add_words(a, node, "alias", true, error) &&
	       add_words(a, node, "kata", false, error);
}

static PpidAgencies *
new_agencies(xmlNode *root)
{
	PpidAgencies *a = g_new0(PpidAgencies, 1);

	a->list = g_array_new(FALSE, FALSE, sizeof(PpidAgency));
	a->words = g_array_new(FALSE, FALSE, sizeof(Word));
	a->phrases = ppid_phrase_set_new();
	a->alias = get_number(root, "alias", 6);
	a->subject = get_number(root, "perihal", 1);
	a->attachment = get_number(root, "lampiran", 1);
	a->content = get_number(root, "isi-lampiran", 1);
	a->asked = get_number(root, "rincian", 1);
	a->applicant = get_number(root, "pemohon", 1);
	a->model = get_number(root, "model", 0);
	a->slope = get_number(root, "lereng", 0.5);
	a->offset = get_number(root, "geser", 0.3);
	return a;
}

PpidAgencies *
ppid_agencies_load(const char *data_dir, GError **error)
{
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(data_dir, "opd.xml", "opd.xsd", NULL, error);
	g_autoptr(PpidAgencies) a = NULL;
	xmlNode *root, *node;

	if (doc == NULL)
		return NULL;
	root = xmlDocGetRootElement(doc);
	a = new_agencies(root);
	for (node = ppid_xml_child(root, "opd"); node != NULL;
	     node = ppid_xml_next(node, "opd"))
		if (!read_agency(a, node, error))
			return NULL;
	ppid_phrase_set_compile(a->phrases);
	return g_steal_pointer(&a);
}

void
ppid_agencies_free(PpidAgencies *agencies)
{
	if (agencies == NULL)
		return;
	for (guint i = 0; i < agencies->list->len; i++) {
		PpidAgency *a = &g_array_index(agencies->list, PpidAgency, i);

		g_free(a->code);
		g_free(a->name);
		g_free(a->region);
	}
	g_array_free(agencies->list, TRUE);
	g_array_free(agencies->words, TRUE);
	ppid_phrase_set_free(agencies->phrases);
	g_free(agencies);
}

const PpidAgency *
ppid_agencies_get(const PpidAgencies *agencies, guint index)
{
	return &g_array_index(agencies->list, PpidAgency, index);
}

bool
ppid_agencies_find(const PpidAgencies *agencies, const char *code,
		   guint *index_out)
{
	for (guint i = 0; i < agencies->list->len; i++) {
		if (strcmp(ppid_agencies_get(agencies, i)->code, code) != 0)
			continue;
		if (index_out != NULL)
			*index_out = i;
		return true;
	}
	return false;
}

/* --- matching ------------------------------------------------------------------ */

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

static void
see_word(guint tag, guint first, guint last, gpointer data)
{
	PpidAgencyMatch *m = data;
	const Word *word = &g_array_index(m->agencies->words, Word, tag);
	const PpidField *field = ppid_letter_field(m->letter, m->field);
	Tally *tally = &m->tallies[word->agency];
	Seen *seen = &m->seen[tag];
	const PpidAgencyPart *part;
	double weight = word->weight * factor_of(m, field->zone);

	if (field->zone == PPID_ZONE_SENDER) {
		tally->writes |= word->alias;
		return;
	}
	if (in_number(field, first, last))
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
