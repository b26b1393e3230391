/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-shape.h - what is known by its shape: NIK, telephone, mail, decree
 */
#ifndef PPID_SHAPE_H
#define PPID_SHAPE_H

#include <stdbool.h>
#include <glib.h>

#define PPID_SHAPE_MAX 1000 /* in one text */

typedef enum {
	PPID_SHAPE_NIK,	   /* 16 digits */
	PPID_SHAPE_PHONE,  /* 0812-..., (021) ..., +62 ... */
	PPID_SHAPE_MAIL,   /* a@b.example */
	PPID_SHAPE_DECREE, /* AHU-0031182.AH.01.01.TAHUN 2014 */
	PPID_SHAPES,
} PpidShapeKind;

typedef struct {
	PpidShapeKind kind;
	gsize start; /* in bytes */
	gsize length;
} PpidShape;

typedef struct PpidShapes PpidShapes;

/** ppid_shapes_new: (transfer full): the expressions, compiled. */
PpidShapes *ppid_shapes_new(void);

void ppid_shapes_free(PpidShapes *shapes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidShapes, ppid_shapes_free)

/**
 * ppid_shapes_find:
 * @text: (borrowed): UTF-8
 * @start, @length: bytes of it to look at
 *
 * Returns: (transfer full) (element-type PpidShape): in the order of the
 *     text, none within another, at most PPID_SHAPE_MAX.
 */
GArray *ppid_shapes_find(const PpidShapes *shapes, const char *text,
			 gsize start, gsize length);

/**
 * ppid_shape_next:
 * @found: (borrowed) (element-type PpidShape): as above
 * @at: a place in the text
 *
 * Returns: (nullable) (borrowed): the first that ends after @at.
 */
const PpidShape *ppid_shape_next(const GArray *found, gsize at);

/**
 * ppid_shape_doubt_nik:
 * @nik: (borrowed): text with 16 digits among other characters
 *
 * Source: law.md 2: digits 1-2 are a province, 7-12 a
 * date of birth with 40 added to the day for women.  Never a reason to
 * refuse.
 *
 * Returns: (nullable) (borrowed): what a person should look at.
 */
const char *ppid_shape_doubt_nik(const char *nik);

/** ppid_shape_is_mobile: whether @phone begins as one of a mobile does. */
bool ppid_shape_is_mobile(const char *phone);

#endif /* PPID_SHAPE_H */
