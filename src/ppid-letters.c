/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-letters.h"

struct PpidLetters {
	const PpidLexicon *lexicon;
	GHashTable *known; /* <surel> -> PpidLetter */
};

static void
free_letter(gpointer data)
{
	ppid_letter_free(data);
}

PpidLetters *
ppid_letters_new(const PpidLexicon *lexicon)
{
	PpidLetters *letters = g_new0(PpidLetters, 1);

	letters->lexicon = lexicon;
	letters->known = g_hash_table_new_full(g_direct_hash, g_direct_equal,
					       NULL, free_letter);
	return letters;
}

void
ppid_letters_free(PpidLetters *letters)
{
	if (letters == NULL)
		return;
	g_hash_table_unref(letters->known);
	g_free(letters);
}

const PpidLetter *
ppid_letters_get(PpidLetters *letters, xmlNode *surel, xmlNode *klasifikasi)
{
	PpidLetter *letter = g_hash_table_lookup(letters->known, surel);

	if (letter == NULL) {
		letter = ppid_letter_new(surel, klasifikasi, letters->lexicon);
		g_hash_table_insert(letters->known, surel, letter);
	}
	return letter;
}
