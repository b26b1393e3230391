/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-calendar-show.h"

#include <string.h>

#include "ppid-calendar-private.h"
#include "ppid-columns.h"
#include "ppid-time.h"

#define MINUTES 60
#define DATE_COLUMNS 10
#define WEEKDAY_COLUMNS 6

/* --- one year ----------------------------------------------------------- */

static guint32
first_of(int year)
{
	return ppid_calendar_day_of(year, 1, 1);
}

int
ppid_calendar_working(const PpidCalendar *calendar, int year)
{
	return ppid_calendar_count(calendar, first_of(year) - 1,
				   first_of(year + 1) - 1);
}

static void
add_padded(GString *out, const char *text, int width)
{
	g_string_append(out, text);
	for (int n = ppid_columns_count(text); n < width + 2; n++)
		g_string_append_c(out, ' ');
}

static void
list_decrees(const PpidYear *year, GString *out)
{
	for (guint i = 0; i < year->decrees->len; i++) {
		const PpidDecree *decree = year->decrees->pdata[i];
		g_autofree char *text = ppid_columns_clean(decree->text);

		g_string_append_printf(out, "  %s, ditetapkan %s: %s",
				       decree->name, decree->decreed_on,
				       decree->role);
		if (*text != '\0')
			g_string_append_printf(out, " (%s)", text);
		g_string_append_c(out, '\n');
	}
}

/* As known on the day that is asked for, and what became of it by then. */
static bool
is_listed(const PpidCalendar *calendar, const PpidHoliday *holiday)
{
	return calendar->known_at == 0 ||
	       holiday->decreed <= calendar->known_at;
}

static void
list_day(const PpidCalendar *calendar, const PpidHoliday *h, int width,
	 GString *out)
{
	g_autofree char *date = ppid_date_iso(h->day);

	add_padded(out, date, DATE_COLUMNS);
	add_padded(out, ppid_date_weekday(h->day), WEEKDAY_COLUMNS);
	add_padded(out, h->kind, (int)strlen("cuti-bersama"));
	add_padded(out, h->name, width);
	g_string_append(out, h->basis);
	if (h->decreed_on != NULL)
		g_string_append_printf(out, ", ditetapkan %s", h->decreed_on);
	if (!ppid_holiday_at(h, calendar->known_at) && h->revoked != 0) {
		g_autofree char *revoked = ppid_date_iso(h->revoked);

		g_string_append_printf(out, "; DICABUT %s oleh %s", revoked,
				       h->successor);
	} else if (h->tentative) {
		g_string_append(out, "; masih dapat digeser");
	}
	g_string_append_c(out, '\n');
}

/* Of the table and of the public body, by day. */
static GPtrArray *
collect_days(const PpidCalendar *calendar, const PpidYear *year)
{
	GPtrArray *days = g_ptr_array_new();
	guint own = 0;

	for (guint i = 0; i <= year->days->len; i++) {
		const PpidHoliday *next = i < year->days->len
						  ? year->days->pdata[i]
						  : NULL;

		for (; own < calendar->own->len; own++) {
			PpidHoliday *h = calendar->own->pdata[own];

			if (next != NULL && h->day >= next->day)
				break;
			if (ppid_calendar_year_of(h->day) == year->year)
				g_ptr_array_add(days, h);
		}
		if (next != NULL && is_listed(calendar, next))
			g_ptr_array_add(days, (gpointer)next);
	}
	return days;
}

GString *
ppid_calendar_list(const PpidCalendar *calendar, int number)
{
	const PpidYear *year = ppid_calendar_year(calendar, number);
	GString *out = g_string_new(NULL);
	g_autoptr(GPtrArray) days = NULL;
	int width = 0;

	if (year == NULL) {
		g_string_append_printf(
			out,
			"%d: hari libur belum ditetapkan atau tidak ada dalam "
			"kalender\n",
			number);
		return out;
	}
	g_string_append_printf(out, "%d: %d hari kerja%s\n", number,
			       ppid_calendar_working(calendar, number),
			       ppid_year_leave(year, calendar->known_at)
				       ? ""
				       : "; cuti bersama belum ditetapkan");
	list_decrees(year, out);
	days = collect_days(calendar, year);
	for (guint i = 0; i < days->len; i++)
		width = MAX(width,
			    ppid_columns_count(
				    ((PpidHoliday *)days->pdata[i])->name));
	for (guint i = 0; i < days->len; i++)
		list_day(calendar, days->pdata[i], width, out);
	return out;
}

