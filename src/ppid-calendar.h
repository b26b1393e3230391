/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-calendar.h - which days are working days, and why not
 *
 * Monday to Friday (Perpres 21/2023 art. 3-4) less the national holidays and
 * the cuti bersama of data/libur/YEAR.xml, ppid-libur(5), and what the public
 * body has of its own, ppid.conf(5).  A day is a number: days since 1 January
 * of the year 1, as g_date_get_julian() counts.
 * Pure after loading; several threads may read one calendar.
 */
#ifndef PPID_CALENDAR_H
#define PPID_CALENDAR_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

typedef struct PpidCalendar PpidCalendar;

/* Why a day is no working day; the strings belong to the calendar. */
typedef struct {
	const char *cause; /* "Sabtu", "Minggu" or the name of the holiday */
	const char *basis; /* the decree, or NULL for a week-end */
} PpidDayOff;

/* A day of data/libur, or of the public body; also one that was taken back. */
typedef struct {
	char *name;
	char *kind;	 /* "nasional", "cuti-bersama" or "badan-publik" */
	char *basis;	 /* the decree */
	char *decreed_on; /* "2025-08-07", or only its year; NULL: own day */
	char *confidence; /* keyakinan; NULL: own day */
	char *successor; /* the decree that took it back, or NULL */
	guint32 day;
	guint32 decreed; /* of a year alone: its last day; 0: always */
	guint32 revoked; /* no day off any more since; 0: it is one */
	bool tentative;	 /* a later decree may move it */
	int line;
} PpidHoliday;

/* A decree; strings of the file. */
typedef struct {
	char *name, *decreed_on, *role, *confidence, *text;
} PpidDecree;

/* When the office closes: Monday to Thursday, and all that has no own. */
typedef enum {
	PPID_CLOSING_DAY,
	PPID_CLOSING_FRIDAY,
	PPID_CLOSING_SATURDAY,
	PPID_CLOSING_RAMADAN,
	PPID_CLOSING_RAMADAN_FRIDAY,
	PPID_N_CLOSING
} PpidClosing;

/* Days that a public body has by itself. */
typedef struct {
	guint32 from, to; /* both included; of the years 1900 to 2199 */
	bool working;	  /* a working day whatever else says; else off */
	char *name;
	char *basis;
	guint32 decreed; /* 0: always known */
} PpidOwnDays;

/* What a public body may say; { true } with -1 in @closing is the default. */
typedef struct {
	bool leave_off;		/* cuti bersama is no working day */
	bool saturday_works;	/* a week of six days */
	int closing[PPID_N_CLOSING]; /* minutes since midnight, 0..1440; -1:
					as the table has it */
	GPtrArray *own;		/* PpidOwnDays *, may be NULL */
} PpidCalendarOptions;

/** ppid_calendar_options_init: the defaults; @own is empty. */
void
ppid_calendar_options_init(PpidCalendarOptions *options);

/** ppid_calendar_options_clear: frees what @options holds. */
void
ppid_calendar_options_clear(PpidCalendarOptions *options);

/**
 * ppid_calendar_load_with:
 * @override: (nullable): as for ppid_calendar_load()
 * @options: (borrowed): is copied
 *
 * Returns: (transfer full): the calendar of one public body.
 */
