/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-topic-private.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-xml.h"

#define SCHEMA_FILE "golongan.xsd"

static const struct {
	const char *name;
	const char *file;
} sources[PPID_TOPIC_TABLES] = {
	[PPID_TOPIC_SUBJECT] = { "topik", "golongan/topik.xml" },
	[PPID_TOPIC_GOAL] = { "tpb", "golongan/tpb.xml" },
	[PPID_TOPIC_CLASS] = { "kelas", "golongan/kelas.xml" },
	[PPID_TOPIC_COMPLAINT] = { "kategori-lapor", "golongan/pengaduan.xml" },
};

typedef struct {
	PpidTopics *topics;
	PpidTopicTable table;
	PpidTopicData *data;
	GHashTable *lists; /* id -> index + 1 */
	GHashTable *ids;   /* of rules */
	GError **error;
} Reader;

static double
get_number(xmlNode *node, const char *name, double fallback)
{
	g_autofree char *text = ppid_xml_get(node, name);

	return text != NULL ? g_ascii_strtod(text, NULL) : fallback;
}

static char **
get_words(xmlNode *node, const char *name)
{
	g_autofree char *text = ppid_xml_get(node, name);

	return g_strsplit(text != NULL ? g_strstrip(text) : "", " ", -1);
}

/* --- phrases, lists, pairs ------------------------------------------------- */

static bool
add_phrases(Reader *r, xmlNode *parent, const char *name, PpidTopicWord word)
{
	xmlNode *node = ppid_xml_child(parent, name);

	for (; node != NULL; node = ppid_xml_next(node, name)) {
		g_autofree char *text = ppid_xml_text(node);
		PpidTopicWord own = word;

		own.weight = get_number(node, "bobot", word.weight);
		if (!ppid_phrase_set_add(r->topics->phrases, text,
					 r->topics->words->len))
			return ppid_data_error(r->error, node,
					       "a phrase without a word");
		g_array_append_val(r->topics->words, own);
	}
	return true;
}

static bool
read_list(Reader *r, xmlNode *node)
{
	PpidTopicWord word = { .table = r->table,
			       .list = true,
			       .index = r->topics->lists };

	if (!g_hash_table_insert(r->lists, ppid_xml_get(node, "id"),
				 GUINT_TO_POINTER(++r->topics->lists)))
		return ppid_data_error(r->error, node,
				       "a second list of this id");
	return add_phrases(r, node, "kata", word);
}

static bool
find_list(Reader *r, xmlNode *node, const char *attribute, guint *index_out)
{
	g_autofree char *id = ppid_xml_get(node, attribute);
	gpointer found = g_hash_table_lookup(r->lists, id);

	if (found == NULL)
		return ppid_data_error(r->error, node, "no list '%s' before",
				       id);
	*index_out = GPOINTER_TO_UINT(found) - 1;
	return true;
}

static bool
read_pairs(Reader *r, xmlNode *parent, PpidTopicWord word)
{
	xmlNode *node = ppid_xml_child(parent, "urut");

	for (; node != NULL; node = ppid_xml_next(node, "urut")) {
		PpidTopicPair pair = { .word = r->topics->words->len };
		PpidTopicWord own = word;

		if (!find_list(r, node, "dari", &pair.first) ||
		    !find_list(r, node, "ke", &pair.second))
			return false;
		pair.distance = (guint)get_number(node, "jarak", 5);
		own.weight = get_number(node, "bobot", word.weight);
		g_array_append_val(r->topics->words, own);
		g_array_append_val(r->topics->pairs, pair);
	}
	return true;
}

/* --- entries ---------------------------------------------------------------- */

static bool
find_topic(Reader *r, const char *code, guint *index_out)
{
	const GArray *items = r->topics->tables[PPID_TOPIC_SUBJECT].items;

	for (guint i = 0; i < items->len; i++)
		if (strcmp(g_array_index(items, PpidTopicItem, i).code,
			   code) == 0) {
			*index_out = i;
			return true;
		}
	return false;
}

static bool
read_topics(Reader *r, xmlNode *node, PpidTopicRule *rule)
{
	g_auto(GStrv) codes = get_words(node, "topik");

	for (char **c = codes; *c != NULL; c++) {
		guint index;

		if (**c == '\0')
			continue;
		if (r->table == PPID_TOPIC_SUBJECT ||
		    !find_topic(r, *c, &index))
			return ppid_data_error(r->error, node,
					       "no topic '%s' before", *c);
		if (rule->topics == NULL)
			rule->topics = g_array_new(FALSE, FALSE,
						   sizeof(guint));
		g_array_append_val(rule->topics, index);
	}
	return true;
}

static bool
read_rule(Reader *r, xmlNode *node)
{
	PpidTopicRule fresh = {
		.id = ppid_xml_get(node, "id"),
		.source = ppid_xml_get(node, "sumber"),
		.basis = ppid_xml_get(node, "dasar"),
		.item = r->data->items->len - 1,
		.weight = get_number(node, "bobot", 1),
	};
	PpidTopicWord word = { .table = r->table,
			       .index = r->data->rules->len,
			       .weight = fresh.weight };

	g_array_append_val(r->data->rules, fresh);
	if (!g_hash_table_add(r->ids, fresh.id))
		return ppid_data_error(r->error, node,
				       "a second rule of this id");
	return read_topics(r, node, &g_array_index(r->data->rules,
						   PpidTopicRule,
						   word.index)) &&
	       add_phrases(r, node, "frasa", word) &&
	       read_pairs(r, node, word);
}

