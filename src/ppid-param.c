/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-header.h"

#include <string.h>

#include "ppid-charset.h"
#include "ppid-xml.h"

/* Sections of one RFC 2231 parameter; more are not read. */
#define SECTIONS_MAX 500

/* One section of the parameter: name, name*, name*3 or name*3*. */
typedef struct {
	int index;	/* -1 without a number */
	bool extended;	/* percent-encoded */
	GString *value; /* octets */
} Section;

static void
clear_section(gpointer data)
{
	Section *section = data;

	g_string_free(section->value, TRUE);
}

static const char *
skip_space(const char *p, const char *end)
{
	while (p < end && g_ascii_isspace(*p))
		p++;
	return p;
}

/* A backslash only quotes what follows it (RFC 2045 5.1). */
static const char *
read_quoted(const char *p, const char *end, GString *out)
{
	for (p++; p < end && *p != '"'; p++) {
		if (*p == '\\' && p + 1 < end)
			p++;
		if (*p != '\r' && *p != '\n')
			g_string_append_c(out, *p);
	}
	return p < end ? p + 1 : p;
}

static const char *
read_plain(const char *p, const char *end, GString *out)
{
	while (p < end && *p != ';') {
		if (*p != '\r' && *p != '\n')
			g_string_append_c(out, *p);
		p++;
	}
	while (out->len > 0 && g_ascii_isspace(out->str[out->len - 1]))
		g_string_truncate(out, out->len - 1);
	return p;
}

/* Is @at "NAME", "NAME*", "NAME*N" or "NAME*N*"? */
static bool
match_name(const char *at, gsize size, const char *name, Section *section)
{
	gsize n = strlen(name);

	section->index = -1;
	section->extended = false;
	if (size < n || g_ascii_strncasecmp(at, name, n) != 0)
		return false;
	at += n;
	size -= n;
	if (size == 0)
		return true;
	if (*at != '*')
		return false;
	at++;
	size--;
	if (size == 0) {
		section->extended = true;
		return true;
	}
	if (at[size - 1] == '*') {
		section->extended = true;
		size--;
	}
	if (size == 0 || size > 4)
		return false;
	section->index = 0;
	for (; size > 0; at++, size--) {
		if (!g_ascii_isdigit(*at))
			return false;
		section->index = section->index * 10 + (*at - '0');
	}
	return true;
}

/* Reads "NAME=VALUE" at @p; returns what stands after it. */
static const char *
read_param(const char *p, const char *end, const char *name, GArray *sections)
{
	const char *start = p = skip_space(p, end);
	Section section = { -1, false, NULL };
	gsize size;
	bool wanted;

	while (p < end && *p != '=' && *p != ';')
		p++;
	size = (gsize)(p - start);
	while (size > 0 && g_ascii_isspace(start[size - 1]))
		size--;
	if (p >= end || *p == ';')
		return p;
	wanted = match_name(start, size, name, &section) &&
		 sections->len < SECTIONS_MAX;
	section.value = g_string_new(NULL);
	p = skip_space(p + 1, end);
	if (p < end && *p == '"')
		p = read_quoted(p, end, section.value);
	else
		p = read_plain(p, end, section.value);
	if (wanted)
		g_array_append_val(sections, section);
	else
		clear_section(&section);
	while (p < end && *p != ';')
		p++;
	return p;
}

static GArray *
read_sections(const char *value, gsize size, const char *name)
{
	GArray *sections = g_array_new(FALSE, FALSE, sizeof(Section));
	const char *p = value, *end = value + size;

	g_array_set_clear_func(sections, clear_section);
	while (p < end && *p != ';')
		p++;
	while (p < end) {
		p = read_param(p + 1, end, name, sections);
	}
	return sections;
}

static int
by_index(gconstpointer a, gconstpointer b)
{
	const Section *x = a, *y = b;

	return x->index - y->index;
}

static void
append_percent(GString *out, const char *p, gsize size)
{
	for (gsize i = 0; i < size; i++) {
		if (p[i] == '%' && i + 2 < size &&
		    g_ascii_isxdigit(p[i + 1]) && g_ascii_isxdigit(p[i + 2])) {
			g_string_append_c(
				out,
				(char)(g_ascii_xdigit_value(p[i + 1]) * 16 +
				       g_ascii_xdigit_value(p[i + 2])));
			i += 2;
		} else {
			g_string_append_c(out, p[i]);
		}
	}
}

