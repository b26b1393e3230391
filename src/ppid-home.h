/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-home.h - the folder of one public body
 *
 *   ppid.conf          configuration
 *   data/              own versions of tables (optional)
 *   spool/tmp new cur stuck   raw mail: being written, to do, done, held
 *   berkas/YEAR/ID/    case folders, the truth
 *   laman/             pages made by ppid-render
 *   state/             locks, ledger, index
 */
#ifndef PPID_HOME_H
#define PPID_HOME_H

#include <stdbool.h>
#include <glib.h>

#define PPID_HOME_SPOOL_TMP "spool/tmp"
#define PPID_HOME_SPOOL_NEW "spool/new"
#define PPID_HOME_SPOOL_CUR "spool/cur"
#define PPID_HOME_SPOOL_STUCK "spool/stuck"
#define PPID_HOME_CASES "berkas"
#define PPID_HOME_PAGES "laman"
#define PPID_HOME_STATE "state"

typedef struct PpidHome PpidHome;

/**
 * ppid_home_create:
 * @path: folder to make; may exist, must not hold a home
 * @error: PPID_ERROR_CANTCREAT if it cannot be made or holds one
 *
 * Makes the folders, mode 0750.  Writes no ppid.conf.
 */
bool
ppid_home_create(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_home_open:
 * @path: a home
 * @error: PPID_ERROR_NOINPUT if it is not one; PPID_ERROR_NOPERM if others
 *     may read or write its spool
 *
 * Returns: (transfer full): the home.
 */
PpidHome *
ppid_home_open(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_home_free(PpidHome *home);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidHome, ppid_home_free)

/**
 * ppid_home_path:
 * @home: (borrowed)
 * @relative: path below the home, or NULL for the home itself
 *
 * Returns: (transfer full): the full path.
 */
char *
ppid_home_path(const PpidHome *home, const char *relative);

/**
 * ppid_home_lock:
 * @home: (borrowed)
 * @name: name of the lock: one file state/NAME.kunci each
 * @error: PPID_ERROR_TEMP if another process holds it
 *
 * An flock() that ends with the process, however it ends.
 *
 * Returns: a descriptor to close, or -1.
 */
int
ppid_home_lock(const PpidHome *home, const char *name,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_HOME_H */
