/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-drive.h"

#include <string.h>
#include <unistd.h>

#include "ppid-atomic.h"
#include "ppid-error.h"
#include "ppid-index.h"
#include "ppid-spool.h"

#define DONE_SUFFIX ":2,S"

typedef struct {
	const PpidHome *home;
	guint size;
	PpidPassFunc func;
	PpidHeldFunc held; /* or NULL */
	gpointer data;
	PpidTally *tally;
	GHashTable *seen; /* names that were ever in spool/new */
	char **batch;	  /* the part under work, ended by NULL */
	guint acknowledged; /* as the programs say */
	bool unreported;    /* a pass ended without saying */
	bool unsettled;	    /* a run that was cut off left something half done */
	bool stalled;	    /* the last pass hung */
	bool tried_first;   /* ... and cut_at() was 1 for the one before */
	bool stop;
} Drive;

/* --- where a message is ------------------------------------------------------- */

static bool
is_in(const Drive *drive, const char *folder, const char *name,
      const char *suffix)
{
	g_autofree char *dir = ppid_home_path(drive->home, folder);
	g_autofree char *path = g_strdup_printf("%s/%s%s", dir, name, suffix);

	return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

static bool
is_queued(const Drive *drive, const char *name)
{
	return is_in(drive, PPID_HOME_SPOOL_NEW, name, "");
}

/* Those of @names that are in the queue; borrowed, ended by NULL. */
static GPtrArray *
still_queued(const Drive *drive, char **names)
{
	GPtrArray *left = g_ptr_array_new();

	for (char **p = names; *p != NULL; p++)
		if (is_queued(drive, *p))
			g_ptr_array_add(left, *p);
	g_ptr_array_add(left, NULL);
	return left;
}

static void
count_places(Drive *drive)
{
	PpidTally *t = drive->tally;
	guint done = 0;
	GHashTableIter iter;
	gpointer name;

	t->adds_up = true;
	t->arrived = g_hash_table_size(drive->seen);
	t->held = t->queued = 0;
	g_hash_table_iter_init(&iter, drive->seen);
	while (g_hash_table_iter_next(&iter, &name, NULL)) {
		bool queued = is_queued(drive, name);
		bool held = is_in(drive, PPID_HOME_SPOOL_STUCK, name, "");
		bool gone =
			is_in(drive, PPID_HOME_SPOOL_CUR, name, DONE_SUFFIX);

		t->queued += queued;
		t->held += held;
		done += gone;
		if (queued + held + gone != 1)
			t->adds_up = false;
	}
	if (t->fresh + t->joined + t->duplicates > done ||
	    (!drive->unreported && drive->acknowledged != done))
		t->adds_up = false;
	else
		t->before = done - t->fresh - t->joined - t->duplicates;
}

/* --- one pass ------------------------------------------------------------------- */

static bool
run(Drive *drive, char **names, bool *crashed_out, char **reason_out,
    GError **error)
{
	PpidPass pass = { 0 };
	bool ok = drive->func(names, names != NULL ? drive->batch : NULL,
			      &pass, drive->data, error);

	drive->tally->fresh += pass.fresh;
	drive->tally->joined += pass.joined;
	drive->tally->duplicates += pass.duplicates;
	drive->acknowledged += pass.acknowledged;
	if (!pass.reported && names != NULL)
		drive->unreported = true;
	if (pass.failed)
		drive->stop = true;
	drive->stalled = pass.stalled;
	*crashed_out = pass.crashed;
	if (reason_out != NULL)
		*reason_out = g_steal_pointer(&pass.reason);
	g_free(pass.reason);
	return ok;
}

/*
 * A pass over nothing: ppid-file finishes what a run that was cut off has
 * left.  In a pass with mail, ppid-match would look at the index before that.
 */
static bool
settle(Drive *drive, GError **error)
{
	bool crashed;

	if (!run(drive, NULL, &crashed, NULL, error))
		return false;
	drive->unsettled = false;
	if (crashed)
		drive->stop = true;
	return true;
}

/* It works without a message, and twice not with this one. */
static bool
hold_culprit(Drive *drive, char **names, GError **error)
{
	g_autofree char *reason = NULL;
	const char *why;
	bool crashed;

	if (!run(drive, names, &crashed, &reason, error))
		return false;
	if (!crashed || drive->stop || !is_queued(drive, names[0]))
		return true;
	why = reason != NULL ? reason : "program berhenti";
	if (!ppid_spool_hold(drive->home, names[0], why, error))
		return false;
	if (drive->held != NULL)
		drive->held(names[0], why, drive->data);
	return true;
}

/*
 * How many of @n messages the first part has.  To see that a pass hangs
 * takes long.  The stages take one message after the other, so that it is
 * mostly the first one that was left; if not, the next cut is a half.
 */
static guint
cut_at(Drive *drive, guint n, bool stalled)
{
	drive->tried_first = stalled && !drive->tried_first;
	return drive->tried_first ? 1 : n / 2;
}

static bool
process(Drive *drive, char **names, GError **error)
{
	g_autoptr(GPtrArray) left = NULL;
	g_autofree char **part = NULL;
	bool crashed, stalled;
	guint n, cut;

	if (!run(drive, names, &crashed, NULL, error))
		return false;
	if (!crashed || drive->stop)
		return true;
	stalled = drive->stalled;
	left = still_queued(drive, names);
	n = left->len - 1;
	if (n == 0)
		return true;
	/* if it dies of nothing, no message is to blame */
	if (!settle(drive, error))
		return false;
	if (drive->stop)
		return true;
	if (n == 1)
		return hold_culprit(drive, (char **)left->pdata, error);
	cut = cut_at(drive, n, stalled);
	part = g_new0(char *, cut + 1);
	for (guint i = 0; i < cut; i++)
		part[i] = g_ptr_array_index(left, i);
	return process(drive, part, error) &&
	       (drive->stop ||
		process(drive, (char **)left->pdata + cut, error));
}

/* --- the list of a pass ----------------------------------------------------------- */

static bool
write_list(const Drive *drive, GPtrArray *names, GError **error)
{
	g_autofree char *path = ppid_home_path(drive->home, PPID_DRIVE_LIST);
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(text, "%s\n",
				       (char *)g_ptr_array_index(names, i));
	return ppid_atomic_write(path, text->str, text->len, error);
}

static void
remove_list(const Drive *drive)
{
	g_autofree char *path = ppid_home_path(drive->home, PPID_DRIVE_LIST);

	unlink(path);
}

/* The list that a run left which did not come to its end; empty = none. */
static GPtrArray *
read_list(const Drive *drive)
{
	g_autofree char *path = ppid_home_path(drive->home, PPID_DRIVE_LIST);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return names;
	lines = g_strsplit(text, "\n", -1);
	for (char **p = lines; *p != NULL; p++)
		if (**p != '\0' && strchr(*p, '/') == NULL)
			g_ptr_array_add(names, g_strdup(*p));
	return names;
}

/* Returns: whether one of them is still to be worked. */
static bool
see(Drive *drive, GPtrArray *names)
{
	bool any = false;

	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);

		if (!is_queued(drive, name))
			continue;
		g_hash_table_add(drive->seen, g_strdup(name));
		any = true;
	}
	return any;
}

