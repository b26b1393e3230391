/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of data/libur: what XSD cannot say is checked here. */
#include "config.h"
#include "ppid-calendar-private.h"

#include <stdarg.h>
#include <string.h>

#include "ppid-error.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define FOLDER "libur"
#define DECEMBER 12
#define LAST_OF_DECEMBER 31

void
ppid_holiday_free(gpointer data)
{
	PpidHoliday *holiday = data;

	g_free(holiday->name);
	g_free(holiday->kind);
	g_free(holiday->basis);
	g_free(holiday->decreed_on);
	g_free(holiday->confidence);
	g_free(holiday->successor);
	g_free(holiday);
}

static void
free_decree(gpointer data)
{
	PpidDecree *decree = data;

	g_free(decree->name);
	g_free(decree->decreed_on);
	g_free(decree->role);
	g_free(decree->confidence);
	g_free(decree->text);
	g_free(decree);
}

static void
clear_year(gpointer data)
{
	PpidYear *year = data;

	g_free(year->file);
	g_ptr_array_unref(year->days);
	g_ptr_array_unref(year->decrees);
}

void
ppid_year_unref(gpointer year)
{
	g_atomic_rc_box_release_full(year, clear_year);
}

G_GNUC_PRINTF(4, 5)
static bool
fail(GError **error, const PpidYear *year, xmlNode *node, const char *format,
     ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG, "%s:%d: %s",
		    year->file, (int)xmlGetLineNo(node), text);
	return false;
}

/* "2025-08-07", or "2025": then its last day, by which it was decreed. */
static guint32
read_decreed(const char *text)
{
	GDate date;

	if (ppid_date_parse(text, &date))
		return g_date_get_julian(&date);
	return ppid_calendar_day_of((int)g_ascii_strtoll(text, NULL, 10),
				    DECEMBER, LAST_OF_DECEMBER);
}

static bool
read_day(const PpidYear *year, xmlNode *node, const char *attribute,
	 guint32 *day_out, GError **error)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	GDate date;

	if (!ppid_date_parse(text, &date))
		return fail(error, year, node, "not a date");
	*day_out = g_date_get_julian(&date);
	return true;
}

/* --- days -------------------------------------------------------------- */

static bool
check_holiday(const PpidHoliday *holiday, const PpidYear *year, xmlNode *node,
	      GError **error)
{
	g_autofree char *text = ppid_xml_get(node, "tanggal");

	if (ppid_calendar_year_of(holiday->day) != year->year)
		return fail(error, year, node, "%s is not a day of %d", text,
			    year->year);
	if ((holiday->revoked == 0) != (holiday->successor == NULL))
		return fail(error, year, node,
			    "dicabut and pengganti go together");
	return true;
}

static bool
read_holiday(xmlNode *node, PpidYear *year, GError **error)
{
	PpidHoliday *holiday = g_new0(PpidHoliday, 1);
	g_autofree char *revoked = ppid_xml_get(node, "dicabut");

	g_ptr_array_add(year->days, holiday);
	holiday->name = g_strstrip(ppid_xml_text(node));
	holiday->kind = ppid_xml_get(node, "jenis");
	holiday->basis = ppid_xml_get(node, "dasar");
	holiday->decreed_on = ppid_xml_get(node, "ditetapkan");
	holiday->confidence = ppid_xml_get(node, "keyakinan");
	holiday->successor = ppid_xml_get(node, "pengganti");
	holiday->tentative = ppid_xml_is(node, "tentatif", "ya");
	holiday->decreed = read_decreed(holiday->decreed_on);
	holiday->line = (int)xmlGetLineNo(node);
	return read_day(year, node, "tanggal", &holiday->day, error) &&
	       (revoked == NULL || read_day(year, node, "dicabut",
					    &holiday->revoked, error)) &&
	       check_holiday(holiday, year, node, error);
}

static int
compare_holidays(gconstpointer a, gconstpointer b)
{
	const PpidHoliday *x = *(PpidHoliday *const *)a;
	const PpidHoliday *y = *(PpidHoliday *const *)b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->decreed != y->decreed)
		return x->decreed < y->decreed ? -1 : 1;
	return x->line - y->line;
}

/* Each was taken back before the next was decreed. */
static bool
check_overlaps(const PpidYear *year, GError **error)
{
	for (guint i = 1; i < year->days->len; i++) {
		const PpidHoliday *a = year->days->pdata[i - 1];
		const PpidHoliday *b = year->days->pdata[i];

		if (a->day != b->day ||
		    (a->revoked != 0 && a->revoked <= b->decreed) ||
		    (b->revoked != 0 && b->revoked <= b->decreed))
			continue;
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "%s:%d: this day is in line %d already",
			    year->file, MAX(a->line, b->line),
			    MIN(a->line, b->line));
		return false;
	}
	return true;
}

static bool
read_holidays(xmlNode *root, PpidYear *year, GError **error)
{
	for (xmlNode *n = ppid_xml_child(root, "hari"); n != NULL;
	     n = ppid_xml_next(n, "hari"))
		if (!read_holiday(n, year, error))
			return false;
	g_ptr_array_sort(year->days, compare_holidays);
	return check_overlaps(year, error);
}

/* --- decrees, hours, Ramadan ------------------------------------------- */

