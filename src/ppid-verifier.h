/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-verifier.h - is everything on disk what was filed?
 *
 * Every byte against the manifests, every manifest against its case, every
 * revision against the one after it, numbers for gaps, the index against
 * the files, acknowledged mail against the cases.  Repairs nothing: what a
 * program mends by itself, nobody can tell from what was forged.
 */
#ifndef PPID_VERIFIER_H
#define PPID_VERIFIER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-home.h"

/**
 * PpidVerifierFunc:
 * @where: path below the home, or a number
 * @text: what is wrong with it, one line, no personal data
 */
typedef void (*PpidVerifierFunc)(const char *where, const char *text,
				 gpointer data);

typedef struct {
	guint cases;	/* looked at */
	guint files;	/* hashed */
	guint findings; /* reported */
} PpidVerifierCounts;

/**
 * ppid_verify_home:
 * @home: (borrowed): the caller holds its lock "berkas"
 * @func: called for each finding, in the order of cases
 * @counts_out: (out): what was seen
 * @error: only if the work cannot go on (a folder cannot be listed)
 *
 * Returns: true if all was looked at, whatever was found.
 */
bool
ppid_verify_home(const PpidHome *home, PpidVerifierFunc func, gpointer data,
		 PpidVerifierCounts *counts_out,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_VERIFIER_H */
