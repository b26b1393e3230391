/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a child may say of an attachment: the parent does not believe it. */
#include "config.h"
#include "ppid-attach.h"

#include <string.h>
#include <libxml/parser.h>

#include "ppid-worker.h"

#define ATTRIBUTE_FIELDS 5 /* of a SAX2 attribute */
#define NO_PART "?"	   /* of an element without @bagian */

typedef struct {
	const char *part;
	int depth;
	guint roots;
	bool bad;
} Check;

static bool
is_inside(const char *number, gsize size, const char *part)
{
	gsize n = strlen(part);

	return size >= n && strncmp(number, part, n) == 0 &&
	       (size == n || number[n] == '/');
}

static void
check_part(Check *c, int count, const xmlChar **attributes)
{
	const char *value = NO_PART;
	gsize size = strlen(NO_PART);

	for (int i = 0; i < count; i++, attributes += ATTRIBUTE_FIELDS)
		if (strcmp((const char *)attributes[0], "bagian") == 0) {
			value = (const char *)attributes[3];
			size = (gsize)(attributes[4] - attributes[3]);
		}
	if (!is_inside(value, size, c->part) ||
	    (c->depth == 1 && size != strlen(c->part)))
		c->bad = true;
}

static bool
is_allowed(const char *name)
{
	static const char *const names[] = { "belum-terekam", "catatan",
					     "lampiran", "teks" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Depth 0 is the wrapper that the parent itself put around it. */
static void
check_start(void *data, const xmlChar *local, const xmlChar *prefix,
	    const xmlChar *uri, int namespaces, const xmlChar **ns, int count,
	    int defaulted, const xmlChar **attributes)
{
	Check *c = data;
	const char *name = (const char *)local;

	(void)ns;
	(void)defaulted;
	if (prefix != NULL || uri == NULL ||
	    strcmp((const char *)uri, PPID_NS) != 0 ||
	    (c->depth > 0 && namespaces > 0))
		c->bad = true;
	if (c->depth == 1) {
		c->roots++;
		c->bad = c->bad || strcmp(name, "isi-lampiran") != 0;
	} else if (c->depth > 1) {
		c->bad = c->bad || c->depth > 2 || !is_allowed(name);
	}
	if (c->depth > 0)
		check_part(c, count, attributes);
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
check_comment(void *data, const xmlChar *text)
{
	Check *c = data;

	(void)text;
	c->bad = true;
}

static void
check_instruction(void *data, const xmlChar *target, const xmlChar *text)
{
	(void)target;
	check_comment(data, text);
}

bool
ppid_attach_check(const char *bytes, gsize size, const char *part)
{
	static const char before[] = "<surel xmlns=\"" PPID_NS "\">";
	static const char after[] = "</surel>";
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
			      .startElementNs = check_start,
			      .endElementNs = check_end,
			      .comment = check_comment,
			      .processingInstruction = check_instruction };
	Check c = { part, 0, 0, false };
	xmlParserCtxt *ctxt;
	bool good;

	if (size > PPID_WORKER_FRAME_MAX || size == 0)
		return false;
	ctxt = xmlCreatePushParserCtxt(&sax, &c, NULL, 0, NULL);
	xmlCtxtUseOptions(ctxt, XML_PARSE_NONET);
	good = xmlParseChunk(ctxt, before, sizeof(before) - 1, 0) == 0 &&
	       xmlParseChunk(ctxt, bytes, (int)size, 0) == 0 &&
	       /* it has not closed what it did not open */
	       c.depth == 1 &&
	       xmlParseChunk(ctxt, after, sizeof(after) - 1, 1) == 0 &&
	       !c.bad && c.roots == 1 && ctxt->wellFormed;
	xmlFreeDoc(ctxt->myDoc);
	xmlFreeParserCtxt(ctxt);
	return good;
}
