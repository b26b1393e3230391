/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-lack-table.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-lexicon.h"
#include "ppid-xml.h"

#define TABLE "kelengkapan.xml"
#define SCHEMA "kelengkapan.xsd"

/* In the order of the bits of PpidAsks. */
static const char *const askers[] = {
	"perorangan", "badan-hukum", "kelompok", "kuasa", "asing",
};

static void
free_paper(gpointer data)
{
	PpidPaper *paper = data;

	g_free(paper->code);
	g_free(paper);
}

static void
clear_head(PpidLackHead *head)
{
	g_free(head->id);
	g_free(head->code);
	g_free(head->basis);
	g_free(head->mark);
	g_free(head->sentence);
	g_free(head->from);
	g_free(head->to);
}

static void
free_need(gpointer data)
{
	PpidNeed *need = data;

	clear_head(&need->head);
	g_ptr_array_unref(need->fields);
	g_array_unref(need->papers);
	g_free(need->sought);
	g_free(need);
}

static void
free_note(gpointer data)
{
	PpidLackNote *note = data;

	clear_head(&note->head);
	g_free(note->about);
	g_free(note);
}

void
ppid_lack_table_free(PpidLackTable *table)
{
	if (table == NULL)
		return;
	g_ptr_array_unref(table->papers);
	g_array_unref(table->tags);
	ppid_phrase_set_free(table->names);
	ppid_phrase_set_free(table->texts);
	ppid_phrase_set_free(table->foreign);
	g_hash_table_unref(table->letters);
	g_ptr_array_unref(table->ignored);
	g_free(table->unread);
	g_ptr_array_unref(table->needs);
	g_ptr_array_unref(table->notes);
	g_free(table->digest);
	g_free(table);
}

static PpidLackTable *
new_table(void)
{
	PpidLackTable *t = g_new0(PpidLackTable, 1);

	t->papers = g_ptr_array_new_with_free_func(free_paper);
	t->tags = g_array_new(FALSE, FALSE, sizeof(PpidPaperTag));
	t->names = ppid_phrase_set_new();
	t->texts = ppid_phrase_set_new();
	t->foreign = ppid_phrase_set_new();
	t->letters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					   NULL);
	t->ignored = g_ptr_array_new_with_free_func(g_free);
	t->needs = g_ptr_array_new_with_free_func(free_need);
	t->notes = g_ptr_array_new_with_free_func(free_note);
	return t;
}

/* --- mail and papers ------------------------------------------------------- */

static void
read_letters(PpidLackTable *t, xmlNode *root)
{
	xmlNode *node = ppid_xml_child(root, "surat");

	for (; node != NULL; node = ppid_xml_next(node, "surat"))
		g_hash_table_insert(
			t->letters, ppid_xml_get(node, "jenis"),
			GUINT_TO_POINTER(
				ppid_xml_is(node, "diperiksa", "ya") ? 2u : 1u));
	node = ppid_xml_child(root, "abaikan");
	for (; node != NULL; node = ppid_xml_next(node, "abaikan"))
		g_ptr_array_add(t->ignored, ppid_xml_get(node, "jenis"));
}

static guint
find_paper(const PpidLackTable *t, const char *code)
{
	for (guint i = 0; code != NULL && i < t->papers->len; i++)
		if (strcmp(ppid_lack_table_paper(t, i)->code, code) == 0)
			return i;
	return PPID_PAPER_NONE;
}

static bool
add_phrase(PpidLackTable *t, xmlNode *node, PpidPaperTag tag, GError **error)
{
	g_autofree char *phrase = ppid_xml_text(node);
	bool refused = tag.sort == PPID_PAPER_NOT;
	bool name = tag.sort == PPID_PAPER_FILE ||
		    (refused && !ppid_xml_is(node, "di", "isi"));
	bool text = tag.sort != PPID_PAPER_FILE &&
		    !(refused && ppid_xml_is(node, "di", "nama"));
	guint index = t->tags->len;

	g_array_append_val(t->tags, tag);
	if ((name && !ppid_phrase_set_add(t->names, phrase, index)) ||
	    (text && !ppid_phrase_set_add(t->texts, phrase, index)))
		return ppid_data_error(error, node, "a phrase without a word");
	return true;
}

