/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-calendar-exchange.h - days off as iCalendar and CSV
 *
 * Staff keep calendars in other programs, and decrees are published as
 * tables.  Both formats hold every day with its decree, also those that were
 * taken back, so that what is exported can be imported again.  Office hours
 * and Ramadan are not exchanged.
 * Source: RFC 5545 (by libical), RFC 4180.
 */
#ifndef PPID_CALENDAR_EXCHANGE_H
#define PPID_CALENDAR_EXCHANGE_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-calendar.h"

/* One day as both formats have it; strings are never NULL. */
typedef enum {
	PPID_ROW_DATE,	     /* tanggal */
	PPID_ROW_KIND,	     /* jenis */
	PPID_ROW_NAME,	     /* nama */
	PPID_ROW_BASIS,	     /* dasar */
	PPID_ROW_DECREED,    /* ditetapkan */
	PPID_ROW_CONFIDENCE, /* keyakinan */
	PPID_ROW_TENTATIVE,  /* tentatif: "ya" or "" */
	PPID_ROW_REVOKED,    /* dicabut */
	PPID_ROW_SUCCESSOR,  /* pengganti */
	PPID_ROW_FIELDS
} PpidRowField;

/* What an import is told beside the file; all borrowed. */
typedef struct {
	const char *name;	/* of the file, for messages */
	int year;		/* only days of it; 0: all, of one year */
	const char *decree;	/* of days that have none; may be NULL */
	const char *decreed_on; /* the day of it, or NULL */
	const char *kind;	/* of days that have none; NULL: nasional */
	const char *source;	/* where the days were read */
} PpidImport;

/**
 * ppid_calendar_to_csv:
 * @first, @last: years; those that are not there are left out
 *
 * Returns: (transfer full): a header and one line for each day.
 */
GString *
ppid_calendar_to_csv(const PpidCalendar *calendar, int first, int last);

/**
 * ppid_calendar_to_ics:
 *
 * Returns: (transfer full): one event for each day; those that were taken
 *     back are CANCELLED, those that may move TENTATIVE.
 */
GString *
ppid_calendar_to_ics(const PpidCalendar *calendar, int first, int last);

/**
 * ppid_calendar_from_csv:
 * @text: (borrowed): @size bytes; the first line names the columns
 *     tanggal, nama, and any of the others; more are ignored
 * @error: PPID_ERROR_DATA "NAME: TEXT": no decree for a day, a day twice,
 *     several years, what libur.xsd refuses
 *
 * Returns: (transfer full): a document of libur.xsd, valid.
 */
xmlDoc *
ppid_calendar_from_csv(const char *text, gsize size, const PpidImport *import,
		       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_calendar_from_ics:
 * @text: (borrowed): @size bytes; events of whole days; one of several days
 *     gives each of them.  CATEGORIES may name the kind; an event that is
 *     CANCELLED without saying by what is left out.
 * @error: as above, and an event with a time, or one that recurs
 */
xmlDoc *
ppid_calendar_from_ics(const char *text, gsize size, const PpidImport *import,
		       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_row_name: (borrowed): the column of @field, "tanggal"
 */
const char *
ppid_row_name(PpidRowField field);

/**
 * ppid_row_of:
 * @row_out: (out) (array fixed-size=9): to be freed with ppid_row_clear()
 */
void
ppid_row_of(const PpidHoliday *holiday, char **row_out);

/** ppid_row_clear: frees the fields of a row. */
void
ppid_row_clear(char **row);

/**
 * ppid_rows_to_doc:
 * @rows: (element-type GStrv): rows of PPID_ROW_FIELDS strings; NULL stands
 *     for ""
 */
xmlDoc *
ppid_rows_to_doc(GPtrArray *rows, const PpidImport *import,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_CALENDAR_EXCHANGE_H */
