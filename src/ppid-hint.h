/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-hint.h - what a model says of a letter, for the rules to weigh
 *
 * The model only adds to the scores of the rules, and brings the words by
 * which it does; what that means is for ppid-verdict.h and ppid-agency.h.
 * Pure.
 */
#ifndef PPID_HINT_H
#define PPID_HINT_H

#include <glib.h>

#include "ppid-agency.h"
#include "ppid-lexicon.h"
#include "ppid-model.h"
#include "ppid-verdict.h"

typedef struct {
	PpidHint *kind;	  /* or NULL */
	GArray *agencies; /* PpidAgencyHint */
} PpidHints;

/**
 * ppid_hints_new:
 * @model: (borrowed)
 * @lexicon, @agencies: (borrowed): what they do not have, is passed over
 * @letter: (borrowed)
 *
 * Returns: (transfer full) (nullable): NULL if the model has no class.
 */
PpidHints *
ppid_hints_new(const PpidModel *model, const PpidLexicon *lexicon,
	       const PpidAgencies *agencies, const PpidLetter *letter);

void
ppid_hints_free(PpidHints *hints);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidHints, ppid_hints_free)

#endif /* PPID_HINT_H */
