/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-fold.h - text as words that can be compared, with the way back
 *
 * Case, accents, width, white space, quotes, dashes and invisible characters
 * do not distinguish words: "Permohonan  INFORMASI", "permohonan-informasi"
 * and "permo<ZWSP>honan informasi" fold to the same two words.  A word is a
 * run of letters and digits; everything else separates.  No stemming: in
 * Indonesian it joins what law keeps apart ("keberatan" and "berat") and
 * parts what belongs together ("menolak" and "ditolak").
 * Pure.  Linear in the size of the text.
 */
#ifndef PPID_FOLD_H
#define PPID_FOLD_H

#include <stdbool.h>
#include <glib.h>

/* Longer words are cut: no phrase has such a word. */
#define PPID_FOLD_WORD_MAX 64

typedef struct {
	guint32 start;	/* offset of its first byte in the original */
	guint32 length; /* in bytes of the original */
	guint32 word;	/* offset in PpidFold.words, ended by NUL */
	guint32 hash;	/* ppid_fold_hash() of the folded form */
	bool line;	/* first word of a line */
} PpidWord;

typedef struct {
	GArray *list;	/* PpidWord, in the order of the text */
	GString *words; /* folded words, each ended by NUL */
} PpidFold;

/**
 * ppid_fold_new:
 * @text: (borrowed): UTF-8; bytes that are not separate words
 * @size: in bytes, at most 2^31; or -1 up to the NUL
 *
 * Returns: (transfer full): its words.
 */
PpidFold *
ppid_fold_new(const char *text, gssize size);

/** ppid_fold_again: @fold, of any text before, holds the words of @text. */
void
ppid_fold_again(PpidFold *fold, const char *text, gssize size);

void
ppid_fold_free(PpidFold *fold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidFold, ppid_fold_free)

/**
 * ppid_fold_hash:
 * @word: (borrowed): a folded word of @size bytes
 *
 * Returns: a number to look it up by; not the same on every machine.
 */
guint32
ppid_fold_hash(const char *word, gsize size);

/** ppid_fold_at: word @index; 0 <= @index < fold->list->len. */
static inline const PpidWord *
ppid_fold_at(const PpidFold *fold, guint index)
{
	return &g_array_index(fold->list, PpidWord, index);
}

/** ppid_fold_word: (borrowed): the folded form of word @index. */
static inline const char *
ppid_fold_word(const PpidFold *fold, guint index)
{
	return fold->words->str + ppid_fold_at(fold, index)->word;
}

/**
 * ppid_fold_span:
 * @first, @last: indexes of words, @first <= @last
 * @start_out: (out): offset of the first byte in the original
 * @length_out: (out): bytes up to the end of the last word
 */
void
ppid_fold_span(const PpidFold *fold, guint first, guint last,
	       gsize *start_out, gsize *length_out);

/**
 * ppid_fold_text:
 *
 * Returns: (transfer full): all words with one blank between them.
 */
char *
ppid_fold_text(const char *text);

#endif /* PPID_FOLD_H */
