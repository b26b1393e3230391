/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two counts; the rules and the record are in ppid-deadline.c. */
#include "config.h"
#include "ppid-deadline.h"

#include "ppid-time.h"

#define HOURS_A_DAY 24

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
add_hours(const PpidDeadlineContext *context, GDateTime *instant, guint hours)
{
	g_autoptr(GDateTime) end =
		g_date_time_add_hours(instant, (gint)hours);
	GDate date;

	ppid_time_date(end, context->zone, &date, NULL);
	return g_date_get_julian(&date);
}

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
ppid_deadline_from_instant(const PpidDeadlineContext *context, PpidUnit unit,
			   guint length, GDateTime *instant,
			   PpidSpan *span_out)
{
	bool open_day;
	GDate date;
	int minutes;

	ppid_time_date(instant, context->zone, &date, &minutes);
	span_out->start = g_date_get_julian(&date);
	switch (unit) {
	case PPID_UNIT_HOUR:
		span_out->legal = add_hours(context, instant, length);
		span_out->strict = span_out->legal;
		break;
	case PPID_UNIT_MONTH:
		span_out->legal = add_months(span_out->start, length);
		span_out->strict = span_out->legal;
		break;
	case PPID_UNIT_DAY:
	case PPID_UNIT_WORKING_DAY:
		open_day = unit == PPID_UNIT_DAY ||
			   ppid_calendar_is_working(context->calendar,
						    span_out->start, NULL);
		count_days(context, unit, length,
			   open_day &&
				   minutes < ppid_calendar_closing(
						     context->calendar,
						     span_out->start),
			   span_out);
		break;
	}
}

static guint32
follow(const PpidDeadlineContext *context, PpidUnit unit, guint length,
       guint32 day)
{
	switch (unit) {
	case PPID_UNIT_HOUR:
		return day + (length + HOURS_A_DAY - 1) / HOURS_A_DAY;
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
