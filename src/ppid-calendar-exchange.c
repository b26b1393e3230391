/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of days: from holidays, to a document of libur.xsd, and CSV. */
#include "config.h"
#include "ppid-calendar-exchange.h"

#include <string.h>

#include "ppid-csv.h"
#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define SCHEMA "libur.xsd"
#define DEFAULT_KIND "nasional"
#define LEAVE "cuti-bersama"
#define DEFAULT_CONFIDENCE "satu-sumber"
#define MAX_ROWS 4000 /* ten years of holidays, and more */

const char *
ppid_row_name(PpidRowField field)
{
	static const char *const names[PPID_ROW_FIELDS] = {
		"tanggal",   "jenis",	 "nama",    "dasar",	"ditetapkan",
		"keyakinan", "tentatif", "dicabut", "pengganti",
	};

	return names[field];
}

static char *
text_or_empty(const char *text)
{
	return g_strdup(text != NULL ? text : "");
}

void
ppid_row_of(const PpidHoliday *holiday, char **row_out)
{
	row_out[PPID_ROW_DATE] = ppid_date_iso(holiday->day);
	row_out[PPID_ROW_KIND] = text_or_empty(holiday->kind);
	row_out[PPID_ROW_NAME] = text_or_empty(holiday->name);
	row_out[PPID_ROW_BASIS] = text_or_empty(holiday->basis);
	row_out[PPID_ROW_DECREED] = text_or_empty(holiday->decreed_on);
	row_out[PPID_ROW_CONFIDENCE] = text_or_empty(holiday->confidence);
	row_out[PPID_ROW_TENTATIVE] =
		g_strdup(holiday->tentative ? "ya" : "");
	row_out[PPID_ROW_REVOKED] = holiday->revoked != 0
					    ? ppid_date_iso(holiday->revoked)
					    : g_strdup("");
	row_out[PPID_ROW_SUCCESSOR] = text_or_empty(holiday->successor);
}

void
ppid_row_clear(char **row)
{
	for (int i = 0; i < PPID_ROW_FIELDS; i++)
		g_clear_pointer(&row[i], g_free);
}

/* --- to a document ------------------------------------------------------ */

static bool
fail(GError **error, const PpidImport *import, const char *what,
     const char *text)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_DATA, "%s: %s: %s",
		    import->name, what, text);
	return false;
}

static void
set_default(char **field, const char *value)
{
	if ((*field == NULL || **field == '\0') && value != NULL) {
		g_free(*field);
		*field = g_strdup(value);
	}
}

static bool
is_empty(const char *text)
{
	return text == NULL || *text == '\0';
}

/* What is missing; the schema has the last word on the rest. */
static bool
complete_row(char **row, const PpidImport *import, int *year_out,
	     GError **error)
{
	const char *date = row[PPID_ROW_DATE];
	GDate parsed;

	for (int i = 0; i < PPID_ROW_FIELDS; i++)
		if (row[i] != NULL)
			g_strstrip(row[i]);
	if (!ppid_date_parse(date, &parsed))
		return fail(error, import, is_empty(date) ? "?" : date,
			    "not a date YYYY-MM-DD");
	*year_out = g_date_get_year(&parsed);
	if (is_empty(row[PPID_ROW_NAME]))
		return fail(error, import, date, "no name");
	set_default(&row[PPID_ROW_KIND],
		    import->kind != NULL ? import->kind : DEFAULT_KIND);
	set_default(&row[PPID_ROW_CONFIDENCE], DEFAULT_CONFIDENCE);
	set_default(&row[PPID_ROW_BASIS], import->decree);
	set_default(&row[PPID_ROW_DECREED], import->decreed_on);
	if (is_empty(row[PPID_ROW_BASIS]) || is_empty(row[PPID_ROW_DECREED]))
		return fail(error, import, date,
			    "no decree, or not when it was made");
	return true;
}

static int
compare_rows(gconstpointer a, gconstpointer b)
{
	char *const *x = *(char **const *)a;
	char *const *y = *(char **const *)b;

	return g_strcmp0(x[PPID_ROW_DATE], y[PPID_ROW_DATE]);
}

/* Keeps those of one year. */
static bool
complete_rows(GPtrArray *rows, const PpidImport *import, int *year_out,
	      GError **error)
{
	int found = import->year;

	for (guint i = 0; i < rows->len;) {
		char **row = rows->pdata[i];
		int year = 0;

		if (!complete_row(row, import, &year, error))
			return false;
		if (import->year != 0 && year != import->year) {
			g_ptr_array_remove_index(rows, i);
			continue;
		}
		if (found != 0 && year != found)
			return fail(error, import, row[PPID_ROW_DATE],
				    "of another year; say which one");
		found = year;
		i++;
	}
	g_ptr_array_sort(rows, compare_rows);
	*year_out = found;
	/* an empty year would say that it has no day off */
	return rows->len > 0 ||
	       fail(error, import, "no day", "nothing to read");
}

static void
add_decrees(xmlNode *root, const GPtrArray *rows)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < rows->len; i++) {
		char **row = rows->pdata[i];
		xmlNode *node;

		if (!g_hash_table_add(seen, row[PPID_ROW_BASIS]))
			continue;
		node = ppid_xml_add(root, "keputusan", NULL);
		ppid_xml_set(node, "nama", row[PPID_ROW_BASIS]);
		ppid_xml_set(node, "ditetapkan", row[PPID_ROW_DECREED]);
		ppid_xml_set(node, "peran", "dasar");
		ppid_xml_set(node, "keyakinan", row[PPID_ROW_CONFIDENCE]);
	}
}

