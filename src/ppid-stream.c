/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-stream.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>

#include "ppid-atomic.h"
#include "ppid-error.h"

#define CHUNK (64 * 1024)
#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOCDATA)

/* --- reader ---------------------------------------------------------------
 *
 * The tree builder of libxml2 (SAX2) works as usual; when the end tag of a
 * record has been built, the element is cut out into a document of its own.
 * So at any time the parser holds one record.
 */

struct PpidStreamReader {
	int fd;
	char *name;
	xmlParserCtxt *ctxt;
	GQueue records; /* xmlDoc *, complete, not handed out yet */
	guint count;	/* records cut so far */
	char *announced; /* akhir/@jumlah, when seen */
	bool single;	/* the root is a <berkas> */
	bool doctype;
	const char *complaint; /* found in a callback */
	bool ended;
};

static void
move_ns(xmlNode *node, const xmlNs *from, xmlNs *to)
{
	if (node->type != XML_ELEMENT_NODE)
		return;
	if (node->ns == from)
		node->ns = to;
	for (xmlAttr *a = node->properties; a != NULL; a = a->next)
		if (a->ns == from)
			a->ns = to;
	for (xmlNode *n = node->children; n != NULL; n = n->next)
		move_ns(n, from, to);
}

/* What the record's names take from the root is declared on the record;
 * "xml:" belongs to the document.  xmlReconciliateNs() would do it too, but
 * it calls the default namespace "default:" in every tag.  The parser limits
 * the depth. */
static void
adopt_namespaces(const xmlNode *root, xmlNode *node)
{
	const xmlNs *builtin = root->doc->oldNs;

	if (builtin != NULL)
		move_ns(node, builtin,
			xmlSearchNsByHref(node->doc, node,
					  XML_XML_NAMESPACE));
	for (const xmlNs *from = root->nsDef; from != NULL; from = from->next) {
		xmlNs *to = xmlNewNs(node, from->href, from->prefix);

		/* NULL: declared again, so nothing inside means the outer */
		if (to != NULL)
			move_ns(node, from, to);
	}
}

static void
cut_record(PpidStreamReader *r, xmlNode *node)
{
	xmlParserCtxt *ctxt = r->ctxt;
	const xmlNode *root = node->parent;
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");

	/* Names live in the parser's dictionary: the record shares it. */
	doc->dict = ctxt->dict;
	xmlDictReference(doc->dict);
	xmlUnlinkNode(node);
	xmlDocSetRootElement(doc, node);
	adopt_namespaces(root, node);
	ppid_xml_drop_blanks(node);
	g_queue_push_tail(&r->records, doc);
	r->count++;
}

static void
check_root(PpidStreamReader *r, xmlNode *root)
{
	if (ppid_xml_named(root, "berkas"))
		r->single = true;
	else if (!ppid_xml_named(root, "kumpulan"))
		r->complaint = "root is neither <kumpulan> nor <berkas>";
	if (r->complaint != NULL)
		xmlStopParser(r->ctxt);
}

static void
start_element(void *data, const xmlChar *local, const xmlChar *prefix,
	      const xmlChar *uri, int n_ns, const xmlChar **ns, int n_attr,
	      int n_default, const xmlChar **attr)
{
	xmlParserCtxt *ctxt = data;
	PpidStreamReader *r = ctxt->_private;

	xmlSAX2StartElementNs(data, local, prefix, uri, n_ns, ns, n_attr,
			      n_default, attr);
	if (ctxt->nodeNr == 1)
		check_root(r, ctxt->node);
}

static void
end_element(void *data, const xmlChar *local, const xmlChar *prefix,
	    const xmlChar *uri)
{
	xmlParserCtxt *ctxt = data;
	PpidStreamReader *r = ctxt->_private;
	xmlNode *node = ctxt->node;

	xmlSAX2EndElementNs(data, local, prefix, uri);
	if (r->single || ctxt->nodeNr != 1 || node == NULL ||
	    node->type != XML_ELEMENT_NODE)
		return;
	if (r->announced != NULL) {
		r->complaint = "element after <akhir>";
		xmlStopParser(ctxt);
	} else if (ppid_xml_named(node, "berkas")) {
		cut_record(r, node);
	} else {
		if (ppid_xml_named(node, "akhir"))
			r->announced = ppid_xml_get(node, "jumlah");
		ppid_xml_remove(node);
	}
}

