/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields, encoded words, parameters, Message-IDs. */
#include "config.h"
#include "ppid-header.h"

#include <string.h>

/* --- encoded words --------------------------------------------------------- */

static const struct {
	const char *in, *out;
} words[] = {
	{ "Halo", "Halo" },
	{ "=?UTF-8?B?SGFsbyA=?= =?UTF-8?B?SGFsbyAy?=", "Halo Halo 2" },
	{ "=?UTF-8?B?SGFsbyA=?=\n =?UTF-8?B?SGFsbyAy?=", "Halo Halo 2" },
	{ "=?utf-8?q?a_b=3D?=", "a b=" },
	/* a character cut in two */
	{ "=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "caf\xC3\xA9" },
	{ "=?utf-8?B?Y2Fmww==?= =?utf-8?B?qQ==?=", "caf\xC3\xA9" },
	{ "=?iso-8859-1?Q?caf=E9?= =?utf-8?Q?=C3=A9?=",
	  "caf\xC3\xA9\xC3\xA9" },
	{ "Re: =?utf-8?Q?a?= b =?utf-8?Q?c?=", "Re: a b c" },
	{ "=?utf-8*id?Q?a?=", "a" },
	{ "=?utf-8?B?SGFsbw?=", "Halo" },
	{ "=?utf-8?Q?dengan spasi?=", "dengan spasi" },
	{ "=?utf-8?X?a?=", "=?utf-8?X?a?=" },
	{ "=?utf-8?Q?tak berakhir", "=?utf-8?Q?tak berakhir" },
	{ "=?utf-8?Q?a=0D=0ABcc:_x@y?=", "a  Bcc: x@y" },
	{ "satu\r\n\tdua", "satu dua" },
	/* out of shape */
	{ "=?utf-8?Q?" "?= a", "a" },
	{ "=?utf-8?Q?a=?=", "a=" },
	{ "=?utf-8?Q?a?b?=", "a?b" },
	{ "=?utf-8?B?SGFsbw=?=", "Halo" },
	{ "=?utf-8?B?SGFsbw==?==?utf-8?B?SGFsbw==?=", "HaloHalo" },
	{ "Budi=?utf-8?Q?Halo?=Budi", "BudiHaloBudi" },
	{ "=?utf-8?B?SGFs\n bw==?=", "Halo" },
	{ "=?utf-8?B?SGFs*bw==?=", "Halo" },
	{ "=?utf-8?B?!!!?=", "" },
	{ "=?utf-8?Q?satu =?utf-8?Q?dua?=", "=?utf-8?Q?satu dua" },
	{ "\"=?utf-8?Q?a?=\"", "\"a\"" },
	{ "=??Q?a?=", "=??Q?a?=" },
	{ "=?=?utf-8?Q?a?=?=", "=?a?=" },
	{ "=?utf-8?Q?caf\xC3\xA9?=", "caf\xC3\xA9" },
	{ "=?iso-8859-1?Q?caf=C3=A9?=", "caf\xC3\xA9" },
	{ "=?utf-8?q?=3D=3Fa=3Fq=3Fb=3F=3D?=", "=?a?q?b?=" },
	{ "=?utf-16?B?//5IAGkA?=", "Hi" },
	{ "=?hz-gb-2312?B?fntEYzpDfn0=?=", "\xE4\xBD\xA0\xE5\xA5\xBD" },
	{ "=?iso-2022-jp?B?GyRCJWEbKEI=?=", "\xE3\x83\xA1" },
	{ "=?utf-7?Q?+AGE-b?=", "ab" },
	/* a CR alone begins no field */
	{ "satu\rBcc: dua", "satuBcc: dua" },
	{ "=?x-unknown?Q?caf=E9?=", "caf\xC3\xA9" },
	{ "\xC3\xA9 \x01", "\xC3\xA9 \xEF\xBF\xBD" },
	{ "caf\xE9", "caf\xC3\xA9" },
};

static void
test_words(void)
{
	PpidWordContext context = { NULL, NULL, NULL };

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autofree char *out = ppid_words_decode(
			words[i].in, strlen(words[i].in), &context);

		g_assert_cmpstr(out, ==, words[i].out);
	}
}

