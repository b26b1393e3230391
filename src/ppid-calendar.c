/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Questions.  In the table that ppid-calendar-load.c makes a count of 100 days
 * costs as much as one of 3, and counting backwards is as easy as forwards.
 * Outside it only week-ends are off, and the count goes day by day.
 */
#include "config.h"
#include "ppid-calendar-private.h"

#include <stdarg.h>
#include <string.h>

#include "ppid-time.h"

#define MAX_DOUBTS 4

guint32
ppid_calendar_day_of(int year, int month, int day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month,
		       (GDateYear)year);
	return g_date_get_julian(&date);
}

int
ppid_calendar_year_of(guint32 day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	return g_date_get_year(&date);
}

static bool
in_table(const PpidCalendar *calendar, guint32 day)
{
	return day >= calendar->first && day <= calendar->last;
}

bool
ppid_calendar_is_working(const PpidCalendar *calendar, guint32 day,
			 PpidDayOff *off_out)
{
	guint32 weekday = (day - 1) % PPID_WEEK;
	PpidDayOff off = { NULL, NULL };
	const PpidHoliday *holiday = ppid_calendar_holiday(calendar, day);

	if (in_table(calendar, day) && calendar->works[day - calendar->first])
		return true;
	if (weekday == PPID_SUNDAY) {
		off.cause = "Minggu";
	} else if (weekday == PPID_SATURDAY &&
		   !calendar->options.saturday_works) {
		off.cause = "Sabtu";
	} else if (holiday != NULL) {
		off.cause = holiday->name;
		off.basis = holiday->basis;
	}
	if (off.cause != NULL && off_out != NULL)
		*off_out = off;
	return off.cause == NULL;
}

const PpidHoliday *
ppid_calendar_holiday(const PpidCalendar *calendar, guint32 day)
{
	return in_table(calendar, day) ? calendar->off[day - calendar->first]
				       : NULL;
}

const PpidHoliday *
ppid_calendar_revoked(const PpidCalendar *calendar, guint32 day)
{
	const GPtrArray *days =
		ppid_calendar_days(calendar, ppid_calendar_year_of(day));

	for (guint i = days != NULL ? days->len : 0; i > 0; i--) {
		const PpidHoliday *h = days->pdata[i - 1];

		if (h->day == day && h->revoked != 0 &&
		    (calendar->known_at == 0 ||
		     h->revoked <= calendar->known_at))
			return h;
	}
	return NULL;
}

guint32
ppid_calendar_add(const PpidCalendar *calendar, guint32 day, guint count)
{
	if (in_table(calendar, day)) {
		guint32 size = calendar->last - calendar->first + 1;
		guint32 rank = calendar->rank[day - calendar->first] + count;

		if (count == 0)
			return day;
		if (rank <= calendar->rank[size - 1])
			return calendar->nth[rank];
	}
	while (count > 0)
		if (ppid_calendar_is_working(calendar, ++day, NULL))
			count--;
	return day;
}

guint32
ppid_calendar_before(const PpidCalendar *calendar, guint32 day, guint count)
{
	if (count == 0)
		return day;
	/* the rank of the day before: how many lie before @day */
	if (day > calendar->first && in_table(calendar, day)) {
		guint32 rank = calendar->rank[day - 1 - calendar->first];

		if (rank >= count)
			return calendar->nth[rank - count + 1];
	}
	while (count > 0 && day > 1)
		if (ppid_calendar_is_working(calendar, --day, NULL))
			count--;
	return day;
}

int
ppid_calendar_count(const PpidCalendar *calendar, guint32 from, guint32 to)
{
	int count = 0;

	if (to < from)
		return -ppid_calendar_count(calendar, to, from);
	if (in_table(calendar, from) && in_table(calendar, to))
		return (int)(calendar->rank[to - calendar->first] -
			     calendar->rank[from - calendar->first]);
	while (from < to)
		if (ppid_calendar_is_working(calendar, ++from, NULL))
			count++;
	return count;
}

const PpidYear *
ppid_calendar_year(const PpidCalendar *calendar, int number)
{
	for (guint i = 0; i < calendar->years->len; i++) {
		const PpidYear *year = calendar->years->pdata[i];

		if (year->year == number)
			return year;
	}
	return NULL;
}

bool
ppid_calendar_has_year(const PpidCalendar *calendar, int year)
{
	return ppid_calendar_year(calendar, year) != NULL;
}

bool
ppid_calendar_years(const PpidCalendar *calendar, int *first_out,
		    int *last_out)
{
	const GPtrArray *years = calendar->years;

	if (years->len == 0)
		return false;
	*first_out = ((const PpidYear *)years->pdata[0])->year;
	*last_out = ((const PpidYear *)years->pdata[years->len - 1])->year;
	return true;
}

const GPtrArray *
ppid_calendar_days(const PpidCalendar *calendar, int year)
{
	const PpidYear *found = ppid_calendar_year(calendar, year);

	return found != NULL ? found->days : NULL;
}

const GPtrArray *
ppid_calendar_decrees(const PpidCalendar *calendar, int year)
{
	const PpidYear *found = ppid_calendar_year(calendar, year);

	return found != NULL ? found->decrees : NULL;
}

/* --- doubt ------------------------------------------------------------- */

G_GNUC_PRINTF(2, 3)
static void
add_doubt(GString *doubt, const char *format, ...)
{
	va_list args;

	if (doubt->len > 0)
		g_string_append(doubt, "; ");
	va_start(args, format);
	g_string_append_vprintf(doubt, format, args);
	va_end(args);
}

/* The first day that may be moved: one is enough to say why.  A day that
 * may move onto the last day counted lies one past it. */
static void
doubt_tentative(const PpidYear *year, guint32 known_at, guint32 from,
		guint32 to, GString *doubt)
{
	for (guint i = 0; i < year->days->len; i++) {
		const PpidHoliday *h = year->days->pdata[i];

		if (h->tentative && h->day >= from && h->day <= to + 1 &&
		    ppid_holiday_at(h, known_at)) {
			add_doubt(doubt, "%s masih dapat digeser keputusan "
				  "berikutnya", h->name);
			return;
		}
	}
}

static void
doubt_absent(const PpidCalendar *calendar, int year, GString *doubt)
{
	g_autofree char *then = NULL;
	GDate date;

	if (calendar->known_at == 0) {
		add_doubt(doubt, "hari libur %d tidak ada dalam kalender",
			  year);
		return;
	}
	g_date_clear(&date, 1);
	g_date_set_julian(&date, calendar->known_at);
	then = ppid_date_format(&date);
	add_doubt(doubt, "hari libur %d belum diketahui pada %s", year, then);
}

char *
ppid_calendar_doubt(const PpidCalendar *calendar, guint32 from, guint32 to)
{
	g_autoptr(GString) doubt = g_string_new(NULL);
	int shown = 0;

	for (int y = ppid_calendar_year_of(from); y <= ppid_calendar_year_of(to) && shown < MAX_DOUBTS;
	     y++) {
		const PpidYear *year = ppid_calendar_year(calendar, y);
		gsize before = doubt->len;

		if (year == NULL)
			doubt_absent(calendar, y, doubt);
		else if (calendar->options.leave_off &&
			 !ppid_year_leave(year, calendar->known_at))
			add_doubt(doubt, "cuti bersama %d belum ditetapkan",
				  y);
		if (year != NULL)
			doubt_tentative(year, calendar->known_at, from, to,
					doubt);
		shown += doubt->len > before;
	}
	return doubt->len > 0 ? g_strdup(doubt->str) : NULL;
}
