/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-journal.h - a file of lines that only grows, up to a size
 *
 * A line is written at once and synced.  Before a line that would make the
 * file too large, FILE becomes FILE.1, FILE.1 becomes FILE.2 and so on; the
 * oldest goes away.
 */
#ifndef PPID_JOURNAL_H
#define PPID_JOURNAL_H

#include <stdbool.h>
#include <glib.h>

/**
 * ppid_journal_append:
 * @path: the file; made with mode 0640 by the umask
 * @line: (borrowed): ends with a line end, and has no other
 * @octets: how large the file may become, > 0; a single line that is larger
 *     has a file of its own
 * @files: how many old files are kept; 0 = none
 * @error: by errno; PPID_ERROR_CANTCREAT if @path is no regular file
 *
 * One writer at a time: the caller holds a lock.  Where a writer was cut
 * off, the new line still begins on a line of its own.  On return true it is
 * on stable storage.
 */
bool
ppid_journal_append(const char *path, const char *line, guint octets,
		    guint files, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_JOURNAL_H */
