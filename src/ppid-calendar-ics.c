/* SPDX-License-Identifier: GPL-3.0-or-later */
/* iCalendar: what a day has beside name and date is in X-PPID- properties. */
#include "config.h"
#include "ppid-calendar-exchange.h"

#include <string.h>
#include <libical/ical.h>

#include "ppid-error.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define PREFIX "X-PPID-"
#define MAX_DAYS 366	 /* of one event */
#define MAX_EVENTS 4000

/* --- writing ------------------------------------------------------------ */

static icaltimetype
date_of(guint32 day)
{
	icaltimetype time = icaltime_null_date();
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	time.year = g_date_get_year(&date);
	time.month = (int)g_date_get_month(&date);
	time.day = g_date_get_day(&date);
	return time;
}

/* Midnight of the day of the decree: the clock must not be in the output. */
static icaltimetype
stamp_of(guint32 day)
{
	icaltimetype time = date_of(day);

	time.is_date = 0;
	time.hour = time.minute = time.second = 0;
	time.zone = icaltimezone_get_utc_timezone();
	return time;
}

static void
add_x(icalcomponent *event, PpidRowField field, const char *value)
{
	g_autofree char *upper = g_ascii_strup(ppid_row_name(field), -1);
	g_autofree char *name = g_strconcat(PREFIX, upper, NULL);
	icalproperty *property;

	if (*value == '\0')
		return;
	property = icalproperty_new_x(value);
	icalproperty_set_x_name(property, name);
	icalcomponent_add_property(event, property);
}

static icalproperty_status
status_of(const PpidHoliday *holiday)
{
	if (holiday->revoked != 0)
		return ICAL_STATUS_CANCELLED;
	return holiday->tentative ? ICAL_STATUS_TENTATIVE
				  : ICAL_STATUS_CONFIRMED;
}

static icalcomponent *
make_event(const PpidHoliday *holiday)
{
	icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
	char *row[PPID_ROW_FIELDS] = { NULL };
	g_autofree char *uid = g_strdup_printf("libur-%u-%u@ppid",
					       holiday->day, holiday->decreed);
	g_autofree char *text = g_strdup_printf(
		"%s, ditetapkan %s", holiday->basis, holiday->decreed_on);

	ppid_row_of(holiday, row);
	icalcomponent_add_property(event, icalproperty_new_uid(uid));
	icalcomponent_add_property(
		event,
		icalproperty_new_dtstamp(stamp_of(holiday->decreed)));
	icalcomponent_add_property(
		event, icalproperty_new_dtstart(date_of(holiday->day)));
	icalcomponent_add_property(
		event, icalproperty_new_summary(holiday->name));
	icalcomponent_add_property(event, icalproperty_new_description(text));
	icalcomponent_add_property(
		event, icalproperty_new_categories(holiday->kind));
	icalcomponent_add_property(
		event, icalproperty_new_status(status_of(holiday)));
	icalcomponent_add_property(
		event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	for (int i = PPID_ROW_BASIS; i < PPID_ROW_FIELDS; i++)
		add_x(event, i, row[i]);
	ppid_row_clear(row);
	return event;
}

GString *
ppid_calendar_to_ics(const PpidCalendar *calendar, int first, int last)
{
	icalcomponent *all = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
	GString *out;
	char *text;

	icalcomponent_add_property(all, icalproperty_new_version("2.0"));
	icalcomponent_add_property(
		all, icalproperty_new_prodid("-//ppid//ppid-calendar "
					     PACKAGE_VERSION "//ID"));
	for (int year = first; year <= last; year++) {
		const GPtrArray *days = ppid_calendar_days(calendar, year);

		for (guint i = 0; days != NULL && i < days->len; i++)
			icalcomponent_add_component(
				all, make_event(days->pdata[i]));
	}
	text = icalcomponent_as_ical_string_r(all);
	out = g_string_new(text);
	icalmemory_free_buffer(text);
	icalcomponent_free(all);
	return out;
}

/* --- reading ------------------------------------------------------------ */

static bool
fail(GError **error, const PpidImport *import, const char *what,
     const char *text)
{
	g_autofree char *clean = ppid_xml_scrub(what != NULL ? what : "?", -1,
						NULL);

	g_set_error(error, PPID_ERROR, PPID_ERROR_DATA, "%s: %s: %s",
		    import->name, clean, text);
	return false;
}

static void
take_x(icalproperty *property, char **row)
{
	const char *name = icalproperty_get_x_name(property);
	const char *value = icalproperty_get_x(property);

	if (name == NULL || value == NULL ||
	    g_ascii_strncasecmp(name, PREFIX, strlen(PREFIX)) != 0)
		return;
	for (int i = PPID_ROW_BASIS; i < PPID_ROW_FIELDS; i++)
		if (row[i] == NULL &&
		    g_ascii_strcasecmp(name + strlen(PREFIX),
				       ppid_row_name(i)) == 0)
			row[i] = ppid_xml_scrub(value, -1, NULL);
}

static void
take_kind(icalcomponent *event, char **row)
{
	static const char *const kinds[] = { "nasional", "cuti-bersama" };
	icalproperty *p;

	for (p = icalcomponent_get_first_property(event,
						  ICAL_CATEGORIES_PROPERTY);
	     p != NULL;
	     p = icalcomponent_get_next_property(event,
						 ICAL_CATEGORIES_PROPERTY))
		for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
			if (row[PPID_ROW_KIND] == NULL &&
			    g_strcmp0(icalproperty_get_categories(p),
				      kinds[i]) == 0)
				row[PPID_ROW_KIND] = g_strdup(kinds[i]);
}

static bool
read_date(icaltimetype time, guint32 *day_out)
{
	GDate date;

	if (icaltime_is_null_time(time) || !time.is_date || time.day < 1 ||
	    time.month < 1 || time.year < 1 || time.year > 9999 ||
	    !g_date_valid_dmy((GDateDay)time.day, (GDateMonth)time.month,
			      (GDateYear)time.year))
		return false;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)time.day, (GDateMonth)time.month,
		       (GDateYear)time.year);
	*day_out = g_date_get_julian(&date);
	return true;
}

