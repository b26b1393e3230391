/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: their size before they are read, then what is written on them.
 * The letters are those of Leptonica itself: no font is needed. */
#include "config.h"

#include "ppid-picture.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ppid-read-picture.h"
#include "ppid-read.h"

#include "reader-util.h"
#include "scratch.h"

#ifdef HAVE_OCR
#include <leptonica/allheaders.h>

static PIX *
draw(const char *text, int width, int height)
{
	PIX *pix = pixCreate(width, height, 8);
	L_BMF *font = bmfCreate(NULL, 14);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	int y = 80, w, overflow;

	pixSetAllGray(pix, 245);
	for (char **p = lines; *p != NULL; p++, y += 60)
		pixSetTextline(pix, font, *p, 0x20, 60, y, &w, &overflow);
	bmfDestroy(&font);
	return pix;
}

static const char letter[] =
	"PERMOHONAN INFORMASI\nNama : Rahmat Hidayat\n"
	"NIK : 3604010101900001\nAlamat : Desa Kramatwatu\n"
	"Mohon salinan anggaran desa tahun 2025";

static GString *
encode(PIX *pix, int format)
{
	l_uint8 *data = NULL;
	size_t size = 0;
	GString *out;

	g_assert_cmpint(pixWriteMem(&data, &size, pix, format), ==, 0);
	out = g_string_new_len((const char *)data, (gssize)size);
	lept_free(data);
	return out;
}

static char *
read_picture(PIX *pix, int format)
{
	g_autoptr(GString) bytes = encode(pix, format);

	return read_bytes("image/x", bytes->str, bytes->len);
}

static bool
skip_without_engine(void)
{
	if (ppid_read_picture_can_read())
		return false;
	g_test_skip("no trained data (tesseract-ocr-ind)");
	return true;
}

static void
test_formats(void)
{
	static const int formats[] = { IFF_PNG, IFF_JFIF_JPEG, IFF_TIFF_G4,
				       IFF_TIFF_ZIP, IFF_BMP, IFF_GIF,
				       IFF_WEBP };
	PIX *pix = draw(letter, 900, 420);

	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
		PIX *one = formats[i] == IFF_TIFF_G4 ? pixConvertTo1(pix, 128)
						     : pixClone(pix);
		g_autofree char *xml = NULL;

		if (skip_without_engine())
			break;
		xml = read_picture(one, formats[i]);
		g_test_message("format %d", formats[i]);
		assert_has(xml, "status=\"terbaca\"");
		assert_has(xml, "ocr=\"ya\" keyakinan=\"0.");
		assert_has(xml, "Rahmat Hidayat");
		assert_has(xml, "3604010101900001");
		pixDestroy(&one);
	}
	pixDestroy(&pix);
}

/* Each line of the form is one line of the text. */
static void
test_lines(void)
{
	PIX *pix = draw(letter, 900, 420);
	g_autofree char *xml = NULL;

	if (!skip_without_engine()) {
		xml = read_picture(pix, IFF_PNG);
		assert_has(xml, "\nNama : Rahmat Hidayat\n");
		assert_has(xml, "\nNIK : 3604010101900001\n");
	}
	pixDestroy(&pix);
}

static void
test_turned(void)
{
	PIX *pix = draw(letter, 900, 420);

	for (int turn = 1; turn < 4 && !skip_without_engine(); turn++) {
		PIX *turned = pixRotateOrth(pix, turn);
		g_autofree char *xml = read_picture(turned, IFF_PNG);

		g_test_message("turned %d", turn);
		assert_has(xml, "3604010101900001");
		pixDestroy(&turned);
	}
	pixDestroy(&pix);
}

static void
test_skewed(void)
{
	PIX *pix = draw(letter, 900, 420);
	PIX *skewed = pixRotate(pix, 0.05F, L_ROTATE_AREA_MAP,
				L_BRING_IN_WHITE, 0, 0);

	if (!skip_without_engine()) {
		g_autofree char *xml = read_picture(skewed, IFF_JFIF_JPEG);

		assert_has(xml, "Rahmat Hidayat");
		assert_has(xml, "3604010101900001");
	}
	pixDestroy(&skewed);
	pixDestroy(&pix);
}

