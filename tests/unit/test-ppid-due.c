/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what is due: which clocks, in what order, what they say. */
#include "config.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-due.h"
#include "ppid-time.h"
#include "ppid-xml.h"

static PpidCalendar *calendar;
static PpidRules *rules;

typedef struct {
	const char *code, *strict, *legal, *owner, *condition;
} Clock;

static const Clock notice = { "T-NOTICE-UU", "2026-11-18", "2026-11-19",
			      "PPID", NULL };
static const Clock reply = { "T-KEB-REPLY-UU", "2026-12-16", "2026-12-17",
			     "Atasan PPID", NULL };
static const Clock extension = { "T-EXT", "2026-11-27", "2026-11-30", "PPID",
				 "bila diperpanjang" };
static const Clock objection = { "T-KEB", "2026-11-10", "2026-11-11",
				 "Pemohon", NULL };

static void
add(xmlNode *berkas, const Clock *clock)
{
	xmlNode *node = ppid_berkas_add(berkas, "tenggat", NULL);

	ppid_xml_set(node, "kode", clock->code);
	ppid_xml_set(node, "mulai", "2026-11-05");
	ppid_xml_set(node, "ketat", clock->strict);
	ppid_xml_set(node, "jatuh-tempo", clock->legal);
	ppid_xml_set(node, "pemikul", clock->owner);
	ppid_xml_set(node, "dasar", "UU14");
	ppid_xml_set(node, "sementara", "tidak");
	ppid_xml_set(node, "syarat", clock->condition);
	if (clock->condition != NULL)
		ppid_xml_set(node, "bersyarat", "ya");
}

static xmlDoc *
record(const char *id, const char *subject, const Clock *a, const Clock *b)
{
	xmlDoc *doc = ppid_xml_new_record("berkas");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *mail = ppid_berkas_add(berkas, "surel", NULL);

	ppid_xml_set(berkas, "id", id);
	ppid_xml_set(mail, "sumber", "0.S1.a");
	ppid_xml_add(mail, "perihal", subject);
	if (a != NULL)
		add(berkas, a);
	if (b != NULL)
		add(berkas, b);
	return doc;
}

static PpidDue *
table_of(const char *today, bool all, int within)
{
	PpidDueOptions options = { calendar, rules, 0, all, within };
	GDate date;

	g_assert_true(ppid_date_parse(today, &date));
	options.today = g_date_get_julian(&date);
	return ppid_due_new(&options);
}

static void
put(PpidDue *due, const char *id, const Clock *a, const Clock *b)
{
	g_autoptr(xmlDoc) doc = record(id, "Uji", a, b);

	ppid_due_add(due, xmlDocGetRootElement(doc));
}

/* What the CSV has in column @column of its line @line, header = 0. */
static char *
field(PpidDue *due, guint line, guint column)
{
	g_autoptr(GString) csv = ppid_due_csv(due);
	g_auto(GStrv) lines = g_strsplit(csv->str, "\r\n", -1);
	g_auto(GStrv) fields = NULL;

	if (line + 1 >= g_strv_length(lines))
		return NULL;
	fields = g_strsplit(lines[line] + 1, "\",\"", -1);
	g_assert_cmpuint(g_strv_length(fields), ==, 13);
	return g_strdup(fields[column]);
}

#define assert_field(due, line, column, want)                       \
	do {                                                        \
		g_autofree char *got = field(due, line, column);    \
		g_assert_cmpstr(got, ==, want);                     \
	} while (0)

