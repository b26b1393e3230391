/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The days of one deadline, each with its number in either count or the
 * cause why it has none.  What was skipped is read from the case file; only
 * days outside of what it lists are asked of the calendar.
 */
#include "config.h"
#include "ppid-due-explain-private.h"

#include <string.h>

#include "ppid-columns.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define END_PREFIX "akhir:"
#define MAX_DAYS 6000 /* 3660 working days are fewer */
#define MAX_LENGTH 99999
#define INDENT 4
#define TEXT_COLUMN 38
#define MINUTES 60

typedef struct {
	const PpidExplain *work;
	const PpidCalendar *calendar;
	GHashTable *skipped; /* day -> <lewati> */
	guint32 listed_from, listed_to;
	guint32 base;	     /* the first count begins after it */
	guint32 strict_base; /* the other one */
	guint length;
	bool working_days, before;
	bool receipt; /* the day of receipt is day 1 of the strict count */
} Days;

/* --- reading ----------------------------------------------------------- */

static void
read_skipped(Days *days, xmlNode *node)
{
	for (xmlNode *n = ppid_xml_child(node, "lewati"); n != NULL;
	     n = ppid_xml_next(n, "lewati")) {
		guint32 day;

		if (ppid_due_read_day(n, "tanggal", &day))
			g_hash_table_insert(days->skipped,
					    GUINT_TO_POINTER(day), n);
	}
}

