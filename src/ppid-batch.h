/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-batch.h - what was seen earlier in one stream
 *
 * A message may repeat or answer one that stands before it in the same
 * stream and has no case yet.  Only a 64-bit digest of each key is kept, so
 * that 100,000 messages fit; two keys with one digest make a message wait
 * for the next pass, where the index decides, and nothing else.
 */
#ifndef PPID_BATCH_H
#define PPID_BATCH_H

#include <stdbool.h>
#include <glib.h>

typedef struct PpidBatch PpidBatch;

PpidBatch *
ppid_batch_new(void);

void
ppid_batch_free(PpidBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidBatch, ppid_batch_free)

typedef enum {
	PPID_BATCH_SHA256,     /* of the octets */
	PPID_BATCH_CONTENT,    /* Message-ID, blank, content digest */
	PPID_BATCH_MESSAGE_ID,
	PPID_BATCH_SENT, /* Message-ID, blank, its sender */
	PPID_BATCH_COMMISSION, /* register number of a KI */
	PPID_BATCH_CASE,       /* case id: has been written to the stream */
	PPID_BATCH_SENDER,     /* of a message that opens a case */
	PPID_BATCH_SUBJECT,    /* the same */
} PpidBatchKey;

/**
 * ppid_batch_add:
 * @text: (nullable): the key; NULL and "" are not kept
 * @source: surel/@sumber of the message that has it
 *
 * The first one with a key stays.
 */
void
ppid_batch_add(PpidBatch *batch, PpidBatchKey key, const char *text,
	       const char *source);

/** ppid_batch_replace: the same, but the last one with a key stays. */
void
ppid_batch_replace(PpidBatch *batch, PpidBatchKey key, const char *text,
		   const char *source);

/**
 * ppid_batch_find:
 * @text: (nullable): the key
 *
 * Returns: (nullable) (borrowed): the @source that has it.
 */
const char *
ppid_batch_find(const PpidBatch *batch, PpidBatchKey key, const char *text);

#endif /* PPID_BATCH_H */
