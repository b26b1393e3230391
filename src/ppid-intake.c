/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-intake.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "ppid-atomic.h"
#include "ppid-digest.h"
#include "ppid-error.h"
#include "ppid-manifest.h"
#include "ppid-spool.h"

#define UNIQUE_DIGITS 24
#define TWIN_DIGITS 12

struct PpidIntake {
	const PpidHome *home;
	char *dir; /* spool/tmp */
	char *tmp; /* the file, or NULL */
	int fd;	   /* -1 = none */
	guint64 size;
	PpidDigest *digest;
};

void
ppid_intake_warn(PpidIntakeRun *run, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	run->warn(text, run->data);
}

static void
add_counts(GString *text, const PpidIntakeCounts *after,
	   const PpidIntakeCounts *before)
{
	const struct {
		const char *name;
		guint64 value;
	} lines[] = {
		{ "dilihat", after->seen - before->seen },
		{ "baru", after->fresh - before->fresh },
		{ "sudah-ada", after->known - before->known },
		{ "gagal", after->failed - before->failed },
		{ "hilang", after->gone - before->gone },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++)
		g_string_append_printf(text, "%s=%" G_GUINT64_FORMAT "\n",
				       lines[i].name, lines[i].value);
}

void
ppid_intake_account(PpidIntakeRun *run, const char *name,
		    const PpidIntakeCounts *before, const GError *error)
{
	if (run->accounts == NULL)
		run->accounts = g_string_new(NULL);
	g_string_append_printf(run->accounts, "\n[kotak %s]\n", name);
	add_counts(run->accounts, &run->counts, before);
	g_string_append_printf(run->accounts, "status=%d\n",
			       ppid_error_exit_status(error));
}

bool
ppid_intake_report(PpidIntakeRun *run, guint failed_accounts,
		   const char *path, GError **error)
{
	static const PpidIntakeCounts none;
	g_autoptr(GString) accounts = g_steal_pointer(&run->accounts);
	g_autoptr(GString) text = g_string_new(NULL);

	if (path == NULL)
		return true;
	add_counts(text, &run->counts, &none);
	g_string_append_printf(text, "kotak-gagal=%u\n", failed_accounts);
	if (accounts != NULL)
		g_string_append_len(text, accounts->str, (gssize)accounts->len);
	return ppid_atomic_write(path, text->str, text->len, error);
}

