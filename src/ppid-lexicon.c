/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-lexicon.h"

#include <stdarg.h>
#include <string.h>

#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-xml.h"

#define DATA_FILE "klasifikasi.xml"
#define SCHEMA_FILE "klasifikasi.xsd"

typedef struct {
	PpidLexicon *lexicon;
	GHashTable *rules; /* id -> index + 1 */
	GHashTable *lists; /* id -> index + 1 */
	GError **error;
} Reader;

static const struct {
	const char *name;
	guint zone;
} zones[] = {
	{ "perihal", PPID_ZONE_SUBJECT },
	{ "isi", PPID_ZONE_BODY | PPID_ZONE_SIGNATURE | PPID_ZONE_CONTENT },
	{ "isi-lampiran", PPID_ZONE_CONTENT },
	{ "tanda-tangan", PPID_ZONE_SIGNATURE },
	{ "kutipan", PPID_ZONE_QUOTE },
	{ "teruskan", PPID_ZONE_FORWARD },
	{ "laporan", PPID_ZONE_REPORT },
	{ "lampiran", PPID_ZONE_ATTACHMENT },
	{ "pengirim", PPID_ZONE_SENDER },
	{ "penerima", PPID_ZONE_RECIPIENT },
	{ "tajuk", PPID_ZONE_HEADER },
	{ "struktur", PPID_ZONE_STRUCTURE },
};

bool
ppid_data_error(GError **error, const xmlNode *node, const char *format, ...)
{
	g_autofree char *text = NULL;
	const char *file = node->doc != NULL && node->doc->URL != NULL
				   ? (const char *)node->doc->URL
				   : "data";
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG, "%s:%ld: %s", file,
		    xmlGetLineNo(node), text);
	return false;
}

/* --- values ---------------------------------------------------------------- */

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

static guint
read_zones(xmlNode *node)
{
	g_auto(GStrv) words = get_words(node, "di");
	guint bits = 0;

	for (char **w = words; *w != NULL; w++)
		for (gsize i = 0; i < G_N_ELEMENTS(zones); i++)
			if (strcmp(*w, zones[i].name) == 0)
				bits |= zones[i].zone;
	return bits;
}

guint
ppid_lexicon_find_kind(const PpidLexicon *lexicon, const char *code)
{
	for (guint i = 0; i < lexicon->kinds->len; i++)
		if (g_strcmp0(ppid_lexicon_kind(lexicon, i)->code, code) == 0)
			return i;
	return PPID_KIND_NONE;
}

/* --- kinds, lists --------------------------------------------------- */

static void
read_kind(Reader *r, xmlNode *node)
{
	PpidKind kind = {
		.code = ppid_xml_get(node, "kode"),
		.order = (int)get_number(node, "urutan", 0),
		.threshold = get_number(node, "ambang", 1),
		.bias = get_number(node, "condong", 0),
		.review = ppid_xml_is(node, "tinjau", "ya"),
		.grounds = ppid_xml_is(node, "beralasan", "ya"),
		.secondary = !ppid_xml_is(node, "lain", "tidak"),
	};
	g_autofree char *beside = ppid_xml_get(node, "pada");

	kind.secondary_threshold =
		get_number(node, "ambang-lain", kind.threshold);
	if (beside != NULL)
		kind.beside = g_strsplit(beside, " ", -1);

	g_array_append_val(r->lexicon->kinds, kind);
}

static bool
add_phrases(Reader *r, xmlNode *parent, const char *name, PpidPhraseSet *set,
	    guint tag)
{
	xmlNode *node = ppid_xml_child(parent, name);

	for (; node != NULL; node = ppid_xml_next(node, name)) {
		g_autofree char *text = ppid_xml_text(node);

		if (!ppid_phrase_set_add(set, text, tag))
			return ppid_data_error(r->error, node,
					       "a phrase without a word");
	}
	return true;
}

