/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-lack-proof.h - which papers are attached, and what nobody has read
 *
 * A paper is known by the name of its file or by the words that were read in
 * it: a title on a line of its own, or enough of its usual words near each
 * other.  That a paper is there says nothing of whether it is genuine.
 */
#ifndef PPID_LACK_PROOF_H
#define PPID_LACK_PROOF_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-lack-table.h"

/* Where a paper was found first. */
typedef struct {
	char *surel; /* NULL: it was not */
	char *part;
	char *text;  /* name of the file, or the words */
	bool named;  /* only by the name of the file */
	gsize start; /* of the words; if not @named */
	gsize length;
	guint32 filled; /* bits: its <ciri> that have a value there */
	guint count;	/* how many such papers were read */
} PpidProof;

/* Something whose content is not known. */
typedef struct {
	char *surel;
	char *part;
	char *why;  /* belum-terekam/@sebab, or "kosong" */
	char *name; /* of the file, or NULL */
	bool picture;
} PpidUnread;

typedef struct {
	GArray *papers;	   /* PpidProof, in the order of the table */
	GPtrArray *unread; /* PpidUnread, in the order of the record */
} PpidProofs;

/**
 * ppid_proofs_new:
 * @table: (borrowed)
 * @berkas: (borrowed): a classified record; letters of the kinds that the
 *     table names are read
 *
 * Linear in the size of the record; of each text the first 256 KiB are read.
 */
PpidProofs *
ppid_proofs_new(const PpidLackTable *table, xmlNode *berkas);

void
ppid_proofs_free(PpidProofs *proofs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidProofs, ppid_proofs_free)

/** ppid_proofs_get: (borrowed) (nullable): where @paper is, or NULL. */
static inline const PpidProof *
ppid_proofs_get(const PpidProofs *proofs, guint paper)
{
	const PpidProof *proof =
		&g_array_index(proofs->papers, PpidProof, paper);

	return proof->surel != NULL ? proof : NULL;
}

/**
 * ppid_proofs_rank:
 * @surel: (borrowed): an incoming <surel> of @berkas
 *
 * Returns: 0 if letters of its kind are not read, 2 if they are examined.
 */
guint
ppid_proofs_rank(const PpidLackTable *table, xmlNode *berkas, xmlNode *surel);

#endif /* PPID_LACK_PROOF_H */
