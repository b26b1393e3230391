/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-lack.h - <kelengkapan>: what a request lacks, by article
 *
 * Source: law.md 2 and 7.1; the requirements are data: kelengkapan.xml.  A
 * hint for staff: it starts no clock, and what may be in something that
 * nobody has read is told apart from what is missing.
 * Pure: the same record and tables give the same element.
 */
#ifndef PPID_LACK_H
#define PPID_LACK_H

#include <glib.h>
#include <libxml/tree.h>

#include "ppid-lexicon.h"

typedef struct PpidLacks PpidLacks;

/**
 * ppid_lacks_new:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 */
PpidLacks *
ppid_lacks_new(const char *data_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_lacks_free(PpidLacks *lacks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidLacks, ppid_lacks_free)

/**
 * ppid_lacks_run:
 * @lexicon: (borrowed): for the marks of quotations
 * @berkas: (borrowed): a classified record with <pemohon> and <permintaan>;
 *     changed in place
 *
 * Replaces <kelengkapan> of a case with a message of a kind that is examined
 * (surat/@diperiksa); of another one it is removed.  One without @tabel was
 * written by staff and stays.  The rows that hold are those of the day on
 * which the first such message was received.
 */
void
ppid_lacks_run(const PpidLacks *lacks, const PpidLexicon *lexicon,
	       xmlNode *berkas);

#endif /* PPID_LACK_H */
