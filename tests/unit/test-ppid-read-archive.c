/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP and the like: members, passwords, bombs. */
#include "config.h"
#include "ppid-read.h"

#include "reader-util.h"
#include "zip-util.h"

static char *
read_packed(GString *packed, PpidPasswordFunc passwords)
{
	char *xml = read_with(&test_limits, NULL, "berkas", packed->str,
			      packed->len, passwords);

	g_string_free(packed, TRUE);
	return xml;
}

static void
test_members(void)
{
	static const TestMember members[] = {
		{ "formulir.txt", "Nama: Siti", 0 },
		{ "foto/ktp.jpg", "\xFF\xD8\xFF\xE0 bukan", 0 },
		{ "__MACOSX/._formulir.txt", "x", 0 },
		{ "../../etc/passwd", "root", 0 },
	};
	static const char *const formats[] = { "zip", "7zip", "ustar",
					       "ustar+gzip" };

	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
		g_autofree char *xml = read_packed(
			pack_as(formats[i], NULL, members,
				G_N_ELEMENTS(members)),
			NULL);

		/* the picture is none */
		assert_has(xml, "status=\"sebagian\"");
		assert_has(xml, "<lampiran bagian=\"2/1\" "
				"nama=\"formulir.txt\" jenis=\"text/plain\" "
				"ukuran=\"10\" sha256=\"");
		assert_has(xml, "<teks bagian=\"2/1\" asal=\"text/plain\"");
		assert_has(xml, ">Nama: Siti</teks>");
		assert_has(xml, "<lampiran bagian=\"2/2\" "
				"nama=\"foto/ktp.jpg\" jenis=\"image/jpeg\"");
		assert_has(xml, "<lampiran bagian=\"2/3\" "
				"nama=\"../../etc/passwd\" ");
		assert_lacks(xml, "MACOSX");
	}
}

static void
test_gzip(void)
{
	static const TestMember one[] = { { "x", "Nama: Siti", 0 } };
	g_autoptr(GString) gz = pack_as("raw+gzip", NULL, one, 1);
	g_autofree char *xml = read_with(&test_limits, "application/gzip",
					 "data.csv.gz", gz->str, gz->len,
					 NULL);

	assert_has(xml, "<lampiran bagian=\"2/1\" nama=\"data.csv\" "
			"jenis=\"text/csv\"");
	assert_has(xml, ">Nama: Siti</teks>");
}

/* A DOCX in a ZIP in a ZIP; also one that nobody calls so. */
static void
test_nested(void)
{
	static const TestMember docx[] = {
		{ "[Content_Types].xml", "<Types/>", 0 },
		{ "word/document.xml",
		  "<w:document xmlns:w='w'><w:p><w:r><w:t>Halo</w:t></w:r>"
		  "</w:p></w:document>",
		  0 },
	};
	g_autoptr(GString) inner = pack(docx, 2);
	const TestMember first[] = { { "surat.docx", inner->str, inner->len },
				     { "surat", inner->str, inner->len } };
	g_autoptr(GString) middle = pack(first, 2);
	const TestMember second[] = { { "a.zip", middle->str, middle->len } };
	g_autofree char *xml = read_packed(pack(second, 1), NULL);

	assert_has(xml, "<lampiran bagian=\"2/1/1\" nama=\"surat.docx\"");
	assert_has(xml, "<teks bagian=\"2/1/1\"");
	assert_has(xml, "<teks bagian=\"2/1/2\" asal=\"" PPID_TYPE_DOCX "\"");
	g_assert_cmpuint(count_of(xml, ">Halo\n</teks>"), ==, 2);
}

static char **
two_passwords(gpointer data)
{
	(void)data;
	return g_strsplit("salah rahasia-99", " ", -1);
}

static char **
wrong_passwords(gpointer data)
{
	(void)data;
	return g_strsplit("salah keliru", " ", -1);
}