/* --- all passes ------------------------------------------------------------------- */

static bool
pass_over(Drive *drive, GPtrArray *names, GError **error)
{
	for (guint i = 0; i < names->len && !drive->stop; i += drive->size) {
		guint n = MIN(drive->size, names->len - i);
		g_autofree char **some = g_new0(char *, n + 1);
		g_autoptr(GPtrArray) left = NULL;
		bool ok;

		for (guint k = 0; k < n; k++)
			some[k] = g_ptr_array_index(names, i + k);
		left = still_queued(drive, some);
		drive->batch = some;
		ok = left->len == 1 ||
		     process(drive, (char **)left->pdata, error);
		drive->batch = NULL;
		if (!ok)
			return false;
	}
	return true;
}

/* The list of a pass that comes to its end goes away; one that is stopped
 * stays for the next run. */
static bool
one_pass(Drive *drive, GPtrArray *names, GError **error)
{
	if (see(drive, names))
		drive->tally->passes++;
	if ((drive->unsettled && !settle(drive, error)) ||
	    !pass_over(drive, names, error))
		return false;
	if (!drive->stop)
		remove_list(drive);
	return true;
}

static bool
run_passes(Drive *drive, GError **error)
{
	g_autoptr(GPtrArray) old = read_list(drive);

	drive->unsettled = old->len > 0 || !ppid_index_is_settled(drive->home);
	if (old->len > 0 && !one_pass(drive, old, error))
		return false;
	while (!drive->stop) {
		g_autoptr(GPtrArray) names = ppid_spool_list(
			drive->home, PPID_HOME_SPOOL_NEW, error);
		guint left = 0;

		if (names == NULL)
			return false;
		if (names->len == 0)
			return !drive->unsettled || settle(drive, error);
		if (!write_list(drive, names, error) ||
		    !one_pass(drive, names, error))
			return false;
		for (guint i = 0; i < names->len; i++)
			left += is_queued(drive, g_ptr_array_index(names, i));
		if (left == 0 || left == names->len)
			return true;
	}
	return true;
}

bool
ppid_drive(const PpidHome *home, guint size, PpidPassFunc func,
	   PpidHeldFunc held, gpointer data, PpidTally *tally, GError **error)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, NULL);
	Drive drive = {
		.home = home,
		.size = size,
		.func = func,
		.held = held,
		.data = data,
		.tally = tally,
		.seen = seen,
	};
	bool ok;

	*tally = (PpidTally){ 0 };
	ok = run_passes(&drive, error);
	count_places(&drive);
	return ok;
}

char *
ppid_tally_line(const PpidTally *t)
{
	g_autofree char *before =
		t->before > 0
			? g_strdup_printf(" + %u sudah diberkaskan", t->before)
			: g_strdup("");

	return g_strdup_printf("%u surel masuk = %u berkas baru + %u lanjutan "
			       "+ %u duplikat + %u ditahan + %u antre%s",
			       t->arrived, t->fresh, t->joined, t->duplicates,
			       t->held, t->queued, before);
}
