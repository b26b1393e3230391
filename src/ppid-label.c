/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-label.h"

#include "ppid-berkas.h"
#include "ppid-xml.h"

#define EVIDENCE_TEXT_MAX 200 /* bytes of its text; panjang stays true */

/* The order of berkas.xsd. */
static const char *const order[] = {
	"jenis-lain", "wilayah", "wilayah-belum",  "opd",     "kelas",
	"topik",      "tpb",	 "kategori-lapor", "rujukan", "bukti",
};

static guint
place_of(const xmlNode *node)
{
	guint i = 0;

	while (i < G_N_ELEMENTS(order) && !ppid_xml_named(node, order[i]))
		i++;
	return i;
}

/* A new child at its place among those that are there. */
xmlNode *
ppid_label_add(xmlNode *klasifikasi, const char *name, const char *text)
{
	xmlNode *node = ppid_xml_add(klasifikasi, name, text);
	xmlNode *at = node->prev;
	guint place = place_of(node);

	/* from the end: most are added in their order */
	while (at != NULL && place_of(at) > place)
		at = at->prev;
	if (at != node->prev) {
		xmlUnlinkNode(node);
		if (at != NULL)
			xmlAddNextSibling(at, node);
		else
			xmlAddPrevSibling(klasifikasi->children, node);
	}
	return node;
}

void
ppid_label_clear(xmlNode *klasifikasi)
{
	static const char *const own[] = {
		"jenis-lain", "wilayah", "wilayah-belum",  "opd",   "kelas",
		"topik",      "tpb",	 "kategori-lapor", "bukti",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(own); i++)
		ppid_berkas_remove(klasifikasi, own[i]);
}

void
ppid_label_decimal(xmlNode *node, const char *name, const char *format,
		   double value)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];

	ppid_xml_set(node, name,
		     g_ascii_formatd(text, sizeof text, format, value));
}

/* Text of evidence: whole characters, not longer than people read. */
static char *
cut_text(const char *text, gsize length)
{
	if (length > EVIDENCE_TEXT_MAX) {
		const char *end = g_utf8_find_prev_char(
			text, text + EVIDENCE_TEXT_MAX + 1);

		length = end != NULL ? (gsize)(end - text) : 0;
	}
	return g_strndup(text, length);
}

/* Offsets make sense only where the text is in the record as it is. */
static bool
has_offsets(guint zone)
{
	return (zone & (PPID_ZONE_SENDER | PPID_ZONE_RECIPIENT |
			PPID_ZONE_HEADER | PPID_ZONE_STRUCTURE)) == 0;
}

void
ppid_label_evidence(xmlNode *klasifikasi, const PpidField *field,
		    const char *rule, const char *surel, gsize start,
		    gsize length, double weight)
{
	g_autofree char *text = cut_text(field->text + start, length);
	xmlNode *node = ppid_label_add(klasifikasi, "bukti", text);

	ppid_xml_set(node, "aturan", rule);
	ppid_xml_set(node, "surel", surel);
	ppid_xml_set(node, "bagian", field->part);
	if (has_offsets(field->zone)) {
		ppid_xml_set_int(node, "awal", (gint64)start);
		ppid_xml_set_int(node, "panjang", (gint64)length);
	}
	if (weight != 0)
		ppid_label_decimal(node, "bobot", "%.1f", weight);
}
