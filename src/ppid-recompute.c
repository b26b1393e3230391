/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rule starts what stays the business of ppid_deadline_apply(): it is
 * given a copy of the case without the open deadlines, and what it makes of
 * it is compared with what was there.  So a chain moves as a whole, and one
 * that follows a closed deadline follows the end that this one had.
 */
#include "config.h"
#include "ppid-recompute.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-history.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define END_PREFIX "akhir:"
#define MAX_ROUNDS 8 /* deeper chains of what cannot be made again stay */

/* A <tenggat> of the case; strings may be NULL. */
typedef struct {
	xmlNode *node;
	char *code, *trigger;
	char *key;
	char *closer; /* "peristiwa-3 (pemberitahuan)"; NULL: open */
	bool kept;    /* open, but the rules would not start it any more */
} Item;

typedef struct {
	const PpidDeadlineContext *context;
	xmlNode *berkas;
	const char *label;
	GPtrArray *report;
	GPtrArray *items; /* Item *, in the order of the record */
} Work;

static void
free_item(gpointer data)
{
	Item *item = data;

	g_free(item->code);
	g_free(item->trigger);
	g_free(item->key);
	g_free(item->closer);
	g_free(item);
}

static guint32
get_day(xmlNode *node, const char *attribute)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	GDate date;

	return ppid_date_parse(text, &date) ? g_date_get_julian(&date) : 0;
}

/* --- which are open ----------------------------------------------------- */

static bool
follows(const Item *item)
{
	return g_str_has_prefix(item->trigger, END_PREFIX);
}

/* What ends a clock may have happened before the day it starts on, if it
 * follows another one. */
static char *
find_closer(const Work *work, const PpidHistory *history, const Item *item)
{
	const PpidRules *rules = work->context->rules;
	guint32 start = get_day(item->node, "mulai"), from = start;
	const char *slash = strchr(item->trigger, '/');
	const PpidEvent *end, *head = NULL;

	if (follows(item) && slash != NULL)
		head = ppid_history_find(history, slash + 1);
	if (head != NULL)
		from = head->day;
	end = ppid_rules_closer(rules, ppid_rules_find(rules, item->code, start),
				history, from,
				get_day(item->node, "jatuh-tempo"));
	return end != NULL ? g_strdup_printf("%s (%s)", end->id, end->kind)
			   : NULL;
}

