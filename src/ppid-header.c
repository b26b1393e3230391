/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-header.h"

#include <string.h>

#include "ppid-xml.h"

#define BOM "\xEF\xBB\xBF"
/* Without any LF in so many octets, CR is taken for the line end. */
#define CR_ONLY_WINDOW (64 * 1024)
/* Lines after one that is no field, in which the next field must stand. */
#define JUNK_LINES_MAX 10

struct PpidHeaders {
	GArray *fields; /* PpidHeader */
	gint64 front;	/* after the separator of an mbox */
	gint64 body;
};

/* One line of the block. */
typedef struct {
	const char *start;
	gsize size;	  /* without the line end */
	const char *next; /* after the line end */
	bool ended;	  /* there was a line end */
} Line;

typedef struct {
	const char *bytes, *end;
	char eol;
	PpidHeaders *headers;
	PpidNotes *notes;
	GString *value; /* of the open field */
	bool cut;
	PpidHeaderLimits limits;
} Parser;

static void
clear_header(gpointer data)
{
	PpidHeader *h = data;

	g_free(h->name);
	g_free(h->value);
}

void
ppid_headers_free(PpidHeaders *headers)
{
	if (headers == NULL)
		return;
	g_array_unref(headers->fields);
	g_free(headers);
}

static Line
line_at(const Parser *p, const char *at)
{
	const char *nl = memchr(at, p->eol, (gsize)(p->end - at));
	Line line = { at, (gsize)(p->end - at), p->end, nl != NULL };

	if (nl != NULL) {
		line.size = (gsize)(nl - at);
		line.next = nl + 1;
	}
	if (line.size > 0 && at[line.size - 1] == '\r')
		line.size--;
	return line;
}

static bool
is_blank_line(Line line)
{
	for (gsize i = 0; i < line.size; i++)
		if (line.start[i] != ' ' && line.start[i] != '\t' &&
		    line.start[i] != '\r')
			return false;
	return true;
}

static bool
is_continuation(Line line)
{
	return line.size > 0 && (*line.start == ' ' || *line.start == '\t');
}

/* Length of the name if the line begins a field, else 0.  Octets of eight
 * bits are not allowed there, but a line with them is a field all the same. */
static gsize
name_length(Line line)
{
	const char *colon = memchr(line.start, ':', line.size);
	gsize n;

	if (colon == NULL)
		return 0;
	n = (gsize)(colon - line.start);
	while (n > 0 && (line.start[n - 1] == ' ' || line.start[n - 1] == '\t'))
		n--;
	for (gsize i = 0; i < n; i++)
		if (!g_ascii_isgraph(line.start[i]) &&
		    (line.start[i] & 0x80) == 0)
			return 0;
	return n;
}

/* "From ADDRESS DATE" of an mbox.  "From : ADDRESS" is a field, in the old
 * syntax with a blank before the colon (RFC 5322 4.5). */
static bool
is_separator(Line line)
{
	gsize n = 5;

	if (line.size > n && *line.start == '>')
		n++;
	if (line.size <= n ||
	    strncmp(line.start + n - 5, "From ", 5) != 0)
		return false;
	while (n < line.size && (line.start[n] == ' ' || line.start[n] == '\t'))
		n++;
	return n == line.size || line.start[n] != ':';
}

static void
note(Parser *p, const char *code, const char *at)
{
	ppid_notes_add(p->notes, code, "0", at - p->bytes);
}

/* --- what stands in front ----------------------------------------------- */

static const char *
skip_front(Parser *p)
{
	const char *at = p->bytes;
	Line line;

	if ((gsize)(p->end - at) >= strlen(BOM) &&
	    memcmp(at, BOM, strlen(BOM)) == 0) {
		note(p, "bom", at);
		at += strlen(BOM);
	}
	while (at < p->end) {
		line = line_at(p, at);
		if (is_blank_line(line) && line.ended) {
			note(p, "baris-kosong-di-depan", at);
		} else if (at == p->bytes && is_separator(line)) {
			p->headers->front = line.next - p->bytes;
		} else {
			break;
		}
		at = line.next;
	}
	/* blanks before the first field are no continuation */
	while (at < p->end && (*at == ' ' || *at == '\t'))
		at++;
	return at;
}

