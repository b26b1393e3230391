/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-manner.h - how somebody wants the information
 *
 * To see it on the spot or to get a copy, in which form, by which way: from
 * the chosen boxes of a form, the values of labels, and phrases in
 * sentences.  Papers that the letter brings along ("fotokopi KTP",
 * "terlampir pdf") and what is refused ("tidak usah difotokopi") do not
 * count.  Two answers to one question are none.
 * Source: Perki 1/2021, the form of the request: cara memperoleh, cara
 * mendapatkan salinan.
 * Pure.  Linear in the size of the text.
 */
#ifndef PPID_MANNER_H
#define PPID_MANNER_H

#include "ppid-clause.h"
#include "ppid-span.h"

typedef enum {
	PPID_MANNER_ACCESS, /* cara-memperoleh */
	PPID_MANNER_FORM,   /* bentuk */
	PPID_MANNER_WAY,    /* cara-mengirim */
	PPID_MANNERS,
} PpidMannerKind;

typedef struct {
	const char *value; /* "salinan"; NULL: not stated */
	PpidSpan span;	   /* the words that say so */
	bool form;	   /* a box or a label, not a sentence */
} PpidManner;

/**
 * ppid_manner_find:
 * @c: (borrowed): a letter; the fields and boxes in it are closed
 * @fields: (borrowed) (element-type PpidSpan): values of labels that ask
 *     for it, in the order of the text
 * @items: (borrowed) (element-type PpidSpan): what is asked: a way of
 *     sending in them is not one of sending them
 * @manners: (array length=PPID_MANNERS): what is already set is kept
 */
void
ppid_manner_find(PpidClauses *c, const GArray *fields,
		 const GArray *items, PpidManner *manners);

/**
 * ppid_manner_imply:
 *
 * A form of copy or a way of sending means a copy.
 */
void
ppid_manner_imply(PpidManner *manners);

#endif /* PPID_MANNER_H */
