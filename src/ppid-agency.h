/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-agency.h - opd.xml: which agency holds what is asked
 *
 * Agencies are found by their names (however each government writes them)
 * and by the matters they are in charge of.  Bodies outside the region's
 * power are found too, so that an officer can redirect (UU14 22(7)b).
 */
#ifndef PPID_AGENCY_H
#define PPID_AGENCY_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-letter.h"

typedef struct {
	char *code;	/* "Disdukcapil" */
	char *name;	/* its full name */
	char *region;	/* only this government has it, "36", or NULL */
	bool outside;	/* not of the region: BPS, Polri, KPU ... */
} PpidAgency;

typedef struct PpidAgencies PpidAgencies;
typedef struct PpidAgencyMatch PpidAgencyMatch;

/* An agency that was found, and the words that weigh most for it. */
typedef struct {
	guint agency;
	double score; /* 0..1 */
	guint field;
	gsize start; /* in bytes of the field's text */
	gsize length;
	bool by_model; /* only the model named it, by these words */
} PpidAgencyHit;

/* What a model says of an agency; ppid-model.h. */
typedef struct {
	guint agency;
	double share; /* 0..1 */
	guint field;  /* the words that weigh most */
	gsize start;
	gsize length;
} PpidAgencyHint;

/* A place in the texts of a letter, known by now. */
typedef struct {
	char *part; /* PpidField.part */
	gsize start;
	gsize length;
	bool asked; /* what is asked; else what the applicant is */
} PpidAgencyPart;

/**
 * ppid_agencies_load:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 */
PpidAgencies *
ppid_agencies_load(const char *data_dir,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_agencies_free(PpidAgencies *agencies);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidAgencies, ppid_agencies_free)

/** ppid_agencies_get: (borrowed): agency @index. */
const PpidAgency *
ppid_agencies_get(const PpidAgencies *agencies, guint index);

/**
 * ppid_agencies_find:
 * @code: "Disdukcapil"
 * @index_out: (out) (nullable)
 *
 * Returns: true if there is an agency @code.
 */
bool
ppid_agencies_find(const PpidAgencies *agencies, const char *code,
		   guint *index_out);

/**
 * ppid_agency_match_new:
 * @agencies: (borrowed): must outlive the match
 * @letter: (borrowed): must outlive the match
 *
 * Looks through subject, own words, forwarded words and names of
 * attachments; quoted words do not count.
 */
PpidAgencyMatch *
ppid_agency_match_new(const PpidAgencies *agencies, const PpidLetter *letter);

void
ppid_agency_match_free(PpidAgencyMatch *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidAgencyMatch, ppid_agency_match_free)

/**
 * ppid_agency_match_weigh:
 * @parts: (borrowed) (element-type PpidAgencyPart)
 *
 * Looks again: what stands there counts as perangkat/@rincian and @pemohon of
 * opd.xml say.
 */
void
ppid_agency_match_weigh(PpidAgencyMatch *match, const GArray *parts);

/**
 * ppid_agency_match_hint:
 * @hints: (borrowed) (element-type PpidAgencyHint): outlive the match; each
 *     adds perangkat/@model times its share to the score of its agency
 */
void
ppid_agency_match_hint(PpidAgencyMatch *match, const GArray *hints);

/**
 * ppid_agency_match_named:
 * @field: index in the letter
 * @word: index of a word
 *
 * Returns: true if the name of an agency ends in @word.
 */
bool
ppid_agency_match_named(const PpidAgencyMatch *match, guint field,
			guint word);

/**
 * ppid_agency_match_rank:
 * @region: (nullable): code of the government asked
 *
 * If the sender's own words name none, quoted words are looked at, too.
 *
 * Returns: (transfer full) (element-type PpidAgencyHit): the best, at most
 *     three.
 */
GArray *
ppid_agency_match_rank(PpidAgencyMatch *match, const char *region);

#endif /* PPID_AGENCY_H */
