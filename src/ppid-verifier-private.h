/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid-verifier-private.h - shared by the ppid-verifier*.c */
#ifndef PPID_VERIFIER_PRIVATE_H
#define PPID_VERIFIER_PRIVATE_H

#include "ppid-index.h"
#include "ppid-verifier.h"
#include "ppid-xml.h"

typedef struct {
	const PpidHome *home;
	PpidVerifierFunc func;
	gpointer data;
	PpidVerifierCounts counts;
	PpidSchema *schema;
	PpidIndex *index;	/* NULL if it cannot be used */
	GHashTable *registers;	/* "body year sequence" -> GArray of gint64 */
	int year;		/* of the last case */
	gint64 number;
} PpidVerifier;

/** ppid_verifier_say: one finding. */
void
ppid_verifier_say(PpidVerifier *v, const char *where, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/** ppid_verifier_case: all about one case folder; a PpidCaseFunc. */
bool
ppid_verifier_case(const char *id, gpointer data, GError **error);

/** ppid_verifier_home: what is beside the case folders. */
bool
ppid_verifier_home(PpidVerifier *v, GError **error);

#endif /* PPID_VERIFIER_PRIVATE_H */
