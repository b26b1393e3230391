/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks: ECMA-376 part 1, 18 (SpreadsheetML).  A row is a line, cells
 * are kept apart by tabs; what is hidden is read, and said to be hidden. */
#include "config.h"
#include "ppid-read.h"

#include <stdlib.h>
#include <string.h>

#include "ppid-cellformat.h"
#include "ppid-office.h"

#define WORKBOOK "xl/workbook.xml"
#define RELATIONS "xl/_rels/workbook.xml.rels"
#define STRINGS "xl/sharedStrings.xml"
#define STYLES_PART "xl/styles.xml"
#define GAP_MAX 32	  /* empty cells in a row that are shown */
#define STRINGS_MAX 1000000
#define FORMATS_MAX 65536
#define SHEETS_MAX 200
#define CELL_MAX 32767 /* characters, by Excel */

typedef struct {
	char *name;
	char *relation;
	bool hidden;
} Sheet;

typedef struct {
	PpidOffice *office;
	GPtrArray *strings;   /* char *: shared */
	GHashTable *codes;    /* numFmtId -> formatCode */
	GArray *formats;      /* PpidCellFormat by style */
	GHashTable *targets;  /* relation -> part */
	GArray *sheets;	      /* Sheet */
	bool since_1904;
	/* of what is being walked */
	GString *text;
	bool keep;	/* characters are text */
	bool phonetic;	/* rPh: how it is said */
	bool in_formats;
	PpidLayout layout;
	guint column;	   /* of the last cell in this row */
	char *type;	   /* of the cell at hand */
	guint style;
	bool hidden_rows, hidden_columns;
} Xlsx;

static void
clear_sheet(gpointer data)
{
	Sheet *sheet = data;

	g_free(sheet->name);
	g_free(sheet->relation);
}

static void
text(PpidXmlWalk *w, const char *bytes, gsize size, gpointer data)
{
	Xlsx *x = data;

	(void)w;
	if (x->keep && !x->phonetic && x->text->len < 4 * CELL_MAX)
		g_string_append_len(x->text, bytes, (gssize)size);
}

/* --- the workbook ---------------------------------------------------------------- */

static void
start_book(PpidXmlWalk *w, const char *name, gpointer data)
{
	Xlsx *x = data;

	if (strcmp(name, "workbookPr") == 0) {
		x->since_1904 = ppid_xmlwalk_is(w, "date1904", "1") ||
				ppid_xmlwalk_is(w, "date1904", "true");
	} else if (strcmp(name, "sheet") == 0 &&
		   x->sheets->len < SHEETS_MAX) {
		Sheet sheet = { ppid_xmlwalk_get(w, "name"),
				ppid_xmlwalk_get(w, "id"),
				ppid_xmlwalk_is(w, "state", "hidden") ||
					ppid_xmlwalk_is(w, "state",
							"veryHidden") };

		g_array_append_val(x->sheets, sheet);
	}
}

/* "worksheets/sheet1.xml" or "/xl/worksheets/sheet1.xml" */
static void
start_relations(PpidXmlWalk *w, const char *name, gpointer data)
{
	Xlsx *x = data;
	g_autofree char *id = NULL, *target = NULL;

	if (strcmp(name, "Relationship") != 0)
		return;
	id = ppid_xmlwalk_get(w, "Id");
	target = ppid_xmlwalk_get(w, "Target");
	if (id != NULL && target != NULL)
		g_hash_table_insert(x->targets, g_steal_pointer(&id),
				    *target == '/'
					    ? g_strdup(target + 1)
					    : g_strconcat("xl/", target,
							  NULL));
}

static void
start_strings(PpidXmlWalk *w, const char *name, gpointer data)
{
	Xlsx *x = data;

	(void)w;
	if (strcmp(name, "si") == 0)
		g_string_truncate(x->text, 0);
	else if (strcmp(name, "t") == 0)
		x->keep = true;
	else if (strcmp(name, "rPh") == 0)
		x->phonetic = true;
}

static void
end_strings(PpidXmlWalk *w, const char *name, gpointer data)
{
	Xlsx *x = data;

	(void)w;
	if (strcmp(name, "t") == 0)
		x->keep = false;
	else if (strcmp(name, "rPh") == 0)
		x->phonetic = false;
	else if (strcmp(name, "si") == 0 && x->strings->len < STRINGS_MAX)
		g_ptr_array_add(x->strings,
				g_strndup(x->text->str, x->text->len));
}

