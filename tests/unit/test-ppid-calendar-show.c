/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar in words. */
#include "config.h"

#include <string.h>

#include "ppid-calendar-show.h"
#include "ppid-time.h"
#include "ppid-xml.h"

static PpidCalendar *calendar;

static guint32
day(const char *text)
{
	GDate date;

	g_assert_true(ppid_date_parse(text, &date));
	return g_date_get_julian(&date);
}

static void
assert_text(GString *made, const char *text)
{
	g_autoptr(GString) keep = made;

	g_assert_cmpstr(keep->str, ==, text);
}

static void
test_walk(void)
{
	assert_text(ppid_calendar_walk(calendar, day("2026-12-23"), 1, false),
		    "2026-12-24  Kamis   dilewati: Cuti bersama Kelahiran "
		    "Yesus Kristus (Natal) (SKB 1497/2025, 2/2025, 5/2025)\n"
		    "2026-12-25  Jumat   dilewati: Kelahiran Yesus Kristus "
		    "(Natal) (SKB 1497/2025, 2/2025, 5/2025)\n"
		    "2026-12-26  Sabtu   dilewati: Sabtu\n"
		    "2026-12-27  Minggu  dilewati: Minggu\n"
		    "2026-12-28  Senin   hari kerja ke-1\n");
	assert_text(ppid_calendar_walk(calendar, day("2026-11-23"), 2, true),
		    "2026-11-22  Minggu  dilewati: Minggu\n"
		    "2026-11-21  Sabtu   dilewati: Sabtu\n"
		    "2026-11-20  Jumat   hari kerja ke-1\n"
		    "2026-11-19  Kamis   hari kerja ke-2\n");
	assert_text(ppid_calendar_walk(calendar, day("2027-12-31"), 1, false),
		    "2028-01-01  Sabtu   dilewati: Sabtu\n"
		    "2028-01-02  Minggu  dilewati: Minggu\n"
		    "2028-01-03  Senin   hari kerja ke-1\n"
		    "sementara: hari libur 2028 tidak ada dalam kalender\n");
	assert_text(ppid_calendar_walk(calendar, day("2026-11-23"), 0, false),
		    "");
}

static void
test_list(void)
{
	g_autoptr(GString) text = NULL;
	GString *made = ppid_calendar_list(calendar, 2023);
	g_autoptr(PpidCalendar) then =
		ppid_calendar_known_at(calendar, day("2023-03-28"));
	g_autoptr(GString) old = NULL;

	text = made;
	g_assert_true(g_str_has_prefix(text->str, "2023: 239 hari kerja\n"));
	g_assert_nonnull(strstr(text->str,
				"\n2023-04-26  Rabu    cuti-bersama  Cuti "
				"bersama Idul Fitri 1444 H "));
	g_assert_nonnull(strstr(text->str, "; DICABUT 2023-03-29 oleh SKB "
					   "327/2023, 1/2023, 1/2023\n"));
	g_assert_nonnull(strstr(text->str, "2023-04-19"));
	made = ppid_calendar_list(then, 2023);
	old = made;
	g_assert_null(strstr(old->str, "DICABUT"));
	g_assert_null(strstr(old->str, "2023-04-19"));
	assert_text(ppid_calendar_list(calendar, 2028),
		    "2028: hari libur belum ditetapkan atau tidak ada dalam "
		    "kalender\n");
}

static void
test_own_listed(void)
{
	PpidCalendarOptions options;
	g_autoptr(PpidCalendar) own = NULL;
	g_autoptr(GString) text = NULL;
	PpidOwnDays *days = g_new0(PpidOwnDays, 1);
	GString *made;

	ppid_calendar_options_init(&options);
	days->from = days->to = day("2026-10-08");
	days->name = g_strdup("Hari Jadi");
	days->basis = g_strdup("SK 1/2026");
	g_ptr_array_add(options.own, days);
	own = ppid_calendar_load_with(NULL, &options, NULL);
	ppid_calendar_options_clear(&options);
	made = ppid_calendar_list(own, 2026);
	text = made;
	g_assert_nonnull(strstr(text->str, "\n2026-10-08  Kamis   "
					   "badan-publik  Hari Jadi "));
	g_assert_true(strstr(text->str, "2026-10-08") <
		      strstr(text->str, "2026-12-24"));
	g_assert_true(strstr(text->str, "2026-10-08") >
		      strstr(text->str, "2026-08-25"));
}

static void
test_compare(void)
{
	g_autoptr(PpidCalendar) then =
		ppid_calendar_known_at(calendar, day("2025-08-06"));

	assert_text(ppid_calendar_compare(then, calendar, 2025, 2025),
		    "+ 2025-08-18  cuti-bersama  Cuti bersama Hari "
		    "Kemerdekaan RI ke-80 (SKB 933/2025, 1/2025, 3/2025 "
		    "(perubahan atas SKB 1017/2024), ditetapkan "
		    "2025-08-07)\n");
	assert_text(ppid_calendar_compare(calendar, calendar, 2022, 2027), "");
	/* Ramadan 2025 was not known at the end of 2024 */
	g_clear_pointer(&then, ppid_calendar_free);
	then = ppid_calendar_known_at(calendar, day("2025-01-01"));
	assert_text(ppid_calendar_compare(then, calendar, 2025, 2025),
		    "+ 2025-08-18  cuti-bersama  Cuti bersama Hari "
		    "Kemerdekaan RI ke-80 (SKB 933/2025, 1/2025, 3/2025 "
		    "(perubahan atas SKB 1017/2024), ditetapkan 2025-08-07)\n"
		    "~ jam tutup berbeda pada 30 hari, pertama 2025-03-01: "
		    "16.00 menjadi 15.00\n");
}

int
main(int argc, char **argv)
{
	int result;

	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	calendar = ppid_calendar_load(NULL, true, NULL);
	g_assert_nonnull(calendar);
	g_test_add_func("/calendar-show/walk", test_walk);
	g_test_add_func("/calendar-show/list", test_list);
	g_test_add_func("/calendar-show/own", test_own_listed);
	g_test_add_func("/calendar-show/compare", test_compare);
	result = g_test_run();
	ppid_calendar_free(calendar);
	return result;
}
