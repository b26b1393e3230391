/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-tree.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-gmime.h"
#include "ppid-rawstream.h"
#include "ppid-tree-private.h"

#define READ_SIZE 32768
/* Octets looked at to tell a text from binary data. */
#define SNIFF_SIZE 4096

static void
clear_part(gpointer data)
{
	PpidPart *part = data;

	g_free(part->number);
	g_free(part->type);
	g_free(part->content_type);
	g_free(part->disposition);
	g_free(part->content_id);
	g_clear_pointer(&part->bytes, g_bytes_unref);
}

void
ppid_tree_free(PpidTree *t)
{
	if (t == NULL)
		return;
	g_array_unref(t->parts);
	g_clear_object(&t->root);
	g_ptr_array_unref(t->owned);
	ppid_headers_free(t->headers);
	g_free(t);
}

/* --- opening ----------------------------------------------------------------- */

static bool
read_region(int fd, gint64 start, gint64 end, gsize max, GByteArray *out,
	    GError **error)
{
	while (out->len < max) {
		guint have = out->len;
		gint64 left = end < 0 ? G_MAXINT64 : end - start - have;
		gsize want = (gsize)MIN((gint64)MIN(max - have, READ_SIZE),
					left);
		ssize_t n;

		if (want == 0)
			return true;
		g_byte_array_set_size(out, have + (guint)want);
		do {
			n = pread(fd, out->data + have, want, start + have);
		} while (n < 0 && errno == EINTR);
		g_byte_array_set_size(out, have + (guint)MAX(n, 0));
		if (n < 0)
			return ppid_error_set_errno(error, errno,
						    "cannot read a message");
		if (n == 0)
			return true;
	}
	return true;
}

/* The fields that make the structure. */
static const char *const structure[] = { "Content-Type",
					 "Content-Transfer-Encoding",
					 "Content-Disposition", "Content-ID" };

/* Two readers may see two different messages. */
static void
note_ambiguous(PpidTree *t)
{
	for (gsize i = 0; i < G_N_ELEMENTS(structure); i++)
		if (ppid_headers_get(t->headers, structure[i], 1) != NULL)
			ppid_notes_add(t->notes, "ambigu", "0",
				       ppid_headers_get(t->headers,
							structure[i], 0)
					       ->offset);
}

/* The first of each. */
static char *
mime_head(PpidTree *t)
{
	g_autoptr(GString) head = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(structure); i++) {
		const PpidHeader *h =
			ppid_headers_get(t->headers, structure[i], 0);

		if (h == NULL)
			continue;
		g_string_append_printf(head, "%s:", structure[i]);
		for (gsize k = 0; k < h->size; k++)
			g_string_append_c(head, h->value[k] != '\0'
							? h->value[k]
							: ' ');
		g_string_append_c(head, '\n');
	}
	g_string_append_c(head, '\n');
	return g_string_free(g_steal_pointer(&head), FALSE);
}

static void
parse_body(PpidTree *t)
{
	g_autofree char *head = mime_head(t);
	g_autoptr(GMimeStream) whole =
		ppid_rawstream_new(head, t->fd, t->body, t->end);
	g_autoptr(GMimeParser) parser = NULL;

	parser = g_mime_parser_new_with_stream(whole);
	t->root = g_mime_parser_construct_part(parser, ppid_gmime_options());
	if (t->root != NULL)
		ppid_tree_walk(t, t->root);
}

static bool
looks_like_text(const guint8 *bytes, gsize size)
{
	gsize odd = 0;

	for (gsize i = 0; i < size; i++)
		if (bytes[i] < 0x20 && strchr("\t\n\r\f\033", bytes[i]) == NULL)
			odd++;
		else if (bytes[i] == 0)
			odd++;
	return odd * 50 < size;
}

/* What the library may not have: the body as one text, if it is text. */
static bool
take_body_as_text(PpidTree *t, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();

	if (!read_region(t->fd, t->body, t->end, (gsize)t->limits.text + 4,
			 bytes, error))
		return false;
	if (bytes->len > 0 &&
	    looks_like_text(bytes->data, MIN(bytes->len, SNIFF_SIZE)))
		ppid_tree_add_body(t, (const char *)bytes->data, bytes->len);
	return true;
}