static void
add_format(Xlsx *x, const PpidXmlWalk *w)
{
	guint id = ppid_xmlwalk_number(w, "numFmtId", G_MAXINT, 0);
	const char *code =
		g_hash_table_lookup(x->codes, GUINT_TO_POINTER(id));
	PpidCellFormat format = ppid_cellformat_of(id, code);

	if (x->formats->len < FORMATS_MAX)
		g_array_append_val(x->formats, format);
}

static void
start_styles(PpidXmlWalk *w, const char *name, gpointer data)
{
	Xlsx *x = data;

	if (strcmp(name, "numFmt") == 0) {
		guint id = ppid_xmlwalk_number(w, "numFmtId", G_MAXINT, 0);
		char *code = ppid_xmlwalk_get(w, "formatCode");

		if (code != NULL)
			g_hash_table_insert(x->codes, GUINT_TO_POINTER(id),
					    code);
	} else if (strcmp(name, "cellXfs") == 0) {
		x->in_formats = true;
	} else if (strcmp(name, "xf") == 0 && x->in_formats) {
		add_format(x, w);
	}
}

static void
end_styles(PpidXmlWalk *w, const char *name, gpointer data)
{
	Xlsx *x = data;

	(void)w;
	if (strcmp(name, "cellXfs") == 0)
		x->in_formats = false;
}

/* --- a sheet ------------------------------------------------------------------------ */

static bool
is_true(const PpidXmlWalk *w, const char *attribute)
{
	return ppid_xmlwalk_is(w, attribute, "1") ||
	       ppid_xmlwalk_is(w, attribute, "true");
}

/* "AB12" is column 28; 0 if it is none. */
static guint
column_of(const char *reference)
{
	guint column = 0;

	for (; reference != NULL && g_ascii_isupper(*reference); reference++)
		if (column < 100000)
			column = column * 26 + (guint)(*reference - 'A') + 1;
	return column;
}

static void
start_cell(Xlsx *x, const PpidXmlWalk *w)
{
	g_autofree char *reference = ppid_xmlwalk_get(w, "r");
	guint column = column_of(reference);
	guint gap = column > x->column + 1 ? column - x->column - 1 : 0;

	/* a gap is as many cells that nobody wrote */
	for (guint i = 0; i < MIN(gap, GAP_MAX); i++)
		ppid_layout_cell_end(&x->layout);
	x->column = column > 0 ? column : x->column + 1;
	g_free(x->type);
	x->type = ppid_xmlwalk_get(w, "t");
	x->style = ppid_xmlwalk_number(w, "s", G_MAXINT, 0);
	g_string_truncate(x->text, 0);
}

static void
start_sheet(PpidXmlWalk *w, const char *name, gpointer data)
{
	Xlsx *x = data;

	if (strcmp(name, "c") == 0) {
		start_cell(x, w);
	} else if (strcmp(name, "row") == 0) {
		x->column = 0;
		x->hidden_rows = x->hidden_rows || is_true(w, "hidden");
	} else if (strcmp(name, "col") == 0) {
		x->hidden_columns = x->hidden_columns || is_true(w, "hidden");
	} else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		x->keep = true;
	} else if (strcmp(name, "rPh") == 0) {
		x->phonetic = true;
	}
	if (x->layout.cut)
		ppid_xmlwalk_stop(w);
}

/* Line ends inside a cell stay: a list of items is one cell as often as not. */
static void
end_cell(Xlsx *x)
{
	const char *type = x->type != NULL ? x->type : "n";
	const char *value = x->text->str;
	g_autofree char *shown = NULL;

	if (strcmp(type, "s") == 0) {
		guint64 i = g_ascii_strtoull(value, NULL, 10);

		value = *value != '\0' && i < x->strings->len
				? x->strings->pdata[i]
				: "";
	} else if (strcmp(type, "b") == 0) {
		value = *value == '1' ? "TRUE" : "FALSE";
	} else if (strcmp(type, "n") == 0 && *value != '\0') {
		PpidCellFormat format =
			x->style < x->formats->len
				? g_array_index(x->formats, PpidCellFormat,
						x->style)
				: PPID_CELL_NUMBER;

		shown = ppid_cellformat_show(value, format, x->since_1904);
		value = shown;
	}
	ppid_layout_puts(&x->layout, value);
	ppid_layout_cell_end(&x->layout);
}

