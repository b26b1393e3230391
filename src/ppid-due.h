/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-due.h - what is due, for staff
 *
 * Case files hold dates only; whether one is near or past depends on the
 * day it is asked for, and is found here.  Which events count is said by
 * ppid-history.h, which of them end a clock by the rule table.
 * Pure: no clock, no I/O.
 */
#ifndef PPID_DUE_H
#define PPID_DUE_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-calendar.h"
#include "ppid-flow.h"
#include "ppid-rules.h"

/* What is wanted; pointers are borrowed and outlive the PpidDue. */
typedef struct {
	const PpidCalendar *calendar;
	const PpidRules *rules; /* what duties say, what ends one */
	const PpidFlow *flow;	/* states of cases, to explain; or NULL */
	const char *body;	/* code of the public body; or NULL */
	GTimeZone *zone;	/* of the public body: dates of events */
	GDateTime *now;		/* the instant it is asked for */
	guint32 today;		/* its date, as g_date_get_julian() counts */
	bool all;   /* every deadline; else of each case and owner that is
		       wanted: those past and the next one, of the open,
		       unconditional ones */
	int within; /* the strict day is at most so many days ahead;
		       G_MAXINT: any */
	bool within_calendar;	    /* these are calendar days */
	const char *const *owners;  /* only of these; NULL: any, and without
				       @all those that are the public body */
	const char *const *codes;   /* only these rules; NULL: any */
} PpidDueOptions;

typedef enum {
	PPID_DUE_TABLE,
	PPID_DUE_TSV,
	PPID_DUE_CSV,
	PPID_DUE_XML,
	PPID_DUE_ICS,
} PpidDueFormat;

/* How it is shown. */
typedef struct {
	PpidDueFormat format;
	int columns; /* of a terminal, for a table; 0: lines are not broken */
	bool colour; /* of a table */
} PpidDueLook;

typedef struct PpidDue PpidDue;

/** PpidDueWrite: takes the next piece of the output, UTF-8. */
typedef void (*PpidDueWrite)(const char *text, gpointer data);

/**
 * ppid_due_format:
 * @name: "table", "tsv", "csv", "xml" or "ics"
 *
 * Returns: false if @name is none of these.
 */
bool
ppid_due_format(const char *name,
		PpidDueFormat *format_out) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_due_parse_within:
 * @text: "3hk" or "3": working days; "7h": days
 *
 * Sets @options->within.
 *
 * Returns: false if @text is not one of these, 0 to 3660.
 */
bool
ppid_due_parse_within(const char *text,
		      PpidDueOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_due_new:
 * @options: (borrowed): copied
 *
 * Returns: (transfer full): without rows.
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
 * ppid_due_add_standing:
 *
 * Adds the standing duties of the public body, each on the next day on which
 * it is due.  No record says whether one was done, so none is ever late;
 * those without a fixed day are left out.
 */
void
ppid_due_add_standing(PpidDue *due);

/** ppid_due_sort: the rows by last day, owner, case, order of the record. */
void
ppid_due_sort(PpidDue *due);

/**
 * ppid_due_head:
 * @look: (borrowed)
 * @write: gets what stands before the rows
 */
void
ppid_due_head(PpidDue *due, const PpidDueLook *look, PpidDueWrite write,
	      gpointer data);

/**
 * ppid_due_rows:
 *
 * Writes the rows there are, in their order, and forgets them; so memory
 * does not grow if it is called after each ppid_due_add().  A table is
 * aligned for the rows of one call.
 */
void
ppid_due_rows(PpidDue *due, const PpidDueLook *look, PpidDueWrite write,
	      gpointer data);

/** ppid_due_tail: what stands after the rows. */
void
ppid_due_tail(PpidDue *due, const PpidDueLook *look, PpidDueWrite write,
	      gpointer data);

/**
 * ppid_due_label:
 * @berkas: (borrowed): a <berkas>
 *
 * Returns: (transfer full): what it is called: its id, else the source of
 *     its first mail, else "-".
 */
char *
ppid_due_label(xmlNode *berkas);

/**
 * ppid_due_explain:
 * @berkas: (borrowed): a <berkas>
 * @look: (borrowed): @columns, else 80
 * @write: gets an account of each deadline that @options want: what started
 *     it, every day of both counts and why it was not counted, the calendar,
 *     what ended it
 *
 * Nothing is computed anew.  Without @all of @options conditional deadlines
 * that are open are left out.
 */
void
ppid_due_explain(PpidDue *due, xmlNode *berkas, const PpidDueLook *look,
		 PpidDueWrite write, gpointer data);

/**
 * ppid_due_check:
 * @due: (borrowed)
 * @error: PPID_ERROR_DATA with the case of the first one
 *
 * Returns: false if a deadline had no dates that can be used: no row tells
 *     of it, and it must not look like none.
 */
bool
ppid_due_check(const PpidDue *due, GError **error);

/**
 * ppid_due_late:
 * @due: (nullable)
 *
 * Returns: how many rows were added that are open, unconditional duties of
 *     the public body and past their last day.
 */
guint
ppid_due_late(const PpidDue *due);

#endif /* PPID_DUE_H */
