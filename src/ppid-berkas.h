/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-berkas.h - the parts of one <berkas>, in their order
 *
 * The order of the children is that of berkas(5); a filter adds its own
 * elements through here, so that no filter depends on another's place.
 */
#ifndef PPID_BERKAS_H
#define PPID_BERKAS_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-xml.h"

/**
 * ppid_berkas_add:
 * @berkas: (borrowed): a <berkas>
 * @name: local name of a child of <berkas>
 * @text: (nullable): its content
 *
 * Returns: (borrowed): a new child, after the others of its name and at its
 *     place in the order of berkas(5).
 */
xmlNode *
ppid_berkas_add(xmlNode *berkas, const char *name, const char *text);

/** ppid_berkas_remove: removes all children @name of @berkas. */
void
ppid_berkas_remove(xmlNode *berkas, const char *name);

/**
 * ppid_berkas_surel:
 * @id: (nullable): "surel-1"; NULL for the first
 *
 * Returns: (nullable) (borrowed): that <surel>.
 */
xmlNode *
ppid_berkas_surel(xmlNode *berkas, const char *id);

/**
 * ppid_berkas_next_id:
 * @parent: (nullable): element whose children have ids
 * @name: their local name: ids are "NAME-1", "NAME-2" ...
 *
 * Returns: (transfer full): the first free id.
 */
char *
ppid_berkas_next_id(xmlNode *parent, const char *name);

/**
 * ppid_berkas_add_event:
 * @kind: peristiwa/@jenis
 * @instant: RFC 3339, written as it is
 * @source: (nullable): id of a <surel>
 *
 * Appends to <riwayat>; events are never changed or removed.
 *
 * Returns: (borrowed): the <peristiwa>.
 */
xmlNode *
ppid_berkas_add_event(xmlNode *berkas, const char *kind, const char *instant,
		      const char *source);

/**
 * ppid_berkas_event_of:
 * @source: id of a <surel>
 *
 * Returns: (nullable) (borrowed): the <peristiwa> by which it came in.
 */
xmlNode *
ppid_berkas_event_of(xmlNode *berkas, const char *source);

/**
 * ppid_berkas_add_fault:
 * @stage: cacat/@tahap: "parse"
 * @code: cacat/@kode: lower case words with '-'
 * @text: (nullable): for people, no personal data
 */
void
ppid_berkas_add_fault(xmlNode *berkas, const char *stage, const char *code,
		      const char *text);

/**
 * ppid_berkas_add_note:
 * @surel: (borrowed): gets a <catatan> in its place: before <isi-lampiran>
 *     and what is not ours
 * @code: catatan/@kode
 *
 * Returns: (borrowed): the new element.
 */
xmlNode *
ppid_berkas_add_note(xmlNode *surel, const char *code);

#endif /* PPID_BERKAS_H */
