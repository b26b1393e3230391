/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that hang: whether it is seen, and which one it is. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ppid-pipeline.h"
#include "ppid-watch.h"

static void
test_octets(void)
{
	g_autofree char *pid = g_strdup_printf("%d", getpid());
	guint64 before = 0, after = 0;
	FILE *null = fopen("/dev/null", "w");

	if (!ppid_watch_octets(pid, &before)) {
		g_test_skip("no /proc/PID/io");
		fclose(null);
		return;
	}
	fputs("0123456789", null);
	fclose(null);
	g_assert_true(ppid_watch_octets(pid, &after));
	g_assert_cmpuint(after, >=, before + 10);
	g_assert_false(ppid_watch_octets("0", &after));
	g_assert_cmpuint(ppid_watch_waiting("0"), ==, 0);
}

#define S G_USEC_PER_SEC

static void
test_patience(void)
{
	static const struct {
		gint64 now_s;
		bool moved;
		guint64 mark;
		gint64 quiet_s, total_s; /* wanted */
	} looks[] = {
		{ 100, false, 5, 0, 0 },
		{ 101, false, 5, 1, 1 },
		{ 103, false, 5, 3, 3 },
		{ 104, false, 6, 0, 4 },
		{ 105, false, 6, 1, 5 },
		/* we were stopped for an hour */
		{ 3705, false, 6, 3, 7 },
		{ 3706, true, 6, 0, 8 },
		/* one has ended: the sum is smaller */
		{ 3707, false, 2, 0, 9 },
		{ 3708, false, 2, 1, 10 },
	};
	PpidPatience patience = { 0 };

	for (gsize i = 0; i < G_N_ELEMENTS(looks); i++) {
		ppid_patience_look(&patience, looks[i].now_s * S,
				   looks[i].moved, looks[i].mark);
		g_assert_cmpint(patience.quiet_us, ==, looks[i].quiet_s * S);
		g_assert_cmpint(patience.total_us, ==, looks[i].total_s * S);
	}
}

/* --- programs joined by pipes ------------------------------------------------------ */

#define STAGES 3
#define NONE -1
#define ANY -2

typedef struct {
	const char *scripts[STAGES];
	guint quiet_s, total_s;
	int culprit; /* wanted: a stage, NONE or ANY */
	PpidStage stages[STAGES];
	guint ticks;
} Case;

static Case cases[] = {
	/* waits for ever */
	{ { "exec sleep 1000", "cat", "cat" }, 2, 0, 0, { { 0 } }, 0 },
	{ { "echo x", "exec sleep 1000", "cat" }, 2, 0, 1, { { 0 } }, 0 },
	{ { "echo x", "cat", "exec sleep 1000" }, 2, 0, 2, { { 0 } }, 0 },
	/* computes for ever */
	{ { "echo x", "read x; while :; do :; done", "cat" },
	  2, 0, 1, { { 0 } }, 0 },
	/* those before it cannot write */
	{ { "exec yes", "cat", "exec sleep 1000" }, 2, 0, 2, { { 0 } }, 0 },
	/* moves, and never ends */
	{ { "while :; do echo x; sleep 0.2; done", "cat", "cat" },
	  0, 3, ANY, { { 0 } }, 0 },
	/* is slow, and moves */
	{ { "for i in 1 2 3 4 5 6; do sleep 0.6; echo x; done", "cat", "cat" },
	  2, 0, NONE, { { 0 } }, 0 },
	/* no limit */
	{ { "sleep 2", "cat", "cat" }, 0, 0, NONE, { { 0 } }, 0 },
};

static void
count_tick(const char *running, gpointer data)
{
	g_assert_cmpstr(running, ==, "s");
	((Case *)data)->ticks++;
}

static gpointer
run_case(gpointer data)
{
	Case *c = data;
	const PpidPipelineWatch watch = { c->quiet_s, c->total_s, count_tick,
					  c };
	g_autoptr(GError) error = NULL;
	char *argv[STAGES][4];

	for (guint i = 0; i < STAGES; i++) {
		argv[i][0] = (char *)"/bin/sh";
		argv[i][1] = (char *)"-c";
		argv[i][2] = (char *)c->scripts[i];
		argv[i][3] = NULL;
		c->stages[i] = (PpidStage){ .name = "s", .argv = argv[i] };
	}
	g_assert_true(ppid_pipeline_run(c->stages, STAGES, &watch, &error));
	g_assert_no_error(error);
	return NULL;
}

static void
check_case(const Case *c)
{
	const PpidStage *cause = ppid_pipeline_cause(c->stages, STAGES);
	guint stalled = 0;

	g_assert_cmpuint(c->ticks, >, 0);
	g_assert_cmpint(ppid_pipeline_crashed(c->stages, STAGES), ==,
			c->culprit != NONE);
	for (guint i = 0; i < STAGES; i++) {
		g_autofree char *text =
			ppid_pipeline_describe(c->stages, STAGES, i);

		stalled += c->stages[i].stalled;
		if (c->stages[i].stalled)
			g_assert_cmpstr(text, ==, "stood still and was ended");
		else if (c->culprit == NONE)
			g_assert_cmpstr(text, ==, "exit 0");
	}
	g_assert_cmpuint(stalled, ==, c->culprit != NONE);
	g_assert_cmpint(ppid_pipeline_status(c->stages, STAGES), ==,
			c->culprit != NONE ? 70 : 0);
	if (c->culprit >= 0)
		g_assert_cmpint(cause - c->stages, ==, c->culprit);
}

static void
test_stalled(void)
{
	g_autofree char *self = g_strdup_printf("%d", getpid());
	guint64 octets;
	GThread *threads[G_N_ELEMENTS(cases)];

	if (!ppid_watch_octets(self, &octets)) {
		g_test_skip("no /proc/PID/io");
		return;
	}
	/* all at once: most of them only wait */
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		threads[i] = g_thread_new("case", run_case, &cases[i]);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_thread_join(threads[i]);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s | %s | %s", cases[i].scripts[0],
			       cases[i].scripts[1], cases[i].scripts[2]);
		check_case(&cases[i]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/watch/octets", test_octets);
	g_test_add_func("/watch/patience", test_patience);
	g_test_add_func("/pipeline/stalled", test_stalled);
	return g_test_run();
}
