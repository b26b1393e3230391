/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hand-made PDF for tests: objects in order, no table; readers rebuild it. */
#ifndef TEST_PDF_UTIL_H
#define TEST_PDF_UTIL_H

#include <glib.h>

/* @extra: of the page's dictionary; @catalog: of the root's; more objects
 * from number 6 on in @objects.  Text is put by @content. */
static inline GString *
make_pdf(const char *content, const char *extra, const char *catalog,
	 const char *objects)
{
	GString *pdf = g_string_new("%PDF-1.5\n");

	g_string_append_printf(
		pdf,
		"1 0 obj<</Type/Catalog/Pages 2 0 R%s>>endobj\n"
		"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
		"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
		"/XObject<</I 6 0 R>>>>%s>>endobj\n"
		"4 0 obj<</Length %zu>>stream\n%s\nendstream endobj\n"
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
		"/Encoding/WinAnsiEncoding>>endobj\n%s"
		"trailer<</Root 1 0 R>>\n%%%%EOF\n",
		catalog, extra, strlen(content), content, objects);
	return pdf;
}

/* "x y text" lines to the operators that put them. */
static inline char *
put_lines(const char *const *lines)
{
	GString *out = g_string_new("BT /F 11 Tf\n");

	for (; *lines != NULL; lines++) {
		int x = 0, y = 0, at = 0;

		if (sscanf(*lines, "%d %d %n", &x, &y, &at) == 2)
			g_string_append_printf(out, "1 0 0 1 %d %d Tm (%s) Tj\n",
					       x, y, *lines + at);
	}
	g_string_append(out, "ET");
	return g_string_free(out, FALSE);
}

#endif /* TEST_PDF_UTIL_H */
