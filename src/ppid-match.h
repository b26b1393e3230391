/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-match.h - to which case a message belongs
 *
 * In this order, design.md 5:
 *   duplicate  the octets of a stored message, or its Message-ID and its
 *              content (another delivery path): noted on that case
 *   joined     cites a number of ours; answers an outgoing message of ours;
 *              answers a message of a case and comes from an address that
 *              the case knows; cites the register number of a Komisi
 *              Informasi that one case alone carries
 *   new        everything else.  Weaker relations are <rujukan
 *              tergabung="tidak">, for staff: a stranger must not be able
 *              to hide a letter in somebody else's case.
 * Messages of one case that follow each other are added to it together: one
 * record.  A message that waits for another of the same stream gets <tunda> and is
 * not filed in this pass.
 *
 * Pure but for the index and the case files of the home; no clock.
 */
#ifndef PPID_MATCH_H
#define PPID_MATCH_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-config.h"
#include "ppid-home.h"
#include "ppid-stream.h"
#include "ppid-xml.h"

/* Before the surel/@sumber of a message of the same stream, in
 * rujukan/@berkas: ppid-file puts the id of its case there. */
#define PPID_MATCH_PENDING "surel:"

typedef struct PpidMatcher PpidMatcher;

/**
 * ppid_matcher_new:
 * @config: (borrowed): templates of our numbers
 * @data_dir: (nullable): as in ppid_data_load()
 * @home: (nullable) (borrowed): must outlive the matcher; NULL = only what
 *     is in the stream
 * @out: gets what becomes of the records, in their order
 * @data: for @out
 * @error: PPID_ERROR_CONFIG, or from ppid_index_open_read()
 */
PpidMatcher *
ppid_matcher_new(const PpidConfig *config, const char *data_dir,
		 const PpidHome *home, PpidRecordFunc out, gpointer data,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_matcher_free(PpidMatcher *matcher);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidMatcher, ppid_matcher_free)

/**
 * ppid_matcher_set_batch:
 * @names: (borrowed): base names in the spool, ended by NULL: the messages
 *     that are worked together; some may be filed by now, by a run that was
 *     cut off
 * @error: from the index
 *
 * Before the first record.  Mates do not see each other's cases, so what is
 * decided does not depend on where a run was cut off: see ppid-mates.h.
 */
bool
ppid_matcher_set_batch(PpidMatcher *matcher, char **names,
		       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_matcher_apply:
 * @berkas: (borrowed): the root of its document; changed in place
 * @matcher: PpidMatcher *: a PpidRecordFunc
 * @error: from the index, a case file or the output; the run ends
 *
 * What becomes of the record goes to the output, at once or before one of
 * the next.  Records with @revisi are only remembered: they come from the
 * store.
 */
bool
ppid_matcher_apply(xmlNode *berkas, gpointer matcher,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_matcher_flush: no record comes any more: what is left is put out. */
bool
ppid_matcher_flush(PpidMatcher *matcher,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_MATCH_H */
