/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-match-private.h"

#include <string.h>

#include "ppid-citation.h"
#include "ppid-identity.h"

#define MAX_REFERENCES 50 /* the nearest */

static void
relation_free(gpointer data)
{
	PpidRelation *relation = data;

	g_free(relation->target);
	g_free(relation->part);
	g_free(relation);
}

static void
add_reference(PpidMatch *match, char *id)
{
	if (*id != '\0' && match->references->len < MAX_REFERENCES &&
	    !g_ptr_array_find_with_equal_func(match->references, id,
					      g_str_equal, NULL))
		g_ptr_array_add(match->references, id);
	else
		g_free(id);
}

/* In-Reply-To, then References from its end (RFC 5322 3.6.4). */
static void
read_references(PpidMatch *match)
{
	xmlNode *n = ppid_xml_child(match->surel, "membalas");

	for (; n != NULL; n = ppid_xml_next(n, "membalas")) {
		g_autofree char *text = ppid_xml_text(n);

		add_reference(match, ppid_identity_message_id(text));
	}
	for (n = match->surel->last; n != NULL; n = n->prev)
		if (ppid_xml_named(n, "acuan")) {
			g_autofree char *text = ppid_xml_text(n);

			add_reference(match, ppid_identity_message_id(text));
		}
}

PpidMatch *
ppid_match_new(xmlNode *surel)
{
	PpidMatch *match = g_new0(PpidMatch, 1);
	g_autofree char *id = ppid_xml_text(ppid_xml_child(surel,
							   "message-id"));

	match->surel = surel;
	match->sha256 = ppid_xml_get(surel, "sha256");
	match->source = ppid_xml_get(surel, "sumber");
	match->content = ppid_identity_digest(surel);
	if (id != NULL)
		match->message_id = ppid_identity_message_id(id);
	match->sender = ppid_identity_sender(surel);
	match->subject = ppid_identity_perihal(surel);
	match->references = g_ptr_array_new_with_free_func(g_free);
	match->relations = g_ptr_array_new_with_free_func(relation_free);
	read_references(match);
	return match;
}

void
ppid_match_free(PpidMatch *match)
{
	if (match == NULL)
		return;
	g_free(match->sha256);
	g_free(match->message_id);
	g_free(match->content);
	g_free(match->source);
	g_free(match->sender);
	g_free(match->subject);
	g_clear_pointer(&match->citations, g_ptr_array_unref);
	g_ptr_array_unref(match->references);
	g_ptr_array_unref(match->relations);
	g_free(match->duplicate_of);
	g_free(match->join);
	g_free(match->wait_for);
	g_free(match->lost);
	g_free(match);
}

void
ppid_match_relate(PpidMatch *match, const char *target, const char *by,
		  const char *part)
{
	PpidRelation *relation;

	for (guint i = 0; i < match->relations->len; i++) {
		relation = g_ptr_array_index(match->relations, i);
		if (strcmp(relation->target, target) == 0 &&
		    strcmp(relation->by, by) == 0)
			return;
	}
	relation = g_new0(PpidRelation, 1);
	relation->target = g_strdup(target);
	relation->by = by;
	relation->part = g_strdup(part);
	g_ptr_array_add(match->relations, relation);
}
