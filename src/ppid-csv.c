/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-csv.h"

#include <stdbool.h>
#include <string.h>

#include "ppid-error.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct {
	const char *at, *end;
	const char *name;
	int line;
} Input;

static bool
fail(const Input *in, const char *text, GError **error)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_DATA, "%s:%d: %s", in->name,
		    in->line, text);
	return false;
}

static void
free_row(gpointer data)
{
	PpidCsvRow *row = data;

	g_strfreev(row->fields);
	g_free(row);
}

void
ppid_csv_add(GString *out, const char *const *fields)
{
	for (gsize i = 0; fields[i] != NULL; i++) {
		if (i > 0)
			g_string_append_c(out, ',');
		if (strpbrk(fields[i], ",\"\r\n") == NULL) {
			g_string_append(out, fields[i]);
			continue;
		}
		g_string_append_c(out, '"');
		for (const char *p = fields[i]; *p != '\0'; p++) {
			if (*p == '"')
				g_string_append_c(out, '"');
			g_string_append_c(out, *p);
		}
		g_string_append_c(out, '"');
	}
	g_string_append(out, "\r\n");
}

/* The opening quote is read already. */
static bool
read_quoted(Input *in, GString *field, GError **error)
{
	for (; in->at < in->end; in->at++) {
		if (*in->at == '\n')
			in->line++;
		if (*in->at != '"') {
			g_string_append_c(field, *in->at);
			continue;
		}
		if (in->at + 1 == in->end || in->at[1] != '"') {
			in->at++;
			return true;
		}
		in->at++;
		g_string_append_c(field, '"');
	}
	return fail(in, "a quote is not closed", error);
}

static bool
at_line_end(const Input *in)
{
	return in->at == in->end || *in->at == '\n' ||
	       (*in->at == '\r' && in->at + 1 < in->end &&
		in->at[1] == '\n');
}

static bool
read_field(Input *in, GString *field, GError **error)
{
	if (in->at < in->end && *in->at == '"') {
		in->at++;
		if (!read_quoted(in, field, error))
			return false;
		return at_line_end(in) || *in->at == ',' ||
		       fail(in, "text after a quoted field", error);
	}
	for (; !at_line_end(in) && *in->at != ','; in->at++) {
		if (*in->at == '"')
			return fail(in, "a quote inside a field", error);
		g_string_append_c(field, *in->at);
	}
	return true;
}

static bool
read_row(Input *in, PpidCsvRow *row, GError **error)
{
	GPtrArray *fields = g_ptr_array_new();
	bool ok, more;

	row->line = in->line;
	do {
		GString *field = g_string_new(NULL);

		ok = read_field(in, field, error);
		g_ptr_array_add(fields, g_string_free(field, FALSE));
		more = ok && in->at < in->end && *in->at == ',';
		in->at += more;
	} while (more);
	g_ptr_array_add(fields, NULL);
	row->fields = (char **)g_ptr_array_free(fields, FALSE);
	if (ok && in->at < in->end) {
		in->at += *in->at == '\r' ? 2 : 1;
		in->line++;
	}
	return ok;
}

GPtrArray *
ppid_csv_parse(const char *text, gsize size, const char *name, guint max_rows,
	       GError **error)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
	Input in = { text, text + size, name, 1 };

	if (size >= strlen(BYTE_ORDER_MARK) &&
	    memcmp(text, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0)
		in.at += strlen(BYTE_ORDER_MARK);
	if (!g_utf8_validate(in.at, in.end - in.at, NULL)) {
		fail(&in, "not UTF-8", error);
		return NULL;
	}
	while (in.at < in.end) {
		PpidCsvRow *row = g_new0(PpidCsvRow, 1);

		g_ptr_array_add(rows, row);
		if (!read_row(&in, row, error))
			return NULL;
		if (row->fields[0] != NULL && *row->fields[0] == '\0' &&
		    row->fields[1] == NULL)
			g_ptr_array_set_size(rows, (gint)rows->len - 1);
		if (rows->len > max_rows) {
			fail(&in, "too many lines", error);
			return NULL;
		}
	}
	return g_steal_pointer(&rows);
}
