/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid-due-explain-private.h - what the explanation of one deadline needs */
#ifndef PPID_DUE_EXPLAIN_PRIVATE_H
#define PPID_DUE_EXPLAIN_PRIVATE_H

#include "ppid-due-private.h"

/* All borrowed. */
typedef struct {
	PpidDue *due;
	xmlNode *berkas;
	GString *out;
	int width; /* columns of a line */
	const PpidDueRow *row;
	xmlNode *node;		 /* its <tenggat> */
	const PpidEvent *head;	 /* of the chain; NULL: not in the record */
	const PpidEvent *closer; /* NULL: open, or undone */
} PpidExplain;

/** ppid_explain_line: "  Label   : text", wrapped below its beginning. */
void
ppid_explain_line(const PpidExplain *work, const char *label,
		  const char *format, ...) G_GNUC_PRINTF(3, 4);

/** ppid_explain_event: (transfer full): id, kind, day and hour. */
char *
ppid_explain_event(const PpidExplain *work, const PpidEvent *event);

/** ppid_explain_days: every day from the trigger to the last day. */
void
ppid_explain_days(const PpidExplain *work);

#endif /* PPID_DUE_EXPLAIN_PRIVATE_H */
