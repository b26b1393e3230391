/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-table.h"

#include <string.h>

#include "ppid-items-private.h"

/* Cell @column of @line; false if it has no such cell. */
static bool
find_cell(const PpidClauses *c, const PpidLine *line, guint column,
	  PpidSpan *cell_out)
{
	gsize start = line->start;
	const char *tab;

	for (guint i = 0; i < column; i++) {
		tab = memchr(c->text + start, '\t', line->end - start);
		if (tab == NULL)
			return false;
		start = (gsize)(tab - c->text) + 1;
	}
	tab = memchr(c->text + start, '\t', line->end - start);
	cell_out->start = start;
	cell_out->length =
		(tab != NULL ? (gsize)(tab - c->text) : line->end) - start;
	return true;
}

static bool
is_heading(const PpidClauses *c, const PpidIsianMarks *marks,
	   const PpidSpan *cell)
{
	guint word = ppid_clauses_word_at(c, cell->start);
	guint to = ppid_clauses_word_at(c, cell->start + cell->length);
	guint n = ppid_isian_at(marks, word, PPID_ISIAN_ITEMS);

	return n > 0 && word + n == to;
}

/* The column of the heading; 0: this line is none. */
static guint
heading_of(const PpidClauses *c, const PpidIsianMarks *marks,
	   const PpidLine *line)
{
	PpidSpan cell;

	for (guint i = 1; i < 16 && find_cell(c, line, i, &cell); i++)
		if (is_heading(c, marks, &cell))
			return i;
	return 0;
}

guint
ppid_table_items(const PpidClauses *c, const PpidIsianMarks *marks,
		 GArray *items)
{
	guint before = items->len, column = 0;
	PpidSpan cell;

	for (guint i = 0; i < c->lines->len; i++) {
		const PpidLine *line = ppid_clauses_line(c, i);

		if (column == 0)
			column = heading_of(c, marks, line);
		else if (find_cell(c, line, column, &cell))
			ppid_items_add(c, cell.start,
				       cell.start + cell.length, items);
		else
			break;
	}
	return items->len - before;
}
