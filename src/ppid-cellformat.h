/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-cellformat.h - numbers of a spreadsheet as a person sees them
 *
 * Source: ECMA-376 part 1, 18.8.30 (number formats), 18.17.4 (dates).
 */
#ifndef PPID_CELLFORMAT_H
#define PPID_CELLFORMAT_H

#include <stdbool.h>
#include <glib.h>

typedef enum {
	PPID_CELL_NUMBER,
	PPID_CELL_PERCENT,
	PPID_CELL_DATE,
	PPID_CELL_TIME,
	PPID_CELL_INSTANT, /* date and time */
} PpidCellFormat;

/**
 * ppid_cellformat_of:
 * @id: numFmtId
 * @code: (nullable): its formatCode, if the file defines it
 */
PpidCellFormat
ppid_cellformat_of(guint id, const char *code);

/**
 * ppid_cellformat_show:
 * @value: text of a number with a decimal point
 * @since_1904: days count from 1904-01-01
 *
 * Numbers in full without separators, dates as 2026-11-20, times as 14:30.
 *
 * Returns: (transfer full): @value itself if it is no number, or a date
 *     before 1900 or after 9999.
 */
char *
ppid_cellformat_show(const char *value, PpidCellFormat format,
		     bool since_1904);

#endif /* PPID_CELLFORMAT_H */
