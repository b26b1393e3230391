/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder: UTF-8 wins, then the label, then windows-1252. */
#include "config.h"
#include "ppid-charset.h"

#include <string.h>

static const struct {
	const char *in, *label, *out, *used;
	bool guessed, overruled;
	gint64 damage;
} cases[] = {
	{ "halo", NULL, "halo", "utf-8", false, false, -1 },
	{ "halo", "us-ascii", "halo", "us-ascii", false, false, -1 },
	{ "caf\xC3\xA9", "utf-8", "caf\xC3\xA9", "utf-8", false, false, -1 },
	{ "caf\xC3\xA9", "iso-8859-1", "caf\xC3\xA9", "utf-8", false, true,
	  -1 },
	{ "caf\xE9", "iso-8859-1", "caf\xC3\xA9", "windows-1252", false,
	  false, -1 },
	{ "caf\xE9", "ISO8859_1", "caf\xC3\xA9", "windows-1252", false, false,
	  -1 },
	{ "caf\xE9", NULL, "caf\xC3\xA9", "windows-1252", true, false, -1 },
	{ "caf\xE9", "x-unknown", "caf\xC3\xA9", "windows-1252", true, false,
	  -1 },
	{ "caf\xE9 au", "utf-8", "caf\xC3\xA9 au", "windows-1252", true,
	  false, -1 },
	{ "\xC3\xA9\xC3\xA9 \xE9", "utf-8", "\xC3\xA9\xC3\xA9 \xEF\xBF\xBD",
	  "utf-8", false, false, 5 },
	{ "\x81x", "windows-1252", "\xC2\x81x", "windows-1252", false, false,
	  0 },
	{ "\xD2\xEC\xE3", "windows-1258", "\xCC\x89\xCC\x81\xC4\x83",
	  "windows-1258", false, false, -1 },
	{ "\xF0\xD2\xC9", "koi8_r",
	  "\xD0\x9F\xD1\x80\xD0\xB8", "koi8-r", false, false, -1 },
	{ "\xA1x\xA2", "iso8859-7", "\xE2\x80\x98x\xE2\x80\x99",
	  "iso-8859-7", false, false, -1 },
	{ "\x83\x81", "shift_jis", "\xE3\x83\xA1", "shift_jis", false, false,
	  -1 },
	{ "\xC4\xE3", "gb2312", "\xE4\xBD\xA0", "gb18030", false, false, -1 },
	{ "\033$B%a\033(B", "iso-2022-jp", "\xE3\x83\xA1", "iso-2022-jp",
	  false, false, -1 },
	{ "\033$B%a\033(B", NULL, "\xE3\x83\xA1", "iso-2022-jp", true, false,
	  -1 },
	/* five Latin letters: pairs that Big5 does not all have */
	{ "\xC3\xA9\xC3\x81\xC2\xAD", "big5", "\xC3\xA9\xC3\x81\xC2\xAD",
	  "utf-8", false, true, -1 },
	{ "~{Dc:C~} A~~", "hz-gb-2312",
	  "\xE4\xBD\xA0\xE5\xA5\xBD A~", "hz-gb-2312", false, false, -1 },
	{ "a~\nb ~{Dc\n:C", "HZ", "ab \xE4\xBD\xA0\n:C", "hz-gb-2312",
	  false, false, -1 },
	{ "\033$B%a", "us-ascii", "\xE3\x83\xA1", "iso-2022-jp", false,
	  true, -1 },
	{ "+AGE-b", "utf-7", "ab", "utf-7", false, false, -1 },
};

static void
test_ladder(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		PpidCharset used;
		GString *out = ppid_charset_decode(cases[i].in,
						   strlen(cases[i].in),
						   cases[i].label, false,
						   &used);

		g_test_message("case %zu", i);
		g_assert_cmpstr(out->str, ==, cases[i].out);
		g_assert_cmpstr(used.name, ==, cases[i].used);
		g_assert_cmpint(used.guessed, ==, cases[i].guessed);
		g_assert_cmpint(used.overruled, ==, cases[i].overruled);
		g_assert_cmpint(used.damage, ==, cases[i].damage);
		g_string_free(out, TRUE);
	}
}

/* A limit that cuts a character is no damage. */
static void
test_cut(void)
{
	PpidCharset used;
	GString *out = ppid_charset_decode("a\xE2\x82", 3, "utf-8", true,
					   &used);

	g_assert_cmpstr(out->str, ==, "a");
	g_assert_cmpint(used.damage, ==, -1);
	g_string_free(out, TRUE);
	out = ppid_charset_decode("a\xE2\x82", 3, "utf-8", false, &used);
	g_assert_cmpint(used.damage, >=, -1);
	g_assert_true(g_utf8_validate(out->str, (gssize)out->len, NULL));
	g_string_free(out, TRUE);
}

static void
test_nul(void)
{
	GString *out = ppid_charset_decode("a\0b", 3, "utf-8", false, NULL);

	g_assert_cmpuint(out->len, ==, 3);
	g_string_free(out, TRUE);
	out = ppid_charset_decode("a\0b\0", 4, "utf-16le", false, NULL);
	g_assert_cmpstr(out->str, ==, "ab");
	g_string_free(out, TRUE);
}

static void
test_labels(void)
{
	g_assert_true(ppid_charset_known("\"UTF-8\""));
	g_assert_true(ppid_charset_known("GB2312"));
	g_assert_false(ppid_charset_known("x-user-defined"));
	g_assert_false(ppid_charset_known(""));
	g_assert_false(ppid_charset_known(NULL));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/charset/ladder", test_ladder);
	g_test_add_func("/charset/cut", test_cut);
	g_test_add_func("/charset/nul", test_nul);
	g_test_add_func("/charset/labels", test_labels);
	return g_test_run();
}
