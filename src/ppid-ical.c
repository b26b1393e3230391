/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-ical.h"

#include <string.h>

/* One content line: name *(";" param) ":" value. */
typedef struct {
	const char *name, *name_end;
	const char *param, *param_end; /* from the first ';', or empty */
	const char *value, *end;
} Property;

void
ppid_ical_unfold(GString *bytes)
{
	gsize to = 0;

	for (gsize i = 0; i < bytes->len; i++) {
		gsize n = bytes->str[i] == '\r' && i + 1 < bytes->len &&
				  bytes->str[i + 1] == '\n';
		const char *next = bytes->str + i + n + 1;

		if (bytes->str[i + n] == '\n' && i + n + 1 < bytes->len &&
		    (*next == ' ' || *next == '\t')) {
			i += n + 1;
			continue;
		}
		bytes->str[to++] = bytes->str[i];
	}
	g_string_truncate(bytes, to);
}

/* --- content lines ----------------------------------------------------------- */

/* The first of @stops in front of @end, not inside quotes. */
static const char *
find(const char *p, const char *end, const char *stops)
{
	bool quoted = false;

	for (; p < end && (quoted || *p == '\0' || strchr(stops, *p) == NULL);
	     p++)
		if (*p == '"')
			quoted = !quoted;
	return p;
}

static bool
read_property(const char *line, const char *end, Property *out)
{
	Property p = { .name = line, .end = end };

	if (end > line && end[-1] == '\r')
		p.end = --end;
	p.name_end = find(line, end, ":;");
	p.param = p.name_end;
	p.param_end = find(p.param, end, ":");
	if (p.param_end == end)
		return false;
	p.value = p.param_end + 1;
	*out = p;
	return true;
}

static bool
is_named(const Property *p, const char *name)
{
	gsize n = (gsize)(p->name_end - p->name);

	return n == strlen(name) && g_ascii_strncasecmp(p->name, name, n) == 0;
}

/* The value of a parameter, without its quotes; NULL if it has none. */
static char *
param_of(const Property *p, const char *name)
{
	gsize n = strlen(name);

	for (const char *at = p->param; at < p->param_end;) {
		const char *start = at + 1;
		const char *end = find(start, p->param_end, ";");

		if ((gsize)(end - start) > n && start[n] == '=' &&
		    g_ascii_strncasecmp(start, name, n) == 0) {
			char *value = g_strndup(start + n + 1,
						(gsize)(end - start) - n - 1);

			g_strdelimit(value, "\"", ' ');
			return g_strstrip(value);
		}
		at = end;
	}
	return NULL;
}

/* --- values ------------------------------------------------------------------ */

/* TEXT of RFC 5545 3.3.11. */
static void
add_text(GString *out, const char *p, const char *end)
{
	for (; p < end; p++) {
		if (*p != '\\' || p + 1 == end) {
			g_string_append_c(out, *p);
			continue;
		}
		p++;
		if (*p == 'n' || *p == 'N')
			g_string_append_c(out, '\n');
		else
			g_string_append_c(out, *p);
	}
}

static bool
all_digits(const char *p, gsize n)
{
	for (gsize i = 0; i < n; i++)
		if (!g_ascii_isdigit(p[i]))
			return false;
	return true;
}

/* 20261125T090000Z as 2026-11-25 09:00 UTC; what is none, as it stands. */
static void
add_time(GString *out, const Property *property)
{
	const char *p = property->value;
	gsize n = (gsize)(property->end - p);
	g_autofree char *zone = param_of(property, "TZID");

	if (n < 8 || !all_digits(p, 8)) {
		add_text(out, p, property->end);
		return;
	}
	g_string_append_printf(out, "%.4s-%.2s-%.2s", p, p + 4, p + 6);
	if (n < 15 || p[8] != 'T' || !all_digits(p + 9, 6))
		return;
	g_string_append_printf(out, " %.2s:%.2s", p + 9, p + 11);
	if (n > 15 && p[15] == 'Z')
		g_string_append(out, " UTC");
	else if (zone != NULL)
		g_string_append_printf(out, " %s", zone);
}

/* "mailto:a@b" with the name that it is given. */
static void
add_person(GString *out, const Property *p)
{
	g_autofree char *name = param_of(p, "CN");
	const char *value = p->value;

	if (p->end - value > 7 &&
	    g_ascii_strncasecmp(value, "mailto:", 7) == 0)
		value += 7;
	if (name != NULL)
		g_string_append_printf(out, "%s <", name);
	add_text(out, value, p->end);
	if (name != NULL)
		g_string_append_c(out, '>');
}

/* --- the whole ----------------------------------------------------------------- */

static void
add_property(GString *out, const Property *p)
{
	static const struct {
		const char *name;
		char kind; /* text, time or person */
	} shown[] = {
		{ "SUMMARY", 't' },  { "DTSTART", 'd' },   { "DTEND", 'd' },
		{ "DUE", 'd' },	     { "LOCATION", 't' },  { "ORGANIZER", 'p' },
		{ "COMMENT", 't' },  { "DESCRIPTION", 't' },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(shown); i++) {
		if (!is_named(p, shown[i].name) || p->value == p->end)
			continue;
		g_string_append_printf(out, "%s: ", shown[i].name);
		if (shown[i].kind == 'd')
			add_time(out, p);
		else if (shown[i].kind == 'p')
			add_person(out, p);
		else
			add_text(out, p->value, p->end);
		g_string_append_c(out, '\n');
	}
}

/* A component that people write: not a time zone, not an alarm. */
static bool
is_shown(const Property *p)
{
	static const char *const names[] = { "VEVENT", "VTODO", "VJOURNAL" };
	gsize n = (gsize)(p->end - p->value);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (n == strlen(names[i]) &&
		    g_ascii_strncasecmp(p->value, names[i], n) == 0)
			return true;
	return false;
}

char *
ppid_ical_text(const char *text, gsize size, gsize max, bool *cut_out)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const char *end = text + size;
	guint depth = 0, inside = 0; /* the depth of the one that is shown */

	for (const char *p = text; p < end && out->len <= max;) {
		const char *nl = memchr(p, '\n', (gsize)(end - p));
		const char *stop = nl != NULL ? nl : end;
		Property property;

		if (read_property(p, stop, &property)) {
			if (is_named(&property, "BEGIN")) {
				depth++;
				if (inside == 0 && is_shown(&property)) {
					inside = depth;
					if (out->len > 0)
						g_string_append_c(out, '\n');
				}
			} else if (is_named(&property, "END")) {
				inside = inside == depth ? 0 : inside;
				depth -= depth > 0;
			} else if (inside > 0 && depth == inside) {
				add_property(out, &property);
			}
		}
		p = nl != NULL ? nl + 1 : end;
	}
	*cut_out = out->len > max;
	if (*cut_out) {
		while (max > 0 && ((guchar)out->str[max] & 0xC0) == 0x80)
			max--;
		g_string_truncate(out, max);
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}
