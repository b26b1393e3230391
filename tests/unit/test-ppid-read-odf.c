/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument texts and sheets; compound files. */
#include "config.h"
#include "ppid-read.h"

#include "reader-util.h"
#include "zip-util.h"

#define OPEN                                                                  \
	"<office:document-content xmlns:office='o' xmlns:text='t' "           \
	"xmlns:table='b' xmlns:form='f' xmlns:style='s'>"
#define CLOSE "</office:document-content>"
#define P(x) "<text:p>" x "</text:p>"

static char *
read_odf(const char *type, const char *body)
{
	g_autofree char *content = g_strconcat(OPEN, body, CLOSE, NULL);
	const TestMember members[] = { { "mimetype", type, 0 },
				       { "content.xml", content, 0 } };
	g_autoptr(GString) packed = pack(members, 2);

	return read_bytes(type, packed->str, packed->len);
}

static void
test_text(void)
{
	static const struct {
		const char *body;
		const char *text;
	} cases[] = {
		{ P("Nama<text:tab/>:<text:s text:c='2'/>Siti"),
		  "Nama\t:  Siti\n" },
		{ P("a<text:line-break/>b") "<text:h>c</text:h>",
		  "a\nb\nc\n" },
		{ "<table:table><table:table-row><table:table-cell>" P("NIK")
		  "</table:table-cell><table:table-cell>" P("36")
		  "</table:table-cell></table:table-row></table:table>",
		  "NIK\t36\n" },
		{ "<text:list><text:list-item>" P("butir")
		  "</text:list-item></text:list>",
		  "- butir\n" },
		{ "<text:tracked-changes><text:p>lama</text:p>"
		  "</text:tracked-changes>" P("baru"),
		  "baru\n" },
		{ "<form:checkbox form:label='pos' "
		  "form:current-state='checked'/>",
		  "\xE2\x98\x92 pos\n" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *xml =
			read_odf(PPID_TYPE_ODF "text", cases[i].body);
		g_autofree char *want = g_strconcat(
			"terpotong=\"tidak\">", cases[i].text, "</teks>", NULL);

		assert_has(xml, want);
		assert_has(xml, "status=\"terbaca\"");
	}
}

static void
test_sheet(void)
{
	g_autofree char *xml = read_odf(
		PPID_TYPE_ODF "spreadsheet",
		"<style:style style:name='ta2'><style:table-properties "
		"table:display='false'/></style:style><office:spreadsheet>"
		"<table:table table:name='Satu'><table:table-row>"
		"<table:table-cell>" P("A") "</table:table-cell>"
		"<table:table-cell table:number-columns-repeated='16000'/>"
		"</table:table-row></table:table>"
		"<table:table table:name='Gelap' table:style-name='ta2'>"
		"<table:table-row><table:table-cell>" P("B")
		"</table:table-cell></table:table-row></table:table>"
		"</office:spreadsheet>");

	assert_has(xml, ">A\nB\n</teks>");
	assert_has(xml, "<belum-terekam sebab=\"tersembunyi\" bagian=\"2\">"
			"Gelap</belum-terekam>");
}

static void
test_locked(void)
{
	static const TestMember members[] = {
		{ "content.xml", "xxxx", 0 },
		{ "META-INF/manifest.xml",
		  "<manifest><file-entry><encryption-data/></file-entry>"
		  "</manifest>",
		  0 },
	};
	g_autoptr(GString) packed = pack(members, 2);
	g_autofree char *xml = read_bytes(PPID_TYPE_ODF "text", packed->str,
					  packed->len);

	assert_has(xml, "status=\"tidak-terbaca\"");
	assert_has(xml, "<belum-terekam sebab=\"sandi\" bagian=\"2\"/>");
}

static void
test_compound(void)
{
	static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 WordDocument";
	static const char locked[] =
		"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
		"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
	g_autofree char *doc =
		read_bytes("application/msword", old, sizeof(old));
	g_autofree char *docx =
		read_bytes(PPID_TYPE_DOCX, locked, sizeof(locked));

	assert_has(doc, "<belum-terekam sebab=\"wadah\" bagian=\"2\"/>");
	assert_has(docx, "<belum-terekam sebab=\"sandi\" bagian=\"2\"/>");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-odf/text", test_text);
	g_test_add_func("/read-odf/sheet", test_sheet);
	g_test_add_func("/read-odf/locked", test_locked);
	g_test_add_func("/read-odf/compound", test_compound);
	return g_test_run();
}