static void
end_sheet(PpidXmlWalk *w, const char *name, gpointer data)
{
	Xlsx *x = data;

	(void)w;
	if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		x->keep = false;
	else if (strcmp(name, "rPh") == 0)
		x->phonetic = false;
	else if (strcmp(name, "c") == 0)
		end_cell(x);
	else if (strcmp(name, "row") == 0)
		ppid_layout_row_end(&x->layout);
}

static void
tell_hidden(const Xlsx *x, const Sheet *sheet)
{
	PpidReader *reader = x->office->reader;
	const char *number = x->office->member->number;
	g_autofree char *rows = g_strconcat(sheet->name, ": baris", NULL);
	g_autofree char *columns = g_strconcat(sheet->name, ": kolom", NULL);

	if (sheet->hidden)
		ppid_reader_missing(reader, number, "tersembunyi",
				    sheet->name);
	if (x->hidden_rows)
		ppid_reader_missing(reader, number, "tersembunyi", rows);
	if (x->hidden_columns)
		ppid_reader_missing(reader, number, "tersembunyi", columns);
}

static void
read_sheet(Xlsx *x, const Sheet *sheet)
{
	static const PpidXmlEvents events = { start_sheet, end_sheet, text };
	const char *part = sheet->relation != NULL
				   ? g_hash_table_lookup(x->targets,
							 sheet->relation)
				   : NULL;

	if (part == NULL)
		return;
	ppid_layout_init(&x->layout, ppid_office_room(x->office));
	x->hidden_rows = x->hidden_columns = x->keep = false;
	/* which sheet it is, where there are several */
	if (x->sheets->len > 1 && sheet->name != NULL) {
		ppid_layout_puts(&x->layout, sheet->name);
		ppid_layout_break(&x->layout);
	}
	ppid_office_walk(x->office, part, &events, x);
	ppid_layout_row_end(&x->layout);
	ppid_office_take(x->office, &x->layout);
	tell_hidden(x, sheet);
}

/* --- all of it --------------------------------------------------------------------------- */

static bool
is_wanted(const char *name, gpointer data)
{
	(void)data;
	return strcmp(name, WORKBOOK) == 0 || strcmp(name, RELATIONS) == 0 ||
	       strcmp(name, STRINGS) == 0 || strcmp(name, STYLES_PART) == 0 ||
	       g_str_has_prefix(name, "xl/worksheets/") ||
	       g_str_has_prefix(name, "xl/media/") ||
	       g_str_has_prefix(name, "xl/embeddings/");
}

static void
read_book(Xlsx *x)
{
	static const PpidXmlEvents book = { start_book, NULL, NULL };
	static const PpidXmlEvents relations = { start_relations, NULL, NULL };
	static const PpidXmlEvents strings = { start_strings, end_strings,
					       text };
	static const PpidXmlEvents styles = { start_styles, end_styles, NULL };

	ppid_office_walk(x->office, WORKBOOK, &book, x);
	ppid_office_walk(x->office, RELATIONS, &relations, x);
	ppid_office_walk(x->office, STRINGS, &strings, x);
	ppid_office_walk(x->office, STYLES_PART, &styles, x);
	for (guint i = 0; i < x->sheets->len; i++)
		read_sheet(x, &g_array_index(x->sheets, Sheet, i));
}

void
ppid_read_xlsx(PpidReader *reader, PpidMember *member)
{
	PpidOffice o;
	Xlsx x = { .office = &o };

	if (!ppid_office_open(&o, reader, member, is_wanted, WORKBOOK))
		return;
	x.strings = g_ptr_array_new_with_free_func(g_free);
	x.codes = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	x.targets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					  g_free);
	x.formats = g_array_new(FALSE, FALSE, sizeof(PpidCellFormat));
	x.sheets = g_array_new(FALSE, FALSE, sizeof(Sheet));
	g_array_set_clear_func(x.sheets, clear_sheet);
	x.text = g_string_new(NULL);
	read_book(&x);
	ppid_office_media(&o, "xl/media/");
	ppid_office_media(&o, "xl/embeddings/");
	ppid_office_close(&o);
	g_string_free(x.text, TRUE);
	g_array_unref(x.sheets);
	g_array_unref(x.formats);
	g_hash_table_unref(x.targets);
	g_hash_table_unref(x.codes);
	g_ptr_array_unref(x.strings);
	g_free(x.type);
}
