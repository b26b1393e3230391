/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid-filer-private.h - shared by the ppid-filer*.c */
#ifndef PPID_FILER_PRIVATE_H
#define PPID_FILER_PRIVATE_H

#include "ppid-filer.h"
#include "ppid-index.h"
#include "ppid-number.h"

/* Sequences that a record draws a number from. */
enum {
	PPID_DRAW_CASE = 1,
	PPID_DRAW_REQUEST = 2,
	PPID_DRAW_OBJECTION = 4,
};

struct PpidFiler {
	const PpidHome *home;
	const PpidConfig *config;
	GDateTime *now;
	int lock;
	PpidIndex *index;
	PpidNumber *number;
	PpidSchema *schema;
	guint held; /* PPID_DRAW_*: a message before it has not got its own */
	GHashTable *letters; /* digest -> path of letters to be copied */
	GHashTable *faults; /* case ids and spool names that cannot be filed */
	guint acknowledged;
	guint counts[PPID_FILED_N];
};

/* A record, and what becomes of it. */
typedef struct {
	PpidFiler *filer;
	xmlNode *berkas;
	PpidFiled filed;
	guint joined, duplicates; /* messages that a revision adds */
	char *reason;
} PpidFiling;

/* --- ppid-filer-filing.c ---------------------------------------------------- */

/**
 * ppid_filing_verdict:
 * @format: the reason
 *
 * Returns: true: a verdict on the record is no failure of the run.
 */
