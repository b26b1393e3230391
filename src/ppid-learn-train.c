/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-learn-private.h"

#include <math.h>
#include <string.h>
#include <linear.h>

#define COST 64.0	/* liblinear's C */
#define PRECISION 1e-6	/* so fine that rounded weights do not depend on it */
#define CLASS_LEAST 2	/* mails that a class needs */
#define WEIGHT_MAX 999999 /* thousandths */

/* The mails of a task, as liblinear wants them. */
typedef struct {
	struct problem problem;
	GPtrArray *examples; /* const PpidExample * */
} Task;

void
ppid_learned_free(gpointer learned)
{
	PpidLearned *l = learned;

	g_free(l->code);
	g_free(l->weights);
	g_free(l);
}

static void
say_nothing(const char *text)
{
	(void)text;
}

static int
compare_features(gconstpointer a, gconstpointer b)
{
	const struct feature_node *x = a, *y = b;

	return x->index - y->index;
}

/* Its features by number, then the constant one, then the end.  A letter is
 * of length 1 with all its terms, those that the model does not know too. */
static struct feature_node *
vector_of(const PpidLearner *l, const PpidExample *e, int features)
{
	struct feature_node *nodes =
		g_new0(struct feature_node, e->terms->len + 2);
	double value = 1 / sqrt(MAX(e->terms->len, 1));
	guint count = 0;

	for (guint i = 0; i < e->terms->len; i++) {
		guint t = g_array_index(e->terms, guint, i);
		int feature =
			g_array_index(l->terms, PpidSeenTerm, t).feature;

		if (feature > 0)
			nodes[count++] =
				(struct feature_node){ feature, value };
	}
	qsort(nodes, count, sizeof *nodes, compare_features);
	nodes[count] = (struct feature_node){ features + 1, 1 };
	nodes[count + 1].index = -1;
	return nodes;
}

static void
fill_task(Task *task, const PpidLearner *l, PpidModelTask which,
	  int features)
{
	struct problem *p = &task->problem;

	task->examples = g_ptr_array_new();
	for (guint i = 0; i < l->examples->len; i++) {
		const PpidExample *e = l->examples->pdata[i];

		if (which == PPID_MODEL_KIND || e->agencies[0] != NULL)
			g_ptr_array_add(task->examples, (gpointer)e);
	}
	p->l = (int)task->examples->len;
	p->n = features + 1;
	p->bias = 1;
	p->y = g_new0(double, task->examples->len + 1);
	p->x = g_new0(struct feature_node *, task->examples->len + 1);
	for (guint i = 0; i < task->examples->len; i++)
		p->x[i] = vector_of(l, task->examples->pdata[i], features);
}

static void
clear_task(Task *task)
{
	for (guint i = 0; i < task->examples->len; i++)
		g_free(task->problem.x[i]);
	g_free(task->problem.x);
	g_free(task->problem.y);
	g_ptr_array_unref(task->examples);
}

static bool
is_of(const PpidExample *e, PpidModelTask which, const char *code)
{
	if (which == PPID_MODEL_KIND)
		return strcmp(e->kind, code) == 0;
	return g_strv_contains((const char *const *)e->agencies, code);
}

/* What is not a number or too large weighs nothing. */
static int
to_thousandths(double weight)
{
	double scaled = floor(weight * 1000 + 0.5);

	return isfinite(scaled) && ABS(scaled) <= WEIGHT_MAX ? (int)scaled : 0;
}

/* One class against all others; NULL if there is nothing to learn. */
static PpidLearned *
learn_class(Task *task, PpidModelTask which, const char *code)
{
	struct parameter parameter = { .solver_type = L2R_LR,
				       .eps = PRECISION, .C = COST };
	struct problem *p = &task->problem;
	PpidLearned *learned;
	struct model *model;
	guint mails = 0;
	int sign;

	for (int i = 0; i < p->l; i++) {
		bool own = is_of(task->examples->pdata[i], which, code);

		p->y[i] = own ? 1 : -1;
		mails += own;
	}
	if (mails < CLASS_LEAST || mails == (guint)p->l)
		return NULL;
	model = train(p, &parameter);
	/* it calls the first label it meets positive */
	sign = model->label[0] == 1 ? 1 : -1;
	learned = g_new0(PpidLearned, 1);
	learned->task = which;
	learned->code = g_strdup(code);
	learned->mails = mails;
	learned->weights = g_new0(int, (gsize)p->n);
	for (int i = 0; i < p->n - 1; i++)
		learned->weights[i] = to_thousandths(sign * model->w[i]);
	learned->base = to_thousandths(sign * model->w[p->n - 1]);
	free_and_destroy_model(&model);
	return learned;
}

static int
compare_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted; borrowed from the examples. */
static GPtrArray *
codes_of(const Task *task, PpidModelTask which)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *codes = g_ptr_array_new();

	for (guint i = 0; i < task->examples->len; i++) {
		const PpidExample *e = task->examples->pdata[i];
		char *kind[] = { e->kind, NULL };
		char **p = which == PPID_MODEL_KIND ? kind : e->agencies;

		for (; *p != NULL; p++)
			if (g_hash_table_add(seen, *p))
				g_ptr_array_add(codes, *p);
	}
	g_ptr_array_sort(codes, compare_text);
	return codes;
}

static void
learn_task(const PpidLearner *l, PpidModelTask which, guint features,
	   GPtrArray *out)
{
	g_autoptr(GPtrArray) codes = NULL;
	Task task = { 0 };
	guint count = 0;

	fill_task(&task, l, which, (int)features);
	codes = codes_of(&task, which);
	for (guint i = 0; i < codes->len && count < PPID_MODEL_CLASSES_MAX;
	     i++) {
		PpidLearned *learned =
			learn_class(&task, which, codes->pdata[i]);

		if (learned == NULL)
			continue;
		g_ptr_array_add(out, learned);
		count++;
	}
	clear_task(&task);
}

GPtrArray *
ppid_learn_train(const PpidLearner *learner, guint features)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(ppid_learned_free);

	set_print_string_function(say_nothing);
	learn_task(learner, PPID_MODEL_KIND, features, out);
	learn_task(learner, PPID_MODEL_AGENCY, features, out);
	return out;
}
