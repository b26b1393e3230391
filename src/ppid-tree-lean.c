/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree without the MIME library. */
#include "config.h"

#include <string.h>

#include "ppid-lean.h"
#include "ppid-tree-private.h"

static char *
lean_value(const PpidHeaders *headers, const char *name)
{
	const PpidHeader *h = ppid_headers_get(headers, name, 0);

	return g_strdup(h != NULL ? h->value : "");
}

/* "type/subtype" in lower case; RFC 2045 5.2 if there is none. */
static char *
lean_type(const char *value)
{
	const char *p = value + strspn(value, " \t\r\n\"");
	gsize n = strcspn(p, " \t\r\n\";(,<>&'");

	if (n == 0)
		return g_strdup("text/plain");
	if (memchr(p, '/', n) == NULL)
		return g_strdup("application/octet-stream");
	for (gsize i = 0; i < n; i++)
		if (!g_ascii_isgraph(p[i]))
			return g_strdup("application/octet-stream");
	return g_ascii_strdown(p, (gssize)n);
}

static void
add_lean(PpidTree *t, const PpidLeanPart *from)
{
	const PpidHeaders *headers =
		from->headers != NULL ? from->headers : t->headers;
	g_autofree char *encoding =
		lean_value(headers, "Content-Transfer-Encoding");
	PpidPart part = { .parent = from->parent, .alternative = -1,
			  .lean = true, .start = from->start,
			  .end = from->end };

	part.kind = from->multipart ? PPID_PART_MULTIPART : PPID_PART_LEAF;
	part.number = g_strdup(from->number);
	part.content_type = lean_value(headers, "Content-Type");
	part.type = lean_type(part.content_type);
	part.disposition = lean_value(headers, "Content-Disposition");
	part.content_id = lean_value(headers, "Content-ID");
	part.encoding = ppid_decode_name(encoding);
	if (part.parent >= 0) {
		const PpidPart *parent =
			&g_array_index(t->parts, PpidPart, part.parent);

		part.alternative = parent->alternative;
		part.in_report =
			parent->in_report ||
			g_str_equal(parent->type, "multipart/report");
	}
	if (from->multipart && g_str_equal(part.type, "multipart/alternative"))
		part.alternative = (int)t->parts->len;
	g_array_append_val(t->parts, part);
}

/* --- a message that is one text ------------------------------------------- */

/* The first field, as the library would have it: "" or with its line end. */
static char *
raw_field(const PpidHeaders *headers, const char *name)
{
	const PpidHeader *h = ppid_headers_get(headers, name, 0);
	char *raw;

	if (h == NULL)
		return g_strdup("");
	raw = g_malloc(h->size + 2);
	for (gsize i = 0; i < h->size; i++)
		raw[i] = h->value[i] != '\0' ? h->value[i] : ' ';
	raw[h->size] = '\n';
	raw[h->size + 1] = '\0';
	return raw;
}

/* "text/plain" or "text/html", and then nothing or parameters; NULL for what
 * the library has to judge.  RFC 2045 5.2 if there is no field. */
static const char *
plain_type(const PpidHeader *h)
{
	static const char *const types[] = { "text/plain", "text/html" };
	const char *p;

	if (h == NULL)
		return types[0];
	p = h->value + strspn(h->value, " \t");
	for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
		gsize n = strlen(types[i]);

		if (g_ascii_strncasecmp(p, types[i], n) != 0)
			continue;
		p += n + strspn(p + n, " \t");
		return *p == ';' || p == h->value + h->size ? types[i] : NULL;
	}
	return NULL;
}

bool
ppid_tree_take_text(PpidTree *t)
{
	const char *type =
		plain_type(ppid_headers_get(t->headers, "Content-Type", 0));
	PpidPart part = { .parent = -1, .alternative = -1, .lean = true,
			  .start = t->body, .end = t->end };
	g_autofree char *encoding = NULL;

	if (type == NULL)
		return false;
	encoding = raw_field(t->headers, "Content-Transfer-Encoding");
	part.number = g_strdup("1");
	part.type = g_strdup(type);
	part.content_type = raw_field(t->headers, "Content-Type");
	part.disposition = raw_field(t->headers, "Content-Disposition");
	part.content_id = raw_field(t->headers, "Content-ID");
	part.encoding = ppid_decode_name(encoding);
	g_array_append_val(t->parts, part);
	return true;
}

/* --- what the library must not have --------------------------------------- */

bool
ppid_tree_take_parts(PpidTree *t)
{
	const PpidHeader *type =
		ppid_headers_get(t->headers, "Content-Type", 0);
	g_autoptr(GArray) parts = NULL;
	bool cut = false;

	if (type == NULL)
		return false;
	parts = ppid_lean_walk(t->fd, t->body, t->end, type->value,
			       t->limits.parts, t->limits.depth, &cut);
	if (parts->len < 2)
		return false;
	for (guint i = 0; i < parts->len; i++)
		add_lean(t, &g_array_index(parts, PpidLeanPart, i));
	if (cut)
		ppid_notes_add(t->notes, "batas-bagian", "0", -1);
	return true;
}
