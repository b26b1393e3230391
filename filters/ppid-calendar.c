/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-calendar - which days are working days, and by what decree
 *
 * What ppid-deadline counts with, for people: a year, a count day by day,
 * what an own file changes, and the way in and out of other calendars.
 */
#include "config.h"
#include "ppid-calendar-run.h"

#include <string.h>

#define ANY 1000

static bool
do_check(PpidCalendarRun *run, char **operands)
{
	return ppid_calendar_check(run->cli, run->calendar, operands);
}

static bool
do_import(PpidCalendarRun *run, char **operands)
{
	PpidImport import = { .decree = run->decree,
			      .decreed_on = run->decreed_on,
			      .kind = run->kind,
			      .source = run->source };

	if (run->year_text != NULL &&
	    !ppid_calendar_read_year(run, run->year_text, &import.year))
		return false;
	return ppid_calendar_import(run->cli, operands[0], run->format,
				    &import);
}

static const struct {
	const char *name;
	guint min, max;
	bool (*func)(PpidCalendarRun *run, char **operands);
} commands[] = {
	{ "list", 0, ANY, ppid_calendar_do_list },
	{ "check", 0, 2, do_check },
	{ "count", 0, ANY, ppid_calendar_do_count },
	{ "add", 2, 2, ppid_calendar_do_add },
	{ "before", 2, 2, ppid_calendar_do_before },
	{ "export", 0, 1, ppid_calendar_do_export },
	{ "import", 1, 1, do_import },
};

static bool
run_command(PpidCalendarRun *run)
{
	char **operands = run->cli->operands;
	const char *name = operands[0] != NULL ? operands[0] : "list";
	guint count = operands[0] != NULL ? g_strv_length(operands) - 1 : 0;

	if (run->format != NULL && strcmp(run->format, "ics") != 0 &&
	    strcmp(run->format, "csv") != 0)
		return ppid_cli_usage(run->cli, "--format: not ics or csv");
	for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
		if (strcmp(name, commands[i].name) != 0)
			continue;
		if (count < commands[i].min || count > commands[i].max)
			return ppid_cli_usage(run->cli, "%s: %u operands",
					      name, count);
		return commands[i].func(run, operands[0] != NULL
						     ? operands + 1
						     : operands);
	}
	return ppid_cli_usage(run->cli, "no command '%s'", name);
}

static bool
load(PpidCalendarRun *run)
{
	PpidCli *cli = run->cli;
	guint32 day;

	run->calendar = ppid_calendar_load_with(
		cli->data_dir, &cli->config->calendar, &cli->error);
	if (run->calendar == NULL)
		return false;
	if (run->known_at != NULL) {
		PpidCalendar *now = run->calendar;

		if (!ppid_calendar_read_date(run, run->known_at, &day))
			return false;
		run->calendar = ppid_calendar_known_at(now, day);
		ppid_calendar_free(now);
	}
	return true;
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-calendar");
	PpidCalendarRun run = { .cli = &cli };
	const GOptionEntry options[] = {
		{ "known-at", 0, 0, G_OPTION_ARG_STRING, &run.known_at,
		  "as decreed up to this day", "DATE" },
		{ "format", 0, 0, G_OPTION_ARG_STRING, &run.format,
		  "of export and import: ics or csv", "FORMAT" },
		{ "year", 0, 0, G_OPTION_ARG_STRING, &run.year_text,
		  "import only the days of this year", "YEAR" },
		{ "decree", 0, 0, G_OPTION_ARG_STRING, &run.decree,
		  "import: of days that name none", "NAME" },
		{ "decreed", 0, 0, G_OPTION_ARG_STRING, &run.decreed_on,
		  "import: the day of the decree", "DATE" },
		{ "kind", 0, 0, G_OPTION_ARG_STRING, &run.kind,
		  "import: nasional or cuti-bersama", "KIND" },
		{ "source", 0, 0, G_OPTION_ARG_STRING, &run.source,
		  "import: where the days were read", "TEXT" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[COMMAND [OPERAND]...]\n"
			   "Show, count, check and exchange working days.\n\n"
			   "  list [YEAR]...          days off, their decrees\n"
			   "  count [YEAR]...         working days of a year\n"
			   "  count FROM TO           after FROM, up to TO\n"
			   "  add DATE N              day by day\n"
			   "  before DATE N           the same, backwards\n"
			   "  check [FILE [OTHER]]    own years\n"
			   "  export [YEAR]           as iCalendar or CSV\n"
			   "  import FILE             a year, to stdout") &&
	    load(&run))
		run_command(&run);
	ppid_calendar_free(run.calendar);
	g_free(run.known_at);
	g_free(run.format);
	g_free(run.year_text);
	g_free(run.decree);
	g_free(run.decreed_on);
	g_free(run.kind);
	g_free(run.source);
	return ppid_cli_finish(&cli);
}
