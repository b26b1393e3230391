/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folders of a home, who may read them, and its locks. */
#include "config.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-home.h"
#include "scratch.h"

static const char *const folders[] = {
	PPID_HOME_SPOOL_TMP,   PPID_HOME_SPOOL_NEW, PPID_HOME_SPOOL_CUR,
	PPID_HOME_SPOOL_STUCK, PPID_HOME_CASES,	    PPID_HOME_PAGES,
	PPID_HOME_STATE,
};

static PpidHome *
make_home(const char *path)
{
	g_autoptr(GError) error = NULL;
	PpidHome *home;

	g_assert_true(ppid_home_create(path, &error));
	home = ppid_home_open(path, &error);
	g_assert_no_error(error);
	return home;
}

static void
test_create(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_path(dir, "deep/home");
	g_autofree char *file = scratch_file(dir, "file", "x");
	g_autofree char *below = scratch_path(dir, "file/home");
	g_autoptr(PpidHome) home = make_home(path);
	g_autoptr(GError) error = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *folder = ppid_home_path(home, folders[i]);
		struct stat st;

		g_assert_cmpint(stat(folder, &st), ==, 0);
		g_assert_cmpint(st.st_mode & 07777, ==, 0750);
	}
	g_assert_false(ppid_home_create(path, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CANTCREAT);
	g_clear_error(&error);
	g_assert_false(ppid_home_create(file, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CANTCREAT);
	g_clear_error(&error);
	g_assert_false(ppid_home_create(below, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CANTCREAT);
}

static void
test_open(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_path(dir, "home");
	g_autofree char *absent = scratch_path(dir, "absent");
	g_autoptr(PpidHome) home = make_home(path);
	g_autofree char *self = ppid_home_path(home, NULL);
	g_autoptr(GError) error = NULL;

	g_assert_cmpstr(self, ==, path);
	g_assert_null(ppid_home_open(absent, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
	g_clear_error(&error);
	g_assert_null(ppid_home_open(dir, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
	g_clear_error(&error);
	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		static const mode_t open_modes[] = { 0755, 0770, 0751, 0752 };
		g_autofree char *folder = ppid_home_path(home, folders[i]);

		for (gsize j = 0; j < G_N_ELEMENTS(open_modes); j++) {
			g_assert_cmpint(chmod(folder, open_modes[j]), ==, 0);
			g_assert_null(ppid_home_open(path, &error));
			g_assert_error(error, PPID_ERROR, PPID_ERROR_NOPERM);
			g_clear_error(&error);
		}
		g_assert_cmpint(chmod(folder, 0700), ==, 0);
	}
	ppid_home_free(ppid_home_open(path, &error));
	g_assert_no_error(error);
}

/* 0 if another process gets the lock, 75 if it is held. */
static int
lock_elsewhere(const PpidHome *home, const char *name)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		g_autoptr(GError) error = NULL;
		int fd = ppid_home_lock(home, name, &error);

		_exit(fd >= 0 ? 0 : ppid_error_exit_status(error));
	}
	g_assert_cmpint(child, >, 0);
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
test_lock(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_path(dir, "home");
	g_autofree char *trap = scratch_path(dir, "home/state/trap.kunci");
	g_autoptr(PpidHome) home = make_home(path);
	g_autoptr(GError) error = NULL;
	int fd = ppid_home_lock(home, "run", &error);

	g_assert_no_error(error);
	g_assert_cmpint(fd, >=, 0);
	g_assert_cmpint(lock_elsewhere(home, "run"), ==, 75);
	g_assert_cmpint(lock_elsewhere(home, "other"), ==, 0);
	close(fd);
	g_assert_cmpint(lock_elsewhere(home, "run"), ==, 0);
	g_assert_cmpint(symlink("/dev/null", trap), ==, 0);
	g_assert_cmpint(ppid_home_lock(home, "trap", &error), ==, -1);
	g_assert_error(error, PPID_ERROR, PPID_ERROR_IO);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	umask(0027);
	g_test_add_func("/home/create", test_create);
	g_test_add_func("/home/open", test_open);
	g_test_add_func("/home/lock", test_lock);
	return g_test_run();
}
