/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-learn.h - a model from mail whose kind and agencies staff confirmed
 *
 * What staff said is the last effective event "klasifikasi" of a mail,
 * ppid-alur(5).  Weights are found by liblinear: logistic regression with L2
 * (its solver 0, which draws no random numbers), one class against all
 * others.  Cases are sorted before, so that their order does not matter.
 *
 * A model must not tell who wrote: numbers are no words; what the case has
 * read as name, address or occupation of its applicant, and the name and
 * address that the mail came from, is passed over in that case; signatures
 * and quotations are not read; and a word counts only if it stands in
 * several cases, not all of one sender.
 * Pure.
 */
#ifndef PPID_LEARN_H
#define PPID_LEARN_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-lexicon.h"
#include "ppid-model.h"

#define PPID_LEARN_CASES 3	    /* a word stands in as many, or more */
#define PPID_LEARN_SENDERS 2	    /* by as many different senders */
#define PPID_LEARN_MAILS_MAX 5000   /* more are passed over */
#define PPID_LEARN_TERMS_MAX 20000  /* the most frequent ones */

/* A part of the mails, by the digest of the Message-ID. */
typedef struct {
	guint index; /* 0 <= index < count */
	guint count; /* 0: all mails */
	bool inside; /* take those of the part; else all but those */
} PpidLearnFold;

typedef struct PpidLearner PpidLearner;

/**
 * ppid_learner_new:
 * @lexicon: (borrowed): outlives the learner
 * @cases: at least PPID_LEARN_CASES
 * @fold: which mails are taken
 */
PpidLearner *
ppid_learner_new(const PpidLexicon *lexicon, guint cases, PpidLearnFold fold);

void
ppid_learner_free(PpidLearner *learner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidLearner, ppid_learner_free)

/**
 * ppid_learner_add:
 * @berkas: (borrowed): a case; only its confirmed mails are taken
 */
void
ppid_learner_add(PpidLearner *learner, xmlNode *berkas);

/** ppid_learner_mails: how many were taken. */
guint
ppid_learner_mails(const PpidLearner *learner);

/** ppid_learner_passed: how many were too many. */
guint
ppid_learner_passed(const PpidLearner *learner);

/**
 * ppid_learner_finish:
 * @error: PPID_ERROR_DATA if there are fewer than two classes to tell apart
 *
 * Returns: (transfer full): the model as the text of model.xml.
 */
GString *
ppid_learner_finish(PpidLearner *learner,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * PpidLearnTested:
 * @id: (nullable): of the case
 * @surel: id of the mail
 * @kind, @agencies: what staff said; @agencies may have none
 * @guesses: three agencies at most, as the model has them
 */
typedef struct {
	const char *id, *surel, *kind;
	char **agencies;
	const char *guess;
	const char *guesses[3];
} PpidLearnTested;

typedef void (*PpidLearnTestFunc)(const PpidLearnTested *tested,
				  gpointer data);

/**
 * ppid_learn_test:
 * @model: (borrowed)
 * @fold: which mails are taken
 * @func: called for each confirmed mail of @berkas
 *
 * Holds what the model alone says against what staff said.
 */
void
ppid_learn_test(const PpidModel *model, const PpidLexicon *lexicon,
		PpidLearnFold fold, xmlNode *berkas, PpidLearnTestFunc func,
		gpointer data);

#endif /* PPID_LEARN_H */
