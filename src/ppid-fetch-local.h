/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-fetch-local.h - a Maildir, an mbox or one message into the spool
 *
 * The source is only read.  A message is told again by its octets, so a
 * second run over the same source puts nothing into the spool.  Maildir and
 * mbox take the lock "ambil-ACCOUNT".
 */
#ifndef PPID_FETCH_LOCAL_H
#define PPID_FETCH_LOCAL_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-intake.h"

/**
 * ppid_fetch_maildir:
 * @run: counts are added to
 * @account: for the names in the spool
 * @path: a Maildir; new/ and cur/ are read
 * @error: PPID_ERROR_NOINPUT if it is not one; PPID_ERROR_TEMP if some
 *     messages could not be read (reported by @run->warn); by errno
 *
 * The instant is the number at the head of the file's name if that can be
 * one, else the file's time of change.
 */
bool
ppid_fetch_maildir(PpidIntakeRun *run, const char *account, const char *path,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_fetch_mbox:
 * @path: an mbox; PPID_ERROR_TEMP if a program has it locked for writing
 *
 * The instant is the date of the From_ line, else the time of change of the
 * file.
 */
bool
ppid_fetch_mbox(PpidIntakeRun *run, const char *account, const char *path,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_fetch_fd:
 * @fd: (borrowed): one message, read to the end
 * @instant: seconds since 1970
 * @error: PPID_ERROR_DATA if there is nothing; by errno: a full disk is
 *     PPID_ERROR_TEMP
 *
 * On return true the message is on stable storage.  The ledger is not
 * asked: what comes again has arrived again.
 */
bool
ppid_fetch_fd(PpidIntakeRun *run, const char *account, int fd, gint64 instant,
	      GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_FETCH_LOCAL_H */
