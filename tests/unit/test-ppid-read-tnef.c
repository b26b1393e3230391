/* SPDX-License-Identifier: GPL-3.0-or-later */
/* winmail.dat: bodies, files, damage. */
#include "config.h"
#include "ppid-read.h"

#include "reader-util.h"

#define MESSAGE 1
#define ATTACHMENT 2

static void
add_int(GString *out, guint32 number, guint octets)
{
	for (guint i = 0; i < octets; i++)
		g_string_append_c(out, (char)(number >> (8 * i)));
}

/* MS-OXTNEF 2.1.3: level, id, length, data, sum of the octets */
static void
add_attribute(GString *out, guint level, guint32 id, const char *data,
	      gsize size)
{
	guint16 sum = 0;

	for (gsize i = 0; i < size; i++)
		sum = (guint16)(sum + (guchar)data[i]);
	add_int(out, level, 1);
	add_int(out, id, 4);
	add_int(out, (guint32)size, 4);
	g_string_append_len(out, data, (gssize)size);
	add_int(out, sum, 2);
}

static GString *
begin(void)
{
	GString *out = g_string_new("\x78\x9F\x3E\x22");

	add_int(out, 1, 2); /* key */
	add_attribute(out, MESSAGE, 0x00089006, "\0\0\1\0", 4);
	add_attribute(out, MESSAGE, 0x00069007, "\xE4\4\0\0\0\0\0\0", 8);
	return out;
}

static void
add_file(GString *out, const char *name, const char *text)
{
	add_attribute(out, ATTACHMENT, 0x00069002,
		      "\1\0\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0", 14);
	add_attribute(out, ATTACHMENT, 0x00018010, name, strlen(name) + 1);
	add_attribute(out, ATTACHMENT, 0x0006800F, text, strlen(text));
}

/* One MAPI property of binary type, as attMAPIProps. */
static void
add_property(GString *out, guint32 tag, const char *data, gsize size)
{
	g_autoptr(GString) props = g_string_new(NULL);

	add_int(props, 1, 4);
	add_int(props, tag, 4);
	add_int(props, 1, 4);
	add_int(props, (guint32)size, 4);
	g_string_append_len(props, data, (gssize)size);
	while (props->len % 4 != 0)
		g_string_append_c(props, '\0');
	add_attribute(out, MESSAGE, 0x00069003, props->str, props->len);
}

static char *
finish(GString *tnef)
{
	char *xml = read_bytes("application/octet-stream", tnef->str,
			       tnef->len);

	g_string_free(tnef, TRUE);
	return xml;
}

static void
test_body(void)
{
	static const char body[] = "Yth. PPID,\r\nRen\xE9 minta data";
	GString *tnef = begin();
	g_autofree char *xml = NULL;

	add_attribute(tnef, MESSAGE, 0x0002800C, body, sizeof(body));
	add_file(tnef, "formulir.txt", "Nama: Siti");
	add_file(tnef, "..\\akta.pdf", "%PDF-1.4");
	xml = finish(tnef);
	assert_has(xml, "<teks bagian=\"2\" asal=\"text/plain\" "
			"charset=\"utf-8\"");
	assert_has(xml, ">Yth. PPID,\nRen\xC3\xA9 minta data</teks>");
	assert_has(xml, "<lampiran bagian=\"2/1\" nama=\"formulir.txt\" "
			"jenis=\"text/plain\" ukuran=\"10\"");
	assert_has(xml, "<teks bagian=\"2/1\"");
	assert_has(xml, "<lampiran bagian=\"2/2\" nama=\"..\\akta.pdf\" "
			"jenis=\"application/pdf\"");
}

static void
test_html(void)
{
	static const char html[] = "<html><p>Nama<b>: Siti</b></p></html>";
	GString *tnef = begin();
	g_autofree char *xml = NULL;

	add_property(tnef, 0x10130102, html, sizeof(html) - 1);
	xml = finish(tnef);
	assert_has(xml, "<teks bagian=\"2\" asal=\"text/html\"");
	assert_has(xml, ">Nama: Siti</teks>");
}

