/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many bodies and items: counted in headers, salutations and items. */
#include "config.h"

#include <string.h>

#include "ppid-bulk.h"
#include "ppid-xml.h"

#define NS "urn:ppid:berkas:1"

typedef struct {
	const char *kind;
	const char *to;	   /* addresses, one blank between them */
	const char *subject;
	const char *text;
	guint items;
	const char *bodies; /* @penerima */
	const char *bulk;   /* @massal, or NULL: not set */
} Row;

static const Row rows[] = {
	{ "permohonan", "ppid@x.go.id", "x", "Yth. PPID Kabupaten Lebak", 3,
	  "1", NULL },
	/* items: more than ten */
	{ "permohonan", "ppid@x.go.id", "x", "x", 10, "1", NULL },
	{ "permohonan", "ppid@x.go.id", "x", "x", 11, "1", "ya" },
	/* what the letter says, where no item could be read */
	{ "permohonan", "a@b.example", "Permintaan 13 dokumen", "x", 0, "1",
	  "ya" },
	{ "permohonan", "a@b.example", "Permintaan 13 dokumen", "x", 2, "1",
	  NULL },
	{ "permohonan", "a@b.example", "x", "ada 10 dokumen", 0, "1", NULL },
	{ "permohonan", "a@b.example", "x", "2000 dokumen", 0, "1", NULL },
	/* a neighbourhood is no number of villages */
	{ "permohonan", "a@b.example", "x", "RT 003 RW 012 Desa Teluk", 0,
	  "1", NULL },
	/* recipients: public bodies, each once */
	{ "permohonan", "a@x.go.id b@x.go.id c@y.go.id d@z.desa.id", "x", "x",
	  1, "4", NULL },
	{ "permohonan", "a@x.go.id b@x.go.id c@y.go.id d@y.go.id e@z.go.id",
	  "x", "x", 1, "5", "ya" },
	{ "permohonan", "a@x.go.id A@X.GO.ID b@c.example d@e.example "
	  "f@notgo.id", "x", "x", 1, "1", NULL },
	/* addressees in the text */
	{ "permohonan", "a@b.example", "x",
	  "Kepada Yth.\n1. Kepala Dinas Kesehatan\n2. Kepala Dinas Pendidikan\n"
	  "3. Direktur RSUD Berkah\ndi Tempat\n\nDengan hormat, saya", 1, "3",
	  NULL },
	{ "permohonan", "a@b.example", "x",
	  "Kepada Yth.\n1. Camat Menes\n2. Camat Labuan\n3. Camat Carita\n"
	  "4. Camat Jiput\n5. Camat Saketi\n5. Camat Saketi\n\nKami minta", 1,
	  "5", "ya" },
	{ "permohonan", "a@b.example", "x",
	  "Yth. Kepala Dinas Kesehatan\nYth. PPID Kota Serang\nisi", 1, "2",
	  NULL },
	/* all of a sort */
	{ "permohonan", "a@b.example", "x", "Kepada Yth. PPID Utama dan para "
	  "camat\n\nisi", 1, "1", "ya" },
	{ "bantuan-kedinasan", "a@b.example", "x",
	  "Izin menyampaikan Bapak/Ibu PPID Prov/Kab/Kota se-Banten, mohon",
	  1, "1", "ya" },
	{ "permohonan", "a@b.example", "x",
	  "Yth. Seluruh Kepala OPD\nKota Serang", 1, "1", "ya" },
	/* not what is asked for, nor what only is told */
	{ "permohonan", "a@b.example", "x", "Yth. PPID\nMohon daftar kelompok "
	  "tani penerima bantuan se Kabupaten Lebak", 1, "1", NULL },
	{ "permohonan", "a@b.example", "x", "Yth. PPID\nUndangan yang dikirim "
	  "kepada para camat", 1, "1", NULL },
	{ "permohonan", "a@b.example", "x", "Kepada seluruh warga", 1, "1",
	  NULL },
	/* by other kinds nothing is asked: only the numbers */
	{ "monev-ki", "a@b.example", "x", "Yth. Seluruh PPID se-Banten", 0,
	  "1", NULL },
	{ "keberatan", "a@b.example", "12 dokumen", "x", 0, "1", NULL },
};

static xmlDoc *
record(const Row *row, const char *attributes)
{
	g_autofree char *start = g_strdup_printf(
		"<berkas xmlns=\"" NS "\"%s>"
		"<klasifikasi surel=\"surel-1\" jenis=\"%s\"/><permintaan/>"
		"<surel id=\"surel-1\" arah=\"masuk\"/></berkas>",
		attributes, row->kind);
	g_auto(GStrv) to = g_strsplit(row->to, " ", -1);
	g_autoptr(GError) error = NULL;
	xmlDoc *doc = ppid_xml_parse(start, strlen(start), "row", &error);
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *surel = ppid_xml_child(root, "surel");
	xmlNode *node;

	g_assert_no_error(error);
	for (guint i = 0; to[i] != NULL; i++)
		ppid_xml_add(surel, i % 2 == 0 ? "kepada" : "tembusan", to[i]);
	ppid_xml_add(surel, "perihal", row->subject);
	node = ppid_xml_add(surel, "teks", row->text);
	ppid_xml_set(node, "bagian", "1");
	ppid_xml_set(node, "peran", "isi");
	for (guint i = 0; i < row->items; i++) {
		node = ppid_xml_add(ppid_xml_child(root, "permintaan"),
				    "rincian", "x");
		ppid_xml_set(node, "surel", "surel-1");
	}
	return doc;
}

