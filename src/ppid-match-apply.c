/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-match-private.h"

#include <string.h>

#include "ppid-berkas.h"

#define NOTE_REUSED "message-id-dipakai-ulang"

/* --- parts of a record --------------------------------------------------------- */

static xmlNode *
label_of(xmlNode *berkas, const char *surel_id)
{
	xmlNode *label = ppid_xml_child(berkas, "klasifikasi");

	while (label != NULL && !ppid_xml_is(label, "surel", surel_id))
		label = ppid_xml_next(label, "klasifikasi");
	if (label == NULL) {
		label = ppid_berkas_add(berkas, "klasifikasi", NULL);
		ppid_xml_set(label, "surel", surel_id);
	}
	return label;
}

static void
remove_children(xmlNode *parent, const char *name)
{
	xmlNode *node, *next;

	for (node = ppid_xml_child(parent, name); node != NULL; node = next) {
		next = ppid_xml_next(node, name);
		ppid_xml_remove(node);
	}
}

/* <rujukan> stands before <bukti> and foreign elements. */
static xmlNode *
first_after_relations(xmlNode *label)
{
	static const char *const before[] = {
		"jenis-lain", "wilayah", "wilayah-belum",  "opd",
		"kelas",      "topik",	 "tpb",
		"kategori-lapor",	 "rujukan",
	};
	xmlNode *node;

	for (node = label->children; node != NULL; node = node->next) {
		bool is_before = false;

		for (gsize i = 0; i < G_N_ELEMENTS(before); i++)
			is_before = is_before ||
				    ppid_xml_named(node, before[i]);
		if (!is_before)
			return node;
	}
	return NULL;
}

static void
write_relations(const PpidMatch *match, xmlNode *label)
{
	remove_children(label, "rujukan");
	for (guint i = 0; i < match->relations->len; i++) {
		const PpidRelation *r = g_ptr_array_index(match->relations, i);
		xmlNode *place = first_after_relations(label);
		xmlNode *node = ppid_xml_add(label, "rujukan", NULL);

		ppid_xml_set(node, "berkas", r->target);
		ppid_xml_set(node, "oleh", r->by);
		ppid_xml_set(node, "tergabung", r->joined ? "ya" : "tidak");
		if (r->part != NULL)
			ppid_xml_set(node, "bagian", r->part);
		if (place != NULL) {
			xmlUnlinkNode(node);
			xmlAddPrevSibling(place, node);
		}
	}
}

static void
write_reuse_note(const PpidMatch *match, xmlNode *surel)
{
	xmlNode *node, *next;

	for (node = ppid_xml_child(surel, "catatan"); node != NULL;
	     node = next) {
		next = ppid_xml_next(node, "catatan");
		if (ppid_xml_is(node, "kode", NOTE_REUSED))
			ppid_xml_remove(node);
	}
	if (match->id_reused)
		ppid_berkas_add_note(surel, NOTE_REUSED);
}

static char *
instant_of(const PpidMatch *match, xmlNode *stored)
{
	static const char *const known[] = { "diterima", "internaldate",
					     "received", "date" };
	xmlNode *time = ppid_xml_child(match->surel, "waktu");
	xmlNode *event = ppid_xml_child(ppid_xml_child(stored, "riwayat"),
					"peristiwa");
	char *instant = NULL;

	for (gsize i = 0; instant == NULL && i < G_N_ELEMENTS(known); i++)
		instant = ppid_xml_get(time, known[i]);
	/* an event must have an instant: no earlier than the case itself */
	return instant != NULL ? instant : ppid_xml_get(event, "waktu");
}

/* --- what becomes of the record ------------------------------------------------ */

void
ppid_match_write_new(const PpidMatch *match, xmlNode *berkas)
{
	g_autofree char *id = ppid_xml_get(match->surel, "id");

	ppid_berkas_remove(berkas, "tunda");
	/* ppid-file says what is wrong with that case */
	ppid_xml_set(berkas, "id", match->lost);
	if (match->wait_cause != NULL) {
		xmlNode *wait = ppid_berkas_add(berkas, "tunda", NULL);

		ppid_xml_set(wait, "sebab", match->wait_cause);
		ppid_xml_set(wait, "menunggu", match->wait_for);
	}
	write_relations(match, label_of(berkas, id));
	write_reuse_note(match, match->surel);
}

/* Into the document of the case: names and name spaces become its own. */
static void
move_mail(const PpidMatch *match, xmlNode *root, const char *id)
{
	/* a placeholder finds the place of a <surel> */
	xmlNode *place = ppid_berkas_add(root, "surel", NULL);

	xmlDOMWrapAdoptNode(NULL, match->surel->doc, match->surel, root->doc,
			    root, 0);
	xmlUnlinkNode(match->surel);
	xmlAddNextSibling(place, match->surel);
	ppid_xml_remove(place);
	ppid_xml_set(match->surel, "id", id);
}

static void
move_faults(xmlNode *berkas, xmlNode *root)
{
	for (xmlNode *n = ppid_xml_child(berkas, "cacat"); n != NULL;
	     n = ppid_xml_next(n, "cacat")) {
		g_autofree char *stage = ppid_xml_get(n, "tahap");
		g_autofree char *code = ppid_xml_get(n, "kode");
		g_autofree char *text = ppid_xml_text(n);

		ppid_berkas_add_fault(root, stage, code,
				      *text != '\0' ? text : NULL);
	}
}

void
ppid_match_write_joined(const PpidMatch *match, xmlNode *berkas,
			xmlNode *root)
{
	g_autofree char *id = ppid_berkas_next_id(root, "surel");
	g_autofree char *instant = instant_of(match, root);

	write_reuse_note(match, match->surel);
	move_mail(match, root, id);
	write_relations(match, label_of(root, id));
	if (instant != NULL)
		ppid_berkas_add_event(root, "surel-masuk", instant, id);
	move_faults(berkas, root);
}

/* This very delivery: as a message or as an event. */
static bool
is_there(const PpidMatch *match, xmlNode *root)
{
	xmlNode *n = ppid_xml_child(ppid_xml_child(root, "riwayat"),
				    "peristiwa");

	for (; n != NULL; n = ppid_xml_next(n, "peristiwa"))
		if (ppid_xml_is(n, "spool", match->source) &&
		    ppid_xml_is(n, "sha256", match->sha256))
			return true;
	for (n = ppid_xml_child(root, "surel"); n != NULL;
	     n = ppid_xml_next(n, "surel"))
		if (ppid_xml_is(n, "sumber", match->source) &&
		    ppid_xml_is(n, "sha256", match->sha256))
			return true;
	return false;
}

void
ppid_match_write_duplicate(const PpidMatch *match, xmlNode *root)
{
	g_autofree char *instant = instant_of(match, root);

	if (!is_there(match, root) && instant != NULL) {
		xmlNode *event = ppid_berkas_add_event(root, "duplikat",
						       instant, NULL);

		ppid_xml_set(event, "spool", match->source);
		ppid_xml_set(event, "sha256", match->sha256);
	}
}
