/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which events of a case count: proposed, undone, damaged ones do not. */
#include "config.h"

#include <string.h>

#include "ppid-history.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define AT "waktu=\"2026-11-05T10:00:00+07:00\""

static xmlDoc *
record(const char *events)
{
	g_autofree char *text = g_strdup_printf(
		"<berkas xmlns=\"urn:ppid:berkas:1\"><riwayat>%s</riwayat>"
		"</berkas>", events);
	xmlDoc *doc = ppid_xml_parse(text, strlen(text), "t.xml", NULL);

	g_assert_nonnull(doc);
	return doc;
}

static char *
ids_of(const GPtrArray *events)
{
	GString *ids = g_string_new(NULL);

	for (guint i = 0; events != NULL && i < events->len; i++) {
		const PpidEvent *event = events->pdata[i];

		g_string_append_printf(ids, "%s%s", i > 0 ? " " : "",
				       event->id);
	}
	return g_string_free(ids, FALSE);
}

static void
test_effective(void)
{
	static const struct {
		const char *events, *ids;
	} table[] = {
		{ "", "" },
		{ "<peristiwa id=\"a\" jenis=\"x\" " AT "/>"
		  "<peristiwa id=\"b\" jenis=\"y\" " AT "/>", "a b" },
		{ "<peristiwa id=\"a\" jenis=\"x\" status=\"usulan\" " AT "/>"
		  "<peristiwa id=\"b\" jenis=\"x\" atas=\"a\" " AT "/>", "b" },
		{ "<peristiwa id=\"a\" jenis=\"x\" status=\"lain\" " AT "/>",
		  "a" },
		{ "<peristiwa id=\"a\" jenis=\"x\" status=\"usulan\" " AT "/>"
		  "<peristiwa id=\"b\" jenis=\"usulan-ditolak\" atas=\"a\" "
		  AT "/>", "b" },
		/* undone */
		{ "<peristiwa id=\"a\" jenis=\"x\" " AT "/>"
		  "<peristiwa id=\"b\" jenis=\"pembatalan\" atas=\"a\" " AT
		  "/>", "b" },
		/* a correction is not undone: record again */
		{ "<peristiwa id=\"a\" jenis=\"x\" " AT "/>"
		  "<peristiwa id=\"b\" jenis=\"pembatalan\" atas=\"a\" " AT
		  "/><peristiwa id=\"c\" jenis=\"pembatalan\" atas=\"b\" " AT
		  "/><peristiwa id=\"d\" jenis=\"x\" " AT "/>", "b c d" },
		/* a proposed correction undoes nothing */
		{ "<peristiwa id=\"a\" jenis=\"x\" " AT "/>"
		  "<peristiwa id=\"b\" jenis=\"pembatalan\" atas=\"a\" "
		  "status=\"usulan\" " AT "/>", "a" },
		/* nor does one of nothing, of itself, of what follows */
		{ "<peristiwa id=\"b\" jenis=\"pembatalan\" " AT "/>", "b" },
		{ "<peristiwa id=\"b\" jenis=\"pembatalan\" atas=\"b\" " AT
		  "/>", "b" },
		{ "<peristiwa id=\"b\" jenis=\"pembatalan\" atas=\"c\" " AT
		  "/><peristiwa id=\"c\" jenis=\"x\" " AT "/>", "b c" },
		/* without id, kind or instant */
		{ "<peristiwa jenis=\"x\" " AT "/>"
		  "<peristiwa id=\"b\" " AT "/>"
		  "<peristiwa id=\"c\" jenis=\"x\"/>"
		  "<peristiwa id=\"d\" jenis=\"x\" waktu=\"kemarin\"/>"
		  "<peristiwa id=\"e\" jenis=\"x\" "
		  "waktu=\"1899-12-31T00:00:00+07:00\"/>", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc = record(table[i].events);
		g_autoptr(PpidHistory) history =
			ppid_history_read(xmlDocGetRootElement(doc), NULL);
		g_autofree char *ids =
			ids_of(ppid_history_effective(history));

		g_test_message("case %" G_GSIZE_FORMAT, i);
		g_assert_cmpstr(ids, ==, table[i].ids);
	}
}

static void
test_damaged(void)
{
	g_autoptr(xmlDoc) doc = record(
		"<peristiwa id=\"a\" jenis=\"x\" waktu=\"kemarin\"/>"
		"<peristiwa id=\"b\" jenis=\"x\"/>"
		"<peristiwa id=\"c\" jenis=\"x\" status=\"usulan\"/>"
		"<peristiwa id=\"d\" jenis=\"x\" "
		"waktu=\"2200-01-01T00:00:00+07:00\"/>");
	g_autoptr(PpidHistory) history =
		ppid_history_read(xmlDocGetRootElement(doc), NULL);

	g_assert_cmpuint(ppid_history_damaged(history), ==, 3);
	g_assert_null(ppid_history_of(history, "x"));
	g_assert_null(ppid_history_of(history, NULL));
}

static void
assert_day(guint32 day, const char *want)
{
	GDate date;

	if (want == NULL) {
		g_assert_cmpuint(day, ==, 0);
		return;
	}
	g_assert_true(ppid_date_parse(want, &date));
	g_assert_cmpuint(day, ==, g_date_get_julian(&date));
}

/* 22.30 WIB is the next day in WIT; a date in untuk has no zone. */
static void
test_days(void)
{
	static const struct {
		const char *zone, *stated, *day, *stated_day;
		bool instant;
	} table[] = {
		{ NULL, "", "2026-11-05", NULL, false },
		{ "WIB", "", "2026-11-05", NULL, false },
		{ "WIT", "", "2026-11-06", NULL, false },
		{ "WIT", "untuk=\"2026-12-01\"", "2026-11-06", "2026-12-01",
		  false },
		{ "WIT", "untuk=\"2026-12-01T22:30:00+07:00\"", "2026-11-06",
		  "2026-12-02", true },
		{ NULL, "untuk=\"2026-12-01T22:30:00+07:00\"", "2026-11-05",
		  "2026-12-01", true },
		{ "WIB", "untuk=\"besok\"", "2026-11-05", NULL, false },
		{ "WIB", "untuk=\"9999-12-01\"", "2026-11-05", NULL, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *text = g_strdup_printf(
			"<peristiwa id=\"a\" jenis=\"x\" "
			"waktu=\"2026-11-05T22:30:00+07:00\" %s/>",
			table[i].stated);
		g_autoptr(xmlDoc) doc = record(text);
		g_autoptr(GTimeZone) zone =
			table[i].zone != NULL ? ppid_time_zone(table[i].zone)
					      : NULL;
		g_autoptr(PpidHistory) history =
			ppid_history_read(xmlDocGetRootElement(doc), zone);
		const PpidEvent *event = ppid_history_find(history, "a");

		g_test_message("case %" G_GSIZE_FORMAT, i);
		g_assert_nonnull(event);
		assert_day(event->day, table[i].day);
		assert_day(event->stated_day, table[i].stated_day);
		g_assert_true((event->stated != NULL) == table[i].instant);
	}
}

static void
test_questions(void)
{
	g_autoptr(xmlDoc) doc = record(
		"<peristiwa id=\"a\" jenis=\"usul\" status=\"usulan\" "
		"sumber=\"surel-1\" " AT "/>"
		"<peristiwa id=\"b\" jenis=\"diterima\" sumber=\"surel-1\" "
		"hasil=\"ditolak\" alasan=\"a c\" pasal=\"17b 17h\" " AT "/>"
		"<peristiwa id=\"c\" jenis=\"x\" sumber=\"surel-1\" " AT "/>"
		"<peristiwa id=\"d\" jenis=\"diterima\" sumber=\"surel-2\" "
		AT "/>"
		"<peristiwa id=\"e\" jenis=\"pembatalan\" atas=\"d\" " AT "/>"
		"<peristiwa id=\"f\" jenis=\"x\" sumber=\"surel-2\" " AT "/>");
	g_autoptr(PpidHistory) history =
		ppid_history_read(xmlDocGetRootElement(doc), NULL);
	const PpidEvent *event = ppid_history_arrival(history, "surel-1");
	g_autofree char *ids = ids_of(ppid_history_of(history, "x"));

	g_assert_nonnull(event);
	g_assert_cmpstr(event->id, ==, "b");
	g_assert_cmpstr(event->outcome, ==, "ditolak");
	g_assert_true(ppid_event_has_word(event->reasons, "a"));
	g_assert_true(ppid_event_has_word(event->articles, "17h"));
	g_assert_false(ppid_event_has_word(event->articles, "17"));
	g_assert_false(ppid_event_has_word(NULL, "17"));
	g_assert_cmpstr(ids, ==, "c f");
	/* what came in was undone: what else names the mail is no arrival */
	g_assert_null(ppid_history_arrival(history, "surel-2"));
	g_assert_null(ppid_history_arrival(history, "surel-3"));
	g_assert_null(ppid_history_arrival(history, NULL));
	g_assert_null(ppid_history_find(history, "a"));
	g_assert_null(ppid_history_find(history, "d"));
	g_assert_true(ppid_history_undone(history, "d"));
	g_assert_false(ppid_history_undone(history, "a"));
	g_assert_false(ppid_history_undone(history, "z"));
	g_assert_null(ppid_history_find(history, NULL));
	g_assert_cmpuint(ppid_history_damaged(history), ==, 0);
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/history/effective", test_effective);
	g_test_add_func("/history/damaged", test_damaged);
	g_test_add_func("/history/days", test_days);
	g_test_add_func("/history/questions", test_questions);
	return g_test_run();
}