/* ".tmp-PID-RANDOM" of ppid_atomic_tmp() */
static bool
is_orphan(const char *name)
{
	static const char prefix[] = ".tmp-";
	char *end;
	gint64 pid;

	if (!g_str_has_prefix(name, prefix))
		return false;
	pid = g_ascii_strtoll(name + strlen(prefix), &end, 10);
	return *end == '-' && pid > 0 && pid <= G_MAXINT32 &&
	       kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

void
ppid_intake_clean(const PpidHome *home)
{
	g_autofree char *dir = ppid_home_path(home, PPID_HOME_SPOOL_TMP);
	g_autoptr(GDir) entries = g_dir_open(dir, 0, NULL);
	const char *name;

	while (entries != NULL && (name = g_dir_read_name(entries)) != NULL) {
		g_autofree char *path = g_build_filename(dir, name, NULL);

		if (is_orphan(name))
			unlink(path);
	}
}

PpidIntake *
ppid_intake_new(const PpidHome *home)
{
	PpidIntake *intake = g_new0(PpidIntake, 1);

	intake->home = home;
	intake->dir = ppid_home_path(home, PPID_HOME_SPOOL_TMP);
	intake->fd = -1;
	intake->digest = ppid_digest_new();
	return intake;
}

void
ppid_intake_abort(PpidIntake *intake)
{
	if (intake->fd >= 0)
		close(intake->fd);
	intake->fd = -1;
	if (intake->tmp != NULL)
		unlink(intake->tmp);
	g_clear_pointer(&intake->tmp, g_free);
}

void
ppid_intake_free(PpidIntake *intake)
{
	if (intake == NULL)
		return;
	ppid_intake_abort(intake);
	ppid_digest_free(intake->digest);
	g_free(intake->dir);
	g_free(intake);
}

bool
ppid_intake_begin(PpidIntake *intake, GError **error)
{
	ppid_intake_abort(intake);
	ppid_digest_reset(intake->digest);
	intake->size = 0;
	intake->fd = ppid_atomic_tmp(intake->dir, &intake->tmp, error);
	return intake->fd >= 0;
}

bool
ppid_intake_chunk(PpidIntake *intake, const char *bytes, gsize size,
		  GError **error)
{
	ppid_digest_add(intake->digest, bytes, size);
	intake->size += size;
	return ppid_write_all(intake->fd, bytes, size, intake->tmp, error);
}

guint64
ppid_intake_size(const PpidIntake *intake)
{
	return intake->size;
}

const char *
ppid_intake_digest(PpidIntake *intake)
{
	return ppid_digest_hex(intake->digest);
}

/* Is @name taken, and by the same octets? */
static bool
compare_taken(PpidIntake *intake, const char *name, bool *taken_out,
	      bool *same_out, GError **error)
{
	g_autofree char *path = ppid_spool_find(intake->home, name);
	g_autofree char *digest = NULL;

	*taken_out = path != NULL;
	*same_out = false;
	if (path == NULL)
		return true;
	digest = ppid_manifest_hash(path, NULL, error);
	if (digest == NULL)
		return false;
	*same_out = g_str_equal(digest, ppid_intake_digest(intake));
	return true;
}

/* The first name that is free or holds the same octets. */
static char *
choose_name(PpidIntake *intake, gint64 instant, const char *unique,
	    const char *account, bool *same_out, GError **error)
{
	g_autofree char *name = ppid_spool_name(instant, unique, account);
	g_autofree char *twin = NULL;
	bool taken;

	if (!compare_taken(intake, name, &taken, same_out, error))
		return NULL;
	if (!taken || *same_out)
		return g_steal_pointer(&name);
	twin = g_strdup_printf("%s-%.*s", unique, TWIN_DIGITS,
			       ppid_intake_digest(intake));
	g_free(name);
	name = ppid_spool_name(instant, twin, account);
	if (!compare_taken(intake, name, &taken, same_out, error))
		return NULL;
	return g_steal_pointer(&name);
}

/* A run that was killed may have renamed without the fsync of the folder. */
static bool
sync_new(PpidIntake *intake, GError **error)
{
	g_autofree char *dir =
		ppid_home_path(intake->home, PPID_HOME_SPOOL_NEW);

	ppid_intake_abort(intake);
	return ppid_fsync_dir(dir, error);
}

static bool
publish(PpidIntake *intake, const char *name, bool *existed_out, GError **error)
{
	int fd = intake->fd;

	intake->fd = -1;
	if (!ppid_sync_close(fd, intake->tmp, error) ||
	    !ppid_spool_deliver(intake->home, intake->tmp, name, existed_out,
				error)) {
		ppid_intake_abort(intake);
		return false;
	}
	g_clear_pointer(&intake->tmp, g_free);
	return true;
}

bool
ppid_intake_commit(PpidIntake *intake, gint64 instant, const char *unique,
		   const char *account, char **name_out, bool *existed_out,
		   GError **error)
{
	g_autofree char *own = g_strdup_printf("S%.*s", UNIQUE_DIGITS,
					       ppid_intake_digest(intake));
	g_autofree char *name =
		choose_name(intake, instant, unique != NULL ? unique : own,
			    account, existed_out, error);
	bool ok;

	if (name == NULL) {
		ppid_intake_abort(intake);
		return false;
	}
	ok = *existed_out ? sync_new(intake, error)
			  : publish(intake, name, existed_out, error);
	if (ok)
		*name_out = g_steal_pointer(&name);
	return ok;
}
