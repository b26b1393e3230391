/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transfer encodings, whole and octet by octet. */
#include "config.h"

#include "ppid-decode.h"

#include <string.h>
#include <time.h>

static const struct {
	PpidEncoding encoding;
	const char *in, *out, *damage;
} cases[] = {
	{ PPID_DECODE_IDENTITY, "a=3D\r\n", "a=3D\r\n", NULL },
	{ PPID_DECODE_QP, "a=3Db=\r\nc", "a=bc", NULL },
	{ PPID_DECODE_QP, "a=ZZ", "a=ZZ", NULL },
	{ PPID_DECODE_BASE64, "SGFsbw==", "Halo", NULL },
	{ PPID_DECODE_BASE64, "SGFs\r\nbw==\r\n", "Halo", NULL },
	/* bare GMime ends at the first padding */
	{ PPID_DECODE_BASE64, "SGFsbw==\nIGR1bmlh\n", "Halo dunia",
	  "base64-sambung" },
	{ PPID_DECODE_BASE64, "SGFsbw==IGR1bmlh", "Halo dunia",
	  "base64-sambung" },
	{ PPID_DECODE_BASE64, "SGE=\nbG8=\nIQ==\n", "Halo!",
	  "base64-sambung" },
	/* the footer of a mailing list is no data */
	{ PPID_DECODE_BASE64, "SGFsbw==\n-- \nmilis warga\n", "Halo",
	  "base64-sisa" },
	/* the last octet of an unfinished group is kept */
	{ PPID_DECODE_BASE64, "SGFsbw", "Halo", "base64-terpotong" },
	{ PPID_DECODE_BASE64, "SGFsb!w==", "Halo", "base64-asing" },
	{ PPID_DECODE_BASE64, "", "", NULL },
	{ PPID_DECODE_UU, "begin 644 a\r\n$2&%L;P``\r\n`\r\nend\r\n", "Halo",
	  NULL },
	{ PPID_DECODE_UU, "begin 644 a\n$2&%L;P\n", "Halo", "uu-rusak" },
	{ PPID_DECODE_UU, "bukan uu\n", "", "uu-rusak" },
	{ PPID_DECODE_UNKNOWN, "abc", "abc", "penyandian-tak-dikenal" },
};

static bool
collect(const char *bytes, gsize size, gpointer data)
{
	g_string_append_len(data, bytes, (gssize)size);
	return true;
}

static void
check(gsize i, gsize step)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(PpidDecoder) d =
		ppid_decoder_new(cases[i].encoding, collect, out);
	gsize size = strlen(cases[i].in);

	g_test_message("case %zu, step %zu", i, step);
	for (gsize k = 0; k < size; k += step)
		g_assert_true(ppid_decoder_push(d, cases[i].in + k,
						MIN(step, size - k)));
	g_assert_true(ppid_decoder_finish(d));
	g_assert_cmpstr(out->str, ==, cases[i].out);
	g_assert_cmpstr(ppid_decoder_damage(d), ==, cases[i].damage);
}

static void
test_cases(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		check(i, 1);
		check(i, 3);
		check(i, 1000);
	}
}

/* gmime.md 2: 200,000 octets with CRLF come out whole. */
static void
test_long_uu(void)
{
	g_autoptr(GString) in = g_string_new("begin 644 besar.bin\r\n");
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(PpidDecoder) d =
		ppid_decoder_new(PPID_DECODE_UU, collect, out);

	for (int i = 0; i < 200000 / 45; i++)
		g_string_append(in, "M86%A86%A86%A86%A86%A86%A86%A86%A86%A86"
				    "%A86%A86%A86%A86%A86%A\r\n");
	g_string_append(in, "`\r\nend\r\n");
	g_assert_true(ppid_decoder_push(d, in->str, in->len));
	g_assert_true(ppid_decoder_finish(d));
	g_assert_cmpuint(out->len, ==, 200000 / 45 * 45);
	g_assert_null(ppid_decoder_damage(d));
	for (gsize i = 0; i < out->len; i++)
		g_assert_cmpint(out->str[i], ==, 'a');
}

/* Nothing but padding: no octet of it may be looked at twice. */
static void
test_padding(void)
{
	g_autofree char *pad = g_strnfill(32768, '=');
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(PpidDecoder) d =
		ppid_decoder_new(PPID_DECODE_BASE64, collect, out);

	g_test_timer_start();
	g_assert_true(ppid_decoder_push(d, "YWJj", 4));
	for (int i = 0; i < 3000; i++)
		g_assert_true(ppid_decoder_push(d, pad, 32768));
	g_assert_true(ppid_decoder_finish(d));
	g_assert_cmpstr(out->str, ==, "abc");
	g_assert_cmpfloat(g_test_timer_elapsed(), <, 5.0);
}

/* Padding in front of everything, and pieces of one octet between padding:
 * what is done for each must not cost what a whole block costs. */
static void
test_pieces(void)
{
	static const char *const pieces[] = { "=", "YQ==\n" };

	for (gsize k = 0; k < G_N_ELEMENTS(pieces); k++) {
		g_autoptr(GString) in = g_string_new(NULL);
		g_autoptr(GString) out = g_string_new(NULL);
		g_autoptr(PpidDecoder) d =
			ppid_decoder_new(PPID_DECODE_BASE64, collect, out);
		double took;
		clock_t began;

		while (in->len < 24 * 1000 * 1000)
			g_string_append(in, pieces[k]);
		began = clock();
		g_assert_true(ppid_decoder_push(d, in->str, in->len));
		g_assert_true(ppid_decoder_finish(d));
		took = (double)(clock() - began) / CLOCKS_PER_SEC;
		g_test_message("%" G_GSIZE_FORMAT ": %.2f s", k, took);
		g_assert_cmpuint(out->len, ==, k == 0 ? 0 : in->len / 5);
#ifndef PPID_SANITIZED
		g_assert_cmpfloat(took, <, 2.5);
#endif
	}
}

static void
test_names(void)
{
	g_assert_cmpint(ppid_decode_name(" Base64\r\n"), ==,
			PPID_DECODE_BASE64);
	g_assert_cmpint(ppid_decode_name("(a (b)) base64 junk"), ==,
			PPID_DECODE_BASE64);
	g_assert_cmpint(ppid_decode_name("quoted-printable;"), ==,
			PPID_DECODE_QP);
	g_assert_cmpint(ppid_decode_name(""), ==, PPID_DECODE_IDENTITY);
	g_assert_cmpint(ppid_decode_name(NULL), ==, PPID_DECODE_IDENTITY);
	g_assert_cmpint(ppid_decode_name("rot13"), ==, PPID_DECODE_UNKNOWN);
	g_assert_cmpint(ppid_decode_name("x-uuencode"), ==, PPID_DECODE_UU);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/decode/cases", test_cases);
	g_test_add_func("/decode/long-uuencode", test_long_uu);
	g_test_add_func("/decode/padding", test_padding);
	g_test_add_func("/decode/pieces", test_pieces);
	g_test_add_func("/decode/names", test_names);
	return g_test_run();
}
