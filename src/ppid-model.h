/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-model.h - model.xml: what words weigh for a kind or an agency
 *
 * Learned by ppid-learn(1) from mail that staff confirmed; ppid-model(5)
 * is its format.  A linear model: the score of a class is what it begins with
 * and the sum of the weights of the letter's terms, over the root of how
 * many terms there are.  Weights are whole thousandths, so that the sum is
 * the same in any order.  The built-in model has no class and says nothing.
 * A loaded model is read only.
 */
#ifndef PPID_MODEL_H
#define PPID_MODEL_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-terms.h"

#define PPID_MODEL_VERSION "1"
#define PPID_MODEL_CLASSES_MAX 200 /* of a task */
#define PPID_MODEL_TERMS_MAX 400   /* of a class */

typedef enum {
	PPID_MODEL_KIND,   /* jenis */
	PPID_MODEL_AGENCY, /* opd */
	PPID_MODEL_N,
} PpidModelTask;

/* A term that speaks for a class. */
typedef struct {
	guint term; /* index in the terms of the letter */
	int weight; /* thousandths */
} PpidModelReason;

/* What the model takes a letter for. */
typedef struct {
	guint index;  /* of the class in its task */
	double score; /* z of it */
	double lead;  /* 0..1: how far it is ahead of all others */
} PpidModelGuess;

typedef struct PpidModel PpidModel;

/**
 * ppid_model_load:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT": also if the content is not what
 *     its digest says
 */
PpidModel *
ppid_model_load(const char *data_dir,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_model_load_file:
 * @error: PPID_ERROR_NOINPUT if there is no file @path; else as above
 */
PpidModel *
ppid_model_load_file(const char *path,
		     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_model_free(PpidModel *model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidModel, ppid_model_free)

/**
 * ppid_model_digest_of:
 * @root: (borrowed): a <model>
 *
 * Returns: (transfer full): "sha256:HEX" of its classes, terms and weights.
 */
char *
ppid_model_digest_of(xmlNode *root);

/** ppid_model_digest: (borrowed): "sha256:HEX" of the bytes of the file. */
const char *
ppid_model_digest(const PpidModel *model);

/** ppid_model_classes: how many classes @task has; 0: it says nothing. */
guint
ppid_model_classes(const PpidModel *model, PpidModelTask task);

/** ppid_model_code: (borrowed): of a class: "permohonan", "Dinkes". */
const char *
ppid_model_code(const PpidModel *model, PpidModelTask task, guint index);

/**
 * ppid_model_score:
 * @terms: (borrowed)
 * @scores_out: (out): one for each class of @task: 0 is even, more is for it
 */
void
ppid_model_score(const PpidModel *model, PpidModelTask task,
		 const PpidTerms *terms, double *scores_out);

/**
 * ppid_model_guess:
 * @guess_out: (out): the best class of @task
 *
 * Returns: false if @task has no class.
 */
bool
ppid_model_guess(const PpidModel *model, PpidModelTask task,
		 const PpidTerms *terms, PpidModelGuess *guess_out);

/**
 * ppid_model_reasons:
 * @index: of a class of @task
 * @reasons_out: (out): @count of them at most
 *
 * Returns: how many terms speak for the class; the heaviest first.
 */
guint
ppid_model_reasons(const PpidModel *model, PpidModelTask task, guint index,
		   const PpidTerms *terms, PpidModelReason *reasons_out,
		   guint count);

/** ppid_model_squash: 0..1 of a number, by the four operations. */
double
ppid_model_squash(double z);

/**
 * ppid_model_show:
 * @top: how many terms of each class
 *
 * Returns: (transfer full): the model for people; lines in Indonesian.
 */
char *
ppid_model_show(const PpidModel *model, guint top);

#endif /* PPID_MODEL_H */
