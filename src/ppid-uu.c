/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-uu.h"

#include <string.h>

#define BEGIN "begin "
#define YBEGIN "=ybegin "
#define YENC_LINE 200 /* octets of a "=ybegin" line that are looked at */
#define NAME_MAX_OCTETS 255

typedef struct {
	const char *start;
	gsize size; /* without the line end */
	gsize next; /* offset of the next line */
} Line;

static Line
line_at(const char *text, gsize size, gsize at)
{
	const char *nl = memchr(text + at, '\n', size - at);
	Line line = { text + at, size - at, size };

	if (nl != NULL) {
		line.size = (gsize)(nl - text) - at;
		line.next = (gsize)(nl - text) + 1;
	}
	while (line.size > 0 && line.start[line.size - 1] == '\r')
		line.size--;
	return line;
}

static bool
begins_with(Line line, const char *word)
{
	gsize n = strlen(word);

	return line.size > n && memcmp(line.start, word, n) == 0;
}

/* "begin 644 NAME": the length of what stands before NAME, or 0. */
static gsize
begin_size(Line line)
{
	gsize n = strlen(BEGIN), digits = 0;

	if (!begins_with(line, BEGIN))
		return 0;
	while (n + digits < line.size && line.start[n + digits] >= '0' &&
	       line.start[n + digits] <= '7')
		digits++;
	n += digits;
	if (digits < 3 || digits > 4 || n >= line.size ||
	    line.start[n] != ' ')
		return 0;
	return n + 1;
}

/* Does the first character count the others?  Blanks at the end may be lost
 * on the way, and some encoders write a check character more. */
static bool
is_data(Line line)
{
	gsize count, whole;

	if (line.size == 0 || line.start[0] < ' ' || line.start[0] > '`')
		return false;
	count = ((gsize)line.start[0] - ' ') & 0x3F;
	whole = 1 + (count + 2) / 3 * 4;
	for (gsize i = 1; i < line.size; i++)
		if (line.start[i] < ' ' || line.start[i] > '`')
			return false;
	return count <= 45 && line.size <= whole + 1 &&
	       (count == 0 || line.size * 2 > whole);
}

static gsize
find_end(const char *text, gsize size, gsize at)
{
	while (at < size) {
		Line line = line_at(text, size, at);

		at = line.next;
		if (line.size == 3 && memcmp(line.start, "end", 3) == 0)
			return at;
	}
	return size;
}

void
ppid_uu_clear(PpidUu *uu)
{
	g_clear_pointer(&uu->name, g_free);
}

bool
ppid_uu_find(const char *text, gsize size, gsize from, PpidUu *uu)
{
	ppid_uu_clear(uu);
	while (from < size) {
		Line line = line_at(text, size, from);
		gsize n = begin_size(line);

		if (n > 0 && line.next < size &&
		    is_data(line_at(text, size, line.next))) {
			uu->start = from;
			uu->end = find_end(text, size, line.next);
			uu->name = g_strndup(
				line.start + n,
				MIN(line.size - n, NAME_MAX_OCTETS));
			return true;
		}
		from = line.next;
	}
	return false;
}

bool
ppid_uu_has_yenc(const char *text, gsize size)
{
	for (gsize at = 0; at < size;) {
		Line line = line_at(text, size, at);

		if (begins_with(line, YBEGIN) &&
		    g_strstr_len(line.start,
				 (gssize)MIN(line.size, YENC_LINE),
				 " size=") != NULL)
			return true;
		at = line.next;
	}
	return false;
}
