/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-verdict.h - what kind of message this is, how sure, by which words
 *
 * Rules that hold add their weights to kinds.  Kinds are asked in the order
 * of decision (law.md 9): the first order with a kind whose score reaches its
 * threshold decides; within one order the highest score.  Pure.
 */
#ifndef PPID_VERDICT_H
#define PPID_VERDICT_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-letter.h"
#include "ppid-lexicon.h"

/* Words that made a rule hold. */
typedef struct {
	guint rule;
	guint field;  /* index in the letter */
	gsize start;  /* in bytes of the field's text */
	gsize length; /* in bytes */
	double weight; /* for the kind decided; 0 for grounds and the like */
} PpidEvidence;

typedef struct {
	guint kind;	    /* index in the lexicon */
	double confidence;  /* 0..1 */
	bool review;
	bool bulk;
	GArray *secondary;  /* guint: other kinds that reach their threshold */
	GArray *evidence;   /* PpidEvidence, in the order of the rules */
	GPtrArray *grounds; /* const char *: "35C", sorted, each once */
} PpidVerdict;

/**
 * ppid_verdict_new:
 * @letter: (borrowed)
 * @lexicon: (borrowed): must outlive the verdict
 *
 * Returns: (transfer full): never NULL: doubt is a verdict too.
 */
PpidVerdict *
ppid_verdict_new(const PpidLetter *letter, const PpidLexicon *lexicon);

void
ppid_verdict_free(PpidVerdict *verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidVerdict, ppid_verdict_free)

#endif /* PPID_VERDICT_H */
