/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two counts; the rules and the record are in ppid-deadline.c. */
#include "config.h"
#include "ppid-deadline.h"

#include "ppid-time.h"

#define HOURS_A_DAY 24
#define FIRST_DAY 1 /* 1 January of the year 1 */

/* On the same day of the month, or on its last day. */
static guint32
add_months(guint32 day, guint months)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	g_date_add_months(&date, months);
	return g_date_get_julian(&date);
}

static guint32
take_months(guint32 day, guint months)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	if ((guint)g_date_get_year(&date) * 12 + g_date_get_month(&date) <=
	    months + 12)
		return FIRST_DAY;
	g_date_subtract_months(&date, months);
	return g_date_get_julian(&date);
}

static guint32
days_of_hours(guint hours)
{
	return (hours + HOURS_A_DAY - 1) / HOURS_A_DAY;
}

/* --- forwards ---------------------------------------------------------- */

/* The receipt day is day 1: one day less to go. */
static void
count_days(const PpidDeadlineContext *context, PpidUnit unit, guint length,
	   bool receipt_counts, PpidSpan *span)
{
	guint strict = receipt_counts && length > 0 ? length - 1 : length;

	if (unit == PPID_UNIT_DAY) {
		span->strict = span->start + strict;
		span->legal = span->start + length;
		return;
	}
	span->strict = ppid_calendar_add(context->calendar, span->start,
					 strict);
	span->legal = ppid_calendar_add(context->calendar, span->start,
					length);
}

void
ppid_deadline_from_moment(const PpidDeadlineContext *context, PpidUnit unit,
			  guint length, guint32 day, int minutes,
			  PpidSpan *span_out)
{
	guint32 end_minutes;
	bool open_day;

	span_out->start = day;
	switch (unit) {
	case PPID_UNIT_HOUR:
		end_minutes = length % HOURS_A_DAY * 60 + (guint32)minutes;
		span_out->legal = day + length / HOURS_A_DAY +
				  end_minutes / (HOURS_A_DAY * 60);
		span_out->strict = span_out->legal;
		break;
	case PPID_UNIT_MONTH:
		span_out->legal = add_months(day, length);
		span_out->strict = span_out->legal;
		break;
	case PPID_UNIT_DAY:
	case PPID_UNIT_WORKING_DAY:
		open_day = unit == PPID_UNIT_DAY ||
			   ppid_calendar_is_working(context->calendar, day,
						    NULL);
		count_days(context, unit, length,
			   open_day &&
				   minutes < ppid_calendar_closing(
						     context->calendar,
						     span_out->start),
			   span_out);
		break;
	}
}

void
ppid_deadline_from_instant(const PpidDeadlineContext *context, PpidUnit unit,
			   guint length, GDateTime *instant,
			   PpidSpan *span_out)
{
	GDate date;
	int minutes;

	ppid_time_date(instant, context->zone, &date, &minutes);
	ppid_deadline_from_moment(context, unit, length,
				  g_date_get_julian(&date), minutes,
				  span_out);
}

static guint32
follow(const PpidDeadlineContext *context, PpidUnit unit, guint length,
       guint32 day)
{
	switch (unit) {
	case PPID_UNIT_HOUR:
		return day + days_of_hours(length);
	case PPID_UNIT_MONTH:
		return add_months(day, length);
	case PPID_UNIT_DAY:
		return day + length;
	case PPID_UNIT_WORKING_DAY:
		break;
	}
	return ppid_calendar_add(context->calendar, day, length);
}

void
ppid_deadline_from_end(const PpidDeadlineContext *context, PpidUnit unit,
		       guint length, const PpidSpan *before,
		       PpidSpan *span_out)
{
	guint32 strict = before->strict, legal = before->legal;

	span_out->start = legal;
	span_out->strict = follow(context, unit, length, strict);
	span_out->legal = follow(context, unit, length, legal);
}

/* --- from a date that is stated ---------------------------------------- */

void
ppid_deadline_after_date(const PpidDeadlineContext *context, PpidUnit unit,
			 guint length, guint32 date, PpidSpan *span_out)
{
	span_out->start = date;
	span_out->legal = follow(context, unit, length, date);
	span_out->strict = span_out->legal;
}

static guint32
less(guint32 day, guint32 days)
{
	return day > days ? day - days : FIRST_DAY;
}

static guint32
precede(const PpidDeadlineContext *context, PpidUnit unit, guint length,
	guint32 day)
{
	switch (unit) {
	case PPID_UNIT_HOUR:
		return less(day, days_of_hours(length));
	case PPID_UNIT_MONTH:
		return take_months(day, length);
	case PPID_UNIT_DAY:
		return less(day, length);
	case PPID_UNIT_WORKING_DAY:
		break;
	}
	return ppid_calendar_before(context->calendar, day, length);
}

void
ppid_deadline_before_date(const PpidDeadlineContext *context, PpidUnit unit,
			  guint length, guint32 date, PpidSpan *span_out)
{
	bool days = unit == PPID_UNIT_DAY || unit == PPID_UNIT_WORKING_DAY;

	span_out->start = date;
	span_out->legal = precede(context, unit, length, date);
	span_out->strict =
		days ? precede(context, unit, length + 1, date)
		     : span_out->legal;
}
