/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-error.h - the one error domain, and its exit status
 *
 * A GError says that this run cannot go on.  Damage in a message is data:
 * it becomes <catatan> or <cacat> in the stream, never a GError.
 * Source of the codes: sysexits.h; the table in ppid(7), EXIT STATUS.
 */
#ifndef PPID_ERROR_H
#define PPID_ERROR_H

#include <stdbool.h>
#include <glib.h>

#define PPID_ERROR (ppid_error_quark())

/* The values are the exit status, so there is no table to keep in step. */
typedef enum {
	PPID_ERROR_USAGE = 64,	     /* bad option or operand */
	PPID_ERROR_DATA = 65,	     /* output complete, a record has a fault */
	PPID_ERROR_NOINPUT = 66,     /* a named input is absent */
	PPID_ERROR_UNAVAILABLE = 69, /* server or feature missing */
	PPID_ERROR_SOFTWARE = 70,    /* an invariant is broken: our bug */
	PPID_ERROR_OS = 71,	     /* fork, pipe, descriptor limits */
	PPID_ERROR_CANTCREAT = 73,   /* output folder not writable */
	PPID_ERROR_IO = 74,	     /* read or write failed; incomplete */
	PPID_ERROR_TEMP = 75,	     /* try again: lock, full disk, timeout */
	PPID_ERROR_PROTOCOL = 76,    /* truncated or malformed stream, server */
	PPID_ERROR_NOPERM = 77,	     /* login or permission refused */
	PPID_ERROR_CONFIG = 78,	     /* configuration or data file, with line */
} PpidError;

GQuark
ppid_error_quark(void);

/**
 * ppid_error_exit_status:
 * @error: (nullable): the error that ended the run, or NULL for success
 *
 * Returns: 0 for NULL; the code for our domain; 74 for G_FILE_ERROR and
 *     G_IO_ERROR; 70 for any other domain.
 */
int
ppid_error_exit_status(const GError *error);

/**
 * ppid_error_is_worse:
 * @a: an error
 * @b: (nullable): another, of another part of the same run
 *
 * Returns: true if the run should end with @a: any is worse than none, and
 *     what needs a person is worse than what only needs time (TEMP).
 */
bool
ppid_error_is_worse(const GError *a, const GError *b);

/**
 * ppid_error_set_errno:
 * @error: (out) (nullable): where to put the error
 * @err: a positive errno value
 * @format: what could not be done, lower case, no stop: "cannot open '%s'"
 *
 * Sets the code by @err: ENOENT, ENOTDIR = NOINPUT; EACCES, EPERM, EROFS =
 * NOPERM; ENOSPC, EDQUOT, EAGAIN, EBUSY = TEMP; EMFILE, ENFILE, ENOMEM = OS;
 * else IO.  The message is "FORMAT: TEXT OF ERR".
 *
 * Returns: always false, so that a caller may return it.
 */
bool
ppid_error_set_errno(GError **error, int err, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/**
 * ppid_error_mask:
 * @text: text that came from a mail or a server, any bytes
 *
 * Returns: (transfer full): @text as valid UTF-8, control characters and
 *     line ends as '?', at most 200 characters; free with g_free().
 */
char *
ppid_error_mask(const char *text);

#endif /* PPID_ERROR_H */
