/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of what the MIME library must not have. */
#include "config.h"
#include "ppid-lean.h"

#include <string.h>

#include "mail-util.h"

#define TYPE "multipart/mixed; boundary=b"

static const struct {
	const char *in;
	const char *out; /* "NUMBER[BODY]" of leaves, "NUMBER{" of others */
} cases[] = {
	{ "depan\n--b\n\nsatu\n--b\nX: y\n\ndua\n\n--b--\nbelakang\n--b\n\nx\n",
	  "0{1[satu]2[dua\n]" },
	{ "--b\r\n\r\nsatu\r\n--b \r\n\r\ndua\r\n--b--", "0{1[satu]2[dua]" },
	{ "--b\nContent-Type: multipart/x; boundary=c\n\n--c\n\na\n--c\n\nb\n"
	  "--c--\nsela\n--b\n\nd\n--b--\n",
	  "0{1{1.1[a]1.2[b]2[d]" },
	/* the inner one is not closed */
	{ "--b\nContent-Type: multipart/x; boundary=c\n\n--c\n\na\n--b\n\nd",
	  "0{1{1.1[a]2[d]" },
	/* a line that only begins like a delimiter */
	{ "--b\n\na\n--bc\n--b-\n --b\n--b--", "0{1[a\n--bc\n--b-\n --b]" },
	{ "--b\nX: y\n--b\n\n--b--\n", "0{1[]2[]" },
	{ "tidak ada\n", "0{" },
	{ "", "0{" },
	{ "--b\nContent-Type: multipart/x\n\nx\n", "0{1[x\n]" },
};

static char *
walk(const char *text, gsize size, const char *type, int parts, int depth,
     bool *cut)
{
	g_autofree char *file = g_strconcat("xyz", text, NULL);
	int fd = open_bytes(file, size + 3);
	g_autoptr(GArray) list = ppid_lean_walk(fd, 3, (gint64)size + 3, type,
						parts, depth, cut);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++) {
		const PpidLeanPart *p = &g_array_index(list, PpidLeanPart, i);

		g_string_append(out, p->number);
		if (p->multipart)
			g_string_append_c(out, '{');
		else
			g_string_append_printf(out, "[%.*s]",
					       (int)(p->end - p->start),
					       file + p->start);
	}
	close(fd);
	return g_string_free(out, FALSE);
}

static void
test_cases(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		bool cut = true;
		g_autofree char *out = walk(cases[i].in, strlen(cases[i].in),
					    TYPE, 100, 10, &cut);

		g_test_message("case %zu", i);
		g_assert_cmpstr(out, ==, cases[i].out);
		g_assert_false(cut);
	}
}

static void
test_limits(void)
{
	static const char in[] =
		"--b\nContent-Type: multipart/x; boundary=c\n\n--c\n\na\n"
		"--b\n\nd\n--b\n\ne\n";
	bool cut = false;
	g_autofree char *few = walk(in, strlen(in), TYPE, 3, 10, &cut);
	g_autofree char *flat = NULL, *none = NULL;

	g_assert_cmpstr(few, ==, "0{1{1.1[a]");
	g_assert_true(cut);
	flat = walk(in, strlen(in), TYPE, 100, 1, &cut);
	g_assert_cmpstr(flat, ==, "0{1[--c\n\na]2[d]3[e\n]");
	g_assert_true(cut);
	none = walk(in, strlen(in), "multipart/mixed", 100, 1, &cut);
	g_assert_cmpstr(none, ==, "0{");
}

/* Lines longer than any buffer, and a million delimiters. */
static void
test_large(void)
{
	g_autoptr(GString) in = g_string_new("--b\n\n");
	g_autofree char *out = NULL;
	bool cut = false;

	for (int i = 0; i < 300000; i++)
		g_string_append_c(in, '-');
	g_string_append(in, "\n--b--\n");
	out = walk(in->str, in->len, TYPE, 10, 10, &cut);
	g_assert_cmpuint(strlen(out), ==, 300000 + 5);
	g_string_truncate(in, 0);
	for (int i = 0; i < 1000000; i++)
		g_string_append(in, "--b\n");
	g_test_timer_start();
	g_free(out);
	out = walk(in->str, in->len, TYPE, 1000, 10, &cut);
	g_assert_cmpfloat(g_test_timer_elapsed(), <, 10.0);
	g_assert_true(cut);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lean/cases", test_cases);
	g_test_add_func("/lean/limits", test_limits);
	g_test_add_func("/lean/large", test_large);
	return g_test_run();
}
