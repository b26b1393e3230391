/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-read-picture.h - text recognition, as the readers share it
 *
 * One engine for a process: its trained data is loaded before the sandbox
 * closes and is then there in each child.
 */
#ifndef PPID_READ_PICTURE_H
#define PPID_READ_PICTURE_H

#include <stdbool.h>

#include "ppid-reader.h"

struct Pix; /* of Leptonica */

/* A picture in the text that is smaller is no letter but a sign. */
#define PPID_READ_PICTURE_WIDTH_MIN 300
#define PPID_READ_PICTURE_HEIGHT_MIN 100
#define PPID_READ_PICTURE_SIZE_MIN 5000 /* octets */

/** ppid_read_picture_prepare: loads the engine, unless it is switched off. */
void
ppid_read_picture_prepare(void);

/** ppid_read_picture_switch: @on: false: no picture is read from now on. */
void
ppid_read_picture_switch(bool on);

/** ppid_read_picture_release: frees the engine; for the end of a program. */
void
ppid_read_picture_release(void);

/** ppid_read_picture_can_read: the engine is there. */
bool
ppid_read_picture_can_read(void);

/**
 * ppid_read_picture_text:
 * @reader: (borrowed): whether a page may be turned is kept here
 *
 * Returns: (transfer full): ppid_ocr_page() of the engine that is there.
 */
char *
ppid_read_picture_text(PpidReader *reader, struct Pix *page,
		       int *confidence_out);

#endif /* PPID_READ_PICTURE_H */