/* Text directly in <kumpulan> is layout: kept, it would grow without end. */
static void
characters(void *data, const xmlChar *text, int size)
{
	xmlParserCtxt *ctxt = data;
	PpidStreamReader *r = ctxt->_private;

	if (r->single || ctxt->nodeNr > 1)
		xmlSAX2Characters(data, text, size);
}

static void
no_comment(void *data, const xmlChar *text)
{
	(void)data;
	(void)text;
}

static void
refuse_doctype(void *data, const xmlChar *name, const xmlChar *id,
	       const xmlChar *uri)
{
	xmlParserCtxt *ctxt = data;
	PpidStreamReader *r = ctxt->_private;

	(void)name;
	(void)id;
	(void)uri;
	r->doctype = true;
	xmlStopParser(ctxt);
}

PpidStreamReader *
ppid_stream_reader_new(int fd, const char *name)
{
	PpidStreamReader *r = g_new0(PpidStreamReader, 1);
	xmlSAXHandler sax;

	memset(&sax, 0, sizeof(sax));
	xmlSAXVersion(&sax, 2);
	sax.startElementNs = start_element;
	sax.endElementNs = end_element;
	sax.characters = characters;
	sax.ignorableWhitespace = characters;
	sax.comment = no_comment;
	sax.internalSubset = refuse_doctype;
	r->fd = fd;
	r->name = g_strdup(name);
	g_queue_init(&r->records);
	r->ctxt = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
	r->ctxt->_private = r;
	xmlCtxtUseOptions(r->ctxt, PARSE_OPTIONS);
	return r;
}

static void
free_record(gpointer doc)
{
	xmlFreeDoc(doc);
}

void
ppid_stream_reader_free(PpidStreamReader *r)
{
	if (r == NULL)
		return;
	g_queue_clear_full(&r->records, free_record);
	xmlFreeDoc(r->ctxt->myDoc);
	xmlFreeParserCtxt(r->ctxt);
	g_free(r->announced);
	g_free(r->name);
	g_free(r);
}

static bool
fail(PpidStreamReader *r, const char *text, GError **error)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_PROTOCOL, "%s:%d: %s",
		    r->name, xmlSAX2GetLineNumber(r->ctxt), text);
	return false;
}

static bool
fail_malformed(PpidStreamReader *r, GError **error)
{
	const xmlError *x = xmlCtxtGetLastError(r->ctxt);
	g_autofree char *text = NULL;

	if (r->doctype)
		return fail(r, "a DOCTYPE is not allowed", error);
	if (r->complaint != NULL)
		return fail(r, r->complaint, error);
	text = g_strstrip(g_strdup(x != NULL && x->message != NULL
					   ? x->message
					   : "not well-formed"));
	return fail(r, text, error);
}

/* At the end of input: is the stream whole? */
static bool
finish(PpidStreamReader *r, GError **error)
{
	xmlNode *root;
	char *end;

	r->ended = true;
	if (xmlParseChunk(r->ctxt, NULL, 0, 1) != 0 || !r->ctxt->wellFormed ||
	    r->doctype || r->complaint != NULL) {
		if (r->ctxt->myDoc == NULL && r->complaint == NULL &&
		    !r->doctype)
			return fail(r, "no document: input empty or not XML",
				    error);
		return fail_malformed(r, error);
	}
	root = xmlDocGetRootElement(r->ctxt->myDoc);
	if (r->single) {
		cut_record(r, root);
		return true;
	}
	if (r->announced == NULL)
		return fail(r, "truncated: no <akhir>", error);
	if (g_ascii_strtoull(r->announced, &end, 10) != r->count ||
	    *end != '\0')
		return fail(r, "<akhir> does not agree with the records",
			    error);
	return true;
}

