/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both counts of every clock: the vectors of the law, the edges of a day
 * and of a year, the dates of our own mail, the choice of rules by date. */
#include "config.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-calendar.h"
#include "ppid-deadline.h"
#include "ppid-rules.h"
#include "ppid-time.h"
#include "ppid-xml.h"

static PpidCalendar *calendar;
static PpidRules *rules;
static PpidDeadlineContext context;

static guint32
day(const char *text)
{
	GDate date;

	g_assert_true(ppid_date_parse(text, &date));
	return g_date_get_julian(&date);
}

static void
assert_day(guint32 got, const char *want)
{
	g_autofree char *text = NULL;
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, got);
	text = ppid_date_format(&date);
	g_assert_cmpstr(text, ==, want);
}

static PpidSpan
span_of(PpidUnit unit, guint length, const char *instant)
{
	g_autoptr(GDateTime) time = ppid_time_parse(instant, NULL);
	PpidSpan span;

	g_assert_nonnull(time);
	ppid_deadline_from_instant(&context, unit, length, time, &span);
	return span;
}

static const struct {
	const char *instant;
	guint length;
	PpidUnit unit;
	const char *strict, *legal;
} instants[] = {
	/* law.md 3.2 */
	{ "2026-11-05T10:00:00+07:00", 3, PPID_UNIT_WORKING_DAY,
	  "2026-11-09", "2026-11-10" },
	{ "2026-11-05T10:00:00+07:00", 10, PPID_UNIT_WORKING_DAY,
	  "2026-11-18", "2026-11-19" },
	{ "2026-11-05T10:00:00+07:00", 17, PPID_UNIT_WORKING_DAY,
	  "2026-11-27", "2026-11-30" },
	{ "2026-11-07T09:00:00+07:00", 3, PPID_UNIT_WORKING_DAY,
	  "2026-11-11", "2026-11-11" },
	{ "2026-11-07T09:00:00+07:00", 10, PPID_UNIT_WORKING_DAY,
	  "2026-11-20", "2026-11-20" },
	{ "2026-11-07T09:00:00+07:00", 17, PPID_UNIT_WORKING_DAY,
	  "2026-12-01", "2026-12-01" },
	/* a Friday, before and at closing time */
	{ "2026-11-20T16:29:59+07:00", 1, PPID_UNIT_WORKING_DAY,
	  "2026-11-20", "2026-11-23" },
	{ "2026-11-20T16:30:00+07:00", 1, PPID_UNIT_WORKING_DAY,
	  "2026-11-23", "2026-11-23" },
	{ "2026-11-20T00:00:00+07:00", 1, PPID_UNIT_WORKING_DAY,
	  "2026-11-20", "2026-11-23" },
	/* the same instants as seen in UTC: the zone decides */
	{ "2026-11-20T08:59:59+00:00", 1, PPID_UNIT_WORKING_DAY,
	  "2026-11-20", "2026-11-23" },
	{ "2026-11-19T17:00:00+00:00", 1, PPID_UNIT_WORKING_DAY,
	  "2026-11-20", "2026-11-23" },
	/* received on a holiday, on a cuti bersama at 23.30 */
	{ "2026-12-25T10:00:00+07:00", 1, PPID_UNIT_WORKING_DAY,
	  "2026-12-28", "2026-12-28" },
	{ "2026-12-24T23:30:00+07:00", 10, PPID_UNIT_WORKING_DAY,
	  "2027-01-12", "2027-01-12" },
	/* across the year: 1 January and 5 January 2027 are off */
	{ "2026-12-31T15:00:00+07:00", 3, PPID_UNIT_WORKING_DAY,
	  "2027-01-06", "2027-01-07" },
	{ "2026-12-31T16:00:00+07:00", 3, PPID_UNIT_WORKING_DAY,
	  "2027-01-07", "2027-01-07" },
	/* a leap day is a working day */
	{ "2024-02-28T10:00:00+07:00", 2, PPID_UNIT_WORKING_DAY,
	  "2024-02-29", "2024-03-01" },
	{ "2024-02-29T10:00:00+07:00", 1, PPID_UNIT_WORKING_DAY,
	  "2024-02-29", "2024-03-01" },
	/* Idul Fitri 2026: 18 to 24 March */
	{ "2026-03-17T10:00:00+07:00", 2, PPID_UNIT_WORKING_DAY,
	  "2026-03-25", "2026-03-26" },
	/* no length: the day itself */
	{ "2026-11-21T10:00:00+07:00", 0, PPID_UNIT_WORKING_DAY,
	  "2026-11-21", "2026-11-21" },
	/* calendar days do not skip; months and hours have one count */
	{ "2026-11-20T10:00:00+07:00", 14, PPID_UNIT_DAY,
	  "2026-12-03", "2026-12-04" },
	{ "2026-11-20T18:00:00+07:00", 14, PPID_UNIT_DAY,
	  "2026-12-04", "2026-12-04" },
	{ "2026-11-21T10:00:00+07:00", 1, PPID_UNIT_DAY, "2026-11-21",
	  "2026-11-22" },
	{ "2026-01-31T10:00:00+07:00", 1, PPID_UNIT_MONTH,
	  "2026-02-28", "2026-02-28" },
	{ "2024-01-31T10:00:00+07:00", 1, PPID_UNIT_MONTH,
	  "2024-02-29", "2024-02-29" },
	{ "2024-02-29T10:00:00+07:00", 12, PPID_UNIT_MONTH,
	  "2025-02-28", "2025-02-28" },
	{ "2024-02-29T23:59:59+07:00", 48, PPID_UNIT_MONTH,
	  "2028-02-29", "2028-02-29" },
	{ "2026-12-31T10:00:00+07:00", 2, PPID_UNIT_MONTH,
	  "2027-02-28", "2027-02-28" },
	{ "2026-03-31T10:00:00+07:00", 6, PPID_UNIT_MONTH,
	  "2026-09-30", "2026-09-30" },
	{ "2026-11-20T10:00:00+07:00", 72, PPID_UNIT_HOUR,
	  "2026-11-23", "2026-11-23" },
	{ "2026-11-20T00:00:00+07:00", 24, PPID_UNIT_HOUR,
	  "2026-11-21", "2026-11-21" },
	{ "2026-11-20T00:00:00+07:00", 23, PPID_UNIT_HOUR,
	  "2026-11-20", "2026-11-20" },
	{ "2026-11-20T23:59:00+07:00", 1, PPID_UNIT_HOUR,
	  "2026-11-21", "2026-11-21" },
	{ "2026-11-20T20:00:00+00:00", 24, PPID_UNIT_HOUR,
	  "2026-11-22", "2026-11-22" },
};