/* True if one is a cuti bersama. */
static bool
add_days(xmlNode *root, const GPtrArray *rows)
{
	bool leave = false;

	for (guint i = 0; i < rows->len; i++) {
		char **row = rows->pdata[i];
		xmlNode *node =
			ppid_xml_add(root, "hari", row[PPID_ROW_NAME]);

		for (int f = 0; f < PPID_ROW_FIELDS; f++)
			if (f != PPID_ROW_NAME && !is_empty(row[f]))
				ppid_xml_set(node, ppid_row_name(f), row[f]);
		leave = leave || strcmp(row[PPID_ROW_KIND], LEAVE) == 0;
	}
	return leave;
}

/* The lines of what nobody has seen yet would mean nothing. */
static bool
check_doc(xmlDoc *doc, const PpidImport *import, GError **error)
{
	g_autoptr(PpidSchema) schema = ppid_data_schema(SCHEMA, error);
	g_autoptr(PpidCalendar) calendar = NULL;
	g_autoptr(GError) local = NULL;

	if (schema == NULL)
		return false;
	if (ppid_xml_schema_check(schema, doc, import->name, &local))
		calendar = ppid_calendar_load_docs(&doc, 1, true, &local);
	if (calendar == NULL)
		g_set_error(error, PPID_ERROR, PPID_ERROR_DATA, "%s",
			    local->message);
	return calendar != NULL;
}

xmlDoc *
ppid_rows_to_doc(GPtrArray *rows, const PpidImport *import, GError **error)
{
	g_autoptr(xmlDoc) doc = NULL;
	xmlNode *root;
	int year;

	if (!complete_rows(rows, import, &year, error))
		return NULL;
	for (guint i = 1; i < rows->len; i++) {
		char **a = rows->pdata[i - 1], **b = rows->pdata[i];

		if (strcmp(a[PPID_ROW_DATE], b[PPID_ROW_DATE]) == 0 &&
		    is_empty(a[PPID_ROW_REVOKED]) &&
		    is_empty(b[PPID_ROW_REVOKED])) {
			fail(error, import, a[PPID_ROW_DATE], "stands twice");
			return NULL;
		}
	}
	doc = ppid_xml_new_record("libur");
	root = xmlDocGetRootElement(doc);
	ppid_xml_set_int(root, "tahun", year);
	add_decrees(root, rows);
	ppid_xml_add(root, "sumber", import->source);
	ppid_xml_set(root, "cuti-bersama",
		     add_days(root, rows) ? "ditetapkan" : "belum");
	return check_doc(doc, import, error) ? g_steal_pointer(&doc) : NULL;
}

/* --- CSV ---------------------------------------------------------------- */

GString *
ppid_calendar_to_csv(const PpidCalendar *calendar, int first, int last)
{
	GString *out = g_string_new(NULL);
	const char *fields[PPID_ROW_FIELDS + 1] = { NULL };

	for (int i = 0; i < PPID_ROW_FIELDS; i++)
		fields[i] = ppid_row_name(i);
	ppid_csv_add(out, fields);
	for (int year = first; year <= last; year++) {
		const GPtrArray *days = ppid_calendar_days(calendar, year);

		for (guint i = 0; days != NULL && i < days->len; i++) {
			char *row[PPID_ROW_FIELDS + 1] = { NULL };

			ppid_row_of(days->pdata[i], row);
			ppid_csv_add(out, (const char *const *)row);
			ppid_row_clear(row);
		}
	}
	return out;
}

/* Where each field stands in a line; -1: nowhere. */
static bool
find_columns(const PpidCsvRow *header, const PpidImport *import,
	     int columns[PPID_ROW_FIELDS], GError **error)
{
	for (int f = 0; f < PPID_ROW_FIELDS; f++) {
		columns[f] = -1;
		for (int i = 0; header->fields[i] != NULL; i++)
			if (strcmp(g_strstrip(header->fields[i]),
				   ppid_row_name(f)) == 0)
				columns[f] = i;
	}
	if (columns[PPID_ROW_DATE] < 0 || columns[PPID_ROW_NAME] < 0)
		return fail(error, import, "the first line",
			    "no columns tanggal and nama");
	return true;
}

xmlDoc *
ppid_calendar_from_csv(const char *text, gsize size, const PpidImport *import,
		       GError **error)
{
	g_autoptr(GPtrArray) lines =
		ppid_csv_parse(text, size, import->name, MAX_ROWS, error);
	g_autoptr(GPtrArray) rows =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	int columns[PPID_ROW_FIELDS];

	if (lines == NULL)
		return NULL;
	if (lines->len == 0) {
		fail(error, import, "no line", "nothing to read");
		return NULL;
	}
	if (!find_columns(lines->pdata[0], import, columns, error))
		return NULL;
	for (guint i = 1; i < lines->len; i++) {
		const PpidCsvRow *line = lines->pdata[i];
		int n = (int)g_strv_length(line->fields);
		char **row = g_new0(char *, PPID_ROW_FIELDS + 1);

		for (int f = 0; f < PPID_ROW_FIELDS; f++)
			row[f] = g_strdup(columns[f] >= 0 && columns[f] < n
						  ? line->fields[columns[f]]
						  : "");
		g_ptr_array_add(rows, row);
	}
	return ppid_rows_to_doc(rows, import, error);
}
