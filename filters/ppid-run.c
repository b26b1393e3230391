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
#include "ppid-run.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-pipeline.h"
#include "ppid-time.h"

#define BATCH 500 /* messages in one pass of the pipeline */

static gboolean no_fetch, no_render, requeue;
static char *log_path;

static const GOptionEntry options[] = {
	{ "no-fetch", 0, 0, G_OPTION_ARG_NONE, &no_fetch,
	  "do not fetch; file what is in the spool", NULL },
	{ "no-render", 0, 0, G_OPTION_ARG_NONE, &no_render,
	  "do not make the pages", NULL },
	{ "requeue", 0, 0, G_OPTION_ARG_NONE, &requeue,
	  "first put held messages back: all, or those named", NULL },
	{ "log", 0, 0, G_OPTION_ARG_FILENAME, &log_path,
	  "add a line to FILE, not to HOME/state/log", "FILE" },
	{ NULL, 0, 0, 0, NULL, NULL, NULL },
};

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
	PpidTally *tally = &run->tally;
	bool ok;

	if (!no_fetch && cli->config->accounts->len > 0 &&
	    !ppid_runner_fetch(&run->runner, &cli->error))
		return;
	run_progress_begin(run);
	ok = ppid_drive(cli->home, BATCH, ppid_runner_pass, ppid_runner_held,
			&run->runner, tally, &cli->error);
	run->counted = true;
	run_say_tally(run);
	/* what was filed is shown, whatever stopped the rest */
	if (pages_are_due(run, tally) &&
	    !ppid_runner_alone(&run->runner, "ppid-render",
			       ok ? &cli->error : NULL))
		run_worsen(run, PPID_ERROR_UNAVAILABLE);
	run_progress_end(run);
}

static void
run_locked(Run *run)
{
	PpidCli *cli = run->cli;
	int lock = ppid_home_lock(cli->home, "jalan", &cli->error);

	if (lock < 0) {
		/* another run is at work: no mail from cron for that */
		if (cli->verbose == 0 && !requeue &&
		    g_error_matches(cli->error, PPID_ERROR, PPID_ERROR_TEMP)) {
			g_clear_error(&cli->error);
			run_worsen(run, PPID_ERROR_TEMP);
		}
		return;
	}
	run->runner.home = cli->home;
	run->runner.home_path = cli->home_path;
	run->runner.config_path = cli->config_path;
	run->runner.now_text = cli->now_text;
	run->runner.quiet = cli->quiet;
	run->runner.limit_s = cli->config->run.limit_s;
	run->runner.log = ppid_run_log_new();
	run->begin = ppid_cli_later(cli);
	if (ppid_runner_open(&run->runner, &cli->error) &&
	    (!requeue || run_requeue(run)))
		run_all(run);
	run_write_log(run);
	ppid_runner_close(&run->runner);
	g_clear_pointer(&run->runner.log, ppid_run_log_free);
	g_clear_pointer(&run->begin, g_free);
	close(lock);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-run");
	Run run = { .cli = &cli, .runner = { .say = run_say } };
	int status;

	run.runner.data = &run;
	if (ppid_cli_start(&cli, argc, argv, options,
			   "[--requeue [NAME]...]\n"
			   "Fetch new mail, file it, make the pages: "
			   "what cron calls.")) {
		run.log_path = log_path;
		if (cli.operands[0] != NULL && !requeue)
			ppid_cli_usage(&cli, "takes no operand");
		else if (ppid_cli_need_home(&cli))
			run_locked(&run);
	}
	status = ppid_cli_finish(&cli);
	g_free(log_path);
	return ppid_pipeline_worst(run.runner.status, status);
}
