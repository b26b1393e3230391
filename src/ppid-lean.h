/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-lean.h - the parts of a message that the MIME library must not have
 *
 * What ppid_prescan_verdict() keeps from the library still has attachments,
 * and somebody wants them.  One linear pass over the lines, without
 * recursion, finds the delimiters of multiparts that are declared, and the
 * header of each part; a message inside is one part.  Memory is bounded by
 * the number of parts and by PPID_LEAN_HEADERS.
 */
#ifndef PPID_LEAN_H
#define PPID_LEAN_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-header.h"

/* Octets of the header of a part, and of all of them, that are read. */
#define PPID_LEAN_HEADER (64 * 1024)
#define PPID_LEAN_HEADERS (4 * 1024 * 1024)

typedef struct {
	char *number;	      /* as in ppid-tree.h */
	int parent;	      /* index, or -1 */
	bool multipart;
	PpidHeaders *headers; /* NULL: those of the message */
	gint64 start, end;    /* its body, in octets of the file */
} PpidLeanPart;

/**
 * ppid_lean_walk:
 * @fd: (borrowed): seekable; its offset is not moved
 * @start, @end: the body of the message, in octets of the file
 * @type: (borrowed): raw Content-Type of the message, a multipart
 * @parts: at most so many; @depth: nesting of multiparts
 * @cut_out: (out): true if there were more
 *
 * Returns: (transfer full) (element-type PpidLeanPart): the message itself,
 *     "0", and its parts in order; only "0" if there are none.
 */
GArray *
ppid_lean_walk(int fd, gint64 start, gint64 end, const char *type, int parts,
	       int depth, bool *cut_out);

#endif /* PPID_LEAN_H */
