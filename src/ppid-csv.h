/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-csv.h - tables as comma-separated values (RFC 4180)
 */
#ifndef PPID_CSV_H
#define PPID_CSV_H

#include <glib.h>

typedef struct {
	char **fields;
	int line; /* that it begins on, from 1 */
} PpidCsvRow;

/**
 * ppid_csv_add:
 * @out: (borrowed): gets one more line
 * @fields: (array zero-terminated=1): in UTF-8
 *
 * A field is quoted where it must be; lines end in CR LF.
 */
void
ppid_csv_add(GString *out, const char *const *fields);

/**
 * ppid_csv_parse:
 * @text: (borrowed): UTF-8, @size bytes, with or without a byte order mark
 * @name: for messages
 * @max_rows: more are an error
 * @error: PPID_ERROR_DATA "NAME:LINE: TEXT": not UTF-8, a NUL, a quote that
 *     is not closed or stands inside a field
 *
 * Lines may end in LF or CR LF; empty ones are skipped.
 *
 * Returns: (transfer full) (element-type PpidCsvRow): the lines.
 */
GPtrArray *
ppid_csv_parse(const char *text, gsize size, const char *name, guint max_rows,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_CSV_H */
