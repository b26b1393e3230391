/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-match-private.h - shared by ppid-match.c (decides),
 * ppid-match-find.c (looks into the index), ppid-match-batch.c (remembers
 * the stream), ppid-match-message.c (reads) and ppid-match-apply.c (writes)
 */
#ifndef PPID_MATCH_PRIVATE_H
#define PPID_MATCH_PRIVATE_H

#include "ppid-batch.h"
#include "ppid-citation.h"
#include "ppid-held.h"
#include "ppid-index.h"
#include "ppid-match.h"
#include "ppid-mates.h"

struct PpidMatcher {
	const PpidHome *home;
	PpidIndex *index; /* NULL without a home */
	PpidCiter *citer;
	PpidBatch *batch;
	PpidHeld *held;
	PpidMates *mates;
};

/* One <rujukan>. */
typedef struct {
	char *target; /* @berkas: case id, or the number as cited */
	const char *by;
	char *part;   /* @bagian, or NULL */
	bool joined;
} PpidRelation;

/* What is known of one message and what was found for it. */
typedef struct {
	xmlNode *surel; /* of the record */
	char *sha256, *message_id, *content, *source;
	char *sender;	       /* ppid_identity_sender() */
	char *subject;	       /* ppid_identity_perihal() */
	GPtrArray *citations;  /* PpidCitation * */
	GPtrArray *references; /* Message-IDs, the nearest first */
	GPtrArray *relations;  /* PpidRelation *, the strongest first */
	char *duplicate_of;    /* case id, or NULL */
	char *join;	       /* case id, or NULL */
	const char *wait_cause; /* tunda/@sebab, or NULL */
	char *wait_for;
	char *lost; /* id of its case, which cannot be read; or NULL */
	bool ambiguous; /* several cases carry a register number it cites */
	bool id_reused; /* Message-ID of a message with other content */
} PpidMatch;

/* --- ppid-match-message.c -------------------------------------------------- */

PpidMatch *
ppid_match_new(xmlNode *surel);

void
ppid_match_free(PpidMatch *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidMatch, ppid_match_free)

/**
 * ppid_match_relate:
 * @target: case id, or number as cited
 * @by: rujukan/@oleh, static
 * @part: (nullable)
 *
 * Adds a relation; a target is named once for each @by.
 */
void
ppid_match_relate(PpidMatch *match, const char *target, const char *by,
		  const char *part);

/* --- ppid-match-find.c ------------------------------------------------------ */

/** ppid_matcher_cite: finds what @match cites. */
void
ppid_matcher_cite(PpidMatcher *matcher, PpidMatch *match);

/**
 * ppid_matcher_find_duplicate:
 *
 * Sets @match->duplicate_of if the index has the message.
 */
bool
ppid_matcher_find_duplicate(PpidMatcher *matcher, PpidMatch *match,
			    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_matcher_find_relations:
 * @match: no duplicate
 *
 * All its relations, the strongest first, and the case that it joins.
 */
bool
ppid_matcher_find_relations(PpidMatcher *matcher, PpidMatch *match,
			    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- ppid-match-batch.c ----------------------------------------------------- */

/**
 * ppid_match_wait_for:
 * @cause: tunda/@sebab, static
 * @source: (nullable): what it waits for; NULL = nothing
 *
 * Returns: true if it waits.
 */
bool
ppid_match_wait_for(PpidMatch *match, const char *cause, const char *source);

/** ppid_matcher_wait_as_duplicate: for one with the same octets or content. */
bool
ppid_matcher_wait_as_duplicate(PpidMatcher *matcher, PpidMatch *match);

/**
 * ppid_matcher_wait_as_answer:
 *
 * Only what will surely join in the next pass waits: one who answers his own
 * message, a paper with the register number of one before it.  So no message
 * that waits will ask for a case number of its own, and the numbers follow
 * the order of arrival, however often the run is stopped and begun again.
 */
bool
ppid_matcher_wait_as_answer(PpidMatcher *matcher, PpidMatch *match);

/** ppid_matcher_remember: later messages may repeat or answer @match. */
void
ppid_matcher_remember(PpidMatcher *matcher, const PpidMatch *match);

/**
 * ppid_matcher_remember_opener:
 *
 * What opens a case is what later messages of its sender are compared with.
 */
void
ppid_matcher_remember_opener(PpidMatcher *matcher, const PpidMatch *match);

/**
 * ppid_matcher_remember_stored:
 * @berkas: a record of the store: what it has that the index does not know
 */
void
ppid_matcher_remember_stored(PpidMatcher *matcher, xmlNode *berkas);

/**
 * ppid_matcher_remember_unfinished:
 *
 * What a run that was killed has put into a case, and not into the index:
 * what belongs to that case waits until ppid-file has finished it.
 */
bool
ppid_matcher_remember_unfinished(PpidMatcher *matcher,
				 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- ppid-match-apply.c ----------------------------------------------------- */

/** ppid_match_write_new: @berkas stays a new case, with its relations. */
void
ppid_match_write_new(const PpidMatch *match, xmlNode *berkas);

/**
 * ppid_match_write_joined:
 * @berkas: the record; its <surel> is moved away
 * @root: the stored case that it belongs to, in another document; gets the
 *     message as its last <surel>
 */
void
ppid_match_write_joined(const PpidMatch *match, xmlNode *berkas,
			xmlNode *root);

/**
 * ppid_match_write_duplicate:
 * @root: the stored case; gets an event "duplikat", unless this delivery is
 *     there already: then it was filed, but not acknowledged
 */
void
ppid_match_write_duplicate(const PpidMatch *match, xmlNode *root);

#endif /* PPID_MATCH_PRIVATE_H */
