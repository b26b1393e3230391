/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits that all readers share, with a container of our own. */
#include "config.h"
#include "ppid-reader.h"

#include "reader-util.h"

/* "box": a letter a member, 'x' holds itself, 'r' has what there is room for */
static void
read_box(PpidReader *reader, PpidMember *member)
{
	g_autofree char *room = NULL;
	PpidFound found = { .name = "kotak.box", .bytes = member->bytes,
			    .size = (gint64)member->size };

	for (gsize i = 0; i < member->size; i++) {
		gsize n = ppid_reader_room(reader, member);

		switch (member->bytes[i]) {
		case 'x':
			ppid_reader_add(reader, member, &found);
			break;
		case 'r':
			g_free(room);
			room = g_malloc0(n);
			ppid_reader_unpacked(reader, member, n);
			found.name = "isi.txt";
			found.bytes = room;
			found.size = (gint64)n;
			ppid_reader_add(reader, member, &found);
			break;
		default:
			ppid_reader_plain(reader, member, "teks");
		}
	}
}

const PpidReadKind *
ppid_readers_find(const char *type)
{
	static const PpidReadKind box = { "application/octet-stream", read_box,
					  NULL, true };

	return strcmp(type, box.type) == 0 ? &box : NULL;
}

static char *
box(const PpidReadLimits *limits, const char *letters)
{
	return read_with(limits, NULL, NULL, letters, strlen(letters), NULL);
}

static void
test_text(void)
{
	PpidReadLimits limits = PPID_READ_LIMITS_INIT;
	g_autofree char *whole = box(&limits, "t");
	g_autofree char *cut = NULL, *none = box(&limits, "");

	assert_has(whole, "<isi-lampiran bagian=\"2\" status=\"terbaca\">");
	assert_has(whole, "peran=\"lampiran\" terpotong=\"tidak\">teks</teks>");
	assert_has(none, "status=\"tidak-terbaca\"/>");
	limits.text_all = 6;
	cut = box(&limits, "ttt");
	assert_has(cut, "status=\"sebagian\"");
	assert_has(cut, "terpotong=\"ya\">te</teks>");
	assert_has(cut, "<catatan kode=\"teks-terpotong\" bagian=\"2\"/>");
	g_assert_cmpuint(count_of(cut, "<teks"), ==, 2);
}

static void
test_depth(void)
{
	g_autofree char *xml = box(&test_limits, "x");

	assert_has(xml, "<lampiran bagian=\"2/1/1/1/1\" nama=\"kotak.box\"");
	assert_has(xml, "<lampiran bagian=\"2/1/1/1/1/1\"");
	assert_lacks(xml, "bagian=\"2/1/1/1/1/1/1\"");
	assert_has(xml, "<belum-terekam sebab=\"batas\" "
			"bagian=\"2/1/1/1/1/1\"/>");
	assert_has(xml, "status=\"sebagian\"");
}

/* Eight at every level would be 8 + 64 + ... + 32768 without the limit. */
static void
test_members(void)
{
	g_autofree char *xml = box(&test_limits, "xxxxxxxx");

	g_assert_cmpuint(count_of(xml, "<lampiran "), ==, 1000);
	g_assert_cmpuint(count_of(xml, "sebab=\"batas\""), >=, 1);
}

static void
test_room(void)
{
	PpidReadLimits limits = PPID_READ_LIMITS_INIT;
	g_autofree char *slack = box(&limits, "rr");
	g_autofree char *all = NULL;

	/* two octets: only what every container may have */
	assert_has(slack, "ukuran=\"1048576\"");
	assert_has(slack, "<lampiran bagian=\"2/2\" nama=\"isi.txt\" "
			  "jenis=\"text/plain\" ukuran=\"0\"");
	limits.ratio = 100 << 20;
	all = box(&limits, "rrrrr");
	g_assert_cmpuint(count_of(all, "ukuran=\"16777216\""), ==, 4);
	g_assert_cmpuint(count_of(all, "ukuran=\"0\""), ==, 1);
}

