/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2 under our rules: what is refused, what is written. */
#include "config.h"

#include "ppid-error.h"
#include "ppid-xml.h"

#define NS "xmlns=\"urn:ppid:berkas:1\""

static void
test_parse(void)
{
	static const struct {
		const char *text, *says; /* NULL: taken */
	} table[] = {
		{ "<a/>", NULL },
		{ "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>\n", NULL },
		{ "<a>&lt;&#65;</a>", NULL },
		{ "<a>\n<b>\n</a>", "t:3: " },
		{ "<a>&ampersand;</a>", "t:1: " },
		{ "<a/><b/>", "t:1: " },
		{ "<!DOCTYPE a><a/>", "DOCTYPE" },
		{ "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "DOCTYPE" },
		{ "<a>\xFF</a>", "t:1: " },
		{ "<a>\x01</a>", "t:1: " },
		{ "", "t:1: " },
		{ "text", "t:1: " },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(xmlDoc) doc =
			ppid_xml_parse(table[i].text, strlen(table[i].text),
				       "t", &error);

		g_test_message("%s", table[i].text);
		if (table[i].says == NULL) {
			g_assert_no_error(error);
			g_assert_nonnull(doc);
			continue;
		}
		g_assert_null(doc);
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_test_message("%s", error->message);
		g_assert_nonnull(strstr(error->message, table[i].says));
	}
}

static void
test_attributes(void)
{
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("berkas");
	xmlNode *root = xmlDocGetRootElement(doc);
	g_autofree char *dirty = NULL;

	g_assert_null(ppid_xml_get(root, "a"));
	g_assert_null(ppid_xml_get(NULL, "a"));
	g_assert_false(ppid_xml_is(root, "a", ""));
	ppid_xml_set(root, "a", "<&\"'\n");
	g_assert_true(ppid_xml_is(root, "a", "<&\"'\n"));
	ppid_xml_set_int(root, "a", G_MININT64);
	g_assert_true(ppid_xml_is(root, "a", "-9223372036854775808"));
	ppid_xml_set(root, "a", "x\x02\xFF");
	dirty = ppid_xml_get(root, "a");
	g_assert_cmpstr(dirty, ==, "x\xEF\xBF\xBD\xEF\xBF\xBD");
	ppid_xml_set(root, "a", NULL);
	g_assert_null(ppid_xml_get(root, "a"));
}

static void
test_navigation(void)
{
	static const char text[] =
		"<berkas " NS " xmlns:x=\"urn:x\">\n"
		" <x:a n=\"0\"/><a n=\"1\"/>text<b/><a n=\"2\"/>\n</berkas>";
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(text, strlen(text), "t", &error);
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *a = ppid_xml_child(root, "a");

	g_assert_no_error(error);
	g_assert_true(ppid_xml_is(a, "n", "1"));
	a = ppid_xml_next(a, "a");
	g_assert_true(ppid_xml_is(a, "n", "2"));
	g_assert_null(ppid_xml_next(a, "a"));
	g_assert_null(ppid_xml_child(root, "c"));
	g_assert_null(ppid_xml_child(NULL, "a"));
	g_assert_null(ppid_xml_next(NULL, "a"));
	g_assert_null(ppid_xml_text(NULL));
	g_assert_false(ppid_xml_named(NULL, "a"));
	g_assert_false(ppid_xml_named(root->children, "a"));
	ppid_xml_remove(a);
	g_assert_null(ppid_xml_next(ppid_xml_child(root, "a"), "a"));
}

/* What is written can be read, and gives the same again. */
static void
test_round_trip(void)
{
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("berkas");
	xmlNode *root = xmlDocGetRootElement(doc);
	g_autoptr(GString) once = NULL, twice = NULL;
	g_autoptr(xmlDoc) again = NULL;
	g_autofree char *text = NULL;

	ppid_xml_add(root, "teks", "a\r\nb\t]]> & < \xF0\x9F\x98\x80 \x01");
	ppid_xml_add(root, "kosong", "");
	ppid_xml_add(root, "tiada", NULL);
	ppid_xml_add(root, "spasi", " ");
	ppid_xml_set(root, "id", "a\r\n\tb");
	once = ppid_xml_serialise(root, 0);
	again = ppid_xml_parse(once->str, once->len, "t", NULL);
	g_assert_nonnull(again);
	root = xmlDocGetRootElement(again);
	text = ppid_xml_text(ppid_xml_child(root, "teks"));
	g_assert_cmpstr(text, ==,
			"a\r\nb\t]]> & < \xF0\x9F\x98\x80 \xEF\xBF\xBD");
	g_assert_true(ppid_xml_is(root, "id", "a\r\n\tb"));
	twice = ppid_xml_serialise(root, 0);
	g_assert_cmpstr(once->str, ==, twice->str);
}

/* Layout is not content: it does not survive; white space alone does. */
static void
test_blanks(void)
{
	static const char text[] = "<berkas " NS ">\n\n  <a> </a> <b>\n <c/></b>"
				   "\n</berkas>";
	g_autoptr(xmlDoc) doc = ppid_xml_parse(text, strlen(text), "t", NULL);
	g_autoptr(GString) out =
		ppid_xml_serialise(xmlDocGetRootElement(doc), 0);

	g_assert_cmpstr(out->str, ==,
			"<berkas " NS ">\n  <a> </a>\n  <b>\n    <c/>\n  </b>\n"
			"</berkas>");
}

static void
test_schema(void)
{
	static const char xsd[] =
		"<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
		"<xs:element name=\"a\" type=\"xs:date\"/></xs:schema>";
	static const char good[] = "<a>2026-11-20</a>";
	static const char bad[] = "\n\n<a>x</a>";
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidSchema) schema =
		ppid_xml_schema_new(xsd, strlen(xsd), &error);
	g_autoptr(xmlDoc) a = ppid_xml_parse(good, strlen(good), "g", &error);
	g_autoptr(xmlDoc) b = ppid_xml_parse(bad, strlen(bad), "b", &error);

	g_assert_no_error(error);
	g_assert_true(ppid_xml_schema_check(schema, a, "g", &error));
	g_assert_no_error(error);
	g_assert_false(ppid_xml_schema_check(schema, b, "b", &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
	g_assert_true(g_str_has_prefix(error->message, "b:3: "));
	g_clear_error(&error);
	g_assert_null(ppid_xml_schema_new("<x/>", 4, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE);
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/xml/parse", test_parse);
	g_test_add_func("/xml/attributes", test_attributes);
	g_test_add_func("/xml/navigation", test_navigation);
	g_test_add_func("/xml/round-trip", test_round_trip);
	g_test_add_func("/xml/blanks", test_blanks);
	g_test_add_func("/xml/schema", test_schema);
	return g_test_run();
}
