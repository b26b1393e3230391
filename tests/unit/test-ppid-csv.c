/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV: what is quoted, what is read, damage with its line. */
#include "config.h"

#include <string.h>

#include "ppid-csv.h"
#include "ppid-error.h"

static char *
show(const GPtrArray *rows)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < rows->len; i++) {
		const PpidCsvRow *row = rows->pdata[i];

		g_string_append_printf(out, "%d:", row->line);
		for (char **p = row->fields; *p != NULL; p++)
			g_string_append_printf(out, "[%s]", *p);
	}
	return g_string_free(out, FALSE);
}

static void
test_read(void)
{
	static const struct {
		const char *text, *rows;
	} table[] = {
		{ "", "" },
		{ "a,b\n", "1:[a][b]" },
		{ "a,b\r\n\r\nc,\r\n", "1:[a][b]3:[c][]" },
		{ "a", "1:[a]" },
		{ "\xEF\xBB\xBF\"a\",b", "1:[a][b]" },
		{ "\"a,\"\"b\"\"\",\"c\nd\"\ne\n", "1:[a,\"b\"][c\nd]3:[e]" },
		{ "\"\",\n,\n", "1:[][]2:[][]" },
		{ "a\rb\n", "1:[a\rb]" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GPtrArray) rows =
			ppid_csv_parse(table[i].text, strlen(table[i].text),
				       "t.csv", 10, &error);
		g_autofree char *text = NULL;

		g_assert_no_error(error);
		text = show(rows);
		g_assert_cmpstr(text, ==, table[i].rows);
	}
}

static void
test_damage(void)
{
	static const struct {
		const char *text, *says;
	} table[] = {
		{ "a\n\"b\n", "t.csv:3: a quote is not closed" },
		{ "a\nb\"c\n", "t.csv:2: a quote inside a field" },
		{ "\"a\"b\n", "t.csv:1: text after a quoted field" },
		{ "\xFF\n", "t.csv:1: not UTF-8" },
		{ "a\nb\nc\nd\n", "t.csv:5: too many lines" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GPtrArray) rows =
			ppid_csv_parse(table[i].text, strlen(table[i].text),
				       "t.csv", 3, &error);

		g_assert_null(rows);
		g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
		g_assert_cmpstr(error->message, ==, table[i].says);
	}
}

static void
test_nul(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows =
		ppid_csv_parse("a\0b\n", 4, "t.csv", 3, &error);

	g_assert_null(rows);
	g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
}

/* What is written is read as it was. */
static void
test_write(void)
{
	const char *const fields[] = { "a", "", "b,c", "say \"x\"", "d\r\ne",
				       NULL };
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GPtrArray) rows = NULL;
	const PpidCsvRow *row;

	ppid_csv_add(out, fields);
	g_assert_cmpstr(out->str, ==,
			"a,,\"b,c\",\"say \"\"x\"\"\",\"d\r\ne\"\r\n");
	rows = ppid_csv_parse(out->str, out->len, "t.csv", 3, NULL);
	g_assert_nonnull(rows);
	row = rows->pdata[0];
	g_assert_true(g_strv_equal(fields, (const char *const *)row->fields));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/csv/read", test_read);
	g_test_add_func("/csv/damage", test_damage);
	g_test_add_func("/csv/nul", test_nul);
	g_test_add_func("/csv/write", test_write);
	return g_test_run();
}
