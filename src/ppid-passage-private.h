/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-passage-private.h - what the files of ppid-passage share
 */
#ifndef PPID_PASSAGE_PRIVATE_H
#define PPID_PASSAGE_PRIVATE_H

#include "ppid-passage.h"

/** ppid_passage_digit: whether word @word has a digit. */
bool ppid_passage_digit(const PpidPassage *p, guint word);

/** ppid_passage_label: a label of the fields beside a name or an address. */
bool ppid_passage_label(const PpidPassage *p, guint word);

/** ppid_passage_shape: whether word @word is of a number or the like. */
bool ppid_passage_shape(const PpidPassage *p, guint word);

/** ppid_passage_is_place: whether a word of addresses, "Jl.", is there. */
bool ppid_passage_is_place(const PpidPassage *p, guint word);

/** ppid_passage_abbreviation: whether a stop after it ends no sentence. */
bool ppid_passage_abbreviation(const PpidPassage *p, guint word);

#endif /* PPID_PASSAGE_PRIVATE_H */
