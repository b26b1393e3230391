/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a request lacks: per requester, by day, by what was read. */
#include "config.h"

#include <string.h>

#include "ppid-classifier.h"
#include "ppid-lack.h"
#include "ppid-xml.h"
#include "scratch.h"

#define NS "urn:ppid:berkas:1"
#define NAME "<nama>Siti Aminah</nama>"
#define NIK "<nik>3601014107900001</nik>"
#define ADDR "<alamat>Jl. Mawar 1, Labuan</alamat>"
#define ASK "<rincian nomor=\"1\">DPA 2025</rincian>"
#define WHY "<tujuan>penelitian</tujuan>"

/* One attachment: its name, type and what was read in it. */
#define FILE_(name, type) \
	"<lampiran bagian=\"2\" nama=\"" name "\" jenis=\"" type "\"/>"
#define READ(text) \
	"<isi-lampiran bagian=\"2\" status=\"terbaca\"><teks bagian=\"2\" " \
	"asal=\"x\" terpotong=\"tidak\">" text "</teks></isi-lampiran>"
#define UNREAD "<isi-lampiran bagian=\"2\" status=\"tidak-terbaca\"/>"
#define CARD "PROVINSI BANTEN\nKABUPATEN LEBAK\nNIK : 3602010305880005\n" \
	"Nama : UJANG\nTempat/Tgl Lahir : LEBAK, 03-05-1988\n" \
	"Alamat : KP PASIR\nKewarganegaraan : WNI\n"

typedef struct {
	const char *asker;
	const char *fields; /* of <pemohon> */
	const char *asked;  /* of <permintaan> */
	const char *text;
	const char *files;
	const char *day;
	const char *whole; /* @lengkap */
	const char *lacks; /* codes, one blank between them */
	const char *unread;
} Row;

