/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-xml.h"

#include <string.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "ppid-ascii.h"
#include "ppid-error.h"

#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOCDATA)
#define XSTR(s) ((const xmlChar *)(s))

struct PpidSchema {
	xmlSchema *schema;
};

static xmlParserInput *
refuse_entity(const char *url, const char *id, xmlParserCtxt *ctxt)
{
	(void)url;
	(void)id;
	(void)ctxt;
	return NULL;
}

static void
ignore_message(void *data, xmlError *error)
{
	(void)data;
	(void)error;
}

void
ppid_xml_init(void)
{
	LIBXML_TEST_VERSION;
	xmlSetExternalEntityLoader(refuse_entity);
	xmlSetStructuredErrorFunc(NULL, ignore_message);
}

static bool
is_xml_char(gunichar c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	       (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
	       (c >= 0x10000 && c <= 0x10FFFF);
}

/* How many bytes the character at @p takes; negative if it must be
 * replaced. */
static int
char_size(const char *p, const char *end)
{
	gunichar c = g_utf8_get_char_validated(p, end - p);

	/* -1 invalid, -2 cut short: both have the top bit set */
	if ((c & 0x80000000U) != 0)
		return -1;
	return is_xml_char(c) ? g_utf8_skip[(guchar)*p]
			      : -g_utf8_skip[(guchar)*p];
}

/* Up to the first character that must be replaced.  Most text is ASCII: that
 * costs one look. */
static const char *
skip_good(const char *p, const char *end)
{
	int step;

	while ((p = ppid_ascii_skip_printed(p, end)) < end) {
		if (((guchar)*p >= 0x20 && (guchar)*p < 0x80) || *p == '\n')
			p++;
		else if ((step = char_size(p, end)) > 0)
			p += step;
		else
			break;
	}
	return p;
}

char *
ppid_xml_scrub(const char *text, gssize size, guint *replaced_out)
{
	const char *end = text + (size < 0 ? strlen(text) : (gsize)size);
	const char *p = skip_good(text, end);
	GString *out = g_string_sized_new((gsize)(end - text) + 1);
	guint replaced = 0;

	g_string_append_len(out, text, p - text);
	while (p < end) {
		const char *good = p - char_size(p, end);

		g_string_append(out, "\xEF\xBF\xBD");
		replaced++;
		p = skip_good(good, end);
		g_string_append_len(out, good, p - good);
	}
	if (replaced_out != NULL)
		*replaced_out = replaced;
	return g_string_free(out, FALSE);
}

bool
ppid_xml_is_clean(const char *text, gsize size)
{
	return skip_good(text, text + size) == text + size;
}

/* @text itself if nothing in it must be replaced, else a copy that
 * *@copy_out owns. */
static const xmlChar *
clean(const char *text, char **copy_out)
{
	const char *end = text + strlen(text);

	if (skip_good(text, end) == end)
		return XSTR(text);
	*copy_out = ppid_xml_scrub(text, end - text, NULL);
	return XSTR(*copy_out);
}

/* --- parsing ----------------------------------------------------------- */

static void
set_xml_error(GError **error, const xmlError *x, const char *name)
{
	g_autofree char *text = NULL;

	text = g_strstrip(g_strdup(x != NULL && x->message != NULL
					   ? x->message
					   : "not well-formed"));
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG, "%s:%d: %s", name,
		    x != NULL ? x->line : 0, text);
}

xmlDoc *
ppid_xml_parse(const char *data, gsize size, const char *name, GError **error)
{
	g_autoptr(xmlDoc) doc = NULL;
	xmlParserCtxt *ctxt;

	if (size > G_MAXINT) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "%s: too large", name);
		return NULL;
	}
	ctxt = xmlNewParserCtxt();
	doc = xmlCtxtReadMemory(ctxt, data, (int)size, name, "UTF-8",
				PARSE_OPTIONS);
	if (doc == NULL)
		set_xml_error(error, xmlCtxtGetLastError(ctxt), name);
	xmlFreeParserCtxt(ctxt);
	if (doc == NULL)
		return NULL;
	if (doc->intSubset != NULL || doc->extSubset != NULL) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "%s:1: a DOCTYPE is not allowed", name);
		return NULL;
	}
	ppid_xml_drop_blanks(xmlDocGetRootElement(doc));
	return g_steal_pointer(&doc);
}

