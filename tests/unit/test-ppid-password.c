/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a letter says about how to open what it brings. */
#include "config.h"
#include "ppid-password.h"

static void
test_find(void)
{
	static const struct {
		const char *text;
		const char *found; /* joined by blanks */
	} cases[] = {
		{ "dalam zip (KTP), passwordnya: cisauk2026\nTerima kasih",
		  "cisauk2026" },
		{ "Kata sandi berkas adalah \"Abc#12\".", "Abc#12" },
		{ "Sandi file zip = 0812xyz, terima kasih",
		  "0812xyz 0812xyz," },
		{ "PASSWORD untuk membuka: R4hasia!", "R4hasia R4hasia!" },
		{ "password for the file is tes-99.", "tes-99 tes-99." },
		{ "pwd:abc123 dan pwd: abc123", "abc123" },
		{ "sandiwara rakyat: tidak ada", "" },
		{ "Mohon salinan putusan", "" },
		{ "", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(GStrv) found = ppid_password_find(cases[i].text);
		g_autofree char *joined = g_strjoinv(" ", found);

		g_assert_cmpstr(joined, ==, cases[i].found);
	}
}

static void
test_many(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_auto(GStrv) found = NULL;

	for (guint i = 0; i < 20000; i++)
		g_string_append_printf(text, "sandi: kata%u ", i);
	found = ppid_password_find(text->str);
	g_assert_cmpuint(g_strv_length(found), ==, PPID_PASSWORD_MAX);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/password/find", test_find);
	g_test_add_func("/password/many", test_many);
	return g_test_run();
}
