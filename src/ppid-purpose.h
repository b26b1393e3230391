/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-purpose.h - what the information is for, told in a sentence
 *
 * "untuk skripsi ...", "akan kami gunakan untuk ...", "guna ...", "supaya
 * ...".  "untuk" alone says little: what follows, or what comes before, must
 * show that it is the purpose of asking and not a part of what is asked
 * ("bantuan untuk nelayan").
 * Pure.  Linear in the size of the text.
 */
#ifndef PPID_PURPOSE_H
#define PPID_PURPOSE_H

#include "ppid-clause.h"
#include "ppid-span.h"

/* How sure a purpose is. */
typedef enum {
	PPID_PURPOSE_NONE,
	PPID_PURPOSE_WHY,   /* "soalnya di desa kami ribut" */
	PPID_PURPOSE_DOING, /* "sedang menyusun skripsi" */
	PPID_PURPOSE_NEAR,  /* "untuk" right after what is asked */
	PPID_PURPOSE_AIM,   /* "untuk" and what is always a purpose */
	PPID_PURPOSE_SAID,  /* "akan digunakan untuk" */
} PpidPurposeRank;

/**
 * ppid_purpose_at:
 * @c: (borrowed)
 * @word: where it may begin
 * @complete: what stands before is an item that needs no more words
 * @cue_out: (out): words of the cue
 *
 * Returns: how surely a purpose is said from @word on.
 */
PpidPurposeRank
ppid_purpose_at(const PpidClauses *c, guint word, bool complete,
		guint *cue_out);

/**
 * ppid_purpose_find:
 * @c: (borrowed)
 * @items: (borrowed) (element-type PpidSpan): what is asked in this text,
 *     in its order
 * @least: what is less sure is not taken
 * @span_out: (out): the purpose without its cue
 *
 * Returns: how sure the surest one is; the first of equal ones.
 */
PpidPurposeRank
ppid_purpose_find(const PpidClauses *c, const GArray *items,
		  PpidPurposeRank least, PpidSpan *span_out);

#endif /* PPID_PURPOSE_H */
