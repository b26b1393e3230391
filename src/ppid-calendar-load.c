/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table with one entry a day spans the loaded years, the days of the public
 * body, and MARGIN years on either side; beside the cause it holds the number
 * of working days up to the day, and the inverse of that.
 */
#include "config.h"
#include "ppid-calendar-private.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-error.h"

#define FOLDER "libur"
#define SCHEMA "libur.xsd"
#define MARGIN 3
#define OWN_KIND "badan-publik"

/* --- options ------------------------------------------------------------ */

static void
free_own(gpointer data)
{
	PpidOwnDays *own = data;

	g_free(own->name);
	g_free(own->basis);
	g_free(own);
}

void
ppid_calendar_options_init(PpidCalendarOptions *options)
{
	memset(options, 0, sizeof(*options));
	options->leave_off = true;
	for (int i = 0; i < PPID_N_CLOSING; i++)
		options->closing[i] = -1;
	options->own = g_ptr_array_new_with_free_func(free_own);
}

void
ppid_calendar_options_clear(PpidCalendarOptions *options)
{
	g_clear_pointer(&options->own, g_ptr_array_unref);
}

static void
copy_options(PpidCalendarOptions *to, const PpidCalendarOptions *from)
{
	ppid_calendar_options_init(to);
	to->leave_off = from->leave_off;
	to->saturday_works = from->saturday_works;
	memcpy(to->closing, from->closing, sizeof(to->closing));
	for (guint i = 0; from->own != NULL && i < from->own->len; i++) {
		const PpidOwnDays *own = from->own->pdata[i];
		PpidOwnDays *copy = g_new(PpidOwnDays, 1);

		*copy = *own;
		copy->name = g_strdup(own->name);
		copy->basis = g_strdup(own->basis);
		g_ptr_array_add(to->own, copy);
	}
}

/* --- the table ---------------------------------------------------------- */

static bool
counts(const PpidCalendar *calendar, const PpidHoliday *holiday)
{
	return ppid_holiday_at(holiday, calendar->known_at) &&
	       (calendar->options.leave_off ||
		strcmp(holiday->kind, "cuti-bersama") != 0);
}

static void
enter_holidays(PpidCalendar *calendar)
{
	for (guint i = 0; i < calendar->years->len; i++) {
		const PpidYear *year = calendar->years->pdata[i];

		for (guint j = 0; j < year->days->len; j++) {
			const PpidHoliday *h = year->days->pdata[j];

			if (counts(calendar, h))
				calendar->off[h->day - calendar->first] = h;
		}
	}
}

static bool
own_known(const PpidCalendar *calendar, const PpidOwnDays *own)
{
	return calendar->known_at == 0 || own->decreed <= calendar->known_at;
}

/* What is a holiday already keeps the decree of that. */
static void
enter_own(PpidCalendar *calendar)
{
	for (guint i = 0; i < calendar->options.own->len; i++) {
		const PpidOwnDays *own = calendar->options.own->pdata[i];

		if (!own_known(calendar, own))
			continue;
		for (guint32 day = own->from; day <= own->to; day++) {
			guint32 at = day - calendar->first;
			PpidHoliday *h;

			if (own->working) {
				calendar->works[at] = 1;
				continue;
			}
			if (calendar->off[at] != NULL)
				continue;
			h = g_new0(PpidHoliday, 1);
			h->day = day;
			h->name = g_strdup(own->name);
			h->basis = g_strdup(own->basis);
			h->kind = g_strdup(OWN_KIND);
			h->decreed = own->decreed;
			g_ptr_array_add(calendar->own, h);
			calendar->off[at] = h;
		}
	}
}

/* The first and the last year of the table; false if it is empty. */
static bool
find_range(const PpidCalendar *calendar, int *first, int *last)
{
	bool found = ppid_calendar_years(calendar, first, last);

	for (guint i = 0; i < calendar->options.own->len; i++) {
		const PpidOwnDays *own = calendar->options.own->pdata[i];
		int from = ppid_calendar_year_of(own->from);
		int to = ppid_calendar_year_of(own->to);

		*first = found ? MIN(*first, from) : from;
		*last = found ? MAX(*last, to) : to;
		found = true;
	}
	return found;
}