/* MS-OXRTFCP, not compressed ("MELA"); and one that claims 2 GiB. */
static void
test_rtf(void)
{
	static const char rtf[] = "{\\rtf1\\ansi Nama\\tab Siti\\par}";
	GString *tnef = begin(), *large = begin();
	g_autoptr(GString) packed = g_string_new(NULL);
	g_autofree char *xml = NULL, *refused = NULL;

	add_int(packed, sizeof(rtf) - 1 + 12, 4);
	add_int(packed, sizeof(rtf) - 1, 4);
	add_int(packed, 0x414C454D, 4);
	add_int(packed, 0, 4);
	g_string_append_len(packed, rtf, sizeof(rtf) - 1);
	add_property(tnef, 0x10090102, packed->str, packed->len);
	xml = finish(tnef);
	assert_has(xml, "<teks bagian=\"2\" asal=\"application/rtf\"");
	assert_has(xml, ">Nama\tSiti\n</teks>");
	packed->str[7] = 0x7F;
	add_property(large, 0x10090102, packed->str, packed->len);
	refused = finish(large);
	assert_has(refused, "<belum-terekam sebab=\"batas\" bagian=\"2\"/>");
}

static void
test_damage(void)
{
	GString *tnef = begin(), *file = begin();
	g_autofree char *magic =
		read_text("application/ms-tnef", "bukan TNEF");
	g_autofree char *cut = NULL;

	add_attribute(tnef, MESSAGE, 0x0002800C, "Nama: Siti", 11);
	add_file(tnef, "a.txt", "0123456789");
	g_string_truncate(tnef, tnef->len - 6);
	cut = finish(tnef);
	assert_has(magic, "status=\"tidak-terbaca\"");
	assert_has(magic, "<belum-terekam sebab=\"rusak\" bagian=\"2\"/>");
	assert_has(cut, ">Nama: Siti</teks>");
	assert_has(cut, "<belum-terekam sebab=\"rusak\" bagian=\"2\"/>");
	/* every length of a good one */
	add_file(file, "a.txt", "0123456789");
	for (gsize n = 4; n < file->len; n++) {
		g_autofree char *xml = read_bytes("application/ms-tnef",
						  file->str, n);

		assert_has(xml, "<isi-lampiran");
	}
	g_string_free(file, TRUE);
}

/* Real ones have wrong checksums, names in UTF-16 and properties of every
 * type and length. */
static void
test_real(void)
{
	static const char name[] = "s\0u\0r\0a\0t\0.\0t\0x\0t\0\0";
	g_autoptr(GString) props = g_string_new(NULL);
	g_autofree char *subject = g_strnfill(500, 'x');
	g_autofree char *xml = NULL;
	GString *tnef = begin();

	add_int(props, 5, 4);
	add_int(props, 0x000B0E1F, 4); /* boolean, padded */
	add_int(props, 1, 4);
	add_int(props, 0x8001001E, 4); /* a name of its own */
	g_string_append_len(props, "0123456789abcdef", 16);
	add_int(props, 1, 4);
	add_int(props, 6, 4);
	g_string_append_len(props, "a\0b\0c\0\0\0", 8);
	add_int(props, 1, 4);
	add_int(props, 3, 4);
	g_string_append_len(props, "abc\0", 4);
	add_int(props, 0x10011003, 4); /* two numbers */
	add_int(props, 2, 4);
	g_string_append_len(props, "12345678", 8);
	add_int(props, 0x0037001E, 4); /* a long one */
	add_int(props, 1, 4);
	add_int(props, 500, 4);
	g_string_append(props, subject);
	add_int(props, 0x3707001F, 4);
	add_int(props, 1, 4);
	add_int(props, sizeof(name), 4);
	g_string_append_len(props, name, sizeof(name));
	add_file(tnef, "SURAT~1.TXT", "Nama: Siti");
	add_attribute(tnef, ATTACHMENT, 0x00069005, props->str, props->len);
	tnef->str[tnef->len - 1] ^= 1;
	xml = finish(tnef);
	assert_has(xml, "status=\"terbaca\"");
	assert_has(xml, "<lampiran bagian=\"2/1\" nama=\"surat.txt\"");
	assert_has(xml, ">Nama: Siti</teks>");
}

/* MS-OXRTFCP 3.1.1: its example of compressed RTF */
static void
test_compressed(void)
{
	static const char packed[] =
		"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0"
		"rcpg125B2\x0a\xf3 hel\x09\0 bw\x05\xb0ld}\x0a\x80\x0f\xa0";
	GString *tnef = begin();
	g_autofree char *xml = NULL;

	add_property(tnef, 0x10090102, packed, sizeof(packed) - 1);
	xml = finish(tnef);
	assert_has(xml, ">hello world</teks>");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-tnef/body", test_body);
	g_test_add_func("/read-tnef/html", test_html);
	g_test_add_func("/read-tnef/rtf", test_rtf);
	g_test_add_func("/read-tnef/real", test_real);
	g_test_add_func("/read-tnef/compressed", test_compressed);
	g_test_add_func("/read-tnef/damage", test_damage);
	return g_test_run();
}
