/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-due.h"

#include <stdarg.h>
#include <string.h>

#include "ppid-columns.h"
#include "ppid-history.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define SUBJECT_COLUMNS 40
#define LABEL_COLUMNS 24

enum {
	COLUMN_CASE,
	COLUMN_CODE,
	COLUMN_NAME,
	COLUMN_STRICT,
	COLUMN_LEGAL,
	COLUMN_LEFT,
	COLUMN_STATE,
	COLUMN_OWNER,
	COLUMN_BASIS,
	COLUMN_SUBJECT,
	N_COLUMNS
};

/* Strings live in the chunk of the table; many rows share one. */
typedef struct {
	const char *label, *code, *name, *owner, *basis, *subject, *condition;
	guint32 strict, legal;
	guint order; /* in which it came */
	bool closed, conditional, provisional;
} Row;

struct PpidDue {
	PpidDueOptions options;
	GStringChunk *strings;
	GArray *rows;
	guint order;
	guint hidden; /* cases whose only clocks are conditional */
};

PpidDue *
ppid_due_new(const PpidDueOptions *options)
{
	PpidDue *due = g_new0(PpidDue, 1);

	due->options = *options;
	due->strings = g_string_chunk_new(4096);
	due->rows = g_array_new(FALSE, TRUE, sizeof(Row));
	return due;
}

void
ppid_due_free(PpidDue *due)
{
	if (due == NULL)
		return;
	g_string_chunk_free(due->strings);
	g_array_unref(due->rows);
	g_free(due);
}

static const char *
keep(PpidDue *due, const char *text)
{
	g_autofree char *line = ppid_columns_clean(text);

	return g_string_chunk_insert_const(due->strings, line);
}

static const char *
keep_attribute(PpidDue *due, xmlNode *node, const char *attribute)
{
	g_autofree char *text = ppid_xml_get(node, attribute);

	return keep(due, text);
}

/* --- collecting -------------------------------------------------------- */

static bool
read_day(xmlNode *node, const char *attribute, guint32 *day_out)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	GDate date;

	if (!ppid_date_parse(text, &date))
		return false;
	*day_out = g_date_get_julian(&date);
	return true;
}

static bool
read_row(PpidDue *due, const PpidHistory *history, xmlNode *node, Row *row)
{
	const PpidRule *rule;
	guint32 start;

	if (!read_day(node, "mulai", &start) ||
	    !read_day(node, "ketat", &row->strict) ||
	    !read_day(node, "jatuh-tempo", &row->legal))
		return false;
	row->code = keep_attribute(due, node, "kode");
	rule = ppid_rules_find(due->options.rules, row->code, start);
	row->name = keep(due, rule != NULL ? rule->name : NULL);
	row->owner = keep_attribute(due, node, "pemikul");
	row->basis = keep_attribute(due, node, "dasar");
	row->condition = keep_attribute(due, node, "syarat");
	row->conditional = ppid_xml_is(node, "bersyarat", "ya");
	row->provisional = ppid_xml_is(node, "sementara", "ya");
	row->closed = ppid_rules_closer(due->options.rules, rule, history,
					start, row->legal) != NULL;
	row->order = due->order++;
	return true;
}

static bool
binds_body(const PpidDue *due, const Row *row)
{
	const char *party = ppid_rules_party(due->options.rules, row->owner);

	return g_strcmp0(party, "badan-publik") == 0 ||
	       g_strcmp0(party, "para-pihak") == 0;
}

static bool
is_within(const PpidDue *due, const Row *row)
{
	const PpidDueOptions *o = &due->options;

	return ppid_calendar_count(o->calendar, o->today, row->strict) <=
	       o->within;
}

static void
add_row(PpidDue *due, const Row *row)
{
	if (is_within(due, row))
		g_array_append_val(due->rows, *row);
}

