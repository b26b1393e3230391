/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-verdict-private.h - shared by ppid-verdict.c (what rules add up to)
 * and ppid-verdict-match.c (which of them match)
 */
#ifndef PPID_VERDICT_PRIVATE_H
#define PPID_VERDICT_PRIVATE_H

#include "ppid-verdict.h"

#define PPID_JUDGE_EVIDENCE 3 /* of one rule */

typedef struct {
	bool matched;
	bool subject; /* one of the matches is in the subject */
	bool own;     /* one of them is not in an attachment's text */
	bool holds;
	guint count;
	guint field; /* the last one that has a match, from 1 */
	PpidEvidence evidence[PPID_JUDGE_EVIDENCE];
} PpidJudgeState;

/* The last word of a list that was seen in the current field. */
typedef struct {
	bool seen;
	guint first;
	guint last;
} PpidJudgeSeen;

/* A word at which a pattern may begin. */
typedef struct {
	guint word;
	guint next; /* of the same pattern: its index + 1 */
} PpidJudgeStart;

/* What a field has of a pattern. */
typedef struct {
	bool wanted; /* a word that guards it */
	bool second; /* one of the others that do */
	guint first; /* PpidJudgeStart: its index + 1, or 0 */
	guint last;
} PpidJudgeTried;

typedef struct {
	const PpidLetter *letter;
	const PpidLexicon *lexicon;
	const PpidHint *hint; /* or NULL */
	PpidJudgeState *states;
	PpidJudgeSeen *seen;
	PpidJudgeTried *tried; /* by pattern */
	GArray *starts; /* PpidJudgeStart, of the current field */
	GArray *digits; /* guint: words of it that begin with a digit */
	GArray *slash;	/* guint: those of them that stand before a slash */
	bool counted;	/* these two are filled */
	double *scores;	 /* by kind */
	bool *binding;	 /* by kind */
	bool contents;	 /* texts of attachments count */
	double content;	 /* as much as this */
	double hinted;	 /* what the model added */
	guint field;
} PpidJudge;

/** ppid_judge_match: fills the states of @j with what the letter has. */
void
ppid_judge_match(PpidJudge *j);

#endif /* PPID_VERDICT_PRIVATE_H */
