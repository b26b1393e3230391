/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table with one entry a day spans the loaded years and MARGIN years on
 * either side; beside the cause it holds the number of working days up to
 * the day, and the inverse of that.  So a count of 100 days costs as much as
 * one of 3, and counting backwards is as easy as forwards.  Outside the
 * table only week-ends are off, and the count goes day by day.
 */
#include "config.h"
#include "ppid-calendar.h"

#include <string.h>
#include <libxml/tree.h>

#include "ppid-data.h"
#include "ppid-digest.h"
#include "ppid-error.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define FOLDER "libur"
#define SCHEMA "libur.xsd"
#define MARGIN 3
#define DAYS_A_WEEK 7
#define SATURDAY 5 /* Monday is 0: day 1 of the year 1 was a Monday */
#define MAX_DOUBTS 4

typedef struct {
	char *name;
	char *basis;
	char *kind;
	guint32 day;
	int line;
	bool tentative;
} Holiday;

typedef struct {
	int year;
	bool leave_decreed;
	char *file;
	GPtrArray *holidays; /* Holiday *, in effect, by day */
} Year;

struct PpidCalendar {
	GPtrArray *years; /* Year *, by year */
	bool leave_off;
	char *digest;
	guint32 first, last; /* days of the table; first > last: none */
	const Holiday **off; /* by day - first; NULL: none */
	guint32 *rank;	     /* working days in first..day */
	guint32 *nth;	     /* inverse: nth[r] = day of rank r, 1-based */
};

static void
free_holiday(gpointer data)
{
	Holiday *holiday = data;

	g_free(holiday->name);
	g_free(holiday->basis);
	g_free(holiday->kind);
	g_free(holiday);
}

static void
free_year(gpointer data)
{
	Year *year = data;

	g_free(year->file);
	g_ptr_array_unref(year->holidays);
	g_free(year);
}

void
ppid_calendar_free(PpidCalendar *calendar)
{
	if (calendar == NULL)
		return;
	g_ptr_array_unref(calendar->years);
	g_free(calendar->digest);
	g_free(calendar->off);
	g_free(calendar->rank);
	g_free(calendar->nth);
	g_free(calendar);
}

/* --- loading ----------------------------------------------------------- */

G_GNUC_PRINTF(4, 5)
static bool
fail(GError **error, const char *file, int line, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG, "%s:%d: %s", file,
		    line, text);
	return false;
}

static guint32
day_of(int year, int month, int day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month,
		       (GDateYear)year);
	return g_date_get_julian(&date);
}

static int
year_of(guint32 day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	return g_date_get_year(&date);
}

/* A <hari>; *holiday_out stays NULL for one that was taken back. */
static bool
read_holiday(xmlNode *node, const Year *year, Holiday **holiday_out,
	     GError **error)
{
	g_autofree char *text = ppid_xml_get(node, "tanggal");
	g_autofree char *revoked = ppid_xml_get(node, "dicabut");
	g_autofree char *successor = ppid_xml_get(node, "pengganti");
	int line = (int)xmlGetLineNo(node);
	Holiday *holiday;
	GDate date;

	if (!ppid_date_parse(text, &date))
		return fail(error, year->file, line, "not a date");
	if (g_date_get_year(&date) != year->year)
		return fail(error, year->file, line,
			    "%s is not a day of %d", text, year->year);
	if ((revoked == NULL) != (successor == NULL))
		return fail(error, year->file, line,
			    "dicabut and pengganti go together");
	if (revoked != NULL)
		return true;
	holiday = g_new0(Holiday, 1);
	holiday->name = g_strstrip(ppid_xml_text(node));
	holiday->basis = ppid_xml_get(node, "dasar");
	holiday->kind = ppid_xml_get(node, "jenis");
	holiday->tentative = ppid_xml_is(node, "tentatif", "ya");
	holiday->day = g_date_get_julian(&date);
	holiday->line = line;
	*holiday_out = holiday;
	return true;
}

static int
compare_holidays(gconstpointer a, gconstpointer b)
{
	const Holiday *x = *(Holiday *const *)a, *y = *(Holiday *const *)b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->line - y->line;
}

static bool
read_holidays(xmlNode *root, Year *year, GError **error)
{
	for (xmlNode *n = ppid_xml_child(root, "hari"); n != NULL;
	     n = ppid_xml_next(n, "hari")) {
		Holiday *holiday = NULL;

		if (!read_holiday(n, year, &holiday, error))
			return false;
		if (holiday != NULL)
			g_ptr_array_add(year->holidays, holiday);
	}
	g_ptr_array_sort(year->holidays, compare_holidays);
	for (guint i = 1; i < year->holidays->len; i++) {
		const Holiday *a = year->holidays->pdata[i - 1];
		const Holiday *b = year->holidays->pdata[i];

		if (a->day == b->day)
			return fail(error, year->file, b->line,
				    "this day is in line %d already",
				    a->line);
	}
	return true;
}

