/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-course.h - where a case stands, and what may happen next
 *
 * The state of a case is never stored: it is what its effective events and
 * the lapse of its deadlines make of it, by the table of ppid-flow.h.
 * Events are taken by the instant when they happened, those of one instant
 * in the order of the record.  The last day of a deadline goes by before the
 * events of the next day.  An event that may not follow what went before
 * changes nothing, and the course says why.
 * Pure: no clock, no I/O.
 */
#ifndef PPID_COURSE_H
#define PPID_COURSE_H

#include <glib.h>
#include <libxml/tree.h>

#include "ppid-flow.h"
#include "ppid-history.h"

/* For ppid_course_new(): all events, whenever they happened. */
#define PPID_COURSE_ALL G_MAXUINT32

typedef struct PpidCourse PpidCourse;

/**
 * ppid_course_new:
 * @flow: (borrowed): outlives the course
 * @berkas: (borrowed): a <berkas> with its <tenggat>; the same
 * @zone: (borrowed) (nullable): whose civil dates count, see ppid-history.h
 * @today: as g_date_get_julian() counts; later events are left out
 *
 * Only deadlines without a condition lapse.  Of several of one rule the
 * last one that has begun counts.
 *
 * Returns: (transfer full): the course up to the end of @today.
 */
PpidCourse *
ppid_course_new(const PpidFlow *flow, xmlNode *berkas, GTimeZone *zone,
		guint32 today);

void
ppid_course_free(PpidCourse *course);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidCourse, ppid_course_free)

/** ppid_course_state: (borrowed): where the case stands. */
const PpidFlowState *
ppid_course_state(const PpidCourse *course);

/** ppid_course_since: the day it got there; 0 if nothing happened yet. */
guint32
ppid_course_since(const PpidCourse *course);

/**
 * ppid_course_cause:
 *
 * Returns: (nullable) (borrowed): what brought it there: "peristiwa-7", or
 *     "akhir:T-NOTICE-UU" for the end of a deadline.
 */
const char *
ppid_course_cause(const PpidCourse *course);

/** ppid_course_history: (borrowed): its effective events. */
const PpidHistory *
ppid_course_history(const PpidCourse *course);

/**
 * ppid_course_refusal:
 * @id: "peristiwa-7"
 *
 * Returns: (nullable) (borrowed): why that event does not follow what went
 *     before it, a sentence in Indonesian; NULL if it does.
 */
const char *
ppid_course_refusal(const PpidCourse *course, const char *id);

/**
 * ppid_course_warnings:
 * @id: as above
 *
 * Returns: (nullable) (borrowed) (element-type utf8): what is to be said of
 *     that event, though it follows.
 */
const GPtrArray *
ppid_course_warnings(const PpidCourse *course, const char *id);

/**
 * ppid_course_may:
 * @kind: (borrowed): a kind of event of the flow
 *
 * Returns: (nullable) (borrowed): NULL if such an event may follow at the
 *     end of the course, with a fitting outcome; else why not.
 */
const char *
ppid_course_may(const PpidCourse *course, const PpidFlowKind *kind);

/**
 * ppid_state_of:
 * @flow, @berkas, @zone, @today: as for ppid_course_new()
 * @since_out: (out) (nullable): as ppid_course_since()
 *
 * Returns: (borrowed): the state of @berkas at the end of @today.
 */
const PpidFlowState *
ppid_state_of(const PpidFlow *flow, xmlNode *berkas, GTimeZone *zone,
	      guint32 today, guint32 *since_out);

#endif /* PPID_COURSE_H */
