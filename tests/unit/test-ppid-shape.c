/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-shape.h"

#include <string.h>

/* "N:" a NIK, "T:" a telephone, "M:" a mail, "D:" a decree. */
static const struct {
	const char *text;
	const char *want;
} rows[] = {
	{ "", "" },
	{ "tanpa satu angka pun, dan tanpa alamat.", "" },
	{ "NIK 3601014501900001, HP 0812-0000-1111",
	  "N:3601014501900001 T:0812-0000-1111 " },
	{ "NIK: 3601 0145 0190 0001", "N:3601 0145 0190 0001 " },
	{ "(021) 555 0101 atau +62 812 0000 1111",
	  "T:(021) 555 0101 T:+62 812 0000 1111 " },
	{ "(0812-0000-1111)", "T:0812-0000-1111 " },
	{ "wa.me/6281200001111", "T:6281200001111 " },
	{ "x/081200001111", "" },
	{ "02.03.2026", "" },
	{ "a.b-c@contoh.example, 7d@contoh.example",
	  "M:a.b-c@contoh.example M:7d@contoh.example " },
	{ "<-x@contoh.example>", "" },
	{ "081200001111@contoh.example", "M:081200001111@contoh.example " },
	{ "legal@maju-\ncontoh.example", "M:legal@maju-\ncontoh.example " },
	{ "SK AHU-0031182.AH.01.01.TAHUN 2014",
	  "D:AHU-0031182.AH.01.01.TAHUN 2014 " },
	{ "C-1234.HT.01.01 dan W10-12 .AH.01.02",
	  "D:C-1234.HT.01.01 D:W10-12 .AH.01.02 " },
	{ "x081200001111", "" },
	{ "1234567890123456789012345", "" },
};

static char *
find(const PpidShapes *shapes, const char *text, gsize start, gsize length)
{
	static const char letters[PPID_SHAPES] = {
		[PPID_SHAPE_NIK] = 'N', [PPID_SHAPE_PHONE] = 'T',
		[PPID_SHAPE_MAIL] = 'M', [PPID_SHAPE_DECREE] = 'D'
	};
	g_autoptr(GArray) found = ppid_shapes_find(shapes, text, start, length);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < found->len; i++) {
		const PpidShape *s = &g_array_index(found, PpidShape, i);

		g_string_append_printf(out, "%c:%.*s ", letters[s->kind],
				       (int)s->length, text + s->start);
	}
	return g_string_free(out, FALSE);
}

static void
test_rows(void)
{
	g_autoptr(PpidShapes) shapes = ppid_shapes_new();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = find(shapes, rows[i].text, 0,
					    strlen(rows[i].text));

		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

/* What stands before a range is seen, what stands behind it is not. */
static void
test_range(void)
{
	const char *text = "x081200001111 081200002222";
	g_autoptr(PpidShapes) shapes = ppid_shapes_new();
	g_autofree char *cut = find(shapes, text, 1, 12);
	g_autofree char *first = find(shapes, text, 1, 23);
	g_autofree char *whole = find(shapes, text, 0, strlen(text));

	g_assert_cmpstr(cut, ==, "");
	g_assert_cmpstr(first, ==, "T:0812000022 ");
	g_assert_cmpstr(whole, ==, "T:081200002222 ");
}

/* Nothing in it is quadratic. */
static void
test_long(void)
{
	static const char *const parts[] = { "(",    "1.",  "a1", "0 ", "+62 ",
					     "a@",   "W1 ", ".",  "0-", "08.1 ",
					     "a.b-", "A " };
	g_autoptr(PpidShapes) shapes = ppid_shapes_new();

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		gint64 before = g_get_monotonic_time();
		g_autofree char *got = NULL;

		while (text->len < 300000)
			g_string_append(text, parts[i]);
		got = find(shapes, text->str, 0, text->len);
		g_assert_cmpint(g_get_monotonic_time() - before, <, 10000000);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/shape/rows", test_rows);
	g_test_add_func("/shape/range", test_range);
	g_test_add_func("/shape/long", test_long);
	return g_test_run();
}
