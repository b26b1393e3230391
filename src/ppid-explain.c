/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-explain.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-xml.h"

typedef struct {
	const PpidLexicon *lexicon;
	const PpidTopics *topics;
} Tables;

static const char *
source_of(const Tables *t, const char *rule)
{
	for (guint i = 0; i < t->lexicon->rules->len; i++)
		if (strcmp(ppid_lexicon_rule(t->lexicon, i)->id, rule) == 0)
			return ppid_lexicon_rule(t->lexicon, i)->source;
	return ppid_topics_source(t->topics, rule);
}

/* Line ends and control characters of a mail do not reach a terminal. */
static char *
one_line(const char *text)
{
	g_autofree char *clean = ppid_xml_scrub(text, -1, NULL);
	GString *out = g_string_new(NULL);
	bool blank = false;

	for (const char *p = clean; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
			blank = true;
			continue;
		}
		if (blank && out->len > 0)
			g_string_append_c(out, ' ');
		blank = false;
		g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

/* Is @part one that was read inside an attachment? */
static bool
is_attached(xmlNode *surel, const char *part)
{
	xmlNode *node = ppid_xml_child(surel, "isi-lampiran");

	for (; node != NULL; node = ppid_xml_next(node, "isi-lampiran"))
		for (xmlNode *teks = ppid_xml_child(node, "teks"); teks != NULL;
		     teks = ppid_xml_next(teks, "teks"))
			if (ppid_xml_is(teks, "bagian", part))
				return true;
	return false;
}

static void
explain_evidence(GString *out, xmlNode *surel, xmlNode *bukti,
		 const Tables *tables)
{
	g_autofree char *rule = ppid_xml_get(bukti, "aturan");
	g_autofree char *part = ppid_xml_get(bukti, "bagian");
	g_autofree char *start = ppid_xml_get(bukti, "awal");
	g_autofree char *weight = ppid_xml_get(bukti, "bobot");
	g_autofree char *raw = ppid_xml_text(bukti);
	g_autofree char *text = one_line(raw);
	const char *source = source_of(tables, rule);

	g_string_append_printf(out, "  %-12s %5s  \"%s\" (%s%s%s%s)", rule,
			       weight != NULL ? weight : "", text,
			       is_attached(surel, part) ? "lampiran " : "",
			       part, start != NULL ? ", bita " : "",
			       start != NULL ? start : "");
	if (source != NULL)
		g_string_append_printf(out, " [%s]", source);
	g_string_append_c(out, '\n');
}

static void
explain_names(GString *out, xmlNode *k, const char *element, const char *label)
{
	xmlNode *node = ppid_xml_child(k, element);

	for (; node != NULL; node = ppid_xml_next(node, element)) {
		g_autofree char *code = ppid_xml_get(node, "kode");
		g_autofree char *score = ppid_xml_get(node, "skor");
		g_autofree char *text = ppid_xml_text(node);

		g_string_append_printf(out, "  %s: ", label);
		if (code != NULL)
			g_string_append_printf(out, "%s ", code);
		g_string_append(out, text);
		if (score != NULL)
			g_string_append_printf(out, " (skor %s)", score);
		if (ppid_xml_is(node, "luar", "ya"))
			g_string_append(out, " - di luar kewenangan daerah");
		g_string_append_c(out, '\n');
	}
}

/* What the letter is about, by the tables of ppid-topic.h. */
static void
explain_matter(GString *out, xmlNode *k, const char *element,
	       const char *label)
{
	xmlNode *node = ppid_xml_child(k, element);

	for (; node != NULL; node = ppid_xml_next(node, element)) {
		g_autofree char *code = ppid_xml_get(node, "kode");
		g_autofree char *number = ppid_xml_get(node, "nomor");
		g_autofree char *basis = ppid_xml_get(node, "dasar");
		g_autofree char *sure = ppid_xml_get(node, "keyakinan");
		g_autofree char *holder = ppid_xml_get(node, "pemegang");
		g_autofree char *text = ppid_xml_text(node);

		g_string_append_printf(out, "  %s: %s %s", label,
				       code != NULL ? code : number, text);
		if (basis != NULL)
			g_string_append_printf(out, " [%s]", basis);
		g_string_append_printf(out, " (keyakinan %s%s%s)",
				       sure != NULL ? sure : "-",
				       holder != NULL ? "; " : "",
				       holder != NULL ? holder : "");
		if (ppid_xml_is(node, "petunjuk", "ya"))
			g_string_append(out, " - bukan keputusan");
		g_string_append_c(out, '\n');
	}
}

static void
explain_one(GString *out, xmlNode *berkas, xmlNode *k, const Tables *tables)
{
	g_autofree char *id = ppid_xml_get(k, "surel");
	g_autofree char *kind = ppid_xml_get(k, "jenis");
	g_autofree char *sure = ppid_xml_get(k, "keyakinan");
	g_autofree char *model = ppid_xml_get(k, "model");
	xmlNode *surel = ppid_berkas_surel(berkas, id);
	g_autofree char *file = ppid_xml_get(surel, "sumber");
	xmlNode *node = ppid_xml_child(k, "bukti");

	g_string_append_printf(
		out, "%s (%s): %s, keyakinan %s%s%s\n",
		file != NULL ? file : "-", id, kind != NULL ? kind : "-",
		sure != NULL ? sure : "-",
		ppid_xml_is(k, "tinjau", "ya") ? ", perlu ditinjau" : "",
		ppid_xml_is(k, "massal", "ya") ? ", massal" : "");
	if (model != NULL)
		g_string_append_printf(out, "  model: %s\n", model);
	explain_names(out, k, "jenis-lain", "jenis lain");
	explain_names(out, k, "wilayah", "wilayah");
	explain_names(out, ppid_xml_child(k, "wilayah-belum"), "calon",
		      "calon wilayah");
	explain_names(out, k, "opd", "perangkat daerah");
	explain_matter(out, k, "kelas", "petunjuk kelas informasi");
	explain_matter(out, k, "topik", "topik");
	explain_matter(out, k, "tpb", "tujuan pembangunan berkelanjutan");
	explain_matter(out, k, "kategori-lapor", "kategori SP4N-LAPOR");
	for (; node != NULL; node = ppid_xml_next(node, "bukti"))
		explain_evidence(out, surel, node, tables);
	g_string_append_c(out, '\n');
}

static void
explain_value(GString *out, xmlNode *node)
{
	g_autofree char *raw = ppid_xml_text(node);
	g_autofree char *text = one_line(raw);
	g_autofree char *mail = ppid_xml_get(node, "surel");
	g_autofree char *part = ppid_xml_get(node, "bagian");
	g_autofree char *start = ppid_xml_get(node, "awal");
	g_autofree char *by = ppid_xml_get(node, "oleh");
	g_autofree char *hint = ppid_xml_get(node, "petunjuk");

	g_string_append_printf(out, "  %s: \"%s\"", (const char *)node->name,
			       text);
	if (by != NULL)
		g_string_append_printf(out, " (%s; %s, bagian %s%s%s)", by,
				       mail != NULL ? mail : "-",
				       part != NULL ? part : "-",
				       start != NULL ? ", bita " : "",
				       start != NULL ? start : "");
	if (hint != NULL)
		g_string_append_printf(out, " - %s", hint);
	g_string_append_c(out, '\n');
}

/* What the letters state of who asks, or of what is asked. */
static void
explain_values(GString *out, xmlNode *berkas, const char *element)
{
	xmlNode *parent = ppid_xml_child(berkas, element);
	g_autofree char *kind = ppid_xml_get(parent, "jenis");

	if (parent == NULL)
		return;
	g_string_append(out, element);
	if (kind != NULL)
		g_string_append_printf(out, ": %s", kind);
	g_string_append_c(out, '\n');
	for (xmlNode *n = parent->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			explain_value(out, n);
	g_string_append_c(out, '\n');
}

/* What lacks and what nobody has read, each with its article. */
static void
explain_lacks(GString *out, xmlNode *berkas)
{
	xmlNode *parent = ppid_xml_child(berkas, "kelengkapan");
	g_autofree char *whole = ppid_xml_get(parent, "lengkap");

	if (parent == NULL)
		return;
	g_string_append_printf(out, "kelengkapan: %s\n",
			       whole != NULL ? whole : "-");
	for (xmlNode *n = parent->children; n != NULL; n = n->next) {
		g_autofree char *code = ppid_xml_get(n, "kode");
		g_autofree char *basis = ppid_xml_get(n, "dasar");
		g_autofree char *raw = ppid_xml_text(n);
		g_autofree char *text = one_line(raw);

		if (n->type != XML_ELEMENT_NODE || ppid_xml_named(n, "ada"))
			continue;
		g_string_append_printf(out, "  %s %s: %s%s%s%s\n",
				       (const char *)n->name,
				       code != NULL ? code : "-", text,
				       basis != NULL ? " [" : "",
				       basis != NULL ? basis : "",
				       basis != NULL ? "]" : "");
	}
	g_string_append_c(out, '\n');
}

char *
ppid_explain(xmlNode *berkas, const PpidLexicon *lexicon,
	     const PpidTopics *topics)
{
	const Tables tables = { lexicon, topics };
	GString *out = g_string_new(NULL);
	xmlNode *k = ppid_xml_child(berkas, "klasifikasi");

	for (; k != NULL; k = ppid_xml_next(k, "klasifikasi"))
		explain_one(out, berkas, k, &tables);
	explain_values(out, berkas, "pemohon");
	explain_values(out, berkas, "permintaan");
	explain_lacks(out, berkas);
	return g_string_free(out, FALSE);
}
