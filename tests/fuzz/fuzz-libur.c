/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-libur - a year of days off, and counting with it
 *
 * Whatever year is accepted, adding and counting are inverse and the fast
 * count is the slow one.
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
		    ppid_calendar_count(calendar, from, day) != (int)count)
			abort();
	}
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
		g_date_set_dmy(&date, 20, G_DATE_DECEMBER, (GDateYear)year);
		check_counts(calendar, g_date_get_julian(&date));
	}
	return 0;
}
