/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-note.h - damage found in a message: its <catatan>
 *
 * Damage is data.  A note names what was found, the part and, where it is
 * known, how many octets into the decoded part (part "0": into the raw
 * message) it lies.  The codes are listed in ppid-parse(1), CATATAN.
 */
#ifndef PPID_NOTE_H
#define PPID_NOTE_H

#include <glib.h>

#include "ppid-xml.h"

typedef struct PpidNotes PpidNotes;

/* More than this many notes say nothing more. */
#define PPID_NOTES_MAX 200

PpidNotes *
ppid_notes_new(void);

void
ppid_notes_free(PpidNotes *notes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidNotes, ppid_notes_free)

/**
 * ppid_notes_add:
 * @notes: (nullable) (borrowed): NULL does nothing
 * @code: (borrowed): a string constant, lower case words with '-'
 * @part: (nullable): part number; copied
 * @offset: in octets, or -1 if it is not known
 *
 * The same code for the same part is kept once.
 */
void
ppid_notes_add(PpidNotes *notes, const char *code, const char *part,
	       gint64 offset);

/** ppid_notes_has: true if @code was noted, for any part. */
gboolean
ppid_notes_has(const PpidNotes *notes, const char *code);

/** ppid_notes_write: appends a <catatan> each to @surel, in their order. */
void
ppid_notes_write(const PpidNotes *notes, xmlNode *surel);

#endif /* PPID_NOTE_H */
