/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-decode.h"

#include <string.h>
#include <gmime/gmime.h>

#define CHUNK 16384
/* Octets more than it was given that the library may put out. */
#define HELD_BACK 64
/* A uuencoded line has 61 octets; some encoders write a check octet more. */
#define UU_LINE_MAX 128

struct PpidDecoder {
	PpidEncoding encoding;
	PpidDecodeFunc func;
	gpointer data;
	GMimeEncoding state;
	const char *damage;
	guint group;	   /* base64: letters of the open group */
	bool padded;	   /* base64: a padding was seen */
	bool ended;	   /* what follows is no longer data */
	GString *line;	   /* base64 after padding, uuencode: open line */
	bool uu_begun;
	bool stopped;	   /* func said false */
	char *out;	   /* of the library, @room octets; not on the stack:
			    * there it would be cleared for each piece */
	gsize room;
};

PpidEncoding
ppid_decode_name(const char *value)
{
	static const struct {
		const char *name;
		PpidEncoding encoding;
	} names[] = {
		{ "base64", PPID_DECODE_BASE64 },
		{ "base-64", PPID_DECODE_BASE64 },
		{ "quoted-printable", PPID_DECODE_QP },
		{ "7bit", PPID_DECODE_IDENTITY },
		{ "8bit", PPID_DECODE_IDENTITY },
		{ "binary", PPID_DECODE_IDENTITY },
		{ "7-bit", PPID_DECODE_IDENTITY },
		{ "8-bit", PPID_DECODE_IDENTITY },
		{ "x-uuencode", PPID_DECODE_UU },
		{ "uuencode", PPID_DECODE_UU },
		{ "x-uue", PPID_DECODE_UU },
	};
	gsize n = 0;

	if (value == NULL)
		return PPID_DECODE_IDENTITY;
	for (;;) {
		value += strspn(value, " \t\r\n\"");
		if (*value != '(')
			break;
		for (int depth = 0; *value != '\0'; value++) {
			if (*value == '(')
				depth++;
			else if (*value == ')' && --depth == 0) {
				value++;
				break;
			}
		}
	}
	n = strcspn(value, " \t\r\n\";(,");
	if (n == 0)
		return PPID_DECODE_IDENTITY;
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (strlen(names[i].name) == n &&
		    g_ascii_strncasecmp(value, names[i].name, n) == 0)
			return names[i].encoding;
	return PPID_DECODE_UNKNOWN;
}

