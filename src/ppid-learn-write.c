/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-learn-private.h"

#include <string.h>

#include "ppid-digest.h"
#include "ppid-xml.h"

typedef struct {
	const char *key;
	int weight;
} Entry;

/* Of what it was learned: each mail and what staff said of it. */
static char *
source_digest(const PpidLearner *l)
{
	g_autoptr(PpidDigest) digest = ppid_digest_new();

	for (guint i = 0; i < l->examples->len; i++) {
		const PpidExample *e = l->examples->pdata[i];
		g_autofree char *agencies = g_strjoinv(";", e->agencies);
		g_autofree char *line = g_strdup_printf(
			"%s\t%s\t%s\n", e->name, e->kind, agencies);

		ppid_digest_add(digest, line, strlen(line));
	}
	return g_strconcat("sha256:", ppid_digest_hex(digest), NULL);
}

static void
set_weight(xmlNode *node, const char *attribute, int weight)
{
	g_autofree char *text =
		g_strdup_printf("%s%d.%03d", weight < 0 ? "-" : "",
				ABS(weight) / 1000, ABS(weight) % 1000);

	ppid_xml_set(node, attribute, text);
}

static int
compare_size(gconstpointer a, gconstpointer b)
{
	const Entry *x = a, *y = b;

	if (ABS(x->weight) != ABS(y->weight))
		return ABS(x->weight) > ABS(y->weight) ? -1 : 1;
	return strcmp(x->key, y->key);
}

static int
compare_weight(gconstpointer a, gconstpointer b)
{
	const Entry *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return strcmp(x->key, y->key);
}

/* The terms that weigh most for or against it; those for it first. */
static void
write_class(xmlNode *root, const PpidLearned *learned, const GPtrArray *keys)
{
	static const char *const tasks[PPID_MODEL_N] = { "jenis", "opd" };
	g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
	xmlNode *k = ppid_xml_add(root, "kelas", NULL);

	ppid_xml_set(k, "untuk", tasks[learned->task]);
	ppid_xml_set(k, "kode", learned->code);
	ppid_xml_set_int(k, "surel", learned->mails);
	set_weight(k, "dasar", learned->base);
	for (guint i = 0; i < keys->len; i++) {
		Entry entry = { keys->pdata[i], learned->weights[i] };

		if (entry.weight != 0)
			g_array_append_val(entries, entry);
	}
	g_array_sort(entries, compare_size);
	if (entries->len > PPID_MODEL_TERMS_MAX)
		g_array_set_size(entries, PPID_MODEL_TERMS_MAX);
	g_array_sort(entries, compare_weight);
	for (guint i = 0; i < entries->len; i++) {
		const Entry *e = &g_array_index(entries, Entry, i);

		set_weight(ppid_xml_add(k,
					ppid_term_element(
						ppid_term_sort(e->key)),
					e->key + 1),
			   "bobot", e->weight);
	}
}

GString *
ppid_learn_write(const PpidLearner *learner, const GPtrArray *classes,
		 const GPtrArray *keys)
{
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("model");
	xmlNode *root = xmlDocGetRootElement(doc);
	g_autofree char *source = source_digest(learner);
	g_autofree char *content = NULL;
	GString *text;

	ppid_xml_set(root, "versi", PPID_MODEL_VERSION);
	ppid_xml_set_int(root, "kasus", g_hash_table_size(learner->cases));
	ppid_xml_set_int(root, "sedikitnya", learner->least);
	ppid_xml_set(root, "sumber", source);
	for (guint i = 0; i < classes->len; i++)
		write_class(root, classes->pdata[i], keys);
	content = ppid_model_digest_of(root);
	ppid_xml_set(root, "isi", content);
	text = ppid_xml_serialise(root, 0);
	g_string_prepend(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	return text;
}
