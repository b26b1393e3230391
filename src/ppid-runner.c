/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-runner.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "ppid-attach.h"
#include "ppid-config.h"
#include "ppid-error.h"
#include "ppid-home.h"
#include "ppid-pipeline.h"

G_STATIC_ASSERT(PPID_CONFIG_LIMIT_S > 2 * PPID_ATTACH_WAIT_SECONDS);
G_STATIC_ASSERT(PPID_RUNNER_MESSAGE_S >= 5 * PPID_ATTACH_SECONDS);

static const char *const filters[] = {
	"ppid-parse",	 "ppid-match", "ppid-classify",
	"ppid-deadline", "ppid-file",
};
#define N_FILTERS G_N_ELEMENTS(filters)
#define MATCH 1 /* of filters: it gets the names of the part */

/* --- scratch files -------------------------------------------------------------- */

#define SCRATCH_PREFIX "jalan-"

/* Written by ppid-file in each pass. */
static char *
report_path(const PpidRunner *runner)
{
	return g_build_filename(runner->tmp, "report", NULL);
}

/* Written by ppid-fetch. */
static char *
fetched_path(const PpidRunner *runner)
{
	return g_build_filename(runner->tmp, "fetched", NULL);
}

/* The names of a part, for ppid-match. */
static char *
batch_path(const PpidRunner *runner)
{
	return g_build_filename(runner->tmp, "batch", NULL);
}

/* A folder without mail: what a pass over nothing reads. */
static char *
empty_path(const PpidRunner *runner)
{
	return g_build_filename(runner->tmp, "empty", NULL);
}

static void
remove_scratch(const char *folder)
{
	static const char *const names[] = { "report", "fetched", "batch",
					     "empty", "" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path =
			g_build_filename(folder, names[i], NULL);

		g_remove(path);
	}
}

/* Of runs that were killed: there is no other one, the caller has the lock. */
static void
remove_old_scratch(const char *state)
{
	g_autoptr(GDir) dir = g_dir_open(state, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(state, name, NULL);

		if (g_str_has_prefix(name, SCRATCH_PREFIX))
			remove_scratch(path);
	}
}

static bool
make_scratch(PpidRunner *runner, GError **error)
{
	g_autofree char *state = ppid_home_path(runner->home, PPID_HOME_STATE);
	g_autofree char *path =
		g_build_filename(state, SCRATCH_PREFIX "XXXXXX", NULL);
	g_autofree char *empty = NULL;

	remove_old_scratch(state);
	if (g_mkdtemp(path) != NULL) {
		runner->tmp = g_steal_pointer(&path);
		empty = empty_path(runner);
		if (g_mkdir(empty, 0700) == 0)
			return true;
	}
	g_set_error(error, PPID_ERROR, PPID_ERROR_CANTCREAT,
		    "cannot make a scratch folder in '%s': %s", state,
		    g_strerror(errno));
	return false;
}

bool
ppid_runner_open(PpidRunner *runner, GError **error)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);

	runner->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					     NULL);
	runner->self_dir = self != NULL ? g_path_get_dirname(self) : NULL;
	return make_scratch(runner, error);
}

void
ppid_runner_close(PpidRunner *runner)
{
	if (runner->tmp != NULL)
		remove_scratch(runner->tmp);
	g_clear_pointer(&runner->tmp, g_free);
	g_clear_pointer(&runner->self_dir, g_free);
	g_clear_pointer(&runner->said, g_hash_table_unref);
}

/* --- programs --------------------------------------------------------------------- */

static void
add_option(GPtrArray *argv, const char *option, const char *value)
{
	if (value != NULL)
		g_ptr_array_add(argv, g_strconcat(option, value, NULL));
}