static bool
read_year(PpidCalendar *calendar, xmlDoc *doc, GError **error)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	g_autofree char *text = ppid_xml_get(root, "tahun");
	Year *year = g_new0(Year, 1);

	year->file = g_strdup(doc->URL != NULL ? (const char *)doc->URL
					       : FOLDER);
	year->year = text != NULL ? (int)g_ascii_strtoll(text, NULL, 10) : 0;
	year->leave_decreed = ppid_xml_is(root, "cuti-bersama", "ditetapkan");
	year->holidays = g_ptr_array_new_with_free_func(free_holiday);
	for (guint i = 0; i < calendar->years->len; i++) {
		const Year *other = calendar->years->pdata[i];

		if (other->year != year->year)
			continue;
		fail(error, year->file, (int)xmlGetLineNo(root),
		     "the year %d is in '%s' already", year->year,
		     other->file);
		free_year(year);
		return false;
	}
	g_ptr_array_add(calendar->years, year);
	return read_holidays(root, year, error);
}

static int
compare_years(gconstpointer a, gconstpointer b)
{
	const Year *x = *(Year *const *)a, *y = *(Year *const *)b;

	return x->year - y->year;
}

/* --- the table --------------------------------------------------------- */

static bool
counts(const PpidCalendar *calendar, const Holiday *holiday)
{
	return calendar->leave_off ||
	       strcmp(holiday->kind, "cuti-bersama") != 0;
}

static void
enter_holidays(PpidCalendar *calendar)
{
	for (guint i = 0; i < calendar->years->len; i++) {
		const Year *year = calendar->years->pdata[i];

		for (guint j = 0; j < year->holidays->len; j++) {
			const Holiday *h = year->holidays->pdata[j];

			if (counts(calendar, h))
				calendar->off[h->day - calendar->first] = h;
		}
	}
}

static void
build_table(PpidCalendar *calendar)
{
	const GPtrArray *years = calendar->years;
	guint32 size, rank = 0;

	calendar->first = 1;
	if (years->len == 0)
		return;
	calendar->first =
		day_of(((Year *)years->pdata[0])->year - MARGIN, 1, 1);
	calendar->last = day_of(
		((Year *)years->pdata[years->len - 1])->year + MARGIN, 12, 31);
	size = calendar->last - calendar->first + 1;
	calendar->off = g_new0(const Holiday *, size);
	calendar->rank = g_new(guint32, size);
	calendar->nth = g_new0(guint32, size + 1);
	enter_holidays(calendar);
	for (guint32 i = 0; i < size; i++) {
		if (ppid_calendar_is_working(calendar, calendar->first + i,
					     NULL))
			calendar->nth[++rank] = calendar->first + i;
		calendar->rank[i] = rank;
	}
}

static void
compute_digest(PpidCalendar *calendar)
{
	g_autoptr(GString) text = g_string_new("ppid-libur 1\n");
	g_autofree char *hex = NULL;

	g_string_append_printf(text, "cuti-bersama-libur\t%s\n",
			       calendar->leave_off ? "ya" : "tidak");
	for (guint i = 0; i < calendar->years->len; i++) {
		const Year *year = calendar->years->pdata[i];

		g_string_append_printf(text, "%d\t%s\n", year->year,
				       year->leave_decreed ? "ditetapkan"
							   : "belum");
		for (guint j = 0; j < year->holidays->len; j++) {
			const Holiday *h = year->holidays->pdata[j];

			g_string_append_printf(
				text, "%u\t%s\t%s\t%s\t%s\n", h->day, h->kind,
				h->tentative ? "tentatif" : "tetap", h->basis,
				h->name);
		}
	}
	hex = ppid_digest_of(text->str, text->len);
	calendar->digest = g_strconcat("sha256:", hex, NULL);
}

PpidCalendar *
ppid_calendar_load_docs(xmlDoc *const *docs, gsize count,
			bool collective_leave_off, GError **error)
{
	g_autoptr(PpidCalendar) calendar = g_new0(PpidCalendar, 1);

	calendar->years = g_ptr_array_new_with_free_func(free_year);
	calendar->leave_off = collective_leave_off;
	for (gsize i = 0; i < count; i++)
		if (!read_year(calendar, docs[i], error))
			return NULL;
	g_ptr_array_sort(calendar->years, compare_years);
	build_table(calendar);
	compute_digest(calendar);
	return g_steal_pointer(&calendar);
}

PpidCalendar *
ppid_calendar_load(const char *override, bool collective_leave_off,
		   GError **error)
{
	g_auto(GStrv) names = ppid_data_list(override, FOLDER);
	g_autoptr(GPtrArray) docs =
		g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeDoc);

	for (char **p = names; *p != NULL; p++) {
		xmlDoc *doc = ppid_data_load_xml(override, *p, SCHEMA, NULL,
						 error);

		if (doc == NULL)
			return NULL;
		g_ptr_array_add(docs, doc);
	}
	return ppid_calendar_load_docs((xmlDoc *const *)docs->pdata, docs->len,
				       collective_leave_off, error);
}

