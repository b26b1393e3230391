/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a child may send: what passes is XML, and what we write passes. */
#include "config.h"
#include "ppid-plain.h"

#include <string.h>

#include "ppid-xml.h"

#define NS " xmlns=\"" PPID_NS "\""
#define ROOT(in) "<a" NS ">" in "</a>"

static bool
any(const PpidPlainElement *element, gpointer data)
{
	(void)element;
	(void)data;
	return true;
}

static bool
passes(const char *xml, gsize size)
{
	return ppid_plain_walk(xml, size, any, NULL);
}

static void
test_forms(void)
{
	static const struct {
		const char *xml;
		bool good;
	} cases[] = {
		{ "<a" NS "/>", true },
		{ "<a" NS "></a>", true },
		{ ROOT(" \n\t<b-c d=\"1\" e=\"\"/>teks"), true },
		{ ROOT("&amp;&lt;&gt;&quot;&#13;"), true },
		{ ROOT("<b c=\"&amp;&lt;&gt;&quot;&#9;&#10;&#13;\"/>"), true },
		{ ROOT("'\xc3\xa9\xef\xbf\xbd\xf0\x9f\x98\x80"), true },
		{ ROOT("<b><c><b/></c></b>"), true },
		/* not closed, or something else is */
		{ "", false },
		{ "<", false },
		{ "<a" NS, false },
		{ "<a" NS ">", false },
		{ ROOT("<b>"), false },
		{ ROOT("</b>"), false },
		{ ROOT("<b></c>"), false },
		{ ROOT("<b></b >"), false },
		{ "<a" NS "/><a" NS "/>", false },
		{ "<a" NS "/>\n", false },
		{ " <a" NS "/>", false },
		/* namespaces */
		{ "<a/>", false },
		{ "<a xmlns=\"urn:lain\"/>", false },
		{ "<a" NS NS "/>", false },
		{ ROOT("<b xmlns=\"\"/>"), false },
		{ ROOT("<b" NS "/>"), false },
		{ ROOT("<x:b/>"), false },
		{ ROOT("<b x:c=\"1\"/>"), false },
		/* attributes */
		{ ROOT("<b c=\"1\" c=\"2\"/>"), false },
		{ ROOT("<b c='1'/>"), false },
		{ ROOT("<b c/>"), false },
		{ ROOT("<b  c=\"1\"/>"), false },
		{ ROOT("<b c=\"1\"d=\"1\"/>"), false },
		{ ROOT("<b c=\"\n\"/>"), false },
		{ ROOT("<b c=\"<\"/>"), false },
		/* what a document may have, but ours have not */
		{ "<?xml version=\"1.0\"?><a" NS "/>", false },
		{ "<!DOCTYPE a><a" NS "/>", false },
		{ ROOT("<!-- -->"), false },
		{ ROOT("<?b?>"), false },
		{ ROOT("<![CDATA[b]]>"), false },
		{ ROOT("<B/>"), false },
		{ ROOT("<-b/>"), false },
		{ ROOT("<2b/>"), false },
		/* characters */
		{ ROOT("&b;"), false },
		{ ROOT("&#0;"), false },
		{ ROOT("&"), false },
		{ ROOT("]]>"), false },
		{ ROOT("\r"), false },
		{ ROOT("\x1b"), false },
		{ ROOT("\xc3"), false },
		{ ROOT("\xc0\x80"), false },
		{ ROOT("\xed\xa0\x80"), false },
		{ ROOT("\xef\xbf\xbf"), false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		if (passes(cases[i].xml, strlen(cases[i].xml)) !=
		    cases[i].good)
			g_error("wrong about %s", cases[i].xml);
	g_assert_false(passes("<a" NS ">\0</a>", strlen("<a" NS "></a>") + 1));
}

static void
test_bounds(void)
{
	for (guint n = 1; n < 40; n++) {
		g_autoptr(GString) deep = g_string_new("<a" NS ">");
		g_autoptr(GString) wide = g_string_new("<a" NS);

		for (guint i = 1; i < n; i++)
			g_string_append(deep, "<a>");
		for (guint i = 0; i < n; i++) {
			g_string_append(deep, "</a>");
			g_string_append_printf(wide, " %c%c=\"\"",
					       'a' + (int)i / 26,
					       'a' + (int)i % 26);
		}
		g_string_append(wide, "/>");
		g_assert_cmpint(passes(deep->str, deep->len), ==,
				n <= PPID_PLAIN_DEPTH);
		g_assert_cmpint(passes(wide->str, wide->len), ==,
				n <= PPID_PLAIN_ATTRIBUTES);
	}
}

/* Whatever one octet is made of: if it passes, libxml2 takes it too. */
static void
test_against_libxml(void)
{
	static const char good[] =
		ROOT("\n <b c=\"&quot;\xc3\xa9\">&lt;\xe2\x82\xac</b><d/>");
	guint passed = 0;

	for (gsize i = 0; i < strlen(good); i++)
		for (int octet = 0; octet < 256; octet++) {
			g_autofree char *xml = g_strdup(good);
			g_autoptr(xmlDoc) doc = NULL;

			xml[i] = (char)octet;
			if (!passes(xml, strlen(good)))
				continue;
			passed++;
			doc = ppid_xml_parse(xml, strlen(good), "x", NULL);
			if (doc == NULL)
				g_error("libxml2 refuses %s", xml);
		}
	g_assert_cmpint(passed, >, strlen(good));
}

/* What is written passes, with every character that a text can have. */
static void
test_written(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("berkas");
	xmlNode *root = xmlDocGetRootElement(doc);
	g_autoptr(GString) out = NULL;

	for (gunichar c = 1; c < 0x11000; c++)
		if (g_unichar_validate(c))
			g_string_append_unichar(text, c);
	ppid_xml_set(ppid_xml_add(root, "teks", text->str), "nama", text->str);
	ppid_xml_set(ppid_xml_add(root, "message-id", NULL), "sha256", "0");
	out = ppid_xml_serialise(root, 1);
	g_assert_true(passes(out->str, out->len));
}

static bool
second_says(const PpidPlainElement *e, gpointer data)
{
	if (e->depth == 0)
		return e->count == 0 && ppid_plain_is(e->name, "a");
	return e->count == 2 && ppid_plain_is(e->attributes[1].name, "d") &&
	       ppid_plain_says(e->attributes[1].value, data);
}

static void
test_values(void)
{
	static const char xml[] = ROOT("<b c=\"x\" d=\"&amp;1&#10;\"/>");
	static const char *const other[] = { "", "&", "&1", "&1\nx",
					     "&amp;1&#10;" };

	g_assert_true(ppid_plain_walk(xml, strlen(xml), second_says,
				      (char *)"&1\n"));
	for (gsize i = 0; i < G_N_ELEMENTS(other); i++)
		g_assert_false(ppid_plain_walk(xml, strlen(xml), second_says,
					       (char *)other[i]));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/plain/forms", test_forms);
	g_test_add_func("/plain/bounds", test_bounds);
	g_test_add_func("/plain/against-libxml", test_against_libxml);
	g_test_add_func("/plain/written", test_written);
	g_test_add_func("/plain/values", test_values);
	return g_test_run();
}
