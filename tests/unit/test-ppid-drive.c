/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passes over a spool with a pipeline of straw, and what a pipeline of
 * shells says of itself. */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "ppid-drive.h"
#include "ppid-error.h"
#include "ppid-index.h"
#include "ppid-pipeline.h"
#include "ppid-spool.h"

/* --- passes ------------------------------------------------------------------- */

/*
 * By the first letter of UNIQUE: N new, J waits for one pass and joins,
 * X crashes the pass, H hangs it, F stops the run, W waits for ever, A is acknowledged
 * and not told, L is lost.
 */
typedef struct {
	PpidHome *home;
	char *path;
	GHashTable *waited;
	guint passes, hung, told;
	bool broken; /* crashes without a message */
	bool settled; /* a pass over nothing came before all others */
} Straw;

static void
acknowledge(Straw *straw, const char *name)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_spool_acknowledge(straw->home, name, &error));
}

static bool
straw_one(Straw *straw, const char *name, PpidPass *pass)
{
	char kind = strchr(name, '.')[1];
	g_autofree char *path =
		g_strdup_printf("%s/spool/new/%s", straw->path, name);

	if (kind == 'X' || kind == 'H' || kind == 'F') {
		pass->crashed = kind != 'F';
		pass->stalled = kind == 'H';
		straw->hung += kind == 'H';
		pass->failed = kind == 'F';
		return false;
	}
	if (kind == 'L')
		g_unlink(path);
	if (kind == 'W' || kind == 'L' ||
	    (kind == 'J' && g_hash_table_add(straw->waited, g_strdup(name))))
		return true;
	acknowledge(straw, name);
	if (kind == 'A')
		return true;
	pass->acknowledged++;
	if (kind == 'J')
		pass->joined++;
	else
		pass->fresh++;
	return true;
}

static bool
straw_pass(char **names, char **batch, PpidPass *pass, gpointer data,
	   GError **error)
{
	Straw *straw = data;

	(void)error;
	/* what is worked on is of the part */
	for (char **p = names; p != NULL && *p != NULL; p++)
		g_assert_true(g_strv_contains((const char *const *)batch, *p));
	if (straw->passes == 0)
		straw->settled = names == NULL;
	straw->passes++;
	pass->crashed = straw->broken;
	pass->reported = true;
	for (char **p = names; p != NULL && *p != NULL; p++)
		if (!straw_one(straw, *p, pass))
			break;
	if (pass->crashed)
		pass->reason = g_strdup("ppid-straw berhenti");
	return true;
}

static void
count_held(const char *name, const char *reason, gpointer data)
{
	Straw *straw = data;

	g_assert_false(g_str_has_suffix(name, ".sebab"));
	g_assert_cmpstr(reason, ==, "ppid-straw berhenti");
	straw->told++;
}

static void
open_straw(Straw *straw, const char *kinds)
{
	g_autoptr(GError) error = NULL;

	*straw = (Straw){ 0 };
	straw->path = g_dir_make_tmp("ppid-XXXXXX", NULL);
	g_assert_true(ppid_home_create(straw->path, &error));
	straw->home = ppid_home_open(straw->path, &error);
	g_assert_no_error(error);
	straw->waited = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      NULL);
	for (guint i = 0; kinds[i] != '\0'; i++) {
		g_autofree char *path = g_strdup_printf(
			"%s/spool/new/%u.%c%u.x", straw->path, 1000 + i,
			kinds[i], i);

		g_assert_true(g_file_set_contents(path, "x", 1, &error));
	}
}

static void
remove_tree(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *entry = g_build_filename(path, name, NULL);

		remove_tree(entry);
	}
	g_remove(path);
}

static void
close_straw(Straw *straw)
{
	remove_tree(straw->path);
	ppid_home_free(straw->home);
	g_hash_table_unref(straw->waited);
	g_free(straw->path);
}

