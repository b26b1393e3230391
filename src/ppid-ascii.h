/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-ascii.h - most octets of most mail are ASCII: eight at a time
 */
#ifndef PPID_ASCII_H
#define PPID_ASCII_H

#include <string.h>
#include <glib.h>

#define PPID_ASCII_EACH(octet) (G_GUINT64_CONSTANT(0x0101010101010101) * (octet))

/** ppid_ascii_skip: the first octet from @p that is not ASCII, or @end. */
static inline const char *
ppid_ascii_skip(const char *p, const char *end)
{
	guint64 eight;

	for (; end - p >= (gssize)sizeof(eight); p += sizeof(eight)) {
		memcpy(&eight, p, sizeof(eight));
		if ((eight & PPID_ASCII_EACH(0x80)) != 0)
			break;
	}
	while (p < end && (guchar)*p < 0x80)
		p++;
	return p;
}

/**
 * ppid_ascii_skip_printed: the same, to the first that is not from ' ' to
 * DEL; it may stop at most seven octets before it.
 */
static inline const char *
ppid_ascii_skip_printed(const char *p, const char *end)
{
	guint64 eight;

	for (; end - p >= (gssize)sizeof(eight); p += sizeof(eight)) {
		memcpy(&eight, p, sizeof(eight));
		/* the second borrows from the top bit where one is < ' ' */
		if (((eight | (eight - PPID_ASCII_EACH(' '))) &
		     PPID_ASCII_EACH(0x80)) != 0)
			break;
	}
	return p;
}

#endif /* PPID_ASCII_H */