static void
test_instant(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(instants); i++) {
		PpidSpan span = span_of(instants[i].unit, instants[i].length,
					instants[i].instant);

		g_test_message("%s + %u", instants[i].instant, instants[i].length);
		assert_day(span.strict, instants[i].strict);
		assert_day(span.legal, instants[i].legal);
	}
}

/* A Thursday; a Thursday and a Friday of Ramadan. */
static void
test_hours(void)
{
	static const struct {
		const char *instant, *strict, *legal;
	} table[] = {
		{ "2026-11-19T15:59:59+07:00", "2026-11-19", "2026-11-20" },
		{ "2026-11-19T16:00:00+07:00", "2026-11-20", "2026-11-20" },
		{ "2026-02-26T14:59:59+07:00", "2026-02-26", "2026-02-27" },
		{ "2026-02-26T15:00:00+07:00", "2026-02-27", "2026-02-27" },
		{ "2026-02-27T15:29:59+07:00", "2026-02-27", "2026-03-02" },
		{ "2026-02-27T15:30:00+07:00", "2026-03-02", "2026-03-02" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		PpidSpan span = span_of(PPID_UNIT_WORKING_DAY, 1,
					table[i].instant);

		g_test_message("%s", table[i].instant);
		assert_day(span.strict, table[i].strict);
		assert_day(span.legal, table[i].legal);
	}
}

/* C-15: 10 and 7 make working day 17. */
static void
test_chain(void)
{
	PpidSpan notice = span_of(PPID_UNIT_WORKING_DAY, 10,
				  "2026-11-05T10:00:00+07:00");
	PpidSpan whole = span_of(PPID_UNIT_WORKING_DAY, 17,
				 "2026-11-05T10:00:00+07:00");
	PpidSpan next;

	ppid_deadline_from_end(&context, PPID_UNIT_WORKING_DAY, 7, &notice,
			       &next);
	g_assert_cmpuint(next.start, ==, notice.legal);
	g_assert_cmpuint(next.strict, ==, whole.strict);
	g_assert_cmpuint(next.legal, ==, whole.legal);
	ppid_deadline_from_end(&context, PPID_UNIT_DAY, 1, &notice, &next);
	assert_day(next.legal, "2026-11-20");
	ppid_deadline_from_end(&context, PPID_UNIT_HOUR, 25, &notice, &next);
	assert_day(next.legal, "2026-11-21");
	ppid_deadline_from_end(&context, PPID_UNIT_MONTH, 3, &notice, &next);
	assert_day(next.legal, "2027-02-19");
	ppid_deadline_from_end(&context, PPID_UNIT_WORKING_DAY, 1, &notice,
			       &notice);
	assert_day(notice.legal, "2026-11-20");
}

/* Typed from the newspapers of those days, not from data/libur. */
static int
slow_closing(const GDate *date)
{
	static const char *const ramadan[][2] = {
		{ "2022-04-03", "2022-05-01" }, { "2023-03-23", "2023-04-21" },
		{ "2024-03-12", "2024-04-09" }, { "2025-03-01", "2025-03-30" },
		{ "2026-02-19", "2026-03-20" }, { "2027-02-08", "2027-03-09" },
	};
	bool friday = g_date_get_weekday(date) == G_DATE_FRIDAY;
	g_autofree char *text = ppid_date_format(date);

	for (gsize i = 0; i < G_N_ELEMENTS(ramadan); i++)
		if (strcmp(text, ramadan[i][0]) >= 0 &&
		    strcmp(text, ramadan[i][1]) <= 0)
			return friday ? 15 * 60 + 30 : 15 * 60;
	return friday ? 16 * 60 + 30 : 16 * 60;
}

/* Back from a date that is named, and on from it. */
static void
test_date(void)
{
	static const struct {
		const char *date;
		guint length;
		PpidUnit unit;
		const char *strict, *legal, *after;
	} table[] = {
		/* a Thursday: Wednesday, Tuesday, Monday; Friday is whole */
		{ "2026-11-26", 3, PPID_UNIT_WORKING_DAY, "2026-11-20",
		  "2026-11-23", "2026-12-01" },
		{ "2026-11-26", 0, PPID_UNIT_WORKING_DAY, "2026-11-25",
		  "2026-11-26", "2026-11-26" },
		{ "2026-11-28", 1, PPID_UNIT_WORKING_DAY, "2026-11-26",
		  "2026-11-27", "2026-11-30" },
		{ "2027-01-04", 1, PPID_UNIT_WORKING_DAY, "2026-12-30",
		  "2026-12-31", "2027-01-06" },
		{ "2026-11-26", 3, PPID_UNIT_DAY, "2026-11-22", "2026-11-23",
		  "2026-11-29" },
		{ "2024-03-01", 1, PPID_UNIT_DAY, "2024-02-28", "2024-02-29",
		  "2024-03-02" },
		{ "2026-11-26", 25, PPID_UNIT_HOUR, "2026-11-24",
		  "2026-11-24", "2026-11-28" },
		{ "2026-03-31", 1, PPID_UNIT_MONTH, "2026-02-28",
		  "2026-02-28", "2026-04-30" },
		{ "2024-02-29", 12, PPID_UNIT_MONTH, "2023-02-28",
		  "2023-02-28", "2025-02-28" },
		{ "0001-06-30", 12, PPID_UNIT_MONTH, "0001-01-01",
		  "0001-01-01", "0002-06-30" },
		{ "0001-01-03", 9, PPID_UNIT_DAY, "0001-01-01", "0001-01-01",
		  "0001-01-12" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		PpidSpan span;

		g_test_message("%s %u", table[i].date, table[i].length);
		ppid_deadline_before_date(&context, table[i].unit,
					  table[i].length, day(table[i].date),
					  &span);
		assert_day(span.start, table[i].date);
		assert_day(span.strict, table[i].strict);
		assert_day(span.legal, table[i].legal);
		ppid_deadline_after_date(&context, table[i].unit,
					 table[i].length, day(table[i].date),
					 &span);
		assert_day(span.strict, table[i].after);
		assert_day(span.legal, table[i].after);
	}
}

/* Written from the text of law.md 3.2, by another way: day by day, a list of
 * holidays asked for one day at a time, no arithmetic. */
static guint32
slow_due(GDateTime *received, guint length, bool strict)
{
	GDate date;
	int minutes;
	guint counted = 0;

	ppid_time_date(received, context.zone, &date, &minutes);
	if (strict && minutes < slow_closing(&date) &&
	    ppid_calendar_is_working(calendar, g_date_get_julian(&date), NULL))
		counted = 1;
	while (counted < length) {
		g_date_add_days(&date, 1);
		if (g_date_get_weekday(&date) != G_DATE_SATURDAY &&
		    g_date_get_weekday(&date) != G_DATE_SUNDAY &&
		    ppid_calendar_is_working(calendar,
					     g_date_get_julian(&date), NULL))
			counted++;
	}
	return g_date_get_julian(&date);
}

static void
test_reference(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(14);
	g_autoptr(GDateTime) base =
		g_date_time_new_utc(2021, 6, 1, 0, 0, 0);

	for (int i = 0; i < 20000; i++) {
		g_autoptr(GDateTime) time = g_date_time_add_seconds(
			base, g_rand_int_range(random, 0, 240000000));
		guint length = (guint)g_rand_int_range(random, 1, 101);
		PpidSpan span, more;

		ppid_deadline_from_instant(&context, PPID_UNIT_WORKING_DAY,
					   length, time, &span);
		ppid_deadline_from_instant(&context, PPID_UNIT_WORKING_DAY,
					   length + 1, time, &more);
		g_assert_cmpuint(span.legal, ==, slow_due(time, length, false));
		g_assert_cmpuint(span.strict, ==, slow_due(time, length, true));
		g_assert_cmpuint(span.strict, <=, span.legal);
		g_assert_cmpuint(span.legal, <, more.legal);
		g_assert_cmpuint(span.strict, <, more.strict);
		g_assert_true(ppid_calendar_is_working(calendar, span.legal,
						       NULL));
		g_assert_true(ppid_calendar_is_working(calendar, span.strict,
						       NULL));
	}
}

/* --- records ----------------------------------------------------------- */

static xmlNode *
add_mail(xmlNode *berkas, const char *id, const char *kind,
	 const char *instant)
{
	xmlNode *mail = ppid_berkas_add(berkas, "surel", NULL);
	xmlNode *class;

	ppid_xml_set(mail, "id", id);
	ppid_xml_set(mail, "arah", "masuk");
	if (instant != NULL)
		ppid_berkas_add_event(berkas, "diterima", instant, id);
	if (kind == NULL)
		return NULL;
	class = ppid_berkas_add(berkas, "klasifikasi", NULL);
	ppid_xml_set(class, "surel", id);
	ppid_xml_set(class, "jenis", kind);
	return class;
}

static xmlDoc *
record(const char *kind, const char *instant)
{
	xmlDoc *doc = ppid_xml_new_record("berkas");

	add_mail(xmlDocGetRootElement(doc), "surel-1", kind, instant);
	return doc;
}

static xmlNode *
find(xmlDoc *doc, const char *code, const char *trigger)
{
	xmlNode *node =
		ppid_xml_child(xmlDocGetRootElement(doc), "tenggat");

	while (node != NULL &&
	       (!ppid_xml_is(node, "kode", code) ||
		(trigger != NULL && !ppid_xml_is(node, "pemicu", trigger))))
		node = ppid_xml_next(node, "tenggat");
	return node;
}

static guint
count(xmlDoc *doc, const char *code)
{
	guint n = 0;

	for (xmlNode *node = ppid_xml_child(xmlDocGetRootElement(doc),
					    "tenggat");
	     node != NULL; node = ppid_xml_next(node, "tenggat"))
		n += code == NULL || ppid_xml_is(node, "kode", code);
	return n;
}

static void
assert_has(xmlNode *node, const char *attribute, const char *want)
{
	g_autofree char *got = ppid_xml_get(node, attribute);

	g_assert_nonnull(node);
	g_assert_cmpstr(got, ==, want);
}

static guint
apply(xmlDoc *doc)
{
	return ppid_deadline_apply(&context, xmlDocGetRootElement(doc));
}

/* The dates of our own mail: tests/mail/gold.jsonl, jatuh_tempo. */
static const struct {
	const char *mail, *instant, *code, *strict, *legal;
} gold[] = {
	{ "001",
	  "2025-12-23T09:05:12+07:00", "T-KEB-REPLY-UU", "2026-02-06", "2026-02-09" },
	{ "003",
	  "2026-01-11T16:20:08+07:00", "T-NOTICE-UU", "2026-01-26", "2026-01-26" },
	{ "004",
	  "2026-01-14T22:15:42+07:00", "T-NOTICE-UU", "2026-01-29", "2026-01-29" },
	{ "005",
	  "2026-01-19T09:03:40+07:00", "T-NOTICE-UU", "2026-01-30", "2026-02-02" },
	{ "007",
	  "2026-01-26T15:59:00+07:00", "T-KEB-REPLY-UU", "2026-03-10", "2026-03-11" },
	{ "008",
	  "2026-01-27T14:02:18+07:00", "T-NOTICE-UU", "2026-02-09", "2026-02-10" },
	{ "009",
	  "2026-01-30T19:22:40+07:00", "T-NOTICE-UU", "2026-02-13", "2026-02-13" },
	{ "011",
	  "2026-02-03T11:00:05+07:00", "T-NOTICE-UU", "2026-02-18", "2026-02-19" },
	{ "013",
	  "2026-02-09T10:14:22+07:00", "T-NOTICE-UU", "2026-02-24", "2026-02-25" },
	{ "014",
	  "2026-02-11T13:30:00+07:00", "T-KEB-REPLY-UU", "2026-04-02", "2026-04-06" },
	{ "017",
	  "2026-02-16T10:10:10+07:00", "T-NOTICE-UU", "2026-03-03", "2026-03-03" },
	{ "018",
	  "2026-02-18T09:30:12+07:00", "T-NOTICE-UU", "2026-03-03", "2026-03-04" },
	{ "019",
	  "2026-02-20T23:40:36+07:00", "T-NOTICE-UU", "2026-03-06", "2026-03-06" },
	{ "022",
	  "2026-02-27T22:58:03+07:00", "T-NOTICE-UU", "2026-03-13", "2026-03-13" },
	{ "023",
	  "2026-03-02T20:41:07+07:00", "T-NOTICE-UU", "2026-03-16", "2026-03-16" },
	{ "025",
	  "2026-03-05T09:50:14+07:00", "T-KEB-REPLY-UU", "2026-04-23", "2026-04-24" },
	{ "028",
	  "2026-03-11T08:20:00+07:00", "T-NOTICE-UU", "2026-03-31", "2026-04-01" },
	{ "031",
	  "2026-03-16T16:00:00+07:00", "T-NOTICE-UU", "2026-04-07", "2026-04-07" },
	{ "032",
	  "2026-03-17T10:19:47+07:00", "T-NOTICE-UU", "2026-04-07", "2026-04-08" },
	{ "034",
	  "2026-03-26T15:58:40+07:00", "T-NOTICE-UU", "2026-04-09", "2026-04-10" },
	{ "036",
	  "2026-03-30T11:40:26+07:00", "T-NOTICE-UU", "2026-04-13", "2026-04-14" },
	{ "038",
	  "2026-04-06T07:02:15+07:00", "T-NOTICE-UU", "2026-04-17", "2026-04-20" },
	{ "039",
	  "2026-04-06T19:48:30+07:00", "T-KEB-REPLY-UU", "2026-05-21", "2026-05-21" },
	{ "043",
	  "2026-04-15T13:22:51+07:00", "T-NOTICE-UU", "2026-04-28", "2026-04-29" },
	{ "046",
	  "2026-04-20T15:36:10+07:00", "T-NOTICE-UU", "2026-05-04", "2026-05-05" },
	{ "047",
	  "2026-04-22T11:45:37+07:00", "T-NOTICE-UU", "2026-05-06", "2026-05-07" },
	{ "048",
	  "2026-04-27T16:31:18+07:00", "T-NOTICE-UU", "2026-05-12", "2026-05-12" },
	{ "052",
	  "2026-05-04T08:47:12+07:00", "T-NOTICE-UU", "2026-05-19", "2026-05-20" },
	{ "054",
	  "2026-05-08T10:44:21+07:00", "T-KEB-REPLY-UU", "2026-06-26", "2026-06-29" },
	{ "055",
	  "2026-05-11T10:12:01+07:00", "T-NOTICE-UU", "2026-05-26", "2026-05-29" },
	{ "056",
	  "2026-05-11T10:12:09+07:00", "T-NOTICE-UU", "2026-05-26", "2026-05-29" },
	{ "057",
	  "2026-05-13T16:45:30+07:00", "T-NOTICE-UU", "2026-06-03", "2026-06-03" },
	{ "058",
	  "2026-05-18T17:33:29+07:00", "T-NOTICE-UU", "2026-06-04", "2026-06-04" },
	{ "063",
	  "2026-05-25T11:31:02+07:00", "T-NOTICE-UU", "2026-06-10", "2026-06-11" },
	{ "064",
	  "2026-05-29T14:15:00+07:00", "T-NOTICE-UU", "2026-06-12", "2026-06-15" },
	{ "066",
	  "2026-06-02T09:09:09+07:00", "T-NOTICE-UU", "2026-06-15", "2026-06-17" },
	{ "067",
	  "2026-06-03T09:12:44+07:00", "T-NOTICE-UU", "2026-06-17", "2026-06-18" },
	{ "071",
	  "2026-06-10T15:20:33+07:00", "T-NOTICE-UU", "2026-06-24", "2026-06-25" },
	{ "072",
	  "2026-06-12T11:11:40+07:00", "T-KEB-REPLY-UU", "2026-07-24", "2026-07-27" },
	{ "073",
	  "2026-06-15T21:44:50+07:00", "T-NOTICE-UU", "2026-06-30", "2026-06-30" },
	{ "075",
	  "2026-06-22T09:15:52+07:00", "T-NOTICE-UU", "2026-07-03", "2026-07-06" },
	{ "077",
	  "2026-06-24T12:01:44+07:00", "T-NOTICE-UU", "2026-07-07", "2026-07-08" },
	{ "080",
	  "2026-06-30T16:05:33+07:00", "T-KEB-REPLY-UU", "2026-08-11", "2026-08-11" },
	{ "082",
	  "2026-07-03T18:12:00+07:00", "T-NOTICE-UU", "2026-07-17", "2026-07-17" },
	{ "083",
	  "2026-07-06T10:30:46+07:00", "T-NOTICE-UU", "2026-07-17", "2026-07-20" },
	{ "086",
	  "2026-07-11T19:05:55+07:00", "T-NOTICE-UU", "2026-07-24", "2026-07-24" },
	{ "090",
	  "2026-07-20T10:55:31+07:00", "T-NOTICE-UU", "2026-07-31", "2026-08-03" },
	{ "095",
	  "2026-07-30T13:59:59+07:00", "T-NOTICE-UU", "2026-08-12", "2026-08-13" },
	{ "096",
	  "2026-08-03T16:48:19+07:00", "T-NOTICE-UU", "2026-08-18", "2026-08-18" },
	{ "101",
	  "2026-08-14T18:40:21+07:00", "T-NOTICE-UU", "2026-09-01", "2026-09-01" },
	{ "102",
	  "2026-08-18T08:31:27+07:00", "T-NOTICE-UU", "2026-09-01", "2026-09-02" },
	{ "103",
	  "2026-08-19T14:10:09+07:00", "T-KEB-REPLY-UU", "2026-09-30", "2026-10-01" },
	{ "105",
	  "2026-08-22T06:31:09+07:00", "T-NOTICE-UU", "2026-09-07", "2026-09-07" },
	{ "108",
	  "2026-08-30T20:02:33+07:00", "T-NOTICE-UU", "2026-09-11", "2026-09-11" },
	{ "110",
	  "2026-09-01T08:05:13+07:00", "T-NOTICE-UU", "2026-09-14", "2026-09-15" },
	{ "111",
	  "2026-09-02T08:59:50+07:00", "T-KEB-REPLY-UU", "2026-10-13", "2026-10-14" },
	{ "114",
	  "2026-09-09T14:59:01+07:00", "T-NOTICE-UU", "2026-09-22", "2026-09-23" },
	{ "117",
	  "2026-09-14T21:17:45+07:00", "T-NOTICE-UU", "2026-09-28", "2026-09-28" },
	{ "120",
	  "2026-09-21T11:11:11+07:00", "T-NOTICE-UU", "2026-10-02", "2026-10-05" },
	{ "122",
	  "2026-09-26T11:20:54+07:00", "T-NOTICE-UU", "2026-10-09", "2026-10-09" },
	{ "125",
	  "2026-10-05T09:58:30+07:00", "T-NOTICE-UU", "2026-10-16", "2026-10-19" },
	{ "127",
	  "2026-10-08T15:59:58+07:00", "T-NOTICE-UU", "2026-10-21", "2026-10-22" },
	{ "129",
	  "2026-10-12T20:15:05+07:00", "T-KEB-REPLY-UU", "2026-11-23", "2026-11-23" },
	{ "130",
	  "2026-10-14T09:00:17+07:00", "T-NOTICE-UU", "2026-10-27", "2026-10-28" },
	{ "134",
	  "2026-10-19T09:41:00+07:00", "T-NOTICE-UU", "2026-10-30", "2026-11-02" },
	{ "138",
	  "2026-10-24T14:25:36+07:00", "T-NOTICE-UU", "2026-11-06", "2026-11-06" },
	{ "139",
	  "2026-10-26T10:05:00+07:00", "T-NOTICE-UU", "2026-11-06", "2026-11-09" },
	{ "140",
	  "2026-10-29T13:47:23+07:00", "T-NOTICE-UU", "2026-11-11", "2026-11-12" },
	{ "144",
	  "2026-11-05T10:00:00+07:00", "T-NOTICE-UU", "2026-11-18", "2026-11-19" },
	{ "146",
	  "2026-11-10T13:05:42+07:00", "T-NOTICE-UU", "2026-11-23", "2026-11-24" },
	{ "147",
	  "2026-11-12T10:20:18+07:00", "T-KEB-REPLY-UU", "2026-12-23", "2026-12-28" },
	{ "148",
	  "2026-11-16T09:27:36+07:00", "T-NOTICE-UU", "2026-11-27", "2026-11-30" },
};

static void
test_gold(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(gold); i++) {
		g_autoptr(xmlDoc) doc =
			record(strcmp(gold[i].code, "T-NOTICE-UU") == 0
				       ? "permohonan"
				       : "keberatan",
			       gold[i].instant);
		xmlNode *node;

		g_test_message("mail %s", gold[i].mail);
		apply(doc);
		node = find(doc, gold[i].code, "peristiwa-1");
		assert_has(node, "ketat", gold[i].strict);
		assert_has(node, "jatuh-tempo", gold[i].legal);
		assert_has(node, "bersyarat", NULL);
		assert_has(node, "sementara", "tidak");
	}
}

/* Silence to dispute, all from one mail each. */
static void
test_phases(void)
{
	static const struct {
		const char *kind, *code, *trigger, *strict, *legal, *condition;
	} table[] = {
		{ "permohonan", "T-CHECK", "peristiwa-1", "2026-11-09",
		  "2026-11-10",
		  "bila permohonan dicatat dalam buku register pada hari "
		  "diterima" },
		{ "permohonan", "T-NOTICE-UU", "peristiwa-1", "2026-11-18",
		  "2026-11-19", NULL },
		{ "permohonan", "T-NOTICE-PK", "peristiwa-1", "2026-11-18",
		  "2026-11-19",
		  "bila permohonan sudah lengkap saat diterima" },
		{ "permohonan", "T-EXT", "akhir:T-NOTICE-UU/peristiwa-1",
		  "2026-11-27", "2026-11-30",
		  "bila pemberitahuan perpanjangan tertulis beserta alasannya "
		  "terkirim sebelum hari kerja ke-10 berakhir" },
		/* 30 working days after 18 and 19 November */
		{ "permohonan", "T-KEB", "akhir:T-NOTICE-UU/peristiwa-1",
		  "2027-01-04", "2027-01-06",
		  "bila sampai hari terakhir tidak ada pemberitahuan tertulis "
		  "dan tidak ada perpanjangan" },
		{ "permintaan-lapor", "T-NOTICE-UU", "peristiwa-1",
		  "2026-11-18", "2026-11-19", NULL },
		{ "permintaan-lapor", "T-LAPOR-INFO", "peristiwa-1",
		  "2026-11-11", "2026-11-12", NULL },
		/* 5 November + 30: 17 December; + 14: 11 January */
		{ "keberatan", "T-KEB-REPLY-UU", "peristiwa-1", "2026-12-16",
		  "2026-12-17", NULL },
		{ "keberatan", "T-KEB-REPLY-PK", "peristiwa-1", "2026-12-16",
		  "2026-12-17",
		  "bila keberatan dicatat dalam buku register pada hari "
		  "diterima" },
		{ "keberatan", "T-PSI-B", "akhir:T-KEB-REPLY-UU/peristiwa-1",
		  "2027-01-11", "2027-01-12",
		  "bila Atasan PPID tidak memberi tanggapan tertulis" },
		{ "registrasi-ki", "T-KI-START", "peristiwa-1", "2026-11-24",
		  "2026-11-25",
		  "bila permohonan sengketa diterima Komisi Informasi pada "
		  "hari surel ini diterima" },
		{ "pengaduan", "T-ADU-RESP", "peristiwa-1", "2026-11-18",
		  "2026-11-19", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc =
			record(table[i].kind, "2026-11-05T10:00:00+07:00");
		xmlNode *node;

		g_test_message("%s", table[i].code);
		apply(doc);
		node = find(doc, table[i].code, table[i].trigger);
		assert_has(node, "ketat", table[i].strict);
		assert_has(node, "jatuh-tempo", table[i].legal);
		assert_has(node, "syarat", table[i].condition);
		assert_has(node, "bersyarat",
			   table[i].condition != NULL ? "ya" : NULL);
	}
}

/* Events of the staff start what no mail can start. */
static void
test_events(void)
{
	static const struct {
		const char *event, *code, *legal;
	} table[] = {
		{ "dicatat", "T-CHECK", "2026-11-10" },
		{ "dinyatakan-lengkap", "T-NOTICE-PK", "2026-11-19" },
		{ "tidak-lengkap-diterima", "T-FIX", "2026-11-10" },
		{ "pemberitahuan", "T-KEB", "2026-12-17" },
		{ "keberatan-dicatat", "T-KEB-REPLY-PK", "2026-12-17" },
		{ "tanggapan-atasan", "T-PSI-A", "2026-11-25" },
		{ "psi-diajukan", "T-KI-START", "2026-11-25" },
		{ "psi-diregistrasi", "T-KI-END", "2027-04-13" },
		{ "salinan-putusan-diterima", "T-COURT", "2026-11-25" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc = ppid_xml_new_record("berkas");
		xmlNode *berkas = xmlDocGetRootElement(doc);
		xmlNode *node;

		g_test_message("%s", table[i].event);
		ppid_berkas_add_event(berkas, table[i].event,
				      "2026-11-05T10:00:00+07:00", NULL);
		apply(doc);
		node = find(doc, table[i].code, "peristiwa-1");
		assert_has(node, "jatuh-tempo", table[i].legal);
		assert_has(node, "bersyarat", NULL);
	}
}

static void
test_event_replaces_condition(void)
{
	g_autoptr(xmlDoc) doc =
		record("permohonan", "2026-11-05T10:00:00+07:00");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *event;

	event = ppid_berkas_add_event(berkas, "dinyatakan-lengkap",
				      "2026-11-09T10:00:00+07:00", NULL);
	ppid_xml_set(event, "status", "usulan");
	apply(doc);
	assert_has(find(doc, "T-NOTICE-PK", "peristiwa-1"), "bersyarat", "ya");
	g_assert_null(find(doc, "T-NOTICE-PK", "peristiwa-2"));
	ppid_xml_set(event, "status", NULL);
	apply(doc);
	g_assert_cmpuint(count(doc, "T-NOTICE-PK"), ==, 1);
	assert_has(find(doc, "T-NOTICE-PK", "peristiwa-2"), "jatuh-tempo",
		   "2026-11-23");
	assert_has(find(doc, "T-NOTICE-UU", NULL), "jatuh-tempo",
		   "2026-11-19");
}

/* The rules of the day of the trigger. */
static void
test_choice(void)
{
	g_autoptr(xmlDoc) old =
		record("permohonan", "2021-05-20T10:00:00+07:00");
	g_autoptr(xmlDoc) new =
		record("permohonan", "2021-07-20T10:00:00+07:00");
	g_autoptr(xmlDoc) before =
		record("permohonan", "2010-04-29T10:00:00+07:00");
	g_autoptr(xmlDoc) keb_old =
		record("keberatan", "2021-06-29T10:00:00+07:00");
	g_autoptr(xmlDoc) keb_new =
		record("keberatan", "2021-06-30T10:00:00+07:00");

	apply(old);
	apply(new);
	apply(before);
	apply(keb_old);
	apply(keb_new);
	g_assert_nonnull(find(old, "T-NOTICE-UU", NULL));
	g_assert_nonnull(find(old, "T-FIX-PERKI10", NULL));
	g_assert_null(find(old, "T-NOTICE-PK", NULL));
	g_assert_null(find(old, "T-CHECK", NULL));
	assert_has(find(old, "T-EXT", NULL), "dasar",
		   "UU14 22(8); PK10 26(9)-(10)");
	g_assert_nonnull(find(new, "T-NOTICE-UU", NULL));
	g_assert_nonnull(find(new, "T-NOTICE-PK", NULL));
	g_assert_nonnull(find(new, "T-CHECK", NULL));
	g_assert_null(find(new, "T-FIX-PERKI10", NULL));
	assert_has(find(new, "T-EXT", NULL), "dasar",
		   "UU14 22(8); PK21 36(1)-(2)");
	g_assert_cmpuint(count(before, NULL), ==, 0);
	assert_has(find(keb_old, "T-KEB-PERKI10", NULL), "satuan", "hari");
	g_assert_null(find(keb_old, "T-KEB-REPLY-PK", NULL));
	g_assert_null(find(keb_new, "T-KEB-PERKI10", NULL));
	g_assert_nonnull(find(keb_new, "T-KEB-REPLY-PK", NULL));
}

/* What nobody has understood was received all the same. */
static void
test_shadow(void)
{
	static const struct {
		const char *kind;
		bool review, fault;
		int clocks;
	} table[] = {
		{ "tidak-diketahui", true, false, 1 },
		{ "tidak-diketahui", false, false, 0 },
		{ "tidak-diketahui", true, true, 1 },
		{ "pertanyaan", true, false, 1 },
		{ "pertanyaan", false, false, 0 },
		{ "spam", false, true, 0 },
		{ "spam", true, false, 0 },
		{ "spam", true, true, 1 },
		{ NULL, false, true, 1 },
		{ NULL, false, false, 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc =
			record(table[i].kind, "2026-11-05T10:00:00+07:00");
		xmlNode *berkas = xmlDocGetRootElement(doc);

		g_test_message("case %" G_GSIZE_FORMAT, i);
		if (table[i].review)
			ppid_xml_set(ppid_xml_child(berkas, "klasifikasi"),
				     "tinjau", "ya");
		if (table[i].fault)
			ppid_berkas_add_fault(berkas, "parse", "rusak", NULL);
		apply(doc);
		g_assert_cmpuint(count(doc, "T-NOTICE-UU"), ==,
				 (guint)table[i].clocks);
		if (table[i].clocks == 0)
			continue;
		assert_has(find(doc, "T-NOTICE-UU", NULL), "syarat",
			   "bila surel ini permohonan informasi");
		/* what follows it has both conditions */
		assert_has(find(doc, "T-KEB",
				"akhir:T-NOTICE-UU/peristiwa-1"),
			   "syarat",
			   "bila surel ini permohonan informasi; bila sampai "
			   "hari terakhir tidak ada pemberitahuan tertulis dan "
			   "tidak ada perpanjangan");
	}
}

static void
test_second_kind(void)
{
	g_autoptr(xmlDoc) doc =
		record("pengaduan", "2026-11-05T10:00:00+07:00");
	xmlNode *berkas = xmlDocGetRootElement(doc);

	ppid_xml_add(ppid_xml_child(berkas, "klasifikasi"), "jenis-lain",
		     "permohonan");
	apply(doc);
	assert_has(find(doc, "T-NOTICE-UU", NULL), "syarat",
		   "bila surel ini juga memuat permohonan informasi");
	assert_has(find(doc, "T-ADU-RESP", NULL), "satuan", "hari");
}

/* Without an instant, or with a silly one, nothing runs. */
static void
test_no_instant(void)
{
	g_autoptr(xmlDoc) none = record("permohonan", NULL);
	g_autoptr(xmlDoc) bad = record("permohonan", "kemarin");
	g_autoptr(xmlDoc) far =
		record("permohonan", "9999-12-31T23:59:59-14:00");
	g_autoptr(xmlDoc) edge =
		record("permohonan", "2199-12-31T23:59:59-14:00");
	xmlNode *fault;

	apply(none);
	g_assert_cmpuint(count(none, NULL), ==, 0);
	g_assert_null(ppid_xml_child(xmlDocGetRootElement(none), "cacat"));
	for (int i = 0; i < 2; i++) /* the fault is not added twice */
		apply(bad);
	g_assert_cmpuint(count(bad, NULL), ==, 0);
	fault = ppid_xml_child(xmlDocGetRootElement(bad), "cacat");
	assert_has(fault, "kode", "waktu-rusak");
	g_assert_null(ppid_xml_next(fault, "cacat"));
	apply(far);
	g_assert_cmpuint(count(far, NULL), ==, 0);
	apply(edge);
	assert_has(find(edge, "T-NOTICE-UU", NULL), "sementara", "ya");
}

static void
test_provisional(void)
{
	static const struct {
		const char *instant, *code, *doubt;
	} table[] = {
		{ "2027-12-01T10:00:00+07:00", "T-NOTICE-UU", NULL },
		{ "2027-12-28T10:00:00+07:00", "T-NOTICE-UU",
		  "hari libur 2028 tidak ada dalam kalender" },
		/* the doubt goes down the chain, once */
		{ "2027-12-28T10:00:00+07:00", "T-KEB",
		  "hari libur 2028 tidak ada dalam kalender" },
		{ "2028-03-01T10:00:00+07:00", "T-NOTICE-UU",
		  "hari libur 2028 tidak ada dalam kalender" },
		{ "2027-03-01T10:00:00+07:00", "T-NOTICE-UU",
		  "Hari Raya Idul Fitri 1448 Hijriah masih dapat digeser "
		  "keputusan berikutnya" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc = record("permohonan", table[i].instant);
		xmlNode *node;
		guint provisional = apply(doc);

		g_test_message("%s %s", table[i].instant, table[i].code);
		node = find(doc, table[i].code, NULL);
		assert_has(node, "sementara",
			   table[i].doubt != NULL ? "ya" : "tidak");
		assert_has(node, "sebab-sementara", table[i].doubt);
		if (table[i].doubt != NULL)
			g_assert_cmpuint(provisional, >, 0);
	}
}

/* Every day that was not counted, with its decree. */
static void
test_skipped(void)
{
	static const char *const want[][3] = {
		{ "2026-12-24",
		  "Cuti bersama Kelahiran Yesus Kristus (Natal)",
		  "SKB 1497/2025, 2/2025, 5/2025" },
		{ "2026-12-25", "Kelahiran Yesus Kristus (Natal)",
		  "SKB 1497/2025, 2/2025, 5/2025" },
		{ "2026-12-26", "Sabtu", NULL },
		{ "2026-12-27", "Minggu", NULL },
		{ "2027-01-01", "Tahun Baru 2027 Masehi",
		  "SKB 1205/2026, 3/2026, 2/2026" },
		{ "2027-01-02", "Sabtu", NULL },
		{ "2027-01-03", "Minggu", NULL },
		{ "2027-01-05", "Isra Mikraj Nabi Muhammad SAW (1448 H)",
		  "SKB 1205/2026, 3/2026, 2/2026" },
		{ "2027-01-09", "Sabtu", NULL },
		{ "2027-01-10", "Minggu", NULL },
	};
	g_autoptr(xmlDoc) doc =
		record("permohonan", "2026-12-24T23:30:00+07:00");
	xmlNode *skip;

	apply(doc);
	skip = ppid_xml_child(find(doc, "T-NOTICE-UU", NULL), "lewati");
	for (gsize i = 0; i < G_N_ELEMENTS(want); i++) {
		assert_has(skip, "tanggal", want[i][0]);
		assert_has(skip, "sebab", want[i][1]);
		assert_has(skip, "dasar", want[i][2]);
		skip = ppid_xml_next(skip, "lewati");
	}
	g_assert_null(skip);
}

/* A case of the store keeps what it has; others may follow from it. */
static void
test_stored(void)
{
	g_autoptr(xmlDoc) doc =
		record("permohonan", "2026-11-05T10:00:00+07:00");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *kept, *chained;
	guint before;

	apply(doc);
	before = count(doc, NULL);
	ppid_xml_set(berkas, "revisi", "3");
	kept = find(doc, "T-NOTICE-UU", NULL);
	ppid_xml_set(kept, "jatuh-tempo", "2026-11-24");
	chained = find(doc, "T-EXT", NULL);
	ppid_xml_remove(chained);
	add_mail(berkas, "surel-2", "keberatan", "2026-12-01T10:00:00+07:00");
	apply(doc);
	assert_has(find(doc, "T-NOTICE-UU", "peristiwa-1"), "jatuh-tempo",
		   "2026-11-24");
	assert_has(find(doc, "T-EXT", NULL), "mulai", "2026-11-24");
	assert_has(find(doc, "T-EXT", NULL), "jatuh-tempo", "2026-12-03");
	g_assert_nonnull(find(doc, "T-KEB-REPLY-UU", "peristiwa-2"));
	g_assert_cmpuint(count(doc, "T-NOTICE-UU"), ==, 1);
	g_assert_cmpuint(count(doc, NULL), ==, before + 4);
	apply(doc);
	g_assert_cmpuint(count(doc, NULL), ==, before + 4);
	ppid_xml_set(berkas, "revisi", NULL);
	apply(doc);
	assert_has(find(doc, "T-NOTICE-UU", "peristiwa-1"), "jatuh-tempo",
		   "2026-11-19");
}

/* Two requests in one case: two clocks each, told apart by their trigger. */
static void
test_two_requests(void)
{
	g_autoptr(xmlDoc) doc =
		record("permohonan", "2026-11-05T10:00:00+07:00");
	xmlNode *berkas = xmlDocGetRootElement(doc);

	add_mail(berkas, "surel-2", "permohonan", "2026-11-07T09:00:00+07:00");
	apply(doc);
	g_assert_cmpuint(count(doc, "T-NOTICE-UU"), ==, 2);
	assert_has(find(doc, "T-EXT", "akhir:T-NOTICE-UU/peristiwa-2"),
		   "jatuh-tempo", "2026-12-01");
	assert_has(find(doc, "T-EXT", "akhir:T-NOTICE-UU/peristiwa-1"),
		   "jatuh-tempo", "2026-11-30");
}

/* WIT: 22.30 WIB is already tomorrow. */
static void
test_zone(void)
{
	g_autoptr(GTimeZone) wit = ppid_time_zone("WIT");
	GTimeZone *wib = context.zone;
	PpidSpan span;

	context.zone = wit;
	span = span_of(PPID_UNIT_WORKING_DAY, 1, "2026-11-19T22:30:00+07:00");
	assert_day(span.start, "2026-11-20");
	assert_day(span.strict, "2026-11-20");
	context.zone = wib;
	g_assert_cmpuint(day("2026-11-20"), ==, span.start);
}

int
main(int argc, char **argv)
{
	int result;

	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	calendar = ppid_calendar_load(NULL, true, NULL);
	rules = ppid_rules_load(NULL, NULL);
	g_assert_nonnull(calendar);
	g_assert_nonnull(rules);
	context.calendar = calendar;
	context.rules = rules;
	context.zone = ppid_time_zone("WIB");
	g_test_add_func("/deadline/instant", test_instant);
	g_test_add_func("/deadline/hours", test_hours);
	g_test_add_func("/deadline/chain", test_chain);
	g_test_add_func("/deadline/date", test_date);
	g_test_add_func("/deadline/reference", test_reference);
	g_test_add_func("/deadline/gold", test_gold);
	g_test_add_func("/deadline/phases", test_phases);
	g_test_add_func("/deadline/events", test_events);
	g_test_add_func("/deadline/kecuali", test_event_replaces_condition);
	g_test_add_func("/deadline/choice", test_choice);
	g_test_add_func("/deadline/shadow", test_shadow);
	g_test_add_func("/deadline/second-kind", test_second_kind);
	g_test_add_func("/deadline/no-instant", test_no_instant);
	g_test_add_func("/deadline/provisional", test_provisional);
	g_test_add_func("/deadline/skipped", test_skipped);
	g_test_add_func("/deadline/stored", test_stored);
	g_test_add_func("/deadline/two-requests", test_two_requests);
	g_test_add_func("/deadline/zone", test_zone);
	result = g_test_run();
	g_time_zone_unref(context.zone);
	ppid_rules_free(rules);
	ppid_calendar_free(calendar);
	return result;
}