static void
reset(PpidDecoder *d)
{
	if (d->encoding == PPID_DECODE_BASE64)
		g_mime_encoding_init_decode(&d->state,
					    GMIME_CONTENT_ENCODING_BASE64);
	else if (d->encoding == PPID_DECODE_QP)
		g_mime_encoding_init_decode(
			&d->state, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	d->group = 0;
}

PpidDecoder *
ppid_decoder_new(PpidEncoding encoding, PpidDecodeFunc func, gpointer data)
{
	PpidDecoder *d = g_new0(PpidDecoder, 1);

	d->encoding = encoding;
	d->func = func;
	d->data = data;
	d->line = g_string_new(NULL);
	if (encoding == PPID_DECODE_UNKNOWN)
		d->damage = "penyandian-tak-dikenal";
	reset(d);
	return d;
}

void
ppid_decoder_free(PpidDecoder *d)
{
	if (d == NULL)
		return;
	g_string_free(d->line, TRUE);
	g_free(d->out);
	g_free(d);
}

const char *
ppid_decoder_damage(const PpidDecoder *d)
{
	return d->damage;
}

static void
note(PpidDecoder *d, const char *code)
{
	if (d->damage == NULL)
		d->damage = code;
}

static bool
give(PpidDecoder *d, const char *bytes, gsize size)
{
	if (size > 0 && !d->stopped && !d->func(bytes, size, d->data))
		d->stopped = true;
	return !d->stopped;
}

/* Most parts are small: a large buffer for each would be felt. */
static char *
room_for(PpidDecoder *d, gsize size)
{
	if (d->room < size + HELD_BACK) {
		g_free(d->out);
		d->room = size + HELD_BACK;
		d->out = g_malloc(d->room);
	}
	return d->out;
}

static bool
step(PpidDecoder *d, const char *bytes, gsize size)
{
	while (size > 0) {
		gsize n = MIN(size, CHUNK);
		char *out = room_for(d, n);

		if (!give(d, out,
			  g_mime_encoding_step(&d->state, bytes, n, out)))
			return false;
		bytes += n;
		size -= n;
	}
	return true;
}

static bool
is_base64(char c)
{
	return g_ascii_isalnum(c) || c == '+' || c == '/';
}

/* --- base64 ---------------------------------------------------------------- */

/* Ends the open group as if its padding were there. */
static bool
close_group(PpidDecoder *d)
{
	static const char pad[] = "===";
	guint open = d->group % 4;

	if (open == 1)
		note(d, "base64-terpotong");
	if (open > 1 && !step(d, pad, 4 - open))
		return false;
	reset(d);
	return true;
}

/* Letters and what is between them, up to a padding; how many were taken. */
static gsize
base64_run(PpidDecoder *d, const char *bytes, gsize size)
{
	gsize i;

	for (i = 0; i < size && bytes[i] != '='; i++) {
		if (is_base64(bytes[i]))
			d->group++;
		else if (!g_ascii_isspace(bytes[i]))
			note(d, "base64-asing");
	}
	step(d, bytes, i);
	return i;
}

/* After a padding: a whole line of letters begins the next piece, anything
 * else (the footer of a mailing list) ends the data. */
static void
base64_line(PpidDecoder *d)
{
	gsize letters = 0, n = d->line->len, whole;
	const char *s = d->line->str;

	while (n > 0 && g_ascii_isspace(s[n - 1]))
		n--;
	if (n == 0)
		return;
	whole = n;
	while (letters < n && is_base64(s[letters]))
		letters++;
	while (n > letters && s[n - 1] == '=')
		n--;
	if (whole < 4 || letters != n) {
		note(d, "base64-sisa");
		d->ended = true;
		return;
	}
	note(d, "base64-sambung");
	d->padded = false;
	base64_run(d, s, letters);
	if (d->line->len > letters && s[letters] == '=') {
		close_group(d);
		d->padded = true;
	}
}

/* How many paddings stand at the beginning. */
static gsize
count_padding(const char *bytes, gsize size)
{
	gsize n = 0;

	while (n < size && bytes[n] == '=')
		n++;
	return n;
}

static gsize
base64_after_padding(PpidDecoder *d, const char *bytes, gsize size)
{
	const char *nl;
	/* the rest of the padding itself */
	gsize n = d->line->len == 0 ? count_padding(bytes, size) : 0;

	if (n > 0)
		return n;
	nl = memchr(bytes, '\n', size);
	n = nl != NULL ? (gsize)(nl - bytes) + 1 : size;
	if (d->line->len + n > CHUNK) {
		/* a long line: decide by what is there */
		n = CHUNK - d->line->len;
		g_string_append_len(d->line, bytes, (gssize)n);
		base64_line(d);
		g_string_truncate(d->line, 0);
		return n;
	}
	g_string_append_len(d->line, bytes, (gssize)n);
	if (nl != NULL) {
		base64_line(d);
		g_string_truncate(d->line, 0);
	}
	return n;
}

static bool
push_base64(PpidDecoder *d, const char *bytes, gsize size)
{
	while (size > 0 && !d->ended && !d->stopped) {
		gsize n;

		if (d->padded) {
			n = base64_after_padding(d, bytes, size);
		} else {
			n = base64_run(d, bytes, size);
			if (n < size) {
				/* a '=' before any letter is no padding */
				if (d->group > 0) {
					close_group(d);
					d->padded = true;
				}
				n += count_padding(bytes + n, size - n);
			}
		}
		bytes += n;
		size -= n;
	}
	return !d->stopped;
}

/* --- uuencode --------------------------------------------------------------- */

static guint
uu_value(char c)
{
	return ((guint)(guchar)c - 0x20) & 0x3F;
}

static void
uu_line(PpidDecoder *d)
{
	const char *s = d->line->str;
	gsize n = d->line->len;
	char out[48 + 3];
	gsize want, have = 0;

	while (n > 0 && (s[n - 1] == '\n' || s[n - 1] == '\r'))
		n--;
	if (!d->uu_begun) {
		d->uu_begun = n > 6 && strncmp(s, "begin ", 6) == 0;
		return;
	}
	if (d->ended || n == 0)
		return;
	want = uu_value(s[0]);
	if (want == 0 || (n >= 3 && strncmp(s, "end", 3) == 0 && n == 3)) {
		d->ended = true;
		return;
	}
	if (want > 45)
		note(d, "uu-rusak");
	want = MIN(want, 48);
	/* trailing blanks are lost on the way: they stand for zero */
	for (gsize i = 1; have < want; i += 4) {
		guint v[4];

		for (gsize k = 0; k < 4; k++)
			v[k] = i + k < n ? uu_value(s[i + k]) : 0;
		out[have++] = (char)(v[0] << 2 | v[1] >> 4);
		out[have++] = (char)(v[1] << 4 | v[2] >> 2);
		out[have++] = (char)(v[2] << 6 | v[3]);
	}
	give(d, out, want);
}

static bool
push_uu(PpidDecoder *d, const char *bytes, gsize size)
{
	for (gsize i = 0; i < size && !d->stopped; i++) {
		if (d->line->len < UU_LINE_MAX)
			g_string_append_c(d->line, bytes[i]);
		else
			note(d, "uu-rusak");
		if (bytes[i] == '\n') {
			uu_line(d);
			g_string_truncate(d->line, 0);
		}
	}
	return !d->stopped;
}

/* --- the decoder ------------------------------------------------------------ */

bool
ppid_decoder_push(PpidDecoder *d, const char *bytes, gsize size)
{
	switch (d->encoding) {
	case PPID_DECODE_BASE64:
		return push_base64(d, bytes, size);
	case PPID_DECODE_QP:
		return step(d, bytes, size);
	case PPID_DECODE_UU:
		return push_uu(d, bytes, size);
	case PPID_DECODE_IDENTITY:
	case PPID_DECODE_UNKNOWN:
		break;
	}
	return give(d, bytes, size);
}

bool
ppid_decoder_finish(PpidDecoder *d)
{
	char out[64];

	switch (d->encoding) {
	case PPID_DECODE_BASE64:
		if (d->padded && d->line->len > 0)
			base64_line(d);
		if (d->group % 4 != 0)
			note(d, "base64-terpotong");
		return close_group(d) && !d->stopped;
	case PPID_DECODE_QP:
		return give(d, out,
			    g_mime_encoding_flush(&d->state, NULL, 0, out));
	case PPID_DECODE_UU:
		if (d->line->len > 0)
			uu_line(d);
		if (!d->uu_begun || !d->ended)
			note(d, "uu-rusak");
		break;
	case PPID_DECODE_IDENTITY:
	case PPID_DECODE_UNKNOWN:
		break;
	}
	return !d->stopped;
}