static bool
recurs(icalcomponent *event)
{
	return icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY) !=
		       NULL ||
	       icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY) !=
		       NULL;
}

static bool
has_end(icalcomponent *event)
{
	return icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY) !=
		       NULL ||
	       icalcomponent_get_first_property(
		       event, ICAL_DURATION_PROPERTY) != NULL;
}

/*
 * The first day and how many; an event without an end has one, and so has
 * one that ends on the day on which it begins, as some programs write it.
 */
static bool
read_days(icalcomponent *event, guint32 *day_out, guint *count_out,
	  const PpidImport *import, GError **error)
{
	const char *name = icalcomponent_get_summary(event);
	guint32 end;

	if (!read_date(icalcomponent_get_dtstart(event), day_out))
		return fail(error, import, name, "not of a whole day");
	if (recurs(event))
		return fail(error, import, name,
			    "recurs, but a decree is of one year");
	*count_out = 1;
	if (!has_end(event))
		return true;
	if (!read_date(icalcomponent_get_dtend(event), &end))
		return fail(error, import, name, "its end is not a day");
	if (end < *day_out)
		return fail(error, import, name, "ends before it begins");
	*count_out = MAX(end - *day_out, 1);
	return *count_out <= MAX_DAYS ||
	       fail(error, import, name, "longer than a year");
}

static char **
make_row(icalcomponent *event)
{
	char **row = g_new0(char *, PPID_ROW_FIELDS + 1);
	const char *name = icalcomponent_get_summary(event);
	icalproperty *p;

	if (name != NULL)
		row[PPID_ROW_NAME] = ppid_xml_scrub(name, -1, NULL);
	take_kind(event, row);
	for (p = icalcomponent_get_first_property(event, ICAL_X_PROPERTY);
	     p != NULL;
	     p = icalcomponent_get_next_property(event, ICAL_X_PROPERTY))
		take_x(p, row);
	if (icalcomponent_get_status(event) == ICAL_STATUS_TENTATIVE &&
	    row[PPID_ROW_TENTATIVE] == NULL)
		row[PPID_ROW_TENTATIVE] = g_strdup("ya");
	return row;
}

static void
free_row(gpointer data)
{
	ppid_row_clear(data);
	g_free(data);
}

static bool
read_event(icalcomponent *event, GPtrArray *rows, const PpidImport *import,
	   GError **error)
{
	char **row = make_row(event);
	guint32 day = 0;
	guint count = 0;
	bool ok = true;

	/* taken back, and nobody says by what: no day off */
	if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED &&
	    row[PPID_ROW_REVOKED] == NULL) {
		free_row(row);
		return true;
	}
	ok = read_days(event, &day, &count, import, error);
	for (guint i = 0; ok && i < count; i++) {
		char **copy = g_new0(char *, PPID_ROW_FIELDS + 1);

		for (int f = 0; f < PPID_ROW_FIELDS; f++)
			copy[f] = g_strdup(row[f]);
		copy[PPID_ROW_DATE] = ppid_date_iso(day + i);
		g_ptr_array_add(rows, copy);
	}
	free_row(row);
	return ok;
}

static bool
read_calendar(icalcomponent *calendar, GPtrArray *rows,
	      const PpidImport *import, GError **error)
{
	icalcomponent *event;

	for (event = icalcomponent_get_first_component(calendar,
						       ICAL_VEVENT_COMPONENT);
	     event != NULL;
	     event = icalcomponent_get_next_component(calendar,
						      ICAL_VEVENT_COMPONENT)) {
		if (!read_event(event, rows, import, error))
			return false;
		if (rows->len > MAX_EVENTS)
			return fail(error, import, "events", "too many");
	}
	return true;
}

/* One VCALENDAR, or several side by side. */
static bool
read_root(icalcomponent *root, GPtrArray *rows, const PpidImport *import,
	  GError **error)
{
	icalcomponent *calendar;

	if (icalcomponent_count_errors(root) > 0)
		return fail(error, import, "iCalendar", "damaged");
	if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT)
		return read_calendar(root, rows, import, error);
	for (calendar = icalcomponent_get_first_component(
		     root, ICAL_VCALENDAR_COMPONENT);
	     calendar != NULL;
	     calendar = icalcomponent_get_next_component(
		     root, ICAL_VCALENDAR_COMPONENT))
		if (!read_calendar(calendar, rows, import, error))
			return false;
	return true;
}

xmlDoc *
ppid_calendar_from_ics(const char *text, gsize size, const PpidImport *import,
		       GError **error)
{
	g_autofree char *clean = ppid_xml_scrub(text, (gssize)size, NULL);
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
	icalcomponent *root;
	bool ok;

	icalerror_set_errors_are_fatal(0);
	root = icalparser_parse_string(clean);
	if (root == NULL) {
		fail(error, import, "iCalendar", "cannot be read");
		return NULL;
	}
	ok = read_root(root, rows, import, error);
	icalcomponent_free(root);
	return ok ? ppid_rows_to_doc(rows, import, error) : NULL;
}
