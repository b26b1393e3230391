/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotations: each line's kind, by the marks of the real rule file. */
#include "config.h"

#include <string.h>

#include "ppid-lexicon.h"
#include "ppid-quote.h"
#include "ppid-xml.h"

/* One letter a line: o own, q quoted, f forwarded, s signature. */
static const struct {
	const char *text;
	const char *kinds;
	bool forwarded;
} cases[] = {
	{ "halo\nminta data\n", "oo", false },
	{ "setuju\n> minta data\n>> lama\ntambahan\n", "oqqo", false },
	{ "trims\n\nPada tanggal Sel, 3 Mar 2026 PPID <p@x> menulis:\n> a\n",
	  "ooqq", false },
	/* wrapped attribution */
	{ "ok\nOn Mon, 12 Oct 2026 at 10:31, PPID\n<p@x> wrote:\n> a\nlagi\n",
	  "oqqqo", false },
	/* an attribution without '>' quotes the rest */
	{ "ok\nPada Sen, 12 Okt 2026 PPID <p@x> menulis:\nisi lama\n", "oqq",
	  false },
	/* not an attribution */
	{ "Pada hari ini saya menulis surat\nminta data\n", "oo", false },
	{ "noted\n-----Original Message-----\nFrom: PPID\nHak keberatan\n",
	  "oqqq", false },
	{ "ya\n________________\nDari: PPID <p@x>\nTerkirim: Senin\n"
	  "Kepada: Budi\nSubjek: x\nNama: y\n",
	  "ooqqqqq", false },
	/* the same block in a forward is what counts */
	{ "mohon bantu\nDari: Budi <b@x>\nTanggal: Rab, 28 Okt\n"
	  "Subjek: irigasi\nmohon salinan\n",
	  "offff", true },
	{ "lihat\n---------- Pesan terusan ----------\nDari: Budi\nisi\n",
	  "offf", false },
	/* a letter has such lines too */
	{ "Kepada: PPID\nDari: Siti\nTanggal: 3 Mei\nPerihal: data\n", "oooo",
	  false },
	{ "isi\n--\nBudi\nDirektur\n", "osss", false },
	/* "--" in the middle of a long letter is no signature */
	{ "isi\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n", "ooooooooooooo",
	  false },
	{ "isi\nDikirim dari Yahoo Mail di Android\n> kutip\n", "osq", false },
	{ "", "", false },
};

static char
letter_of(PpidSegmentKind kind)
{
	return "oqfs"[kind];
}

/* Ranges cover the text without a gap; gives the kinds of its lines. */
static char *
kinds_of(const char *text, const GArray *segments)
{
	GString *out = g_string_new(NULL);
	gsize at = 0;

	for (guint i = 0; i < segments->len; i++) {
		const PpidSegment *s = &g_array_index(segments, PpidSegment, i);

		g_assert_cmpuint(s->start, ==, at);
		g_assert_cmpuint(s->length, >, 0);
		at += s->length;
		for (gsize k = s->start; k < at; k++)
			if (text[k] == '\n')
				g_string_append_c(out, letter_of(s->kind));
	}
	g_assert_cmpuint(at, ==, strlen(text));
	return g_string_free(out, FALSE);
}

static void
test_lines(gconstpointer data)
{
	const PpidLexicon *lexicon = data;

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(PpidFold) fold = ppid_fold_new(cases[i].text, -1);
		g_autoptr(GArray) segments = ppid_quote_split(
			cases[i].text, strlen(cases[i].text), fold,
			lexicon->marks, cases[i].forwarded);
		g_autofree char *got = kinds_of(cases[i].text, segments);

		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(got, ==, cases[i].kinds);
	}
}

/* A megabyte of marks is split in no time: nothing is quadratic. */
static void
test_hostile(gconstpointer data)
{
	const PpidLexicon *lexicon = data;
	static const char *const lines[] = { "\n", "--\n", "pada\n", "dari:\n",
					     "> \n", "pada menulis\n" };

	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(PpidFold) fold = NULL;
		g_autoptr(GArray) segments = NULL;
		gint64 begin = g_get_monotonic_time();

		while (text->len < 1000000)
			g_string_append(text, lines[i]);
		fold = ppid_fold_new(text->str, -1);
		segments = ppid_quote_split(text->str, text->len, fold,
					    lexicon->marks, false);
		g_assert_cmpuint(segments->len, >, 0);
		g_assert_cmpint(g_get_monotonic_time() - begin, <,
				20 * G_USEC_PER_SEC);
	}
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLexicon) lexicon = NULL;

	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	lexicon = ppid_lexicon_load(NULL, &error);
	g_assert_no_error(error);
	g_test_add_data_func("/quote/lines", lexicon, test_lines);
	g_test_add_data_func("/quote/hostile", lexicon, test_hostile);
	return g_test_run();
}
