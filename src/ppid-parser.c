/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-parser.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <libxml/parser.h>

#include "ppid-charset.h"
#include "ppid-error.h"
#include "ppid-gmime.h"
#include "ppid-uu.h"
#include "ppid-worker.h"

#define CHUNK 65536
#define ATTRIBUTE_FIELDS 5 /* of a SAX2 attribute */

typedef struct {
	PpidMailSource source;
	bool owned; /* close source.fd */
} Job;

#define MAX_SKIPPED 100 /* reasons that are kept */

struct PpidParser {
	const PpidConfig *config;
	const PpidLimits *limits;
	PpidMailTables *tables;
	PpidStreamWriter *writer;
	GArray *jobs;	 /* Job */
	GString *record; /* of the job at hand */
	GPtrArray *skipped; /* char *: reasons */
	guint faults, timeless;
	PpidParserExtend extend; /* or NULL */
	gpointer extend_data;
};

static void
clear_job(gpointer data)
{
	Job *job = data;

	g_free(job->source.name);
	if (job->owned)
		close(job->source.fd);
}

/* A letter of our own.  What libraries make at their first use (symbols that
 * are bound, types, tables, compiled patterns) each child would else make
 * for itself; read here once, they inherit it. */
static const char letter[] =
	"Received: from a.example by b.example; Thu, 5 Nov 2026 10:00:00 +0700\n"
	"Date: Thu, 5 Nov 2026 10:00:00 +0700\n"
	"From: =?utf-8?q?a?= <a@a.example>\nTo: b@b.example\nSubject: a\n"
	"Message-ID: <a@a.example>\nMIME-Version: 1.0\n"
	"Content-Type: multipart/alternative; boundary=b\n\n"
	"--b\nContent-Type: text/plain; charset=iso-8859-1\n"
	"Content-Transfer-Encoding: quoted-printable\n\n=E9\n"
	"--b\nContent-Type: text/html; charset=utf-8\n"
	"Content-Transfer-Encoding: base64\n\nPHA+YTwvcD4K\n--b--\n";

static void
warm(const PpidParser *p)
{
	PpidMailSource source = { memfd_create("ppid", MFD_CLOEXEC), 0, -1,
				  (char *)"a", 0 };
	g_autoptr(xmlDoc) doc = NULL;
	GString *text;

	if (source.fd < 0)
		return;
	if (write(source.fd, letter, strlen(letter)) > 0)
		doc = ppid_mail_record(&source, p->config, p->limits,
				       p->tables, NULL);
	close(source.fd);
	if (doc == NULL)
		return;
	text = ppid_xml_serialise(xmlDocGetRootElement(doc), 1);
	g_string_free(text, TRUE);
}

PpidParser *
ppid_parser_new(const PpidConfig *config, const char *data_dir,
		const PpidLimits *limits, PpidStreamWriter *writer,
		GError **error)
{
	PpidMailTables *tables = ppid_mail_tables_new(data_dir, error);
	PpidParser *p;

	if (tables == NULL)
		return NULL;
	p = g_new0(PpidParser, 1);
	p->tables = tables;
	ppid_gmime_init();
	ppid_charset_init();
	p->config = config;
	p->limits = limits;
	p->writer = writer;
	p->jobs = g_array_new(FALSE, FALSE, sizeof(Job));
	g_array_set_clear_func(p->jobs, clear_job);
	p->skipped = g_ptr_array_new_with_free_func(g_free);
	p->record = g_string_new(NULL);
	warm(p);
	return p;
}

void
ppid_parser_free(PpidParser *p)
{
	if (p == NULL)
		return;
	g_array_unref(p->jobs);
	g_string_free(p->record, TRUE);
	ppid_mail_tables_free(p->tables);
	g_ptr_array_unref(p->skipped);
	g_free(p);
}

void
ppid_parser_set_extend(PpidParser *p, PpidParserExtend extend, gpointer data)
{
	p->extend = extend;
	p->extend_data = data;
}

const PpidLinks *
ppid_parser_links(const PpidParser *p)
{
	return p->tables->links;
}

guint
ppid_parser_faults(const PpidParser *p)
{
	return p->faults;
}

guint
ppid_parser_timeless(const PpidParser *p)
{
	return p->timeless;
}

void
ppid_parser_skip(PpidParser *p, const char *reason)
{
	p->faults++;
	ppid_parser_leave(p, reason);
}

void
ppid_parser_leave(PpidParser *p, const char *reason)
{
	if (p->skipped->len < MAX_SKIPPED)
		g_ptr_array_add(p->skipped, g_strdup(reason));
}

const GPtrArray *
ppid_parser_skipped(const PpidParser *p)
{
	return p->skipped;
}

guint
ppid_parser_pending(const PpidParser *p)
{
	return p->jobs->len;
}

/* --- what a record may say -------------------------------------------------- */

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

/* --- in the child ------------------------------------------------------------- */

