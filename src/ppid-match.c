/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-match-private.h"

#include <string.h>

#include "ppid-case.h"
#include "ppid-error.h"

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
	     ppid_match_wait_for(match, "berkas-sama", changed)))
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

	if (matcher->index != NULL &&
	    !ppid_matcher_find_duplicate(matcher, match, error))
		return false;
	if (match->duplicate_of != NULL)
		return become_stored(matcher, match, berkas, error);
	if (!ppid_matcher_find_relations(matcher, match, error))
		return false;
	waits = ppid_matcher_wait_as_duplicate(matcher, match) ||
		(match->join == NULL && ppid_matcher_wait_as_answer(matcher, match));
	if (g_strcmp0(match->wait_cause, "duplikat") == 0)
		match->id_reused = false;
	ppid_matcher_remember(matcher, match);
	if (!waits && match->join != NULL)
		return become_stored(matcher, match, berkas, error);
	if (!waits)
		ppid_matcher_remember_opener(matcher, match);
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
		ppid_matcher_remember_stored(matcher, berkas);
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
		if (matcher->index == NULL ||
		    !ppid_matcher_remember_unfinished(matcher, error))
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