/* --- a count ------------------------------------------------------------ */

static void
walk_day(const PpidCalendar *calendar, guint32 day, guint number, GString *out)
{
	g_autofree char *date = ppid_date_iso(day);
	PpidDayOff off = { NULL, NULL };

	add_padded(out, date, DATE_COLUMNS);
	add_padded(out, ppid_date_weekday(day), WEEKDAY_COLUMNS);
	if (ppid_calendar_is_working(calendar, day, &off)) {
		g_string_append_printf(out, "hari kerja ke-%u\n", number);
		return;
	}
	g_string_append_printf(out, "dilewati: %s", off.cause);
	if (off.basis != NULL)
		g_string_append_printf(out, " (%s)", off.basis);
	g_string_append_c(out, '\n');
}

GString *
ppid_calendar_walk(const PpidCalendar *calendar, guint32 day, guint count,
		   bool back)
{
	GString *out = g_string_new(NULL);
	g_autofree char *doubt = NULL;
	guint32 at = day;

	for (guint done = 0; done < count && at > 1;) {
		at = back ? at - 1 : at + 1;
		if (ppid_calendar_is_working(calendar, at, NULL))
			done++;
		walk_day(calendar, at, done, out);
	}
	doubt = ppid_calendar_doubt(calendar, MIN(day, at), MAX(day, at));
	if (doubt != NULL)
		g_string_append_printf(out, "sementara: %s\n", doubt);
	return out;
}

/* --- two calendars ------------------------------------------------------ */

static bool
same_day(const PpidHoliday *a, const PpidHoliday *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a->kind, b->kind) == 0 &&
	       strcmp(a->basis, b->basis) == 0 &&
	       strcmp(a->name, b->name) == 0 &&
	       g_strcmp0(a->decreed_on, b->decreed_on) == 0 &&
	       a->tentative == b->tentative;
}

static void
show_side(char sign, const PpidHoliday *h, GString *out)
{
	g_autofree char *date = NULL;

	if (h == NULL)
		return;
	date = ppid_date_iso(h->day);
	g_string_append_printf(out, "%c %s  %s  %s (%s, ditetapkan %s)%s\n",
			       sign, date, h->kind, h->name, h->basis,
			       h->decreed_on != NULL ? h->decreed_on : "-",
			       h->tentative ? "; masih dapat digeser" : "");
}

/* A file that says nothing of hours is counted with those of the year before
 * it, which is not known of a file alone. */
static bool
has_hours(const PpidCalendar *calendar)
{
	for (guint i = 0; i < calendar->years->len; i++) {
		const PpidYear *year = calendar->years->pdata[i];

		for (int j = 0; j < PPID_WEEK; j++)
			if (year->closing[0][j] >= 0)
				return true;
	}
	return false;
}

static void
compare_hours(const PpidCalendar *old, const PpidCalendar *new, guint32 from,
	      guint32 to, GString *out)
{
	guint days = 0;
	guint32 first = 0;

	for (guint32 day = from; day <= to; day++) {
		if (ppid_calendar_closing(old, day) ==
		    ppid_calendar_closing(new, day))
			continue;
		if (days++ == 0)
			first = day;
	}
	if (days > 0) {
		g_autofree char *date = ppid_date_iso(first);
		int a = ppid_calendar_closing(old, first);
		int b = ppid_calendar_closing(new, first);

		g_string_append_printf(
			out,
			"~ jam tutup berbeda pada %u hari, pertama %s: "
			"%02d.%02d menjadi %02d.%02d\n",
			days, date, a / MINUTES, a % MINUTES, b / MINUTES,
			b % MINUTES);
	}
}

GString *
ppid_calendar_compare(const PpidCalendar *old, const PpidCalendar *new,
		      int first, int last)
{
	GString *out = g_string_new(NULL);
	guint32 from = first_of(first), to = first_of(last + 1) - 1;

	for (guint32 day = from; day <= to; day++) {
		const PpidHoliday *a = ppid_calendar_holiday(old, day);
		const PpidHoliday *b = ppid_calendar_holiday(new, day);

		if (same_day(a, b))
			continue;
		show_side('-', a, out);
		show_side('+', b, out);
	}
	if (has_hours(old) && has_hours(new))
		compare_hours(old, new, from, to, out);
	return out;
}
