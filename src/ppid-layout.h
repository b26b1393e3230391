/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-layout.h - paragraphs, cells and rows to lines and tabs
 *
 * A form is a table as often as not: "label<tab>value" a row is what the
 * next stage reads.  Paragraphs end a line; cells of a row are kept apart by
 * a tab; inside a cell a line ends only between paragraphs.
 */
#ifndef PPID_LAYOUT_H
#define PPID_LAYOUT_H

#include <stdbool.h>
#include <glib.h>

typedef struct {
	GString *text;
	gsize max;   /* octets; beyond, nothing is added */
	bool cut;    /* that happened */
	guint cells; /* open cells around */
	bool line;   /* a line end is due before the next text */
	guint tabs;  /* tabs are due before the next text */
} PpidLayout;

/** ppid_layout_init: @max: octets of text. */
void
ppid_layout_init(PpidLayout *layout, gsize max);

/** ppid_layout_clear: frees what it holds. */
void
ppid_layout_clear(PpidLayout *layout);

/** ppid_layout_add: @size octets of UTF-8 */
void
ppid_layout_add(PpidLayout *layout, const char *text, gsize size);

/** ppid_layout_puts: a whole string. */
void
ppid_layout_puts(PpidLayout *layout, const char *text);

/** ppid_layout_break: a line end at once. */
void
ppid_layout_break(PpidLayout *layout);

/** ppid_layout_paragraph: the end of one. */
void
ppid_layout_paragraph(PpidLayout *layout);

void
ppid_layout_cell_start(PpidLayout *layout);

void
ppid_layout_cell_end(PpidLayout *layout);

void
ppid_layout_row_end(PpidLayout *layout);

/**
 * ppid_layout_symbol:
 * @code: of a character of the fonts Wingdings or Wingdings 2, with or
 *     without the 0xF000 of private use
 * @second: Wingdings 2
 *
 * Returns: (nullable): what it shows, static: boxes as U+2610 (empty) and
 *     U+2612 (marked), ticks as U+2713; NULL if it is not one of these.
 */
const char *
ppid_layout_symbol(guint code, bool second);

#endif /* PPID_LAYOUT_H */
