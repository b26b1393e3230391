/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links in place of attachments: which, where, and how long it takes. */
#include "config.h"
#include "ppid-link.h"

#include <string.h>

#include "ppid-html.h"

/* @out: the links, '|' between. */
static const struct {
	const char *in, *out;
} cases[] = {
	{ "KTP: https://drive.google.com/file/d/1aB_c/view?usp=sharing",
	  "https://drive.google.com/file/d/1aB_c/view?usp=sharing" },
	{ "(https://drive.google.com/a).", "https://drive.google.com/a" },
	{ "lihat https://x.sharepoint.com/:b:/g/a_(1).pdf, ya",
	  "https://x.sharepoint.com/:b:/g/a_(1).pdf" },
	{ "<https://1drv.ms/b/s!Ab>", "https://1drv.ms/b/s!Ab" },
	{ "unduh di bit.ly/KTPsaya ya", "bit.ly/KTPsaya" },
	{ "BIT.LY/x HTTPS://We.TL/t-1", "BIT.LY/x|HTTPS://We.TL/t-1" },
	{ "s.id/a, s.id/b; s.id/c.", "s.id/a|s.id/b|s.id/c" },
	{ "...s.id/a", "s.id/a" },
	{ "berkas:https://mega.nz/file/x#k", "https://mega.nz/file/x#k" },
	{ "https://www.dropbox.com/scl/fi/x?dl=0",
	  "https://www.dropbox.com/scl/fi/x?dl=0" },
	{ "https://drive.google.com:443/x", "https://drive.google.com:443/x" },
	/* through a gateway that rewrites links */
	{ "https://a.safelinks.example/?url=https%3A%2F%2Fdrive.google.com"
	  "%2Ffile%2Fx&data=1",
	  "https://a.safelinks.example/?url=https%3A%2F%2Fdrive.google.com"
	  "%2Ffile%2Fx&data=1" },
	{ "https://a.example/?u=https%3a%2f%2fwww.dropbox.com%2fs%2fx",
	  "https://a.example/?u=https%3a%2f%2fwww.dropbox.com%2fs%2fx" },
	{ "https://a.example/url?q=https://forms.gle/x",
	  "https://forms.gle/x" },
	/* no file there */
	{ "https://drive.google.com/", "" },
	{ "https://drive.google.com", "" },
	{ "drive.google.com/.", "" },
	{ "https://www.dropbox.com/login", "" },
	{ "budi@s.id/x", "" },
	{ "habis.id/x", "" },
	{ "https://ppid.example/s.id/x", "" },
	{ "https://notdrive.google.com/x", "" },
	{ "https://drive.google.com.evil.example/x", "" },
	{ "us.id/x www.s.id/x", "" },
	{ "pas.id / x", "" },
	{ "%2Fs.id%2Fx", "" },
	{ "s.id", "" },
	{ "", "" },
};

typedef struct {
	const char *text;
	GString *out;
} Found;

static void
found(gsize start, gsize length, gpointer data)
{
	Found *f = data;

	if (f->out->len > 0)
		g_string_append_c(f->out, '|');
	g_string_append_len(f->out, f->text + start, (gssize)length);
}

static void
test_cases(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLinks) links = ppid_links_new(NULL, &error);

	g_assert_no_error(error);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		Found f = { cases[i].in, g_string_new(NULL) };

		ppid_links_scan(links, cases[i].in, strlen(cases[i].in), found,
				&f);
		g_assert_cmpstr(f.out->str, ==, cases[i].out);
		g_string_free(f.out, TRUE);
	}
}

static void
test_html(void)
{
	static const struct {
		const char *in, *out;
	} html[] = {
		{ "<p>KTP <a href=\"https://drive.google.com/x?a=1&amp;b=2\">"
		  "di sini</a> ya</p>",
		  "KTP di sini <https://drive.google.com/x?a=1&b=2> ya" },
		{ "<a href='https://s.id/x'>s.id/x</a>", "s.id/x" },
		{ "<a href='https://ppid.example/x'>situs</a>", "situs" },
		{ "<a href='https://s.id/x'><img src=y></a>",
		  "<https://s.id/x>" },
		{ "<a href='https://s.id/x'>a<a href='https://s.id/y'>b",
		  "a <https://s.id/x>b <https://s.id/y>" },
	};
	g_autoptr(PpidLinks) links = ppid_links_new(NULL, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(html); i++) {
		g_autofree char *out = ppid_html_text_marked(
			html[i].in, strlen(html[i].in), 1000, links, NULL,
			NULL, NULL);

		g_assert_cmpstr(out, ==, html[i].out);
	}
}

static void
test_record(void)
{
	g_autoptr(PpidLinks) links = ppid_links_new(NULL, NULL);
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("surel");
	xmlNode *root = xmlDocGetRootElement(doc), *node;
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GString) many = g_string_new("ada s.id/a dan s.id/a");
	guint count = 0;

	for (int i = 0; i < 100; i++)
		g_string_append_printf(many, " s.id/%d", i);
	ppid_links_add(links, root, "1.1", many->str, seen);
	node = ppid_xml_child(root, "belum-terekam");
	g_assert_true(ppid_xml_is(node, "sebab", "tautan"));
	g_assert_true(ppid_xml_is(node, "bagian", "1.1"));
	g_assert_true(ppid_xml_is(node, "awal", "4"));
	g_assert_true(ppid_xml_is(node, "panjang", "6"));
	for (; node != NULL; node = ppid_xml_next(node, "belum-terekam"))
		count++;
	g_assert_cmpuint(count, ==, PPID_LINKS_MAX);
}

/* Each would take minutes if a link were read once for each of its parts. */
static void
test_linear(void)
{
	static const char *const units[] = {
		"s.id/", "https://", "a.", "%2F%2Fs.id", "s.id/s.id", "((s.id/x",
		"https://s.id/%2Fs.id%2F", ".", "a.b/", "s.id/)",
	};
	g_autoptr(PpidLinks) links = ppid_links_new(NULL, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
		g_autoptr(GString) text = g_string_new("https://a.example/");
		Found f = { NULL, g_string_new(NULL) };

		while (text->len < 2000000)
			g_string_append(text, units[i]);
		f.text = text->str;
		ppid_links_scan(links, text->str, text->len, found, &f);
		g_assert_cmpuint(f.out->len, <=, 2 * text->len);
		g_string_free(f.out, TRUE);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/link/cases", test_cases);
	g_test_add_func("/link/html", test_html);
	g_test_add_func("/link/record", test_record);
	g_test_add_func("/link/linear", test_linear);
	return g_test_run();
}