/* --- schemas ----------------------------------------------------------- */

typedef struct {
	char *text;
	int line;
} FirstError;

static void
keep_first(void *data, xmlError *x)
{
	FirstError *first = data;

	if (first->text != NULL)
		return;
	first->text = g_strstrip(g_strdup(x->message != NULL ? x->message
							      : "invalid"));
	first->line = x->line;
}

PpidSchema *
ppid_xml_schema_new(const char *xsd, gsize size, GError **error)
{
	FirstError first = { NULL, 0 };
	xmlSchemaParserCtxt *parser;
	PpidSchema *schema;
	xmlSchema *x;

	parser = xmlSchemaNewMemParserCtxt(xsd, (int)size);
	xmlSchemaSetParserStructuredErrors(parser, keep_first, &first);
	x = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	if (x == NULL) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE,
			    "schema line %d: %s", first.line,
			    first.text != NULL ? first.text : "broken");
		g_free(first.text);
		return NULL;
	}
	g_free(first.text);
	schema = g_new0(PpidSchema, 1);
	schema->schema = x;
	return schema;
}

void
ppid_xml_schema_free(PpidSchema *schema)
{
	if (schema == NULL)
		return;
	xmlSchemaFree(schema->schema);
	g_free(schema);
}

bool
ppid_xml_schema_check(PpidSchema *schema, xmlDoc *doc, const char *name,
		      GError **error)
{
	xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt(schema->schema);
	FirstError first = { NULL, 0 };
	int rc;

	xmlSchemaSetValidStructuredErrors(valid, keep_first, &first);
	rc = xmlSchemaValidateDoc(valid, doc);
	xmlSchemaFreeValidCtxt(valid);
	if (rc != 0)
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG, "%s:%d: %s",
			    name, first.line,
			    first.text != NULL ? first.text : "invalid");
	g_free(first.text);
	return rc == 0;
}

/* --- reading and changing a tree --------------------------------------- */

static char *
take(xmlChar *text)
{
	char *copy = text != NULL ? g_strdup((const char *)text) : NULL;

	xmlFree(text);
	return copy;
}

/* What @children are, if it is one text, as nearly always: (borrowed). */
static const char *
sole_text(const xmlNode *children)
{
	if (children == NULL)
		return "";
	if (children->next != NULL || children->type != XML_TEXT_NODE)
		return NULL;
	return (const char *)children->content;
}

static const xmlAttr *
find_attribute(const xmlNode *node, const char *name)
{
	const xmlAttr *a = node->properties;

	while (a != NULL &&
	       (a->ns != NULL || strcmp((const char *)a->name, name) != 0))
		a = a->next;
	return a;
}

char *
ppid_xml_get(xmlNode *node, const char *attribute)
{
	const xmlAttr *a =
		node != NULL ? find_attribute(node, attribute) : NULL;
	const char *text = a != NULL ? sole_text(a->children) : NULL;

	if (a == NULL)
		return NULL;
	return text != NULL ? g_strdup(text)
			    : take(xmlGetNoNsProp(node, XSTR(attribute)));
}

bool
ppid_xml_is(xmlNode *node, const char *attribute, const char *value)
{
	const xmlAttr *a =
		node != NULL ? find_attribute(node, attribute) : NULL;
	const char *text = a != NULL ? sole_text(a->children) : NULL;
	g_autofree char *whole = NULL;

	if (a != NULL && text == NULL)
		text = whole = ppid_xml_get(node, attribute);
	return g_strcmp0(text, value) == 0;
}

void
ppid_xml_set(xmlNode *node, const char *attribute, const char *value)
{
	g_autofree char *copy = NULL;

	if (value == NULL)
		xmlUnsetProp(node, XSTR(attribute));
	else
		xmlSetProp(node, XSTR(attribute), clean(value, &copy));
}

