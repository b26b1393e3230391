/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves after a decree, and what is said of it. */
#include "config.h"

#include <string.h>

#include "ppid-recompute.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define NS "xmlns=\"urn:ppid:berkas:1\""

/* A mail of Monday, 18 November 2024, kept as revision 1. */
#define CASE(events)                                                        \
	"<berkas " NS " revisi=\"1\"><klasifikasi surel=\"surel-1\" "       \
	"jenis=\"permohonan\"/><riwayat><peristiwa id=\"peristiwa-1\" "     \
	"jenis=\"diterima\" waktu=\"2024-11-18T10:00:00+07:00\" "           \
	"sumber=\"surel-1\"/>" events "</riwayat><surel id=\"surel-1\" "    \
	"arah=\"masuk\"/></berkas>"
#define ANSWER                                                              \
	"<peristiwa id=\"peristiwa-2\" jenis=\"pemberitahuan\" "            \
	"waktu=\"2024-11-20T10:00:00+07:00\" hasil=\"dikabulkan\"/>"

static PpidCalendar *now, *then; /* then: before Keppres 33/2024 */
static PpidRules *rules;
static GTimeZone *zone;

static guint32
day(const char *text)
{
	GDate date;

	g_assert_true(ppid_date_parse(text, &date));
	return g_date_get_julian(&date);
}

static xmlDoc *
make_case(const char *text, const PpidCalendar *calendar)
{
	PpidDeadlineContext context = { calendar, rules, zone };
	xmlDoc *doc = ppid_xml_parse(text, strlen(text), "t.xml", NULL);

	g_assert_nonnull(doc);
	ppid_deadline_apply(&context, xmlDocGetRootElement(doc));
	return doc;
}

static char *
bytes_of(xmlDoc *doc)
{
	return g_string_free(ppid_xml_serialise(xmlDocGetRootElement(doc), 0),
			     FALSE);
}

static GPtrArray *
recompute(xmlDoc *doc, const PpidCalendar *calendar)
{
	PpidDeadlineContext context = { calendar, rules, zone };
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	guint damaged;

	ppid_recompute_apply(&context, xmlDocGetRootElement(doc), "X", lines,
			     &damaged);
	g_assert_cmpuint(damaged, ==, 0);
	return lines;
}

static const char *
find(const GPtrArray *lines, const char *prefix)
{
	for (guint i = 0; i < lines->len; i++)
		if (g_str_has_prefix(lines->pdata[i], prefix))
			return lines->pdata[i];
	return NULL;
}

/* The record is as if it had been counted now from the start. */
static void
test_moves(void)
{
	g_autoptr(xmlDoc) doc = make_case(CASE(""), then);
	g_autoptr(xmlDoc) fresh = make_case(CASE(""), now);
	g_autoptr(GPtrArray) lines = recompute(doc, now);
	g_autofree char *a = bytes_of(doc);
	g_autofree char *b = bytes_of(fresh);
	g_autoptr(GPtrArray) again = NULL;
	g_autofree char *c = NULL;

	g_assert_cmpstr(find(lines, "X T-NOTICE-UU peristiwa-1:"), ==,
			"X T-NOTICE-UU peristiwa-1: ketat 2024-11-29 -> "
			"2024-12-02, jatuh tempo 2024-12-02 -> 2024-12-03; "
			"sebab: 2024-11-27 Hari pemungutan suara Pilkada "
			"serentak 2024 (Keppres 33/2024 (21 Nov 2024))");
	g_assert_null(find(lines, "X T-CHECK"));
	/* what did not move keeps the digest that it had */
	g_assert_cmpstr(a, !=, b);
	g_assert_nonnull(strstr(a, ppid_calendar_digest(then)));
	g_assert_nonnull(strstr(a, ppid_calendar_digest(now)));
	again = recompute(doc, now);
	for (guint i = 0; i < again->len; i++)
		g_test_message("%s", (char *)again->pdata[i]);
	c = bytes_of(doc);
	g_assert_cmpuint(again->len, ==, 0);
	g_assert_cmpstr(a, ==, c);
	/* no namespace declaration but that of the root */
	g_assert_null(strstr(strstr(a, "xmlns") + 1, "xmlns"));
}

static void
test_nothing(void)
{
	g_autoptr(xmlDoc) doc = make_case(CASE(ANSWER), now);
	g_autofree char *a = bytes_of(doc);
	g_autoptr(GPtrArray) lines = recompute(doc, now);
	g_autofree char *b = bytes_of(doc);

	g_assert_cmpuint(lines->len, ==, 0);
	g_assert_cmpstr(a, ==, b);
}

static void
test_damaged(void)
{
	static const char text[] =
		"<berkas " NS " revisi=\"1\"><riwayat/><tenggat "
		"kode=\"T-NOTICE-UU\" pemicu=\"peristiwa-9\" "
		"mulai=\"2024-11-18\" jatuh-tempo=\"9999-99-99\"/><tenggat "
		"pemicu=\"peristiwa-1\"/></berkas>";
	PpidDeadlineContext context = { now, rules, zone };
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(text, strlen(text), "t.xml", NULL);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	guint damaged;

	ppid_recompute_apply(&context, xmlDocGetRootElement(doc), "X", lines,
			     &damaged);
	g_assert_cmpuint(damaged, ==, 2);
	g_assert_nonnull(find(lines, "X T-NOTICE-UU peristiwa-9: tidak dihitung "
				     "lagi, jatuh tempo tetap 9999-99-99; "
				     "sebab: tenggat ini rusak"));
	g_assert_nonnull(find(lines, "X - peristiwa-1: "));
}

