/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-spool.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ppid-atomic.h"
#include "ppid-error.h"

#define DONE_SUFFIX ":2,S"
#define REASON_SUFFIX ".sebab"

char *
ppid_spool_name(gint64 instant, const char *unique, const char *account)
{
	return g_strdup_printf("%" G_GINT64_FORMAT ".%s.%s", instant, unique,
			       account);
}

/* Names come from streams that anyone may have written. */
static bool
is_plain(const char *name)
{
	return name[0] != '\0' && name[0] != '.' &&
	       strchr(name, '/') == NULL;
}

static bool
check_plain(const char *name, GError **error)
{
	g_autofree char *masked = NULL;

	if (is_plain(name))
		return true;
	masked = ppid_error_mask(name);
	g_set_error(error, PPID_ERROR, PPID_ERROR_DATA,
		    "'%s' is not the name of a message", masked);
	return false;
}

gint64
ppid_spool_instant(const char *name)
{
	char *end;
	gint64 instant = g_ascii_strtoll(name, &end, 10);

	return end != name && *end == '.' && instant > 0 ? instant : 0;
}

/* Like strcmp(), but runs of digits by their value: U9 before U10. */
static int
compare_natural(const char *a, const char *b)
{
	while (*a != '\0' && *b != '\0') {
		if (g_ascii_isdigit(*a) && g_ascii_isdigit(*b)) {
			char *a_end, *b_end;
			guint64 x = g_ascii_strtoull(a, &a_end, 10);
			guint64 y = g_ascii_strtoull(b, &b_end, 10);

			if (x != y)
				return x < y ? -1 : 1;
			a = a_end;
			b = b_end;
		} else if (*a != *b) {
			return (guchar)*a < (guchar)*b ? -1 : 1;
		} else {
			a++;
			b++;
		}
	}
	return (guchar)*a - (guchar)*b;
}

static int
compare_entries(const void *a, const void *b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;
	int order = compare_natural(x, y);

	return order != 0 ? order : strcmp(x, y);
}

/* NAME.sebab is a reason only beside the message NAME: a message whose own
 * name ends so must not be left out. */
static bool
is_reason(const char *dir, const char *entry)
{
	g_autofree char *path = g_build_filename(dir, entry, NULL);

	if (!g_str_has_suffix(entry, REASON_SUFFIX))
		return false;
	path[strlen(path) - strlen(REASON_SUFFIX)] = '\0';
	return g_file_test(path, G_FILE_TEST_EXISTS);
}

GPtrArray *
ppid_spool_list(const PpidHome *home, const char *folder, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *path = ppid_home_path(home, folder);
	g_autoptr(GError) local = NULL;
	g_autoptr(GDir) dir = g_dir_open(path, 0, &local);
	const char *entry;

	if (dir == NULL) {
		g_set_error_literal(error, PPID_ERROR, PPID_ERROR_IO,
				    local->message);
		return NULL;
	}
	while ((entry = g_dir_read_name(dir)) != NULL)
		if (entry[0] != '.' && !is_reason(path, entry))
			g_ptr_array_add(names, g_strdup(entry));
	g_ptr_array_sort(names, compare_entries);
	return g_steal_pointer(&names);
}

static char *
path_in(const PpidHome *home, const char *folder, const char *name,
	const char *suffix)
{
	g_autofree char *dir = ppid_home_path(home, folder);

	return g_strdup_printf("%s/%s%s", dir, name, suffix);
}

char *
ppid_spool_find(const PpidHome *home, const char *name)
{
	static const struct {
		const char *folder, *suffix;
	} places[] = {
		{ PPID_HOME_SPOOL_NEW, "" },
		{ PPID_HOME_SPOOL_CUR, DONE_SUFFIX },
		{ PPID_HOME_SPOOL_STUCK, "" },
	};

	if (!is_plain(name))
		return NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *path = path_in(home, places[i].folder, name,
						places[i].suffix);

		if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
			return g_steal_pointer(&path);
	}
	return NULL;
}

bool
ppid_spool_has(const PpidHome *home, const char *name)
{
	g_autofree char *path = ppid_spool_find(home, name);

	return path != NULL;
}

