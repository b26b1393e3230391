/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotations: each line's kind, by the marks of the real table. */
#include "config.h"

#include <string.h>

#include "ppid-html.h"
#include "ppid-quote.h"
#include "ppid-ranges.h"
#include "ppid-xml.h"

/* One letter a line: o own, q quoted, f forwarded, s signature, p penafian. */
static const struct {
	const char *text;
	const char *kinds;
	bool forwarded;
} cases[] = {
	{ "halo\nminta data\n", "oo", false },
	{ "", "", false },
	/* answers between and after the lines of others stay */
	{ "setuju\n> minta data\n>> lama\ntambahan\n", "oqqo", false },
	{ "> satu?\nya\n\n> dua?\n>\n\n> tiga\ntidak\n", "qooqqqqo", false },
	{ "AB> lama\nbaru\n", "qo", false },
	{ "M>&EF``!-30`J\n", "o", false },
	{ "trims\n\nPada tanggal Sel, 3 Mar 2026 PPID <p@x> menulis:\n> a\n",
	  "ooqq", false },
	{ "ok\nPada Sel, 3 Mar 2026 pukul 10.12 PPID <p@x> menulis:\n\n> a\n"
	  "di bawah\n",
	  "oqqqo", false },
	{ "ok\nPada 3 Mar 2026, pukul 10.20, PPID <p@x> menulis:\xc2\xa0\n> a\n",
	  "oqq", false },
	/* wrapped attribution */
	{ "ok\nOn Mon, 12 Oct 2026 at 10:31, PPID\n<p@x> wrote:\n> a\nlagi\n",
	  "oqqqo", false },
	{ "ok\n2026-03-03 10:20 GMT+07:00 PPID <p@x>:\n> a\n", "oqq", false },
	{ "ok\nPPID Kota schrieb:\n> a\n", "oqq", false },
	/* other ways to quote, after an attribution only */
	{ "ok\nOn 3/3/26 PPID wrote:\n| a\n| b\nlagi\n", "oqqqo", false },
	{ "ok\nIn message <a@b> on 3/3/26\nyou wrote:\n |lama\n\nlagi\n",
	  "oqqqoo", false },
	{ "| a\n| b\n", "oo", false },
	{ "| No | Nama |\n| 1 | Budi |\n", "oo", false },
	/* an attribution without '>' quotes the rest */
	{ "ok\nPada Sen, 12 Okt 2026 PPID <p@x> menulis:\nisi lama\n", "oqq",
	  false },
	/* not an attribution */
	{ "Pada hari ini saya menulis surat\nminta data\n", "oo", false },
	{ "Pada surat itu warga menulis:\ndaftar jalan\n", "oo", false },
	{ "Rincian yang kami minta wrote:\n1. satu\n", "oo", false },
	{ "noted\n-----Original Message-----\nFrom: PPID\nHak keberatan\n",
	  "oqqq", false },
	{ "noted\n-------- Pesan Asli --------\nDari: PPID\n", "oqq", false },
	{ "pesan asli itu hilang\nmohon dikirim lagi\n", "oo", false },
	/* a quoted header ends with its '>' */
	{ "ok\n----- Original Message -----\n> From: PPID\n> isi\nbaru\n",
	  "oqqqo", false },
	{ "##- Balas di atas baris ini -##\nisi tiket\n", "qq", false },
	/* the line of underscores belongs to the block */
	{ "ya\n________________\nDari: PPID <p@x>\nTerkirim: Senin\n"
	  "Kepada: Budi\nSubjek: x\nNama: y\n",
	  "oqqqqqq", false },
	{ "ya\n*From:* PPID\n*Sent:* Monday\n*To:* Budi\nx\n", "oqqqq",
	  false },
	{ "ja\nVon: PPID\nGesendet: Montag\nAn: Budi\nBetreff: x\n", "oqqqq",
	  false },
	/* Lotus Notes */
	{ "ok\n\nPPID <p@x>\n06/03/26 10:00\n\nTo\nBudi\ncc\n\nSubject\nx\n",
	  "ooqqqqqqqqq", false },
	/* the same block in a forward is what counts */
	{ "mohon bantu\nDari: Budi <b@x>\nTanggal: Rab, 28 Okt\n"
	  "Subjek: irigasi\nmohon salinan\n",
	  "offff", true },
	{ "lihat\n---------- Pesan terusan ----------\nDari: Budi\nisi\n",
	  "offf", false },
	{ "lihat\n---- Diteruskan oleh Budi/PPID pada 3/3/2026 ----\nisi\n",
	  "off", false },
	{ "Mulai meneruskan pesan:\n\nDari: Budi\n", "fff", false },
	{ "Pesan terusan dari warga kami sampaikan\nmohon data\n", "oo",
	  false },
	/* a letter has such lines too */
	{ "Kepada: PPID\nDari: Siti\nTanggal: 3 Mei\nPerihal: data\n", "oooo",
	  false },
	{ "Dari: Siti <s@x>\nTanggal: 3 Mei\nPerihal: data\nmohon data\n",
	  "oooo", false },
	/* signatures */
	{ "isi\n--\nBudi\nDirektur\n", "osss", false },
	/* "--" in the middle of a long letter is no signature */
	{ "isi\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n",
	  "ooooooooooooooo", false },
	{ "mohon data\n\nHormat saya,\n\nBudi\nHP 0812\n", "oossss", false },
	{ "mohon data\nTerima kasih, Budi\n", "os", false },
	{ "mohon data\nTerima kasih.\n", "oo", false },
	{ "mohon data\nTerima kasih atas jawaban yang lalu\nBudi\n", "ooo",
	  false },
	/* thanks that say something are the letter itself */
	{ "Terima kasih, sudah diterima\nBudi\n", "oo", false },
	{ "mohon data\nTerima kasih\nApakah bisa dikirim?\n", "ooo", false },
	/* a form after it is the request */
	{ "mohon data\nTerima kasih\nNama: A\nNIK: 1\nAlamat: B\nTujuan: C\n",
	  "oooooo", false },
	{ "mohon data\nSalam,\nBudi\nNB: kirim lewat pos\n", "osso", false },
	{ "isi\nDikirim dari Yahoo Mail di Android\n> kutip\n", "osq",
	  false },
	{ "isi\nSent from my iPhone\nlagi\n", "oso", false },
	{ "Dikirim melalui pos ya\n", "o", false },
	/* disclaimers */
	{ "isi\n\nEmail ini dan lampirannya bersifat rahasia\nsekali\n\nlagi\n",
	  "ooppoo", false },
	{ "isi\n\nDISCLAIMER\n\nThis mail is for the intended recipient.\n",
	  "ooppp", false },
	{ "isi\n\nThis email is confidential.\n\nThe views expressed are not "
	  "ours.\n\nlagi\n",
	  "oopppoo", false },
	{ "Email ini dan lampirannya adalah permohonan saya\n", "o", false },
	{ "isi\nDisclaimer: rahasia\n", "oo", false },
};

