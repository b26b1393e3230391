/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-batch.h"

#include <string.h>

#include "ppid-digest.h"

struct PpidBatch {
	GHashTable *sources; /* digest of a key -> text in chunk */
	GStringChunk *chunk;
	const char *last; /* in chunk: one message has many keys */
};

PpidBatch *
ppid_batch_new(void)
{
	PpidBatch *batch = g_new0(PpidBatch, 1);

	batch->sources = g_hash_table_new(g_direct_hash, g_direct_equal);
	batch->chunk = g_string_chunk_new(4096);
	return batch;
}

void
ppid_batch_free(PpidBatch *batch)
{
	if (batch == NULL)
		return;
	g_hash_table_unref(batch->sources);
	g_string_chunk_free(batch->chunk);
	g_free(batch);
}

static gpointer
digest_of(PpidBatchKey key, const char *text)
{
	g_autoptr(PpidDigest) sum = ppid_digest_new();
	const guchar kind = (guchar)key;
	guint8 digest[PPID_DIGEST_SIZE];
	guintptr value;

	ppid_digest_add(sum, &kind, 1);
	ppid_digest_add(sum, text, strlen(text));
	ppid_digest_raw(sum, digest);
	memcpy(&value, digest, sizeof(value));
	return (gpointer)value;
}

static void
put(PpidBatch *batch, PpidBatchKey key, const char *text, const char *source,
    bool replace)
{
	gpointer digest;

	if (text == NULL || *text == '\0')
		return;
	digest = digest_of(key, text);
	if (!replace && g_hash_table_contains(batch->sources, digest))
		return;
	if (g_strcmp0(batch->last, source) != 0)
		batch->last = g_string_chunk_insert(batch->chunk, source);
	g_hash_table_insert(batch->sources, digest, (gpointer)batch->last);
}

void
ppid_batch_add(PpidBatch *batch, PpidBatchKey key, const char *text,
	       const char *source)
{
	put(batch, key, text, source, false);
}

void
ppid_batch_replace(PpidBatch *batch, PpidBatchKey key, const char *text,
		   const char *source)
{
	put(batch, key, text, source, true);
}

const char *
ppid_batch_find(const PpidBatch *batch, PpidBatchKey key, const char *text)
{
	if (text == NULL || *text == '\0')
		return NULL;
	return g_hash_table_lookup(batch->sources, digest_of(key, text));
}
