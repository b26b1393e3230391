/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-asked-private.h - what was read, between reading and writing
 */
#ifndef PPID_ASKED_PRIVATE_H
#define PPID_ASKED_PRIVATE_H

#include "ppid-asked.h"
#include "ppid-items.h"
#include "ppid-manner.h"
#include "ppid-purpose.h"

/* A range of a text: own words, an attachment, what is forwarded. */
typedef struct {
	const char *text;
	const char *part;
	gsize start;
	gsize end;
	const PpidFold *fold;
	guint from;
	guint to;
	bool subject;
	bool attached;
} PpidSource;

/* A value and the source it stands in. */
typedef struct {
	const PpidSource *source;
	PpidSpan span;
	bool form;
} PpidAskedValue;

typedef struct {
	const PpidAsked *asked;
	guint what;
	GArray *sources;   /* PpidSource */
	GPtrArray *texts;  /* char *, PpidFold *: of attachments */
	GArray *items;	   /* PpidSpan */
	const PpidSource *items_source;
	PpidItemsRank rank;
	bool items_form;
	bool table; /* they are a column of one */
	PpidAskedValue purpose;
	PpidPurposeRank purpose_rank;
	bool purpose_reason; /* stated as "alasan" */
	PpidManner manners[PPID_MANNERS];
	const PpidSource *manner_source[PPID_MANNERS];
} PpidReading;

/**
 * ppid_asked_write:
 * @permintaan: (borrowed): gets what it does not have yet
 * @reading: (borrowed): of one letter; a copy is implied in it
 * @surel: id of the letter
 */
void
ppid_asked_write(xmlNode *permintaan, PpidReading *reading,
		 const char *surel);

/** ppid_asked_sort: puts the children in the order of berkas.xsd. */
void
ppid_asked_sort(xmlNode *permintaan);

#endif /* PPID_ASKED_PRIVATE_H */
