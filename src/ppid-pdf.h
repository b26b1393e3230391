/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-pdf.h - the text of a page of a PDF, as it is seen
 *
 * poppler gives text in reading order: of a form, all labels and then all
 * values.  Here what stands at one height is one line, with a tab where
 * there is a wide gap; only pages in columns of prose keep reading order.
 */
#ifndef PPID_PDF_H
#define PPID_PDF_H

#include <stdbool.h>
#include <glib.h>

typedef struct _PopplerPage PopplerPage;
struct Pix; /* of Leptonica */

/* Form fields of a document that are read. */
#define PPID_PDF_FIELDS_MAX 1000

/**
 * ppid_pdf_page_text:
 * @page: (borrowed)
 *
 * Returns: (transfer full): its text, lines ended by LF.
 */
char *
ppid_pdf_page_text(PopplerPage *page);

/**
 * ppid_pdf_page_fields:
 * @page: (borrowed)
 * @text: (borrowed): what ppid_pdf_page_text() gave
 * @left: (inout): fields that may still be read
 * @out: (borrowed): gets a line "NAME: VALUE" for each filled field whose
 *     value is not in @text, and "[x] NAME" for each ticked box
 */
void
ppid_pdf_page_fields(PopplerPage *page, const char *text, guint *left,
		     GString *out);

/**
 * ppid_pdf_page_is_picture:
 * @page: (borrowed)
 * @text: (borrowed): what ppid_pdf_page_text() gave
 *
 * Returns: true if the page shows a picture and has no text, or if a picture
 *     covers most of it and the text is no more than the mark of a scanner.
 */
bool
ppid_pdf_page_is_picture(PopplerPage *page, const char *text);

#ifdef HAVE_OCR
/**
 * ppid_pdf_page_render:
 * @page: (borrowed)
 *
 * Returns: (transfer full) (nullable): the page in grey, at 200 dpi or, if
 *     it is large, fewer; free with ppid_picture_free().
 */
struct Pix *
ppid_pdf_page_render(PopplerPage *page);
#endif

#endif /* PPID_PDF_H */
