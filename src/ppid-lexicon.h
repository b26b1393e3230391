/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-lexicon.h - klasifikasi.xml: what words say about a message
 *
 * Format and meaning: ppid-klasifikasi(5).  The code knows no phrase and no
 * weight by heart; it knows zones, and how rules add up.
 * A loaded lexicon is read only.
 */
#ifndef PPID_LEXICON_H
#define PPID_LEXICON_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-marks.h"
#include "ppid-phrase.h"

/* Where a rule looks; a set of bits. */
typedef enum {
	PPID_ZONE_SUBJECT = 1 << 0,    /* perihal */
	PPID_ZONE_BODY = 1 << 1,       /* isi: own words of the sender */
	PPID_ZONE_QUOTE = 1 << 2,      /* kutipan: quoted words */
	PPID_ZONE_FORWARD = 1 << 3,    /* teruskan: a message inside */
	PPID_ZONE_REPORT = 1 << 4,     /* laporan: of a delivery report */
	PPID_ZONE_ATTACHMENT = 1 << 5, /* lampiran: names of attachments */
	PPID_ZONE_SENDER = 1 << 6,     /* pengirim: From, Sender, Reply-To */
	PPID_ZONE_RECIPIENT = 1 << 7,  /* penerima: To, Cc */
	PPID_ZONE_HEADER = 1 << 8,     /* tajuk: "NAME: VALUE" */
	PPID_ZONE_STRUCTURE = 1 << 9,  /* struktur: what the record shows */
	PPID_ZONE_SIGNATURE = 1 << 10, /* tanda-tangan: a part of isi */
	PPID_ZONE_CONTENT = 1 << 11,   /* isi-lampiran: read in them */
} PpidZone;

#define PPID_KIND_NONE G_MAXUINT

/* One value of klasifikasi/@jenis. */
typedef struct {
	char *code;	  /* "permohonan" */
	int order;	  /* of decision: lower decides first */
	double threshold; /* score from which it is a candidate */
	double bias;	  /* added when kinds of one order are compared */
	bool review;	  /* always for a human */
	bool secondary;	  /* may be a <jenis-lain> */
	double secondary_threshold; /* the score that this takes */
	char **beside;	  /* of these kinds only; NULL: of any */
	bool grounds;	  /* its grounds are looked for */
} PpidKind;

typedef struct {
	guint kind; /* index in kinds */
	double weight;
	double subject_weight; /* if it matched in the subject */
} PpidEffect;

typedef struct {
	char *id;	  /* "J-PERM-01" */
	char *source;	  /* article, section of law.md, "praktik" */
	char *ground;	  /* "35C", or NULL */
	guint zones;	  /* PpidZone bits */
	bool binding;	  /* decides without a threshold */
	bool bulk;	  /* says massal="ya" */
	bool review;	  /* says tinjau="ya" */
	GArray *effects;  /* PpidEffect; empty: a mere signal */
	GArray *needs;	  /* guint: all of these rules must hold */
	GArray *any;	  /* guint: one of these must hold, if not empty */
	GArray *excludes; /* guint: none of these may hold */
	bool composed;	  /* no words of its own: holds if the above do */
} PpidRule;

/* A word of one list, then one of another, at most @distance words on. */
typedef struct {
	guint first;
	guint second;
	guint distance;
	guint rule;
} PpidSequence;

/* An expression; tried only in a field that has one of its words, one of
 * its second words and a match of the rule @after, if they are told, and only
 * at the words that it may begin with, if these are. */
typedef struct {
	GRegex *regex;
	guint rule;
	guint after; /* a rule before it, or PPID_KIND_NONE */
	bool guarded;
	bool second;
	bool anchored; /* tried at words with a PPID_TAG_START */
	bool digits;   /* and at words that begin with a digit */
	bool slash;    /* and at numbers before a slash */
} PpidPattern;

/* Tags of words that guard patterns, of the second ones, and of those that
 * they begin with: this and the index of the pattern. */
#define PPID_TAG_PATTERN (1u << 30)
#define PPID_TAG_SECOND (1u << 29)
#define PPID_TAG_START (1u << 28)

typedef struct {
	GArray *kinds;	      /* PpidKind */
	GPtrArray *rules;     /* PpidRule */
	GArray *sequences;    /* PpidSequence */
	GArray *patterns;     /* PpidPattern */
	guint lists;	      /* how many word lists there are */
	PpidPhraseSet *phrases; /* tag < rules->len: that rule; else the list
				   tag - rules->len, or PPID_TAG_PATTERN,
				   _SECOND or _START */
	PpidMarks *marks;     /* penanda.xml; NULL: read without */
	guint fallback;	      /* kind of a message that may hold a request */
	guint unknown;	      /* kind of one that says nothing */
	guint points;	      /* rule: the text only points to attachments;
				 or PPID_KIND_NONE */
	GArray *ignored;      /* guint: an attachment with one of these rules
				 is left out */
	double content;	      /* weight of what only attachments say */
	double model;	      /* thresholds that a model adds at most */
	double review_below;  /* confidence */
	double slope;	      /* x = slope * margin - offset; */
	double offset;	      /* confidence = (1 + x / (1 + |x|)) / 2 */
	char *digest;	      /* "sha256:HEX" of the file */
} PpidLexicon;

/**
 * ppid_lexicon_load:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the rules of klasifikasi.xml.
 */
PpidLexicon *
ppid_lexicon_load(const char *data_dir,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_lexicon_read:
 * @doc: (borrowed): a document that is valid by klasifikasi.xsd
 * @error: PPID_ERROR_CONFIG: a name that is not defined before, a broken
 *     pattern, a phrase without a word
 */
PpidLexicon *
ppid_lexicon_read(xmlDoc *doc, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_lexicon_free(PpidLexicon *lexicon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidLexicon, ppid_lexicon_free)

static inline const PpidKind *
ppid_lexicon_kind(const PpidLexicon *lexicon, guint index)
{
	return &g_array_index(lexicon->kinds, PpidKind, index);
}

static inline const PpidRule *
ppid_lexicon_rule(const PpidLexicon *lexicon, guint index)
{
	return g_ptr_array_index(lexicon->rules, index);
}

/**
 * ppid_lexicon_find_kind:
 *
 * Returns: the index of the kind @code, or PPID_KIND_NONE.
 */
guint
ppid_lexicon_find_kind(const PpidLexicon *lexicon, const char *code);

/**
 * ppid_data_error:
 * @node: where in a data file
 *
 * Sets PPID_ERROR_CONFIG "FILE:LINE: TEXT". Returns: false.
 */
bool
ppid_data_error(GError **error, const xmlNode *node, const char *format,
		...) G_GNUC_PRINTF(3, 4);

#endif /* PPID_LEXICON_H */
