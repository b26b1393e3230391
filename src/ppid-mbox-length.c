/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mboxcl and mboxcl2: where Content-Length may be believed. */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "ppid-mbox-private.h"

#define BUFFER_SIZE 65536
#define HEADER_MAX (1024 * 1024) /* octets that are looked through */
#define MESSAGES_MAX 10000000
#define FIELD "Content-Length:"
#define SPARE 4 /* octets of two empty lines, with CR */

typedef struct {
	int fd;
	char *buffer;
	gint64 offset; /* of the buffer in the file */
	gsize size;
	gint64 length; /* of the body at hand, -1: not said */
	bool bare;     /* a line "From " stands in a body */
} Walk;

/* Has the octets at @at, as many as the buffer takes; how many there are. */
static gsize
look(Walk *w, gint64 at, const char **bytes_out)
{
	gsize skip = (gsize)(at - w->offset);
	ssize_t n;

	if (at < w->offset || skip > w->size ||
	    w->size - skip < PPID_MBOX_LINE_MAX) {
		do {
			n = pread(w->fd, w->buffer, BUFFER_SIZE, at);
		} while (n < 0 && errno == EINTR);
		w->offset = at;
		w->size = (gsize)MAX(n, 0);
		skip = 0;
	}
	*bytes_out = w->buffer + skip;
	return w->size - skip;
}

/* The line at @at, cut at the end of the buffer; its octets, 0 at the end. */
static gsize
line_at(Walk *w, gint64 at, const char **line_out)
{
	gsize size = look(w, at, line_out);
	const char *lf = size > 0 ? memchr(*line_out, '\n', size) : NULL;

	return lf != NULL ? (gsize)(lf - *line_out) + 1 : size;
}

static bool
is_blank(const char *line, gsize size)
{
	return size == 1 ? *line == '\n' : size == 2 && *line == '\r';
}

static bool
is_from(const char *line, gsize size)
{
	const gsize n = strlen(PPID_MBOX_FROM);

	return size >= n && memcmp(line, PPID_MBOX_FROM, n) == 0;
}

static bool
is_separator(const char *line, gsize size)
{
	gint64 date;

	return is_from(line, size) && size <= PPID_MBOX_LINE_MAX &&
	       ppid_mbox_line_date(line, size, &date);
}

static void
take_length(Walk *w, const char *line, gsize size)
{
	const gsize n = strlen(FIELD);
	g_autofree char *value = NULL;
	char *end;
	gint64 length;

	if (w->length >= 0 || size <= n || size > PPID_MBOX_LINE_MAX ||
	    g_ascii_strncasecmp(line, FIELD, n) != 0)
		return;
	value = g_strstrip(g_strndup(line + n, size - n));
	length = g_ascii_strtoll(value, &end, 10);
	if (end != value && *end == '\0' && length >= 0)
		w->length = length;
}

/* Reads the header that begins at @at; where the body begins, or -1. */
static gint64
read_header(Walk *w, gint64 at)
{
	gint64 stop = at + HEADER_MAX;
	const char *line;
	gsize size;

	w->length = -1;
	while (at < stop && (size = line_at(w, at, &line)) > 0) {
		at += (gint64)size;
		if (is_blank(line, size))
			return at;
		take_length(w, line, size);
	}
	return -1;
}

/* Is there a bare "From " in the octets from @at to @end? */
static void
read_body(Walk *w, gint64 at, gint64 end)
{
	const char *line;
	gsize size;

	while (!w->bare && at < end && (size = line_at(w, at, &line)) > 0) {
		w->bare = is_from(line, size);
		at += (gint64)size;
	}
}

/* Where the next separator stands, at @at or behind empty lines; the end of
 * the file counts.  -1 if something else is there. */
static gint64
next_separator(Walk *w, gint64 at, bool *eof_out)
{
	gint64 stop = at + SPARE;
	const char *line;
	gsize size;

	while ((size = line_at(w, at, &line)) > 0) {
		*eof_out = false;
		if (is_separator(line, size))
			return at;
		if (!is_blank(line, size) || at >= stop)
			return -1;
		at += (gint64)size;
	}
	*eof_out = true;
	return at;
}

static bool
begins_line(Walk *w, gint64 at)
{
	const char *bytes;

	return look(w, at - 1, &bytes) > 0 && *bytes == '\n';
}

static bool
walk(Walk *w, gint64 at, gint64 end, GArray *starts)
{
	bool eof = false;

	at = next_separator(w, at, &eof);
	while (at >= 0 && !eof) {
		const char *line;
		gint64 body;

		if (starts->len >= MESSAGES_MAX)
			return false;
		g_array_append_val(starts, at);
		body = read_header(w, at + (gint64)line_at(w, at, &line));
		if (body < 0 || w->length < 0 || w->length > end - body)
			return false;
		read_body(w, body, body + w->length);
		at = next_separator(w, body + w->length, &eof);
		if (at >= 0 && !eof && !begins_line(w, at))
			return false;
	}
	return at >= 0 && starts->len > 0;
}

PpidMboxLengths *
ppid_mbox_lengths(int fd)
{
	gint64 start = lseek(fd, 0, SEEK_CUR), end;
	Walk w = { .fd = fd };
	g_autoptr(GArray) starts = NULL;
	PpidMboxLengths *lengths;
	bool good;

	if (start < 0 || (end = lseek(fd, 0, SEEK_END)) < 0 ||
	    lseek(fd, start, SEEK_SET) < 0)
		return NULL;
	starts = g_array_new(FALSE, FALSE, sizeof(gint64));
	w.buffer = g_malloc(BUFFER_SIZE);
	good = walk(&w, start, end, starts);
	g_free(w.buffer);
	if (!good)
		return NULL;
	lengths = g_new0(PpidMboxLengths, 1);
	lengths->starts = g_steal_pointer(&starts);
	lengths->quoted = !w.bare;
	return lengths;
}

void
ppid_mbox_lengths_free(PpidMboxLengths *lengths)
{
	if (lengths == NULL)
		return;
	g_array_unref(lengths->starts);
	g_free(lengths);
}
