/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-lack-private.h - shared by ppid-lack.c (what is missing) and
 * ppid-lack-write.c (the element)
 */
#ifndef PPID_LACK_PRIVATE_H
#define PPID_LACK_PRIVATE_H

#include "ppid-lack-proof.h"
#include "ppid-lack.h"

typedef enum {
	PPID_NEED_LACKS,
	PPID_NEED_UNKNOWN, /* may be in what nobody has read */
	PPID_NEED_MET,
} PpidNeedState;

/* A requirement that applies, and what meets it. */
typedef struct {
	const PpidNeed *need;
	PpidNeedState state;
	xmlNode *field; /* a value that meets it, or NULL */
	guint paper;	/* a paper that does, or PPID_PAPER_NONE */
	bool sender;	/* the address of the sender does */
	const char *part; /* words of this part do, at */
	gsize start;
	gsize length; /* 0: all of it */
} PpidFinding;

/* All there is to say of a case. */
typedef struct {
	const PpidLackTable *table;
	const PpidProofs *proofs;
	PpidAsks asker;
	const char *asker_code;
	const char *surel; /* the first message that is examined */
	const char *date;  /* of its receipt, or NULL: rows of today */
	GArray *findings;  /* PpidFinding, in the order of the table */
} PpidLackCase;

/** ppid_lack_holds: whether a row holds for this requester and day. */
bool
ppid_lack_holds(const PpidLackCase *c, const PpidLackHead *head);

/** ppid_lack_write: fills an empty <kelengkapan>. */
void
ppid_lack_write(const PpidLackCase *c, xmlNode *kelengkapan);

#endif /* PPID_LACK_PRIVATE_H */
