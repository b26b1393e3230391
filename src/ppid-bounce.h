/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-bounce.h - bounces in plain words, and letters that a program sent
 *
 * What mail servers write is data: laporan.xml, ppid-laporan(5).  A few
 * patterns for their language, weighed, and not one for each program.
 */
#ifndef PPID_BOUNCE_H
#define PPID_BOUNCE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-header.h"
#include "ppid-notice.h"

typedef struct PpidBounceRules PpidBounceRules;

/**
 * ppid_bounce_rules_new:
 * @data_dir: (nullable): folder with an own laporan.xml
 * @error: PPID_ERROR_CONFIG, also if a pattern does not match an example
 */
PpidBounceRules *
ppid_bounce_rules_new(const char *data_dir,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_bounce_rules_free(PpidBounceRules *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidBounceRules, ppid_bounce_rules_free)

/* What is known of a message before its words are read. */
typedef struct {
	const PpidHeaders *headers; /* (borrowed) */
	const char *text;	    /* (borrowed) its first text, UTF-8 */
	bool report;		    /* it says that it is a report */
	bool original;		    /* a message is attached */
} PpidBounceMail;

/**
 * ppid_bounce_read:
 *
 * Looks at the first 64 KiB of the text, linear in it.
 *
 * Returns: (transfer full) (nullable): what it reports; NULL if it is no
 *     bounce.  May have no recipient.
 */
PpidNotice *
ppid_bounce_read(const PpidBounceRules *rules, const PpidBounceMail *mail);

/**
 * ppid_bounce_automatic:
 *
 * Returns: (nullable) (borrowed): "balasan", "milis" or "terbitan": the
 *     first <otomatis> that holds for these fields; NULL: a person wrote it.
 */
const char *
ppid_bounce_automatic(const PpidBounceRules *rules,
		      const PpidHeaders *headers);

#endif /* PPID_BOUNCE_H */
