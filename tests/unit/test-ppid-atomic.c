/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are there whole or not at all, and no temporary file stays. */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-atomic.h"
#include "ppid-error.h"
#include "scratch.h"

static void
assert_content(const char *path, const char *want)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;

	g_file_get_contents(path, &text, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, want);
}

static mode_t
mode_of(const char *path)
{
	struct stat st;

	g_assert_cmpint(lstat(path, &st), ==, 0);
	return st.st_mode & 07777;
}

static void
test_write(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_path(dir, "a");
	g_autofree char *target = scratch_file(dir, "target", "kept");
	g_autofree char *link_path = scratch_path(dir, "link");
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;
	gsize size;

	g_assert_true(ppid_atomic_write(path, "one", 3, &error));
	assert_content(path, "one");
	g_assert_cmpint(mode_of(path) & 0027, ==, 0);
	g_assert_true(ppid_atomic_write(path, "b\0c", 3, &error));
	g_assert_true(g_file_get_contents(path, &text, &size, NULL));
	g_assert_cmpmem(text, size, "b\0c", 3);
	g_assert_true(ppid_atomic_write(path, "", 0, &error));
	assert_content(path, "");
	/* a link is replaced, not followed */
	g_assert_cmpint(symlink(target, link_path), ==, 0);
	g_assert_true(ppid_atomic_write(link_path, "new", 3, &error));
	assert_content(target, "kept");
	g_assert_no_error(error);
	g_assert_cmpuint(scratch_count(dir), ==, 3);
}

static void
test_write_refused(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *absent = scratch_path(dir, "none/a");
	g_autofree char *folder = scratch_path(dir, "folder");
	g_autoptr(GError) error = NULL;

	scratch_put(dir, "folder/x", "x");
	g_assert_false(ppid_atomic_write(absent, "x", 1, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
	g_clear_error(&error);
	g_assert_false(ppid_atomic_write(folder, "x", 1, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_IO);
	g_assert_cmpuint(scratch_count(dir), ==, 1);
}

/* A limit on the size of files acts like a disk that becomes full in the
 * middle of a write. */
static void
test_full_disk(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_file(dir, "a", "old");
	g_autofree char *big = g_strnfill(100 * 1024, 'x');
	g_autoptr(GError) error = NULL;
	struct rlimit saved, limit;
	bool ok;

	signal(SIGXFSZ, SIG_IGN);
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &saved), ==, 0);
	limit = saved;
	limit.rlim_cur = 64 * 1024;
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	ok = ppid_atomic_write(path, big, 100 * 1024, &error);
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &saved), ==, 0);
	g_assert_false(ok);
	g_assert_error(error, PPID_ERROR, PPID_ERROR_IO);
	assert_content(path, "old");
	g_assert_cmpuint(scratch_count(dir), ==, 1);
}

static char *
make_tmp(const char *dir, const char *text)
{
	g_autoptr(GError) error = NULL;
	char *tmp = NULL;
	int fd = ppid_atomic_tmp(dir, &tmp, &error);

	g_assert_cmpint(fd, >=, 0);
	g_assert_true(ppid_write_all(fd, text, strlen(text), tmp, &error));
	g_assert_true(ppid_sync_close(fd, tmp, &error));
	g_assert_no_error(error);
	return tmp;
}

static void
test_publish(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_path(dir, "a");
	g_autofree char *absent = scratch_path(dir, "none/a");
	g_autofree char *first = make_tmp(dir, "first");
	g_autofree char *second = make_tmp(dir, "second");
	g_autofree char *third = make_tmp(dir, "third");
	g_autoptr(GError) error = NULL;
	bool existed = true;

	g_assert_cmpstr(first, !=, second);
	g_assert_true(ppid_atomic_publish(first, path, &existed, &error));
	g_assert_false(existed);
	g_assert_true(ppid_atomic_publish(second, path, &existed, &error));
	g_assert_true(existed);
	g_assert_no_error(error);
	assert_content(path, "first");
	existed = true;
	g_assert_false(ppid_atomic_publish(third, absent, &existed, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
	g_assert_cmpuint(scratch_count(dir), ==, 1);
}

static void
test_rename(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *from = scratch_file(dir, "from", "new");
	g_autofree char *to = scratch_file(dir, "to", "old");
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_atomic_rename(from, to, &error));
	assert_content(to, "new");
	g_assert_false(ppid_atomic_rename(from, to, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
	assert_content(to, "new");
}

static void
test_mkdir(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *deep = scratch_path(dir, "a/b/c");
	g_autofree char *slash = scratch_path(dir, "d/e/");
	g_autofree char *file = scratch_file(dir, "file", "x");
	g_autofree char *below = scratch_path(dir, "file/g");
	g_autoptr(GError) error = NULL;
	mode_t saved = umask(0027);

	g_assert_true(ppid_mkdir(deep, &error));
	g_assert_true(ppid_mkdir(deep, &error));
	g_assert_cmpint(mode_of(deep), ==, 0750);
	g_assert_true(ppid_mkdir(slash, &error));
	g_assert_no_error(error);
	g_assert_true(g_file_test(slash, G_FILE_TEST_IS_DIR));
	g_assert_false(ppid_mkdir(file, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
	g_clear_error(&error);
	g_assert_false(ppid_mkdir(below, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
	umask(saved);
}

static void
test_descriptors(void)
{
	g_autoptr(GError) error = NULL;
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC);

	g_assert_false(ppid_write_all(full, "x", 1, "full", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_TEMP);
	g_clear_error(&error);
	close(full);
	g_assert_false(ppid_sync_close(-1, "closed", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_IO);
	g_clear_error(&error);
	g_assert_false(ppid_fsync_dir("/dev/null", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/atomic/write", test_write);
	g_test_add_func("/atomic/write-refused", test_write_refused);
	g_test_add_func("/atomic/full-disk", test_full_disk);
	g_test_add_func("/atomic/publish", test_publish);
	g_test_add_func("/atomic/rename", test_rename);
	g_test_add_func("/atomic/mkdir", test_mkdir);
	g_test_add_func("/atomic/descriptors", test_descriptors);
	return g_test_run();
}
