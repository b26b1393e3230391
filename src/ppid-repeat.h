/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-repeat.h - by what a request is known again: who asks, and for what
 *
 * For counting only, never a judgement: that somebody asks too often is for
 * the Komisi Informasi to say (law.md 8.3).  Rather a repetition too few
 * than one that is none: an address that stands for others (of one who
 * forwards, of a service) is not taken for the requester's.
 * Pure: no clock, no I/O.
 */
#ifndef PPID_REPEAT_H
#define PPID_REPEAT_H

#include <glib.h>
#include <libxml/tree.h>

/* What a key begins with.  The NIK itself is not kept a second time, only
 * its SHA-256; that is not secret, 16 digits can be tried out. */
#define PPID_REPEAT_ADDRESS "surel:"
#define PPID_REPEAT_NIK "nik:"
#define PPID_REPEAT_CONTENT "isi:"

/**
 * ppid_repeat_keys:
 * @berkas: (borrowed): a <berkas>
 * @surel: (nullable): id of the <surel> by which it was asked
 *
 * The requester: each pemohon/surel, or where none is stated the author of
 * @surel, unless he forwards or it came through SP4N-LAPOR!; the digest of
 * pemohon/nik, if it can be one.  What is asked: the digest of the folded
 * words of the <rincian>, sorted; where there is none, of the author's own
 * words in @surel with the digests of its attachments.  Too few words give
 * no key.  Linear in the size of the texts.
 *
 * Returns: (transfer full) (element-type utf8): keys, each once, in a fixed
 *     order; empty if nothing is known.
 */
GPtrArray *
ppid_repeat_keys(xmlNode *berkas, const char *surel);

/** ppid_repeat_is_content: whether @key is of what is asked. */
gboolean
ppid_repeat_is_content(const char *key);

#endif /* PPID_REPEAT_H */
