/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-prescan.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "ppid-error.h"

#define BUFFER_SIZE (128 * 1024)

typedef struct {
	PpidPrescan *scan;
	gint64 offset;	  /* of the line at hand */
	bool in_header;
	bool in_address;  /* the open field of the body has addresses */
	gint64 colons, length;
	gint64 folded;
	/* what stands between two "--" lines */
	bool part_header; /* the fields of a part */
	bool loose;	  /* text that belongs to no part */
	gint64 loose_start;
} Scanner;

static bool
has_name(const char *p, const char *end, const char *name)
{
	gsize n = strlen(name);

	if ((gsize)(end - p) <= n || g_ascii_strncasecmp(p, name, n) != 0)
		return false;
	for (p += n; p < end && (*p == ' ' || *p == '\t'); p++)
		;
	return p < end && *p == ':';
}

static bool
is_address_field(const char *p, const char *end)
{
	static const char *const names[] = {
		"to", "cc", "bcc", "from", "sender", "reply-to", "resent-to",
		"resent-cc", "resent-from", "resent-sender", "resent-bcc",
		"resent-reply-to", "disposition-notification-to",
		"mail-followup-to", "mail-reply-to", "return-receipt-to",
		"errors-to", "apparently-to",
	};

	if (p >= end || strchr("tcbfsrdmeaTCBFSRDMEA", *p) == NULL ||
	    *p == '\0')
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (has_name(p, end, names[i]))
			return true;
	return false;
}

static gint64
count_char(const char *p, const char *end, char c)
{
	gint64 n = 0;

	while ((p = memchr(p, c, (gsize)(end - p))) != NULL) {
		n++;
		p++;
	}
	return n;
}

/* How often @word stands right before a @mark. */
static gint64
count_before(const char *start, const char *end, char mark, const char *word)
{
	gsize n = strlen(word);
	const char *p = start;
	gint64 count = 0;

	while ((p = memchr(p, mark, (gsize)(end - p))) != NULL) {
		if ((gsize)(p - start) >= n &&
		    g_ascii_strncasecmp(p - n, word, n) == 0)
			count++;
		p++;
	}
	return count;
}

/* A line of the body, or @more of a line that is longer than the buffer. */
static void
scan_field(Scanner *s, const char *p, const char *end, bool more)
{
	PpidPrescan *scan = s->scan;
	bool folded = p < end && (*p == ' ' || *p == '\t');

	if (!more && !folded) {
		s->in_address = is_address_field(p, end);
		s->colons = s->length = s->folded = 0;
	}
	s->folded += end - p;
	scan->field_size = MAX(scan->field_size, folded ? s->folded : 0);
	if (!s->in_address)
		return;
	s->colons += count_char(p, end, ':');
	s->length += end - p;
	scan->address_colons = MAX(scan->address_colons, s->colons);
	scan->address_size = MAX(scan->address_size, s->length);
}

/* "--boundary--" */
static bool
is_closing(const char *p, const char *end)
{
	while (end > p && g_ascii_isspace(end[-1]))
		end--;
	return end - p > 4 && end[-1] == '-' && end[-2] == '-';
}

/* How much text stands in front of or behind the parts of a multipart? */
static void
scan_loose(Scanner *s, const char *p, const char *end, bool dash)
{
	if (dash) {
		s->loose = is_closing(p, end);
		s->part_header = !s->loose;
		s->loose_start = s->offset;
	} else if (s->part_header) {
		if (p == end || (end - p == 1 && *p == '\r')) {
			s->part_header = false;
			s->loose_start = s->offset;
		} else if (count_before(p, end, '/', "multipart") > 0) {
			s->loose = true;
		}
	} else if (s->loose) {
		s->scan->loose = MAX(s->scan->loose, s->offset + (end - p) -
							     s->loose_start);
	}
}

