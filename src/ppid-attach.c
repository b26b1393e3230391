/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-attach.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <libxml/xmlreader.h>

#include "ppid-password.h"
#include "ppid-sniff.h"
#include "ppid-uu.h"
#include "ppid-worker.h"

#define DEPTH 3 /* of <isi-lampiran> in a record */
#define INDENT "  " /* beyond that of the end tag of <surel> */
#define END_TAG "</surel>"

typedef struct {
	char *number;
	char *name;
	char *type; /* what it is read as, before its octets are seen */
	bool fixed; /* and whatever they are */
	bool shown; /* a picture within the text */
	bool large; /* more than one may have: not even unpacked */
	GString *fragment; /* in the parent: what the child sent */
} Job;

struct PpidAttach {
	const PpidLimits *limits;
	const PpidReadLimits *read_limits;
	const PpidLinks *links; /* or NULL */
	/* of the message at hand */
	const PpidMailSource *source;
	const GString *record;
	GArray *jobs; /* Job */
	guint deaths;
	gint64 kept; /* octets of fragments so far */
	/* seconds of children: before this message, and of those that died */
	glong before, taken;
	/* shared with the children, of whom none can undo it for the next;
	 * the parent itself does not believe it */
	PpidReadSpent *spent;
	PpidSandboxRules rules;
	PpidTree *tree; /* in the child, opened by the first job */
};

static void
clear_job(gpointer data)
{
	Job *job = data;

	g_free(job->number);
	g_free(job->name);
	g_free(job->type);
	if (job->fragment != NULL)
		g_string_free(job->fragment, TRUE);
}

