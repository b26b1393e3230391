/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-sniff.h"

#include <string.h>

#define ZIP "application/zip"
#define OLE "application/x-ole-storage"
#define ANYTHING "application/octet-stream"
#define OOXML "application/vnd.openxmlformats-officedocument."
#define ODF "application/vnd.oasis.opendocument."

typedef struct {
	gsize offset;
	const char *octets;
	gsize size;
	const char *type;
} Signature;

static const Signature signatures[] = {
	/* ISO 32000-1 7.5.2 */
	{ 0, "%PDF-", 5, "application/pdf" },
	/* APPNOTE.TXT 4.3.7, 4.3.16 (empty) */
	{ 0, "PK\003\004", 4, ZIP },
	{ 0, "PK\005\006", 4, ZIP },
	/* MS-CFB 2.2 */
	{ 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, OLE },
	/* RTF 1.9.1, "File" */
	{ 0, "{\\rtf", 5, "application/rtf" },
	/* MS-OXTNEF 2.1.3.2: 0x223E9F78 */
	{ 0, "\x78\x9F\x3E\x22", 4, "application/ms-tnef" },
	/* ISO 15948 5.2 */
	{ 0, "\x89PNG\r\n\x1A\n", 8, "image/png" },
	/* ISO 10918-1 B.1.1.3: SOI and the next marker */
	{ 0, "\xFF\xD8\xFF", 3, "image/jpeg" },
	/* GIF89a 17 */
	{ 0, "GIF87a", 6, "image/gif" },
	{ 0, "GIF89a", 6, "image/gif" },
	/* TIFF 6.0 section 2 */
	{ 0, "II*\0", 4, "image/tiff" },
	{ 0, "MM\0*", 4, "image/tiff" },
	/* ISO 14496-12 4.3, ISO 23008-12 */
	{ 4, "ftypheic", 8, "image/heic" },
	{ 4, "ftypmif1", 8, "image/heic" },
	/* RFC 1952 2.3.1, with the only method there is */
	{ 0, "\x1F\x8B\x08", 3, "application/gzip" },
	/* bzip2: "BZh", level, pi */
	{ 4, "1AY&SY", 6, "application/x-bzip2" },
	/* The .xz File Format 2.1.1.1 */
	{ 0, "\xFD" "7zXZ", 6, "application/x-xz" },
	/* 7zFormat.txt, "SignatureHeader" */
	{ 0, "7z\xBC\xAF\x27\x1C", 6, "application/x-7z-compressed" },
	/* RAR technote; the 5.0 format goes on with 01 00 */
	{ 0, "Rar!\x1A\x07", 6, "application/vnd.rar" },
	/* POSIX.1-1988 ustar; GNU tar */
	{ 257, "ustar", 5, "application/x-tar" },
};

/* Other labels of the same octets; the second ends with '*': a prefix. */
static const struct {
	const char *found;
	const char *declared;
} aliases[] = {
	{ "application/gzip", "application/x-gzip" },
	{ "application/gzip", "application/x-compressed-tar" },
	{ "application/ms-tnef", "application/vnd.ms-tnef" },
	{ "application/pdf", "application/x-pdf" },
	{ "application/rtf", "application/x-rtf" },
	{ "application/rtf", "text/richtext" },
	{ "application/rtf", "text/rtf" },
	{ "application/vnd.rar", "application/x-rar" },
	{ "application/vnd.rar", "application/x-rar-compressed" },
	{ OLE, "application/msword" },
	{ OLE, "application/vnd.ms-*" },
	{ OLE, "application/x-msg" },
	{ OLE, OOXML "*" }, /* with a password */
	{ ZIP, "application/epub+zip" },
	{ ZIP, "application/vnd.ms-excel.*" },
	{ ZIP, "application/vnd.ms-word.*" },
	{ ZIP, "application/x-zip" },
	{ ZIP, "application/x-zip-compressed" },
	{ ZIP, ODF "*" },
	{ ZIP, OOXML "*" },
	{ "image/heic", "image/heif" },
	{ "image/jpeg", "image/jpg" },
	{ "image/jpeg", "image/pjpeg" },
	{ "image/png", "image/x-png" },
	{ "image/tiff", "image/tif" },
	{ "image/x-ms-bmp", "image/bmp" },
	{ "text/html", "application/xhtml+xml" },
};

static const struct {
	const char *extension;
	const char *type;
} extensions[] = {
	{ "7z", "application/x-7z-compressed" },
	{ "bmp", "image/x-ms-bmp" },
	{ "csv", "text/csv" },
	{ "dat", ANYTHING },
	{ "doc", "application/msword" },
	{ "docx", OOXML "wordprocessingml.document" },
	{ "eml", "message/rfc822" },
	{ "gif", "image/gif" },
	{ "gz", "application/gzip" },
	{ "heic", "image/heic" },
	{ "htm", "text/html" },
	{ "html", "text/html" },
	{ "ics", "text/calendar" },
	{ "jfif", "image/jpeg" },
	{ "jpeg", "image/jpeg" },
	{ "jpg", "image/jpeg" },
	{ "log", "text/plain" },
	{ "md", "text/markdown" },
	{ "msg", "application/vnd.ms-outlook" },
	{ "odp", ODF "presentation" },
	{ "ods", ODF "spreadsheet" },
	{ "odt", ODF "text" },
	{ "pdf", "application/pdf" },
	{ "png", "image/png" },
	{ "ppt", "application/vnd.ms-powerpoint" },
	{ "pptx", OOXML "presentationml.presentation" },
	{ "rar", "application/vnd.rar" },
	{ "rtf", "application/rtf" },
	{ "tar", "application/x-tar" },
	{ "tgz", "application/gzip" },
	{ "tif", "image/tiff" },
	{ "tiff", "image/tiff" },
	{ "txt", "text/plain" },
	{ "vcf", "text/vcard" },
	{ "webp", "image/webp" },
	{ "xls", "application/vnd.ms-excel" },
	{ "xlsx", OOXML "spreadsheetml.sheet" },
	{ "xml", "text/xml" },
	{ "zip", ZIP },
};

