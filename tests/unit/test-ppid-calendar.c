/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar: counts per year, causes, own versions, damage. */
#include "config.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "ppid-calendar.h"
#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define NS "xmlns=\"urn:ppid:berkas:1\""

static guint32
day(const char *text)
{
	GDate date;

	g_assert_true(ppid_date_parse(text, &date));
	return g_date_get_julian(&date);
}

static PpidCalendar *
builtin(bool leave_off)
{
	g_autoptr(GError) error = NULL;
	PpidCalendar *calendar = ppid_calendar_load(NULL, leave_off, &error);

	g_assert_no_error(error);
	return calendar;
}

static void
test_years(void)
{
	static const struct {
		const char *from, *to;
		int count, with_leave;
	} table[] = {
		/* with_leave: where cuti bersama is a working day */
		{ "2021-12-31", "2022-12-31", 246, 250 },
		{ "2022-12-31", "2023-12-31", 239, 250 },
		{ "2023-12-31", "2024-12-31", 238, 248 },
		{ "2024-12-31", "2025-12-31", 237, 248 },
		{ "2025-12-31", "2026-12-31", 240, 248 },
		{ "2026-12-31", "2027-12-31", 242, 250 },
	};
	g_autoptr(PpidCalendar) off = builtin(true);
	g_autoptr(PpidCalendar) on = builtin(false);

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		guint32 from = day(table[i].from), to = day(table[i].to);

		g_test_message("%s", table[i].to);
		g_assert_cmpint(ppid_calendar_count(off, from, to), ==,
				table[i].count);
		g_assert_cmpint(ppid_calendar_count(off, to, from), ==,
				-table[i].count);
		g_assert_cmpint(ppid_calendar_count(on, from, to), ==,
				table[i].with_leave);
	}
	g_assert_cmpstr(ppid_calendar_digest(off), !=,
			ppid_calendar_digest(on));
	g_assert_true(g_str_has_prefix(ppid_calendar_digest(off), "sha256:"));
	g_assert_cmpuint(strlen(ppid_calendar_digest(off)), ==, 7 + 64);
	g_assert_true(ppid_calendar_has_year(off, 2022));
	g_assert_true(ppid_calendar_has_year(off, 2027));
	g_assert_false(ppid_calendar_has_year(off, 2028));
}

static void
test_causes(void)
{
	static const struct {
		const char *date, *cause, *basis;
	} table[] = {
		{ "2026-11-21", "Sabtu", NULL },
		{ "2026-11-22", "Minggu", NULL },
		{ "2026-11-20", NULL, NULL },
		{ "2026-12-25", "Kelahiran Yesus Kristus (Natal)",
		  "SKB 1497/2025, 2/2025, 5/2025" },
		{ "2026-12-24",
		  "Cuti bersama Kelahiran Yesus Kristus (Natal)",
		  "SKB 1497/2025, 2/2025, 5/2025" },
		/* decreed ten days before */
		{ "2025-08-18", "Cuti bersama Hari Kemerdekaan RI ke-80",
		  "SKB 933/2025, 1/2025, 3/2025 (perubahan atas SKB "
		  "1017/2024)" },
		/* taken back: a working day */
		{ "2023-04-26", NULL, NULL },
		/* not in any table: week-ends only */
		{ "2040-01-02", NULL, NULL },
		{ "2039-12-31", "Sabtu", NULL },
		{ "1999-12-31", NULL, NULL },
	};
	g_autoptr(PpidCalendar) calendar = builtin(true);

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		PpidDayOff off = { NULL, NULL };

		g_test_message("%s", table[i].date);
		g_assert_true(ppid_calendar_is_working(
				      calendar, day(table[i].date), &off) ==
			      (table[i].cause == NULL));
		g_assert_cmpstr(off.cause, ==, table[i].cause);
		g_assert_cmpstr(off.basis, ==, table[i].basis);
	}
}