PpidAttach *
ppid_attach_new(const PpidLimits *limits, const PpidReadLimits *read_limits)
{
	PpidAttach *a = g_new0(PpidAttach, 1);

	a->limits = limits;
	a->read_limits = read_limits;
	a->spent = mmap(NULL, sizeof(*a->spent), PROT_READ | PROT_WRITE,
			MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (a->spent == MAP_FAILED)
		a->spent = NULL;
	a->jobs = g_array_new(FALSE, TRUE, sizeof(Job));
	g_array_set_clear_func(a->jobs, clear_job);
	return a;
}

void
ppid_attach_set_links(PpidAttach *a, const PpidLinks *links)
{
	a->links = links;
}

void
ppid_attach_free(PpidAttach *a)
{
	if (a == NULL)
		return;
	if (a->spent != NULL)
		munmap(a->spent, sizeof(*a->spent));
	g_array_unref(a->jobs);
	g_free(a);
}

/* --- which attachments ----------------------------------------------------------- */

static char *
attribute(xmlTextReader *xml, const char *name)
{
	xmlChar *value = xmlTextReaderGetAttribute(xml, (const xmlChar *)name);
	char *copy = g_strdup((const char *)value);

	xmlFree(value);
	return copy;
}

/* An attachment with octets that somebody reads. */
static void
consider(PpidAttach *a, xmlTextReader *xml, GHashTable *shown)
{
	g_autofree char *number = attribute(xml, "bagian");
	g_autofree char *sum = attribute(xml, "sha256");
	g_autofree char *name = attribute(xml, "nama");
	g_autofree char *declared = attribute(xml, "jenis");
	g_autofree char *found = attribute(xml, "jenis-isi");
	g_autofree char *inlined = attribute(xml, "sisipan");
	g_autofree char *size = attribute(xml, "ukuran");
	const char *type = ppid_sniff_effective(declared, found, name);
	const PpidReadKind *kind = ppid_readers_find(type);
	Job job = { .number = NULL };

	if (number == NULL || sum == NULL || kind == NULL ||
	    g_hash_table_contains(shown, number))
		return;
	ppid_readers_prepare(kind);
	job.type = g_strdup(declared);
	job.shown = g_strcmp0(inlined, "ya") == 0;
	job.large = size != NULL &&
		    g_ascii_strtoull(size, NULL, 10) > PPID_ATTACH_SIZE;
	job.number = g_steal_pointer(&number);
	job.name = g_steal_pointer(&name);
	g_array_append_val(a->jobs, job);
}

/* A text that is shown, and has files in it. */
static void
consider_note(PpidAttach *a, xmlTextReader *xml)
{
	g_autofree char *number = attribute(xml, "bagian");
	g_autofree char *code = attribute(xml, "kode");
	Job job = { .type = g_strdup(PPID_UU_TYPE), .fixed = true };

	if (number == NULL || g_strcmp0(code, PPID_UU_NOTE) != 0) {
		clear_job(&job);
		return;
	}
	ppid_readers_prepare(ppid_readers_find(PPID_UU_TYPE));
	job.number = g_steal_pointer(&number);
	g_array_append_val(a->jobs, job);
}

static xmlTextReader *
open_record(const PpidAttach *a)
{
	return xmlReaderForMemory(a->record->str, (int)a->record->len, NULL,
				  "UTF-8", XML_PARSE_NONET);
}

/* The children of <surel>; a part whose text is there is not read again. */
static void
find_jobs(PpidAttach *a)
{
	g_autoptr(GHashTable) shown =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	xmlTextReader *xml = open_record(a);
	int rc = xmlTextReaderRead(xml);

	while (rc == 1) {
		const char *name = (const char *)xmlTextReaderConstName(xml);
		int depth = xmlTextReaderDepth(xml);

		if (depth == 2 && strcmp(name, "teks") == 0)
			g_hash_table_add(shown, attribute(xml, "bagian"));
		else if (depth == 2 && strcmp(name, "lampiran") == 0)
			consider(a, xml, shown);
		else if (depth == 2 && strcmp(name, "catatan") == 0)
			consider_note(a, xml);
		rc = depth < 2 ? xmlTextReaderRead(xml)
			       : xmlTextReaderNext(xml);
	}
	xmlFreeTextReader(xml);
}

/* --- in the child ------------------------------------------------------------------ */

typedef struct {
	GString *bytes;
	bool over;
} Sink;

static bool
sink(const char *bytes, gsize size, gpointer data)
{
	Sink *s = data;

	s->over = size > PPID_ATTACH_SIZE - s->bytes->len;
	if (!s->over)
		g_string_append_len(s->bytes, bytes, (gssize)size);
	return !s->over;
}

/* Of processor, taken by this process or by children that ended. */
static glong
seconds(int whose)
{
	struct rusage used;

	if (getrusage(whose, &used) != 0)
		return 0;
	return used.ru_utime.tv_sec + used.ru_stime.tv_sec;
}

/* The message had its share: the rest of it is said to be unread. */
static bool
is_over(const PpidAttach *a, guint index)
{
	if (index >= PPID_ATTACH_MAX || a->deaths >= PPID_ATTACH_DEATHS)
		return true;
	return a->taken + seconds(RUSAGE_SELF) >= PPID_ATTACH_SECONDS;
}

/* What the letter itself says, from its record. */
static char **
passwords(gpointer data)
{
	PpidAttach *a = data;
	g_autoptr(GString) said = g_string_new(NULL);
	xmlTextReader *xml = open_record(a);
	int rc = xmlTextReaderRead(xml);

	while (rc == 1) {
		const char *name = (const char *)xmlTextReaderConstName(xml);
		int depth = xmlTextReaderDepth(xml);

		if (depth == 2 && (strcmp(name, "teks") == 0 ||
				   strcmp(name, "perihal") == 0)) {
			xmlChar *text = xmlTextReaderReadString(xml);

			g_string_append(said, text != NULL ? (char *)text
							   : "");
			g_string_append_c(said, '\n');
			xmlFree(text);
		}
		rc = depth < 2 ? xmlTextReaderRead(xml)
			       : xmlTextReaderNext(xml);
	}
	xmlFreeTextReader(xml);
	return ppid_password_find(said->str);
}

static void
read_part(PpidAttach *a, PpidReader *reader, const Job *job,
	  const PpidPart *part)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	Sink s = { bytes, false };
	PpidMember member = { .number = job->number, .name = job->name,
			      .label = part->content_type,
			      .shown = job->shown };

	ppid_tree_read(a->tree, part, sink, &s, NULL);
	if (s.over) {
		ppid_reader_missing(reader, job->number, "batas", NULL);
		return;
	}
	ppid_reader_set_passwords(reader, passwords, a);
	member.bytes = bytes->str;
	member.size = bytes->len;
	member.type = job->fixed
			      ? job->type
			      : ppid_sniff_effective(
					job->type,
					ppid_sniff(bytes->str, bytes->len),
					job->name);
	ppid_reader_run(reader, &member);
}

/* Of an attachment whose reader died. */
static GString *
gone(const PpidAttach *a, const Job *job, const char *code)
{
	g_autoptr(PpidReader) reader =
		ppid_reader_new(job->number, a->read_limits);
	bool late = strcmp(code, "batas-waktu") == 0;
	xmlNode *node;

	ppid_reader_missing(reader, job->number, late ? "batas" : "rusak",
			    NULL);
	ppid_reader_note(reader, job->number, late ? "batas-waktu"
						   : "pembaca-gugur",
			 -1);
	node = ppid_reader_finish(reader);
	ppid_xml_set(node, "status", "gugur");
	return ppid_xml_serialise(node, DEPTH);
}

static GString *
read_job(PpidAttach *a, guint index)
{
	const Job *job = &g_array_index(a->jobs, Job, index);
	g_autoptr(PpidReader) reader =
		ppid_reader_new(job->number, a->read_limits);
	const PpidPart *part = NULL;

	if (a->spent != NULL)
		ppid_reader_set_spent(reader, a->spent);
	ppid_reader_set_links(reader, a->links);
	if (a->tree == NULL)
		a->tree = ppid_tree_open(a->source->fd, a->source->start,
					 a->source->end, a->limits, NULL,
					 NULL);
	if (a->tree != NULL && !job->large && !is_over(a, index))
		part = ppid_tree_leaf(a->tree, job->number);
	if (part != NULL)
		read_part(a, reader, job, part);
	else
		ppid_reader_missing(reader, job->number, "batas", NULL);
	return ppid_xml_serialise(ppid_reader_finish(reader), DEPTH);
}

