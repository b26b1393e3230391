/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deadlines of one case, and what has become of them. */
#include "config.h"
#include "ppid-due-private.h"

#include <string.h>

#include "ppid-columns.h"
#include "ppid-history.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define SUBJECT_COLUMNS 100
#define END_PREFIX "akhir:"

/* --- the words of a record --------------------------------------------- */

static const char *
keep(PpidDue *due, const char *text)
{
	g_autofree char *line = ppid_columns_clean(text);

	return g_string_chunk_insert(due->strings, line);
}

const char *
ppid_due_share(PpidDue *due, const char *text)
{
	g_autofree char *line = ppid_columns_clean(text);

	return g_string_chunk_insert_const(due->shared, line);
}

static const char *
share_attribute(PpidDue *due, xmlNode *node, const char *attribute)
{
	g_autofree char *text = ppid_xml_get(node, attribute);

	return ppid_due_share(due, text);
}

bool
ppid_due_read_day(xmlNode *node, const char *attribute, guint32 *day_out)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	GDate date;

	if (!ppid_date_parse(text, &date))
		return false;
	*day_out = g_date_get_julian(&date);
	return true;
}

/* --- what ends a clock ------------------------------------------------- */

static const char *
name_event(PpidDue *due, const char *id, const char *kind)
{
	g_autofree char *text = g_strdup_printf("%s (%s)", id, kind);

	return ppid_due_share(due, text);
}

/* Targets of effective events, of @kind or (NULL) any: id -> PpidEvent. */
static GHashTable *
read_targets(const PpidHistory *history, const char *kind)
{
	GHashTable *targets = g_hash_table_new(g_str_hash, g_str_equal);
	const GPtrArray *events = kind != NULL
					  ? ppid_history_of(history, kind)
					  : ppid_history_effective(history);

	for (guint i = 0; events != NULL && i < events->len; i++) {
		PpidEvent *event = events->pdata[i];

		if (event->target != NULL)
			g_hash_table_insert(targets, event->target, event);
	}
	return targets;
}

/* The events that wait for a person, of the whole case. */
static GPtrArray *
find_proposals(xmlNode *berkas, const PpidHistory *history)
{
	GPtrArray *found = g_ptr_array_new();
	g_autoptr(GHashTable) answered = read_targets(history, NULL);
	xmlNode *all = ppid_xml_child(berkas, "riwayat");

	for (xmlNode *n = ppid_xml_child(all, "peristiwa"); n != NULL;
	     n = ppid_xml_next(n, "peristiwa")) {
		g_autofree char *id = ppid_xml_get(n, "id");

		if (ppid_xml_is(n, "status", "usulan") && id != NULL &&
		    !g_hash_table_contains(answered, id))
			g_ptr_array_add(found, n);
	}
	return found;
}

static const char *
find_proposal(PpidDue *due, const GPtrArray *proposals, const PpidRule *rule)
{
	for (guint i = 0; i < proposals->len; i++) {
		g_autofree char *kind =
			ppid_xml_get(proposals->pdata[i], "jenis");
		g_autofree char *id = ppid_xml_get(proposals->pdata[i], "id");

		if (kind != NULL &&
		    ppid_rules_may_end(due->options.rules, rule, kind))
			return name_event(due, id, kind);
	}
	return "";
}

/* --- one case ---------------------------------------------------------- */

typedef struct {
	xmlNode *berkas;
	PpidHistory *history;
	GPtrArray *proposals; /* <peristiwa> */
	GHashTable *undone;   /* id of an event -> its correction */
	GHashTable *decided;  /* points that a clock of the case decides */
	PpidDueRow common;
} Case;

const char *
ppid_due_root(const char *trigger)
{
	const char *slash = strchr(trigger, '/');

	return g_str_has_prefix(trigger, END_PREFIX) && slash != NULL
		       ? slash + 1
		       : trigger;
}

/* What ends a clock may have happened before the day it starts on, if it
 * follows another one: an answer in the first period ends the extension. */
const PpidEvent *
ppid_due_closer(const PpidDue *due, const PpidHistory *history,
		const PpidDueRow *row)
{
	const char *root = ppid_due_root(row->trigger);
	const PpidEvent *head = ppid_history_find(history, root);
	guint32 from = root != row->trigger && head != NULL ? head->day
							    : row->start;

	return ppid_rules_closer(due->options.rules, row->rule, history, from,
				 row->legal);
}

/* A clock whose own trigger was undone is over. */
static void
read_end(PpidDue *due, const Case *file, PpidDueRow *row)
{
	const char *root = ppid_due_root(row->trigger);
	const PpidEvent *end = NULL;

	if (ppid_history_find(file->history, root) == NULL)
		end = g_hash_table_lookup(file->undone, root);
	if (end == NULL)
		end = ppid_due_closer(due, file->history, row);
	row->closer = row->proposal = "";
	if (end != NULL)
		row->closer = name_event(due, end->id, end->kind);
	else
		row->proposal = find_proposal(due, file->proposals, row->rule);
}

