/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-marks.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-xml.h"

#define DATA_FILE "penanda.xml"
#define SCHEMA_FILE "penanda.xsd"
#define SUBJECT_MAX 200 /* bytes that are looked at for a mark */

static const char *const names[PPID_MARKS] = {
	[PPID_MARK_QUOTE] = "kutipan",
	[PPID_MARK_FORWARD] = "terusan",
	[PPID_MARK_WROTE] = "menulis",
	[PPID_MARK_WHEN] = "pada",
	[PPID_MARK_FROM] = "dari",
	[PPID_MARK_SENT] = "terkirim",
	[PPID_MARK_DATE] = "tanggal",
	[PPID_MARK_TO] = "kepada",
	[PPID_MARK_SUBJECT] = "perihal",
	[PPID_MARK_CLOSING] = "salam",
	[PPID_MARK_THANKS] = "terima-kasih",
	[PPID_MARK_POSTSCRIPT] = "susulan",
	[PPID_MARK_PROGRAM] = "aplikasi",
	[PPID_MARK_DISCLAIMER] = "penafian",
	[PPID_MARK_CONTENT] = "penafian-isi",
	[PPID_MARK_RE] = "subjek-balasan",
	[PPID_MARK_FWD] = "subjek-terusan",
};

static PpidMark
mark_of(xmlNode *node)
{
	guint i = 0;

	while (i < PPID_MARKS && !ppid_xml_is(node, "jenis", names[i]))
		i++;
	return (PpidMark)i;
}

static bool
bad_phrase(xmlNode *node, GError **error)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
		    "%s:%ld: a phrase without a word",
		    node->doc->URL != NULL ? (const char *)node->doc->URL
					   : DATA_FILE,
		    xmlGetLineNo(node));
	return false;
}

static bool
read_group(PpidMarks *marks, xmlNode *group, GError **error)
{
	xmlNode *node = ppid_xml_child(group, "frasa");
	PpidMark mark = mark_of(group);

	for (; node != NULL; node = ppid_xml_next(node, "frasa")) {
		g_autofree char *text = ppid_xml_text(node);
		g_autoptr(PpidFold) fold = ppid_fold_new(text, -1);

		if (mark == PPID_MARKS || fold->list->len == 0)
			return bad_phrase(node, error);
		ppid_phrase_set_add(marks->phrases, text, mark);
		if (mark == PPID_MARK_WROTE)
			g_hash_table_add(marks->wrote,
					 g_strdup(ppid_fold_word(
						 fold, fold->list->len - 1)));
	}
	return true;
}

PpidMarks *
ppid_marks_read(xmlDoc *doc, GError **error)
{
	g_autoptr(PpidMarks) marks = g_new0(PpidMarks, 1);
	xmlNode *node =
		ppid_xml_child(xmlDocGetRootElement(doc), "kelompok");

	marks->phrases = ppid_phrase_set_new();
	marks->wrote = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					     NULL);
	for (; node != NULL; node = ppid_xml_next(node, "kelompok"))
		if (!read_group(marks, node, error))
			return NULL;
	ppid_phrase_set_compile(marks->phrases);
	return g_steal_pointer(&marks);
}

PpidMarks *
ppid_marks_load(const char *data_dir, GError **error)
{
	g_autoptr(xmlDoc) doc = ppid_data_load_xml(data_dir, DATA_FILE,
						   SCHEMA_FILE, NULL, error);

	return doc != NULL ? ppid_marks_read(doc, error) : NULL;
}

void
ppid_marks_free(PpidMarks *marks)
{
	if (marks == NULL)
		return;
	ppid_phrase_set_free(marks->phrases);
	g_hash_table_destroy(marks->wrote);
	g_free(marks);
}

typedef struct {
	PpidMark mark;
	bool found;
} Subject;

static void
see_subject(guint tag, guint first, guint last, gpointer data)
{
	Subject *s = data;

	(void)last;
	if (first == 0 && tag == (guint)s->mark)
		s->found = true;
}

bool
ppid_marks_subject(const PpidMarks *marks, const char *subject, PpidMark mark)
{
	Subject s = { mark, false };
	g_autoptr(PpidFold) fold = NULL;

	if (subject == NULL)
		return false;
	fold = ppid_fold_new(subject,
			     (gssize)MIN(strlen(subject), SUBJECT_MAX));
	ppid_phrase_set_match(marks->phrases, fold, 0, G_MAXUINT, see_subject,
			      &s);
	return s.found;
}
