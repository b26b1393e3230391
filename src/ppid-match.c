/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-match.h"

#include <string.h>

#include "ppid-batch.h"
#include "ppid-berkas.h"
#include "ppid-case.h"
#include "ppid-citation.h"
#include "ppid-error.h"
#include "ppid-held.h"
#include "ppid-identity.h"
#include "ppid-index.h"
#include "ppid-mates.h"
#include "ppid-match-private.h"

#define MAX_CITATIONS 30  /* of each kind */
#define MAX_MESSAGES 20	  /* stored ones with one Message-ID */
#define MAX_SUGGESTIONS 3 /* cases that carry one register number */

struct PpidMatcher {
	const PpidHome *home;
	PpidIndex *index; /* NULL without a home */
	PpidCiter *citer;
	PpidBatch *batch;
	PpidHeld *held;
	PpidMates *mates;
};

/* --- relations ------------------------------------------------------------------ */

/* A relation that is strong enough; the first decides. */
static void
relate_join(PpidMatch *match, const char *id, const char *by, const char *part)
{
	ppid_match_relate(match, id, by, part);
	if (match->join == NULL)
		match->join = g_strdup(id);
}

static bool
is_related(const PpidMatch *match, const char *id)
{
	for (guint i = 0; i < match->relations->len; i++) {
		const PpidRelation *r = g_ptr_array_index(match->relations, i);

		if (strcmp(r->target, id) == 0)
			return true;
	}
	return false;
}

/* --- the store ------------------------------------------------------------------ */

static GPtrArray *
find_messages(PpidMatcher *matcher, const PpidMatch *match, PpidIndexKey key,
	      const char *value, guint limit, GError **error)
{
	GPtrArray *found = ppid_index_messages(
		matcher->index, key, value,
		limit + ppid_mates_count(matcher->mates), error);

	if (found != NULL)
		ppid_mates_drop_messages(matcher->mates, found, match->source,
					 limit);
	return found;
}

static bool
find_duplicate(PpidMatcher *matcher, PpidMatch *match, GError **error)
{
	g_autoptr(GPtrArray) same = NULL, named = NULL;

	same = find_messages(matcher, match, PPID_INDEX_SHA256, match->sha256,
			     1, error);
	if (same == NULL)
		return false;
	if (same->len > 0) {
		const PpidIndexMessage *m = g_ptr_array_index(same, 0);

		match->duplicate_of = g_strdup(m->case_id);
		return true;
	}
	if (match->message_id == NULL || *match->message_id == '\0')
		return true;
	named = find_messages(matcher, match, PPID_INDEX_MESSAGE_ID,
			      match->message_id, MAX_MESSAGES, error);
	if (named == NULL)
		return false;
	for (guint i = 0; i < named->len; i++) {
		const PpidIndexMessage *m = g_ptr_array_index(named, i);

		if (match->duplicate_of == NULL &&
		    g_strcmp0(m->content, match->content) == 0)
			match->duplicate_of = g_strdup(m->case_id);
	}
	return true;
}

static bool
follow_number(PpidMatcher *matcher, PpidMatch *match,
	      const PpidCitation *cited, GError **error)
{
	g_autofree char *id = NULL;

	if (matcher->index != NULL &&
	    !ppid_index_find_number(matcher->index, cited->text, &id, error))
		return false;
	if (id != NULL && !cited->guessed &&
	    !ppid_mates_made(matcher->mates, id))
		relate_join(match, id, "nomor", cited->part);
	else
		ppid_match_relate(match, cited->text, "nomor", cited->part);
	return true;
}

/*
 * The first message with the Message-ID @id: in the store, else in the
 * stream.  So the suggestion is the same whether that message was filed in
 * this run or in one before it.  Returns: true if there is one.
 */
static bool
suggest_first(PpidMatcher *matcher, PpidMatch *match, const GPtrArray *named,
	      const char *id, const char *by)
{
	const char *source =
		ppid_batch_find(matcher->batch, PPID_BATCH_MESSAGE_ID, id);
	g_autofree char *target = NULL;

	if (named != NULL && named->len > 0) {
		const PpidIndexMessage *m = g_ptr_array_index(named, 0);

		target = g_strdup(m->case_id);
	} else if (source != NULL) {
		target = g_strconcat(PPID_MATCH_PENDING, source, NULL);
	}
	if (target != NULL && !is_related(match, target))
		ppid_match_relate(match, target, by, NULL);
	return target != NULL;
}

/*
 * An answer to @id: to our own mail, or to one of a case that knows the
 * sender.  An id that only stands in the text (of a bounce) counts if it is
 * one of ours.
 */
