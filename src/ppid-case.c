/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-case.h"

#include <errno.h>
#include <string.h>

#include "ppid-error.h"
#include "ppid-identity.h"

#define ID_PREFIX "PPID-"
#define YEAR_DIGITS 4
#define NUMBER_DIGITS_MAX 9

char *
ppid_case_id(int year, gint64 number)
{
	return g_strdup_printf(ID_PREFIX "%04d-%04" G_GINT64_FORMAT, year,
			       number);
}

static gsize
count_digits(const char *text)
{
	gsize n = 0;

	while (g_ascii_isdigit(text[n]))
		n++;
	return n;
}

bool
ppid_case_id_parse(const char *id, int *year_out, gint64 *number_out)
{
	g_autofree char *again = NULL;
	const char *p;
	gint64 number;
	int year;

	if (id == NULL || !g_str_has_prefix(id, ID_PREFIX))
		return false;
	p = id + strlen(ID_PREFIX);
	if (count_digits(p) != YEAR_DIGITS || p[YEAR_DIGITS] != '-' ||
	    count_digits(p + YEAR_DIGITS + 1) > NUMBER_DIGITS_MAX)
		return false;
	year = (int)g_ascii_strtoll(p, NULL, 10);
	number = g_ascii_strtoll(p + YEAR_DIGITS + 1, NULL, 10);
	again = ppid_case_id(year, number);
	if (number == 0 || strcmp(again, id) != 0)
		return false;
	if (year_out != NULL)
		*year_out = year;
	if (number_out != NULL)
		*number_out = number;
	return true;
}

char *
ppid_case_path(const PpidHome *home, const char *id, const char *name)
{
	g_autofree char *root = ppid_home_path(home, PPID_HOME_CASES);
	g_autofree char *year =
		g_strndup(id + strlen(ID_PREFIX), YEAR_DIGITS);

	return g_build_filename(root, year, id, name, NULL);
}

xmlDoc *
ppid_case_load(const PpidHome *home, const char *id, char **digest_out,
	       GError **error)
{
	g_autofree char *path = ppid_case_path(home, id, PPID_CASE_FILE);
	g_autoptr(GError) local = NULL;
	g_autofree char *text = NULL;
	g_autoptr(xmlDoc) doc = NULL;
	gsize size;

	if (!g_file_get_contents(path, &text, &size, &local)) {
		bool absent = g_error_matches(local, G_FILE_ERROR,
					      G_FILE_ERROR_NOENT);

		g_set_error_literal(error, PPID_ERROR,
				    absent ? PPID_ERROR_NOINPUT
					   : PPID_ERROR_IO,
				    local->message);
		return NULL;
	}
	doc = ppid_xml_parse(text, size, path, &local);
	if (doc == NULL) {
		g_set_error_literal(error, PPID_ERROR, PPID_ERROR_SOFTWARE,
				    local->message);
		return NULL;
	}
	if (!ppid_xml_named(xmlDocGetRootElement(doc), "berkas") ||
	    !ppid_xml_is(xmlDocGetRootElement(doc), "id", id)) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE,
			    "%s: is not the case %s", path, id);
		return NULL;
	}
	if (digest_out != NULL)
		*digest_out = ppid_identity_bytes(text, size);
	return g_steal_pointer(&doc);
}

/* --- all cases ------------------------------------------------------------ */

static int
compare_ids(const void *a, const void *b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;
	gint64 number[2] = { 0, 0 };
	int year[2] = { 0, 0 };

	/* years have no number: their text decides */
	if (!ppid_case_id_parse(x, &year[0], &number[0]) ||
	    !ppid_case_id_parse(y, &year[1], &number[1]))
		return strcmp(x, y);
	return number[0] < number[1] ? -1 : number[0] > number[1];
}

bool
ppid_case_is_year(const char *name)
{
	return count_digits(name) == YEAR_DIGITS && name[YEAR_DIGITS] == '\0';
}

/* Sorted names in @path: years, or with @year its case ids. */
static GPtrArray *
list_folder(const char *path, const char *year, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) local = NULL;
	g_autoptr(GDir) dir = g_dir_open(path, 0, &local);
	const char *name;

	if (dir == NULL) {
		g_set_error_literal(error, PPID_ERROR, PPID_ERROR_IO,
				    local->message);
		return NULL;
	}
	while ((name = g_dir_read_name(dir)) != NULL) {
		bool wanted =
			year == NULL
				? ppid_case_is_year(name)
				: ppid_case_id_parse(name, NULL, NULL) &&
					  strncmp(name + strlen(ID_PREFIX),
						  year, YEAR_DIGITS) == 0;

		if (wanted)
			g_ptr_array_add(names, g_strdup(name));
	}
	g_ptr_array_sort(names, compare_ids);
	return g_steal_pointer(&names);
}

static bool
each_of_year(const char *root, const char *year, PpidCaseFunc func,
	     gpointer data, GError **error)
{
	g_autofree char *path = g_build_filename(root, year, NULL);
	g_autoptr(GPtrArray) ids = list_folder(path, year, error);

	if (ids == NULL)
		return false;
	for (guint i = 0; i < ids->len; i++)
		if (!func(ids->pdata[i], data, error))
			return false;
	return true;
}

bool
ppid_case_each(const PpidHome *home, PpidCaseFunc func, gpointer data,
	       GError **error)
{
	g_autofree char *root = ppid_home_path(home, PPID_HOME_CASES);
	g_autoptr(GPtrArray) years = list_folder(root, NULL, error);

	if (years == NULL)
		return false;
	for (guint i = 0; i < years->len; i++)
		if (!each_of_year(root, years->pdata[i], func, data, error))
			return false;
	return true;
}

/* --- two revisions -------------------------------------------------------- */

bool
ppid_case_same(xmlNode *a, xmlNode *b)
{
	g_autoptr(GString) x = ppid_xml_serialise(a, 0);
	g_autoptr(GString) y = ppid_xml_serialise(b, 0);

	return g_string_equal(x, y);
}

/* All children @name of @old come first in @new, unchanged. */
static bool
is_kept(xmlNode *old, xmlNode *new, const char *name)
{
	xmlNode *b = ppid_xml_child(new, name);

	for (xmlNode *a = ppid_xml_child(old, name); a != NULL;
	     a = ppid_xml_next(a, name)) {
		if (b == NULL || !ppid_case_same(a, b))
			return false;
		b = ppid_xml_next(b, name);
	}
	return true;
}

bool
ppid_case_keeps(xmlNode *old, xmlNode *new)
{
	return is_kept(old, new, "surel") &&
	       is_kept(ppid_xml_child(old, "riwayat"),
		       ppid_xml_child(new, "riwayat"), "peristiwa");
}
