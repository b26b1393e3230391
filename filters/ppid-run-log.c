/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The log of ppid-run, and messages that go back into the queue: why they
 * were held is only in the log from then on, so that it is written first.
 */
#include "config.h"
#include "ppid-run.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-journal.h"
#include "ppid-pipeline.h"
#include "ppid-spool.h"

#define LOG PPID_HOME_STATE "/log"

static bool
append(const Run *run, const char *line, GError **error)
{
	const PpidRunConfig *config = &run->cli->config->run;
	g_autofree char *own = ppid_home_path(run->cli->home, LOG);

	return ppid_journal_append(run->log_path != NULL ? run->log_path : own,
				   line, config->log_octets,
				   config->log_files, error);
}

void
run_write_log(Run *run)
{
	PpidCli *cli = run->cli;
	g_autofree char *end = ppid_cli_later(cli);
	int status = ppid_pipeline_worst(run->runner.status,
					 ppid_error_exit_status(cli->error));
	g_autofree char *line =
		ppid_run_log_line(run->runner.log, run->begin, end,
				  run->counted ? &run->tally : NULL, status);
	g_autoptr(GError) error = NULL;

	if (append(run, line, &error))
		return;
	ppid_cli_warn(cli, "%s", error->message);
	run_worsen(run, ppid_error_exit_status(error));
}

/* --- back into the queue -------------------------------------------------------- */

/* Those that are held; one that is in the queue already was put back by a
 * run that was cut off.  NULL: one is neither. */
static GPtrArray *
choose(PpidCli *cli)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (char **p = cli->operands; *p != NULL; p++) {
		if (**p == '\0' || **p == '.' || strchr(*p, '/') != NULL) {
			ppid_cli_usage(cli, "'%s' is not the name of a message",
				       *p);
			return NULL;
		}
		if (!g_hash_table_add(seen, *p))
			continue;
		if (ppid_spool_is_in(cli->home, PPID_HOME_SPOOL_STUCK, *p)) {
			g_ptr_array_add(names, g_strdup(*p));
		} else if (!ppid_spool_is_in(cli->home, PPID_HOME_SPOOL_NEW,
					     *p)) {
			g_set_error(&cli->error, PPID_ERROR,
				    PPID_ERROR_NOINPUT,
				    "'%s' is not in spool/stuck", *p);
			return NULL;
		}
	}
	return g_steal_pointer(&names);
}

/* A line for @n messages. */
static bool
remember(Run *run, char **names, guint n)
{
	g_autoptr(PpidRunLog) log = ppid_run_log_new();
	g_autofree char *line = NULL;

	for (guint i = 0; i < n; i++) {
		g_autofree char *reason =
			ppid_spool_reason(run->cli->home, names[i]);

		ppid_run_log_held(log, names[i], reason);
	}
	line = ppid_run_log_requeued(log, run->begin);
	return append(run, line, &run->cli->error);
}

bool
run_requeue(Run *run)
{
	PpidCli *cli = run->cli;
	g_autoptr(GPtrArray) names =
		cli->operands[0] != NULL
			? choose(cli)
			: ppid_spool_list(cli->home, PPID_HOME_SPOOL_STUCK,
					  &cli->error);

	if (names == NULL)
		return false;
	for (guint i = 0; i < names->len; i += PPID_RUN_LOG_NAMES)
		if (!remember(run, (char **)names->pdata + i,
			      MIN(names->len - i, PPID_RUN_LOG_NAMES)))
			return false;
	for (guint i = 0; i < names->len; i++)
		if (!ppid_spool_requeue(cli->home, names->pdata[i],
					&cli->error))
			return false;
	return true;
}