static bool
follow_reference(PpidMatcher *matcher, PpidMatch *match, const char *id,
		 bool is_header, GError **error)
{
	g_autoptr(GPtrArray) named = NULL;

	if (matcher->index == NULL) {
		suggest_first(matcher, match, NULL, id, "acuan");
		return true;
	}
	named = find_messages(matcher, match, PPID_INDEX_MESSAGE_ID, id,
			      MAX_MESSAGES, error);
	if (named == NULL)
		return false;
	for (guint i = 0; i < named->len; i++) {
		const PpidIndexMessage *m = g_ptr_array_index(named, i);

		if (m->outgoing)
			relate_join(match, m->case_id, "balasan", NULL);
	}
	for (guint i = 0; i < named->len && is_header; i++) {
		const PpidIndexMessage *m = g_ptr_array_index(named, i);
		bool known = false;

		if (match->sender != NULL && !m->outgoing &&
		    !ppid_index_knows_address(matcher->index, m->case_id,
					      match->sender, &known, error))
			return false;
		if (known)
			relate_join(match, m->case_id, "acuan", NULL);
	}
	suggest_first(matcher, match, named, id, "acuan");
	return true;
}

static bool
follow_commission(PpidMatcher *matcher, PpidMatch *match,
		  const PpidCitation *cited, GError **error)
{
	g_autoptr(GPtrArray) ids = NULL;

	if (matcher->index != NULL) {
		/* carried by two cases, it does not tell which is meant */
		ids = ppid_index_cases_by_commission(
			matcher->index, cited->text,
			MAX_SUGGESTIONS + ppid_mates_count(matcher->mates),
			error);
		if (ids == NULL)
			return false;
		ppid_mates_drop_cases(matcher->mates, ids, MAX_SUGGESTIONS);
	}
	/* the number itself stays with the case that carries it */
	ppid_match_relate(match, cited->text, "register-ki", cited->part);
	if (ids != NULL && ids->len == 1 && !cited->guessed)
		relate_join(match, g_ptr_array_index(ids, 0), "register-ki",
			    cited->part);
	for (guint i = 0; ids != NULL && ids->len > 1 && i < ids->len; i++) {
		match->ambiguous = true;
		ppid_match_relate(match, g_ptr_array_index(ids, i),
				  "register-ki", cited->part);
	}
	return true;
}

static bool
follow_citations(PpidMatcher *matcher, PpidMatch *match,
		 PpidCitationKind kind, GError **error)
{
	for (guint i = 0; i < match->citations->len; i++) {
		const PpidCitation *c = g_ptr_array_index(match->citations, i);
		bool ok = true;

		if (c->kind != kind)
			continue;
		if (kind == PPID_CITATION_OURS)
			ok = follow_number(matcher, match, c, error);
		else if (kind == PPID_CITATION_COMMISSION)
			ok = follow_commission(matcher, match, c, error);
		else
			ok = follow_reference(matcher, match, c->text,
					      false, error);
		if (!ok)
			return false;
	}
	return true;
}

static bool
follow_references(PpidMatcher *matcher, PpidMatch *match, GError **error)
{
	for (guint i = 0; i < match->references->len; i++)
		if (!follow_reference(matcher, match,
				      g_ptr_array_index(match->references, i),
				      true, error))
			return false;
	return true;
}

/* The latest case that a message with the same @value opened. */
static bool
suggest_opened(PpidMatcher *matcher, PpidMatch *match, const char *value,
	       PpidBatchKey batch_key, PpidIndexOpener index_key,
	       const char *by, GError **error)
{
	const char *source = ppid_batch_find(matcher->batch, batch_key, value);
	g_autofree char *target =
		source != NULL ? g_strconcat(PPID_MATCH_PENDING, source, NULL)
			       : NULL;

	if (value == NULL)
		return true;
	if (target == NULL && matcher->index != NULL &&
	    !ppid_index_opened(matcher->index, index_key, value, &target,
			       error))
		return false;
	if (target != NULL && !is_related(match, target))
		ppid_match_relate(match, target, by, NULL);
	return true;
}

/* Of subjects only that of an answer: "Permohonan informasi" is everybody's. */
static bool
suggest(PpidMatcher *matcher, PpidMatch *match, GError **error)
{
	g_autofree char *text =
		ppid_xml_text(ppid_xml_child(match->surel, "perihal"));
	const char *subject =
		text != NULL && ppid_identity_is_answer(text) ? match->subject
							      : NULL;

	return suggest_opened(matcher, match, match->sender, PPID_BATCH_SENDER,
			      PPID_INDEX_OPENER_SENDER, "pengirim", error) &&
	       suggest_opened(matcher, match, subject, PPID_BATCH_SUBJECT,
			      PPID_INDEX_OPENER_SUBJECT, "perihal", error);
}

