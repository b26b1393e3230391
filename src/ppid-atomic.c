/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-atomic.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-error.h"

#define FILE_MODE 0640
#define DIR_MODE 0750
#define TMP_TRIES 100

int
ppid_atomic_tmp(const char *dir, char **path_out, GError **error)
{
	for (int i = 0; i < TMP_TRIES; i++) {
		g_autofree char *path = g_strdup_printf(
			"%s/.tmp-%ld-%08x", dir, (long)getpid(),
			g_random_int());
		int fd = open(path,
			      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
				      O_CLOEXEC,
			      FILE_MODE);

		if (fd >= 0) {
			*path_out = g_steal_pointer(&path);
			return fd;
		}
		if (errno != EEXIST) {
			ppid_error_set_errno(error, errno,
					     "cannot create a file in '%s'",
					     dir);
			return -1;
		}
	}
	g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
		    "no free temporary name in '%s'", dir);
	return -1;
}

bool
ppid_write_all(int fd, const void *data, gsize size, const char *name,
	       GError **error)
{
	const char *p = data;

	while (size > 0) {
		ssize_t n = write(fd, p, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return ppid_error_set_errno(error, errno,
						    "cannot write '%s'", name);
		p += n;
		size -= (gsize)n;
	}
	return true;
}

bool
ppid_sync_close(int fd, const char *name, GError **error)
{
	if (fsync(fd) != 0) {
		int err = errno;

		close(fd);
		return ppid_error_set_errno(error, err, "cannot sync '%s'",
					    name);
	}
	if (close(fd) != 0)
		return ppid_error_set_errno(error, errno, "cannot close '%s'",
					    name);
	return true;
}

bool
ppid_fsync_dir(const char *dir, GError **error)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return ppid_error_set_errno(error, errno, "cannot open '%s'",
					    dir);
	return ppid_sync_close(fd, dir, error);
}

static bool
sync_parent(const char *path, GError **error)
{
	g_autofree char *dir = g_path_get_dirname(path);

	return ppid_fsync_dir(dir, error);
}

bool
ppid_atomic_rename(const char *from, const char *to, GError **error)
{
	if (rename(from, to) != 0)
		return ppid_error_set_errno(error, errno,
					    "cannot rename '%s' to '%s'", from,
					    to);
	return sync_parent(to, error);
}

bool
ppid_atomic_write(const char *path, const void *data, gsize size,
		  GError **error)
{
	g_autofree char *dir = g_path_get_dirname(path);
	g_autofree char *tmp = NULL;
	int fd = ppid_atomic_tmp(dir, &tmp, error);
	bool ok;

	if (fd < 0)
		return false;
	ok = ppid_write_all(fd, data, size, path, error);
	if (ok)
		ok = ppid_sync_close(fd, path, error);
	else
		close(fd);
	ok = ok && ppid_atomic_rename(tmp, path, error);
	if (!ok)
		unlink(tmp);
	return ok;
}

/* Where the kernel or the file system does not know RENAME_NOREPLACE. */
static int
rename_plain(const char *from, const char *to)
{
	if (!g_file_test(from, G_FILE_TEST_IS_DIR)) {
		if (link(from, to) != 0)
			return -1;
		unlink(from);
		return 0;
	}
	/* rename() replaces no folder that holds anything */
	if (g_file_test(to, G_FILE_TEST_EXISTS)) {
		errno = EEXIST;
		return -1;
	}
	return rename(from, to);
}

int
ppid_rename_new(const char *from, const char *to)
{
#ifdef HAVE_RENAMEAT2
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != ENOSYS && errno != EINVAL)
		return -1;
#endif
	return rename_plain(from, to);
}

bool
ppid_atomic_publish(const char *tmp, const char *path, bool *existed_out,
		    GError **error)
{
	bool existed = false;

	if (ppid_rename_new(tmp, path) != 0) {
		int err = errno;

		unlink(tmp);
		if (err != EEXIST)
			return ppid_error_set_errno(
				error, err, "cannot create '%s'", path);
		existed = true;
	}
	if (!sync_parent(path, error))
		return false;
	if (existed_out != NULL)
		*existed_out = existed;
	return true;
}

bool
ppid_mkdir(const char *path, GError **error)
{
	g_autofree char *parent = g_path_get_dirname(path);

	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		return true;
	if (!g_file_test(parent, G_FILE_TEST_IS_DIR) &&
	    !ppid_mkdir(parent, error))
		return false;
	if (mkdir(path, DIR_MODE) != 0 &&
	    (errno != EEXIST || !g_file_test(path, G_FILE_TEST_IS_DIR))) {
		int err = errno == EEXIST ? ENOTDIR : errno;

		return ppid_error_set_errno(error, err,
					    "cannot make the folder '%s'",
					    path);
	}
	return sync_parent(path, error);
}
