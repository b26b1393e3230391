/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-received.h - when our own mail server took the message
 *
 * Every server puts its Received field on top, so those above the one of our
 * server are ours too and those below are the sender's to forge: the topmost
 * field "by" one of our hosts governs (law.md 3; UU 11/2008 art. 8).
 * Source: RFC 5321 4.4; RFC 5322 3.6.7.
 */
#ifndef PPID_RECEIVED_H
#define PPID_RECEIVED_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-header.h"

/* Received fields that are looked at, from the top. */
#define PPID_RECEIVED_MAX 100

/**
 * ppid_received_host:
 * @value: (borrowed): raw value of a Received field
 *
 * Returns: (transfer full) (nullable): the host after "by", lower case,
 *     without a final dot; comments and quotes cannot forge it.
 */
char *
ppid_received_host(const char *value, gsize size);

/**
 * ppid_received_date:
 *
 * Returns: (transfer full) (nullable): the instant after the last ';'.
 */
GDateTime *
ppid_received_date(const char *value, gsize size, bool *guessed_out);

/**
 * ppid_received_find:
 * @servers: (borrowed): host names of our own mail servers
 * @ours_out: (out): true if the field is one of theirs
 * @guessed_out: (out): see ppid_maildate_parse()
 *
 * Returns: (transfer full) (nullable): the instant of the topmost Received
 *     by one of @servers that has one; else of the topmost Received that has
 *     one; else NULL.
 */
GDateTime *
ppid_received_find(const PpidHeaders *headers, char *const *servers,
		   bool *ours_out, bool *guessed_out);

#endif /* PPID_RECEIVED_H */