static const Row rows[] = {
	/* persons: PK21 27(2)-(3), 30(1) */
	{ "perorangan", NAME NIK ADDR, ASK WHY, "x", FILE_("KTP.jpg", "image/jpeg")
	  READ(CARD), "2026-11-20", "ya", "", "" },
	{ "perorangan", NAME NIK ADDR, ASK WHY, "x", "", "2026-11-20", "tidak",
	  "BERKAS-IDENTITAS", "" },
	{ "perorangan", NAME, ASK, "x", "", "2026-11-20", "tidak",
	  "NOMOR-IDENTITAS BERKAS-IDENTITAS ALAMAT TUJUAN", "" },
	{ NULL, "", ASK, "x", "", "2026-11-20", "tidak",
	  "NAMA NOMOR-IDENTITAS BERKAS-IDENTITAS ALAMAT TUJUAN", "" },
	/* the card says the number and the address */
	{ "perorangan", NAME, ASK WHY, "x", FILE_("IMG_1.jpg", "image/jpeg")
	  READ(CARD), "2026-11-20", "ya", "", "" },
	/* but not if nothing stands after the word */
	{ "perorangan", NAME NIK, ASK WHY, "x", FILE_("IMG_1.jpg", "image/jpeg")
	  READ("PROVINSI BANTEN\nNIK : 3602010305880005\nNama : A\n"
	       "Alamat :\nAgama : X\nKewarganegaraan : WNI\n"),
	  "2026-11-20", "tidak", "ALAMAT", "" },
	{ "perorangan", NAME NIK ADDR, ASK WHY, "x",
	  FILE_("suket disdukcapil.pdf", "application/pdf") READ("teks"),
	  "2026-11-20", "ya", "", "" },
	/* a form with the same words is no card */
	{ "perorangan", NAME NIK ADDR, ASK WHY, "x",
	  FILE_("form.jpg", "image/jpeg")
	  READ("FORMULIR PERMOHONAN INFORMASI\nProvinsi Banten\nNama : A\n"
	       "NIK : 3602010305880005\nAlamat : B\n"
	       "Rincian informasi : C\nKewarganegaraan : WNI\n"),
	  "2026-11-20", "tidak", "BERKAS-IDENTITAS", "" },
	/* what is about cards, or only lists one, is none */
	{ "perorangan", NAME NIK ADDR, ASK WHY, "x",
	  FILE_("Data KTP Labuan.pdf", "application/pdf") READ("teks"),
	  "2026-11-20", "tidak", "BERKAS-IDENTITAS", "" },
	{ "perorangan", NAME NIK ADDR, ASK WHY, "x",
	  FILE_("surat.pdf", "application/pdf")
	  READ("Lampiran :\nKartu Tanda Penduduk\n"),
	  "2026-11-20", "tidak", "BERKAS-IDENTITAS", "" },
	{ "perorangan", NAME NIK ADDR, ASK WHY, "x",
	  FILE_("surat.pdf", "application/pdf")
	  READ("Kartu Tanda Penduduk\nNIK : 3602010305880005\n"),
	  "2026-11-20", "ya", "", "" },
	/* a number in the words is stated, whoever it is of */
	{ "kelompok", NAME ADDR, ASK WHY, "Ketua Budi (NIK 3601014107900001)",
	  "", "2026-11-20", "tidak", "BERKAS-IDENTITAS SURAT-KUASA", "" },
	/* entities: PK21 27(4); SKT is nothing */
	{ "badan-hukum", NAME "<nomor-sk>AHU-1.AH.01.01</nomor-sk>" ADDR,
	  ASK WHY, "x", FILE_("Akta.pdf", "application/pdf") READ("teks"),
	  "2026-11-20", "ya", "", "" },
	{ "badan-hukum", NAME ADDR, ASK WHY, "x",
	  FILE_("SKT Kesbangpol.pdf", "application/pdf") READ("SKT"),
	  "2026-11-20", "tidak", "NOMOR-IDENTITAS PENGESAHAN", "" },
	{ "badan-hukum", NAME ADDR, ASK WHY, "x",
	  FILE_("a.pdf", "application/pdf")
	  READ("KEPUTUSAN MENTERI HUKUM\nNOMOR AHU-1\n"),
	  "2026-11-20", "ya", "", "" },
	{ "badan-hukum", NAME "<nomor-sk>1</nomor-sk>" ADDR, ASK WHY, "x",
	  FILE_("akta kelahiran.pdf", "application/pdf") READ("teks"),
	  "2026-11-20", "tidak", "PENGESAHAN", "" },
	/* who writes no other number than that of an entity is one */
	{ "perorangan", NAME "<nomor-sk>1</nomor-sk>" ADDR, ASK WHY, "x", "",
	  "2026-11-20", "tidak", "PENGESAHAN", "" },
	/* proxies: PK21 27(6); what is only listed is not attached */
	{ "kuasa", NAME NIK ADDR, ASK WHY, "x", FILE_("a.pdf", "application/pdf")
	  READ("Surat Kuasa Khusus\nmemberi kuasa kepada\n" CARD),
	  "2026-11-20", "ya", "", "" },
	{ "kuasa", NAME NIK ADDR, ASK WHY, "x", FILE_("a.pdf", "application/pdf")
	  READ(CARD "Lampiran:\nSurat Kuasa Khusus\n"),
	  "2026-11-20", "tidak", "SURAT-KUASA", "" },
	{ "kuasa", NAME NIK ADDR, ASK WHY, "x", FILE_("a.pdf", "application/pdf")
	  READ(CARD "berdasarkan surat kuasa khusus tanggal 2 Mei\n"
		    "- Surat Kuasa\nSurat Kuasa : ada\n"),
	  "2026-11-20", "tidak", "SURAT-KUASA", "" },
	/* foreigners: UU14 1(12); one with a card is none */
	{ "perorangan", NAME ADDR, ASK WHY, "x", FILE_("a.jpg", "image/jpeg")
	  READ("PASSPORT\nDOE JANE\n"), "2026-11-20", "tidak",
	  "NOMOR-IDENTITAS BERKAS-IDENTITAS", "" },
	/* not known is not missing */
	{ "perorangan", NAME, ASK, "x", FILE_("berkas.zip", "application/zip")
	  "<belum-terekam sebab=\"sandi\" bagian=\"2\"/>", "2026-11-20",
	  "belum-diketahui", "",
	  "NOMOR-IDENTITAS BERKAS-IDENTITAS ALAMAT TUJUAN" },
	{ "perorangan", NAME, ASK, "x", FILE_("IMG.jpg", "image/jpeg") UNREAD,
	  "2026-11-20", "tidak", "TUJUAN",
	  "NOMOR-IDENTITAS BERKAS-IDENTITAS ALAMAT" },
	/* the name says what it is, not what stands on it */
	{ "perorangan", NAME NIK, ASK WHY, "x", FILE_("ktp.jpg", "image/jpeg")
	  UNREAD, "2026-11-20", "belum-diketahui", "", "ALAMAT" },
	/* no word in a file without a reader */
	{ "perorangan", NAME NIK ADDR, ASK WHY, "x",
	  FILE_("form.doc", "application/msword"), "2026-11-20",
	  "belum-diketahui", "", "BERKAS-IDENTITAS" },
	/* but an invitation or a logo holds nothing */
	{ "perorangan", NAME NIK ADDR, ASK WHY, "x",
	  FILE_("a.ics", "text/calendar")
	  "<lampiran bagian=\"3\" jenis=\"image/png\" sisipan=\"ya\"/>"
	  "<lampiran bagian=\"4\" nama=\"a.opus\" jenis=\"audio/ogg\"/>",
	  "2026-11-20", "tidak", "BERKAS-IDENTITAS", "" },
	/* items: words of some length are something that is asked */
	{ "perorangan", NAME NIK ADDR, WHY, "mohon informasi",
	  FILE_("ktp.jpg", "image/jpeg") READ(CARD), "2026-11-20", "tidak",
	  "RINCIAN", "" },
	{ "perorangan", NAME NIK ADDR, WHY,
	  "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh "
	  "sebelas dua belas",
	  FILE_("ktp.jpg", "image/jpeg") READ(CARD), "2026-11-20", "ya", "",
	  "" },
	/* PK10 asked for no copy; PK21 from 30 June 2021 */
	{ "perorangan", NAME ADDR, ASK WHY, "x", "", "2021-06-29", "ya", "",
	  "" },
	{ "perorangan", NAME ADDR, ASK WHY, "x", "", "2021-06-30", "tidak",
	  "NOMOR-IDENTITAS BERKAS-IDENTITAS", "" },
};