static void
test_leave_is_switch(void)
{
	g_autoptr(PpidCalendar) calendar = builtin(false);

	g_assert_true(ppid_calendar_is_working(calendar, day("2026-12-24"),
					       NULL));
	g_assert_false(ppid_calendar_is_working(calendar, day("2026-12-25"),
						NULL));
}

static void
test_doubt(void)
{
	static const struct {
		const char *from, *to, *doubt;
	} table[] = {
		{ "2026-01-01", "2026-12-31", NULL },
		{ "2026-12-20", "2027-01-20", NULL },
		{ "2027-12-20", "2027-12-31", NULL },
		{ "2027-12-20", "2028-01-03",
		  "hari libur 2028 tidak ada dalam kalender" },
		{ "2021-12-31", "2022-01-03",
		  "hari libur 2021 tidak ada dalam kalender" },
		/* Idul Fitri 2027: moved only by a later decree */
		{ "2027-03-01", "2027-03-09",
		  "Hari Raya Idul Fitri 1448 Hijriah masih dapat digeser "
		  "keputusan berikutnya" },
		{ "2027-03-01", "2027-03-08", NULL },
		{ "2027-03-12", "2027-03-31", NULL },
	};
	g_autoptr(PpidCalendar) calendar = builtin(true);

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *doubt = ppid_calendar_doubt(
			calendar, day(table[i].from), day(table[i].to));

		g_test_message("%s", table[i].from);
		g_assert_cmpstr(doubt, ==, table[i].doubt);
	}
}

/* Every day from the first year to far past the last, against a loop that
 * asks for nothing but is_working. */
static void
test_reference(void)
{
	g_autoptr(PpidCalendar) calendar = builtin(true);
	g_autoptr(GRand) random = g_rand_new_with_seed(20261121);
	gint32 first = (gint32)day("2015-01-01");
	gint32 last = (gint32)day("2036-12-31");

	for (int i = 0; i < 20000; i++) {
		guint32 start = (guint32)g_rand_int_range(random, first, last);
		guint count = (guint)g_rand_int_range(random, 0, 130);
		guint32 slow = start, fast;
		guint left = count;

		while (left > 0)
			if (ppid_calendar_is_working(calendar, ++slow, NULL))
				left--;
		fast = ppid_calendar_add(calendar, start, count);
		g_assert_cmpuint(fast, ==, slow);
		g_assert_cmpint(ppid_calendar_count(calendar, start, fast),
				==, (int)count);
		if (count > 0 && ppid_calendar_is_working(calendar, start,
							  NULL))
			g_assert_cmpuint(ppid_calendar_before(calendar, fast,
							      count),
					 ==, start);
	}
}

/* The same, backwards. */
static void
test_reference_before(void)
{
	g_autoptr(PpidCalendar) calendar = builtin(true);
	g_autoptr(GRand) random = g_rand_new_with_seed(20261122);
	gint32 first = (gint32)day("2015-01-01");
	gint32 last = (gint32)day("2036-12-31");

	for (int i = 0; i < 20000; i++) {
		guint32 start = (guint32)g_rand_int_range(random, first, last);
		guint count = (guint)g_rand_int_range(random, 0, 130);
		guint32 slow = start;
		guint left = count;

		while (left > 0)
			if (ppid_calendar_is_working(calendar, --slow, NULL))
				left--;
		g_assert_cmpuint(ppid_calendar_before(calendar, start, count),
				 ==, slow);
	}
	/* day 1 was a Monday; nothing lies before it */
	g_assert_cmpuint(ppid_calendar_before(calendar, 3, 2), ==, 1);
	g_assert_cmpuint(ppid_calendar_before(calendar, 3, 100000), ==, 1);
}

/* --- as known then ------------------------------------------------------ */

