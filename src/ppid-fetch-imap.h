/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-fetch-imap.h - one IMAP account into the spool
 *
 * Order: list and write down, download to spool/tmp, compare the octets
 * with RFC822.SIZE, fsync, spool/new, ledger.  Killed anywhere, the next run
 * goes on without loss and without a second copy.  Nothing changes on the
 * server.
 */
#ifndef PPID_FETCH_IMAP_H
#define PPID_FETCH_IMAP_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-config.h"
#include "ppid-intake.h"

typedef struct {
	guint64 max_size; /* octets of one message, 1..4294967295 */
	int timeout_s;	  /* without an octet, 1..3600 */
} PpidFetchImapOptions;

/**
 * ppid_fetch_imap:
 * @run: counts are added to
 * @account: (borrowed): of kind "imap"
 * @error: PPID_ERROR_TEMP also if some messages could not be fetched: they
 *     were reported by @run->warn and will be tried again; else as in
 *     ppid-transport.h, ppid-imap.h, ppid-secret.h
 *
 * Takes the lock "ambil-NAME".
 */
bool
ppid_fetch_imap(PpidIntakeRun *run, const PpidAccount *account,
		const PpidFetchImapOptions *options,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_fetch_account:
 * @account: (borrowed): of any kind
 * @options: (borrowed): for kind "imap"
 * @error: as in ppid_fetch_imap() and ppid-fetch-local.h
 */
bool
ppid_fetch_account(PpidIntakeRun *run, const PpidAccount *account,
		   const PpidFetchImapOptions *options,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_FETCH_IMAP_H */
