/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-match-private.h - shared by ppid-match.c (decides),
 * ppid-match-message.c (reads) and ppid-match-apply.c (writes)
 */
#ifndef PPID_MATCH_PRIVATE_H
#define PPID_MATCH_PRIVATE_H

#include "ppid-match.h"

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
