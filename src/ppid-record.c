/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-record-private.h"

#include <stdarg.h>
#include <string.h>

#include "ppid-berkas.h"
#include "ppid-case.h"
#include "ppid-error.h"
#include "ppid-time.h"
#include "ppid-xml.h"

typedef struct {
	const PpidFlow *flow;
	GTimeZone *zone;
	xmlNode *berkas;
	const PpidRecordWish *wish;
	PpidRecordFields fields;
	PpidHistory *history;
	xmlNode *target;   /* what atas names, or NULL */
	char *mail;	   /* id of its <surel>, or NULL */
	GDateTime *at;	   /* when it happened */
} Work;

G_GNUC_PRINTF(2, 3)
static bool
refuse(GError **error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	if (error != NULL)
		*error = g_error_new_valist(PPID_ERROR, PPID_ERROR_DATA,
					    format, args);
	va_end(args);
	return false;
}

static xmlNode *
find_event(xmlNode *berkas, const char *id)
{
	xmlNode *n = ppid_xml_child(ppid_xml_child(berkas, "riwayat"),
				    "peristiwa");

	while (n != NULL && !ppid_xml_is(n, "id", id))
		n = ppid_xml_next(n, "peristiwa");
	return n;
}

/* --- what it is about -------------------------------------------------- */

bool
ppid_record_is_open(const PpidHistory *history, xmlNode *event)
{
	const GPtrArray *events = ppid_history_effective(history);
	g_autofree char *id = ppid_xml_get(event, "id");

	if (id == NULL || !ppid_xml_is(event, "status", "usulan"))
		return false;
	for (guint i = 0; i < events->len; i++) {
		const PpidEvent *answer = events->pdata[i];

		if (g_strcmp0(answer->target, id) == 0)
			return false;
	}
	return true;
}

/* A correction is not undone, what a filter wrote was received. */
static bool
check_correctable(const Work *work, const char *id, GError **error)
{
	const PpidEvent *event = ppid_history_find(work->history, id);
	const PpidFlowKind *kind =
		event != NULL ? ppid_flow_kind(work->flow, event->kind) : NULL;
	const PpidFlowField *field =
		kind != NULL ? ppid_flow_field(kind, PPID_FIELD_TARGET) : NULL;

	if (event == NULL)
		return refuse(error, "%s tidak berlaku: usulan, atau sudah "
				     "dibatalkan",
			      id);
	if (kind != NULL && kind->machine)
		return refuse(error, "%s dicatat oleh sistem dan tidak dapat "
				     "dibatalkan",
			      id);
	if (field != NULL && field->need == PPID_NEED_MUST &&
	    !field->proposal)
		return refuse(error, "%s sendiri suatu pembatalan; catat "
				     "kembali peristiwa yang benar",
			      id);
	return true;
}

static bool
check_target(Work *work, GError **error)
{
	const PpidFlowKind *kind = work->fields.kind;
	const PpidFlowField *field = ppid_flow_field(kind, PPID_FIELD_TARGET);
	const char *id = work->wish->target;

	if (id == NULL)
		return true;
	work->target = find_event(work->berkas, id);
	if (work->target == NULL)
		return refuse(error, "%s tidak ada dalam berkas ini", id);
	if (field != NULL && !field->proposal)
		return check_correctable(work, id, error);
	if (!ppid_record_is_open(work->history, work->target))
		return refuse(error, "%s bukan usulan yang masih terbuka", id);
	if (field == NULL && !ppid_xml_is(work->target, "jenis", kind->name))
		return refuse(error, "%s mengusulkan peristiwa lain", id);
	return true;
}

/* --mail, else that of the proposal, else the first one where the kind says
 * so. */
static bool
find_mail(Work *work, GError **error)
{
	const char *id = work->wish->mail;

	if (id != NULL && ppid_berkas_surel(work->berkas, id) == NULL)
		return refuse(error, "%s tidak ada dalam berkas ini", id);
	if (id != NULL)
		work->mail = g_strdup(id);
	else if (ppid_xml_is(work->target, "status", "usulan"))
		work->mail = ppid_xml_get(work->target, "sumber");
	else if (work->fields.kind->first_mail)
		work->mail = ppid_xml_get(
			ppid_berkas_surel(work->berkas, NULL), "id");
	return true;
}

