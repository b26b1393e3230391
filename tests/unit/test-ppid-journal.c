/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of lines: whole lines, bounded, old ones kept by number. */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-journal.h"
#include "scratch.h"

#define LINE "0123456789\n"

static void
append(const char *path, const char *line, guint octets, guint files)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_journal_append(path, line, octets, files, &error));
	g_assert_no_error(error);
}

static char *
contents(const char *dir, const char *name)
{
	g_autofree char *path = scratch_path(dir, name);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

static void
test_lines(void)
{
	static const struct {
		const char *before; /* NULL = no file */
		const char *after;
	} cases[] = {
		{ NULL, LINE },
		{ "", LINE },
		{ "a\n", "a\n" LINE },
		/* a writer was cut off */
		{ "a\n{\"b", "a\n{\"b\n" LINE },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Scratch) dir = scratch_new();
		g_autofree char *path = scratch_path(dir, "log");
		g_autofree char *text = NULL;

		if (cases[i].before != NULL)
			scratch_put(dir, "log", cases[i].before);
		append(path, LINE, 1000, 2);
		text = contents(dir, "log");
		g_assert_cmpstr(text, ==, cases[i].after);
	}
}

static void
test_rotation(void)
{
	static const struct {
		guint octets, files, lines;
		/* wanted: lines in log, log.1, log.2; 0 = absent */
		guint counts[3];
	} cases[] = {
		{ 35, 2, 3, { 3, 0, 0 } },
		{ 35, 2, 4, { 1, 3, 0 } },
		{ 35, 2, 10, { 1, 3, 3 } },
		{ 35, 1, 10, { 1, 3, 0 } },
		{ 35, 0, 10, { 1, 0, 0 } },
		/* one line is too large already */
		{ 5, 2, 1, { 1, 0, 0 } },
		{ 5, 2, 7, { 1, 1, 1 } },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Scratch) dir = scratch_new();
		g_autofree char *path = scratch_path(dir, "log");
		guint files = 0;

		g_test_message("%" G_GSIZE_FORMAT, i);
		for (guint k = 0; k < cases[i].lines; k++)
			append(path, LINE, cases[i].octets, cases[i].files);
		for (guint k = 0; k < G_N_ELEMENTS(cases[i].counts); k++) {
			g_autofree char *name =
				k == 0 ? g_strdup("log")
				       : g_strdup_printf("log.%u", k);
			g_autofree char *text = contents(dir, name);
			gsize size = text != NULL ? strlen(text) : 0;

			g_assert_cmpuint(size / strlen(LINE), ==,
					 cases[i].counts[k]);
			files += text != NULL;
		}
		g_assert_cmpuint(scratch_count(dir), ==, files);
	}
}

static void
test_refused(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *link = scratch_path(dir, "link");
	g_autofree char *absent = scratch_path(dir, "absent/log");
	g_autofree char *target = scratch_file(dir, "target", "");
	const char *const paths[] = { dir, link, absent, "/dev/null" };

	g_assert_cmpint(symlink(target, link), ==, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_false(ppid_journal_append(paths[i], LINE, 100, 1,
						   &error));
		g_assert_nonnull(error);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/journal/lines", test_lines);
	g_test_add_func("/journal/rotation", test_rotation);
	g_test_add_func("/journal/refused", test_refused);
	return g_test_run();
}
