/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-worker.h - hostile work in a child whose death is a normal event
 *
 * The jobs of a batch are dealt out to sandboxed children; what they find
 * comes back as frames through pipes and is given out in the order of the
 * jobs.  If a child dies or hangs, its jobs are done again one by one; the
 * one that breaks it again is lost, is tried once more by a simpler way (the
 * fallback) and the rest goes on in a new child.  A SIGKILL from outside is forgiven once: the
 * job is done again as it was.
 */
#ifndef PPID_WORKER_H
#define PPID_WORKER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-sandbox.h"

/* Processor time and silence that one job may take. */
#define PPID_WORKER_CPU_SECONDS 20
#define PPID_WORKER_WAIT_SECONDS 120
/* Children at a time, where there are as many processors. */
#define PPID_WORKER_LANES 2
/* Octets of one frame; a child that announces more is killed. */
#define PPID_WORKER_FRAME_MAX (64 * 1024 * 1024)

typedef struct PpidPipe PpidPipe;

typedef struct {
	/* In the child: does job @index and sends frames.  @fallback: NULL,
	 * or the code of what the first attempt died of. */
	void (*work)(guint index, const char *fallback, PpidPipe *pipe,
		     gpointer data);
	/* In the parent: a frame of job @index; false ends the run. */
	bool (*frame)(guint index, const char *bytes, gsize size,
		      gpointer data, GError **error);
	/* In the parent: job @index is done, all its frames were given. */
	bool (*done)(guint index, gpointer data, GError **error);
	/* In the parent: the first attempt of job @index died after it had
	 * sent frames or not; what was kept of them is void. */
	void (*again)(guint index, gpointer data);
	/* In the parent: job @index was lost twice, of @code. */
	bool (*lost)(guint index, const char *code, gpointer data,
		     GError **error);
	const int *keep; /* descriptors that the child needs */
	gsize keep_count;
	/* (nullable) In the child, before the sandbox closes: opens what the
	 * work will need.  No octet of a job has been looked at. */
	void (*prepare)(gpointer data);
	const PpidSandboxRules *rules; /* (nullable) */
	/* What one job does depends on those before it: one child does them
	 * all, and a death is that of the job at hand. */
	bool in_turn;
	guint cpu_seconds;  /* 0: PPID_WORKER_CPU_SECONDS */
	guint wait_seconds; /* 0: PPID_WORKER_WAIT_SECONDS */
} PpidWork;

/**
 * ppid_pipe_send:
 * @bytes: (borrowed): @size octets, one frame for the parent
 *
 * Only in a child; ends it if the parent is gone.
 */
void
ppid_pipe_send(PpidPipe *pipe, const char *bytes, gsize size);

/**
 * ppid_worker_run:
 * @count: number of jobs, 0 .. @count - 1
 * @work: (borrowed)
 * @data: for its functions
 * @error: PPID_ERROR_OS if no child can be made, or what a function set
 *
 * The codes: "batas-waktu" (processor time, or silence), "pengurai-gugur"
 * (any other death).
 */
bool
ppid_worker_run(guint count, const PpidWork *work, gpointer data,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** PpidWorkerRun: jobs that children do while the caller does other things. */
typedef struct PpidWorkerRun PpidWorkerRun;

/**
 * ppid_worker_begin:
 * @work, @data: (borrowed): outlive the run
 * @error: PPID_ERROR_OS if no child can be made
 *
 * The first half of ppid_worker_run(): the children begin.  They go on until
 * their pipes are full; no function of the parent is called yet.
 *
 * Returns: (transfer full): for ppid_worker_end() or ppid_worker_cancel();
 *     NULL with @error set.
 */
PpidWorkerRun *
ppid_worker_begin(guint count, const PpidWork *work, gpointer data,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_worker_end:
 * @run: (transfer full)
 * @error: as ppid_worker_run()
 *
 * The second half: gives out what the children find, and waits for them.
 */
bool
ppid_worker_end(PpidWorkerRun *run,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_worker_cancel: (transfer full) (nullable): kills the children. */
void
ppid_worker_cancel(PpidWorkerRun *run);

#endif /* PPID_WORKER_H */