static const PpidLexicon *
lexicon(void)
{
	static PpidClassifier *classifier; /* lives as long as the test */

	if (classifier == NULL) {
		g_autoptr(GError) error = NULL;

		ppid_xml_init();
		classifier = ppid_classifier_new(NULL, &error);
		g_assert_no_error(error);
	}
	return ppid_classifier_lexicon(classifier);
}

static xmlDoc *
record(const char *kind, const Row *row, const char *more)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *asker =
		row->asker != NULL
			? g_strdup_printf(" jenis=\"%s\"", row->asker)
			: g_strdup("");
	g_autofree char *text = g_strdup_printf(
		"<berkas xmlns=\"" NS "\">"
		"<klasifikasi surel=\"surel-1\" jenis=\"%s\"/>"
		"<pemohon%s>%s</pemohon><permintaan>%s</permintaan>%s"
		"<surel id=\"surel-1\" arah=\"masuk\"><dari>a@b.example</dari>"
		"<waktu diterima=\"%sT10:00:00+07:00\"/><teks bagian=\"1\" "
		"peran=\"isi\" terpotong=\"tidak\">%s</teks>%s</surel></berkas>",
		kind, asker, row->fields, row->asked, more, row->day,
		row->text, row->files);
	xmlDoc *doc = ppid_xml_parse(text, strlen(text), "row", &error);

	g_assert_no_error(error);
	return doc;
}

static PpidLacks *
tables(void)
{
	g_autoptr(GError) error = NULL;
	PpidLacks *lacks = ppid_lacks_new(NULL, &error);

	g_assert_no_error(error);
	return lacks;
}

static char *
codes_of(xmlNode *parent, const char *name)
{
	GString *out = g_string_new(NULL);
	xmlNode *node = ppid_xml_child(parent, name);

	for (; node != NULL; node = ppid_xml_next(node, name)) {
		g_autofree char *code = ppid_xml_get(node, "kode");

		g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "",
				       code);
	}
	return g_string_free(out, FALSE);
}

static xmlNode *
lacks_of(xmlDoc *doc)
{
	return ppid_xml_child(xmlDocGetRootElement(doc), "kelengkapan");
}

