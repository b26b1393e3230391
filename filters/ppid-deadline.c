/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-deadline - the last day of every duty in a case
 *
 * The clock of a request runs from its receipt, whether or not anybody has
 * understood it yet; so every mail that may be a request gets its dates.
 * Rules and days off are data: see ppid-aturan(5) and ppid-libur(5).  What a
 * mail says to have happened is proposed to staff: ppid-alur(5).
 */
#include "config.h"
#include "ppid-cli.h"

#include "ppid-calendar.h"
#include "ppid-deadline.h"
#include "ppid-proposal.h"
#include "ppid-rules.h"
#include "ppid-xml.h"

typedef struct {
	PpidCli *cli;
	PpidDeadlineContext context;
	PpidFlow *flow;
	gboolean strict;
	guint record; /* number of the record in the stream, from 1 */
} Run;

/* How many there are, and why the first one is: the calendar says so. */
static void
warn_provisional(Run *run, xmlNode *berkas, guint provisional)
{
	xmlNode *node = ppid_xml_child(berkas, "tenggat");
	g_autofree char *code = NULL;
	g_autofree char *cause = NULL;

	while (node != NULL && !ppid_xml_is(node, "sementara", "ya"))
		node = ppid_xml_next(node, "tenggat");
	code = ppid_xml_get(node, "kode");
	cause = ppid_xml_get(node, "sebab-sementara");
	ppid_cli_warn(run->cli, "record %u: %u provisional, %s: %s",
		      run->record, provisional, code != NULL ? code : "?",
		      cause != NULL ? cause : "?");
	run->cli->faults++;
}

static bool
deadline_one(xmlNode *berkas, void *data, GError **error)
{
	Run *run = data;
	guint provisional = ppid_deadline_apply(&run->context, berkas);

	(void)error;
	ppid_proposal_apply(run->flow, berkas);
	run->record++;
	if (run->strict && provisional > 0)
		warn_provisional(run, berkas, provisional);
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
		run.flow = ppid_flow_load(cli.data_dir, &cli.error);
	if (run.flow != NULL)
		calendar = ppid_calendar_load_with(
			cli.data_dir, &cli.config->calendar, &cli.error);
	if (calendar != NULL) {
		run.context.calendar = calendar;
		run.context.rules = rules;
		run.context.zone = cli.config->zone;
		ppid_cli_filter(&cli, deadline_one, &run);
	}
	ppid_flow_free(run.flow);
	return ppid_cli_finish(&cli);
}
