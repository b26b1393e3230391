/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-isian.h - isian.xml: how letters and forms call what people state
 *
 * Format and meaning: ppid-isian(5).  The code knows fields and lists by
 * their codes, the table knows the words.  A loaded table is read only.
 */
#ifndef PPID_ISIAN_H
#define PPID_ISIAN_H

#include <stdbool.h>
#include <string.h>
#include <glib.h>

#include "ppid-fold.h"
#include "ppid-phrase.h"

/* Words of one phrase; longer ones are refused. */
#define PPID_ISIAN_PHRASE_MAX 8

/* What a form asks; then the lists of words.  In the order of isian.xsd. */
typedef enum {
	PPID_ISIAN_NAME,
	PPID_ISIAN_NIK,
	PPID_ISIAN_DECREE, /* nomor-sk */
	PPID_ISIAN_ADDRESS,
	PPID_ISIAN_PHONE,
	PPID_ISIAN_MAIL,
	PPID_ISIAN_JOB,
	PPID_ISIAN_PROXY, /* nama-kuasa */
	PPID_ISIAN_KIND,
	PPID_ISIAN_ITEMS, /* rincian */
	PPID_ISIAN_PURPOSE,
	PPID_ISIAN_ACCESS, /* cara-memperoleh */
	PPID_ISIAN_FORM,   /* bentuk */
	PPID_ISIAN_SENDING,
	PPID_ISIAN_OTHER, /* a label all the same: it ends a value */
	PPID_ISIAN_FIELDS,
	PPID_ISIAN_FILLER = PPID_ISIAN_FIELDS, /* pelengkap */
	PPID_ISIAN_HOLLOW,		       /* hampa */
	PPID_ISIAN_STOP,		       /* henti */
	PPID_ISIAN_CLOSING,		       /* penutup */
	PPID_ISIAN_NAMED,		       /* bernama */
	PPID_ISIAN_I,			       /* aku */
	PPID_ISIAN_LIVES,		       /* beralamat */
	PPID_ISIAN_STAYS,		       /* tinggal */
	PPID_ISIAN_WORKS,		       /* bekerja */
	PPID_ISIAN_BEHALF,		       /* mewakili */
	PPID_ISIAN_SALUTE,		       /* sapaan */
	PPID_ISIAN_TITLE,		       /* gelar */
	PPID_ISIAN_NO_NAME,		       /* bukan-nama */
	PPID_ISIAN_TRADE,		       /* profesi */
	PPID_ISIAN_PLACE,		       /* tempat */
	PPID_ISIAN_ENTITY,		       /* badan-hukum */
	PPID_ISIAN_GROUP,		       /* kelompok */
	PPID_ISIAN_OFFICE,		       /* badan-publik */
	PPID_ISIAN_ATTORNEY,		       /* kuasa */
	PPID_ISIAN_FROM,		       /* pengirim */
	PPID_ISIAN_ASKS,		       /* meminta */
	PPID_ISIAN_OPENER,		       /* pengantar */
	PPID_ISIAN_CARD,		       /* kartu */
	PPID_ISIAN_BEING,		       /* ialah */
	PPID_ISIAN_STAFF,		       /* profesi-lembaga */
	PPID_ISIAN_NO_TRADE,		       /* bukan-profesi */
	PPID_ISIAN_ALSO_NAME,		       /* nama-juga */
	PPID_ISIAN_REACH,		       /* hubungi */
	PPID_ISIAN_HERE,		       /* ini */
	PPID_ISIAN_COMMON,		       /* kata-umum */
	PPID_ISIAN_CLASSES,
} PpidIsianClass;

/* medan/@lanjut: over how many lines a value may go. */
typedef enum {
	PPID_ISIAN_ONE_LINE,
	PPID_ISIAN_INDENTED,
	PPID_ISIAN_FREE,
} PpidIsianSpan;

