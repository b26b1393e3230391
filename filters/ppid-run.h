/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of ppid-run share. */
#ifndef PPID_RUN_H
#define PPID_RUN_H

#include "ppid-cli.h"
#include "ppid-drive.h"
#include "ppid-run-log.h"
#include "ppid-runner.h"

typedef struct {
	PpidCli *cli;
	PpidRunner runner;
	PpidTally tally;
	bool counted;	      /* tally is set */
	const char *log_path; /* --log, or NULL */
	char *begin;	      /* RFC 3339 */
	guint all;	      /* messages, for progress */
	bool drawn;	      /* a progress line stands on the terminal */
} Run;

/** run_worsen: the exit status is at least as bad as @status. */
void
run_worsen(Run *run, int status);

/** run_say: one line on stderr; @data is a Run. */
void
run_say(const char *text, gpointer data);

/** run_say_tally: the line of sums, and what is wrong with it. */
void
run_say_tally(Run *run);

/** run_progress_begin: from now on, if stderr is a terminal; not with -q. */
void
run_progress_begin(Run *run);

void
run_progress_end(Run *run);

/** run_write_log: adds the line of this run. */
void
run_write_log(Run *run);

/**
 * run_requeue:
 *
 * Puts the messages that the operands name back into the queue, all that are
 * held if there is none.
 *
 * Returns: false, with the error kept, if one of them cannot be.
 */
bool
run_requeue(Run *run);

#endif /* PPID_RUN_H */
