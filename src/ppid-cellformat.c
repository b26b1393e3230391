/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-cellformat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define EXACT 9007199254740992.0 /* 2^53 */
#define DAYS_MAX 2958466	 /* 10000-01-01 */
#define DAY_SECONDS 86400
#define DAYS_1904 1462 /* between the two epochs */

/* What letters stand for, outside of quotes, brackets and escapes. */
static void
look(const char *code, bool *date, bool *time, bool *percent)
{
	for (const char *p = code; *p != '\0' && *p != ';'; p++) {
		if (*p == '"' || *p == '[') {
			p = strchr(p + 1, *p == '"' ? '"' : ']');
			if (p == NULL)
				return;
		} else if ((*p == '\\' || *p == '_' || *p == '*') &&
			   p[1] != '\0') {
			p++;
		} else if (strchr("yYdD", *p) != NULL) {
			*date = true;
		} else if (strchr("hHsS", *p) != NULL) {
			*time = true;
		} else if (*p == '%') {
			*percent = true;
		}
	}
}

PpidCellFormat
ppid_cellformat_of(guint id, const char *code)
{
	bool date = (id >= 14 && id <= 17) || id == 22;
	bool time = (id >= 18 && id <= 22) || (id >= 45 && id <= 47);
	bool percent = id == 9 || id == 10;

	if (code != NULL) {
		date = time = percent = false;
		if (g_ascii_strcasecmp(code, "General") != 0)
			look(code, &date, &time, &percent);
	}
	if (date)
		return time ? PPID_CELL_INSTANT : PPID_CELL_DATE;
	if (time)
		return PPID_CELL_TIME;
	return percent ? PPID_CELL_PERCENT : PPID_CELL_NUMBER;
}

static char *
show_number(double number, const char *unit)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];
	bool whole = fabs(number) < EXACT && floor(number) == number;

	/* a NIK of 16 digits in full; 15 digits of a fraction are exact */
	g_ascii_formatd(text, sizeof(text), whole ? "%.0f" : "%.15g", number);
	return g_strconcat(strcmp(text, "-0") == 0 ? "0" : text, unit, NULL);
}

static char *
show_time(gint64 seconds)
{
	guint s = (guint)seconds;

	if (s % 60 != 0)
		return g_strdup_printf("%02u:%02u:%02u", s / 3600,
				       s / 60 % 60, s % 60);
	return g_strdup_printf("%02u:%02u", s / 3600, s / 60 % 60);
}

/* Day 60 is the 29 February 1900 that there never was. */
static char *
show_date(gint64 days)
{
	g_autoptr(GDate) date = g_date_new_dmy(31, G_DATE_DECEMBER, 1899);

	g_date_add_days(date, (guint)(days > 59 ? days - 1 : days));
	return g_strdup_printf("%04u-%02u-%02u", g_date_get_year(date),
			       (guint)g_date_get_month(date),
			       g_date_get_day(date));
}

static char *
show_instant(double number, PpidCellFormat format, bool since_1904)
{
	double days = floor(number);
	gint64 seconds = llround((number - days) * DAY_SECONDS);
	g_autofree char *date = NULL, *time = NULL;

	if (seconds >= DAY_SECONDS) {
		seconds = 0;
		days += 1;
	}
	if (since_1904)
		days += DAYS_1904;
	if (days >= DAYS_MAX || days < 0)
		return NULL;
	if (format == PPID_CELL_TIME)
		return show_time(seconds);
	date = show_date((gint64)days);
	if (format == PPID_CELL_DATE || seconds == 0)
		return g_steal_pointer(&date);
	time = show_time(seconds);
	return g_strconcat(date, " ", time, NULL);
}

char *
ppid_cellformat_show(const char *value, PpidCellFormat format,
		     bool since_1904)
{
	char *end = NULL, *shown = NULL;
	double number = g_ascii_strtod(value, &end);

	if (end == value || *end != '\0' || !isfinite(number))
		return g_strdup(value);
	switch (format) {
	case PPID_CELL_NUMBER:
		return show_number(number, "");
	case PPID_CELL_PERCENT:
		return show_number(number * 100, "%");
	case PPID_CELL_DATE:
	case PPID_CELL_TIME:
	case PPID_CELL_INSTANT:
		shown = show_instant(number, format, since_1904);
		break;
	}
	return shown != NULL ? shown : g_strdup(value);
}
