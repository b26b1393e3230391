/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-picture - the octets of a picture to a grey page
 *
 * What the header promises must hold for the page; text recognition is left
 * out: it sees pixels only.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include <glib.h>

#ifdef HAVE_OCR
#include "ppid-late-ocr.h"
#include "ppid-picture.h"

#define MAX_SIZE 65536
#define MAX_PIXELS 1000000 /* more is slow, not different */
#endif

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
#ifdef HAVE_OCR
	static int loaded = -1;
	PpidPictureSize found = { 0, 0, 0 };
	PpidPictureState state;

	if (loaded < 0)
		loaded = ppid_ocr_load();
	if (!loaded || size > MAX_SIZE)
		return 0;
	ppid_picture_orientation(data, size);
	if (ppid_picture_look(data, size, &found) != PPID_PICTURE_GOOD)
		return 0;
	if (found.pages < 1 || found.width < 1 || found.height < 1)
		abort();
	if ((guint64)found.width * found.height > MAX_PIXELS)
		return 0;
	struct Pix *pix = ppid_picture_grey(data, size, 0, &state);

	if ((pix != NULL) != (state == PPID_PICTURE_GOOD))
		abort();
	if (pix != NULL && (pixGetDepth(pix) != 8 ||
			    (gint64)pixGetWidth(pix) * pixGetHeight(pix) >
				    2 * PPID_PICTURE_PAGE_PIXELS))
		abort();
	if (pix != NULL)
		ppid_picture_free(pix);
#else
	(void)data;
	(void)size;
#endif
	return 0;
}
