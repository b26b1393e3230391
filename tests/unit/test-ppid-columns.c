/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign text in a table: what it takes, what is left out, where it is cut. */
#include "config.h"

#include "ppid-columns.h"

#define NI "\xE6\x97\xA5"	/* a wide character */
#define ACUTE "\xCC\x81"	/* combining */
#define RLO "\xE2\x80\xAE"	/* turns the line */
#define ELLIPSIS "\xE2\x80\xA6"

static void
test_table(void)
{
	static const struct {
		const char *text, *clean;
		int count;
		const char *cut5;
	} table[] = {
		{ NULL, "", 0, "" },
		{ "", "", 0, "" },
		{ "abcde", "abcde", 5, "abcde" },
		{ "abcdef", "abcdef", 6, "abcd" ELLIPSIS },
		{ "  a \t\n b  ", "a b", 3, "a b" },
		{ "a\x1b[2Jb", "a [2Jb", 6, "a [2" ELLIPSIS },
		{ "a" RLO "b", "a b", 3, "a b" },
		{ "e" ACUTE "e" ACUTE, "e" ACUTE "e" ACUTE, 2,
		  "e" ACUTE "e" ACUTE },
		{ NI NI, NI NI, 4, NI NI },
		{ NI NI NI, NI NI NI, 6, NI NI ELLIPSIS },
		{ "a" NI NI "b", "a" NI NI "b", 6, "a" NI ELLIPSIS },
		{ "\xC2\xA0x", "x", 1, "x" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *clean = ppid_columns_clean(table[i].text);
		g_autofree char *cut = ppid_columns_cut(clean, 5);

		g_test_message("case %" G_GSIZE_FORMAT, i);
		g_assert_cmpstr(clean, ==, table[i].clean);
		g_assert_cmpint(ppid_columns_count(clean), ==,
				table[i].count);
		g_assert_cmpstr(cut, ==, table[i].cut5);
		g_assert_cmpint(ppid_columns_count(cut), <=, 5);
	}
}

static void
test_long(void)
{
	g_autofree char *text = g_strnfill(5000, 'x');
	g_autofree char *clean = ppid_columns_clean(text);

	g_assert_cmpint(ppid_columns_count(clean), ==, 400);
}

static void
test_wrap(void)
{
	static const struct {
		const char *text, *lines;
	} table[] = {
		{ "", "" },
		{ "abcde", "abcde" },
		{ "abcde f", "abcde|f" },
		{ "ab cd ef", "ab cd|ef" },
		{ "abcdefg", "abcde|fg" },
		{ "a bcdefgh", "a|bcdef|gh" },
		{ NI NI NI, NI NI "|" NI },
		{ "e" ACUTE "e" ACUTE "e" ACUTE " abc",
		  "e" ACUTE "e" ACUTE "e" ACUTE "|abc" },
		{ "abcde ", "abcde" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_auto(GStrv) lines = ppid_columns_wrap(table[i].text, 5);
		g_autofree char *joined = g_strjoinv("|", lines);

		g_assert_cmpstr(joined, ==, table[i].lines);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/columns/table", test_table);
	g_test_add_func("/columns/long", test_long);
	g_test_add_func("/columns/wrap", test_wrap);
	return g_test_run();
}
