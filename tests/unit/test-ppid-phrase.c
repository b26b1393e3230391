/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases: overlaps, whole words, thousands of them against plain search. */
#include "config.h"

#include <string.h>

#include "ppid-phrase.h"

static void
note(guint tag, guint first, guint last, gpointer data)
{
	g_string_append_printf(data, "%u:%u-%u ", tag, first, last);
}

static char *
match(const char *const *phrases, const char *text)
{
	g_autoptr(PpidPhraseSet) set = ppid_phrase_set_new();
	g_autoptr(PpidFold) fold = ppid_fold_new(text, -1);
	GString *out = g_string_new(NULL);

	for (guint i = 0; phrases[i] != NULL; i++)
		g_assert_true(ppid_phrase_set_add(set, phrases[i], i));
	ppid_phrase_set_compile(set);
	ppid_phrase_set_match(set, fold, 0, G_MAXUINT, note, out);
	return g_string_free(out, FALSE);
}

static void
check(const char *const *phrases, const char *text, const char *want)
{
	g_autofree char *got = match(phrases, text);

	g_assert_cmpstr(got, ==, want);
}

static void
test_overlap(void)
{
	const char *const p[] = { "permohonan informasi",
				  "informasi publik",
				  "permohonan informasi publik",
				  "publik", "informasi", NULL };

	check(p, "Permohonan Informasi Publik!",
	      "0:0-1 4:1-1 2:0-2 1:1-2 3:2-2 ");
	check(p, "permohonan informasi permohonan informasi publik",
	      "0:0-1 4:1-1 0:2-3 4:3-3 2:2-4 1:3-4 3:4-4 ");
}

/* A suffix of a long phrase that fails late is still found. */
static void
test_fail_links(void)
{
	const char *const p[] = { "a b c d e", "c d x", "d", "b c", NULL };

	check(p, "a b c d x", "3:1-2 2:3-3 1:2-4 ");
	check(p, "a b c d e a b", "3:1-2 2:3-3 0:0-4 ");
}

static void
test_whole_words(void)
{
	const char *const p[] = { "berat", "pagar laut", NULL };

	check(p, "keberatan, berat-nya, pagarlaut pagar-laut", "0:1-1 1:4-5 ");
	check(p, "pagar yang laut", "");
}

/* One phrase may have several meanings; the same one twice is once. */
static void
test_tags(void)
{
	g_autoptr(PpidPhraseSet) set = ppid_phrase_set_new();
	g_autoptr(PpidFold) fold = ppid_fold_new("x SERANG y Serang", -1);
	g_autoptr(GString) out = g_string_new(NULL);

	g_assert_true(ppid_phrase_set_add(set, "Serang", 7));
	g_assert_true(ppid_phrase_set_add(set, "serang", 8));
	g_assert_true(ppid_phrase_set_add(set, "serang", 7));
	g_assert_false(ppid_phrase_set_add(set, " -- ", 9));
	ppid_phrase_set_compile(set);
	ppid_phrase_set_match(set, fold, 0, G_MAXUINT, note, out);
	g_assert_cmpstr(out->str, ==, "7:1-1 8:1-1 7:3-3 8:3-3 ");
	g_string_truncate(out, 0);
	ppid_phrase_set_match(set, fold, 2, 4, note, out);
	g_assert_cmpstr(out->str, ==, "7:3-3 8:3-3 ");
}

static void
test_empty(void)
{
	g_autoptr(PpidPhraseSet) set = ppid_phrase_set_new();
	g_autoptr(PpidFold) fold = ppid_fold_new("a b", -1);
	g_autoptr(GString) out = g_string_new(NULL);

	ppid_phrase_set_compile(set);
	ppid_phrase_set_match(set, fold, 0, G_MAXUINT, note, out);
	g_assert_cmpstr(out->str, ==, "");
}

#define MANY 5000
#define TEXT_WORDS 4000
#define ALPHABET 40 /* few words, so that phrases overlap */

static void
count_match(guint tag, guint first, guint last, gpointer data)
{
	guint *counts = data;

	(void)first;
	(void)last;
	counts[tag]++;
}

static char *
random_words(GRand *rand, guint count)
{
	GString *out = g_string_new(" ");

	for (guint i = 0; i < count; i++)
		g_string_append_printf(out, "w%d ",
				       g_rand_int_range(rand, 0, ALPHABET));
	return g_string_free(out, FALSE);
}

static guint
count_plain(const char *text, const char *phrase)
{
	guint count = 0;

	for (const char *p = strstr(text, phrase); p != NULL;
	     p = strstr(p + 1, phrase))
		count++;
	return count;
}

/* 5,000 phrases of a small alphabet: the same counts as strstr() gives. */
static void
test_many(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(14);
	g_autoptr(PpidPhraseSet) set = ppid_phrase_set_new();
	g_autofree char *text = random_words(rand, TEXT_WORDS);
	g_autoptr(PpidFold) fold = ppid_fold_new(text, -1);
	g_autoptr(GPtrArray) phrases = g_ptr_array_new_with_free_func(g_free);
	guint counts[MANY] = { 0 };
	guint total = 0;

	for (guint i = 0; i < MANY; i++) {
		char *phrase = random_words(
			rand, (guint)g_rand_int_range(rand, 1, 5));

		g_ptr_array_add(phrases, phrase);
		g_assert_true(ppid_phrase_set_add(set, phrase, i));
	}
	ppid_phrase_set_compile(set);
	ppid_phrase_set_match(set, fold, 0, G_MAXUINT, count_match, counts);
	for (guint i = 0; i < MANY; i++) {
		g_assert_cmpuint(counts[i], ==,
				 count_plain(text,
					     g_ptr_array_index(phrases, i)));
		total += counts[i];
	}
	g_assert_cmpuint(total, >, MANY);
}

/* Word by word from the begin: only what stands there, and its tags. */
static void
test_walk(void)
{
	g_autoptr(PpidPhraseSet) set = ppid_phrase_set_new();
	guint32 node = 0, before;
	guint tag = 0;

	ppid_phrase_set_add(set, "a b", 1);
	ppid_phrase_set_add(set, "a b", 2);
	ppid_phrase_set_add(set, "b", 3);
	ppid_phrase_set_compile(set);
	g_assert_false(ppid_phrase_set_walk(set, &node, "c"));
	g_assert_cmpint(node, ==, 0);
	g_assert_true(ppid_phrase_set_walk(set, &node, "a"));
	g_assert_false(ppid_phrase_set_tag(set, node, 0, &tag));
	g_assert_true(ppid_phrase_set_walk(set, &node, "b"));
	g_assert_true(ppid_phrase_set_tag(set, node, 0, &tag));
	g_assert_cmpint(tag, ==, 1);
	g_assert_true(ppid_phrase_set_tag(set, node, 1, &tag));
	g_assert_cmpint(tag, ==, 2);
	/* "b" ends there too, but does not begin at the first word */
	g_assert_false(ppid_phrase_set_tag(set, node, 2, &tag));
	before = node;
	g_assert_false(ppid_phrase_set_walk(set, &node, "b"));
	g_assert_cmpint(node, ==, before);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/phrase/overlap", test_overlap);
	g_test_add_func("/phrase/fail-links", test_fail_links);
	g_test_add_func("/phrase/whole-words", test_whole_words);
	g_test_add_func("/phrase/tags", test_tags);
	g_test_add_func("/phrase/empty", test_empty);
	g_test_add_func("/phrase/walk", test_walk);
	g_test_add_func("/phrase/many", test_many);
	return g_test_run();
}