static void
work(guint index, const char *fallback, PpidPipe *pipe, gpointer data)
{
	PpidParser *p = data;
	const PpidMailSource *source =
		&g_array_index(p->jobs, Job, index).source;
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc = NULL;
	GString *text;

	if (fallback == NULL)
		doc = ppid_mail_record(source, p->config, p->limits, p->tables,
				       &error);
	else
		doc = ppid_mail_fallback(source, p->config, fallback, true,
					 &error);
	/* a file that cannot be read: the parent will say so */
	if (doc == NULL)
		return;
	text = ppid_xml_serialise(xmlDocGetRootElement(doc), 1);
	ppid_pipe_send(pipe, text->str, text->len);
	g_string_free(text, TRUE);
}

/* --- in the parent ------------------------------------------------------------ */

static bool
frame(guint index, const char *bytes, gsize size, gpointer data,
      GError **error)
{
	PpidParser *p = data;

	(void)index;
	(void)error;
	/* one record is one frame; a child that sends on is not ours */
	if (p->record->len > 0)
		return false;
	g_string_append_len(p->record, bytes, (gssize)size);
	return true;
}

static void
again(guint index, gpointer data)
{
	PpidParser *p = data;

	(void)index;
	g_string_truncate(p->record, 0);
}

/* @record is indented in place: a copy of 20 MB would be felt. */
static bool
put(PpidParser *p, GString *record, PpidParsed parsed, GError **error)
{
	p->faults += parsed != PPID_PARSED_WHOLE;
	p->timeless += parsed == PPID_PARSED_TIMELESS;
	g_string_prepend_c(record, ' ');
	g_string_append_c(record, '\n');
	return ppid_stream_writer_write_bytes(p->writer, record->str,
					      record->len, error);
}

/* Digest and size by the parent, nothing else is read. */
static bool
lost(guint index, const char *code, gpointer data, GError **error)
{
	PpidParser *p = data;
	const PpidMailSource *source =
		&g_array_index(p->jobs, Job, index).source;
	g_autoptr(xmlDoc) doc =
		ppid_mail_fallback(source, p->config, code, false, error);
	GString *text;
	bool ok;

	g_string_truncate(p->record, 0);
	if (doc == NULL)
		return false;
	text = ppid_xml_serialise(xmlDocGetRootElement(doc), 1);
	ok = put(p, text, PPID_PARSED_FAULTY, error);
	g_string_free(text, TRUE);
	return ok;
}

/* Without a copy: they may be large. */
static void
swap(GString **a, GString **b)
{
	GString *kept = *a;

	*a = *b;
	*b = kept;
}

/* What is added to a record must not break it. */
static bool
extend(PpidParser *p, const PpidMailSource *source, GError **error)
{
	g_autoptr(GString) whole = NULL;
	PpidParsed parsed;

	if (p->extend == NULL ||
	    (strstr(p->record->str, "<lampiran ") == NULL &&
	     strstr(p->record->str, "kode=\"" PPID_UU_NOTE "\"") == NULL))
		return true;
	whole = g_string_new_len(p->record->str, (gssize)p->record->len);
	if (!p->extend(source, whole, p->extend_data, error))
		return false;
	if (whole->len != p->record->len &&
	    ppid_parser_check(whole->str, whole->len, source->name, &parsed))
		swap(&p->record, &whole);
	return true;
}

static bool
done(guint index, gpointer data, GError **error)
{
	PpidParser *p = data;
	const Job *job = &g_array_index(p->jobs, Job, index);
	PpidParsed parsed = PPID_PARSED_WHOLE;
	bool ok;

	if (!ppid_parser_check(p->record->str, p->record->len,
			       job->source.name, &parsed))
		return lost(index, "pengurai-gugur", data, error);
	if (!extend(p, &job->source, error))
		return false;
	ok = put(p, p->record, parsed, error);
	g_string_truncate(p->record, 0);
	/* one large record must not stay for the rest of the run */
	if (p->record->allocated_len > CHUNK) {
		g_string_free(p->record, TRUE);
		p->record = g_string_new(NULL);
	}
	return ok;
}

bool
ppid_parser_flush(PpidParser *p, GError **error)
{
	PpidWork w = { .work = work, .frame = frame, .done = done,
		       .again = again, .lost = lost };
	g_autofree int *keep = g_new(int, p->jobs->len + 1);
	bool ok;

	for (guint i = 0; i < p->jobs->len; i++)
		keep[i] = g_array_index(p->jobs, Job, i).source.fd;
	w.keep = keep;
	w.keep_count = p->jobs->len;
	ok = ppid_worker_run(p->jobs->len, &w, p, error);
	g_array_set_size(p->jobs, 0);
	return ok;
}

static bool
add(PpidParser *p, Job job, GError **error)
{
	g_array_append_val(p->jobs, job);
	return p->jobs->len < PPID_PARSER_BATCH || ppid_parser_flush(p, error);
}

bool
ppid_parser_add(PpidParser *p, int fd, const char *name, gint64 internaldate,
		GError **error)
{
	/* as it will stand in the record */
	char *clean = ppid_xml_scrub(name, -1, NULL);
	Job job = { { fd, 0, -1, clean, internaldate }, true };

	return add(p, job, error);
}

bool
ppid_parser_add_region(PpidParser *p, int fd, gint64 start, gint64 end,
		       const char *name, GError **error)
{
	char *clean = ppid_xml_scrub(name, -1, NULL);
	Job job = { { fd, start, end, clean, 0 }, false };

	return add(p, job, error);
}
