/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-table.h - items in a column of a table
 *
 * "No <tab> Dokumen yang diminta <tab> Tahun" and rows below it, as text of
 * a spreadsheet or a table of HTML has them.
 * Pure.  Linear in the size of the text.
 */
#ifndef PPID_TABLE_H
#define PPID_TABLE_H

#include "ppid-isian.h"
#include "ppid-items.h"

/**
 * ppid_table_items:
 * @c: (borrowed): a text; the table in it is closed
 * @marks: (borrowed): labels in it
 * @items: (element-type PpidSpan): the cells below a heading that is a
 *     label of rincian, not in the first column, are appended; beside "No"
 *     any word for a record will do
 *
 * Returns: how many.
 */
guint
ppid_table_items(PpidClauses *c, const PpidIsianMarks *marks,
		 GArray *items);

#endif /* PPID_TABLE_H */
