/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-xmlwalk.h"

#include <string.h>
#include <libxml/parser.h>

#define CHUNK 65536
#define FIELDS 5 /* of a SAX2 attribute */

struct PpidXmlWalk {
	const PpidXmlEvents *events;
	gpointer data;
	xmlParserCtxt *ctxt;
	const xmlChar **attributes;
	int count;
	guint depth;
	bool stopped;
	bool bad;
};

static void
start(void *data, const xmlChar *local, const xmlChar *prefix,
      const xmlChar *uri, int namespaces, const xmlChar **ns, int count,
      int defaulted, const xmlChar **attributes)
{
	PpidXmlWalk *w = data;

	(void)prefix;
	(void)uri;
	(void)namespaces;
	(void)ns;
	(void)defaulted;
	w->depth++;
	w->attributes = attributes;
	w->count = count;
	if (!w->stopped && w->events->start != NULL)
		w->events->start(w, (const char *)local, w->data);
	w->count = 0;
}

static void
end(void *data, const xmlChar *local, const xmlChar *prefix,
    const xmlChar *uri)
{
	PpidXmlWalk *w = data;

	(void)prefix;
	(void)uri;
	if (!w->stopped && w->events->end != NULL)
		w->events->end(w, (const char *)local, w->data);
	w->depth--;
}

static void
text(void *data, const xmlChar *bytes, int size)
{
	PpidXmlWalk *w = data;

	if (!w->stopped && w->events->text != NULL)
		w->events->text(w, (const char *)bytes, (gsize)size, w->data);
}

static void
doctype(void *data, const xmlChar *name, const xmlChar *id,
	const xmlChar *system)
{
	PpidXmlWalk *w = data;

	(void)name;
	(void)id;
	(void)system;
	w->bad = true;
	ppid_xmlwalk_stop(w);
}

bool
ppid_xmlwalk(const char *bytes, gsize size, const PpidXmlEvents *events,
	     gpointer data)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
			      .startElementNs = start,
			      .endElementNs = end,
			      .characters = text,
			      .cdataBlock = text,
			      .ignorableWhitespace = text,
			      .internalSubset = doctype };
	PpidXmlWalk w = { .events = events, .data = data };
	bool good;

	w.ctxt = xmlCreatePushParserCtxt(&sax, &w, NULL, 0, NULL);
	xmlCtxtUseOptions(w.ctxt, XML_PARSE_NONET);
	while (size > 0 && !w.stopped && !w.bad) {
		gsize n = MIN(size, CHUNK);

		if (xmlParseChunk(w.ctxt, bytes, (int)n, 0) != 0 &&
		    !w.stopped)
			w.bad = true;
		bytes += n;
		size -= n;
	}
	if (!w.bad && !w.stopped)
		w.bad = xmlParseChunk(w.ctxt, NULL, 0, 1) != 0;
	good = !w.bad;
	xmlFreeDoc(w.ctxt->myDoc);
	xmlFreeParserCtxt(w.ctxt);
	return good;
}

/* libxml2 hands '&' out as a reference, unless entities were replaced. */
static char *
value_of(const xmlChar **attribute)
{
	static const char ampersand[] = "&#38;";
	const char *p = (const char *)attribute[3];
	const char *last = (const char *)attribute[4];
	GString *value = g_string_new(NULL);

	for (; p < last; p++) {
		g_string_append_c(value, *p);
		if (*p == '&' && (gsize)(last - p) >= strlen(ampersand) &&
		    strncmp(p, ampersand, strlen(ampersand)) == 0)
			p += strlen(ampersand) - 1;
	}
	return g_string_free(value, FALSE);
}

char *
ppid_xmlwalk_get(const PpidXmlWalk *w, const char *attribute)
{
	for (int i = 0; i < w->count; i++)
		if (strcmp((const char *)w->attributes[i * FIELDS],
			   attribute) == 0)
			return value_of(w->attributes + i * FIELDS);
	return NULL;
}

bool
ppid_xmlwalk_is(const PpidXmlWalk *w, const char *attribute,
		const char *value)
{
	g_autofree char *have = ppid_xmlwalk_get(w, attribute);

	return have != NULL && strcmp(have, value) == 0;
}

guint
ppid_xmlwalk_number(const PpidXmlWalk *w, const char *attribute, guint max,
		    guint fallback)
{
	g_autofree char *have = ppid_xmlwalk_get(w, attribute);
	guint64 number;

	if (have == NULL ||
	    !g_ascii_string_to_unsigned(have, 10, 0, max, &number, NULL))
		return fallback;
	return (guint)number;
}

guint
ppid_xmlwalk_depth(const PpidXmlWalk *w)
{
	return w->depth;
}

void
ppid_xmlwalk_stop(PpidXmlWalk *w)
{
	w->stopped = true;
	xmlStopParser(w->ctxt);
}