static void
test_names(void)
{
	g_autoptr(PpidReader) reader = ppid_reader_new("2", &test_limits);
	PpidMember top = { .number = "2", .type = "x/y", .bytes = "" };
	PpidFound found = { .name = "../../etc/\001\xFF.jpg", .size = -1 };
	g_autofree char *xml = NULL;

	g_assert_cmpstr(ppid_reader_add(reader, &top, &found), ==, "2/1");
	found.suffix = "1.2";
	found.type = "IMAGE/PNG";
	g_assert_cmpstr(ppid_reader_add(reader, &top, &found), ==, "2/1.2");
	xml = g_string_free(ppid_xml_serialise(ppid_reader_finish(reader), 0),
			    FALSE);
	assert_has(xml, "<lampiran bagian=\"2/1\" nama=\"../../etc/"
			"\xEF\xBF\xBD\xEF\xBF\xBD.jpg\" jenis=\"image/jpeg\"/>");
	assert_has(xml, "bagian=\"2/1.2\"");
	assert_has(xml, "jenis=\"image/png\"");
}

/* What one attachment took is not there for the next of the same message. */
static void
test_message(void)
{
	PpidReadLimits limits = PPID_READ_LIMITS_INIT;
	PpidReadSpent spent = { 0 };
	PpidMember top = { .number = "2", .type = "x/y", .bytes = "" };
	PpidFound found = { .name = "a&b", .size = -1 };

	limits.members_all = 3;
	limits.unpacked_all = 5 << 20;
	limits.text_all = 26;
	limits.pages = 3;
	for (int i = 0; i < 2; i++) {
		g_autoptr(PpidReader) reader = ppid_reader_new("2", &limits);
		g_autofree char *xml = NULL;

		ppid_reader_set_spent(reader, &spent);
		g_assert_cmpuint(ppid_reader_room(reader, &top), ==, 1 << 20);
		ppid_reader_unpacked(reader, &top, i == 0 ? 0 : 5 << 20);
		for (int k = 0; k < 2; k++)
			g_assert_true((ppid_reader_add(reader, &top, &found) ==
				       NULL) == (i + k == 2));
		g_assert_true(ppid_reader_take_page(reader));
		g_assert_true(ppid_reader_take_page(reader) == (i == 0));
		xml = g_string_free(
			ppid_xml_serialise(ppid_reader_finish(reader), 0),
			FALSE);
		g_assert_cmpuint(count_of(xml, "sebab=\"batas\""), ==, i);
		if (i == 1)
			g_assert_cmpuint(ppid_reader_room(reader, &top), ==,
					 0);
		/* names are charged as XML has them: 7 octets each */
		g_assert_cmpuint(ppid_reader_text_room(reader), ==,
				 i == 0 ? 12 : 5);
	}
}

/* What is missing is said once by each, and at no great length. */
static void
test_missing(void)
{
	PpidReadSpent spent = { .missing = 5000 };
	g_autoptr(PpidReader) reader = ppid_reader_new("2", &test_limits);
	g_autofree char *name = g_strnfill(1 << 20, 'x');
	g_autofree char *xml = NULL;

	ppid_reader_set_spent(reader, &spent);
	ppid_reader_missing(reader, "2", "tersembunyi", name);
	ppid_reader_missing(reader, "2", "tersembunyi", name);
	xml = g_string_free(ppid_xml_serialise(ppid_reader_finish(reader), 0),
			    FALSE);
	g_assert_cmpuint(count_of(xml, "<belum-terekam"), ==, 1);
	g_assert_cmpuint(strlen(xml), <, 4096);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/reader/text", test_text);
	g_test_add_func("/reader/depth", test_depth);
	g_test_add_func("/reader/members", test_members);
	g_test_add_func("/reader/room", test_room);
	g_test_add_func("/reader/names", test_names);
	g_test_add_func("/reader/message", test_message);
	g_test_add_func("/reader/missing", test_missing);
	return g_test_run();
}
