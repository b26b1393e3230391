/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-ranges.h - <rentang>: whose words the texts of a record are
 *
 * Written once, by ppid-parse; every later stage reads them from the record.
 * A text without one is the sender's own as a whole, which is also what a
 * record of before their time says.
 */
#ifndef PPID_RANGES_H
#define PPID_RANGES_H

#include <glib.h>
#include <libxml/tree.h>

#include "ppid-marks.h"
#include "ppid-quote.h"

#define PPID_RANGES_MAX 1000	 /* of one text; the rest is left unmarked */
#define PPID_RANGES_ALL_MAX 5000 /* of one message */

/**
 * ppid_ranges_add:
 * @surel: (borrowed): a <surel>
 * @part: number of the part
 * @segments: (borrowed) (element-type PpidSegment): of its text
 *
 * Adds a <rentang> for each.
 */
void
ppid_ranges_add(xmlNode *surel, const char *part, const GArray *segments);

/**
 * ppid_ranges_write:
 * @surel: (borrowed): a <surel> with its texts; <rentang> that it has
 *     already (from HTML) are taken as hints and replaced
 * @marks: (borrowed)
 */
void
ppid_ranges_write(xmlNode *surel, const PpidMarks *marks);

/**
 * ppid_ranges_read:
 * @surel: (borrowed): a <surel>
 * @part: (nullable): number of the part
 * @size: bytes of its text: ranges are cut to it
 *
 * Returns: (transfer full) (element-type PpidSegment): ranges that cover the
 *     text, in order; what has no <rentang> is PPID_SEGMENT_OWN.
 */
GArray *
ppid_ranges_read(xmlNode *surel, const char *part, gsize size);

#endif /* PPID_RANGES_H */