bool
ppid_spool_deliver(const PpidHome *home, const char *tmp, const char *name,
		   bool *existed_out, GError **error)
{
	g_autofree char *path = path_in(home, PPID_HOME_SPOOL_NEW, name, "");

	if (!check_plain(name, error)) {
		unlink(tmp);
		return false;
	}
	if (ppid_spool_has(home, name)) {
		unlink(tmp);
		*existed_out = true;
		return true;
	}
	return ppid_atomic_publish(tmp, path, existed_out, error);
}

bool
ppid_spool_acknowledge(const PpidHome *home, const char *name, GError **error)
{
	g_autofree char *from = path_in(home, PPID_HOME_SPOOL_NEW, name, "");
	g_autofree char *to =
		path_in(home, PPID_HOME_SPOOL_CUR, name, DONE_SUFFIX);

	if (!check_plain(name, error))
		return false;
	if (rename(from, to) == 0)
		return true;
	if (errno == ENOENT && g_file_test(to, G_FILE_TEST_EXISTS))
		return true;
	return ppid_error_set_errno(error, errno, "cannot acknowledge '%s'",
				    from);
}

bool
ppid_spool_hold(const PpidHome *home, const char *name, const char *reason,
		GError **error)
{
	g_autofree char *from = path_in(home, PPID_HOME_SPOOL_NEW, name, "");
	g_autofree char *to = path_in(home, PPID_HOME_SPOOL_STUCK, name, "");
	g_autofree char *why =
		path_in(home, PPID_HOME_SPOOL_STUCK, name, REASON_SUFFIX);
	g_autofree char *line = g_strconcat(reason, "\n", NULL);

	if (!check_plain(name, error))
		return false;
	/* moved first: a reason without its message would be read as one */
	return ppid_atomic_rename(from, to, error) &&
	       ppid_atomic_write(why, line, strlen(line), error);
}

/* --- back into the queue -------------------------------------------------------- */

bool
ppid_spool_is_in(const PpidHome *home, const char *folder, const char *name)
{
	g_autofree char *path = path_in(home, folder, name, "");

	return is_plain(name) && g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

char *
ppid_spool_reason(const PpidHome *home, const char *name)
{
	g_autofree char *path =
		path_in(home, PPID_HOME_SPOOL_STUCK, name, REASON_SUFFIX);
	char line[1024];
	FILE *file = is_plain(name) ? fopen(path, "re") : NULL;
	bool any = file != NULL && fgets(line, sizeof line, file) != NULL;

	if (file != NULL)
		fclose(file);
	return any ? ppid_error_mask(g_strchomp(line)) : NULL;
}

bool
ppid_spool_requeue(const PpidHome *home, const char *name, GError **error)
{
	g_autofree char *new = ppid_home_path(home, PPID_HOME_SPOOL_NEW);
	g_autofree char *stuck = ppid_home_path(home, PPID_HOME_SPOOL_STUCK);
	g_autofree char *from = path_in(home, PPID_HOME_SPOOL_STUCK, name, "");
	g_autofree char *to = path_in(home, PPID_HOME_SPOOL_NEW, name, "");
	g_autofree char *why =
		path_in(home, PPID_HOME_SPOOL_STUCK, name, REASON_SUFFIX);

	if (!check_plain(name, error))
		return false;
	/* a reason without its message would be read as one */
	if (unlink(why) != 0 && errno != ENOENT)
		return ppid_error_set_errno(error, errno, "cannot remove '%s'",
					    why);
	if (!ppid_fsync_dir(stuck, error))
		return false;
	if (ppid_rename_new(from, to) != 0)
		return ppid_error_set_errno(
			error, errno, "cannot move '%s' to spool/new", from);
	return ppid_fsync_dir(new, error) && ppid_fsync_dir(stuck, error);
}

guint
ppid_spool_count(const PpidHome *home, const char *folder)
{
	g_autofree char *path = ppid_home_path(home, folder);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *entry;
	guint count = 0;

	while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL)
		count += entry[0] != '.';
	return count;
}
