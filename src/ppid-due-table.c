/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table for a person.  Where lines are not broken, everything of a row
 * is in its line; on a terminal the last column is wrapped, or stands below
 * its row if that leaves too little.  Owner and code are cut to make room;
 * the day, the case and the state never are.
 */
#include "config.h"
#include "ppid-due-private.h"

#include <string.h>

#include "ppid-columns.h"
#include "ppid-time.h"

#define GAP 2
#define MIN_TEXT 40 /* columns beside the others */
#define MIN_CUT 8   /* what is left of an owner or a code */
#define INDENT 4    /* of text below its row */
#define MAX_LABEL 24

enum {
	COLUMN_LEGAL,
	COLUMN_OWNER,
	COLUMN_CASE,
	COLUMN_CODE,
	COLUMN_LEFT,
	COLUMN_STATE,
	COLUMN_TEXT,
	N_COLUMNS
};

typedef struct {
	const PpidDueLook *look;
	int widths[COLUMN_TEXT];
	int text; /* columns for the text; 0: one line */
	bool below;
} Layout;

static const struct {
	const char *title;
	PpidDueValue value;
} columns[N_COLUMNS] = {
	[COLUMN_LEGAL] = { "JATUH TEMPO", PPID_DUE_LEGAL },
	[COLUMN_OWNER] = { "PEMIKUL", PPID_DUE_OWNER },
	[COLUMN_CASE] = { "BERKAS", PPID_DUE_CASE },
	[COLUMN_CODE] = { "TENGGAT", PPID_DUE_CODE },
	[COLUMN_LEFT] = { "SISA HK", PPID_DUE_LEFT },
	[COLUMN_STATE] = { "KEADAAN", PPID_DUE_STATE },
	[COLUMN_TEXT] = { "URAIAN", PPID_DUE_TEXT },
};

/* --- cells ------------------------------------------------------------- */

static char *
add_subject(const PpidDueRow *row, char *text)
{
	g_autofree char *sentence = text;

	if (*row->subject == '\0')
		return g_steal_pointer(&sentence);
	return g_strdup_printf("%s Perihal: %s", sentence, row->subject);
}

static char *
cell(const PpidDue *due, const PpidDueRow *row, int column)
{
	g_autofree char *text =
		ppid_due_value(due, row, columns[column].value);

	if (column == COLUMN_LEGAL && row->provisional)
		return g_strconcat(text, "*", NULL);
	if (column == COLUMN_CASE)
		return ppid_columns_cut(text, MAX_LABEL);
	if (column == COLUMN_TEXT)
		return add_subject(row, g_steal_pointer(&text));
	return g_steal_pointer(&text);
}

static int
fixed_width(const Layout *layout)
{
	int width = 0;

	for (int i = 0; i < COLUMN_TEXT; i++)
		width += layout->widths[i] + (i > 0 ? GAP : 0);
	return width;
}

static void
squeeze(Layout *layout, int column)
{
	int excess = fixed_width(layout) - layout->look->columns;
	int *width = &layout->widths[column];

	if (excess > 0)
		*width = MAX(MIN(*width, MIN_CUT), *width - excess);
}

static void
lay_out(const PpidDue *due, const PpidDueLook *look, Layout *layout)
{
	layout->look = look;
	for (int i = 0; i < COLUMN_TEXT; i++)
		layout->widths[i] = ppid_columns_count(columns[i].title);
	for (guint k = 0; k < due->rows->len; k++) {
		for (int i = 0; i < COLUMN_TEXT; i++) {
			g_autofree char *text = cell(
				due, &g_array_index(due->rows, PpidDueRow, k),
				i);

			layout->widths[i] = MAX(layout->widths[i],
						ppid_columns_count(text));
		}
	}
	if (look->columns == 0)
		return;
	layout->text = look->columns - fixed_width(layout) - GAP;
	if (layout->text >= MIN_TEXT)
		return;
	squeeze(layout, COLUMN_OWNER);
	squeeze(layout, COLUMN_CODE);
	layout->below = true;
	layout->text = MAX(look->columns - INDENT, MIN_CUT);
}