static void
add_case(PpidDue *due, xmlNode *berkas, const Row *common)
{
	g_autoptr(PpidHistory) history = ppid_history_read(berkas, NULL);
	Row nearest = { .order = G_MAXUINT };
	bool found = false, conditional = false;

	for (xmlNode *n = ppid_xml_child(berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat")) {
		Row row = *common;

		if (!read_row(due, history, n, &row))
			continue;
		if (due->options.all) {
			add_row(due, &row);
			continue;
		}
		if (row.closed || !binds_body(due, &row))
			continue;
		if (row.conditional) {
			conditional = true;
		} else if (!found || row.legal < nearest.legal) {
			nearest = row;
			found = true;
		}
	}
	if (found)
		add_row(due, &nearest);
	else if (conditional)
		due->hidden++;
}

void
ppid_due_add(PpidDue *due, xmlNode *berkas)
{
	xmlNode *mail = ppid_xml_child(berkas, "surel");
	g_autofree char *id = ppid_xml_get(berkas, "id");
	g_autofree char *source = ppid_xml_get(mail, "sumber");
	g_autofree char *subject =
		ppid_xml_text(ppid_xml_child(mail, "perihal"));
	g_autofree char *line = ppid_columns_clean(id != NULL ? id : source);
	g_autofree char *label = ppid_columns_cut(line, LABEL_COLUMNS);
	Row common = { 0 };

	common.label = keep(due, *label != '\0' ? label : "-");
	common.subject = keep(due, subject);
	add_case(due, berkas, &common);
}

/* --- showing ----------------------------------------------------------- */

/* "PPID-2026-0999" before "PPID-2026-10000": by length, then text. */
static int
compare_labels(const char *a, const char *b)
{
	gsize x = strlen(a), y = strlen(b);

	if (x != y && g_str_has_prefix(a, "PPID-") &&
	    g_str_has_prefix(b, "PPID-") && strncmp(a, b, 10) == 0)
		return x < y ? -1 : 1;
	return strcmp(a, b);
}

static int
compare_rows(gconstpointer a, gconstpointer b)
{
	const Row *x = a, *y = b;
	int order = x->legal < y->legal ? -1 : x->legal > y->legal;

	if (order == 0)
		order = compare_labels(x->label, y->label);
	if (order == 0)
		order = x->order < y->order ? -1 : 1;
	return order;
}

static const char *
state_of(const PpidDue *due, const Row *row)
{
	guint32 today = due->options.today;

	if (row->closed)
		return "selesai";
	if (row->conditional)
		return today > row->legal ? "bersyarat, lewat" : "bersyarat";
	if (today > row->legal)
		return "LEWAT";
	if (today == row->legal)
		return "HARI TERAKHIR";
	return today >= row->strict ? "SEGERA" : "";
}

static bool
is_late(const PpidDue *due, const Row *row)
{
	return !row->closed && !row->conditional &&
	       due->options.today > row->legal;
}

guint
ppid_due_late(const PpidDue *due)
{
	guint late = 0;

	for (guint i = 0; i < due->rows->len; i++)
		late += is_late(due, &g_array_index(due->rows, Row, i));
	return late;
}

static char *
day_text(guint32 day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	return ppid_date_format(&date);
}

static int
days_left(const PpidDue *due, const Row *row)
{
	return ppid_calendar_count(due->options.calendar, due->options.today,
				   row->legal);
}

/* The fields of a row by column; free each. */
static void
fill_cells(const PpidDue *due, const Row *row, char **cells)
{
	g_autofree char *legal = day_text(row->legal);

	cells[COLUMN_CASE] = g_strdup(row->label);
	cells[COLUMN_CODE] = g_strdup(row->code);
	cells[COLUMN_NAME] = g_strdup(row->name);
	cells[COLUMN_STRICT] = day_text(row->strict);
	cells[COLUMN_LEGAL] =
		g_strconcat(legal, row->provisional ? "*" : "", NULL);
	cells[COLUMN_LEFT] = g_strdup_printf("%d", days_left(due, row));
	cells[COLUMN_STATE] = g_strdup(state_of(due, row));
	cells[COLUMN_OWNER] = g_strdup(row->owner);
	cells[COLUMN_BASIS] = g_strdup(row->basis);
	cells[COLUMN_SUBJECT] = ppid_columns_cut(row->subject, SUBJECT_COLUMNS);
}

static void
free_cells(char **cells)
{
	for (int i = 0; i < N_COLUMNS; i++)
		g_free(cells[i]);
}

static void
measure(char *const *cells, int *widths)
{
	for (int i = 0; i < N_COLUMNS; i++)
		widths[i] = MAX(widths[i], ppid_columns_count(cells[i]));
}

static void
append_line(GString *out, char *const *cells, const int *widths)
{
	for (int i = 0; i < N_COLUMNS; i++) {
		int pad = widths[i] - ppid_columns_count(cells[i]);

		if (i > 0)
			g_string_append(out, "  ");
		if (i == COLUMN_LEFT)
			g_string_append_printf(out, "%*s", pad, "");
		g_string_append(out, cells[i]);
		if (i != COLUMN_LEFT)
			g_string_append_printf(out, "%*s", pad, "");
	}
	while (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	g_string_append_c(out, '\n');
}

static void
append_footer(const PpidDue *due, GString *out)
{
	g_autofree char *today = day_text(due->options.today);
	bool provisional = false;

	for (guint i = 0; i < due->rows->len; i++)
		provisional |= g_array_index(due->rows, Row, i).provisional;
	g_string_append_printf(
		out, "%u tenggat, %u lewat; dihitung pada %s.\n",
		due->rows->len, ppid_due_late(due), today);
	if (provisional)
		g_string_append(out, "* sementara: hari libur yang diperlukan "
				     "belum pasti.\n");
	if (due->hidden > 0)
		g_string_append_printf(
			out, "%u berkas lain hanya mempunyai tenggat "
			     "bersyarat; lihat --all.\n", due->hidden);
}

static char *const titles[N_COLUMNS] = {
	(char *)"BERKAS",      (char *)"TENGGAT", (char *)"NAMA",
	(char *)"KETAT",       (char *)"JATUH TEMPO", (char *)"SISA HK",
	(char *)"KEADAAN",     (char *)"PEMIKUL", (char *)"DASAR",
	(char *)"PERIHAL",
};

GString *
ppid_due_table(PpidDue *due)
{
	GString *out = g_string_new(NULL);
	int widths[N_COLUMNS] = { 0 };
	char *cells[N_COLUMNS];

	g_array_sort(due->rows, compare_rows);
	measure(titles, widths);
	for (guint i = 0; i < due->rows->len; i++) {
		fill_cells(due, &g_array_index(due->rows, Row, i), cells);
		measure(cells, widths);
		free_cells(cells);
	}
	if (due->rows->len > 0)
		append_line(out, titles, widths);
	for (guint i = 0; i < due->rows->len; i++) {
		fill_cells(due, &g_array_index(due->rows, Row, i), cells);
		append_line(out, cells, widths);
		free_cells(cells);
	}
	append_footer(due, out);
	return out;
}

/* --- CSV --------------------------------------------------------------- */

/* What makes a spreadsheet calculate (OWASP), and the full-width forms. */
static bool
is_formula(const char *text)
{
	static const gunichar first[] = { '=',	  '+',	  '-',	  '@',
					  0xFF1D, 0xFF0B, 0xFF0D, 0xFF20,
					  '\t',	  '\r',	  '\n' };
	gunichar c = g_utf8_get_char(text);

	for (gsize i = 0; i < G_N_ELEMENTS(first); i++)
		if (c == first[i])
			return true;
	return false;
}

static void
append_field(GString *out, const char *text, bool own)
{
	if (out->len > 0 && out->str[out->len - 1] != '\n')
		g_string_append_c(out, ',');
	g_string_append_c(out, '"');
	if (!own && is_formula(text))
		g_string_append_c(out, '\'');
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
}

static void
append_record(const PpidDue *due, const Row *row, GString *out)
{
	g_autofree char *strict = day_text(row->strict);
	g_autofree char *legal = day_text(row->legal);
	g_autofree char *left = g_strdup_printf("%d", days_left(due, row));

	append_field(out, row->label, false);
	append_field(out, row->code, false);
	append_field(out, row->name, false);
	append_field(out, strict, true);
	append_field(out, legal, true);
	append_field(out, left, true);
	append_field(out, state_of(due, row), true);
	append_field(out, row->owner, false);
	append_field(out, row->basis, false);
	append_field(out, row->conditional ? "ya" : "tidak", true);
	append_field(out, row->condition, false);
	append_field(out, row->provisional ? "ya" : "tidak", true);
	append_field(out, row->subject, false);
	g_string_append(out, "\r\n");
}

GString *
ppid_due_csv(PpidDue *due)
{
	static const char *const names[] = {
		"berkas", "kode", "nama", "ketat", "jatuh-tempo", "sisa-hk",
		"keadaan", "pemikul", "dasar", "bersyarat", "syarat",
		"sementara", "perihal",
	};
	GString *out = g_string_new(NULL);

	g_array_sort(due->rows, compare_rows);
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		append_field(out, names[i], true);
	g_string_append(out, "\r\n");
	for (guint i = 0; i < due->rows->len; i++)
		append_record(due, &g_array_index(due->rows, Row, i), out);
	return out;
}