/* The same Message-ID with other content: both stay, and it is said. */
static bool
note_reuse(PpidMatcher *matcher, PpidMatch *match, GError **error)
{
	g_autoptr(GPtrArray) named = NULL;

	if (match->message_id == NULL || *match->message_id == '\0')
		return true;
	if (matcher->index != NULL) {
		named = find_messages(matcher, match, PPID_INDEX_MESSAGE_ID,
				      match->message_id, 1, error);
		if (named == NULL)
			return false;
	}
	match->id_reused = suggest_first(matcher, match, named,
					 match->message_id, "message-id");
	return true;
}

/* All relations of a message that is no duplicate, the strongest first. */
static bool
find_relations(PpidMatcher *matcher, PpidMatch *match, GError **error)
{
	match->citations =
		ppid_citer_find(matcher->citer, match->surel, MAX_CITATIONS);
	return follow_citations(matcher, match, PPID_CITATION_OURS, error) &&
	       follow_references(matcher, match, error) &&
	       follow_citations(matcher, match, PPID_CITATION_MESSAGE_ID,
				error) &&
	       follow_citations(matcher, match, PPID_CITATION_COMMISSION,
				error) &&
	       note_reuse(matcher, match, error) &&
	       (match->join != NULL || suggest(matcher, match, error));
}

/* --- the stream ------------------------------------------------------------------ */

static char *
content_key(const PpidMatch *match)
{
	if (match->message_id == NULL || *match->message_id == '\0')
		return NULL;
	return g_strdup_printf("%s %s", match->message_id, match->content);
}

static bool
wait_for(PpidMatch *match, const char *cause, const char *source)
{
	if (source == NULL)
		return false;
	match->wait_cause = cause;
	match->wait_for = g_strdup(source);
	return true;
}

static bool
wait_as_duplicate(PpidMatcher *matcher, PpidMatch *match)
{
	g_autofree char *key = content_key(match);

	return wait_for(match, "duplikat",
			ppid_batch_find(matcher->batch, PPID_BATCH_SHA256,
					match->sha256)) ||
	       wait_for(match, "duplikat",
			ppid_batch_find(matcher->batch, PPID_BATCH_CONTENT,
					key));
}

static char *
sent_key(const PpidMatch *match, const char *message_id)
{
	if (message_id == NULL || *message_id == '\0' ||
	    match->sender == NULL)
		return NULL;
	return g_strdup_printf("%s %s", message_id, match->sender);
}

/*
 * Only what will surely join in the next pass waits: one who answers his own
 * message, a paper with the register number of one before it.  So no message
 * that waits will ask for a case number of its own, and the numbers follow
 * the order of arrival, however often the run is stopped and begun again.
 */
static bool
wait_as_answer(PpidMatcher *matcher, PpidMatch *match)
{
	for (guint i = 0; i < match->references->len; i++) {
		g_autofree char *key = sent_key(
			match, g_ptr_array_index(match->references, i));

		if (wait_for(match, "balasan",
			     ppid_batch_find(matcher->batch, PPID_BATCH_SENT,
					     key)))
			return true;
	}
	for (guint i = 0; i < match->citations->len; i++) {
		const PpidCitation *c = g_ptr_array_index(match->citations, i);

		if (c->kind == PPID_CITATION_COMMISSION && !match->ambiguous &&
		    wait_for(match, "balasan",
			     ppid_batch_find(matcher->batch,
					     PPID_BATCH_COMMISSION, c->text)))
			return true;
	}
	return false;
}

static void
remember(PpidMatcher *matcher, const PpidMatch *match)
{
	g_autofree char *key = content_key(match);
	g_autofree char *sent = sent_key(match, match->message_id);

	ppid_batch_add(matcher->batch, PPID_BATCH_SENT, sent, match->source);
	ppid_batch_add(matcher->batch, PPID_BATCH_SHA256, match->sha256,
		       match->source);
	ppid_batch_add(matcher->batch, PPID_BATCH_CONTENT, key,
		       match->source);
	ppid_batch_add(matcher->batch, PPID_BATCH_MESSAGE_ID,
		       match->message_id, match->source);
	for (guint i = 0; i < match->citations->len; i++) {
		const PpidCitation *c = g_ptr_array_index(match->citations, i);

		if (c->kind == PPID_CITATION_COMMISSION)
			ppid_batch_add(matcher->batch, PPID_BATCH_COMMISSION,
				       c->text, match->source);
	}
}

