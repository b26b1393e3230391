/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-filer.h - from a record to a case on stable storage
 *
 * A new case:
 *   1. its numbers are taken (durable, not complete)
 *   2. the folder is built under another name, every file and folder synced
 *   3. renamed to berkas/YEAR/ID, never over another; YEAR synced
 *   4. the rows of the index, complete
 *   5. the spool file is acknowledged
 * A revision:
 *   1. marked as being worked on, its numbers taken
 *   2. new mail, attachments and letters; the old berkas.xml kept as revisi/N.xml
 *   3. berkas.xml replaced, then the manifest
 *   4. and 5. as above
 * A run that was killed anywhere is finished by the next one, which comes
 * to the same files: nothing here depends on clock, process or order of
 * files in a folder.  Source: reliability: order of steps, gapless numbers.
 */
#ifndef PPID_FILER_H
#define PPID_FILER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-config.h"
#include "ppid-home.h"
#include "ppid-xml.h"

typedef struct PpidFiler PpidFiler;

typedef enum {
	PPID_FILED_NEW,	      /* a new case */
	PPID_FILED_JOINED,    /* a message more in a case */
	PPID_FILED_DUPLICATE, /* a duplicate noted on a case */
	PPID_FILED_REVISED,   /* another change of a case */
	PPID_FILED_UNCHANGED, /* the case is as stored */
	PPID_FILED_DEFERRED,  /* left for the next pass */
	PPID_FILED_FAULT,     /* cannot be filed: see the reason */
	PPID_FILED_N
} PpidFiled;

/**
 * ppid_filer_open:
 * @home: (borrowed): must outlive the filer
 * @config: (borrowed): the same; zone and number templates
 * @now: (borrowed): the clock; only for a message without any instant of
 *     receipt, whose number needs a year
 * @error: PPID_ERROR_TEMP if another process files in this home or a write
 *     fails for now; PPID_ERROR_CANTCREAT if it may not write;
 *     PPID_ERROR_SOFTWARE if the index is damaged or stale;
 *     PPID_ERROR_CONFIG if a number template is wrong
 *
 * Takes the lock "berkas" and finishes what a killed run has left.
 *
 * Returns: (transfer full): the filer.
 */
PpidFiler *
ppid_filer_open(const PpidHome *home, const PpidConfig *config,
		GDateTime *now, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_filer_free(PpidFiler *filer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidFiler, ppid_filer_free)

/**
 * ppid_filer_add_letter:
 * @digest: SHA-256 of a letter, 64 hex digits
 * @path: where it is
 *
 * A new <surat> with this digest gets its copy from @path.  A record that
 * has another letter, which is not in its case yet, is a fault.
 */
void
ppid_filer_add_letter(PpidFiler *filer, const char *digest, const char *path);

/**
 * ppid_filer_file:
 * @berkas: (borrowed): a record; on success of a new or changed case it is
 *     what was filed
 * @filed_out: (out): what was done
 * @reason_out: (out) (transfer full) (nullable): for a fault or a deferred
 *     record: one line, without personal data; else NULL
 * @error: what ends the batch: as ppid_filer_open(); the messages after it
 *     must not be tried, or they would get its number
 */
bool
ppid_filer_file(PpidFiler *filer, xmlNode *berkas, PpidFiled *filed_out,
		char **reason_out,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_filer_count:
 *
 * Returns: how many records so far became @filed; of joined and of duplicate
 *     ones, how many messages.
 */
guint
ppid_filer_count(const PpidFiler *filer, PpidFiled filed);

/** ppid_filer_acknowledged: how many spool files were acknowledged so far. */
guint
ppid_filer_acknowledged(const PpidFiler *filer);

#endif /* PPID_FILER_H */
