/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-fetch-local.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-ledger.h"
#include "ppid-mbox.h"

#define BLOCK 65536
#define EPOCH_MIN G_GINT64_CONSTANT(100000000)	/* 1973 */
#define EPOCH_MAX G_GINT64_CONSTANT(9999999999) /* 2286 */

typedef struct {
	PpidIntakeRun *run;
	const char *account;
	PpidLedger *ledger;
	PpidIntake *intake;
	gint64 instant;	 /* of the message under way */
	gint64 fallback; /* of an mbox: its time of change */
	guint64 number;	 /* of the message in an mbox */
	guint64 failed;
	int lock;
} Source;

/* --- one message ---------------------------------------------------------- */

static bool
copy_fd(Source *s, int fd, const char *name, GError **error)
{
	g_autofree char *block = g_malloc(BLOCK);

	for (;;) {
		ssize_t n = read(fd, block, BLOCK);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return ppid_error_set_errno(error, errno,
						    "cannot read '%s'", name);
		if (n == 0)
			return true;
		if (!ppid_intake_chunk(s->intake, block, (gsize)n, error))
			return false;
	}
}

static bool
commit(Source *s, GError **error)
{
	const char *digest = ppid_intake_digest(s->intake);
	g_autofree char *name = NULL;
	bool known = false;

	if (s->ledger != NULL && !ppid_ledger_has_local(s->ledger, s->account,
							digest, &known, error))
		return false;
	if (known)
		ppid_intake_abort(s->intake);
	else if (!ppid_intake_commit(s->intake, s->instant, NULL, s->account,
				     &name, &known, error))
		return false;
	if (name != NULL && s->ledger != NULL &&
	    !ppid_ledger_store_local(s->ledger, s->account, digest, name,
				     error))
		return false;
	if (known)
		s->run->counts.known++;
	else
		s->run->counts.fresh++;
	return true;
}

/* What cannot be read is named and counted; the others go on. */
static void
skip_message(Source *s, const char *name, const char *why)
{
	ppid_intake_abort(s->intake);
	ppid_intake_warn(s->run, "%s: %s: not taken", name, why);
	s->run->counts.failed++;
	s->failed++;
}

static bool
finish(const Source *s, GError **error)
{
	if (s->failed == 0)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
		    "%" G_GUINT64_FORMAT " messages not taken", s->failed);
	return false;
}

/* --- Maildir -------------------------------------------------------------- */

/* "1774000000.M1P2.host:2,S" */
static gint64
instant_of_name(const char *name, const struct stat *st)
{
	char *end;
	gint64 instant = g_ascii_strtoll(name, &end, 10);

	if (end != name && *end == '.' && instant >= EPOCH_MIN &&
	    instant <= EPOCH_MAX)
		return instant;
	return MAX((gint64)st->st_mtime, 0);
}

/* The file or NULL, with why it is not read. */
static int
open_message(const char *path, struct stat *st, const char **why_out)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0) {
		*why_out = g_strerror(errno);
		return -1;
	}
	if (fstat(fd, st) != 0)
		*why_out = g_strerror(errno);
	else if (!S_ISREG(st->st_mode))
		*why_out = "not a regular file";
	else if (st->st_size == 0)
		*why_out = "empty";
	else
		return fd;
	close(fd);
	return -1;
}

static bool
take_file(Source *s, const char *dir, const char *name, GError **error)
{
	g_autofree char *path = g_build_filename(dir, name, NULL);
	const char *why = NULL;
	struct stat st;
	int fd = open_message(path, &st, &why);
	bool ok;

	s->run->counts.seen++;
	if (fd < 0) {
		skip_message(s, path, why);
		return true;
	}
	s->instant = instant_of_name(name, &st);
	ok = ppid_intake_begin(s->intake, error) &&
	     copy_fd(s, fd, path, error) && commit(s, error);
	close(fd);
	if (ok && s->run->progress != NULL)
		s->run->progress(s->run->counts.seen, 0, s->run->data);
	return ok;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
take_folder(Source *s, const char *path, const char *sub, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *dir = g_build_filename(path, sub, NULL);
	g_autoptr(GError) local = NULL;
	g_autoptr(GDir) entries = g_dir_open(dir, 0, &local);
	const char *entry;

	if (entries == NULL) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_NOINPUT,
			    "'%s' is not a Maildir: %s", path, local->message);
		return false;
	}
	while ((entry = g_dir_read_name(entries)) != NULL)
		if (entry[0] != '.')
			g_ptr_array_add(names, g_strdup(entry));
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len; i++)
		if (!take_file(s, dir, names->pdata[i], error))
			return false;
	return true;
}

