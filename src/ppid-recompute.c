/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rule starts what stays the business of ppid_deadline_apply(): it is
 * given a copy of the case without the open deadlines, and what it makes of
 * it is compared with what was there.  So a chain moves as a whole, and one
 * that follows a closed deadline follows the end that this one had.
 */
#include "config.h"
#include "ppid-recompute-private.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-history.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define MAX_ROUNDS 8 /* deeper chains of what cannot be made again stay */

static void
free_item(gpointer data)
{
	PpidRecount *item = data;

	g_free(item->code);
	g_free(item->trigger);
	g_free(item->key);
	g_free(item->closer);
	g_free(item);
}

/* --- which are open ----------------------------------------------------- */

/* What ends a clock may have happened before the day it starts on, if it
 * follows another one. */
static char *
find_closer(const PpidRecompute *work, const PpidHistory *history,
	    const PpidRecount *item)
{
	const PpidRules *rules = work->context->rules;
	guint32 start = ppid_recount_day(item->node, "mulai"), from = start;
	const char *slash = strchr(item->trigger, '/');
	const PpidEvent *end, *head = NULL;

	if (ppid_recount_follows(item) && slash != NULL)
		head = ppid_history_find(history, slash + 1);
	if (head != NULL)
		from = head->day;
	end = ppid_rules_closer(rules,
				ppid_rules_find(rules, item->code, start),
				history, from,
				ppid_recount_day(item->node, "jatuh-tempo"));
	return end != NULL ? g_strdup_printf("%s (%s)", end->id, end->kind)
			   : NULL;
}