static GPtrArray *
command(const PpidRunner *runner, const char *name, GError **error)
{
	char *path = ppid_pipeline_find(runner->self_dir, name);
	GPtrArray *argv;

	if (path == NULL) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_UNAVAILABLE,
			    "%s is neither beside this program nor in PATH",
			    name);
		return NULL;
	}
	argv = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(argv, path);
	add_option(argv, "--home=", runner->home_path);
	add_option(argv, "--config=", runner->config_path);
	add_option(argv, "--now=", runner->now_text);
	if (runner->quiet)
		g_ptr_array_add(argv, g_strdup("--quiet"));
	return argv;
}

/* The table of statuses, if something is wrong. */
static void
note(PpidRunner *runner, const PpidStage *stages, guint n)
{
	int status = ppid_pipeline_status(stages, n);

	runner->status = ppid_pipeline_worst(runner->status, status);
	if (runner->log != NULL)
		ppid_run_log_stages(runner->log, stages, n);
	for (guint i = 0; status != 0 && i < n; i++) {
		g_autofree char *how = ppid_pipeline_describe(stages, n, i);
		char *line = g_strdup_printf("%-13s %s", stages[i].name, how);

		if (!g_hash_table_contains(runner->said, line))
			runner->say(line, runner->data);
		g_hash_table_add(runner->said, line);
	}
}

static PpidPipelineWatch
watch_of(const PpidRunner *runner, guint quiet_s, guint total_s)
{
	return (PpidPipelineWatch){ .quiet_s = quiet_s,
				    .total_s = total_s,
				    .tick = runner->tick,
				    .data = runner->data };
}

static bool
run_alone(PpidRunner *runner, const char *name, const char *report,
	  GError **error)
{
	g_autoptr(GPtrArray) argv = command(runner, name, error);
	PpidStage stage = { .name = name };
	/* a mailbox or a home may be as large as it likes */
	const PpidPipelineWatch watch = watch_of(runner, runner->limit_s, 0);

	if (argv == NULL)
		return false;
	add_option(argv, "--report=", report);
	g_ptr_array_add(argv, NULL);
	stage.argv = (char **)argv->pdata;
	if (!ppid_pipeline_run(&stage, 1, &watch, error))
		return false;
	note(runner, &stage, 1);
	return true;
}

bool
ppid_runner_alone(PpidRunner *runner, const char *name, GError **error)
{
	return run_alone(runner, name, NULL, error);
}

bool
ppid_runner_fetch(PpidRunner *runner, GError **error)
{
	g_autofree char *path = fetched_path(runner);
	g_autofree char *report = NULL;

	if (!run_alone(runner, "ppid-fetch", path, error))
		return false;
	if (runner->log != NULL &&
	    g_file_get_contents(path, &report, NULL, NULL))
		ppid_run_log_fetched(runner->log, report);
	return true;
}

void
ppid_runner_held(const char *name, const char *reason, gpointer data)
{
	PpidRunner *runner = data;

	if (runner->log != NULL)
		ppid_run_log_held(runner->log, name, reason);
}

/* --- a pass ------------------------------------------------------------------------ */

static void
add_mail(const PpidRunner *runner, GPtrArray *argv, char **names)
{
	g_autofree char *folder =
		ppid_home_path(runner->home, PPID_HOME_SPOOL_NEW);

	g_ptr_array_add(argv, g_strdup("--"));
	if (names == NULL)
		g_ptr_array_add(argv, empty_path(runner));
	for (char **p = names; p != NULL && *p != NULL; p++)
		g_ptr_array_add(argv, g_build_filename(folder, *p, NULL));
}

static GPtrArray *
filter_command(const PpidRunner *runner, guint i, char **names,
	       GError **error)
{
	GPtrArray *argv = command(runner, filters[i], error);

	if (argv == NULL)
		return NULL;
	if (i == 0)
		add_mail(runner, argv, names);
	if (i == MATCH && names != NULL) {
		g_autofree char *batch = batch_path(runner);

		add_option(argv, "--batch=", batch);
	}
	if (i == N_FILTERS - 1) {
		g_autofree char *report = report_path(runner);

		add_option(argv, "--report=", report);
	}
	g_ptr_array_add(argv, NULL);
	return argv;
}

