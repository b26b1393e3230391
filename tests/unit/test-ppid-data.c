/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: the built-in ones, an own version, and errors with file:line. */
#include "config.h"

#include "ppid-data.h"
#include "ppid-error.h"
#include "scratch.h"

#define NS "xmlns=\"urn:ppid:berkas:1\""

static void
test_load(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_file(dir, "berkas.xsd", "own");
	g_autofree char *origin = NULL, *own_origin = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) built_in =
		ppid_data_load(NULL, "berkas.xsd", &origin, &error);
	g_autoptr(GBytes) own =
		ppid_data_load(dir, "berkas.xsd", &own_origin, &error);

	g_assert_no_error(error);
	g_assert_cmpstr(origin, ==, "data/berkas.xsd");
	g_assert_cmpuint(g_bytes_get_size(built_in), >, 1000);
	g_assert_cmpstr(own_origin, ==, path);
	g_assert_cmpuint(g_bytes_get_size(own), ==, 3);
}

static void
test_fall_back(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *none = scratch_path(dir, "none");
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) empty = ppid_data_load(dir, "berkas.xsd", NULL,
						 &error);
	g_autoptr(GBytes) absent = ppid_data_load(none, "berkas.xsd", NULL,
						  &error);

	scratch_put(dir, "table.xml/x", "x");
	g_assert_no_error(error);
	g_assert_true(g_bytes_equal(empty, absent));
	g_assert_null(ppid_data_load(dir, "no-such.xml", NULL, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
	g_assert_nonnull(strstr(error->message, "no-such.xml"));
	g_clear_error(&error);
	g_assert_null(ppid_data_load(dir, "table.xml", NULL, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
}

static void
test_list(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_auto(GStrv) names = NULL;
	g_auto(GStrv) nothing = ppid_data_list(NULL, "own");

	scratch_put(dir, "own/b.xml", "x");
	scratch_put(dir, "own/a.xml", "x");
	scratch_put(dir, "own/c.txt", "x");
	names = ppid_data_list(dir, "own");
	g_assert_cmpuint(g_strv_length(names), ==, 2);
	g_assert_cmpstr(names[0], ==, "own/a.xml");
	g_assert_cmpstr(names[1], ==, "own/b.xml");
	g_assert_cmpuint(g_strv_length(nothing), ==, 0);
}

static void
test_xml(void)
{
	static const struct {
		const char *text, *says; /* NULL: valid */
	} table[] = {
		{ "<berkas " NS "/>", NULL },
		{ "<berkas " NS ">\n<a>\n</berkas>", ":3: " },
		{ "<berkas " NS ">\n\n<salah/>\n</berkas>", ":3: " },
		{ "<berkas " NS " id=\"x\"/>", ":1: " },
		{ "<!DOCTYPE berkas>\n<berkas " NS "/>", "DOCTYPE" },
		{ "<!DOCTYPE b [<!ENTITY e SYSTEM \"/etc/passwd\">]>"
		  "<berkas " NS ">&e;</berkas>", "" },
		{ "<berkas/>", ":1: " },
		{ "", ":" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(Scratch) dir = scratch_new();
		g_autofree char *path =
			scratch_file(dir, "t.xml", table[i].text);
		g_autofree char *digest = NULL;
		g_autoptr(GError) error = NULL;
		g_autoptr(xmlDoc) doc = ppid_data_load_xml(
			dir, "t.xml", "berkas.xsd", &digest, &error);

		g_test_message("%s", table[i].text);
		if (table[i].says == NULL) {
			g_assert_no_error(error);
			g_assert_nonnull(doc);
			g_assert_true(g_str_has_prefix(digest, "sha256:"));
			g_assert_cmpuint(strlen(digest), ==, 7 + 64);
			continue;
		}
		g_assert_null(doc);
		g_assert_null(digest);
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_assert_true(g_str_has_prefix(error->message, path));
		g_assert_nonnull(strstr(error->message, table[i].says));
	}
}

/* An own table is held against the built-in schema, never against its own. */
static void
test_schema_is_built_in(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autoptr(GError) error = NULL;

	scratch_put(dir, "berkas.xsd", "<any/>");
	scratch_put(dir, "t.xml", "<any/>");
	g_assert_null(ppid_data_load_xml(dir, "t.xml", "berkas.xsd", NULL,
					 &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
	g_clear_error(&error);
	g_assert_null(ppid_data_schema("no-such.xsd", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/data/load", test_load);
	g_test_add_func("/data/fall-back", test_fall_back);
	g_test_add_func("/data/list", test_list);
	g_test_add_func("/data/xml", test_xml);
	g_test_add_func("/data/schema-is-built-in", test_schema_is_built_in);
	return g_test_run();
}