static void
build_table(PpidCalendar *calendar)
{
	guint32 size, rank = 0;
	int first = 0, last = 0;

	calendar->first = 1;
	if (!find_range(calendar, &first, &last))
		return;
	calendar->first = ppid_calendar_day_of(first - MARGIN, 1, 1);
	calendar->last = ppid_calendar_day_of(last + MARGIN, 12, 31);
	size = calendar->last - calendar->first + 1;
	calendar->off = g_new0(const PpidHoliday *, size);
	calendar->works = g_new0(guint8, size);
	calendar->closing = g_new(guint16, size);
	calendar->rank = g_new(guint32, size);
	calendar->nth = g_new0(guint32, size + 1);
	enter_holidays(calendar);
	enter_own(calendar);
	for (guint32 i = 0; i < size; i++) {
		if (ppid_calendar_is_working(calendar, calendar->first + i,
					     NULL))
			calendar->nth[++rank] = calendar->first + i;
		calendar->rank[i] = rank;
		calendar->closing[i] = (guint16)ppid_calendar_find_closing(
			calendar, calendar->first + i);
	}
}

/* --- loading ------------------------------------------------------------ */

static int
compare_years(gconstpointer a, gconstpointer b)
{
	const PpidYear *x = *(PpidYear *const *)a;
	const PpidYear *y = *(PpidYear *const *)b;

	return x->year - y->year;
}

static bool
add_year(PpidCalendar *calendar, xmlDoc *doc, GError **error)
{
	PpidYear *year = ppid_year_read(doc, error);
	const PpidYear *other;

	if (year == NULL)
		return false;
	other = ppid_calendar_year(calendar, year->year);
	if (other != NULL)
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "%s:%d: the year %d is in '%s' already",
			    year->file,
			    (int)xmlGetLineNo(xmlDocGetRootElement(doc)),
			    year->year, other->file);
	g_ptr_array_add(calendar->years, year);
	return other == NULL;
}

static PpidCalendar *
new_calendar(const PpidCalendarOptions *options)
{
	PpidCalendar *calendar = g_new0(PpidCalendar, 1);

	calendar->years = g_ptr_array_new_with_free_func(ppid_year_unref);
	calendar->own = g_ptr_array_new_with_free_func(ppid_holiday_free);
	copy_options(&calendar->options, options);
	return calendar;
}

PpidCalendar *
ppid_calendar_load_docs_with(xmlDoc *const *docs, gsize count,
			     const PpidCalendarOptions *options,
			     GError **error)
{
	g_autoptr(PpidCalendar) calendar = new_calendar(options);

	for (gsize i = 0; i < count; i++)
		if (!add_year(calendar, docs[i], error))
			return NULL;
	g_ptr_array_sort(calendar->years, compare_years);
	build_table(calendar);
	ppid_calendar_compute_digest(calendar);
	return g_steal_pointer(&calendar);
}

PpidCalendar *
ppid_calendar_load_docs(xmlDoc *const *docs, gsize count,
			bool collective_leave_off, GError **error)
{
	PpidCalendarOptions options;
	PpidCalendar *calendar;

	ppid_calendar_options_init(&options);
	options.leave_off = collective_leave_off;
	calendar = ppid_calendar_load_docs_with(docs, count, &options, error);
	ppid_calendar_options_clear(&options);
	return calendar;
}

PpidCalendar *
ppid_calendar_load_with(const char *override,
			const PpidCalendarOptions *options, GError **error)
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
	return ppid_calendar_load_docs_with((xmlDoc *const *)docs->pdata,
					    docs->len, options, error);
}

PpidCalendar *
ppid_calendar_load(const char *override, bool collective_leave_off,
		   GError **error)
{
	PpidCalendarOptions options;
	PpidCalendar *calendar;

	ppid_calendar_options_init(&options);
	options.leave_off = collective_leave_off;
	calendar = ppid_calendar_load_with(override, &options, error);
	ppid_calendar_options_clear(&options);
	return calendar;
}

PpidCalendar *
ppid_calendar_known_at(const PpidCalendar *calendar, guint32 day)
{
	PpidCalendar *then;

	if (calendar == NULL)
		return NULL;
	then = new_calendar(&calendar->options);
	then->known_at = day;
	for (guint i = 0; i < calendar->years->len; i++) {
		PpidYear *year = calendar->years->pdata[i];

		if (year->known <= day)
			g_ptr_array_add(then->years,
					g_atomic_rc_box_acquire(year));
	}
	build_table(then);
	ppid_calendar_compute_digest(then);
	return then;
}

void
ppid_calendar_free(PpidCalendar *calendar)
{
	if (calendar == NULL)
		return;
	g_ptr_array_unref(calendar->years);
	g_ptr_array_unref(calendar->own);
	ppid_calendar_options_clear(&calendar->options);
	g_free(calendar->digest);
	g_free(calendar->off);
	g_free(calendar->works);
	g_free(calendar->closing);
	g_free(calendar->rank);
	g_free(calendar->nth);
	g_free(calendar);
}
