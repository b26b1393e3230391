/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-cue.h - where the phrases of isian.xml stand in a text
 *
 * The words by which people ask, say what for, and how they want the answer
 * are data: isian.xml, ppid-isian(5).  One pass marks them all; after
 * that "does a phrase of this list begin at this word" costs nothing.
 */
#ifndef PPID_CUE_H
#define PPID_CUE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-fold.h"

/* The lists: daftar/@kode is "minta-" and the name below. */
typedef enum {
	PPID_CUE_ASK,	       /* kata: "mohon", "nyuhunkeun" */
	PPID_CUE_FILL,	       /* isi: words between asking and what */
	PPID_CUE_NOT,	       /* bukan: asked, but no information */
	PPID_CUE_GIVE,	       /* beri: "memberikan": what follows is asked */
	PPID_CUE_REASON,       /* alasan: a label of reasons */
	PPID_CUE_ALONG,	       /* beserta: "and" before another record */
	PPID_CUE_WHICH,	       /* tanya: "berapa" */
	PPID_CUE_NOUN,	       /* benda: what a record can be */
	PPID_CUE_HEAVY,       /* naskah: begins a record of its own */
	PPID_CUE_THEN,	       /* lalu: "and" before another clause */
	PPID_CUE_GENERIC,     /* umum: says nothing alone: "dokumen" */
	PPID_CUE_AND,	       /* dan: may stand between two items */
	PPID_CUE_WHEN,	       /* batas: ends what an item says of itself */
	PPID_CUE_HALT,	       /* akhir: the item is over */
	PPID_CUE_IF,	       /* bila: "jika ada" before a record */
	PPID_CUE_SELF,	       /* diri: "saya", "kami" */
	PPID_CUE_PURPOSE,     /* tujuan: the purpose follows, surely */
	PPID_CUE_SAID,	       /* tujuan-isi: its last word belongs to it */
	PPID_CUE_AIM_LABEL,   /* tujuan-label: it follows after a colon */
	PPID_CUE_FOR,	       /* untuk: the purpose may follow */
	PPID_CUE_SO,	       /* supaya: so does a clause of purpose */
	PPID_CUE_NO_SO,	       /* bukan-supaya: what is asked instead */
	PPID_CUE_DOING,       /* sedang: the purpose as an occupation */
	PPID_CUE_LINK,	       /* ialah: between "tujuan" and the purpose */
	PPID_CUE_AIM,	       /* guna: what is a purpose: "skripsi" */
	PPID_CUE_NO_AIM,      /* bukan-guna: what is none: "tahun" */
	PPID_CUE_LETTER,      /* surat: "surat ini": why it was written */
	PPID_CUE_COSTLY,      /* berguna: "dana": says what it is for */
	PPID_CUE_WHY,	       /* sebab: a reason, the weakest purpose */
	PPID_CUE_SHORT,       /* singkatan: a stop does not end it */
	PPID_CUE_NEVER,       /* tidak: the next words are not wanted */
	PPID_CUE_CARD,	       /* kartu: papers of the requester */
	PPID_CUE_ATTACHED,    /* terlampir: what the letter brings along */
	PPID_CUE_SEND,	       /* kirim: before an address of e-mail */
	PPID_CUE_SEE,	       /* melihat */
	PPID_CUE_COPY,	       /* salinan */
	PPID_CUE_SOFT,	       /* softcopy */
	PPID_CUE_HARD,	       /* hardcopy */
	PPID_CUE_FETCH,       /* langsung */
	PPID_CUE_COURIER,     /* kurir */
	PPID_CUE_POST,	       /* pos */
	PPID_CUE_FAX,	       /* faksimili */
	PPID_CUE_MAIL,	       /* surel */
	PPID_CUE_BARE_SEE,    /* melihat-pilihan: only where it is chosen */
	PPID_CUE_BARE_SOFT,   /* softcopy-pilihan */
	PPID_CUE_BARE_HARD,   /* hardcopy-pilihan */
	PPID_CUE_BARE_FETCH,  /* langsung-pilihan */
	PPID_CUE_BARE_POST,   /* pos-pilihan */
	PPID_CUE_BARE_FAX,    /* faksimili-pilihan */
	PPID_CUE_BARE_MAIL,   /* surel-pilihan */
	PPID_CUE_CHOICE,      /* pilihan: both, to be struck out */
	PPID_CUE_WANT,	       /* ingin: "mau", before a word of the next list */
	PPID_CUE_GET,	       /* peroleh: "melihat", "punya": then it asks */
	PPID_CUE_NEED,	       /* perlu: "dibutuhkan", before "bagi" */
	PPID_CUE_OF,	       /* bagi: after "dibutuhkan": the purpose follows */
	PPID_CUE_ABOUT,       /* kaitan: "sehubungan dengan" a purpose */
	PPID_CUES,
} PpidCue;

typedef struct PpidCueTable PpidCueTable;

/**
 * ppid_cue_table_load:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the lists of isian.xml.
 */
PpidCueTable *
ppid_cue_table_load(const char *data_dir,
		     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_cue_table_free(PpidCueTable *lists);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidCueTable, ppid_cue_table_free)

/* Of one text.  spans[list][i]: how many words the longest phrase of that
 * list has that begins at word from + i; 0: none does. */
typedef struct {
	const PpidFold *fold;
	guint from;
	guint to; /* not included */
	guint8 *spans[PPID_CUES];
} PpidCues;

/**
 * ppid_cues_new:
 * @lists, @fold: (borrowed): @fold must outlive the marks
 * @from, @to: the words to look at; @to is cut to the end
 *
 * Linear in the number of words.
 */
PpidCues *
ppid_cues_new(const PpidCueTable *lists, const PpidFold *fold, guint from,
	       guint to);

void
ppid_cues_free(PpidCues *cues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidCues, ppid_cues_free)

/** ppid_cues_at: words of the phrase of @list at word @i; 0 outside. */
static inline guint
ppid_cues_at(const PpidCues *cues, PpidCue list, guint i)
{
	return i >= cues->from && i < cues->to ?
		       cues->spans[list][i - cues->from] :
		       0;
}

/**
 * ppid_cues_within:
 *
 * Returns: true if a phrase of @list begins in [@from, @to).
 */
bool
ppid_cues_within(const PpidCues *cues, PpidCue list, guint from, guint to);

#endif /* PPID_CUE_H */
