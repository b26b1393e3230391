/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-time.h"

#include <string.h>

#include "ppid-error.h"

/* "2026-11-20T10:00:00" and then at least "Z". */
#define INSTANT_MIN 20
#define DATE_SIZE 10
#define INSTANT_TEXT 32 /* octets of one, and some room */
/* Outside these years an instant may have no civil date of four digits in
 * another zone, and no case is of then. */
#define YEAR_MIN 1900
#define YEAR_MAX 9998

/* ISO 8601 has forms that RFC 3339 does not: weeks, days of the year, no
 * separators, no offset (GLib would then take the zone that it is given). */
static bool
is_rfc3339(const char *text)
{
	gsize len = strlen(text);
	g_autofree char *day = g_strndup(text, DATE_SIZE);
	GDate date;

	return len >= INSTANT_MIN && text[DATE_SIZE] == 'T' &&
	       (text[len - 1] == 'Z' || text[len - 6] == '+' ||
		text[len - 6] == '-') &&
	       ppid_date_parse(day, &date) &&
	       g_date_get_year(&date) >= YEAR_MIN &&
	       g_date_get_year(&date) <= YEAR_MAX;
}

GDateTime *
ppid_time_parse(const char *text, GError **error)
{
	g_autofree char *masked = NULL;
	GDateTime *instant = NULL;

	if (is_rfc3339(text))
		instant = g_date_time_new_from_iso8601(text, NULL);
	if (instant != NULL)
		return instant;
	masked = ppid_error_mask(text);
	g_set_error(error, PPID_ERROR, PPID_ERROR_DATA,
		    "'%s' is not an instant like 2026-11-20T10:00:00+07:00",
		    masked);
	return NULL;
}

/* Two digits, and @mark before them. */
static void
add_two(GString *text, char mark, int number)
{
	g_string_append_c(text, mark);
	g_string_append_c(text, (char)('0' + number / 10));
	g_string_append_c(text, (char)('0' + number % 10));
}

/* Each message has three or more: g_date_time_format() takes twenty times as
 * long, printf() four times. */
char *
ppid_time_text(GDateTime *instant)
{
	gint64 offset = g_date_time_get_utc_offset(instant) / G_USEC_PER_SEC;
	int minutes = (int)(ABS(offset) / 60);
	GString *text = g_string_sized_new(INSTANT_TEXT);
	int year, month, day;

	g_date_time_get_ymd(instant, &year, &month, &day);
	for (int unit = 1000; unit > 0; unit /= 10)
		if (year >= unit)
			g_string_append_c(text,
					  (char)('0' + year / unit % 10));
	add_two(text, '-', month);
	add_two(text, '-', day);
	add_two(text, 'T', g_date_time_get_hour(instant));
	add_two(text, ':', g_date_time_get_minute(instant));
	add_two(text, ':', g_date_time_get_second(instant));
	add_two(text, offset < 0 ? '-' : '+', minutes / 60);
	add_two(text, ':', minutes % 60);
	return g_string_free(text, FALSE);
}

char *
ppid_time_format(GDateTime *instant, GTimeZone *zone)
{
	g_autoptr(GDateTime) local = g_date_time_to_timezone(instant, zone);

	return ppid_time_text(local);
}

void
ppid_time_date(GDateTime *instant, GTimeZone *zone, GDate *date_out,
	       int *minutes_out)
{
	g_autoptr(GDateTime) local = g_date_time_to_timezone(instant, zone);
	int year, month, day;

	g_date_time_get_ymd(local, &year, &month, &day);
	g_date_clear(date_out, 1);
	g_date_set_dmy(date_out, (GDateDay)day, (GDateMonth)month,
		       (GDateYear)year);
	if (minutes_out != NULL)
		*minutes_out = g_date_time_get_hour(local) * 60 +
			       g_date_time_get_minute(local);
}

GTimeZone *
ppid_time_zone(const char *name)
{
	static const struct {
		const char *name, *offset;
	} zones[] = {
		{ "WIB", "+07:00" },
		{ "WITA", "+08:00" },
		{ "WIT", "+09:00" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(zones); i++)
		if (strcmp(name, zones[i].name) == 0)
			name = zones[i].offset;
	if ((name[0] != '+' && name[0] != '-') || strlen(name) != 6)
		return NULL;
	return g_time_zone_new_identifier(name);
}

bool
ppid_date_parse(const char *text, GDate *date_out)
{
	int number[3] = { 0, 0, 0 };

	if (text == NULL || strlen(text) != 10 || text[4] != '-' ||
	    text[7] != '-')
		return false;
	for (int i = 0, part = 0; i < 10; i++) {
		if (i == 4 || i == 7) {
			part++;
			continue;
		}
		if (!g_ascii_isdigit(text[i]))
			return false;
		number[part] = number[part] * 10 + (text[i] - '0');
	}
	if (!g_date_valid_dmy((GDateDay)number[2], (GDateMonth)number[1],
			      (GDateYear)number[0]))
		return false;
	g_date_clear(date_out, 1);
	g_date_set_dmy(date_out, (GDateDay)number[2], (GDateMonth)number[1],
		       (GDateYear)number[0]);
	return true;
}

char *
ppid_date_format(const GDate *date)
{
	return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(date),
			       g_date_get_month(date), g_date_get_day(date));
}

/* --- in words ---------------------------------------------------------- */

#define DAYS_A_WEEK 7

const char *
ppid_date_weekday(guint32 day)
{
	/* day 1, 1 January of the year 1, was a Monday */
	static const char *const names[] = { "Senin", "Selasa", "Rabu",
					     "Kamis", "Jumat",	"Sabtu",
					     "Minggu" };

	return names[(day - 1) % DAYS_A_WEEK];
}

char *
ppid_date_words(guint32 day)
{
	static const char *const months[] = {
		"Januari", "Februari", "Maret",	    "April",
		"Mei",	   "Juni",     "Juli",	    "Agustus",
		"September", "Oktober", "November", "Desember",
	};
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	return g_strdup_printf("%s, %d %s %d", ppid_date_weekday(day),
			       g_date_get_day(&date),
			       months[g_date_get_month(&date) - 1],
			       g_date_get_year(&date));
}

char *
ppid_date_iso(guint32 day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	return ppid_date_format(&date);
}
