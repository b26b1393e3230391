/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-lack-table.h - kelengkapan.xml: what a request must have
 *
 * Format and meaning: ppid-kelengkapan(5).  Source of the rows: law.md 2
 * (identities), 7.1 (fields).  A loaded table is read only.
 */
#ifndef PPID_LACK_TABLE_H
#define PPID_LACK_TABLE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-phrase.h"

#define PPID_PAPER_NONE G_MAXUINT
/* <ciri> of one <dokumen>; more are refused. */
#define PPID_PAPER_MARKS 32

/* Who asks: bits. */
typedef enum {
	PPID_ASKS_PERSON = 1 << 0,  /* perorangan */
	PPID_ASKS_ENTITY = 1 << 1,  /* badan-hukum */
	PPID_ASKS_GROUP = 1 << 2,   /* kelompok */
	PPID_ASKS_PROXY = 1 << 3,   /* kuasa */
	PPID_ASKS_FOREIGN = 1 << 4, /* asing */
} PpidAsks;

/* A <dokumen>. */
typedef struct {
	char *code;	 /* "ktp" */
	guint marks;	 /* so many different <ciri> are enough; 0: none are */
	guint strong;	 /* so many of them must be of kuat="ya" */
	guint32 strongs; /* bits: which these are */
	bool foreign;	 /* asing="ya" */
	bool indonesian; /* asing="tidak" */
} PpidPaper;

typedef enum {
	PPID_PAPER_FILE,  /* <berkas>: words of the name of a file */
	PPID_PAPER_TITLE, /* <judul>: a line that begins so */
	PPID_PAPER_MARK,  /* <ciri>: one of the words of such a paper */
	PPID_PAPER_NOT,	  /* <bukan>: it is another one */
} PpidPaperSort;

/* What a phrase of the sets says: their tags are indexes of these. */
typedef struct {
	guint paper;
	PpidPaperSort sort;
	guint nth; /* of a <ciri>: its number in the paper, from 0 */
} PpidPaperTag;

/* What a <syarat> and a <catatan> have in common. */
typedef struct {
	char *id;
	char *code;
	char *basis;
	char *mark;	/* V, VS, M, D */
	char *sentence; /* for staff */
	char *from;	/* "2021-06-30" */
	char *to;	/* or NULL */
	guint askers;	/* PpidAsks bits */
} PpidLackHead;

/* A paper that meets a requirement. */
typedef struct {
	guint paper;
	guint32 filled; /* bit: a <ciri> that must have a value; 0: none */
} PpidNeedPaper;

typedef struct {
	PpidLackHead head;
	GPtrArray *fields; /* char *: children of <pemohon>, <permintaan> */
	GArray *papers;	   /* PpidNeedPaper */
	bool sender;	   /* the address of the sender is enough */
	guint words;	   /* so many words are enough; 0: none are */
	guint digits;	   /* a number of so many digits is; 0: none is */
	bool assumed;	   /* sifat="anggapan": no lack */
	bool picture;	   /* may stand in a picture */
	char *sought;	   /* "nik, lampiran ktp": for kurang/@dicari */
} PpidNeed;

typedef enum {
	PPID_NOTE_ALWAYS,
	PPID_NOTE_LACK,
	PPID_NOTE_MET,
} PpidNoteWhen;

typedef struct {
	PpidLackHead head;
	PpidNoteWhen when;
	char *about;   /* code of needs, or NULL: any */
	guint with;    /* a paper, or PPID_PAPER_NONE */
	guint without; /* the same */
} PpidLackNote;

typedef struct {
	GPtrArray *papers;	/* PpidPaper */
	GArray *tags;		/* PpidPaperTag */
	PpidPhraseSet *names;	/* of files; tags of @tags */
	PpidPhraseSet *texts;	/* of what is read in them */
	PpidPhraseSet *foreign; /* what a foreigner says */
	GHashTable *letters;	/* jenis -> 1: read; 2: examined as well */
	GPtrArray *ignored;	/* char *: media types; "audio/" all of it */
	char *unread;		/* sentence for staff */
	GPtrArray *needs;	/* PpidNeed */
	GPtrArray *notes;	/* PpidLackNote */
	char *digest;		/* "sha256:HEX" of the file */
} PpidLackTable;

/**
 * ppid_lack_table_load:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): kelengkapan.xml.
 */
PpidLackTable *
ppid_lack_table_load(const char *data_dir,
		     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_lack_table_free(PpidLackTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidLackTable, ppid_lack_table_free)

/** ppid_lack_table_asker: @kind: pemohon/@jenis; another one is a person. */
PpidAsks
ppid_lack_table_asker(const char *kind);

/** ppid_lack_table_paper: (borrowed): paper @index. */
static inline const PpidPaper *
ppid_lack_table_paper(const PpidLackTable *table, guint index)
{
	return g_ptr_array_index(table->papers, index);
}

#endif /* PPID_LACK_TABLE_H */
