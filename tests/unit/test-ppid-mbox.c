/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mbox: every byte between the From_ lines, no more, no less. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-mbox.h"

#define D "From a@b Fri Nov 20 03:00:00 2026\n"

typedef struct {
	GString *text; /* messages as "DATE[BYTES]" */
	guint fail_at; /* begin of this message fails */
	guint count;
} Log;

static bool
on_begin(gint64 date, gpointer data, GError **error)
{
	Log *log = data;

	if (++log->count == log->fail_at) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP, "full");
		return false;
	}
	g_string_append_printf(log->text, "%" G_GINT64_FORMAT "[", date);
	return true;
}

static bool
on_chunk(const char *bytes, gsize size, gpointer data, GError **error)
{
	(void)error;
	g_assert_cmpuint(size, >, 0);
	g_string_append_len(((Log *)data)->text, bytes, (gssize)size);
	return true;
}

static bool
on_end(gpointer data, GError **error)
{
	(void)error;
	g_string_append_c(((Log *)data)->text, ']');
	return true;
}

static const PpidMboxFuncs funcs = { on_begin, on_chunk, on_end };

static void
write_steps(int fd, const char *text, gsize size, gsize step)
{
	while (size > 0) {
		gsize n = MIN(step, size);

		if (write(fd, text, n) != (ssize_t)n)
			_exit(1);
		text += n;
		size -= n;
	}
}

/* Splits @text, fed through a pipe @step bytes at a time. */
static bool
split(Log *log, const char *text, gsize size, gsize step, GError **error)
{
	int ends[2];
	pid_t pid;
	bool ok;

	log->text = g_string_new(NULL);
	g_assert_cmpint(pipe(ends), ==, 0);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		write_steps(ends[1], text, size, step);
		_exit(0);
	}
	close(ends[1]);
	ok = ppid_mbox_split(ends[0], "test", &funcs, log, error);
	close(ends[0]);
	waitpid(pid, NULL, 0);
	return ok;
}

#define T(in, out) { in, sizeof(in) - 1, out, sizeof(out) - 1 }

static const struct {
	const char *in;
	gsize in_size;
	const char *out;
	gsize out_size;
} table[] = {
	T("", ""),
	T(D "A: b\n\nc\n\n", "1795143600[A: b\n\nc\n]"),
	T(D "A: b\n\nc\n", "1795143600[A: b\n\nc\n]"),
	T(D "A: b\n\nc", "1795143600[A: b\n\nc]"),
	T(D "A: b\n\nc\n\n\n\n", "1795143600[A: b\n\nc\n\n\n]"),
	T(D, "1795143600[]"),
	T(D D, "1795143600[]1795143600[]"),
	T(D "A: b\n\nc\n\n" D "D: e\n\nf\n\n",
	  "1795143600[A: b\n\nc\n]1795143600[D: e\n\nf\n]"),
	/* no empty line before the separator */
	T(D "A: b\n\nc\n" D "D: e\n\nf\n",
	  "1795143600[A: b\n\nc\n]1795143600[D: e\n\nf\n]"),
	/* CRLF */
	T("From a@b Fri Nov 20 03:00:00 2026\r\nA: b\r\n\r\nc\r\n\r\n",
	  "1795143600[A: b\r\n\r\nc\r\n]"),
	/* one level of quoting is taken away, nothing else */
	T(D "A: b\n\n>From c\n>>From d\n> From e\n>from f\n From g\n>Fr",
	  "1795143600[A: b\n\nFrom c\n>From d\n> From e\n>from f\n From g\n"
	  ">Fr]"),
	/* a sentence is not a separator */
	T(D "A: b\n\nFrom here we go\nFrom now on\n\nFrom us.\nBye\n",
	  "1795143600[A: b\n\nFrom here we go\nFrom now on\n\nFrom us.\n"
	  "Bye\n]"),
	/* no date, but an empty line before and a header behind */
	T(D "A: b\n\nc\n\nFrom x\nD: e\n\nf\n",
	  "1795143600[A: b\n\nc\n]0[D: e\n\nf\n]"),
	T("From -\nA: b\n\nc\n", "0[A: b\n\nc\n]"),
	/* Content-Length is the sender's */
	T(D "Content-Length: 99999\n\nc\n\n" D "D: e\n\nf\n",
	  "1795143600[Content-Length: 99999\n\nc\n]1795143600[D: e\n\nf\n]"),
	T(D "Content-Length: 0\n\nccc\n", "1795143600[Content-Length: 0\n\n"
					   "ccc\n]"),
	/* NUL and bare CR */
	T(D "A: b\n\nx\0y\rFrom z\r\n\r\r\n\0\n",
	  "1795143600[A: b\n\nx\0y\rFrom z\r\n\r\r\n\0\n]"),
	/* dates */
	T("From a@b Fri Nov 20 10:00:00 2026 +0700\nA: b\n\n",
	  "1795143600[A: b\n]"),
	T("From a@b Fri Nov 20 10:00:00 +0700 2026\nA: b\n\n",
	  "1795143600[A: b\n]"),
	T("From \"a b\"@c  Fri Nov 20 12:00 WIT 2026\nA: b\n\n",
	  "1795143600[A: b\n]"),
	T("From a@b Fri Nov 20 03:00:00 2026 remote from x\nA: b\n\n",
	  "0[A: b\n]"),
	T("From a@b Fri Nov 31 03:00:00 2026\nA: b\n\n", "0[A: b\n]"),
	T("From a@b Fri Nov  6 03:00:00 1969\nA: b\n\n", "0[A: b\n]"),
};