/* KEY=VALUE lines; a pass whose ppid-file died has none. */
static void
read_report(const PpidRunner *runner, PpidPass *pass)
{
	g_autofree char *path = report_path(runner);
	g_autofree char *lines = NULL;
	g_autofree char *text = NULL;
	g_autoptr(GKeyFile) keys = g_key_file_new();

	if (!g_file_get_contents(path, &lines, NULL, NULL))
		return;
	text = g_strconcat("[pass]\n", lines, NULL);
	if (!g_key_file_load_from_data(keys, text, (gsize)-1,
				       G_KEY_FILE_NONE, NULL) ||
	    !g_key_file_has_key(keys, "pass", "diakui", NULL))
		return;
	pass->fresh = (guint)g_key_file_get_uint64(keys, "pass", "baru", NULL);
	pass->joined =
		(guint)g_key_file_get_uint64(keys, "pass", "lanjutan", NULL);
	pass->duplicates =
		(guint)g_key_file_get_uint64(keys, "pass", "duplikat", NULL);
	pass->acknowledged =
		(guint)g_key_file_get_uint64(keys, "pass", "diakui", NULL);
	pass->reported = true;
}

static void
judge(const PpidRunner *runner, const PpidStage *stages, PpidPass *pass)
{
	const PpidStage *cause = ppid_pipeline_cause(stages, N_FILTERS);

	read_report(runner, pass);
	pass->crashed = ppid_pipeline_crashed(stages, N_FILTERS);
	pass->failed = cause != NULL && !pass->crashed;
	pass->stalled = cause != NULL && cause->stalled;
	if (pass->stalled)
		pass->reason = g_strdup_printf(
			"batas waktu: %s tidak bergerak lagi pada surel ini "
			"(%u detik)",
			cause->name, runner->limit_s);
	else if (pass->crashed && cause != NULL)
		pass->reason = g_strdup_printf(
			"%s berhenti pada surel ini (%s %d)", cause->name,
			cause->signal != 0 ? "sinyal" : "status",
			cause->signal != 0 ? cause->signal : cause->status);
}

static bool
write_batch(const PpidRunner *runner, char **batch, GError **error)
{
	g_autofree char *path = batch_path(runner);
	g_autofree char *text =
		batch != NULL ? g_strjoinv("\n", batch) : g_strdup("");
	g_autoptr(GError) local = NULL;

	if (g_file_set_contents(path, text, -1, &local))
		return true;
	g_set_error_literal(error, PPID_ERROR, PPID_ERROR_CANTCREAT,
			    local->message);
	return false;
}

/* So that even what reads the same file for ever comes to an end. */
static guint
total_limit(const PpidRunner *runner, char **names)
{
	guint n = names != NULL ? g_strv_length(names) : 0;

	return runner->limit_s > 0
		       ? runner->limit_s + n * PPID_RUNNER_MESSAGE_S
		       : 0;
}

bool
ppid_runner_pass(char **names, char **batch, PpidPass *pass, gpointer data,
		 GError **error)
{
	PpidRunner *runner = data;
	g_autoptr(GPtrArray) commands = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_ptr_array_unref);
	g_autofree char *report = report_path(runner);
	PpidStage stages[N_FILTERS] = { { 0 } };
	const PpidPipelineWatch watch = watch_of(
		runner, runner->limit_s, total_limit(runner, names));

	for (guint i = 0; i < N_FILTERS; i++) {
		GPtrArray *argv = filter_command(runner, i, names, error);

		if (argv == NULL)
			return false;
		g_ptr_array_add(commands, argv);
		stages[i].name = filters[i];
		stages[i].argv = (char **)argv->pdata;
	}
	g_unlink(report);
	if (!write_batch(runner, batch, error))
		return false;
	if (!ppid_pipeline_run(stages, N_FILTERS, &watch, error))
		return false;
	note(runner, stages, N_FILTERS);
	judge(runner, stages, pass);
	return true;
}
