/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of ppid-mbox. */
#ifndef PPID_MBOX_PRIVATE_H
#define PPID_MBOX_PRIVATE_H

#include <stdbool.h>
#include <glib.h>

#define PPID_MBOX_FROM "From "
#define PPID_MBOX_LINE_MAX 1000 /* octets of a From_ line */

/* Seconds of the date in a From_ line; false if there is none. */
bool
ppid_mbox_line_date(const char *line, gsize size, gint64 *date_out);

typedef struct {
	GArray *starts; /* gint64: where each From_ line begins */
	bool quoted;	/* no line in them is a bare "From " */
} PpidMboxLengths;

/*
 * The messages of @fd, from its offset on, as their Content-Length has them.
 * Every one must have it, and it must end where the next From_ line with a
 * date or the file ends, give or take two empty lines: then who wrote the
 * file wrote it, and no sender.  One that is wrong, or one that is missing,
 * and it counts for nothing in the whole file.
 *
 * Returns: (transfer full) (nullable): NULL if it does not count, or @fd
 *     cannot seek.  Linear; the offset of @fd stays.
 */
PpidMboxLengths *
ppid_mbox_lengths(int fd);

void
ppid_mbox_lengths_free(PpidMboxLengths *lengths);

#endif /* PPID_MBOX_PRIVATE_H */
