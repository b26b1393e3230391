/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-citation.h - what a mail refers to, by its own words
 *
 * Our ids and register numbers, register numbers of a Komisi Informasi, and
 * Message-IDs in returned or forwarded mail.  Numbers of the sender, of
 * courts and of SP4N-LAPOR! are none of these.  What is cited is a claim:
 * whether there is such a case is for the index to say, and what follows
 * from it for ppid-match.h.
 * The forms are data: ppid.conf for ours, data/kutipan.xml for the others.
 */
#ifndef PPID_CITATION_H
#define PPID_CITATION_H

#include <glib.h>

#include "ppid-config.h"
#include "ppid-xml.h"

typedef struct PpidCiter PpidCiter;

/**
 * ppid_citer_new:
 * @config: (borrowed): templates of our numbers
 * @data_dir: (nullable): as in ppid_data_load()
 * @error: PPID_ERROR_CONFIG if a template or a form is bad
 */
PpidCiter *
ppid_citer_new(const PpidConfig *config, const char *data_dir,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_citer_free(PpidCiter *citer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidCiter, ppid_citer_free)

typedef enum {
	PPID_CITATION_OURS,	  /* case id, nomor pendaftaran, keberatan */
	PPID_CITATION_COMMISSION, /* register number of a KI */
	PPID_CITATION_MESSAGE_ID, /* in a header block in the text */
} PpidCitationKind;

typedef struct {
	PpidCitationKind kind;
	char *text; /* as we write it; a KI number as ppid_identity_number() */
	char *part; /* where: "perihal", or the number of a MIME part */
	bool guessed; /* read from a picture: a digit may be another */
} PpidCitation;

/**
 * ppid_citer_find:
 * @surel: (borrowed): a <surel>: its <perihal>, <teks>, the fields of
 *     messages inside, the names of its <lampiran> and their texts are
 *     searched
 * @limit: at most so many of each kind, > 0
 *
 * Returns: (transfer full) (element-type PpidCitation): each once; those of
 *     the subject first, then of the text that is not quoted (<rentang>),
 *     then of the names of attachments, of their texts, of quoted text, of
 *     pictures.
 */
GPtrArray *
ppid_citer_find(const PpidCiter *citer, xmlNode *surel, guint limit);

#endif /* PPID_CITATION_H */
