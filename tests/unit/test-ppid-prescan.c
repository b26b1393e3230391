/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted before the library sees a message. */
#include "config.h"
#include "ppid-prescan.h"

#include "mail-util.h"

#define SIZE_LIMIT (100 * 1024 * 1024)

static PpidPrescan
scan(const char *bytes, gsize size)
{
	int fd = open_bytes(bytes, size);
	g_autoptr(GError) error = NULL;
	PpidPrescan s;

	g_assert_true(ppid_prescan_fd(fd, 0, -1, &s, &error));
	close(fd);
	return s;
}

static PpidPrescan
scan_repeat(const char *before, const char *unit, int n, const char *after)
{
	g_autoptr(GString) text = g_string_new(before);

	while (n-- > 0)
		g_string_append(text, unit);
	g_string_append(text, after);
	return scan(text->str, text->len);
}

static void
test_ordinary(void)
{
	static const char mail[] = "From: a\n\nisi\n";
	PpidPrescan s = scan(mail, strlen(mail));
	g_autofree char *digest = g_compute_checksum_for_string(
		G_CHECKSUM_SHA256, mail, -1);

	g_assert_cmpint(s.size, ==, (gint64)strlen(mail));
	g_assert_cmpint(s.header_end, ==, 9);
	g_assert_cmpstr(s.sha256, ==, digest);
	g_assert_null(ppid_prescan_verdict(&s, true, SIZE_LIMIT));
	g_assert_cmpstr(ppid_prescan_verdict(&s, true, 5), ==,
			"batas-ukuran");
}

static void
test_region(void)
{
	int fd = open_bytes("xxabcyy", 7);
	PpidPrescan s;
	g_autofree char *digest = g_compute_checksum_for_string(
		G_CHECKSUM_SHA256, "abc", -1);

	g_assert_true(ppid_prescan_fd(fd, 2, 5, &s, NULL));
	g_assert_cmpint(s.size, ==, 3);
	g_assert_cmpstr(s.sha256, ==, digest);
	close(fd);
}

static void
test_limits(void)
{
	static const struct {
		const char *before, *unit;
		int n;
		const char *after, *verdict;
	} cases[] = {
		{ "A: b\n\n", "boundary=x\n", 101, "", "batas-boundary" },
		{ "A: b\n\n", "boundary=x\n", 100, "", NULL },
		{ "A: b\n\n", "Message/rfc822\n", 51, "",
		  "batas-surel-dalam" },
		{ "A: b\n\n", "--\n", 20001, "", "batas-garis" },
		{ "A: b\n\nTo: ", "g:", 2001, "\n", "batas-alamat" },
		{ "A: b\n\nTo: ", "g:\n ", 2001, "\n", "batas-alamat" },
		{ "A: b\n\nresent-to : ", "abcdefgh", 9000, "\n",
		  "batas-alamat" },
		/* the top header is not the library's business */
		{ "To: ", "g:", 2001, "\n\nisi\n", NULL },
		{ "A: b\n\nToday: ", "g:", 2001, "\n", NULL },
		{ "A: b\n\n", "kata kata kata kata\n", 250000, "",
		  "batas-preambul" },
		{ "A: b\n\n--b\nContent-Type: Multipart/mixed\n\n",
		  "kata kata kata kata\n", 250000, "", "batas-preambul" },
		{ "A: b\n\n--b\n\nx\n--b--\n", "kata kata kata kata\n",
		  250000, "", "batas-preambul" },
		{ "A: b\n\n--b\nContent-Type: a/b\n\n",
		  "kata kata kata kata\n", 250000, "\n--b--\n", NULL },
		/* a "--" line that no header declares begins no part */
		{ "A: b; boundary=b\n\n--x\n\n", "kata kata kata kata\n",
		  250000, "", "batas-preambul" },
		{ "A: b; boundary = \"b\"\n\n--b\n\n",
		  "kata kata kata kata\n", 250000, "", NULL },
		{ "A: b; boundary=b\n\n--b\nC: multipart /x; boundary=c\n\n"
		  "--d\n\n", "kata kata kata kata\n", 250000, "",
		  "batas-preambul" },
		{ "A: b; boundary=b\n\n--b\nC: multipart/x; boundary=c\n\n"
		  "--c\n\n", "kata kata kata kata\n", 250000, "", NULL },
		{ "A: b; boundary=\n b\n\n--b\n\n",
		  "kata kata kata kata\n", 250000, "", NULL },
		/* no empty line, or no line at all */
		{ "A: b\nhalo\n", "--b\nA: b\n", 20001, "",
		  "batas-garis" },
		{ "A: b\r", "kata kata kata kata\r", 250000, "",
		  "batas-preambul" },
		/* fields and parameters of parts, and of messages inside */
		{ "A: b\n\n--b\n", "a:b\n", 30001, "\nx\n",
		  "batas-tajuk-dalam" },
		{ "A: b\n\n--b\n", "a:b\n", 30000, "\nx\n", NULL },
		{ "A: b\n\n--b\nContent-Type: a/b", ";c=d", 30001,
		  "\n\nx\n", "batas-tajuk-dalam" },
		{ "A: b\n\n--b\n\n", "a:b\n", 100000, "", NULL },
		{ "A: b\n\n--b\nD: e; f=\"", "=?1?q? ", 10000, "\"\n\nx\n",
		  "batas-tajuk-dalam" },
		{ "A: b\n\n--b\nD: e; f=\"", "=?1?q? ", 9000, "\"\n\nx\n",
		  NULL },
		{ "C: message/rfc822\n\n", "a:b\n", 30001, "\nx\n",
		  "batas-tajuk-dalam" },
		{ "C: a/b\n\n--b\nC: message/rfc822\n\n", "a:b\n", 30001,
		  "\nx\n", "batas-tajuk-dalam" },
		{ "C: multipart/digest\n\n--b\n\n", "a:b\n", 30001,
		  "\nx\n", "batas-tajuk-dalam" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		PpidPrescan s = scan_repeat(cases[i].before, cases[i].unit,
					    cases[i].n, cases[i].after);

		g_test_message("case %zu", i);
		g_assert_cmpstr(ppid_prescan_verdict(&s, true, SIZE_LIMIT), ==,
				cases[i].verdict);
	}
}

/* One line longer than the buffer. */
static void
test_long_line(void)
{
	PpidPrescan s = scan_repeat("A: b\n\nTo: ", "g:", 500000, "\nx\n");

	g_assert_cmpint(s.address_colons, >=, 500000);
	g_assert_cmpint(s.size, ==, 1000013);
}

/* Every mark of a line looks only at the word before it. */
static void
test_linear(void)
{
	PpidPrescan s;

	g_test_timer_start();
	s = scan_repeat("A: b\n\n--b\nContent-Type: a/b", " / = ;",
			2000000, "\n\nx\n");
	g_assert_cmpint(s.part_fields, >, 2000000);
	g_assert_cmpfloat(g_test_timer_elapsed(), <, 20.0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/prescan/ordinary", test_ordinary);
	g_test_add_func("/prescan/region", test_region);
	g_test_add_func("/prescan/limits", test_limits);
	g_test_add_func("/prescan/long-line", test_long_line);
	g_test_add_func("/prescan/linear", test_linear);
	return g_test_run();
}