static void
scan_line(Scanner *s, const char *p, const char *end, bool more)
{
	bool dash = !more && end - p >= 2 && p[0] == '-' && p[1] == '-';

	PpidPrescan *scan = s->scan;

	scan->boundaries += count_before(p, end, '=', "boundary");
	scan->messages += count_before(p, end, '/', "message");
	if (s->in_header) {
		if (!more && s->offset > 0 &&
		    (p == end || (end - p == 1 && *p == '\r'))) {
			s->in_header = false;
			scan->header_end = s->offset + (end - p) + 1;
			s->loose = true;
			s->loose_start = scan->header_end;
		}
		return;
	}
	if (dash)
		scan->dash_lines++;
	scan_loose(s, p, end, dash);
	scan_field(s, p, end, more);
}

static ssize_t
read_at(int fd, char *buffer, gsize size, gint64 offset)
{
	ssize_t n;

	do {
		n = pread(fd, buffer, size, offset);
	} while (n < 0 && errno == EINTR);
	return n;
}

/* Scans the whole lines of @buffer; returns how many octets they are. */
static gsize
scan_lines(Scanner *s, const char *buffer, gsize size, bool *more)
{
	const char *p = buffer, *end = buffer + size, *nl;

	while ((nl = memchr(p, '\n', (gsize)(end - p))) != NULL) {
		scan_line(s, p, nl, *more);
		*more = false;
		s->offset += nl + 1 - p;
		p = nl + 1;
	}
	return (gsize)(p - buffer);
}

bool
ppid_prescan_fd(int fd, gint64 start, gint64 end, PpidPrescan *scan_out,
		GError **error)
{
	PpidPrescan scan = { .header_end = -1 };
	Scanner s = { .scan = &scan, .in_header = true };
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *buffer = g_malloc(BUFFER_SIZE);
	gsize have = 0;
	bool more = false;

	for (;;) {
		gsize room = BUFFER_SIZE - have, used;
		gint64 left = end < 0 ? G_MAXINT64 : end - start - scan.size;
		ssize_t n = read_at(fd, buffer + have,
				    (gsize)MIN((gint64)room, left),
				    start + scan.size);

		if (n < 0) {
			int err = errno;

			g_set_error(error, PPID_ERROR, PPID_ERROR_IO,
				    "cannot read a message: %s",
				    g_strerror(err));
			return false;
		}
		if (n == 0)
			break;
		g_checksum_update(sum, (const guchar *)buffer + have, n);
		scan.size += n;
		have += (gsize)n;
		used = scan_lines(&s, buffer, have, &more);
		have -= used;
		memmove(buffer, buffer + used, have);
		if (have == BUFFER_SIZE) {
			scan_line(&s, buffer, buffer + have, more);
			s.offset += (gint64)have;
			more = true;
			have = 0;
		}
	}
	if (have > 0)
		scan_line(&s, buffer, buffer + have, more);
	g_strlcpy(scan.sha256, g_checksum_get_string(sum),
		  sizeof(scan.sha256));
	*scan_out = scan;
	return true;
}

const char *
ppid_prescan_verdict(const PpidPrescan *scan, bool multipart, gint64 max_size)
{
	if (scan->size > max_size)
		return "batas-ukuran";
	if (scan->boundaries > PPID_PRESCAN_BOUNDARIES)
		return "batas-boundary";
	if (scan->messages > PPID_PRESCAN_MESSAGES)
		return "batas-surel-dalam";
	if (scan->dash_lines > PPID_PRESCAN_DASH_LINES && multipart)
		return "batas-garis";
	if (scan->address_colons > PPID_PRESCAN_ADDRESS_COLONS ||
	    scan->address_size > PPID_PRESCAN_ADDRESS_SIZE)
		return "batas-alamat";
	if (scan->field_size > PPID_PRESCAN_INNER_HEADER && multipart)
		return "batas-tajuk-dalam";
	if (scan->loose > PPID_PRESCAN_LOOSE && multipart)
		return "batas-preambul";
	return NULL;
}
