/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record that comes from a child may say. */
#include "config.h"
#include "ppid-parser.h"

#include <string.h>
#include <libxml/parser.h>

#define CHUNK 65536
#define ATTRIBUTE_FIELDS 5 /* of a SAX2 attribute */

typedef struct {
	const char *name;
	int depth;
	guint mails;
	PpidParsed parsed;
	bool bad;
} Check;

/* libxml2 hands '&' out as a reference, unless entities were replaced. */
static bool
is_value(const xmlChar **attribute, const char *value)
{
	static const char ampersand[] = "&#38;";
	const char *p = (const char *)attribute[3];
	const char *end = (const char *)attribute[4];

	for (; p < end && *p == *value; p++, value++)
		if (*p == '&' && (gsize)(end - p) >= strlen(ampersand) &&
		    strncmp(p, ampersand, strlen(ampersand)) == 0)
			p += strlen(ampersand) - 1;
	return p == end && *value == '\0';
}

static void
check_mail(Check *c, int count, const xmlChar **attributes)
{
	bool named = false;

	c->mails++;
	for (int i = 0; i < count; i++, attributes += ATTRIBUTE_FIELDS) {
		const char *name = (const char *)attributes[0];

		if (strcmp(name, "sumber") == 0)
			named = is_value(attributes, c->name);
		else if (strcmp(name, "berkas") == 0)
			c->bad = true;
	}
	c->bad = c->bad || !named;
}

/* What is whole but for its time is another matter for staff. */
static void
check_fault(Check *c, int count, const xmlChar **attributes)
{
	PpidParsed fault = PPID_PARSED_FAULTY;

	for (int i = 0; i < count; i++, attributes += ATTRIBUTE_FIELDS)
		if (strcmp((const char *)attributes[0], "kode") == 0 &&
		    is_value(attributes, "tanpa-waktu"))
			fault = PPID_PARSED_TIMELESS;
	c->parsed = MAX(c->parsed, fault);
}

static void
check_start(void *data, const xmlChar *local, const xmlChar *prefix,
	    const xmlChar *uri, int namespaces, const xmlChar **ns, int count,
	    int defaulted, const xmlChar **attributes)
{
	Check *c = data;
	const char *name = (const char *)local;

	(void)prefix;
	(void)namespaces;
	(void)ns;
	(void)defaulted;
	if (uri == NULL || strcmp((const char *)uri, PPID_NS) != 0)
		c->bad = true;
	if (c->depth == 0) {
		c->bad = c->bad || strcmp(name, "berkas") != 0;
		for (int i = 0; i < count; i++)
			if (strcmp((const char *)
					   attributes[i * ATTRIBUTE_FIELDS],
				   "badan-publik") != 0)
				c->bad = true;
	} else if (c->depth == 1 && strcmp(name, "surel") == 0) {
		check_mail(c, count, attributes);
	} else if (c->depth == 1 && strcmp(name, "cacat") == 0) {
		check_fault(c, count, attributes);
	} else if (c->depth == 1 && strcmp(name, "riwayat") != 0) {
		c->bad = true;
	}
	c->depth++;
}

static void
check_end(void *data, const xmlChar *local, const xmlChar *prefix,
	  const xmlChar *uri)
{
	Check *c = data;

	(void)local;
	(void)prefix;
	(void)uri;
	c->depth--;
}

static void
check_doctype(void *data, const xmlChar *name, const xmlChar *id,
	      const xmlChar *system)
{
	Check *c = data;

	(void)name;
	(void)id;
	(void)system;
	c->bad = true;
}

bool
ppid_parser_check(const char *bytes, gsize size, const char *name,
		  PpidParsed *parsed_out)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
			      .startElementNs = check_start,
			      .endElementNs = check_end,
			      .internalSubset = check_doctype };
	Check c = { name, 0, 0, PPID_PARSED_WHOLE, false };
	xmlParserCtxt *ctxt;
	bool good;

	if (size > G_MAXINT || size == 0)
		return false;
	ctxt = xmlCreatePushParserCtxt(&sax, &c, NULL, 0, NULL);
	xmlCtxtUseOptions(ctxt, XML_PARSE_NONET);
	while (size > 0 && !c.bad) {
		gsize n = MIN(size, CHUNK);

		if (xmlParseChunk(ctxt, bytes, (int)n, 0) != 0)
			c.bad = true;
		bytes += n;
		size -= n;
	}
	if (!c.bad && xmlParseChunk(ctxt, NULL, 0, 1) != 0)
		c.bad = true;
	good = !c.bad && ctxt->wellFormed && c.mails == 1;
	xmlFreeDoc(ctxt->myDoc);
	xmlFreeParserCtxt(ctxt);
	*parsed_out = c.parsed;
	return good;
}
