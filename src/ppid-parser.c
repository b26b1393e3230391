/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-parser.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ppid-charset.h"
#include "ppid-error.h"
#include "ppid-gmime.h"
#include "ppid-uu.h"
#include "ppid-worker.h"

/* Of one record that stay allocated for the next. */
#define RECORD_KEPT 65536
/* So many records before the end of a batch the next one is begun: what the
 * children still have to do is then mostly done. */
#define NEAR_END 48
#define OTHER_FILES 128

typedef struct {
	PpidMailSource source;
	bool owned; /* close source.fd */
} Job;

#define MAX_SKIPPED 100 /* reasons that are kept */

/* Messages that are read together; children of their own do it. */
typedef struct {
	PpidParser *parser;
	GArray *jobs; /* Job */
	int *keep;    /* their descriptors */
	PpidWork work;
	PpidWorkerRun *run; /* NULL: not begun */
} Batch;

struct PpidParser {
	const PpidConfig *config;
	const PpidLimits *limits;
	PpidMailTables *tables;
	PpidStreamWriter *writer;
	guint batch_max; /* messages of one */
	Batch *open;	 /* to which messages are added */
	Batch *running;	 /* or NULL */
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

static Batch *
new_batch(PpidParser *p)
{
	Batch *batch = g_new0(Batch, 1);

	batch->parser = p;
	batch->jobs = g_array_new(FALSE, FALSE, sizeof(Job));
	g_array_set_clear_func(batch->jobs, clear_job);
	return batch;
}

/* Two batches are open at a time; other things are opened as well. */
static guint
batch_max(void)
{
	struct rlimit r;

	if (getrlimit(RLIMIT_NOFILE, &r) != 0 ||
	    r.rlim_cur >= 2 * PPID_PARSER_BATCH + OTHER_FILES)
		return PPID_PARSER_BATCH;
	return r.rlim_cur > OTHER_FILES + 2
		       ? (guint)(r.rlim_cur - OTHER_FILES) / 2
		       : 1;
}

static void
free_batch(Batch *batch)
{
	if (batch == NULL)
		return;
	ppid_worker_cancel(batch->run);
	g_array_unref(batch->jobs);
	g_free(batch->keep);
	g_free(batch);
}

static const PpidMailSource *
source_at(const Batch *batch, guint index)
{
	return &g_array_index(batch->jobs, Job, index).source;
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
	p->batch_max = batch_max();
	p->open = new_batch(p);
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
	free_batch(p->running);
	free_batch(p->open);
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
	return p->open->jobs->len +
	       (p->running != NULL ? p->running->jobs->len : 0);
}

/* --- in the child ------------------------------------------------------------- */

static void
work(guint index, const char *fallback, PpidPipe *pipe, gpointer data)
{
	const Batch *batch = data;
	const PpidParser *p = batch->parser;
	const PpidMailSource *source = source_at(batch, index);
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
	PpidParser *p = ((Batch *)data)->parser;

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
	PpidParser *p = ((Batch *)data)->parser;

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

static bool
begin(Batch *batch, GError **error);

/* The next batch is whole when results are taken: it is begun before the last
 * of them, that no processor waits for the parent. */
static bool
begin_next(PpidParser *p, guint index, GError **error)
{
	return p->open->run != NULL || p->open->jobs->len == 0 ||
	       index + NEAR_END < p->running->jobs->len ||
	       begin(p->open, error);
}

/* Digest and size by the parent, nothing else is read. */
static bool
lost(guint index, const char *code, gpointer data, GError **error)
{
	const Batch *batch = data;
	PpidParser *p = batch->parser;
	g_autoptr(xmlDoc) doc = ppid_mail_fallback(
		source_at(batch, index), p->config, code, false, error);
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
	const Batch *batch = data;
	PpidParser *p = batch->parser;
	const PpidMailSource *source = source_at(batch, index);
	PpidParsed parsed = PPID_PARSED_WHOLE;
	bool ok;

	if (!begin_next(p, index, error))
		return false;
	if (!ppid_parser_check(p->record->str, p->record->len, source->name,
			       &parsed))
		return lost(index, "pengurai-gugur", data, error);
	if (!extend(p, source, error))
		return false;
	ok = put(p, p->record, parsed, error);
	g_string_truncate(p->record, 0);
	/* one large record must not stay for the rest of the run */
	if (p->record->allocated_len > RECORD_KEPT) {
		g_string_free(p->record, TRUE);
		p->record = g_string_new(NULL);
	}
	return ok;
}

/* --- batches -------------------------------------------------------------------- */

static bool
begin(Batch *batch, GError **error)
{
	guint n = batch->jobs->len;

	batch->keep = g_new(int, n + 1);
	for (guint i = 0; i < n; i++)
		batch->keep[i] = source_at(batch, i)->fd;
	batch->work = (PpidWork){ .work = work,
				  .frame = frame,
				  .done = done,
				  .again = again,
				  .lost = lost,
				  .keep = batch->keep,
				  .keep_count = n };
	batch->run = ppid_worker_begin(n, &batch->work, batch, error);
	return batch->run != NULL;
}

/* Writes the records of the batch that is running. */
static bool
end_running(PpidParser *p, GError **error)
{
	bool ok = true;

	if (p->running != NULL)
		ok = ppid_worker_end(g_steal_pointer(&p->running->run), error);
	g_clear_pointer(&p->running, free_batch);
	return ok;
}

/* The open batch is whole: its children work on it, while the caller opens
 * the next messages. */
static bool
turn(PpidParser *p, GError **error)
{
	if (!end_running(p, error) ||
	    (p->open->run == NULL && !begin(p->open, error)))
		return false;
	p->running = p->open;
	p->open = new_batch(p);
	return true;
}

bool
ppid_parser_flush(PpidParser *p, GError **error)
{
	return (p->open->jobs->len == 0 || turn(p, error)) &&
	       end_running(p, error);
}

static bool
add(PpidParser *p, Job job, GError **error)
{
	g_array_append_val(p->open->jobs, job);
	return p->open->jobs->len < p->batch_max || turn(p, error);
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
