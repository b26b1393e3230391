/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-imap-reader.h"

#include <string.h>

#include "ppid-error.h"

#define QUOTED_LIMIT 16384
#define DEPTH_LIMIT 32

static bool
nonsense(GError **error, const char *what)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_PROTOCOL,
		    "the server's answer is not IMAP: %s", what);
	return false;
}

void
ppid_imap_begin(PpidImapReader *r)
{
	r->line_octets = 0;
}

/* --- octets --------------------------------------------------------------- */

static bool
fill(PpidImapReader *r, GError **error)
{
	gssize n;

	if (r->start < r->end)
		return true;
	r->start = 0;
	r->end = 0;
	n = r->transport.recv(r->transport.self, r->buffer, sizeof(r->buffer),
			      error);
	if (n < 0)
		return false;
	if (n == 0) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
			    "the server closed the connection");
		return false;
	}
	r->end = (gsize)n;
	return true;
}

int
ppid_imap_peek(PpidImapReader *r, GError **error)
{
	if (!fill(r, error))
		return -1;
	return (guchar)r->buffer[r->start];
}

int
ppid_imap_next(PpidImapReader *r, GError **error)
{
	if (!fill(r, error))
		return -1;
	if (++r->line_octets > PPID_IMAP_LINE_LIMIT) {
		nonsense(error, "a line is too long");
		return -1;
	}
	return (guchar)r->buffer[r->start++];
}

bool
ppid_imap_expect(PpidImapReader *r, char c, GError **error)
{
	int got = ppid_imap_next(r, error);

	if (got < 0)
		return false;
	return got == (guchar)c || nonsense(error, "unexpected character");
}

bool
ppid_imap_spaces(PpidImapReader *r, GError **error)
{
	int c;

	while ((c = ppid_imap_peek(r, error)) == ' ')
		if (ppid_imap_next(r, error) < 0)
			return false;
	return c >= 0;
}

/* --- words ---------------------------------------------------------------- */

static bool
ends_word(int c, bool in_section)
{
	if (c == '\r' || c == '\n')
		return true;
	return !in_section && (c == ' ' || c == '(' || c == ')');
}

bool
ppid_imap_word(PpidImapReader *r, char *word, gsize size, GError **error)
{
	bool in_section = false;
	gsize n = 0;

	for (;;) {
		int c = ppid_imap_peek(r, error);

		if (c < 0)
			return false;
		if (ends_word(c, in_section))
			break;
		if (n + 1 >= size)
			return nonsense(error, "a word is too long");
		if (c == '[')
			in_section = true;
		else if (c == ']')
			in_section = false;
		word[n++] = g_ascii_toupper((char)c);
		if (ppid_imap_next(r, error) < 0)
			return false;
	}
	word[n] = '\0';
	return n > 0 || nonsense(error, "a word is missing");
}

bool
ppid_imap_number(PpidImapReader *r, guint64 max, guint64 *value_out,
		 GError **error)
{
	guint64 value = 0;
	bool any = false;

	for (;;) {
		int c = ppid_imap_peek(r, error);
		guint64 digit;

		if (c < 0)
			return false;
		if (!g_ascii_isdigit(c))
			break;
		digit = (guint64)(c - '0');
		if (digit > max || value > (max - digit) / 10)
			return nonsense(error, "a number is too large");
		value = value * 10 + digit;
		any = true;
		if (ppid_imap_next(r, error) < 0)
			return false;
	}
	if (!any)
		return nonsense(error, "a number is missing");
	*value_out = value;
	return true;
}

bool
ppid_imap_line(PpidImapReader *r, GString *text, GError **error)
{
	for (;;) {
		int c = ppid_imap_next(r, error);

		if (c < 0)
			return false;
		if (c == '\n')
			break;
		g_string_append_c(text, (char)c);
	}
	if (text->len > 0 && text->str[text->len - 1] == '\r')
		g_string_truncate(text, text->len - 1);
	return true;
}

bool
ppid_imap_end_line(PpidImapReader *r, GError **error)
{
	return ppid_imap_spaces(r, error) && ppid_imap_expect(r, '\r', error) &&
	       ppid_imap_expect(r, '\n', error);
}

