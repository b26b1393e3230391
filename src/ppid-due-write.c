/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats behind one face. */
#include "config.h"
#include "ppid-due-private.h"

static void
hand_over(GString *out, PpidDueWrite write, gpointer data)
{
	if (out->len > 0)
		write(out->str, data);
	g_string_truncate(out, 0);
}

void
ppid_due_head(PpidDue *due, const PpidDueLook *look, PpidDueWrite write,
	      gpointer data)
{
	g_autoptr(GString) out = g_string_new(NULL);

	switch (look->format) {
	case PPID_DUE_TABLE:
		break;
	case PPID_DUE_TSV:
	case PPID_DUE_CSV:
		ppid_due_fields_head(look->format, out);
		break;
	case PPID_DUE_XML:
		ppid_due_xml_head(due, out);
		break;
	case PPID_DUE_ICS:
		ppid_due_ics_head(out);
		break;
	}
	hand_over(out, write, data);
}

static void
append_row(const PpidDue *due, const PpidDueRow *row,
	   const PpidDueLook *look, GString *out)
{
	switch (look->format) {
	case PPID_DUE_TABLE:
		break;
	case PPID_DUE_TSV:
	case PPID_DUE_CSV:
		ppid_due_fields_row(due, row, look->format, out);
		break;
	case PPID_DUE_XML:
		ppid_due_xml_row(due, row, out);
		break;
	case PPID_DUE_ICS:
		ppid_due_ics_row(due, row, out);
		break;
	}
}

void
ppid_due_rows(PpidDue *due, const PpidDueLook *look, PpidDueWrite write,
	      gpointer data)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (look->format == PPID_DUE_TABLE)
		ppid_due_table_rows(due, look, write, data);
	for (guint i = 0; i < due->rows->len; i++) {
		append_row(due, &g_array_index(due->rows, PpidDueRow, i),
			   look, out);
		hand_over(out, write, data);
	}
	g_array_set_size(due->rows, 0);
	g_string_chunk_clear(due->strings);
	g_string_chunk_clear(due->shared);
}

void
ppid_due_tail(PpidDue *due, const PpidDueLook *look, PpidDueWrite write,
	      gpointer data)
{
	g_autoptr(GString) out = g_string_new(NULL);

	switch (look->format) {
	case PPID_DUE_TABLE:
		ppid_due_table_tail(due, out);
		break;
	case PPID_DUE_TSV:
	case PPID_DUE_CSV:
		break;
	case PPID_DUE_XML:
		ppid_due_xml_tail(due, out);
		break;
	case PPID_DUE_ICS:
		ppid_due_ics_tail(out);
		break;
	}
	hand_over(out, write, data);
}
