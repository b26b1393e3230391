/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-source.h - the operands of ppid-parse: files, mboxes, Maildirs, stdin
 *
 * A file that begins with "From " is an mbox, any other file one message.  A
 * folder is a Maildir (new, then cur; every file one message), one of MH
 * (.mh_sequences, or nothing but numbers: every number one message, in their
 * order) or else its regular files; names in order, hidden ones left out.
 * Only files of a home's spool have an INTERNALDATE: their name says it.
 */
#ifndef PPID_SOURCE_H
#define PPID_SOURCE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-home.h"
#include "ppid-parser.h"

/**
 * ppid_source_exists:
 * @operand: "-" or a path
 * @error: by errno: PPID_ERROR_NOINPUT if it is absent
 */
bool
ppid_source_exists(const char *operand,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_source_add:
 * @home: (nullable) (borrowed): to tell files of its spool
 * @operand: "-" (descriptor 0) or a path
 * @parser: (borrowed): gets every message of it
 * @error: by errno; a file of a folder that vanished meanwhile is no error,
 *     one that cannot be read goes to ppid_parser_skip()
 */
bool
ppid_source_add(const PpidHome *home, const char *operand, PpidParser *parser,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_source_add_spool:
 * @home: (borrowed)
 *
 * The whole of its spool/new, in the order of arrival.
 */
bool
ppid_source_add_spool(const PpidHome *home, PpidParser *parser,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_SOURCE_H */
