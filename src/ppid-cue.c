/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-cue.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-lexicon.h"
#include "ppid-phrase.h"

#define LISTS "isian.xml"
#define LISTS_SCHEMA "isian.xsd"
#define PREFIX "minta-" /* the other lists are for other readers */

struct PpidCueTable {
	PpidPhraseSet *phrases; /* tag: PpidCue */
};

/* daftar/@kode after the prefix, in the order of PpidCue. */
static const char *const names[PPID_CUES] = {
	"kata", "isi", "bukan", "beri", "alasan", "beserta", "tanya", "benda", "naskah", "lalu", "umum", "dan", "batas", "akhir",
	"bila", "diri", "tujuan", "tujuan-isi", "tujuan-label", "untuk", "supaya", "bukan-supaya", "sedang", "ialah", "guna",
	"bukan-guna", "surat", "berguna", "sebab", "singkatan", "tidak", "kartu", "terlampir", "kirim",
	"melihat", "salinan", "softcopy", "hardcopy", "langsung", "kurir",
	"pos", "faksimili", "surel", "melihat-pilihan", "softcopy-pilihan",
	"hardcopy-pilihan", "langsung-pilihan", "pos-pilihan",
	"faksimili-pilihan", "surel-pilihan", "pilihan",
	"ingin", "peroleh", "perlu", "bagi", "kaitan",
};

static bool
find_list(const char *name, guint *list_out)
{
	if (name == NULL || !g_str_has_prefix(name, PREFIX))
		return false;
	for (guint i = 0; i < PPID_CUES; i++) {
		if (strcmp(name + strlen(PREFIX), names[i]) == 0) {
			*list_out = i;
			return true;
		}
	}
	return false;
}

static bool
read_list(PpidCueTable *lists, xmlNode *daftar, GError **error)
{
	g_autofree char *name = ppid_xml_get(daftar, "kode");
	xmlNode *node = ppid_xml_child(daftar, "kata");
	guint list = 0;

	if (!find_list(name, &list))
		return true;
	for (; node != NULL; node = ppid_xml_next(node, "kata")) {
		g_autofree char *text = ppid_xml_text(node);

		if (!ppid_phrase_set_add(lists->phrases, text, list))
			return ppid_data_error(error, node,
					       "'%s' has no word", text);
	}
	return true;
}

PpidCueTable *
ppid_cue_table_load(const char *data_dir, GError **error)
{
	g_autoptr(xmlDoc) doc = ppid_data_load_xml(data_dir, LISTS,
						   LISTS_SCHEMA, NULL, error);
	g_autoptr(PpidCueTable) lists = g_new0(PpidCueTable, 1);
	xmlNode *daftar;

	if (doc == NULL)
		return NULL;
	lists->phrases = ppid_phrase_set_new();
	daftar = ppid_xml_child(xmlDocGetRootElement(doc), "daftar");
	for (; daftar != NULL; daftar = ppid_xml_next(daftar, "daftar"))
		if (!read_list(lists, daftar, error))
			return NULL;
	ppid_phrase_set_compile(lists->phrases);
	return g_steal_pointer(&lists);
}

void
ppid_cue_table_free(PpidCueTable *lists)
{
	if (lists == NULL)
		return;
	ppid_phrase_set_free(lists->phrases);
	g_free(lists);
}

static void
mark(guint tag, guint first, guint last, gpointer data)
{
	PpidCues *cues = data;
	guint words = MIN(last - first + 1, G_MAXUINT8);
	guint8 *span = &cues->spans[tag][first - cues->from];

	*span = (guint8)MAX(*span, words);
}

PpidCues *
ppid_cues_new(const PpidCueTable *lists, const PpidFold *fold, guint from,
	       guint to)
{
	PpidCues *cues = g_new0(PpidCues, 1);

	cues->fold = fold;
	cues->to = MIN(to, fold->list->len);
	cues->from = MIN(from, cues->to);
	for (guint i = 0; i < PPID_CUES; i++)
		cues->spans[i] = g_new0(guint8, cues->to - cues->from + 1);
	ppid_phrase_set_match(lists->phrases, fold, cues->from, cues->to,
			      mark, cues);
	return cues;
}

void
ppid_cues_free(PpidCues *cues)
{
	if (cues == NULL)
		return;
	for (guint i = 0; i < PPID_CUES; i++)
		g_free(cues->spans[i]);
	g_free(cues);
}

bool
ppid_cues_within(const PpidCues *cues, PpidCue list, guint from, guint to)
{
	for (guint i = from; i < to; i++)
		if (ppid_cues_at(cues, list, i) > 0)
			return true;
	return false;
}
