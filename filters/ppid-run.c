/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-run - what cron calls: fetch, file, make the pages
 *
 * It runs the other programs and does nothing to mail itself, but for one
 * thing: a message that makes a program die is put aside for a person.
 * Every message is accounted for in one line; if the sum is wrong, that is
 * our bug, and it says so.
 */
#include "config.h"
#include "ppid-cli.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "ppid-drive.h"
#include "ppid-error.h"
#include "ppid-pipeline.h"
#include "ppid-runner.h"
#include "ppid-time.h"

#define BATCH 500 /* messages in one pass of the pipeline */

static gboolean no_fetch, no_render;

static const GOptionEntry options[] = {
	{ "no-fetch", 0, 0, G_OPTION_ARG_NONE, &no_fetch,
	  "do not fetch; file what is in the spool", NULL },
	{ "no-render", 0, 0, G_OPTION_ARG_NONE, &no_render,
	  "do not make the pages", NULL },
	{ NULL, 0, 0, 0, NULL, NULL, NULL },
};

typedef struct {
	PpidCli *cli;
	PpidRunner runner;
} Run;

static void
say(const char *text, gpointer data)
{
	ppid_cli_warn(((Run *)data)->cli, "%s", text);
}

static void
worsen(Run *run, int status)
{
	run->runner.status = ppid_pipeline_worst(run->runner.status, status);
}

static void
say_tally(Run *run, const PpidTally *tally)
{
	PpidCli *cli = run->cli;
	g_autofree char *line = ppid_tally_line(tally);

	if (tally->arrived > 0)
		ppid_cli_print(cli, "%s\n", line);
	else if (!cli->quiet && (cli->verbose > 0 || isatty(STDOUT_FILENO)))
		ppid_cli_print(cli, "tidak ada surel baru\n");
	if (tally->held > 0) {
		ppid_cli_warn(cli, "%u message(s) held in spool/stuck",
			      tally->held);
		worsen(run, PPID_ERROR_SOFTWARE);
	}
	if (!tally->adds_up) {
		ppid_cli_warn(cli, "the sum does not add up: see spool");
		worsen(run, PPID_ERROR_SOFTWARE);
	}
	/* left over without a reason given: the next run tries again */
	if (tally->queued > 0 && run->runner.status == 0)
		worsen(run, PPID_ERROR_TEMP);
}

/* Pages depend on the cases and on the day. */
static bool
pages_are_due(Run *run, const PpidTally *tally)
{
	PpidCli *cli = run->cli;
	g_autofree char *index =
		ppid_home_path(cli->home, PPID_HOME_PAGES "/index.html");
	g_autoptr(GDateTime) made = NULL;
	GDate then, today;
	GStatBuf info;

	if (no_render)
		return false;
	if (tally->arrived > tally->queued || g_stat(index, &info) != 0)
		return true;
	made = g_date_time_new_from_unix_utc(info.st_mtime);
	ppid_time_date(made, cli->config->zone, &then, NULL);
	ppid_time_date(ppid_cli_now(cli), cli->config->zone, &today, NULL);
	return g_date_compare(&then, &today) != 0;
}

static void
run_all(Run *run)
{
	PpidCli *cli = run->cli;
	PpidTally tally;
	bool ok;

	if (!no_fetch && cli->config->accounts->len > 0 &&
	    !ppid_runner_alone(&run->runner, "ppid-fetch", &cli->error))
		return;
	ok = ppid_drive(cli->home, BATCH, ppid_runner_pass, &run->runner,
			&tally, &cli->error);
	say_tally(run, &tally);
	/* what was filed is shown, whatever stopped the rest */
	if (pages_are_due(run, &tally) &&
	    !ppid_runner_alone(&run->runner, "ppid-render",
			       ok ? &cli->error : NULL))
		worsen(run, PPID_ERROR_UNAVAILABLE);
}

static void
run_locked(Run *run)
{
	PpidCli *cli = run->cli;
	int lock = ppid_home_lock(cli->home, "jalan", &cli->error);

	if (lock < 0) {
		/* another run is at work: no mail from cron for that */
		if (cli->verbose == 0 &&
		    g_error_matches(cli->error, PPID_ERROR, PPID_ERROR_TEMP)) {
			g_clear_error(&cli->error);
			worsen(run, PPID_ERROR_TEMP);
		}
		return;
	}
	run->runner.home = cli->home;
	run->runner.home_path = cli->home_path;
	run->runner.config_path = cli->config_path;
	run->runner.now_text = cli->now_text;
	run->runner.quiet = cli->quiet;
	run->runner.limit_s = cli->config->run.limit_s;
	if (ppid_runner_open(&run->runner, &cli->error))
		run_all(run);
	ppid_runner_close(&run->runner);
	close(lock);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-run");
	Run run = { .cli = &cli, .runner = { .say = say } };
	int status;

	run.runner.data = &run;
	if (ppid_cli_start(&cli, argc, argv, options,
			   "\n"
			   "Fetch new mail, file it, make the pages: "
			   "what cron calls.")) {
		if (cli.operands[0] != NULL)
			ppid_cli_usage(&cli, "takes no operand");
		else if (ppid_cli_need_home(&cli))
			run_locked(&run);
	}
	status = ppid_cli_finish(&cli);
	return ppid_pipeline_worst(run.runner.status, status);
}
