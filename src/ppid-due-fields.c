/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV (RFC 4180), tab-separated values, and XML by data/jadwal.xsd. */
#include "config.h"
#include "ppid-due-private.h"

#include <string.h>

#include "ppid-time.h"
#include "ppid-xml.h"

/* What makes a spreadsheet calculate (OWASP), and the full-width forms. */
static bool
is_formula(const char *text)
{
	static const gunichar first[] = { '=',	  '+',	  '-',	  '@',
					  0xFF1D, 0xFF0B, 0xFF0D, 0xFF20,
					  '\t',	  '\r',	  '\n' };
	gunichar c = g_utf8_get_char(text);

	for (gsize i = 0; i < G_N_ELEMENTS(first); i++)
		if (c == first[i])
			return true;
	return false;
}

static void
append_quoted(GString *out, const char *text, bool own)
{
	g_string_append_c(out, '"');
	if (!own && is_formula(text))
		g_string_append_c(out, '\'');
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
}

static void
append_value(GString *out, PpidDueFormat format, PpidDueValue value,
	     const char *text, bool own)
{
	bool csv = format == PPID_DUE_CSV;

	if (value > 0)
		g_string_append_c(out, csv ? ',' : '\t');
	if (csv)
		append_quoted(out, text, own);
	else
		g_string_append(out, text);
	if (value == PPID_DUE_VALUES - 1)
		g_string_append(out, csv ? "\r\n" : "\n");
}

void
ppid_due_fields_head(PpidDueFormat format, GString *out)
{
	for (int i = 0; i < PPID_DUE_VALUES; i++)
		append_value(out, format, i, ppid_due_name(i), true);
}

void
ppid_due_fields_row(const PpidDue *due, const PpidDueRow *row,
		    PpidDueFormat format, GString *out)
{
	for (int i = 0; i < PPID_DUE_VALUES; i++) {
		g_autofree char *text = ppid_due_value(due, row, i);

		/* a number of ours may begin with '-' */
		append_value(out, format, i, text, i == PPID_DUE_LEFT);
	}
}

void
ppid_due_xml_head(const PpidDue *due, GString *out)
{
	const PpidDueOptions *o = &due->options;
	g_autofree char *today = ppid_date_iso(o->today);

	g_string_append_printf(
		out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<jadwal xmlns=\"" PPID_NS "\" pada=\"%s\" kalender=\"%s\" "
		"aturan=\"%s\">\n",
		today, ppid_calendar_digest(o->calendar),
		ppid_rules_digest(o->rules));
}

void
ppid_due_xml_row(const PpidDue *due, const PpidDueRow *row, GString *out)
{
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("baris");
	xmlNode *node = xmlDocGetRootElement(doc);
	g_autofree char *sentence = ppid_due_sentence(due, row);
	g_autoptr(GString) bytes = NULL;

	for (int i = 0; i < PPID_DUE_TEXT; i++) {
		g_autofree char *text = ppid_due_value(due, row, i);

		if (*text != '\0')
			ppid_xml_set(node, ppid_due_name(i), text);
	}
	ppid_xml_add(node, ppid_due_name(PPID_DUE_TEXT), sentence);
	bytes = ppid_xml_serialise(node, 1);
	g_string_append_len(out, bytes->str, (gssize)bytes->len);
	g_string_append_c(out, '\n');
}

void
ppid_due_xml_tail(const PpidDue *due, GString *out)
{
	g_string_append_printf(out,
			       " <akhir jumlah=\"%u\" lewat=\"%u\"/>\n"
			       "</jadwal>\n",
			       due->shown, due->late);
}