static bool
read_phrases(PpidLackTable *t, xmlNode *dokumen, guint paper, GError **error)
{
	static const char *const names[] = {
		[PPID_PAPER_FILE] = "berkas",
		[PPID_PAPER_TITLE] = "judul",
		[PPID_PAPER_MARK] = "ciri",
		[PPID_PAPER_NOT] = "bukan",
	};

	for (guint sort = 0; sort < G_N_ELEMENTS(names); sort++) {
		xmlNode *node = ppid_xml_child(dokumen, names[sort]);
		PpidPaper *p = g_ptr_array_index(t->papers, paper);
		PpidPaperTag tag = { paper, sort, 0 };

		for (; node != NULL; node = ppid_xml_next(node, names[sort])) {
			if (!add_phrase(t, node, tag, error))
				return false;
			if (sort == PPID_PAPER_MARK &&
			    ppid_xml_is(node, "kuat", "ya"))
				p->strongs |= 1u << tag.nth % PPID_PAPER_MARKS;
			tag.nth++;
		}
		if (sort == PPID_PAPER_MARK && tag.nth > PPID_PAPER_MARKS)
			return ppid_data_error(error, dokumen,
					       "too many <ciri>");
	}
	return true;
}

static guint
read_count(xmlNode *node, const char *attribute)
{
	g_autofree char *text = ppid_xml_get(node, attribute);

	return text != NULL ? (guint)g_ascii_strtoull(text, NULL, 10) : 0;
}

static bool
read_papers(PpidLackTable *t, xmlNode *root, GError **error)
{
	xmlNode *node = ppid_xml_child(root, "dokumen");

	for (; node != NULL; node = ppid_xml_next(node, "dokumen")) {
		PpidPaper *paper = g_new0(PpidPaper, 1);

		paper->code = ppid_xml_get(node, "kode");
		paper->foreign = ppid_xml_is(node, "asing", "ya");
		paper->indonesian = ppid_xml_is(node, "asing", "tidak");
		paper->marks = read_count(node, "ciri");
		paper->strong = read_count(node, "kuat");
		g_ptr_array_add(t->papers, paper);
		if (!read_phrases(t, node, t->papers->len - 1, error))
			return false;
	}
	node = ppid_xml_child(root, "asing");
	for (; node != NULL; node = ppid_xml_next(node, "asing")) {
		g_autofree char *phrase = ppid_xml_text(node);

		if (!ppid_phrase_set_add(t->foreign, phrase, 0))
			return ppid_data_error(error, node,
					       "a phrase without a word");
	}
	return true;
}

/* --- requirements and notes ----------------------------------------------- */

static guint
read_askers(xmlNode *node)
{
	g_autofree char *list = ppid_xml_get(node, "pemohon");
	g_auto(GStrv) words = g_strsplit_set(list, " \t\n", -1);
	guint bits = 0;

	for (guint i = 0; i < G_N_ELEMENTS(askers); i++)
		if (g_strv_contains((const char *const *)words, askers[i]))
			bits |= 1u << i;
	return bits;
}

static void
read_head(PpidLackHead *head, xmlNode *node)
{
	head->id = ppid_xml_get(node, "id");
	head->code = ppid_xml_get(node, "kode");
	head->basis = ppid_xml_get(node, "dasar");
	head->mark = ppid_xml_get(node, "tanda");
	head->sentence = ppid_xml_text(ppid_xml_child(node, "kalimat"));
	head->from = ppid_xml_get(node, "berlaku-dari");
	head->to = ppid_xml_get(node, "berlaku-sampai");
	head->askers = read_askers(node);
}

/* <lampiran memuat="...">: a bit of that <ciri>. */
static bool
find_mark(xmlNode *root, xmlNode *lampiran, guint paper, guint32 *bit,
	  GError **error)
{
	g_autofree char *wanted = ppid_xml_get(lampiran, "memuat");
	xmlNode *node = ppid_xml_child(root, "dokumen");

	if (wanted == NULL)
		return true;
	while (paper-- > 0)
		node = ppid_xml_next(node, "dokumen");
	node = ppid_xml_child(node, "ciri");
	for (*bit = 1; node != NULL; node = ppid_xml_next(node, "ciri")) {
		g_autofree char *text = ppid_xml_text(node);

		if (strcmp(text, wanted) == 0)
			return true;
		*bit <<= 1;
	}
	return ppid_data_error(error, lampiran, "no such <ciri>: %s", wanted);
}

static bool
read_paper_of(PpidLackTable *t, PpidNeed *need, xmlNode *node,
	      const char *code, GError **error)
{
	PpidNeedPaper paper = { find_paper(t, code), 0 };

	if (paper.paper == PPID_PAPER_NONE)
		return ppid_data_error(error, node, "no such <dokumen>: %s",
				       code);
	if (!find_mark(node->parent->parent, node, paper.paper, &paper.filled,
		       error))
		return false;
	g_array_append_val(need->papers, paper);
	return true;
}

