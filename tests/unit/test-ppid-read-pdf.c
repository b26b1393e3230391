/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF: lines as they are seen, fields, files inside, what cannot be read. */
#include "config.h"

#include <stdio.h>

#include "ppid-read-picture.h"
#include "ppid-read.h"

#include "pdf-util.h"
#include "reader-util.h"

static char *
read_pdf(const char *content, const char *extra, const char *catalog,
	 const char *objects)
{
	g_autoptr(GString) pdf = make_pdf(content, extra, catalog, objects);

	return read_bytes("application/pdf", pdf->str, pdf->len);
}

static char *
read_lines(const char *const *lines)
{
	g_autofree char *content = put_lines(lines);

	return read_pdf(content, "", "", "");
}

/* Labels are written first, then the values: as some programs do it. */
static void
test_form(void)
{
	static const char *const lines[] = {
		"72 760 FORMULIR PERMOHONAN INFORMASI",
		"72 720 Nama",
		"72 700 NIK",
		"72 680 Alamat",
		"230 720 : Rahmat Hidayat",
		"230 700 : 3604010101900001",
		"230 680 : Jl. Melati 5",
		"238 664 Kramatwatu",
		NULL,
	};
	g_autofree char *xml = read_lines(lines);

	assert_has(xml, "status=\"terbaca\"");
	assert_has(xml, "FORMULIR PERMOHONAN INFORMASI\n\n"
			"Nama\t: Rahmat Hidayat\n"
			"NIK\t: 3604010101900001\n"
			"Alamat\t: Jl. Melati 5\nKramatwatu\n");
	assert_lacks(xml, "ocr=");
}

static void
test_two_forms(void)
{
	static const char *const lines[] = {
		"72 700 Nama : Rahmat",  "320 700 NIK : 3604010101900001",
		"72 680 HP : 0812",	 "320 680 Pekerjaan : guru",
		NULL,
	};
	g_autofree char *xml = read_lines(lines);

	assert_has(xml, "Nama : Rahmat\tNIK : 3604010101900001\n"
			"HP : 0812\tPekerjaan : guru\n");
}

/* Columns of prose are read one after the other. */
static void
test_prose(void)
{
	g_autoptr(GString) content = g_string_new("BT /F 9 Tf\n");
	g_autofree char *xml = NULL;

	for (int i = 0; i < 12; i++)
		g_string_append_printf(
			content,
			"1 0 0 1 60 %d Tm (kiri %02d mengenai keterbukaan "
			"informasi) Tj\n"
			"1 0 0 1 320 %d Tm (kanan %02d tentang pelayanan "
			"publik daerah) Tj\n",
			760 - 12 * i, i, 760 - 12 * i, i);
	g_string_append(content, "ET");
	xml = read_pdf(content->str, "", "", "");
	assert_has(xml, "kiri 00 mengenai keterbukaan informasi\nkiri 01");
	assert_has(xml, "kanan 10 tentang pelayanan publik daerah\nkanan 11");
}

static void
test_fields(void)
{
	g_autofree char *xml = read_pdf(
		"BT /F 11 Tf 72 700 Td (Isian) Tj ET",
		"/Annots[7 0 R 8 0 R 9 0 R 10 0 R]",
		"/AcroForm<</Fields[7 0 R 8 0 R 9 0 R 10 0 R]>>",
		"7 0 obj<</Type/Annot/Subtype/Widget/Rect[72 600 200 620]"
		"/P 3 0 R/FT/Tx/T(nama)/TU(Nama Pemohon)/V(Siti Aminah)"
		"/F 4>>endobj\n"
		"8 0 obj<</Type/Annot/Subtype/Widget/Rect[72 500 90 520]"
		"/P 3 0 R/FT/Btn/T(softcopy)/V/Ya/AS/Ya"
		"/AP<</N<</Ya 11 0 R/Off 11 0 R>>>>/F 4>>endobj\n"
		"9 0 obj<</Type/Annot/Subtype/Widget/Rect[72 400 90 420]"
		"/P 3 0 R/FT/Btn/T(hardcopy)/V/Off/AS/Off"
		"/AP<</N<</Ya 11 0 R/Off 11 0 R>>>>/F 4>>endobj\n"
		"10 0 obj<</Type/Annot/Subtype/Widget/Rect[72 300 200 320]"
		"/P 3 0 R/FT/Ch/Ff 131072/T(cara)/Opt[(pos)(surel)]/V(surel)"
		"/F 4>>endobj\n"
		"11 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Length 0>>"
		"stream\n\nendstream endobj\n");

	assert_has(xml, "Nama Pemohon: Siti Aminah\n");
	assert_has(xml, "[x] softcopy\n");
	assert_lacks(xml, "hardcopy");
	assert_has(xml, "cara: surel\n");
}

