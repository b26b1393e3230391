/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-note.h"

typedef struct {
	const char *code;
	char *part;
	gint64 offset;
} Note;

struct PpidNotes {
	GArray *list;
};

static void
clear_note(gpointer data)
{
	Note *note = data;

	g_free(note->part);
}

PpidNotes *
ppid_notes_new(void)
{
	PpidNotes *notes = g_new0(PpidNotes, 1);

	notes->list = g_array_new(FALSE, FALSE, sizeof(Note));
	g_array_set_clear_func(notes->list, clear_note);
	return notes;
}

void
ppid_notes_free(PpidNotes *notes)
{
	if (notes == NULL)
		return;
	g_array_unref(notes->list);
	g_free(notes);
}

void
ppid_notes_add(PpidNotes *notes, const char *code, const char *part,
	       gint64 offset)
{
	Note note = { code, NULL, offset };

	if (notes == NULL || notes->list->len >= PPID_NOTES_MAX)
		return;
	for (guint i = 0; i < notes->list->len; i++) {
		const Note *have = &g_array_index(notes->list, Note, i);

		if (g_str_equal(have->code, code) &&
		    g_strcmp0(have->part, part) == 0)
			return;
	}
	note.part = g_strdup(part);
	g_array_append_val(notes->list, note);
}

gboolean
ppid_notes_has(const PpidNotes *notes, const char *code)
{
	for (guint i = 0; i < notes->list->len; i++)
		if (g_str_equal(g_array_index(notes->list, Note, i).code,
				code))
			return TRUE;
	return FALSE;
}

void
ppid_notes_write(const PpidNotes *notes, xmlNode *surel)
{
	for (guint i = 0; i < notes->list->len; i++) {
		const Note *note = &g_array_index(notes->list, Note, i);
		xmlNode *node = ppid_xml_add(surel, "catatan", NULL);

		ppid_xml_set(node, "kode", note->code);
		ppid_xml_set(node, "bagian", note->part);
		if (note->offset >= 0)
			ppid_xml_set_int(node, "awal", note->offset);
	}
}
