/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-due - what is due, for staff
 *
 * Reads a stream, or all cases of a home.  The exit status says whether
 * something is late, for cron.
 */
#include "config.h"
#include "ppid-cli.h"

#include <string.h>

#include "ppid-case.h"
#include "ppid-due-options.h"
#include "ppid-error.h"

#define EXIT_LATE 1

typedef struct {
	PpidCli *cli;
	PpidDue *due;
	PpidDueLook look;
	PpidDueTyped typed;
	bool explained;
} Run;

static void
print(const char *text, gpointer data)
{
	Run *run = data;

	ppid_cli_print(run->cli, "%s", text);
}

static bool
due_one(xmlNode *berkas, void *data, GError **error)
{
	Run *run = data;

	(void)error;
	ppid_due_add(run->due, berkas);
	if (run->typed.unsorted)
		ppid_due_rows(run->due, &run->look, print, run);
	return true;
}

/* A record without a case has the source of its mail for a name. */
static bool
explain_one(xmlNode *berkas, void *data, GError **error)
{
	Run *run = data;
	g_autofree char *name = ppid_due_label(berkas);

	(void)error;
	if (strcmp(name, run->typed.explain) != 0)
		return true;
	ppid_due_explain(run->due, berkas, &run->look, print, run);
	return run->explained = true;
}

/* A case that cannot be read must not hide what is due in the others. */
static bool
due_case(const char *id, gpointer data, GError **error)
{
	Run *run = data;
	g_autoptr(GError) local = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_case_load(run->cli->home, id, NULL, &local);

	if (doc != NULL)
		return due_one(xmlDocGetRootElement(doc), run, error);
	ppid_cli_warn(run->cli, "%s", local->message);
	run->cli->faults++;
	return true;
}

static void
explain(Run *run)
{
	PpidCli *cli = run->cli;
	const char *id = run->typed.explain;
	g_autoptr(xmlDoc) doc = NULL;

	if (!ppid_cli_wants_home(cli)) {
		if (ppid_cli_each(cli, explain_one, run) && !run->explained)
			g_set_error(&cli->error, PPID_ERROR,
				    PPID_ERROR_NOINPUT,
				    "no record '%s' in the stream", id);
	} else if (!ppid_case_id_parse(id, NULL, NULL)) {
		ppid_cli_usage(cli, "--explain: no case id: '%s'", id);
	} else if (ppid_cli_need_home(cli)) {
		doc = ppid_case_load(cli->home, id, NULL, &cli->error);
		if (doc != NULL)
			explain_one(xmlDocGetRootElement(doc), run, NULL);
	}
}

static bool
collect(PpidCli *cli, Run *run)
{
	if (!ppid_cli_wants_home(cli))
		return ppid_cli_each(cli, due_one, run);
	return ppid_cli_need_home(cli) &&
	       ppid_case_each(cli->home, due_case, run, &cli->error);
}

static void
show(Run *run)
{
	bool table = run->look.format == PPID_DUE_TABLE;

	if (run->typed.unsorted)
		ppid_due_head(run->due, &run->look, print, run);
	if (!collect(run->cli, run) ||
	    (table && run->cli->quiet && ppid_due_late(run->due) == 0))
		return;
	if (run->typed.standing)
		ppid_due_add_standing(run->due);
	if (!run->typed.unsorted)
		ppid_due_head(run->due, &run->look, print, run);
	ppid_due_sort(run->due);
	ppid_due_rows(run->due, &run->look, print, run);
	ppid_due_tail(run->due, &run->look, print, run);
}

static void
run_due(Run *run)
{
	PpidCli *cli = run->cli;
	const PpidDueTyped *typed = &run->typed;
	g_autoptr(PpidCalendar) calendar = NULL;
	g_autoptr(PpidRules) rules = NULL;
	g_autoptr(PpidFlow) flow = NULL;
	PpidDueOptions wanted = { .within = G_MAXINT };

	if (!ppid_due_options_check(cli, typed, &wanted, &run->look))
		return;
	rules = ppid_rules_load(cli->data_dir, &cli->error);
	if (rules == NULL || !ppid_due_options_names(cli, typed, rules))
		return;
	calendar = ppid_calendar_load_with(
		cli->data_dir, &cli->config->calendar, &cli->error);
	if (calendar != NULL)
		flow = ppid_flow_load(cli->data_dir, &cli->error);
	if (flow == NULL)
		return;
	wanted.rules = rules;
	wanted.calendar = calendar;
	wanted.flow = flow;
	wanted.body = cli->config->code;
	wanted.zone = cli->config->zone;
	wanted.now = ppid_cli_now(cli);
	wanted.today = ppid_cli_today(cli);
	run->due = ppid_due_new(&wanted);
	(typed->explain != NULL ? explain : show)(run);
	if (cli->error == NULL)
		ppid_due_check(run->due, &cli->error);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-due");
	Run run = { .cli = &cli };
	PpidDueTyped *typed = &run.typed;
	const GOptionEntry options[] = {
		{ "all", 'a', 0, G_OPTION_ARG_NONE, &typed->all,
		  "every deadline, also ended and conditional ones", NULL },
		{ "within", 'w', 0, G_OPTION_ARG_STRING, &typed->within,
		  "due within N working days (Nhk) or days (Nh)", "N" },
		{ "owner", 'o', 0, G_OPTION_ARG_STRING_ARRAY, &typed->owners,
		  "only duties of this one; repeatable", "NAME" },
		{ "code", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &typed->codes,
		  "only this rule; repeatable", "CODE" },
		{ "format", 'f', 0, G_OPTION_ARG_STRING, &typed->format,
		  "table, tsv, csv, xml or ics", "FORMAT" },
		{ "explain", 'e', 0, G_OPTION_ARG_STRING, &typed->explain,
		  "the days of this case, counted one by one", "ID" },
		{ "standing", 's', 0, G_OPTION_ARG_NONE, &typed->standing,
		  "also standing duties of the public body", NULL },
		{ "unsorted", 'U', 0, G_OPTION_ARG_NONE, &typed->unsorted,
		  "as they come, in constant memory", NULL },
		{ "color", 0, 0, G_OPTION_ARG_STRING, &typed->colour,
		  "auto, always or never", "WHEN" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	int status;

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[FILE]...\n"
			   "Show what is due, by day and owner."))
		run_due(&run);
	status = ppid_cli_finish(&cli);
	if (status == 0 && ppid_due_late(run.due) > 0)
		status = EXIT_LATE;
	ppid_due_free(run.due);
	ppid_due_options_clear(typed);
	return status;
}
