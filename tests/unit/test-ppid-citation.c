/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citations: what is one, what is not, and in which order. */
#include "config.h"

#include <string.h>

#include "ppid-citation.h"
#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-identity.h"
#include "ppid-ranges.h"

static PpidCiter *
new_citer(void)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	g_autoptr(GError) error = NULL;
	PpidCiter *citer = ppid_citer_new(config, NULL, &error);

	g_assert_no_error(error);
	return citer;
}

static xmlNode *
add_text(xmlNode *surel, const char *text)
{
	xmlNode *node = ppid_xml_add(surel, "teks", text);

	ppid_xml_set(node, "bagian", "1");
	return node;
}

/* A message inside, with one field. */
static void
add_inner(xmlNode *surel, const char *name, const char *value)
{
	xmlNode *part = ppid_xml_add(surel, "bagian", NULL);

	ppid_xml_set(part, "nomor", "2");
	ppid_xml_set(ppid_xml_add(part, "tajuk", value), "nama", name);
}

/* All citations as "KIND:TEXT@PART ". */
static char *
found_in(xmlDoc *mail, guint limit)
{
	g_autoptr(PpidCiter) citer = new_citer();
	g_autoptr(GPtrArray) found =
		ppid_citer_find(citer, xmlDocGetRootElement(mail), limit);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < found->len; i++) {
		const PpidCitation *c = g_ptr_array_index(found, i);

		g_string_append_printf(all, "%s%c:%s@%s",
				       i > 0 ? " " : "",
				       c->guessed ? '?' : "okm"[c->kind],
				       c->text, c->part);
	}
	return g_string_free(all, FALSE);
}

static void
test_table(void)
{
	static const struct {
		const char *text, *found;
	} cases[] = {
		{ "PPID-2026-0012", "o:PPID-2026-0012@1" },
		{ "nomor ppid-2026-0012.", "o:PPID-2026-0012@1" },
		{ "[PPID-2026-0012]", "o:PPID-2026-0012@1" },
		{ "0012/PPID/DISKOMINFO/PI/XI/2026",
		  "o:0012/PPID/DISKOMINFO/PI/XI/2026@1" },
		{ "No. 12 / ppid / diskominfo / pi / xi / 2026",
		  "o:0012/PPID/DISKOMINFO/PI/XI/2026@1" },
		{ "0003/PPID/DISKOMINFO/KEB/IX/2026",
		  "o:0003/PPID/DISKOMINFO/KEB/IX/2026@1" },
		/* none of ours */
		{ "045/LBH-BTN/IV/2026", "" },
		{ "12/G/KI/2026/PTUN.SRG", "" },
		{ "Tracking ID #9165816", "" },
		{ "1205 Tahun 2026", "" },
		{ "XPPID-2026-0012X", "" },
		{ "", "" },
		/* commissions */
		{ "akta 017/REG-PSI/IV/2026,", "k:017/REG-PSI/IV/2026@1" },
		{ "017 / reg-psi / iv / 2026", "k:017/REG-PSI/IV/2026@1" },
		{ "a017/REG-PSI/IV/2026", "" },
		/* returned headers */
		{ "x\nMessage-ID: <a@b>\ny", "m:a@b@1" },
		{ "> message-id:  <a@b>", "m:a@b@1" },
		{ "Original-Message-ID: <a@b>", "m:a@b@1" },
		{ "In-Reply-To: <a@b>", "" },
		{ "lihat Message-ID: <a@b>", "" },
		/* own words come before quoted ones */
		{ "> PPID-2026-0001\nPPID-2026-0002",
		  "o:PPID-2026-0002@1 o:PPID-2026-0001@1" },
		{ "-----Original Message-----\nPPID-2026-0001\n",
		  "o:PPID-2026-0001@1" },
		{ "PPID-2026-0002 PPID-2026-0001 ppid-2026-0002",
		  "o:PPID-2026-0002@1 o:PPID-2026-0001@1" },
	};

	g_autoptr(PpidMarks) marks = ppid_marks_load(NULL, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) mail = ppid_xml_new_record("surel");
		g_autofree char *found = NULL;

		add_text(xmlDocGetRootElement(mail), cases[i].text);
		ppid_ranges_write(xmlDocGetRootElement(mail), marks);
		found = found_in(mail, 10);
		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(found, ==, cases[i].found);
	}
}

