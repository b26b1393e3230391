/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-run-log.h - what a run did, as one JSON object
 *
 * For programs: ppid-run(1) LOG has the members.  No personal data: counts,
 * statuses, names of programs and mailboxes, and the names that messages
 * have in the spool.
 */
#ifndef PPID_RUN_LOG_H
#define PPID_RUN_LOG_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-drive.h"
#include "ppid-pipeline.h"

/* Messages that are named in one line; all are counted. */
#define PPID_RUN_LOG_NAMES 1000

typedef struct PpidRunLog PpidRunLog;

PpidRunLog *
ppid_run_log_new(void);

void
ppid_run_log_free(PpidRunLog *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidRunLog, ppid_run_log_free)

/** ppid_run_log_stages: how each of @stages has ended, once more. */
void
ppid_run_log_stages(PpidRunLog *log, const PpidStage *stages, guint n);

/**
 * ppid_run_log_held:
 * @name: of the message in the spool
 * @reason: (nullable): why it was put aside
 */
void
ppid_run_log_held(PpidRunLog *log, const char *name, const char *reason);

/**
 * ppid_run_log_fetched:
 * @report: of ppid-fetch(1); what cannot be read of it is left out
 */
void
ppid_run_log_fetched(PpidRunLog *log, const char *report);

/**
 * ppid_run_log_line:
 * @begin, @end: RFC 3339
 * @tally: (nullable): NULL = no message was looked at
 * @status: exit status of the run
 *
 * Returns: (transfer full): the object and a line end.
 */
char *
ppid_run_log_line(const PpidRunLog *log, const char *begin, const char *end,
		  const PpidTally *tally, int status);

/**
 * ppid_run_log_requeued:
 * @log: what ppid_run_log_held() was told: messages and why they were held
 * @when: RFC 3339
 *
 * Returns: (transfer full): the object that says that they go back.
 */
char *
ppid_run_log_requeued(const PpidRunLog *log, const char *when);

#endif /* PPID_RUN_LOG_H */
