/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-bulk.h - how many bodies a letter is addressed to, how many items
 *
 * Numbers for statistics, never a judgement: that somebody asks too much is
 * for the Komisi Informasi to say (law.md 8.3).  Words and limits are data:
 * massal.xml, ppid-massal(5).
 * Pure: the same record and table give the same attributes.
 */
#ifndef PPID_BULK_H
#define PPID_BULK_H

#include <glib.h>
#include <libxml/tree.h>

typedef struct PpidBulk PpidBulk;

/**
 * ppid_bulk_new:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 */
PpidBulk *
ppid_bulk_new(const char *data_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_bulk_free(PpidBulk *bulk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidBulk, ppid_bulk_free)

/**
 * ppid_bulk_pending:
 * @berkas: (borrowed): a record that is yet to be classified
 *
 * Returns: (transfer full) (element-type utf8): ids of the incoming <surel>
 *     that will be: all, or in a record of the store (@revisi) those without
 *     a kind, so that what staff corrected stays.
 */
GPtrArray *
ppid_bulk_pending(xmlNode *berkas);

/**
 * ppid_bulk_run:
 * @berkas: (borrowed): the same, classified, with <permintaan>
 * @pending: (borrowed): of ppid_bulk_pending()
 *
 * Sets klasifikasi/@butir, @penerima and, where one of them is over the
 * limit in a letter of a kind that asks for something, @massal; a <bukti> for
 * words that say so.  Linear in the size of the
 * headers; of a text only the beginning is looked at.
 */
void
ppid_bulk_run(const PpidBulk *bulk, xmlNode *berkas, const GPtrArray *pending);

#endif /* PPID_BULK_H */
