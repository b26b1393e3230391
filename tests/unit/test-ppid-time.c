/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants, civil dates and the three Indonesian zones as text. */
#include "config.h"

#include "ppid-error.h"
#include "ppid-time.h"

static void
test_parse(void)
{
	static const struct {
		const char *in;
		gint64 unix_time; /* -1: refused */
	} table[] = {
		{ "2026-11-20T10:00:00+07:00", 1795143600 },
		{ "2026-11-20T03:00:00Z", 1795143600 },
		{ "2026-11-19T22:30:00-04:30", 1795143600 },
		{ "2026-11-20T03:00:00.750Z", 1795143600 },
		{ "2024-02-29T00:00:00+07:00", 1709139600 },
		{ "2026-02-29T00:00:00+07:00", -1 },
		{ "2026-11-31T00:00:00+07:00", -1 },
		{ "2026-13-01T00:00:00+07:00", -1 },
		{ "2026-11-20T24:00:01+07:00", -1 },
		{ "2026-11-20T10:60:00+07:00", -1 },
		{ "2026-11-20T10:00:00", -1 },
		{ "2026-11-20T10:00:00+0700", -1 },
		{ "2026-11-20T10:00:00 WIB", -1 },
		{ "2026-11-20T10:00+07:00", -1 },
		{ "2026-11-20", -1 },
		{ "20261120T100000+07:00", -1 },
		{ "2026-W47-5T10:00:00+07:00", -1 },
		{ "2026-324T10:00:00+07:00", -1 },
		{ " 2026-11-20T10:00:00+07:00", -1 },
		{ "2026-11-20T10:00:00+07:00 ", -1 },
		{ "2026-11-20T10:00:00+07:00x", -1 },
		{ "2026-11-20T10:00:00+99:00", -1 },
		{ "0001-01-01T00:00:00+14:00", -1 },
		{ "9999-12-31T23:59:59-12:00", -1 },
		{ "", -1 },
		{ "Z", -1 },
		{ "kemarin", -1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GDateTime) t = ppid_time_parse(table[i].in, &error);

		g_test_message("'%s'", table[i].in);
		if (table[i].unix_time < 0) {
			g_assert_null(t);
			g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
			continue;
		}
		g_assert_no_error(error);
		g_assert_cmpint(g_date_time_to_unix(t), ==,
				table[i].unix_time);
	}
}

static void
test_format(void)
{
	static const struct {
		const char *in, *zone, *out;
	} table[] = {
		{ "2026-11-20T03:00:00Z", "WIB", "2026-11-20T10:00:00+07:00" },
		{ "2026-11-20T03:00:00Z", "WITA", "2026-11-20T11:00:00+08:00" },
		{ "2026-11-20T16:30:59Z", "WIT", "2026-11-21T01:30:59+09:00" },
		{ "2026-11-20T03:00:00.9Z", "-03:30",
		  "2026-11-19T23:30:00-03:30" },
		{ "1901-01-01T00:00:00Z", "WIB", "1901-01-01T07:00:00+07:00" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GDateTime) t = ppid_time_parse(table[i].in, &error);
		g_autoptr(GTimeZone) zone = ppid_time_zone(table[i].zone);
		g_autofree char *out = NULL;

		g_assert_no_error(error);
		g_assert_nonnull(zone);
		out = ppid_time_format(t, zone);
		g_assert_cmpstr(out, ==, table[i].out);
	}
}

static void
test_zone(void)
{
	static const char *const bad[] = {
		"",	  "wib",    "UTC",    "Asia/Jakarta", "+7",
		"+07",	  "+0700",  "07:00",  "+07:00:00",    "+25:00",
		"+07:60", "+ab:cd", "GMT+07", "+07-00",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GTimeZone) zone = ppid_time_zone(bad[i]);

		g_test_message("'%s'", bad[i]);
		g_assert_null(zone);
	}
}

/* The civil date is that of the zone, not of the instant or the machine. */
static void
test_date_of_instant(void)
{
	static const struct {
		const char *in, *zone, *date;
		int minutes;
	} table[] = {
		{ "2026-12-31T17:00:00Z", "WIB", "2027-01-01", 0 },
		{ "2026-12-31T16:59:59Z", "WIB", "2026-12-31", 1439 },
		{ "2026-11-20T15:59:59+07:00", "WIB", "2026-11-20", 959 },
		{ "2026-11-20T16:00:00+07:00", "WIB", "2026-11-20", 960 },
		{ "2026-11-20T16:00:00+07:00", "WIT", "2026-11-20", 1080 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GDateTime) t = ppid_time_parse(table[i].in, NULL);
		g_autoptr(GTimeZone) zone = ppid_time_zone(table[i].zone);
		g_autofree char *text = NULL;
		GDate date;
		int minutes;

		ppid_time_date(t, zone, &date, &minutes);
		text = ppid_date_format(&date);
		g_assert_cmpstr(text, ==, table[i].date);
		g_assert_cmpint(minutes, ==, table[i].minutes);
		ppid_time_date(t, zone, &date, NULL);
	}
}

static void
test_date(void)
{
	static const char *const good[] = { "2026-11-20", "2024-02-29",
					    "0001-01-01", "9999-12-31" };
	static const char *const bad[] = {
		"",	      "2026-11-2",  "2026-11-200", "2026-02-29",
		"2026-00-01", "2026-01-00", "0000-01-01",  "2026/11/20",
		"20 11 2026", "2026-1a-01", "-026-11-20",  " 2026-11-2",
	};
	GDate date, kept;

	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		g_autofree char *text = NULL;

		g_assert_true(ppid_date_parse(good[i], &date));
		text = ppid_date_format(&date);
		g_assert_cmpstr(text, ==, good[i]);
	}
	g_assert_true(ppid_date_parse("2026-11-20", &kept));
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		date = kept;
		g_test_message("'%s'", bad[i]);
		g_assert_false(ppid_date_parse(bad[i], &date));
		g_assert_cmpint(g_date_compare(&date, &kept), ==, 0);
	}
	g_assert_false(ppid_date_parse(NULL, &date));
}

static void
test_words(void)
{
	static const struct {
		const char *day, *words;
	} table[] = {
		{ "0001-01-01", "Senin, 1 Januari 1" },
		{ "2026-11-30", "Senin, 30 November 2026" },
		{ "2026-12-01", "Selasa, 1 Desember 2026" },
		{ "2024-02-29", "Kamis, 29 Februari 2024" },
		{ "2026-05-03", "Minggu, 3 Mei 2026" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *words = NULL;
		g_autofree char *iso = NULL;
		GDate date;

		g_assert_true(ppid_date_parse(table[i].day, &date));
		words = ppid_date_words(g_date_get_julian(&date));
		iso = ppid_date_iso(g_date_get_julian(&date));
		g_assert_cmpstr(words, ==, table[i].words);
		g_assert_cmpstr(iso, ==, table[i].day);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/time/parse", test_parse);
	g_test_add_func("/time/format", test_format);
	g_test_add_func("/time/zone", test_zone);
	g_test_add_func("/time/date-of-instant", test_date_of_instant);
	g_test_add_func("/time/date", test_date);
	g_test_add_func("/time/words", test_words);
	return g_test_run();
}
