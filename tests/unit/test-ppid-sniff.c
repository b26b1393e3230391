/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Octets, label and name decide what an attachment is. */
#include "config.h"
#include "ppid-sniff.h"

#define DOCX                                                                  \
	"application/vnd.openxmlformats-officedocument.wordprocessingml."     \
	"document"
#define ODT "application/vnd.oasis.opendocument.text"
#define OLE "application/x-ole-storage"
#define ANY "application/octet-stream"

#define BYTES(text) text, sizeof(text) - 1

static void
test_octets(void)
{
	static const struct {
		const char *bytes;
		gsize size;
		const char *type;
	} cases[] = {
		{ NULL, 0, NULL },
		{ BYTES("%PDF-1.4\n"), "application/pdf" },
		{ BYTES("PK\003\004\024"), "application/zip" },
		{ BYTES("PK\003\004\024\0\0\0\0\0\0\0\0\0\0\0\0\0"
			"\x27\0\0\0\x27\0\0\0\x08\0\0\0mimetype" ODT
			"PK"),
		  ODT },
		{ BYTES("PK\003\004\024\0\0\0\0\0\0\0\0\0\0\0\0\0"
			"\x27\0\0\0\x27\0\0\0\x08\0\0\0mimetype" ODT
			"-template"),
		  ODT },
		{ BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), OLE },
		{ BYTES("{\\rtf1\\ansi"), "application/rtf" },
		{ BYTES("\x78\x9F\x3E\x22\1\0"), "application/ms-tnef" },
		{ BYTES("\x89PNG\r\n\x1A\n"), "image/png" },
		{ BYTES("\xFF\xD8\xFF\xE0"), "image/jpeg" },
		{ BYTES("GIF89a"), "image/gif" },
		{ BYTES("II*\0\010"), "image/tiff" },
		{ BYTES("RIFF\1\2\3\4WEBPVP8 "), "image/webp" },
		{ BYTES("BM\1\2\3\4\0\0\0\0\x36\0\0\0"), "image/x-ms-bmp" },
		{ BYTES("BMKG meminta data"), NULL },
		{ BYTES("\x1F\x8B\x08\0"), "application/gzip" },
		{ BYTES("7z\xBC\xAF\x27\x1C"), "application/x-7z-compressed" },
		{ BYTES("Rar!\x1A\x07\0"), "application/vnd.rar" },
		{ BYTES(" \r\n<!doctype html>"), "text/html" },
		{ BYTES("<html lang=id>"), "text/html" },
		{ BYTES("<htmlx>"), NULL },
		{ BYTES("Yth. PPID"), NULL },
		{ BYTES("PK"), NULL },
		{ BYTES(""), NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpstr(ppid_sniff(cases[i].bytes, cases[i].size), ==,
				cases[i].type);
}

static void
test_differs(void)
{
	static const struct {
		const char *declared;
		const char *found;
		bool differs;
	} cases[] = {
		{ "application/pdf", "application/pdf", false },
		{ "application/pdf", NULL, false },
		{ ANY, "application/pdf", true },
		{ "image/pjpeg", "image/jpeg", false },
		{ "image/jpeg", "image/png", true },
		{ DOCX, "application/zip", false },
		{ DOCX, OLE, false },
		{ "application/msword", OLE, false },
		{ "application/msword", "application/rtf", true },
		{ "text/plain", "text/html", false },
		{ "text/plain", "application/pdf", true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpint(ppid_sniff_differs(cases[i].declared,
						   cases[i].found),
				==, cases[i].differs);
}

static void
test_effective(void)
{
	static const struct {
		const char *declared;
		const char *found;
		const char *name;
		const char *type;
	} cases[] = {
		{ ANY, NULL, "Formulir.TXT", "text/plain" },
		{ ANY, NULL, "formulir", ANY },
		{ NULL, NULL, NULL, ANY },
		{ ANY, "application/zip", "x.docx", DOCX },
		{ DOCX, "application/zip", "x.zip", DOCX },
		{ ANY, "application/zip", "x.bin", "application/zip" },
		{ "application/x-zip-compressed", "application/zip", NULL,
		  "application/zip" },
		{ "application/pdf", "application/zip", "x.pdf",
		  "application/zip" },
		{ DOCX, OLE, "x.docx", OLE },
		{ "application/msword", "application/rtf", "x.doc",
		  "application/rtf" },
		{ "image/pjpeg", "image/jpeg", "KTP.JPG", "image/jpeg" },
		{ "text/plain", "text/html", "a.txt", "text/plain" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpstr(ppid_sniff_effective(cases[i].declared,
						     cases[i].found,
						     cases[i].name),
				==, cases[i].type);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sniff/octets", test_octets);
	g_test_add_func("/sniff/differs", test_differs);
	g_test_add_func("/sniff/effective", test_effective);
	return g_test_run();
}