static bool
read_chunk(PpidStreamReader *r, GError **error)
{
	char buffer[CHUNK];
	ssize_t n;

	do {
		n = read(r->fd, buffer, sizeof(buffer));
	} while (n < 0 && errno == EINTR);
	if (n < 0) {
		int err = errno;

		g_set_error(error, PPID_ERROR, PPID_ERROR_IO,
			    "cannot read '%s': %s", r->name, g_strerror(err));
		return false;
	}
	if (n == 0)
		return finish(r, error);
	if (xmlParseChunk(r->ctxt, buffer, (int)n, 0) != 0 || r->doctype ||
	    r->complaint != NULL) {
		r->ended = true;
		/* Records that came whole in this chunk go out first. */
		if (g_queue_is_empty(&r->records))
			return fail_malformed(r, error);
		if (r->complaint == NULL && !r->doctype)
			r->complaint = "not well-formed after this record";
	}
	return true;
}

bool
ppid_stream_reader_next(PpidStreamReader *r, xmlDoc **record_out,
			GError **error)
{
	while (g_queue_is_empty(&r->records)) {
		if (r->ended) {
			if (r->doctype || r->complaint != NULL)
				return fail_malformed(r, error);
			*record_out = NULL;
			return true;
		}
		if (!read_chunk(r, error))
			return false;
	}
	*record_out = g_queue_pop_head(&r->records);
	return true;
}

/* --- writer --------------------------------------------------------------- */

struct PpidStreamWriter {
	int fd;
	char *producer;
	guint count;
	bool begun;
};

PpidStreamWriter *
ppid_stream_writer_new(int fd, const char *producer)
{
	PpidStreamWriter *w = g_new0(PpidStreamWriter, 1);

	w->fd = fd;
	w->producer = g_strdup(producer);
	return w;
}

void
ppid_stream_writer_free(PpidStreamWriter *w)
{
	if (w == NULL)
		return;
	g_free(w->producer);
	g_free(w);
}

/* Output that cannot be written is 74 whatever the errno: the output is
 * incomplete, which is not the same as "try again". */
static bool
put(PpidStreamWriter *w, const char *data, gsize size, GError **error)
{
	g_autoptr(GError) local = NULL;

	if (ppid_write_all(w->fd, data, size, "standard output", &local))
		return true;
	g_set_error_literal(error, PPID_ERROR, PPID_ERROR_IO, local->message);
	return false;
}

static bool
begin(PpidStreamWriter *w, GError **error)
{
	g_autofree char *head = NULL;

	if (w->begun)
		return true;
	w->begun = true;
	head = g_strdup_printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			       "<kumpulan xmlns=\"" PPID_NS
			       "\" pembuat=\"%s\">\n",
			       w->producer);
	return put(w, head, strlen(head), error);
}

bool
ppid_stream_writer_write_bytes(PpidStreamWriter *w, const char *data,
			       gsize size, GError **error)
{
	if (!begin(w, error) || !put(w, data, size, error))
		return false;
	w->count++;
	return true;
}

bool
ppid_stream_writer_write(PpidStreamWriter *w, xmlNode *berkas, GError **error)
{
	GString *text = g_string_new(" ");
	g_autoptr(GString) body = ppid_xml_serialise(berkas, 1);
	bool ok;

	g_string_append_len(text, body->str, (gssize)body->len);
	g_string_append_c(text, '\n');
	ok = ppid_stream_writer_write_bytes(w, text->str, text->len, error);
	g_string_free(text, TRUE);
	return ok;
}

bool
ppid_stream_writer_close(PpidStreamWriter *w, GError **error)
{
	g_autofree char *tail = g_strdup_printf(
		" <akhir jumlah=\"%u\"/>\n</kumpulan>\n", w->count);

	return begin(w, error) && put(w, tail, strlen(tail), error);
}

/* --- filter --------------------------------------------------------------- */

bool
ppid_stream_filter(int in_fd, const char *in_name, PpidStreamWriter *writer,
		   PpidRecordFunc func, gpointer data, guint *faults,
		   GError **error)
{
	g_autoptr(PpidStreamReader) reader =
		ppid_stream_reader_new(in_fd, in_name);

	for (;;) {
		g_autoptr(xmlDoc) record = NULL;
		xmlNode *berkas;

		if (!ppid_stream_reader_next(reader, &record, error))
			return false;
		if (record == NULL)
			return true;
		berkas = xmlDocGetRootElement(record);
		if (!func(berkas, data, error))
			return false;
		berkas = xmlDocGetRootElement(record);
		if (ppid_xml_child(berkas, "cacat") != NULL)
			(*faults)++;
		if (!ppid_stream_writer_write(writer, berkas, error))
			return false;
	}
}
