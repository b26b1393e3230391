/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-columns.h"

#include <stdbool.h>

#define MAX_CHARS 400
#define ELLIPSIS "\xE2\x80\xA6"

/* A mail may hold characters that move the cursor or turn the line. */
static bool
is_printable(gunichar c)
{
	switch (g_unichar_type(c)) {
	case G_UNICODE_CONTROL:
	case G_UNICODE_FORMAT:
	case G_UNICODE_SURROGATE:
	case G_UNICODE_PRIVATE_USE:
	case G_UNICODE_LINE_SEPARATOR:
	case G_UNICODE_PARAGRAPH_SEPARATOR:
		return false;
	default:
		return true;
	}
}

static int
char_columns(gunichar c)
{
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

int
ppid_columns_count(const char *text)
{
	int columns = 0;

	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
		columns += char_columns(g_utf8_get_char(p));
	return columns;
}

char *
ppid_columns_clean(const char *text)
{
	GString *out = g_string_new(NULL);
	int left = MAX_CHARS;

	for (const char *p = text != NULL ? text : ""; *p != '\0' && left > 0;
	     p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (!is_printable(c) || g_unichar_isspace(c))
			c = ' ';
		if (c == ' ' && (out->len == 0 ||
				 out->str[out->len - 1] == ' '))
			continue;
		g_string_append_unichar(out, c);
		left--;
	}
	return g_strchomp(g_string_free(out, FALSE));
}

char *
ppid_columns_cut(const char *text, int columns)
{
	int used = 0;
	const char *p;

	if (ppid_columns_count(text) <= columns)
		return g_strdup(text);
	for (p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		used += char_columns(g_utf8_get_char(p));
		if (used > columns - 1)
			break;
	}
	return g_strdup_printf("%.*s" ELLIPSIS, (int)(p - text), text);
}

/* How many bytes of @text, which is longer, one line takes: up to the last
 * blank that fits, else as many characters as fit, at least one. */
static gsize
line_bytes(const char *text, int columns)
{
	const char *blank = NULL, *p = text;
	int used = 0;

	for (; *p != '\0'; p = g_utf8_next_char(p)) {
		if (*p == ' ')
			blank = p;
		used += char_columns(g_utf8_get_char(p));
		if (used > columns)
			break;
	}
	if (blank != NULL && blank > text)
		return (gsize)(blank - text);
	return (gsize)((p > text ? p : g_utf8_next_char(p)) - text);
}

char **
ppid_columns_wrap(const char *text, int columns)
{
	GPtrArray *lines = g_ptr_array_new();

	while (ppid_columns_count(text) > columns) {
		gsize bytes = line_bytes(text, columns);

		g_ptr_array_add(lines, g_strndup(text, bytes));
		text += bytes;
		while (*text == ' ')
			text++;
	}
	if (*text != '\0' || lines->len == 0)
		g_ptr_array_add(lines, g_strdup(text));
	g_ptr_array_add(lines, NULL);
	return (char **)g_ptr_array_free(lines, FALSE);
}
