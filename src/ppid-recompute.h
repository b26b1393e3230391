/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-recompute.h - after a new decree: which dates move, and why
 *
 * A date that has been told to people is not changed in silence.  Of a case
 * of the store only deadlines that are open are counted again; those that an
 * event has ended keep the calendar that they were counted with.  What does
 * not change keeps its bytes.
 * Pure: no clock, no I/O.
 */
#ifndef PPID_RECOMPUTE_H
#define PPID_RECOMPUTE_H

#include <glib.h>
#include <libxml/tree.h>

#include "ppid-deadline.h"

/**
 * ppid_recompute_apply:
 * @context: (borrowed): the calendar and the rules of now
 * @berkas: (borrowed): a <berkas> with @revisi; one without is only given to
 *     ppid_deadline_apply()
 * @label: (borrowed): how lines name the case
 * @report: (borrowed): gets a line in Indonesian, without end of line, for
 *     each deadline that moved, old and new with the days and decrees that
 *     moved it; for each closed one that would have moved; and for each that
 *     is not counted again
 * @damaged_out: (out): how many have no rule, trigger or last day that can be
 *     read; they stay as they are
 *
 * A deadline that the rules would not start any more stays as it is, too.
 *
 * Returns: as ppid_deadline_apply().
 */
guint
ppid_recompute_apply(const PpidDeadlineContext *context, xmlNode *berkas,
		     const char *label, GPtrArray *report, guint *damaged_out);

#endif /* PPID_RECOMPUTE_H */
