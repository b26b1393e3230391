/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: what folds together, and the way back into the text. */
#include "config.h"

#include <string.h>

#include "ppid-fold.h"

static const struct {
	const char *text;
	const char *words;
} folds[] = {
	{ "", "" },
	{ " \t\r\n.,;", "" },
	{ "Permohonan  INFORMASI\nPublik", "permohonan informasi publik" },
	{ "permohonan-informasi_publik", "permohonan informasi publik" },
	{ "caf\xc3\xa9 wa\xc3\xa9 \xc3\x89" "ta", "cafe wae eta" },
	/* composed and decomposed, full width, styled */
	{ "e\xcc\x81 \xef\xbc\xb0\xef\xbc\xb0\xef\xbc\xa9\xef\xbc\xa4", "e ppid" },
	{ "\xf0\x9d\x90\x8f\xf0\x9d\x90\x8f", "pp" },
	/* zero width, soft hyphen and BOM vanish; no-break space separates */
	{ "\xef\xbb\xbfS\xe2\x80\x8bLOT in\xc2\xad" "formasi a\xc2\xa0" "b",
	  "slot informasi a b" },
	/* typographic quotes and dashes separate */
	{ "\xe2\x80\x9c" "data\xe2\x80\x9d\xe2\x80\x94" "2026", "data 2026" },
	{ "assalamu'alaikum UU No.14/2008", "assalamu alaikum uu no 14 2008" },
	/* bytes that are not UTF-8 separate, and do not stop anything */
	{ "a\xff\xfe" "b \xe2\x82", "a b" },
};

static void
test_fold(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(folds); i++) {
		g_autofree char *got = ppid_fold_text(folds[i].text);

		g_assert_cmpstr(got, ==, folds[i].words);
	}
}

/* Every word, looked up by its offsets, folds to itself. */
static void
test_offsets(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(folds); i++) {
		g_autoptr(PpidFold) fold = ppid_fold_new(folds[i].text, -1);

		for (guint k = 0; k < fold->list->len; k++) {
			const PpidWord *w = ppid_fold_at(fold, k);
			g_autofree char *cut = g_strndup(
				folds[i].text + w->start, w->length);
			g_autofree char *again = ppid_fold_text(cut);

			g_assert_cmpstr(again, ==, ppid_fold_word(fold, k));
		}
	}
}

static void
test_span(void)
{
	const char *text = "  Mohon (salinan)  RKAS.";
	g_autoptr(PpidFold) fold = ppid_fold_new(text, -1);
	gsize start, length;

	g_assert_cmpuint(fold->list->len, ==, 3);
	ppid_fold_span(fold, 0, 2, &start, &length);
	g_assert_cmpuint(start, ==, 2);
	g_assert_cmpuint(length, ==, strlen("Mohon (salinan)  RKAS"));
	ppid_fold_span(fold, 1, 1, &start, &length);
	g_assert_cmpmem(text + start, length, "salinan", 7);
}

static void
test_lines(void)
{
	g_autoptr(PpidFold) fold = ppid_fold_new("a b\n\n c\r\nd e", -1);
	const bool want[] = { true, false, true, true, false };

	g_assert_cmpuint(fold->list->len, ==, G_N_ELEMENTS(want));
	for (guint i = 0; i < G_N_ELEMENTS(want); i++)
		g_assert_true(ppid_fold_at(fold, i)->line == want[i]);
}

static void
test_long_word(void)
{
	g_autofree char *text = g_strnfill(1000000, 'A');
	g_autoptr(PpidFold) fold = ppid_fold_new(text, -1);

	g_assert_cmpuint(fold->list->len, ==, 1);
	g_assert_cmpuint(strlen(ppid_fold_word(fold, 0)), ==,
			 PPID_FOLD_WORD_MAX);
	g_assert_cmpuint(ppid_fold_at(fold, 0)->length, ==, 1000000);
}

static void
test_hash(void)
{
	static const char text[] =
		"Permohonan info K\xc3\xa9 a ab abcdefgh abcdefghi abcdefghj";
	g_autoptr(PpidFold) fold = ppid_fold_new(text, -1);
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < fold->list->len; i++) {
		const char *word = ppid_fold_word(fold, i);
		guint32 hash = ppid_fold_hash(word, strlen(word));

		g_assert_cmphex(hash, ==, ppid_fold_at(fold, i)->hash);
		g_assert_true(g_hash_table_add(seen, GUINT_TO_POINTER(hash)));
	}
	g_assert_cmpuint(fold->list->len, ==, 8);
}

/* Texts of all lengths and one character that becomes eighteen. */
static void
test_again(void)
{
	g_autoptr(PpidFold) again = ppid_fold_new("", 0);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < 300; i++) {
		g_autoptr(PpidFold) fold = NULL;

		g_string_append(text, i % 7 == 3 ? "\xef\xb7\xba" : "Ab ");
		fold = ppid_fold_new(text->str, -1);
		ppid_fold_again(again, text->str, -1);
		g_assert_cmpmem(fold->words->str, fold->words->len,
				again->words->str, again->words->len);
		g_assert_cmpuint(fold->list->len, ==, again->list->len);
		ppid_fold_again(again, "x", 1);
		g_assert_cmpuint(again->list->len, ==, 1);
		g_assert_cmpstr(ppid_fold_word(again, 0), ==, "x");
	}
	g_string_free(text, TRUE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/fold/words", test_fold);
	g_test_add_func("/fold/offsets", test_offsets);
	g_test_add_func("/fold/span", test_span);
	g_test_add_func("/fold/lines", test_lines);
	g_test_add_func("/fold/long-word", test_long_word);
	g_test_add_func("/fold/hash", test_hash);
	g_test_add_func("/fold/again", test_again);
	return g_test_run();
}
