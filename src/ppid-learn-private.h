/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid-learn-private.h - shared by the ppid-learn*.c */
#ifndef PPID_LEARN_PRIVATE_H
#define PPID_LEARN_PRIVATE_H

#include "ppid-learn.h"

/* A confirmed mail. */
typedef struct {
	char *name;	 /* what sorts it: case, mail, digest */
	char *sender;	 /* folded address */
	char *kind;
	char **agencies; /* never NULL */
	GArray *terms;	 /* guint: in the learner's table */
} PpidExample;

/* A term that was met. */
typedef struct {
	const char *key; /* owned by the learner */
	guint cases;
	guint senders;
	int feature; /* from 1; 0: not one of the model */
} PpidSeenTerm;

struct PpidLearner {
	const PpidLexicon *lexicon;
	guint least;
	PpidLearnFold fold;
	GPtrArray *examples; /* PpidExample * */
	GHashTable *keys;    /* key (owned) -> index + 1 in terms */
	GArray *terms;	     /* PpidSeenTerm */
	GHashTable *cases;   /* ids: set */
	guint passed;
};

/* A class that was learned: weights by feature, in thousandths. */
typedef struct {
	PpidModelTask task;
	char *code;
	guint mails;
	int base;
	int *weights; /* by feature - 1 */
} PpidLearned;

void
ppid_learned_free(gpointer learned);

/**
 * ppid_learn_train:
 * @features: how many there are
 *
 * Returns: (transfer full) (element-type PpidLearned): the classes of both
 *     tasks, sorted by code.
 */
GPtrArray *
ppid_learn_train(const PpidLearner *learner, guint features);

/**
 * ppid_learn_write:
 * @keys: (element-type utf8): by feature - 1
 *
 * Returns: (transfer full): model.xml.
 */
GString *
ppid_learn_write(const PpidLearner *learner, const GPtrArray *classes,
		 const GPtrArray *keys);

#endif /* PPID_LEARN_PRIVATE_H */
