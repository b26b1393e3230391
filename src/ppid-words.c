/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-words.h"

#include <string.h>

#include "ppid-ascii.h"
#include "ppid-charset.h"
#include "ppid-xml.h"

#define LABEL_MAX 60

/* One "=?charset?X?text?=". */
typedef struct {
	char charset[LABEL_MAX + 1];
	bool base64;
	const char *text;
	gsize size;
	const char *end; /* after "?=" */
} Word;

typedef struct {
	const PpidWordContext *context;
	PpidWordFunc func;
	gpointer data;
	GString *octets; /* of the encoded words that are open */
	char charset[LABEL_MAX + 1];
	bool open;
} Reader;

/* --- one encoded word --------------------------------------------------- */

static const char *
find_end(const char *p, const char *end)
{
	for (; p + 1 < end; p++) {
		if (p[0] == '?' && p[1] == '=')
			return p;
		/* Another word begins: this one was never ended.  Whatever
		 * its charset is, or each of them is searched to the end. */
		if (p[0] == '=' && p[1] == '?' && p + 2 < end &&
		    p[2] != '=' && g_ascii_isgraph(p[2]))
			return NULL;
	}
	return NULL;
}

/* @p points to "=?".  False if no word begins there. */
static bool
read_word(const char *p, const char *end, Word *word)
{
	const char *mark = p + 2, *stop;
	gsize n;

	for (stop = mark; stop < end && *stop != '?'; stop++)
		if (!g_ascii_isgraph(*stop) || stop - mark >= LABEL_MAX)
			return false;
	if (stop == mark || end - stop < 5 || stop[2] != '?')
		return false;
	n = (gsize)(stop - mark);
	memcpy(word->charset, mark, n);
	word->charset[n] = '\0';
	switch (stop[1]) {
	case 'B':
	case 'b':
		word->base64 = true;
		break;
	case 'Q':
	case 'q':
		word->base64 = false;
		break;
	default:
		return false;
	}
	word->text = stop + 3;
	stop = find_end(word->text, end);
	if (stop == NULL)
		return false;
	word->size = (gsize)(stop - word->text);
	word->end = stop + 2;
	return true;
}

static void
append_base64(GString *out, const char *text, gsize size)
{
	g_autoptr(GString) clean = g_string_sized_new(size + 4);
	g_autofree guchar *bytes = NULL;
	gsize n;

	for (gsize i = 0; i < size; i++)
		if (g_ascii_isalnum(text[i]) || text[i] == '+' ||
		    text[i] == '/')
			g_string_append_c(clean, text[i]);
	if (clean->len % 4 == 1)
		g_string_truncate(clean, clean->len - 1);
	while (clean->len % 4 != 0)
		g_string_append_c(clean, '=');
	if (clean->len == 0)
		return;
	bytes = g_base64_decode(clean->str, &n);
	g_string_append_len(out, (const char *)bytes, (gssize)n);
}

static void
append_q(GString *out, const char *text, gsize size)
{
	for (gsize i = 0; i < size; i++) {
		if (text[i] == '_') {
			g_string_append_c(out, ' ');
		} else if (text[i] == '=' && i + 2 < size &&
			   g_ascii_isxdigit(text[i + 1]) &&
			   g_ascii_isxdigit(text[i + 2])) {
			g_string_append_c(
				out,
				(char)(g_ascii_xdigit_value(text[i + 1]) * 16 +
				       g_ascii_xdigit_value(text[i + 2])));
			i += 2;
		} else if (text[i] != '\r' && text[i] != '\n') {
			g_string_append_c(out, text[i]);
		}
	}
}

/* --- the whole value ------------------------------------------------------ */

static void
note(Reader *r, const char *code)
{
	ppid_notes_add(r->context->notes, code, r->context->part, -1);
}

static void
flush(Reader *r)
{
	PpidCharset used;
	GString *text;

	if (!r->open)
		return;
	r->open = false;
	text = ppid_charset_decode(r->octets->str, r->octets->len, r->charset,
				   false, &used);
	if (used.damage >= 0 || used.overruled || used.guessed)
		note(r, "tajuk-charset");
	r->func(text->str, text->len, true, r->data);
	g_string_free(text, TRUE);
	g_string_truncate(r->octets, 0);
}