/* The <tenggat> that this one follows: "akhir:CODE/ROOT". */
static xmlNode *
find_predecessor(const PpidExplain *work)
{
	const char *trigger = work->row->trigger;
	const char *root = ppid_due_root(trigger);
	g_autofree char *code = NULL;

	if (root == trigger)
		return NULL;
	trigger += strlen(END_PREFIX);
	code = g_strndup(trigger, (gsize)(root - trigger) - 1);
	for (xmlNode *n = ppid_xml_child(work->berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat")) {
		g_autofree char *other = ppid_xml_get(n, "pemicu");

		if (other != NULL && ppid_xml_is(n, "kode", code) &&
		    strcmp(ppid_due_root(other), root) == 0)
			return n;
	}
	return NULL;
}

/* Its strict count goes on where that of the other one ended. */
static void
read_predecessor(Days *days)
{
	xmlNode *node = find_predecessor(days->work);
	guint32 start, strict;

	if (node == NULL || !ppid_due_read_day(node, "ketat", &strict) ||
	    !ppid_due_read_day(node, "mulai", &start) || strict > days->base)
		return;
	read_skipped(days, node);
	days->strict_base = strict;
	days->listed_from = MIN(days->listed_from, start);
}

static bool
is_counted(const Days *days, guint32 day)
{
	if (!days->working_days)
		return true;
	if (day >= days->listed_from && day <= days->listed_to)
		return !g_hash_table_contains(days->skipped,
					      GUINT_TO_POINTER(day));
	return ppid_calendar_is_working(days->calendar, day, NULL);
}

/* Counted days after @from up to @to. */
static guint
count(const Days *days, guint32 from, guint32 to)
{
	guint counted = 0;

	for (guint32 day = from + 1; day <= to; day++)
		counted += is_counted(days, day);
	return counted;
}

static void
read_days(const PpidExplain *work, Days *days)
{
	const PpidDueRow *row = work->row;
	g_autofree char *length = ppid_xml_get(work->node, "lama");

	days->work = work;
	days->calendar = work->due->options.calendar;
	days->skipped = g_hash_table_new(NULL, NULL);
	days->working_days = ppid_xml_is(work->node, "satuan", "hari-kerja");
	days->before = ppid_xml_is(work->node, "arah", "sebelum");
	if (length != NULL)
		days->length = (guint)MIN(
			g_ascii_strtoull(length, NULL, 10), MAX_LENGTH);
	if (!ppid_due_read_day(work->node, "pada", &days->base))
		days->base = row->start;
	days->strict_base = days->base;
	days->listed_from = days->before ? row->legal : days->base;
	days->listed_to = days->before ? days->base - 1 : row->legal;
	read_skipped(days, work->node);
	read_predecessor(days);
}

/* --- one day ----------------------------------------------------------- */

static void
append_day(const Days *days, guint32 day, const char *strict,
	   const char *legal, const char *text)
{
	const PpidExplain *work = days->work;
	g_autofree char *iso = ppid_date_iso(day);
	g_autofree char *clean = ppid_columns_clean(text);
	g_auto(GStrv) lines =
		ppid_columns_wrap(clean, work->width - TEXT_COLUMN);

	g_string_append_printf(work->out, "%*s%.3s %s  %5s  %9s", INDENT, "",
			       ppid_date_weekday(day), iso, strict, legal);
	for (char **p = lines; *p != NULL; p++)
		g_string_append_printf(work->out, "%*s%s\n",
				       **p == '\0'  ? 0
				       : p == lines ? 2
						    : TEXT_COLUMN,
				       "", *p);
}

static void
append_part(GString *text, const char *part)
{
	if (part == NULL || *part == '\0')
		return;
	if (text->len > 0)
		g_string_append(text, "; ");
	g_string_append(text, part);
}

/* "Cuti bersama Idul Fitri; SKB ..., ditetapkan 2025-09-19" */
static void
append_cause(const Days *days, guint32 day, GString *text)
{
	xmlNode *node = g_hash_table_lookup(days->skipped,
					    GUINT_TO_POINTER(day));
	const PpidHoliday *holiday =
		ppid_calendar_holiday(days->calendar, day);
	g_autofree char *cause = ppid_xml_get(node, "sebab");
	g_autofree char *basis = ppid_xml_get(node, "dasar");
	PpidDayOff off = { NULL, NULL };

	if (node == NULL)
		ppid_calendar_is_working(days->calendar, day, &off);
	append_part(text, node != NULL ? cause : off.cause);
	append_part(text, node != NULL ? basis : off.basis);
	if (holiday != NULL && holiday->decreed_on != NULL &&
	    g_strcmp0(holiday->basis, basis) == 0)
		g_string_append_printf(
			text, ", ditetapkan %s%s", holiday->decreed_on,
			holiday->decreed > days->work->row->start
				? ", sesudah hari pemicu"
				: "");
}

/* A day that was off once and is a working day again. */
static void
append_revoked(const Days *days, guint32 day, GString *text)
{
	const PpidHoliday *was = ppid_calendar_revoked(days->calendar, day);
	g_autofree char *note = NULL;

	if (!days->working_days || was == NULL)
		return;
	note = g_strdup_printf("semula %s, dicabut oleh %s", was->name,
			       was->successor != NULL ? was->successor : "-");
	append_part(text, note);
}

/* Why the day of receipt is, or is not, the first one of the strict count. */
static void
append_receipt(const Days *days, GString *text)
{
	const PpidEvent *head = days->work->head;
	int closing = ppid_calendar_closing(days->calendar, days->base);
	g_autofree char *note = NULL;
	GDate date;
	int minutes;

	append_part(text, ppid_due_root(days->work->row->trigger) ==
					  days->work->row->trigger
				  ? "hari pemicu"
				  : "hari pemicu: akhir tenggat sebelumnya");
	if (head == NULL || !is_counted(days, days->base) || days->before ||
	    days->strict_base != days->base ||
	    days->base != days->work->row->start || days->length == 0)
		return;
	ppid_time_date(head->instant, days->work->due->options.zone, &date,
		       &minutes);
	if (g_date_get_julian(&date) != days->base)
		return;
	note = g_strdup_printf(
		"pukul %02d.%02d, kantor tutup %02d.%02d: %s menurut hitungan "
		"ketat", minutes / MINUTES, minutes % MINUTES,
		closing / MINUTES, closing % MINUTES,
		days->receipt ? "hari pertama" : "tidak dihitung");
	append_part(text, note);
}

static void
explain_day(const Days *days, guint32 day, guint *strict, guint *legal)
{
	const PpidDueRow *row = days->work->row;
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *in_strict = NULL;
	g_autofree char *in_legal = NULL;
	bool counted = is_counted(days, day);
	bool first = day > days->strict_base ||
		     (days->receipt && day == days->strict_base);

	if (counted && first && day <= row->strict)
		in_strict = g_strdup_printf("%u", ++*strict);
	if (counted && day > days->base)
		in_legal = g_strdup_printf("%u", ++*legal);
	if (!counted)
		append_cause(days, day, text);
	append_revoked(days, day, text);
	if (day < days->base && day == days->strict_base)
		append_part(text, "akhir hitungan ketat sebelumnya");
	if (day == days->base)
		append_receipt(days, text);
	if (day == row->strict)
		append_part(text, "hari terakhir menurut hitungan ketat");
	if (day == row->legal)
		append_part(text, "JATUH TEMPO");
	append_day(days, day, in_strict != NULL ? in_strict : "-",
		   in_legal != NULL ? in_legal : "-", text->str);
}

/* Back from a date that is named. */
static void
explain_day_before(const Days *days, guint32 day, guint *counted)
{
	const PpidDueRow *row = days->work->row;
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *number = NULL;

	if (day == days->base)
		append_part(text, "hari yang disebut peristiwa");
	else if (!is_counted(days, day))
		append_cause(days, day, text);
	else
		number = g_strdup_printf("%u", ++*counted);
	if (day != days->base)
		append_revoked(days, day, text);
	if (day == row->legal)
		append_part(text, "JATUH TEMPO");
	if (day == row->strict)
		append_part(text, "hari terakhir menurut hitungan ketat: "
				  "sisanya hari penuh");
	append_day(days, day, number != NULL ? number : "-",
		   number != NULL && day >= row->legal ? number : "-",
		   text->str);
}

/* --- all of them ------------------------------------------------------- */

static void
warn_sum(const Days *days, guint counted)
{
	if (counted != days->length)
		ppid_explain_line(days->work, "Perhatian",
				  "berkas mencatat lama %u, tetapi %u hari "
				  "terhitung di atas", days->length, counted);
}

static void
list_days(Days *days)
{
	const PpidDueRow *row = days->work->row;
	guint strict = 0, legal = 0;

	g_string_append_printf(days->work->out,
			       "%*sTanggal         Ketat  Jth tempo  "
			       "Keterangan\n", INDENT, "");
	if (days->before) {
		for (guint32 day = days->base;
		     day >= MIN(row->strict, row->legal); day--)
			explain_day_before(days, day, &strict);
		return;
	}
	days->receipt = is_counted(days, days->base) &&
			days->strict_base == days->base &&
			count(days, days->base, row->strict) + 1 ==
				days->length;
	for (guint32 day = days->strict_base; day <= row->legal; day++)
		explain_day(days, day, &strict, &legal);
	warn_sum(days, legal);
}

/* Hours, months and dates that are taken as they were stated. */
static bool
is_listed(const Days *days)
{
	const PpidDueRow *row = days->work->row;
	guint32 first = days->before ? MIN(row->strict, row->legal)
				     : days->strict_base;
	guint32 last = days->before ? days->base : row->legal;

	return days->length > 0 && first <= last && last - first < MAX_DAYS &&
	       (days->working_days ||
		ppid_xml_is(days->work->node, "satuan", "hari"));
}

static void
explain_length(const Days *days)
{
	const PpidExplain *work = days->work;
	g_autofree char *unit = ppid_xml_get(work->node, "satuan");
	g_autofree char *until = ppid_xml_get(work->node, "sampai");

	if (unit != NULL)
		g_strdelimit(unit, "-", ' ');
	if (days->length == 0)
		ppid_explain_line(work, "Jangka waktu",
				  "hari yang disebut itu sendiri");
	else
		ppid_explain_line(work, "Jangka waktu", "%u %s%s",
				  days->length, unit != NULL ? unit : "",
				  days->before
					  ? " sebelum hari yang disebut "
					    "peristiwa"
					  : "");
	if (until != NULL)
		ppid_explain_line(work, "Sampai", "%s", until);
}

void
ppid_explain_days(const PpidExplain *work)
{
	const PpidDueRow *row = work->row;
	g_autofree char *strict = ppid_date_words(row->strict);
	g_autofree char *legal = ppid_date_words(row->legal);
	Days days = { 0 };

	read_days(work, &days);
	explain_length(&days);
	if (is_listed(&days))
		list_days(&days);
	ppid_explain_line(work, "Ketat", "%s", strict);
	ppid_explain_line(work, "Jatuh tempo", "%s", legal);
	g_hash_table_unref(days.skipped);
}