static void
test_known_at(void)
{
	static const struct {
		const char *known, *date;
		bool working;
	} table[] = {
		/* Keppres 33/2024 of 21 November: the day of the elections */
		{ "2024-11-20", "2024-11-27", true },
		{ "2024-11-21", "2024-11-27", false },
		/* SKB 933/2025 of 7 August */
		{ "2025-08-06", "2025-08-18", true },
		{ "2025-08-07", "2025-08-18", false },
		/* SKB 327/2023 of 29 March: 26 April back, 19 and 20 off */
		{ "2023-03-28", "2023-04-26", false },
		{ "2023-03-28", "2023-04-19", true },
		{ "2023-03-28", "2023-04-21", false },
		{ "2023-03-29", "2023-04-26", true },
		{ "2023-03-29", "2023-04-19", false },
		/* before the decree of its year */
		{ "2025-09-18", "2026-12-25", true },
		{ "2025-09-19", "2026-12-25", false },
	};
	g_autoptr(PpidCalendar) now = builtin(true);

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(PpidCalendar) then =
			ppid_calendar_known_at(now, day(table[i].known));

		g_test_message("%s %s", table[i].known, table[i].date);
		g_assert_true(ppid_calendar_is_working(
				      then, day(table[i].date), NULL) ==
			      table[i].working);
	}
	g_assert_null(ppid_calendar_known_at(NULL, 1));
}

static void
test_known_at_year(void)
{
	g_autoptr(PpidCalendar) now = builtin(true);
	g_autoptr(PpidCalendar) same =
		ppid_calendar_known_at(now, day("2026-11-21"));
	g_autoptr(PpidCalendar) before =
		ppid_calendar_known_at(now, day("2026-09-14"));
	g_autoptr(PpidCalendar) early =
		ppid_calendar_known_at(now, day("2022-04-06"));
	g_autofree char *doubt = ppid_calendar_doubt(
		before, day("2026-12-20"), day("2027-01-20"));
	g_autofree char *leave = ppid_calendar_doubt(
		early, day("2022-04-20"), day("2022-04-28"));

	/* nothing was decreed since: the same calendar */
	g_assert_cmpstr(ppid_calendar_digest(now), ==,
			ppid_calendar_digest(same));
	g_assert_cmpstr(ppid_calendar_digest(now), !=,
			ppid_calendar_digest(before));
	g_assert_true(ppid_calendar_has_year(now, 2027));
	g_assert_false(ppid_calendar_has_year(before, 2027));
	g_assert_cmpstr(doubt, ==,
			"hari libur 2027 belum diketahui pada 2026-09-14");
	g_assert_cmpstr(leave, ==, "cuti bersama 2022 belum ditetapkan");
}

/* The one that it was made of may go. */
static void
test_known_at_life(void)
{
	PpidCalendar *now = builtin(true);
	g_autoptr(PpidCalendar) then =
		ppid_calendar_known_at(now, day("2025-08-06"));
	PpidDayOff off = { NULL, NULL };

	ppid_calendar_free(now);
	g_assert_false(ppid_calendar_is_working(then, day("2025-12-25"),
						&off));
	g_assert_cmpstr(off.basis, ==, "SKB 1017/2024, 2/2024, 2/2024");
}

static void
test_revoked(void)
{
	g_autoptr(PpidCalendar) now = builtin(true);
	g_autoptr(PpidCalendar) then =
		ppid_calendar_known_at(now, day("2023-03-28"));
	const PpidHoliday *h = ppid_calendar_revoked(now, day("2023-04-26"));

	g_assert_nonnull(h);
	g_assert_cmpstr(h->successor, ==, "SKB 327/2023, 1/2023, 1/2023");
	g_assert_cmpuint(h->revoked, ==, day("2023-03-29"));
	g_assert_null(ppid_calendar_revoked(then, day("2023-04-26")));
	g_assert_null(ppid_calendar_revoked(now, day("2023-04-27")));
	g_assert_null(ppid_calendar_revoked(now, day("2031-01-01")));
	h = ppid_calendar_holiday(now, day("2022-07-10"));
	g_assert_cmpstr(h->decreed_on, ==, "2022-07-07");
	g_assert_null(ppid_calendar_holiday(now, day("2022-07-09")));
}

