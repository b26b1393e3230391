/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-rawstream.h - a stream for the MIME library that knows its octets
 *
 * A few lines of our own in front (the fields that make the structure), then
 * a region of a file.  The library keeps the content of a part as a piece of
 * its stream; a piece of this one tells where it lies in the file.  Reads
 * with pread(), so that the offset of the descriptor does not move.
 */
#ifndef PPID_RAWSTREAM_H
#define PPID_RAWSTREAM_H

#include <stdbool.h>

#include "ppid-gmime.h"

/**
 * ppid_rawstream_new:
 * @head: (borrowed): text in front, copied
 * @fd: (borrowed): seekable; stays open as long as the stream
 * @start, @end: the region, in octets of the file
 *
 * Returns: (transfer full): a stream at its beginning; it cannot be written.
 */
GMimeStream *
ppid_rawstream_new(const char *head, int fd, gint64 start, gint64 end);

/**
 * ppid_rawstream_span:
 * @stream: (borrowed) (nullable): any stream
 * @start_out, @end_out: (out): octets of the file, end not included
 *
 * Returns: false if @stream is not a piece of such a region: it was decoded
 *     or mended in memory.
 */
bool
ppid_rawstream_span(GMimeStream *stream, gint64 *start_out,
		    gint64 *end_out);

#endif /* PPID_RAWSTREAM_H */