static void
take_word(Reader *r, const Word *word)
{
	if (r->open && g_ascii_strcasecmp(r->charset, word->charset) != 0)
		flush(r);
	if (!r->open)
		g_strlcpy(r->charset, word->charset, sizeof(r->charset));
	r->open = true;
	if (word->base64)
		append_base64(r->octets, word->text, word->size);
	else
		append_q(r->octets, word->text, word->size);
}

static bool
is_blank(const char *text, gsize size)
{
	for (gsize i = 0; i < size; i++)
		if (!g_ascii_isspace(text[i]))
			return false;
	return true;
}

/* Raw 8-bit: UTF-8, else what the body declares, else windows-1252. */
static GString *
to_utf8(Reader *r, const char *raw, gsize size)
{
	const char *label = r->context->charset;
	PpidCharset used;

	for (gsize i = 0; i < size; i++) {
		if ((raw[i] & 0x80) == 0)
			continue;
		note(r, "tajuk-8bit");
		return ppid_charset_decode(raw, size,
					   ppid_charset_known(label) ? label
								     : NULL,
					   false, &used);
	}
	return g_string_new_len(raw, (gssize)size);
}

/* Nothing in it is encoded, nothing is raw 8-bit. */
static bool
is_plain(const char *raw, gsize size)
{
	return ppid_ascii_skip(raw, raw + size) == raw + size &&
	       memmem(raw, size, "=?", 2) == NULL;
}

void
ppid_words_each(const char *raw, gsize size, const PpidWordContext *context,
		PpidWordFunc func, gpointer data)
{
	Reader r = { context, func, data, NULL, "", false };
	GString *text = NULL;
	const char *p, *end, *plain;
	Word word;

	if (is_plain(raw, size)) {
		if (size > 0)
			func(raw, size, false, data);
		return;
	}
	r.octets = g_string_new(NULL);
	text = to_utf8(&r, raw, size);
	plain = p = text->str;
	end = p + text->len;
	while (p < end && (p = memchr(p, '=', (gsize)(end - p))) != NULL) {
		if (end - p < 2 || p[1] != '?' || !read_word(p, end, &word)) {
			p++;
			continue;
		}
		if (!r.open || !is_blank(plain, (gsize)(p - plain))) {
			flush(&r);
			if (p > plain)
				func(plain, (gsize)(p - plain), false, data);
		}
		take_word(&r, &word);
		plain = p = word.end;
	}
	flush(&r);
	if (end > plain)
		func(plain, (gsize)(end - plain), false, data);
	g_string_free(text, TRUE);
	g_string_free(r.octets, TRUE);
}

/* --- one line of text ------------------------------------------------------ */

static void
append_line(const char *text, gsize size, bool encoded, gpointer data)
{
	GString *out = data;

	gsize n = 0;

	while (n < size && (guchar)text[n] >= ' ')
		n++;
	g_string_append_len(out, text, (gssize)n);
	for (gsize i = n; i < size; i++) {
		char c = text[i];

		/* A fold is the blank after it; an encoded CR LF must not
		 * begin a header in a reply. */
		if (!encoded && (c == '\r' || c == '\n'))
			continue;
		if (c == '\r' || c == '\n' || c == '\t')
			c = ' ';
		g_string_append_c(out, c);
	}
}

char *
ppid_words_decode(const char *raw, gsize size, const PpidWordContext *context)
{
	g_autoptr(GString) out = g_string_sized_new(size + 1);
	char *clean;
	guint replaced;

	ppid_words_each(raw, size, context, append_line, out);
	if (ppid_xml_is_clean(out->str, out->len))
		return g_strstrip(g_string_free(g_steal_pointer(&out), FALSE));
	clean = ppid_xml_scrub(out->str, (gssize)out->len, &replaced);
	if (replaced > 0)
		ppid_notes_add(context->notes, "tajuk-kendali", context->part,
			       -1);
	return g_strstrip(clean);
}
