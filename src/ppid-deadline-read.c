/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record holds, read once into arrays and tables. */
#include "config.h"
#include "ppid-deadline-private.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define STAGE "deadline"

static void
free_clock(gpointer data)
{
	PpidClock *clock = data;

	g_free(clock->code);
	g_free(clock->root);
	g_free(clock->condition);
	g_free(clock->doubt);
	g_free(clock);
}

/* Id of a <surel> -> its <klasifikasi>. */
static GHashTable *
read_classes(xmlNode *berkas)
{
	GHashTable *classes =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (xmlNode *n = ppid_xml_child(berkas, "klasifikasi"); n != NULL;
	     n = ppid_xml_next(n, "klasifikasi")) {
		char *id = ppid_xml_get(n, "surel");

		if (id != NULL)
			g_hash_table_insert(classes, id, n);
	}
	return classes;
}

static void
read_mails(PpidClockWork *work)
{
	g_autoptr(GHashTable) classes = read_classes(work->berkas);

	for (xmlNode *n = ppid_xml_child(work->berkas, "surel"); n != NULL;
	     n = ppid_xml_next(n, "surel")) {
		g_autofree char *id = ppid_xml_get(n, "id");
		const PpidEvent *event =
			ppid_history_arrival(work->history, id);
		PpidClockMail *mail;

		if (event == NULL || !ppid_xml_is(n, "arah", "masuk"))
			continue;
		mail = g_new0(PpidClockMail, 1);
		mail->event = event;
		mail->class = g_hash_table_lookup(classes, id);
		g_ptr_array_add(work->mails, mail);
	}
}

char *
ppid_clock_key(const char *code, const char *trigger)
{
	return g_strconcat(code, " ", trigger, NULL);
}

static bool
read_span(xmlNode *node, PpidSpan *span_out)
{
	g_autofree char *start = ppid_xml_get(node, "mulai");
	g_autofree char *strict = ppid_xml_get(node, "ketat");
	g_autofree char *legal = ppid_xml_get(node, "jatuh-tempo");
	GDate dates[3];

	if (!ppid_date_parse(start, &dates[0]) ||
	    !ppid_date_parse(strict, &dates[1]) ||
	    !ppid_date_parse(legal, &dates[2]))
		return false;
	span_out->start = g_date_get_julian(&dates[0]);
	span_out->strict = g_date_get_julian(&dates[1]);
	span_out->legal = g_date_get_julian(&dates[2]);
	return true;
}

/* A <tenggat> of the store: kept, and others may follow its end. */
static void
keep_clock(PpidClockWork *work, xmlNode *node)
{
	g_autofree char *code = ppid_xml_get(node, "kode");
	g_autofree char *trigger = ppid_xml_get(node, "pemicu");
	const char *root;
	PpidClock *clock;
	PpidSpan span;

	work->last = node;
	if (ppid_xml_is(node, "sementara", "ya"))
		work->provisional++;
	if (code == NULL || trigger == NULL)
		return;
	g_hash_table_add(work->have, ppid_clock_key(code, trigger));
	if (!read_span(node, &span))
		return;
	root = g_str_has_prefix(trigger, PPID_CLOCK_END) ? strchr(trigger, '/')
						     : NULL;
	clock = g_new0(PpidClock, 1);
	clock->root = g_strdup(root != NULL ? root + 1 : trigger);
	clock->code = g_steal_pointer(&code);
	clock->span = span;
	clock->condition = ppid_xml_get(node, "syarat");
	clock->doubt = ppid_xml_get(node, "sebab-sementara");
	g_ptr_array_add(work->clocks, clock);
}

/* Our own faults of an earlier run go; those of other stages are noted. */
static void
read_faults(PpidClockWork *work)
{
	xmlNode *next;

	for (xmlNode *n = ppid_xml_child(work->berkas, "cacat"); n != NULL;
	     n = next) {
		next = ppid_xml_next(n, "cacat");
		if (ppid_xml_is(n, "tahap", STAGE))
			ppid_xml_remove(n);
		else
			work->damaged = true;
	}
}

void
ppid_clock_work_init(PpidClockWork *work)
{
	g_autofree char *revision = ppid_xml_get(work->berkas, "revisi");

	work->mails = g_ptr_array_new_with_free_func(g_free);
	work->clocks = g_ptr_array_new_with_free_func(free_clock);
	work->have = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					   NULL);
	if (revision == NULL)
		ppid_berkas_remove(work->berkas, "tenggat");
	for (xmlNode *n = ppid_xml_child(work->berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat"))
		keep_clock(work, n);
	read_faults(work);
	work->history =
		ppid_history_read(work->berkas, work->context->zone);
	read_mails(work);
	if (ppid_history_damaged(work->history) > 0)
		ppid_berkas_add_fault(work->berkas, STAGE, "waktu-rusak",
				      "an event has no usable instant");
}

void
ppid_clock_work_clear(PpidClockWork *work)
{
	g_ptr_array_unref(work->mails);
	g_ptr_array_unref(work->clocks);
	g_hash_table_unref(work->have);
	ppid_history_free(work->history);
}
