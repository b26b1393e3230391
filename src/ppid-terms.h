/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-terms.h - the words of a letter as a model counts them
 *
 * Words folded as phrases are (ppid-fold.h), their stems, pairs of words, and
 * what the record shows without words.  A stem is never alone: Indonesian
 * stemming joins what law keeps apart ("keberatan", "berat") and parts
 * families ("menolak" gives olak, "ditolak" tolak), so the word as it is
 * written always stands beside it.  What has a digit is no word here, nor is
 * what stands in a quotation or a signature.
 * Pure.  Linear in the number of words.
 */
#ifndef PPID_TERMS_H
#define PPID_TERMS_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-letter.h"

/* Longer letters are cut. */
#define PPID_TERMS_WORDS_MAX 4000
/* Characters of a word. */
#define PPID_TERM_MAX 24

typedef enum {
	PPID_TERM_WORD,	 /* kata: "salinan" */
	PPID_TERM_STEM,	 /* akar: "salin" */
	PPID_TERM_PAIR,	 /* pasangan: "mohon salinan" */
	PPID_TERM_SHAPE, /* bentuk: "balasan utas" */
	PPID_TERM_N,
} PpidTermSort;

/* A term, and where it stands first. */
typedef struct {
	const char *key; /* one digit, its sort; then the text */
	guint field;	 /* index in the letter */
	guint first;	 /* words of that field's fold */
	guint last;
} PpidTerm;

typedef struct {
	GArray *list;	     /* PpidTerm, each key once, as they come */
	GHashTable *keys;    /* owns them */
} PpidTerms;

/**
 * ppid_terms_new:
 * @letter: (borrowed)
 * @without: (nullable) (element-type utf8): a set of folded words that are
 *     passed over, alone and in pairs
 *
 * Texts of attachments count where the letter is no more than their cover.
 *
 * Returns: (transfer full): its terms.
 */
PpidTerms *
ppid_terms_new(const PpidLetter *letter, GHashTable *without);

void
ppid_terms_free(PpidTerms *terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidTerms, ppid_terms_free)

static inline const PpidTerm *
ppid_terms_at(const PpidTerms *terms, guint index)
{
	return &g_array_index(terms->list, PpidTerm, index);
}

/** ppid_term_sort: of a key. */
static inline PpidTermSort
ppid_term_sort(const char *key)
{
	return (PpidTermSort)(key[0] - '0');
}

/** ppid_term_element: "kata" and so on: how model.xml calls @sort. */
const char *
ppid_term_element(PpidTermSort sort);

#endif /* PPID_TERMS_H */
