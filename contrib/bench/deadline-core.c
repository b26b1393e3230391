/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deadline COUNT SEED - computes COUNT deadlines: the rules of aturan.xml in
 * turn, each at a pseudo-random instant of the years 2022 to 2027.  Prints
 * how many, and a sum over the last days that another program can check;
 * python-days is such a one.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "ppid-calendar.h"
#include "ppid-deadline.h"
#include "ppid-rules.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define FIRST 1640970000 /* 2022-01-01T00:00:00+07:00 */
#define SPAN 189302400	 /* seconds up to 2028-01-01T00:00:00+07:00 */
#define PRIME 2147483647 /* Lehmer's generator, as in minstd */
#define FACTOR 48271

static guint64
compute(const PpidDeadlineContext *context, guint64 count, guint64 state)
{
	const GPtrArray *rules = ppid_rules_all(context->rules);
	guint64 sum = 0;

	for (guint64 i = 0; i < count; i++) {
		const PpidRule *rule = rules->pdata[i % rules->len];
		g_autoptr(GDateTime) instant = NULL;
		PpidSpan span;

		state = state * FACTOR % PRIME;
		instant = g_date_time_new_from_unix_utc(
			FIRST + (gint64)(state % SPAN));
		ppid_deadline_from_instant(context, rule->unit, rule->length,
					   instant, &span);
		if (span.strict > span.legal)
			return 0;
		sum += span.legal * (i % 97 + 1);
	}
	return sum;
}

int
main(int argc, char **argv)
{
	g_autoptr(PpidCalendar) calendar = NULL;
	g_autoptr(PpidRules) rules = NULL;
	g_autoptr(GTimeZone) zone = ppid_time_zone("WIB");
	g_autoptr(GError) error = NULL;

	if (argc != 3)
		return 64;
	ppid_xml_init();
	rules = ppid_rules_load(NULL, &error);
	if (rules != NULL)
		calendar = ppid_calendar_load(NULL, true, &error);
	if (calendar == NULL) {
		fprintf(stderr, "deadline: %s\n", error->message);
		return 78;
	}
	PpidDeadlineContext context = { calendar, rules, zone };
	guint64 count = strtoull(argv[1], NULL, 10);

	printf("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n", count,
	       compute(&context, count, strtoull(argv[2], NULL, 10)));
	return 0;
}
