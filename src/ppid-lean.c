/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-lean.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE 65536
/* RFC 2046 5.1.1: a boundary has at most 70 characters; mailers err. */
#define BOUNDARY_MAX 200

typedef enum {
	OUTSIDE, /* in front of or behind the parts of a multipart */
	HEADER,
	BODY,
} State;

/* A multipart that is open. */
typedef struct {
	char *boundary;
	int part;
	int children;
} Level;

typedef struct {
	int fd;
	gint64 offset; /* of the line at hand */
	gint64 end;
	char *buffer;
	gsize from, to; /* what of the buffer is not taken yet */
	bool more;	/* the line at hand is the rest of a long one */
	gsize ending;	/* octets of the line end before it */
	GArray *levels; /* Level */
	GArray *parts;	/* PpidLeanPart */
	int max_parts, max_depth;
	State state;
	GString *header;
	gsize headers; /* octets of all of them */
	bool cut;
} Walk;

static void
clear_part(gpointer data)
{
	PpidLeanPart *part = data;

	g_free(part->number);
	ppid_headers_free(part->headers);
}

static void
clear_level(gpointer data)
{
	g_free(((Level *)data)->boundary);
}

/* --- lines ------------------------------------------------------------------ */

static void
fill(Walk *w)
{
	gint64 at = w->offset + (gint64)(w->to - w->from);

	memmove(w->buffer, w->buffer + w->from, w->to - w->from);
	w->to -= w->from;
	w->from = 0;
	while (w->to < BUFFER_SIZE && at < w->end) {
		gsize room = (gsize)MIN((gint64)(BUFFER_SIZE - w->to),
					w->end - at);
		ssize_t n = pread(w->fd, w->buffer + w->to, room, at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			w->end = at;
			break;
		}
		w->to += (gsize)n;
		at += n;
	}
}

/* The size of the next line with its end, or of a piece of it that fills
 * the buffer; 0 at the end. */
static gsize
next_line(Walk *w)
{
	const char *lf = memchr(w->buffer + w->from, '\n', w->to - w->from);

	if (lf == NULL) {
		fill(w);
		lf = memchr(w->buffer, '\n', w->to);
	}
	return lf != NULL ? (gsize)(lf - w->buffer) + 1 - w->from
			  : w->to - w->from;
}

static gsize
ending_of(const char *line, gsize size)
{
	if (size == 0 || line[size - 1] != '\n')
		return 0;
	return size > 1 && line[size - 2] == '\r' ? 2 : 1;
}

/* --- parts ------------------------------------------------------------------- */

static char *
boundary_of(const char *type, gsize size)
{
	PpidWordContext context = { NULL, NULL, NULL };
	const char *p = type + strspn(type, " \t\r\n\"");
	char *boundary;

	if (g_ascii_strncasecmp(p, "multipart/", 10) != 0)
		return NULL;
	boundary = ppid_header_param(type, size, "boundary", &context);
	if (boundary != NULL && (*boundary == '\0' ||
				 strlen(boundary) > BOUNDARY_MAX))
		g_clear_pointer(&boundary, g_free);
	return boundary;
}

static void
open_level(Walk *w, char *boundary)
{
	Level level = { boundary, (int)w->parts->len - 1, 0 };

	g_array_append_val(w->levels, level);
	g_array_index(w->parts, PpidLeanPart, level.part).multipart = true;
	w->state = OUTSIDE;
}

static void
close_part(Walk *w, gint64 end)
{
	PpidLeanPart *part = &g_array_index(w->parts, PpidLeanPart,
					    w->parts->len - 1);

	if (w->state == BODY)
		part->end = MAX(end, part->start);
	w->state = OUTSIDE;
}

