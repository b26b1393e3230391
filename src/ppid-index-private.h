/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid-index-private.h - shared by ppid-index.c and ppid-index-write.c */
#ifndef PPID_INDEX_PRIVATE_H
#define PPID_INDEX_PRIVATE_H

#include "ppid-db.h"
#include "ppid-index.h"

struct PpidIndex {
	PpidDb *db;
};

/**
 * ppid_index_fill:
 * @index: (borrowed): open to write, without tables
 *
 * Makes the tables and fills them from the case files, in one transaction.
 */
bool
ppid_index_fill(PpidIndex *index, const PpidHome *home,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_INDEX_PRIVATE_H */
