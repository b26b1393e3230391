/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-asked.h - <permintaan>: what the letters of a case ask for
 *
 * Read from the sender's own words first, then from attachments, then from
 * what is forwarded; never from quotations.  Labelled fields go before
 * sentences.  What is not stated is not written.  Each value has its place.
 */
#ifndef PPID_ASKED_H
#define PPID_ASKED_H

#include <libxml/tree.h>

#include "ppid-letters.h"

typedef struct PpidAsked PpidAsked;

/**
 * ppid_asked_new:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the tables.
 */
PpidAsked *
ppid_asked_new(const char *data_dir,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_asked_free(PpidAsked *asked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidAsked, ppid_asked_free)

/**
 * ppid_asked_run:
 * @asked: (borrowed)
 * @letters: (borrowed): of @berkas
 * @berkas: (borrowed): a classified <berkas>: its <permintaan> is replaced
 *
 * Letters of kinds that ask for nothing are not read; of an objection only
 * the purpose is; of an unknown kind only what surely asks for a record.
 */
void
ppid_asked_run(const PpidAsked *asked, PpidLetters *letters, xmlNode *berkas);

#endif /* PPID_ASKED_H */
