/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-imap.h"

#include <string.h>

#include "ppid-error.h"

#define DATE_SIZE 26

static bool
two_digits(const char *p, int *value_out)
{
	if (!g_ascii_isdigit(p[1]) || (p[0] != ' ' && !g_ascii_isdigit(p[0])))
		return false;
	*value_out = (p[0] == ' ' ? 0 : p[0] - '0') * 10 + (p[1] - '0');
	return true;
}

static int
month_of(const char *p)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (int i = 0; i < 12; i++)
		if (g_ascii_strncasecmp(p, names + 3 * i, 3) == 0)
			return i + 1;
	return 0;
}

/* date-time = DQUOTE date-day-fixed "-" date-month "-" date-year SP time SP
 * zone DQUOTE, without the quotes */
gint64
ppid_imap_date(const char *text)
{
	g_autoptr(GDateTime) date = NULL;
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	int day, century, year, hour, minute, second, zh, zm, month;
	gint64 offset;

	if (strlen(text) != DATE_SIZE || !two_digits(text, &day) ||
	    (month = month_of(text + 3)) == 0 ||
	    !two_digits(text + 7, &century) || !two_digits(text + 9, &year) ||
	    !two_digits(text + 12, &hour) || !two_digits(text + 15, &minute) ||
	    !two_digits(text + 18, &second) || !two_digits(text + 22, &zh) ||
	    !two_digits(text + 24, &zm) || text[2] != '-' || text[6] != '-' ||
	    text[11] != ' ' || text[14] != ':' || text[17] != ':' ||
	    text[20] != ' ' || (text[21] != '+' && text[21] != '-'))
		return 0;
	if (zh > 23 || zm > 59)
		return 0;
	date = g_date_time_new(utc, century * 100 + year, month, day, hour,
			       minute, MIN(second, 59));
	if (date == NULL)
		return 0;
	offset = (zh * 60 + zm) * 60;
	return MAX(g_date_time_to_unix(date) -
			   (text[21] == '-' ? -offset : offset),
		   0);
}

static char *
encode_folder(const char *name, GError **error)
{
	char *encoded;

	if (g_str_is_ascii(name)) {
		g_auto(GStrv) parts = g_strsplit(name, "&", -1);

		return g_strjoinv("&-", parts);
	}
	encoded = g_convert(name, -1, "UTF-7-IMAP", "UTF-8", NULL, NULL, NULL);
	if (encoded == NULL)
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "folder '%s': this system cannot encode a name "
			    "that is not ASCII (iconv has no UTF-7-IMAP)",
			    name);
	return encoded;
}

char *
ppid_imap_folder_name(const char *name, GError **error)
{
	g_autofree char *encoded = NULL;
	GString *quoted;
	bool clean = g_utf8_validate(name, -1, NULL);

	for (const char *p = name; clean && *p != '\0'; p++)
		clean = !g_ascii_iscntrl(*p);
	if (!clean) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "the folder's name is not clean UTF-8");
		return NULL;
	}
	encoded = encode_folder(name, error);
	if (encoded == NULL)
		return NULL;
	quoted = g_string_new("\"");
	for (const char *p = encoded; *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			g_string_append_c(quoted, '\\');
		g_string_append_c(quoted, *p);
	}
	g_string_append_c(quoted, '"');
	return g_string_free(quoted, FALSE);
}
