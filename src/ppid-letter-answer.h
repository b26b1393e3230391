/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-letter-answer.h - a form that was answered below its quoted labels
 *
 *   > Nama lengkap :
 *   Sri Wulan
 *   > Tujuan :
 *   bahan skripsi
 *
 * The labels are the office's words, but without them the answers say
 * nothing.  Pure.  Linear in the size of the text.
 */
#ifndef PPID_LETTER_ANSWER_H
#define PPID_LETTER_ANSWER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-quote.h"

/**
 * ppid_letter_answers:
 * @text: (borrowed)
 * @segments: (borrowed) (element-type PpidSegment): ranges that cover it, in
 *     order
 *
 * Returns: (transfer full) (element-type PpidSegment): the same; if two
 *     quoted lines or more that end with a colon or a question mark have the
 *     writer's words right below, these lines are PPID_SEGMENT_OWN, too.
 */
GArray *
ppid_letter_answers(const char *text, const GArray *segments);

#endif /* PPID_LETTER_ANSWER_H */
