/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-home.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-atomic.h"
#include "ppid-error.h"

#define LOCK_MODE 0600

struct PpidHome {
	char *path;
};

static const char *const folders[] = {
	PPID_HOME_SPOOL_TMP,   PPID_HOME_SPOOL_NEW, PPID_HOME_SPOOL_CUR,
	PPID_HOME_SPOOL_STUCK, PPID_HOME_CASES,	    PPID_HOME_PAGES,
	PPID_HOME_STATE,
};

bool
ppid_home_create(const char *path, GError **error)
{
	g_autofree char *spool = g_build_filename(path, "spool", NULL);
	g_autoptr(GError) local = NULL;

	if (g_file_test(spool, G_FILE_TEST_EXISTS)) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_CANTCREAT,
			    "'%s' is a home already", path);
		return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *dir =
			g_build_filename(path, folders[i], NULL);

		if (!ppid_mkdir(dir, &local)) {
			g_set_error_literal(error, PPID_ERROR,
					    PPID_ERROR_CANTCREAT,
					    local->message);
			return false;
		}
	}
	return true;
}

static bool
check_folder(const char *home, const char *name, GError **error)
{
	g_autofree char *path = g_build_filename(home, name, NULL);
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_NOINPUT,
			    "'%s' is not a home: no folder '%s'; make one "
			    "with ppid-init",
			    home, name);
		return false;
	}
	if ((st.st_mode & 0027) != 0) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_NOPERM,
			    "'%s' must not be open to others: chmod 0750",
			    path);
		return false;
	}
	return true;
}

PpidHome *
ppid_home_open(const char *path, GError **error)
{
	PpidHome *home;

	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++)
		if (!check_folder(path, folders[i], error))
			return NULL;
	home = g_new0(PpidHome, 1);
	home->path = g_strdup(path);
	return home;
}

void
ppid_home_free(PpidHome *home)
{
	if (home == NULL)
		return;
	g_free(home->path);
	g_free(home);
}

char *
ppid_home_path(const PpidHome *home, const char *relative)
{
	if (relative == NULL)
		return g_strdup(home->path);
	return g_build_filename(home->path, relative, NULL);
}

int
ppid_home_lock(const PpidHome *home, const char *name, GError **error)
{
	g_autofree char *path =
		g_strdup_printf("%s/" PPID_HOME_STATE "/%s.kunci", home->path,
				name);
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
		      LOCK_MODE);

	if (fd < 0) {
		ppid_error_set_errno(error, errno, "cannot open '%s'", path);
		return -1;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EWOULDBLOCK)
			g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
				    "another process holds '%s'", path);
		else
			ppid_error_set_errno(error, errno,
					     "cannot lock '%s'", path);
		close(fd);
		return -1;
	}
	return fd;
}