static void
test_passes(void)
{
	static const struct {
		const char *kinds;
		guint size;
		bool broken, adds_up;
		const char *line;
	} cases[] = {
		{ "", 3, false, true,
		  "0 surel masuk = 0 berkas baru + 0 lanjutan + 0 duplikat + "
		  "0 ditahan + 0 antre" },
		{ "NNNNNNN", 3, false, true,
		  "7 surel masuk = 7 berkas baru + 0 lanjutan + 0 duplikat + "
		  "0 ditahan + 0 antre" },
		{ "NJNJ", 10, false, true,
		  "4 surel masuk = 2 berkas baru + 2 lanjutan + 0 duplikat + "
		  "0 ditahan + 0 antre" },
		{ "NWN", 10, false, true,
		  "3 surel masuk = 2 berkas baru + 0 lanjutan + 0 duplikat + "
		  "0 ditahan + 1 antre" },
		{ "NNNXNNNNXN", 4, false, true,
		  "10 surel masuk = 8 berkas baru + 0 lanjutan + 0 duplikat + "
		  "2 ditahan + 0 antre" },
		{ "XXX", 3, false, true,
		  "3 surel masuk = 0 berkas baru + 0 lanjutan + 0 duplikat + "
		  "3 ditahan + 0 antre" },
		/* it dies without a message as well: none is to blame */
		{ "WWWW", 4, true, true,
		  "4 surel masuk = 0 berkas baru + 0 lanjutan + 0 duplikat + "
		  "0 ditahan + 4 antre" },
		{ "NFNN", 1, false, true,
		  "4 surel masuk = 1 berkas baru + 0 lanjutan + 0 duplikat + "
		  "0 ditahan + 3 antre" },
		/* acknowledged, but not by its own account */
		{ "NA", 4, false, false, NULL },
		/* in no place at all */
		{ "NL", 4, false, false, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *line = NULL;
		PpidTally tally;
		Straw straw;

		g_test_message("%s", cases[i].kinds);
		open_straw(&straw, cases[i].kinds);
		straw.broken = cases[i].broken;
		g_assert_true(ppid_drive(straw.home, cases[i].size, straw_pass,
					 count_held, &straw, &tally, &error));
		line = ppid_tally_line(&tally);
		g_assert_cmpint(tally.adds_up, ==, cases[i].adds_up);
		if (cases[i].line != NULL)
			g_assert_cmpstr(line, ==, cases[i].line);
		g_assert_cmpuint(straw.passes, <, 60);
		g_assert_cmpuint(straw.told, ==, tally.held);
		close_straw(&straw);
	}
}

/* With a case whose number was taken, and that is not finished yet. */
static void
make_index(const PpidHome *home, bool half_done)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidIndex) index = ppid_index_open(home, &error);
	g_autofree char *id = NULL;

	g_assert_no_error(error);
	if (!half_done)
		return;
	g_assert_true(ppid_index_begin(index, &error));
	g_assert_true(ppid_index_take_case(index, "k", 2026, &id, &error));
	g_assert_true(ppid_index_commit(index, &error));
}

static void
test_held(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *reason = NULL, *path = NULL;
	PpidTally tally;
	Straw straw;

	open_straw(&straw, "NXN");
	g_assert_true(ppid_drive(straw.home, 10, straw_pass, count_held, &straw,
				 &tally, &error));
	path = g_build_filename(straw.path, "spool/stuck/1001.X1.x.sebab",
				NULL);
	g_assert_true(g_file_get_contents(path, &reason, NULL, &error));
	g_assert_cmpstr(reason, ==, "ppid-straw berhenti\n");
	close_straw(&straw);
}

