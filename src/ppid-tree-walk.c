/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the objects of the library to the list of parts. */
#include "config.h"
#include "ppid-tree-private.h"

#include <string.h>

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

void
ppid_tree_walk(PpidTree *t, GMimeObject *root)
{
	const Place place = { .parent = -1, .alternative = -1 };

	walk(t, root, GMIME_IS_MULTIPART(root) ? "0" : "1", place);
}

void
ppid_tree_add_body(PpidTree *t, const char *bytes, gsize size)
{
	const Place place = { .parent = -1, .alternative = -1 };

	add_text(t, bytes, size, "1", place);
}
