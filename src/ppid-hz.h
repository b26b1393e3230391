/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-hz.h - HZ-GB-2312 (RFC 1843), which the C library does not know
 *
 * Chinese in seven bits: "~{" begins pairs, "~}" ends them, "~~" is a tilde,
 * "~" at the end of a line joins it with the next.
 */
#ifndef PPID_HZ_H
#define PPID_HZ_H

#include <glib.h>

/**
 * ppid_hz_unpack:
 * @bytes: (borrowed): @size octets of HZ
 * @max: stop when @out has so many octets
 * @out: gets the same text as GB 2312 in eight bits
 *
 * What is no escape is copied; the end of a line ends the pairs.
 *
 * Returns: the octets of @bytes that were read.
 */
gsize
ppid_hz_unpack(const char *bytes, gsize size, gsize max, GString *out);

#endif /* PPID_HZ_H */