static void
add_content(xmlNode *surel, const char *part, const char *text, bool picture)
{
	xmlNode *content = ppid_xml_add(surel, "isi-lampiran", NULL);
	xmlNode *node = ppid_xml_add(content, "teks", text);

	ppid_xml_set(node, "bagian", part);
	if (picture)
		ppid_xml_set(node, "ocr", "ya");
}

static void
test_places(void)
{
	g_autoptr(PpidMarks) marks = ppid_marks_load(NULL, NULL);
	g_autoptr(xmlDoc) mail = ppid_xml_new_record("surel");
	xmlNode *surel = xmlDocGetRootElement(mail);
	g_autofree char *found = NULL;
	xmlNode *part;

	add_text(surel, "PPID-2026-0001 PPID-2026-0003\n>PPID-2026-0004");
	part = ppid_xml_add(surel, "lampiran", NULL);
	ppid_xml_set(part, "bagian", "2");
	ppid_xml_set(part, "nama", "KTP PPID-2026-0002.pdf");
	ppid_xml_add(surel, "perihal", "Re: PPID-2026-0003");
	add_content(surel, "3", "PPID-2026-0006", true);
	add_content(surel, "2/1", "PPID-2026-0005", false);
	ppid_ranges_write(surel, marks);
	found = found_in(mail, 10);
	g_assert_cmpstr(found, ==,
			"o:PPID-2026-0003@perihal o:PPID-2026-0001@1 "
			"o:PPID-2026-0002@2 o:PPID-2026-0005@2/1 "
			"o:PPID-2026-0004@1 ?:PPID-2026-0006@3");
}

static void
test_limit(void)
{
	g_autoptr(xmlDoc) mail = ppid_xml_new_record("surel");
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *found = NULL;
	guint count = 1;

	for (int i = 1; i < 5000; i++)
		g_string_append_printf(text, "PPID-2026-%04d ", i);
	add_text(xmlDocGetRootElement(mail), text->str);
	found = found_in(mail, 5);
	for (const char *p = found; *p != '\0'; p++)
		count += *p == ' ';
	g_assert_cmpuint(count, ==, 5);
}

/* A table whose own examples do not match would go unnoticed. */
static void
test_examples(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) table = ppid_data_load_xml(
		NULL, "kutipan.xml", "kutipan.xsd", NULL, &error);
	guint count = 0;

	g_assert_no_error(error);
	for (xmlNode *n = ppid_xml_child(xmlDocGetRootElement(table),
					 "bentuk");
	     n != NULL; n = ppid_xml_next(n, "bentuk"))
		for (xmlNode *e = ppid_xml_child(n, "contoh"); e != NULL;
		     e = ppid_xml_next(e, "contoh")) {
			g_autoptr(xmlDoc) mail = ppid_xml_new_record("surel");
			g_autofree char *text = ppid_xml_text(e);
			g_autofree char *plain = ppid_identity_number(text);
			g_autofree char *want =
				g_strdup_printf("k:%s@1", plain);
			g_autofree char *found = NULL;

			add_text(xmlDocGetRootElement(mail), text);
			found = found_in(mail, 10);
			g_assert_cmpstr(found, ==, want);
			count++;
		}
	g_assert_cmpuint(count, >=, 8);
}

/* A bounce returns our letter as message/rfc822. */
static void
test_inner(void)
{
	g_autoptr(xmlDoc) mail = ppid_xml_new_record("surel");
	g_autofree char *found = NULL;

	add_inner(xmlDocGetRootElement(mail), "Subject",
		  "Penerusan PPID-2026-0012");
	add_inner(xmlDocGetRootElement(mail), "Message-ID", "<a@ppid>");
	found = found_in(mail, 5);
	g_assert_cmpstr(found, ==, "o:PPID-2026-0012@2 m:a@ppid@2");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/citation/table", test_table);
	g_test_add_func("/citation/places", test_places);
	g_test_add_func("/citation/limit", test_limit);
	g_test_add_func("/citation/examples", test_examples);
	g_test_add_func("/citation/inner", test_inner);
	return g_test_run();
}