static bool
starts(const char *bytes, gsize size, const char *tag)
{
	gsize n = strlen(tag);

	return size > n && g_ascii_strncasecmp(bytes, tag, n) == 0 &&
	       (bytes[n] == '>' || g_ascii_isspace(bytes[n]));
}

/* WHATWG MIME Sniffing 7.1: white space, then a tag that ends. */
static bool
is_html(const char *bytes, gsize size)
{
	static const char *const tags[] = { "<!DOCTYPE HTML", "<HTML",
					    "<HEAD", "<BODY", "<TABLE" };
	gsize i = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	while (i < size && g_ascii_isspace(bytes[i]))
		i++;
	for (gsize k = 0; k < G_N_ELEMENTS(tags); k++)
		if (starts(bytes + i, size - i, tags[k]))
			return true;
	return false;
}

/* OpenDocument 1.2 part 3, 3.3: the first member is "mimetype", stored. */
static const char *
open_document(const char *bytes, gsize size)
{
	static const char *const types[] = {
		ODF "presentation",
		ODF "spreadsheet",
		ODF "text",
	};
	const gsize at = 38;

	if (size < at || memcmp(bytes, "PK\003\004", 4) != 0 ||
	    memcmp(bytes + 30, "mimetype", 8) != 0)
		return NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
		gsize n = strlen(types[i]);

		/* a "-template" of it is read the same way */
		if (size - at >= n && memcmp(bytes + at, types[i], n) == 0)
			return types[i];
	}
	return NULL;
}

static const char *
by_shape(const char *bytes, gsize size)
{
	/* Microsoft: RIFF container, and BITMAPFILEHEADER whose reserved
	 * words are 0; two letters alone would be any text */
	if (size >= 12 && memcmp(bytes, "RIFF", 4) == 0 &&
	    memcmp(bytes + 8, "WEBP", 4) == 0)
		return "image/webp";
	if (size >= 14 && memcmp(bytes, "BM", 2) == 0 &&
	    memcmp(bytes + 6, "\0\0\0\0", 4) == 0)
		return "image/x-ms-bmp";
	return is_html(bytes, size) ? "text/html" : NULL;
}

const char *
ppid_sniff(const char *bytes, gsize size)
{
	const char *document;

	if (size == 0)
		return NULL;
	document = open_document(bytes, size);
	if (document != NULL)
		return document;
	for (gsize i = 0; i < G_N_ELEMENTS(signatures); i++) {
		const Signature *s = &signatures[i];

		if (size >= s->offset + s->size &&
		    memcmp(bytes + s->offset, s->octets, s->size) == 0)
			return s->type;
	}
	return by_shape(bytes, size);
}

static bool
is_alias(const char *declared, const char *found)
{
	for (gsize i = 0; i < G_N_ELEMENTS(aliases); i++) {
		const char *a = aliases[i].declared;
		gsize n = strlen(a);

		if (strcmp(aliases[i].found, found) != 0)
			continue;
		if (a[n - 1] == '*' ? strncmp(declared, a, n - 1) == 0
				    : strcmp(declared, a) == 0)
			return true;
	}
	return false;
}

bool
ppid_sniff_differs(const char *declared, const char *found)
{
	if (found == NULL || strcmp(declared, found) == 0)
		return false;
	/* a text may well speak of HTML */
	if (g_str_has_prefix(declared, "text/") &&
	    strcmp(found, "text/html") == 0)
		return false;
	return !is_alias(declared, found);
}

const char *
ppid_sniff_by_name(const char *name)
{
	const char *dot = name != NULL ? strrchr(name, '.') : NULL;

	if (dot == NULL)
		return NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(extensions); i++)
		if (g_ascii_strcasecmp(dot + 1, extensions[i].extension) == 0)
			return extensions[i].type;
	return NULL;
}

/* Says nothing: what programs write that do not know. */
static bool
is_vague(const char *type)
{
	static const char *const vague[] = {
		ANYTHING,
		"application/binary",
		"application/download",
		"application/force-download",
		"application/unknown",
		"application/x-download",
		"application/x-unknown",
		"binary/octet-stream",
		"",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(vague); i++)
		if (strcmp(type, vague[i]) == 0)
			return true;
	return false;
}

/* The label or the name of a ZIP that holds a document. */
static const char *
document_in_zip(const char *declared, const char *named)
{
	if (g_str_has_prefix(declared, "application/vnd.") &&
	    is_alias(declared, ZIP))
		return declared;
	if (named != NULL && g_str_has_prefix(named, "application/vnd.") &&
	    is_alias(named, ZIP))
		return named;
	return ZIP;
}

const char *
ppid_sniff_effective(const char *declared, const char *found,
		     const char *name)
{
	const char *named = ppid_sniff_by_name(name);

	if (declared == NULL || is_vague(declared))
		declared = named != NULL ? named : ANYTHING;
	if (found == NULL)
		return declared;
	if (strcmp(found, ZIP) == 0)
		return document_in_zip(declared, named);
	return ppid_sniff_differs(declared, found) || is_alias(declared, found)
		       ? found
		       : declared;
}
