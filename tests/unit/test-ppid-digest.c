/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-digest.h"

#include <string.h>

/* FIPS 180-4, the examples of its appendix B and the empty message. */
static const struct {
	const char *text;
	const char *hex;
} known[] = {
	{ "",
	  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "abc",
	  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

static void
test_known(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
		g_autofree char *hex =
			ppid_digest_of(known[i].text, strlen(known[i].text));

		g_assert_cmpstr(hex, ==, known[i].hex);
	}
}

static void
test_pieces(void)
{
	g_autoptr(PpidDigest) digest = ppid_digest_new();
	GString *text = g_string_new(NULL);

	/* pieces of every size about the 64 octets of a block */
	for (guint size = 0; size < 200; size++) {
		g_autofree char *piece = g_strnfill(size, (char)(size + 1));

		ppid_digest_add(digest, piece, size);
		g_string_append_len(text, piece, size);
	}
	ppid_digest_add(digest, NULL, 0);
	{
		g_autofree char *want = g_compute_checksum_for_data(
			G_CHECKSUM_SHA256, (const guchar *)text->str,
			text->len);

		g_assert_cmpstr(ppid_digest_hex(digest), ==, want);
	}
	g_string_free(text, TRUE);
}

static void
test_again(void)
{
	g_autoptr(PpidDigest) digest = ppid_digest_new();
	guint8 raw[PPID_DIGEST_SIZE];

	ppid_digest_add(digest, "a", 1);
	g_assert_cmpstr(ppid_digest_hex(digest), !=, known[1].hex);
	ppid_digest_add(digest, "bc", 2);
	g_assert_cmpstr(ppid_digest_hex(digest), ==, known[1].hex);
	g_assert_cmpstr(ppid_digest_hex(digest), ==, known[1].hex);
	ppid_digest_reset(digest);
	ppid_digest_raw(digest, raw);
	g_assert_cmphex(raw[0], ==, 0xe3);
	g_assert_cmphex(raw[PPID_DIGEST_SIZE - 1], ==, 0x55);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest/known", test_known);
	g_test_add_func("/digest/pieces", test_pieces);
	g_test_add_func("/digest/again", test_again);
	return g_test_run();
}
