/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-attach.h - the text of attachments, read apart from the message
 *
 * The record of a message is made first.  What it lists as attachments that
 * somebody can read goes through a second sandboxed child, one job each; the
 * fragments that come back are held against what they may say and put into
 * the record.  A reader that dies, hangs or eats its memory costs the text
 * of its attachment: <isi-lampiran status="gugur">.
 */
#ifndef PPID_ATTACH_H
#define PPID_ATTACH_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-mail.h"
#include "ppid-reader.h"

#define PPID_ATTACH_MAX 500	    /* attachments of a message that are read */
/* Seconds of processor that one may take, and after which no further one is
 * begun: a last resort, the limits of ppid-reader.h end before. */
#define PPID_ATTACH_JOB_SECONDS 60
#define PPID_ATTACH_SECONDS 60
#define PPID_ATTACH_WAIT_SECONDS 600 /* of silence, on a busy machine */
#define PPID_ATTACH_DEATHS 3	    /* then the others are not tried */
#define PPID_ATTACH_SIZE (32 << 20) /* octets of one */
/* octets of XML of all attachments of a message; a child has no more to say */
#define PPID_ATTACH_ALL (16 << 20)
#define PPID_ATTACH_DATA (256L << 20)
#define PPID_ATTACH_MEMORY (1L << 30)

typedef struct PpidAttach PpidAttach;

/**
 * ppid_attach_new:
 * @limits: (borrowed): of the message, as its record was made with
 * @read_limits: (borrowed)
 */
PpidAttach *
ppid_attach_new(const PpidLimits *limits, const PpidReadLimits *read_limits);

/** ppid_attach_set_links: @links: (nullable) (borrowed): see ppid-reader.h. */
void
ppid_attach_set_links(PpidAttach *attach, const PpidLinks *links);

void
ppid_attach_free(PpidAttach *attach);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidAttach, ppid_attach_free)

/**
 * ppid_attach_extend: a PpidParserExtend; @attach is a PpidAttach.
 *
 * Errors: PPID_ERROR_OS if no child can be made.
 */
bool
ppid_attach_extend(const PpidMailSource *source, GString *record,
		   gpointer attach, GError **error);

/**
 * ppid_attach_check:
 * @bytes: (borrowed): @size octets that came from a child
 * @part: number of the attachment
 *
 * Returns: true if they are one well-formed <isi-lampiran> of @part, whose
 *     children are what berkas(5) allows and speak of @part or what is in it.
 */
bool
ppid_attach_check(const char *bytes, gsize size, const char *part);

#endif /* PPID_ATTACH_H */