static void
test_files(void)
{
	g_autofree char *xml = read_pdf(
		"BT /F 11 Tf 72 700 Td (Terlampir.) Tj ET", "",
		"/Names<</EmbeddedFiles<</Names[(a) 7 0 R]>>>>",
		"7 0 obj<</Type/Filespec/F(rincian.txt)/UF(rincian.txt)"
		"/EF<</F 8 0 R>>>>endobj\n"
		"8 0 obj<</Type/EmbeddedFile/Length 15>>stream\n"
		"1. salinan DPA.\nendstream endobj\n");

	assert_has(xml, "Terlampir.");
	assert_has(xml, "<lampiran bagian=\"2/1\" nama=\"rincian.txt\"");
	assert_has(xml, "1. salinan DPA.");
}

static void
test_broken(void)
{
	static const char *const bad[] = { "%PDF-1.4\n", "%PDF-1.7\nabc" };
	g_autoptr(GString) half = make_pdf("BT ET", "", "", "");

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autofree char *xml = read_text("application/pdf", bad[i]);

		assert_has(xml, "status=\"tidak-terbaca\"");
		assert_has(xml, "<belum-terekam sebab=\"rusak\" bagian=\"2\"/>");
	}
	for (gsize n = 9; n < half->len; n += 7) {
		g_autofree char *xml =
			read_bytes("application/pdf", half->str, n);

		assert_has(xml, "<isi-lampiran");
	}
}

/* A picture and no text; there may be nobody to read it. */
static void
test_picture(void)
{
	static const char image[] =
		"6 0 obj<</Type/XObject/Subtype/Image/Width 2/Height 2"
		"/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>stream\n"
		"\x7F\x7F\x7F\x7F\nendstream endobj\n";
	g_autofree char *xml = NULL, *stamped = NULL;

	ppid_read_picture_switch(false);
	xml = read_pdf("q 595 0 0 842 0 0 cm /I Do Q", "", "", image);
	stamped = read_pdf("q 595 0 0 842 0 0 cm /I Do Q "
			   "BT /F 8 Tf 72 20 Td (Dipindai telepon) Tj ET",
			   "", "", image);
	ppid_read_picture_switch(true);
	assert_has(xml, "<belum-terekam sebab=\"gambar\" bagian=\"2\"/>");
	assert_lacks(xml, "<teks");
	assert_has(stamped, "<belum-terekam sebab=\"gambar\"");
}

/* Pages are counted when they are tried: nothing can be read on these. */
static void
test_scans(void)
{
	g_autoptr(GString) pdf = g_string_new(
		"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		"2 0 obj<</Type/Pages/Count 12/Kids[");
	g_autofree char *xml = NULL;

	for (int i = 0; i < 12; i++)
		g_string_append(pdf, "3 0 R ");
	g_string_append(
		pdf,
		"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R"
		"/MediaBox[0 0 99 99]/Contents 4 0 R"
		"/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
		"4 0 obj<</Length 27>>stream\nq 99 0 0 99 0 0 cm /I Do Q \n"
		"endstream endobj\n"
		"5 0 obj<</Type/XObject/Subtype/Image/Width 2/Height 2"
		"/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>stream\n"
		"\x7F\x7F\x7F\x7F\nendstream endobj\n"
		"trailer<</Root 1 0 R>>\n");
	if (!ppid_read_picture_can_read()) {
		g_test_skip("nobody reads pictures here");
		return;
	}
	xml = read_bytes("application/pdf", pdf->str, pdf->len);
	assert_has(xml, "<belum-terekam sebab=\"batas\" bagian=\"2\"/>");
}

static void
test_pages(void)
{
	g_autoptr(GString) pdf = g_string_new(
		"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
	g_autofree char *xml = NULL;

	for (int i = 10; i < 310; i++)
		g_string_append_printf(pdf,
				       "%d 0 obj<</Type/Page/Parent 2 0 R"
				       "/MediaBox[0 0 99 99]>>endobj\n",
				       i);
	g_string_append(pdf, "2 0 obj<</Type/Pages/Count 300/Kids[");
	for (int i = 10; i < 310; i++)
		g_string_append_printf(pdf, "%d 0 R ", i);
	g_string_append(pdf, "]>>endobj\ntrailer<</Root 1 0 R>>\n");
	xml = read_bytes("application/pdf", pdf->str, pdf->len);
	assert_has(xml, "<belum-terekam sebab=\"batas\" bagian=\"2\"/>");
}

int
main(int argc, char **argv)
{
	int rc;

	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	ppid_read_pdf_prepare();
	g_test_add_func("/read-pdf/form", test_form);
	g_test_add_func("/read-pdf/two-forms", test_two_forms);
	g_test_add_func("/read-pdf/prose", test_prose);
	g_test_add_func("/read-pdf/fields", test_fields);
	g_test_add_func("/read-pdf/files", test_files);
	g_test_add_func("/read-pdf/broken", test_broken);
	g_test_add_func("/read-pdf/picture", test_picture);
	g_test_add_func("/read-pdf/scans", test_scans);
	g_test_add_func("/read-pdf/pages", test_pages);
	rc = g_test_run();
	ppid_read_picture_release();
	return rc;
}