/* --- when it happened -------------------------------------------------- */

static GDateTime *
instant_of(xmlNode *event)
{
	g_autofree char *text = ppid_xml_get(event, "waktu");

	return text != NULL ? ppid_time_parse(text, NULL) : NULL;
}

static GDateTime *
first_instant(const PpidHistory *history)
{
	const GPtrArray *events = ppid_history_effective(history);
	GDateTime *first = NULL;

	for (guint i = 0; i < events->len; i++) {
		const PpidEvent *event = events->pdata[i];

		if (first == NULL ||
		    g_date_time_compare(event->instant, first) < 0)
			first = event->instant;
	}
	return first;
}

static GDateTime *
default_instant(const Work *work)
{
	const PpidFlowKind *kind = work->fields.kind;
	const PpidEvent *arrival =
		kind->at_mail
			? ppid_history_arrival(work->history, work->mail)
			: NULL;
	GDateTime *proposed = NULL;

	if (work->target != NULL &&
	    ppid_flow_field(kind, PPID_FIELD_TARGET) == NULL)
		proposed = instant_of(work->target);
	if (proposed != NULL)
		return proposed;
	return g_date_time_ref(arrival != NULL ? arrival->instant
					       : work->wish->now);
}

static bool
find_instant(Work *work, GError **error)
{
	GDateTime *first = first_instant(work->history);

	work->at = work->wish->at != NULL ? g_date_time_ref(work->wish->at)
					  : default_instant(work);
	if (g_date_time_compare(work->at, work->wish->now) > 0)
		return refuse(error, "waktu peristiwa belum tiba");
	if (first != NULL && g_date_time_compare(work->at, first) < 0)
		return refuse(error, "waktu peristiwa mendahului peristiwa "
				     "pertama berkas ini");
	return true;
}

/* --- writing ----------------------------------------------------------- */

static void
write_letters(const Work *work, xmlNode *event)
{
	const GPtrArray *letters = work->wish->letters;

	for (guint i = 0; letters != NULL && i < letters->len; i++) {
		const PpidRecordLetter *letter = letters->pdata[i];
		xmlNode *surat = ppid_xml_add(event, "surat", NULL);

		ppid_xml_set(surat, "nama", letter->name);
		ppid_xml_set(surat, "sha256", letter->sha256);
		ppid_xml_set_int(surat, "ukuran", (gint64)letter->size);
	}
}

static xmlNode *
write_event(const Work *work)
{
	const PpidRecordWish *wish = work->wish;
	g_autofree char *at = ppid_time_format(work->at, work->zone);
	g_autofree char *now = ppid_time_format(wish->now, work->zone);
	xmlNode *event = ppid_berkas_add_event(
		work->berkas, work->fields.kind->name, at, work->mail);

	ppid_xml_set(event, "dicatat", now);
	if (wish->outcome != NULL)
		ppid_xml_set(event, "hasil", wish->outcome);
	if (work->fields.reasons != NULL)
		ppid_xml_set(event, "alasan", work->fields.reasons);
	if (work->fields.articles != NULL)
		ppid_xml_set(event, "pasal", work->fields.articles);
	if (wish->number != NULL)
		ppid_xml_set(event, "nomor", wish->number);
	if (work->fields.about != NULL)
		ppid_xml_set(event, "untuk", work->fields.about);
	if (wish->target != NULL)
		ppid_xml_set(event, "atas", wish->target);
	if (work->fields.note != NULL) {
		g_autofree char *text =
			ppid_xml_scrub(work->fields.note, -1, NULL);

		xmlAddChild(event, xmlNewDocText(event->doc,
						 (const xmlChar *)text));
	}
	for (char **p = wish->agencies; p != NULL && *p != NULL; p++)
		ppid_xml_set(ppid_xml_add(event, "opd", NULL), "kode", *p);
	write_letters(work, event);
	return event;
}

