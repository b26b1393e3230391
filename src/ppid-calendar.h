/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-calendar.h - which days are working days, and why not
 *
 * Monday to Friday (Perpres 21/2023 art. 3-4) less the national holidays and
 * the cuti bersama of data/libur/YEAR.xml, ppid-libur(5).  A day is a number:
 * days since 1 January of the year 1, as g_date_get_julian() counts.
 * Pure after loading; several threads may read one calendar.
 */
#ifndef PPID_CALENDAR_H
#define PPID_CALENDAR_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

typedef struct PpidCalendar PpidCalendar;

/* Why a day is no working day; the strings belong to the calendar. */
typedef struct {
	const char *cause; /* "Sabtu", "Minggu" or the name of the holiday */
	const char *basis; /* the decree, or NULL for a week-end */
} PpidDayOff;

/**
 * ppid_calendar_load:
 * @override: (nullable): folder of own data files, see ppid-data.h; a file
 *     libur/2026.xml in it stands for the built-in one
 * @collective_leave_off: whether cuti bersama is no working day
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the calendar of all years in data/libur/.
 */
PpidCalendar *
ppid_calendar_load(const char *override, bool collective_leave_off,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_calendar_load_docs:
 * @docs: (borrowed) (array length=count): documents of libur.xsd, valid
 * @error: PPID_ERROR_CONFIG: a day outside the year of its file, twice in
 *     effect, taken back without a successor, a year given twice
 *
 * Returns: (transfer full): the calendar of these years only.
 */
PpidCalendar *
ppid_calendar_load_docs(xmlDoc *const *docs, gsize count,
			bool collective_leave_off,
			GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_calendar_free(PpidCalendar *calendar);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidCalendar, ppid_calendar_free)

/**
 * ppid_calendar_digest:
 *
 * Returns: (borrowed): "sha256:HEX" over what decides the count: every year
 *     in order, each day in effect with kind, decree and name, and whether
 *     cuti bersama counts.  Sources, comments and layout do not enter.
 */
const char *
ppid_calendar_digest(const PpidCalendar *calendar);

/**
 * ppid_calendar_is_working:
 * @day: a day number, 1..G_MAXUINT32 / 2
 * @off_out: (out) (nullable): why it is none; untouched if it is one
 *
 * In a year without a file only week-ends are off.
 */
bool
ppid_calendar_is_working(const PpidCalendar *calendar, guint32 day,
			 PpidDayOff *off_out);

/**
 * ppid_calendar_add:
 * @day: where to start; need not be a working day
 * @count: 0..100000
 *
 * Returns: the @count-th working day strictly after @day; @day for 0.
 */
guint32
ppid_calendar_add(const PpidCalendar *calendar, guint32 day, guint count);

/**
 * ppid_calendar_before:
 * @day: where to start; need not be a working day
 * @count: 0..100000
 *
 * Returns: the @count-th working day strictly before @day; @day for 0; day
 *     1, if there are not so many.
 */
guint32
ppid_calendar_before(const PpidCalendar *calendar, guint32 day, guint count);

/**
 * ppid_calendar_count:
 * @from, @to: days
 *
 * Returns: how many working days follow @from up to and including @to;
 *     negative, with the ends exchanged, if @to is before @from.
 */
int
ppid_calendar_count(const PpidCalendar *calendar, guint32 from, guint32 to);

/**
 * ppid_calendar_has_year:
 *
 * Returns: true if the days off of @year are published (there is a file).
 */
bool
ppid_calendar_has_year(const PpidCalendar *calendar, int year);

/**
 * ppid_calendar_doubt:
 * @from, @to: the days a count went over, both included
 *
 * Returns: (transfer full) (nullable): why the count is provisional, in
 *     Indonesian: a year that is not published, a cuti bersama that is not
 *     decreed, a day that may yet be moved; NULL if it is final.
 */
char *
ppid_calendar_doubt(const PpidCalendar *calendar, guint32 from, guint32 to);

#endif /* PPID_CALENDAR_H */
