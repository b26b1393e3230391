/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-sniff.h - what octets are, beside what their label says
 *
 * A form of a citizen comes as application/octet-stream as often as not, and
 * a scanned letter as "surat.docx".  The first octets decide which reader
 * gets it; the label is kept beside it (lampiran/@jenis, @jenis-isi).
 */
#ifndef PPID_SNIFF_H
#define PPID_SNIFF_H

#include <stdbool.h>
#include <glib.h>

/* Octets from the start that ppid_sniff() wants to see. */
#define PPID_SNIFF_SIZE 512

/**
 * ppid_sniff:
 * @bytes: (borrowed) (nullable): the first @size octets, may hold NUL; NULL
 *     if @size is 0
 *
 * Returns: (nullable): a media type, static; NULL if no signature fits.
 *     Plain text has none.  An Office document is application/zip here.
 *     Source of each signature: at its line of the table.
 */
const char *
ppid_sniff(const char *bytes, gsize size);

/**
 * ppid_sniff_differs:
 * @declared: media type of the label, lower case
 * @found: (nullable): what ppid_sniff() says
 *
 * Returns: true if @found is neither another name of @declared nor the
 *     container that @declared is made of (a DOCX is a ZIP).
 */
bool
ppid_sniff_differs(const char *declared, const char *found);

/**
 * ppid_sniff_by_name:
 * @name: (nullable): a file name; only what is after its last dot counts
 *
 * Returns: (nullable): the usual media type, static; NULL if not known.
 */
const char *
ppid_sniff_by_name(const char *name);

/**
 * ppid_sniff_effective:
 * @declared: (nullable): media type of the label
 * @found: (nullable): what ppid_sniff() says
 * @name: (nullable): file name
 *
 * The type that decides who reads it: octets over label, a label that says
 * something over the name.
 *
 * Returns: one of its arguments or a static text; never NULL.
 */
const char *
ppid_sniff_effective(const char *declared, const char *found,
		     const char *name);

#endif /* PPID_SNIFF_H */
