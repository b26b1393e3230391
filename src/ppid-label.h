/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-label.h - the children of a <klasifikasi>, each at its place
 */
#ifndef PPID_LABEL_H
#define PPID_LABEL_H

#include <glib.h>
#include <libxml/tree.h>

#include "ppid-letter.h"

/**
 * ppid_label_add:
 * @klasifikasi: (borrowed)
 * @name: of the new child
 * @text: (nullable)
 *
 * Returns: (borrowed): the new child, after those that berkas.xsd puts
 *     before it.
 */
xmlNode *
ppid_label_add(xmlNode *klasifikasi, const char *name, const char *text);

/** ppid_label_clear: removes the children that ppid-classify(1) makes. */
void
ppid_label_clear(xmlNode *klasifikasi);

/**
 * ppid_label_decimal:
 * @format: as of printf, for one double; "%.2f"
 *
 * Sets an attribute, with a point in any locale.
 */
void
ppid_label_decimal(xmlNode *node, const char *name, const char *format,
		   double value);

/**
 * ppid_label_evidence:
 * @field: (borrowed): where the words stand
 * @rule: id of the rule
 * @surel: (nullable): id of the mail
 * @start, @length: in bytes of the field's text
 * @weight: 0: no @bobot
 *
 * Adds a <bukti>; its text is cut to what people read, @panjang stays true.
 */
void
ppid_label_evidence(xmlNode *klasifikasi, const PpidField *field,
		    const char *rule, const char *surel, gsize start,
		    gsize length, double weight);

#endif /* PPID_LABEL_H */
