/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-held.h - a stored case that waits for more messages
 *
 * A thread of 200 replies, or a mail that a loop has sent 300 times, would
 * else take 200 passes and as many revisions.  Messages that follow each
 * other and belong to one case become one record; that record is written
 * when another one comes, so the order of the stream stays that of arrival.
 */
#ifndef PPID_HELD_H
#define PPID_HELD_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-stream.h"

/* More than this is for the next pass: memory is bounded. */
#define PPID_HELD_MESSAGES 500
#define PPID_HELD_OCTETS (4 * 1024 * 1024)

typedef struct PpidHeld PpidHeld;

/**
 * ppid_held_new:
 * @out: gets each record, in order
 * @data: for @out
 */
PpidHeld *
ppid_held_new(PpidRecordFunc out, gpointer data);

/** ppid_held_free: what was not written is lost. */
void
ppid_held_free(PpidHeld *held);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidHeld, ppid_held_free)

/**
 * ppid_held_case:
 * @id: case id
 * @size: octets of the message to be added
 *
 * Counts the message if there is room for it.
 *
 * Returns: (borrowed) (nullable): the <berkas> of the case @id if that is the
 *     one held and the message may be added to it.
 */
xmlNode *
ppid_held_case(PpidHeld *held, const char *id, guint64 size);

/**
 * ppid_held_hold:
 * @id: case id
 * @stored: (transfer full): the case; held after what was held is written
 */
bool
ppid_held_hold(PpidHeld *held, const char *id, xmlDoc *stored,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_held_flush: writes what is held. */
bool
ppid_held_flush(PpidHeld *held, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_held_pass:
 * @berkas: (borrowed): a record that is ready
 *
 * Writes it, after what is held.
 */
bool
ppid_held_pass(PpidHeld *held, xmlNode *berkas,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_held_pass_behind:
 * @berkas: (borrowed): a record that draws no number
 * @size: octets of its message
 *
 * The same, but what is held stays open while there is room: often each
 * message comes twice.
 */
bool
ppid_held_pass_behind(PpidHeld *held, xmlNode *berkas, guint64 size,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_HELD_H */