#ifndef PPID_SANITIZED

/* A letter in colour, A4 at 300 dpi. */
static PIX *
scan(void)
{
	PIX *pix = draw(letter, 900, 420);
	PIX *large = pixScale(pix, 2.5F, 2.5F);
	PIX *colour = pixConvertTo32(large);
	PIX *page = pixCreate(2480, 3508, 32);

	pixSetAllArbitrary(page, 0xF5F5E600);
	pixRasterop(page, 100, 200, 2250, 1050, PIX_SRC, colour, 0, 0);
	pixDestroy(&colour);
	pixDestroy(&large);
	pixDestroy(&pix);
	return page;
}

static void
write_scan(int format, const char *path)
{
	PIX *page = scan();

	if (format == IFF_LPDF)
		g_assert_cmpint(pixConvertToPdf(page, L_JPEG_ENCODE, 80, path,
						0, 0, 300, "", NULL, 0),
				==, 0);
	else
		g_assert_cmpint(pixWrite(path, page, format), ==, 0);
	pixDestroy(&page);
}

/* What a child does for @path; its peak, KiB. */
static long
run_child(void (*work)(int format, const char *path), int format,
	  const char *path)
{
	struct rusage used;
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		work(format, path);
		_exit(0);
	}
	g_assert_cmpint(wait4(pid, &status, 0, &used), ==, pid);
	g_assert_true(WIFEXITED(status));
	g_assert_cmpint(WEXITSTATUS(status), ==, 0);
	return used.ru_maxrss;
}

static void
read_scan(int format, const char *path)
{
	g_autofree char *bytes = NULL;
	g_autofree char *xml = NULL;
	gsize size;

	(void)format;
	if (path == NULL)
		return;
	g_assert_true(g_file_get_contents(path, &bytes, &size, NULL));
	xml = read_bytes(NULL, bytes, size);
	assert_has(xml, "Rahmat Hidayat");
}

/* A scan in colour has 35 MB of pixels. */
static void
test_memory(void)
{
	/* MiB beyond those of a child that does nothing */
	static const struct {
		int format;
		long most;
	} scans[] = {
		{ IFF_JFIF_JPEG, 44 }, { IFF_PNG, 50 },
#ifdef HAVE_TIFF
		{ IFF_TIFF_ZIP, 44 }, { IFF_TIFF_LZW, 44 },
#endif
		{ IFF_LPDF, 54 },
	};
	g_autoptr(Scratch) folder = scratch_new();
	g_autofree char *path = scratch_path(folder, "scan");

	/* the test itself stays as small as ppid-parse is when it forks */
	for (gsize i = 0; i < G_N_ELEMENTS(scans); i++) {
		const int format = scans[i].format;
		long peak;

		if (skip_without_engine())
			break;
		run_child(write_scan, format, path);
		peak = run_child(read_scan, format, path) -
		       run_child(read_scan, format, NULL);
		g_test_message("format %d: %ld KiB", format, peak);
		g_assert_cmpint(peak, <=, scans[i].most * 1024);
	}
}
#endif

/* What a PNG has for colour, and a hole in it, is read on white. */
static void
test_png(void)
{
	PIX *grey = draw(letter, 900, 420);
	PIX *black = pixConvertTo32(grey);
	PIX *mask = pixConvertTo1(grey, 128);
	PIX *alpha = pixConvertTo8(mask, 0);
	PIX *palette = pixConvertTo8(grey, 1);

	/* black everywhere, and only the letters are not transparent */
	pixSetAllArbitrary(black, 0);
	pixInvert(alpha, alpha);
	pixSetRGBComponent(black, alpha, L_ALPHA_CHANNEL);
	pixSetSpp(black, 4);
	if (!skip_without_engine()) {
		g_autofree char *hole = read_picture(black, IFF_PNG);
		g_autofree char *coded = read_picture(palette, IFF_PNG);
		g_autofree char *bits = read_picture(mask, IFF_PNG);

		assert_has(hole, "3604010101900001");
		assert_has(coded, "3604010101900001");
		assert_has(bits, "3604010101900001");
	}
	pixDestroy(&palette);
	pixDestroy(&alpha);
	pixDestroy(&mask);
	pixDestroy(&black);
	pixDestroy(&grey);
}