static PpidMarks *
load_marks(void)
{
	g_autoptr(GError) error = NULL;
	PpidMarks *marks = ppid_marks_load(NULL, &error);

	g_assert_no_error(error);
	return marks;
}

/* Ranges are in order and apart; gives the kinds of its lines. */
static char *
kinds_of(const char *text, const GArray *segments)
{
	GString *out = g_string_new(NULL);
	gsize at = 0;

	for (guint i = 0; i <= segments->len; i++) {
		PpidSegment end = { PPID_SEGMENT_OWN, strlen(text), 0 };
		const PpidSegment *s =
			i < segments->len
				? &g_array_index(segments, PpidSegment, i)
				: &end;

		g_assert_cmpuint(s->start, >=, at);
		for (; at < s->start + s->length; at++)
			if (text[at] == '\n')
				g_string_append_c(
					out, "oqfsp"[at < s->start ? 0
								   : s->kind]);
		g_assert_cmpuint(at, <=, strlen(text));
	}
	return g_string_free(out, FALSE);
}

static void
test_lines(void)
{
	g_autoptr(PpidMarks) marks = load_marks();

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) segments = ppid_quote_split(
			cases[i].text, strlen(cases[i].text), marks, NULL,
			cases[i].forwarded);
		g_autofree char *got = kinds_of(cases[i].text, segments);

		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(got, ==, cases[i].kinds);
	}
}

/* A megabyte of marks is split in no time: nothing is quadratic. */
static void
test_hostile(void)
{
	static const char *const lines[] = {
		"\n", "--\n", "pada\n", "dari:\n", "> \n", "pada menulis\n",
		"pada 1 menulis:\n\n", "a@b\n", "a@b\n1\n",
		"terima kasih\n\n", "a\nhormat saya\nb\n",
		"-----\ndisclaimer\n", "\ndisclaimer\n", "\ndisclaimer x\nc\n",
		"pesan asli\n> \n", "| \n", "a:\n\n\n",
	};
	g_autoptr(PpidMarks) marks = load_marks();

	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GArray) segments = NULL;
		gint64 begin = g_get_monotonic_time();

		while (text->len < 1000000)
			g_string_append(text, lines[i]);
		segments = ppid_quote_split(text->str, text->len, marks, NULL,
					    false);
		g_test_message("%s: %" G_GINT64_FORMAT " us", lines[i],
			       g_get_monotonic_time() - begin);
		g_assert_cmpint(g_get_monotonic_time() - begin, <,
				20 * G_USEC_PER_SEC);
	}
}

