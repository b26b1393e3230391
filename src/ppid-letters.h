/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-letters.h - the letters of one record, each read once for all readers
 */
#ifndef PPID_LETTERS_H
#define PPID_LETTERS_H

#include "ppid-letter.h"

typedef struct PpidLetters PpidLetters;

/**
 * ppid_letters_new:
 * @lexicon: (borrowed): outlives it
 *
 * Returns: (transfer full): no letter yet.
 */
PpidLetters *
ppid_letters_new(const PpidLexicon *lexicon);

void
ppid_letters_free(PpidLetters *letters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidLetters, ppid_letters_free)

/**
 * ppid_letters_get:
 * @surel: (borrowed): one of the record; stays as long as @letters
 * @klasifikasi: (borrowed) (nullable): its own, as ppid_letter_new(); what a
 *     letter has of it, its <rujukan>, is read at the first call
 *
 * Returns: (borrowed): the same letter at each call.
 */
const PpidLetter *
ppid_letters_get(PpidLetters *letters, xmlNode *surel, xmlNode *klasifikasi);

#endif /* PPID_LETTERS_H */