static PpidBulk *
table(void)
{
	g_autoptr(GError) error = NULL;
	PpidBulk *bulk;

	ppid_xml_init();
	bulk = ppid_bulk_new(NULL, &error);
	g_assert_no_error(error);
	return bulk;
}

static xmlNode *
run(const PpidBulk *bulk, xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	g_autoptr(GPtrArray) pending = ppid_bulk_pending(root);

	ppid_bulk_run(bulk, root, pending);
	return ppid_xml_child(root, "klasifikasi");
}

static void
test_rows(void)
{
	g_autoptr(PpidBulk) bulk = table();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(xmlDoc) doc = record(&rows[i], "");
		xmlNode *k = run(bulk, doc);
		g_autofree char *items = ppid_xml_get(k, "butir");
		g_autofree char *bodies = ppid_xml_get(k, "penerima");
		g_autofree char *massal = ppid_xml_get(k, "massal");

		g_test_message("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
		g_assert_cmpuint(g_ascii_strtoull(items, NULL, 10), ==,
				 rows[i].items);
		g_assert_cmpstr(bodies, ==, rows[i].bodies);
		g_assert_cmpstr(massal, ==, rows[i].bulk);
	}
}

/* The words that say so, and where; before elements of others. */
static void
test_evidence(void)
{
	g_autoptr(PpidBulk) bulk = table();
	g_autoptr(xmlDoc) doc = record(&rows[14], "");
	xmlNode *k = ppid_xml_child(xmlDocGetRootElement(doc), "klasifikasi");
	xmlNode *other = xmlNewChild(k, NULL, BAD_CAST "y", NULL);
	xmlNode *node;
	g_autofree char *text = NULL;

	xmlSetNs(other, xmlNewNs(other, BAD_CAST "urn:x", BAD_CAST "x"));
	run(bulk, doc);
	node = ppid_xml_child(k, "bukti");
	text = ppid_xml_text(node);
	g_assert_cmpstr(text, ==, "para camat");
	g_assert_true(ppid_xml_is(node, "aturan", "M-SEMUA"));
	g_assert_true(ppid_xml_is(node, "bagian", "1"));
	g_assert_true(ppid_xml_is(node, "awal", "27"));
	g_assert_true(ppid_xml_is(node, "panjang", "10"));
	g_assert_true(node->next == other);
}

/* Words of others do not count; a short letter may cover the real one. */
static void
test_texts(void)
{
	g_autoptr(PpidBulk) bulk = table();
	static const Row quoted = { "permohonan", "a@b.example", "x",
				    "Setuju.\n> Yth. Seluruh PPID\n", 1, "1",
				    NULL };
	static const Row cover = { "permohonan", "a@b.example", "x",
				   "terlampir", 1, "1", NULL };
	g_autoptr(xmlDoc) doc = record(&quoted, "");
	xmlNode *surel = ppid_xml_child(xmlDocGetRootElement(doc), "surel");
	xmlNode *node = ppid_xml_add(surel, "rentang", NULL);

	ppid_xml_set(node, "bagian", "1");
	ppid_xml_set(node, "jenis", "kutipan");
	ppid_xml_set_int(node, "awal", 8);
	ppid_xml_set_int(node, "panjang", 21);
	g_assert_false(ppid_xml_is(run(bulk, doc), "massal", "ya"));
	xmlFreeDoc(doc);
	doc = record(&cover, "");
	surel = ppid_xml_child(xmlDocGetRootElement(doc), "surel");
	node = ppid_xml_add(ppid_xml_add(surel, "isi-lampiran", NULL), "teks",
			    "Kepada Yth. Seluruh Kepala Dinas\n");
	ppid_xml_set(node, "bagian", "2");
	g_assert_true(ppid_xml_is(run(bulk, doc), "massal", "ya"));
}

/* In a record of the store what has a kind stays as it is. */
static void
test_stored(void)
{
	g_autoptr(PpidBulk) bulk = table();
	g_autoptr(xmlDoc) doc = record(&rows[2], " revisi=\"2\"");
	xmlNode *k = run(bulk, doc);

	g_assert_false(xmlHasProp(k, BAD_CAST "butir") != NULL);
	ppid_xml_set(k, "jenis", NULL);
	g_assert_true(ppid_xml_is(run(bulk, doc), "butir", "11"));
}

/* A letter of nothing but salutations takes no more than its length. */
static void
test_hostile(void)
{
	g_autoptr(PpidBulk) bulk = table();
	g_autoptr(GString) text = g_string_new(NULL);
	Row row = { "permohonan", "a@b.example", "x", NULL, 1, NULL, NULL };
	g_autoptr(xmlDoc) doc = NULL;

	for (guint i = 0; i < 100000; i++)
		g_string_append_printf(text, "Yth. Kepala Dinas %u\n", i);
	row.text = text->str;
	doc = record(&row, "");
	g_assert_true(ppid_xml_is(run(bulk, doc), "penerima", "200"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/bulk/rows", test_rows);
	g_test_add_func("/bulk/evidence", test_evidence);
	g_test_add_func("/bulk/texts", test_texts);
	g_test_add_func("/bulk/stored", test_stored);
	g_test_add_func("/bulk/hostile", test_hostile);
	return g_test_run();
}