/* --- HTML ----------------------------------------------------------------------- */

static const struct {
	const char *html;
	const char *text; /* without its ranges */
} pages[] = {
	{ "<p>halo</p>", "halo" },
	{ "<div>ya</div><blockquote type=cite>lama</blockquote><div>tidak</div>",
	  "ya\ntidak" },
	/* people indent with it, too */
	{ "<p>kutip:</p><blockquote>pasal 4</blockquote>",
	  "kutip:\n\npasal 4" },
	{ "<div>ya<div class='gmail_quote'><div>Pada 3 Mar 2026 A menulis:"
	  "</div><blockquote class='gmail_quote'>lama</blockquote></div>",
	  "ya\n" },
	{ "<p>ya</p><hr><div id='x_divRplyFwdMsg'>Dari: A</div><p>lama</p>",
	  "ya\n\n" },
	{ "<p>ya</p><div id=AppleMailSignature>Budi</div>", "ya\n\n" },
	{ "<p>ya</p><div class='gmail_signature'><script>x</script></div>lagi",
	  "ya\n\nlagi" },
	{ "<div class=yahoo_quoted>lama", "" },
};

static char *
without(const char *text, const GArray *segments)
{
	GString *out = g_string_new(text);

	for (guint i = segments->len; i-- > 0;) {
		const PpidSegment *s =
			&g_array_index(segments, PpidSegment, i);

		g_assert_cmpuint(s->start + s->length, <=, out->len);
		g_string_erase(out, (gssize)s->start, (gssize)s->length);
	}
	return g_string_free(out, FALSE);
}

static void
test_html(void)
{
	g_autoptr(PpidMarks) marks = load_marks();

	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		g_autoptr(GArray) hints =
			g_array_new(FALSE, FALSE, sizeof(PpidSegment));
		g_autofree char *text = ppid_html_text_marked(
			pages[i].html, strlen(pages[i].html), 1000, NULL,
			hints, NULL, NULL);
		g_autoptr(GArray) segments = ppid_quote_split(
			text, strlen(text), marks, hints, false);
		g_autofree char *own = without(text, segments);

		g_test_message("%s", pages[i].html);
		g_assert_cmpstr(own, ==, pages[i].text);
	}
}

/* --- <rentang> -------------------------------------------------------------------- */

static void
add_text(xmlNode *surel, const char *part, const char *role, const char *text)
{
	xmlNode *teks = ppid_xml_add(surel, "teks", text);

	ppid_xml_set(teks, "bagian", part);
	ppid_xml_set(teks, "peran", role);
}

static void
test_record(void)
{
	g_autoptr(PpidMarks) marks = load_marks();
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("surel");
	xmlNode *surel = xmlDocGetRootElement(doc);
	g_autoptr(GArray) ranges = NULL;
	xmlNode *node;

	ppid_xml_add(surel, "perihal", "Fwd: data");
	add_text(surel, "1", "isi", "ya\n> lama\n");
	add_text(surel, "2", "laporan", "> bukan\n");
	add_text(surel, "3", "teruskan", "> lama\n");
	ppid_xml_add(surel, "lampiran", NULL);
	ppid_ranges_write(surel, marks);
	ppid_ranges_write(surel, marks); /* again is the same */
	node = ppid_xml_child(surel, "rentang");
	g_assert_true(ppid_xml_is(node, "bagian", "1"));
	g_assert_true(ppid_xml_is(node, "jenis", "kutipan"));
	g_assert_true(ppid_xml_is(node, "awal", "3"));
	g_assert_true(ppid_xml_is(node, "panjang", "7"));
	node = ppid_xml_next(node, "rentang");
	g_assert_true(ppid_xml_is(node, "bagian", "3"));
	g_assert_null(ppid_xml_next(node, "rentang"));
	g_assert_true(ppid_xml_named(node->next, "lampiran"));
	/* they cover the text, and are cut to it */
	ranges = ppid_ranges_read(surel, "1", 6);
	g_assert_cmpuint(ranges->len, ==, 2);
	g_assert_cmpuint(g_array_index(ranges, PpidSegment, 0).length, ==, 3);
	g_assert_cmpuint(g_array_index(ranges, PpidSegment, 1).length, ==, 3);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/quote/lines", test_lines);
	g_test_add_func("/quote/hostile", test_hostile);
	g_test_add_func("/quote/html", test_html);
	g_test_add_func("/quote/record", test_record);
	return g_test_run();
}