/* Each pass that hangs takes half an hour: few of them find the message. */
static void
test_hung(void)
{
	static const struct {
		const char *kinds;
		guint held, hung; /* wanted: at most so many passes */
	} cases[] = {
		{ "NNNNNNNNHNNNNNNN", 1, 3 },
		{ "H", 1, 2 },
		{ "NNHNNNNHNN", 2, 6 },
		/* what waits stands before it */
		{ "WWWWWWWHNNNNNNNN", 1, 9 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		PpidTally tally;
		Straw straw;

		g_test_message("%s", cases[i].kinds);
		open_straw(&straw, cases[i].kinds);
		g_assert_true(ppid_drive(straw.home, 100, straw_pass, count_held,
					 &straw, &tally, &error));
		g_assert_cmpuint(tally.held, ==, cases[i].held);
		g_assert_cmpuint(straw.hung, <=, cases[i].hung);
		g_assert_true(tally.adds_up);
		close_straw(&straw);
	}
}

/* What a run that was cut off has left is finished before any matching. */
static void
test_settle(void)
{
	static const struct {
		const char *kinds;
		const char *list; /* of a pass that was cut off, or NULL */
		bool index;	  /* there is one */
		bool half_done;	  /* it says that a case is */
		bool broken;
		bool settled; /* wanted */
		guint queued;
	} cases[] = {
		{ "NN", NULL, false, false, false, false, 0 },
		{ "NN", NULL, true, false, false, false, 0 },
		{ "NN", NULL, true, true, false, true, 0 },
		{ "", NULL, true, true, false, true, 0 },
		{ "NN", "1000.N0.x\n", true, false, false, true, 0 },
		{ "NN", "1000.N0.x\n", false, false, false, true, 0 },
		{ "", "1000.N0.x\n", true, false, false, true, 0 },
		/* what cannot be finished stops all, and all is counted */
		{ "NN", NULL, true, true, true, true, 2 },
		{ "N", "1000.N0.x\n", true, false, true, true, 1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		PpidTally tally;
		Straw straw;

		g_test_message("%" G_GSIZE_FORMAT, i);
		open_straw(&straw, cases[i].kinds);
		straw.broken = cases[i].broken;
		if (cases[i].index)
			make_index(straw.home, cases[i].half_done);
		if (cases[i].list != NULL) {
			g_autofree char *path = g_build_filename(
				straw.path, PPID_DRIVE_LIST, NULL);

			g_assert_true(g_file_set_contents(
				path, cases[i].list, -1, &error));
		}
		g_assert_true(ppid_drive(straw.home, 10, straw_pass, count_held,
					 &straw, &tally, &error));
		g_assert_cmpint(straw.settled, ==, cases[i].settled);
		g_assert_cmpuint(tally.queued, ==, cases[i].queued);
		g_assert_true(tally.adds_up);
		close_straw(&straw);
	}
}

/* --- statuses ------------------------------------------------------------------- */

#define STAGES 3

static void
run_shells(PpidStage *stages, const char *const *scripts)
{
	g_autoptr(GError) error = NULL;
	char *argv[STAGES][4];

	for (guint i = 0; i < STAGES; i++) {
		argv[i][0] = (char *)"/bin/sh";
		argv[i][1] = (char *)"-c";
		argv[i][2] = (char *)scripts[i];
		argv[i][3] = NULL;
		stages[i] = (PpidStage){ .name = "s", .argv = argv[i] };
	}
	g_assert_true(ppid_pipeline_run(stages, STAGES, NULL, &error));
	g_assert_no_error(error);
}

static void
test_statuses(void)
{
	static const struct {
		const char *scripts[STAGES];
		int status;
		int cause; /* stage, or -1 */
		bool crashed;
		const char *first;
	} cases[] = {
		{ { "echo x", "cat", "grep -q x" }, 0, -1, false, "exit 0" },
		{ { "exit 65", "cat", "cat" }, 65, -1, false, "exit 65" },
		{ { "exit 74", "cat >/dev/null; exit 76", "cat; exit 76" },
		  74, 0, false, "exit 74" },
		{ { "exec yes", "exit 78", "cat; exit 76" }, 78, 1, false,
		  "stopped because a later stage failed" },
		{ { "trap '' PIPE; yes 2>/dev/null; exit 74", "exit 75",
		    "cat; exit 76" },
		  75, 1, false, "stopped because a later stage failed" },
		{ { ":", "kill -SEGV $$", "cat; exit 76" }, 70, 1, true,
		  "exit 0" },
		{ { ":", "cat", "exit 70" }, 70, 2, true, "exit 0" },
		{ { "kill -TERM $$", "cat", "cat" }, 70, 0, false,
		  "killed by signal 15" },
		{ { "exit 65", "cat; exit 75", "cat" }, 75, 1, false,
		  "exit 65" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		PpidStage stages[STAGES];
		const PpidStage *cause;
		g_autofree char *first = NULL;

		g_test_message("%" G_GSIZE_FORMAT, i);
		run_shells(stages, cases[i].scripts);
		g_assert_cmpint(ppid_pipeline_status(stages, STAGES), ==,
				cases[i].status);
		cause = ppid_pipeline_cause(stages, STAGES);
		g_assert_cmpint(cause == NULL ? -1 : (int)(cause - stages),
				==, cases[i].cause);
		g_assert_cmpint(ppid_pipeline_crashed(stages, STAGES), ==,
				cases[i].crashed);
		first = ppid_pipeline_describe(stages, STAGES, 0);
		g_assert_cmpstr(first, ==, cases[i].first);
	}
}

static void
test_absent(void)
{
	char *good[] = { (char *)"/bin/cat", NULL };
	char *bad[] = { (char *)"/nonexistent/program", NULL };
	PpidStage stages[] = { { .name = "cat", .argv = good },
			       { .name = "bad", .argv = bad },
			       { .name = "cat", .argv = good } };
	g_autoptr(GError) error = NULL;

	g_assert_false(ppid_pipeline_run(stages, 3, NULL, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_UNAVAILABLE);
}

static void
test_worst(void)
{
	/* from the least to what matters most */
	static const int order[] = { 0, 65, 75, 76, 74, 71, 78, 70 };

	for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
		for (gsize k = 0; k < G_N_ELEMENTS(order); k++)
			g_assert_cmpint(
				ppid_pipeline_worst(order[i], order[k]), ==,
				order[MAX(i, k)]);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/drive/passes", test_passes);
	g_test_add_func("/drive/held", test_held);
	g_test_add_func("/drive/hung", test_hung);
	g_test_add_func("/drive/settle", test_settle);
	g_test_add_func("/pipeline/statuses", test_statuses);
	g_test_add_func("/pipeline/absent", test_absent);
	g_test_add_func("/pipeline/worst", test_worst);
	return g_test_run();
}
