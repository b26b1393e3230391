/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rich Text: code pages, \u, tables, what is no text, depth. */
#include "config.h"
#include "ppid-read.h"

#include "reader-util.h"

#define FONTS                                                                 \
	"{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}"                          \
	"{\\f1\\fnil\\fcharset2 Wingdings;}{\\f2\\fcharset204 Times;}}"

static void
test_shapes(void)
{
	static const struct {
		const char *rtf;
		const char *text;
	} cases[] = {
		{ "Nama\\tab : Siti\\par\r\nNIK: 36\r\n04\\par",
		  "Nama\t: Siti\nNIK: 3604\n" },
		{ "tahun 2023\\u8211?2025", "tahun 2023\xE2\x80\x93" "2025" },
		{ "\\uc2\\u233\\'c3\\'a9x\\uc0\\u233y",
		  "\xC3\xA9x\xC3\xA9y" },
		{ "\\u-10179?\\u-8704?", "\xF0\x9F\x98\x80" },
		{ "Ren\\'e9 \\'93a\\'94",
		  "Ren\xC3\xA9 \xE2\x80\x9C" "a\xE2\x80\x9D" },
		{ FONTS "{\\f2 \\'c0}{\\f0 \\'c0}", "\xD0\x90\xC3\x80" },
		{ FONTS "{\\f1 \\'fe} salinan {\\f1 \\'a8} lihat",
		  "\xE2\x98\x92 salinan \xE2\x98\x90 lihat" },
		{ "\\trowd\\intbl Nama\\cell Siti\\cell\\row\\trowd\\intbl "
		  "Rincian\\cell 1. A\\par 2. B\\cell\\row\\pard akhir\\par",
		  "Nama\tSiti\nRincian\t1. A\n2. B\nakhir\n" },
		{ "{\\info{\\author X}}{\\stylesheet Y}{\\*\\generator Z}"
		  "{\\pict 0102}isi",
		  "isi" },
		{ "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt tautan}}",
		  "tautan" },
		{ "soft/{\\strike hard}*\\par", "soft/~~hard~~*\n" },
		{ "a\\{b\\}\\\\c\\~d\\_e\\-f", "a{b}\\c d-ef" },
		{ "\\bin5 {{{{{isi", "isi" },
		{ "{\\v rahasia}tampak", "tampak" },
		{ "\\fromhtml1 {\\*\\htmltag <p>}\\htmlrtf {\\htmlrtf0 "
		  "isi\\htmlrtf\\par}\\htmlrtf0 {\\*\\htmltag </p>}",
		  "isi" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *rtf = g_strconcat(
			"{\\rtf1\\ansi\\ansicpg1252\\deff0 ", cases[i].rtf,
			"}\r\n", NULL);
		g_autofree char *xml = read_text(NULL, rtf);
		g_autofree char *want = g_strconcat(
			"terpotong=\"tidak\">", cases[i].text, "</teks>", NULL);

		assert_has(xml, want);
		assert_has(xml, "status=\"terbaca\"");
	}
}

static void
test_damage(void)
{
	g_autofree char *cut = read_text(NULL, "{\\rtf1 Nama: Siti\\par {\\b");
	g_autofree char *none = read_text("application/rtf", "Nama");

	assert_has(cut, ">Nama: Siti\n</teks>");
	assert_has(cut, "<belum-terekam sebab=\"rusak\" bagian=\"2\"/>");
	assert_has(none, "sebab=\"rusak\"");
}

static void
test_depth(void)
{
	g_autoptr(GString) deep = g_string_new("{\\rtf1 awal ");
	g_autofree char *xml = NULL;

	for (guint i = 0; i < 1000000; i++)
		g_string_append(deep, "{x");
	for (guint i = 0; i < 1000000; i++)
		g_string_append(deep, "}");
	g_string_append(deep, "akhir}");
	xml = read_text(NULL, deep->str);
	assert_has(xml, ">awal x");
	assert_has(xml, "xakhir</teks>");
	assert_has(xml, "status=\"terbaca\"");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-rtf/shapes", test_shapes);
	g_test_add_func("/read-rtf/damage", test_damage);
	g_test_add_func("/read-rtf/depth", test_depth);
	return g_test_run();
}
