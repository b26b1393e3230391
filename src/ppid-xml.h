/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-xml.h - libxml2 with our rules
 *
 * - What goes into a document is scrubbed: the writer of libxml2 2.9 passes
 *   control bytes and bad UTF-8 through, and the next stage cannot read them.
 * - What comes out is copied into GLib memory: one allocator outside.
 * - No DOCTYPE, no entities, no network, no huge documents.
 * All elements are of the namespace PPID_NS unless a function says otherwise.
 */
#ifndef PPID_XML_H
#define PPID_XML_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#define PPID_NS "urn:ppid:berkas:1"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

typedef struct PpidSchema PpidSchema;

/**
 * ppid_xml_init:
 *
 * Sets the process-wide guards: no external entity is ever loaded, no
 * message is ever printed.  Call once at the start of a program.
 */
void
ppid_xml_init(void);

/**
 * ppid_xml_scrub:
 * @text: any bytes
 * @size: in bytes, or -1 up to the NUL
 * @replaced_out: (out) (nullable): how many characters became U+FFFD
 *
 * Returns: (transfer full): UTF-8 of characters that XML 1.0 allows; what is
 *     not becomes U+FFFD.
 */
char *
ppid_xml_scrub(const char *text, gssize size, guint *replaced_out);

/** ppid_xml_is_clean: would ppid_xml_scrub() leave all of it as it is? */
bool
ppid_xml_is_clean(const char *text, gsize size);

/**
 * ppid_xml_parse:
 * @data: (borrowed): the document, @size bytes
 * @name: file name for messages
 * @error: PPID_ERROR_CONFIG "NAME:LINE: TEXT" if it is not well-formed or
 *     has a DOCTYPE
 *
 * For our own files (rules, configuration, stored cases), which fit memory.
 *
 * Returns: (transfer full): the document without ignorable white space.
 */
xmlDoc *
ppid_xml_parse(const char *data, gsize size, const char *name,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_xml_schema_new:
 * @xsd: (borrowed): text of an XSD 1.0 schema, @size bytes
 * @error: PPID_ERROR_SOFTWARE if the schema is broken
 */
PpidSchema *
ppid_xml_schema_new(const char *xsd, gsize size,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_xml_schema_free(PpidSchema *schema);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidSchema, ppid_xml_schema_free)

/**
 * ppid_xml_schema_check:
 * @schema: (borrowed)
 * @doc: (borrowed): document to hold against it
 * @name: for the message
 * @error: PPID_ERROR_CONFIG "NAME:LINE: first violation"
 */
bool
ppid_xml_schema_check(PpidSchema *schema, xmlDoc *doc, const char *name,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_xml_get:
 * @node: (nullable) (borrowed): an element
 * @attribute: name without namespace
 *
 * Returns: (transfer full) (nullable): its value; NULL if absent.
 */
char *
ppid_xml_get(xmlNode *node, const char *attribute);

/**
 * ppid_xml_is:
 * @node: (nullable) (borrowed)
 * @attribute, @value: what to compare
 *
 * Returns: true if @node has @attribute with exactly @value.
 */
bool
ppid_xml_is(xmlNode *node, const char *attribute, const char *value);

/**
 * ppid_xml_set:
 * @node: (borrowed): an element
 * @attribute: name
 * @value: (nullable): scrubbed and set; NULL removes the attribute
 */
void
ppid_xml_set(xmlNode *node, const char *attribute, const char *value);

/** ppid_xml_set_int: the same for a number. */
void
ppid_xml_set_int(xmlNode *node, const char *attribute, gint64 value);

/**
 * ppid_xml_text:
 * @node: (nullable) (borrowed)
 *
 * Returns: (transfer full) (nullable): all text in @node; NULL for NULL.
 */
char *
ppid_xml_text(xmlNode *node);

/**
 * ppid_xml_named:
 *
 * Returns: true if @node is an element @name of our namespace.
 */
bool
ppid_xml_named(const xmlNode *node, const char *name);

/**
 * ppid_xml_child:
 * @node: (nullable) (borrowed)
 * @name: local name
 *
 * Returns: (nullable) (borrowed): the first child element @name.
 */
xmlNode *
ppid_xml_child(xmlNode *node, const char *name);

/** ppid_xml_next: the next sibling element @name, or NULL. */
xmlNode *
ppid_xml_next(xmlNode *node, const char *name);

/**
 * ppid_xml_add:
 * @parent: (borrowed): gets a new last child
 * @name: local name
 * @text: (nullable): its content, scrubbed
 *
 * Returns: (borrowed): the new element.
 */
xmlNode *
ppid_xml_add(xmlNode *parent, const char *name, const char *text);

/**
 * ppid_xml_new:
 * @name: local name of a new element of our namespace, not in a tree yet
 * @like: (borrowed): an element whose namespace declaration it will use
 *
 * Returns: the new element; the caller puts it into the tree of @like.
 */
xmlNode *
ppid_xml_new(xmlNode *like, const char *name);

/**
 * ppid_xml_new_record:
 * @name: local name of the root
 *
 * Returns: (transfer full): a document with that root in our namespace.
 */
xmlDoc *
ppid_xml_new_record(const char *name);

/** ppid_xml_remove: takes @node out of its tree and frees it. */
void
ppid_xml_remove(xmlNode *node);

/**
 * ppid_xml_drop_blanks:
 * @node: (borrowed): under it, white space between elements is removed, so
 *     that what is written does not depend on what was read.  White space
 *     that is the only content of an element stays.
 */
void
ppid_xml_drop_blanks(xmlNode *node);

/**
 * ppid_xml_serialise:
 * @node: (borrowed): an element
 * @depth: how far it is indented, in levels
 *
 * Returns: (transfer full): its bytes in UTF-8, indented, no declaration, no
 *     final newline.
 */
GString *
ppid_xml_serialise(xmlNode *node, int depth);

#endif /* PPID_XML_H */
