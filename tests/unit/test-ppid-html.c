/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML and format=flowed to text. */
#include "config.h"
#include "ppid-html.h"

#include <string.h>

#include "ppid-flowed.h"

static const struct {
	const char *in, *out;
} cases[] = {
	{ "<p>Halo <b>dunia</b></p>", "Halo dunia" },
	{ "<p>satu</p><p>dua</p>", "satu\n\ndua" },
	{ "satu<br>dua<br/><br>tiga", "satu\ndua\n\ntiga" },
	{ "<table><tr><td>Nama</td><td>Budi</td></tr>"
	  "<tr><td>NIK</td><td>36</td></tr></table>",
	  "Nama\tBudi\nNIK\t36" },
	{ "<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</table>", "a\tb" },
	{ "<ul><li>satu<li>dua</ul>", "- satu\n- dua" },
	{ "<html><head><title>x</title><style>p{}</style></head>"
	  "<body>isi<script>alert(1)</script></body></html>",
	  "isi" },
	{ "a &amp; b &lt;c&gt; &eacute;&nbsp;d", "a & b <c> \xC3\xA9 d" },
	{ "<img src=x alt=\"KTP\">", "[KTP]" },
	{ "<pre>a\n  b</pre>", "a\n  b" },
	{ "tanpa tag", "tanpa tag" },
	{ "<b>a</b> <i>b</i>", "a b" },
	{ "", "" },
};

static void
test_cases(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		bool damaged, cut;
		g_autofree char *out =
			ppid_html_text(cases[i].in, strlen(cases[i].in), 1000,
				       &damaged, &cut);

		g_assert_cmpstr(out, ==, cases[i].out);
		g_assert_false(damaged);
		g_assert_false(cut);
	}
}

/* A <meta> must not decode a second time. */
static void
test_meta(void)
{
	static const char in[] = "<meta http-equiv=Content-Type content=\""
				 "text/html; charset=iso-8859-1\">"
				 "caf\xC3\xA9";
	g_autofree char *out =
		ppid_html_text(in, strlen(in), 1000, NULL, NULL);
	g_autofree char *charset = ppid_html_charset(in, strlen(in));

	g_assert_cmpstr(out, ==, "caf\xC3\xA9");
	g_assert_cmpstr(charset, ==, "iso-8859-1");
	g_assert_null(ppid_html_charset("<p>a</p>", 8));
}

static char *
repeat(const char *before, const char *unit, int n, const char *after)
{
	GString *s = g_string_new(before);

	while (n-- > 0)
		g_string_append(s, unit);
	g_string_append(s, after);
	return g_string_free(s, FALSE);
}

/* Each costs the parser the square without its guard. */
static void
test_bombs(void)
{
	static const struct {
		const char *before, *unit, *after;
	} bombs[] = {
		{ "<p ", "a=1 ", ">isi" },
		{ "<p a=\"", "xxxxxxxx", "\">isi" },
		{ "", "<div>", "isi" },
		{ "<p ", "xxxxxxxx", "<b>isi" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(bombs); i++) {
		g_autofree char *in = repeat(bombs[i].before, bombs[i].unit,
					     100000, bombs[i].after);
		bool damaged;
		g_autofree char *out = ppid_html_text(in, strlen(in), 1000,
						      &damaged, NULL);

		g_test_message("bomb %zu", i);
		g_assert_true(damaged);
		g_assert_nonnull(strstr(out, i == 3 ? "" : "isi"));
	}
}

static void
test_max(void)
{
	g_autofree char *in = repeat("", "kata ", 1000, "");
	bool cut;
	g_autofree char *out = ppid_html_text(in, strlen(in), 100, NULL, &cut);

	g_assert_true(cut);
	g_assert_cmpuint(strlen(out), <=, 100);
}

static void
test_flowed(void)
{
	static const struct {
		const char *in, *out;
		bool delsp;
	} flowed[] = {
		{ "satu \ndua\ntiga\n", "satu dua\ntiga\n", false },
		{ "satu \ndua\n", "satudua\n", true },
		{ " >bukan kutipan\n", ">bukan kutipan\n", false },
		{ "> kutipan \n> lagi\n", "> kutipan \n> lagi\n", false },
		{ "isi \n> kutipan\n", "isi \n> kutipan\n", false },
		{ "isi \n-- \nBudi\n", "isi \n-- \nBudi\n", false },
		{ "a \n", "a \n", false },
		{ " \nsatu\n", "satu\n", true },
		{ "  \nsatu\n", "satu\n", true },
		{ " \n \n \nsatu\n", "satu\n", true },
		{ "", "", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(flowed); i++) {
		g_autofree char *out = ppid_flowed_unfold(flowed[i].in,
							  flowed[i].delsp);

		g_assert_cmpstr(out, ==, flowed[i].out);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/html/cases", test_cases);
	g_test_add_func("/html/meta", test_meta);
	g_test_add_func("/html/bombs", test_bombs);
	g_test_add_func("/html/max", test_max);
	g_test_add_func("/flowed/cases", test_flowed);
	return g_test_run();
}