static void
work(guint index, const char *fallback, PpidPipe *pipe, gpointer data)
{
	PpidAttach *a = data;
	/* there is no simpler way to read it */
	g_autoptr(GString) text =
		fallback != NULL
			? gone(a, &g_array_index(a->jobs, Job, index),
			       fallback)
			: read_job(a, index);

	ppid_pipe_send(pipe, text->str, text->len);
}

/* Files in memory may be written, so the message must not be: a copy of
 * standard input is open for both. */
static void
prepare(gpointer data)
{
	PpidAttach *a = data;
	int fd = a->source->fd;
	int flags = fcntl(fd, F_GETFL);
	g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
	int again;

	if (flags >= 0 && (flags & O_ACCMODE) == O_RDONLY)
		return;
	again = open(path, O_RDONLY | O_CLOEXEC);
	if (again < 0 || dup2(again, fd) < 0)
		a->rules.file = 0;
	if (again >= 0)
		close(again);
}

/* --- in the parent ---------------------------------------------------------------------- */

static bool
frame(guint index, const char *bytes, gsize size, gpointer data,
      GError **error)
{
	PpidAttach *a = data;
	Job *job = &g_array_index(a->jobs, Job, index);

	(void)error;
	/* one fragment is one frame; a child that sends on is not ours */
	if (job->fragment != NULL ||
	    (gint64)size > PPID_ATTACH_ALL - a->kept)
		return false;
	job->fragment = g_string_new_len(bytes, (gssize)size);
	return true;
}

static void
again(guint index, gpointer data)
{
	PpidAttach *a = data;
	Job *job = &g_array_index(a->jobs, Job, index);

	a->deaths++;
	a->taken = seconds(RUSAGE_CHILDREN) - a->before;
	if (job->fragment != NULL)
		g_string_free(g_steal_pointer(&job->fragment), TRUE);
}

static bool
lost(guint index, const char *code, gpointer data, GError **error)
{
	PpidAttach *a = data;
	Job *job = &g_array_index(a->jobs, Job, index);

	(void)error;
	if (job->fragment != NULL)
		g_string_free(job->fragment, TRUE);
	job->fragment = gone(a, job, code);
	return true;
}

static bool
done(guint index, gpointer data, GError **error)
{
	PpidAttach *a = data;
	const Job *job = &g_array_index(a->jobs, Job, index);

	if (job->fragment == NULL ||
	    !ppid_attach_check(job->fragment->str, job->fragment->len,
			       job->number))
		return lost(index, "pengurai-gugur", data, error);
	a->kept += (gint64)job->fragment->len;
	return true;
}

static bool
run(PpidAttach *a, GError **error)
{
	const PpidWork w = { .work = work, .frame = frame, .done = done,
			     .again = again, .lost = lost, .prepare = prepare,
			     .keep = &a->source->fd, .keep_count = 1,
			     .rules = &a->rules, .in_turn = true,
			     .cpu_seconds = PPID_ATTACH_JOB_SECONDS,
			     .wait_seconds = PPID_ATTACH_WAIT_SECONDS };

	return ppid_worker_run(a->jobs->len, &w, a, error);
}

/* Before the end tag of <surel>, which stands on its own line. */
static void
put_in(const PpidAttach *a, GString *record)
{
	char *end = g_strrstr_len(record->str, (gssize)record->len, END_TAG);
	g_autoptr(GString) text = g_string_new(NULL);

	if (end == NULL)
		return;
	for (guint i = 0; i < a->jobs->len; i++) {
		Job *job = &g_array_index(a->jobs, Job, i);

		g_string_append(text, INDENT);
		g_string_append_len(text, job->fragment->str,
				    (gssize)job->fragment->len);
		g_string_append(text, "\n    ");
		/* it is never there three times */
		g_string_free(g_steal_pointer(&job->fragment), TRUE);
	}
	g_string_insert_len(record, end - record->str, text->str,
			    (gssize)text->len);
}

bool
ppid_attach_extend(const PpidMailSource *source, GString *record,
		   gpointer attach, GError **error)
{
	PpidAttach *a = attach;
	bool ok = true;

	a->source = source;
	a->record = record;
	a->rules = (PpidSandboxRules){ PPID_ATTACH_MEMORY, PPID_ATTACH_DATA,
				       PPID_ATTACH_SIZE,
				       ppid_readers_folders() };
	a->deaths = 0;
	a->kept = 0;
	a->taken = 0;
	a->before = seconds(RUSAGE_CHILDREN);
	if (a->spent != NULL)
		memset(a->spent, 0, sizeof(*a->spent));
	g_array_set_size(a->jobs, 0);
	find_jobs(a);
	if (a->jobs->len > 0) {
		ok = run(a, error);
		if (ok)
			put_in(a, record);
	}
	a->record = NULL;
	return ok;
}
