/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-pipeline.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-watch.h"

/* In the child, before the program starts.  Without this the filters of a
 * run that was killed would go on beside the next one. */
static void
die_with_parent(gpointer data)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	/* it may have died before that */
	if (getppid() != GPOINTER_TO_INT(data))
		_exit(PPID_ERROR_TEMP);
}

static GSubprocess *
start(const PpidStage *stage, int *in_fd, int out_fd, GError **error)
{
	GSubprocessFlags flags = out_fd < 0
					 ? G_SUBPROCESS_FLAGS_STDOUT_SILENCE
					 : G_SUBPROCESS_FLAGS_NONE;
	g_autoptr(GSubprocessLauncher) launcher =
		g_subprocess_launcher_new(flags);
	g_autoptr(GError) local = NULL;
	GSubprocess *process;

	g_subprocess_launcher_set_child_setup(launcher, die_with_parent,
					      GINT_TO_POINTER(getpid()), NULL);
	/* the launcher closes them when it is freed */
	if (*in_fd >= 0)
		g_subprocess_launcher_take_stdin_fd(launcher, *in_fd);
	if (out_fd >= 0)
		g_subprocess_launcher_take_stdout_fd(launcher, out_fd);
	*in_fd = -1;
	process = g_subprocess_launcher_spawnv(
		launcher, (const char *const *)stage->argv, &local);
	if (process == NULL)
		g_set_error(error, PPID_ERROR, PPID_ERROR_UNAVAILABLE,
			    "cannot start %s: %s", stage->name,
			    local->message);
	return process;
}

/* --- until they have ended ------------------------------------------------------ */

#define TICK_MS 500

typedef struct {
	PpidStage *stages;
	GPtrArray *processes; /* GSubprocess *, of the first stages */
	const PpidPipelineWatch *watch;
	PpidPatience patience;
	guint running;
	bool moved; /* one has ended since the last look */
} Wait;

static void
finish(PpidStage *stage, GSubprocess *process)
{
	stage->status = -1;
	stage->signal = 0;
	if (g_subprocess_get_if_exited(process))
		stage->status = g_subprocess_get_exit_status(process);
	else
		stage->signal = g_subprocess_get_term_sig(process);
}

static void
on_end(GObject *process, GAsyncResult *result, gpointer data)
{
	Wait *wait = data;

	g_subprocess_wait_finish(G_SUBPROCESS(process), result, NULL);
	wait->running--;
	wait->moved = true;
}

/* NULL: it has ended. */
static const char *
pid_of(const Wait *wait, guint i)
{
	return g_subprocess_get_identifier(wait->processes->pdata[i]);
}

/* Where the system does not tell, only the time in all counts. */
static guint64
sum_octets(const Wait *wait, bool *told_out)
{
	guint64 sum = 0;

	*told_out = true;
	for (guint i = 0; i < wait->processes->len; i++) {
		const char *pid = pid_of(wait, i);
		guint64 octets = 0;

		if (pid != NULL && !ppid_watch_octets(pid, &octets))
			*told_out = false;
		sum += octets;
	}
	return sum;
}

static void
end_all(Wait *wait)
{
	guint n = wait->processes->len;
	g_autofree const char **pids = g_new0(const char *, n);
	guint culprit;

	for (guint i = 0; i < n; i++)
		pids[i] = pid_of(wait, i);
	culprit = ppid_watch_culprit(pids, n);
	for (guint i = 0; i < n; i++) {
		if (pids[i] == NULL)
			continue;
		wait->stages[i].stalled = i == culprit;
		wait->stages[i].dropped = i != culprit;
		g_subprocess_force_exit(wait->processes->pdata[i]);
	}
}

static bool
is_over(gint64 used_us, guint limit_s)
{
	return limit_s > 0 && used_us >= limit_s * (gint64)G_USEC_PER_SEC;
}

static gboolean
look(gpointer data)
{
	Wait *wait = data;
	const PpidPipelineWatch *watch = wait->watch;
	bool told;
	guint64 octets = sum_octets(wait, &told);

	ppid_patience_look(&wait->patience, g_get_monotonic_time(),
			   wait->moved || !told, octets);
	wait->moved = false;
	if (is_over(wait->patience.quiet_us, watch->quiet_s) ||
	    is_over(wait->patience.total_us, watch->total_s)) {
		end_all(wait);
		return G_SOURCE_REMOVE;
	}
	for (guint i = 0; watch->tick != NULL && i < wait->processes->len; i++)
		if (pid_of(wait, i) != NULL) {
			watch->tick(wait->stages[i].name, watch->data);
			break;
		}
	return G_SOURCE_CONTINUE;
}

static void
wait_for_all(Wait *wait)
{
	g_autoptr(GMainContext) context = g_main_context_new();
	g_autoptr(GSource) timer = g_timeout_source_new(TICK_MS);

	g_main_context_push_thread_default(context);
	g_source_set_callback(timer, look, wait, NULL);
	if (wait->watch != NULL)
		g_source_attach(timer, context);
	wait->running = wait->processes->len;
	for (guint i = 0; i < wait->processes->len; i++)
		g_subprocess_wait_async(wait->processes->pdata[i], NULL,
					on_end, wait);
	while (wait->running > 0)
		g_main_context_iteration(context, TRUE);
	g_source_destroy(timer);
	g_main_context_pop_thread_default(context);
	for (guint i = 0; i < wait->processes->len; i++)
		finish(&wait->stages[i], wait->processes->pdata[i]);
}

