/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-secret.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ppid-error.h"

#define LIMIT 1000
#define REAP_US 10000 /* between two looks whether a command has ended */

struct PpidSecret {
	char text[LIMIT + 2];
};

static void
wipe(void *bytes, gsize size)
{
#ifdef HAVE_EXPLICIT_BZERO
	explicit_bzero(bytes, size);
#else
	volatile char *p = bytes;

	while (size-- > 0)
		*p++ = 0;
#endif
}

void
ppid_secret_free(PpidSecret *secret)
{
	if (secret == NULL)
		return;
	wipe(secret, sizeof(*secret));
	g_free(secret);
}

const char *
ppid_secret_text(const PpidSecret *secret)
{
	return secret->text;
}

static bool
refuse(GError **error, PpidError code, const char *name, const char *why)
{
	g_set_error(error, PPID_ERROR, code, "'%s': %s", name, why);
	return false;
}

/* Milliseconds until @deadline, monotonic; -1, for ever, if that is 0. */
static int
left(gint64 deadline)
{
	gint64 us;

	if (deadline == 0)
		return -1;
	us = deadline - g_get_monotonic_time();
	return us > 0 ? (int)((us + 999) / 1000) : 0;
}

/* Until there is something to read, or the end. */
static bool
wait_readable(int fd, const char *name, gint64 deadline, GError **error)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	for (;;) {
		int ms = left(deadline), ready = poll(&p, 1, ms);

		if (ready > 0)
			return true;
		if (ready < 0 && errno != EINTR)
			return ppid_error_set_errno(error, errno,
						    "cannot read '%s'", name);
		if (ms == 0)
			return refuse(error, PPID_ERROR_TEMP, name,
				      "the password command does not end");
	}
}

/* The first line of @fd; the rest is read and dropped, so that a program
 * that writes more does not die of SIGPIPE. */
static bool
read_line(int fd, const char *name, gint64 deadline, PpidSecret *secret,
	  GError **error)
{
	gsize n = 0;
	char *end;

	for (;;) {
		char rest[256];
		bool full = n > LIMIT;
		ssize_t got;

		if (!wait_readable(fd, name, deadline, error))
			return false;
		got = full ? read(fd, rest, sizeof(rest))
			   : read(fd, secret->text + n, LIMIT + 1 - n);
		wipe(rest, sizeof(rest));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return ppid_error_set_errno(error, errno,
						    "cannot read '%s'", name);
		if (got == 0)
			break;
		if (!full)
			n += (gsize)got;
	}
	end = memchr(secret->text, '\n', n);
	if (end == NULL && n > LIMIT)
		return refuse(error, PPID_ERROR_CONFIG, name,
			      "the first line is too long for a password");
	n = end != NULL ? (gsize)(end - secret->text) : n;
	if (n > 0 && secret->text[n - 1] == '\r')
		n--;
	wipe(secret->text + n, sizeof(secret->text) - n);
	if (n == 0 || strlen(secret->text) != n)
		return refuse(error, PPID_ERROR_CONFIG, name,
			      "the first line holds no password");
	return true;
}

static bool
check_file(int fd, const char *path, GError **error)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return ppid_error_set_errno(error, errno, "cannot stat '%s'",
					    path);
	if (!S_ISREG(st.st_mode))
		return refuse(error, PPID_ERROR_CONFIG, path,
			      "not a regular file");
	if ((st.st_mode & 077) != 0)
		return refuse(error, PPID_ERROR_CONFIG, path,
			      "others may read the password: chmod 0600");
	return true;
}

PpidSecret *
ppid_secret_from_file(const char *path, GError **error)
{
	g_autoptr(PpidSecret) secret = g_new0(PpidSecret, 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool ok;

	if (fd < 0) {
		ppid_error_set_errno(error, errno, "cannot open '%s'", path);
		return NULL;
	}
	ok = check_file(fd, path, error) && read_line(fd, path, 0, secret, error);
	close(fd);
	return ok ? g_steal_pointer(&secret) : NULL;
}

static void
kill_and_reap(GPid pid)
{
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	g_spawn_close_pid(pid);
}

/* A command that closes its output may still run on. */
static bool
reap(GPid pid, const char *name, gint64 deadline, GError **error)
{
	int status = 0;
	pid_t got;

	while ((got = waitpid(pid, &status, WNOHANG)) == 0 &&
	       left(deadline) != 0)
		g_usleep(REAP_US);
	if (got == 0) {
		kill_and_reap(pid);
		return refuse(error, PPID_ERROR_TEMP, name,
			      "the password command does not end");
	}
	g_spawn_close_pid(pid);
	if (got < 0)
		return ppid_error_set_errno(error, errno,
					    "cannot wait for '%s'", name);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	return refuse(error, PPID_ERROR_TEMP, name,
		      "the password command failed");
}

PpidSecret *
ppid_secret_from_command(const char *command, guint seconds, GError **error)
{
	g_autoptr(PpidSecret) secret = g_new0(PpidSecret, 1);
	g_autoptr(GError) local = NULL;
	g_autoptr(GError) unread = NULL;
	g_auto(GStrv) argv = NULL;
	gint64 deadline =
		g_get_monotonic_time() + (gint64)seconds * G_USEC_PER_SEC;
	GPid pid;
	int fd;
	bool ok;

	if (!g_shell_parse_argv(command, NULL, &argv, &local) ||
	    !g_spawn_async_with_pipes(
		    NULL, argv, NULL,
		    G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
		    &pid, NULL, &fd, NULL, &local)) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "sandi-perintah: %s", local->message);
		return NULL;
	}
	ok = read_line(fd, argv[0], deadline, secret, &unread);
	close(fd);
	/* that it failed says more than that it wrote nothing */
	if (!reap(pid, argv[0], deadline, error))
		return NULL;
	if (ok)
		return g_steal_pointer(&secret);
	g_propagate_error(error, g_steal_pointer(&unread));
	return NULL;
}
