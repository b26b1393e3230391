/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-model.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "ppid-data.h"
#include "ppid-digest.h"
#include "ppid-error.h"
#include "ppid-lexicon.h"
#include "ppid-xml.h"

#define NAME "model.xml"
#define SCHEMA "model.xsd"

typedef struct {
	char *code;
	char *mails; /* how many it was learned from */
	int base;    /* thousandths */
	GArray *terms; /* Weight, as in the file */
} Class;

typedef struct {
	const char *key; /* owned by the model */
	int weight;	 /* thousandths */
} Weight;

/* A weight as a letter meets it: chained by term. */
typedef struct {
	guint task;
	guint class;
	int weight;
	guint next; /* index + 1; 0: the last one */
} Posting;

struct PpidModel {
	GArray *classes[PPID_MODEL_N]; /* Class */
	GHashTable *heads; /* key (owned) -> index + 1 of its first Posting */
	GArray *postings;  /* Posting */
	char *digest;
	char *cases, *least;
};

static const char *const tasks[PPID_MODEL_N] = {
	[PPID_MODEL_KIND] = "jenis",
	[PPID_MODEL_AGENCY] = "opd",
};

/* --- the file ---------------------------------------------------------- */

/* "-12.345": the schema has seen to its form. */
static int
thousandths(xmlNode *node, const char *attribute)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	const char *p = text + (*text == '-');
	int value = 0;

	for (; *p != '\0'; p++)
		if (g_ascii_isdigit(*p))
			value = value * 10 + (*p - '0');
	return *text == '-' ? -value : value;
}

static void
add_line(PpidDigest *digest, xmlNode *node, const char *const *attributes)
{
	g_autofree char *text = node->children != NULL &&
						node->children->next == NULL
					? ppid_xml_text(node)
					: NULL;

	ppid_digest_add(digest, node->name, strlen((const char *)node->name));
	for (; *attributes != NULL; attributes++) {
		g_autofree char *value = ppid_xml_get(node, *attributes);

		ppid_digest_add(digest, "\t", 1);
		if (value != NULL)
			ppid_digest_add(digest, value, strlen(value));
	}
	ppid_digest_add(digest, "\t", 1);
	if (text != NULL)
		ppid_digest_add(digest, text, strlen(text));
	ppid_digest_add(digest, "\n", 1);
}

char *
ppid_model_digest_of(xmlNode *root)
{
	static const char *const head[] = { "versi", "kasus", "sedikitnya",
					    "sumber", NULL };
	static const char *const class[] = { "untuk", "kode", "surel", "dasar",
					     NULL };
	static const char *const term[] = { "bobot", NULL };
	g_autoptr(PpidDigest) digest = ppid_digest_new();

	add_line(digest, root, head);
	for (xmlNode *k = ppid_xml_child(root, "kelas"); k != NULL;
	     k = ppid_xml_next(k, "kelas")) {
		add_line(digest, k, class);
		for (xmlNode *n = k->children; n != NULL; n = n->next)
			if (n->type == XML_ELEMENT_NODE)
				add_line(digest, n, term);
	}
	return g_strconcat("sha256:", ppid_digest_hex(digest), NULL);
}

static void
clear_class(gpointer data)
{
	Class *class = data;

	g_free(class->code);
	g_free(class->mails);
	g_array_unref(class->terms);
}

static PpidModel *
new_model(void)
{
	PpidModel *model = g_new0(PpidModel, 1);

	for (guint i = 0; i < PPID_MODEL_N; i++) {
		model->classes[i] = g_array_new(FALSE, FALSE, sizeof(Class));
		g_array_set_clear_func(model->classes[i], clear_class);
	}
	model->heads =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	model->postings = g_array_new(FALSE, FALSE, sizeof(Posting));
	return model;
}

void
ppid_model_free(PpidModel *model)
{
	if (model == NULL)
		return;
	for (guint i = 0; i < PPID_MODEL_N; i++)
		g_array_unref(model->classes[i]);
	g_hash_table_unref(model->heads);
	g_array_unref(model->postings);
	g_free(model->digest);
	g_free(model->cases);
	g_free(model->least);
	g_free(model);
}

static PpidTermSort
sort_of(xmlNode *node)
{
	for (guint i = 0; i < PPID_TERM_N; i++)
		if (ppid_xml_named(node, ppid_term_element((PpidTermSort)i)))
			return (PpidTermSort)i;
	return PPID_TERM_WORD;
}

