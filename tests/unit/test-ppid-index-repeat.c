/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was in the register before: order, registers, bounds, query plan. */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "ppid-case.h"
#include "ppid-index-private.h"
#include "scratch.h"

/* One case: who asks, for what, its numbers (0 = none), their date. */
typedef struct {
	int id;
	const char *who, *what, *body;
	int request, objection;
	const char *date;
} Row;

static char *
xml_of(const Row *row)
{
	g_autofree char *id = ppid_case_id(2026, row->id);
	GString *xml = g_string_new(NULL);

	g_string_printf(xml,
			"<berkas xmlns='urn:ppid:berkas:1' id='%s' revisi='1' "
			"badan-publik='%s'>",
			id, row->body);
	for (int i = 0; i < 2; i++) {
		int number = i == 0 ? row->request : row->objection;

		if (number > 0)
			g_string_append_printf(
				xml,
				"<nomor jenis='%s' tanggal='%s' "
				"surel='surel-1' urutan='%d'>%s/%d/%d</nomor>",
				i == 0 ? PPID_INDEX_REQUEST
				       : PPID_INDEX_OBJECTION,
				row->date, number, row->body, i, number);
	}
	g_string_append_printf(
		xml,
		"<permintaan><rincian nomor='1'>%s</rincian></permintaan>"
		"<surel id='surel-1' arah='masuk' sumber='s%d' "
		"sha256='%064d'><dari>%s@x.example</dari></surel></berkas>",
		row->what, row->id, row->id, row->who);
	return g_string_free(xml, FALSE);
}

static void
put(PpidIndex *index, const Row *row)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *xml = xml_of(row);
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(xml, strlen(xml), "test", &error);

	g_assert_no_error(error);
	g_assert_true(ppid_index_put(index, xmlDocGetRootElement(doc),
				     "digest", &error));
}

/* "3as 1s": numbers of the cases, a = the same requester, s = the same asked. */
static char *
earlier(PpidIndex *index, int id, const char *sequence, const char *among)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidIndexRepeats) repeats = NULL;
	g_autofree char *name = ppid_case_id(2026, id);
	GString *out = g_string_new(NULL);

	g_assert_true(ppid_index_repeats(index, name, sequence, among,
					 &repeats, &error));
	for (guint i = 0; repeats != NULL && i < repeats->earlier->len; i++) {
		const PpidIndexEarlier *item = repeats->earlier->pdata[i];
		gint64 number = 0;

		g_assert_true(ppid_case_id_parse(item->id, NULL, &number));
		g_string_append_printf(out, "%s%d%s%s", i > 0 ? " " : "",
				       (int)number, item->same_asker ? "a" : "",
				       item->same_content ? "s" : "");
	}
	return g_string_free(out, FALSE);
}

/* Empty and in memory. */
static PpidIndex *
new_index(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autoptr(PpidHome) home = NULL;
	g_autoptr(GError) error = NULL;
	PpidIndex *index;

	g_assert_true(ppid_home_create(dir, &error));
	home = ppid_home_open(dir, &error);
	g_assert_no_error(error);
	index = ppid_index_open_read(home, &error);
	g_assert_no_error(error);
	return index;
}

#define DPA "Salinan DPA Dinas Kesehatan"
#define DAY "2026-11-20"

static void
test_order(void)
{
	static const Row rows[] = {
		{ 1, "a", DPA, "uji", 1, 0, DAY },
		{ 2, "b", DPA, "uji", 2, 0, DAY },
		{ 3, "a", "Data desa 2024", "uji", 4, 0, DAY },
		/* registered before 3, though its case came after it */
		{ 4, "a", DPA, "uji", 3, 0, DAY },
		/* another body, no number */
		{ 5, "a", DPA, "lain", 1, 0, DAY },
		{ 6, "a", DPA, "uji", 0, 0, DAY },
	};
	static const struct {
		int id;
		const char *earlier;
	} cases[] = {
		{ 1, "" }, { 2, "1s" }, { 3, "4a 1a" }, { 4, "2s 1as" },
		{ 5, "" }, { 6, "" },	{ 7, "" },
	};
	g_autoptr(PpidIndex) index = new_index();

	/* whatever order they are put in, and once more */
	for (gsize i = G_N_ELEMENTS(rows); i-- > 0;)
		put(index, &rows[i]);
	put(index, &rows[2]);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got =
			earlier(index, cases[i].id, PPID_INDEX_REQUEST,
				PPID_INDEX_REQUEST);

		g_test_message("%d", cases[i].id);
		g_assert_cmpstr(got, ==, cases[i].earlier);
	}
}

