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

/**
 * ppid_index_put_repeats:
 * @berkas: (borrowed): as for ppid_index_put(); its old rows are gone
 * @body: berkas/@badan-publik, "" if it has none
 *
 * The rows by which ppid_index_repeats() finds it.
 */
bool
ppid_index_put_repeats(PpidIndex *index, xmlNode *berkas, const char *body,
		       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Key, body, register, place in it, latest date, a case to leave out, limit:
 * a walk back from one place of the primary key, without sorting. */
#define PPID_INDEX_REPEATS_SQL                                          \
	"SELECT case_id, date, year, number FROM repeats "              \
	"WHERE key = ? AND body = ? AND sequence = ? "                  \
	"AND (year, number) < (?, ?) AND date <= ? AND case_id <> ? "   \
	"ORDER BY year DESC, number DESC LIMIT ?"

#endif /* PPID_INDEX_PRIVATE_H */
