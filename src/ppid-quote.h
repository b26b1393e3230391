/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-quote.h - whose words are these: the sender's, or quoted ones?
 *
 * Ranges are marked, nothing is cut away (platforms.md P18: cutting loses
 * answers that stand between quoted lines).  What is a mark ("Original
 * Message", "menulis:", "Dikirim dari") is data: klasifikasi.xml, <penanda>.
 * Lines that begin with '>' are quoted in every mail program.
 */
#ifndef PPID_QUOTE_H
#define PPID_QUOTE_H

#include <glib.h>

#include "ppid-fold.h"
#include "ppid-phrase.h"

/* Tags of the phrase set of marks. */
typedef enum {
	PPID_MARK_QUOTE,     /* a line of its own: the rest is quoted */
	PPID_MARK_FORWARD,   /* begins a line: the rest is forwarded */
	PPID_MARK_SIGNATURE, /* begins a line: no words of the letter */
	PPID_MARK_WROTE,     /* ends "Pada ... NAMA menulis:" */
	PPID_MARK_WHEN,	     /* begins that line: "Pada", "On" */
	PPID_MARK_FROM,	     /* a header block: "Dari:" */
	PPID_MARK_SENT,	     /* "Terkirim:", only in quoted headers */
	PPID_MARK_DATE,	     /* "Tanggal:", in letters too */
	PPID_MARK_TO,	     /* "Kepada:", "Subjek:" */
	PPID_MARK_RE,	     /* a subject begins so: an answer */
	PPID_MARK_FWD,	     /* a subject begins so: a forward */
} PpidMark;

typedef enum {
	PPID_SEGMENT_OWN,
	PPID_SEGMENT_QUOTE,
	PPID_SEGMENT_FORWARD,
	PPID_SEGMENT_SIGNATURE,
} PpidSegmentKind;

typedef struct {
	PpidSegmentKind kind;
	gsize start;  /* in bytes */
	gsize length; /* in bytes, > 0 */
	guint from;   /* its words, */
	guint to;     /* up to here, not included */
} PpidSegment;

/**
 * ppid_quote_split:
 * @text: (borrowed): UTF-8, @size bytes
 * @fold: (borrowed): its words
 * @marks: (borrowed): phrases tagged with PpidMark, compiled
 * @forwarded: the subject says that it is a forward: a header block then
 *     begins what is forwarded, not what is answered
 *
 * Linear in @size.
 *
 * Returns: (transfer full) (element-type PpidSegment): ranges that cover
 *     the text, in order; neighbours differ in kind.
 */
GArray *
ppid_quote_split(const char *text, gsize size, const PpidFold *fold,
		 const PpidPhraseSet *marks, bool forwarded);

#endif /* PPID_QUOTE_H */