/* Words that never end: each of a million must not look for its end. */
static void
test_open_words(void)
{
	static const char unit[] = "=?1?q? ";
	PpidWordContext context = { NULL, NULL, NULL };
	g_autoptr(GString) in = g_string_new(NULL);
	g_autofree char *out = NULL;

	for (guint i = 0; i < 1000000; i++)
		g_string_append(in, unit);
	g_test_timer_start();
	out = ppid_words_decode(in->str, in->len, &context);
	g_assert_cmpuint(strlen(out), ==, in->len - 1);
	g_assert_cmpfloat(g_test_timer_elapsed(), <, 30.0);
}

/* gmime.md 8: the body's charset helps raw octets, UTF-8 comes first. */
static void
test_raw(void)
{
	g_autoptr(PpidNotes) notes = ppid_notes_new();
	PpidWordContext context = { "gb2312", notes, "0" };
	g_autofree char *gb = ppid_words_decode("\xC4\xE3", 2, &context);
	g_autofree char *utf8 =
		ppid_words_decode("\xE4\xBD\xA0", 3, &context);

	g_assert_cmpstr(gb, ==, "\xE4\xBD\xA0");
	g_assert_cmpstr(utf8, ==, "\xE4\xBD\xA0");
	g_assert_true(ppid_notes_has(notes, "tajuk-8bit"));
}

/* --- the block ---------------------------------------------------------------- */

static const struct {
	const char *in;
	const char *subject; /* NULL: none */
	const char *body;    /* NULL: the block has no end */
	const char *note;
} blocks[] = {
	{ "Subject: a\n\nx", " a", "x", NULL },
	{ "Subject: a\r\n b\r\n\r\nx", " a\n b", "x", NULL },
	{ "\n\nSubject: a\n\nx", " a", "x", "baris-kosong-di-depan" },
	{ "   \nSubject: a\n\nx", " a", "x", "baris-kosong-di-depan" },
	{ "  Subject: a\n\nx", " a", "x", NULL },
	{ "\xEF\xBB\xBFSubject: a\n\nx", " a", "x", "bom" },
	{ "From x@y Fri Nov 20\nSubject: a\n\nx", " a", "x", NULL },
	{ "Subject : a\n\nx", " a", "x", NULL },
	{ "Subject: a\nrusak\nFrom: b\n\nx", " a\n rusak", "x",
	  "tajuk-rusak" },
	{ "Subject: a\nIsi surat.\nNama: Budi\n", " a",
	  "Isi surat.\nNama: Budi\n", "tajuk-rusak" },
	{ "Subject: \n \n--b\nContent-Type: text/plain\n\nx", " \n ",
	  "--b\nContent-Type: text/plain\n\nx", "tajuk-rusak" },
	{ "Subject: a\n: b\n\nx", " a", "x", "tajuk-rusak" },
	{ "Subject: a\nTajuk-\xEC: b\nX: y\n\nx", " a", "x", NULL },
	{ "From : a@b\nSubject: a\n\nx", " a", "x", NULL },
	{ "Bukan surel\n", NULL, "Bukan surel\n", "tajuk-rusak" },
	{ "Subject: a\rFrom: b\r\rx", " a", "x", "cr-saja" },
	{ "Subject: a", " a", NULL, NULL },
	{ "", NULL, NULL, NULL },
};

