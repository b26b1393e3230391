/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-flowed.h"

#include <string.h>

static bool
is_signature_mark(const char *line, gsize size)
{
	return size == 3 && memcmp(line, "-- ", 3) == 0;
}

/* Does the line after this one go on with it? */
static bool
is_flowed(const char *line, gsize size)
{
	return size > 0 && line[size - 1] == ' ' && line[0] != '>' &&
	       !is_signature_mark(line, size);
}

char *
ppid_flowed_unfold(const char *text, bool delsp)
{
	GString *out = g_string_sized_new(strlen(text) + 1);
	const char *p = text;
	bool open = false;

	while (*p != '\0') {
		gsize size = strcspn(p, "\n");
		const char *next = p[size] == '\n' ? p + size + 1 : p + size;
		bool ended = p[size] == '\n';
		gsize n = size;

		/* a quote or a signature never goes on with our paragraph */
		if (open && (*p == '>' || is_signature_mark(p, size)))
			g_string_append_c(out, '\n');
		open = is_flowed(p, size) && ended && *next != '\0';
		if (n > 0 && *p == ' ') {
			p++;
			n--;
		}
		/* of a line " " the blank is gone already */
		if (open && delsp && n > 0)
			n--;
		g_string_append_len(out, p, (gssize)n);
		if (!open && ended)
			g_string_append_c(out, '\n');
		p = next;
	}
	return g_string_free(out, FALSE);
}
