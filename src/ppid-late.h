/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-late.h - libraries that are loaded when they are first needed
 *
 * A renderer of PDF and a text recogniser bring some sixty libraries: 15 ms
 * at each start and 11 MB that plain text mail has no use for, and a machine
 * may do without them.  The functions are declared by their own headers:
 *
 *	static __typeof__(poppler_page_get_text) *page_get_text;
 *	static const PpidLateSymbol symbols[] = {
 *		{ "poppler_page_get_text", &page_get_text }, { NULL, NULL }
 *	};
 */
#ifndef PPID_LATE_H
#define PPID_LATE_H

#include <stdbool.h>
#include <glib.h>

typedef struct {
	const char *name;
	void *function; /* address of a pointer to a function */
} PpidLateSymbol;

/**
 * ppid_late_load:
 * @soname: file name of the library, as configure found it
 * @symbols: (borrowed): ends with a NULL name; each pointer is set
 *
 * Not behind a sandbox; cheap if it is loaded already.  Not thread-safe.
 *
 * Returns: false if the library or a symbol of it is not there.
 */
bool
ppid_late_load(const char *soname, const PpidLateSymbol *symbols);

#endif /* PPID_LATE_H */
