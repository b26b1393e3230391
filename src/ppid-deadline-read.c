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
	g_free(clock->until);
	g_free(clock->condition);
	g_free(clock->doubt);
	g_free(clock->conflicts);
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

		if (event != NULL && ppid_xml_is(n, "arah", "masuk"))
			g_hash_table_insert(work->arrivals, (gpointer)event,
					    g_hash_table_lookup(classes, id));
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

void
ppid_clock_add(PpidClockWork *work, PpidClock *clock)
{
	GPtrArray *chain = g_hash_table_lookup(work->chains, clock->root);

	g_ptr_array_add(work->clocks, clock);
	if (chain == NULL) {
		chain = g_ptr_array_new();
		g_hash_table_insert(work->chains, clock->root, chain);
	}
	g_ptr_array_add(chain, clock);
}

/* "akhir:T-NOTICE-UU/peristiwa-1" and "peristiwa-1" are of peristiwa-1. */
static const char *
root_of(const char *trigger)
{
	const char *root = g_str_has_prefix(trigger, PPID_CLOCK_END)
				   ? strchr(trigger, '/')
				   : NULL;

	return root != NULL ? root + 1 : trigger;
}

static PpidClock *
read_clock(const PpidClockWork *work, xmlNode *node, const char *code,
	   const char *root)
{
	PpidClock *clock;
	PpidSpan span;

	if (!read_span(node, &span))
		return NULL;
	clock = g_new0(PpidClock, 1);
	clock->code = g_strdup(code);
	clock->root = g_strdup(root);
	clock->head = ppid_history_find(work->history, root);
	clock->node = node;
	clock->span = span;
	clock->condition = ppid_xml_get(node, "syarat");
	clock->doubt = ppid_xml_get(node, "sebab-sementara");
	clock->conflicts = ppid_xml_get(node, "konflik");
	return clock;
}

/* A <tenggat> of the store: kept, and others may follow its end; but not
 * what an event started that was undone. */
static void
keep_clock(PpidClockWork *work, xmlNode *node)
{
	g_autofree char *code = ppid_xml_get(node, "kode");
	g_autofree char *trigger = ppid_xml_get(node, "pemicu");
	const char *root = trigger != NULL ? root_of(trigger) : NULL;
	PpidClock *clock;

	if (root != NULL && ppid_history_undone(work->history, root)) {
		ppid_xml_remove(node);
		return;
	}
	work->last = node;
	if (ppid_xml_is(node, "sementara", "ya"))
		work->provisional++;
	if (code == NULL || trigger == NULL)
		return;
	clock = read_clock(work, node, code, root);
	g_hash_table_replace(work->have, ppid_clock_key(code, trigger), clock);
	if (clock != NULL)
		ppid_clock_add(work, clock);
}

static void
keep_clocks(PpidClockWork *work)
{
	xmlNode *next;

	for (xmlNode *n = ppid_xml_child(work->berkas, "tenggat"); n != NULL;
	     n = next) {
		next = ppid_xml_next(n, "tenggat");
		keep_clock(work, n);
	}
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

static void
find_begin(PpidClockWork *work)
{
	const GPtrArray *events = ppid_history_effective(work->history);

	for (guint i = 0; i < events->len; i++) {
		const PpidEvent *event = events->pdata[i];

		if (i == 0 || event->day < work->begin)
			work->begin = event->day;
	}
}

void
ppid_clock_work_init(PpidClockWork *work)
{
	g_autofree char *revision = ppid_xml_get(work->berkas, "revisi");

	work->arrivals = g_hash_table_new(NULL, NULL);
	work->clocks = g_ptr_array_new_with_free_func(free_clock);
	work->chains = g_hash_table_new_full(
		g_str_hash, g_str_equal, NULL,
		(GDestroyNotify)g_ptr_array_unref);
	work->have = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					   NULL);
	work->history =
		ppid_history_read(work->berkas, work->context->zone);
	if (revision == NULL)
		ppid_berkas_remove(work->berkas, "tenggat");
	keep_clocks(work);
	read_faults(work);
	read_mails(work);
	find_begin(work);
	if (ppid_history_damaged(work->history) > 0)
		ppid_berkas_add_fault(work->berkas, STAGE, "waktu-rusak",
				      "an event has no usable instant");
}

void
ppid_clock_work_clear(PpidClockWork *work)
{
	g_hash_table_unref(work->have);
	g_hash_table_unref(work->chains);
	g_ptr_array_unref(work->clocks);
	g_hash_table_unref(work->arrivals);
	ppid_history_free(work->history);
}
