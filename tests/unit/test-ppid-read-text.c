/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments that are text. */
#include "config.h"
#include "ppid-read.h"

#include "reader-util.h"

static void
test_plain(void)
{
	g_autofree char *latin =
		read_text("text/plain", "Nama:\tRen\xE9\r\nNIK: 1\r");
	g_autofree char *utf16 = read_bytes(
		"text/csv", "\xFF\xFE" "a\0;\0b\0\n\0", 10);

	assert_has(latin, "charset=\"windows-1252\"");
	assert_has(latin, ">Nama:\tRen\xC3\xA9\nNIK: 1\n</teks>");
	assert_has(latin, "<catatan kode=\"charset-ditebak\" bagian=\"2\"");
	assert_has(utf16, "asal=\"text/csv\" charset=\"utf-16le\"");
	assert_has(utf16, ">a;b\n</teks>");
}

static void
test_label(void)
{
	g_autoptr(PpidReader) reader = ppid_reader_new("2", &test_limits);
	PpidMember m = { .number = "2", .type = "text/plain",
			 .label = "text/plain; charset=koi8-r",
			 .bytes = "\xC1", .size = 1 };
	g_autofree char *xml = NULL;

	ppid_charset_init();
	ppid_reader_run(reader, &m);
	xml = g_string_free(ppid_xml_serialise(ppid_reader_finish(reader), 0),
			    FALSE);
	assert_has(xml, "charset=\"koi8-r\"");
	assert_has(xml, ">\xD0\xB0</teks>");
}

static void
test_html(void)
{
	g_autofree char *xml = read_text(
		"application/octet-stream",
		"<html><meta charset=windows-1252><table><tr><td>Nama"
		"<td>Ren\xE9</table></html>");

	assert_has(xml, "asal=\"text/html\" charset=\"windows-1252\"");
	assert_has(xml, ">Nama\tRen\xC3\xA9</teks>");
}

/* 3 MiB of text are cut at one, with a note. */
static void
test_long(void)
{
	g_autofree char *text = g_strnfill(3 << 20, 'a');
	g_autofree char *xml = read_text("text/plain", text);

	assert_has(xml, "terpotong=\"ya\"");
	assert_has(xml, "status=\"sebagian\"");
	g_assert_cmpuint(strlen(xml), <, (1 << 20) + 1000);
}

static void
test_empty(void)
{
	g_autofree char *xml = read_text("text/plain", " \r\n");

	g_assert_cmpstr(xml, ==,
			"<isi-lampiran bagian=\"2\" status=\"terbaca\"/>");
}

/* A link in an attachment is told as one in the letter is. */
static void
test_links(void)
{
	static const char html[] = "<p>KTP <a href=\"https://s.id/ktp\">di "
				   "sini</a>, <a href=\"https://s.id/ktp\">"
				   "sini</a></p>";
	g_autoptr(PpidLinks) links = ppid_links_new(NULL, NULL);
	g_autoptr(PpidReader) reader = ppid_reader_new("2", &test_limits);
	PpidMember member = { .number = "2", .type = "text/html",
			      .bytes = html, .size = strlen(html) };
	g_autoptr(GString) xml = NULL;

	ppid_charset_init();
	ppid_reader_set_links(reader, links);
	ppid_reader_run(reader, &member);
	xml = ppid_xml_serialise(ppid_reader_finish(reader), 0);
	assert_has(xml->str, "KTP di sini &lt;https://s.id/ktp&gt;");
	assert_has(xml->str, "<belum-terekam sebab=\"tautan\" bagian=\"2\" "
			     "awal=\"13\" panjang=\"16\">"
			     "https://s.id/ktp</belum-terekam>");
	assert_has(xml->str, "status=\"terbaca\"");
	g_assert_cmpuint(count_of(xml->str, "<belum-terekam"), ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-text/plain", test_plain);
	g_test_add_func("/read-text/label", test_label);
	g_test_add_func("/read-text/html", test_html);
	g_test_add_func("/read-text/long", test_long);
	g_test_add_func("/read-text/empty", test_empty);
	g_test_add_func("/read-text/links", test_links);
	return g_test_run();
}