static void
test_blocks(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(blocks); i++) {
		g_autoptr(PpidNotes) notes = ppid_notes_new();
		g_autoptr(PpidHeaders) h = ppid_headers_parse(
			blocks[i].in, strlen(blocks[i].in), notes);
		const PpidHeader *s = ppid_headers_get(h, "subject", 0);
		gint64 body = ppid_headers_body(h);

		g_test_message("block %zu", i);
		g_assert_cmpstr(s != NULL ? s->value : NULL, ==,
				blocks[i].subject);
		if (blocks[i].body == NULL)
			g_assert_cmpint(body, ==, -1);
		else
			g_assert_cmpstr(blocks[i].in + body, ==,
					blocks[i].body);
		if (blocks[i].note != NULL)
			g_assert_true(ppid_notes_has(notes, blocks[i].note));
	}
}

/* "From : " is a field, "From x" the separator of an mbox. */
static void
test_front(void)
{
	static const struct {
		const char *in;
		gint64 front;
		guint from;
	} fronts[] = {
		{ "From : a@b\n\nx", 0, 1 },
		{ "From  :a@b\n\nx", 0, 1 },
		{ "From a@b Fri Nov 20\n\nx", 20, 0 },
		{ ">From a@b Fri Nov 20\nFrom: c@d\n\nx", 21, 1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(fronts); i++) {
		g_autoptr(PpidHeaders) h = ppid_headers_parse(
			fronts[i].in, strlen(fronts[i].in), NULL);

		g_assert_cmpint(ppid_headers_front(h), ==, fronts[i].front);
		g_assert_cmpuint(ppid_headers_count(h, "From"), ==,
				 fronts[i].from);
	}
}

static void
test_limits(void)
{
	g_autoptr(PpidNotes) notes = ppid_notes_new();
	g_autoptr(GString) in = g_string_new("Subject: ");
	g_autoptr(PpidHeaders) h = NULL;

	for (int i = 0; i < PPID_HEADER_FIELD_MAX; i++)
		g_string_append_c(in, 'a');
	g_string_append_c(in, '\n');
	for (int i = 0; i < PPID_HEADER_FIELDS_MAX + 5; i++)
		g_string_append(in, "X: y\n");
	g_string_append(in, "\nisi");
	h = ppid_headers_parse(in->str, in->len, notes);
	g_assert_cmpuint(ppid_headers_count(h, NULL), ==,
			 PPID_HEADER_FIELDS_MAX);
	g_assert_cmpuint(ppid_headers_get(h, "Subject", 0)->size, ==,
			 PPID_HEADER_FIELD_MAX);
	g_assert_cmpint(ppid_headers_body(h), ==, (gint64)in->len - 3);
	g_assert_true(ppid_notes_has(notes, "tajuk-terpotong"));
	g_assert_true(ppid_notes_has(notes, "batas-tajuk"));
}

static void
test_nul(void)
{
	static const char in[] = "Subject: a\0b\nX: y\n\n";
	g_autoptr(PpidHeaders) h =
		ppid_headers_parse(in, sizeof(in) - 1, NULL);

	g_assert_cmpuint(ppid_headers_get(h, "Subject", 0)->size, ==, 4);
	g_assert_nonnull(ppid_headers_get(h, "X", 0));
}

/* --- parameters ------------------------------------------------------------------ */

static const struct {
	const char *in, *out;
} params[] = {
	{ "attachment; filename=a.pdf", "a.pdf" },
	{ "attachment; filename=\"a b.pdf\"; size=3", "a b.pdf" },
	{ "attachment; filename=a b.pdf; size=3", "a b.pdf" },
	{ "attachment; FileName = \"a\\\"b\"", "a\"b" },
	{ "attachment; filename=\"Surat \\(1\\).pdf\"", "Surat (1).pdf" },
	{ "attachment; filename=\"a\\\\b.pdf\"", "a\\b.pdf" },
	{ "attachment; filename*=utf-8''caf%C3%A9.pdf", "caf\xC3\xA9.pdf" },
	{ "attachment; filename*=iso-8859-1'id'caf%E9.pdf",
	  "caf\xC3\xA9.pdf" },
	{ "attachment; filename*0=\"su\"; filename*1=\"rat.pdf\"",
	  "surat.pdf" },
	{ "attachment; filename*1*=%A9.pdf; filename*0*=utf-8''caf%C3",
	  "caf\xC3\xA9.pdf" },
	{ "attachment; filename=\"=?utf-8?B?SGFsbyA=?= =?utf-8?B?Mi5wZGY=?="
	  "\"",
	  "Halo 2.pdf" },
	{ "attachment; filename*=\"=?utf-8?Q?a=C3=A9?=\"", "a\xC3\xA9" },
	{ "attachment; filename=a.pdf; filename*=utf-8''b.pdf", "b.pdf" },
	/* out of shape */
	{ "attachment; filename*=utf-8'a%20b.pdf", "a b.pdf" },
	{ "attachment; filename*=Jum'at.pdf", "Jum'at.pdf" },
	{ "attachment; filename*=a%20b.pdf", "a b.pdf" },
	{ "attachment; filename*=utf-8''a%zz.pdf", "a%zz.pdf" },
	{ "attachment; filename*0=a; filename*2=c.pdf", "ac.pdf" },
	{ "attachment; filename*0*=\"utf-8''a\"; filename*1*=\"%20b\"", "a b" },
	{ "attachment; filename*0*=utf-8''sur%61t; filename*1=.pdf",
	  "surat.pdf" },
	{ "attachment; filename*=utf-8'id'a%00b", "a\xEF\xBF\xBD" "b" },
	{ "attachment; filename==?utf-8?Q?a_b=2Epdf?=", "a b.pdf" },
	{ "attachment; filename=\"=?utf-8?B?YQ==?=.pdf\"", "a.pdf" },
	{ "attachment; filename=\"a.pdf\";;; x", "a.pdf" },
	{ "attachment; filename=\xC3\xA9.pdf", "\xC3\xA9.pdf" },
	{ "attachment; filename=\"../../etc/passwd\"", "../../etc/passwd" },
	{ "attachment; x=\"filename=b\"; filename=a", "a" },
	{ "attachment; filename=\"tak berakhir", "tak berakhir" },
	{ "attachment; filename=", "" },
	{ "attachment; filename", NULL },
	{ "attachment", NULL },
	{ "", NULL },
};

static void
test_params(void)
{
	PpidWordContext context = { NULL, NULL, NULL };

	for (gsize i = 0; i < G_N_ELEMENTS(params); i++) {
		g_autofree char *out =
			ppid_header_param(params[i].in, strlen(params[i].in),
					  "filename", &context);

		g_assert_cmpstr(out, ==, params[i].out);
	}
}

static const struct {
	const char *in, *out;
	bool any;
} ids[] = {
	{ " <a@b>", "a@b", true },
	{ " <a@b>\n <c@d>", "a@b|c@d", true },
	{ "Pesan dari <a@\n b> tanggal", "a@b", true },
	{ " a@b ", "a@b", false },
	{ " 12223", "12223", true },
	{ " Surat Anda kemarin", "", false },
	{ "<a@b", "a@b", false },
	{ "<>", "", false },
};

static void
test_ids(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
		g_autoptr(GPtrArray) list = ppid_header_ids(
			ids[i].in, strlen(ids[i].in), 10, ids[i].any);
		g_autofree char *joined = NULL;

		g_ptr_array_add(list, NULL);
		joined = g_strjoinv("|", (char **)list->pdata);
		g_assert_cmpstr(joined, ==, ids[i].out);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/header/words", test_words);
	g_test_add_func("/header/open-words", test_open_words);
	g_test_add_func("/header/raw", test_raw);
	g_test_add_func("/header/blocks", test_blocks);
	g_test_add_func("/header/front", test_front);
	g_test_add_func("/header/limits", test_limits);
	g_test_add_func("/header/nul", test_nul);
	g_test_add_func("/header/params", test_params);
	g_test_add_func("/header/ids", test_ids);
	return g_test_run();
}
