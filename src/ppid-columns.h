/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-columns.h - foreign text in a table on a terminal
 */
#ifndef PPID_COLUMNS_H
#define PPID_COLUMNS_H

#include <glib.h>

/**
 * ppid_columns_count:
 * @text: valid UTF-8
 *
 * Returns: how many cells of a terminal @text takes: two for a wide
 *     character, none for a combining one.
 */
int
ppid_columns_count(const char *text);

/**
 * ppid_columns_clean:
 * @text: (nullable): valid UTF-8 from anywhere
 *
 * Returns: (transfer full): one line of at most 400 printable characters;
 *     control and formatting characters, which could move the cursor or turn
 *     the line, and runs of white space are one blank.
 */
char *
ppid_columns_clean(const char *text);

/**
 * ppid_columns_cut:
 * @text: valid UTF-8
 * @columns: > 0
 *
 * Returns: (transfer full): @text, or what fits with an ellipsis after it.
 */
char *
ppid_columns_cut(const char *text, int columns);

/**
 * ppid_columns_wrap:
 * @text: valid UTF-8, one line
 * @columns: > 1: of a line; a word that is longer is broken
 *
 * Returns: (transfer full): its lines, at least one; none is wider.
 */
char **
ppid_columns_wrap(const char *text, int columns);

#endif /* PPID_COLUMNS_H */
