/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-berkas.h"

#include <string.h>

/* The order of berkas(5) and of data/berkas.xsd. */
static const char *const order[] = {
	"nomor",       "tunda",	    "klasifikasi", "pemohon", "permintaan",
	"kelengkapan", "keberatan", "tenggat",	   "riwayat", "surel",
	"cacat",
};

static int
rank_of(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
		if (strcmp(order[i], name) == 0)
			return (int)i;
	return (int)G_N_ELEMENTS(order);
}

static int
rank_of_node(const xmlNode *node)
{
	const char *name = (const char *)node->name;

	if (node->type != XML_ELEMENT_NODE || !ppid_xml_named(node, name))
		return (int)G_N_ELEMENTS(order);
	return rank_of(name);
}

xmlNode *
ppid_berkas_add(xmlNode *berkas, const char *name, const char *text)
{
	xmlNode *node = ppid_xml_add(berkas, name, text);
	xmlNode *place = berkas->children;
	int rank = rank_of(name);

	while (place != node && rank_of_node(place) <= rank)
		place = place->next;
	if (place != node) {
		xmlUnlinkNode(node);
		xmlAddPrevSibling(place, node);
	}
	return node;
}

void
ppid_berkas_remove(xmlNode *berkas, const char *name)
{
	xmlNode *node, *next;

	for (node = ppid_xml_child(berkas, name); node != NULL; node = next) {
		next = ppid_xml_next(node, name);
		ppid_xml_remove(node);
	}
}

xmlNode *
ppid_berkas_surel(xmlNode *berkas, const char *id)
{
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	while (surel != NULL && id != NULL && !ppid_xml_is(surel, "id", id))
		surel = ppid_xml_next(surel, "surel");
	return surel;
}

char *
ppid_berkas_next_id(xmlNode *parent, const char *name)
{
	guint64 last = 0;
	gsize size = strlen(name);

	for (xmlNode *n = ppid_xml_child(parent, name); n != NULL;
	     n = ppid_xml_next(n, name)) {
		g_autofree char *id = ppid_xml_get(n, "id");

		if (id != NULL && strncmp(id, name, size) == 0 &&
		    id[size] == '-')
			last = MAX(last, g_ascii_strtoull(id + size + 1, NULL,
							  10));
	}
	return g_strdup_printf("%s-%" G_GUINT64_FORMAT, name, last + 1);
}

xmlNode *
ppid_berkas_add_event(xmlNode *berkas, const char *kind, const char *instant,
		      const char *source)
{
	xmlNode *history = ppid_xml_child(berkas, "riwayat");
	g_autofree char *id = ppid_berkas_next_id(history, "peristiwa");
	xmlNode *event;

	if (history == NULL)
		history = ppid_berkas_add(berkas, "riwayat", NULL);
	event = ppid_xml_add(history, "peristiwa", NULL);
	ppid_xml_set(event, "id", id);
	ppid_xml_set(event, "jenis", kind);
	ppid_xml_set(event, "waktu", instant);
	if (source != NULL)
		ppid_xml_set(event, "sumber", source);
	return event;
}

xmlNode *
ppid_berkas_event_of(xmlNode *berkas, const char *source)
{
	xmlNode *event = ppid_xml_child(ppid_xml_child(berkas, "riwayat"),
					"peristiwa");

	while (event != NULL && !ppid_xml_is(event, "sumber", source))
		event = ppid_xml_next(event, "peristiwa");
	return event;
}

void
ppid_berkas_add_fault(xmlNode *berkas, const char *stage, const char *code,
		      const char *text)
{
	xmlNode *fault = ppid_berkas_add(berkas, "cacat", text);

	ppid_xml_set(fault, "tahap", stage);
	ppid_xml_set(fault, "kode", code);
}

xmlNode *
ppid_berkas_add_note(xmlNode *surel, const char *code)
{
	xmlNode *place = surel->children;
	xmlNode *note = ppid_xml_new(surel, "catatan");

	while (place != NULL &&
	       (place->type != XML_ELEMENT_NODE ||
		(ppid_xml_named(place, (const char *)place->name) &&
		 !ppid_xml_named(place, "isi-lampiran"))))
		place = place->next;
	ppid_xml_set(note, "kode", code);
	if (place != NULL)
		xmlAddPrevSibling(place, note);
	else
		xmlAddChild(surel, note);
	return note;
}
