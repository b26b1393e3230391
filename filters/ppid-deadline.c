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

#include <errno.h>
#include <stdio.h>
#include <glib/gstdio.h>

#include "ppid-berkas.h"
#include "ppid-calendar.h"
#include "ppid-deadline.h"
#include "ppid-error.h"
#include "ppid-proposal.h"
#include "ppid-recompute.h"
#include "ppid-rules.h"
#include "ppid-time.h"
#include "ppid-xml.h"

typedef struct {
	PpidCli *cli;
	PpidDeadlineContext context;
	PpidFlow *flow;
	gboolean strict, recompute;
	char *known_at, *report_path;
	FILE *report; /* of --report, or NULL: stderr */
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

static void
say(Run *run, const char *line)
{
	if (run->report != NULL)
		fprintf(run->report, "%s\n", line);
	else if (!run->cli->quiet)
		ppid_cli_warn(run->cli, "%s", line);
}

static guint
recompute(Run *run, xmlNode *berkas)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *id = ppid_xml_get(berkas, "id");
	g_autofree char *label =
		id != NULL ? g_strdup(id)
			   : g_strdup_printf("record %u", run->record);
	guint damaged, provisional = ppid_recompute_apply(
			       &run->context, berkas, label, lines, &damaged);

	for (guint i = 0; i < lines->len; i++)
		say(run, lines->pdata[i]);
	run->cli->faults += damaged;
	return provisional;
}

static bool
deadline_one(xmlNode *berkas, void *data, GError **error)
{
	Run *run = data;
	guint provisional;

	(void)error;
	run->record++;
	/* about another day: nothing of the store answers, nor is it for it */
	if (run->known_at != NULL) {
		ppid_berkas_remove(berkas, "tenggat");
		ppid_xml_set(berkas, "diketahui-pada", run->known_at);
	}
	provisional = run->recompute
			      ? recompute(run, berkas)
			      : ppid_deadline_apply(&run->context, berkas);
	ppid_proposal_apply(run->flow, berkas);
	if (run->strict && provisional > 0)
		warn_provisional(run, berkas, provisional);
	return true;
}

static bool
open_report(Run *run)
{
	if (run->report_path == NULL)
		return true;
	if (!run->recompute)
		return ppid_cli_usage(run->cli, "--report needs --recompute");
	run->report = g_fopen(run->report_path, "we");
	if (run->report == NULL)
		g_set_error(&run->cli->error, PPID_ERROR, PPID_ERROR_CANTCREAT,
			    "cannot write '%s': %s", run->report_path,
			    g_strerror(errno));
	return run->report != NULL;
}

static void
close_report(Run *run)
{
	bool bad = run->report != NULL && ferror(run->report) != 0;

	if (run->report == NULL)
		return;
	if (fclose(run->report) != 0 || bad)
		if (run->cli->error == NULL)
			g_set_error(&run->cli->error, PPID_ERROR,
				    PPID_ERROR_IO, "cannot write '%s'",
				    run->report_path);
}

static PpidCalendar *
load_calendar(Run *run)
{
	PpidCli *cli = run->cli;
	g_autoptr(PpidCalendar) now = ppid_calendar_load_with(
		cli->data_dir, &cli->config->calendar, &cli->error);
	GDate date;

	if (now == NULL || run->known_at == NULL)
		return g_steal_pointer(&now);
	if (run->recompute)
		ppid_cli_usage(cli, "--known-at and --recompute exclude each "
				    "other");
	else if (ppid_date_parse(run->known_at, &date))
		return ppid_calendar_known_at(now, g_date_get_julian(&date));
	else
		ppid_cli_usage(cli, "--known-at: '%s' is not a date",
			       run->known_at);
	return NULL;
}

static bool
run_filter(Run *run)
{
	PpidCli *cli = run->cli;
	g_autoptr(PpidRules) rules =
		ppid_rules_load(cli->data_dir, &cli->error);
	g_autoptr(PpidCalendar) calendar = NULL;

	if (rules != NULL)
		run->flow = ppid_flow_load(cli->data_dir, &cli->error);
	if (run->flow != NULL)
		calendar = load_calendar(run);
	if (calendar == NULL || !open_report(run))
		return false;
	run->context.calendar = calendar;
	run->context.rules = rules;
	run->context.zone = cli->config->zone;
	ppid_cli_filter(cli, deadline_one, run);
	close_report(run);
	return true;
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-deadline");
	Run run = { .cli = &cli };
	const GOptionEntry options[] = {
		{ "strict", 0, 0, G_OPTION_ARG_NONE, &run.strict,
		  "count provisional dates as faults (exit 65)", NULL },
		{ "known-at", 0, 0, G_OPTION_ARG_STRING, &run.known_at,
		  "with the calendar as decreed up to this day", "DATE" },
		{ "recompute", 0, 0, G_OPTION_ARG_NONE, &run.recompute,
		  "count open deadlines of stored cases again", NULL },
		{ "report", 0, 0, G_OPTION_ARG_FILENAME, &run.report_path,
		  "write what moved here, not on stderr", "FILE" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[FILE]...\n"
			   "Compute the deadlines of case files."))
		run_filter(&run);
	ppid_flow_free(run.flow);
	g_free(run.known_at);
	g_free(run.report_path);
	return ppid_cli_finish(&cli);
}
