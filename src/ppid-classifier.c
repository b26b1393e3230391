/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-classifier.h"

#include <string.h>

#include "ppid-agency.h"
#include "ppid-berkas.h"
#include "ppid-hint.h"
#include "ppid-label.h"
#include "ppid-letter.h"
#include "ppid-model.h"
#include "ppid-region.h"
#include "ppid-verdict.h"
#include "ppid-xml.h"

#define MODEL "MODEL"	      /* bukti/@aturan of its words */
#define EVIDENCE_MAX 40	      /* <bukti> of one message */
#define PARTS_MAX 100	      /* values whose places are known */

struct PpidClassifier {
	PpidLexicon *lexicon;
	PpidAgencies *agencies;
	PpidRegions *regions;
	PpidModel *model;
	PpidTopics *topics;
};

PpidClassifier *
ppid_classifier_new(const char *data_dir, GError **error)
{
	g_autoptr(PpidClassifier) c = g_new0(PpidClassifier, 1);

	c->lexicon = ppid_lexicon_load(data_dir, error);
	if (c->lexicon == NULL)
		return NULL;
	c->agencies = ppid_agencies_load(data_dir, error);
	if (c->agencies == NULL)
		return NULL;
	c->regions = ppid_regions_load(data_dir, error);
	if (c->regions == NULL)
		return NULL;
	c->model = ppid_model_load(data_dir, error);
	if (c->model == NULL)
		return NULL;
	c->topics = ppid_topics_load(data_dir, error);
	if (c->topics == NULL)
		return NULL;
	return g_steal_pointer(&c);
}

void
ppid_classifier_free(PpidClassifier *classifier)
{
	if (classifier == NULL)
		return;
	ppid_lexicon_free(classifier->lexicon);
	ppid_agencies_free(classifier->agencies);
	ppid_regions_free(classifier->regions);
	ppid_model_free(classifier->model);
	ppid_topics_free(classifier->topics);
	g_free(classifier);
}

const PpidLexicon *
ppid_classifier_lexicon(const PpidClassifier *classifier)
{
	return classifier->lexicon;
}

const PpidTopics *
ppid_classifier_topics(const PpidClassifier *classifier)
{
	return classifier->topics;
}

/* --- the element ------------------------------------------------------------- */

static void
write_verdict(const PpidClassifier *c, xmlNode *k, const PpidLetter *letter,
	      const PpidVerdict *v, const char *surel)
{
	guint count = MIN(v->evidence->len, EVIDENCE_MAX);

	ppid_xml_set(k, "jenis", ppid_lexicon_kind(c->lexicon, v->kind)->code);
	ppid_label_decimal(k, "keyakinan", "%.2f", v->confidence);
	ppid_xml_set(k, "tinjau", v->review ? "ya" : "tidak");
	ppid_xml_set(k, "massal", v->bulk ? "ya" : "tidak");
	for (guint i = 0; i < v->secondary->len; i++)
		ppid_label_add(k, "jenis-lain",
			       ppid_lexicon_kind(c->lexicon,
						 g_array_index(v->secondary,
							       guint, i))
				       ->code);
	for (guint i = 0; i < count; i++) {
		const PpidEvidence *e =
			&g_array_index(v->evidence, PpidEvidence, i);

		ppid_label_evidence(
			k, ppid_letter_field(letter, e->field),
			e->rule == PPID_RULE_MODEL ?
				MODEL :
				ppid_lexicon_rule(c->lexicon, e->rule)->id,
			surel, e->start, e->length, e->weight);
	}
}

/* Why no government is named, and which may be meant. */
static void
write_no_region(const PpidClassifier *c, xmlNode *k, const PpidRegion *region)
{
	const char *reason = ppid_region_reason(region);
	const char *code, *name;
	xmlNode *node;

	if (reason == NULL)
		return;
	node = ppid_label_add(k, "wilayah-belum", NULL);
	ppid_xml_set(node, "sebab", reason);
	for (guint i = 0;
	     (code = ppid_regions_get(c->regions, i, &name)) != NULL; i++)
		if ((region->maybe >> i & 1) != 0)
			ppid_xml_set(ppid_xml_add(node, "calon", name), "kode",
				     code);
}

static void
write_region(const PpidClassifier *c, xmlNode *k, const PpidLetter *letter,
	     const PpidRegion *region, const char *surel)
{
	xmlNode *node;

	if (region->code == NULL) {
		write_no_region(c, k, region);
		return;
	}
	node = ppid_label_add(k, "wilayah", region->name);
	ppid_xml_set(node, "kode", region->code);
	ppid_label_decimal(node, "skor", "%.2f", region->score);
	ppid_label_evidence(k, ppid_letter_field(letter, region->field),
			    region->rule, surel, region->start,
			    region->length, 0);
}

