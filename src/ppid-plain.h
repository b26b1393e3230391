/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-plain.h - octets that a child sent as XML, looked at without a tree
 *
 * A parser of XML must read much that none of our records has.  What
 * ppid_xml_serialise() writes is far less, and can be checked at a fraction
 * of the time: one element with what is in it, names of small letters,
 * digits and '-', values in '"', characters of XML 1.0 (2.2) in UTF-8 and the escapes of
 * the five that need them.  Anything else, as a declaration, a DOCTYPE, a
 * comment, CDATA, a prefix or another namespace, is refused, though it may be
 * good XML: nobody who sends it is ours.
 */
#ifndef PPID_PLAIN_H
#define PPID_PLAIN_H

#include <stdbool.h>
#include <glib.h>

#define PPID_PLAIN_DEPTH 32	 /* elements inside each other */
#define PPID_PLAIN_ATTRIBUTES 32 /* of one element */
#define PPID_PLAIN_VALUE 10000000 /* octets of an attribute: as libxml2 */

/* Octets of the document, not closed by NUL. */
typedef struct {
	const char *at;
	gsize size;
} PpidOctets;

typedef struct {
	PpidOctets name, value;
} PpidPlainAttribute;

typedef struct {
	PpidOctets name;
	const PpidPlainAttribute *attributes;
	guint count;
	guint depth; /* 0: the root */
} PpidPlainElement;

/**
 * PpidPlainStart:
 * @element: (borrowed): valid until it returns; an xmlns is not among its
 *     attributes
 *
 * Returns: false if such an element must not be here.
 */
typedef bool (*PpidPlainStart)(const PpidPlainElement *element,
			       gpointer data);

/**
 * ppid_plain_walk:
 * @bytes: (borrowed): @size octets
 * @start: called for each element in document order
 *
 * Returns: true if they are one plain element that declares our namespace
 *     and nothing else, and @start agreed to all.  Takes time linear in
 *     @size and no memory.
 */
bool
ppid_plain_walk(const char *bytes, gsize size, PpidPlainStart start,
		gpointer data);

/** ppid_plain_is: is it @text, which has nothing that is escaped? */
bool
ppid_plain_is(PpidOctets span, const char *text);

/** ppid_plain_says: is it @text, as escaped in an attribute? */
bool
ppid_plain_says(PpidOctets value, const char *text);

#endif /* PPID_PLAIN_H */
