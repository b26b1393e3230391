/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: names that become links, the nearest deadline, order of the index. */
#include "config.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "ppid-page.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define NS "xmlns=\"urn:ppid:berkas:1\""

static PpidPages *
new_pages(const char *day)
{
	g_autoptr(GError) error = NULL;
	PpidPages *pages;
	GDate today;

	g_assert_true(ppid_date_parse(day, &today));
	pages = ppid_pages_new(NULL, &today, NULL, "../berkas/", &error);
	g_assert_no_error(error);
	return pages;
}

static char *
page_of(PpidPages *pages, const char *xml)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(xml, strlen(xml), "test", &error);
	GString *page;

	g_assert_no_error(error);
	page = ppid_pages_case(pages, xmlDocGetRootElement(doc), &error);
	g_assert_no_error(error);
	return g_string_free(page, FALSE);
}

static void
test_names(void)
{
	static const struct {
		const char *name;
		bool linked;
	} cases[] = {
		{ "lampiran/001-01.pdf", true },
		{ "lampiran/001-01", true },
		{ "lampiran/001-01.PDF", false },
		{ "lampiran/1-1.pdf", false },
		{ "lampiran/../001-01.pdf", false },
		{ "/lampiran/001-01.pdf", false },
		{ "lampiran/001-01.pdf/x", false },
		{ "lampiran/001-01.pdf&#10;", false },
		{ "javascript:alert(1)", false },
		{ "surel/001.eml", false },
		{ "", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(PpidPages) pages = new_pages("2026-11-21");
		g_autofree char *xml = g_strdup_printf(
			"<berkas " NS " id=\"PPID-2026-0001\">"
			"<surel id=\"surel-1\"><lampiran bagian=\"1\" "
			"jenis=\"a/b\" berkas=\"%s\"/></surel></berkas>",
			cases[i].name);
		g_autofree char *page = page_of(pages, xml);

		g_test_message("%s", cases[i].name);
		g_assert_cmpint(strstr(page, "2026/PPID-2026-0001/") != NULL,
				==, cases[i].linked);
	}
}

static void
test_ids(void)
{
	static const struct {
		const char *id;
		bool safe;
	} cases[] = {
		{ "PPID-2026-0001", true },   { "PPID-2026-12345", true },
		{ "PPID-2026-001", false },   { "PPID-2026-0001/x", false },
		{ "../PPID-2026-0001", false }, { "PPID-2026-0001\n", false },
		{ "", false },
	};
	g_autoptr(PpidPages) pages = new_pages("2026-11-21");

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc = ppid_xml_new_record("berkas");
		g_autofree char *id = NULL;

		ppid_xml_set(xmlDocGetRootElement(doc), "id", cases[i].id);
		id = ppid_pages_case_id(pages, xmlDocGetRootElement(doc));
		g_assert_cmpint(id != NULL, ==, cases[i].safe);
	}
}

#define DUE(code, bearer, day, more)                                          \
	"<tenggat kode=\"" code "\" pemikul=\"" bearer "\" ketat=\"" day       \
	"\" jatuh-tempo=\"" day "\" " more "/>"

static void
test_nearest(void)
{
	static const char xml[] =
		"<berkas " NS " id=\"PPID-2026-0001\">"
		DUE("T-B", "PPID", "2026-12-04", "")
		DUE("T-A", "PPID", "2026-11-25", "")
		DUE("T-C", "Pemohon", "2026-11-22", "")
		DUE("T-D", "PPID", "2026-11-23", "bersyarat=\"ya\"")
		"</berkas>";
	static const struct {
		const char *day, *code;
	} cases[] = {
		{ "2026-11-21", "T-A" }, { "2026-11-25", "T-A" },
		{ "2026-11-26", "T-B" }, { "2026-12-04", "T-B" },
		{ "2026-12-05", "T-B" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(PpidPages) pages = new_pages(cases[i].day);
		g_autoptr(GError) error = NULL;
		g_autofree char *page = page_of(pages, xml);
		GString *index = ppid_pages_index(pages, "X", &error);

		g_assert_nonnull(page);
		g_assert_no_error(error);
		g_test_message("%s", cases[i].day);
		for (const char *c = "ABCD"; *c != '\0'; c++) {
			char code[] = { 'T', '-', *c, '\0' };

			g_assert_cmpint(strstr(index->str, code) != NULL, ==,
					strcmp(code, cases[i].code) == 0);
		}
		g_string_free(index, TRUE);
	}
}

static void
test_order(void)
{
	static const char *const order[] = {
		"PPID-2026-0003", "PPID-2026-0002", "PPID-2026-0001",
		"PPID-2026-9999", "PPID-2026-10000",
	};
	static const char *const given[] = {
		"<berkas " NS " id=\"PPID-2026-10000\"/>",
		"<berkas " NS " id=\"PPID-2026-9999\"/>",
		"<berkas " NS " id=\"PPID-2026-0001\"/>",
		"<berkas " NS " id=\"PPID-2026-0002\">"
		DUE("T-X", "PPID", "2026-12-09", "") "</berkas>",
		"<berkas " NS " id=\"PPID-2026-0003\">"
		DUE("T-X", "Atasan PPID", "2026-12-08", "") "</berkas>",
	};
	g_autoptr(PpidPages) pages = new_pages("2026-11-21");
	g_autoptr(GError) error = NULL;
	GString *index;
	const char *at;

	for (gsize i = 0; i < G_N_ELEMENTS(given); i++)
		g_free(page_of(pages, given[i]));
	index = ppid_pages_index(pages, "<b>&", &error);
	g_assert_no_error(error);
	g_assert_nonnull(strstr(index->str, "&lt;b&gt;&amp;"));
	at = index->str;
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		at = strstr(at, order[i]);
		g_assert_nonnull(at);
	}
	g_string_free(index, TRUE);
}

static void
test_links(void)
{
	static const struct {
		const char *from, *to, *link;
	} cases[] = {
		{ "/h/laman", "/h/berkas", "../berkas/" },
		{ "/h", "/h/berkas", "./berkas/" },
		{ "/h/berkas", "/h/berkas", "./" },
		{ "/a/b", "/c d/e:f", "../../c%20d/e%3Af/" },
		{ "/h/x/../laman/", "/h/./berkas", "../berkas/" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *link =
			ppid_pages_link(cases[i].from, cases[i].to);

		g_assert_cmpstr(link, ==, cases[i].link);
	}
}

static void
test_write(void)
{
	g_autofree char *dir = g_dir_make_tmp("ppid-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(dir, "a.html", NULL);
	g_autoptr(GError) error = NULL;
	GString *page = g_string_new("one");
	bool written = false;
	struct stat before, after;

	g_assert_true(ppid_page_write(path, page, &written, &error));
	g_assert_true(written);
	g_assert_cmpint(stat(path, &before), ==, 0);
	g_assert_true(ppid_page_write(path, page, &written, &error));
	g_assert_false(written);
	g_assert_cmpint(stat(path, &after), ==, 0);
	g_assert_cmpuint(before.st_ino, ==, after.st_ino);
	g_string_assign(page, "two");
	g_assert_true(ppid_page_write(path, page, &written, &error));
	g_assert_true(written);
	g_string_free(page, TRUE);
	g_unlink(path);
	g_rmdir(dir);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/page/names", test_names);
	g_test_add_func("/page/ids", test_ids);
	g_test_add_func("/page/nearest", test_nearest);
	g_test_add_func("/page/order", test_order);
	g_test_add_func("/page/links", test_links);
	g_test_add_func("/page/write", test_write);
	return g_test_run();
}
