/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-sandbox.h"

#define READ_SIZE 65536
#define TICK_MS 1000

/* Before the octets of each frame; both ends are the same binary. */
typedef struct {
	guint32 index;
	guint32 kind;
	guint64 size;
} Head;

enum { FRAME_DATA = 1, FRAME_DONE = 2 };

struct PpidPipe {
	int fd;
	guint32 index;
};

/* The parent's view of a run. */
typedef struct {
	const PpidWork *work;
	gpointer data;
	guint count;
	guint next;	      /* the job that is not done yet */
	const char *fallback; /* code, if it is tried again */
	guint spared;	      /* a job + 1 that SIGKILL was not held against */
	pid_t pid;
	int fd;
	GByteArray *buffer;
	const char *code; /* why the parent killed the child */
} Run;

/* --- the child -------------------------------------------------------------- */

static void
write_or_die(int fd, const void *bytes, gsize size)
{
	const char *p = bytes;

	while (size > 0) {
		ssize_t n = write(fd, p, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			_exit(1);
		p += n;
		size -= (gsize)n;
	}
}

static void
send_frame(PpidPipe *pipe, guint32 kind, const char *bytes, gsize size)
{
	Head head = { pipe->index, kind, size };

	write_or_die(pipe->fd, &head, sizeof(head));
	write_or_die(pipe->fd, bytes, size);
}

void
ppid_pipe_send(PpidPipe *pipe, const char *bytes, gsize size)
{
	send_frame(pipe, FRAME_DATA, bytes, size);
}

static void
be_child(const Run *run, int fd)
{
	const PpidWork *work = run->work;
	guint cpu = work->cpu_seconds > 0 ? work->cpu_seconds
					  : PPID_WORKER_CPU_SECONDS;
	const char *fallback = run->fallback;
	PpidPipe pipe = { fd, run->next };
	int *keep = g_new(int, work->keep_count + 1);

	if (work->keep_count > 0)
		memcpy(keep, work->keep, work->keep_count * sizeof(int));
	keep[work->keep_count] = fd;
	signal(SIGXCPU, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	if (work->prepare != NULL)
		work->prepare(run->data);
	ppid_sandbox_enter(keep, work->keep_count + 1, work->rules);
	for (; pipe.index < run->count; pipe.index++) {
		ppid_sandbox_cpu(cpu);
		work->work(pipe.index, fallback, &pipe, run->data);
		send_frame(&pipe, FRAME_DONE, "", 0);
		fallback = NULL;
	}
	_exit(0);
}

/* --- the parent -------------------------------------------------------------- */

static bool
start(Run *run, GError **error)
{
	int fds[2];

	if (pipe2(fds, O_CLOEXEC) != 0) {
		int err = errno;

		g_set_error(error, PPID_ERROR, PPID_ERROR_OS,
			    "cannot make a pipe: %s", g_strerror(err));
		return false;
	}
	run->pid = fork();
	if (run->pid == 0)
		be_child(run, fds[1]);
	close(fds[1]);
	run->fd = fds[0];
	run->code = NULL;
	g_byte_array_set_size(run->buffer, 0);
	if (run->pid < 0) {
		int err = errno;

		close(fds[0]);
		g_set_error(error, PPID_ERROR, PPID_ERROR_OS,
			    "cannot start the parser: %s", g_strerror(err));
		return false;
	}
	return true;
}

/* Waits for octets.  False: the child is gone or was killed. */
static bool
receive(Run *run, guint *ticks)
{
	guint patience = run->work->wait_seconds > 0
				 ? run->work->wait_seconds
				 : PPID_WORKER_WAIT_SECONDS;
	struct pollfd p = { run->fd, POLLIN, 0 };
	guint have = run->buffer->len;
	ssize_t n;
	int rc = poll(&p, 1, TICK_MS);

	if (rc == 0 && ++*ticks >= patience) {
		run->code = "batas-waktu";
		return false;
	}
	if (rc <= 0)
		return true;
	g_byte_array_set_size(run->buffer, have + READ_SIZE);
	do {
		n = read(run->fd, run->buffer->data + have, READ_SIZE);
	} while (n < 0 && errno == EINTR);
	g_byte_array_set_size(run->buffer, have + (guint)MAX(n, 0));
	return n > 0;
}

/* One frame from the buffer.  *@taken_out: its octets, 0 if it is not whole.
 * False with @error set: end the run; without: the child talks nonsense. */
static bool
take_frame(Run *run, gsize from, gsize *taken_out, GError **error)
{
	gsize have = run->buffer->len - from;
	const char *bytes;
	Head head;

	*taken_out = 0;
	if (have < sizeof(head))
		return true;
	memcpy(&head, run->buffer->data + from, sizeof(head));
	if (head.index != run->next || head.index >= run->count ||
	    head.size > PPID_WORKER_FRAME_MAX ||
	    (head.kind != FRAME_DATA && head.kind != FRAME_DONE)) {
		run->code = "pengurai-gugur";
		return false;
	}
	if (have - sizeof(head) < head.size)
		return true;
	bytes = (const char *)run->buffer->data + from + sizeof(head);
	*taken_out = sizeof(head) + head.size;
	if (head.kind == FRAME_DATA)
		return run->work->frame(run->next, bytes, head.size,
					run->data, error);
	run->next++;
	run->fallback = NULL;
	return run->work->done(head.index, run->data, error);
}

/* Gives out what is whole in the buffer. */
static bool
take_frames(Run *run, guint *ticks, GError **error)
{
	gsize from = 0, taken = 0;
	bool ok;

	do {
		guint before = run->next;

		ok = take_frame(run, from, &taken, error);
		from += taken;
		if (run->next != before)
			*ticks = 0;
	} while (ok && taken > 0);
	if (from > 0)
		g_byte_array_remove_range(run->buffer, 0, (guint)from);
	return ok;
}

/* Died of a SIGKILL that is not ours: the administrator's, or the kernel's
 * when memory is short.  Nothing says that it was the fault of the job. */
static const char killed[] = "pengurai-gugur";

/* Ends the child; the code of its death, NULL if it did all its work. */
static const char *
reap(Run *run, bool kill_it)
{
	int status = 0;

	close(run->fd);
	if (kill_it)
		kill(run->pid, SIGKILL);
	while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (run->code != NULL)
		return run->code;
	if (run->next >= run->count)
		return NULL;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		return "batas-waktu";
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		return killed;
	return "pengurai-gugur";
}

/* One child, as far as it comes. */
static bool
run_child(Run *run, GError **error)
{
	g_autoptr(GError) local = NULL;
	const char *code;
	guint ticks = 0;
	bool alive = true;

	if (!start(run, error))
		return false;
	while (alive && run->next < run->count)
		alive = receive(run, &ticks) &&
			take_frames(run, &ticks, &local);
	code = reap(run, run->next < run->count || local != NULL);
	if (local != NULL) {
		g_propagate_error(error, g_steal_pointer(&local));
		return false;
	}
	if (run->next >= run->count)
		return true;
	if (run->fallback == NULL && code == killed &&
	    run->spared != run->next + 1) {
		run->spared = run->next + 1;
		run->work->again(run->next, run->data);
		return true;
	}
	if (run->fallback == NULL) {
		run->fallback = code != NULL ? code : "pengurai-gugur";
		run->work->again(run->next, run->data);
		return true;
	}
	code = run->fallback;
	run->fallback = NULL;
	return run->work->lost(run->next++, code, run->data, error);
}

bool
ppid_worker_run(guint count, const PpidWork *work, gpointer data,
		GError **error)
{
	Run run = { .work = work, .data = data, .count = count };
	bool ok = true;

	run.buffer = g_byte_array_new();
	while (ok && run.next < count)
		ok = run_child(&run, error);
	g_byte_array_unref(run.buffer);
	return ok;
}