static bool
add_term(PpidModel *model, guint task, xmlNode *node, GError **error)
{
	guint index = model->classes[task]->len - 1;
	Class *class = &g_array_index(model->classes[task], Class, index);
	g_autofree char *text = ppid_xml_text(node);
	g_autofree char *key = g_strdup_printf("%d%s", sort_of(node), text);
	Posting posting = { task, index, thousandths(node, "bobot"), 0 };
	Weight weight = { NULL, posting.weight };
	gpointer kept = NULL;

	if (class->terms->len >= PPID_MODEL_TERMS_MAX)
		return ppid_data_error(error, node, "more than %d words",
				       PPID_MODEL_TERMS_MAX);
	posting.next = GPOINTER_TO_UINT(g_hash_table_lookup(model->heads, key));
	if (posting.next > 0) {
		const Posting *before = &g_array_index(
			model->postings, Posting, posting.next - 1);

		if (before->task == task && before->class == index)
			return ppid_data_error(error, node,
					       "'%s' stands twice", text);
	}
	g_array_append_val(model->postings, posting);
	/* a key that is there already stays */
	g_hash_table_insert(model->heads, g_strdup(key),
			    GUINT_TO_POINTER(model->postings->len));
	g_hash_table_lookup_extended(model->heads, key, &kept, NULL);
	weight.key = kept;
	g_array_append_val(class->terms, weight);
	return true;
}

static bool
read_class(PpidModel *model, xmlNode *node, GError **error)
{
	guint task = ppid_xml_is(node, "untuk", tasks[PPID_MODEL_AGENCY])
			     ? PPID_MODEL_AGENCY
			     : PPID_MODEL_KIND;
	GArray *classes = model->classes[task];
	Class class = { .code = ppid_xml_get(node, "kode"),
			.mails = ppid_xml_get(node, "surel"),
			.base = thousandths(node, "dasar"),
			.terms = g_array_new(FALSE, FALSE, sizeof(Weight)) };

	g_array_append_val(classes, class);
	if (classes->len > PPID_MODEL_CLASSES_MAX)
		return ppid_data_error(error, node, "more than %d classes",
				       PPID_MODEL_CLASSES_MAX);
	for (guint i = 0; i + 1 < classes->len; i++)
		if (strcmp(g_array_index(classes, Class, i).code,
			   class.code) == 0)
			return ppid_data_error(error, node,
					       "'%s' stands twice",
					       class.code);
	for (xmlNode *n = node->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE &&
		    !add_term(model, task, n, error))
			return false;
	return true;
}

static PpidModel *
read_model(xmlNode *root, GError **error)
{
	g_autoptr(PpidModel) model = new_model();
	g_autofree char *said = ppid_xml_get(root, "isi");
	g_autofree char *is = ppid_model_digest_of(root);
	xmlNode *node = ppid_xml_child(root, "kelas");

	if (node != NULL && g_strcmp0(said, is) != 0) {
		ppid_data_error(error, root,
				"its content is not what its digest says");
		return NULL;
	}
	model->cases = ppid_xml_get(root, "kasus");
	model->least = ppid_xml_get(root, "sedikitnya");
	for (; node != NULL; node = ppid_xml_next(node, "kelas"))
		if (!read_class(model, node, error))
			return NULL;
	return g_steal_pointer(&model);
}

static PpidModel *
load(const char *folder, const char *name, GError **error)
{
	g_autofree char *digest = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(folder, name, SCHEMA, &digest, error);
	PpidModel *model;

	if (doc == NULL)
		return NULL;
	model = read_model(xmlDocGetRootElement(doc), error);
	if (model != NULL)
		model->digest = g_steal_pointer(&digest);
	return model;
}

PpidModel *
ppid_model_load(const char *data_dir, GError **error)
{
	return load(data_dir, NAME, error);
}

PpidModel *
ppid_model_load_file(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = g_path_get_basename(path);

	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_NOINPUT,
			    "cannot open '%s': %s", path, g_strerror(ENOENT));
		return NULL;
	}
	return load(folder, name, error);
}

const char *
ppid_model_digest(const PpidModel *model)
{
	return model->digest;
}

guint
ppid_model_classes(const PpidModel *model, PpidModelTask task)
{
	return model->classes[task]->len;
}

static const Class *
class_at(const PpidModel *model, PpidModelTask task, guint index)
{
	return &g_array_index(model->classes[task], Class, index);
}

const char *
ppid_model_code(const PpidModel *model, PpidModelTask task, guint index)
{
	return class_at(model, task, index)->code;
}

/* --- a letter ---------------------------------------------------------- */

static const Posting *
first_posting(const PpidModel *model, const char *key)
{
	guint head = GPOINTER_TO_UINT(g_hash_table_lookup(model->heads, key));

	return head > 0 ? &g_array_index(model->postings, Posting, head - 1)
			: NULL;
}

static const Posting *
next_posting(const PpidModel *model, const Posting *posting)
{
	return posting->next > 0 ? &g_array_index(model->postings, Posting,
						  posting->next - 1)
				 : NULL;
}

