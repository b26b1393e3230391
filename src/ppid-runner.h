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
#include "ppid-run-log.h"

/* A pass over N messages may last [jalan] batas-waktu and N times this, even
 * if it moves: five times what all attachments of each may use of the
 * processor (PPID_ATTACH_SECONDS). */
#define PPID_RUNNER_MESSAGE_S 300

/* Set by the caller, borrowed; from @status on the runner's own. */
typedef struct {
	const PpidHome *home;
	const char *home_path;	 /* --home */
	const char *config_path; /* --config, or NULL */
	const char *now_text;	 /* --now, or NULL */
	bool quiet;		 /* --quiet */
	guint limit_s; /* ppid.conf, [jalan] batas-waktu; 0 = none */
	/* one line for stderr: how a program ended; each line once */
	void (*say)(const char *text, gpointer data);
	/* (nullable): now and then: @program is at work */
	void (*tick)(const char *program, gpointer data);
	gpointer data;
	PpidRunLog *log; /* (nullable): is told how programs end */
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
 * @name: "ppid-render"
 * @error: PPID_ERROR_UNAVAILABLE if it is not found
 */
bool
ppid_runner_alone(PpidRunner *runner, const char *name,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_runner_fetch: ppid-fetch; what it reports goes to the log. */
bool
ppid_runner_fetch(PpidRunner *runner,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_runner_held: a PpidHeldFunc: tells the log. */
void
ppid_runner_held(const char *name, const char *reason, gpointer runner);

/**
 * ppid_runner_pass:
 * @runner: PpidRunner *: a PpidPassFunc
 *
 * ppid-parse | ppid-match | ppid-classify | ppid-deadline | ppid-file over
 * @names.  If they stand still for @limit_s they are ended, as if one of
 * them had died.
 */
bool
ppid_runner_pass(char **names, char **batch, PpidPass *pass, gpointer runner,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_RUNNER_H */
