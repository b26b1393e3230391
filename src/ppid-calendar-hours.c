/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office hours, and the digest of all that decides a count. */
#include "config.h"
#include "ppid-calendar-private.h"

#include "ppid-digest.h"

/* Where neither the body nor any year has a word on it. */
#define FALLBACK_CLOSING (16 * 60)

/* --- hours -------------------------------------------------------------- */

/* A month may be in the file of the year before. */
static const PpidRamadan *
find_ramadan(const PpidCalendar *calendar, guint32 day)
{
	int number = ppid_calendar_year_of(day);

	for (int y = number - 1; y <= number + 1; y++) {
		const PpidYear *year = ppid_calendar_year(calendar, y);

		for (int i = 0; year != NULL && i < year->n_ramadan; i++)
			if (day >= year->ramadan[i].from &&
			    day <= year->ramadan[i].to)
				return &year->ramadan[i];
	}
	return NULL;
}

bool
ppid_calendar_is_ramadan(const PpidCalendar *calendar, guint32 day)
{
	const PpidRamadan *ramadan = find_ramadan(calendar, day);

	return ramadan != NULL && (calendar->known_at == 0 ||
				   ramadan->decreed <= calendar->known_at);
}

/* Of a Saturday that is not mentioned: as of a Monday. */
static int
hours_of(const PpidYear *year, bool ramadan, guint32 weekday)
{
	const int *row = year->closing[ramadan];

	return row[weekday] >= 0 ? row[weekday] : row[0];
}

/* The year itself, or the last before it that says something, or the first
 * after it. */
static int
hours_in_table(const PpidCalendar *calendar, guint32 day, bool ramadan)
{
	int number = ppid_calendar_year_of(day), found = -1;

	for (guint i = 0; i < calendar->years->len; i++) {
		const PpidYear *year = calendar->years->pdata[i];
		int minutes = hours_of(year, ramadan, (day - 1) % PPID_WEEK);

		if (minutes >= 0 && (found < 0 || year->year <= number))
			found = minutes;
	}
	return found;
}

static int
first_said(int a, int b)
{
	return a >= 0 ? a : b;
}

int
ppid_calendar_find_closing(const PpidCalendar *calendar, guint32 day)
{
	const int *own = calendar->options.closing;
	guint32 weekday = (day - 1) % PPID_WEEK;
	bool ramadan = ppid_calendar_is_ramadan(calendar, day);
	int said = ramadan ? own[PPID_CLOSING_RAMADAN]
			   : own[PPID_CLOSING_DAY];

	if (weekday == PPID_FRIDAY)
		said = first_said(ramadan ? own[PPID_CLOSING_RAMADAN_FRIDAY]
					  : own[PPID_CLOSING_FRIDAY],
				  said);
	else if (weekday == PPID_SATURDAY && !ramadan)
		said = first_said(own[PPID_CLOSING_SATURDAY], said);
	if (said < 0)
		said = hours_in_table(calendar, day, ramadan);
	return first_said(said, FALLBACK_CLOSING);
}

int
ppid_calendar_closing(const PpidCalendar *calendar, guint32 day)
{
	if (day >= calendar->first && day <= calendar->last)
		return calendar->closing[day - calendar->first];
	return ppid_calendar_find_closing(calendar, day);
}

/* --- digest ------------------------------------------------------------- */

static void
digest_hours(GString *text, const PpidYear *year, guint32 known_at)
{
	for (int i = 0; i < 2; i++)
		for (int j = 0; j < PPID_WEEK; j++)
			if (year->closing[i][j] >= 0)
				g_string_append_printf(text,
						       "jam\t%d\t%d\t%d\n", i,
						       j, year->closing[i][j]);
	for (int i = 0; i < year->n_ramadan; i++)
		if (known_at == 0 || year->ramadan[i].decreed <= known_at)
			g_string_append_printf(text, "ramadan\t%u\t%u\n",
					       year->ramadan[i].from,
					       year->ramadan[i].to);
}

static void
digest_year(GString *text, const PpidYear *year, guint32 known_at)
{
	g_string_append_printf(text, "%d\t%s\n", year->year,
			       ppid_year_leave(year, known_at) ? "ditetapkan"
							       : "belum");
	for (guint i = 0; i < year->days->len; i++) {
		const PpidHoliday *h = year->days->pdata[i];

		if (ppid_holiday_at(h, known_at))
			g_string_append_printf(
				text, "%u\t%s\t%s\t%s\t%s\n", h->day, h->kind,
				h->tentative ? "tentatif" : "tetap", h->basis,
				h->name);
	}
	digest_hours(text, year, known_at);
}

static void
digest_options(GString *text, const PpidCalendarOptions *options,
	       guint32 known_at)
{
	g_string_append_printf(text, "cuti-bersama-libur\t%s\n",
			       options->leave_off ? "ya" : "tidak");
	if (options->saturday_works)
		g_string_append(text, "minggu-kerja\t6\n");
	for (int i = 0; i < PPID_N_CLOSING; i++)
		if (options->closing[i] >= 0)
			g_string_append_printf(text, "jam-tutup\t%d\t%d\n", i,
					       options->closing[i]);
	for (guint i = 0; i < options->own->len; i++) {
		const PpidOwnDays *own = options->own->pdata[i];

		if (known_at == 0 || own->decreed <= known_at)
			g_string_append_printf(text, "%s\t%u\t%u\t%s\t%s\n",
					       own->working ? "masuk"
							    : "libur",
					       own->from, own->to, own->basis,
					       own->name);
	}
}

void
ppid_calendar_compute_digest(PpidCalendar *calendar)
{
	g_autoptr(GString) text = g_string_new("ppid-libur 1\n");
	g_autofree char *hex = NULL;

	digest_options(text, &calendar->options, calendar->known_at);
	for (guint i = 0; i < calendar->years->len; i++)
		digest_year(text, calendar->years->pdata[i],
			    calendar->known_at);
	hex = ppid_digest_of(text->str, text->len);
	calendar->digest = g_strconcat("sha256:", hex, NULL);
}

const char *
ppid_calendar_digest(const PpidCalendar *calendar)
{
	return calendar->digest;
}
