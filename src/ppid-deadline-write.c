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

/* Every day off on the way that was not counted: from the trigger, or the
 * day that was named, to the last day; or back from there. */
static void
write_skipped(const PpidDeadlineContext *context, const PpidClock *clock)
{
	guint32 from = clock->base != 0 ? clock->base : clock->span.start;
	guint32 to = clock->span.legal;

	if (clock->before) {
		from = clock->span.legal;
		to = clock->base - 1;
	}
	for (guint32 day = from; day <= to; day++) {
		PpidDayOff off;
		xmlNode *skip;

		if (ppid_calendar_is_working(context->calendar, day, &off))
			continue;
		skip = ppid_xml_add(clock->node, "lewati", NULL);
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

static void
write_dates(const PpidRule *rule, const PpidClock *clock)
{
	xmlNode *node = clock->node;

	set_date(node, "mulai", clock->span.start);
	if (clock->base != 0)
		set_date(node, "pada", clock->base);
	if (clock->before)
		ppid_xml_set(node, "arah", "sebelum");
	ppid_xml_set_int(node, "lama", rule->length);
	ppid_xml_set(node, "satuan", ppid_unit_text(rule->unit));
	set_date(node, "ketat", clock->span.strict);
	set_date(node, "jatuh-tempo", clock->span.legal);
	ppid_xml_set(node, "sampai", clock->until);
	if (clock->warning != 0)
		set_date(node, "peringatan", clock->warning);
}

static void
write_condition(const PpidClock *clock)
{
	ppid_xml_set(clock->node, "bersyarat",
		     clock->condition != NULL ? "ya" : NULL);
	ppid_xml_set(clock->node, "syarat", clock->condition);
}

/* A table names either what it uses or what it does not: see
 * ppid-rules-read.c. */
static void
write_conflict(const PpidRule *rule, const PpidClock *clock)
{
	const PpidConflict *first;

	if (clock->conflicts == NULL)
		return;
	first = rule->conflicts->pdata[0];
	ppid_xml_set(clock->node, "konflik", clock->conflicts);
	ppid_xml_set(clock->node, "dipakai", first->used ? "ya" : "tidak");
}

void
ppid_clock_revise(PpidClock *clock, const char *condition)
{
	g_free(clock->condition);
	clock->condition = g_strdup(condition);
	write_condition(clock);
}

void
ppid_clock_write(PpidClockWork *work, const PpidRule *rule,
		 const char *trigger, PpidClock *clock)
{
	const PpidDeadlineContext *context = work->context;
	xmlNode *node = new_node(work);

	clock->node = node;
	ppid_xml_set(node, "kode", rule->code);
	ppid_xml_set(node, "pemicu", trigger);
	write_dates(rule, clock);
	ppid_xml_set(node, "pemikul", rule->owner);
	ppid_xml_set(node, "dasar", rule->basis);
	ppid_xml_set(node, "keterangan", rule->note);
	ppid_xml_set(node, "tanda", rule->mark);
	if (clock->condition != NULL)
		write_condition(clock);
	write_conflict(rule, clock);
	ppid_xml_set(node, "sementara", clock->doubt != NULL ? "ya" : "tidak");
	ppid_xml_set(node, "sebab-sementara", clock->doubt);
	ppid_xml_set(node, "kalender",
		     ppid_calendar_digest(context->calendar));
	ppid_xml_set(node, "aturan", ppid_rules_digest(context->rules));
	if (rule->unit == PPID_UNIT_WORKING_DAY && rule->length > 0)
		write_skipped(context, clock);
}
