/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-isian.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-lexicon.h"
#include "ppid-xml.h"

#define TABLE "isian.xml"
#define SCHEMA "isian.xsd"
#define OTHERS "minta-" /* lists of ppid-cue.h */
#define HOLLOW_MAX 80	/* bytes: a longer value says something */
#define NEAR_MAX 60	/* bytes of a label that is not spelt well */
#define BONES_MIN 4	/* letters of it without its vowels */

struct PpidIsian {
	PpidPhraseSet *phrases; /* tags: PpidIsianClass */
	PpidIsianSpan spans[PPID_ISIAN_FIELDS];
	GHashTable *askers; /* jenis -> PpidIsianAsker */
	GHashTable *near;   /* bones of a label -> bits of its fields */
};

/* In the order of PpidIsianClass. */
static const char *const codes[] = {
	"nama",		"nik",		 "nomor-sk",	"alamat",
	"telepon",	"surel",	 "pekerjaan",	"nama-kuasa",
	"jenis",	"rincian",	 "tujuan",	"cara-memperoleh",
	"bentuk",	"cara-mengirim", "lain",	"pelengkap",
	"hampa",	"henti",	 "penutup",	"bernama",
	"aku",		"beralamat",	 "tinggal",	"bekerja",
	"mewakili",	"sapaan",	 "gelar",	"bukan-nama",
	"profesi",	"tempat",	 "badan-hukum", "kelompok",
	"badan-publik", "kuasa",	 "pengirim",	"meminta",
	"pengantar",	"kartu",	 "ialah",	"profesi-lembaga",
	"bukan-profesi", "nama-juga",	 "hubungi",
	"ini",		"kata-umum",
};

G_STATIC_ASSERT(G_N_ELEMENTS(codes) == PPID_ISIAN_CLASSES);

static guint
class_of(const char *code)
{
	guint i = 0;

	while (i < PPID_ISIAN_CLASSES && strcmp(codes[i], code) != 0)
		i++;
	return i;
}

/* --- labels that are not spelt well ----------------------------------------
 */

/* Without blanks and doubled letters; without vowels but the first, too. */
static char *
bones_of(const char *words, gsize size, bool vowels)
{
	GString *out = g_string_sized_new(size);

	for (gsize i = 0; i < size; i++) {
		char ch = words[i];

		if (!g_ascii_isalnum(ch) ||
		    (out->len > 0 && out->str[out->len - 1] == ch) ||
		    (!vowels && out->len > 0 && strchr("aeiou", ch) != NULL))
			continue;
		g_string_append_c(out, ch);
	}
	return g_string_free(out, FALSE);
}

static void
add_bones(PpidIsian *isian, char *bones, guint class)
{
	guint fields = GPOINTER_TO_UINT(g_hash_table_lookup(isian->near, bones));

	g_hash_table_insert(isian->near, bones,
			    GUINT_TO_POINTER(fields | 1u << class));
}

static void
add_near(PpidIsian *isian, const char *label, guint class)
{
	g_autofree char *folded = ppid_fold_text(label);
	char *bones = bones_of(folded, strlen(folded), false);

	add_bones(isian, bones_of(folded, strlen(folded), true), class);
	if (strlen(bones) >= BONES_MIN)
		add_bones(isian, bones, class);
	else
		g_free(bones);
}

guint
ppid_isian_near(const PpidIsian *isian, const char *words, gsize size)
{
	g_autofree char *whole = NULL, *bones = NULL;
	gpointer fields;

	if (size > NEAR_MAX)
		return 0;
	whole = bones_of(words, size, true);
	fields = g_hash_table_lookup(isian->near, whole);
	if (fields != NULL || strlen(whole) < BONES_MIN)
		return GPOINTER_TO_UINT(fields);
	bones = bones_of(words, size, false);
	if (strlen(bones) < BONES_MIN)
		return 0;
	return GPOINTER_TO_UINT(g_hash_table_lookup(isian->near, bones));
}

static bool
add_phrases(PpidIsian *isian, xmlNode *list, const char *name, guint class,
	    GError **error)
{
	xmlNode *node = ppid_xml_child(list, name);

	for (; node != NULL; node = ppid_xml_next(node, name)) {
		g_autofree char *phrase = ppid_xml_text(node);

		g_autoptr(PpidFold) fold = ppid_fold_new(phrase, -1);

		if (fold->list->len > PPID_ISIAN_PHRASE_MAX)
			return ppid_data_error(error, node,
					       "a phrase of many words");
		if (!ppid_phrase_set_add(isian->phrases, phrase, class))
			return ppid_data_error(error, node,
					       "a phrase without a word");
		if (class < PPID_ISIAN_FIELDS)
			add_near(isian, phrase, class);
	}
	return true;
}

