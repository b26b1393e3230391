/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-pipeline.h - programs joined by pipes, and how each of them ended
 *
 * What a shell gives for "a | b | c" is the status of c alone.  Here every
 * status is kept, and told apart: a program that stops because a later one
 * failed is not a cause, and neither is one that complains of input cut
 * short by an earlier one.
 */
#ifndef PPID_PIPELINE_H
#define PPID_PIPELINE_H

#include <stdbool.h>
#include <glib.h>

typedef struct {
	const char *name; /* "ppid-parse", for messages */
	char **argv;	  /* full path first; NULL at the end */
	int status;	  /* (out) exit status; -1 if a signal ended it */
	int signal;	  /* (out) that signal, or 0 */
	bool stalled;	  /* (out) it stood still and was ended */
	bool dropped;	  /* (out) was ended because another one stood still */
} PpidStage;

/* How long to wait for them; 0 = for ever. */
typedef struct {
	guint quiet_s; /* none of them reads or writes an octet for so long:
			  ppid-watch.h */
	guint total_s; /* until the last one has ended */
	/* (nullable): now and then; @running: the first stage that runs */
	void (*tick)(const char *running, gpointer data);
	gpointer data;
} PpidPipelineWatch;

/**
 * ppid_pipeline_run:
 * @stages: (inout): the first reads nothing, each other one what the one
 *     before it writes; what the last one writes is dropped
 * @n: how many, > 0
 * @watch: (nullable) (borrowed): NULL = wait for ever
 * @error: PPID_ERROR_UNAVAILABLE if a program cannot be started,
 *     PPID_ERROR_OS if there are no more pipes
 *
 * Runs them to their end; they die with the caller.  When a time of @watch
 * is over, those that run are killed.  A program that fails is no error: see
 * its status.
 */
bool
ppid_pipeline_run(PpidStage *stages, guint n, const PpidPipelineWatch *watch,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_pipeline_cause:
 *
 * Returns: (nullable) (borrowed): the stage whose end is the cause of the
 *     others', if one did not end well (0, or 65: output complete): one that
 *     stood still before all.
 */
const PpidStage *
ppid_pipeline_cause(const PpidStage *stages, guint n);

/**
 * ppid_pipeline_is_consequence:
 *
 * Returns: true if stage @i ended as it did only because of another one.
 */
bool
ppid_pipeline_is_consequence(const PpidStage *stages, guint n, guint i);

/**
 * ppid_pipeline_describe:
 *
 * Returns: (transfer full): how stage @i ended, for people: "exit 65",
 *     "killed by signal 11", "stopped because a later stage failed", "stood
 *     still and was ended".
 */
char *
ppid_pipeline_describe(const PpidStage *stages, guint n, guint i);

/**
 * ppid_pipeline_crashed:
 *
 * Returns: true if a stage died of its input, by the look of it: by a
 *     signal that nobody sends by hand, or with 70.
 */
bool
ppid_pipeline_crashed(const PpidStage *stages, guint n);

/**
 * ppid_pipeline_worst:
 * @a, @b: exit statuses
 *
 * Returns: that which matters more to who reads it: our bug, then what a
 *     person must mend, then what was left incomplete, then "try again"
 *     (75), then faults in complete output (65), then 0.
 */
int
ppid_pipeline_worst(int a, int b);

/** ppid_pipeline_status: the worst of the stages, consequences left out. */
int
ppid_pipeline_status(const PpidStage *stages, guint n);

/**
 * ppid_pipeline_find:
 * @folder: (nullable): where to look first: beside the caller's own program
 * @name: "ppid-parse"
 *
 * Returns: (transfer full) (nullable): its full path, there or in PATH.
 */
char *
ppid_pipeline_find(const char *folder, const char *name);

#endif /* PPID_PIPELINE_H */