static bool
open_source(Source *s, GError **error)
{
	g_autofree char *name = g_strconcat("ambil-", s->account, NULL);

	s->intake = ppid_intake_new(s->run->home);
	s->lock = ppid_home_lock(s->run->home, name, error);
	if (s->lock < 0)
		return false;
	s->ledger = ppid_ledger_open(s->run->home, error);
	return s->ledger != NULL;
}

static void
close_source(Source *s)
{
	ppid_intake_free(s->intake);
	ppid_ledger_free(s->ledger);
	if (s->lock >= 0)
		close(s->lock);
}

/* new/ first: what a reader moves to cur/ meanwhile is then still met. */
bool
ppid_fetch_maildir(PpidIntakeRun *run, const char *account, const char *path,
		   GError **error)
{
	Source s = { .run = run, .account = account, .lock = -1 };
	bool ok = open_source(&s, error) &&
		  take_folder(&s, path, "new", error) &&
		  take_folder(&s, path, "cur", error) && finish(&s, error);

	close_source(&s);
	return ok;
}

/* --- mbox ----------------------------------------------------------------- */

static bool
begin_message(gint64 date, gpointer data, GError **error)
{
	Source *s = data;

	s->run->counts.seen++;
	s->number++;
	s->instant = date != 0 ? date : s->fallback;
	return ppid_intake_begin(s->intake, error);
}

static bool
add_message(const char *bytes, gsize size, gpointer data, GError **error)
{
	return ppid_intake_chunk(((Source *)data)->intake, bytes, size, error);
}

static bool
end_message(gpointer data, GError **error)
{
	Source *s = data;

	if (ppid_intake_size(s->intake) == 0) {
		g_autofree char *name = g_strdup_printf(
			"message %" G_GUINT64_FORMAT, s->number);

		skip_message(s, name, "empty");
		return true;
	}
	if (!commit(s, error))
		return false;
	if (s->run->progress != NULL)
		s->run->progress(s->run->counts.seen, 0, s->run->data);
	return true;
}

static const PpidMboxFuncs mbox_funcs = { begin_message, add_message,
					  end_message };

/* A read lock, so that no delivery program writes meanwhile. */
static bool
lock_mbox(int fd, const char *path, GError **error)
{
	struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET };

	if (fcntl(fd, F_SETLK, &lock) == 0 ||
	    (errno != EAGAIN && errno != EACCES))
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
		    "'%s' is being written to", path);
	return false;
}

static int
open_mbox(Source *s, const char *path, GError **error)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0) {
		ppid_error_set_errno(error, errno, "cannot open '%s'", path);
		return -1;
	}
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_NOINPUT,
			    "'%s' is not a file", path);
		close(fd);
		return -1;
	}
	s->fallback = MAX((gint64)st.st_mtime, 0);
	return fd;
}

bool
ppid_fetch_mbox(PpidIntakeRun *run, const char *account, const char *path,
		GError **error)
{
	Source s = { .run = run, .account = account, .lock = -1 };
	int fd = open_mbox(&s, path, error);
	bool ok;

	if (fd < 0)
		return false;
	ok = open_source(&s, error) && lock_mbox(fd, path, error) &&
	     ppid_mbox_split(fd, path, &mbox_funcs, &s, error) &&
	     finish(&s, error);
	close_source(&s);
	close(fd);
	return ok;
}

/* --- one message on a descriptor ------------------------------------------ */

bool
ppid_fetch_fd(PpidIntakeRun *run, const char *account, int fd, gint64 instant,
	      GError **error)
{
	Source s = {
		.run = run, .account = account, .instant = instant, .lock = -1
	};
	bool ok;

	s.intake = ppid_intake_new(run->home);
	ok = ppid_intake_begin(s.intake, error) &&
	     copy_fd(&s, fd, "standard input", error);
	if (ok && ppid_intake_size(s.intake) == 0) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_DATA,
			    "no message on standard input");
		ok = false;
	}
	if (ok) {
		run->counts.seen++;
		ok = commit(&s, error);
	}
	close_source(&s);
	return ok;
}
