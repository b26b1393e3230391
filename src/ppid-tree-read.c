/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a part. */
#include "config.h"

#include <errno.h>
#include <unistd.h>

#include "ppid-rawstream.h"
#include "ppid-tree-private.h"

#define READ_SIZE 32768

/* Most parts are small: a large buffer for each would be felt. */
static gsize
buffer_size(gint64 size)
{
	return (gsize)CLAMP(size, 1, READ_SIZE);
}

static void
pump(GMimeStream *stream, PpidDecoder *decoder)
{
	gsize size = buffer_size(g_mime_stream_length(stream));
	g_autofree char *buffer = g_malloc(size);
	ssize_t n;

	g_mime_stream_reset(stream);
	while ((n = g_mime_stream_read(stream, buffer, size)) > 0)
		if (!ppid_decoder_push(decoder, buffer, (gsize)n))
			return;
	ppid_decoder_finish(decoder);
}

static void
pump_file(const PpidTree *t, const PpidPart *part, PpidDecoder *decoder)
{
	gsize size = buffer_size(part->end - part->start);
	g_autofree char *buffer = g_malloc(size);
	gint64 at = part->start;

	while (at < part->end) {
		gsize want = (gsize)MIN((gint64)size, part->end - at);
		ssize_t n = pread(t->fd, buffer, want, at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || !ppid_decoder_push(decoder, buffer, (gsize)n))
			return;
		at += n;
	}
	ppid_decoder_finish(decoder);
}

static GMimeStream *
content_of(const PpidPart *part)
{
	GMimeDataWrapper *content = NULL;

	if (part->object != NULL && GMIME_IS_PART(part->object))
		content = g_mime_part_get_content(GMIME_PART(part->object));
	return content != NULL ? g_mime_data_wrapper_get_stream(content)
			       : NULL;
}

bool
ppid_tree_span(const PpidTree *t, const PpidPart *part, gint64 *start_out,
	       gint64 *size_out)
{
	gint64 start, end;

	if (part->lean) {
		*start_out = part->start - t->start;
		*size_out = part->end - part->start;
		return true;
	}
	if (part->bytes != NULL ||
	    !ppid_rawstream_span(content_of(part), &start, &end))
		return false;
	*start_out = start - t->start;
	*size_out = end - start;
	return true;
}

void
ppid_tree_read(const PpidTree *t, const PpidPart *part, PpidDecodeFunc func,
	       gpointer data, PpidNotes *notes)
{
	g_autoptr(PpidDecoder) decoder = NULL;
	GMimeStream *stream;

	if (part->bytes != NULL) {
		gsize size;
		const char *bytes = g_bytes_get_data(part->bytes, &size);

		if (size > 0)
			func(bytes, size, data);
		return;
	}
	stream = content_of(part);
	if (stream == NULL && !part->lean)
		return;
	decoder = ppid_decoder_new(part->encoding, func, data);
	if (part->lean)
		pump_file(t, part, decoder);
	else
		pump(stream, decoder);
	if (ppid_decoder_damage(decoder) != NULL)
		ppid_notes_add(notes, ppid_decoder_damage(decoder),
			       part->number, -1);
}