static bool
read_means(PpidLackTable *t, PpidNeed *need, xmlNode *syarat, GError **error)
{
	GString *sought = g_string_new(NULL);
	bool ok = true;

	for (xmlNode *n = syarat->children; ok && n != NULL; n = n->next) {
		g_autofree char *text = ppid_xml_text(n);
		bool paper = ppid_xml_named(n, "lampiran");

		need->sender |= ppid_xml_named(n, "pengirim");
		if (ppid_xml_named(n, "kata"))
			need->words = read_count(n, "paling-sedikit");
		if (ppid_xml_named(n, "angka"))
			need->digits = read_count(n, "panjang");
		if (paper)
			ok = read_paper_of(t, need, n, text, error);
		else if (!ppid_xml_named(n, "medan"))
			continue;
		g_string_append_printf(sought, "%s%s%s",
				       sought->len > 0 ? ", " : "",
				       paper ? "lampiran " : "", text);
		if (!paper)
			g_ptr_array_add(need->fields, g_steal_pointer(&text));
	}
	need->sought = g_string_free(sought, FALSE);
	return ok;
}

static bool
read_needs(PpidLackTable *t, xmlNode *root, GError **error)
{
	xmlNode *node = ppid_xml_child(root, "syarat");

	for (; node != NULL; node = ppid_xml_next(node, "syarat")) {
		PpidNeed *need = g_new0(PpidNeed, 1);

		need->fields = g_ptr_array_new_with_free_func(g_free);
		need->papers =
			g_array_new(FALSE, FALSE, sizeof(PpidNeedPaper));
		need->assumed = ppid_xml_is(node, "sifat", "anggapan");
		need->picture = ppid_xml_is(node, "gambar", "ya");
		read_head(&need->head, node);
		g_ptr_array_add(t->needs, need);
		if (!read_means(t, need, node, error))
			return false;
	}
	return true;
}

static bool
read_paper(const PpidLackTable *t, xmlNode *node, const char *name, guint *out,
	   GError **error)
{
	g_autofree char *code = ppid_xml_get(node, name);

	*out = find_paper(t, code);
	if (code != NULL && *out == PPID_PAPER_NONE)
		return ppid_data_error(error, node, "no such <dokumen>: %s",
				       code);
	return true;
}

static bool
read_notes(PpidLackTable *t, xmlNode *root, GError **error)
{
	xmlNode *node = ppid_xml_child(root, "catatan");

	for (; node != NULL; node = ppid_xml_next(node, "catatan")) {
		PpidLackNote *note = g_new0(PpidLackNote, 1);

		read_head(&note->head, node);
		note->about = ppid_xml_get(node, "tentang");
		if (ppid_xml_is(node, "bila", "kurang"))
			note->when = PPID_NOTE_LACK;
		else if (ppid_xml_is(node, "bila", "ada"))
			note->when = PPID_NOTE_MET;
		g_ptr_array_add(t->notes, note);
		if (!read_paper(t, node, "dengan", &note->with, error) ||
		    !read_paper(t, node, "tanpa", &note->without, error))
			return false;
	}
	return true;
}

PpidLackTable *
ppid_lack_table_load(const char *data_dir, GError **error)
{
	g_autoptr(PpidLackTable) t = new_table();
	g_autoptr(xmlDoc) doc = ppid_data_load_xml(data_dir, TABLE, SCHEMA,
						   &t->digest, error);
	xmlNode *root;

	if (doc == NULL)
		return NULL;
	root = xmlDocGetRootElement(doc);
	read_letters(t, root);
	if (!read_papers(t, root, error) || !read_needs(t, root, error) ||
	    !read_notes(t, root, error))
		return NULL;
	t->unread = ppid_xml_text(ppid_xml_child(root, "belum-terbaca"));
	ppid_phrase_set_compile(t->names);
	ppid_phrase_set_compile(t->texts);
	ppid_phrase_set_compile(t->foreign);
	return g_steal_pointer(&t);
}

PpidAsks
ppid_lack_table_asker(const char *kind)
{
	for (guint i = 0; kind != NULL && i < G_N_ELEMENTS(askers); i++)
		if (strcmp(askers[i], kind) == 0)
			return 1u << i;
	return PPID_ASKS_PERSON;
}