/* The header of a part is read: its body begins at @start. */
static void
begin_body(Walk *w, gint64 start)
{
	Level *level = &g_array_index(w->levels, Level, w->levels->len - 1);
	const char *parent =
		g_array_index(w->parts, PpidLeanPart, level->part).number;
	PpidLeanPart part = { NULL, level->part, false, NULL, start, start };
	const PpidHeader *type;
	char *boundary = NULL;

	level->children++;
	part.number = g_str_equal(parent, "0")
			      ? g_strdup_printf("%d", level->children)
			      : g_strdup_printf("%s.%d", parent,
						level->children);
	part.headers = ppid_headers_parse(w->header->str, w->header->len,
					  NULL);
	type = ppid_headers_get(part.headers, "Content-Type", 0);
	g_array_append_val(w->parts, part);
	w->state = BODY;
	if (type != NULL)
		boundary = boundary_of(type->value, type->size);
	if (boundary != NULL && (int)w->levels->len < w->max_depth) {
		open_level(w, boundary);
	} else {
		w->cut = w->cut || boundary != NULL;
		g_free(boundary);
	}
}

static void
begin_part(Walk *w)
{
	if ((int)w->parts->len >= w->max_parts) {
		w->cut = true;
		return;
	}
	g_string_truncate(w->header, 0);
	w->state = HEADER;
}

static void
take_header(Walk *w, const char *line, gsize size)
{
	gsize ending = w->more ? 0 : ending_of(line, size);

	if (w->headers + size <= PPID_LEAN_HEADERS &&
	    w->header->len + size <= PPID_LEAN_HEADER) {
		g_string_append_len(w->header, line, (gssize)size);
		w->headers += size;
	}
	if (ending > 0 && ending == size)
		begin_body(w, w->offset + (gint64)size);
}

/* --- delimiters -------------------------------------------------------------- */

static bool
is_delimiter(const char *line, gsize size, const char *boundary,
	     bool *closes_out)
{
	gsize n = strlen(boundary);

	if (size < n + 2 || memcmp(line + 2, boundary, n) != 0)
		return false;
	line += n + 2;
	size -= n + 2;
	*closes_out = size >= 2 && line[0] == '-' && line[1] == '-';
	for (gsize i = *closes_out ? 2 : 0; i < size; i++)
		if (!g_ascii_isspace(line[i]))
			return false;
	return true;
}

/* Is the line a delimiter of an open multipart?  Those inside it end. */
static bool
take_delimiter(Walk *w, const char *line, gsize size)
{
	bool closes = false;

	if (w->more || size < 3 || line[0] != '-' || line[1] != '-')
		return false;
	for (guint i = w->levels->len; i-- > 0;) {
		const Level *level = &g_array_index(w->levels, Level, i);

		if (!is_delimiter(line, size, level->boundary, &closes))
			continue;
		if (w->state == HEADER)
			begin_body(w, w->offset);
		close_part(w, w->offset - (gint64)w->ending);
		g_array_set_size(w->levels, i + (closes ? 0 : 1));
		if (!closes)
			begin_part(w);
		return true;
	}
	return false;
}

static void
run(Walk *w)
{
	gsize size;

	while (w->levels->len > 0 && (size = next_line(w)) > 0) {
		const char *line = w->buffer + w->from;

		if (!take_delimiter(w, line, size) && w->state == HEADER)
			take_header(w, line, size);
		w->ending = ending_of(line, size);
		w->more = w->ending == 0;
		w->from += size;
		w->offset += (gint64)size;
	}
	if (w->state == HEADER)
		begin_body(w, w->end);
	close_part(w, w->end);
}

GArray *
ppid_lean_walk(int fd, gint64 start, gint64 end, const char *type, int parts,
	       int depth, bool *cut_out)
{
	Walk w = { .fd = fd, .offset = start, .end = end,
		   .max_parts = parts, .max_depth = depth };
	PpidLeanPart top = { g_strdup("0"), -1, true, NULL, start, end };
	char *boundary = boundary_of(type, strlen(type));

	w.parts = g_array_new(FALSE, FALSE, sizeof(PpidLeanPart));
	g_array_set_clear_func(w.parts, clear_part);
	w.levels = g_array_new(FALSE, FALSE, sizeof(Level));
	g_array_set_clear_func(w.levels, clear_level);
	w.header = g_string_new(NULL);
	w.buffer = g_malloc(BUFFER_SIZE);
	g_array_append_val(w.parts, top);
	if (boundary != NULL) {
		open_level(&w, boundary);
		run(&w);
	}
	g_free(w.buffer);
	g_string_free(w.header, TRUE);
	g_array_unref(w.levels);
	*cut_out = w.cut;
	return w.parts;
}
