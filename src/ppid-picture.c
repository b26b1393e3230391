/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-picture.h"

#ifdef HAVE_OCR
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-late-ocr.h"
#include "ppid-picture-private.h"

#define PAGE_SIDE 2000	/* the long side of a page that is large enough */
#define LETTER 30	/* a letter that is read well: 11 points at 300 dpi */
#define LETTER_LOW 24	/* from here */
#define LETTER_HIGH 45	/* to here nothing is scaled */
#define LETTER_MIN 5	/* a smaller mark is no letter */
#define LETTER_MAX 400	/* nor a larger one */
#define LETTERS 8	/* so many give their height */
#define SCALE_MAX 2.5F
#define SCALE_MIN 0.25F
#define INK 150	     /* darker than this is a mark */
#define DOT 4	     /* a smaller mark may be dust; at 200 dpi */
#define NEAR 16	     /* but not so near to a letter */
#define WHITE 0xFFFFFF00U /* of Leptonica: RRGGBBAA */

/* --- headers ---------------------------------------------------------------- */

static guint
get16(const guint8 *p, bool big)
{
	return big ? (guint)p[0] << 8 | p[1] : (guint)p[1] << 8 | p[0];
}

static guint32
get32(const guint8 *p, bool big)
{
	return big ? (guint32)get16(p, true) << 16 | get16(p + 2, true)
		   : (guint32)get16(p + 2, false) << 16 | get16(p, false);
}

/* The value of tag 0x0112 in the first directory of a TIFF header. */
static int
tiff_orientation(const guint8 *p, gsize size)
{
	bool big;
	gsize at;
	guint count;

	if (size < 8 || (memcmp(p, "II*\0", 4) != 0 &&
			 memcmp(p, "MM\0*", 4) != 0))
		return 1;
	big = *p == 'M';
	at = get32(p + 4, big);
	if (at > size - 2 || size - 2 - at > size)
		return 1;
	count = get16(p + at, big);
	for (at += 2; count > 0 && at + 12 <= size; at += 12, count--) {
		guint value = get16(p + at + 8, big);

		if (get16(p + at, big) == 0x0112)
			return value >= 1 && value <= 8 ? (int)value : 1;
	}
	return 1;
}

