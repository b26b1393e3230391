/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-mail.h - one raw message to one <berkas>
 *
 * Damage in the message is data: <catatan> where something was mended or
 * left out, <cacat> where the message as a whole could not be read.  A
 * message that cannot be read was received all the same: it has its digest,
 * its size and its times.  Format: berkas(5), <surel>.
 */
#ifndef PPID_MAIL_H
#define PPID_MAIL_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-bounce.h"
#include "ppid-config.h"
#include "ppid-link.h"
#include "ppid-marks.h"
#include "ppid-tree.h"
#include "ppid-xml.h"

typedef struct {
	int fd;		     /* (borrowed) seekable */
	gint64 start, end;   /* region of it; end -1: to the end */
	char *name;	     /* surel/@sumber */
	gint64 internaldate; /* seconds since 1970, 0: not known */
} PpidMailSource;

/* Tables of data/ that the reading of a message needs: loaded before it is
 * read, in the process that may open files. */
typedef struct {
	PpidLinks *links;	  /* tautan.xml */
	PpidMarks *marks;	  /* penanda.xml */
	PpidBounceRules *bounces; /* laporan.xml */
} PpidMailTables;

/**
 * ppid_mail_tables_new:
 * @data_dir: (nullable): folder with own versions
 * @error: PPID_ERROR_CONFIG
 */
PpidMailTables *
ppid_mail_tables_new(const char *data_dir,
		     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_mail_tables_free(PpidMailTables *tables);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidMailTables, ppid_mail_tables_free)

/**
 * ppid_mail_record:
 * @source: (borrowed): where the octets are
 * @config: (borrowed): code, zone and mail servers of the public body
 * @limits: (borrowed)
 * @tables: (nullable) (borrowed): NULL: what they would find is left out
 * @error: PPID_ERROR_IO if the octets cannot be read
 *
 * Returns: (transfer full): a document whose root is the <berkas>.
 */
xmlDoc *
ppid_mail_record(const PpidMailSource *source, const PpidConfig *config,
		 const PpidLimits *limits, const PpidMailTables *tables,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_mail_fallback:
 * @code: why the message could not be read: cacat/@kode
 * @headers: false: not even the header is read, only octets are counted
 *
 * The same with digest, size and times only, without the MIME library: for
 * a message that broke the reader.
 */
xmlDoc *
ppid_mail_fallback(const PpidMailSource *source, const PpidConfig *config,
		   const char *code, bool headers,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- between the files of this module ---------------------------------- */

/** ppid_mail_add_fields: message-id to tajuk, in the order of berkas(5). */
void
ppid_mail_add_fields(xmlNode *surel, const PpidTree *tree,
		     PpidNotes *notes);

/** ppid_mail_add_parts: bagian, teks, lampiran and belum-terekam. */
void
ppid_mail_add_parts(xmlNode *surel, const PpidTree *tree,
		    const PpidLimits *limits, const PpidMailTables *tables,
		    PpidNotes *notes);

/**
 * ppid_mail_insert:
 * @name: of a child of <surel>
 * @text: (nullable)
 *
 * Returns: (borrowed): a new element, where berkas(5) has it: behind the
 *     others of its name.
 */
xmlNode *
ppid_mail_insert(xmlNode *surel, const char *name, const char *text);

/** ppid_mail_add_origin: jalur-balik and keaslian. */
void
ppid_mail_add_origin(xmlNode *surel, const PpidHeaders *headers,
		     const PpidConfig *config);

/** ppid_mail_add_security: pengamanan; when the texts are there. */
void
ppid_mail_add_security(xmlNode *surel, const PpidTree *tree);

/** ppid_mail_add_notices: laporan and @otomatis; when the texts are there. */
void
ppid_mail_add_notices(xmlNode *surel, const PpidTree *tree,
		      const PpidBounceRules *rules);

#endif /* PPID_MAIL_H */
