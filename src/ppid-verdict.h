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

/* The rule of words that a model weighs. */
#define PPID_RULE_MODEL G_MAXUINT

/* Words that made a rule hold. */
typedef struct {
	guint rule;   /* index in the lexicon, or PPID_RULE_MODEL */
	guint field;  /* index in the letter */
	gsize start;  /* in bytes of the field's text */
	gsize length; /* in bytes */
	double weight; /* for the kind decided; 0 for grounds and the like */
} PpidEvidence;

/* What a model takes the letter for; ppid-model.h. */
typedef struct {
	guint kind;	    /* index in the lexicon */
	double lead;	    /* 0..1 */
	GArray *words;	    /* PpidEvidence: that weigh most */
} PpidHint;

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
 * @hint: (nullable) (borrowed): adds to the score of its kind, keputusan/@model
 *     thresholds at most, unless a binding rule holds; NULL: rules alone
 *
 * Returns: (transfer full): never NULL: doubt is a verdict too.
 */
PpidVerdict *
ppid_verdict_new(const PpidLetter *letter, const PpidLexicon *lexicon,
		 const PpidHint *hint);

void
ppid_verdict_free(PpidVerdict *verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidVerdict, ppid_verdict_free)

#endif /* PPID_VERDICT_H */
