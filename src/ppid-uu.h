/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-uu.h - files that stand in a text between "begin 644 NAME" and "end"
 *
 * Uuencode (POSIX) as programs put it into the letter itself, before MIME
 * and beside it.  A line that only looks like one in prose is told from it
 * by the line under it, whose first character must count its others.
 */
#ifndef PPID_UU_H
#define PPID_UU_H

#include <stdbool.h>
#include <glib.h>

/* A text that is read for the files in it. */
#define PPID_UU_TYPE "application/x-uuencode"
/* catatan/@kode of such a text */
#define PPID_UU_NOTE "uuencode"

/* One file; offsets are those of the text. */
typedef struct {
	gsize start; /* of the line "begin" */
	gsize end;   /* after the line "end", or where the text ends */
	char *name;  /* raw octets; never NULL */
} PpidUu;

/** ppid_uu_clear: frees what @uu holds, not @uu. */
void
ppid_uu_clear(PpidUu *uu);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PpidUu, ppid_uu_clear)

/**
 * ppid_uu_find:
 * @text: (borrowed): @size octets, may hold NUL
 * @from: where to look; the beginning of a line
 * @uu: (out): initialised with { 0 }; what it held is freed
 *
 * Returns: true if a file begins at or after @from.  All calls over one
 *     text, each from @uu->end, are linear in its size.
 */
bool
ppid_uu_find(const char *text, gsize size, gsize from, PpidUu *uu);

/**
 * ppid_uu_has_yenc:
 *
 * Returns: true if a line begins with "=ybegin " and names a size: yEnc,
 *     which is not decoded.
 */
bool
ppid_uu_has_yenc(const char *text, gsize size);

#endif /* PPID_UU_H */
