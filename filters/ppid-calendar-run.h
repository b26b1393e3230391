/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of ppid-calendar. */
#ifndef PPID_CALENDAR_RUN_H
#define PPID_CALENDAR_RUN_H

#include "ppid-calendar-exchange.h"
#include "ppid-cli.h"

typedef struct {
	PpidCli *cli;
	PpidCalendar *calendar;
	/* option values, or NULL */
	char *known_at, *format, *year_text;
	char *decree, *decreed_on, *kind, *source;
} PpidCalendarRun;

/** ppid_calendar_read_year: 1900 to 2199; false with a usage error kept. */
bool
ppid_calendar_read_year(PpidCalendarRun *run, const char *text,
			int *year_out);

/** ppid_calendar_read_date: the same for a date. */
bool
ppid_calendar_read_date(PpidCalendarRun *run, const char *text,
			guint32 *day_out);

/* Commands; @operands are those after the name, as many as it takes. */

bool
ppid_calendar_do_list(PpidCalendarRun *run, char **operands);

bool
ppid_calendar_do_count(PpidCalendarRun *run, char **operands);

bool
ppid_calendar_do_add(PpidCalendarRun *run, char **operands);

bool
ppid_calendar_do_before(PpidCalendarRun *run, char **operands);

bool
ppid_calendar_do_export(PpidCalendarRun *run, char **operands);

/**
 * ppid_calendar_check:
 * @calendar: (borrowed): the one in use
 *
 * Operands: none: the own years of the home beside the built-in ones; one
 * FILE: beside the year in use; two: beside each other, and a difference is
 * a fault.  Returns: false with the error kept.
 */
bool
ppid_calendar_check(PpidCli *cli, const PpidCalendar *calendar,
		    char **operands);

/**
 * ppid_calendar_import:
 * @format: "ics" or "csv"; NULL: by the end of the name
 * @import: (borrowed): @name and @source are set here
 *
 * Writes the year that operand names to stdout.
 */
bool
ppid_calendar_import(PpidCli *cli, const char *operand, const char *format,
		     PpidImport *import);

#endif /* PPID_CALENDAR_RUN_H */