/* --- a public body -------------------------------------------------------- */

static PpidCalendar *
body_calendar(PpidCalendarOptions *options)
{
	g_autoptr(GError) error = NULL;
	PpidCalendar *calendar =
		ppid_calendar_load_with(NULL, options, &error);

	g_assert_no_error(error);
	ppid_calendar_options_clear(options);
	return calendar;
}

static void
add_own(PpidCalendarOptions *options, const char *from, const char *to,
	bool working, const char *decreed)
{
	PpidOwnDays *own = g_new0(PpidOwnDays, 1);

	own->from = day(from);
	own->to = day(to);
	own->working = working;
	own->name = g_strdup("Hari sendiri");
	own->basis = g_strdup("SK 1/2026");
	own->decreed = decreed != NULL ? day(decreed) : 0;
	g_ptr_array_add(options->own, own);
}

static void
test_own_days(void)
{
	PpidCalendarOptions options;
	g_autoptr(PpidCalendar) plain = builtin(true);
	g_autoptr(PpidCalendar) own = NULL;
	g_autoptr(PpidCalendar) then = NULL;
	PpidDayOff off = { NULL, NULL };

	ppid_calendar_options_init(&options);
	add_own(&options, "2026-10-08", "2026-10-11", false, "2026-09-01");
	add_own(&options, "2026-10-17", "2026-10-17", true, NULL);
	add_own(&options, "2026-12-24", "2026-12-25", false, NULL);
	add_own(&options, "2040-01-02", "2040-01-02", false, NULL);
	own = body_calendar(&options);
	g_assert_false(ppid_calendar_is_working(own, day("2026-10-08"), &off));
	g_assert_cmpstr(off.cause, ==, "Hari sendiri");
	g_assert_cmpstr(off.basis, ==, "SK 1/2026");
	g_assert_false(ppid_calendar_is_working(own, day("2026-10-10"), &off));
	g_assert_cmpstr(off.cause, ==, "Sabtu");
	/* a Saturday at work */
	g_assert_true(ppid_calendar_is_working(own, day("2026-10-17"), NULL));
	/* a national holiday keeps its decree */
	g_assert_false(ppid_calendar_is_working(own, day("2026-12-25"), &off));
	g_assert_cmpstr(off.basis, ==, "SKB 1497/2025, 2/2025, 5/2025");
	/* far from the years of the table */
	g_assert_false(ppid_calendar_is_working(own, day("2040-01-02"), NULL));
	g_assert_cmpint(ppid_calendar_count(own, day("2025-12-31"),
					    day("2026-12-31")),
			==, 240 - 2 + 1);
	g_assert_cmpstr(ppid_calendar_digest(own), !=,
			ppid_calendar_digest(plain));
	then = ppid_calendar_known_at(own, day("2026-08-31"));
	g_assert_true(ppid_calendar_is_working(then, day("2026-10-08"), NULL));
	g_assert_true(ppid_calendar_is_working(then, day("2026-10-17"), NULL));
}

static void
test_six_days(void)
{
	PpidCalendarOptions options;
	g_autoptr(PpidCalendar) six = NULL;
	PpidDayOff off = { NULL, NULL };

	ppid_calendar_options_init(&options);
	options.saturday_works = true;
	six = body_calendar(&options);
	g_assert_true(ppid_calendar_is_working(six, day("2026-11-21"), NULL));
	g_assert_false(ppid_calendar_is_working(six, day("2026-11-22"),
						&off));
	g_assert_cmpstr(off.cause, ==, "Minggu");
	/* Idul Fitri 2026 was a Saturday */
	g_assert_false(ppid_calendar_is_working(six, day("2026-03-21"),
						&off));
	g_assert_cmpstr(off.cause, ==, "Hari Raya Idul Fitri 1447 Hijriah");
	/* 52 Saturdays, one of them Idul Fitri */
	g_assert_cmpint(ppid_calendar_count(six, day("2025-12-31"),
					    day("2026-12-31")),
			==, 240 + 52 - 1);
}

