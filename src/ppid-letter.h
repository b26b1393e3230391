/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-letter.h - a <surel> as fields of words, each with its zone
 *
 * The one place that knows where in a record the words stand: subject, own
 * text, quotations, forwarded messages, delivery reports, names and texts of
 * attachments, addresses, headers; and, as words of the zone "struktur",
 * what the record shows without words: "balasan", "lampiran dokumen",
 * "bagian multipart report", "jalur balik kosong" (ppid-klasifikasi(5)).
 */
#ifndef PPID_LETTER_H
#define PPID_LETTER_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-fold.h"
#include "ppid-lexicon.h"

typedef struct {
	guint zone;	      /* one PpidZone bit */
	const char *part;     /* bukti/@bagian: "1.1", "perihal", "dari" */
	const char *text;     /* the whole text that @fold is of */
	const PpidFold *fold;
	gsize start;	      /* this field's bytes in @text */
	gsize length;
	guint from;	      /* its words in @fold */
	guint to;
} PpidField;

typedef struct {
	GArray *fields;	   /* PpidField, in the order of the record */
	GPtrArray *texts;  /* owns what the fields point to */
	guint own_words;   /* of body and forwarded messages */
	guint contents;	   /* words that were read in attachments */
	bool brief;	   /* own words that say no more than "attached" */
	bool cover;	   /* brief, or a few words that point to a paper */
	guint items;	   /* lines that begin as items of a list do */
	guint attachments; /* that may hold a letter: not inline pictures */
	bool damaged;	   /* a text was cut, or the record has <cacat> */
} PpidLetter;

/**
 * ppid_letter_new:
 * @surel: (borrowed): a <surel>; must outlive the letter
 * @klasifikasi: (nullable) (borrowed): of this mail, for its <rujukan>
 * @lexicon: (borrowed): for the marks of quotations
 *
 * Returns: (transfer full): its fields.
 */
PpidLetter *
ppid_letter_new(xmlNode *surel, xmlNode *klasifikasi,
		const PpidLexicon *lexicon);

void
ppid_letter_free(PpidLetter *letter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidLetter, ppid_letter_free)

static inline const PpidField *
ppid_letter_field(const PpidLetter *letter, guint index)
{
	return &g_array_index(letter->fields, PpidField, index);
}

/**
 * ppid_field_dup:
 * @first, @last: words of @field
 *
 * Returns: (transfer full): the original text of these words.
 */
char *
ppid_field_dup(const PpidField *field, guint first, guint last);

#endif /* PPID_LETTER_H */