static void
read_items(Work *work)
{
	g_autoptr(PpidHistory) history =
		ppid_history_read(work->berkas, work->context->zone);

	for (xmlNode *n = ppid_xml_child(work->berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat")) {
		Item *item = g_new0(Item, 1);

		g_ptr_array_add(work->items, item);
		item->node = n;
		item->code = ppid_xml_get(n, "kode");
		item->trigger = ppid_xml_get(n, "pemicu");
		item->kept = item->code == NULL || item->trigger == NULL ||
			     get_day(n, "jatuh-tempo") == 0;
		if (item->kept)
			continue;
		item->key = g_strconcat(item->code, " ", item->trigger, NULL);
		item->closer = find_closer(work, history, item);
	}
}

/* --- counting again ------------------------------------------------------ */

/* The case without its open deadlines, or without any, counted now. */
static xmlDoc *
count_again(const Work *work, bool all)
{
	xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *copy = xmlDocCopyNode(work->berkas, doc, 1);
	xmlNode *node, *next;

	xmlDocSetRootElement(doc, copy);
	node = ppid_xml_child(copy, "tenggat");
	for (guint i = 0; i < work->items->len && node != NULL; i++) {
		const Item *item = work->items->pdata[i];

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
keep_missing(Work *work, GHashTable *made)
{
	bool any = false;

	for (int pass = 0; pass < 2 && !any; pass++)
		for (guint i = 0; i < work->items->len; i++) {
			Item *item = work->items->pdata[i];

			if (item->kept || item->closer != NULL ||
			    (pass == 0 && follows(item)) ||
			    g_hash_table_contains(made, item->key))
				continue;
			item->kept = true;
			any = true;
		}
	return any;
}

static xmlDoc *
count_open(Work *work)
{
	for (int round = 0;; round++) {
		g_autoptr(xmlDoc) doc = count_again(work, false);
		g_autoptr(GHashTable) made = index_clocks(doc);

		if (round == MAX_ROUNDS || !keep_missing(work, made))
			return g_steal_pointer(&doc);
	}
}

/* --- what is different --------------------------------------------------- */

static bool
same_attribute(xmlNode *a, xmlNode *b, const char *attribute)
{
	g_autofree char *x = ppid_xml_get(a, attribute);
	g_autofree char *y = ppid_xml_get(b, attribute);

	return g_strcmp0(x, y) == 0;
}

static bool
same_skipped(xmlNode *a, xmlNode *b)
{
	xmlNode *x = ppid_xml_child(a, "lewati");
	xmlNode *y = ppid_xml_child(b, "lewati");

	for (; x != NULL && y != NULL; x = ppid_xml_next(x, "lewati"),
				       y = ppid_xml_next(y, "lewati"))
		if (!same_attribute(x, y, "tanggal") ||
		    !same_attribute(x, y, "sebab") ||
		    !same_attribute(x, y, "dasar"))
			return false;
	return x == NULL && y == NULL;
}

static bool
same_dates(xmlNode *a, xmlNode *b)
{
	static const char *const names[] = { "mulai",	    "ketat",
					     "jatuh-tempo", "sampai",
					     "peringatan",  "pada" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (!same_attribute(a, b, names[i]))
			return false;
	return true;
}

static bool
same_clock(xmlNode *a, xmlNode *b)
{
	return same_dates(a, b) && same_skipped(a, b) &&
	       same_attribute(a, b, "lama") &&
	       same_attribute(a, b, "satuan") &&
	       same_attribute(a, b, "sebab-sementara");
}

static bool
skips(xmlNode *node, guint32 day)
{
	for (xmlNode *n = ppid_xml_child(node, "lewati"); n != NULL;
	     n = ppid_xml_next(n, "lewati"))
		if (get_day(n, "tanggal") == day)
			return true;
	return false;
}

G_GNUC_PRINTF(2, 3)
static void
add_cause(GString *out, const char *format, ...)
{
	va_list args;

	if (out->len > 0)
		g_string_append(out, "; ");
	va_start(args, format);
	g_string_append_vprintf(out, format, args);
	va_end(args);
}

/* Days that the old count went over, and that are off now. */
static void
add_new_days(xmlNode *old, xmlNode *new, GString *out)
{
	guint32 a = get_day(old, "mulai"), b = get_day(old, "jatuh-tempo");
	guint32 pada = get_day(old, "pada");
	guint32 from = MIN(a, b), to = MAX(MAX(a, b), pada);

	for (xmlNode *n = ppid_xml_child(new, "lewati"); n != NULL;
	     n = ppid_xml_next(n, "lewati")) {
		guint32 day = get_day(n, "tanggal");
		g_autofree char *date = ppid_xml_get(n, "tanggal");
		g_autofree char *cause = ppid_xml_get(n, "sebab");
		g_autofree char *basis = ppid_xml_get(n, "dasar");

		if (day >= from && day <= to && !skips(old, day))
			add_cause(out, "%s %s (%s)", date, cause,
				  basis != NULL ? basis : "-");
	}
}

/* Days that were off, and are at work again. */
static void
add_old_days(const PpidCalendar *calendar, xmlNode *old, GString *out)
{
	for (xmlNode *n = ppid_xml_child(old, "lewati"); n != NULL;
	     n = ppid_xml_next(n, "lewati")) {
		guint32 day = get_day(n, "tanggal");
		g_autofree char *date = ppid_xml_get(n, "tanggal");
		const PpidHoliday *was;

		if (day == 0 || !ppid_calendar_is_working(calendar, day, NULL))
			continue;
		was = ppid_calendar_revoked(calendar, day);
		add_cause(out, "%s kembali hari kerja (%s)", date,
			  was != NULL ? was->successor : "-");
	}
}

static void
add_doubts(xmlNode *old, xmlNode *new, GString *out)
{
	g_autofree char *was = ppid_xml_get(old, "sebab-sementara");
	g_autofree char *is = ppid_xml_get(new, "sebab-sementara");

	if (g_strcmp0(was, is) == 0)
		return;
	if (was != NULL)
		add_cause(out, "semula sementara: %s", was);
	if (is != NULL)
		add_cause(out, "sementara: %s", is);
}

static char *
find_causes(const Work *work, const Item *item, xmlNode *new)
{
	GString *out = g_string_new(NULL);
	const char *slash = strchr(item->trigger, '/');

	if (!same_attribute(item->node, new, "lama") ||
	    !same_attribute(item->node, new, "satuan"))
		add_cause(out, "kaidah %s berubah", item->code);
	add_new_days(item->node, new, out);
	add_old_days(work->context->calendar, item->node, out);
	if (out->len == 0 && follows(item) && slash != NULL &&
	    !same_attribute(item->node, new, "mulai"))
		add_cause(out, "mengikuti %.*s",
			  (int)(slash - item->trigger - strlen(END_PREFIX)),
			  item->trigger + strlen(END_PREFIX));
	add_doubts(item->node, new, out);
	if (out->len == 0)
		add_cause(out, "%s",
			  same_dates(item->node, new)
				  ? "keterangan kalender berubah"
				  : "jam kerja atau data perkara berubah");
	return g_string_free(out, FALSE);
}

/* --- the report ---------------------------------------------------------- */

static void
add_change(GString *line, const char *name, xmlNode *old, xmlNode *new,
	   const char *attribute)
{
	g_autofree char *a = ppid_xml_get(old, attribute);
	g_autofree char *b = ppid_xml_get(new, attribute);

	if (g_strcmp0(a, b) == 0)
		g_string_append_printf(line, " %s tetap %s", name,
				       a != NULL ? a : "-");
	else
		g_string_append_printf(line, " %s %s -> %s", name,
				       a != NULL ? a : "-",
				       b != NULL ? b : "-");
}

static void
report_moved(const Work *work, const Item *item, xmlNode *new)
{
	GString *line = g_string_new(NULL);
	g_autofree char *causes = find_causes(work, item, new);

	g_string_printf(line, "%s %s %s:", work->label, item->code,
			item->trigger);
	add_change(line, "ketat", item->node, new, "ketat");
	g_string_append_c(line, ',');
	add_change(line, "jatuh tempo", item->node, new, "jatuh-tempo");
	if (!same_attribute(item->node, new, "sementara"))
		g_string_append(line, ppid_xml_is(new, "sementara", "ya")
					      ? ", kini sementara"
					      : ", kini pasti");
	g_string_append_printf(line, "; sebab: %s", causes);
	g_ptr_array_add(work->report, g_string_free(line, FALSE));
}

static void
report_closed(const Work *work, const Item *item, xmlNode *new)
{
	g_autofree char *legal = ppid_xml_get(item->node, "jatuh-tempo");
	g_autofree char *calendar = ppid_xml_get(item->node, "kalender");
	g_autofree char *now = ppid_xml_get(new, "jatuh-tempo");

	g_ptr_array_add(
		work->report,
		g_strdup_printf("%s %s %s: sudah selesai oleh %s, jatuh tempo "
				"tetap %s (menurut kalender baru %s); kalender "
				"lama %s",
				work->label, item->code, item->trigger,
				item->closer, legal, now, calendar));
}

static void
note_closed(const Work *work)
{
	g_autoptr(xmlDoc) doc = count_again(work, true);
	g_autoptr(GHashTable) made = index_clocks(doc);

	for (guint i = 0; i < work->items->len; i++) {
		const Item *item = work->items->pdata[i];
		xmlNode *new = item->closer != NULL
				       ? g_hash_table_lookup(made, item->key)
				       : NULL;

		if (new != NULL && !same_dates(item->node, new))
			report_closed(work, item, new);
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
replace_item(Work *work, Item *item, xmlNode *new)
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
move_open(Work *work)
{
	g_autoptr(xmlDoc) doc = count_open(work);
	g_autoptr(GHashTable) made = index_clocks(doc);

	for (guint i = 0; i < work->items->len; i++) {
		Item *item = work->items->pdata[i];
		xmlNode *new;

		if (item->closer != NULL || item->kept)
			continue;
		new = g_hash_table_lookup(made, item->key);
		if (new == NULL || same_clock(item->node, new))
			continue;
		report_moved(work, item, new);
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

guint
ppid_recompute_apply(const PpidDeadlineContext *context, xmlNode *berkas,
		     const char *label, GPtrArray *report)
{
	g_autofree char *revision = ppid_xml_get(berkas, "revisi");
	Work work = { .context = context, .berkas = berkas, .label = label,
		      .report = report };

	if (revision == NULL)
		return ppid_deadline_apply(context, berkas);
	/* what ppid-deadline does to a case of the store is done here too */
	ppid_deadline_apply(context, berkas);
	work.items = g_ptr_array_new_with_free_func(free_item);
	read_items(&work);
	note_closed(&work);
	move_open(&work);
	g_ptr_array_unref(work.items);
	return count_provisional(berkas);
}