static void
test_closing(void)
{
	static const struct {
		const char *date;
		int plain, own; /* own: 15.30, Ramadan 14.00, Friday there 14.15 */
	} table[] = {
		{ "2026-11-19", 16 * 60, 15 * 60 + 30 },
		{ "2026-11-20", 16 * 60 + 30, 15 * 60 + 30 }, /* Friday */
		{ "2026-02-18", 16 * 60, 15 * 60 + 30 }, /* the day before */
		{ "2026-02-19", 15 * 60, 14 * 60 },	 /* 1 Ramadan */
		{ "2026-02-20", 15 * 60 + 30, 14 * 60 + 15 },
		{ "2022-04-29", 15 * 60 + 30, 14 * 60 + 15 },
		{ "2027-03-09", 15 * 60, 14 * 60 },
		{ "2026-11-21", 16 * 60, 15 * 60 + 30 }, /* Saturday */
		/* no year: as in the last one, in the first one */
		{ "2029-11-23", 16 * 60 + 30, 15 * 60 + 30 },
		{ "2050-11-22", 16 * 60, 15 * 60 + 30 },
		{ "2010-11-22", 16 * 60, 15 * 60 + 30 },
	};
	PpidCalendarOptions options;
	g_autoptr(PpidCalendar) plain = builtin(true);
	g_autoptr(PpidCalendar) own = NULL;

	ppid_calendar_options_init(&options);
	options.closing[PPID_CLOSING_DAY] = 15 * 60 + 30;
	options.closing[PPID_CLOSING_RAMADAN] = 14 * 60;
	options.closing[PPID_CLOSING_RAMADAN_FRIDAY] = 14 * 60 + 15;
	own = body_calendar(&options);
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		guint32 at = day(table[i].date);

		g_test_message("%s", table[i].date);
		g_assert_cmpint(ppid_calendar_closing(plain, at), ==,
				table[i].plain);
		g_assert_cmpint(ppid_calendar_closing(own, at), ==,
				table[i].own);
	}
	g_assert_true(ppid_calendar_is_ramadan(plain, day("2026-03-20")));
	g_assert_false(ppid_calendar_is_ramadan(plain, day("2026-03-21")));
}

/* --- documents --------------------------------------------------------- */

static PpidCalendar *
from_text(const char *a, const char *b, GError **error)
{
	const char *texts[] = { a, b };
	g_autoptr(PpidSchema) schema = ppid_data_schema("libur.xsd", NULL);
	g_autoptr(xmlDoc) one = NULL;
	g_autoptr(xmlDoc) two = NULL;
	xmlDoc *docs[2];
	gsize n = b != NULL ? 2 : 1;

	g_assert_nonnull(schema);
	for (gsize i = 0; i < n; i++) {
		docs[i] = ppid_xml_parse(texts[i], strlen(texts[i]), "t.xml",
					 error);
		g_assert_nonnull(docs[i]);
	}
	one = docs[0];
	two = n == 2 ? docs[1] : NULL;
	for (gsize i = 0; i < n; i++)
		if (!ppid_xml_schema_check(schema, docs[i], "t.xml", error))
			return NULL;
	return ppid_calendar_load_docs(docs, n, true, error);
}

#define YEAR(y, leave, days)                                          \
	"<libur " NS " tahun=\"" y "\" cuti-bersama=\"" leave "\">\n" \
	"<sumber>uji</sumber>\n" days "</libur>\n"
#define DECREED(d, on, more)                                            \
	"<hari tanggal=\"" d "\" jenis=\"nasional\" dasar=\"SKB 1\" "   \
	"ditetapkan=\"" on "\" keyakinan=\"terverifikasi\" " more ">Uji" \
	"</hari>\n"