/* Without what a second recording of the same would have otherwise. */
static GString *
essence(xmlNode *event)
{
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("riwayat");
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *copy = xmlDocCopyNode(event, doc, 1);

	xmlAddChild(root, copy);
	xmlReconciliateNs(doc, root);
	ppid_xml_set(copy, "id", NULL);
	ppid_xml_set(copy, "dicatat", NULL);
	for (xmlNode *n = ppid_xml_child(copy, "surat"); n != NULL;
	     n = ppid_xml_next(n, "surat"))
		ppid_xml_set(n, "berkas", NULL);
	return ppid_xml_serialise(copy, 0);
}

/* The effective event that says the same: a run that was broken off after
 * it had written is run again. */
static xmlNode *
find_same(const Work *work, xmlNode *event)
{
	const GPtrArray *events = ppid_history_effective(work->history);
	g_autoptr(GString) want = essence(event);

	for (guint i = 0; i < events->len; i++) {
		const PpidEvent *other = events->pdata[i];
		g_autoptr(GString) have = NULL;

		if (strcmp(other->kind, work->fields.kind->name) != 0)
			continue;
		have = essence(other->node);
		if (g_string_equal(have, want))
			return other->node;
	}
	return NULL;
}

/* --- may it follow? ---------------------------------------------------- */

/* What followed before must follow still. */
static bool
check_others(const PpidCourse *before, const PpidCourse *after, GError **error)
{
	const GPtrArray *events =
		ppid_history_effective(ppid_course_history(after));

	for (guint i = 0; i < events->len; i++) {
		const PpidEvent *event = events->pdata[i];
		const char *why = ppid_course_refusal(after, event->id);

		if (why == NULL ||
		    ppid_history_find(ppid_course_history(before),
				      event->id) == NULL ||
		    ppid_course_refusal(before, event->id) != NULL)
			continue;
		return refuse(error, "%s (%s) tidak dapat lagi menyusul: %s "
				     "Batalkan itu lebih dahulu.",
			      event->id, event->kind, why);
	}
	return true;
}

static bool
check_course(const Work *work, const PpidCourse *before, xmlNode *event,
	     GPtrArray *warnings, GError **error)
{
	g_autoptr(PpidCourse) after = ppid_course_new(
		work->flow, work->berkas, work->zone, PPID_COURSE_ALL);
	g_autofree char *id = ppid_xml_get(event, "id");
	const char *why = ppid_course_refusal(after, id);
	const GPtrArray *texts = ppid_course_warnings(after, id);

	if (why != NULL)
		return refuse(error, "%s: %s", work->fields.kind->name, why);
	for (guint i = 0; texts != NULL && i < texts->len; i++)
		g_ptr_array_add(warnings, g_strdup(texts->pdata[i]));
	return check_others(before, after, error);
}

static xmlNode *
add(Work *work, GPtrArray *warnings, bool *existed_out, GError **error)
{
	g_autoptr(PpidCourse) before = NULL;
	xmlNode *event, *same;

	if (!ppid_record_check_fields(work->flow, work->zone, work->wish,
				      &work->fields, warnings, error))
		return NULL;
	before = ppid_course_new(work->flow, work->berkas, work->zone,
				 PPID_COURSE_ALL);
	work->history = (PpidHistory *)ppid_course_history(before);
	/* the same again, before the target is no longer open */
	work->target = work->wish->target != NULL
			       ? find_event(work->berkas, work->wish->target)
			       : NULL;
	if (!find_mail(work, error) || !find_instant(work, error))
		return NULL;
	event = write_event(work);
	same = find_same(work, event);
	*existed_out = same != NULL;
	if (same == NULL && check_target(work, error) &&
	    check_course(work, before, event, warnings, error))
		return event;
	ppid_xml_remove(event);
	return same;
}

xmlNode *
ppid_record_add(const PpidFlow *flow, GTimeZone *zone, xmlNode *berkas,
		const PpidRecordWish *wish, GPtrArray *warnings,
		bool *existed_out, GError **error)
{
	Work work = { .flow = flow, .zone = zone, .berkas = berkas,
		      .wish = wish };
	xmlNode *event;

	*existed_out = false;
	event = add(&work, warnings, existed_out, error);
	if (event == NULL || *existed_out)
		g_ptr_array_set_size(warnings, 0);
	ppid_record_fields_clear(&work.fields);
	g_free(work.mail);
	g_clear_pointer(&work.at, g_date_time_unref);
	return event;
}
