/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-spool.h - the Maildir spool: the queue of raw mail
 *
 * A message lies in spool/new under a name that never changes:
 *     INSTANT.UNIQUE.ACCOUNT      1774000000.V1700000000U42.ppid
 * INSTANT is when the server took it (INTERNALDATE), in seconds since 1970,
 * 0 if unknown; UNIQUE tells the same message again by the same name.
 * Acknowledged, it is spool/cur/NAME:2,S; held for a human, it is
 * spool/stuck/NAME with the reason in NAME.sebab.
 */
#ifndef PPID_SPOOL_H
#define PPID_SPOOL_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-home.h"

/**
 * ppid_spool_name:
 * @instant: seconds since 1970, >= 0; 0 = unknown
 * @unique: letters, digits, '-' and '_' only
 * @account: the same
 *
 * Returns: (transfer full): the name.
 */
char *
ppid_spool_name(gint64 instant, const char *unique, const char *account);

/**
 * ppid_spool_instant:
 * @name: base name of a spool file
 *
 * Returns: its INSTANT, or 0 if it has none (or 0).
 */
gint64
ppid_spool_instant(const char *name);

/**
 * ppid_spool_list:
 * @home: (borrowed)
 * @folder: PPID_HOME_SPOOL_NEW or another spool folder
 * @error: by errno
 *
 * Returns: (transfer full) (element-type utf8): base names in the order of
 *     arrival (INSTANT, then UNIQUE with numbers by value); ".*" is left out.
 */
GPtrArray *
ppid_spool_list(const PpidHome *home, const char *folder,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_spool_has:
 *
 * Returns: true if @name is in new, cur or stuck.
 */
bool
ppid_spool_has(const PpidHome *home, const char *name);

/**
 * ppid_spool_deliver:
 * @home: (borrowed)
 * @tmp: a file in spool/tmp, written, fsynced and closed
 * @name: from ppid_spool_name(); here and below, a name that could lead out
 *     of the spool is PPID_ERROR_DATA
 * @existed_out: (out): true if the message was there already (new, cur or
 *     stuck); @tmp is then removed
 * @error: by errno; @tmp is removed
 *
 * On return true the message is on stable storage.
 */
bool
ppid_spool_deliver(const PpidHome *home, const char *tmp, const char *name,
		   bool *existed_out, GError **error)
	G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_spool_acknowledge:
 * @name: base name
 * @error: by errno
 *
 * Renames new/NAME to cur/NAME:2,S.  Being there already is success.  Only
 * ppid-file calls this, after the case is on stable storage.
 */
bool
ppid_spool_acknowledge(const PpidHome *home, const char *name,
		       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_spool_hold:
 * @name: base name of a message in new
 * @reason: one line, kept as NAME.sebab
 *
 * Moves it to spool/stuck for a human.
 */
bool
ppid_spool_hold(const PpidHome *home, const char *name, const char *reason,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_spool_is_in:
 * @folder: PPID_HOME_SPOOL_NEW or PPID_HOME_SPOOL_STUCK
 *
 * Returns: true if @name is a message in it.
 */
bool
ppid_spool_is_in(const PpidHome *home, const char *folder, const char *name);

/**
 * ppid_spool_reason:
 * @name: base name of a message in stuck
 *
 * Returns: (transfer full) (nullable): why it is held: the first line of
 *     NAME.sebab, at most 200 characters.
 */
char *
ppid_spool_reason(const PpidHome *home, const char *name);

/**
 * ppid_spool_requeue:
 * @name: base name of a message in stuck
 * @error: by errno; PPID_ERROR_DATA
 *
 * Takes its reason away and moves it to new.  Cut off at any point, it is in
 * one of the two, and to do it again completes it.  On return true that is
 * on stable storage.
 */
bool
ppid_spool_requeue(const PpidHome *home, const char *name,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_spool_count: how many entries @folder has; 0 if it is absent. */
guint
ppid_spool_count(const PpidHome *home, const char *folder);

/**
 * ppid_spool_find:
 * @name: base name
 *
 * Returns: (transfer full) (nullable): its path in new, cur or stuck; NULL
 *     if it is in none, or if @name could lead out of the spool.
 */
char *
ppid_spool_find(const PpidHome *home, const char *name);

#endif /* PPID_SPOOL_H */