/* --- strings -------------------------------------------------------------- */

/* quoted = DQUOTE *QUOTED-CHAR DQUOTE; the opening one is consumed. */
static bool
read_quoted(PpidImapReader *r, GString *text, GError **error)
{
	for (;;) {
		int c = ppid_imap_next(r, error);

		if (c < 0)
			return false;
		if (c == '"')
			return true;
		if (c == '\\') {
			c = ppid_imap_next(r, error);
			if (c < 0)
				return false;
			if (c != '"' && c != '\\')
				return nonsense(error, "bad quoting");
		}
		if (c == '\r' || c == '\n' || c == '\0')
			return nonsense(error, "a quoted string is cut");
		if (text->len >= QUOTED_LIMIT)
			return nonsense(error, "a quoted string is too long");
		g_string_append_c(text, (char)c);
	}
}

static bool
copy_octets(PpidImapReader *r, guint64 left, PpidImapBytesFunc func,
	    gpointer data, GError **error)
{
	while (left > 0) {
		gsize n;

		if (!fill(r, error))
			return false;
		n = (gsize)MIN(left, (guint64)(r->end - r->start));
		if (func != NULL && !func(r->buffer + r->start, n, data, error))
			return false;
		r->start += n;
		left -= n;
	}
	return true;
}

/* literal = "{" number "}" CRLF *CHAR8 */
static bool
read_literal(PpidImapReader *r, guint64 limit, PpidImapBytesFunc func,
	     gpointer data, guint64 *octets_out, GError **error)
{
	guint64 size;

	if (!ppid_imap_expect(r, '{', error) ||
	    !ppid_imap_number(r, G_MAXUINT32, &size, error) ||
	    !ppid_imap_expect(r, '}', error) ||
	    !ppid_imap_expect(r, '\r', error) ||
	    !ppid_imap_expect(r, '\n', error))
		return false;
	if (size > limit)
		return nonsense(error, "a literal is larger than announced");
	*octets_out = size;
	return copy_octets(r, size, func, data, error);
}

bool
ppid_imap_string(PpidImapReader *r, guint64 limit, PpidImapBytesFunc func,
		 gpointer data, guint64 *octets_out, bool *nil_out,
		 GError **error)
{
	g_autoptr(GString) text = NULL;
	char word[8];
	int c = ppid_imap_peek(r, error);

	*nil_out = false;
	*octets_out = 0;
	if (c < 0)
		return false;
	if (c == '{')
		return read_literal(r, limit, func, data, octets_out, error);
	if (c == '"') {
		text = g_string_new(NULL);
		if (ppid_imap_next(r, error) < 0 ||
		    !read_quoted(r, text, error))
			return false;
		*octets_out = text->len;
		return func == NULL || text->len == 0 ||
		       func(text->str, text->len, data, error);
	}
	if (!ppid_imap_word(r, word, sizeof(word), error))
		return false;
	*nil_out = strcmp(word, "NIL") == 0;
	return *nil_out || nonsense(error, "not a string");
}

/* --- anything else -------------------------------------------------------- */

static bool
skip_scalar(PpidImapReader *r, int c, GError **error)
{
	char word[1024];
	guint64 octets;
	bool nil;

	if (c == '{' || c == '"')
		return ppid_imap_string(r, PPID_IMAP_LINE_LIMIT, NULL, NULL,
					&octets, &nil, error);
	return ppid_imap_word(r, word, sizeof(word), error);
}

bool
ppid_imap_skip(PpidImapReader *r, GError **error)
{
	int depth = 0;

	do {
		int c;

		if (!ppid_imap_spaces(r, error))
			return false;
		c = ppid_imap_peek(r, error);
		if (c == '(' || c == ')') {
			depth += c == '(' ? 1 : -1;
			if (depth < 0 || depth > DEPTH_LIMIT)
				return nonsense(error, "bad parentheses");
			if (ppid_imap_next(r, error) < 0)
				return false;
		} else if (!skip_scalar(r, c, error)) {
			return false;
		}
	} while (depth > 0);
	return true;
}