static void
write_agencies(const PpidClassifier *c, xmlNode *k, const PpidLetter *letter,
	       const GArray *found, const char *surel)
{
	for (guint i = 0; i < found->len; i++) {
		const PpidAgencyHit *hit =
			&g_array_index(found, PpidAgencyHit, i);
		const PpidAgency *agency =
			ppid_agencies_get(c->agencies, hit->agency);
		xmlNode *node = ppid_label_add(k, "opd", agency->name);

		ppid_xml_set(node, "kode", agency->code);
		ppid_xml_set_int(node, "peringkat", (gint64)i + 1);
		ppid_label_decimal(node, "skor", "%.2f", hit->score);
		if (agency->outside)
			ppid_xml_set(node, "luar", "ya");
		ppid_label_evidence(k, ppid_letter_field(letter, hit->field),
				    hit->by_model ? MODEL : agency->code,
				    surel, hit->start, hit->length, 0);
	}
}

/* --- the record ------------------------------------------------------------ */

static bool
lacks_evidence(xmlNode *surel)
{
	if (ppid_xml_child(surel, "belum-terekam") != NULL)
		return true;
	for (xmlNode *n = ppid_xml_child(surel, "isi-lampiran"); n != NULL;
	     n = ppid_xml_next(n, "isi-lampiran"))
		if (ppid_xml_child(n, "belum-terekam") != NULL)
			return true;
	return false;
}

static xmlNode *
find_klasifikasi(xmlNode *berkas, const char *surel)
{
	xmlNode *node = ppid_xml_child(berkas, "klasifikasi");

	while (node != NULL && !ppid_xml_is(node, "surel", surel))
		node = ppid_xml_next(node, "klasifikasi");
	return node;
}

/* Grounds stand once in a case: those of the first objection. */
static void
write_grounds(xmlNode *berkas, const PpidVerdict *v)
{
	xmlNode *keberatan = ppid_xml_child(berkas, "keberatan");

	if (v->grounds->len == 0 ||
	    ppid_xml_child(keberatan, "alasan") != NULL)
		return;
	if (keberatan == NULL)
		keberatan = ppid_berkas_add(berkas, "keberatan", NULL);
	for (guint i = 0; i < v->grounds->len; i++)
		ppid_xml_set(ppid_xml_add(keberatan, "alasan", NULL), "kode",
			     g_ptr_array_index(v->grounds, i));
}

/*
 * What could not be read may be a request: its clock runs (design.md 5).
 * A fault beside words that can be read does not make them a request.
 */
static void
doubt(const PpidClassifier *c, const PpidLetter *letter, PpidVerdict *v)
{
	if (v->kind == c->lexicon->unknown && letter->own_words == 0)
		v->kind = c->lexicon->fallback;
	v->review = true;
}

/* A mail whose agencies and topics are still to be named. */
typedef struct {
	xmlNode *k;
	char *id;
	const PpidLetter *letter;
	PpidAgencyMatch *match;
	PpidRegion *region;
	PpidHints *hints; /* or NULL */
} Pending;

static void
free_pending(gpointer data)
{
	Pending *p = data;

	ppid_region_free(p->region);
	ppid_agency_match_free(p->match);
	ppid_hints_free(p->hints);
	g_free(p->id);
	g_free(p);
}

static Pending *
classify_surel(const PpidClassifier *c, PpidLetters *letters,
	       xmlNode *berkas, xmlNode *surel, xmlNode *k, const char *id)
{
	Pending *p = g_new0(Pending, 1);
	g_autoptr(PpidVerdict) v = NULL;

	p->k = k;
	p->id = g_strdup(id);
	p->letter = ppid_letters_get(letters, surel, k);
	p->match = ppid_agency_match_new(c->agencies, p->letter);
	p->region = ppid_region_new(c->regions, p->letter, p->match);
	p->hints = ppid_hints_new(c->model, c->lexicon, c->agencies, p->letter);
	v = ppid_verdict_new(p->letter, c->lexicon,
			     p->hints != NULL ? p->hints->kind : NULL);
	if (ppid_xml_child(berkas, "cacat") != NULL)
		doubt(c, p->letter, v);
	ppid_label_clear(k);
	write_verdict(c, k, p->letter, v, id);
	ppid_xml_set(k, "model",
		     p->hints != NULL ? ppid_model_digest(c->model) : NULL);
	/* somebody must get or open what we could not read */
	if (lacks_evidence(surel))
		ppid_xml_set(k, "tinjau", "ya");
	write_region(c, k, p->letter, p->region, id);
	write_grounds(berkas, v);
	return p;
}

