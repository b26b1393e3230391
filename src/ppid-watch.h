/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-watch.h - whether joined programs still move
 *
 * A program that hangs neither reads nor writes: one that waits for ever, or
 * computes for ever.  The kernel counts for each process the octets that its
 * calls have read and written (proc(5), /proc/PID/io), those of its children
 * that ended included; while the sum over all stages grows, something comes
 * through.  Processor time says nothing: who spins uses it, and who waits
 * for a slow disk does not.
 */
#ifndef PPID_WATCH_H
#define PPID_WATCH_H

#include <stdbool.h>
#include <glib.h>

/**
 * ppid_watch_octets:
 * @pid: a process of ours
 * @octets_out: (out): read and written since it began
 *
 * Returns: false if the system does not tell: it has no such files, or the
 *     process has shut itself off (ppid-fetch).
 */
bool
ppid_watch_octets(const char *pid, guint64 *octets_out);

/**
 * ppid_watch_waiting:
 * @pid: a process of ours
 *
 * Returns: octets in the pipe that it reads as standard input; 0 also if
 *     that is no pipe.
 */
guint
ppid_watch_waiting(const char *pid);

/**
 * ppid_watch_culprit:
 * @pids: the stages in their order; NULL = has ended
 * @n: how many
 *
 * Which one stands still: those before it cannot write, those behind it
 * wait for input.  So it is the last one that has input and does not take
 * it, else the first one that runs.
 *
 * Returns: its index; @n if none runs.
 */
guint
ppid_watch_culprit(const char *const *pids, guint n);

/** PpidPatience: time that counts: see ppid_patience_look(). */
typedef struct {
	gint64 last_us;	 /* of the last look, monotonic; 0 = none yet */
	gint64 quiet_us; /* since something moved */
	gint64 total_us; /* since the first look */
	guint64 mark;	 /* that moves */
} PpidPatience;

/* A longer time between two looks is not counted: the machine, or we with
 * all our children, were stopped. */
#define PPID_PATIENCE_STEP_US (2 * G_USEC_PER_SEC)

/**
 * ppid_patience_look:
 * @now_us: g_get_monotonic_time()
 * @moved: true: something has moved, whatever @mark
 * @mark: another value than at the last look is movement
 */
void
ppid_patience_look(PpidPatience *patience, gint64 now_us, bool moved,
		   guint64 mark);

#endif /* PPID_WATCH_H */
