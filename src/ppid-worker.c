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
/* What a child keeps back: a write for each frame would wake the parent for
 * each, which costs more than to parse a small message. */
#define KEEP_BACK (32 * 1024)

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
	GString *kept; /* frames that are not written yet */
};

/* One child: job N is done by lane N modulo the number of lanes. */
typedef struct {
	pid_t pid;	  /* 0: there is none */
	int fd;
	GByteArray *buffer;
	gsize taken;	  /* octets of it that were given out */
	const char *code; /* why the parent killed it */
	bool singly;	  /* each job is written as it is done */
} Lane;

/* The parent's view of a run.  Results are taken in the order of the jobs,
 * so the lane that is ahead waits when its pipe is full. */
struct PpidWorkerRun {
	const PpidWork *work;
	gpointer data;
	guint count;
	guint next;	      /* the job that is not done yet */
	const char *fallback; /* code, if it is tried again */
	guint spared;	      /* a job + 1 that SIGKILL was not held against */
	guint lane_count;
	Lane lanes[PPID_WORKER_LANES];
};

typedef PpidWorkerRun Run;

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
write_kept(PpidPipe *pipe)
{
	write_or_die(pipe->fd, pipe->kept->str, pipe->kept->len);
	g_string_truncate(pipe->kept, 0);
}

static void
send_frame(PpidPipe *pipe, guint32 kind, const char *bytes, gsize size)
{
	Head head = { pipe->index, kind, size };

	g_string_append_len(pipe->kept, (const char *)&head, sizeof(head));
	if (size <= KEEP_BACK) {
		g_string_append_len(pipe->kept, bytes, (gssize)size);
	} else {
		write_kept(pipe);
		write_or_die(pipe->fd, bytes, size);
	}
	if (pipe->kept->len > KEEP_BACK)
		write_kept(pipe);
}

void
ppid_pipe_send(PpidPipe *pipe, const char *bytes, gsize size)
{
	send_frame(pipe, FRAME_DATA, bytes, size);
}

static void
do_jobs(const Run *run, const Lane *lane, PpidPipe *pipe)
{
	const PpidWork *work = run->work;
	guint cpu = work->cpu_seconds > 0 ? work->cpu_seconds
					  : PPID_WORKER_CPU_SECONDS;
	const char *fallback = pipe->index == run->next ? run->fallback : NULL;
	unsigned int before = ppid_sandbox_cpu_used();

	ppid_sandbox_cpu(before, cpu);
	for (; pipe->index < run->count; pipe->index += run->lane_count) {
		unsigned int used = ppid_sandbox_cpu_used();

		/* slow work must not look like silence */
		if (used != before) {
			ppid_sandbox_cpu(used, cpu);
			write_kept(pipe);
		}
		before = used;
		work->work(pipe->index, fallback, pipe, run->data);
		send_frame(pipe, FRAME_DONE, "", 0);
		if (lane->singly)
			write_kept(pipe);
		fallback = NULL;
	}
	write_kept(pipe);
}

