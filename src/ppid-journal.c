/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-atomic.h"
#include "ppid-error.h"

static bool
rotate(const char *path, guint files, GError **error)
{
	for (guint i = files; i > 0; i--) {
		g_autofree char *from = g_strdup_printf("%s.%u", path, i - 1);
		g_autofree char *to = g_strdup_printf("%s.%u", path, i);

		if (rename(i > 1 ? from : path, to) != 0 && errno != ENOENT)
			return ppid_error_set_errno(
				error, errno, "cannot rename to '%s'", to);
	}
	if (files == 0 && unlink(path) != 0)
		return ppid_error_set_errno(error, errno,
					    "cannot remove '%s'", path);
	return true;
}

static bool
make_room(const char *path, gsize size, guint octets, guint files,
	  bool *fresh_out, GError **error)
{
	struct stat info;

	*fresh_out = true;
	/* open() says what is wrong */
	if (lstat(path, &info) != 0)
		return true;
	if (!S_ISREG(info.st_mode)) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_CANTCREAT,
			    "'%s' is not a regular file", path);
		return false;
	}
	if (info.st_size > 0 && (guint64)info.st_size + size > octets)
		return rotate(path, files, error);
	*fresh_out = false;
	return true;
}

/* A line of a writer that was cut off has no end. */
static bool
is_torn(int fd)
{
	off_t end = lseek(fd, 0, SEEK_END);
	char last = '\n';

	return end > 0 && pread(fd, &last, 1, end - 1) == 1 && last != '\n';
}

bool
ppid_journal_append(const char *path, const char *line, guint octets,
		    guint files, GError **error)
{
	g_autofree char *whole = NULL;
	g_autofree char *dir = g_path_get_dirname(path);
	bool fresh;
	int fd;

	if (!make_room(path, strlen(line) + 1, octets, files, &fresh, error))
		return false;
	fd = open(path,
		  O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW |
			  O_NOCTTY,
		  0640);
	if (fd < 0)
		return ppid_error_set_errno(error, errno, "cannot open '%s'",
					    path);
	whole = g_strconcat(is_torn(fd) ? "\n" : "", line, NULL);
	if (!ppid_write_all(fd, whole, strlen(whole), path, error)) {
		close(fd);
		return false;
	}
	return ppid_sync_close(fd, path, error) &&
	       (!fresh || ppid_fsync_dir(dir, error));
}