#define HOURS(days, at)                                                \
	"<jam hari=\"" days "\" tutup=\"" at "\" dasar=\"SE 1\" "       \
	"keyakinan=\"ingatan\"/>\n"
#define RAMADAN(from, to)                                              \
	"<ramadan tahun=\"1449\" dari=\"" from "\" sampai=\"" to "\" "  \
	"dasar=\"Isbat\" ditetapkan=\"2027\" keyakinan=\"ingatan\"/>\n"
#define DAY(d, more)                                                      \
	"<hari tanggal=\"" d "\" jenis=\"nasional\" dasar=\"SKB 1\" "     \
	"ditetapkan=\"2027\" keyakinan=\"terverifikasi\" " more ">Uji</hari>\n"

static const struct {
	const char *a, *b, *error;
} documents[] = {
	{ YEAR("2028", "belum", DAY("2028-02-29", "")), NULL, NULL },
	{ YEAR("2028", "belum", DAY("2028-02-29", "")),
	  YEAR("2027", "belum", ""), NULL },
	{ YEAR("2028", "belum", DAY("2027-02-28", "")), NULL,
	  "t.xml:3: 2027-02-28 is not a day of 2028" },
	{ YEAR("2028", "belum",
	       DAY("2028-01-03", "") DAY("2028-01-03", "")),
	  NULL, "t.xml:4: this day is in line 3 already" },
	{ YEAR("2028", "belum", DAY("2028-01-03", "")),
	  YEAR("2028", "belum", ""),
	  "t.xml:1: the year 2028 is in 't.xml' already" },
	{ YEAR("2028", "belum",
	       DAY("2028-01-03", "dicabut=\"2027-12-01\"")),
	  NULL, "t.xml:3: dicabut and pengganti go together" },
	{ YEAR("2028", "belum",
	       DAY("2028-01-03", "dicabut=\"2027-12-01\" "
		   "pengganti=\"SKB 2\"") DAY("2028-01-03", "")),
	  NULL, NULL },
	/* taken back, and off again by a later decree */
	{ YEAR("2028", "belum",
	       DECREED("2028-01-03", "2027-11-01",
		       "dicabut=\"2027-12-01\" pengganti=\"SKB 2\"")
	       DECREED("2028-01-03", "2027-12-20", "")),
	  NULL, NULL },
	{ YEAR("2028", "belum",
	       DECREED("2028-01-03", "2027-12-20", "")
	       DECREED("2028-01-03", "2027-11-01",
		       "dicabut=\"2027-12-21\" pengganti=\"SKB 2\"")),
	  NULL, "t.xml:4: this day is in line 3 already" },
	{ YEAR("2028", "belum", HOURS("senin jumat", "16:00")
	       HOURS("jumat", "16:30")),
	  NULL, "t.xml:4: jumat has its hours already" },
	{ YEAR("2028", "belum", HOURS("minggu", "16:00")), NULL,
	  "t.xml:3:" },
	{ YEAR("2028", "belum", HOURS("senin", "24:00")), NULL,
	  "t.xml:3:" },
	{ YEAR("2028", "belum", RAMADAN("2028-01-28", "2028-02-26")),
	  NULL, NULL },
	{ YEAR("2028", "belum", RAMADAN("2027-01-28", "2027-02-26")),
	  NULL, "t.xml:3: not a month of 2028" },
	{ YEAR("2028", "belum", RAMADAN("2028-01-28", "2028-02-29")),
	  NULL, "t.xml:3: not a month of 2028" },
	{ YEAR("2028", "belum", RAMADAN("2028-01-28", "2028-01-26")),
	  NULL, "t.xml:3: not a month of 2028" },
	{ YEAR("2028", "mungkin", ""), NULL, "t.xml:1:" },
	{ YEAR("2027", "belum", DAY("2027-02-29", "")), NULL,
	  "t.xml:3:" },
};