static void
be_child(const Run *run, const Lane *lane, guint job, int fd)
{
	const PpidWork *work = run->work;
	PpidPipe pipe = { fd, job, g_string_sized_new(2 * KEEP_BACK) };
	int *keep = g_new(int, work->keep_count + 1);

	if (work->keep_count > 0)
		memcpy(keep, work->keep, work->keep_count * sizeof(int));
	keep[work->keep_count] = fd;
	signal(SIGXCPU, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	if (work->prepare != NULL)
		work->prepare(run->data);
	ppid_sandbox_enter(keep, work->keep_count + 1, work->rules);
	do_jobs(run, lane, &pipe);
	_exit(0);
}

/* How a child died.  @killed: of a SIGKILL that is not ours: the
 * administrator's, or the kernel's when memory is short; nothing says that
 * it was the fault of the job.  The same text, told apart by address. */
static const char gone[] = "pengurai-gugur";
static const char killed[] = "pengurai-gugur";

/* --- the parent -------------------------------------------------------------- */

/* Starts the lane of @job with that job. */
static bool
start(Run *run, guint job, GError **error)
{
	Lane *lane = &run->lanes[job % run->lane_count];
	int fds[2];

	if (pipe2(fds, O_CLOEXEC) != 0) {
		int err = errno;

		g_set_error(error, PPID_ERROR, PPID_ERROR_OS,
			    "cannot make a pipe: %s", g_strerror(err));
		return false;
	}
	lane->pid = fork();
	if (lane->pid == 0)
		be_child(run, lane, job, fds[1]);
	close(fds[1]);
	lane->fd = fds[0];
	lane->code = NULL;
	lane->taken = 0;
	g_byte_array_set_size(lane->buffer, 0);
	if (lane->pid < 0) {
		int err = errno;

		lane->pid = 0;
		close(fds[0]);
		g_set_error(error, PPID_ERROR, PPID_ERROR_OS,
			    "cannot start the parser: %s", g_strerror(err));
		return false;
	}
	return true;
}

/* Waits for octets.  False: the child is gone or was killed. */
static bool
receive(const Run *run, Lane *lane, guint *ticks)
{
	guint patience = run->work->wait_seconds > 0
				 ? run->work->wait_seconds
				 : PPID_WORKER_WAIT_SECONDS;
	struct pollfd p = { lane->fd, POLLIN, 0 };
	guint have;
	ssize_t n;
	int rc = poll(&p, 1, TICK_MS);

	if (rc == 0 && ++*ticks >= patience) {
		lane->code = "batas-waktu";
		return false;
	}
	if (rc <= 0)
		return true;
	if (lane->taken > 0)
		g_byte_array_remove_range(lane->buffer, 0, (guint)lane->taken);
	lane->taken = 0;
	have = lane->buffer->len;
	g_byte_array_set_size(lane->buffer, have + READ_SIZE);
	do {
		n = read(lane->fd, lane->buffer->data + have, READ_SIZE);
	} while (n < 0 && errno == EINTR);
	g_byte_array_set_size(lane->buffer, have + (guint)MAX(n, 0));
	return n > 0;
}

/* One frame of the job at hand.  *@taken_out: its octets, 0 if it is not
 * whole.  False with @error set: end the run; without: it is nonsense. */
static bool
take_frame(Run *run, Lane *lane, gsize *taken_out, GError **error)
{
	gsize have = lane->buffer->len - lane->taken;
	const char *bytes;
	Head head;

	*taken_out = 0;
	if (have < sizeof(head))
		return true;
	memcpy(&head, lane->buffer->data + lane->taken, sizeof(head));
	if (head.index != run->next || head.size > PPID_WORKER_FRAME_MAX ||
	    (head.kind != FRAME_DATA && head.kind != FRAME_DONE)) {
		lane->code = gone;
		return false;
	}
	if (have - sizeof(head) < head.size)
		return true;
	bytes = (const char *)lane->buffer->data + lane->taken + sizeof(head);
	*taken_out = sizeof(head) + head.size;
	if (head.kind == FRAME_DATA)
		return run->work->frame(run->next, bytes, head.size,
					run->data, error);
	run->next++;
	run->fallback = NULL;
	return run->work->done(head.index, run->data, error);
}

/* The job at hand, as far as its lane comes.  False: the child is gone or
 * talks nonsense, or @error is set. */
static bool
take_job(Run *run, Lane *lane, GError **error)
{
	guint job = run->next, ticks = 0;
	gsize taken;

	do {
		do {
			if (!take_frame(run, lane, &taken, error))
				return false;
			lane->taken += taken;
			if (run->next != job)
				return true;
		} while (taken > 0);
	} while (receive(run, lane, &ticks));
	return false;
}

/* Ends the child; the code of its death. */
static const char *
reap(Lane *lane, bool kill_it)
{
	int status = 0;

	if (lane->pid == 0)
		return NULL;
	close(lane->fd);
	if (kill_it)
		kill(lane->pid, SIGKILL);
	while (waitpid(lane->pid, &status, 0) < 0 && errno == EINTR)
		;
	lane->pid = 0;
	if (lane->code != NULL)
		return lane->code;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		return "batas-waktu";
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		return killed;
	return gone;
}

/* The child of the job at hand died.  False with @error set: end the run. */
static bool
recover(Run *run, Lane *lane, GError **error)
{
	const char *code = reap(lane, true);

	if (!lane->singly) {
		/* which job it was is not known: what was kept back is lost
		 * and the rest is done again, each job by itself */
		lane->singly = true;
	} else if (run->fallback == NULL && code == killed &&
		   run->spared != run->next + 1) {
		run->spared = run->next + 1;
	} else if (run->fallback == NULL) {
		run->fallback = code;
	} else {
		code = run->fallback;
		run->fallback = NULL;
		return run->work->lost(run->next++, code, run->data, error);
	}
	run->work->again(run->next, run->data);
	return true;
}

static bool
run_next(Run *run, GError **error)
{
	Lane *lane = &run->lanes[run->next % run->lane_count];
	g_autoptr(GError) local = NULL;

	if (lane->pid == 0 && !start(run, run->next, error))
		return false;
	if (take_job(run, lane, &local))
		return true;
	if (local == NULL)
		return recover(run, lane, error);
	g_propagate_error(error, g_steal_pointer(&local));
	return false;
}

static guint
lanes(void)
{
	return MIN(PPID_WORKER_LANES, g_get_num_processors());
}

static void
end_lanes(Run *run, bool kill_them)
{
	for (guint i = 0; i < run->lane_count; i++) {
		reap(&run->lanes[i], kill_them);
		g_byte_array_unref(run->lanes[i].buffer);
	}
	g_free(run);
}

PpidWorkerRun *
ppid_worker_begin(guint count, const PpidWork *work, gpointer data,
		  GError **error)
{
	Run *run = g_new0(Run, 1);
	bool ok = true;

	run->work = work;
	run->data = data;
	run->count = count;
	run->lane_count = MIN(count, work->in_turn ? 1 : lanes());
	for (guint i = 0; i < run->lane_count; i++) {
		run->lanes[i].buffer = g_byte_array_new();
		run->lanes[i].singly = work->in_turn;
	}
	for (guint i = 0; i < run->lane_count && ok; i++)
		ok = start(run, i, error);
	if (ok)
		return run;
	end_lanes(run, true);
	return NULL;
}

bool
ppid_worker_end(PpidWorkerRun *run, GError **error)
{
	bool ok = true;

	while (ok && run->next < run->count)
		ok = run_next(run, error);
	end_lanes(run, !ok);
	return ok;
}

void
ppid_worker_cancel(PpidWorkerRun *run)
{
	if (run != NULL)
		end_lanes(run, true);
}

bool
ppid_worker_run(guint count, const PpidWork *work, gpointer data,
		GError **error)
{
	PpidWorkerRun *run = ppid_worker_begin(count, work, data, error);

	return run != NULL && ppid_worker_end(run, error);
}