bool
ppid_pipeline_run(PpidStage *stages, guint n, const PpidPipelineWatch *watch,
		  GError **error)
{
	g_autoptr(GPtrArray) processes =
		g_ptr_array_new_with_free_func(g_object_unref);
	Wait wait = { .stages = stages, .processes = processes,
		      .watch = watch };
	int in_fd = -1;
	bool ok = true;

	for (guint i = 0; ok && i < n; i++) {
		int fds[2] = { -1, -1 };
		GSubprocess *process;

		if (i + 1 < n &&
		    !g_unix_open_pipe(fds, FD_CLOEXEC, NULL)) {
			g_set_error(error, PPID_ERROR, PPID_ERROR_OS,
				    "cannot make a pipe");
			ok = false;
			break;
		}
		process = start(&stages[i], &in_fd, fds[1], error);
		in_fd = fds[0];
		if (process == NULL)
			ok = false;
		else
			g_ptr_array_add(processes, process);
	}
	/* stages before one that did not start see a closed pipe */
	if (in_fd >= 0)
		close(in_fd);
	wait_for_all(&wait);
	return ok;
}

/* --- what the statuses mean ---------------------------------------------------- */

/* Its output is complete. */
static bool
is_well(const PpidStage *stage)
{
	return stage->status == 0 || stage->status == PPID_ERROR_DATA;
}

/* Does one of them end badly, other than by signal or status @except? */
static bool
any_bad(const PpidStage *stages, guint from, guint to, int signal, int except)
{
	for (guint i = from; i < to; i++)
		if (!is_well(&stages[i]) &&
		    (stages[i].signal == 0 || stages[i].signal != signal) &&
		    (stages[i].status == -1 || stages[i].status != except))
			return true;
	return false;
}

/*
 * Could not write because nobody reads any more.  Where SIGPIPE is ignored
 * that is 74, which may also be a full disk: then the later ones only find
 * their input cut short (76).
 */
static bool
is_stopped(const PpidStage *stages, guint n, guint i)
{
	if (stages[i].signal == SIGPIPE)
		return any_bad(stages, i + 1, n, 0, 0);
	return stages[i].status == PPID_ERROR_IO &&
	       any_bad(stages, i + 1, n, 0, PPID_ERROR_PROTOCOL);
}

/* Its input was cut short by one before it. */
static bool
is_starved(const PpidStage *stages, guint i)
{
	return stages[i].status == PPID_ERROR_PROTOCOL &&
	       any_bad(stages, 0, i, SIGPIPE, 0);
}

const PpidStage *
ppid_pipeline_cause(const PpidStage *stages, guint n)
{
	for (guint i = 0; i < n; i++)
		if (stages[i].stalled)
			return &stages[i];
	for (guint i = 0; i < n; i++)
		if (!is_well(&stages[i]) && !is_stopped(stages, n, i) &&
		    !is_starved(stages, i))
			return &stages[i];
	return NULL;
}

bool
ppid_pipeline_is_consequence(const PpidStage *stages, guint n, guint i)
{
	return !stages[i].stalled &&
	       (stages[i].dropped || is_stopped(stages, n, i) ||
		is_starved(stages, i));
}

char *
ppid_pipeline_describe(const PpidStage *stages, guint n, guint i)
{
	if (stages[i].stalled)
		return g_strdup("stood still and was ended");
	if (stages[i].dropped)
		return g_strdup("ended because another stage stood still");
	if (is_stopped(stages, n, i))
		return g_strdup("stopped because a later stage failed");
	if (is_starved(stages, i))
		return g_strdup("its input ended early");
	if (stages[i].signal != 0)
		return g_strdup_printf("killed by signal %d",
				       stages[i].signal);
	return g_strdup_printf("exit %d", stages[i].status);
}

bool
ppid_pipeline_crashed(const PpidStage *stages, guint n)
{
	for (guint i = 0; i < n; i++) {
		int s = stages[i].signal;

		if (stages[i].status == PPID_ERROR_SOFTWARE ||
		    (s != 0 && s != SIGPIPE && s != SIGTERM && s != SIGINT &&
		     s != SIGHUP))
			return true;
	}
	return false;
}

static int
rank_of(int status)
{
	static const int order[] = {
		0,
		PPID_ERROR_DATA,
		PPID_ERROR_TEMP,
		PPID_ERROR_PROTOCOL,
		PPID_ERROR_IO,
		PPID_ERROR_OS,
		PPID_ERROR_USAGE,
		PPID_ERROR_NOINPUT,
		PPID_ERROR_UNAVAILABLE,
		PPID_ERROR_CANTCREAT,
		PPID_ERROR_NOPERM,
		PPID_ERROR_CONFIG,
	};

	for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
		if (order[i] == status)
			return (int)i;
	return (int)G_N_ELEMENTS(order);
}

int
ppid_pipeline_worst(int a, int b)
{
	return rank_of(a) >= rank_of(b) ? a : b;
}

int
ppid_pipeline_status(const PpidStage *stages, guint n)
{
	int worst = 0;

	for (guint i = 0; i < n; i++) {
		int status = stages[i].signal != 0 ? PPID_ERROR_SOFTWARE
						   : stages[i].status;

		if (!ppid_pipeline_is_consequence(stages, n, i))
			worst = ppid_pipeline_worst(worst, status);
	}
	return worst;
}

char *
ppid_pipeline_find(const char *folder, const char *name)
{
	g_autofree char *path = NULL;

	if (folder != NULL)
		path = g_build_filename(folder, name, NULL);
	if (path != NULL && g_file_test(path, G_FILE_TEST_IS_EXECUTABLE) &&
	    !g_file_test(path, G_FILE_TEST_IS_DIR))
		return g_steal_pointer(&path);
	return g_find_program_in_path(name);
}
