/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-agency-private.h - opd.xml in memory; between the parts of ppid-agency
 */
#ifndef PPID_AGENCY_PRIVATE_H
#define PPID_AGENCY_PRIVATE_H

#include "ppid-agency.h"
#include "ppid-phrase.h"

/* What a phrase says. */
typedef struct {
	guint agency; /* or PPID_AGENCY_STREET: before the name of a street */
	double weight;
	bool alias;
	bool capital; /* of a street that is written with a capital */
} PpidAgencyWord;

#define PPID_AGENCY_STREET G_MAXUINT

struct PpidAgencies {
	GArray *list;  /* PpidAgency */
	GArray *words; /* PpidAgencyWord: the tags of phrases */
	PpidPhraseSet *phrases;
	double alias;
	double subject;
	double attachment;
	double content;
	double asked;	  /* factor of what is asked */
	double applicant; /* factor of what the applicant says of himself */
	double model;	  /* what a model adds at most */
	double slope;	  /* x = slope * score - offset * how far it is */
	double offset;	  /* behind the best; skor: as keyakinan is of x */
};

#endif /* PPID_AGENCY_PRIVATE_H */