static void
read_items(PpidRecompute *work)
{
	g_autoptr(PpidHistory) history =
		ppid_history_read(work->berkas, work->context->zone);

	for (xmlNode *n = ppid_xml_child(work->berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat")) {
		PpidRecount *item = g_new0(PpidRecount, 1);

		g_ptr_array_add(work->items, item);
		item->node = n;
		item->code = ppid_xml_get(n, "kode");
		item->trigger = ppid_xml_get(n, "pemicu");
		item->damaged = item->code == NULL || item->trigger == NULL ||
				ppid_recount_day(n, "jatuh-tempo") == 0;
		item->kept = item->damaged;
		if (item->kept)
			continue;
		item->key = g_strconcat(item->code, " ", item->trigger, NULL);
		item->closer = find_closer(work, history, item);
	}
}

/* --- counting again ------------------------------------------------------ */

/* The case without its open deadlines, or without any, counted now. */
static xmlDoc *
count_again(const PpidRecompute *work, bool all)
{
	xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *copy = xmlDocCopyNode(work->berkas, doc, 1);
	xmlNode *node, *next;

	xmlDocSetRootElement(doc, copy);
	node = ppid_xml_child(copy, "tenggat");
	for (guint i = 0; i < work->items->len && node != NULL; i++) {
		const PpidRecount *item = work->items->pdata[i];

		next = ppid_xml_next(node, "tenggat");
		if (all || (item->closer == NULL && !item->kept))
			ppid_xml_remove(node);
		node = next;
	}
	ppid_deadline_apply(work->context, copy);
	return doc;
}

/* "CODE PEMICU" -> its <tenggat> in @doc. */
static GHashTable *
index_clocks(xmlDoc *doc)
{
	GHashTable *table =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (xmlNode *n = ppid_xml_child(xmlDocGetRootElement(doc), "tenggat");
	     n != NULL; n = ppid_xml_next(n, "tenggat")) {
		g_autofree char *code = ppid_xml_get(n, "kode");
		g_autofree char *trigger = ppid_xml_get(n, "pemicu");

		g_hash_table_insert(table,
				    g_strconcat(code != NULL ? code : "", " ",
						trigger != NULL ? trigger : "",
						NULL),
				    n);
	}
	return table;
}

/* Keeps what was not made again: at first what stands at the head of a
 * chain, since the rest may follow it.  Returns: whether any was kept. */
static bool
keep_missing(PpidRecompute *work, GHashTable *made)
{
	bool any = false;

	for (int pass = 0; pass < 2 && !any; pass++)
		for (guint i = 0; i < work->items->len; i++) {
			PpidRecount *item = work->items->pdata[i];

			if (item->kept || item->closer != NULL ||
			    (pass == 0 && ppid_recount_follows(item)) ||
			    g_hash_table_contains(made, item->key))
				continue;
			item->kept = true;
			any = true;
		}
	return any;
}

static xmlDoc *
count_open(PpidRecompute *work)
{
	for (int round = 0;; round++) {
		g_autoptr(xmlDoc) doc = count_again(work, false);
		g_autoptr(GHashTable) made = index_clocks(doc);

		if (round == MAX_ROUNDS || !keep_missing(work, made))
			return g_steal_pointer(&doc);
	}
}

/* --- the two answers ---------------------------------------------------- */

static void
note_closed(const PpidRecompute *work)
{
	g_autoptr(xmlDoc) doc = count_again(work, true);
	g_autoptr(GHashTable) made = index_clocks(doc);

	for (guint i = 0; i < work->items->len; i++) {
		const PpidRecount *item = work->items->pdata[i];
		xmlNode *new = item->closer != NULL
				       ? g_hash_table_lookup(made, item->key)
				       : NULL;

		if (new != NULL && !ppid_recount_same_dates(item->node, new))
			ppid_recount_closed(work, item, new);
	}
}

static void
copy_attributes(xmlNode *from, xmlNode *to)
{
	for (xmlAttr *a = from->properties; a != NULL; a = a->next) {
		g_autofree char *value =
			ppid_xml_get(from, (const char *)a->name);

		ppid_xml_set(to, (const char *)a->name, value);
	}
}

/* As if it had been made in the tree of the case: no namespace of its own. */
static void
replace_item(PpidRecompute *work, PpidRecount *item, xmlNode *new)
{
	xmlNode *node = ppid_xml_new(work->berkas, "tenggat");

	copy_attributes(new, node);
	xmlReplaceNode(item->node, node);
	xmlFreeNode(item->node);
	item->node = node;
	for (xmlNode *n = ppid_xml_child(new, "lewati"); n != NULL;
	     n = ppid_xml_next(n, "lewati"))
		copy_attributes(n, ppid_xml_add(node, "lewati", NULL));
}

static void
move_open(PpidRecompute *work)
{
	g_autoptr(xmlDoc) doc = count_open(work);
	g_autoptr(GHashTable) made = index_clocks(doc);

	for (guint i = 0; i < work->items->len; i++) {
		PpidRecount *item = work->items->pdata[i];
		xmlNode *new;

		if (item->kept)
			ppid_recount_kept(work, item);
		if (item->closer != NULL || item->kept)
			continue;
		new = g_hash_table_lookup(made, item->key);
		if (new == NULL || ppid_recount_same(item->node, new))
			continue;
		ppid_recount_moved(work, item, new);
		replace_item(work, item, new);
	}
}

static guint
count_provisional(xmlNode *berkas)
{
	guint count = 0;

	for (xmlNode *n = ppid_xml_child(berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat"))
		count += ppid_xml_is(n, "sementara", "ya");
	return count;
}

static guint
count_damaged(const PpidRecompute *work)
{
	guint count = 0;

	for (guint i = 0; i < work->items->len; i++)
		count += ((PpidRecount *)work->items->pdata[i])->damaged;
	return count;
}

guint
ppid_recompute_apply(const PpidDeadlineContext *context, xmlNode *berkas,
		     const char *label, GPtrArray *report, guint *damaged_out)
{
	g_autofree char *revision = ppid_xml_get(berkas, "revisi");
	PpidRecompute work = { .context = context, .berkas = berkas,
			       .label = label, .report = report };

	*damaged_out = 0;
	if (revision == NULL)
		return ppid_deadline_apply(context, berkas);
	/* what ppid-deadline does to a case of the store is done here too */
	ppid_deadline_apply(context, berkas);
	work.items = g_ptr_array_new_with_free_func(free_item);
	read_items(&work);
	note_closed(&work);
	move_open(&work);
	*damaged_out = count_damaged(&work);
	g_ptr_array_unref(work.items);
	return count_provisional(berkas);
}
