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
/* RFC 2046 5.1.1: a boundary has at most 70 characters. */
#define BOUNDARY_MAX 200

/* Where in the tree the walk is. */
typedef struct {
	int parent;
	int alternative;
	bool in_message, in_report, in_related;
	int depth;
} Place;

static void
walk(PpidTree *t, GMimeObject *object, const char *number, Place place);

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

/* --- one part --------------------------------------------------------------- */

/* First raw value of @name, or NULL. */
static const char *
first_value(GMimeObject *object, const char *name, bool *several_out)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(object);
	int n = list != NULL ? g_mime_header_list_get_count(list) : 0;
	const char *found = NULL;

	*several_out = false;
	for (int i = 0; i < n && !*several_out; i++) {
		GMimeHeader *h = g_mime_header_list_get_header_at(list, i);

		if (g_ascii_strcasecmp(g_mime_header_get_name(h), name) != 0)
			continue;
		*several_out = found != NULL;
		if (found == NULL)
			found = g_mime_header_get_raw_value(h);
	}
	return found;
}

/* "" if there is none; more than one is noted: two readers may see two
 * different messages. */
static char *
raw_value(PpidTree *t, GMimeObject *object, const char *name,
	  const char *number)
{
	bool several;
	const char *found = first_value(object, name, &several);

	if (several)
		ppid_notes_add(t->notes, "ambigu", number, -1);
	return g_strdup(found != NULL ? found : "");
}

char *
ppid_tree_inner(const PpidPart *part, const char *name)
{
	GMimeMessage *message =
		g_mime_message_part_get_message(part->object);
	bool several;

	return message != NULL
		       ? g_strdup(first_value(GMIME_OBJECT(message), name,
					      &several))
		       : NULL;
}

/* "type/subtype" in lower case; what is no token is not passed on. */
static char *
type_of(GMimeObject *object)
{
	GMimeContentType *ct = g_mime_object_get_content_type(object);
	g_autofree char *type =
		ct != NULL ? g_mime_content_type_get_mime_type(ct) : NULL;

	if (type == NULL)
		return g_strdup("application/octet-stream");
	for (const char *p = type; *p != '\0'; p++)
		if (!g_ascii_isgraph(*p) || strchr("\"<>&'();,", *p) != NULL)
			return g_strdup("application/octet-stream");
	return g_ascii_strdown(type, -1);
}

static int
add_part(PpidTree *t, GMimeObject *object, const char *number, Place place)
{
	PpidPart part = { .parent = place.parent,
			  .alternative = place.alternative,
			  .in_message = place.in_message,
			  .in_report = place.in_report,
			  .in_related = place.in_related };
	g_autofree char *encoding = NULL;

	if ((int)t->parts->len >= t->limits.parts) {
		ppid_notes_add(t->notes, "batas-bagian", number, -1);
		return -1;
	}
	part.number = g_strdup(number);
	part.type = type_of(object);
	part.content_type = raw_value(t, object, "Content-Type", number);
	part.disposition =
		raw_value(t, object, "Content-Disposition", number);
	part.content_id = raw_value(t, object, "Content-ID", number);
	encoding = raw_value(t, object, "Content-Transfer-Encoding", number);
	part.encoding = ppid_decode_name(encoding);
	part.object = object;
	g_array_append_val(t->parts, part);
	return (int)t->parts->len - 1;
}

static PpidPart *
part_at(PpidTree *t, int index)
{
	return &g_array_index(t->parts, PpidPart, index);
}

/* A text that the library left outside of every part. */
static void
add_text(PpidTree *t, const char *bytes, gsize size, const char *number,
	 Place place)
{
	PpidPart part = { .parent = place.parent,
			  .alternative = -1,
			  .in_message = place.in_message,
			  .in_report = place.in_report };

	part.number = g_strdup(number);
	part.type = g_strdup("text/plain");
	part.content_type = g_strdup("");
	part.disposition = g_strdup("");
	part.content_id = g_strdup("");
	part.bytes = g_bytes_new(bytes, size);
	g_array_append_val(t->parts, part);
}

/* --- a multipart without parts ------------------------------------------ */

/* The first line "--X" with a MIME field or an empty line under it. */
static char *
find_boundary(const char *text)
{
	for (const char *p = text; p != NULL && *p != '\0';) {
		const char *nl = strchr(p, '\n');
		const char *next = nl != NULL ? nl + 1 : NULL;
		gsize n = nl != NULL ? (gsize)(nl - p) : strlen(p);

		while (n > 0 && g_ascii_isspace(p[n - 1]))
			n--;
		if (next != NULL && n > 2 && n < BOUNDARY_MAX && p[0] == '-' &&
		    p[1] == '-' &&
		    g_ascii_strncasecmp(next, "Content-", 8) == 0)
			return g_strndup(p + 2, n - 2);
		p = next;
	}
	return NULL;
}

