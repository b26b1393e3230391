/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scratch.h - a folder for one test, removed with all that is in it
 */
#ifndef PPID_TEST_SCRATCH_H
#define PPID_TEST_SCRATCH_H

#include <string.h>
#include <glib.h>
#include <glib/gstdio.h>

typedef char Scratch;

static inline Scratch *
scratch_new(void)
{
	g_autoptr(GError) error = NULL;
	char *path = g_dir_make_tmp("ppid-unit-XXXXXX", &error);

	g_assert_no_error(error);
	return path;
}

static inline void
scratch_remove(const char *path)
{
	g_autoptr(GDir) dir = NULL;
	const char *entry;

	if (!g_file_test(path, G_FILE_TEST_IS_SYMLINK))
		dir = g_dir_open(path, 0, NULL);
	while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL) {
		g_autofree char *inner = g_build_filename(path, entry, NULL);

		scratch_remove(inner);
	}
	g_remove(path);
}

static inline void
scratch_free(Scratch *path)
{
	scratch_remove(path);
	g_free(path);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scratch, scratch_free)

/* Returns: (transfer full): the path of @name in the folder. */
static inline char *
scratch_path(const Scratch *dir, const char *name)
{
	return g_build_filename(dir, name, NULL);
}

/* Returns: (transfer full): the path of a new file @name with @text. */
static inline char *
scratch_file(const Scratch *dir, const char *name, const char *text)
{
	char *path = scratch_path(dir, name);
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GError) error = NULL;

	g_assert_cmpint(g_mkdir_with_parents(folder, 0750), ==, 0);
	g_file_set_contents(path, text, (gssize)strlen(text), &error);
	g_assert_no_error(error);
	return path;
}

static inline void
scratch_put(const Scratch *dir, const char *name, const char *text)
{
	g_free(scratch_file(dir, name, text));
}

/* How many entries a folder has, hidden ones too. */
static inline guint
scratch_count(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	guint count = 0;

	while (dir != NULL && g_dir_read_name(dir) != NULL)
		count++;
	return count;
}

#endif /* PPID_TEST_SCRATCH_H */
