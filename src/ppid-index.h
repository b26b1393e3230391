/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-index.h - what is in the case folders, to be found quickly
 *
 * SQLite, HOME/state/indeks.db.  The case files are the truth: the index is
 * derived from them and can be made again (ppid_index_rebuild()).  It also
 * gives out the numbers: each keyed by the SHA-256 of the message that it is
 * for, so that asking again gives the same one; gap-free, because a number
 * is the last one plus one, taken under the right to write, and one that did
 * not get into a case file is free again.
 *
 * A case is "complete" when its folder and its rows agree; while ppid-file
 * works on it, it is not, and the next run finishes it.
 */
#ifndef PPID_INDEX_H
#define PPID_INDEX_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-home.h"
#include "ppid-xml.h"

#define PPID_INDEX_FILE PPID_HOME_STATE "/indeks.db"

/* Sequences of register numbers: nomor/@jenis. */
#define PPID_INDEX_REQUEST "pendaftaran"
#define PPID_INDEX_OBJECTION "keberatan"

typedef struct PpidIndex PpidIndex;

/* --- opening -------------------------------------------------------------- */

/**
 * ppid_index_open:
 * @home: (borrowed): the caller holds its lock "berkas"
 * @error: PPID_ERROR_TEMP, PPID_ERROR_SOFTWARE if the file is damaged: see
 *     ppid-db.h
 *
 * To write.  An index that is absent or was not made to the end is made
 * from the case files.
 *
 * Returns: (transfer full): the index.
 */
