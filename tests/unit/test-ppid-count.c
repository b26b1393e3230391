/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of the counts, on every day of the years of the table: what must be
 * so whatever the holidays are. */
#include "config.h"

#include "ppid-calendar.h"
#include "ppid-deadline.h"
#include "ppid-time.h"
#include "ppid-xml.h"

/* Lengths of the law, and some around them. */
static const guint lengths[] = { 1, 2, 3, 5, 7, 10, 14, 17, 30, 60, 100 };

static PpidCalendar *calendar;
static PpidDeadlineContext context;
static guint32 first, last;

static guint32
day(const char *text)
{
	GDate date;

	g_assert_true(ppid_date_parse(text, &date));
	return g_date_get_julian(&date);
}

static bool
works(guint32 at)
{
	return ppid_calendar_is_working(calendar, at, NULL);
}

/* --- forwards and back --------------------------------------------------- */

static void
test_monotone(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++)
		for (guint32 d = first; d <= last; d++) {
			guint n = lengths[i];
			guint32 end = ppid_calendar_add(calendar, d, n);
			guint32 next = ppid_calendar_add(calendar, d + 1, n);

			g_assert_cmpuint(next, >=, end);
			/* and not at all later from a day off */
			g_assert_true((next > end) == works(d + 1));
			g_assert_cmpuint(ppid_calendar_add(calendar, d, n + 1),
					 >, end);
		}
}

static void
test_additive(void)
{
	for (guint32 d = first; d <= last; d++)
		for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++)
			for (gsize k = 0; k < G_N_ELEMENTS(lengths); k++) {
				guint a = lengths[i], b = lengths[k];
				guint32 way = ppid_calendar_add(calendar, d, a);

				g_assert_cmpuint(
					ppid_calendar_add(calendar, d, a + b),
					==,
					ppid_calendar_add(calendar, way, b));
				way = ppid_calendar_before(calendar, d, a);
				g_assert_cmpuint(
					ppid_calendar_before(calendar, d,
							     a + b),
					==,
					ppid_calendar_before(calendar, way,
							     b));
			}
}

static void
test_working(void)
{
	for (guint32 d = first; d <= last; d++)
		for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
			guint n = lengths[i];

			g_assert_true(works(ppid_calendar_add(calendar, d,
							      n)));
			g_assert_true(works(ppid_calendar_before(calendar, d,
								 n)));
		}
}

static void
test_count_inverse(void)
{
	for (guint32 d = first; d <= last; d++) {
		g_assert_cmpint(ppid_calendar_count(calendar, d, d), ==, 0);
		g_assert_cmpint(ppid_calendar_count(calendar, d - 1, d), ==,
				works(d) ? 1 : 0);
		for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
			guint n = lengths[i];
			guint32 end = ppid_calendar_add(calendar, d, n);

			g_assert_cmpint(ppid_calendar_count(calendar, d, end),
					==, (int)n);
			g_assert_cmpint(ppid_calendar_count(calendar, end, d),
					==, -(int)n);
			/* no earlier day will do */
			g_assert_cmpint(ppid_calendar_count(calendar, d,
							    end - 1),
					==, (int)n - 1);
		}
	}
}

static void
test_before_inverse(void)
{
	for (guint32 d = first; d <= last; d++)
		for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
			guint n = lengths[i];
			guint32 end = ppid_calendar_add(calendar, d, n);
			guint32 start = ppid_calendar_before(calendar, d, n);
			guint32 back = ppid_calendar_before(calendar, end, n);
			guint32 there = ppid_calendar_add(calendar, start, n);

			if (works(d)) {
				g_assert_cmpuint(back, ==, d);
				g_assert_cmpuint(there, ==, d);
				continue;
			}
			/* from a day off: the working day beside it */
			g_assert_cmpuint(back, ==,
					 ppid_calendar_before(calendar, d, 1));
			g_assert_cmpuint(there, ==,
					 ppid_calendar_add(calendar, d, 1));
		}
}

/* --- the two counts ------------------------------------------------------ */

static void
span_at(PpidUnit unit, guint n, guint32 at, int minutes, PpidSpan *span)
{
	ppid_deadline_from_moment(&context, unit, n, at, minutes, span);
	g_assert_cmpuint(span->start, ==, at);
	g_assert_cmpuint(span->strict, >=, at);
	g_assert_cmpuint(span->strict, <=, span->legal);
}

/* ketat is jatuh-tempo, or the working day before it: then the day of
 * receipt was one and the office was open. */
static void
test_strict(void)
{
	for (guint32 d = first; d <= last; d++)
		for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
			int closing = ppid_calendar_closing(calendar, d);
			PpidSpan open, shut;

			span_at(PPID_UNIT_WORKING_DAY, lengths[i], d,
				closing - 1, &open);
			span_at(PPID_UNIT_WORKING_DAY, lengths[i], d, closing,
				&shut);
			g_assert_cmpuint(open.legal, ==, shut.legal);
			g_assert_cmpuint(shut.strict, ==, shut.legal);
			g_assert_cmpint(ppid_calendar_count(calendar,
							    open.strict,
							    open.legal),
					==, works(d) ? 1 : 0);
			g_assert_true(works(open.strict));
		}
}

