/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-picture-private.h - what ppid-picture.c has of ppid-picture-decode.c
 */
#ifndef PPID_PICTURE_PRIVATE_H
#define PPID_PICTURE_PRIVATE_H

#include <stdbool.h>
#include <glib.h>

struct Pix; /* of Leptonica */

/** ppid_picture_is_tiff: @format: IFF_... of Leptonica. */
bool
ppid_picture_is_tiff(int format);

/** ppid_picture_format: IFF_... of Leptonica; IFF_UNKNOWN if not read. */
int
ppid_picture_format(const guint8 *bytes, gsize size);

/**
 * ppid_picture_decode:
 * @bytes: (borrowed): what ppid_picture_look() found GOOD
 * @page: 0 to pages - 1
 *
 * A JPEG that has four times the pixels of a page comes halved.
 *
 * Returns: (transfer full) (nullable): of any depth; colour and transparency
 *     only where they could not be left out.
 */
struct Pix *
ppid_picture_decode(const guint8 *bytes, gsize size, guint page);

#endif /* PPID_PICTURE_PRIVATE_H */
