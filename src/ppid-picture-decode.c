/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Octets to pixels with as little between them as can be: Leptonica has all
 * of the picture in colour, often twice, before it is made grey. */
#include "config.h"
#include "ppid-picture-private.h"

#ifdef HAVE_OCR
#include <stdio.h>
#include <string.h>

#include "ppid-late-ocr.h"
#include "ppid-picture.h"

/* Pixels of a PNG that is unpacked in colour: A4 at 300 dpi has 8.7 million. */
#define COLOURS_MAX (10 * 1000 * 1000)

static bool
is_readable(int format)
{
	switch (format) {
	case IFF_BMP:
	case IFF_JFIF_JPEG:
	case IFF_PNG:
	case IFF_GIF:
	case IFF_WEBP:
		return true;
	default:
		return ppid_picture_is_tiff(format);
	}
}

bool
ppid_picture_is_tiff(int format)
{
	return format >= IFF_TIFF && format <= IFF_TIFF_ZIP;
}

int
ppid_picture_format(const guint8 *bytes, gsize size)
{
	int format = IFF_UNKNOWN;

	if (size < 12 || findFileFormatBuffer(bytes, &format) != 0 ||
	    !is_readable(format))
		return IFF_UNKNOWN;
	return format;
}

static bool
is_too_large(guint64 width, guint64 height)
{
	return width * height > PPID_PICTURE_PIXELS_MAX;
}

/* --- JPEG --------------------------------------------------------------------- */

/* One that has pixels to spare is halved while it is unpacked. */
static PIX *
decode_jpeg(const guint8 *bytes, gsize size)
{
	int format, w, h, reduction = 1;

	if (pixReadHeaderMem(bytes, size, &format, &w, &h, NULL, NULL, NULL) ==
		    0 &&
	    (gint64)w * h / 4 >= PPID_PICTURE_PAGE_PIXELS)
		reduction = 2;
	return pixReadMemJpeg(bytes, size, 0, reduction, NULL,
			      L_JPEG_READ_LUMINANCE);
}

/* --- colour -------------------------------------------------------------------- */

/* A row of @samples octets a pixel, red, green and blue first, to grey as
 * Leptonica weighs them. */
static void
put_row(PIX *pix, guint32 y, const guint8 *row, guint samples)
{
	const guint32 width = (guint32)pixGetWidth(pix);
	l_uint32 *line = pixGetData(pix) + (gsize)y * (gsize)pixGetWpl(pix);

	for (guint32 x = 0; x < width; x++, row += samples)
		SET_DATA_BYTE(line, x,
			      (row[0] * 3U + row[1] * 5U + row[2] * 2U + 5) /
				      10);
}

/* --- PNG ---------------------------------------------------------------------- */

/* With three octets a pixel. */
static bool
read_colours(png_image *image, const png_color *paper, PIX *pix)
{
	g_autofree guint8 *rows = NULL;
	bool ok;

	image->format = PNG_FORMAT_RGB;
	rows = g_malloc(PNG_IMAGE_SIZE(*image));
	ok = png_image_finish_read(image, paper, rows, 0, NULL) != 0;
	for (guint32 y = 0; ok && y < image->height; y++)
		put_row(pix, y, rows + (gsize)y * image->width * 3, 3);
	return ok;
}

/* The library weighs the colours, as light. */
static bool
read_grey(png_image *image, const png_color *paper, PIX *pix)
{
	image->format = PNG_FORMAT_GRAY;
	if (png_image_finish_read(image, paper, pixGetData(pix),
				  4 * pixGetWpl(pix), NULL) == 0)
		return false;
	pixEndianByteSwap(pix);
	return true;
}

/* What is transparent is white. */
static PIX *
decode_png(const guint8 *bytes, gsize size)
{
	static const png_color white = { 255, 255, 255 };
	png_image image = { .version = PNG_IMAGE_VERSION };
	PIX *pix = NULL;
	bool ok = false;

	if (png_image_begin_read_from_memory(&image, bytes, size) == 0)
		return NULL;
	image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
	if (!is_too_large(image.width, image.height))
		pix = pixCreate((int)image.width, (int)image.height, 8);
	if (pix != NULL && (image.format & PNG_FORMAT_FLAG_COLOR) != 0 &&
	    (guint64)image.width * image.height <= COLOURS_MAX)
		ok = read_colours(&image, &white, pix);
	else if (pix != NULL)
		ok = read_grey(&image, &white, pix);
	png_image_free(&image);
	if (!ok)
		pixDestroy(&pix);
	return pix;
}

/* Black and white is smallest as Leptonica has it. */
static bool
is_black_and_white(const guint8 *bytes, gsize size)
{
	int format, w, h, bits, samples;

	return pixReadHeaderMem(bytes, size, &format, &w, &h, &bits, &samples,
				NULL) == 0 &&
	       bits * samples == 1;
}

/* --- TIFF --------------------------------------------------------------------- */

#ifdef HAVE_TIFF
typedef struct {
	const guint8 *bytes;
	gsize size, at;
} Cursor;

static tmsize_t
read_octets(thandle_t handle, void *to, tmsize_t size)
{
	Cursor *c = handle;
	gsize n = MIN((gsize)MAX(size, 0), c->size - c->at);

	if (n > 0)
		memcpy(to, c->bytes + c->at, n);
	c->at += n;
	return (tmsize_t)n;
}