/* Words of lists are tagged after all rules, so rules are counted first. */
static bool
read_list(Reader *r, xmlNode *node, guint rule_count)
{
	char *id = ppid_xml_get(node, "id");

	if (!g_hash_table_insert(r->lists, id,
				 GUINT_TO_POINTER(++r->lexicon->lists)))
		return ppid_data_error(r->error, node,
				       "a second list of this id");
	return add_phrases(r, node, "kata", r->lexicon->phrases,
			   rule_count + r->lexicon->lists - 1);
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

/* --- rules ------------------------------------------------------------------ */

static void
free_rule(gpointer data)
{
	PpidRule *rule = data;

	g_free(rule->id);
	g_free(rule->source);
	g_free(rule->ground);
	g_array_free(rule->effects, TRUE);
	g_array_free(rule->needs, TRUE);
	g_array_free(rule->any, TRUE);
	g_array_free(rule->excludes, TRUE);
	g_free(rule);
}

static bool
read_references(Reader *r, xmlNode *node, const char *name, GArray *out)
{
	g_auto(GStrv) words = get_words(node, name);

	for (char **w = words; *w != NULL; w++) {
		guint found;

		if (**w == '\0')
			continue;
		found = GPOINTER_TO_UINT(g_hash_table_lookup(r->rules, *w));
		if (found == 0)
			return ppid_data_error(r->error, node,
					       "no rule '%s' before", *w);
		found--;
		g_array_append_val(out, found);
	}
	return true;
}

static bool
read_effect(Reader *r, xmlNode *node, PpidRule *rule)
{
	g_autofree char *code = ppid_xml_get(node, "jenis");
	PpidEffect effect;

	if (code == NULL)
		return true;
	effect.kind = ppid_lexicon_find_kind(r->lexicon, code);
	if (effect.kind == PPID_KIND_NONE)
		return ppid_data_error(r->error, node, "no kind '%s' before",
				       code);
	effect.weight = get_number(node, "bobot", 0);
	effect.subject_weight =
		get_number(node, "bobot-perihal", effect.weight);
	g_array_append_val(rule->effects, effect);
	return true;
}

static bool
read_sequences(Reader *r, xmlNode *parent, guint rule)
{
	xmlNode *node = ppid_xml_child(parent, "urut");

	for (; node != NULL; node = ppid_xml_next(node, "urut")) {
		PpidSequence s = { .rule = rule };

		if (!find_list(r, node, "dari", &s.first) ||
		    !find_list(r, node, "ke", &s.second))
			return false;
		s.distance = (guint)get_number(node, "jarak", 5);
		g_array_append_val(r->lexicon->sequences, s);
	}
	return true;
}

/* Returns whether there are any. */
static bool
read_guards(Reader *r, xmlNode *node, const char *name, guint tag)
{
	g_auto(GStrv) words = get_words(node, name);
	bool any = false;

	for (char **w = words; *w != NULL; w++)
		any |= ppid_phrase_set_add(r->lexicon->phrases, *w,
					   tag + r->lexicon->patterns->len);
	return any;
}

/* "awal": the words at which a match begins. */
static void
read_starts(Reader *r, xmlNode *node, PpidPattern *p)
{
	g_auto(GStrv) words = get_words(node, "awal");
	guint tag = PPID_TAG_START + r->lexicon->patterns->len;

	for (char **w = words; *w != NULL; w++) {
		if (strcmp(*w, "#") == 0)
			p->digits = p->anchored = true;
		else if (strcmp(*w, "#/") == 0)
			p->slash = p->anchored = true;
		else if (ppid_phrase_set_add(r->lexicon->phrases, *w, tag))
			p->anchored = true;
	}
}

static GRegex *
new_regex(const char *text, bool anchored, GError **error)
{
	return g_regex_new(text,
			   G_REGEX_CASELESS | G_REGEX_OPTIMIZE |
				   (anchored ? G_REGEX_ANCHORED : 0),
			   0, error);
}

/* What must be there for a try. */
static bool
read_conditions(Reader *r, xmlNode *node, PpidPattern *p)
{
	g_autoptr(GArray) after = g_array_new(FALSE, FALSE, sizeof(guint));

	p->guarded = read_guards(r, node, "bila", PPID_TAG_PATTERN);
	p->second = read_guards(r, node, "dan", PPID_TAG_SECOND);
	read_starts(r, node, p);
	if (!read_references(r, node, "setelah", after))
		return false;
	p->after = after->len > 0 ? g_array_index(after, guint, 0)
				  : PPID_KIND_NONE;
	return true;
}

static bool
read_patterns(Reader *r, xmlNode *parent, guint rule)
{
	xmlNode *node = ppid_xml_child(parent, "pola");

	for (; node != NULL; node = ppid_xml_next(node, "pola")) {
		g_autofree char *text = ppid_xml_text(node);
		g_autoptr(GError) bad = NULL;
		PpidPattern p = { .rule = rule };

		if (!read_conditions(r, node, &p))
			return false;
		p.regex = new_regex(text, p.anchored, &bad);
		if (p.regex == NULL)
			return ppid_data_error(r->error, node, "%s",
					       bad->message);
		g_array_append_val(r->lexicon->patterns, p);
	}
	return true;
}

static PpidRule *
new_rule(xmlNode *node)
{
	PpidRule *rule = g_new0(PpidRule, 1);

	rule->id = ppid_xml_get(node, "id");
	rule->source = ppid_xml_get(node, "sumber");
	rule->ground = ppid_xml_get(node, "alasan");
	rule->zones = read_zones(node);
	rule->binding = ppid_xml_is(node, "mengikat", "ya");
	rule->bulk = ppid_xml_is(node, "massal", "ya");
	rule->review = ppid_xml_is(node, "tinjau", "ya");
	rule->composed = ppid_xml_child(node, "frasa") == NULL &&
			 ppid_xml_child(node, "urut") == NULL &&
			 ppid_xml_child(node, "pola") == NULL;
	rule->effects = g_array_new(FALSE, FALSE, sizeof(PpidEffect));
	rule->any = g_array_new(FALSE, FALSE, sizeof(guint));
	rule->needs = g_array_new(FALSE, FALSE, sizeof(guint));
	rule->excludes = g_array_new(FALSE, FALSE, sizeof(guint));
	return rule;
}

static bool
read_rule(Reader *r, xmlNode *node)
{
	guint index = r->lexicon->rules->len;
	PpidRule *rule = new_rule(node);
	xmlNode *also;

	g_ptr_array_add(r->lexicon->rules, rule);
	if (!read_references(r, node, "butuh", rule->needs) ||
	    !read_references(r, node, "salah-satu", rule->any) ||
	    !read_references(r, node, "tanpa", rule->excludes) ||
	    !read_effect(r, node, rule))
		return false;
	for (also = ppid_xml_child(node, "juga"); also != NULL;
	     also = ppid_xml_next(also, "juga"))
		if (!read_effect(r, also, rule))
			return false;
	if (!g_hash_table_insert(r->rules, g_strdup(rule->id),
				 GUINT_TO_POINTER(index + 1)))
		return ppid_data_error(r->error, node,
				       "a second rule of this id");
	return add_phrases(r, node, "frasa", r->lexicon->phrases, index) &&
	       read_sequences(r, node, index) && read_patterns(r, node, index);
}

/* --- the file --------------------------------------------------------------- */

static guint
count_children(xmlNode *parent, const char *name)
{
	xmlNode *node = ppid_xml_child(parent, name);
	guint count = 0;

	for (; node != NULL; node = ppid_xml_next(node, name))
		count++;
	return count;
}

/* How attachments count: the rule by which a text points to them. */
static bool
read_contents(Reader *r, xmlNode *node)
{
	PpidLexicon *l = r->lexicon;
	g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(guint));

	l->content = get_number(node, "bobot-lampiran", 1);
	if (!read_references(r, node, "menunjuk", points) ||
	    !read_references(r, node, "abaikan", l->ignored))
		return false;
	l->points = points->len > 0 ? g_array_index(points, guint, 0)
				    : PPID_KIND_NONE;
	return true;
}

