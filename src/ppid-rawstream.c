/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-rawstream.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef struct {
	GMimeStream parent;
	GBytes *head;
	int fd;
	gint64 offset; /* of the region in the file */
} RawStream;

typedef struct {
	GMimeStreamClass parent;
} RawStreamClass;

static GType
raw_get_type(void);

/* In octets of the head, then of the region. */
static gint64
head_size(const RawStream *raw)
{
	return (gint64)g_bytes_get_size(raw->head);
}

static RawStream *
new_piece(GBytes *head, int fd, gint64 offset, gint64 start, gint64 end)
{
	RawStream *raw = g_object_new(raw_get_type(), NULL);

	raw->head = g_bytes_ref(head);
	raw->fd = fd;
	raw->offset = offset;
	g_mime_stream_construct(&raw->parent, start, end);
	return raw;
}

static ssize_t
raw_read(GMimeStream *stream, char *buffer, size_t size)
{
	RawStream *raw = (RawStream *)stream;
	gint64 at = stream->position, head = head_size(raw);
	ssize_t n;

	if (at >= stream->bound_end)
		return 0;
	size = (size_t)MIN((gint64)size, stream->bound_end - at);
	if (at < head) {
		const char *bytes = g_bytes_get_data(raw->head, NULL);

		n = (ssize_t)MIN((gint64)size, head - at);
		memcpy(buffer, bytes + at, (size_t)n);
	} else {
		do {
			n = pread(raw->fd, buffer, size,
				  raw->offset + at - head);
		} while (n < 0 && errno == EINTR);
	}
	if (n > 0)
		stream->position += n;
	return n;
}

static ssize_t
raw_write(GMimeStream *stream, const char *buffer, size_t size)
{
	(void)stream;
	(void)buffer;
	(void)size;
	errno = EBADF;
	return -1;
}

static int
raw_nothing(GMimeStream *stream)
{
	(void)stream;
	return 0;
}

static gboolean
raw_eos(GMimeStream *stream)
{
	return stream->position >= stream->bound_end;
}

static int
raw_reset(GMimeStream *stream)
{
	stream->position = stream->bound_start;
	return 0;
}

static gint64
raw_seek(GMimeStream *stream, gint64 offset, GMimeSeekWhence whence)
{
	gint64 to = whence == GMIME_STREAM_SEEK_SET ? offset
		    : whence == GMIME_STREAM_SEEK_CUR
			    ? stream->position + offset
			    : stream->bound_end + offset;

	if (to < stream->bound_start || to > stream->bound_end) {
		errno = EINVAL;
		return -1;
	}
	stream->position = to;
	return to;
}

static gint64
raw_tell(GMimeStream *stream)
{
	return stream->position;
}

static gint64
raw_length(GMimeStream *stream)
{
	return stream->bound_end - stream->bound_start;
}

static GMimeStream *
raw_substream(GMimeStream *stream, gint64 start, gint64 end)
{
	RawStream *raw = (RawStream *)stream;

	if (end < 0 || end > stream->bound_end)
		end = stream->bound_end;
	return (GMimeStream *)new_piece(raw->head, raw->fd, raw->offset,
					start, end);
}

static void
raw_finalize(GObject *object)
{
	RawStream *raw = (RawStream *)object;
	GObjectClass *parent =
		g_type_class_peek(g_type_parent(raw_get_type()));

	g_clear_pointer(&raw->head, g_bytes_unref);
	parent->finalize(object);
}

static void
raw_class_init(gpointer klass, gpointer data)
{
	GMimeStreamClass *c = klass;

	(void)data;
	G_OBJECT_CLASS(klass)->finalize = raw_finalize;
	c->read = raw_read;
	c->write = raw_write;
	c->flush = raw_nothing;
	c->close = raw_nothing;
	c->eos = raw_eos;
	c->reset = raw_reset;
	c->seek = raw_seek;
	c->tell = raw_tell;
	c->length = raw_length;
	c->substream = raw_substream;
}

static GType
raw_get_type(void)
{
	static GType type;

	if (type == 0)
		type = g_type_register_static_simple(
			GMIME_TYPE_STREAM, "PpidRawStream",
			sizeof(RawStreamClass), raw_class_init,
			sizeof(RawStream), NULL, 0);
	return type;
}

GMimeStream *
ppid_rawstream_new(const char *head, int fd, gint64 start, gint64 end)
{
	g_autoptr(GBytes) bytes = g_bytes_new(head, strlen(head));

	return (GMimeStream *)new_piece(bytes, fd, start, 0,
					(gint64)g_bytes_get_size(bytes) + end -
						start);
}

bool
ppid_rawstream_span(GMimeStream *stream, gint64 *start_out, gint64 *end_out)
{
	RawStream *raw = (RawStream *)stream;

	if (stream == NULL ||
	    !g_type_is_a(G_OBJECT_TYPE(stream), raw_get_type()) ||
	    stream->bound_start < head_size(raw))
		return false;
	*start_out = raw->offset + stream->bound_start - head_size(raw);
	*end_out = raw->offset + stream->bound_end - head_size(raw);
	return true;
}
