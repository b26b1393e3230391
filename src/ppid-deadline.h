/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-deadline.h - the last day of every duty in a case
 *
 * Two counts are kept, because no text says whether the day of receipt is
 * the first day (law.md 3.1, open question 1):
 *   jatuh-tempo  the N-th working day after the day of receipt;
 *   ketat        the day of receipt is day 1 where it is a working day and
 *                the office had not closed yet.
 * Alert on the second, report a breach on the first.  A time limit that
 * follows another one begins where that one ends, in each count by itself.
 * Pure: no clock, no I/O.
 */
#ifndef PPID_DEADLINE_H
#define PPID_DEADLINE_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-calendar.h"
#include "ppid-rules.h"

/* What a deadline depends on beside the case; all borrowed. */
typedef struct {
	const PpidCalendar *calendar;
	const PpidRules *rules;
	GTimeZone *zone;     /* of the public body: decides the civil date */
} PpidDeadlineContext;

/* Days as g_date_get_julian() counts them. */
typedef struct {
	guint32 start;	/* mulai: the civil date of the trigger */
	guint32 strict; /* ketat */
	guint32 legal;	/* jatuh-tempo, never before @strict */
} PpidSpan;

/**
 * ppid_deadline_from_instant:
 * @unit, @length: how long; @length 0..3660
 * @instant: (borrowed): the trigger; its date in the zone of @context counts
 * @span_out: (out)
 *
 * Calendar days (hari) count every day and may end on a holiday; hours end
 * on the civil date of the instant; months on the same day of the month, or
 * on its last day.  These have no @strict of their own but for days.
 */
void
ppid_deadline_from_instant(const PpidDeadlineContext *context, PpidUnit unit,
			   guint length, GDateTime *instant,
			   PpidSpan *span_out);

/**
 * ppid_deadline_from_moment:
 * @day: the civil date of the trigger
 * @minutes: since its midnight, 0..1439
 *
 * ppid_deadline_from_instant() where the date is known: allocates nothing.
 */
void
ppid_deadline_from_moment(const PpidDeadlineContext *context, PpidUnit unit,
			  guint length, guint32 day, int minutes,
			  PpidSpan *span_out);

/**
 * ppid_deadline_from_end:
 * @before: (borrowed): the time limit that this one follows; may be @span_out
 * @span_out: (out): @start is the last day of @before
 */
void
ppid_deadline_from_end(const PpidDeadlineContext *context, PpidUnit unit,
		       guint length, const PpidSpan *before,
		       PpidSpan *span_out);

/**
 * ppid_deadline_after_date:
 * @date: a day that somebody named: the first day counted follows it; with
 *     @length 0 it is the last day itself, a holiday or not
 * @span_out: (out): @start is @date; @strict is @legal
 */
void
ppid_deadline_after_date(const PpidDeadlineContext *context, PpidUnit unit,
			 guint length, guint32 date, PpidSpan *span_out);

/**
 * ppid_deadline_before_date:
 * @length: 0..3659
 * @date: the hearing, the end of an exemption
 * @span_out: (out): @start is @date, @legal the @length-th day before it;
 *     @strict leaves so many whole days between: one more, for days
 *
 * "At least three working days before the hearing": with a hearing on a
 * Thursday the Monday is @legal, the Friday before it @strict.  Hours are
 * whole days; nothing is before 1 January of the year 1.
 */
void
ppid_deadline_before_date(const PpidDeadlineContext *context, PpidUnit unit,
			  guint length, guint32 date, PpidSpan *span_out);

/**
 * ppid_deadline_apply:
 * @berkas: (borrowed): a <berkas>; gets its <tenggat>
 *
 * Without @revisi every <tenggat> is replaced; with it (the case comes from
 * the store) those that are there keep their dates, and missing ones are
 * added.  Of those that are there, one whose event was undone goes, and a
 * condition that an event fulfils goes, or comes back if that was undone.
 * The order is that of the events, then of the rules, then of their
 * triggers.  A mail without an instant has no event and starts nothing.
 *
 * Returns: how many of the deadlines of @berkas are provisional.
 */
guint
ppid_deadline_apply(const PpidDeadlineContext *context, xmlNode *berkas);

#endif /* PPID_DEADLINE_H */
