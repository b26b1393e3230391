/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-watch.h"

#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* "rchar: 4711" */
static bool
add_field(const char *text, const char *name, guint64 *sum)
{
	const char *at = strstr(text, name);

	if (at == NULL)
		return false;
	*sum += g_ascii_strtoull(at + strlen(name), NULL, 10);
	return true;
}

bool
ppid_watch_octets(const char *pid, guint64 *octets_out)
{
	g_autofree char *path = g_strdup_printf("/proc/%s/io", pid);
	g_autofree char *text = NULL;
	guint64 sum = 0;

	if (!g_file_get_contents(path, &text, NULL, NULL) ||
	    !add_field(text, "rchar: ", &sum) ||
	    !add_field(text, "wchar: ", &sum))
		return false;
	*octets_out = sum;
	return true;
}

guint
ppid_watch_waiting(const char *pid)
{
	g_autofree char *path = g_strdup_printf("/proc/%s/fd/0", pid);
	struct stat info;
	int waiting = 0;
	int fd;

	/* opening another thing than a pipe might do something */
	if (stat(path, &info) != 0 || !S_ISFIFO(info.st_mode))
		return 0;
	fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return 0;
	if (ioctl(fd, FIONREAD, &waiting) != 0)
		waiting = 0;
	close(fd);
	return (guint)MAX(waiting, 0);
}

guint
ppid_watch_culprit(const char *const *pids, guint n)
{
	guint first = n;

	for (guint i = n; i-- > 0;) {
		if (pids[i] == NULL)
			continue;
		if (ppid_watch_waiting(pids[i]) > 0)
			return i;
		first = i;
	}
	return first;
}

void
ppid_patience_look(PpidPatience *patience, gint64 now_us, bool moved,
		   guint64 mark)
{
	gint64 step = patience->last_us > 0 ? now_us - patience->last_us : 0;

	step = CLAMP(step, 0, PPID_PATIENCE_STEP_US);
	if (moved || mark != patience->mark)
		patience->quiet_us = 0;
	else
		patience->quiet_us += step;
	patience->total_us += step;
	patience->last_us = now_us;
	patience->mark = mark;
}
