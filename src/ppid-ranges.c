/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-ranges.h"

#include <string.h>

#include "ppid-xml.h"

static const char *const names[] = {
	[PPID_SEGMENT_OWN] = "",
	[PPID_SEGMENT_QUOTE] = "kutipan",
	[PPID_SEGMENT_FORWARD] = "terusan",
	[PPID_SEGMENT_SIGNATURE] = "tanda-tangan",
	[PPID_SEGMENT_DISCLAIMER] = "penafian",
};

/* Where the next <rentang> goes: after the last of them, or of <teks>. */
static xmlNode *
last_before(xmlNode *surel)
{
	xmlNode *at = NULL;

	for (xmlNode *n = surel->children; n != NULL; n = n->next)
		if (ppid_xml_named(n, "teks") || ppid_xml_named(n, "rentang"))
			at = n;
	return at;
}

static xmlNode *
add_after(xmlNode *surel, xmlNode *at)
{
	xmlNode *node = ppid_xml_add(surel, "rentang", NULL);

	if (at == NULL || at->next == node)
		return node;
	xmlUnlinkNode(node);
	xmlAddNextSibling(at, node);
	return node;
}

static xmlNode *
add_all(xmlNode *surel, xmlNode *at, const char *part, const GArray *segments,
	guint max)
{
	for (guint i = 0; i < MIN(segments->len, max); i++) {
		const PpidSegment *s =
			&g_array_index(segments, PpidSegment, i);

		at = add_after(surel, at);
		ppid_xml_set(at, "bagian", part);
		ppid_xml_set(at, "jenis", names[s->kind]);
		ppid_xml_set_int(at, "awal", (gint64)s->start);
		ppid_xml_set_int(at, "panjang", (gint64)s->length);
	}
	return at;
}

void
ppid_ranges_add(xmlNode *surel, const char *part, const GArray *segments)
{
	add_all(surel, last_before(surel), part, segments, PPID_RANGES_MAX);
}

static PpidSegmentKind
kind_of(xmlNode *node)
{
	gsize i = G_N_ELEMENTS(names) - 1;

	while (i > 0 && !ppid_xml_is(node, "jenis", names[i]))
		i--;
	return (PpidSegmentKind)i;
}

static gsize
get_size(xmlNode *node, const char *name)
{
	g_autofree char *text = ppid_xml_get(node, name);

	return text != NULL ? (gsize)g_ascii_strtoull(text, NULL, 10) : 0;
}

/* Those of @part that lie in its text, in order and apart. */
static GArray *
stated(xmlNode *surel, const char *part, gsize size)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(PpidSegment));
	xmlNode *node = ppid_xml_child(surel, "rentang");
	gsize at = 0;

	for (; node != NULL; node = ppid_xml_next(node, "rentang")) {
		PpidSegment s = { kind_of(node), get_size(node, "awal"),
				  get_size(node, "panjang") };

		if (!ppid_xml_is(node, "bagian", part) || s.start < at ||
		    s.start >= size || s.length == 0)
			continue;
		s.length = MIN(s.length, size - s.start);
		at = s.start + s.length;
		g_array_append_val(out, s);
	}
	return out;
}

static void
remove_all(xmlNode *surel)
{
	xmlNode *node = ppid_xml_child(surel, "rentang");

	while (node != NULL) {
		xmlNode *next = ppid_xml_next(node, "rentang");

		ppid_xml_remove(node);
		node = next;
	}
}

void
ppid_ranges_write(xmlNode *surel, const PpidMarks *marks)
{
	xmlNode *teks = ppid_xml_child(surel, "teks");
	xmlNode *perihal = ppid_xml_child(surel, "perihal");
	g_autofree char *subject =
		perihal != NULL ? ppid_xml_text(perihal) : NULL;
	bool forwarded = ppid_marks_subject(marks, subject, PPID_MARK_FWD);
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_array_unref);
	xmlNode *first = teks, *at;
	guint left = PPID_RANGES_ALL_MAX;

	for (; teks != NULL; teks = ppid_xml_next(teks, "teks")) {
		g_autofree char *text = ppid_xml_text(teks);
		g_autofree char *part = ppid_xml_get(teks, "bagian");
		gsize size = strlen(text);
		g_autoptr(GArray) hints = stated(surel, part, size);

		g_ptr_array_add(found,
				ppid_xml_is(teks, "peran", "laporan")
					? g_array_new(FALSE, FALSE,
						      sizeof(PpidSegment))
					: ppid_quote_split(text, size, marks,
							   hints, forwarded));
	}
	remove_all(surel);
	at = last_before(surel);
	for (guint i = 0; i < found->len; i++) {
		g_autofree char *part = ppid_xml_get(first, "bagian");
		const GArray *segments = g_ptr_array_index(found, i);
		guint max = MIN(PPID_RANGES_MAX, left);

		at = add_all(surel, at, part, segments, max);
		left -= MIN(segments->len, max);
		first = ppid_xml_next(first, "teks");
	}
}

GArray *
ppid_ranges_read(xmlNode *surel, const char *part, gsize size)
{
	g_autoptr(GArray) found = stated(surel, part, size);
	GArray *out = g_array_new(FALSE, FALSE, sizeof(PpidSegment));
	PpidSegment own = { PPID_SEGMENT_OWN, 0, 0 };

	for (guint i = 0; i <= found->len; i++) {
		const PpidSegment *s =
			i < found->len ? &g_array_index(found, PpidSegment, i)
				       : NULL;

		own.length = (s != NULL ? s->start : size) - own.start;
		if (own.length > 0)
			g_array_append_val(out, own);
		if (s == NULL)
			break;
		g_array_append_vals(out, s, 1);
		own.start = s->start + s->length;
	}
	return out;
}
