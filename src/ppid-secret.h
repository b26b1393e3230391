/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-secret.h - a password, from a file or a program
 *
 * Never from a command line or the environment, never in a message; wiped
 * when it is freed.
 */
#ifndef PPID_SECRET_H
#define PPID_SECRET_H

#include <glib.h>

typedef struct PpidSecret PpidSecret;

/**
 * ppid_secret_from_file:
 * @path: a regular file that only its owner may read (mode & 077 == 0); its
 *     first line, without the line end
 * @error: PPID_ERROR_CONFIG if it is not such a file or the line is empty
 *     or longer than 1000 bytes; by errno
 */
PpidSecret *
ppid_secret_from_file(const char *path,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For the command; a keyring that asks somebody has to be open already. */
#define PPID_SECRET_SECONDS 60

/**
 * ppid_secret_from_command:
 * @command: words as a shell would split them; no shell runs it; the first
 *     line of its standard output
 * @seconds: that it may take in all; then it is killed
 * @error: PPID_ERROR_CONFIG if it cannot be run, PPID_ERROR_TEMP if it fails
 *     or does not end
 */
PpidSecret *
ppid_secret_from_command(const char *command, guint seconds,
			 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_secret_text: (borrowed): the password. */
const char *
ppid_secret_text(const PpidSecret *secret);

/** ppid_secret_free: overwrites and frees it. */
void
ppid_secret_free(PpidSecret *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidSecret, ppid_secret_free)

#endif /* PPID_SECRET_H */