static void
test_rows(void)
{
	g_autoptr(PpidLacks) lacks = tables();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(xmlDoc) doc = record("permohonan", &rows[i], "");
		g_autofree char *whole = NULL, *missing = NULL, *unread = NULL;

		ppid_lacks_run(lacks, lexicon(), xmlDocGetRootElement(doc));
		whole = ppid_xml_get(lacks_of(doc), "lengkap");
		missing = codes_of(lacks_of(doc), "kurang");
		unread = codes_of(lacks_of(doc), "belum-terbaca");
		g_test_message("row %" G_GSIZE_FORMAT, i);
		g_assert_cmpstr(missing, ==, rows[i].lacks);
		g_assert_cmpstr(unread, ==, rows[i].unread);
		g_assert_cmpstr(whole, ==, rows[i].whole);
	}
}

/* Each lack has an article and a sentence; what is there, a place. */
static void
test_evidence(void)
{
	g_autoptr(PpidLacks) lacks = tables();
	g_autoptr(xmlDoc) doc = record("permohonan", &rows[4], "");
	xmlNode *node;
	g_autofree char *text = NULL;

	ppid_lacks_run(lacks, lexicon(), xmlDocGetRootElement(doc));
	node = ppid_xml_child(lacks_of(doc), "ada");
	while (node != NULL && !ppid_xml_is(node, "kode", "BERKAS-IDENTITAS"))
		node = ppid_xml_next(node, "ada");
	g_assert_true(ppid_xml_is(node, "lampiran", "ktp"));
	g_assert_true(ppid_xml_is(node, "surel", "surel-1"));
	g_assert_true(ppid_xml_is(node, "bagian", "2"));
	g_assert_true(ppid_xml_is(node, "oleh", "isi"));
	g_assert_true(ppid_xml_is(node, "awal", "0"));
	xmlFreeDoc(doc);
	doc = record("permohonan", &rows[1], "");
	ppid_lacks_run(lacks, lexicon(), xmlDocGetRootElement(doc));
	node = ppid_xml_child(lacks_of(doc), "kurang");
	g_assert_true(ppid_xml_is(node, "dasar", "PK21 27(2)-(3)"));
	g_assert_true(ppid_xml_is(node, "tanda", "V"));
	g_assert_true(ppid_xml_is(node, "dicari",
				  "lampiran ktp, lampiran suket"));
	text = ppid_xml_text(node);
	g_assert_nonnull(strstr(text, "KTP"));
}

/* Cards in one file are counted: each giver of power has to send one. */
static void
test_count(void)
{
	static const Row row = {
		"kelompok", NAME NIK ADDR, ASK WHY, "x",
		FILE_("a.pdf", "application/pdf")
		READ("SURAT KUASA\nkami memberi kuasa\n" CARD CARD CARD),
		"2026-11-20", "ya", "", "",
	};
	g_autoptr(PpidLacks) lacks = tables();
	g_autoptr(xmlDoc) doc = record("permohonan", &row, "");
	g_autofree char *notes = NULL;
	xmlNode *node;

	ppid_lacks_run(lacks, lexicon(), xmlDocGetRootElement(doc));
	node = ppid_xml_child(lacks_of(doc), "ada");
	while (node != NULL && !ppid_xml_is(node, "lampiran", "ktp"))
		node = ppid_xml_next(node, "ada");
	g_assert_true(ppid_xml_is(node, "jumlah", "3"));
	notes = codes_of(lacks_of(doc), "catatan");
	g_assert_cmpstr(notes, ==, "CARA-MEMPEROLEH CARA-MENGIRIM METERAI "
				   "PEMBERI-KUASA");
}

/* What offices ask is a note; so is the standing of a foreigner. */
static void
test_notes(void)
{
	static const struct {
		gsize row;
		const char *note;
		bool there;
	} cases[] = {
		{ 13, "JANGAN-DIMINTA", true },
		{ 13, "BUKAN-PENGESAHAN", true },
		{ 20, "KEDUDUKAN", true },
		{ 0, "KEDUDUKAN", false },
		{ 0, "JANGAN-DIMINTA", false },
		{ 12, "SK-PENGESAHAN", true },
		{ 14, "AKTA", true },
		{ 21, "BELUM-TERBACA", true },
	};
	g_autoptr(PpidLacks) lacks = tables();

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc =
			record("permohonan", &rows[cases[i].row], "");
		g_autofree char *notes = NULL;

		ppid_lacks_run(lacks, lexicon(), xmlDocGetRootElement(doc));
		notes = codes_of(lacks_of(doc), "catatan");
		g_test_message("note %" G_GSIZE_FORMAT ": %s", i, notes);
		g_assert_cmpint(strstr(notes, cases[i].note) != NULL, ==,
				cases[i].there);
	}
}

