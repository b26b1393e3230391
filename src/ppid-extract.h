/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-extract.h - the decoded octets of attachments
 *
 * In a sandboxed child, by the same walk as ppid-parse: part "2.1" here is
 * lampiran/@bagian "2.1" there, and its octets have its @sha256.
 */
#ifndef PPID_EXTRACT_H
#define PPID_EXTRACT_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-tree.h"

/**
 * PpidExtractFunc:
 * @part: (borrowed): number of the part
 * @bytes: (nullable) (borrowed): @size decoded octets
 * @end: true at the end of the part, with @size 0
 * @error: set it and return false to end the run
 *
 * Called in the calling process: any number of times with octets, then once
 * with @end; the parts come in the order in which they were asked for.
 */
typedef bool (*PpidExtractFunc)(const char *part, const char *bytes,
				gsize size, bool end, gpointer data,
				GError **error);

/**
 * ppid_extract_parts:
 * @fd: (borrowed): the raw message, a seekable file from its first octet to
 *     its end; its offset may move
 * @part_numbers: (borrowed): NULL-terminated; each once
 * @func: gets the octets
 * @error: PPID_ERROR_DATA if a part is not there, is no leaf, or the message
 *     cannot be read (the child died): what @func got is then void.
 *     PPID_ERROR_OS, or what @func set
 *
 * With the built-in limits of ppid-tree.h.  Holds one piece in memory, not a
 * part.
 */
bool
ppid_extract_parts(int fd, char **part_numbers, PpidExtractFunc func,
		   gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_EXTRACT_H */
