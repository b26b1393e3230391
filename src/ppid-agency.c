/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-agency.h"

#include "ppid-data.h"
#include "ppid-phrase.h"
#include "ppid-xml.h"

#define ZONES (PPID_ZONE_SUBJECT | PPID_ZONE_BODY | PPID_ZONE_SIGNATURE | \
	       PPID_ZONE_FORWARD | PPID_ZONE_ATTACHMENT | PPID_ZONE_CONTENT | \
	       PPID_ZONE_SENDER)
#define RANKS 3
#define LEAST 0.5      /* score below which an agency is not named */
#define LEAST_SHARE 0.2 /* of the best one's */
#define HALF 4.0       /* score that counts as 0.5 */

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
};

typedef struct {
	double score;
	double best; /* weight of the evidence kept */
	bool named;
	bool writes; /* it is the sender */
	PpidAgencyHit hit;
} Tally;

struct PpidAgencyMatch {
	const PpidAgencies *agencies;
	const PpidLetter *letter;
	Tally *tallies;	   /* by agency */
	bool *seen;	   /* by word: each counts once */
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

static void
see_word(guint tag, guint first, guint last, gpointer data)
{
	PpidAgencyMatch *m = data;
	const Word *word = &g_array_index(m->agencies->words, Word, tag);
	const PpidField *field = ppid_letter_field(m->letter, m->field);
	Tally *tally = &m->tallies[word->agency];
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
	if (m->seen[tag] || weight <= 0)
		return;
	m->seen[tag] = true;
	/* several names of one agency are one name */
	if (word->alias && tally->named)
		weight = 0.5;
	tally->named |= word->alias;
	tally->score += weight;
	if (weight <= tally->best)
		return;
	tally->best = weight;
	tally->hit.agency = word->agency;
	tally->hit.field = m->field;
	ppid_fold_span(field->fold, first, last, &tally->hit.start,
		       &tally->hit.length);
}

PpidAgencyMatch *
ppid_agency_match_new(const PpidAgencies *agencies, const PpidLetter *letter)
{
	PpidAgencyMatch *m = g_new0(PpidAgencyMatch, 1);

	m->agencies = agencies;
	m->letter = letter;
	m->tallies = g_new0(Tally, agencies->list->len + 1);
	m->seen = g_new0(bool, agencies->words->len + 1);
	m->named = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
					 NULL);
	for (m->field = 0; m->field < letter->fields->len; m->field++) {
		const PpidField *f = ppid_letter_field(letter, m->field);

		if ((f->zone & ZONES) != 0)
			ppid_phrase_set_match(agencies->phrases, f->fold,
					      f->from, f->to, see_word, m);
	}
	return m;
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

/*
 * A body outside the region that writes to us names itself; an agency that
 * only the province has is unlikely in a regency.
 */
static double
score_of(const PpidAgencyMatch *m, guint agency, const char *region)
{
	const PpidAgency *a = ppid_agencies_get(m->agencies, agency);
	double score = m->tallies[agency].score;

	if (a->outside && m->tallies[agency].writes)
		score *= 0.1;
	if (a->region != NULL && region != NULL &&
	    g_strcmp0(a->region, region) != 0)
		score *= 0.7;
	return score;
}

GArray *
ppid_agency_match_rank(const PpidAgencyMatch *match, const char *region)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(PpidAgencyHit));
	guint count = match->agencies->list->len;
	double best = 0;

	for (guint rank = 0; rank < RANKS; rank++) {
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
		hit = match->tallies[found].hit;
		hit.score = score / (score + HALF);
		g_array_append_val(out, hit);
	}
	return out;
}
