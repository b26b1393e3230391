/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-parser.h - messages in, records out, in order, in batches
 *
 * The caller adds messages; each full batch is read in sandboxed children
 * (ppid-worker.h) while the caller adds the next.  What comes back is held against what a record may say
 * before it is written: the child is trusted as little as its input.
 */
#ifndef PPID_PARSER_H
#define PPID_PARSER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-mail.h"
#include "ppid-stream.h"

/* Messages of one batch, at most: each has its file open, and one batch is
 * read while the next is opened. */
#define PPID_PARSER_BATCH 384

typedef struct PpidParser PpidParser;

/**
 * ppid_parser_new:
 * @config, @limits, @writer: (borrowed): outlive the parser
 * @data_dir: (nullable): folder that may hold own tables: ppid-data.h
 * @error: PPID_ERROR_CONFIG if a table of data/ is wrong
 */
PpidParser *
ppid_parser_new(const PpidConfig *config, const char *data_dir,
		const PpidLimits *limits, PpidStreamWriter *writer,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_parser_free(PpidParser *parser);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidParser, ppid_parser_free)

/**
 * PpidParserExtend:
 * @source: (borrowed): the message
 * @record: (borrowed): the bytes of its record, checked; may be added to
 * @error: of this run; damage in the message is no error
 */
typedef bool (*PpidParserExtend)(const PpidMailSource *source,
				 GString *record, gpointer data,
				 GError **error);

/**
 * ppid_parser_set_extend:
 * @extend: called in this process for each good record before it is written;
 *     a record that is bad after it is written as it was
 */
void
ppid_parser_set_extend(PpidParser *parser, PpidParserExtend extend,
		       gpointer data);

/**
 * ppid_parser_add:
 * @fd: (transfer full): a seekable file, one message from its first octet to
 *     its end; closed when it is done
 * @name: surel/@sumber
 * @internaldate: seconds since 1970; 0 if not known
 * @error: from writing, or PPID_ERROR_OS
 */
bool
ppid_parser_add(PpidParser *parser, int fd, const char *name,
		gint64 internaldate,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_parser_add_region:
 * @fd: (borrowed): must stay as it is until the next flush
 * @start, @end: the octets that are the message
 */
bool
ppid_parser_add_region(PpidParser *parser, int fd, gint64 start, gint64 end,
		       const char *name,
		       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_parser_flush: writes the records of all messages added so far. */
bool
ppid_parser_flush(PpidParser *parser,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_parser_links: (borrowed): the links that are told: ppid-link.h. */
const PpidLinks *
ppid_parser_links(const PpidParser *parser);

/** ppid_parser_pending: messages added whose records are not yet written. */
guint
ppid_parser_pending(const PpidParser *parser);

/** ppid_parser_faults: records with a <cacat> so far, and what was skipped. */
guint
ppid_parser_faults(const PpidParser *parser);

/** ppid_parser_timeless: of these, such whose only one is "tanpa-waktu". */
guint
ppid_parser_timeless(const PpidParser *parser);

/**
 * ppid_parser_skip:
 * @reason: why a file could not be read; has no record, counts as a fault
 */
void
ppid_parser_skip(PpidParser *parser, const char *reason);

/** ppid_parser_leave: the same for one that is no message any more; no fault. */
void
ppid_parser_leave(PpidParser *parser, const char *reason);

/**
 * ppid_parser_skipped:
 *
 * Returns: (borrowed) (element-type utf8): the reasons, the first 100.
 */
const GPtrArray *
ppid_parser_skipped(const PpidParser *parser);

typedef enum {
	PPID_PARSED_WHOLE,
	PPID_PARSED_TIMELESS, /* its only <cacat> is "tanpa-waktu" */
	PPID_PARSED_FAULTY,
} PpidParsed;

/**
 * ppid_parser_check:
 * @bytes: (borrowed): @size octets that came from a child
 * @name: the surel/@sumber that it must name
 * @parsed_out: (out): whether it has a <cacat>
 *
 * Returns: true if they are one well-formed <berkas> of our namespace,
 *     without DOCTYPE, that does not say it were a stored case (id, revisi)
 *     and has one <surel>, of source @name.
 */
bool
ppid_parser_check(const char *bytes, gsize size, const char *name,
		  PpidParsed *parsed_out);

#endif /* PPID_PARSER_H */
