/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streams: records are handed out one by one; truncation is seen. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ppid-berkas.h"
#include "ppid-error.h"
#include "ppid-stream.h"

#define HEAD "<kumpulan xmlns=\"urn:ppid:berkas:1\">"

/* Writes @text into a pipe @step bytes at a time and reads it back. */
static guint
count_records(const char *text, GError **error)
{
	int ends[2];
	g_autoptr(PpidStreamReader) reader = NULL;
	guint count = 0;

	g_assert_cmpint(pipe(ends), ==, 0);
	g_assert_cmpint(write(ends[1], text, strlen(text)), ==,
			(ssize_t)strlen(text));
	close(ends[1]);
	reader = ppid_stream_reader_new(ends[0], "test");
	for (;;) {
		g_autoptr(xmlDoc) doc = NULL;

		if (!ppid_stream_reader_next(reader, &doc, error))
			break;
		if (doc == NULL)
			break;
		count++;
	}
	close(ends[0]);
	return count;
}

static void
test_reader(void)
{
	static const struct {
		const char *text;
		guint count;
		bool ok;
	} table[] = {
		{ HEAD "<akhir jumlah=\"0\"/></kumpulan>", 0, true },
		{ HEAD "<berkas/><berkas/><akhir jumlah=\"2\"/></kumpulan>", 2,
		  true },
		{ "<berkas xmlns=\"urn:ppid:berkas:1\"><surel/></berkas>", 1,
		  true },
		{ HEAD "<berkas/><berkas/><akhir jumlah=\"3\"/></kumpulan>", 2,
		  false },
		{ HEAD "<berkas/><berkas/>", 2, false },
		{ HEAD "<berkas/><berkas", 1, false },
		{ HEAD "<berkas/></kumpulan>", 1, false },
		{ HEAD "<akhir jumlah=\"0\"/><berkas/></kumpulan>", 0, false },
		{ HEAD "<berkas/>&x;<akhir jumlah=\"1\"/></kumpulan>", 1,
		  false },
		{ "<other/>", 0, false },
		{ "<!DOCTYPE x><berkas xmlns=\"urn:ppid:berkas:1\"/>", 0,
		  false },
		{ "", 0, false },
		{ "not xml", 0, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		guint count = count_records(table[i].text, &error);

		g_test_message("%s", table[i].text);
		g_assert_cmpuint(count, ==, table[i].count);
		if (table[i].ok)
			g_assert_no_error(error);
		else
			g_assert_error(error, PPID_ERROR, PPID_ERROR_PROTOCOL);
	}
}

/* A record declares what it took from the root, under the same name. */
static void
test_namespaces(void)
{
	static const char text[] =
		"<kumpulan xmlns=\"urn:ppid:berkas:1\" xmlns:l=\"urn:l\">"
		"<berkas l:a=\"1\"><surel/><x xmlns=\"urn:x\"><y/></x>"
		"<l:z xml:lang=\"id\"/></berkas><akhir jumlah=\"1\"/></kumpulan>";
	static const char want[] =
		"<berkas xmlns=\"urn:ppid:berkas:1\" xmlns:l=\"urn:l\" "
		"l:a=\"1\">\n  <surel/>\n  <x xmlns=\"urn:x\">\n    <y/>\n"
		"  </x>\n  <l:z xml:lang=\"id\"/>\n</berkas>";
	g_autoptr(PpidStreamReader) reader = NULL;
	g_autoptr(xmlDoc) doc = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) got = NULL;
	int ends[2];

	g_assert_cmpint(pipe(ends), ==, 0);
	g_assert_cmpint(write(ends[1], text, sizeof(text) - 1), ==,
			sizeof(text) - 1);
	close(ends[1]);
	reader = ppid_stream_reader_new(ends[0], "test");
	g_assert_true(ppid_stream_reader_next(reader, &doc, &error));
	g_clear_pointer(&reader, ppid_stream_reader_free);
	got = ppid_xml_serialise(xmlDocGetRootElement(doc), 0);
	g_assert_cmpstr(got->str, ==, want);
	close(ends[0]);
}