/* --- questions --------------------------------------------------------- */

const char *
ppid_calendar_digest(const PpidCalendar *calendar)
{
	return calendar->digest;
}

static bool
in_table(const PpidCalendar *calendar, guint32 day)
{
	return day >= calendar->first && day <= calendar->last;
}

bool
ppid_calendar_is_working(const PpidCalendar *calendar, guint32 day,
			 PpidDayOff *off_out)
{
	guint32 weekday = (day - 1) % DAYS_A_WEEK;
	PpidDayOff off = { NULL, NULL };
	const Holiday *holiday;

	if (weekday >= SATURDAY) {
		off.cause = weekday == SATURDAY ? "Sabtu" : "Minggu";
	} else if (in_table(calendar, day)) {
		holiday = calendar->off[day - calendar->first];
		if (holiday != NULL) {
			off.cause = holiday->name;
			off.basis = holiday->basis;
		}
	}
	if (off.cause != NULL && off_out != NULL)
		*off_out = off;
	return off.cause == NULL;
}

guint32
ppid_calendar_add(const PpidCalendar *calendar, guint32 day, guint count)
{
	if (in_table(calendar, day)) {
		guint32 size = calendar->last - calendar->first + 1;
		guint32 rank = calendar->rank[day - calendar->first] + count;

		if (count == 0)
			return day;
		if (rank <= calendar->rank[size - 1])
			return calendar->nth[rank];
	}
	while (count > 0)
		if (ppid_calendar_is_working(calendar, ++day, NULL))
			count--;
	return day;
}

guint32
ppid_calendar_before(const PpidCalendar *calendar, guint32 day, guint count)
{
	if (count == 0)
		return day;
	/* the rank of the day before: how many lie before @day */
	if (day > calendar->first && in_table(calendar, day)) {
		guint32 rank = calendar->rank[day - 1 - calendar->first];

		if (rank >= count)
			return calendar->nth[rank - count + 1];
	}
	while (count > 0 && day > 1)
		if (ppid_calendar_is_working(calendar, --day, NULL))
			count--;
	return day;
}

int
ppid_calendar_count(const PpidCalendar *calendar, guint32 from, guint32 to)
{
	int count = 0;

	if (to < from)
		return -ppid_calendar_count(calendar, to, from);
	if (in_table(calendar, from) && in_table(calendar, to))
		return (int)(calendar->rank[to - calendar->first] -
			     calendar->rank[from - calendar->first]);
	while (from < to)
		if (ppid_calendar_is_working(calendar, ++from, NULL))
			count++;
	return count;
}

static const Year *
find_year(const PpidCalendar *calendar, int number)
{
	for (guint i = 0; i < calendar->years->len; i++) {
		const Year *year = calendar->years->pdata[i];

		if (year->year == number)
			return year;
	}
	return NULL;
}

bool
ppid_calendar_has_year(const PpidCalendar *calendar, int year)
{
	return find_year(calendar, year) != NULL;
}

/* --- doubt ------------------------------------------------------------- */

G_GNUC_PRINTF(2, 3)
static void
add_doubt(GString *doubt, const char *format, ...)
{
	va_list args;

	if (doubt->len > 0)
		g_string_append(doubt, "; ");
	va_start(args, format);
	g_string_append_vprintf(doubt, format, args);
	va_end(args);
}

/* The first day that may be moved: one is enough to say why.  A day that
 * may move onto the last day counted lies one past it. */
static void
doubt_tentative(const Year *year, guint32 from, guint32 to, GString *doubt)
{
	for (guint i = 0; i < year->holidays->len; i++) {
		const Holiday *h = year->holidays->pdata[i];

		if (h->tentative && h->day >= from && h->day <= to + 1) {
			add_doubt(doubt, "%s masih dapat digeser keputusan "
				  "berikutnya", h->name);
			return;
		}
	}
}

char *
ppid_calendar_doubt(const PpidCalendar *calendar, guint32 from, guint32 to)
{
	g_autoptr(GString) doubt = g_string_new(NULL);
	int shown = 0;

	for (int y = year_of(from); y <= year_of(to) && shown < MAX_DOUBTS;
	     y++) {
		const Year *year = find_year(calendar, y);
		gsize before = doubt->len;

		if (year == NULL)
			add_doubt(doubt, "hari libur %d tidak ada dalam "
				  "kalender", y);
		else if (calendar->leave_off && !year->leave_decreed)
			add_doubt(doubt, "cuti bersama %d belum ditetapkan",
				  y);
		if (year != NULL)
			doubt_tentative(year, from, to, doubt);
		shown += doubt->len > before;
	}
	return doubt->len > 0 ? g_strdup(doubt->str) : NULL;
}
