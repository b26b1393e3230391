/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-minta - a letter, as text, and what it asks for
 *
 * Every value lies in the text and is its words; items are bounded; the same
 * text gives the same values.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-asked.h"
#include "ppid-berkas.h"
#include "ppid-items.h"
#include "ppid-xml.h"

#define MAX_SIZE 65536

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static xmlDoc *
record(const char *text)
{
	xmlDoc *doc = ppid_xml_new_record("berkas");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *k = ppid_berkas_add(berkas, "klasifikasi", NULL);
	xmlNode *surel = ppid_berkas_add(berkas, "surel", NULL);
	xmlNode *teks = ppid_xml_add(surel, "teks", text);

	ppid_xml_set(k, "surel", "surel-1");
	ppid_xml_set(k, "jenis", "permohonan");
	ppid_xml_set(surel, "id", "surel-1");
	ppid_xml_set(surel, "arah", "masuk");
	ppid_xml_set(teks, "bagian", "1");
	ppid_xml_set(teks, "peran", "isi");
	return doc;
}

static void
check_value(xmlNode *node, gsize size)
{
	g_autofree char *start = ppid_xml_get(node, "awal");
	g_autofree char *length = ppid_xml_get(node, "panjang");
	g_autofree char *text = ppid_xml_text(node);
	gint64 from = g_ascii_strtoll(start, NULL, 10);
	gint64 n = g_ascii_strtoll(length, NULL, 10);

	if (from < 0 || n <= 0 || (gsize)(from + n) > size)
		abort();
	if (*text == '\0' || !g_utf8_validate(text, -1, NULL))
		abort();
}

static GString *
run(const PpidAsked *asked, const PpidLexicon *lexicon, const char *text)
{
	g_autoptr(xmlDoc) doc = record(text);
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *teks = ppid_xml_child(ppid_xml_child(berkas, "surel"), "teks");
	g_autofree char *seen = ppid_xml_text(teks);
	g_autoptr(PpidLetters) letters = ppid_letters_new(lexicon);
	guint items = 0;
	xmlNode *p, *node;

	ppid_asked_run(asked, letters, berkas);
	p = ppid_xml_child(berkas, "permintaan");
	node = p != NULL ? p->children : NULL;
	for (; node != NULL; node = node->next) {
		check_value(node, strlen(seen));
		items += ppid_xml_named(node, "rincian");
	}
	if (items > PPID_ITEMS_MAX)
		abort();
	return ppid_xml_serialise(berkas, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static PpidAsked *asked;
	static PpidLexicon *lexicon;
	g_autofree char *text = NULL;
	GString *first, *second;

	if (size > MAX_SIZE)
		return 0;
	if (asked == NULL) {
		ppid_xml_init();
		asked = ppid_asked_new(NULL, NULL);
		lexicon = ppid_lexicon_load(NULL, NULL);
	}
	text = ppid_xml_scrub((const char *)data, (gssize)size, NULL);
	first = run(asked, lexicon, text);
	second = run(asked, lexicon, text);
	if (!g_string_equal(first, second))
		abort();
	g_string_free(first, TRUE);
	g_string_free(second, TRUE);
	return 0;
}