/* Octets of an extended section, without "charset'language'". */
static void
append_extended(GString *out, const Section *section, bool first,
		char **charset)
{
	const char *p = section->value->str, *quote, *second;
	gsize size = section->value->len;

	quote = first ? memchr(p, '\'', size) : NULL;
	second = quote != NULL ? memchr(quote + 1, '\'',
					size - (gsize)(quote + 1 - p))
			       : NULL;
	if (second == NULL && quote != NULL) {
		/* no language and no quote for it, but a charset */
		g_autofree char *label = g_strndup(p, (gsize)(quote - p));

		second = ppid_charset_known(label) ? quote : NULL;
	}
	if (second != NULL) {
		*charset = g_strndup(p, (gsize)(quote - p));
		size -= (gsize)(second + 1 - p);
		p = second + 1;
	}
	append_percent(out, p, size);
}

static char *
one_line(const char *bytes, gsize size)
{
	char *clean = ppid_xml_scrub(bytes, (gssize)size, NULL);

	g_strdelimit(clean, "\r\n\t", ' ');
	return g_strstrip(clean);
}

/* name*=, name*0*= ...: NULL if there is none. */
static char *
join_extended(GArray *sections, const PpidWordContext *context)
{
	g_autoptr(GString) octets = g_string_new(NULL);
	g_autofree char *charset = NULL;
	bool first = true;
	PpidCharset used;
	GString *text;
	char *line;

	g_array_sort(sections, by_index);
	for (guint i = 0; i < sections->len; i++) {
		Section *s = &g_array_index(sections, Section, i);

		if (s->index < 0 && !s->extended)
			continue;
		if (s->index < 0 && sections->len > 1 && !first)
			continue;
		if (s->extended)
			append_extended(octets, s, first, &charset);
		else
			g_string_append_len(octets, s->value->str,
					    (gssize)s->value->len);
		first = false;
		if (s->index < 0)
			break;
	}
	if (first)
		return NULL;
	/* name*0="=?...", name*="=?...": both ways at once */
	if (charset == NULL && strstr(octets->str, "=?") != NULL)
		return ppid_words_decode(octets->str, octets->len, context);
	text = ppid_charset_decode(octets->str, octets->len,
				   charset != NULL && *charset != '\0'
					   ? charset
					   : context->charset,
				   false, &used);
	if (used.damage >= 0 || used.overruled ||
	    (used.guessed && charset != NULL))
		ppid_notes_add(context->notes, "tajuk-charset", context->part,
			       -1);
	line = one_line(text->str, text->len);
	g_string_free(text, TRUE);
	return line;
}

static char *
first_plain(GArray *sections, const PpidWordContext *context)
{
	for (guint i = 0; i < sections->len; i++) {
		Section *s = &g_array_index(sections, Section, i);

		if (s->index < 0 && !s->extended)
			return ppid_words_decode(s->value->str, s->value->len,
						 context);
	}
	return NULL;
}

/* Most fields have one parameter, or none. */
static bool
may_have(const char *value, gsize size, const char *name)
{
	gsize n = strlen(name);

	for (gsize i = 0; i + n <= size; i++)
		if (g_ascii_tolower(value[i]) == g_ascii_tolower(*name) &&
		    g_ascii_strncasecmp(value + i, name, n) == 0)
			return true;
	return false;
}

char *
ppid_header_param(const char *value, gsize size, const char *name,
		  const PpidWordContext *context)
{
	g_autoptr(GArray) sections = NULL;
	g_autofree char *plain = NULL;
	char *extended;

	if (!may_have(value, size, name))
		return NULL;
	sections = read_sections(value, size, name);
	if (sections->len == 0)
		return NULL;
	extended = join_extended(sections, context);
	plain = first_plain(sections, context);
	if (extended == NULL)
		return g_steal_pointer(&plain);
	if (plain != NULL && strcmp(plain, extended) != 0)
		ppid_notes_add(context->notes, "nama-ganda", context->part,
			       -1);
	return extended;
}