static PpidIsianSpan
read_span(xmlNode *medan)
{
	if (ppid_xml_is(medan, "lanjut", "tidak"))
		return PPID_ISIAN_ONE_LINE;
	if (ppid_xml_is(medan, "lanjut", "bebas"))
		return PPID_ISIAN_FREE;
	return PPID_ISIAN_INDENTED;
}

static bool
read_lists(PpidIsian *isian, xmlNode *root, const char *element,
	   const char *child, GError **error)
{
	xmlNode *node = ppid_xml_child(root, element);

	for (; node != NULL; node = ppid_xml_next(node, element)) {
		g_autofree char *code = ppid_xml_get(node, "kode");
		guint class = class_of(code != NULL ? code : "");

		if (class == PPID_ISIAN_CLASSES &&
		    g_str_has_prefix(code, OTHERS))
			continue;
		if (class == PPID_ISIAN_CLASSES)
			return ppid_data_error(error, node, "no such list: %s",
					       code);
		if (class < PPID_ISIAN_FIELDS)
			isian->spans[class] = read_span(node);
		if (!add_phrases(isian, node, child, class, error))
			return false;
	}
	return true;
}

static void
read_askers(PpidIsian *isian, xmlNode *root)
{
	xmlNode *node = ppid_xml_child(root, "surat");

	for (; node != NULL; node = ppid_xml_next(node, "surat")) {
		PpidIsianAsker asker = PPID_ISIAN_NOBODY;

		if (ppid_xml_is(node, "pemohon", "dinas"))
			asker = PPID_ISIAN_A_BODY;
		else if (ppid_xml_is(node, "pemohon", "melengkapi"))
			asker = PPID_ISIAN_COMPLETES;
		g_hash_table_insert(isian->askers, ppid_xml_get(node, "jenis"),
				    GUINT_TO_POINTER(asker));
	}
}

PpidIsian *
ppid_isian_load(const char *data_dir, GError **error)
{
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(data_dir, TABLE, SCHEMA, NULL, error);
	g_autoptr(PpidIsian) isian = NULL;
	xmlNode *root;

	if (doc == NULL)
		return NULL;
	root = xmlDocGetRootElement(doc);
	isian = g_new0(PpidIsian, 1);
	isian->phrases = ppid_phrase_set_new();
	isian->askers =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	isian->near =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	read_askers(isian, root);
	if (!read_lists(isian, root, "medan", "label", error) ||
	    !read_lists(isian, root, "daftar", "kata", error))
		return NULL;
	ppid_phrase_set_compile(isian->phrases);
	return g_steal_pointer(&isian);
}

void
ppid_isian_free(PpidIsian *isian)
{
	if (isian == NULL)
		return;
	ppid_phrase_set_free(isian->phrases);
	g_hash_table_unref(isian->askers);
	g_hash_table_unref(isian->near);
	g_free(isian);
}

const char *
ppid_isian_code(PpidIsianClass field)
{
	return field < PPID_ISIAN_OTHER ? codes[field] : NULL;
}

PpidIsianSpan
ppid_isian_span(const PpidIsian *isian, PpidIsianClass field)
{
	return isian->spans[field];
}

PpidIsianAsker
ppid_isian_asker(const PpidIsian *isian, const char *kind)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(isian->askers, kind));
}

/* --- a text
 * ------------------------------------------------------------------- */

static void
note_phrase(guint tag, guint first, guint last, gpointer data)
{
	PpidIsianMarks *marks = data;

	marks->lengths[(gsize)(first - marks->from) * PPID_ISIAN_CLASSES +
		       tag] |= (guint8)(1u << (last - first));
}

PpidIsianMarks *
ppid_isian_mark(const PpidIsian *isian, const PpidFold *fold, guint from,
		guint to)
{
	PpidIsianMarks *marks = g_new0(PpidIsianMarks, 1);

	marks->to = MIN(to, fold->list->len);
	marks->from = MIN(from, marks->to);
	marks->lengths = g_new0(guint8, (gsize)(marks->to - marks->from) *
						PPID_ISIAN_CLASSES);
	ppid_phrase_set_match(isian->phrases, fold, marks->from, marks->to,
			      note_phrase, marks);
	return marks;
}

void
ppid_isian_marks_free(PpidIsianMarks *marks)
{
	if (marks == NULL)
		return;
	g_free(marks->lengths);
	g_free(marks);
}

bool
ppid_isian_is_hollow(const PpidIsian *isian, const char *text, gsize size)
{
	g_autoptr(PpidFold) fold = NULL;
	g_autoptr(PpidIsianMarks) marks = NULL;
	guint word = 0;

	if (size > HOLLOW_MAX)
		return false;
	fold = ppid_fold_new(text, (gssize)size);
	marks = ppid_isian_mark(isian, fold, 0, G_MAXUINT);
	while (word < marks->to) {
		guint n = ppid_isian_at(marks, word, PPID_ISIAN_HOLLOW);

		if (n == 0)
			return false;
		word += n;
	}
	return true;
}
