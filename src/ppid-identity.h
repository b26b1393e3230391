/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-identity.h - when two messages are the same message
 *
 * The SHA-256 of the raw octets decides.  Two deliveries of one message by
 * different paths differ in their trace fields, so there is a second, weaker
 * identity: the digest of what the sender wrote.  With the same Message-ID
 * it makes a duplicate (design.md 5); a Message-ID alone never does, because
 * a stranger can use it again to make a letter vanish.
 *
 * Pure: no clock, no I/O.
 */
#ifndef PPID_IDENTITY_H
#define PPID_IDENTITY_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-xml.h"

/**
 * ppid_identity_digest:
 * @surel: (borrowed): a <surel>
 *
 * Over the text of each <teks> (with LF line ends, without those at its
 * end) and the name and digest of each <lampiran>, in order.  Where
 * something is not known whole (text cut off, attachment without digest,
 * no content at all) the SHA-256 of the octets goes in as well, so that
 * only the same octets give the same digest.
 *
 * Returns: (transfer full): 64 hex digits.
 */
char *
ppid_identity_digest(xmlNode *surel);

/**
 * ppid_identity_bytes:
 *
 * Returns: (transfer full): SHA-256 of @size bytes, 64 hex digits.
 */
char *
ppid_identity_bytes(const void *data, gsize size);

/**
 * ppid_identity_number:
 * @text: a register number, case id or KI register number as cited
 *
 * Returns: (transfer full): without white space, ASCII letters in upper
 *     case: what the index compares.
 */
char *
ppid_identity_number(const char *text);

/**
 * ppid_identity_address:
 * @text: an address "a@b.example"
 *
 * Returns: (transfer full): without white space at its ends, in lower case:
 *     what the index compares.  The local part is folded as well: no
 *     provider in use tells A@ from a@.
 */
char *
ppid_identity_address(const char *text);

/**
 * ppid_identity_message_id:
 * @text: a Message-ID, with or without "<" and ">"
 *
 * Returns: (transfer full): without white space and angle brackets.
 */
char *
ppid_identity_message_id(const char *text);

/**
 * ppid_identity_subject:
 * @text: a subject, decoded
 *
 * Returns: (transfer full): without the marks that programs put before it
 *     ("Re:", "Fwd:", "Bls:" ...), white space folded, in lower case; empty
 *     if nothing is left.
 */
char *
ppid_identity_subject(const char *text);

/**
 * ppid_identity_is_answer:
 * @text: a subject, decoded
 *
 * Returns: true if a mark "Re:", "Bls:", "Fwd:" ... stands before it.
 */
bool
ppid_identity_is_answer(const char *text);

/**
 * ppid_identity_perihal:
 * @surel: (nullable) (borrowed): a <surel>
 *
 * Returns: (transfer full) (nullable): ppid_identity_subject() of its first
 *     subject; NULL if that is too short to tell letters apart.
 */
char *
ppid_identity_perihal(xmlNode *surel);

/**
 * ppid_identity_sender:
 * @surel: (nullable) (borrowed): a <surel>
 *
 * Returns: (transfer full) (nullable): ppid_identity_address() of its
 *     author; NULL if it has none or several: none of those is taken for
 *     the sender.
 */
char *
ppid_identity_sender(xmlNode *surel);

#endif /* PPID_IDENTITY_H */
