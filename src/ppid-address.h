/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-address.h - From, To, Cc ... as names and addresses
 *
 * GMime reads the address list; its own decoding of names is not used
 * (gmime.md 1): encoded words are decoded first and put back quoted.  A list
 * with too many colons is not given to it (gmime.md 12: nested groups).
 * Source: RFC 5322 3.4; RFC 2047 5.
 */
#ifndef PPID_ADDRESS_H
#define PPID_ADDRESS_H

#include <glib.h>

#include "ppid-words.h"

/* Addresses of one field; more are noted, not read. */
#define PPID_ADDRESS_MAX 1000
/* Colons in one field: each may be a group, and each group is a call. */
#define PPID_ADDRESS_COLONS_MAX 200

typedef struct {
	char *name;    /* (nullable) one line */
	char *address; /* "" if the field names none */
} PpidAddress;

/**
 * ppid_address_parse:
 * @raw: (borrowed): @size octets of the field
 * @context: (borrowed): how to decode; notes "batas-alamat"
 *
 * Members of groups stand in the list like the others.
 *
 * Returns: (transfer full) (element-type PpidAddress): in their order.
 */
GPtrArray *
ppid_address_parse(const char *raw, gsize size,
		   const PpidWordContext *context);

#endif /* PPID_ADDRESS_H */