/* A record is there before the next one begins. */
static void
test_latency(void)
{
	static const char first[] = HEAD "<berkas id=\"PPID-2026-0001\"/>";
	g_autoptr(PpidStreamReader) reader = NULL;
	g_autoptr(xmlDoc) doc = NULL;
	g_autoptr(GError) error = NULL;
	int ends[2];

	g_assert_cmpint(pipe(ends), ==, 0);
	g_assert_cmpint(write(ends[1], first, sizeof(first) - 1), ==,
			sizeof(first) - 1);
	reader = ppid_stream_reader_new(ends[0], "test");
	g_assert_true(ppid_stream_reader_next(reader, &doc, &error));
	g_assert_nonnull(doc);
	close(ends[1]);
	close(ends[0]);
}

/* A record has the same bytes from a stream and from a file. */
static void
test_same_bytes(void)
{
	static const char text[] =
		"<berkas xmlns=\"urn:ppid:berkas:1\" badan-publik=\"\xC3\xBD"
		"\">\xC3\xBD</berkas>";
	g_autoptr(PpidStreamReader) reader = NULL;
	g_autoptr(xmlDoc) streamed = NULL, parsed = NULL;
	g_autoptr(GString) a = NULL, b = NULL;
	g_autoptr(GError) error = NULL;
	int ends[2];

	g_assert_cmpint(pipe(ends), ==, 0);
	g_assert_cmpint(write(ends[1], text, sizeof(text) - 1), ==,
			sizeof(text) - 1);
	close(ends[1]);
	reader = ppid_stream_reader_new(ends[0], "test");
	g_assert_true(ppid_stream_reader_next(reader, &streamed, &error));
	close(ends[0]);
	parsed = ppid_xml_parse(text, sizeof(text) - 1, "test", &error);
	g_assert_no_error(error);
	a = ppid_xml_serialise(xmlDocGetRootElement(streamed), 0);
	b = ppid_xml_serialise(xmlDocGetRootElement(parsed), 0);
	g_assert_cmpstr(a->str, ==, text);
	g_assert_cmpstr(b->str, ==, text);
}

static void
test_order(void)
{
	static const char *const names[] = { "surel", "tenggat", "klasifikasi",
					     "surel", "nomor",	 "riwayat" };
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("berkas");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	g_autoptr(GString) text = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		ppid_berkas_add(berkas, names[i], NULL);
	text = ppid_xml_serialise(berkas, 0);
	g_assert_cmpstr(text->str, ==,
			"<berkas xmlns=\"urn:ppid:berkas:1\">\n"
			"  <nomor/>\n  <klasifikasi/>\n  <tenggat/>\n"
			"  <riwayat/>\n  <surel/>\n  <surel/>\n</berkas>");
}

static void
test_scrub(void)
{
	static const struct {
		const char *in, *out;
		gssize size;
		guint replaced;
	} table[] = {
		{ "plain", "plain", -1, 0 },
		{ "a\x01" "b", "a\xEF\xBF\xBD" "b", -1, 1 },
		{ "a\0b", "a\xEF\xBF\xBD" "b", 3, 1 },
		{ "\xC3\xA9", "\xC3\xA9", -1, 0 },
		{ "\xC3", "\xEF\xBF\xBD", -1, 1 },
		{ "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", -1,
		  3 },
		{ "\xEF\xBF\xBE", "\xEF\xBF\xBD", -1, 1 },
		{ "\t\r\n", "\t\r\n", -1, 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		guint replaced;
		g_autofree char *out = ppid_xml_scrub(
			table[i].in, table[i].size, &replaced);

		g_assert_cmpstr(out, ==, table[i].out);
		g_assert_cmpuint(replaced, ==, table[i].replaced);
	}
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/stream/reader", test_reader);
	g_test_add_func("/stream/latency", test_latency);
	g_test_add_func("/stream/namespaces", test_namespaces);
	g_test_add_func("/stream/same-bytes", test_same_bytes);
	g_test_add_func("/berkas/order", test_order);
	g_test_add_func("/xml/scrub", test_scrub);
	return g_test_run();
}
