/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ppid.conf says of the calendar of one public body. */
#include "config.h"
#include "ppid-config-private.h"

#include <string.h>

#include "ppid-time.h"

#define BODY PPID_CONFIG_BODY
#define MAX_OWN_DAYS 366 /* of one group */
#define BY_TABLE "perpres"
#define CLOSING (16 * 60) /* no text says: each body decides */
#define MIN_YEAR 1900
#define MAX_YEAR 2199

/* --- the week and the hours --------------------------------------------- */

/* "16.00" or "16:00" */
static bool
parse_clock(const char *text, int *minutes_out)
{
	int hour, minute;

	if (strlen(text) != 5 || (text[2] != ':' && text[2] != '.') ||
	    !g_ascii_isdigit(text[0]) || !g_ascii_isdigit(text[1]) ||
	    !g_ascii_isdigit(text[3]) || !g_ascii_isdigit(text[4]))
		return false;
	hour = (text[0] - '0') * 10 + (text[1] - '0');
	minute = (text[3] - '0') * 10 + (text[4] - '0');
	if (hour > 23 || minute > 59)
		return false;
	*minutes_out = hour * 60 + minute;
	return true;
}

static const char *const keys[PPID_N_CLOSING] = {
	[PPID_CLOSING_DAY] = "jam-tutup",
	[PPID_CLOSING_FRIDAY] = "jam-tutup-jumat",
	[PPID_CLOSING_SATURDAY] = "jam-tutup-sabtu",
	[PPID_CLOSING_RAMADAN] = "jam-tutup-ramadan",
	[PPID_CLOSING_RAMADAN_FRIDAY] = "jam-tutup-ramadan-jumat",
};

void
ppid_config_default_hours(PpidCalendarOptions *options)
{
	options->closing[PPID_CLOSING_DAY] = CLOSING;
	options->closing[PPID_CLOSING_RAMADAN] = CLOSING;
}

static bool
load_hour(const Source *src, int *closing, PpidClosing which, GError **error)
{
	g_autofree char *text = ppid_config_get(src, BODY, keys[which]);
	int minutes = -1; /* as the table says */

	if (text == NULL)
		return true;
	if (!(which == PPID_CLOSING_DAY && strcmp(text, BY_TABLE) == 0) &&
	    !parse_clock(text, &minutes))
		return ppid_config_bad(src, BODY, keys[which],
				       "not a time HH:MM", error);
	closing[which] = minutes;
	if (which == PPID_CLOSING_DAY)
		closing[PPID_CLOSING_RAMADAN] = minutes;
	return true;
}

static bool
load_hours(const Source *src, PpidCalendarOptions *options, GError **error)
{
	for (int i = 0; i < PPID_N_CLOSING; i++)
		if (!load_hour(src, options->closing, i, error))
			return false;
	return true;
}

static bool
load_week(const Source *src, PpidCalendarOptions *options, GError **error)
{
	g_autofree char *days = ppid_config_get(src, BODY, "minggu-kerja");

	if (days == NULL)
		return true;
	options->saturday_works = strcmp(days, "6") == 0;
	if (!options->saturday_works && strcmp(days, "5") != 0)
		return ppid_config_bad(src, BODY, "minggu-kerja",
				       "not 5 or 6", error);
	return true;
}

/* --- [kalender NAME] ---------------------------------------------------- */

/* @day_out stays if there is no such key. */
static bool
load_day(const Source *src, const char *group, const char *key,
	 guint32 *day_out, GError **error)
{
	g_autofree char *text = ppid_config_get(src, group, key);
	GDate date;

	if (text == NULL)
		return true;
	if (!ppid_date_parse(text, &date) ||
	    g_date_get_year(&date) < MIN_YEAR ||
	    g_date_get_year(&date) > MAX_YEAR)
		return ppid_config_bad(src, group, key,
				       "not a date YYYY-MM-DD", error);
	*day_out = g_date_get_julian(&date);
	return true;
}

static bool
load_range(const Source *src, const char *group, PpidOwnDays *own,
	   GError **error)
{
	if (!load_day(src, group, "dari", &own->from, error))
		return false;
	own->to = own->from;
	if (!load_day(src, group, "sampai", &own->to, error) ||
	    !load_day(src, group, "ditetapkan", &own->decreed, error))
		return false;
	if (own->from == 0)
		return ppid_config_bad(src, group, "dari", "missing", error);
	if (own->to < own->from)
		return ppid_config_bad(src, group, "sampai", "before dari",
				       error);
	if (own->to - own->from >= MAX_OWN_DAYS)
		return ppid_config_bad(src, group, "sampai",
				       "more than a year after dari", error);
	return true;
}

static bool
check_own(const Source *src, const char *group, const GPtrArray *all,
	  GError **error)
{
	const PpidOwnDays *own = all->pdata[all->len - 1];

	if (own->name == NULL)
		return ppid_config_bad(src, group, "nama", "missing", error);
	if (own->basis == NULL)
		return ppid_config_bad(src, group, "dasar",
				       "missing: on what decree?", error);
	for (guint i = 0; i + 1 < all->len; i++) {
		const PpidOwnDays *other = all->pdata[i];

		if (own->from <= other->to && other->from <= own->to)
			return ppid_config_bad(
				src, group, "dari",
				"a day that another group has already", error);
	}
	return true;
}

static bool
load_own(const Source *src, const char *group, PpidCalendarOptions *options,
	 GError **error)
{
	g_autofree char *kind = ppid_config_get(src, group, "jenis");
	PpidOwnDays *own = g_new0(PpidOwnDays, 1);

	g_ptr_array_add(options->own, own);
	own->name = ppid_config_get(src, group, "nama");
	own->basis = ppid_config_get(src, group, "dasar");
	own->working = g_strcmp0(kind, "masuk") == 0;
	if (kind != NULL && !own->working && strcmp(kind, "libur") != 0)
		return ppid_config_bad(src, group, "jenis",
				       "not 'libur' or 'masuk'", error);
	return load_range(src, group, own, error) &&
	       check_own(src, group, options->own, error);
}

bool
ppid_config_calendar(const Source *src, PpidCalendarOptions *options,
		     GError **error)
{
	g_auto(GStrv) groups = g_key_file_get_groups(src->file, NULL);

	if (!load_hours(src, options, error) ||
	    !load_week(src, options, error) ||
	    !ppid_config_switch(src, BODY, "cuti-bersama-libur",
				&options->leave_off, error))
		return false;
	for (char **g = groups; *g != NULL; g++)
		if (g_str_has_prefix(*g, PPID_CONFIG_CALENDAR) &&
		    !load_own(src, *g, options, error))
			return false;
	return true;
}
