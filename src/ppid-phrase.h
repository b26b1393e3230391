/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-phrase.h - thousands of phrases, one pass over the text
 *
 * An Aho-Corasick automaton whose alphabet is words, not bytes: a phrase
 * matches whole words only, and the time does not depend on how many phrases
 * there are.  Phrases are folded as the text is (ppid-fold.h).
 * After ppid_phrase_set_compile() a set is read only.
 */
#ifndef PPID_PHRASE_H
#define PPID_PHRASE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-fold.h"

typedef struct PpidPhraseSet PpidPhraseSet;

/** ppid_phrase_set_new: (transfer full): an empty set. */
PpidPhraseSet *
ppid_phrase_set_new(void);

void
ppid_phrase_set_free(PpidPhraseSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidPhraseSet, ppid_phrase_set_free)

/**
 * ppid_phrase_set_add:
 * @set: (borrowed): not compiled yet
 * @phrase: text, folded here
 * @tag: what the caller knows it by; a phrase may have several, and all
 *     of them are reported
 *
 * Returns: false if @phrase has no word in it.
 */
bool
ppid_phrase_set_add(PpidPhraseSet *set, const char *phrase, guint tag);

/** ppid_phrase_set_compile: call once, after the last phrase. */
void
ppid_phrase_set_compile(PpidPhraseSet *set);

/**
 * PpidPhraseFunc:
 * @tag: of the phrase
 * @first, @last: its words in the text
 */
typedef void (*PpidPhraseFunc)(guint tag, guint first, guint last,
			       gpointer data);

/**
 * ppid_phrase_set_match:
 * @set: (borrowed): compiled
 * @fold: (borrowed): the text
 * @from, @to: the words to look at, @to not included; @to is cut to the end
 * @func: called for each match, overlapping ones too, by ascending @last,
 *     longest first
 */
void
ppid_phrase_set_match(const PpidPhraseSet *set, const PpidFold *fold,
		      guint from, guint to, PpidPhraseFunc func, gpointer data);

/**
 * ppid_phrase_set_walk:
 * @node: (inout): 0 before the first word
 * @word: the next word of a text, folded
 *
 * Returns: true if a phrase begins with all words so far; false, and @node
 *     as it was, if none does.
 */
bool
ppid_phrase_set_walk(const PpidPhraseSet *set, guint32 *node,
		     const char *word);

/**
 * ppid_phrase_set_tag:
 * @node: of ppid_phrase_set_walk()
 * @nth: from 0
 * @tag_out: (out)
 *
 * Returns: true if @nth + 1 tags or more are of the phrase that ends there.
 */
bool
ppid_phrase_set_tag(const PpidPhraseSet *set, guint32 node, guint nth,
		    guint *tag_out);

#endif /* PPID_PHRASE_H */
