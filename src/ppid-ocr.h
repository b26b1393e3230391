/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-ocr.h - the text of a picture, by Tesseract
 *
 * Built only with HAVE_OCR; without it ppid_ocr_new() returns NULL.  One
 * thread.  The work is bounded by pixels and by marks on the page, not by a
 * clock: the same picture gives the same text on a slow machine.
 */
#ifndef PPID_OCR_H
#define PPID_OCR_H

#include <stdbool.h>
#include <glib.h>

/* A page with more separate marks than this is no letter but noise. */
#define PPID_OCR_MARKS_MAX 20000
/* Below this mean confidence of the words, per cent, nothing was read. */
#define PPID_OCR_CONFIDENCE_MIN 40
/* Below this the page is tried the other ways up. */
#define PPID_OCR_CONFIDENCE_LOW 65

typedef struct PpidOcr PpidOcr;
struct Pix; /* of Leptonica */

/**
 * ppid_ocr_new:
 *
 * Loads the trained data: Indonesian (ind), else English (eng), from where
 * Tesseract looks for them.  Opens files.
 *
 * Returns: (transfer full) (nullable): NULL if it is not built in or there
 *     is no trained data.
 */
PpidOcr *
ppid_ocr_new(void);

void
ppid_ocr_free(PpidOcr *ocr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidOcr, ppid_ocr_free)

/**
 * ppid_ocr_page:
 * @page: (borrowed): a grey page, upright if possible: ppid-picture.h
 * @turn: try a page that is hard to read the other ways up, too: this costs
 *     three times as much
 * @confidence_out: (out): mean of the words, 0 to 100; -1: the page was not
 *     tried, there is nothing on it or nothing but noise
 *
 * Lines stay lines, columns stay apart by blanks.  Nothing is corrected.
 *
 * Returns: (transfer full): the text; "" if there is none that is sure
 *     enough.
 */
char *
ppid_ocr_page(PpidOcr *ocr, struct Pix *page, bool turn,
	      int *confidence_out);

#endif /* PPID_OCR_H */