static bool
is_multipart(const PpidTree *t)
{
	const PpidHeader *h = ppid_headers_get(t->headers, "Content-Type", 0);

	return h != NULL &&
	       g_ascii_strncasecmp(h->value + strspn(h->value, " \t\r\n\""),
				   "multipart", 9) == 0;
}

static bool
read_headers(PpidTree *t, GError **error)
{
	/* never NULL, also for an empty file */
	g_autoptr(GByteArray) block = g_byte_array_sized_new(
		(guint)CLAMP(t->scan.size, 1, READ_SIZE));
	const PpidHeaderLimits limits = { (gsize)t->limits.field,
					  PPID_HEADER_FIELDS_MAX };
	gint64 body;

	if (!read_region(t->fd, t->start, t->end, (gsize)t->limits.header,
			 block, error))
		return false;
	t->headers = ppid_headers_parse_within((const char *)block->data,
					       block->len, &limits, t->notes);
	body = ppid_headers_body(t->headers);
	if (body < 0 && block->len >= t->limits.header) {
		ppid_notes_add(t->notes, "batas-tajuk", "0", block->len);
		body = t->scan.header_end;
	}
	t->body = t->start + (body >= 0 ? body : t->scan.size);
	return true;
}

static bool
fill(PpidTree *t, GError **error)
{
	if (!ppid_prescan_fd(t->fd, t->start, t->end, &t->scan, error))
		return false;
	t->end = t->start + t->scan.size;
	if (!read_headers(t, error))
		return false;
	if (t->scan.size == 0) {
		t->fault = "kosong";
		return true;
	}
	if (ppid_headers_count(t->headers, NULL) == 0) {
		t->fault = "bukan-surel";
		t->body = t->start + ppid_headers_front(t->headers);
	} else {
		t->fault = ppid_prescan_verdict(&t->scan, is_multipart(t),
						t->limits.size);
	}
	if (t->fault != NULL)
		return ppid_tree_take_parts(t) || take_body_as_text(t, error);
	note_ambiguous(t);
	if (!ppid_tree_take_text(t))
		parse_body(t);
	return true;
}

PpidTree *
ppid_tree_open(int fd, gint64 start, gint64 end, const PpidLimits *limits,
	       PpidNotes *notes, GError **error)
{
	g_autoptr(PpidTree) t = g_new0(PpidTree, 1);

	t->fd = fd;
	t->start = start;
	t->end = end;
	t->limits = *limits;
	t->notes = notes;
	t->parts = g_array_new(FALSE, FALSE, sizeof(PpidPart));
	g_array_set_clear_func(t->parts, clear_part);
	t->owned = g_ptr_array_new_with_free_func(g_object_unref);
	if (!fill(t, error)) {
		if (t->headers == NULL)
			t->headers = ppid_headers_parse("", 0, NULL);
		return NULL;
	}
	/* the notes belong to the caller, who may free them before us */
	t->notes = NULL;
	return g_steal_pointer(&t);
}

const PpidPrescan *
ppid_tree_scan(const PpidTree *t)
{
	return &t->scan;
}

const PpidHeaders *
ppid_tree_headers(const PpidTree *t)
{
	return t->headers;
}

const char *
ppid_tree_fault(const PpidTree *t)
{
	return t->fault;
}

guint
ppid_tree_count(const PpidTree *t)
{
	return t->parts->len;
}

const PpidPart *
ppid_tree_part(const PpidTree *t, guint index)
{
	return &g_array_index(t->parts, PpidPart, index);
}

const PpidPart *
ppid_tree_leaf(const PpidTree *tree, const char *number)
{
	for (guint i = 0; i < ppid_tree_count(tree); i++) {
		const PpidPart *part = ppid_tree_part(tree, i);

		if (part->kind == PPID_PART_LEAF &&
		    g_str_equal(part->number, number))
			return part;
	}
	return NULL;
}
