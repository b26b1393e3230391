/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-mbox.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-mbox-private.h"
#include "ppid-time.h"

#define FROM PPID_MBOX_FROM
#define LINE_LIMIT PPID_MBOX_LINE_MAX
#define LOOKAHEAD 4096	/* a From_ line and the next one */
#define BUFFER_SIZE 65536

typedef struct {
	int fd;
	const char *name;
	const PpidMboxFuncs *funcs;
	gpointer data;
	char *buffer;
	gsize start, end; /* what of the buffer is not consumed yet */
	bool eof;
	bool open;     /* a message has begun */
	char blank[2]; /* an empty line held back, or its size 0 */
	gsize blank_size;
	gint64 read;   /* offset in the file of the end of the buffer */
	const PpidMboxLengths *lengths; /* or NULL */
	guint next;    /* of its separators */
} Splitter;

/* --- the buffer ----------------------------------------------------------- */

/* Has LOOKAHEAD bytes at hand, or all that is left. */
static bool
fill(Splitter *s, GError **error)
{
	if (s->end - s->start >= LOOKAHEAD || s->eof)
		return true;
	memmove(s->buffer, s->buffer + s->start, s->end - s->start);
	s->end -= s->start;
	s->start = 0;
	while (s->end < BUFFER_SIZE && !s->eof) {
		ssize_t n =
			read(s->fd, s->buffer + s->end, BUFFER_SIZE - s->end);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return ppid_error_set_errno(
				error, errno, "cannot read '%s'", s->name);
		s->eof = n == 0;
		s->end += (gsize)n;
		s->read += n;
	}
	return true;
}

static bool
starts_with(const char *p, gsize size, const char *prefix)
{
	gsize n = strlen(prefix);

	return size >= n && memcmp(p, prefix, n) == 0;
}

/* Size of the line at @p with its LF; @size if there is none. */
static gsize
line_size(const char *p, gsize size)
{
	const char *lf = memchr(p, '\n', size);

	return lf != NULL ? (gsize)(lf - p) + 1 : size;
}

/* --- the From_ line ------------------------------------------------------- */

static int
month_of(const char *word)
{
	static const char *const names[] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun",
		"Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(word, names[i]) == 0)
			return (int)i + 1;
	return 0;
}

/* Exactly @min to @max digits. */
static bool
number(const char *word, gsize min, gsize max, int *value_out)
{
	gsize n = strspn(word, "0123456789");

	if (n < min || n > max || word[n] != '\0')
		return false;
	*value_out = (int)g_ascii_strtoll(word, NULL, 10);
	return true;
}

/* "hh:mm" or "hh:mm:ss" */
static bool
clock_of(const char *word, int clock_out[3])
{
	g_auto(GStrv) parts = g_strsplit(word, ":", 4);
	guint n = g_strv_length(parts);

	clock_out[2] = 0;
	if (n != 2 && n != 3)
		return false;
	for (guint i = 0; i < n; i++)
		if (!number(parts[i], 1, 2, &clock_out[i]))
			return false;
	return true;
}

static GTimeZone *
zone_of(const char *word)
{
	g_autofree char *offset = NULL;

	if (word == NULL || strcmp(word, "UTC") == 0 ||
	    strcmp(word, "GMT") == 0)
		return g_time_zone_new_utc();
	if (strlen(word) == 5 && (word[0] == '+' || word[0] == '-') &&
	    strspn(word + 1, "0123456789") == 4) {
		offset = g_strdup_printf("%.3s:%s", word, word + 3);
		word = offset;
	}
	return ppid_time_zone(word);
}

/* Words "Mmm dd hh:mm[:ss] [ZONE] yyyy [ZONE]"; false if they are not. */
static bool
date_of_words(char **w, gint64 *date_out)
{
	g_autoptr(GTimeZone) zone = NULL;
	g_autoptr(GDateTime) date = NULL;
	const char *zone_name = NULL;
	int month, day, year, clock[3];
	guint n = g_strv_length(w);

	if (n < 4 || n > 6 || (month = month_of(w[0])) == 0 ||
	    !number(w[1], 1, 2, &day) || !clock_of(w[2], clock))
		return false;
	if (number(w[3], 4, 4, &year))
		zone_name = w[4];
	else if (n >= 5 && number(w[4], 4, 4, &year))
		zone_name = w[3];
	else
		return false;
	zone = zone_of(zone_name);
	if (zone == NULL)
		return false;
	date = g_date_time_new(zone, year, month, day, clock[0], clock[1],
			       clock[2]);
	if (date == NULL)
		return false;
	*date_out = MAX(g_date_time_to_unix(date), 0);
	return true;
}

/* asctime() form somewhere after "From ADDRESS"; the address may hold
 * spaces, so every word is tried. */
bool
ppid_mbox_line_date(const char *line, gsize size, gint64 *date_out)
{
	static const char days[][4] = { "Mon", "Tue", "Wed", "Thu",
					"Fri", "Sat", "Sun" };
	g_autofree char *text = g_strndup(line, size);
	g_auto(GStrv) raw = g_strsplit_set(text, " \t\r\n", -1);
	g_autoptr(GPtrArray) words = g_ptr_array_new();

	for (char **p = raw; *p != NULL; p++)
		if (**p != '\0')
			g_ptr_array_add(words, *p);
	g_ptr_array_add(words, NULL);
	for (guint i = 0; i + 1 < words->len; i++)
		for (gsize d = 0; d < G_N_ELEMENTS(days); d++)
			if (g_ascii_strcasecmp(words->pdata[i], days[d]) == 0 &&
			    date_of_words((char **)words->pdata + i + 1,
					  date_out))
				return true;
	return false;
}

