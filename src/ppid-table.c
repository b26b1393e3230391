/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-table.h"

#include <string.h>

#include "ppid-items-private.h"

/* What parts the cells: '|' where the line is drawn with it. */
static char
bar_of(const PpidClauses *c, const PpidLine *line)
{
	return !line->blank && c->text[line->start] == '|' ? '|' : '\t';
}

/* "|---|:---:|" and "+----+" have no cells. */
static bool
is_rule(const PpidClauses *c, const PpidLine *line)
{
	for (gsize i = line->start; i < line->end; i++)
		if (strchr("|+-=: _", c->text[i]) == NULL)
			return false;
	return !line->blank;
}

/* Cell @column of @line; false if it has no such cell. */
static bool
find_cell(const PpidClauses *c, const PpidLine *line, guint column,
	  PpidSpan *cell_out)
{
	char bar = bar_of(c, line);
	gsize start = line->start + (bar == '|');
	const char *tab;

	for (guint i = 0; i < column; i++) {
		tab = memchr(c->text + start, bar, line->end - start);
		if (tab == NULL || (gsize)(tab - c->text) + 1 >= line->end)
			return false;
		start = (gsize)(tab - c->text) + 1;
	}
	tab = memchr(c->text + start, bar, line->end - start);
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

/* "Dokumen", "Uraian data": nothing but words for any record. */
static bool
is_generic(const PpidClauses *c, const PpidSpan *cell)
{
	guint word = ppid_clauses_word_at(c, cell->start);
	guint to = ppid_clauses_word_at(c, cell->start + cell->length);
	guint first = word;

	while (word < to) {
		guint n = MAX(ppid_items_at(c, PPID_CUE_GENERIC, word),
			      ppid_items_at(c, PPID_CUE_FILL, word));

		if (n == 0)
			break;
		word += n;
	}
	return word > first && word >= to;
}

/* The column of the heading; 0: this line is none. */
static guint
heading_of(const PpidClauses *c, const PpidIsianMarks *marks,
	   const PpidLine *line)
{
	PpidSpan cell;
	guint word = line->first;

	for (guint i = 1; i < 16 && find_cell(c, line, i, &cell); i++)
		if (is_heading(c, marks, &cell))
			return i;
	/* "No <tab> Dokumen <tab> Alasan" */
	return !line->blank && word < line->last &&
			       ppid_cues_at(c->cues, PPID_CUE_SHORT, word) >
				       0 &&
			       find_cell(c, line, 1, &cell) &&
			       is_generic(c, &cell) ?
		       1 :
		       0;
}

static bool
is_number(const PpidClauses *c, const PpidSpan *cell)
{
	for (gsize i = 0; i < cell->length; i++)
		if (!g_ascii_isdigit(c->text[cell->start + i]) &&
		    strchr(" .,-/", c->text[cell->start + i]) == NULL)
			return false;
	return cell->length > 0;
}

/* A row below the heading: numbered if the first one is, and no field. */
static bool
is_row(const PpidClauses *c, const PpidIsianMarks *marks,
       const PpidLine *line, bool first, bool *numbered)
{
	PpidSpan cell;
	guint word;

	if (line->blank || !find_cell(c, line, 0, &cell))
		return false;
	if (first)
		*numbered = is_number(c, &cell);
	if (*numbered)
		return is_number(c, &cell);
	word = ppid_clauses_word_at(c, cell.start);
	for (guint i = 0; i < PPID_ISIAN_FIELDS; i++)
		if (ppid_isian_at(marks, word, (PpidIsianClass)i) > 0)
			return false;
	return true;
}

/* The cell, with the year in the next one. */
static void
add_cell(const PpidClauses *c, const PpidLine *line, guint column,
	 GArray *items)
{
	PpidSpan cell, next;
	gsize end;

	if (!find_cell(c, line, column, &cell))
		return;
	end = cell.start + cell.length;
	if (cell.length > 0 && find_cell(c, line, column + 1, &next) &&
	    is_number(c, &next))
		end = next.start + next.length;
	ppid_items_add(c, cell.start, end, items);
}

guint
ppid_table_items(PpidClauses *c, const PpidIsianMarks *marks,
		 GArray *items)
{
	guint before = items->len, column = 0;
	bool numbered = false, first = true;
	gsize start = 0, end = 0;

	for (guint i = 0; i < c->lines->len; i++) {
		const PpidLine *line = ppid_clauses_line(c, i);

		if (column == 0) {
			column = heading_of(c, marks, line);
			start = line->start;
			continue;
		}
		if (is_rule(c, line))
			continue;
		if (!is_row(c, marks, line, first, &numbered))
			break;
		add_cell(c, line, column, items);
		end = line->end;
		first = false;
	}
	if (items->len > before)
		ppid_clauses_close(c, start, end);
	return items->len - before;
}
