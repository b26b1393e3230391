/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A child that dies costs one job; the sandbox holds. */
#include "config.h"
#include "ppid-worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ppid-error.h"

enum { FINE, ABORT, SEGV, SPIN, SLEEP, EXIT, ALWAYS_ABORT, PROBE,
       KILL_TWICE, KILL };

typedef struct {
	const int *jobs;
	int *kills; /* shared with the children */
	GString *log;
	GString *record;
} Run;

#ifndef PPID_SANITIZED
static const char *
probe(void)
{
	struct rlimit limit;

	if (open("/etc/passwd", O_RDONLY) >= 0)
		return "open";
	if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
		return "socket";
	if (fork() >= 0)
		return "fork";
	if (execl("/bin/true", "true", (char *)NULL) == 0 || errno != EPERM)
		return "exec";
	if (prlimit(getppid(), RLIMIT_NOFILE, NULL, &limit) == 0)
		return "prlimit";
	if (syscall(SYS_tgkill, getppid(), getppid(), 0) == 0)
		return "tgkill";
	if (mmap(NULL, 4096, PROT_READ | PROT_EXEC,
		 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
		return "mmap";
	return "tertutup";
}
#endif

static void
spin(void)
{
	for (volatile guint i = 0;; i++)
		;
}

static void
work(guint index, const char *fallback, PpidPipe *pipe, gpointer data)
{
	Run *run = data;
	const char *text = "baik";

	/* what an attempt sent before it died must not stay */
	ppid_pipe_send(pipe, "(", 1);
	if (fallback != NULL) {
		if (run->jobs[index] == ALWAYS_ABORT)
			abort();
		ppid_pipe_send(pipe, fallback, strlen(fallback));
		ppid_pipe_send(pipe, ")", 1);
		return;
	}
	switch (run->jobs[index]) {
	case ABORT:
	case ALWAYS_ABORT:
		abort();
	case SEGV:
		raise(SIGSEGV);
		break;
	case SPIN:
		spin();
		break;
	case SLEEP:
		for (;;)
			poll(NULL, 0, -1);
	case EXIT:
		_exit(0);
	case KILL_TWICE:
		if ((*run->kills)++ < 2)
			raise(SIGKILL);
		break;
	case KILL:
		raise(SIGKILL);
		break;
#ifndef PPID_SANITIZED
	case PROBE:
		text = probe();
		break;
#endif
	default:
		break;
	}
	ppid_pipe_send(pipe, text, strlen(text));
	ppid_pipe_send(pipe, ")", 1);
}

static bool
frame(guint index, const char *bytes, gsize size, gpointer data,
      GError **error)
{
	Run *run = data;

	(void)index;
	(void)error;
	g_string_append_len(run->record, bytes, (gssize)size);
	return true;
}

static bool
done(guint index, gpointer data, GError **error)
{
	Run *run = data;

	(void)error;
	g_string_append_printf(run->log, "%u%s", index, run->record->str);
	g_string_truncate(run->record, 0);
	return true;
}

static void
again(guint index, gpointer data)
{
	Run *run = data;

	(void)index;
	g_string_truncate(run->record, 0);
}

static bool
lost(guint index, const char *code, gpointer data, GError **error)
{
	Run *run = data;

	(void)error;
	g_string_truncate(run->record, 0);
	g_string_append_printf(run->log, "%u[%s]", index, code);
	return true;
}

static char *
run_jobs(const int *jobs, guint count)
{
	Run run = { jobs, NULL, g_string_new(NULL), g_string_new(NULL) };
	PpidWork w = { .work = work, .frame = frame, .done = done,
		       .again = again, .lost = lost, .cpu_seconds = 1,
		       .wait_seconds = 8 };
	g_autoptr(GError) error = NULL;

	run.kills = mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE,
			 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	g_assert_true(run.kills != MAP_FAILED);
	g_assert_true(ppid_worker_run(count, &w, &run, &error));
	g_assert_no_error(error);
	munmap(run.kills, sizeof(int));
	g_string_free(run.record, TRUE);
	return g_string_free(run.log, FALSE);
}

static void
test_deaths(void)
{
	static const int jobs[] = { FINE, ABORT, FINE, SEGV, EXIT, FINE,
				    ALWAYS_ABORT, FINE };
	g_autofree char *log = run_jobs(jobs, G_N_ELEMENTS(jobs));

	g_assert_cmpstr(log, ==,
			"0(baik)1(pengurai-gugur)2(baik)3(pengurai-gugur)"
			"4(pengurai-gugur)5(baik)6[pengurai-gugur]7(baik)");
}

/* The kernel was short of memory, in the fast way of working and in that of
 * one job at a time: the next attempt is a whole one. */
static void
test_kills(void)
{
	static const int jobs[] = { FINE, KILL_TWICE, FINE, KILL, FINE };
	g_autofree char *log = run_jobs(jobs, G_N_ELEMENTS(jobs));

	g_assert_cmpstr(log, ==,
			"0(baik)1(baik)2(baik)3(pengurai-gugur)4(baik)");
}

static void
test_hangs(void)
{
	static const int jobs[] = { SPIN, FINE, SLEEP, FINE };
	g_autofree char *log = run_jobs(jobs, G_N_ELEMENTS(jobs));

	g_assert_cmpstr(log, ==,
			"0(batas-waktu)1(baik)2(batas-waktu)3(baik)");
}

/* More than a child keeps back, more than a pipe holds, beside small ones;
 * the order is that of the jobs whatever a lane has done before. */
static void
work_sizes(guint index, const char *fallback, PpidPipe *pipe, gpointer data)
{
	const gsize size = (index * 7919) % 200000;
	g_autofree char *bytes = g_strnfill(size, (char)('a' + index % 26));

	(void)data;
	g_assert_null(fallback);
	ppid_pipe_send(pipe, bytes, size);
	ppid_pipe_send(pipe, "", 0);
}

static bool
done_sizes(guint index, gpointer data, GError **error)
{
	Run *run = data;

	(void)error;
	g_assert_cmpuint(run->record->len, ==, (index * 7919) % 200000);
	for (gsize i = 0; i < run->record->len; i++)
		g_assert_cmpint(run->record->str[i], ==, 'a' + index % 26);
	g_string_truncate(run->record, 0);
	g_string_append_c(run->log, '.');
	g_assert_cmpuint(run->log->len, ==, index + 1);
	return true;
}

static void
test_sizes(void)
{
	Run run = { NULL, NULL, g_string_new(NULL), g_string_new(NULL) };
	PpidWork w = { .work = work_sizes, .frame = frame,
		       .done = done_sizes, .again = again, .lost = lost };
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_worker_run(300, &w, &run, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(run.log->len, ==, 300);
	g_string_free(run.log, TRUE);
	g_string_free(run.record, TRUE);
}

static void
test_none(void)
{
	g_autofree char *log = run_jobs(NULL, 0);

	g_assert_cmpstr(log, ==, "");
}

static void
test_sandbox(void)
{
#if defined(PPID_SANITIZED) || !defined(HAVE_SECCOMP)
	g_test_skip("this build has no seccomp");
#else
	static const int jobs[] = { PROBE };
	g_autofree char *log = run_jobs(jobs, 1);

	g_assert_cmpstr(log, ==, "0(tertutup)");
#endif
}

/* What a function of the parent says ends the run. */
static bool
refuse(guint index, gpointer data, GError **error)
{
	(void)data;
	g_set_error(error, PPID_ERROR, PPID_ERROR_IO, "job %u", index);
	return false;
}

static void
test_refusal(void)
{
	static const int jobs[] = { FINE, FINE };
	Run run = { jobs, NULL, g_string_new(NULL), g_string_new(NULL) };
	PpidWork w = { .work = work, .frame = frame, .done = refuse,
		       .again = again, .lost = lost };
	g_autoptr(GError) error = NULL;

	g_assert_false(ppid_worker_run(2, &w, &run, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_IO);
	g_assert_cmpstr(error->message, ==, "job 0");
	g_string_free(run.log, TRUE);
	g_string_free(run.record, TRUE);
}

/* Two runs at a time, the first of which is taken last; a third is given up
 * while its child sleeps. */
static void
test_halves(void)
{
	static const int jobs[] = { FINE, ABORT, FINE }, idle[] = { SLEEP };
	Run a = { jobs, NULL, g_string_new(NULL), g_string_new(NULL) };
	Run b = { jobs, NULL, g_string_new(NULL), g_string_new(NULL) };
	Run c = { idle, NULL, NULL, NULL };
	const PpidWork w = { .work = work, .frame = frame, .done = done,
			     .again = again, .lost = lost };
	g_autoptr(GError) error = NULL;
	PpidWorkerRun *first = ppid_worker_begin(3, &w, &a, &error);
	PpidWorkerRun *second = ppid_worker_begin(2, &w, &b, &error);
	PpidWorkerRun *third = ppid_worker_begin(1, &w, &c, &error);

	g_assert_no_error(error);
	g_assert_true(ppid_worker_end(second, &error));
	g_assert_cmpstr(b.log->str, ==, "0(baik)1(pengurai-gugur)");
	g_assert_cmpuint(a.log->len, ==, 0);
	g_assert_true(ppid_worker_end(first, &error));
	g_assert_cmpstr(a.log->str, ==, "0(baik)1(pengurai-gugur)2(baik)");
	ppid_worker_cancel(third);
	ppid_worker_cancel(NULL);
	g_assert_cmpint(waitpid(-1, NULL, WNOHANG), ==, -1);
	g_assert_cmpint(errno, ==, ECHILD);
	g_string_free(a.log, TRUE);
	g_string_free(a.record, TRUE);
	g_string_free(b.log, TRUE);
	g_string_free(b.record, TRUE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/worker/deaths", test_deaths);
	g_test_add_func("/worker/kills", test_kills);
	g_test_add_func("/worker/hangs", test_hangs);
	g_test_add_func("/worker/sizes", test_sizes);
	g_test_add_func("/worker/none", test_none);
	g_test_add_func("/worker/sandbox", test_sandbox);
	g_test_add_func("/worker/refusal", test_refusal);
	g_test_add_func("/worker/halves", test_halves);
	return g_test_run();
}
