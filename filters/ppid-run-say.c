/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ppid-run says to people. */
#include "config.h"
#include "ppid-run.h"

#include <stdio.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-pipeline.h"
#include "ppid-spool.h"

void
run_worsen(Run *run, int status)
{
	run->runner.status = ppid_pipeline_worst(run->runner.status, status);
}

static void
clear_progress(Run *run)
{
	fputs(run->drawn ? "\r\033[K" : "", stderr);
	run->drawn = false;
}

void
run_say(const char *text, gpointer data)
{
	Run *run = data;

	clear_progress(run);
	ppid_cli_warn(run->cli, "%s", text);
}

void
run_say_tally(Run *run)
{
	PpidCli *cli = run->cli;
	const PpidTally *tally = &run->tally;
	g_autofree char *line = ppid_tally_line(tally);

	clear_progress(run);
	if (tally->arrived > 0)
		ppid_cli_print(cli, "%s\n", line);
	else if (!cli->quiet && (cli->verbose > 0 || isatty(STDOUT_FILENO)))
		ppid_cli_print(cli, "tidak ada surel baru\n");
	if (tally->held > 0) {
		ppid_cli_warn(cli, "%u message(s) held in spool/stuck",
			      tally->held);
		run_worsen(run, PPID_ERROR_SOFTWARE);
	}
	if (!tally->adds_up) {
		ppid_cli_warn(cli, "the sum does not add up: see spool");
		run_worsen(run, PPID_ERROR_SOFTWARE);
	}
	/* left over without a reason given: the next run tries again */
	if (tally->queued > 0 && run->runner.status == 0)
		run_worsen(run, PPID_ERROR_TEMP);
}

/* A line of a program that comes between is written over it. */
static void
draw(const char *program, gpointer data)
{
	Run *run = data;
	guint left = ppid_spool_count(run->cli->home, PPID_HOME_SPOOL_NEW);

	run->all = MAX(run->all, left);
	fprintf(stderr, "\r\033[K%s: %s %u/%u surel\r", run->cli->program,
		program, run->all - left, run->all);
	run->drawn = true;
}

void
run_progress_begin(Run *run)
{
	if (run->cli->quiet || !isatty(STDERR_FILENO))
		return;
	run->all = ppid_spool_count(run->cli->home, PPID_HOME_SPOOL_NEW);
	run->runner.tick = draw;
}

void
run_progress_end(Run *run)
{
	clear_progress(run);
	run->runner.tick = NULL;
}
