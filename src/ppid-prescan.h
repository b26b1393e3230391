/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-prescan.h - what is counted before the library sees a message
 *
 * One linear pass without allocation: some shapes cost the library its
 * stack, gigabytes or minutes (tech.md 3.4).  The digest of the raw octets
 * is taken in the same pass.
 */
#ifndef PPID_PRESCAN_H
#define PPID_PRESCAN_H

#include <stdbool.h>
#include <glib.h>

/* Limits for the library; no real mail was found beyond them. */
#define PPID_PRESCAN_DASH_LINES 20000
#define PPID_PRESCAN_BOUNDARIES 100
#define PPID_PRESCAN_MESSAGES 50
#define PPID_PRESCAN_ADDRESS_COLONS 2000
#define PPID_PRESCAN_ADDRESS_SIZE (64 * 1024)
#define PPID_PRESCAN_INNER_HEADER (1024 * 1024)
/* Text in front of the first or behind the last part of a multipart: the
 * library holds it in memory. */
#define PPID_PRESCAN_LOOSE (4 * 1024 * 1024)
/* What the library makes an object of, some 400 octets each, in all headers
 * of parts and of messages inside. */
#define PPID_PRESCAN_PART_FIELDS 30000
#define PPID_PRESCAN_PART_HEADERS (4 * 1024 * 1024)
/* One field of a part: the library decodes a name in quadratic time. */
#define PPID_PRESCAN_PART_FIELD (64 * 1024)

typedef struct {
	gint64 size;		/* octets in all */
	gint64 header_end;	/* after the first empty line, or -1 */
	gint64 dash_lines;	/* lines that begin with "--", in the body */
	gint64 loose;		/* longest text outside of all parts */
	gint64 boundaries;	/* occurrences of "boundary=" */
	gint64 messages;	/* occurrences of "message/" */
	gint64 address_colons;	/* most in one address field of the body */
	gint64 address_size;	/* longest address field of the body */
	gint64 field_size;	/* longest run of folded lines in the body */
	gint64 part_fields;	/* fields, parameters, addresses of parts */
	gint64 part_headers;	/* octets of the headers of parts */
	gint64 part_field;	/* longest field of them */
	char sha256[65];	/* of all octets, lower-case hex */
} PpidPrescan;

/**
 * ppid_prescan_fd:
 * @fd: (borrowed): a seekable file; its offset is not moved
 * @start, @end: the region that is the message; @end -1: to its end
 * @error: PPID_ERROR_IO if it cannot be read
 */
bool
ppid_prescan_fd(int fd, gint64 start, gint64 end, PpidPrescan *scan_out,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_prescan_verdict:
 * @multipart: true if the message says that it is a multipart
 * @max_size: in octets
 *
 * Returns: (nullable): NULL if the library may have it; else the code of the
 *     limit: "batas-ukuran", "batas-garis", "batas-boundary",
 *     "batas-surel-dalam", "batas-alamat", "batas-tajuk-dalam",
 *     "batas-preambul".
 */
const char *
ppid_prescan_verdict(const PpidPrescan *scan, bool multipart, gint64 max_size);

#endif /* PPID_PRESCAN_H */