/* --- fields ------------------------------------------------------------------ */

static PpidHeader *
last_field(Parser *p)
{
	GArray *fields = p->headers->fields;

	return fields->len > 0 ? &g_array_index(fields, PpidHeader,
						fields->len - 1)
			       : NULL;
}

static void
close_field(Parser *p)
{
	PpidHeader *h = last_field(p);

	if (h == NULL || h->value != NULL)
		return;
	h->size = p->value->len;
	h->value = g_memdup2(p->value->str, p->value->len + 1);
	g_string_truncate(p->value, 0);
}

static void
extend(Parser *p, const char *bytes, gsize size)
{
	if (size > p->limits.field - p->value->len) {
		size = p->limits.field - p->value->len;
		note(p, "tajuk-terpotong", p->bytes + last_field(p)->offset);
	}
	g_string_append_len(p->value, bytes, (gssize)size);
}

/* The next line of the field that is open, if there is one. */
static void
extend_open(Parser *p, Line line)
{
	PpidHeader *h = last_field(p);

	if (h == NULL || h->value != NULL || p->cut)
		return;
	extend(p, "\n", 1);
	if (!is_continuation(line))
		extend(p, " ", 1);
	extend(p, line.start, line.size);
}

static void
open_field(Parser *p, Line line, gsize name)
{
	const char *colon = memchr(line.start, ':', line.size);
	PpidHeader h = { NULL, NULL, 0, line.start - p->bytes };

	close_field(p);
	if (p->headers->fields->len >= p->limits.fields) {
		note(p, "batas-tajuk", line.start);
		p->cut = true;
		return;
	}
	h.name = g_strndup(line.start, name);
	g_array_append_val(p->headers->fields, h);
	extend(p, colon + 1, line.size - (gsize)(colon + 1 - line.start));
}

/* Fields that stand in the header of real mail, not in a letter. */
static bool
is_known(Line line, gsize name)
{
	static const char *const names[] = {
		"Received", "Return-Path", "Delivered-To", "Date", "From",
		"Sender", "Reply-To", "To", "Cc", "Subject", "Message-ID",
		"In-Reply-To", "References", "MIME-Version", "Content-",
		"X-", "List-", "DKIM-", "ARC-", "Authentication-Results",
		"Mailing-List", "Precedence", "Thread-", "User-Agent",
		"Auto-Submitted", "Importance", "Organization",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		gsize n = strlen(names[i]);
		bool prefix = names[i][n - 1] == '-';

		if ((prefix ? name > n : name == n) &&
		    g_ascii_strncasecmp(line.start, names[i], n) == 0)
			return true;
	}
	return false;
}

/* A line that is no field: does the block go on after it?  Only a field that
 * mail has tells; a letter without an empty line in front has "Name: ..."
 * lines of its own.  Behind "--boundary" stand the fields of a part. */
static bool
goes_on(const Parser *p, Line junk)
{
	Line line = junk;

	if (junk.size > 2 && junk.start[0] == '-' && junk.start[1] == '-')
		return false;
	for (int i = 0; i < JUNK_LINES_MAX; i++) {
		if (!line.ended || line.next >= p->end)
			return false;
		line = line_at(p, line.next);
		if (line.size == 0)
			return false;
		if (!is_continuation(line) &&
		    is_known(line, name_length(line)))
			return true;
	}
	return false;
}

/* Takes one line; false at the end of the block, with the body set. */
static bool
take_line(Parser *p, Line line)
{
	gsize name = 0;

	if (line.size == 0 && line.ended) {
		p->headers->body = line.next - p->bytes;
		return false;
	}
	if (is_continuation(line)) {
		extend_open(p, line);
		return true;
	}
	name = name_length(line);
	if (name > 0) {
		if (!p->cut)
			open_field(p, line, name);
		return true;
	}
	note(p, "tajuk-rusak", line.start);
	/* a field without a name */
	if (line.size > 0 && *line.start == ':' &&
	    p->headers->fields->len > 0)
		return true;
	if (goes_on(p, line)) {
		/* a fold without its blank: the rest of the field */
		extend_open(p, line);
		return true;
	}
	p->headers->body = line.start - p->bytes;
	return false;
}

