/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-digest.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

G_STATIC_ASSERT(PPID_DIGEST_SIZE == SHA256_DIGEST_SIZE);

struct PpidDigest {
	struct sha256_ctx state;
	char hex[PPID_DIGEST_HEX];
};

PpidDigest *
ppid_digest_new(void)
{
	PpidDigest *digest = g_new0(PpidDigest, 1);

	sha256_init(&digest->state);
	return digest;
}

void
ppid_digest_free(PpidDigest *digest)
{
	g_free(digest);
}

void
ppid_digest_add(PpidDigest *digest, gconstpointer bytes, gsize size)
{
	if (size > 0)
		sha256_update(&digest->state, size, bytes);
}

void
ppid_digest_reset(PpidDigest *digest)
{
	sha256_init(&digest->state);
}

void
ppid_digest_raw(PpidDigest *digest, guint8 *out)
{
	struct sha256_ctx state = digest->state;

	sha256_digest(&state, PPID_DIGEST_SIZE, out);
}

const char *
ppid_digest_hex(PpidDigest *digest)
{
	guint8 raw[PPID_DIGEST_SIZE];

	ppid_digest_raw(digest, raw);
	base16_encode_update(digest->hex, sizeof(raw), raw);
	digest->hex[PPID_DIGEST_HEX - 1] = '\0';
	return digest->hex;
}

char *
ppid_digest_of(gconstpointer bytes, gsize size)
{
	g_autoptr(PpidDigest) digest = ppid_digest_new();

	ppid_digest_add(digest, bytes, size);
	return g_strdup(ppid_digest_hex(digest));
}