static void
test_states(void)
{
	static const struct {
		const char *today, *left, *state;
		guint late;
	} table[] = {
		{ "2026-11-05", "10", "", 0 },
		{ "2026-11-17", "2", "", 0 },
		{ "2026-11-18", "1", "SEGERA", 0 },
		{ "2026-11-19", "0", "HARI TERAKHIR", 0 },
		{ "2026-11-20", "-1", "LEWAT", 1 },
		{ "2026-11-22", "-1", "LEWAT", 1 },
		{ "2026-11-23", "-2", "LEWAT", 1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(PpidDue) due =
			table_of(table[i].today, false, G_MAXINT);

		put(due, "PPID-2026-0001", &notice, NULL);
		g_test_message("%s", table[i].today);
		assert_field(due, 1, 5, table[i].left);
		assert_field(due, 1, 6, table[i].state);
		g_assert_cmpuint(ppid_due_late(due), ==, table[i].late);
	}
}

static void
test_selection(void)
{
	g_autoptr(PpidDue) due = table_of("2026-11-06", false, G_MAXINT);
	g_autoptr(PpidDue) all = table_of("2026-11-06", true, G_MAXINT);
	g_autoptr(PpidDue) soon = table_of("2026-11-06", false, 8);
	g_autoptr(PpidDue) none = table_of("2026-11-06", false, 7);
	g_autoptr(GString) text = NULL;

	put(due, "PPID-2026-0002", &reply, &notice);
	put(due, "PPID-2026-0001", &objection, &extension);
	put(due, "PPID-2026-0003", &reply, NULL);
	/* nearest of the body; not the requester's, not the conditional */
	assert_field(due, 1, 0, "PPID-2026-0002");
	assert_field(due, 1, 1, "T-NOTICE-UU");
	assert_field(due, 2, 0, "PPID-2026-0003");
	assert_field(due, 3, 0, NULL);
	text = ppid_due_table(due);
	g_assert_nonnull(strstr(text->str, "1 berkas lain hanya mempunyai"));
	put(all, "PPID-2026-0002", &reply, &notice);
	put(all, "PPID-2026-0001", &objection, &extension);
	assert_field(all, 1, 1, "T-KEB");
	assert_field(all, 2, 1, "T-NOTICE-UU");
	assert_field(all, 3, 1, "T-EXT");
	assert_field(all, 3, 6, "bersyarat");
	assert_field(all, 3, 10, "bila diperpanjang");
	assert_field(all, 4, 1, "T-KEB-REPLY-UU");
	assert_field(all, 5, 1, NULL);
	/* the strict day is 8 working days ahead */
	put(soon, "PPID-2026-0001", &notice, NULL);
	put(none, "PPID-2026-0001", &notice, NULL);
	assert_field(soon, 1, 1, "T-NOTICE-UU");
	assert_field(none, 1, 1, NULL);
}

static void
test_order(void)
{
	static const char *const ids[] = { "PPID-2026-10000",
					   "PPID-2026-0999", "PPID-2025-0001" };
	g_autoptr(PpidDue) due = table_of("2026-11-06", false, G_MAXINT);

	for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
		put(due, ids[i], &notice, NULL);
	assert_field(due, 1, 0, "PPID-2025-0001");
	assert_field(due, 2, 0, "PPID-2026-0999");
	assert_field(due, 3, 0, "PPID-2026-10000");
}

/* The duty is done: its event ends the clock, if it is not a proposal and
 * not from before. */
static void
test_closed(void)
{
	static const struct {
		const char *event, *instant, *status;
		bool open;
	} table[] = {
		{ "pemberitahuan", "2026-11-12T10:00:00+07:00", NULL, false },
		{ "pemberitahuan", "2026-11-05T10:00:00+07:00", NULL, false },
		{ "pemberitahuan", "2026-11-04T10:00:00+07:00", NULL, true },
		{ "pemberitahuan", "2026-11-12T10:00:00+07:00", "usulan",
		  true },
		{ "tanggapan-atasan", "2026-11-12T10:00:00+07:00", NULL, true },
		{ "dicabut", "2026-11-12T10:00:00+07:00", NULL, false },
		{ "surel-masuk", "2026-11-12T10:00:00+07:00", NULL, true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(PpidDue) due =
			table_of("2026-12-24", false, G_MAXINT);
		g_autoptr(PpidDue) all = table_of("2026-12-24", true, G_MAXINT);
		g_autoptr(xmlDoc) doc = record("PPID-2026-0001", "", &notice,
					       NULL);
		xmlNode *berkas = xmlDocGetRootElement(doc);
		xmlNode *event = ppid_berkas_add_event(
			berkas, table[i].event, table[i].instant, NULL);

		ppid_xml_set(event, "status", table[i].status);
		ppid_due_add(due, berkas);
		ppid_due_add(all, berkas);
		g_test_message("case %" G_GSIZE_FORMAT, i);
		assert_field(due, 1, 1, table[i].open ? "T-NOTICE-UU" : NULL);
		assert_field(all, 1, 6, table[i].open ? "LEWAT" : "selesai");
		g_assert_cmpuint(ppid_due_late(all), ==, table[i].open);
	}
}

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
		{ "12345678901234567890123456789012345678901",
		  "12345678901234567890123456789012345678901",
		  "123456789012345678901234567890123456789\xE2\x80\xA6" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(PpidDue) due =
			table_of("2026-11-06", false, G_MAXINT);
		g_autoptr(xmlDoc) doc = record(
			"PPID-2026-0001", table[i].subject, &notice, NULL);
		g_autofree char *want = g_strconcat(table[i].csv, "\"", NULL);
		g_autofree char *line =
			g_strdup_printf("  %s\n", table[i].shown);
		g_autoptr(GString) text = NULL;

		ppid_due_add(due, xmlDocGetRootElement(doc));
		g_test_message("%s", table[i].subject);
		assert_field(due, 1, 12, want);
		text = ppid_due_table(due);
		g_assert_nonnull(strstr(text->str, line));
	}
}

/* Columns are measured in cells of a terminal, not in bytes. */
static void
test_width(void)
{
	static const Clock wide = { "T-\xE6\x97\xA5\xE6\x9C\xAC",
				    "2026-11-18", "2026-11-19", "PPID",
				    NULL };
	g_autoptr(PpidDue) due = table_of("2026-11-06", false, G_MAXINT);
	g_autoptr(GString) text = NULL;

	put(due, "PPID-2026-0001", &wide, NULL);
	text = ppid_due_table(due);
	/* 2 + 2 * 2 cells beside the 7 of TENGGAT: one blank more */
	g_assert_nonnull(strstr(text->str, "  T-\xE6\x97\xA5\xE6\x9C\xAC   "));
	g_assert_null(strstr(text->str, "  T-\xE6\x97\xA5\xE6\x9C\xAC    "
					"  2026"));
}

static void
test_empty(void)
{
	g_autoptr(PpidDue) due = table_of("2026-11-06", false, G_MAXINT);
	g_autoptr(GString) text = ppid_due_table(due);

	g_assert_cmpstr(text->str, ==,
			"0 tenggat, 0 lewat; dihitung pada 2026-11-06.\n");
}

int
main(int argc, char **argv)
{
	int result;

	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	calendar = ppid_calendar_load(NULL, true, NULL);
	rules = ppid_rules_load(NULL, NULL);
	g_test_add_func("/due/states", test_states);
	g_test_add_func("/due/selection", test_selection);
	g_test_add_func("/due/order", test_order);
	g_test_add_func("/due/closed", test_closed);
	g_test_add_func("/due/text", test_text);
	g_test_add_func("/due/width", test_width);
	g_test_add_func("/due/empty", test_empty);
	result = g_test_run();
	ppid_rules_free(rules);
	ppid_calendar_free(calendar);
	return result;
}
