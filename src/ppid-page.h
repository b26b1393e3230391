/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-page.h - pages for staff: one of each case, one of all
 *
 * What a mail says is text on a page, never markup, and never the target of
 * a link: links are made of names that ppid-file gave, after a check here
 * (reliability.md T13).  The content security policy forbids everything but
 * the style sheet in the page, named by its hash, so that it also holds for
 * a page opened from a disk.
 * A page depends on the case, the day and the tables, and with
 * ppid_pages_use_index() on the cases before it; on nothing else.
 */
#ifndef PPID_PAGE_H
#define PPID_PAGE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-home.h"
#include "ppid-index.h"
#include "ppid-xml.h"

typedef struct PpidPages PpidPages;

/**
 * ppid_pages_new:
 * @data_dir: (nullable): as in ppid_data_load()
 * @today: the day that tells a deadline past, near or running
 * @cases_dir: (nullable): folder of the case folders; a cited case becomes
 *     a link if it is there
 * @link_base: (nullable): way from a page to @cases_dir, with a final
 *     slash, as a relative URI; NULL = no links into case folders
 * @error: PPID_ERROR_CONFIG
 */
PpidPages *
ppid_pages_new(const char *data_dir, const GDate *today,
	       const char *cases_dir, const char *link_base,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_pages_free(PpidPages *pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidPages, ppid_pages_free)

/**
 * ppid_pages_use_index:
 * @home: (borrowed): must outlive @pages
 * @index: (borrowed): the same
 *
 * From here on the pages tell the requests before, see ppid-earlier.h.
 */
void
ppid_pages_use_index(PpidPages *pages, const PpidHome *home,
		     PpidIndex *index);

/**
 * ppid_pages_link:
 * @from: folder of the pages
 * @to: folder that a link leads to
 *
 * Returns: (transfer full): the relative URI from the one to the other,
 *     percent-encoded, with a final slash; never with a scheme.
 */
char *
ppid_pages_link(const char *from, const char *to);

/**
 * ppid_pages_case_id:
 * @berkas: (borrowed): a <berkas>
 *
 * Returns: (transfer full) (nullable): its id if it is a safe file name
 *     "PPID-YEAR-NUMBER", else NULL: no page is made for it.
 */
char *
ppid_pages_case_id(PpidPages *pages, xmlNode *berkas);

/**
 * ppid_pages_case:
 * @berkas: (borrowed): a <berkas> with a case id, the root of its document;
 *     attributes for the page are set and unsafe names removed
 * @error: PPID_ERROR_SOFTWARE; of ppid_index_repeats()
 *
 * Also keeps the row of the case for ppid_pages_index(): about 1 KiB.
 *
 * Returns: (transfer full): the page.
 */
GString *
ppid_pages_case(PpidPages *pages, xmlNode *berkas,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_pages_index:
 * @body: (nullable): name of the public body
 *
 * Returns: (transfer full): the page of all cases given so far, by their
 *     nearest deadline, those without one last.
 */
GString *
ppid_pages_index(PpidPages *pages, const char *body,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_page_write:
 * @path: where to
 * @page: (borrowed): its bytes
 * @written_out: (out) (nullable): false if the file had these bytes already
 *     and was not touched
 * @error: by errno
 */
bool
ppid_page_write(const char *path, const GString *page, bool *written_out,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_PAGE_H */
