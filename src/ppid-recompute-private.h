/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of ppid-recompute; nobody else includes it. */
#ifndef PPID_RECOMPUTE_PRIVATE_H
#define PPID_RECOMPUTE_PRIVATE_H

#include <stdbool.h>

#include "ppid-recompute.h"

/* A <tenggat> of the case; strings may be NULL. */
typedef struct {
	xmlNode *node;
	char *code, *trigger;
	char *key;
	char *closer; /* "peristiwa-3 (pemberitahuan)"; NULL: open */
	bool damaged; /* its rule, trigger or last day cannot be read */
	bool kept;    /* open, but not counted again: damaged, or the rules
			 would not start it any more */
} PpidRecount;

typedef struct {
	const PpidDeadlineContext *context;
	xmlNode *berkas;
	const char *label;
	GPtrArray *report;
	GPtrArray *items; /* PpidRecount *, in the order of the record */
} PpidRecompute;

/** ppid_recount_day: the date in @attribute of a <tenggat>; 0 if none. */
guint32
ppid_recount_day(xmlNode *node, const char *attribute);

/** ppid_recount_follows: does it follow the end of another one? */
bool
ppid_recount_follows(const PpidRecount *item);

/** ppid_recount_same_dates: are the dates of two <tenggat> the same? */
bool
ppid_recount_same_dates(xmlNode *a, xmlNode *b);

/** ppid_recount_same: and the days skipped, the length, the doubt? */
bool
ppid_recount_same(xmlNode *a, xmlNode *b);

/** ppid_recount_moved: a line on an open one that is @new now. */
void
ppid_recount_moved(const PpidRecompute *work, const PpidRecount *item,
		   xmlNode *new);

/** ppid_recount_kept: a line on an open one that is not counted again. */
void
ppid_recount_kept(const PpidRecompute *work, const PpidRecount *item);

/** ppid_recount_closed: a line on a closed one that would be @new. */
void
ppid_recount_closed(const PpidRecompute *work, const PpidRecount *item,
		    xmlNode *new);

#endif /* PPID_RECOMPUTE_PRIVATE_H */