static tmsize_t
write_octets(thandle_t handle, void *from, tmsize_t size)
{
	(void)handle;
	(void)from;
	(void)size;
	return -1;
}

static toff_t
seek_octet(thandle_t handle, toff_t offset, int whence)
{
	Cursor *c = handle;
	toff_t from = whence == SEEK_CUR ? c->at
		      : whence == SEEK_END ? c->size
					   : 0;

	/* beyond the end there is nothing to read */
	c->at = (gsize)MIN(from + offset, (toff_t)c->size);
	return c->at;
}

static int
close_octets(thandle_t handle)
{
	(void)handle;
	return 0;
}

static toff_t
count_octets(thandle_t handle)
{
	return ((const Cursor *)handle)->size;
}

/* So that the library takes no copy of a strip. */
static int
map_octets(thandle_t handle, void **base_out, toff_t *size_out)
{
	const Cursor *c = handle;

	*base_out = (void *)(guintptr)c->bytes;
	*size_out = c->size;
	return 1;
}

static void
unmap_octets(thandle_t handle, void *base, toff_t size)
{
	(void)handle;
	(void)base;
	(void)size;
}

static guint
tiff_field(TIFF *tiff, uint32_t tag)
{
	uint16_t value = 0;

	return TIFFGetFieldDefaulted(tiff, tag, &value) == 1 ? value : 0;
}

/* Upright, in rows of red, green and blue, a byte each.  Returns: samples of
 * a pixel; 0: it is something else. */
static guint
find_colours(TIFF *tiff)
{
	guint kind = tiff_field(tiff, TIFFTAG_PHOTOMETRIC);
	guint samples = tiff_field(tiff, TIFFTAG_SAMPLESPERPIXEL);

	if (samples < 3 || samples > 4 || TIFFIsTiled(tiff) ||
	    tiff_field(tiff, TIFFTAG_BITSPERSAMPLE) != 8 ||
	    tiff_field(tiff, TIFFTAG_PLANARCONFIG) != PLANARCONFIG_CONTIG ||
	    tiff_field(tiff, TIFFTAG_ORIENTATION) > ORIENTATION_TOPLEFT)
		return 0;
	if (kind == PHOTOMETRIC_YCBCR && samples == 3 &&
	    tiff_field(tiff, TIFFTAG_COMPRESSION) == COMPRESSION_JPEG)
		return TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE,
				    JPEGCOLORMODE_RGB) == 1
			       ? samples
			       : 0;
	return kind == PHOTOMETRIC_RGB ? samples : 0;
}

static PIX *
read_rows(TIFF *tiff, guint samples)
{
	uint32_t w = 0, h = 0;
	g_autofree guint8 *row = NULL;
	PIX *pix;

	if (TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &w) != 1 ||
	    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &h) != 1 ||
	    is_too_large(w, h) ||
	    TIFFScanlineSize(tiff) != (tmsize_t)w * (tmsize_t)samples)
		return NULL;
	row = g_malloc0((gsize)w * samples + 1);
	pix = pixCreate((int)w, (int)h, 8);
	for (uint32_t y = 0; pix != NULL && y < h; y++) {
		if (TIFFReadScanline(tiff, row, y, 0) < 0)
			pixDestroy(&pix);
		else
			put_row(pix, y, row, samples);
	}
	return pix;
}

/* @done_out: false: nothing was tried. */
static PIX *
decode_colours(const guint8 *bytes, gsize size, guint page, bool *done_out)
{
	Cursor c = { bytes, size, 0 };
	PIX *pix = NULL;
	guint samples = 0;
	TIFF *tiff;

	TIFFSetWarningHandler(NULL);
	TIFFSetErrorHandler(NULL);
	tiff = TIFFClientOpen("", "r", &c, read_octets, write_octets,
			      seek_octet, close_octets, count_octets,
			      map_octets, unmap_octets);
	if (tiff != NULL && TIFFSetDirectory(tiff, (tdir_t)page) == 1)
		samples = find_colours(tiff);
	if (samples > 0)
		pix = read_rows(tiff, samples);
	if (tiff != NULL)
		TIFFClose(tiff);
	*done_out = samples > 0;
	return pix;
}
#endif

static PIX *
decode_tiff(const guint8 *bytes, gsize size, guint page)
{
#ifdef HAVE_TIFF
	bool done = false;
	PIX *pix = ppid_late_has_codecs
			   ? decode_colours(bytes, size, page, &done)
			   : NULL;

	if (done)
		return pix;
#endif
	return pixReadMemTiff(bytes, size, (int)page);
}

struct Pix *
ppid_picture_decode(const guint8 *bytes, gsize size, guint page)
{
	int format = ppid_picture_format(bytes, size);

	if (format == IFF_JFIF_JPEG)
		return decode_jpeg(bytes, size);
	if (ppid_picture_is_tiff(format))
		return decode_tiff(bytes, size, page);
	if (format == IFF_PNG && ppid_late_has_codecs &&
	    !is_black_and_white(bytes, size))
		return decode_png(bytes, size);
	return pixReadMem(bytes, size);
}

#endif /* HAVE_OCR */
