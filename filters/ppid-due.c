/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-due - what is due, as a table for staff
 *
 * Reads a stream, or all cases of a home: a person at a terminal wants the
 * cases, a pipe wants to be read.
 */
#include "config.h"
#include "ppid-cli.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-case.h"
#include "ppid-due.h"
#include "ppid-error.h"
#include "ppid-time.h"

typedef struct {
	PpidCli *cli;
	PpidDue *due;
} Run;

static bool
due_one(xmlNode *berkas, void *data, GError **error)
{
	Run *run = data;

	(void)error;
	ppid_due_add(run->due, berkas);
	return true;
}

/* A case that cannot be read must not hide what is due in the others. */
static bool
due_case(const char *id, gpointer data, GError **error)
{
	Run *run = data;
	g_autoptr(GError) local = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_case_load(run->cli->home, id, NULL, &local);

	(void)error;
	if (doc == NULL) {
		ppid_cli_warn(run->cli, "%s", local->message);
		run->cli->faults++;
		return true;
	}
	ppid_due_add(run->due, xmlDocGetRootElement(doc));
	return true;
}

/* A terminal or /dev/null holds no stream. */
static bool
stdin_is_stream(void)
{
	struct stat st;

	return fstat(STDIN_FILENO, &st) == 0 && !S_ISCHR(st.st_mode);
}

static bool
collect(Run *run, bool home_given)
{
	PpidCli *cli = run->cli;

	if (cli->operands[0] != NULL || !ppid_cli_has_home(cli) ||
	    (!home_given && stdin_is_stream()))
		return ppid_cli_each(cli, due_one, run);
	return ppid_cli_need_home(cli) &&
	       ppid_case_each(cli->home, due_case, run, &cli->error);
}

static bool
show_due(Run *run, PpidDueOptions *wanted, bool csv, bool home_given)
{
	PpidCli *cli = run->cli;
	g_autoptr(GString) text = NULL;
	GString *made;
	GDate today;

	ppid_time_date(ppid_cli_now(cli), cli->config->zone, &today, NULL);
	wanted->today = g_date_get_julian(&today);
	run->due = ppid_due_new(wanted);
	if (!collect(run, home_given))
		return false;
	made = csv ? ppid_due_csv(run->due) : ppid_due_table(run->due);
	ppid_cli_print(cli, "%s", made->str);
	text = made;
	return true;
}

/* --home on the command line, not from the environment. */
static bool
names_home(char **argv)
{
	for (char **p = argv + 1; *p != NULL && strcmp(*p, "--") != 0; p++)
		if (strcmp(*p, "--home") == 0 ||
		    g_str_has_prefix(*p, "--home="))
			return true;
	return false;
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-due");
	g_autoptr(PpidCalendar) calendar = NULL;
	g_autoptr(PpidRules) rules = NULL;
	gboolean all = FALSE, csv = FALSE;
	int days = G_MAXINT;
	Run run = { .cli = &cli };
	const GOptionEntry options[] = {
		{ "all", 'a', 0, G_OPTION_ARG_NONE, &all,
		  "every deadline, not one a case", NULL },
		{ "days", 'd', 0, G_OPTION_ARG_INT, &days,
		  "only what is due within N working days", "N" },
		{ "csv", 0, 0, G_OPTION_ARG_NONE, &csv,
		  "comma-separated values", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (!ppid_cli_start(&cli, argc, argv, options,
			    "[FILE]...\n"
			    "Show what is due, by day."))
		return ppid_cli_finish(&cli);
	if (days < 0)
		ppid_cli_usage(&cli, "--days: %d is below 0", days);
	else
		rules = ppid_rules_load(cli.data_dir, &cli.error);
	if (rules != NULL)
		calendar = ppid_calendar_load_with(
			cli.data_dir, &cli.config->calendar, &cli.error);
	if (calendar != NULL) {
		PpidDueOptions wanted = { calendar, rules, 0, all, days };

		show_due(&run, &wanted, csv,
			 names_home(argv));
	}
	ppid_due_free(run.due);
	return ppid_cli_finish(&cli);
}