void
ppid_model_score(const PpidModel *model, PpidModelTask task,
		 const PpidTerms *terms, double *scores_out)
{
	guint count = ppid_model_classes(model, task);
	g_autofree gint64 *sums = g_new0(gint64, count + 1);
	double norm = sqrt(MAX(terms->list->len, 1));

	for (guint i = 0; i < terms->list->len; i++)
		for (const Posting *p = first_posting(
			     model, ppid_terms_at(terms, i)->key);
		     p != NULL; p = next_posting(model, p))
			if (p->task == (guint)task)
				sums[p->class] += p->weight;
	for (guint i = 0; i < count; i++)
		scores_out[i] = ((double)class_at(model, task, i)->base +
				 (double)sums[i] / norm) /
				1000;
}

double
ppid_model_squash(double z)
{
	return (1 + z / (1 + ABS(z))) / 2;
}

bool
ppid_model_guess(const PpidModel *model, PpidModelTask task,
		 const PpidTerms *terms, PpidModelGuess *guess_out)
{
	guint count = ppid_model_classes(model, task);
	g_autofree double *scores = g_new0(double, count + 1);
	PpidModelGuess best = { 0 };
	double second = 0, lead;

	if (count == 0)
		return false;
	ppid_model_score(model, task, terms, scores);
	for (guint i = 1; i < count; i++)
		if (scores[i] > scores[best.index])
			best.index = i;
	best.score = scores[best.index];
	for (guint i = 0, seen = 0; i < count; i++)
		if (i != best.index && (seen++ == 0 || scores[i] > second))
			second = scores[i];
	lead = count > 1 ? best.score - second : 0;
	best.lead = lead / (1 + lead);
	*guess_out = best;
	return true;
}

/* The heaviest first; of one weight the one that stands first. */
static void
keep_reason(PpidModelReason *out, guint *have, guint count,
	    PpidModelReason reason)
{
	guint at = *have;

	while (at > 0 && out[at - 1].weight < reason.weight)
		at--;
	if (at >= count)
		return;
	*have = MIN(*have + 1, count);
	memmove(&out[at + 1], &out[at],
		(*have - at - 1) * sizeof(PpidModelReason));
	out[at] = reason;
}

guint
ppid_model_reasons(const PpidModel *model, PpidModelTask task, guint index,
		   const PpidTerms *terms, PpidModelReason *reasons_out,
		   guint count)
{
	guint have = 0;

	for (guint i = 0; i < terms->list->len; i++)
		for (const Posting *p = first_posting(
			     model, ppid_terms_at(terms, i)->key);
		     p != NULL; p = next_posting(model, p))
			if (p->task == (guint)task && p->class == index &&
			    p->weight > 0)
				keep_reason(reasons_out, &have, count,
					    (PpidModelReason){ i, p->weight });
	return have;
}

/* --- for people -------------------------------------------------------- */

/* A stem that says the same as a word that is shown. */
static bool
is_echo(const Class *class, guint index)
{
	const char *key = g_array_index(class->terms, Weight, index).key;

	for (guint i = 0; i < index && ppid_term_sort(key) == PPID_TERM_STEM;
	     i++)
		if (strcmp(g_array_index(class->terms, Weight, i).key + 1,
			   key + 1) == 0)
			return true;
	return false;
}

static void
show_class(const Class *class, guint top, GString *out)
{
	guint shown = 0;

	g_string_append_printf(out, "  %s (%s surel, dasar %.3f):", class->code,
			       class->mails, class->base / 1000.0);
	for (guint i = 0; i < class->terms->len && shown < top; i++) {
		const Weight *w = &g_array_index(class->terms, Weight, i);

		if (w->weight <= 0 || is_echo(class, i))
			continue;
		g_string_append_printf(out, "%s %s%s %.3f",
				       shown++ > 0 ? "," : "", w->key + 1,
				       ppid_term_sort(w->key) == PPID_TERM_STEM
					       ? "-"
					       : "",
				       w->weight / 1000.0);
	}
	g_string_append_c(out, '\n');
}

char *
ppid_model_show(const PpidModel *model, guint top)
{
	static const char *const titles[PPID_MODEL_N] = {
		[PPID_MODEL_KIND] = "Jenis surel",
		[PPID_MODEL_AGENCY] = "Perangkat daerah",
	};
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "Model %s\n"
				    "Dari %s berkas; kata dalam sedikitnya "
				    "%s berkas\n",
			       model->digest,
			       model->cases != NULL ? model->cases : "0",
			       model->least != NULL ? model->least : "-");
	for (guint t = 0; t < PPID_MODEL_N; t++) {
		g_string_append_printf(out, "%s: %u\n", titles[t],
				       model->classes[t]->len);
		for (guint i = 0; i < model->classes[t]->len; i++)
			show_class(class_at(model, (PpidModelTask)t, i), top,
				   out);
	}
	return g_string_free(out, FALSE);
}