static void
test_closed(void)
{
	g_autoptr(xmlDoc) doc = make_case(CASE(ANSWER), then);
	g_autoptr(GPtrArray) lines = recompute(doc, now);
	g_autofree char *text = bytes_of(doc);
	g_autofree char *want = g_strconcat(
		"X T-NOTICE-UU peristiwa-1: sudah selesai oleh peristiwa-2 "
		"(pemberitahuan), jatuh tempo tetap 2024-12-02 (menurut "
		"kalender baru 2024-12-03); kalender lama ",
		ppid_calendar_digest(then), NULL);

	g_assert_cmpstr(find(lines, "X T-NOTICE-UU peristiwa-1:"), ==, want);
	g_assert_nonnull(strstr(text, "jatuh-tempo=\"2024-12-02\""));
}

/* The other way: a day off is one no more. */
static void
test_taken_back(void)
{
	g_autoptr(xmlDoc) doc = make_case(CASE(""), now);
	g_autoptr(GPtrArray) lines = recompute(doc, then);

	g_assert_nonnull(strstr(find(lines, "X T-NOTICE-UU peristiwa-1:"),
				"2024-12-03 -> 2024-12-02; sebab: 2024-11-27 "
				"kembali hari kerja (-)"));
}

/* Published in the meantime: the same date, now certain. */
static void
test_certain(void)
{
	g_autoptr(PpidCalendar) early =
		ppid_calendar_known_at(now, day("2023-09-11"));
	g_autoptr(xmlDoc) doc = make_case(
		"<berkas " NS " revisi=\"1\"><klasifikasi surel=\"surel-1\" "
		"jenis=\"permohonan\"/><riwayat><peristiwa "
		"id=\"peristiwa-1\" jenis=\"diterima\" "
		"waktu=\"2024-07-15T10:00:00+07:00\" sumber=\"surel-1\"/>"
		"</riwayat><surel id=\"surel-1\" arah=\"masuk\"/></berkas>",
		early);
	g_autoptr(GPtrArray) lines = recompute(doc, now);
	g_autofree char *text = bytes_of(doc);

	g_assert_cmpstr(find(lines, "X T-NOTICE-UU peristiwa-1:"), ==,
			"X T-NOTICE-UU peristiwa-1: ketat tetap 2024-07-26, "
			"jatuh tempo tetap 2024-07-29, kini pasti; sebab: "
			"semula sementara: hari libur 2024 belum diketahui "
			"pada 2023-09-11");
	g_assert_nonnull(strstr(text, "sementara=\"tidak\""));
}

/* A clock of the store whose event is not there any more stays. */
static void
test_orphan(void)
{
	static const char orphan[] =
		"<berkas " NS " revisi=\"1\"><riwayat/><tenggat "
		"kode=\"T-NOTICE-UU\" pemicu=\"peristiwa-9\" "
		"mulai=\"2024-11-18\" lama=\"10\" satuan=\"hari-kerja\" "
		"ketat=\"2024-11-29\" jatuh-tempo=\"2024-12-02\"/><tenggat "
		"kode=\"T-EXT\" pemicu=\"akhir:T-NOTICE-UU/peristiwa-9\" "
		"mulai=\"2024-12-02\" ketat=\"2024-12-10\" "
		"jatuh-tempo=\"2024-12-11\"/></berkas>";
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(orphan, strlen(orphan), "t.xml", NULL);
	g_autofree char *a = bytes_of(doc);
	g_autoptr(GPtrArray) lines = recompute(doc, now);
	g_autofree char *b = bytes_of(doc);

	g_assert_cmpuint(lines->len, ==, 2);
	g_assert_nonnull(find(lines, "X T-NOTICE-UU peristiwa-9: tidak dihitung "
				     "lagi, jatuh tempo tetap 2024-12-02; "
				     "sebab: aturan tidak memulainya lagi"));
	g_assert_nonnull(find(lines, "X T-EXT akhir:T-NOTICE-UU/peristiwa-9: "
				     "tidak dihitung lagi"));
	g_assert_cmpstr(a, ==, b);
}

int
main(int argc, char **argv)
{
	int result;

	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	now = ppid_calendar_load(NULL, true, NULL);
	then = ppid_calendar_known_at(now, day("2024-11-20"));
	rules = ppid_rules_load(NULL, NULL);
	zone = ppid_time_zone("WIB");
	g_assert_true(now != NULL && rules != NULL);
	g_test_add_func("/recompute/moves", test_moves);
	g_test_add_func("/recompute/nothing", test_nothing);
	g_test_add_func("/recompute/closed", test_closed);
	g_test_add_func("/recompute/taken-back", test_taken_back);
	g_test_add_func("/recompute/certain", test_certain);
	g_test_add_func("/recompute/orphan", test_orphan);
	g_test_add_func("/recompute/damaged", test_damaged);
	result = g_test_run();
	g_time_zone_unref(zone);
	ppid_rules_free(rules);
	ppid_calendar_free(then);
	ppid_calendar_free(now);
	return result;
}