static void
add_parts(GArray *parts, xmlNode *list, const char *surel, bool asked)
{
	for (xmlNode *n = list != NULL ? list->children : NULL; n != NULL;
	     n = n->next) {
		g_autofree char *start = ppid_xml_get(n, "awal");
		g_autofree char *length = ppid_xml_get(n, "panjang");
		PpidAgencyPart part = { .asked = asked };

		if (parts->len >= PARTS_MAX)
			return;
		if (start == NULL || length == NULL ||
		    !ppid_xml_is(n, "surel", surel) ||
		    (asked && !ppid_xml_named(n, "rincian")))
			continue;
		part.part = ppid_xml_get(n, "bagian");
		part.start = g_ascii_strtoull(start, NULL, 10);
		part.length = g_ascii_strtoull(length, NULL, 10);
		g_array_append_val(parts, part);
	}
}

static void
clear_part(gpointer data)
{
	g_free(((PpidAgencyPart *)data)->part);
}

static void
name_matters(const PpidClassifier *c, xmlNode *berkas, const Pending *p)
{
	g_autoptr(GArray) parts =
		g_array_new(FALSE, FALSE, sizeof(PpidAgencyPart));
	g_autoptr(GArray) found = NULL;

	g_array_set_clear_func(parts, clear_part);
	add_parts(parts, ppid_xml_child(berkas, "pemohon"), p->id, false);
	add_parts(parts, ppid_xml_child(berkas, "permintaan"), p->id, true);
	if (parts->len > 0)
		ppid_agency_match_weigh(p->match, parts);
	if (p->hints != NULL)
		ppid_agency_match_hint(p->match, p->hints->agencies);
	found = ppid_agency_match_rank(p->match, p->region->code);
	write_agencies(c, p->k, p->letter, found, p->id);
	ppid_topics_write(c->topics, p->k, p->letter, parts, p->id);
}

static void
remove_grounds(xmlNode *berkas)
{
	xmlNode *keberatan = ppid_xml_child(berkas, "keberatan");

	if (keberatan == NULL)
		return;
	ppid_berkas_remove(keberatan, "alasan");
	if (keberatan->children == NULL && keberatan->properties == NULL)
		ppid_xml_remove(keberatan);
}

/* <klasifikasi> follows the order of the mail. */
static xmlNode *
new_klasifikasi(xmlNode *berkas, xmlNode *after, const char *surel)
{
	xmlNode *node = ppid_berkas_add(berkas, "klasifikasi", NULL);
	xmlNode *first = ppid_xml_child(berkas, "klasifikasi");

	ppid_xml_set(node, "surel", surel);
	if (after == NULL && first != node) {
		xmlUnlinkNode(node);
		xmlAddPrevSibling(first, node);
	} else if (after != NULL && after->next != node) {
		xmlUnlinkNode(node);
		xmlAddNextSibling(after, node);
	}
	return node;
}

void
ppid_classifier_run(const PpidClassifier *classifier, xmlNode *berkas)
{
	ppid_classifier_run_with(classifier, berkas, NULL, NULL);
}

void
ppid_classifier_run_with(const PpidClassifier *classifier, xmlNode *berkas,
			 PpidClassifierRead read, gpointer data)
{
	g_autoptr(PpidLetters) letters = ppid_letters_new(classifier->lexicon);
	g_autoptr(GPtrArray) pending =
		g_ptr_array_new_with_free_func(free_pending);
	g_autofree char *revision = ppid_xml_get(berkas, "revisi");
	xmlNode *surel = ppid_xml_child(berkas, "surel");
	xmlNode *before = NULL;

	if (revision == NULL)
		remove_grounds(berkas);
	for (; surel != NULL; surel = ppid_xml_next(surel, "surel")) {
		g_autofree char *id = ppid_xml_get(surel, "id");
		g_autofree char *kind = NULL;
		xmlNode *k;

		if (ppid_xml_is(surel, "arah", "keluar"))
			continue;
		k = find_klasifikasi(berkas, id);
		if (k == NULL)
			k = new_klasifikasi(berkas, before, id);
		before = k;
		kind = ppid_xml_get(k, "jenis");
		if (revision == NULL || kind == NULL)
			g_ptr_array_add(pending,
					classify_surel(classifier, letters,
						       berkas, surel, k, id));
	}
	if (read != NULL)
		read(berkas, letters, data);
	for (guint i = 0; i < pending->len; i++)
		name_matters(classifier, berkas,
			     g_ptr_array_index(pending, i));
}
