/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-quote.h - whose words are these: the sender's of today, or others?
 *
 * Ranges are marked, nothing is cut away (platforms.md P18: cutting loses
 * answers that stand between quoted lines).  What is a mark ("Original
 * Message", "menulis:", "Dikirim dari") is data: ppid-marks.h.  Lines that
 * begin with '>' are quoted in every mail program.
 *
 * Text before the first mark is the sender's.  A quotation of lines with '>'
 * ends with them, so answers between and after them stay; one that a line
 * or a block of header fields opens goes to the end.
 */
#ifndef PPID_QUOTE_H
#define PPID_QUOTE_H

#include <glib.h>

#include "ppid-marks.h"

typedef enum {
	PPID_SEGMENT_OWN,
	PPID_SEGMENT_QUOTE,	 /* kutipan */
	PPID_SEGMENT_FORWARD,	 /* terusan */
	PPID_SEGMENT_SIGNATURE,	 /* tanda-tangan */
	PPID_SEGMENT_DISCLAIMER, /* penafian */
} PpidSegmentKind;

typedef struct {
	PpidSegmentKind kind;
	gsize start;  /* in bytes */
	gsize length; /* in bytes, > 0 */
} PpidSegment;

/**
 * ppid_quote_split:
 * @text: (borrowed): UTF-8, @size bytes, < 2^32
 * @marks: (borrowed)
 * @hints: (nullable) (borrowed) (element-type PpidSegment): ranges that are
 *     known by other means, such as HTML elements; in order, apart
 * @forwarded: the subject says that it is a forward: a header block then
 *     begins what is forwarded, not what is answered
 *
 * Linear in @size.
 *
 * Returns: (transfer full) (element-type PpidSegment): what is not the
 *     sender's own, in whole lines, in order, apart.
 */
GArray *
ppid_quote_split(const char *text, gsize size, const PpidMarks *marks,
		 const GArray *hints, bool forwarded);

#endif /* PPID_QUOTE_H */
