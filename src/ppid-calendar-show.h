/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-calendar-show.h - the calendar in words, for staff
 */
#ifndef PPID_CALENDAR_SHOW_H
#define PPID_CALENDAR_SHOW_H

#include <glib.h>

#include "ppid-calendar.h"

/**
 * ppid_calendar_list:
 * @year: a year; one that is not there says so
 *
 * Returns: (transfer full): how many working days, the decrees, each day with
 *     its decree, in columns; those that were taken back say by what.
 */
GString *
ppid_calendar_list(const PpidCalendar *calendar, int year);

/**
 * ppid_calendar_walk:
 * @day: where to start
 * @count: working days to go, 0..3660
 * @back: before @day, not after it
 *
 * Returns: (transfer full): a line for each day on the way, the cause and
 *     decree of those that were skipped, the number of the others; and why
 *     the result is provisional, if it is.
 */
GString *
ppid_calendar_walk(const PpidCalendar *calendar, guint32 day, guint count,
		   bool back);

/**
 * ppid_calendar_working:
 * @year: a year
 *
 * Returns: how many working days it has.
 */
int
ppid_calendar_working(const PpidCalendar *calendar, int year);

/**
 * ppid_calendar_compare:
 * @old, @new: (borrowed)
 * @first, @last: years
 *
 * Returns: (transfer full): a line "- ..." or "+ ..." for each day that is
 *     off in one of them only, or by another decree, a line for other
 *     office hours; empty, if they count alike.
 */
GString *
ppid_calendar_compare(const PpidCalendar *old, const PpidCalendar *new,
		      int first, int last);

#endif /* PPID_CALENDAR_SHOW_H */
