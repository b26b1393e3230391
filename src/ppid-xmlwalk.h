/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-xmlwalk.h - XML of strangers, as events
 *
 * For the members of office files.  No tree is made, no DTD is read, no
 * entity but the five of XML is known, nothing is fetched; a document type
 * declaration ends the reading (ECMA-376 part 2 forbids it).  Elements and
 * attributes go by their local names.
 */
#ifndef PPID_XMLWALK_H
#define PPID_XMLWALK_H

#include <stdbool.h>
#include <glib.h>

typedef struct PpidXmlWalk PpidXmlWalk;

typedef struct {
	/* each may be NULL */
	void (*start)(PpidXmlWalk *walk, const char *name, gpointer data);
	void (*end)(PpidXmlWalk *walk, const char *name, gpointer data);
	void (*text)(PpidXmlWalk *walk, const char *text, gsize size,
		     gpointer data);
} PpidXmlEvents;

/**
 * ppid_xmlwalk:
 * @bytes: (borrowed): the document
 *
 * Returns: true if it is well-formed to its end, or ppid_xmlwalk_stop() was
 *     called; the events before the first damage were given.
 */
bool
ppid_xmlwalk(const char *bytes, gsize size, const PpidXmlEvents *events,
	     gpointer data);

/**
 * ppid_xmlwalk_get:
 * @attribute: local name; only within start()
 *
 * Returns: (transfer full) (nullable): its value.
 */
char *
ppid_xmlwalk_get(const PpidXmlWalk *walk, const char *attribute);

/** ppid_xmlwalk_is: true if @attribute is there and equals @value. */
bool
ppid_xmlwalk_is(const PpidXmlWalk *walk, const char *attribute,
		const char *value);

/**
 * ppid_xmlwalk_number:
 *
 * Returns: @attribute as a number from 0 to @max; @fallback if it is none.
 */
guint
ppid_xmlwalk_number(const PpidXmlWalk *walk, const char *attribute, guint max,
		    guint fallback);

/** ppid_xmlwalk_depth: of the element at hand; the root has 1. */
guint
ppid_xmlwalk_depth(const PpidXmlWalk *walk);

/** ppid_xmlwalk_stop: no more events. */
void
ppid_xmlwalk_stop(PpidXmlWalk *walk);

#endif /* PPID_XMLWALK_H */
