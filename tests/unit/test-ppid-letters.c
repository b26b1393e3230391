/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-letters.h"

#include "letter.h"

/* Read once: who asks again gets the same words. */
static void
test_once(void)
{
	g_autoptr(PpidClassifier) c = letter_classifier();
	g_autoptr(PpidLetters) letters =
		ppid_letters_new(ppid_classifier_lexicon(c));
	g_autoptr(xmlDoc) one = letter_new("a@contoh.example", "x", "satu dua");
	g_autoptr(xmlDoc) two = letter_new("b@contoh.example", "x", "tiga");
	xmlNode *first = ppid_xml_child(xmlDocGetRootElement(one), "surel");
	xmlNode *second = ppid_xml_child(xmlDocGetRootElement(two), "surel");
	const PpidLetter *letter = ppid_letters_get(letters, first, NULL);

	g_assert_cmpuint(letter->own_words, ==, 2);
	g_assert_cmpuint(ppid_letters_get(letters, second, NULL)->own_words,
			 ==, 1);
	g_assert_true(ppid_letters_get(letters, first, NULL) == letter);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/letters/once", test_once);
	return g_test_run();
}