static GMimeObject *
parse_bytes(const char *head, const char *text)
{
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new();
	g_autoptr(GMimeParser) parser = NULL;

	g_mime_stream_write_string(stream, head);
	g_mime_stream_write_string(stream, text);
	g_mime_stream_reset(stream);
	parser = g_mime_parser_new_with_stream(stream);
	return g_mime_parser_construct_part(parser, ppid_gmime_options());
}

static GMimeObject *
reparse(const char *type, const char *boundary, const char *text)
{
	g_autoptr(GString) head = g_string_new("Content-Type: ");
	GMimeObject *object;

	g_string_append_printf(head, "%s; boundary=\"", type);
	for (const char *p = boundary; *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			g_string_append_c(head, '\\');
		g_string_append_c(head, *p);
	}
	g_string_append(head, "\"\n\n");
	object = parse_bytes(head->str, text);
	if (object != NULL && GMIME_IS_MULTIPART(object) &&
	    g_mime_multipart_get_count(GMIME_MULTIPART(object)) > 0)
		return object;
	g_clear_object(&object);
	return NULL;
}

static bool
is_blank(const char *text)
{
	return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

/* What stands in front of the first delimiter and behind the last. */
static char *
loose_text(GMimeMultipart *multipart)
{
	const char *front = g_mime_multipart_get_prologue(multipart);
	const char *back = g_mime_multipart_get_epilogue(multipart);

	if (is_blank(back))
		return g_strdup(front);
	return is_blank(front) ? g_strdup(back)
			       : g_strconcat(front, "\n", back, NULL);
}

/* gmime.md 3: the boundary by looking at the body, else the body as text. */
static GMimeMultipart *
repair(PpidTree *t, GMimeMultipart *multipart, int index, Place inner)
{
	g_autofree char *text = loose_text(multipart);
	const char *number = part_at(t, index)->number;
	g_autofree char *boundary = NULL, *child = NULL;
	GMimeObject *object;

	if (is_blank(text)) {
		ppid_notes_add(t->notes, "multipart-kosong", number, -1);
		return NULL;
	}
	boundary = find_boundary(text);
	object = boundary != NULL ? reparse(part_at(t, index)->type, boundary,
					    text)
				  : NULL;
	if (object != NULL) {
		ppid_notes_add(t->notes, "boundary-diperbaiki", number, -1);
		g_ptr_array_add(t->owned, object);
		return GMIME_MULTIPART(object);
	}
	ppid_notes_add(t->notes, "multipart-tanpa-bagian", number, -1);
	child = g_str_equal(number, "0") ? g_strdup("1")
					 : g_strconcat(number, ".1", NULL);
	add_text(t, text, strlen(text), child, inner);
	return NULL;
}

/* --- the walk --------------------------------------------------------------- */

/* Children of "0" are "1", "2"; of "2.0" they are "2.1"; of "3" "3.1". */
static char *
child_number(const char *number, int child)
{
	gsize n = strlen(number);

	if (g_str_equal(number, "0"))
		return g_strdup_printf("%d", child);
	if (g_str_has_suffix(number, ".0"))
		n -= 2;
	return g_strdup_printf("%.*s.%d", (int)n, number, child);
}

/* The first delimiter is damaged, others are not: the first parts stand in
 * front.  They are numbered behind the @n others. */
static void
walk_front(PpidTree *t, GMimeMultipart *multipart, int n, const char *number,
	   Place inner)
{
	const char *text = g_mime_multipart_get_prologue(multipart);
	g_autofree char *boundary = text != NULL ? find_boundary(text) : NULL;
	GMimeObject *object =
		boundary != NULL ? reparse("multipart/mixed", boundary, text)
				 : NULL;
	int count;

	if (object == NULL)
		return;
	ppid_notes_add(t->notes, "boundary-diperbaiki", number, -1);
	g_ptr_array_add(t->owned, object);
	count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
	for (int i = 0; i < count; i++) {
		g_autofree char *child = child_number(number, n + i + 1);

		if ((int)t->parts->len >= t->limits.parts)
			return;
		walk(t, g_mime_multipart_get_part(GMIME_MULTIPART(object), i),
		     child, inner);
	}
}

static void
walk_multipart(PpidTree *t, GMimeMultipart *multipart, const char *number,
	       Place place)
{
	int index = add_part(t, GMIME_OBJECT(multipart), number, place);
	Place inner = place;
	bool related, whole;
	int n;

	if (index < 0)
		return;
	inner.parent = index;
	inner.depth++;
	inner.in_related = false;
	if (g_str_equal(part_at(t, index)->type, "multipart/alternative"))
		inner.alternative = index;
	if (g_str_equal(part_at(t, index)->type, "multipart/report"))
		inner.in_report = true;
	if (g_str_equal(part_at(t, index)->type, "multipart/encrypted"))
		ppid_notes_add(t->notes, "terenkripsi", number, -1);
	related = g_str_equal(part_at(t, index)->type, "multipart/related");
	if (inner.depth > t->limits.depth) {
		ppid_notes_add(t->notes, "batas-kedalaman", number, -1);
		return;
	}
	whole = g_mime_multipart_get_count(multipart) > 0;
	if (!whole)
		multipart = repair(t, multipart, index, inner);
	n = multipart != NULL ? g_mime_multipart_get_count(multipart) : 0;
	for (int i = 0; i < n && (int)t->parts->len < t->limits.parts; i++) {
		g_autofree char *child = child_number(number, i + 1);

		inner.in_related = related && i > 0;
		walk(t, g_mime_multipart_get_part(multipart, i), child, inner);
	}
	inner.in_related = false;
	if (whole)
		walk_front(t, multipart, n, number, inner);
	if (n > 0 && (int)t->parts->len >= t->limits.parts)
		ppid_notes_add(t->notes, "batas-bagian", number, -1);
}

static void
walk_message(PpidTree *t, GMimeMessagePart *object, const char *number,
	     Place place)
{
	GMimeMessage *message = g_mime_message_part_get_message(object);
	GMimeObject *body =
		message != NULL ? g_mime_message_get_mime_part(message) : NULL;
	int index = add_part(t, GMIME_OBJECT(object), number, place);
	g_autofree char *child = NULL;
	Place inner = place;

	if (index < 0)
		return;
	part_at(t, index)->kind = PPID_PART_MESSAGE;
	if (body == NULL) {
		ppid_notes_add(t->notes, "surel-dalam-kosong", number, -1);
		return;
	}
	inner.parent = index;
	inner.alternative = -1;
	inner.in_message = true;
	inner.in_related = false;
	inner.depth++;
	if (inner.depth > t->limits.depth) {
		ppid_notes_add(t->notes, "batas-kedalaman", number, -1);
		return;
	}
	child = g_strconcat(number, GMIME_IS_MULTIPART(body) ? ".0" : ".1",
			    NULL);
	walk(t, body, child, inner);
}

static void
walk(PpidTree *t, GMimeObject *object, const char *number, Place place)
{
	int index;

	if (object == NULL)
		return;
	if (GMIME_IS_MULTIPART(object)) {
		index = (int)t->parts->len;
		walk_multipart(t, GMIME_MULTIPART(object), number, place);
		if (index < (int)t->parts->len)
			part_at(t, index)->kind = PPID_PART_MULTIPART;
	} else if (GMIME_IS_MESSAGE_PART(object)) {
		walk_message(t, GMIME_MESSAGE_PART(object), number, place);
	} else {
		add_part(t, object, number, place);
	}
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

/* The fields that make the structure, the first of each. */
static char *
mime_head(PpidTree *t)
{
	static const char *const names[] = { "Content-Type",
					     "Content-Transfer-Encoding",
					     "Content-Disposition",
					     "Content-ID" };
	g_autoptr(GString) head = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		const PpidHeader *h = ppid_headers_get(t->headers, names[i], 0);

		if (h == NULL)
			continue;
		if (ppid_headers_count(t->headers, names[i]) > 1)
			ppid_notes_add(t->notes, "ambigu", "0", h->offset);
		g_string_append_printf(head, "%s:", names[i]);
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
	Place place = { .parent = -1, .alternative = -1 };

	parser = g_mime_parser_new_with_stream(whole);
	t->root = g_mime_parser_construct_part(parser, ppid_gmime_options());
	if (t->root != NULL)
		walk(t, t->root, GMIME_IS_MULTIPART(t->root) ? "0" : "1",
		     place);
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
	Place place = { .parent = -1, .alternative = -1 };

	if (!read_region(t->fd, t->body, t->end, (gsize)t->limits.text + 4,
			 bytes, error))
		return false;
	if (bytes->len > 0 &&
	    looks_like_text(bytes->data, MIN(bytes->len, SNIFF_SIZE)))
		add_text(t, (const char *)bytes->data, bytes->len, "1",
			 place);
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
	g_autoptr(GByteArray) block = g_byte_array_sized_new(READ_SIZE);
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