/* What comes later is never due earlier, in either count and any unit. */
static void
test_later(void)
{
	static const PpidUnit units[] = { PPID_UNIT_WORKING_DAY,
					  PPID_UNIT_DAY, PPID_UNIT_HOUR,
					  PPID_UNIT_MONTH };

	for (gsize u = 0; u < G_N_ELEMENTS(units); u++)
		for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
			PpidSpan before = { 0, 0, 0 };

			for (guint32 d = first; d <= last; d++)
				for (int m = 0; m < 24 * 60; m += 180) {
					PpidSpan span;

					span_at(units[u], lengths[i], d, m,
						&span);
					g_assert_cmpuint(span.strict, >=,
							 before.strict);
					g_assert_cmpuint(span.legal, >=,
							 before.legal);
					before = span;
				}
		}
}

/* An extension after the end is the longer count: 10 and 7 are 17. */
static void
test_follow(void)
{
	for (guint32 d = first; d <= last; d++)
		for (int m = 10 * 60; m <= 22 * 60; m += 12 * 60) {
			PpidSpan ten, more, whole;

			span_at(PPID_UNIT_WORKING_DAY, 10, d, m, &ten);
			ppid_deadline_from_end(&context, PPID_UNIT_WORKING_DAY,
					       7, &ten, &more);
			span_at(PPID_UNIT_WORKING_DAY, 17, d, m, &whole);
			g_assert_cmpuint(more.start, ==, ten.legal);
			g_assert_cmpuint(more.strict, ==, whole.strict);
			g_assert_cmpuint(more.legal, ==, whole.legal);
		}
}

/* Counted back to the hearing, and forward again. */
static void
test_hearing(void)
{
	for (guint32 d = first; d <= last; d++) {
		PpidSpan back;

		ppid_deadline_before_date(&context, PPID_UNIT_WORKING_DAY, 3,
					  d, &back);
		g_assert_cmpuint(back.strict, <, back.legal);
		g_assert_cmpuint(back.legal, <, d);
		g_assert_true(works(back.strict) && works(back.legal));
		g_assert_cmpint(ppid_calendar_count(calendar, back.strict,
						    back.legal),
				==, 1);
		/* the hearing itself is none of the three */
		g_assert_cmpint(ppid_calendar_count(calendar, back.legal - 1,
						    d - 1),
				==, 3);
	}
}

/* --- as known then ------------------------------------------------------- */

/* Is there a decree of a later day on @at? */
static bool
changed_since(guint32 at, guint32 known)
{
	const GPtrArray *days = NULL;
	GDate date;
	bool changed = false;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, at);
	days = ppid_calendar_days(calendar, g_date_get_year(&date));
	for (guint i = 0; days != NULL && i < days->len; i++) {
		const PpidHoliday *h = days->pdata[i];

		changed |= h->day == at &&
			   (h->decreed > known || h->revoked > known);
	}
	return changed;
}

static void
test_known_now(void)
{
	g_autoptr(PpidCalendar) now = ppid_calendar_known_at(calendar, last);

	g_assert_cmpstr(ppid_calendar_digest(now), ==,
			ppid_calendar_digest(calendar));
	for (guint32 d = first; d <= last; d++) {
		g_assert_true(ppid_calendar_is_working(now, d, NULL) ==
			      works(d));
		g_assert_cmpint(ppid_calendar_closing(now, d), ==,
				ppid_calendar_closing(calendar, d));
		for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++)
			g_assert_cmpuint(
				ppid_calendar_add(now, d, lengths[i]), ==,
				ppid_calendar_add(calendar, d, lengths[i]));
	}
}

/* Nothing but a later decree makes a day another than it was known to be;
 * and to ask twice is to ask for the earlier day. */
static void
test_known_then(void)
{
	for (guint32 known = first; known <= last; known += 29) {
		g_autoptr(PpidCalendar) then =
			ppid_calendar_known_at(calendar, known);
		g_autoptr(PpidCalendar) again =
			ppid_calendar_known_at(then, known);
		guint differ = 0;

		g_assert_cmpstr(ppid_calendar_digest(then), ==,
				ppid_calendar_digest(again));
		for (guint32 d = first; d <= last; d++) {
			if (ppid_calendar_is_working(then, d, NULL) ==
			    works(d))
				continue;
			g_assert_true(changed_since(d, known));
			differ++;
		}
		/* 2027 was decreed on 15 September 2026 */
		g_assert_true((differ == 0) == (known >= day("2026-09-15")));
	}
}

int
main(int argc, char **argv)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_offset(7 * 3600);
	int result;

	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	calendar = ppid_calendar_load(NULL, true, NULL);
	g_assert_nonnull(calendar);
	context.calendar = calendar;
	context.zone = zone;
	first = day("2022-01-01");
	last = day("2027-12-31");
	g_test_add_func("/count/monotone", test_monotone);
	g_test_add_func("/count/additive", test_additive);
	g_test_add_func("/count/working", test_working);
	g_test_add_func("/count/inverse", test_count_inverse);
	g_test_add_func("/count/before", test_before_inverse);
	g_test_add_func("/count/strict", test_strict);
	g_test_add_func("/count/later", test_later);
	g_test_add_func("/count/follow", test_follow);
	g_test_add_func("/count/hearing", test_hearing);
	g_test_add_func("/count/known-now", test_known_now);
	g_test_add_func("/count/known-then", test_known_then);
	result = g_test_run();
	ppid_calendar_free(calendar);
	return result;
}
