/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-picture.h - the octets of a picture to a grey page, upright
 *
 * Leptonica reads PNG, JPEG, TIFF, GIF, WEBP and BMP.  The size is read from
 * the header first: a small file can announce a picture that fills the
 * memory.  Built only with text recognition (HAVE_OCR).
 */
#ifndef PPID_PICTURE_H
#define PPID_PICTURE_H

#include <stdbool.h>
#include <glib.h>

/* Pixels of one picture, all of its frames where the library reads all. */
#define PPID_PICTURE_PIXELS_MAX (40 * 1000 * 1000)
/* Pages of one file that are read. */
#define PPID_PICTURE_PAGES_MAX 10
/* Pixels of the grey page: A4 at 200 dpi has 3.9 million. */
#define PPID_PICTURE_PAGE_PIXELS (4 * 1000 * 1000)

struct Pix; /* of Leptonica */

typedef enum {
	PPID_PICTURE_GOOD,
	PPID_PICTURE_UNKNOWN,   /* no picture that the library reads */
	PPID_PICTURE_DAMAGED,
	PPID_PICTURE_TOO_LARGE, /* more pixels than allowed */
} PpidPictureState;

typedef struct {
	guint width, height; /* of the first page, pixels */
	guint pages;	     /* at least 1; more than one only in TIFF */
} PpidPictureSize;

/**
 * ppid_picture_look:
 * @bytes: (borrowed): @size octets
 * @found_out: (out): its size, if GOOD or TOO_LARGE
 *
 * Reads the header only.
 */
PpidPictureState
ppid_picture_look(const guint8 *bytes, gsize size, PpidPictureSize *found_out);

/**
 * ppid_picture_grey:
 * @bytes: (borrowed): what ppid_picture_look() found GOOD
 * @page: 0 to pages - 1
 * @state_out: (out): GOOD, DAMAGED or TOO_LARGE
 *
 * Turned as its EXIF orientation says, what is transparent is white, made
 * larger or smaller to about PPID_PICTURE_PAGE_PIXELS (a small one twice as
 * large at most), deskewed.
 *
 * Returns: (transfer full) (nullable): 8 bits a pixel; free with
 *     ppid_picture_free().
 */
struct Pix *
ppid_picture_grey(const guint8 *bytes, gsize size, guint page,
		  PpidPictureState *state_out);

/**
 * ppid_picture_new: a grey page that will be drawn.
 *
 * Returns: (transfer full) (nullable)
 */
struct Pix *
ppid_picture_new(int width, int height);

/**
 * ppid_picture_put_rgb:
 * @picture: of ppid_picture_new()
 * @y: where its first row goes; @y + @rows is at most the height
 * @pixels: (borrowed): @rows rows of native 32-bit words 0x..RRGGBB, each of
 *     the width of @picture
 * @stride: octets from row to row
 */
void
ppid_picture_put_rgb(struct Pix *picture, int y, const guint8 *pixels,
		     int rows, int stride);

/**
 * ppid_picture_finish:
 * @picture: (transfer full): drawn
 *
 * Returns: (transfer full): as ppid_picture_grey() makes it.
 */
struct Pix *
ppid_picture_finish(struct Pix *picture);

void
ppid_picture_free(struct Pix *picture);

/**
 * ppid_picture_orientation:
 * @bytes: (borrowed): a JPEG
 *
 * Returns: 1 to 8, as in Exif 2.3, 4.6.4 A; 1 if it says nothing.
 */
int
ppid_picture_orientation(const guint8 *bytes, gsize size);

#endif /* PPID_PICTURE_H */
