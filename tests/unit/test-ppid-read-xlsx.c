/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks and presentations. */
#include "config.h"
#include "ppid-read.h"

#include "ppid-cellformat.h"
#include "reader-util.h"
#include "zip-util.h"

#define BOOK(sheets)                                                          \
	"<workbook xmlns:r='r'><sheets>" sheets "</sheets></workbook>"
#define RELS                                                                  \
	"<Relationships><Relationship Id='rId1' "                             \
	"Target='worksheets/sheet1.xml'/><Relationship Id='rId2' "            \
	"Target='/xl/worksheets/sheet2.xml'/></Relationships>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

static char *
read_book(const char *book, const char *first, const char *second)
{
	const TestMember members[] = {
		{ "xl/workbook.xml", book, 0 },
		{ "xl/_rels/workbook.xml.rels", RELS, 0 },
		{ "xl/sharedStrings.xml",
		  "<sst><si><t>Nama</t></si><si><r><t>Siti </t></r><r><t>A"
		  "</t></r><rPh><t>x</t></rPh></si></sst>",
		  0 },
		{ "xl/styles.xml",
		  "<styleSheet><numFmts><numFmt numFmtId='164' "
		  "formatCode='dd/mm/yyyy'/></numFmts><cellStyleXfs>"
		  "<xf numFmtId='9'/></cellStyleXfs><cellXfs>"
		  "<xf numFmtId='0'/><xf numFmtId='164'/></cellXfs>"
		  "</styleSheet>",
		  0 },
		{ "xl/worksheets/sheet1.xml", first, 0 },
		{ "xl/worksheets/sheet2.xml", second, 0 },
	};
	g_autoptr(GString) packed = pack(members, G_N_ELEMENTS(members));

	return read_bytes(PPID_TYPE_XLSX, packed->str, packed->len);
}

static void
test_cells(void)
{
	g_autofree char *xml = read_book(
		BOOK("<sheet name='Satu' r:id='rId1'/>"),
		SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c>"
		      "<c r='B1' t='s'><v>1</v></c></row>"
		      "<row r='2'/><row r='3'><c r='A3' t='inlineStr'><is><t>"
		      "NIK</t></is></c><c r='D3'><v>3.604010203960003E15</v>"
		      "</c></row>"
		      "<row><c s='1'><v>46346</v></c><c t='b'><v>1</v></c>"
		      "<c t='str'><f>A1</f><v>hasil</v></c></row>"
		      "<row><c t='s'><v>99</v></c></row>"),
		"<x/>");

	assert_has(xml, "terpotong=\"tidak\">Nama\tSiti A\n"
			"NIK\t\t\t3604010203960003\n"
			"2026-11-20\tTRUE\thasil\n</teks>");
	assert_has(xml, "status=\"terbaca\"");
}

static void
test_hidden(void)
{
	g_autofree char *xml = read_book(
		BOOK("<sheet name='Satu' r:id='rId1'/>"
		     "<sheet name='Gelap' state='hidden' r:id='rId2'/>"),
		SHEET("<row hidden='1'><c><v>1</v></c></row>"),
		"<worksheet><cols><col min='1' max='1' hidden='true'/></cols>"
		"<sheetData><row><c><v>2</v></c></row></sheetData>"
		"</worksheet>");

	assert_has(xml, ">Satu\n1\nGelap\n2\n</teks>");
	assert_has(xml, "sebab=\"tersembunyi\" bagian=\"2\">Satu: baris<");
	assert_has(xml, "sebab=\"tersembunyi\" bagian=\"2\">Gelap<");
	assert_has(xml, "sebab=\"tersembunyi\" bagian=\"2\">Gelap: kolom<");
	assert_has(xml, "status=\"sebagian\"");
}

static void
test_format(void)
{
	static const struct {
		const char *value;
		guint id;
		const char *code;
		const char *shown;
	} cases[] = {
		{ "1", 0, NULL, "1" },
		{ "0.1", 0, NULL, "0.1" },
		{ "0.30000000000000004", 0, NULL, "0.3" },
		{ "1234567890123456", 0, NULL, "1234567890123456" },
		{ "1E+21", 0, NULL, "1e+21" },
		{ "-0", 0, NULL, "0" },
		{ "abc", 14, NULL, "abc" },
		{ "0.125", 10, NULL, "12.5%" },
		{ "1", 14, NULL, "1900-01-01" },
		{ "59", 14, NULL, "1900-02-28" },
		{ "61", 14, NULL, "1900-03-01" },
		{ "46346", 14, NULL, "2026-11-20" },
		{ "46346.5", 22, NULL, "2026-11-20 12:00" },
		{ "0.604166666666667", 20, NULL, "14:30" },
		{ "46346", 170, "[$-421]dd mmmm yyyy;@", "2026-11-20" },
		{ "46346", 170, "\"Hari\" 0", "46346" },
		{ "46346", 170, "[Red]#,##0.00_d", "46346" },
		{ "46346.999999999", 170, "yyyy-mm-dd hh:mm", "2026-11-21" },
		{ "1e300", 14, NULL, "1e300" },
		{ "-5", 14, NULL, "-5" },
		{ "inf", 14, NULL, "inf" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *shown = ppid_cellformat_show(
			cases[i].value,
			ppid_cellformat_of(cases[i].id, cases[i].code), false);

		g_assert_cmpstr(shown, ==, cases[i].shown);
	}
}

/* A cell in the last column, many rows: gaps and text are bounded. */
static void
test_wide(void)
{
	g_autoptr(GString) rows = g_string_new("<worksheet><sheetData>");
	g_autofree char *xml = NULL;

	for (guint i = 0; i < 100000; i++)
		g_string_append_printf(rows, "<row><c r='XFD1'><v>%u</v></c>"
					     "</row>",
				       i * 2654435761u);
	g_string_append(rows, "</sheetData></worksheet>");
	xml = read_book(BOOK("<sheet name='Satu' r:id='rId1'/>"), rows->str,
			"<x/>");
	assert_has(xml, "terpotong=\"ya\"");
	g_assert_cmpuint(strlen(xml), <, (1 << 20) + 1000);
}

static void
test_slides(void)
{
	static const TestMember members[] = {
		{ "ppt/presentation.xml", "<p/>", 0 },
		{ "ppt/slides/slide10.xml",
		  "<sld show='0'><p><r><t>Akhir</t></r></p></sld>", 0 },
		{ "ppt/slides/slide2.xml",
		  "<sld><p><r><t>Nama</t></r></p><tbl><tr><tc><p><r><t>A</t>"
		  "</r></p></tc><tc><p><r><t>B</t></r></p></tc></tr></tbl>"
		  "</sld>",
		  0 },
	};
	g_autoptr(GString) packed = pack(members, G_N_ELEMENTS(members));
	g_autofree char *xml =
		read_bytes(NULL, packed->str, packed->len);

	assert_has(xml, ">Nama\nA\tB\nAkhir\n</teks>");
	assert_has(xml, "sebab=\"tersembunyi\" bagian=\"2\">slide10.xml<");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-xlsx/cells", test_cells);
	g_test_add_func("/read-xlsx/hidden", test_hidden);
	g_test_add_func("/read-xlsx/format", test_format);
	g_test_add_func("/read-xlsx/wide", test_wide);
	g_test_add_func("/read-xlsx/slides", test_slides);
	return g_test_run();
}
