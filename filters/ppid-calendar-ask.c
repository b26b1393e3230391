/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of ppid-calendar that ask the calendar. */
#include "config.h"
#include "ppid-calendar-run.h"

#include <string.h>

#include "ppid-calendar-show.h"
#include "ppid-time.h"

#define MAX_COUNT 3660 /* as of a rule */
#define MIN_YEAR 1900
#define MAX_YEAR 2199

/* --- operands ------------------------------------------------------------- */

bool
ppid_calendar_read_year(PpidCalendarRun *run, const char *text, int *year_out)
{
	guint64 year = 0;

	if (!g_ascii_string_to_unsigned(text, 10, MIN_YEAR, MAX_YEAR, &year,
					NULL))
		return ppid_cli_usage(run->cli, "'%s' is not a year", text);
	*year_out = (int)year;
	return true;
}

bool
ppid_calendar_read_date(PpidCalendarRun *run, const char *text, guint32 *day_out)
{
	GDate date;

	if (!ppid_date_parse(text, &date) ||
	    g_date_get_year(&date) < MIN_YEAR ||
	    g_date_get_year(&date) > MAX_YEAR)
		return ppid_cli_usage(run->cli, "'%s' is not a date", text);
	*day_out = g_date_get_julian(&date);
	return true;
}

static void
print(PpidCalendarRun *run, GString *text)
{
	ppid_cli_print(run->cli, "%s", text->str);
	g_string_free(text, TRUE);
}

/* Calls @func for each YEAR, or for all that are there. */
static bool
each_year(PpidCalendarRun *run, char **operands, void (*func)(PpidCalendarRun *run, int year))
{
	int first = 0, last = -1;

	if (operands[0] == NULL)
		ppid_calendar_years(run->calendar, &first, &last);
	for (int year = first; year <= last; year++)
		func(run, year);
	for (char **p = operands; *p != NULL; p++) {
		int year;

		if (!ppid_calendar_read_year(run, *p, &year))
			return false;
		func(run, year);
	}
	return true;
}

/* --- commands ----------------------------------------------------------- */

static void
list_year(PpidCalendarRun *run, int year)
{
	print(run, ppid_calendar_list(run->calendar, year));
}

bool
ppid_calendar_do_list(PpidCalendarRun *run, char **operands)
{
	return each_year(run, operands, list_year);
}

static void
count_year(PpidCalendarRun *run, int year)
{
	ppid_cli_print(run->cli, "%d\t%d%s\n", year,
		       ppid_calendar_working(run->calendar, year),
		       ppid_calendar_has_year(run->calendar, year)
			       ? ""
			       : "\tbelum ditetapkan");
}

bool
ppid_calendar_do_count(PpidCalendarRun *run, char **operands)
{
	g_autofree char *doubt = NULL;
	guint32 from, to;

	if (operands[0] == NULL || strchr(operands[0], '-') == NULL)
		return each_year(run, operands, count_year);
	if (g_strv_length(operands) != 2)
		return ppid_cli_usage(run->cli, "count needs FROM and TO");
	if (!ppid_calendar_read_date(run, operands[0], &from) ||
	    !ppid_calendar_read_date(run, operands[1], &to))
		return false;
	doubt = ppid_calendar_doubt(run->calendar, MIN(from, to),
				    MAX(from, to));
	ppid_cli_print(run->cli, "%d%s%s\n",
		       ppid_calendar_count(run->calendar, from, to),
		       doubt != NULL ? "\tsementara: " : "",
		       doubt != NULL ? doubt : "");
	return true;
}

static bool
walk(PpidCalendarRun *run, char **operands, bool back)
{
	guint64 count;
	guint32 day;

	if (!ppid_calendar_read_date(run, operands[0], &day))
		return false;
	if (!g_ascii_string_to_unsigned(operands[1], 10, 0, MAX_COUNT, &count,
					NULL))
		return ppid_cli_usage(run->cli, "'%s' is not 0 to %d",
				      operands[1], MAX_COUNT);
	if (run->cli->quiet) {
		g_autofree char *date = ppid_date_iso(
			back ? ppid_calendar_before(run->calendar, day,
						    (guint)count)
			     : ppid_calendar_add(run->calendar, day,
						 (guint)count));

		ppid_cli_print(run->cli, "%s\n", date);
		return true;
	}
	print(run, ppid_calendar_walk(run->calendar, day, (guint)count, back));
	return true;
}

bool
ppid_calendar_do_add(PpidCalendarRun *run, char **operands)
{
	return walk(run, operands, false);
}

bool
ppid_calendar_do_before(PpidCalendarRun *run, char **operands)
{
	return walk(run, operands, true);
}

bool
ppid_calendar_do_export(PpidCalendarRun *run, char **operands)
{
	int first = 0, last = -1;
	bool csv = g_strcmp0(run->format, "csv") == 0;

	if (operands[0] == NULL) {
		ppid_calendar_years(run->calendar, &first, &last);
	} else {
		if (!ppid_calendar_read_year(run, operands[0], &first))
			return false;
		last = first;
	}
	print(run, csv ? ppid_calendar_to_csv(run->calendar, first, last)
		       : ppid_calendar_to_ics(run->calendar, first, last));
	return true;
}
