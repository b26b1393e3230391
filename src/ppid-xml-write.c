/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What almost every record is made of, elements of the default namespace with
 * attributes and text, is written here, byte for byte as libxml2 does it; the
 * rest is left to libxml2.  Its writer is made for every kind of document and
 * encoding: it takes many times as long.
 */
#include "config.h"
#include "ppid-xml-private.h"

#include <string.h>
#include <libxml/parserInternals.h>

#define INDENT 2 /* blanks for each level */
#define INDENT_MOST 30 /* levels that are told apart */

/* --- can it be written here? -------------------------------------------------- */

static bool
is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE && node->content != NULL &&
	       node->name == xmlStringText;
}

static bool
is_default(const xmlNs *ns)
{
	return ns->prefix == NULL && ns->href != NULL &&
	       strpbrk((const char *)ns->href, "\"<&") == NULL;
}

/* Of the element itself, not of what is in it. */
static bool
is_simple(const xmlNode *node)
{
	if (node->ns != NULL && node->ns->prefix != NULL)
		return false;
	for (const xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next)
		if (!is_default(ns))
			return false;
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		if (a->ns != NULL ||
		    (a->children != NULL && (a->children->next != NULL ||
					     !is_text(a->children))))
			return false;
	return true;
}

/* --- characters ----------------------------------------------------------------- */

static const char *
escape_of(char c, bool attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return attribute ? "&quot;" : NULL;
	case '\n':
		return attribute ? "&#10;" : NULL;
	case '\t':
		return attribute ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

static void
put(GString *out, const char *text)
{
	g_string_append_len(out, text, (gssize)strlen(text));
}

static void
put_escaped(GString *out, const xmlChar *text, bool attribute)
{
	const char *special = attribute ? "&<>\r\"\n\t" : "&<>\r";
	const char *p = (const char *)text;

	for (;;) {
		gsize n = strcspn(p, special);

		g_string_append_len(out, p, (gssize)n);
		p += n;
		if (*p == '\0')
			return;
		put(out, escape_of(*p++, attribute));
	}
}

/* --- elements --------------------------------------------------------------------- */

static void
put_indent(GString *out, int level)
{
	for (int i = INDENT * MIN(level, INDENT_MOST); i > 0; i--)
		g_string_append_c(out, ' ');
}

/* Up to, not with, what closes it. */
static void
put_start(GString *out, const xmlNode *node)
{
	g_string_append_c(out, '<');
	put(out, (const char *)node->name);
	for (const xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next) {
		put(out, " xmlns=\"");
		put(out, (const char *)ns->href);
		g_string_append_c(out, '"');
	}
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		g_string_append_c(out, ' ');
		put(out, (const char *)a->name);
		put(out, "=\"");
		if (a->children != NULL)
			put_escaped(out, a->children->content, true);
		g_string_append_c(out, '"');
	}
}

static bool
has_text(const xmlNode *node)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (n->type == XML_TEXT_NODE)
			return true;
	return false;
}

static bool
put_node(GString *out, const xmlNode *node, int level, bool indented);

/* @indented: each on a line of its own */
static bool
put_children(GString *out, const xmlNode *node, int level, bool indented)
{
	if (indented)
		g_string_append_c(out, '\n');
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (indented)
			put_indent(out, level + 1);
		if (!put_node(out, n, level + 1, indented))
			return false;
		if (indented)
			g_string_append_c(out, '\n');
	}
	if (indented)
		put_indent(out, level);
	return true;
}

static bool
put_node(GString *out, const xmlNode *node, int level, bool indented)
{
	if (is_text(node)) {
		put_escaped(out, node->content, false);
		return true;
	}
	if (node->type != XML_ELEMENT_NODE || !is_simple(node))
		return false;
	put_start(out, node);
	if (node->children == NULL) {
		put(out, "/>");
		return true;
	}
	g_string_append_c(out, '>');
	if (!put_children(out, node, level, indented && !has_text(node)))
		return false;
	put(out, "</");
	put(out, (const char *)node->name);
	g_string_append_c(out, '>');
	return true;
}

bool
ppid_xml_write(const xmlNode *node, int depth, GString *out)
{
	gsize before = out->len;

	if (put_node(out, node, depth, true))
		return true;
	g_string_truncate(out, before);
	return false;
}
