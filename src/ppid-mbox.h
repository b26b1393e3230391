/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-mbox.h - the messages of an mbox, byte for byte
 *
 * mboxrd and mboxo: a line "From " begins a message, "^>+From " in it has
 * lost or gained one '>'.  mboxcl and mboxcl2: Content-Length says how long
 * a message is; it is believed only if it is right for every message of the
 * file, else it is the sender's, and a wrong one would swallow the messages
 * after it.  Only LF ends a line, so NUL and bare CR pass through.  Memory
 * does not grow with lines; 8 octets a message.
 * Source: RFC 4155; mbox(5) of qmail.
 */
#ifndef PPID_MBOX_H
#define PPID_MBOX_H

#include <stdbool.h>
#include <glib.h>

/* Called in the order begin, chunk..., end, for each message.  One that
 * returns false with its error set ends the run. */
typedef struct {
	/* @date: of the From_ line, seconds since 1970; 0 if unreadable */
	bool (*begin)(gint64 date, gpointer data, GError **error);
	/* @bytes: @size > 0 bytes of the message, any values */
	bool (*chunk)(const char *bytes, gsize size, gpointer data,
		      GError **error);
	bool (*end)(gpointer data, GError **error);
} PpidMboxFuncs;

/**
 * ppid_mbox_is:
 * @bytes: the first @size bytes of a file; 5 are enough
 *
 * Returns: true if they begin an mbox.
 */
bool
ppid_mbox_is(const char *bytes, gsize size);

/**
 * ppid_mbox_split:
 * @fd: (borrowed): read from where it stands to its end; may be a pipe
 * @name: for messages
 * @funcs: (borrowed): all three set
 * @data: for @funcs
 * @error: PPID_ERROR_DATA if it is not empty and does not begin with a
 *     From_ line; by errno if it cannot be read; or the error of @funcs
 *
 * A separator is a line of less than 1000 bytes that begins with "From "
 * and either holds a readable date or stands after an empty line (or first)
 * and before a header field; or, in a file that can seek and whose
 * Content-Length fields are right, the line where they say.  So neither a missing empty line joins two
 * letters nor a sentence "From ..." cuts one.  The one empty line before a
 * separator or the end of the file belongs to the mbox, not to the message.
 * One '>' is taken from lines "^>+From ", except where lengths count and a
 * bare "From " stands in a message (mboxcl2).
 *
 * The date is read as UTC unless a numeric offset, WIB, WITA or WIT stands
 * with it.
 */
bool
ppid_mbox_split(int fd, const char *name, const PpidMboxFuncs *funcs,
		gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_MBOX_H */