static bool
read_decision(Reader *r, xmlNode *root)
{
	xmlNode *node = ppid_xml_child(root, "keputusan");
	g_autofree char *fallback = ppid_xml_get(node, "ragu");
	g_autofree char *unknown = ppid_xml_get(node, "kosong");
	PpidLexicon *l = r->lexicon;

	l->model = get_number(node, "model", 0);
	l->review_below = get_number(node, "tinjau-di-bawah", 0.8);
	l->slope = get_number(node, "lereng", 1);
	l->offset = get_number(node, "geser", 0);
	l->fallback = ppid_lexicon_find_kind(l, fallback);
	l->unknown = ppid_lexicon_find_kind(l, unknown);
	if (l->fallback == PPID_KIND_NONE || l->unknown == PPID_KIND_NONE)
		return ppid_data_error(r->error, node, "no such kind");
	return read_contents(r, node);
}

static bool
read_children(Reader *r, xmlNode *root)
{
	guint rule_count = count_children(root, "aturan");

	for (xmlNode *node = root->children; node != NULL; node = node->next) {
		bool ok = true;

		if (ppid_xml_named(node, "jenis"))
			read_kind(r, node);
		else if (ppid_xml_named(node, "daftar"))
			ok = read_list(r, node, rule_count);
		else if (ppid_xml_named(node, "aturan"))
			ok = read_rule(r, node);
		if (!ok)
			return false;
	}
	return read_decision(r, root);
}

