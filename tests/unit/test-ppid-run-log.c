/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The object of a run, octet for octet. */
#include "config.h"

#include <string.h>

#include "ppid-run-log.h"

#define BEGIN "2026-11-21T10:00:00+07:00"
#define END "2026-11-21T10:00:05+07:00"

static void
test_empty(void)
{
	g_autoptr(PpidRunLog) log = ppid_run_log_new();
	g_autofree char *line = ppid_run_log_line(log, BEGIN, END, NULL, 69);

	g_assert_cmpstr(line, ==,
			"{\"jenis\":\"jalan\",\"mulai\":\"" BEGIN
			"\",\"selesai\":\"" END "\",\"status\":69,"
			"\"ambil\":[],\"program\":[],\"ditahan\":[]}\n");
}

/* Twice well, once dead, once hung; the other one only with it. */
static void
tell_stages(PpidRunLog *log)
{
	const PpidStage runs[][2] = {
		{ { .name = "a" }, { .name = "b" } },
		{ { .name = "a" }, { .name = "b" } },
		{ { .name = "a", .status = 74 },
		  { .name = "b", .status = -1, .signal = 11 } },
		{ { .name = "a", .status = -1, .signal = 9, .dropped = true },
		  { .name = "b", .status = -1, .signal = 9, .stalled = true } },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(runs); i++)
		ppid_run_log_stages(log, runs[i], 2);
}

static void
test_full(void)
{
	const PpidTally tally = {
		.arrived = 28, .fresh = 7, .joined = 6, .duplicates = 5,
		.before = 4, .held = 3, .queued = 3, .passes = 2,
		.adds_up = true,
	};
	g_autoptr(PpidRunLog) log = ppid_run_log_new();
	g_autofree char *line = NULL;

	tell_stages(log);
	ppid_run_log_held(log, "1.V1U2.x", "batas waktu: \"b\" \\ \n");
	ppid_run_log_held(log, "1.\xff.x", NULL);
	ppid_run_log_fetched(log,
			     "dilihat=9\nbaru=9\n\n[kotak ppid]\ndilihat=9\n"
			     "baru=8\nsudah-ada=0\ngagal=1\nhilang=0\n"
			     "status=75\n[lain]\ndilihat=1\n");
	line = ppid_run_log_line(log, BEGIN, END, &tally, 70);
	g_assert_cmpstr(
		line, ==,
		"{\"jenis\":\"jalan\",\"mulai\":\"" BEGIN
		"\",\"selesai\":\"" END "\",\"status\":70,"
		"\"surel\":{\"masuk\":28,\"berkas-baru\":7,\"lanjutan\":6,"
		"\"duplikat\":5,\"ditahan\":3,\"antre\":3,"
		"\"sudah-diberkaskan\":4,\"cocok\":true,\"putaran\":2},"
		"\"ambil\":[{\"kotak\":\"ppid\",\"dilihat\":9,\"baru\":8,"
		"\"sudah-ada\":0,\"gagal\":1,\"hilang\":0,\"status\":75}],"
		"\"program\":[{\"nama\":\"a\",\"akhir\":["
		"{\"status\":0,\"kali\":2},"
		"{\"status\":74,\"akibat\":true,\"kali\":1},"
		"{\"sinyal\":9,\"akibat\":true,\"kali\":1}]},"
		"{\"nama\":\"b\",\"akhir\":[{\"status\":0,\"kali\":2},"
		"{\"sinyal\":11,\"kali\":1},"
		"{\"sinyal\":9,\"batas-waktu\":true,\"kali\":1}]}],"
		"\"ditahan\":[{\"nama\":\"1.V1U2.x\","
		"\"sebab\":\"batas waktu: \\\"b\\\" \\\\ ?\"},"
		"{\"nama\":\"1.\357\277\275.x\",\"sebab\":null}]}\n");
}

/* A report that is not one is no reason to have no line. */
static void
test_bad_report(void)
{
	static const char *const reports[] = { "", "x", "[kotak", "a=b=c\n" };

	for (gsize i = 0; i < G_N_ELEMENTS(reports); i++) {
		g_autoptr(PpidRunLog) log = ppid_run_log_new();
		g_autofree char *line = NULL;

		ppid_run_log_fetched(log, reports[i]);
		line = ppid_run_log_line(log, BEGIN, END, NULL, 0);
		g_assert_nonnull(strstr(line, "\"ambil\":[]"));
	}
}

static void
test_many(void)
{
	g_autoptr(PpidRunLog) log = ppid_run_log_new();
	g_autofree char *line = NULL;
	g_auto(GStrv) parts = NULL;

	for (guint i = 0; i < PPID_RUN_LOG_NAMES + 10; i++)
		ppid_run_log_held(log, "1.a.b", "x");
	line = ppid_run_log_requeued(log, BEGIN);
	g_assert_true(g_str_has_prefix(
		line, "{\"jenis\":\"antre-ulang\",\"waktu\":\"" BEGIN
		      "\",\"surel\":[{\"nama\":\"1.a.b\",\"sebab\":\"x\"},"));
	parts = g_strsplit(line, "1.a.b", -1);
	g_assert_cmpuint(g_strv_length(parts), ==, PPID_RUN_LOG_NAMES + 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/run-log/empty", test_empty);
	g_test_add_func("/run-log/full", test_full);
	g_test_add_func("/run-log/bad-report", test_bad_report);
	g_test_add_func("/run-log/many", test_many);
	return g_test_run();
}
