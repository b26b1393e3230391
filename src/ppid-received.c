/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-received.h"

#include <string.h>

#include "ppid-maildate.h"

/* @value without comments and quoted strings, on one line. */
static GString *
plain(const char *value, gsize size)
{
	GString *out = g_string_sized_new(size + 1);
	int depth = 0;
	bool quoted = false;

	for (gsize i = 0; i < size; i++) {
		char c = value[i];

		if (c == '\\' && (quoted || depth > 0)) {
			i++;
		} else if (quoted) {
			quoted = c != '"';
		} else if (c == '(') {
			depth++;
		} else if (c == ')' && depth > 0) {
			depth--;
		} else if (depth == 0 && c == '"') {
			quoted = true;
		} else if (depth == 0) {
			g_string_append_c(out, g_ascii_isspace(c) ? ' ' : c);
		}
	}
	return out;
}

char *
ppid_received_host(const char *value, gsize size)
{
	g_autoptr(GString) text = plain(value, size);
	const char *p = text->str;

	while (*p != '\0') {
		gsize n = strcspn(p, " ");
		bool by = n == 2 && g_ascii_strncasecmp(p, "by", n) == 0;

		p += n;
		p += strspn(p, " ");
		if (by && *p != '\0') {
			n = strcspn(p, " ;,");
			if (n > 0 && p[n - 1] == '.')
				n--;
			return g_ascii_strdown(p, (gssize)n);
		}
	}
	return NULL;
}

GDateTime *
ppid_received_date(const char *value, gsize size, bool *guessed_out)
{
	const char *semicolon = memrchr(value, ';', size);

	if (semicolon == NULL)
		return NULL;
	semicolon++;
	return ppid_maildate_parse(semicolon,
				   size - (gsize)(semicolon - value),
				   guessed_out);
}

static bool
is_ours(const PpidHeader *h, char *const *servers)
{
	g_autofree char *host =
		*servers != NULL ? ppid_received_host(h->value, h->size)
				 : NULL;

	for (; host != NULL && *servers != NULL; servers++)
		if (g_ascii_strcasecmp(host, *servers) == 0)
			return true;
	return false;
}

GDateTime *
ppid_received_find(const PpidHeaders *headers, char *const *servers,
		   bool *ours_out, bool *guessed_out)
{
	g_autoptr(GDateTime) top = NULL;
	bool top_guessed = false;

	*ours_out = false;
	for (guint i = 0; i < PPID_RECEIVED_MAX; i++) {
		const PpidHeader *h = ppid_headers_get(headers, "Received", i);
		g_autoptr(GDateTime) date = NULL;
		bool guessed = false;

		if (h == NULL)
			break;
		date = ppid_received_date(h->value, h->size, &guessed);
		if (date == NULL)
			continue;
		if (is_ours(h, servers)) {
			*ours_out = true;
			*guessed_out = guessed;
			return g_steal_pointer(&date);
		}
		if (top == NULL) {
			top = g_steal_pointer(&date);
			top_guessed = guessed;
		}
	}
	*guessed_out = top_guessed;
	return g_steal_pointer(&top);
}
