/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word documents: tables, boxes, what is not text, damage. */
#include "config.h"
#include "ppid-read.h"

#include "reader-util.h"
#include "zip-util.h"

#define OPEN "<w:document xmlns:w='w' xmlns:mc='mc'><w:body>"
#define CLOSE "</w:body></w:document>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(inner) "<w:tc>" inner "</w:tc>"

static char *
read_docx(const char *document)
{
	const TestMember members[] = { { "word/document.xml", document, 0 } };
	g_autoptr(GString) packed = pack(members, 1);

	return read_bytes(PPID_TYPE_DOCX, packed->str, packed->len);
}

static void
test_shapes(void)
{
	static const struct {
		const char *body;
		const char *text;
	} cases[] = {
		{ P("Satu") P("Dua &amp; tiga"), "Satu\nDua &amp; tiga\n" },
		{ "<w:tbl><w:tr>" TC(P("Nama")) TC(P("Siti"))
		  "</w:tr><w:tr>" TC(P("Rincian")) TC(P("1. A") P("2. B"))
		  "</w:tr></w:tbl>" P("Akhir"),
		  "Nama\tSiti\nRincian\t1. A\n2. B\nAkhir\n" },
		{ "<w:tbl><w:tr>" TC(P("A")) TC("<w:p/>") TC(P("C"))
		  "</w:tr></w:tbl>",
		  "A\t\tC\n" },
		{ "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/>"
		  "</w:tabs></w:pPr><w:r><w:t>Nama</w:t><w:tab/>"
		  "<w:t xml:space='preserve'>: Budi </w:t><w:br/>"
		  "<w:t>NIK</w:t></w:r></w:p>",
		  "Nama\t: Budi \nNIK\n" },
		{ "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/>"
		  "<w:t> salinan </w:t><w:sym w:font='Wingdings' "
		  "w:char='F0A8'/><w:t> lihat \xEF\x82\xA8</w:t></w:r></w:p>",
		  "\xE2\x98\x92 salinan \xE2\x98\x90 lihat "
		  "\xE2\x98\x90\n" },
		{ "<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default "
		  "w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar>"
		  "</w:r><w:r><w:t> pos</w:t></w:r></w:p>",
		  "\xE2\x98\x92 pos\n" },
		{ "<w:p><w:r><w:t>softcopy/</w:t></w:r><w:r><w:rPr><w:strike/>"
		  "</w:rPr><w:t>hardcopy</w:t></w:r><w:r><w:t>*</w:t></w:r>"
		  "</w:p>",
		  "softcopy/~~hardcopy~~*\n" },
		{ "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
		  "<w:r><w:t>butir</w:t></w:r></w:p>",
		  "- butir\n" },
		{ "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>A</w:t>"
		  "</mc:Choice><mc:Fallback><w:t>A</w:t></mc:Fallback>"
		  "</mc:AlternateContent><w:instrText>PAGE</w:instrText>"
		  "<w:delText>x</w:delText></w:r></w:p>",
		  "A\n" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *document =
			g_strconcat(OPEN, cases[i].body, CLOSE, NULL);
		g_autofree char *xml = read_docx(document);
		g_autofree char *want = g_strconcat(
			"terpotong=\"tidak\">", cases[i].text, "</teks>", NULL);

		assert_has(xml, want);
		assert_has(xml, "status=\"terbaca\"");
	}
}

static void
test_parts(void)
{
	static const TestMember members[] = {
		{ "word/header2.xml", OPEN P("Kop") CLOSE, 0 },
		{ "word/header1.xml", OPEN P("Kop") CLOSE, 0 },
		{ "word/footer1.xml", OPEN P("Kaki") CLOSE, 0 },
		{ "word/footnotes.xml", OPEN P("Catatan") CLOSE, 0 },
		{ "word/document.xml", OPEN P("Isi") CLOSE, 0 },
		{ "word/settings.xml", OPEN P("Bukan") CLOSE, 0 },
		{ "word/embeddings/lain.txt", "Nama: Siti", 0 },
	};
	g_autoptr(GString) packed = pack(members, G_N_ELEMENTS(members));
	g_autofree char *xml =
		read_bytes(PPID_TYPE_DOCX, packed->str, packed->len);

	assert_has(xml, ">Kop\nIsi\nCatatan\nKaki\n</teks>");
	assert_has(xml, "<lampiran bagian=\"2/1\" nama=\"lain.txt\"");
	assert_has(xml, ">Nama: Siti</teks>");
}

static void
test_damage(void)
{
	g_autofree char *cut = read_docx(OPEN P("Satu") "<w:p><w:r>");
	g_autofree char *laughs = read_docx(
		"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>"
		"<!ENTITY c '&b;&b;&b;&b;'>]><w:document xmlns:w='w'>"
		"<w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:document>");
	g_autofree char *other = read_text(PPID_TYPE_DOCX, "bukan");

	assert_has(cut, ">Satu\n</teks>");
	assert_has(cut, "<belum-terekam sebab=\"rusak\" bagian=\"2\"/>");
	assert_has(laughs, "sebab=\"rusak\"");
	assert_lacks(laughs, "ha");
	assert_has(other, "status=\"tidak-terbaca\"");
}

/* 100,000 elements in each other, and 8 MiB of text. */
static void
test_bombs(void)
{
	g_autoptr(GString) deep = g_string_new(OPEN);
	g_autoptr(GString) large = g_string_new(OPEN);
	g_autofree char *a = NULL, *b = NULL;

	for (guint i = 0; i < 100000; i++)
		g_string_append(deep, "<w:tbl>");
	a = read_docx(deep->str);
	assert_has(a, "sebab=\"rusak\"");
	for (guint32 i = 1; i < 100000; i++)
		g_string_append_printf(large, P("%u %u"), i * 2654435761u,
				       i * 40503u * i);
	g_string_append(large, CLOSE);
	b = read_docx(large->str);
	assert_has(b, "terpotong=\"ya\"");
	g_assert_cmpuint(strlen(b), <, (1 << 20) + 1000);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-docx/shapes", test_shapes);
	g_test_add_func("/read-docx/parts", test_parts);
	g_test_add_func("/read-docx/damage", test_damage);
	g_test_add_func("/read-docx/bombs", test_bombs);
	return g_test_run();
}
