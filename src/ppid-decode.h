/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-decode.h - Content-Transfer-Encoding, in pieces of any size
 *
 * What is in front of the library's decoders: base64 that goes on after a
 * padding is decoded to its end (bare GMime stops there), an unfinished last
 * group keeps its octets, and uuencode is ours, because the library cuts a
 * long one with CRLF.  Source: RFC 2045 6; gmime.md 1, 2; POSIX uuencode.
 */
#ifndef PPID_DECODE_H
#define PPID_DECODE_H

#include <stdbool.h>
#include <glib.h>

typedef enum {
	PPID_DECODE_IDENTITY, /* 7bit, 8bit, binary, none */
	PPID_DECODE_BASE64,
	PPID_DECODE_QP,
	PPID_DECODE_UU,
	PPID_DECODE_UNKNOWN, /* a name we do not know: left as it is */
} PpidEncoding;

typedef struct PpidDecoder PpidDecoder;

/* Gets decoded octets; false ends the decoding. */
typedef bool (*PpidDecodeFunc)(const char *bytes, gsize size, gpointer data);

/**
 * ppid_decode_name:
 * @value: (nullable): raw value of Content-Transfer-Encoding; comments and
 *     what stands after the first word are left out
 */
PpidEncoding
ppid_decode_name(const char *value);

/**
 * ppid_decoder_new:
 * @func: gets what is decoded
 *
 * Returns: (transfer full): a decoder at its start.
 */
PpidDecoder *
ppid_decoder_new(PpidEncoding encoding, PpidDecodeFunc func, gpointer data);

void
ppid_decoder_free(PpidDecoder *decoder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidDecoder, ppid_decoder_free)

/** ppid_decoder_push: false if @func said so. */
bool
ppid_decoder_push(PpidDecoder *decoder, const char *bytes, gsize size);

/** ppid_decoder_finish: what is left; false if @func said so. */
bool
ppid_decoder_finish(PpidDecoder *decoder);

/**
 * ppid_decoder_damage:
 *
 * Returns: (nullable): the code of the first damage seen: "base64-sambung"
 *     (data after a padding), "base64-sisa" (other text after it),
 *     "base64-asing" (octets outside the alphabet), "base64-terpotong" (the
 *     last group is unfinished), "uu-rusak", "penyandian-tak-dikenal".
 */
const char *
ppid_decoder_damage(const PpidDecoder *decoder);

#endif /* PPID_DECODE_H */