/* A record of the store: what it has that the index does not know yet. */
static void
remember_stored(PpidMatcher *matcher, xmlNode *berkas)
{
	g_autofree char *id = ppid_xml_get(berkas, "id");

	ppid_batch_add(matcher->batch, PPID_BATCH_CASE, id, id);
	for (xmlNode *s = ppid_xml_child(berkas, "surel"); s != NULL;
	     s = ppid_xml_next(s, "surel")) {
		g_autofree char *filed = ppid_xml_get(s, "berkas");
		g_autoptr(PpidMatch) match = NULL;

		if (filed != NULL)
			continue;
		match = ppid_match_new(s);
		match->citations = ppid_citer_find(matcher->citer, s,
						   MAX_CITATIONS);
		remember(matcher, match);
	}
}

/* What opens a case is what later messages of its sender are compared with. */
static void
remember_opener(PpidMatcher *matcher, const PpidMatch *match)
{
	ppid_batch_replace(matcher->batch, PPID_BATCH_SENDER, match->sender,
			   match->source);
	ppid_batch_replace(matcher->batch, PPID_BATCH_SUBJECT, match->subject,
			   match->source);
}

/* What a run that was cut off knew of a mate that is filed by now. */
static void
remember_mate(PpidMatcher *matcher, const PpidIndexMessage *m)
{
	bool opener = !m->duplicate && strcmp(m->surel, "surel-1") == 0;
	g_autoptr(xmlDoc) stored = NULL;
	g_autoptr(PpidMatch) match = NULL;
	xmlNode *surel = NULL;

	if (opener)
		ppid_mates_add_case(matcher->mates, m->case_id);
	else
		ppid_batch_add(matcher->batch, PPID_BATCH_CASE, m->case_id,
			       m->spool);
	if (m->duplicate)
		return;
	/* a damaged case stops only its own messages, when they come */
	stored = ppid_case_load(matcher->home, m->case_id, NULL, NULL);
	if (stored != NULL)
		surel = ppid_berkas_surel(xmlDocGetRootElement(stored),
					  m->surel);
	if (surel == NULL)
		return;
	match = ppid_match_new(surel);
	match->citations =
		ppid_citer_find(matcher->citer, surel, MAX_CITATIONS);
	remember(matcher, match);
	if (opener)
		remember_opener(matcher, match);
}

bool
ppid_matcher_set_batch(PpidMatcher *matcher, char **names, GError **error)
{
	for (char **p = names; *p != NULL; p++)
		ppid_mates_add(matcher->mates, *p);
	for (char **p = names; matcher->index != NULL && *p != NULL; p++) {
		g_autoptr(GPtrArray) filed =
			ppid_index_messages(matcher->index, PPID_INDEX_SPOOL,
					    *p, MAX_MESSAGES, error);

		if (filed == NULL)
			return false;
		for (guint i = 0; i < filed->len; i++)
			remember_mate(matcher, g_ptr_array_index(filed, i));
	}
	return true;
}

/* --- one record -------------------------------------------------------------------- */

static void
mark_joined(PpidMatch *match)
{
	for (guint i = 0; i < match->relations->len; i++) {
		PpidRelation *r = g_ptr_array_index(match->relations, i);

		/* a register number of a KI goes with the message */
		r->joined = strcmp(r->target, match->join) == 0 ||
			    (strcmp(r->by, "register-ki") == 0 &&
			     !ppid_case_id_parse(r->target, NULL, NULL));
	}
}

static guint64
size_of(const PpidMatch *match)
{
	g_autofree char *size = ppid_xml_get(match->surel, "ukuran");

	return size != NULL ? g_ascii_strtoull(size, NULL, 10) : 0;
}

/* Is this case absent or damaged?  Then its messages wait for a person, the
 * others go on.  What the disk does not give for now is another matter. */
static bool
is_of_case(const GError *error)
{
	return g_error_matches(error, PPID_ERROR, PPID_ERROR_NOINPUT) ||
	       g_error_matches(error, PPID_ERROR, PPID_ERROR_SOFTWARE);
}

/* The case @id, to which the message may be added; NULL in *@root_out if it
 * must wait for the next pass. */