/* Only requests; staff's own stays; a second run changes nothing. */
static void
test_record(void)
{
	static const char own[] =
		"<kelengkapan lengkap=\"ya\"><catatan kode=\"X\"/></kelengkapan>";
	g_autoptr(PpidLacks) lacks = tables();
	g_autoptr(xmlDoc) staff = record("permohonan", &rows[1], own);
	g_autoptr(xmlDoc) other = record("pengaduan", &rows[1], "");
	g_autoptr(xmlDoc) twice = record("permohonan", &rows[2], "");
	xmlNode *root = xmlDocGetRootElement(twice);
	GString *once, *again;

	ppid_lacks_run(lacks, lexicon(), xmlDocGetRootElement(staff));
	g_assert_true(ppid_xml_is(lacks_of(staff), "lengkap", "ya"));
	ppid_lacks_run(lacks, lexicon(), xmlDocGetRootElement(other));
	g_assert_null(lacks_of(other));
	ppid_lacks_run(lacks, lexicon(), root);
	once = ppid_xml_serialise(root, 0);
	ppid_lacks_run(lacks, lexicon(), root);
	again = ppid_xml_serialise(root, 0);
	g_assert_cmpstr(once->str, ==, again->str);
	g_string_free(once, TRUE);
	g_string_free(again, TRUE);
}

/* A later letter brings what the first one lacks. */
static void
test_later(void)
{
	g_autoptr(PpidLacks) lacks = tables();
	g_autoptr(xmlDoc) doc = record(
		"permohonan", &rows[1],
		"<klasifikasi surel=\"surel-2\" jenis=\"kelengkapan\"/>");
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *surel = ppid_xml_add(root, "surel", NULL);
	xmlNode *file = ppid_xml_add(surel, "lampiran", NULL);
	g_autofree char *missing = NULL;

	ppid_xml_set(surel, "id", "surel-2");
	ppid_xml_set(surel, "arah", "masuk");
	ppid_xml_set(file, "bagian", "2");
	ppid_xml_set(file, "nama", "scan_ktp.pdf");
	ppid_xml_set(file, "jenis", "application/pdf");
	ppid_lacks_run(lacks, lexicon(), root);
	missing = codes_of(lacks_of(doc), "kurang");
	g_assert_cmpstr(missing, ==, "");
}

static void
test_table(void)
{
	static const struct {
		const char *old;
		const char *new;
		const char *message;
	} cases[] = {
		{ "<lampiran>surat-kuasa<", "<lampiran>tidak-ada<",
		  "no such <dokumen>: tidak-ada" },
		{ "memuat=\"NIK\"", "memuat=\"Tidak\"",
		  "no such <ciri>: Tidak" },
		{ "<berkas>akta<", "<berkas>...<", "a phrase without a word" },
		{ "tanpa=\"akta\"", "tanpa=\"tidak-ada\"",
		  "no such <dokumen>: tidak-ada" },
	};
	g_autofree char *path = g_build_filename(
		g_getenv("srcdir"), "data", "kelengkapan.xml", NULL);
	g_autofree char *whole = NULL;

	g_assert_true(g_file_get_contents(path, &whole, NULL, NULL));
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Scratch) dir = scratch_new();
		g_autofree char *own = scratch_path(dir, "kelengkapan.xml");
		g_autoptr(GString) text = g_string_new(whole);
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidLacks) lacks = NULL;

		g_assert_cmpuint(g_string_replace(text, cases[i].old,
						  cases[i].new, 1),
				 ==, 1);
		g_assert_true(g_file_set_contents(own, text->str, -1, NULL));
		lacks = ppid_lacks_new(dir, &error);
		g_assert_null(lacks);
		g_assert_nonnull(error);
		g_assert_nonnull(strstr(error->message, cases[i].message));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/lack/rows", test_rows);
	g_test_add_func("/lack/evidence", test_evidence);
	g_test_add_func("/lack/count", test_count);
	g_test_add_func("/lack/notes", test_notes);
	g_test_add_func("/lack/record", test_record);
	g_test_add_func("/lack/later", test_later);
	g_test_add_func("/lack/table", test_table);
	return g_test_run();
}
