/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the index has that a message repeats, answers or cites. */
#include "config.h"
#include "ppid-match-private.h"

#include <string.h>

#include "ppid-identity.h"

#define MAX_CITATIONS 30  /* of each kind */
#define MAX_MESSAGES 20	  /* stored ones with one Message-ID */
#define MAX_SUGGESTIONS 3 /* cases that carry one register number */

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

bool
ppid_matcher_find_duplicate(PpidMatcher *matcher, PpidMatch *match,
			    GError **error)
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

void
ppid_matcher_cite(PpidMatcher *matcher, PpidMatch *match)
{
	match->citations =
		ppid_citer_find(matcher->citer, match->surel, MAX_CITATIONS);
}

bool
ppid_matcher_find_relations(PpidMatcher *matcher, PpidMatch *match,
			    GError **error)
{
	ppid_matcher_cite(matcher, match);
	return follow_citations(matcher, match, PPID_CITATION_OURS, error) &&
	       follow_references(matcher, match, error) &&
	       follow_citations(matcher, match, PPID_CITATION_MESSAGE_ID,
				error) &&
	       follow_citations(matcher, match, PPID_CITATION_COMMISSION,
				error) &&
	       note_reuse(matcher, match, error) &&
	       (match->join != NULL || suggest(matcher, match, error));
}