static void
read_decrees(xmlNode *root, PpidYear *year)
{
	for (xmlNode *n = ppid_xml_child(root, "keputusan"); n != NULL;
	     n = ppid_xml_next(n, "keputusan")) {
		PpidDecree *decree = g_new0(PpidDecree, 1);

		decree->name = ppid_xml_get(n, "nama");
		decree->decreed_on = ppid_xml_get(n, "ditetapkan");
		decree->role = ppid_xml_get(n, "peran");
		decree->confidence = ppid_xml_get(n, "keyakinan");
		decree->text = g_strstrip(ppid_xml_text(n));
		g_ptr_array_add(year->decrees, decree);
	}
}

static bool
read_hours(xmlNode *node, PpidYear *year, GError **error)
{
	static const char *const names[] = { "senin", "selasa", "rabu",
					     "kamis", "jumat",	"sabtu" };
	g_autofree char *days = ppid_xml_get(node, "hari");
	g_autofree char *closing = ppid_xml_get(node, "tutup");
	g_auto(GStrv) words = g_strsplit_set(days, " \t\n", -1);
	int *row = year->closing[ppid_xml_is(node, "ramadan", "ya")];
	int minutes = (int)g_ascii_strtoll(closing, NULL, 10) * 60 +
		      (int)g_ascii_strtoll(closing + 3, NULL, 10);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (!g_strv_contains((const char *const *)words, names[i]))
			continue;
		if (row[i] >= 0)
			return fail(error, year, node,
				    "%s has its hours already", names[i]);
		row[i] = minutes;
	}
	return true;
}

static bool
read_ramadan(xmlNode *node, PpidYear *year, GError **error)
{
	PpidRamadan *ramadan = &year->ramadan[year->n_ramadan];
	g_autofree char *decreed = ppid_xml_get(node, "ditetapkan");

	if (!read_day(year, node, "dari", &ramadan->from, error) ||
	    !read_day(year, node, "sampai", &ramadan->to, error))
		return false;
	ramadan->decreed = read_decreed(decreed);
	year->n_ramadan++;
	/* one may begin in the year before, or end in the next */
	if (ramadan->to < ramadan->from || ramadan->to - ramadan->from > 30 ||
	    (ppid_calendar_year_of(ramadan->from) != year->year &&
	     ppid_calendar_year_of(ramadan->to) != year->year))
		return fail(error, year, node, "not a month of %d",
			    year->year);
	return true;
}

/* When the year, and its cuti bersama, became known. */
static void
find_known(PpidYear *year)
{
	for (guint i = 0; i < year->decrees->len; i++) {
		const PpidDecree *decree = year->decrees->pdata[i];
		guint32 day = read_decreed(decree->decreed_on);

		if (year->known == 0 || day < year->known)
			year->known = day;
	}
	for (guint i = 0; i < year->days->len; i++) {
		const PpidHoliday *h = year->days->pdata[i];

		if (year->known == 0 || h->decreed < year->known)
			year->known = h->decreed;
		if (strcmp(h->kind, "cuti-bersama") == 0 &&
		    (year->leave_known == 0 || h->decreed < year->leave_known))
			year->leave_known = h->decreed;
	}
}

static bool
read_all(xmlNode *root, PpidYear *year, GError **error)
{
	for (xmlNode *n = ppid_xml_child(root, "jam"); n != NULL;
	     n = ppid_xml_next(n, "jam"))
		if (!read_hours(n, year, error))
			return false;
	for (xmlNode *n = ppid_xml_child(root, "ramadan"); n != NULL;
	     n = ppid_xml_next(n, "ramadan"))
		if (year->n_ramadan < (int)G_N_ELEMENTS(year->ramadan) &&
		    !read_ramadan(n, year, error))
			return false;
	read_decrees(root, year);
	if (!read_holidays(root, year, error))
		return false;
	find_known(year);
	return true;
}

PpidYear *
ppid_year_read(xmlDoc *doc, GError **error)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	g_autofree char *text = ppid_xml_get(root, "tahun");
	PpidYear *year = g_atomic_rc_box_new0(PpidYear);

	year->file = g_strdup(doc->URL != NULL ? (const char *)doc->URL
					       : FOLDER);
	year->year = text != NULL ? (int)g_ascii_strtoll(text, NULL, 10) : 0;
	year->leave_decreed = ppid_xml_is(root, "cuti-bersama", "ditetapkan");
	year->days = g_ptr_array_new_with_free_func(ppid_holiday_free);
	year->decrees = g_ptr_array_new_with_free_func(free_decree);
	for (int i = 0; i < PPID_WEEK; i++)
		year->closing[0][i] = year->closing[1][i] = -1;
	if (read_all(root, year, error))
		return year;
	ppid_year_unref(year);
	return NULL;
}

/* --- as known then ----------------------------------------------------- */

bool
ppid_holiday_at(const PpidHoliday *holiday, guint32 known_at)
{
	if (known_at == 0)
		return holiday->revoked == 0;
	return holiday->decreed <= known_at &&
	       (holiday->revoked == 0 || holiday->revoked > known_at);
}

bool
ppid_year_leave(const PpidYear *year, guint32 known_at)
{
	return year->leave_decreed &&
	       (known_at == 0 || year->leave_known <= known_at);
}