int
ppid_picture_orientation(const guint8 *bytes, gsize size)
{
	static const char mark[] = "Exif\0";
	gsize at = 2;

	if (size < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
		return 1;
	while (at + 4 <= size && bytes[at] == 0xFF && bytes[at + 1] != 0xDA) {
		gsize n = get16(bytes + at + 2, true);
		const guint8 *p = bytes + at + 4;

		if (n < 2 || at + 2 + n > size)
			return 1;
		if (bytes[at + 1] == 0xE1 && n > 2 + sizeof(mark) &&
		    memcmp(p, mark, sizeof(mark)) == 0)
			return tiff_orientation(p + sizeof(mark),
						n - 2 - sizeof(mark));
		at += 2 + n;
	}
	return 1;
}

/* Past the sub-blocks of a GIF at @at. */
static gsize
skip_blocks(const guint8 *p, gsize size, gsize at)
{
	while (at < size && p[at] != 0)
		at += 1 + (gsize)p[at];
	return at + 1;
}

static gsize
color_table(guint8 flags)
{
	return (flags & 0x80) != 0 ? (gsize)3 << ((flags & 7) + 1) : 0;
}

/* Pixels of all frames: the library unpacks them all.  GIF89a 20-23. */
static guint64
gif_pixels(const guint8 *p, gsize size, PpidPictureSize *found)
{
	guint64 pixels = 0;
	gsize at = 13;

	if (size < at)
		return 0;
	found->width = get16(p + 6, false);
	found->height = get16(p + 8, false);
	pixels = (guint64)found->width * found->height;
	at += color_table(p[10]);
	while (at < size && p[at] != 0x3B) {
		if (p[at] == 0x21) {
			at = skip_blocks(p, size, at + 2);
		} else if (p[at] == 0x2C && size - at > 10) {
			pixels += (guint64)get16(p + at + 5, false) *
				  get16(p + at + 7, false);
			at = skip_blocks(p, size,
					 at + 11 + color_table(p[at + 9]));
		} else {
			break;
		}
	}
	return pixels;
}

static guint64
bmp_pixels(const guint8 *p, gsize size, PpidPictureSize *found)
{
	gint32 height;

	if (size < 26)
		return 0;
	found->width = get32(p + 18, false);
	height = (gint32)get32(p + 22, false);
	found->height = height < 0 ? 0U - (guint)height : (guint)height;
	return (guint64)found->width * found->height;
}

/* Pages and the pixels of the largest. */
static guint64
tiff_pixels(const guint8 *p, gsize size, PpidPictureSize *found)
{
	guint64 most = 0;
	int w, h;

	for (int n = 0; n < PPID_PICTURE_PAGES_MAX + 1; n++) {
		if (readHeaderMemTiff(p, size, n, &w, &h, NULL, NULL, NULL,
				      NULL, NULL) != 0 ||
		    w <= 0 || h <= 0)
			break;
		if (n == 0) {
			found->width = (guint)w;
			found->height = (guint)h;
		}
		most = MAX(most, (guint64)w * (guint64)h);
		found->pages = (guint)n + 1;
	}
	return most;
}

static guint64
other_pixels(const guint8 *p, gsize size, PpidPictureSize *found)
{
	int format, w, h;

	if (pixReadHeaderMem(p, size, &format, &w, &h, NULL, NULL, NULL) !=
		    0 ||
	    w <= 0 || h <= 0)
		return 0;
	found->width = (guint)w;
	found->height = (guint)h;
	return (guint64)w * (guint64)h;
}

PpidPictureState
ppid_picture_look(const guint8 *bytes, gsize size, PpidPictureSize *found_out)
{
	PpidPictureSize found = { 0, 0, 1 };
	guint64 pixels;
	int format;

	setMsgSeverity(L_SEVERITY_NONE);
	format = ppid_picture_format(bytes, size);
	if (format == IFF_UNKNOWN)
		return PPID_PICTURE_UNKNOWN;
	if (format == IFF_GIF)
		pixels = gif_pixels(bytes, size, &found);
	else if (format == IFF_BMP)
		pixels = bmp_pixels(bytes, size, &found);
	else if (ppid_picture_is_tiff(format))
		pixels = tiff_pixels(bytes, size, &found);
	else
		pixels = other_pixels(bytes, size, &found);
	*found_out = found;
	if (pixels == 0 || found.width < 1 || found.height < 1)
		return PPID_PICTURE_DAMAGED;
	return pixels > PPID_PICTURE_PIXELS_MAX ? PPID_PICTURE_TOO_LARGE
						: PPID_PICTURE_GOOD;
}

/* --- pixels ------------------------------------------------------------------- */

/* Takes @pix; @next is NULL where a step failed or had nothing to do. */
static PIX *
replace(PIX *pix, PIX *next)
{
	if (next == NULL)
		return pix;
	pixDestroy(&pix);
	return next;
}

static PIX *
make_grey(PIX *pix)
{
	gint64 pixels = (gint64)pixGetWidth(pix) * pixGetHeight(pix);

	/* what has pixels to spare needs no octet for each */
	if (pixGetDepth(pix) == 1 && pixels / 4 >= PPID_PICTURE_PAGE_PIXELS)
		return replace(pix, pixScaleToGray2(pix));
	if (pixGetDepth(pix) == 32 && pixGetSpp(pix) == 4)
		pix = replace(pix, pixAlphaBlendUniform(pix, WHITE));
	return replace(pix, pixConvertTo8(pix, 0));
}

/* Exif 2.3: how the picture must be turned and mirrored to be upright. */
static PIX *
turn(PIX *pix, int orientation)
{
	static const struct {
		int quads; /* clockwise, of 90 degrees */
		bool mirror;
	} moves[] = { { 0, false }, { 0, true }, { 2, false }, { 2, true },
		      { 1, true },  { 1, false }, { 3, true }, { 3, false } };
	const int i = orientation - 1;

	if (moves[i].quads > 0)
		pix = replace(pix, pixRotateOrth(pix, moves[i].quads));
	if (moves[i].mirror)
		pix = replace(pix, pixFlipLR(NULL, pix));
	return pix;
}

static int
by_size(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* The height of most letters, in pixels; 0 if there are none. */
static int
letter_height(PIX *pix)
{
	PIX *ink = pixConvertTo1(pix, INK);
	BOXA *boxes = ink != NULL ? pixConnComp(ink, NULL, 8) : NULL;
	int n = boxes != NULL ? boxaGetCount(boxes) : 0, count = 0, height = 0;
	g_autofree int *heights = g_new(int, n + 1);

	for (int i = 0; i < n; i++) {
		int w, h;

		boxaGetBoxGeometry(boxes, i, NULL, NULL, &w, &h);
		/* neither dots nor lines nor pictures */
		if (h >= LETTER_MIN && h <= LETTER_MAX && w <= 3 * h &&
		    h <= 10 * w)
			heights[count++] = h;
	}
	qsort(heights, (gsize)count, sizeof(int), by_size);
	if (count >= LETTERS)
		height = heights[count / 2];
	boxaDestroy(&boxes);
	pixDestroy(&ink);
	return height;
}

/* How much larger letters should be; without letters, by its sides. */
static float
wanted_scale(PIX *pix)
{
	int side = MAX(pixGetWidth(pix), pixGetHeight(pix));
	int height = letter_height(pix);

	if (height == 0)
		return CLAMP((float)PAGE_SIDE / (float)side, 1, SCALE_MAX);
	if (height >= LETTER_LOW && height <= LETTER_HIGH)
		return 1;
	return CLAMP((float)LETTER / (float)height, SCALE_MIN, SCALE_MAX);
}

/* To about the size that the engine was trained for, within the bound. */
static PIX *
fit(PIX *pix)
{
	double pixels = (double)pixGetWidth(pix) * pixGetHeight(pix);
	float most = (float)sqrt(PPID_PICTURE_PAGE_PIXELS / pixels);
	float scale;

	if (most < 1)
		pix = replace(pix, pixScale(pix, most, most));
	scale = MIN(wanted_scale(pix), MAX(most, 1));
	if (scale > 0.95F && scale < 1.05F)
		return pix;
	return replace(pix, pixScale(pix, scale, scale));
}

/* Marks of @ink that are small and far from any letter, but for the two dots
 * of a colon. */
static PIX *
find_specks(PIX *ink)
{
	PIX *big = pixSelectBySize(ink, DOT, DOT, 8, L_SELECT_IF_EITHER,
				   L_SELECT_IF_GTE, NULL);
	PIX *near = pixDilateBrick(NULL, big, 2 * NEAR + 1, NEAR + 1);
	PIX *specks = pixSubtract(NULL, ink, big);
	PIX *seed = pixAnd(NULL, specks, near);
	PIX *pairs;

	if (seed != NULL && specks != NULL) {
		pixSeedfillBinary(seed, seed, specks, 8);
		pixSubtract(specks, specks, seed);
	}
	pixDestroy(&seed);
	seed = pixCloseBrick(NULL, specks, 1, NEAR + 1);
	pairs = pixSelectBySize(seed, 0, DOT + 2, 8, L_SELECT_HEIGHT,
				L_SELECT_IF_GTE, NULL);
	if (pairs != NULL && specks != NULL)
		pixSubtract(specks, specks, pairs);
	pixDestroy(&pairs);
	pixDestroy(&seed);
	pixDestroy(&near);
	pixDestroy(&big);
	return specks;
}

/* Without the dust of a scanner, which is read as punctuation. */
static PIX *
clean(PIX *pix)
{
	PIX *ink = pixConvertTo1(pix, INK);
	PIX *specks = ink != NULL ? find_specks(ink) : NULL;
	PIX *mask = specks != NULL ? pixDilateBrick(NULL, specks, 5, 5) : NULL;

	if (mask != NULL)
		pixSetMasked(pix, mask, 255);
	pixDestroy(&mask);
	pixDestroy(&specks);
	pixDestroy(&ink);
	return pix;
}

/* The last steps of every page. */
static PIX *
finish(PIX *pix)
{
	pix = fit(pix);
	pix = replace(pix, pixDeskew(pix, 0));
	return clean(pix);
}

struct Pix *
ppid_picture_grey(const guint8 *bytes, gsize size, guint page,
		  PpidPictureState *state_out)
{
	PIX *pix;

	setMsgSeverity(L_SEVERITY_NONE);
	*state_out = PPID_PICTURE_DAMAGED;
	pix = ppid_picture_decode(bytes, size, page);
	if (pix == NULL)
		return NULL;
	if ((gint64)pixGetWidth(pix) * pixGetHeight(pix) >
	    PPID_PICTURE_PIXELS_MAX) {
		*state_out = PPID_PICTURE_TOO_LARGE;
		pixDestroy(&pix);
		return NULL;
	}
	*state_out = PPID_PICTURE_GOOD;
	pix = make_grey(pix);
	pix = turn(pix, ppid_picture_orientation(bytes, size));
	return finish(pix);
}

struct Pix *
ppid_picture_new(int width, int height)
{
	return pixCreate(width, height, 8);
}

void
ppid_picture_put_rgb(struct Pix *picture, int y, const guint8 *pixels,
		     int rows, int stride)
{
	const int width = pixGetWidth(picture);
	const gsize wpl = (gsize)pixGetWpl(picture);

	for (int i = 0; i < rows; i++) {
		const guint8 *row = pixels + (gsize)i * (gsize)stride;
		l_uint32 *line = pixGetData(picture) + (gsize)(y + i) * wpl;

		for (int x = 0; x < width; x++) {
			guint32 c;

			memcpy(&c, row + 4 * (gsize)x, sizeof(c));
			SET_DATA_BYTE(line, x,
				      ((c >> 16 & 0xFF) * 77 +
				       (c >> 8 & 0xFF) * 151 +
				       (c & 0xFF) * 28) >> 8);
		}
	}
}

struct Pix *
ppid_picture_finish(struct Pix *picture)
{
	return finish(picture);
}

void
ppid_picture_free(struct Pix *picture)
{
	pixDestroy(&picture);
}

#endif /* HAVE_OCR */
