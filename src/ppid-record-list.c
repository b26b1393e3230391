/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case and the table of events for staff, in lines. */
#include "config.h"
#include "ppid-record-private.h"

#include <string.h>

#include "ppid-columns.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define NAME_WIDTH 30

static char *
day_text(guint32 day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	return ppid_date_format(&date);
}

static void
append_state(GString *out, const PpidCourse *course, xmlNode *berkas)
{
	const PpidFlowState *state = ppid_course_state(course);
	g_autofree char *id = ppid_xml_get(berkas, "id");

	g_string_append_printf(out, "%s: %s %s", id != NULL ? id : "berkas",
			       state->code, state->name);
	if (ppid_course_since(course) != 0) {
		g_autofree char *since = day_text(ppid_course_since(course));

		g_string_append_printf(out, " sejak %s (%s)", since,
				       ppid_course_cause(course));
	}
	g_string_append_printf(out, "\n%s\n", state->note);
}

static void
append_attribute(GString *out, xmlNode *event, const char *name)
{
	g_autofree char *value = ppid_xml_get(event, name);
	g_autofree char *clean = ppid_columns_clean(value);

	if (value != NULL)
		g_string_append_printf(out, " %s=%s", name, clean);
}

const char *
ppid_record_standing(const PpidCourse *course, xmlNode *event)
{
	const PpidHistory *history = ppid_course_history(course);
	g_autofree char *id = ppid_xml_get(event, "id");

	if (id == NULL)
		return NULL;
	if (ppid_xml_is(event, "status", "usulan"))
		return ppid_record_is_open(history, event)
			       ? "usulan: menunggu petugas"
			       : "usulan: sudah dijawab";
	if (ppid_history_undone(history, id))
		return "dibatalkan";
	return ppid_course_refusal(course, id) != NULL ? "tidak berlaku"
						       : NULL;
}

static void
append_event(GString *out, const PpidCourse *course, const PpidFlow *flow,
	     xmlNode *event)
{
	static const char *const shown[] = { "hasil",  "alasan", "pasal",
					     "nomor",  "untuk",	 "atas",
					     "sumber", "bukti" };
	g_autofree char *id = ppid_xml_get(event, "id");
	g_autofree char *name = ppid_xml_get(event, "jenis");
	g_autofree char *at = ppid_xml_get(event, "waktu");
	const PpidFlowKind *kind = ppid_flow_kind(flow, name);
	const char *standing = ppid_record_standing(course, event);

	if (id == NULL || name == NULL || at == NULL)
		return;
	g_string_append_printf(out, "  %s  %.16s  %s", id, at,
			       kind != NULL ? kind->title : name);
	if (standing != NULL)
		g_string_append_printf(out, " [%s]", standing);
	for (gsize i = 0; i < G_N_ELEMENTS(shown); i++)
		append_attribute(out, event, shown[i]);
	g_string_append_c(out, '\n');
	if (ppid_course_refusal(course, id) != NULL)
		g_string_append_printf(out, "    %s\n",
				       ppid_course_refusal(course, id));
}

static void
append_kinds(GString *out, const PpidCourse *course, const PpidFlow *flow,
	     bool allowed)
{
	const GPtrArray *kinds = ppid_flow_kinds(flow);

	for (guint i = 0; i < kinds->len; i++) {
		const PpidFlowKind *kind = kinds->pdata[i];
		const char *why;

		if (kind->machine)
			continue;
		why = ppid_course_may(course, kind);
		if ((why == NULL) == allowed)
			g_string_append_printf(out, "  %-*s  %s\n", NAME_WIDTH,
					       kind->name,
					       why != NULL ? why
							   : kind->title);
	}
}

GString *
ppid_record_list(const PpidFlow *flow, GTimeZone *zone, xmlNode *berkas,
		 guint32 today)
{
	g_autoptr(PpidCourse) course =
		ppid_course_new(flow, berkas, zone, today);
	GString *out = g_string_new(NULL);

	append_state(out, course, berkas);
	g_string_append(out, "\nRiwayat:\n");
	for (xmlNode *n = ppid_xml_child(ppid_xml_child(berkas, "riwayat"),
					 "peristiwa");
	     n != NULL; n = ppid_xml_next(n, "peristiwa"))
		append_event(out, course, flow, n);
	g_string_append(out, "\nDapat dicatat sekarang:\n");
	append_kinds(out, course, flow, true);
	g_string_append(out, "\nBelum atau tidak lagi dapat dicatat:\n");
	append_kinds(out, course, flow, false);
	return out;
}

/* --- the table --------------------------------------------------------- */

static void
append_field(GString *out, const PpidFlowField *field)
{
	static const char *const needs[] = {
		[PPID_NEED_NONE] = "boleh",
		[PPID_NEED_ADVISED] = "dianjurkan",
		[PPID_NEED_MUST] = "wajib",
	};

	g_string_append_printf(out, "    %s (%s", ppid_record_option(field->name),
			       needs[field->need]);
	for (char **p = field->outcomes; p != NULL && *p != NULL; p++)
		g_string_append_printf(out, ", dengan --result %s", *p);
	g_string_append(out, ")\n");
	for (guint i = 0; i < field->values->len; i++) {
		const PpidFlowValue *value = field->values->pdata[i];

		g_string_append_printf(out, "      %-*s  %s\n",
				       NAME_WIDTH - 4, value->code,
				       value->text);
	}
}

GString *
ppid_record_kinds(const PpidFlow *flow)
{
	const GPtrArray *kinds = ppid_flow_kinds(flow);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < kinds->len; i++) {
		const PpidFlowKind *kind = kinds->pdata[i];

		if (kind->machine)
			continue;
		g_string_append_printf(out, "%s\n  %s; %s; %s\n  %s\n",
				       kind->name, kind->title, kind->actor,
				       kind->basis, kind->note);
		for (guint k = 0; k < kind->fields->len; k++)
			append_field(out, kind->fields->pdata[k]);
	}
	return out;
}
