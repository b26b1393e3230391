/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ppid-calendar*.c share. */
#ifndef PPID_CALENDAR_PRIVATE_H
#define PPID_CALENDAR_PRIVATE_H

#include "ppid-calendar.h"

#define PPID_WEEK 7
#define PPID_SATURDAY 5 /* Monday is 0: day 1 of the year 1 was a Monday */
#define PPID_SUNDAY 6
#define PPID_FRIDAY 4

typedef struct {
	guint32 from, to; /* both included */
	guint32 decreed;
} PpidRamadan;

/* One file; a g_atomic_rc_box, since the calendars of several days share it. */
typedef struct {
	int year;
	bool leave_decreed;
	char *file;
	GPtrArray *days;    /* PpidHoliday *, by day, then by decree */
	GPtrArray *decrees; /* PpidDecree *, in the order of the file */
	int closing[2][PPID_WEEK]; /* [Ramadan?]; -1: not said */
	PpidRamadan ramadan[2];
	int n_ramadan;
	guint32 known;	     /* when the first of it was decreed; 0: always */
	guint32 leave_known; /* the same for its cuti bersama */
} PpidYear;

struct PpidCalendar {
	GPtrArray *years; /* PpidYear *, by year */
	PpidCalendarOptions options;
	GPtrArray *own;	  /* PpidHoliday * of the public body */
	guint32 known_at; /* 0: now */
	char *digest;
	guint32 first, last;	 /* days of the table; first > last: none */
	const PpidHoliday **off; /* by day - first; NULL: none */
	guint8 *works;		 /* own working days, by day - first */
	guint16 *closing;	 /* minutes, by day - first */
	guint32 *rank;		 /* working days in first..day */
	guint32 *nth;		 /* inverse: nth[r] = day of rank r, 1-based */
};

/** ppid_calendar_day_of: the day number of a civil date. */
guint32
ppid_calendar_day_of(int year, int month, int day);

/** ppid_calendar_year_of: the year that @day is in. */
int
ppid_calendar_year_of(guint32 day);

/**
 * ppid_year_read:
 * @doc: (borrowed): a document of libur.xsd, valid
 *
 * Returns: (transfer full): the year; NULL with @error set.
 */
PpidYear *
ppid_year_read(xmlDoc *doc, GError **error);

void
ppid_year_unref(gpointer year);

/** ppid_holiday_free: for a GPtrArray. */
void
ppid_holiday_free(gpointer holiday);

/** ppid_holiday_at: true if it is a day off as known on @known_at (0: now). */
bool
ppid_holiday_at(const PpidHoliday *holiday, guint32 known_at);

/** ppid_year_leave: is its cuti bersama decreed, as known on @known_at? */
bool
ppid_year_leave(const PpidYear *year, guint32 known_at);

/** ppid_calendar_year: (nullable): the year of that number. */
const PpidYear *
ppid_calendar_year(const PpidCalendar *calendar, int number);

/** ppid_calendar_find_closing: what the table holds of ppid_calendar_closing. */
int
ppid_calendar_find_closing(const PpidCalendar *calendar, guint32 day);

/** ppid_calendar_compute_digest: sets calendar->digest. */
void
ppid_calendar_compute_digest(PpidCalendar *calendar);

#endif /* PPID_CALENDAR_PRIVATE_H */