/* "C-1 C-3" of the clocks that decide where sources differ: set. */
static GHashTable *
read_decided(xmlNode *berkas)
{
	GHashTable *decided =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (xmlNode *n = ppid_xml_child(berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat")) {
		g_autofree char *text = ppid_xml_get(n, "konflik");
		g_auto(GStrv) codes =
			g_strsplit(text != NULL ? text : "", " ", -1);

		if (!ppid_xml_is(n, "dipakai", "ya"))
			continue;
		for (char **p = codes; *p != NULL; p++)
			g_hash_table_add(decided, g_strdup(*p));
	}
	return decided;
}

/* Another reading steps back only behind one that decides: a case may have
 * no other clock. */
static bool
is_unused(const Case *file, xmlNode *node)
{
	g_autofree char *text = ppid_xml_get(node, "konflik");
	g_auto(GStrv) codes =
		g_strsplit(text != NULL ? text : "", " ", -1);

	if (!ppid_xml_is(node, "dipakai", "tidak"))
		return false;
	for (char **p = codes; *p != NULL; p++)
		if (g_hash_table_contains(file->decided, *p))
			return true;
	return false;
}

bool
ppid_due_binds(const PpidDue *due, const char *owner)
{
	const char *party = ppid_rules_party(due->options.rules, owner);

	return g_strcmp0(party, "badan-publik") == 0 ||
	       g_strcmp0(party, "para-pihak") == 0;
}

static bool
read_row(PpidDue *due, const Case *file, xmlNode *node, PpidDueRow *row)
{
	const PpidRules *rules = due->options.rules;
	guint32 warning;

	*row = file->common;
	if (!ppid_due_read_day(node, "mulai", &row->start) ||
	    !ppid_due_read_day(node, "ketat", &row->strict) ||
	    !ppid_due_read_day(node, "jatuh-tempo", &row->legal))
		return false;
	row->code = share_attribute(due, node, "kode");
	row->trigger = share_attribute(due, node, "pemicu");
	row->rule = ppid_rules_find(rules, row->code, row->start);
	row->owner = share_attribute(due, node, "pemikul");
	row->basis = share_attribute(due, node, "dasar");
	row->note = share_attribute(due, node, "keterangan");
	row->condition = share_attribute(due, node, "syarat");
	row->doubt = share_attribute(due, node, "sebab-sementara");
	row->name = row->rule != NULL ? row->rule->name : "";
	row->lapse = row->rule != NULL ? row->rule->lapse : NULL;
	row->unused = is_unused(file, node);
	row->alert = row->strict;
	if (ppid_due_read_day(node, "peringatan", &warning))
		row->alert = MIN(row->strict, warning);
	row->conditional = ppid_xml_is(node, "bersyarat", "ya");
	row->provisional = ppid_xml_is(node, "sementara", "ya");
	row->ours = ppid_due_binds(due, row->owner);
	row->order = due->order++;
	read_end(due, file, row);
	return true;
}

char *
ppid_due_label(xmlNode *berkas)
{
	xmlNode *mail = ppid_xml_child(berkas, "surel");
	g_autofree char *id = ppid_xml_get(berkas, "id");
	g_autofree char *source = ppid_xml_get(mail, "sumber");
	g_autofree char *line =
		ppid_columns_clean(id != NULL ? id : source);

	return g_strdup(*line != '\0' ? line : "-");
}

static void
start_case(PpidDue *due, Case *file)
{
	xmlNode *mail = ppid_xml_child(file->berkas, "surel");
	g_autofree char *label = ppid_due_label(file->berkas);
	g_autofree char *body = ppid_xml_get(file->berkas, "badan-publik");
	g_autofree char *subject =
		ppid_xml_text(ppid_xml_child(mail, "perihal"));
	g_autofree char *line = ppid_columns_clean(subject);
	g_autofree char *cut = ppid_columns_cut(line, SUBJECT_COLUMNS);

	file->common.label = keep(due, label);
	file->common.body = ppid_due_share(due, body);
	file->common.subject = keep(due, cut);
}

void
ppid_due_each(PpidDue *due, xmlNode *berkas, PpidDueRowFunc func,
	      gpointer data)
{
	g_autoptr(PpidHistory) history =
		ppid_history_read(berkas, due->options.zone);
	g_autoptr(GPtrArray) proposals = find_proposals(berkas, history);
	g_autoptr(GHashTable) undone = read_targets(history, "pembatalan");
	g_autoptr(GHashTable) decided = read_decided(berkas);
	Case file = { berkas, history, proposals, undone, decided, { 0 } };

	start_case(due, &file);
	due->proposals += proposals->len;
	for (xmlNode *n = ppid_xml_child(berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat")) {
		PpidDueRow row;

		if (read_row(due, &file, n, &row))
			func(due, &row, n, history, data);
		else if (due->unread++ == 0)
			due->unread_label =
				ppid_due_share(due, file.common.label);
	}
}
