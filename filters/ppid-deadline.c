/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-deadline - the last day of every duty in a case
 *
 * The clock of a request runs from its receipt, whether or not anybody has
 * understood it yet; so every mail that may be a request gets its dates.
 * Rules and days off are data: see ppid-aturan(5) and ppid-libur(5).
 */
#include "config.h"
#include "ppid-cli.h"

#include "ppid-calendar.h"
#include "ppid-deadline.h"
#include "ppid-rules.h"

typedef struct {
	PpidCli *cli;
	PpidDeadlineContext context;
	gboolean strict;
	guint record; /* number of the record in the stream, from 1 */
} Run;

static bool
deadline_one(xmlNode *berkas, void *data, GError **error)
{
	Run *run = data;
	guint provisional = ppid_deadline_apply(&run->context, berkas);

	(void)error;
	run->record++;
	if (run->strict && provisional > 0) {
		ppid_cli_warn(run->cli, "record %u: %u provisional", run->record,
			      provisional);
		run->cli->faults++;
	}
	return true;
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-deadline");
	g_autoptr(PpidCalendar) calendar = NULL;
	g_autoptr(PpidRules) rules = NULL;
	Run run = { .cli = &cli };
	const GOptionEntry options[] = {
		{ "strict", 0, 0, G_OPTION_ARG_NONE, &run.strict,
		  "count provisional dates as faults (exit 65)", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (!ppid_cli_start(&cli, argc, argv, options,
			    "[FILE]...\n"
			    "Compute the deadlines of case files."))
		return ppid_cli_finish(&cli);
	rules = ppid_rules_load(cli.data_dir, &cli.error);
	if (rules != NULL)
		calendar = ppid_calendar_load_with(
			cli.data_dir, &cli.config->calendar, &cli.error);
	if (calendar != NULL) {
		run.context.calendar = calendar;
		run.context.rules = rules;
		run.context.zone = cli.config->zone;
		ppid_cli_filter(&cli, deadline_one, &run);
	}
	return ppid_cli_finish(&cli);
}