static bool
read_item(Reader *r, xmlNode *node)
{
	PpidTopicItem item = {
		.code = ppid_xml_get(node, "kode"),
		.name = ppid_xml_get(node, "nama"),
		.holder = ppid_xml_get(node, "pemegang"),
		.parent = ppid_xml_get(node, "induk"),
	};
	xmlNode *rule = ppid_xml_child(node, "aturan");

	g_array_append_val(r->data->items, item);
	for (; rule != NULL; rule = ppid_xml_next(rule, "aturan"))
		if (!read_rule(r, rule))
			return false;
	return true;
}

/* --- the files --------------------------------------------------------------- */

static void
read_numbers(PpidTopicData *d, xmlNode *root)
{
	d->kinds = get_words(root, "untuk");
	d->subject = get_number(root, "perihal", 1);
	d->forward = get_number(root, "teruskan", 1);
	d->attachment = get_number(root, "lampiran", 1);
	d->content = get_number(root, "isi-lampiran", 1);
	d->asked = get_number(root, "rincian", 1);
	d->applicant = get_number(root, "pemohon", 1);
	d->again = get_number(root, "lagi", 0);
	d->threshold = get_number(root, "ambang", 1);
	d->share = get_number(root, "bagian", 0);
	d->most = (guint)get_number(root, "paling-banyak", 3);
	d->half = get_number(root, "paruh", 1);
	d->rival = get_number(root, "saingan", 0);
}

static bool
read_file(Reader *r, const char *data_dir)
{
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(data_dir, sources[r->table].file,
				   SCHEMA_FILE, NULL, r->error);
	xmlNode *root, *node;

	if (doc == NULL)
		return false;
	root = xmlDocGetRootElement(doc);
	read_numbers(r->data, root);
	for (node = root->children; node != NULL; node = node->next) {
		if (ppid_xml_named(node, "daftar") && !read_list(r, node))
			return false;
		if (ppid_xml_named(node, "butir") && !read_item(r, node))
			return false;
	}
	return true;
}

static bool
read_table(PpidTopics *topics, PpidTopicTable table, const char *data_dir,
	   GError **error)
{
	g_autoptr(GHashTable) lists =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
	Reader r = { topics, table, &topics->tables[table], lists, ids, error };

	return read_file(&r, data_dir);
}

static PpidTopics *
new_topics(void)
{
	PpidTopics *t = g_new0(PpidTopics, 1);

	t->words = g_array_new(FALSE, FALSE, sizeof(PpidTopicWord));
	t->pairs = g_array_new(FALSE, FALSE, sizeof(PpidTopicPair));
	t->phrases = ppid_phrase_set_new();
	for (guint i = 0; i < PPID_TOPIC_TABLES; i++) {
		PpidTopicData *d = &t->tables[i];

		d->name = g_strdup(sources[i].name);
		d->items = g_array_new(FALSE, FALSE, sizeof(PpidTopicItem));
		d->rules = g_array_new(FALSE, FALSE, sizeof(PpidTopicRule));
	}
	return t;
}

PpidTopics *
ppid_topics_load(const char *data_dir, GError **error)
{
	g_autoptr(PpidTopics) t = new_topics();

	for (guint i = 0; i < PPID_TOPIC_TABLES; i++)
		if (!read_table(t, i, data_dir, error))
			return NULL;
	ppid_phrase_set_compile(t->phrases);
	return g_steal_pointer(&t);
}

static void
clear_table(PpidTopicData *d)
{
	for (guint i = 0; i < d->items->len; i++) {
		PpidTopicItem *item = &g_array_index(d->items, PpidTopicItem,
						     i);

		g_free(item->code);
		g_free(item->name);
		g_free(item->holder);
		g_free(item->parent);
	}
	for (guint i = 0; i < d->rules->len; i++) {
		PpidTopicRule *rule = &g_array_index(d->rules, PpidTopicRule,
						     i);

		g_free(rule->id);
		g_free(rule->source);
		g_free(rule->basis);
		if (rule->topics != NULL)
			g_array_free(rule->topics, TRUE);
	}
	g_array_free(d->items, TRUE);
	g_array_free(d->rules, TRUE);
	g_strfreev(d->kinds);
	g_free(d->name);
}

void
ppid_topics_free(PpidTopics *topics)
{
	if (topics == NULL)
		return;
	for (guint i = 0; i < PPID_TOPIC_TABLES; i++)
		clear_table(&topics->tables[i]);
	g_array_free(topics->words, TRUE);
	g_array_free(topics->pairs, TRUE);
	ppid_phrase_set_free(topics->phrases);
	g_free(topics);
}

const char *
ppid_topics_source(const PpidTopics *topics, const char *rule)
{
	for (guint i = 0; i < PPID_TOPIC_TABLES; i++) {
		const GArray *rules = topics->tables[i].rules;

		for (guint k = 0; k < rules->len; k++) {
			const PpidTopicRule *r =
				&g_array_index(rules, PpidTopicRule, k);

			if (strcmp(r->id, rule) == 0)
				return r->source;
		}
	}
	return NULL;
}