PpidIndex *
ppid_index_open(const PpidHome *home,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_open_read:
 * @home: (borrowed)
 * @error: as above
 *
 * To read, as it is at this moment: what other processes write later is not
 * seen, so a filter gives the same answers whatever runs beside it.  Where
 * there is no index yet, one is made from the case files in memory.
 */
PpidIndex *
ppid_index_open_read(const PpidHome *home,
		     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_index_free(PpidIndex *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidIndex, ppid_index_free)

/* --- reading: messages ---------------------------------------------------- */

typedef struct {
	char *case_id;	  /* "PPID-2026-0012" */
	char *surel;	  /* "surel-1"; of a duplicate: that of the event
			     <peristiwa> by which it is noted */
	char *sha256;	  /* of the raw octets */
	char *message_id; /* without <>; NULL if it has none, and for duplicates */
	char *content;	  /* ppid_identity_digest(); NULL for duplicates */
	char *spool;	  /* base name in the spool; NULL if unknown */
	bool outgoing;	  /* surel/@arah="keluar" */
	bool duplicate;	  /* a <peristiwa jenis="duplikat"> */
} PpidIndexMessage;

void
ppid_index_message_free(PpidIndexMessage *message);

typedef enum {
	PPID_INDEX_SHA256,     /* 64 hex digits of the octets */
	PPID_INDEX_MESSAGE_ID, /* with or without <> */
	PPID_INDEX_CONTENT,    /* ppid_identity_digest() */
	PPID_INDEX_SPOOL,      /* base name in the spool */
} PpidIndexKey;

/**
 * ppid_index_messages:
 * @key: what to search by
 * @value: exact value
 * @limit: at most so many, > 0
 *
 * Returns: (transfer full) (element-type PpidIndexMessage): what was found,
 *     oldest case first, in the order of the case; empty if none; NULL on
 *     error.
 */
GPtrArray *
ppid_index_messages(PpidIndex *index, PpidIndexKey key, const char *value,
		    guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- reading: cases ------------------------------------------------------- */

typedef struct {
	char *id;
	int year;      /* of the id */
	gint64 number; /* of the id */
	char *body;    /* berkas/@badan-publik, "" if it has none */
	char *key;     /* SHA-256 of its first message */
	gint64 revision;
	char *digest;	/* SHA-256 of its berkas.xml */
	char *kind;	/* klasifikasi/@jenis of the first, or NULL */
	char *received; /* surel/waktu/@diterima of the first, or NULL */
	bool complete;
} PpidIndexCase;

void
ppid_index_case_free(PpidIndexCase *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidIndexCase, ppid_index_case_free)

/**
 * ppid_index_case:
 * @id: case id
 * @case_out: (out) (transfer full): NULL if there is no such case
 */
bool
ppid_index_case(PpidIndex *index, const char *id, PpidIndexCase **case_out,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef bool (*PpidIndexCaseFunc)(const PpidIndexCase *item, gpointer data,
				  GError **error);

/**
 * ppid_index_each_case:
 * @func: called for each case, by year and number; false ends it
 */
bool
ppid_index_each_case(PpidIndex *index, PpidIndexCaseFunc func, gpointer data,
		     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_find_number:
 * @text: a case id, nomor pendaftaran or keberatan as cited; white space
 *     and the case of letters do not matter, zeros do: see
 *     ppid_number_find()
 * @id_out: (out) (transfer full): the case; NULL if there is none
 */
bool
ppid_index_find_number(PpidIndex *index, const char *text, char **id_out,
		       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_knows_address:
 * @id: case id
 * @address: as it stands in the message
 * @known_out: (out): true if the case has it as sender or reply address of
 *     an incoming message, as recipient of an outgoing one, or as
 *     pemohon/surel
 */
bool
ppid_index_knows_address(PpidIndex *index, const char *id,
			 const char *address, bool *known_out,
			 GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum {
	PPID_INDEX_OPENER_SENDER,  /* ppid_identity_sender() */
	PPID_INDEX_OPENER_SUBJECT, /* ppid_identity_perihal() */
} PpidIndexOpener;

/**
 * ppid_index_opened:
 * @key: what to search by
 * @value: exact value, of the message that opened a case
 * @id_out: (out) (transfer full): the latest case that such a message
 *     opened; NULL if there is none
 */
bool
ppid_index_opened(PpidIndex *index, PpidIndexOpener key, const char *value,
		  char **id_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_cases_by_commission:
 * @number: register number of a Komisi Informasi, as cited
 * @limit: at most so many
 *
 * A case carries a register number if one of its <rujukan
 * oleh="register-ki"> names it in @berkas.
 *
 * Returns: (transfer full) (element-type utf8): ids, oldest first; NULL on
 *     error.
 */
GPtrArray *
ppid_index_cases_by_commission(PpidIndex *index, const char *number,
			       guint limit,
			       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A case that was in the register before. */
typedef struct {
	char *id;
	char *date; /* of its entry, "2026-11-20" */
	gint64 year, number; /* its place in the register */
	bool same_asker;   /* an address or a NIK is the same */
	bool same_content; /* the same is asked */
} PpidIndexEarlier;

typedef struct {
	char *date;	    /* of its own entry */
	GPtrArray *earlier; /* PpidIndexEarlier *, latest first */
	bool more;	    /* there are more than those, still earlier */
} PpidIndexRepeats;

void
ppid_index_repeats_free(PpidIndexRepeats *repeats);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidIndexRepeats, ppid_index_repeats_free)

/**
 * ppid_index_repeats:
 * @id: case id
 * @sequence: the register that it is in: PPID_INDEX_REQUEST or
 *     PPID_INDEX_OBJECTION
 * @among: the register to look in, the same or the other one
 * @repeats_out: (out) (transfer full): NULL if the case is not in @sequence,
 *     or nothing is known of who asks and for what
 *
 * The entries of the same body before its own: in the same register those
 * with a lower number, in the other one those of no later date.  Of a case
 * with several entries in a register the first one counts.  Keys are those
 * of ppid_repeat_keys(); of each at most the latest 300 are looked at.
 */
bool
ppid_index_repeats(PpidIndex *index, const char *id, const char *sequence,
		   const char *among, PpidIndexRepeats **repeats_out,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- writing: only ppid-file ---------------------------------------------- */

/**
 * ppid_index_begin:
 *
 * Begins a transaction with the right to write.
 */
bool
ppid_index_begin(PpidIndex *index, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_index_commit: on return true it is on stable storage. */
bool
ppid_index_commit(PpidIndex *index, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_index_rollback: nothing if there is no transaction. */
void
ppid_index_rollback(PpidIndex *index);

/**
 * ppid_index_take_case:
 * @key: SHA-256 of the first message
 * @year: year of its receipt in the zone of the body
 * @id_out: (out) (transfer full): the id for @key, the one it had before if
 *     it had one; not complete if it is new
 *
 * In a transaction.
 */
bool
ppid_index_take_case(PpidIndex *index, const char *key, int year,
		     char **id_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_take_register:
 * @body: berkas/@badan-publik
 * @sequence: PPID_INDEX_REQUEST or PPID_INDEX_OBJECTION
 * @year: as above
 * @key: SHA-256 of the message
 * @id: its case
 * @number_out: (out): the number for @key, > 0
 *
 * In a transaction, as late as can be.
 */
bool
ppid_index_take_register(PpidIndex *index, const char *body,
			 const char *sequence, int year, const char *key,
			 const char *id, gint64 *number_out,
			 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_release:
 * @id: a case without a folder
 *
 * Its numbers were seen by nobody: they are free again.  A case that had a
 * folder keeps its id.  In a transaction.
 */
bool
ppid_index_release(PpidIndex *index, const char *id,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_index_mark: the case @id is being worked on. In a transaction. */
bool
ppid_index_mark(PpidIndex *index, const char *id,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_put:
 * @berkas: (borrowed): the case as it is on disk, with id and revisi
 * @digest: SHA-256 of its berkas.xml
 * @error: also PPID_ERROR_SOFTWARE if a number of it belongs to another case
 *
 * Replaces all rows of the case; it is complete then.  In a transaction.
 */
bool
ppid_index_put(PpidIndex *index, xmlNode *berkas, const char *digest,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_pending:
 *
 * Returns: (transfer full) (element-type utf8): ids of the cases that are
 *     not complete, in order; NULL on error.
 */
GPtrArray *
ppid_index_pending(PpidIndex *index, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_is_settled:
 * @home: (borrowed)
 *
 * Before filters read the index beside a ppid-file that writes it.
 *
 * Returns: true if no case is half done; false also if that cannot be said.
 */
bool
ppid_index_is_settled(const PpidHome *home);

/**
 * ppid_index_check:
 *
 * SQLite's quick_check.
 * @error: PPID_ERROR_SOFTWARE with its first complaint
 */
bool
ppid_index_check(PpidIndex *index, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_index_rebuild:
 * @home: (borrowed): the caller holds its lock "berkas"
 * @error: also what is wrong with a case file
 *
 * Removes the index and makes it again from the case files.
 *
 * Returns: (transfer full): the new index.
 */
PpidIndex *
ppid_index_rebuild(const PpidHome *home,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_INDEX_H */