static void
test_documents(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidCalendar) calendar =
			from_text(documents[i].a, documents[i].b, &error);

		g_test_message("case %" G_GSIZE_FORMAT, i);
		if (documents[i].error == NULL) {
			g_assert_no_error(error);
			continue;
		}
		g_assert_null(calendar);
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_assert_true(g_str_has_prefix(error->message,
					       documents[i].error));
	}
}

static void
test_undecreed(void)
{
	g_autoptr(PpidCalendar) calendar =
		from_text(YEAR("2028", "belum", ""), NULL, NULL);
	g_autofree char *doubt = ppid_calendar_doubt(
		calendar, day("2028-01-03"), day("2028-01-04"));

	g_assert_cmpstr(doubt, ==, "cuti bersama 2028 belum ditetapkan");
}

/* The digest is over the content, not over the layout. */
static void
test_digest(void)
{
	g_autoptr(PpidCalendar) a = from_text(
		YEAR("2028", "belum",
		     DAY("2028-01-03", "") DAY("2028-01-04", "")),
		NULL, NULL);
	g_autoptr(PpidCalendar) b = from_text(
		YEAR("2028", "belum",
		     "<!-- x -->\n\n" DAY("2028-01-04", "")
		     DAY("2028-01-03", "")),
		NULL, NULL);
	g_autoptr(PpidCalendar) c = from_text(
		YEAR("2028", "belum", DAY("2028-01-03", "")), NULL, NULL);

	g_assert_cmpstr(ppid_calendar_digest(a), ==, ppid_calendar_digest(b));
	g_assert_cmpstr(ppid_calendar_digest(a), !=, ppid_calendar_digest(c));
}

static void
test_own_version(void)
{
	static const char text[] =
		YEAR("2026", "ditetapkan", DAY("2026-11-23", ""));
	g_autofree char *dir = g_dir_make_tmp("ppid-XXXXXX", NULL);
	g_autofree char *folder = g_build_filename(dir, "libur", NULL);
	g_autofree char *path = g_build_filename(folder, "2026.xml", NULL);
	g_autoptr(PpidCalendar) own = NULL;
	g_autoptr(PpidCalendar) plain = builtin(true);
	g_autoptr(GError) error = NULL;

	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	own = ppid_calendar_load(dir, true, &error);
	g_assert_no_error(error);
	g_assert_false(ppid_calendar_is_working(own, day("2026-11-23"), NULL));
	g_assert_true(ppid_calendar_is_working(own, day("2026-12-25"), NULL));
	g_assert_false(ppid_calendar_is_working(own, day("2025-12-25"),
						NULL));
	g_assert_cmpstr(ppid_calendar_digest(own), !=,
			ppid_calendar_digest(plain));
	g_unlink(path);
	g_rmdir(folder);
	g_rmdir(dir);
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/calendar/years", test_years);
	g_test_add_func("/calendar/causes", test_causes);
	g_test_add_func("/calendar/leave", test_leave_is_switch);
	g_test_add_func("/calendar/doubt", test_doubt);
	g_test_add_func("/calendar/reference", test_reference);
	g_test_add_func("/calendar/before", test_reference_before);
	g_test_add_func("/calendar/known-at", test_known_at);
	g_test_add_func("/calendar/known-at-year", test_known_at_year);
	g_test_add_func("/calendar/known-at-life", test_known_at_life);
	g_test_add_func("/calendar/revoked", test_revoked);
	g_test_add_func("/calendar/own-days", test_own_days);
	g_test_add_func("/calendar/six-days", test_six_days);
	g_test_add_func("/calendar/closing", test_closing);
	g_test_add_func("/calendar/documents", test_documents);
	g_test_add_func("/calendar/undecreed", test_undecreed);
	g_test_add_func("/calendar/digest", test_digest);
	g_test_add_func("/calendar/own-version", test_own_version);
	return g_test_run();
}