static void
test_table(void)
{
	static const gsize steps[] = { 1, 3, 65536 };

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		for (gsize k = 0; k < G_N_ELEMENTS(steps); k++) {
			g_autoptr(GError) error = NULL;
			Log log = { 0 };

			g_test_message("case %zu step %zu", i, steps[k]);
			g_assert_true(split(&log, table[i].in,
					    table[i].in_size, steps[k],
					    &error));
			g_assert_no_error(error);
			g_assert_cmpmem(log.text->str, log.text->len,
					table[i].out, table[i].out_size);
			g_string_free(log.text, TRUE);
		}
}

static void
test_errors(void)
{
	static const char *const bad[] = { "A: b\n\nc\n", "\n" D "A: b\n",
					   "From", "\0" };

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;
		Log log = { 0 };

		g_assert_false(split(&log, bad[i], strlen(bad[i]) + (i == 3),
				     1, &error));
		g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
		g_string_free(log.text, TRUE);
	}
}

static void
test_callback_error(void)
{
	g_autoptr(GError) error = NULL;
	Log log = { .fail_at = 2 };

	g_assert_false(split(&log, D "a\n\n" D "b\n\n" D "c\n",
			     strlen(D "a\n\n" D "b\n\n" D "c\n"), 7, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_TEMP);
	g_assert_cmpuint(log.count, ==, 2);
	g_string_free(log.text, TRUE);
}

/* Lines and quotes longer than every buffer. */
static void
test_long(void)
{
	g_autoptr(GString) in = g_string_new(D);
	g_autoptr(GString) want = g_string_new("1795143600[");
	g_autoptr(GError) error = NULL;
	Log log = { 0 };

	for (int i = 0; i < 200000; i++) {
		g_string_append(in, "From x");
		g_string_append(want, "From x");
	}
	g_string_append(in, "\n>>From y\n\n");
	g_string_append(want, "\n>From y\n]");
	g_assert_true(split(&log, in->str, in->len, 65536, &error));
	g_assert_cmpmem(log.text->str, log.text->len, want->str, want->len);
	g_string_free(log.text, TRUE);
}

/* --- Content-Length -------------------------------------------------------- */

#define DATE "1795143600"

static const struct {
	const char *in, *out;
} lengths[] = {
	/* mboxcl2: a From_ line with a date, as text */
	{ D "Content-Length: 46\n\nx\n\n" D "A: b\n\nc\n\n" D
	  "content-length:  2 \n\nd\n",
	  DATE "[Content-Length: 46\n\nx\n\n" D "A: b\n\nc\n]" DATE
	       "[content-length:  2 \n\nd\n]" },
	/* there nothing is quoted */
	{ D "Content-Length: 17\n\n>From x\nFrom y\n\n\n",
	  DATE "[Content-Length: 17\n\n>From x\nFrom y\n\n]" },
	/* mboxcl: it is */
	{ D "Content-Length: 8\n\n>From x\n\n" D "Content-Length: 2\n\nd\n",
	  DATE "[Content-Length: 8\n\nFrom x\n]" DATE
	       "[Content-Length: 2\n\nd\n]" },
	/* a sender's: one too long must not swallow the next letter */
	{ D "Content-Length: 49\n\nx\n\n" D "A: b\n\nc\n\n" D "D: e\n\nd\n",
	  DATE "[Content-Length: 49\n\nx\n]" DATE "[A: b\n\nc\n]" DATE
	       "[D: e\n\nd\n]" },
	{ D "Content-Length: 99999\n\nx\n\n" D "A: b\n\nc\n",
	  DATE "[Content-Length: 99999\n\nx\n]" DATE "[A: b\n\nc\n]" },
	/* too short, not a number, negative */
	{ D "Content-Length: 1\n\nxyz\n\n" D "Content-Length: 2\n\nc\n",
	  DATE "[Content-Length: 1\n\nxyz\n]" DATE
	       "[Content-Length: 2\n\nc\n]" },
	{ D "Content-Length: x\n\nx\n", DATE "[Content-Length: x\n\nx\n]" },
	{ D "Content-Length: -9\n\nx\n", DATE "[Content-Length: -9\n\nx\n]" },
	/* it ends in front of a "From " that begins no line */
	{ D "Content-Length: 2\n\nxx" D "Content-Length: 2\n\nc\n",
	  DATE "[Content-Length: 2\n\nxx" D "Content-Length: 2\n\nc\n]" },
	/* a field in the old syntax is no separator */
	{ D "A: b\n\nx\n\nFrom : a@b\nB: c\n",
	  DATE "[A: b\n\nx\n\nFrom : a@b\nB: c\n]" },
};

static void
test_lengths(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
		g_autoptr(GError) error = NULL;
		Log log = { g_string_new(NULL), 0, 0 };
		FILE *file = tmpfile();

		g_test_message("case %zu", i);
		fputs(lengths[i].in, file);
		fflush(file);
		lseek(fileno(file), 0, SEEK_SET);
		g_assert_true(ppid_mbox_split(fileno(file), "test", &funcs,
					      &log, &error));
		g_assert_no_error(error);
		g_assert_cmpstr(log.text->str, ==, lengths[i].out);
		g_string_free(log.text, TRUE);
		fclose(file);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mbox/table", test_table);
	g_test_add_func("/mbox/errors", test_errors);
	g_test_add_func("/mbox/callback-error", test_callback_error);
	g_test_add_func("/mbox/long", test_long);
	g_test_add_func("/mbox/lengths", test_lengths);
	return g_test_run();
}
