/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-main - replays seeds through a fuzz target, as a test
 *
 *     fuzz-X [--tap] [FILE|FOLDER]...
 *
 * Stands in for libFuzzer in "make check": every file goes through
 * LLVMFuzzerTestOneInput() whole, one TAP line each.  Without operands the
 * seeds are those of tests/fuzz/seeds/X/ and of the folders (relative to the
 * source) that tests/fuzz/seeds/X.also lists.  A crash or a hang ends the
 * program before its plan is written, which the harness counts as an error.
 */
#include "config.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <glib.h>

/* One seed takes milliseconds; sanitizers on a busy machine take longer. */
#define SECONDS_PER_SEED 60

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
collect(GPtrArray *files, const char *path)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = NULL;
	const char *entry;

	if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
		g_ptr_array_add(files, g_strdup(path));
		return;
	}
	dir = g_dir_open(path, 0, NULL);
	while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL)
		g_ptr_array_add(names, g_build_filename(path, entry, NULL));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++)
		collect(files, names->pdata[i]);
}

/* "tests/fuzz/fuzz-stream" looks into tests/fuzz/seeds/stream. */
static void
collect_default(GPtrArray *files, const char *program)
{
	const char *srcdir = g_getenv("srcdir");
	g_autofree char *base = g_path_get_basename(program);
	const char *name =
		g_str_has_prefix(base, "fuzz-") ? base + strlen("fuzz-") : base;
	g_autofree char *seeds =
		g_build_filename(srcdir != NULL ? srcdir : ".", "tests", "fuzz",
				 "seeds", name, NULL);
	g_autofree char *also = g_strconcat(seeds, ".also", NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	collect(files, seeds);
	if (!g_file_get_contents(also, &text, NULL, NULL))
		return;
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		g_autofree char *path = g_build_filename(
			srcdir != NULL ? srcdir : ".", g_strstrip(*line), NULL);

		if (**line != '\0' && **line != '#')
			collect(files, path);
	}
}

/* The copy has exactly the size of the seed, so that a read beyond its end
 * is seen by AddressSanitizer. */
static bool
replay(const char *path)
{
	g_autofree char *data = NULL;
	g_autofree uint8_t *copy = NULL;
	gsize size;

	if (!g_file_get_contents(path, &data, &size, NULL))
		return false;
	copy = g_memdup2(data, size);
	alarm(SECONDS_PER_SEED);
	LLVMFuzzerTestOneInput(copy, size);
	alarm(0);
	return true;
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	bool all_read = true;

	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--tap") != 0)
			collect(files, argv[i]);
	if (files->len == 0)
		collect_default(files, argv[0]);
	for (guint i = 0; i < files->len; i++) {
		g_autofree char *name = g_path_get_basename(files->pdata[i]);
		bool ok = replay(files->pdata[i]);

		printf("%s %u - %s\n", ok ? "ok" : "not ok", i + 1, name);
		fflush(stdout);
		all_read = all_read && ok;
	}
	printf("1..%u\n", files->len);
	return all_read && files->len > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