/* "Name:", or a quoted From_ line as some programs write behind the first. */
static bool
is_header(const char *p, gsize size)
{
	gsize n = 0;

	if (starts_with(p, size, ">" FROM))
		return true;
	while (n < size && p[n] > ' ' && p[n] < 127 && p[n] != ':')
		n++;
	return n > 0 && n < size && p[n] == ':';
}

/* A CR inside: lines that end with CR alone, the whole message in one. */
static bool
has_bare_cr(const char *line, gsize size)
{
	const char *cr = memchr(line, '\r', size);

	return cr != NULL && cr + 1 < line + size && cr[1] != '\n';
}

/* "From : ADDRESS" is a field in the old syntax (RFC 5322 4.5). */
static bool
is_field(const char *p, gsize size)
{
	gsize n = strlen(FROM);

	while (n < size && (p[n] == ' ' || p[n] == '\t'))
		n++;
	return n < size && p[n] == ':';
}

/* Does the next message begin at the start of the buffer, by the lengths? */
static bool
is_start(const Splitter *s)
{
	const GArray *starts = s->lengths->starts;
	gint64 at = s->read - (gint64)(s->end - s->start);

	return s->next < starts->len &&
	       at == g_array_index(starts, gint64, s->next);
}

/* Is the line at the start of the buffer a separator? */
static bool
is_separator(const Splitter *s, gsize *size_out, gint64 *date_out)
{
	const char *p = s->buffer + s->start;
	gsize size = s->end - s->start;
	gsize line;

	*date_out = 0;
	if (!starts_with(p, size, FROM))
		return false;
	line = line_size(p, size);
	*size_out = line;
	if (line > LINE_LIMIT || has_bare_cr(p, line) || is_field(p, line))
		return false;
	if (s->lengths != NULL)
		return is_start(s) && ppid_mbox_line_date(p, line, date_out);
	return ppid_mbox_line_date(p, line, date_out) || !s->open ||
	       (s->blank_size > 0 && is_header(p + line, size - line));
}

/* --- messages ------------------------------------------------------------- */

static bool
emit(Splitter *s, const char *bytes, gsize size, GError **error)
{
	return size == 0 || s->funcs->chunk(bytes, size, s->data, error);
}

static bool
flush_blank(Splitter *s, GError **error)
{
	gsize size = s->blank_size;

	s->blank_size = 0;
	return emit(s, s->blank, size, error);
}

static bool
finish(Splitter *s, GError **error)
{
	if (!s->open)
		return true;
	s->open = false;
	s->blank_size = 0;
	return s->funcs->end(s->data, error);
}

/* A '>' of "^>+From " is dropped.  A run that fills the lookahead is not
 * looked at further: no program writes it. */
static void
unquote(Splitter *s)
{
	const char *p = s->buffer + s->start;
	gsize size = s->end - s->start, n = 0;

	while (n < size && n < LOOKAHEAD && p[n] == '>')
		n++;
	if (n > 0 && starts_with(p + n, size - n, FROM))
		s->start++;
}

/* Passes on what is left of the line, however long. */
static bool
copy_line(Splitter *s, GError **error)
{
	for (;;) {
		const char *p = s->buffer + s->start;
		gsize size = line_size(p, s->end - s->start);
		bool ended = size > 0 && p[size - 1] == '\n';

		s->start += size;
		if (!emit(s, p, size, error))
			return false;
		if (ended)
			return true;
		if (!fill(s, error))
			return false;
		if (s->start == s->end)
			return true;
	}
}

static bool
take_blank(Splitter *s, gsize size, GError **error)
{
	if (!flush_blank(s, error))
		return false;
	memcpy(s->blank, s->buffer + s->start, size);
	s->blank_size = size;
	s->start += size;
	return true;
}

/* One line of the body of a message, or the begin of the next message. */
static bool
take_line(Splitter *s, GError **error)
{
	const char *p = s->buffer + s->start;
	gsize size = s->end - s->start, line;
	gint64 date;

	if (is_separator(s, &line, &date)) {
		s->start += line;
		s->next++;
		if (!finish(s, error))
			return false;
		s->open = true;
		return s->funcs->begin(date, s->data, error);
	}
	if (!s->open) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_DATA,
			    "'%s' is not an mbox: no line 'From '", s->name);
		return false;
	}
	if (p[0] == '\n')
		return take_blank(s, 1, error);
	if (starts_with(p, size, "\r\n"))
		return take_blank(s, 2, error);
	if (!flush_blank(s, error))
		return false;
	if (s->lengths == NULL || s->lengths->quoted)
		unquote(s);
	return copy_line(s, error);
}

bool
ppid_mbox_is(const char *bytes, gsize size)
{
	return starts_with(bytes, size, FROM);
}

static bool
split(Splitter *s, GError **error)
{
	for (;;) {
		if (!fill(s, error))
			return false;
		if (s->start == s->end)
			return finish(s, error);
		if (!take_line(s, error))
			return false;
	}
}

bool
ppid_mbox_split(int fd, const char *name, const PpidMboxFuncs *funcs,
		gpointer data, GError **error)
{
	g_autofree char *buffer = g_malloc(BUFFER_SIZE);
	PpidMboxLengths *lengths = ppid_mbox_lengths(fd);
	Splitter s = { .fd = fd,
		       .name = name,
		       .funcs = funcs,
		       .data = data,
		       .buffer = buffer,
		       .lengths = lengths };
	bool ok;

	if (lengths != NULL)
		s.read = lseek(fd, 0, SEEK_CUR);
	ok = split(&s, error);
	ppid_mbox_lengths_free(lengths);
	return ok;
}