static void
test_objections(void)
{
	static const Row rows[] = {
		{ 1, "a", DPA, "uji", 1, 0, "2026-11-18" },
		{ 2, "a", DPA, "uji", 2, 1, "2026-11-19" },
		{ 3, "a", DPA, "uji", 0, 2, "2026-11-20" },
		{ 4, "a", DPA, "uji", 3, 0, "2026-11-21" },
	};
	g_autoptr(PpidIndex) index = new_index();
	g_autofree char *same = NULL, *requests = NULL, *none = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		put(index, &rows[i]);
	same = earlier(index, 3, PPID_INDEX_OBJECTION, PPID_INDEX_OBJECTION);
	g_assert_cmpstr(same, ==, "2a");
	/* of no later date */
	requests = earlier(index, 3, PPID_INDEX_OBJECTION,
			   PPID_INDEX_REQUEST);
	g_assert_cmpstr(requests, ==, "2a 1a");
	none = earlier(index, 3, PPID_INDEX_REQUEST, PPID_INDEX_REQUEST);
	g_assert_cmpstr(none, ==, "");
}

/* What a case is corrected to replaces what it was. */
static void
test_corrected(void)
{
	Row first = { 1, "a", DPA, "uji", 1, 0, DAY };
	const Row second = { 2, "a", DPA, "uji", 2, 0, DAY };
	g_autoptr(PpidIndex) index = new_index();
	g_autofree char *before = NULL, *after = NULL;

	put(index, &first);
	put(index, &second);
	before = earlier(index, 2, PPID_INDEX_REQUEST, PPID_INDEX_REQUEST);
	g_assert_cmpstr(before, ==, "1as");
	first.who = "b";
	first.what = "Data desa 2024";
	put(index, &first);
	after = earlier(index, 2, PPID_INDEX_REQUEST, PPID_INDEX_REQUEST);
	g_assert_cmpstr(after, ==, "");
}

/* Storms: lists are cut, all at the same place. */
static void
test_many(void)
{
	enum { MANY = 400, KEPT = 300 };
	g_autoptr(PpidIndex) index = new_index();
	g_autoptr(PpidIndexRepeats) repeats = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *last = ppid_case_id(2026, MANY);
	g_autofree char *oldest = ppid_case_id(2026, MANY - KEPT);
	const PpidIndexEarlier *item;

	for (int i = 1; i <= MANY; i++) {
		Row row = { i, i % 2 == 0 ? "a" : "b", DPA, "uji",
			    i, 0, DAY };

		put(index, &row);
	}
	g_assert_true(ppid_index_repeats(index, last, PPID_INDEX_REQUEST,
					 PPID_INDEX_REQUEST, &repeats,
					 &error));
	g_assert_cmpuint(repeats->earlier->len, ==, KEPT);
	g_assert_true(repeats->more);
	item = repeats->earlier->pdata[KEPT - 1];
	g_assert_cmpstr(item->id, ==, oldest);
	g_assert_true(item->same_content && item->same_asker);
	item = repeats->earlier->pdata[0];
	g_assert_true(item->same_content && !item->same_asker);
}

/* A walk along the primary key, without sorting: a requester with 20,000
 * letters costs a page no more than 300 rows. */
static void
test_plan(void)
{
	g_autoptr(PpidIndex) index = new_index();
	g_autoptr(GError) error = NULL;
	g_autoptr(sqlite3_stmt) stmt = ppid_db_prepare(
		index->db, &error, "EXPLAIN QUERY PLAN " PPID_INDEX_REPEATS_SQL,
		"sssiissi", "k", "b", "s", (gint64)1, (gint64)1, "d", "i",
		(gint64)1);
	bool row = false;
	g_autofree char *plan = NULL;

	g_assert_no_error(error);
	g_assert_true(ppid_db_step(index->db, stmt, &row, &error) && row);
	plan = ppid_db_text(stmt, 3);
	g_assert_nonnull(strstr(plan,
				"USING PRIMARY KEY (key=? AND body=? AND "
				"sequence=? AND (year,number)<(?,?))"));
	g_assert_true(ppid_db_step(index->db, stmt, &row, &error));
	g_assert_false(row);
}

int
main(int argc, char **argv)
{
	umask(0027);
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/index-repeat/order", test_order);
	g_test_add_func("/index-repeat/objections", test_objections);
	g_test_add_func("/index-repeat/corrected", test_corrected);
	g_test_add_func("/index-repeat/many", test_many);
	g_test_add_func("/index-repeat/plan", test_plan);
	return g_test_run();
}
