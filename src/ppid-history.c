/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One pass: a correction names what stands before it, so an event is found
 * by its id when it is undone.  The lists are made of what is left.
 */
#include "config.h"
#include "ppid-history.h"

#include <string.h>

#include "ppid-time.h"
#include "ppid-xml.h"

#define PROPOSED "usulan"
#define CORRECTION "pembatalan"
#define MIN_YEAR 1900 /* of an instant that can start a clock */
#define MAX_YEAR 2199

struct PpidHistory {
	GTimeZone *zone;      /* borrowed; or NULL */
	GPtrArray *all;	      /* PpidEvent *, effective or undone: owner */
	GPtrArray *effective; /* PpidEvent * */
	GHashTable *kinds;    /* kind -> GPtrArray of PpidEvent * */
	GHashTable *ids;      /* id -> PpidEvent, effective or undone */
	GHashTable *sources;  /* id of a <surel> -> PpidEvent */
	GHashTable *undone;   /* PpidEvent: set */
	guint damaged;
};

static void
free_event(gpointer data)
{
	PpidEvent *event = data;

	g_free(event->id);
	g_free(event->kind);
	g_free(event->source);
	g_free(event->target);
	g_free(event->outcome);
	g_free(event->reasons);
	g_free(event->articles);
	g_clear_pointer(&event->instant, g_date_time_unref);
	g_clear_pointer(&event->stated, g_date_time_unref);
	g_free(event);
}

void
ppid_history_free(PpidHistory *history)
{
	if (history == NULL)
		return;
	g_hash_table_unref(history->undone);
	g_hash_table_unref(history->sources);
	g_hash_table_unref(history->ids);
	g_hash_table_unref(history->kinds);
	g_ptr_array_unref(history->effective);
	g_ptr_array_unref(history->all);
	g_free(history);
}

/* --- reading ----------------------------------------------------------- */

/* The instant in @text and its civil date; false if it cannot be used. */
static bool
read_instant(const PpidHistory *history, const char *text,
	     GDateTime **instant_out, guint32 *day_out)
{
	g_autoptr(GDateTime) instant =
		text != NULL ? ppid_time_parse(text, NULL) : NULL;
	GDate date;

	if (instant == NULL || g_date_time_get_year(instant) < MIN_YEAR ||
	    g_date_time_get_year(instant) > MAX_YEAR)
		return false;
	if (history->zone != NULL) {
		ppid_time_date(instant, history->zone, &date, NULL);
	} else {
		int year, month, day;

		g_date_time_get_ymd(instant, &year, &month, &day);
		g_date_clear(&date, 1);
		g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month,
			       (GDateYear)year);
	}
	*day_out = g_date_get_julian(&date);
	*instant_out = g_steal_pointer(&instant);
	return true;
}

/* untuk: a date, or an instant; what is neither states nothing. */
static void
read_stated(const PpidHistory *history, xmlNode *node, PpidEvent *event)
{
	g_autofree char *text = ppid_xml_get(node, "untuk");
	GDate date;

	if (!ppid_date_parse(text, &date))
		read_instant(history, text, &event->stated,
			     &event->stated_day);
	else if (g_date_get_year(&date) >= MIN_YEAR &&
		 g_date_get_year(&date) <= MAX_YEAR)
		event->stated_day = g_date_get_julian(&date);
}

/* NULL for what cannot be used. */
static PpidEvent *
read_event(PpidHistory *history, xmlNode *node)
{
	g_autofree char *id = ppid_xml_get(node, "id");
	g_autofree char *kind = ppid_xml_get(node, "jenis");
	g_autofree char *text = ppid_xml_get(node, "waktu");
	GDateTime *instant = NULL;
	PpidEvent *event;
	guint32 day = 0;

	if (id == NULL || kind == NULL)
		return NULL;
	if (!read_instant(history, text, &instant, &day)) {
		history->damaged++;
		return NULL;
	}
	event = g_new0(PpidEvent, 1);
	event->node = node;
	event->id = g_steal_pointer(&id);
	event->kind = g_steal_pointer(&kind);
	event->instant = instant;
	event->day = day;
	event->source = ppid_xml_get(node, "sumber");
	event->target = ppid_xml_get(node, "atas");
	event->outcome = ppid_xml_get(node, "hasil");
	event->reasons = ppid_xml_get(node, "alasan");
	event->articles = ppid_xml_get(node, "pasal");
	read_stated(history, node, event);
	return event;
}