/* surat/@pemohon: who asks by a message of some kind. */
typedef enum {
	PPID_ISIAN_ANYBODY,
	PPID_ISIAN_A_BODY,    /* dinas: a public body asks another */
	PPID_ISIAN_COMPLETES, /* melengkapi: corrects what was stated */
	PPID_ISIAN_NOBODY,    /* tidak */
} PpidIsianAsker;

typedef struct PpidIsian PpidIsian;

/* Where the phrases of a table stand in a text. */
typedef struct {
	guint from;	 /* first word looked at */
	guint to;	 /* not included */
	guint8 *lengths; /* bits: a phrase of so many words: [word][class] */
} PpidIsianMarks;

/**
 * ppid_isian_load:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): isian.xml.
 */
PpidIsian *ppid_isian_load(const char *data_dir,
			   GError **error) G_GNUC_WARN_UNUSED_RESULT;

void ppid_isian_free(PpidIsian *isian);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidIsian, ppid_isian_free)

/** ppid_isian_code: (borrowed): "nama"; NULL if @field is no field. */
const char *ppid_isian_code(PpidIsianClass field);

/** ppid_isian_span: over how many lines a value of @field may go. */
PpidIsianSpan ppid_isian_span(const PpidIsian *isian, PpidIsianClass field);

/** ppid_isian_asker: @kind: klasifikasi/@jenis */
PpidIsianAsker ppid_isian_asker(const PpidIsian *isian, const char *kind);

/**
 * ppid_isian_mark:
 * @fold: (borrowed): words of a text
 * @from, @to: which of them, @to not included; it is cut to the end
 *
 * One pass, linear in the number of words.
 *
 * Returns: (transfer full): where phrases begin.
 */
PpidIsianMarks *ppid_isian_mark(const PpidIsian *isian, const PpidFold *fold,
				guint from, guint to);

void ppid_isian_marks_free(PpidIsianMarks *marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidIsianMarks, ppid_isian_marks_free)

/**
 * ppid_isian_at:
 * @word: any index; outside of the marks there is no phrase
 *
 * Returns: words of the longest phrase of @class that begins there, or 0.
 */
static inline guint
ppid_isian_at(const PpidIsianMarks *marks, guint word, PpidIsianClass class)
{
	guint bits;

	if (word < marks->from || word >= marks->to)
		return 0;
	bits = marks->lengths[(gsize)(word - marks->from) * PPID_ISIAN_CLASSES +
			      class];
	return bits != 0 ? g_bit_storage(bits) : 0;
}

/** ppid_isian_labels: whether a label of any field begins at @word. */
static inline bool
ppid_isian_labels(const PpidIsianMarks *marks, guint word)
{
	static const guint8 none[PPID_ISIAN_FIELDS];

	return word >= marks->from && word < marks->to &&
	       memcmp(marks->lengths +
			      (gsize)(word - marks->from) * PPID_ISIAN_CLASSES,
		      none, sizeof none) != 0;
}

/** ppid_isian_has: whether one of @count words begins there. */
static inline bool
ppid_isian_has(const PpidIsianMarks *marks, guint word, PpidIsianClass class,
	       guint count)
{
	return word >= marks->from && word < marks->to && count > 0 &&
	       (marks->lengths[(gsize)(word - marks->from) *
				       PPID_ISIAN_CLASSES +
			       class] &
		1u << (count - 1)) != 0;
}

/**
 * ppid_isian_near:
 * @words: (borrowed): folded words of what may be a label, @size bytes
 *
 * A label that lacks letters or blanks, or has one twice: "almt", "nomer
 * hp" as "nmr hp", "yang di minta".  The first letter must be right; of a
 * word of few letters all must be.
 *
 * Returns: 1 << PpidIsianClass of each field that it may be, or 0.
 */
guint ppid_isian_near(const PpidIsian *isian, const char *words, gsize size);

/**
 * ppid_isian_is_hollow:
 * @text: (borrowed): @size bytes: a value
 *
 * Returns: whether it states nothing: "-", "....", "sesuai KTP".
 */
bool ppid_isian_is_hollow(const PpidIsian *isian, const char *text, gsize size);

#endif /* PPID_ISIAN_H */