PpidHeaders *
ppid_headers_parse(const char *bytes, gsize size, PpidNotes *notes)
{
	const PpidHeaderLimits limits = PPID_HEADER_LIMITS_INIT;

	return ppid_headers_parse_within(bytes, size, &limits, notes);
}

PpidHeaders *
ppid_headers_parse_within(const char *bytes, gsize size,
			  const PpidHeaderLimits *limits, PpidNotes *notes)
{
	PpidHeaders *headers = g_new0(PpidHeaders, 1);
	Parser p = { bytes, bytes + size, '\n', headers, notes,
		     NULL,  false,	  *limits };
	const char *at;
	bool more = true;

	headers->fields = g_array_new(FALSE, FALSE, sizeof(PpidHeader));
	g_array_set_clear_func(headers->fields, clear_header);
	headers->body = -1;
	p.value = g_string_new(NULL);
	if (memchr(bytes, '\n', MIN(size, CR_ONLY_WINDOW)) == NULL &&
	    memchr(bytes, '\r', MIN(size, CR_ONLY_WINDOW)) != NULL) {
		p.eol = '\r';
		note(&p, "cr-saja", bytes);
	}
	at = skip_front(&p);
	while (more && at < p.end) {
		Line line = line_at(&p, at);

		more = take_line(&p, line);
		at = line.next;
	}
	close_field(&p);
	g_string_free(p.value, TRUE);
	return headers;
}

gint64
ppid_headers_front(const PpidHeaders *headers)
{
	return headers->front;
}

gint64
ppid_headers_body(const PpidHeaders *headers)
{
	return headers->body;
}

/* Two letters, then the whole: most names differ in one of them.  No name is
 * empty. */
static bool
is_named(const PpidHeader *h, const char *name)
{
	return ((*h->name ^ *name) & ~0x20) == 0 &&
	       ((h->name[1] ^ name[1]) & ~0x20) == 0 &&
	       g_ascii_strcasecmp(h->name, name) == 0;
}

guint
ppid_headers_count(const PpidHeaders *headers, const char *name)
{
	guint n = 0;

	for (guint i = 0; i < headers->fields->len; i++) {
		const PpidHeader *h =
			&g_array_index(headers->fields, PpidHeader, i);

		if (name == NULL || is_named(h, name))
			n++;
	}
	return n;
}

const PpidHeader *
ppid_headers_get(const PpidHeaders *headers, const char *name, guint nth)
{
	for (guint i = 0; i < headers->fields->len; i++) {
		const PpidHeader *h =
			&g_array_index(headers->fields, PpidHeader, i);

		if (is_named(h, name) && nth-- == 0)
			return h;
	}
	return NULL;
}

/* --- Message-IDs ------------------------------------------------------------ */

static void
add_id(GPtrArray *ids, const char *start, const char *end)
{
	g_autoptr(GString) bare = g_string_new(NULL);

	for (; start < end; start++)
		if (!g_ascii_isspace(*start))
			g_string_append_c(bare, *start);
	if (bare->len > 0)
		g_ptr_array_add(ids, ppid_xml_scrub(bare->str,
						    (gssize)bare->len, NULL));
}

static void
add_bare_id(GPtrArray *ids, const char *p, const char *end, bool any)
{
	while (p < end) {
		const char *word;

		while (p < end && g_ascii_isspace(*p))
			p++;
		word = p;
		while (p < end && !g_ascii_isspace(*p))
			p++;
		if (any || memchr(word, '@', (gsize)(p - word)) != NULL) {
			add_id(ids, word, p);
			return;
		}
	}
}

GPtrArray *
ppid_header_ids(const char *value, gsize size, guint max, bool any)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	const char *p = value, *end = value + size;

	while (ids->len < max && p < end &&
	       (p = memchr(p, '<', (gsize)(end - p))) != NULL) {
		const char *close = memchr(p, '>', (gsize)(end - p));

		if (close == NULL) {
			if (ids->len == 0)
				add_bare_id(ids, p + 1, end, any);
			break;
		}
		add_id(ids, p + 1, close);
		p = close + 1;
	}
	if (ids->len == 0)
		add_bare_id(ids, value, end, any);
	return ids;
}
