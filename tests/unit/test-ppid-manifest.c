/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manifest: read, made from a case, written sorted. */
#include "config.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-manifest.h"

#define A64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B64 "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define C64 "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
#define D64 "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"

static void
test_parse(void)
{
	static const struct {
		const char *text;
		int count; /* -1: refused */
	} cases[] = {
		{ "", -1 },
		{ A64 "  berkas.xml\n", 1 },
		{ A64 "  a\n" B64 "  surel/001.eml\n", 2 },
		{ A64 "  a", -1 },
		{ A64 " a\n", -1 },
		{ A64 "  \n", -1 },
		{ "a  a\n", -1 },
		{ "\n", -1 },
		{ A64 "  a\n" A64 "  a\n", -1 },
		{ "g" A64 "  a\n", -1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GHashTable) entries =
			ppid_manifest_parse(cases[i].text,
					    strlen(cases[i].text), "m",
					    &error);

		g_test_message("case %" G_GSIZE_FORMAT, i);
		if (cases[i].count < 0) {
			g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
			continue;
		}
		g_assert_no_error(error);
		g_assert_cmpuint(g_hash_table_size(entries), ==,
				 (guint)cases[i].count);
	}
}

static const char case_xml[] =
	"<berkas xmlns='urn:ppid:berkas:1' id='PPID-2026-0001' revisi='3' "
	"sebelumnya='sha256:" C64 "'>"
	"<surel id='surel-1' sha256='" A64 "' berkas='surel/001.eml'>"
	"<lampiran bagian='2' sha256='" B64 "' berkas='lampiran/001-01.pdf'/>"
	"<lampiran bagian='3' sha256='" D64 "'/></surel></berkas>";

static void
test_case(void)
{
	static const char want[] = D64 "  berkas.xml\n"
		B64 "  lampiran/001-01.pdf\n"
		A64 "  revisi/1.xml\n"
		C64 "  revisi/2.xml\n"
		A64 "  surel/001.eml\n";
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc = ppid_xml_parse(case_xml, strlen(case_xml),
					       "test", &error);
	g_autoptr(GHashTable) old = ppid_manifest_parse(
		A64 "  revisi/1.xml\n", 64 + 2 + 12 + 1, "old", &error);
	g_autoptr(GHashTable) entries = ppid_manifest_of_case(
		"/nonexistent", xmlDocGetRootElement(doc), D64, old, &error);
	g_autoptr(GString) text = NULL;

	g_assert_no_error(error);
	text = ppid_manifest_format(entries);
	g_assert_cmpstr(text->str, ==, want);
}

/* A revision that no manifest knows is hashed; absent, it is an error. */
static void
test_absent(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc = ppid_xml_parse(case_xml, strlen(case_xml),
					       "test", &error);
	g_autoptr(GHashTable) entries = ppid_manifest_of_case(
		"/nonexistent", xmlDocGetRootElement(doc), D64, NULL, &error);

	g_assert_null(entries);
	g_assert_error(error, PPID_ERROR, PPID_ERROR_NOINPUT);
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/manifest/parse", test_parse);
	g_test_add_func("/manifest/case", test_case);
	g_test_add_func("/manifest/absent", test_absent);
	return g_test_run();
}
