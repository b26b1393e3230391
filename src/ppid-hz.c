/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-hz.h"

#include <stdbool.h>

/* The escape at @p, two octets: is it one?  *@pairs_out follows it. */
static bool
take_escape(const char *p, bool *pairs_out, GString *out)
{
	switch (p[1]) {
	case '{':
		*pairs_out = true;
		return true;
	case '}':
		*pairs_out = false;
		return true;
	case '~':
		g_string_append_c(out, '~');
		return true;
	case '\n':
		return true;
	default:
		return false;
	}
}

static bool
is_pair(const char *p)
{
	return p[0] > ' ' && p[0] < 0x7F && p[1] > ' ' && p[1] < 0x7F;
}

gsize
ppid_hz_unpack(const char *bytes, gsize size, gsize max, GString *out)
{
	bool pairs = false;
	gsize i = 0;

	while (i < size && out->len < max) {
		const char *p = bytes + i;
		bool two = i + 1 < size;

		if (*p == '~' && two && take_escape(p, &pairs, out)) {
			i += 2;
		} else if (pairs && two && is_pair(p)) {
			g_string_append_c(out, (char)(p[0] | 0x80));
			g_string_append_c(out, (char)(p[1] | 0x80));
			i += 2;
		} else {
			pairs = pairs && *p != '\n';
			g_string_append_c(out, *p);
			i++;
		}
	}
	return i;
}