static void
undo(PpidHistory *history, const PpidEvent *correction)
{
	PpidEvent *event =
		correction->target != NULL
			? g_hash_table_lookup(history->ids, correction->target)
			: NULL;

	if (event != NULL && strcmp(event->kind, CORRECTION) != 0)
		g_hash_table_add(history->undone, event);
}

static void
take_event(PpidHistory *history, PpidEvent *event)
{
	if (strcmp(event->kind, CORRECTION) == 0)
		undo(history, event);
	event->order = history->all->len;
	g_ptr_array_add(history->all, event);
	if (!g_hash_table_contains(history->ids, event->id))
		g_hash_table_insert(history->ids, event->id, event);
	if (event->source != NULL &&
	    !g_hash_table_contains(history->sources, event->source))
		g_hash_table_insert(history->sources, event->source, event);
}

static void
list_effective(PpidHistory *history)
{
	for (guint i = 0; i < history->all->len; i++) {
		PpidEvent *event = history->all->pdata[i];
		GPtrArray *same;

		if (g_hash_table_contains(history->undone, event))
			continue;
		g_ptr_array_add(history->effective, event);
		same = g_hash_table_lookup(history->kinds, event->kind);
		if (same == NULL) {
			same = g_ptr_array_new();
			g_hash_table_insert(history->kinds, event->kind, same);
		}
		g_ptr_array_add(same, event);
	}
}

PpidHistory *
ppid_history_read(xmlNode *berkas, GTimeZone *zone)
{
	PpidHistory *history = g_new0(PpidHistory, 1);
	xmlNode *list = ppid_xml_child(berkas, "riwayat");

	history->zone = zone;
	history->all = g_ptr_array_new_with_free_func(free_event);
	history->effective = g_ptr_array_new();
	history->kinds = g_hash_table_new_full(
		g_str_hash, g_str_equal, NULL,
		(GDestroyNotify)g_ptr_array_unref);
	history->ids = g_hash_table_new(g_str_hash, g_str_equal);
	history->sources = g_hash_table_new(g_str_hash, g_str_equal);
	history->undone = g_hash_table_new(NULL, NULL);
	for (xmlNode *n = ppid_xml_child(list, "peristiwa"); n != NULL;
	     n = ppid_xml_next(n, "peristiwa")) {
		PpidEvent *event = ppid_xml_is(n, "status", PROPOSED)
					   ? NULL
					   : read_event(history, n);

		if (event != NULL)
			take_event(history, event);
	}
	list_effective(history);
	return history;
}

/* --- questions --------------------------------------------------------- */

const GPtrArray *
ppid_history_effective(const PpidHistory *history)
{
	return history->effective;
}

const GPtrArray *
ppid_history_of(const PpidHistory *history, const char *kind)
{
	return kind != NULL ? g_hash_table_lookup(history->kinds, kind) : NULL;
}

/* NULL also for NULL and for what was undone. */
static const PpidEvent *
look_up(const PpidHistory *history, GHashTable *table, const char *key)
{
	const PpidEvent *event =
		key != NULL ? g_hash_table_lookup(table, key) : NULL;

	return event == NULL || g_hash_table_contains(history->undone, event)
		       ? NULL
		       : event;
}

const PpidEvent *
ppid_history_find(const PpidHistory *history, const char *id)
{
	return look_up(history, history->ids, id);
}

const PpidEvent *
ppid_history_arrival(const PpidHistory *history, const char *source)
{
	return look_up(history, history->sources, source);
}

bool
ppid_history_undone(const PpidHistory *history, const char *id)
{
	const PpidEvent *event = g_hash_table_lookup(history->ids, id);

	return event != NULL &&
	       g_hash_table_contains(history->undone, event);
}

guint
ppid_history_damaged(const PpidHistory *history)
{
	return history->damaged;
}

bool
ppid_event_has_word(const char *words, const char *word)
{
	gsize length = strlen(word);

	while (words != NULL && *words != '\0') {
		gsize span = strcspn(words, " ");

		if (span == length && memcmp(words, word, length) == 0)
			return true;
		words += span;
		words += strspn(words, " ");
	}
	return false;
}
