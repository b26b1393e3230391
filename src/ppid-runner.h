/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-runner.h - our own programs, run over a home
 *
 * A program is looked for beside the caller, then in PATH.  Each gets the
 * options that all share; how they end is collected.
 */
#ifndef PPID_RUNNER_H
#define PPID_RUNNER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-drive.h"
#include "ppid-home.h"

/* Set by the caller, borrowed; from @status on the runner's own. */
typedef struct {
	const PpidHome *home;
	const char *home_path;	 /* --home */
	const char *config_path; /* --config, or NULL */
	const char *now_text;	 /* --now, or NULL */
	bool quiet;		 /* --quiet */
	/* one line for stderr: how a program ended; each line once */
	void (*say)(const char *text, gpointer data);
	/* (nullable): @names are about to be worked on; NULL-ended */
	void (*begin)(char **names, gpointer data);
	gpointer data;
	int status; /* (out): the worst so far: ppid_pipeline_worst() */
	char *self_dir, *tmp;
	GHashTable *said;
} PpidRunner;

/**
 * ppid_runner_open:
 * @runner: the caller holds the lock "jalan" of its home
 * @error: PPID_ERROR_CANTCREAT if there is no room for scratch files
 *
 * They lie in HOME/state; what a run that was killed has left is removed.
 */
bool
ppid_runner_open(PpidRunner *runner,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_runner_close: removes the scratch files. */
void
ppid_runner_close(PpidRunner *runner);

/**
 * ppid_runner_alone:
 * @name: "ppid-fetch"
 * @error: PPID_ERROR_UNAVAILABLE if it is not found
 */
bool
ppid_runner_alone(PpidRunner *runner, const char *name,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_runner_pass:
 * @runner: PpidRunner *: a PpidPassFunc
 *
 * ppid-parse | ppid-match | ppid-classify | ppid-deadline | ppid-file over
 * @names.
 */
bool
ppid_runner_pass(char **names, char **batch, PpidPass *pass, gpointer runner,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_RUNNER_H */
