/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due, in each format. */
#include "config.h"

#include <libical/ical.h>

#include "due-util.h"
#include "ppid-columns.h"
#include "ppid-data.h"

#define NI "\xE6\x97\xA5" /* a wide character */

/* Text of a mail neither calculates in a spreadsheet nor moves the cursor. */
static void
test_text(void)
{
	static const struct {
		const char *subject, *csv, *shown;
	} table[] = {
		{ "=1+1", "'=1+1", "=1+1" },
		{ "+62", "'+62", "+62" },
		{ "-1", "'-1", "-1" },
		{ "@SUM(A1)", "'@SUM(A1)", "@SUM(A1)" },
		{ "\t=1", "'=1", "=1" },
		{ "\xEF\xBC\x9D" "1", "'\xEF\xBC\x9D" "1",
		  "\xEF\xBC\x9D" "1" },
		{ "a\"b", "a\"\"b", "a\"b" },
		{ "a\n\n b", "a b", "a b" },
		{ "a\xE2\x80\xAE" "b", "a b", "a b" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(Table) csv = table_of("2026-11-06", false, G_MAXINT);
		g_autoptr(Table) tsv = table_of("2026-11-06", false, G_MAXINT);
		g_autoptr(Table) lines =
			table_of("2026-11-06", false, G_MAXINT);
		g_autoptr(xmlDoc) doc = record(
			"PPID-2026-0001", table[i].subject, &notice, NULL);
		g_autofree char *line =
			g_strdup_printf(" Perihal: %s\n", table[i].shown);
		g_autofree char *value =
			g_strdup_printf("\t%s\t", table[i].shown);
		g_autoptr(GString) text = NULL;
		g_autoptr(GString) fields = NULL;

		g_test_message("%s", table[i].subject);
		ppid_due_add(csv->due, xmlDocGetRootElement(doc));
		ppid_due_add(tsv->due, xmlDocGetRootElement(doc));
		ppid_due_add(lines->due, xmlDocGetRootElement(doc));
		assert_field(csv, 1, "perihal", table[i].csv);
		text = shown(lines, PPID_DUE_TABLE, 0);
		g_assert_nonnull(strstr(text->str, line));
		fields = shown(tsv, PPID_DUE_TSV, 0);
		g_assert_nonnull(strstr(fields->str, value));
	}
}

/* A subject that has no end does not make the table endless. */
static void
test_long(void)
{
	g_autofree char *subject = g_strnfill(5000, 'x');
	g_autoptr(Table) due = table_of("2026-11-06", false, G_MAXINT);
	g_autoptr(xmlDoc) doc =
		record("PPID-2026-0001", subject, &notice, NULL);
	g_autofree char *got = NULL;

	ppid_due_add(due->due, xmlDocGetRootElement(doc));
	got = field(due, 1, "perihal");
	g_assert_cmpint(ppid_columns_count(got), ==, 100);
}

/* What must be done, by whom, by when, why, and what happens otherwise. */
static void
test_sentence(void)
{
	g_autoptr(Table) due = table_of("2026-11-06", true, G_MAXINT);
	const PpidRule *rule = ppid_rules_find(rules, "T-NOTICE-UU", 739000);
	g_autoptr(xmlDoc) doc = record("PPID-2026-0001", "", &notice,
				       &extension);
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *clock = ppid_xml_child(berkas, "tenggat");
	g_autofree char *want = NULL;

	ppid_xml_set(clock, "keterangan", rule->note);
	ppid_xml_set(clock, "sementara", "ya");
	ppid_xml_set(clock, "sebab-sementara", "cuti bersama belum");
	clock = ppid_xml_next(clock, "tenggat");
	ppid_xml_set(clock, "kode", "T-TIDAK-ADA");
	ppid_due_add(due->due, berkas);
	want = g_strdup_printf(
		"%s Oleh PPID, paling lambat Kamis, 19 November 2026 "
		"(hitungan ketat: Rabu, 18 November 2026); dasar UU14. Bila "
		"lewat: %s Sementara: cuti bersama belum.",
		rule->note, rule->lapse);
	assert_field(due, 1, "uraian", want);
	assert_field(due, 2, "uraian",
		     "Oleh PPID, paling lambat Senin, 30 November 2026 "
		     "(hitungan ketat: Jumat, 27 November 2026); dasar UU14. "
		     "Hanya bila diperpanjang. Akibat bila lewat tidak "
		     "disebut dalam tabel aturan.");
}

/* No line is wider than the terminal; day, case and state are whole. */
static void
test_width(void)
{
	static const Clock wide = { "T-" NI NI, "2026-11-18", "2026-11-19",
				    "Pengendali data pribadi", NULL };
	static const int widths[] = { 60, 80, 100, 140, 300 };

	for (gsize i = 0; i < G_N_ELEMENTS(widths); i++) {
		g_autoptr(Table) due =
			table_of("2026-11-19", false, G_MAXINT);
		g_autoptr(xmlDoc) doc =
			record("PPID-2026-0001", NI NI NI " " NI, &wide, NULL);
		g_autoptr(GString) text = NULL;
		g_auto(GStrv) lines = NULL;

		g_test_message("%d columns", widths[i]);
		ppid_due_add(due->due, xmlDocGetRootElement(doc));
		text = shown(due, PPID_DUE_TABLE, widths[i]);
		lines = g_strsplit(text->str, "\n", -1);
		for (char **p = lines; *p != NULL; p++)
			g_assert_cmpint(ppid_columns_count(*p), <=,
					MAX(widths[i], 70));
		g_assert_nonnull(strstr(text->str, "\n2026-11-19   "));
		g_assert_nonnull(strstr(text->str, "  PPID-2026-0001  "));
		g_assert_nonnull(strstr(text->str, "  HARI TERAKHIR"));
		g_assert_nonnull(strstr(text->str, NI NI NI));
	}
}

/* Columns are measured in cells of a terminal, not in bytes. */
static void
test_align(void)
{
	static const Clock wide = { "T-" NI NI, "2026-11-18", "2026-11-19",
				    "PPID", NULL };
	g_autoptr(Table) due = table_of("2026-11-06", false, G_MAXINT);
	g_autoptr(GString) text = NULL;

	put(due, "PPID-2026-0001", &wide, NULL);
	text = shown(due, PPID_DUE_TABLE, 0);
	/* 2 + 2 * 2 cells below the 7 of TENGGAT: one more, and the gap */
	g_assert_nonnull(strstr(text->str, "  TENGGAT  SISA HK  "));
	g_assert_nonnull(strstr(text->str, "  T-" NI NI "         9  "));
}

static void
test_colour(void)
{
	PpidDueLook look = { PPID_DUE_TABLE, 0, true };
	g_autoptr(Table) due = table_of("2026-11-20", false, G_MAXINT);
	g_autoptr(GString) out = g_string_new(NULL);

	put(due, "PPID-2026-0001", &notice, NULL);
	ppid_due_rows(due->due, &look, collect, out);
	g_assert_nonnull(strstr(out->str, "  \033[1;31mLEWAT\033[0m  "));
}

static void
test_empty(void)
{
	g_autoptr(Table) due = table_of("2026-11-06", false, G_MAXINT);
	g_autoptr(GString) text = shown(due, PPID_DUE_TABLE, 0);

	g_assert_cmpstr(text->str, ==,
			"0 tenggat, 0 lewat; dihitung pada 2026-11-06.\n");
}

static void
check_schema(const GString *text)
{
	g_autoptr(GBytes) xsd = ppid_data_load(NULL, "jadwal.xsd", NULL, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidSchema) schema = NULL;
	g_autoptr(xmlDoc) doc = NULL;
	gsize size;
	const char *data = g_bytes_get_data(xsd, &size);

	schema = ppid_xml_schema_new(data, size, &error);
	g_assert_no_error(error);
	doc = ppid_xml_parse(text->str, text->len, "x", &error);
	g_assert_no_error(error);
	g_assert_true(ppid_xml_schema_check(schema, doc, "x", &error));
}

static void
test_xml(void)
{
	g_autoptr(Table) due = table_of("2026-12-24", true, G_MAXINT);
	g_autoptr(Table) none = table_of("2026-12-24", true, G_MAXINT);
	g_autoptr(xmlDoc) doc =
		record("PPID-2026-0001", "<&\">", &notice, &extension);
	g_autoptr(GString) text = NULL;
	g_autoptr(GString) empty = NULL;

	ppid_due_add(due->due, xmlDocGetRootElement(doc));
	put(due, "PPID-2026-0002", &objection, &reply);
	text = shown(due, PPID_DUE_XML, 0);
	check_schema(text);
	g_assert_nonnull(strstr(text->str, "perihal=\"&lt;&amp;&quot;&gt;\""));
	g_assert_nonnull(
		strstr(text->str, " <akhir jumlah=\"4\" lewat=\"2\"/>\n"));
	empty = shown(none, PPID_DUE_XML, 0);
	check_schema(empty);
}

static const char *
line_of(icalcomponent *event, icalproperty_kind kind)
{
	icalproperty *property =
		icalcomponent_get_first_property(event, kind);

	g_assert_nonnull(property);
	return icalproperty_get_value_as_string(property);
}

/* Read back by the library: nothing of a mail becomes a line of its own. */
static void
test_ics(void)
{
	g_autoptr(Table) due = table_of("2026-11-06", false, G_MAXINT);
	g_autoptr(Table) again = table_of("2026-11-06", false, G_MAXINT);
	g_autoptr(xmlDoc) doc = record("PPID-2026-0001;X=1,\\n", "rahasia",
				       &notice, &reply);
	xmlNode *berkas = xmlDocGetRootElement(doc);
	g_autoptr(GString) text = NULL;
	g_autoptr(GString) same = NULL;
	icalcomponent *calendar_in, *event;

	ppid_xml_set(berkas, "badan-publik", "uji");
	ppid_xml_set(ppid_xml_child(berkas, "tenggat"), "pemicu",
		     "peristiwa-1");
	ppid_due_add(due->due, berkas);
	ppid_due_add(again->due, berkas);
	text = shown(due, PPID_DUE_ICS, 0);
	same = shown(again, PPID_DUE_ICS, 0);
	g_assert_cmpstr(text->str, ==, same->str);
	g_assert_null(strstr(text->str, "rahasia"));
	calendar_in = icalparser_parse_string(text->str);
	g_assert_nonnull(calendar_in);
	g_assert_cmpint(icalcomponent_count_errors(calendar_in), ==, 0);
	g_assert_true(icalrestriction_check(calendar_in));
	g_assert_cmpint(icalcomponent_count_components(
				calendar_in, ICAL_VEVENT_COMPONENT), ==, 2);
	event = icalcomponent_get_first_component(calendar_in,
						  ICAL_VEVENT_COMPONENT);
	g_assert_cmpstr(icalcomponent_get_uid(event), ==,
			"PPID-2026-0001;X=1,\\n/T-NOTICE-UU/peristiwa-1@uji");
	g_assert_cmpstr(line_of(event, ICAL_DTSTART_PROPERTY), ==, "20261119");
	g_assert_cmpstr(line_of(event, ICAL_DTSTAMP_PROPERTY), ==,
			"20261106T010203Z");
	g_assert_cmpstr(line_of(event, ICAL_STATUS_PROPERTY), ==, "CONFIRMED");
	g_assert_cmpint(icalcomponent_count_components(
				event, ICAL_VALARM_COMPONENT), ==, 1);
	icalcomponent_free(calendar_in);
}

/* Rows that were written are forgotten: what comes next is only new. */
static void
test_stream(void)
{
	PpidDueLook look = { PPID_DUE_TSV, 0, false };
	g_autoptr(Table) due = table_of("2026-11-20", false, G_MAXINT);
	g_autoptr(GString) out = g_string_new(NULL);

	put(due, "PPID-2026-0002", &notice, NULL);
	ppid_due_rows(due->due, &look, collect, out);
	g_assert_true(g_str_has_prefix(out->str, "PPID-2026-0002\t"));
	g_string_truncate(out, 0);
	put(due, "PPID-2026-0001", &notice, NULL);
	ppid_due_rows(due->due, &look, collect, out);
	g_assert_true(g_str_has_prefix(out->str, "PPID-2026-0001\t"));
	g_assert_null(strstr(out->str, "PPID-2026-0002"));
	g_assert_cmpuint(ppid_due_late(due->due), ==, 2);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/due-format/text", test_text);
	g_test_add_func("/due-format/long", test_long);
	g_test_add_func("/due-format/sentence", test_sentence);
	g_test_add_func("/due-format/width", test_width);
	g_test_add_func("/due-format/align", test_align);
	g_test_add_func("/due-format/colour", test_colour);
	g_test_add_func("/due-format/empty", test_empty);
	g_test_add_func("/due-format/xml", test_xml);
	g_test_add_func("/due-format/ics", test_ics);
	g_test_add_func("/due-format/stream", test_stream);
	return run_due_tests();
}
