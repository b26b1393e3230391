/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-due.h - what is due, as a table for staff
 *
 * Case files hold dates only; whether one is near or past depends on the
 * day it is asked for, and is found here.
 */
#ifndef PPID_DUE_H
#define PPID_DUE_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-calendar.h"
#include "ppid-rules.h"

/* What is wanted; pointers are borrowed and outlive the PpidDue. */
typedef struct {
	const PpidCalendar *calendar;
	const PpidRules *rules; /* names of rules, who is who, what ends one */
	guint32 today;		/* as g_date_get_julian() counts */
	bool all; /* every deadline; else one a case: the nearest open,
		     unconditional one that binds the public body */
	int within; /* the strict day is at most so many working days ahead;
		       G_MAXINT: any */
} PpidDueOptions;

typedef struct PpidDue PpidDue;

/**
 * ppid_due_new:
 * @options: (borrowed): copied
 *
 * Returns: (transfer full): an empty table.
 */
PpidDue *
ppid_due_new(const PpidDueOptions *options);

void
ppid_due_free(PpidDue *due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidDue, ppid_due_free)

/**
 * ppid_due_add:
 * @berkas: (borrowed): a <berkas>; what is wanted of it is copied
 */
void
ppid_due_add(PpidDue *due, xmlNode *berkas);

/**
 * ppid_due_table:
 *
 * Returns: (transfer full): lines of text in Indonesian, sorted by last day,
 *     then case; columns aligned by what they take on a terminal.
 */
GString *
ppid_due_table(PpidDue *due);

/**
 * ppid_due_csv:
 *
 * Returns: (transfer full): the same as CSV (RFC 4180), every field quoted.
 *     Text that a spreadsheet would take for a formula gets a "'" before it.
 */
GString *
ppid_due_csv(PpidDue *due);

/**
 * ppid_due_late:
 *
 * Returns: how many rows are past their last day.
 */
guint
ppid_due_late(const PpidDue *due);

#endif /* PPID_DUE_H */