/* --- lines ------------------------------------------------------------- */

static const char *
colour_of(const char *state)
{
	static const struct {
		const char *state, *code;
	} table[] = {
		{ "LEWAT", "\033[1;31m" },
		{ "HARI TERAKHIR", "\033[1;33m" },
		{ "SEGERA", "\033[33m" },
		{ "selesai", "\033[2m" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (strcmp(table[i].state, state) == 0)
			return table[i].code;
	return NULL;
}

static void
append_cell(const Layout *layout, int column, const char *text, GString *out)
{
	g_autofree char *cut =
		ppid_columns_cut(text, layout->widths[column]);
	int pad = layout->widths[column] - ppid_columns_count(cut);
	const char *colour = layout->look->colour && column == COLUMN_STATE
				     ? colour_of(text)
				     : NULL;

	if (column > 0)
		g_string_append_printf(out, "%*s", GAP, "");
	if (column == COLUMN_LEFT)
		g_string_append_printf(out, "%*s", pad, "");
	if (colour != NULL)
		g_string_append(out, colour);
	g_string_append(out, cut);
	if (colour != NULL)
		g_string_append(out, "\033[0m");
	if (column != COLUMN_LEFT)
		g_string_append_printf(out, "%*s", pad, "");
}

static void
end_line(GString *out)
{
	while (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	g_string_append_c(out, '\n');
}

static void
append_text(const Layout *layout, const char *text, GString *out)
{
	g_auto(GStrv) lines =
		layout->text > 0
			? ppid_columns_wrap(text, layout->text)
			: g_strsplit(text, "\n", 1);
	int indent = layout->below ? INDENT : fixed_width(layout) + GAP;

	if (layout->below)
		end_line(out);
	for (char **p = lines; *p != NULL; p++) {
		bool first = p == lines && !layout->below;

		g_string_append_printf(out, "%*s", first ? GAP : indent, "");
		g_string_append(out, *p);
		end_line(out);
	}
}

static void
append_titles(const Layout *layout, GString *out)
{
	for (int i = 0; i < COLUMN_TEXT; i++)
		append_cell(layout, i, columns[i].title, out);
	if (!layout->below)
		g_string_append_printf(out, "%*s%s", GAP, "",
				       columns[COLUMN_TEXT].title);
	end_line(out);
}

void
ppid_due_table_rows(PpidDue *due, const PpidDueLook *look, PpidDueWrite write,
		    gpointer data)
{
	g_autoptr(GString) out = g_string_new(NULL);
	Layout layout = { 0 };

	if (due->rows->len == 0)
		return;
	lay_out(due, look, &layout);
	append_titles(&layout, out);
	for (guint k = 0; k < due->rows->len; k++) {
		const PpidDueRow *row =
			&g_array_index(due->rows, PpidDueRow, k);
		g_autofree char *text = cell(due, row, COLUMN_TEXT);

		for (int i = 0; i < COLUMN_TEXT; i++) {
			g_autofree char *part = cell(due, row, i);

			append_cell(&layout, i, part, out);
		}
		append_text(&layout, text, out);
		write(out->str, data);
		g_string_truncate(out, 0);
	}
}

void
ppid_due_table_tail(PpidDue *due, GString *out)
{
	g_autofree char *today = ppid_date_iso(due->options.today);

	g_string_append_printf(
		out, "%u tenggat, %u lewat; dihitung pada %s.\n", due->shown,
		due->late, today);
	if (due->provisional)
		g_string_append(out, "* sementara: hari libur yang diperlukan "
				     "belum pasti.\n");
	if (due->hidden > 0)
		g_string_append_printf(
			out, "%u berkas lain hanya mempunyai tenggat "
			     "bersyarat; lihat --all.\n", due->hidden);
	if (due->proposals > 0)
		g_string_append_printf(
			out, "%u usulan peristiwa menunggu konfirmasi.\n",
			due->proposals);
}
