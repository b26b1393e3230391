/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * iCalendar (RFC 5545): one event of a whole day for each row, with a
 * reminder on the strict day.  The subject of a mail is left out: calendars
 * are shared.
 */
#include "config.h"
#include "ppid-due-private.h"

#include <string.h>
#include <libical/ical.h>

#include "ppid-time.h"

#define REMIND_HOUR 8
#define HOUR 3600
#define DAY (24 * HOUR)

void
ppid_due_ics_head(GString *out)
{
	g_string_append(out, "BEGIN:VCALENDAR\r\n"
			     "VERSION:2.0\r\n"
			     "PRODID:-//ppid//ppid-due " PACKAGE_VERSION
			     "//ID\r\n"
			     "CALSCALE:GREGORIAN\r\n");
}

void
ppid_due_ics_tail(GString *out)
{
	g_string_append(out, "END:VCALENDAR\r\n");
}

/* What it is of, and nothing that changes: a date that moved replaces the
 * old one in a calendar that had it. */
static char *
make_uid(const PpidDueRow *row)
{
	return g_strdup_printf("%s/%s/%s@%s", row->label, row->code,
			       row->trigger,
			       *row->body != '\0' ? row->body : "ppid");
}

static icaltimetype
make_date(guint32 day)
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

static void
add(icalcomponent *component, icalproperty *property)
{
	icalcomponent_add_property(component, property);
}

static icalproperty_status
status_of(const PpidDueRow *row)
{
	if (*row->closer != '\0')
		return ICAL_STATUS_CANCELLED;
	return row->conditional || row->provisional ? ICAL_STATUS_TENTATIVE
						    : ICAL_STATUS_CONFIRMED;
}

/* In the morning of the strict day, in the time of the reader. */
static void
add_reminder(icalcomponent *event, const PpidDueRow *row, const char *summary)
{
	icalcomponent *alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
	struct icaltriggertype trigger = icaltriggertype_from_int(
		REMIND_HOUR * HOUR - (int)(row->legal - row->strict) * DAY);

	add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
	add(alarm, icalproperty_new_trigger(trigger));
	add(alarm, icalproperty_new_description(summary));
	icalcomponent_add_component(event, alarm);
}

static icalcomponent *
make_event(const PpidDue *due, const PpidDueRow *row)
{
	icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
	const char *name = *row->name != '\0' ? row->name : row->code;
	g_autofree char *summary = g_strdup_printf(
		"%s: %s (%s)", row->label, name, row->owner);
	g_autofree char *text = ppid_due_sentence(due, row);
	g_autofree char *uid = make_uid(row);
	time_t stamp = (time_t)g_date_time_to_unix(due->options.now);

	add(event, icalproperty_new_uid(uid));
	add(event, icalproperty_new_dtstamp(icaltime_from_timet_with_zone(
			   stamp, 0, icaltimezone_get_utc_timezone())));
	add(event, icalproperty_new_dtstart(make_date(row->legal)));
	add(event, icalproperty_new_summary(summary));
	add(event, icalproperty_new_description(text));
	add(event, icalproperty_new_categories(row->owner));
	add(event, icalproperty_new_status(status_of(row)));
	add(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	if (*row->closer == '\0' && row->strict <= row->legal)
		add_reminder(event, row, summary);
	return event;
}

void
ppid_due_ics_row(const PpidDue *due, const PpidDueRow *row, GString *out)
{
	icalcomponent *event = make_event(due, row);
	char *text = icalcomponent_as_ical_string_r(event);

	g_string_append(out, text);
	icalmemory_free_buffer(text);
	icalcomponent_free(event);
}
