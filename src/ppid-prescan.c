/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-prescan.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-digest.h"
#include "ppid-error.h"

#define BUFFER_SIZE (128 * 1024)
/* RFC 2046 5.1.1: a boundary has at most 70 characters. */
#define BOUNDARY_MAX 70

typedef struct {
	PpidPrescan *scan;
	gint64 offset;	  /* of the line at hand */
	bool in_header;
	bool in_address;  /* the open field of the body has addresses */
	gint64 colons, length;
	gint64 folded;
	/* what stands between two "--" lines */
	GPtrArray *boundaries; /* that headers declare */
	bool all_dashes;  /* one of them could not be read */
	bool part_header; /* the fields of a part */
	bool multipart;	  /* which is one: text follows that is no part */
	bool message;	  /* which is a message: its own header follows */
	bool digest;	  /* every part may be one */
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
	    *p == '\0' || memchr(p, ':', (gsize)(end - p)) == NULL)
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

/* Does @word stand before @mark, blanks between them or not? */
static bool
stands_before(const char *start, const char *mark, const char *word)
{
	gsize n = strlen(word);

	while (mark > start && (mark[-1] == ' ' || mark[-1] == '\t'))
		mark--;
	return (gsize)(mark - start) >= n &&
	       g_ascii_strncasecmp(mark - n, word, n) == 0;
}