bool
ppid_filing_verdict(PpidFiling *filing, PpidFiled filed, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/**
 * ppid_filing_defer:
 * @draws: later messages must not get the numbers that this one would have
 *     had: PPID_DRAW_*
 */
bool
ppid_filing_defer(PpidFiling *filing, guint draws, const char *reason);

/**
 * ppid_filing_acknowledge_one:
 * @node: a <surel> or <peristiwa> with @sha256
 * @attribute: the one that has the spool name
 *
 * Acknowledges it if it is in spool/new and is what the case has.
 */
bool
ppid_filing_acknowledge_one(PpidFiling *filing, xmlNode *node,
			  const char *attribute,
			  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_filing_acknowledge:
 *
 * The case is on stable storage: its messages may leave the queue.
 */
bool
ppid_filing_acknowledge(PpidFiling *filing,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_filing_check_raws:
 * @good_out: (out): false, with a verdict, if a message that has no file in
 *     a case is not in the spool as described
 */
bool
ppid_filing_check_raws(PpidFiling *filing, bool *good_out,
		     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_filing_set_head:
 * @before: (nullable): SHA-256 of the revision before
 *
 * Sets the attributes of @berkas, in this order, whatever order the filters
 * have set them in.
 */
void
ppid_filing_set_head(xmlNode *berkas, const char *id, gint64 revision,
		   const char *before, const char *body);

/** ppid_filing_put: the rows of the case, in a transaction. */
bool
ppid_filing_put(PpidFiler *filer, xmlNode *berkas, const char *digest,
	      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_filing_resolve:
 * @own: (nullable): the case of the record
 *
 * A <rujukan> to a message of the stream (PPID_MATCH_PENDING) becomes one to
 * the case that this message has by now; one that leads nowhere goes.
 */
bool
ppid_filing_resolve(PpidFiling *filing, const char *own,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_filing_strip: takes the file names of @surel off: we give them. */
void
ppid_filing_strip(xmlNode *surel);

/* --- ppid-filer-new.c, ppid-filer-revise.c -------------------------------- */

/** ppid_filing_new: a record without id. */
bool
ppid_filing_new(PpidFiling *filing, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_filing_revise: a record of the case @id. */
bool
ppid_filing_revise(PpidFiling *filing, const char *id,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- ppid-filer-number.c -------------------------------------------------- */

/**
 * ppid_filer_draws:
 *
 * Returns: which sequences @berkas will draw from, PPID_DRAW_*.
 */
guint
ppid_filer_draws(xmlNode *berkas);

/**
 * ppid_filer_receipt:
 * @surel: (nullable): a <surel> of @berkas
 * @date_out: (out): date of its receipt in the zone of the body
 */
void
ppid_filer_receipt(const PpidFiler *filer, xmlNode *berkas, xmlNode *surel,
		   GDate *date_out);

/**
 * ppid_filer_take_registers:
 * @id: the case
 *
 * Takes what @berkas draws and adds it as <nomor>.  In a transaction.
 */
bool
ppid_filer_take_registers(PpidFiler *filer, xmlNode *berkas, const char *id,
			  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- ppid-filer-write.c --------------------------------------------------- */

/**
 * ppid_filer_write_new:
 * @berkas: (borrowed): with id and revisi; gets the names of its files
 * @digest_out: (out) (transfer full): of its berkas.xml
 * @existed_out: (out): true if the case folder is there already; nothing
 *     was written then
 *
 * Steps 2 and 3 of a new case.
 */
bool
ppid_filer_write_new(PpidFiler *filer, xmlNode *berkas, char **digest_out,
		     bool *existed_out,
		     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_filer_write_revision:
 * @berkas: (borrowed): with id, revisi and sebelumnya
 *
 * Steps 2 and 3 of a revision.
 */
bool
ppid_filer_write_revision(PpidFiler *filer, xmlNode *berkas,
			  char **digest_out,
			  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_filer_write_manifest:
 * @dir: case folder
 * @digest: of its berkas.xml
 *
 * Writes the manifest if it is not right already.
 */
bool
ppid_filer_write_manifest(const char *dir, xmlNode *berkas,
			  const char *digest,
			  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- ppid-filer-recover.c ------------------------------------------------- */

/** ppid_filer_recover: finishes what a killed run has left. */
bool
ppid_filer_recover(PpidFiler *filer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_filer_remove_tree: removes @path, a folder of ours, not linked to. */
void
ppid_filer_remove_tree(const char *path);

/**
 * ppid_filer_copy_file:
 * @digest: what the copy must have, else PPID_ERROR_TEMP
 *
 * Copies @source, which is no link, to @path; synced itself, its folder is
 * not.
 */
bool
ppid_filer_copy_file(const char *source, const char *path, const char *digest,
		     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_filer_make_folder: makes DIR/NAME if it is not there. */
bool
ppid_filer_make_folder(const char *dir, const char *name,
		       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_filer_sync_folder: syncs DIR/NAME if it is there. */
bool
ppid_filer_sync_folder(const char *dir, const char *name,
		       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- ppid-filer-letter.c -------------------------------------------------- */

/**
 * ppid_filing_check_letters:
 * @stored: how many events the stored case has: their letters are there
 * @good_out: (out): false, with a verdict, if a letter of another event is
 *     not one of ppid_filer_add_letter()
 *
 * Takes the file names off the new ones: we give them.
 */
void
ppid_filing_check_letters(PpidFiling *filing, guint stored, bool *good_out);

/** ppid_filer_write_letters: those that have no file in the case yet. */
bool
ppid_filer_write_letters(PpidFiler *filer, const char *dir, xmlNode *berkas,
			 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- ppid-filer-attach.c -------------------------------------------------- */

/**
 * ppid_filer_attach:
 * @dir: case folder, or where it is being built
 * @surel: (borrowed): its <lampiran> get @berkas; where a file cannot be
 *     had as described, the <surel> gets <catatan
 *     kode="lampiran-tidak-terekam">
 * @raw: path of its raw message
 *
 * Writes the attachments of one message; the folder lampiran/ is made if
 * there is any, and not synced.
 */
bool
ppid_filer_attach(const char *dir, xmlNode *surel, const char *raw,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_filer_extension:
 * @type: (nullable): MIME type; @name: (nullable): file name, as sent
 *
 * Returns: an extension of a short list of harmless ones, "bin" for all
 *     others.
 */
const char *
ppid_filer_extension(const char *type, const char *name);

#endif /* PPID_FILER_PRIVATE_H */
