/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that stand in a text, and how they are read. */
#include "config.h"
#include "ppid-uu.h"

#include "ppid-digest.h"
#include "reader-util.h"

static const struct {
	const char *in;
	gint64 start, end; /* -1: none */
	const char *name;
} cases[] = {
	{ "begin 644 a.txt\n#86)C\n`\nend\nSalam\n", 0, 28, "a.txt" },
	{ "Yth.\r\nbegin 0644 a b\r\n#86)C\r\n`\r\nend\r\n", 6, 37, "a b" },
	{ "begin 644 bukan\nini prosa\n", -1, -1, NULL },
	{ "begin 644 bukan\n", -1, -1, NULL },
	{ "begin 64 a\n#86)C\n", -1, -1, NULL },
	{ "begin 888 a\n#86)C\n", -1, -1, NULL },
	{ " begin 644 a\n#86)C\n", -1, -1, NULL },
	/* "end" is lost: to the end of the text */
	{ "begin 644 a\n#86)C", 0, 17, "a" },
	{ "begin 644 a\n`\nend\n", 0, 18, "a" },
	{ "", -1, -1, NULL },
};

static void
test_find(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(PpidUu) uu = { 0 };
		bool found = ppid_uu_find(cases[i].in, strlen(cases[i].in), 0,
					  &uu);

		g_test_message("case %zu", i);
		g_assert_cmpint(found, ==, cases[i].start >= 0);
		if (!found)
			continue;
		g_assert_cmpint((gint64)uu.start, ==, cases[i].start);
		g_assert_cmpint((gint64)uu.end, ==, cases[i].end);
		g_assert_cmpstr(uu.name, ==, cases[i].name);
	}
}

static void
test_yenc(void)
{
	static const char yes[] =
		"a\n=ybegin line=128 size=9 name=a.pdf\r\n)))\n";
	static const char no[] = "a =ybegin size=9\n=ybegin tanpa ukuran\n";

	g_assert_true(ppid_uu_has_yenc(yes, strlen(yes)));
	g_assert_false(ppid_uu_has_yenc(no, strlen(no)));
}

/* Two files of one text; the second is a form. */
static void
test_read(void)
{
	g_autofree char *xml = read_text(
		PPID_UU_TYPE, "Yth.\nbegin 644 a.pdf\n#86)C\n`\nend\n"
			      "begin 644 formulir.txt\n"
			      "+3F%M83H@0G5D:0H\n`\nend\n");
	g_autofree char *sum = ppid_digest_of("abc", 3);

	assert_has(xml, "<lampiran bagian=\"2/1\" nama=\"a.pdf\" "
			"jenis=\"application/pdf\" ukuran=\"3\"");
	assert_has(xml, sum);
	assert_has(xml, "<teks bagian=\"2/2\" asal=\"text/plain\"");
	assert_has(xml, ">Nama: Budi\n</teks>");
}

/* Over 50 KB with CRLF, where the library's filter stops: whole. */
static void
test_large(void)
{
	g_autoptr(GString) in = g_string_new("begin 644 besar.bin\r\n");
	g_autofree char *xml = NULL;

	for (int i = 0; i < 4444; i++)
		g_string_append(in, "M86%A86%A86%A86%A86%A86%A86%A86%A86"
				    "%A86%A86%A86%A86%A86%A\r\n");
	g_string_append(in, "`\r\nend\r\n");
	xml = read_text(PPID_UU_TYPE, in->str);
	assert_has(xml, "bagian=\"2/1\" nama=\"besar.bin\"");
	assert_has(xml, "ukuran=\"199980\"");
}

/* A file that was cut on its way is kept as far as it goes. */
static void
test_cut(void)
{
	g_autofree char *xml =
		read_text(PPID_UU_TYPE, "begin 644 a.bin\n#86)C\n");

	assert_has(xml, "ukuran=\"3\"");
	assert_has(xml, "<catatan kode=\"uu-rusak\" bagian=\"2/1\"");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/uu/find", test_find);
	g_test_add_func("/uu/yenc", test_yenc);
	g_test_add_func("/uu/read", test_read);
	g_test_add_func("/uu/large", test_large);
	g_test_add_func("/uu/cut", test_cut);
	return g_test_run();
}
