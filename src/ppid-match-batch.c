/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was seen earlier in the stream, and in a run that was cut off, and
 * what waits for it.
 */
#include "config.h"
#include "ppid-match-private.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-case.h"

#define MAX_DELIVERIES 20 /* of one name in the spool */

/* --- what waits ------------------------------------------------------------------ */

static char *
content_key(const PpidMatch *match)
{
	if (match->message_id == NULL || *match->message_id == '\0')
		return NULL;
	return g_strdup_printf("%s %s", match->message_id, match->content);
}

bool
ppid_match_wait_for(PpidMatch *match, const char *cause, const char *source)
{
	if (source == NULL)
		return false;
	match->wait_cause = cause;
	match->wait_for = g_strdup(source);
	return true;
}

bool
ppid_matcher_wait_as_duplicate(PpidMatcher *matcher, PpidMatch *match)
{
	g_autofree char *key = content_key(match);

	return ppid_match_wait_for(match, "duplikat",
				   ppid_batch_find(matcher->batch,
						   PPID_BATCH_SHA256,
						   match->sha256)) ||
	       ppid_match_wait_for(match, "duplikat",
				   ppid_batch_find(matcher->batch,
						   PPID_BATCH_CONTENT, key));
}

static char *
sent_key(const PpidMatch *match, const char *message_id)
{
	if (message_id == NULL || *message_id == '\0' ||
	    match->sender == NULL)
		return NULL;
	return g_strdup_printf("%s %s", message_id, match->sender);
}

bool
ppid_matcher_wait_as_answer(PpidMatcher *matcher, PpidMatch *match)
{
	for (guint i = 0; i < match->references->len; i++) {
		g_autofree char *key = sent_key(
			match, g_ptr_array_index(match->references, i));

		if (ppid_match_wait_for(match, "balasan",
					ppid_batch_find(matcher->batch,
							PPID_BATCH_SENT, key)))
			return true;
	}
	for (guint i = 0; i < match->citations->len; i++) {
		const PpidCitation *c = g_ptr_array_index(match->citations, i);

		if (c->kind == PPID_CITATION_COMMISSION && !match->ambiguous &&
		    ppid_match_wait_for(match, "balasan",
					ppid_batch_find(matcher->batch,
							PPID_BATCH_COMMISSION,
							c->text)))
			return true;
	}
	return false;
}

/* --- what is remembered ----------------------------------------------------------- */

void
ppid_matcher_remember(PpidMatcher *matcher, const PpidMatch *match)
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

static void
remember_mail(PpidMatcher *matcher, xmlNode *surel)
{
	g_autoptr(PpidMatch) match = ppid_match_new(surel);

	ppid_matcher_cite(matcher, match);
	ppid_matcher_remember(matcher, match);
}

void
ppid_matcher_remember_stored(PpidMatcher *matcher, xmlNode *berkas)
{
	g_autofree char *id = ppid_xml_get(berkas, "id");

	ppid_batch_add(matcher->batch, PPID_BATCH_CASE, id, id);
	for (xmlNode *s = ppid_xml_child(berkas, "surel"); s != NULL;
	     s = ppid_xml_next(s, "surel")) {
		g_autofree char *filed = ppid_xml_get(s, "berkas");

		if (filed == NULL)
			remember_mail(matcher, s);
	}
}

void
ppid_matcher_remember_opener(PpidMatcher *matcher, const PpidMatch *match)
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
	ppid_matcher_cite(matcher, match);
	ppid_matcher_remember(matcher, match);
	if (opener)
		ppid_matcher_remember_opener(matcher, match);
}

bool
ppid_matcher_remember_unfinished(PpidMatcher *matcher, GError **error)
{
	g_autoptr(GPtrArray) ids = ppid_index_pending(matcher->index, error);

	for (guint i = 0; ids != NULL && i < ids->len; i++) {
		const char *id = g_ptr_array_index(ids, i);
		/* perhaps there is only a number yet */
		g_autoptr(xmlDoc) stored =
			ppid_case_load(matcher->home, id, NULL, NULL);
		xmlNode *s = stored != NULL
				     ? ppid_berkas_surel(
					       xmlDocGetRootElement(stored),
					       NULL)
				     : NULL;

		ppid_batch_add(matcher->batch, PPID_BATCH_CASE, id, id);
		for (; s != NULL; s = ppid_xml_next(s, "surel"))
			remember_mail(matcher, s);
	}
	return ids != NULL;
}

bool
ppid_matcher_set_batch(PpidMatcher *matcher, char **names, GError **error)
{
	for (char **p = names; *p != NULL; p++)
		ppid_mates_add(matcher->mates, *p);
	for (char **p = names; matcher->index != NULL && *p != NULL; p++) {
		g_autoptr(GPtrArray) filed =
			ppid_index_messages(matcher->index, PPID_INDEX_SPOOL,
					    *p, MAX_DELIVERIES, error);

		if (filed == NULL)
			return false;
		for (guint i = 0; i < filed->len; i++)
			remember_mate(matcher, g_ptr_array_index(filed, i));
	}
	return true;
}