/* A photograph, and a page at 600 dpi: there are pixels to spare. */
static void
test_large(void)
{
	static const int formats[] = { IFF_JFIF_JPEG, IFF_TIFF_G4, IFF_PNG };
	PIX *pix = draw(letter, 900, 420);
	PIX *large = pixScale(pix, 6, 6.5F);

	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
		PIX *one = formats[i] == IFF_JFIF_JPEG
				   ? pixConvertTo32(large)
				   : pixConvertTo1(large, 128);

		if (!skip_without_engine()) {
			g_autofree char *xml = read_picture(one, formats[i]);

			assert_has(xml, "3604010101900001");
		}
		pixDestroy(&one);
	}
	pixDestroy(&large);
	pixDestroy(&pix);
}

/* TIFF in colour: strips, planes, samples beyond colour, cut short. */
static void
test_tiff(void)
{
	PIX *grey = draw(letter, 900, 420);
	PIX *pix = pixConvertTo32(grey);

	if (!skip_without_engine()) {
		g_autoptr(GString) bytes = encode(pix, IFF_TIFF_ZIP);
		g_autofree char *whole =
			read_bytes(NULL, bytes->str, bytes->len);
		g_autofree char *packed = read_picture(pix, IFF_TIFF_LZW);

		assert_has(whole, "3604010101900001");
		assert_has(packed, "3604010101900001");
		for (gsize n = 1; n < bytes->len; n += bytes->len / 7) {
			g_autofree char *cut = read_bytes(NULL, bytes->str, n);

			assert_lacks(cut, "3604010101900001");
		}
	}
	pixDestroy(&pix);
	pixDestroy(&grey);
}

static void
test_pages(void)
{
	PIX *pix = draw(letter, 900, 420);
	PIX *empty = pixCreate(400, 400, 8);
	PIXA *pages = pixaCreate(2);
	l_uint8 *data = NULL;
	size_t size = 0;

	pixSetAllGray(empty, 255);
	pixaAddPix(pages, pix, L_INSERT);
	pixaAddPix(pages, empty, L_INSERT);
	g_assert_cmpint(pixaWriteMemMultipageTiff(&data, &size, pages), ==, 0);
	if (!skip_without_engine()) {
		g_autofree char *xml =
			read_bytes(NULL, (const char *)data, size);

		assert_has(xml, "status=\"sebagian\"");
		assert_has(xml, "Rahmat Hidayat");
		assert_has(xml, "sebab=\"gambar\"");
	}
	lept_free(data);
	pixaDestroy(&pages);
}

/* A small file that announces a large picture is not unpacked. */
static void
test_size(void)
{
	PIX *pix = pixCreate(9000, 9000, 1);
	g_autoptr(GString) png = encode(pix, IFF_PNG);
	PpidPictureSize size;

	pixDestroy(&pix);
	if (skip_without_engine())
		return;
	g_assert_cmpuint(png->len, <, 100000);
	g_assert_cmpint(ppid_picture_look((const guint8 *)png->str, png->len,
					  &size),
			==, PPID_PICTURE_TOO_LARGE);
	g_assert_cmpuint(size.width, ==, 9000);
	g_autofree char *xml = read_bytes(NULL, png->str, png->len);
	assert_has(xml, "<belum-terekam sebab=\"batas\" bagian=\"2\"/>");
}

