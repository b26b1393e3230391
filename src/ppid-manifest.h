/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-manifest.h - manifest-sha256.txt of a case folder
 *
 * One line "HEX  PATH" per file, sorted by the bytes of PATH, for
 * "sha256sum -c".  The digests come from the case file, which has those of
 * mail, attachments and letters, and from the chain of revisions; files are not
 * hashed again, or a byte that was changed on disk would become right.
 */
#ifndef PPID_MANIFEST_H
#define PPID_MANIFEST_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-xml.h"

/**
 * ppid_manifest_parse:
 * @text: (borrowed): @size bytes of a manifest
 * @name: for messages
 * @error: PPID_ERROR_DATA "NAME:LINE: TEXT"
 *
 * Returns: (transfer full) (element-type utf8 utf8): path to digest.
 */
GHashTable *
ppid_manifest_parse(const char *text, gsize size, const char *name,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_manifest_load:
 * @dir: case folder
 * @error: PPID_ERROR_NOINPUT if there is none, PPID_ERROR_DATA as above
 *
 * Returns: (transfer full): as above.
 */
GHashTable *
ppid_manifest_load(const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_manifest_of_case:
 * @dir: case folder: a revision that @old does not know is hashed there
 * @berkas: (borrowed): the case
 * @digest: SHA-256 of its berkas.xml
 * @old: (nullable) (borrowed): manifest of the revision before
 * @error: PPID_ERROR_IO if a revision cannot be read
 *
 * Returns: (transfer full): path to digest of each file that the case
 *     names: berkas.xml, mail, attachments, letters, older revisions.
 */
GHashTable *
ppid_manifest_of_case(const char *dir, xmlNode *berkas, const char *digest,
		      GHashTable *old,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_manifest_format:
 *
 * Returns: (transfer full): the text of the file.
 */
GString *
ppid_manifest_format(GHashTable *entries);

/**
 * ppid_manifest_hash:
 * @path: file, read to its end in constant memory
 * @size_out: (out) (nullable): its size in bytes
 * @error: by errno; PPID_ERROR_IO if it is no regular file
 *
 * Returns: (transfer full): SHA-256, 64 hex digits.
 */
char *
ppid_manifest_hash(const char *path, guint64 *size_out,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_MANIFEST_H */
