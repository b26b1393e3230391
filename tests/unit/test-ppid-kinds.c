/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds, and grounds of objections, in the words of many: jenis.tsv. */
#include "config.h"

#include "letter.h"

enum { KIND, SENDER, SUBJECT, TEXT, GROUNDS, COLUMNS };

/* The grounds of @doc, "35A 35C", or the empty text. */
static char *
grounds_of(xmlDoc *doc)
{
	xmlNode *keberatan =
		ppid_xml_child(xmlDocGetRootElement(doc), "keberatan");
	GString *out = g_string_new(NULL);

	for (xmlNode *n = ppid_xml_child(keberatan, "alasan"); n != NULL;
	     n = ppid_xml_next(n, "alasan")) {
		g_autofree char *code = ppid_xml_get(n, "kode");

		if (out->len > 0)
			g_string_append_c(out, ' ');
		g_string_append(out, code);
	}
	return g_string_free(out, FALSE);
}

static bool
row_holds(const PpidClassifier *c, char **row)
{
	g_autoptr(xmlDoc) doc =
		letter_new(row[SENDER], row[SUBJECT], row[TEXT]);
	g_autofree char *kind =
		ppid_xml_get(letter_classify(c, doc), "jenis");
	g_autofree char *grounds = grounds_of(doc);

	if (strcmp(kind, row[KIND]) == 0 &&
	    (g_strv_length(row) <= GROUNDS ||
	     strcmp(grounds, row[GROUNDS]) == 0))
		return true;
	g_test_message("%s %s: %s | %s: %s %s", row[KIND],
		       g_strv_length(row) > GROUNDS ? row[GROUNDS] : "",
		       row[SUBJECT], row[TEXT], kind, grounds);
	return false;
}

static void
test_table(gconstpointer data)
{
	const char *srcdir = g_getenv("srcdir");
	g_autofree char *path =
		g_build_filename(srcdir != NULL ? srcdir : ".", "tests",
				 "unit", "jenis.tsv", NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	guint count = 0;
	guint wrong = 0;

	g_file_get_contents(path, &text, NULL, &error);
	g_assert_no_error(error);
	lines = g_strsplit(text, "\n", -1);
	for (gsize i = 0; lines[i] != NULL; i++) {
		g_auto(GStrv) row = NULL;

		if (lines[i][0] == '#' || lines[i][0] == '\0')
			continue;
		row = g_strsplit(lines[i], "\t", COLUMNS);
		g_assert_cmpuint(g_strv_length(row), >, TEXT);
		wrong += !row_holds(data, row);
		count++;
	}
	g_assert_cmpuint(count, >, 480);
	g_assert_cmpuint(wrong, ==, 0);
}

int
main(int argc, char **argv)
{
	g_autoptr(PpidClassifier) c = NULL;

	g_test_init(&argc, &argv, NULL);
	c = letter_classifier();
	g_test_add_data_func("/kinds/table", c, test_table);
	return g_test_run();
}