static PpidLexicon *
new_lexicon(void)
{
	PpidLexicon *l = g_new0(PpidLexicon, 1);

	l->kinds = g_array_new(FALSE, FALSE, sizeof(PpidKind));
	l->rules = g_ptr_array_new_with_free_func(free_rule);
	l->sequences = g_array_new(FALSE, FALSE, sizeof(PpidSequence));
	l->patterns = g_array_new(FALSE, FALSE, sizeof(PpidPattern));
	l->phrases = ppid_phrase_set_new();
	l->ignored = g_array_new(FALSE, FALSE, sizeof(guint));
	return l;
}

PpidLexicon *
ppid_lexicon_read(xmlDoc *doc, GError **error)
{
	g_autoptr(PpidLexicon) lexicon = new_lexicon();
	g_autoptr(GHashTable) rules = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) lists = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, NULL);
	Reader r = { lexicon, rules, lists, error };

	if (!read_children(&r, xmlDocGetRootElement(doc)))
		return NULL;
	ppid_phrase_set_compile(lexicon->phrases);
	return g_steal_pointer(&lexicon);
}

PpidLexicon *
ppid_lexicon_load(const char *data_dir, GError **error)
{
	g_autofree char *digest = NULL;
	g_autoptr(xmlDoc) doc = ppid_data_load_xml(data_dir, DATA_FILE,
						   SCHEMA_FILE, &digest, error);
	g_autoptr(PpidLexicon) lexicon = NULL;

	if (doc == NULL)
		return NULL;
	lexicon = ppid_lexicon_read(doc, error);
	if (lexicon == NULL)
		return NULL;
	lexicon->digest = g_steal_pointer(&digest);
	lexicon->marks = ppid_marks_load(data_dir, error);
	return lexicon->marks != NULL ? g_steal_pointer(&lexicon) : NULL;
}

static void
free_kind(PpidKind *kind)
{
	g_free(kind->code);
	g_strfreev(kind->beside);
}

void
ppid_lexicon_free(PpidLexicon *lexicon)
{
	if (lexicon == NULL)
		return;
	for (guint i = 0; i < lexicon->kinds->len; i++)
		free_kind(&g_array_index(lexicon->kinds, PpidKind, i));
	for (guint i = 0; i < lexicon->patterns->len; i++)
		g_regex_unref(g_array_index(lexicon->patterns, PpidPattern, i)
				      .regex);
	g_array_free(lexicon->kinds, TRUE);
	g_ptr_array_free(lexicon->rules, TRUE);
	g_array_free(lexicon->sequences, TRUE);
	g_array_free(lexicon->patterns, TRUE);
	g_array_free(lexicon->ignored, TRUE);
	ppid_phrase_set_free(lexicon->phrases);
	ppid_marks_free(lexicon->marks);
	g_free(lexicon->digest);
	g_free(lexicon);
}
