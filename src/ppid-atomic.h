/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-atomic.h - files that are there whole or not at all
 *
 * Temporary names are unique and opened O_EXCL|O_NOFOLLOW: two programs that
 * shared one published an empty file (reliability.md F12).  After a failed
 * fsync nothing is retried on that descriptor: the kernel may have dropped
 * the pages, so the file is removed and the caller begins again.
 */
#ifndef PPID_ATOMIC_H
#define PPID_ATOMIC_H

#include <stdbool.h>
#include <sys/types.h>
#include <glib.h>

/**
 * ppid_atomic_tmp:
 * @dir: folder to make the file in
 * @path_out: (out) (transfer full): the path of the new file, mode 0640
 * @error: by errno
 *
 * Returns: a write descriptor owned by the caller, or -1.
 */
int
ppid_atomic_tmp(const char *dir, char **path_out,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_atomic_write:
 * @path: final name; its folder must exist
 * @data: (borrowed): @size bytes, may hold NUL
 * @size: in bytes
 * @error: by errno; the old file is then still there, whole
 *
 * Writes a temporary file beside @path, fsyncs it, renames it over @path and
 * fsyncs the folder.
 */
bool
ppid_atomic_write(const char *path, const void *data, gsize size,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_atomic_publish:
 * @tmp: a file that the caller has written and fsynced and closed
 * @path: final name, in a folder of the same file system
 * @existed_out: (out) (nullable): true if @path was there already: @tmp is
 *     then removed and @path left as it was
 * @error: by errno; @tmp is removed
 *
 * Renames without replacing, then fsyncs the folder of @path.
 */
bool
ppid_atomic_publish(const char *tmp, const char *path, bool *existed_out,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_atomic_rename:
 * @from, @to: paths on one file system; @to is replaced
 * @error: by errno
 *
 * Renames and fsyncs the folder of @to.
 */
bool
ppid_atomic_rename(const char *from, const char *to,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_rename_new:
 * @from: a file, or a folder; of folders the caller must hold a lock
 * @to: on the same file system
 *
 * rename() that never replaces; nothing is synced.
 *
 * Returns: 0, or -1 and errno: EEXIST if @to was there already.
 */
int
ppid_rename_new(const char *from,
		const char *to) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_fsync_dir:
 * @dir: a folder whose entries must survive a power cut
 */
bool
ppid_fsync_dir(const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_write_all:
 * @fd: descriptor; short writes and EINTR are continued
 * @name: for the message
 */
bool
ppid_write_all(int fd, const void *data, gsize size, const char *name,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_sync_close:
 * @fd: closed in any case
 * @name: for the message
 *
 * fsync() and close(), both checked.
 */
bool
ppid_sync_close(int fd, const char *name,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_mkdir:
 * @path: folder, made with its parents, mode 0750, each parent fsynced
 */
bool
ppid_mkdir(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_ATOMIC_H */