/* How often @word stands before a @mark. */
static gint64
count_before(const char *start, const char *end, char mark, const char *word)
{
	const char *p = start;
	gint64 count = 0;

	for (; (p = memchr(p, mark, (gsize)(end - p))) != NULL; p++)
		count += stands_before(start, p, word);
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

static bool
is_blank(const char *p, const char *end)
{
	return p == end || (end - p == 1 && *p == '\r');
}

/* --- the boundaries that headers declare ---------------------------------- */

/* The value at @p.  What cannot be read makes every "--" line a delimiter. */
static void
keep_boundary(Scanner *s, const char *p, const char *end)
{
	const char *stop;

	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	if (p < end && *p == '"') {
		p++;
		stop = memchr(p, '"', (gsize)(end - p));
	} else {
		for (stop = p; stop < end && *stop != ';' &&
			       !g_ascii_isspace(*stop);
		     stop++)
			;
	}
	if (stop == NULL || stop == p || memchr(p, '\\', stop - p) != NULL)
		s->all_dashes = true;
	else if (s->boundaries->len <= PPID_PRESCAN_BOUNDARIES)
		g_ptr_array_add(s->boundaries,
				g_strndup(p, MIN(stop - p, BOUNDARY_MAX)));
}

static void
keep_boundaries(Scanner *s, const char *p, const char *end)
{
	for (const char *at = p;
	     (at = memchr(at, '=', (gsize)(end - at))) != NULL; at++)
		if (stands_before(p, at, "boundary")) {
			keep_boundary(s, at + 1, end);
			return;
		}
}

/* A "--" line: does a part begin or end with it? */
static bool
is_delimiter(const Scanner *s, const char *p, const char *end)
{
	if (s->all_dashes || s->boundaries->len == 0)
		return true;
	if (s->scan->dash_lines > PPID_PRESCAN_DASH_LINES)
		return false;
	for (guint i = 0; i < s->boundaries->len; i++) {
		const char *b = g_ptr_array_index(s->boundaries, i);
		gsize n = strlen(b);

		if ((gsize)(end - p) >= n + 2 && memcmp(p + 2, b, n) == 0)
			return true;
	}
	return false;
}

/* --- between the parts --------------------------------------------------- */

/* What does a line of a header say of the parts to come? */
static void
scan_type(Scanner *s, const char *p, const char *end)
{
	static const char digest[] = "digest";
	const gsize n = sizeof(digest) - 1;
	const char *slash = memchr(p, '/', (gsize)(end - p));

	if (slash == NULL || count_before(p, end, '/', "message") > 0) {
		s->message = s->message || slash != NULL;
	} else if (count_before(p, end, '/', "multipart") > 0) {
		s->multipart = true;
		s->digest = s->digest ||
			    ((gsize)(end - slash) > n &&
			     g_ascii_strncasecmp(slash + 1, digest, n) == 0);
	}
	keep_boundaries(s, p, end);
}

/* A line of the header of a part, or of a message inside. */
static void
scan_part_header(Scanner *s, const char *p, const char *end)
{
	s->scan->part_fields += 1 + count_char(p, end, ';') +
				count_char(p, end, ',');
	s->scan->part_headers += end - p;
	s->scan->part_field = MAX(s->scan->part_field, s->folded);
	scan_type(s, p, end);
	if (s->multipart)
		s->loose = true;
}

/* How much text stands in front of or behind the parts of a multipart? */
static void
scan_loose(Scanner *s, const char *p, const char *end, bool dash)
{
	if (dash && is_delimiter(s, p, end)) {
		s->loose = is_closing(p, end);
		s->part_header = !s->loose;
		s->multipart = false;
		s->message = s->digest;
		s->loose_start = s->offset;
	} else if (s->part_header && is_blank(p, end)) {
		s->part_header = s->message;
		s->message = false;
		s->loose_start = s->offset;
	} else if (s->part_header) {
		scan_part_header(s, p, end);
	} else if (s->loose) {
		s->scan->loose = MAX(s->scan->loose, s->offset + (end - p) -
							     s->loose_start);
	}
}

/* A line of the header of the message. */
static void
scan_header(Scanner *s, const char *p, const char *end, bool more)
{
	scan_type(s, p, end);
	if (more || s->offset == 0 || !is_blank(p, end))
		return;
	s->in_header = false;
	s->scan->header_end = s->offset + (end - p) + 1;
	s->part_header = s->message;
	s->message = s->multipart = false;
	s->loose = true;
	s->loose_start = s->scan->header_end;
}

static void
scan_line(Scanner *s, const char *p, const char *end, bool more)
{
	bool dash = !more && end - p >= 2 && p[0] == '-' && p[1] == '-';

	PpidPrescan *scan = s->scan;

	scan->boundaries += count_before(p, end, '=', "boundary");
	scan->messages += count_before(p, end, '/', "message");
	if (s->in_header && !dash) {
		scan_header(s, p, end, more);
		return;
	}
	/* no field: a header without an empty line ends here at the latest */
	s->in_header = false;
	if (dash)
		scan->dash_lines++;
	scan_field(s, p, end, more);
	scan_loose(s, p, end, dash);
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

/* How large the message is; negative if not to be known. */
static gint64
size_of(int fd, gint64 start, gint64 end)
{
	struct stat st;

	if (end < 0 && fstat(fd, &st) == 0)
		end = st.st_size;
	return end - start;
}

bool
ppid_prescan_fd(int fd, gint64 start, gint64 end, PpidPrescan *scan_out,
		GError **error)
{
	PpidPrescan scan = { .header_end = -1 };
	Scanner s = { .scan = &scan, .in_header = true };
	g_autoptr(PpidDigest) sum = ppid_digest_new();
	g_autoptr(GPtrArray) boundaries =
		g_ptr_array_new_with_free_func(g_free);
	gint64 known = size_of(fd, start, end);
	/* Most messages are small: a large buffer for each would cost more
	 * than to read them.  One octet more, so that it is never full. */
	gsize capacity = (gsize)CLAMP(known + 1, 1, BUFFER_SIZE), have = 0;
	g_autofree char *buffer = g_malloc(capacity);
	bool more = false;

	s.boundaries = boundaries;
	for (;;) {
		gsize room = capacity - have, used;
		gint64 left = end < 0 ? G_MAXINT64 : end - start - scan.size;
		gsize want = (gsize)MIN((gint64)room, left);
		ssize_t n = read_at(fd, buffer + have, want,
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
		ppid_digest_add(sum, buffer + have, (gsize)n);
		scan.size += n;
		have += (gsize)n;
		used = scan_lines(&s, buffer, have, &more);
		have -= used;
		memmove(buffer, buffer + used, have);
		if (have == capacity) {
			scan_line(&s, buffer, buffer + have, more);
			s.offset += (gint64)have;
			more = true;
			have = 0;
		}
		/* all of it, and a file did not grow */
		if (scan.size == known && (end >= 0 || (gsize)n < want))
			break;
	}
	if (have > 0)
		scan_line(&s, buffer, buffer + have, more);
	/* no line at all that the library knows */
	if (s.in_header)
		scan.loose = scan.size;
	g_strlcpy(scan.sha256, ppid_digest_hex(sum), sizeof(scan.sha256));
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
	if ((multipart || scan->messages > 0) &&
	    (scan->part_fields > PPID_PRESCAN_PART_FIELDS ||
	     scan->part_headers > PPID_PRESCAN_PART_HEADERS ||
	     scan->part_field > PPID_PRESCAN_PART_FIELD))
		return "batas-tajuk-dalam";
	if (scan->loose > PPID_PRESCAN_LOOSE && multipart)
		return "batas-preambul";
	return NULL;
}