static void
test_passwords(void)
{
	static const TestMember members[] = { { "a.txt", "Nama: Siti", 0 },
					      { "b.txt", "NIK: 1", 0 } };
	g_autofree char *open = read_packed(
		pack_as("zip", "rahasia-99", members, 2), two_passwords);
	g_autofree char *wrong = read_packed(
		pack_as("zip", "rahasia-99", members, 2), wrong_passwords);
	g_autofree char *none = read_packed(
		pack_as("zip", "rahasia-99", members, 2), NULL);

	assert_has(open, "status=\"terbaca\"");
	assert_has(open, ">Nama: Siti</teks>");
	assert_has(open, ">NIK: 1</teks>");
	g_assert_cmpstr(wrong, ==, none);
	assert_has(none, "status=\"sebagian\"");
	assert_has(none, "<lampiran bagian=\"2/2\" nama=\"b.txt\" "
			 "jenis=\"text/plain\"");
	assert_has(none, "<belum-terekam sebab=\"sandi\" bagian=\"2/2\"/>");
	assert_lacks(none, "<teks");
}

static void
test_damage(void)
{
	static const TestMember members[] = {
		{ "a.txt", "Nama: Siti Aminah, Kp. Sodong RT 01 RW 02", 0 }
	};
	g_autoptr(GString) whole = pack(members, 1);
	g_autofree char *empty = read_text(NULL, "PK\003\004");
	g_autofree char *cut = read_with(&test_limits, NULL, NULL, whole->str,
					 whole->len / 2, NULL);
	g_autofree char *bad = NULL;

	assert_has(empty, "status=\"tidak-terbaca\"");
	assert_has(empty, "<belum-terekam sebab=\"rusak\" bagian=\"2\"/>");
	assert_has(cut, "sebab=\"rusak\"");
	/* a flipped bit is found by the checksum of the member */
	whole->str[70] ^= 0x10;
	bad = read_with(&test_limits, NULL, NULL, whole->str, whole->len,
			NULL);
	assert_has(bad, "<belum-terekam sebab=\"rusak\" bagian=\"2/1\"/>");
	assert_lacks(bad, "<teks");
}

/* 64 MiB of zeros in 64 KB: the member is not unpacked further than 16. */
static void
test_ratio(void)
{
	g_autofree char *zeros = g_malloc0(64 << 20);
	const TestMember members[] = { { "nol", zeros, 64 << 20 },
				       { "a.txt", "Nama", 0 } };
	g_autofree char *xml = read_packed(pack(members, 2), NULL);

	assert_has(xml, "<belum-terekam sebab=\"batas\" bagian=\"2/1\"/>");
	assert_has(xml, "status=\"sebagian\"");
}

/* Each level holds the one before it nine times. */
static void
test_quine(void)
{
	GString *level = g_string_new("Nama");
	const char *name = "a.txt";
	g_autofree char *xml = NULL;

	for (guint depth = 0; depth < 6; depth++) {
		TestMember members[9];
		GString *next;

		for (guint i = 0; i < 9; i++)
			members[i] = (TestMember){ name, level->str,
						   level->len };
		next = pack(members, 9);
		g_string_free(level, TRUE);
		level = next;
		name = "b.zip";
	}
	xml = read_packed(level, NULL);
	g_assert_cmpuint(count_of(xml, "<lampiran "), <=, 1000);
	assert_has(xml, "sebab=\"batas\"");
}

static void
test_many(void)
{
	g_autofree TestMember *members = g_new(TestMember, 100000);
	g_autofree char *xml = NULL;
	gint64 begin;

	for (guint i = 0; i < 100000; i++)
		members[i] = (TestMember){ "a.txt", "x", 1 };
	begin = g_get_monotonic_time();
	xml = read_packed(pack(members, 100000), NULL);
	g_assert_cmpuint(count_of(xml, "<lampiran "), ==, 1000);
	assert_has(xml, "<belum-terekam sebab=\"batas\" bagian=\"2\"/>");
	g_assert_cmpint(g_get_monotonic_time() - begin, <,
			20 * G_TIME_SPAN_SECOND);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-archive/members", test_members);
	g_test_add_func("/read-archive/gzip", test_gzip);
	g_test_add_func("/read-archive/nested", test_nested);
	g_test_add_func("/read-archive/passwords", test_passwords);
	g_test_add_func("/read-archive/damage", test_damage);
	g_test_add_func("/read-archive/ratio", test_ratio);
	g_test_add_func("/read-archive/quine", test_quine);
	g_test_add_func("/read-archive/many", test_many);
	return g_test_run();
}