PpidCalendar *
ppid_calendar_load_with(const char *override,
			const PpidCalendarOptions *options,
			GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_calendar_load:
 * @override: (nullable): folder of own data files, see ppid-data.h; a file
 *     libur/2026.xml in it stands for the built-in one
 * @collective_leave_off: whether cuti bersama is no working day
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the calendar of all years in data/libur/.
 */
PpidCalendar *
ppid_calendar_load(const char *override, bool collective_leave_off,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_calendar_load_docs:
 * @docs: (borrowed) (array length=count): documents of libur.xsd, valid
 * @error: PPID_ERROR_CONFIG: a day outside the year of its file, twice in
 *     effect, taken back without a successor, a year given twice
 *
 * Returns: (transfer full): the calendar of these years only.
 */
PpidCalendar *
ppid_calendar_load_docs(xmlDoc *const *docs, gsize count,
			bool collective_leave_off,
			GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_calendar_load_docs_with: the same for one public body. */
PpidCalendar *
ppid_calendar_load_docs_with(xmlDoc *const *docs, gsize count,
			     const PpidCalendarOptions *options,
			     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_calendar_known_at:
 * @calendar: (nullable) (borrowed): may be freed before the result
 * @day: the day it is asked for, > 0
 *
 * What was decreed up to the end of @day and not taken back by then.  Of a
 * decree whose day is not known, only its year, the last day of it counts.
 *
 * Returns: (transfer full) (nullable): the calendar as it was known then,
 *     with its own digest, the same as now where nothing has changed since;
 *     NULL for NULL.
 */
PpidCalendar *
ppid_calendar_known_at(const PpidCalendar *calendar, guint32 day);

void
ppid_calendar_free(PpidCalendar *calendar);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidCalendar, ppid_calendar_free)

/**
 * ppid_calendar_digest:
 *
 * Returns: (borrowed): "sha256:HEX" over what decides the count: every year
 *     in order, each day in effect with kind, decree and name, office hours
 *     and Ramadan, whether cuti bersama counts, and what the public body has
 *     of its own.  Sources, comments and layout do not enter.
 */
const char *
ppid_calendar_digest(const PpidCalendar *calendar);

/**
 * ppid_calendar_is_working:
 * @day: a day number, 1..G_MAXUINT32 / 2
 * @off_out: (out) (nullable): why it is none; untouched if it is one
 *
 * In a year without a file only week-ends are off.
 */
bool
ppid_calendar_is_working(const PpidCalendar *calendar, guint32 day,
			 PpidDayOff *off_out);

/**
 * ppid_calendar_add:
 * @day: where to start; need not be a working day
 * @count: 0..100000
 *
 * Returns: the @count-th working day strictly after @day; @day for 0.
 */
guint32
ppid_calendar_add(const PpidCalendar *calendar, guint32 day, guint count);

/**
 * ppid_calendar_before:
 * @day: where to start; need not be a working day
 * @count: 0..100000
 *
 * Returns: the @count-th working day strictly before @day; @day for 0; day
 *     1, if there are not so many.
 */
guint32
ppid_calendar_before(const PpidCalendar *calendar, guint32 day, guint count);

/**
 * ppid_calendar_count:
 * @from, @to: days
 *
 * Returns: how many working days follow @from up to and including @to;
 *     negative, with the ends exchanged, if @to is before @from.
 */
int
ppid_calendar_count(const PpidCalendar *calendar, guint32 from, guint32 to);

/**
 * ppid_calendar_has_year:
 *
 * Returns: true if the days off of @year are published (there is a file).
 */
bool
ppid_calendar_has_year(const PpidCalendar *calendar, int year);

/**
 * ppid_calendar_years:
 * @first_out, @last_out: (out): the first and the last year that is there
 *
 * Returns: false if there is none.
 */
bool
ppid_calendar_years(const PpidCalendar *calendar, int *first_out,
		    int *last_out);

/**
 * ppid_calendar_days:
 * @year: a year
 *
 * Returns: (nullable) (borrowed) (element-type PpidHoliday): all its days by
 *     date, also those that were taken back and those not yet known; NULL if
 *     it is not there.
 */
const GPtrArray *
ppid_calendar_days(const PpidCalendar *calendar, int year);

/**
 * ppid_calendar_decrees:
 *
 * Returns: (nullable) (borrowed) (element-type PpidDecree): those of @year.
 */
const GPtrArray *
ppid_calendar_decrees(const PpidCalendar *calendar, int year);

/**
 * ppid_calendar_holiday:
 *
 * Returns: (nullable) (borrowed): what is in effect on @day, even on a
 *     week-end; NULL for none.
 */
const PpidHoliday *
ppid_calendar_holiday(const PpidCalendar *calendar, guint32 day);

/**
 * ppid_calendar_revoked:
 *
 * Returns: (nullable) (borrowed): the day off that @day was once and is not
 *     any more.
 */
const PpidHoliday *
ppid_calendar_revoked(const PpidCalendar *calendar, guint32 day);

/**
 * ppid_calendar_closing:
 * @day: a working day; of others it is what it would be
 *
 * What the public body says, else the <jam> of the year, else that of the
 * last year before it that has one; Friday and Ramadan have their own.
 *
 * Returns: when the office closes, minutes since midnight, 0..1440.
 */
int
ppid_calendar_closing(const PpidCalendar *calendar, guint32 day);

/** ppid_calendar_is_ramadan: true if @day is in a <ramadan> of the table. */
bool
ppid_calendar_is_ramadan(const PpidCalendar *calendar, guint32 day);

/**
 * ppid_calendar_doubt:
 * @from, @to: the days a count went over, both included
 *
 * Returns: (transfer full) (nullable): why the count is provisional, in
 *     Indonesian: a year that is not published, a cuti bersama that is not
 *     decreed, a day that may yet be moved; NULL if it is final.
 */
char *
ppid_calendar_doubt(const PpidCalendar *calendar, guint32 from, guint32 to);

#endif /* PPID_CALENDAR_H */
