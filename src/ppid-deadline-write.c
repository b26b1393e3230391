/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock as a <tenggat>. */
#include "config.h"
#include "ppid-deadline-private.h"

#include "ppid-berkas.h"
#include "ppid-time.h"
#include "ppid-xml.h"

static void
set_date(xmlNode *node, const char *attribute, guint32 day)
{
	g_autofree char *text = NULL;
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	text = ppid_date_format(&date);
	ppid_xml_set(node, attribute, text);
}

/* Every day from the trigger to the last day that was not counted. */
static void
write_skipped(const PpidDeadlineContext *context, xmlNode *node,
	      const PpidSpan *span)
{
	for (guint32 day = span->start; day <= span->legal; day++) {
		PpidDayOff off;
		xmlNode *skip;

		if (ppid_calendar_is_working(context->calendar, day, &off))
			continue;
		skip = ppid_xml_add(node, "lewati", NULL);
		set_date(skip, "tanggal", day);
		ppid_xml_set(skip, "sebab", off.cause);
		if (off.basis != NULL)
			ppid_xml_set(skip, "dasar", off.basis);
	}
}

static xmlNode *
new_node(PpidClockWork *work)
{
	xmlNode *node;

	if (work->last == NULL) {
		node = ppid_berkas_add(work->berkas, "tenggat", NULL);
	} else {
		node = ppid_xml_new(work->berkas, "tenggat");
		xmlAddNextSibling(work->last, node);
	}
	work->last = node;
	return node;
}

void
ppid_clock_write(PpidClockWork *work, const PpidRule *rule,
		 const char *trigger, const PpidClock *clock)
{
	const PpidDeadlineContext *context = work->context;
	xmlNode *node = new_node(work);

	ppid_xml_set(node, "kode", rule->code);
	ppid_xml_set(node, "pemicu", trigger);
	set_date(node, "mulai", clock->span.start);
	ppid_xml_set_int(node, "lama", rule->length);
	ppid_xml_set(node, "satuan", ppid_unit_text(rule->unit));
	set_date(node, "ketat", clock->span.strict);
	set_date(node, "jatuh-tempo", clock->span.legal);
	ppid_xml_set(node, "pemikul", rule->owner);
	ppid_xml_set(node, "dasar", rule->basis);
	ppid_xml_set(node, "keterangan", rule->note);
	ppid_xml_set(node, "tanda", rule->mark);
	if (clock->condition != NULL) {
		ppid_xml_set(node, "bersyarat", "ya");
		ppid_xml_set(node, "syarat", clock->condition);
	}
	ppid_xml_set(node, "sementara", clock->doubt != NULL ? "ya" : "tidak");
	ppid_xml_set(node, "sebab-sementara", clock->doubt);
	ppid_xml_set(node, "kalender",
		     ppid_calendar_digest(context->calendar));
	ppid_xml_set(node, "aturan", ppid_rules_digest(context->rules));
	if (rule->unit == PPID_UNIT_WORKING_DAY)
		write_skipped(context, node, &clock->span);
}
