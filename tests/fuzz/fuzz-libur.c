/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-libur - a year of days off, and counting with it
 *
 * Whatever year is accepted, adding and counting are inverse, forwards and
 * backwards, and the fast count is the slow one; now and as known then.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include "ppid-calendar.h"
#include "ppid-data.h"
#include "ppid-xml.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_counts(const PpidCalendar *calendar, guint32 from)
{
	guint32 day = from;

	for (guint count = 1; count <= 20; count++) {
		g_autofree char *doubt = NULL;

		do
			day++;
		while (!ppid_calendar_is_working(calendar, day, NULL));
		doubt = ppid_calendar_doubt(calendar, from, day);
		if (ppid_calendar_add(calendar, from, count) != day ||
		    ppid_calendar_count(calendar, from, day) != (int)count ||
		    ppid_calendar_count(calendar, day, from) != -(int)count)
			abort();
		if (ppid_calendar_is_working(calendar, from, NULL) &&
		    ppid_calendar_before(calendar, day, count) != from)
			abort();
	}
}

/* As known on some day it is a calendar, too. */
static void
check_then(const PpidCalendar *calendar, guint32 day)
{
	g_autoptr(PpidCalendar) then = ppid_calendar_known_at(calendar, day);

	check_counts(then, day);
	if (ppid_calendar_closing(then, day) > 24 * 60)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static PpidSchema *schema; /* the same for every seed */
	g_autoptr(PpidCalendar) calendar = NULL;
	g_autoptr(xmlDoc) doc = NULL;
	xmlDoc *docs[1];
	GDate date;

	ppid_xml_init();
	if (schema == NULL)
		schema = ppid_data_schema("libur.xsd", NULL);
	doc = ppid_xml_parse((const char *)data, size, "seed", NULL);
	if (doc == NULL || !ppid_xml_schema_check(schema, doc, "seed", NULL))
		return 0;
	docs[0] = doc;
	calendar = ppid_calendar_load_docs(docs, 1, true, NULL);
	if (calendar == NULL)
		return 0;
	g_date_clear(&date, 1);
	for (int year = 1900; year <= 2203; year++) {
		guint32 day;

		g_date_set_dmy(&date, 20, G_DATE_DECEMBER, (GDateYear)year);
		day = g_date_get_julian(&date);
		check_counts(calendar, day);
		if (ppid_calendar_has_year(calendar, year))
			check_then(calendar, day);
	}
	return 0;
}