static bool
open_case(PpidMatcher *matcher, PpidMatch *match, const char *id,
	  xmlNode **root_out, GError **error)
{
	const char *changed =
		ppid_batch_find(matcher->batch, PPID_BATCH_CASE, id);
	guint64 size = size_of(match);
	g_autoptr(GError) local = NULL;
	xmlDoc *stored;

	*root_out = ppid_held_case(matcher->held, id, size);
	/* changed by itself: it was filed, and not acknowledged */
	if (*root_out != NULL ||
	    (g_strcmp0(changed, match->source) != 0 &&
	     wait_for(match, "berkas-sama", changed)))
		return true;
	stored = ppid_case_load(matcher->home, id, NULL, &local);
	if (stored == NULL && is_of_case(local)) {
		match->lost = g_strdup(id);
		return true;
	}
	if (stored == NULL) {
		g_propagate_error(error, g_steal_pointer(&local));
		return false;
	}
	if (!ppid_held_hold(matcher->held, id, stored, error))
		return false;
	ppid_batch_add(matcher->batch, PPID_BATCH_CASE, id, id);
	*root_out = ppid_held_case(matcher->held, id, size);
	return true;
}

static bool
write_new(PpidMatcher *matcher, PpidMatch *match, xmlNode *berkas,
	  GError **error)
{
	ppid_match_write_new(match, berkas);
	return g_strcmp0(match->wait_cause, "duplikat") == 0
		       ? ppid_held_pass_behind(matcher->held, berkas,
					       size_of(match), error)
		       : ppid_held_pass(matcher->held, berkas, error);
}

static bool
become_stored(PpidMatcher *matcher, PpidMatch *match, xmlNode *berkas,
	      GError **error)
{
	const char *id = match->duplicate_of != NULL ? match->duplicate_of
						     : match->join;
	xmlNode *root;

	if (!open_case(matcher, match, id, &root, error))
		return false;
	if (root == NULL)
		return write_new(matcher, match, berkas, error);
	if (match->duplicate_of != NULL) {
		ppid_match_write_duplicate(match, root);
	} else {
		mark_joined(match);
		ppid_match_write_joined(match, berkas, root);
	}
	return true;
}

static bool
match_one(PpidMatcher *matcher, PpidMatch *match, xmlNode *berkas,
	  GError **error)
{
	bool waits;

	if (matcher->index != NULL && !find_duplicate(matcher, match, error))
		return false;
	if (match->duplicate_of != NULL)
		return become_stored(matcher, match, berkas, error);
	if (!find_relations(matcher, match, error))
		return false;
	waits = wait_as_duplicate(matcher, match) ||
		(match->join == NULL && wait_as_answer(matcher, match));
	if (g_strcmp0(match->wait_cause, "duplikat") == 0)
		match->id_reused = false;
	remember(matcher, match);
	if (!waits && match->join != NULL)
		return become_stored(matcher, match, berkas, error);
	if (!waits)
		remember_opener(matcher, match);
	return write_new(matcher, match, berkas, error);
}

bool
ppid_matcher_apply(xmlNode *berkas, gpointer data, GError **error)
{
	PpidMatcher *matcher = data;
	xmlNode *surel = ppid_xml_child(berkas, "surel");
	g_autofree char *revision = ppid_xml_get(berkas, "revisi");
	g_autoptr(PpidMatch) match = NULL;

	while (surel != NULL && !ppid_xml_is(surel, "arah", "masuk"))
		surel = ppid_xml_next(surel, "surel");
	if (revision != NULL) {
		remember_stored(matcher, berkas);
		return ppid_held_pass(matcher->held, berkas, error);
	}
	if (surel != NULL)
		match = ppid_match_new(surel);
	if (match == NULL || match->sha256 == NULL || match->source == NULL)
		return ppid_held_pass(matcher->held, berkas, error);
	return match_one(matcher, match, berkas, error);
}

bool
ppid_matcher_flush(PpidMatcher *matcher, GError **error)
{
	return ppid_held_flush(matcher->held, error);
}

PpidMatcher *
ppid_matcher_new(const PpidConfig *config, const char *data_dir,
		 const PpidHome *home, PpidRecordFunc out, gpointer data,
		 GError **error)
{
	g_autoptr(PpidMatcher) matcher = g_new0(PpidMatcher, 1);

	matcher->home = home;
	matcher->batch = ppid_batch_new();
	matcher->mates = ppid_mates_new();
	matcher->held = ppid_held_new(out, data);
	matcher->citer = ppid_citer_new(config, data_dir, error);
	if (matcher->citer == NULL)
		return NULL;
	if (home != NULL) {
		matcher->index = ppid_index_open_read(home, error);
		if (matcher->index == NULL)
			return NULL;
	}
	return g_steal_pointer(&matcher);
}

void
ppid_matcher_free(PpidMatcher *matcher)
{
	if (matcher == NULL)
		return;
	ppid_index_free(matcher->index);
	ppid_citer_free(matcher->citer);
	ppid_batch_free(matcher->batch);
	ppid_mates_free(matcher->mates);
	ppid_held_free(matcher->held);
	g_free(matcher);
}
