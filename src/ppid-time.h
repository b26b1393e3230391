/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-time.h - instants and civil dates as text
 *
 * Pure: reads neither the clock nor the process's time zone.
 * Source: RFC 3339; ISO 8601 calendar dates.
 */
#ifndef PPID_TIME_H
#define PPID_TIME_H

#include <stdbool.h>
#include <glib.h>

/**
 * ppid_time_parse:
 * @text: an RFC 3339 instant with offset, "2026-11-20T10:00:00+07:00",
 *     of the years 1900 to 9998
 * @error: PPID_ERROR_DATA if @text is not one
 *
 * Returns: (transfer full): the instant, in its own offset; NULL on error.
 */
GDateTime *
ppid_time_parse(const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_time_text:
 * @instant: (borrowed)
 *
 * Returns: (transfer full): RFC 3339 to the second, in its own offset.
 */
char *
ppid_time_text(GDateTime *instant);

/**
 * ppid_time_format:
 * @instant: (borrowed): the instant
 * @zone: (borrowed): the offset to write it in
 *
 * Returns: (transfer full): RFC 3339 to the second, numeric offset.
 */
char *
ppid_time_format(GDateTime *instant, GTimeZone *zone);

/**
 * ppid_time_date:
 * @instant: (borrowed): the instant
 * @zone: (borrowed): whose civil date is wanted
 * @date_out: (out): that date
 * @minutes_out: (out) (nullable): minutes since midnight in @zone, 0..1439
 */
void
ppid_time_date(GDateTime *instant, GTimeZone *zone, GDate *date_out,
	       int *minutes_out);

/**
 * ppid_time_zone:
 * @name: "WIB", "WITA", "WIT" or an offset such as "+07:00"
 *
 * The three zones have no daylight saving time (Keppres 41/1987).
 *
 * Returns: (transfer full): the zone; NULL if @name is none of these.
 */
GTimeZone *
ppid_time_zone(const char *name);

/**
 * ppid_date_parse:
 * @text: (nullable): "2026-11-20", nothing before or after it
 * @date_out: (out): the date; untouched on failure
 *
 * Returns: false if @text is NULL or not a date.
 */
bool
ppid_date_parse(const char *text, GDate *date_out) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_date_format:
 * @date: (borrowed): a valid date
 *
 * Returns: (transfer full): "2026-11-20".
 */
char *
ppid_date_format(const GDate *date);

/**
 * ppid_date_words:
 * @day: as g_date_get_julian() counts, 1 or more
 *
 * Returns: (transfer full): "Jumat, 4 Desember 2026".
 */
char *
ppid_date_words(guint32 day);

/**
 * ppid_date_iso:
 * @day: as g_date_get_julian() counts, 1 or more
 *
 * Returns: (transfer full): "2026-12-04".
 */
char *
ppid_date_iso(guint32 day);

/** ppid_date_weekday: (borrowed): "Senin" to "Minggu", of such a @day. */
const char *
ppid_date_weekday(guint32 day);

#endif /* PPID_TIME_H */
