/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-stream.h - <kumpulan>: one <berkas> after the other through a pipe
 *
 * The reader is a push parser that hands out a record as soon as its last
 * byte is there (xmlTextReader would wait for the next one).  The writer
 * flushes each record.  A stream is complete only if it ends with
 * <akhir jumlah="N"/> and the end tag: after a fatal error the writer is
 * left unclosed, and the next stage exits 76.
 * Format: berkas(5).
 */
#ifndef PPID_STREAM_H
#define PPID_STREAM_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-xml.h"

typedef struct PpidStreamReader PpidStreamReader;
typedef struct PpidStreamWriter PpidStreamWriter;

/**
 * ppid_stream_reader_new:
 * @fd: (borrowed): where to read; need not be seekable
 * @name: for messages
 */
PpidStreamReader *
ppid_stream_reader_new(int fd, const char *name);

void
ppid_stream_reader_free(PpidStreamReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidStreamReader, ppid_stream_reader_free)

/**
 * ppid_stream_reader_next:
 * @reader: (borrowed)
 * @record_out: (out) (transfer full): a document whose root is the next
 *     <berkas>; NULL at the end of a complete stream
 * @error: PPID_ERROR_PROTOCOL if the stream is truncated, malformed, has a
 *     DOCTYPE, is no <kumpulan> and no <berkas>, or its <akhir> does not
 *     agree; PPID_ERROR_IO if reading fails.  All complete records have been
 *     handed out before.
 *
 * A document whose root is a <berkas> is a stream of one.
 */
bool
ppid_stream_reader_next(PpidStreamReader *reader, xmlDoc **record_out,
			GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_stream_writer_new:
 * @fd: (borrowed): where to write
 * @producer: "ppid-parse 0.1.0"
 */
PpidStreamWriter *
ppid_stream_writer_new(int fd, const char *producer);

/**
 * ppid_stream_writer_free:
 *
 * Frees; does not close the document: see ppid_stream_writer_close().
 */
void
ppid_stream_writer_free(PpidStreamWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidStreamWriter, ppid_stream_writer_free)

/**
 * ppid_stream_writer_write:
 * @berkas: (borrowed): a <berkas>; written and flushed
 * @error: PPID_ERROR_IO
 */
bool
ppid_stream_writer_write(PpidStreamWriter *writer, xmlNode *berkas,
			 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_stream_writer_write_bytes:
 * @data: (borrowed): a <berkas> as ppid_xml_serialise() gives it at depth 1,
 *     from a child that we trust as little as it trusts its input: the
 *     caller has checked that it is well-formed
 */
bool
ppid_stream_writer_write_bytes(PpidStreamWriter *writer, const char *data,
			       gsize size,
			       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_stream_writer_close:
 *
 * Writes the trailer and the end tag.  Only on success of the whole run.
 */
bool
ppid_stream_writer_close(PpidStreamWriter *writer,
			 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * PpidRecordFunc:
 * @berkas: (borrowed): the root of its own document; changed in place, or
 *     replaced by another root of that document
 * @data: what the caller gave
 * @error: a fatal error ends the run; damage goes into the record
 */
typedef bool (*PpidRecordFunc)(xmlNode *berkas, gpointer data,
			       GError **error);

/**
 * ppid_stream_filter:
 * @in_fd: (borrowed): read to its end
 * @in_name: for messages
 * @writer: (borrowed): gets each record; not closed
 * @func: called for each record
 * @faults: (inout): counts the records that carry a <cacat>
 * @error: from the reader, the writer or @func
 *
 * What every filter does: read, change, write, one record at a time.
 */
bool
ppid_stream_filter(int in_fd, const char *in_name, PpidStreamWriter *writer,
		   PpidRecordFunc func, gpointer data, guint *faults,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_STREAM_H */
