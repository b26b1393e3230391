/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a record: place, ids, events. */
#include "config.h"

#include "ppid-berkas.h"

#define NS "xmlns=\"urn:ppid:berkas:1\""

static xmlDoc *
parse(const char *text)
{
	g_autoptr(GError) error = NULL;
	xmlDoc *doc = ppid_xml_parse(text, strlen(text), "test", &error);

	g_assert_no_error(error);
	return doc;
}

static void
assert_text(xmlDoc *doc, const char *want)
{
	g_autoptr(GString) text =
		ppid_xml_serialise(xmlDocGetRootElement(doc), 0);

	g_assert_cmpstr(text->str, ==, want);
}

/* What we add goes before what others have put at the end. */
static void
test_foreign(void)
{
	g_autoptr(xmlDoc) doc = parse("<berkas " NS "><surel/>"
				      "<x:y xmlns:x=\"urn:x\"/></berkas>");
	xmlNode *berkas = xmlDocGetRootElement(doc);

	ppid_berkas_add(berkas, "cacat", "t");
	ppid_berkas_add(berkas, "nomor", "n");
	assert_text(doc, "<berkas " NS ">\n  <nomor>n</nomor>\n  <surel/>\n"
			 "  <cacat>t</cacat>\n  <x:y xmlns:x=\"urn:x\"/>\n"
			 "</berkas>");
	ppid_berkas_remove(berkas, "nomor");
	ppid_berkas_remove(berkas, "cacat");
	ppid_berkas_remove(berkas, "tidak-ada");
	assert_text(doc, "<berkas " NS ">\n  <surel/>\n"
			 "  <x:y xmlns:x=\"urn:x\"/>\n</berkas>");
}

static void
test_ids(void)
{
	static const struct {
		const char *inner, *want;
	} table[] = {
		{ "", "surel-1" },
		{ "<surel id=\"surel-1\"/><surel id=\"surel-9\"/>", "surel-10" },
		{ "<surel/><surel id=\"lain-4\"/>", "surel-1" },
		{ "<surel id=\"surel-x\"/>", "surel-1" },
		{ "<surel id=\"surelx9\"/>", "surel-1" },
	};
	g_autofree char *none = ppid_berkas_next_id(NULL, "peristiwa");

	g_assert_cmpstr(none, ==, "peristiwa-1");
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *text = g_strdup_printf(
			"<berkas " NS ">%s</berkas>", table[i].inner);
		g_autoptr(xmlDoc) doc = parse(text);
		g_autofree char *id = ppid_berkas_next_id(
			xmlDocGetRootElement(doc), "surel");

		g_assert_cmpstr(id, ==, table[i].want);
	}
}

static void
test_surel(void)
{
	g_autoptr(xmlDoc) doc =
		parse("<berkas " NS "><surel id=\"surel-1\"/>"
		      "<surel id=\"surel-2\"/></berkas>");
	xmlNode *berkas = xmlDocGetRootElement(doc);

	g_assert_true(ppid_xml_is(ppid_berkas_surel(berkas, NULL), "id",
				  "surel-1"));
	g_assert_true(ppid_xml_is(ppid_berkas_surel(berkas, "surel-2"), "id",
				  "surel-2"));
	g_assert_null(ppid_berkas_surel(berkas, "surel-3"));
}

static void
test_events(void)
{
	g_autoptr(xmlDoc) doc = parse("<berkas " NS "><surel/></berkas>");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *first = ppid_berkas_add_event(
		berkas, "diterima", "2026-11-20T10:00:00+07:00", "surel-1");

	ppid_berkas_add_event(berkas, "dijawab", "2026-11-21T10:00:00+07:00",
			      NULL);
	ppid_berkas_add_fault(berkas, "parse", "terlalu-dalam", NULL);
	g_assert_true(ppid_berkas_event_of(berkas, "surel-1") == first);
	g_assert_null(ppid_berkas_event_of(berkas, "surel-2"));
	assert_text(doc,
		    "<berkas " NS ">\n  <riwayat>\n"
		    "    <peristiwa id=\"peristiwa-1\" jenis=\"diterima\" "
		    "waktu=\"2026-11-20T10:00:00+07:00\" sumber=\"surel-1\"/>\n"
		    "    <peristiwa id=\"peristiwa-2\" jenis=\"dijawab\" "
		    "waktu=\"2026-11-21T10:00:00+07:00\"/>\n  </riwayat>\n"
		    "  <surel/>\n  <cacat tahap=\"parse\" "
		    "kode=\"terlalu-dalam\"/>\n</berkas>");
}

/* A note comes before what is inside attachments and what is not ours. */
static void
test_note(void)
{
	static const char with[] =
		"<surel xmlns='urn:ppid:berkas:1' xmlns:l='urn:lain'>"
		"<lampiran/><catatan kode='a'/><isi-lampiran/><l:x/></surel>";
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(with, sizeof(with) - 1, "x", NULL);
	xmlNode *surel = xmlDocGetRootElement(doc);
	xmlNode *note = ppid_berkas_add_note(surel, "b");

	g_assert_true(ppid_xml_is(note, "kode", "b"));
	g_assert_true(ppid_xml_is(note->prev, "kode", "a"));
	g_assert_true(ppid_xml_named(note->next, "isi-lampiran"));
	ppid_xml_remove(note->next);
	note = ppid_berkas_add_note(surel, "c");
	g_assert_false(ppid_xml_named(note->next, "x"));
	ppid_xml_remove(note->next);
	g_assert_null(ppid_berkas_add_note(surel, "d")->next);
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/berkas/foreign", test_foreign);
	g_test_add_func("/berkas/ids", test_ids);
	g_test_add_func("/berkas/surel", test_surel);
	g_test_add_func("/berkas/events", test_events);
	g_test_add_func("/berkas/note", test_note);
	return g_test_run();
}