static void
test_gif(void)
{
	/* 65535 x 65535, and a frame as large in a small one */
	static const char screen[] = "GIF89a\xFF\xFF\xFF\xFF\0\0\0;";
	static const char frame[] =
		"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\xFF\xFF\xFF\xFF\0\2\1\0\0;";
	PpidPictureSize size;

	if (skip_without_engine())
		return;
	g_assert_cmpint(ppid_picture_look((const guint8 *)screen,
					  sizeof(screen) - 1, &size),
			==, PPID_PICTURE_TOO_LARGE);
	g_assert_cmpint(ppid_picture_look((const guint8 *)frame,
					  sizeof(frame) - 1, &size),
			==, PPID_PICTURE_TOO_LARGE);
}

static void
test_orientation(void)
{
	static const guint8 upside[] =
		"\xFF\xD8\xFF\xE1\0\x22" "Exif\0\0" "II*\0\x08\0\0\0\1\0"
		"\x12\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0\xFF\xDA";

	for (gsize n = 0; n < sizeof(upside); n++) {
		int o = ppid_picture_orientation(upside, n);

		g_assert_true(o == 1 || o == 6);
	}
	g_assert_cmpint(ppid_picture_orientation(upside, sizeof(upside)), ==,
			6);
}

/* The logo of a signature is no evidence; a picture that cannot be read is. */
static void
test_signs(void)
{
	PIX *pix = draw("Dinas", 250, 90);
	g_autoptr(GString) png = encode(pix, IFF_PNG);
	g_autoptr(PpidReader) reader = ppid_reader_new("2", &test_limits);
	PpidMember member = { .number = "2", .type = "image/png",
			      .bytes = png->str, .size = png->len,
			      .shown = true };
	g_autoptr(GString) out = NULL;

	pixDestroy(&pix);
	ppid_read_picture(reader, &member);
	out = ppid_xml_serialise(ppid_reader_finish(reader), 0);
	assert_lacks(out->str, "belum-terekam");
	assert_lacks(out->str, "<teks");
}

#endif /* HAVE_OCR */

static void
test_off(void)
{
	g_autofree char *xml = NULL;

	ppid_read_picture_switch(false);
	xml = read_bytes("image/png", "\x89PNG\r\n\x1A\n....", 12);
	assert_has(xml, "<belum-terekam sebab=\"gambar\" bagian=\"2\"/>");
	ppid_read_picture_switch(true);
}

static void
test_damaged(void)
{
	g_autofree char *png =
		read_bytes("image/png", "\x89PNG\r\n\x1A\nabcdefgh", 16);
	g_autofree char *heic =
		read_bytes("image/heic", "\0\0\0\x18" "ftypheic....", 16);

	assert_has(png, "<belum-terekam sebab=\"");
	assert_has(heic, "<belum-terekam sebab=\"gambar\"");
}

int
main(int argc, char **argv)
{
	int rc;

	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	ppid_read_pdf_prepare();
#ifdef HAVE_OCR
#ifndef PPID_SANITIZED
	/* first: of the others something stays */
	g_test_add_func("/read-picture/memory", test_memory);
#endif
	g_test_add_func("/read-picture/formats", test_formats);
	g_test_add_func("/read-picture/lines", test_lines);
	g_test_add_func("/read-picture/turned", test_turned);
	g_test_add_func("/read-picture/skewed", test_skewed);
	g_test_add_func("/read-picture/png", test_png);
	g_test_add_func("/read-picture/large", test_large);
	g_test_add_func("/read-picture/tiff", test_tiff);
	g_test_add_func("/read-picture/pages", test_pages);
	g_test_add_func("/read-picture/size", test_size);
	g_test_add_func("/read-picture/gif", test_gif);
	g_test_add_func("/read-picture/orientation", test_orientation);
	g_test_add_func("/read-picture/signs", test_signs);
#endif
	g_test_add_func("/read-picture/off", test_off);
	g_test_add_func("/read-picture/damaged", test_damaged);
	rc = g_test_run();
	ppid_read_picture_release();
	return rc;
}