void
ppid_xml_set_int(xmlNode *node, const char *attribute, gint64 value)
{
	char text[24]; /* -2^63 has 20 characters */

	g_snprintf(text, sizeof(text), "%" G_GINT64_FORMAT, value);
	xmlSetProp(node, XSTR(attribute), XSTR(text));
}

char *
ppid_xml_text(xmlNode *node)
{
	const char *text = NULL;

	if (node == NULL)
		return NULL;
	if (node->type == XML_ELEMENT_NODE)
		text = sole_text(node->children);
	return text != NULL ? g_strdup(text) : take(xmlNodeGetContent(node));
}

bool
ppid_xml_named(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)node->name, name) == 0 &&
	       node->ns != NULL && node->ns->href != NULL &&
	       strcmp((const char *)node->ns->href, PPID_NS) == 0;
}

static xmlNode *
first_named(xmlNode *node, const char *name)
{
	while (node != NULL && !ppid_xml_named(node, name))
		node = node->next;
	return node;
}

xmlNode *
ppid_xml_child(xmlNode *node, const char *name)
{
	return node != NULL ? first_named(node->children, name) : NULL;
}

xmlNode *
ppid_xml_next(xmlNode *node, const char *name)
{
	return node != NULL ? first_named(node->next, name) : NULL;
}

xmlNode *
ppid_xml_new(xmlNode *like, const char *name)
{
	xmlNs *ns = like->ns;

	if (ns == NULL || ns->prefix != NULL ||
	    strcmp((const char *)ns->href, PPID_NS) != 0)
		ns = xmlSearchNsByHref(like->doc, like, XSTR(PPID_NS));
	return xmlNewDocNode(like->doc, ns, XSTR(name), NULL);
}

xmlNode *
ppid_xml_add(xmlNode *parent, const char *name, const char *text)
{
	xmlNode *node = ppid_xml_new(parent, name);

	xmlAddChild(parent, node);
	if (text != NULL && *text != '\0') {
		g_autofree char *copy = NULL;

		xmlAddChild(node, xmlNewDocText(parent->doc,
						clean(text, &copy)));
	}
	return node;
}

xmlDoc *
ppid_xml_new_record(const char *name)
{
	xmlDoc *doc = xmlNewDoc(XSTR("1.0"));
	xmlNode *root = xmlNewDocNode(doc, NULL, XSTR(name), NULL);

	xmlSetNs(root, xmlNewNs(root, XSTR(PPID_NS), NULL));
	xmlDocSetRootElement(doc, root);
	return doc;
}

void
ppid_xml_remove(xmlNode *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

void
ppid_xml_drop_blanks(xmlNode *node)
{
	xmlNode *next;

	if (node == NULL)
		return;
	for (xmlNode *child = node->children; child != NULL; child = next) {
		next = child->next;
		if (child->type == XML_ELEMENT_NODE)
			ppid_xml_drop_blanks(child);
		else if (child->type == XML_TEXT_NODE && xmlIsBlankNode(child) &&
			 (child->prev != NULL || child->next != NULL))
			ppid_xml_remove(child);
	}
}

static int
append_bytes(void *data, const char *buffer, int size)
{
	g_string_append_len(data, buffer, size);
	return size;
}

GString *
ppid_xml_serialise(xmlNode *node, int depth)
{
	GString *out = g_string_new(NULL);
	xmlOutputBuffer *buffer =
		xmlOutputBufferCreateIO(append_bytes, NULL, out, NULL);

	/* In a document without an encoding libxml2 writes "&#xFD;" in
	 * attributes, with one the letter itself: the bytes must not depend
	 * on where the tree came from. */
	if (node->doc->encoding == NULL)
		node->doc->encoding = xmlStrdup(XSTR("UTF-8"));
	xmlNodeDumpOutput(buffer, node->doc, node, depth, 1, "UTF-8");
	xmlOutputBufferClose(buffer);
	return out;
}
