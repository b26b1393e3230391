/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which deadlines of a case are wanted, and what has become of them. */
#include "config.h"
#include "ppid-due-private.h"

#include <string.h>

#include "ppid-columns.h"
#include "ppid-history.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define SUBJECT_COLUMNS 100
#define MAX_WITHIN 3660
#define END_PREFIX "akhir:"

bool
ppid_due_format(const char *name, PpidDueFormat *format_out)
{
	static const char *const names[] = {
		[PPID_DUE_TABLE] = "table", [PPID_DUE_TSV] = "tsv",
		[PPID_DUE_CSV] = "csv",	    [PPID_DUE_XML] = "xml",
		[PPID_DUE_ICS] = "ics",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(name, names[i]) == 0) {
			*format_out = (PpidDueFormat)i;
			return true;
		}
	}
	return false;
}

bool
ppid_due_parse_within(const char *text, PpidDueOptions *options)
{
	char *end = NULL;
	guint64 days;

	if (!g_ascii_isdigit(*text))
		return false;
	days = g_ascii_strtoull(text, &end, 10);
	if (days > MAX_WITHIN ||
	    (*end != '\0' && strcmp(end, "hk") != 0 && strcmp(end, "h") != 0))
		return false;
	options->within = (int)days;
	options->within_calendar = strcmp(end, "h") == 0;
	return true;
}

PpidDue *
ppid_due_new(const PpidDueOptions *options)
{
	PpidDue *due = g_new0(PpidDue, 1);

	due->options = *options;
	due->strings = g_string_chunk_new(4096);
	due->shared = g_string_chunk_new(4096);
	due->rows = g_array_new(FALSE, TRUE, sizeof(PpidDueRow));
	return due;
}

void
ppid_due_free(PpidDue *due)
{
	if (due == NULL)
		return;
	g_string_chunk_free(due->strings);
	g_string_chunk_free(due->shared);
	g_array_unref(due->rows);
	g_free(due);
}

/* --- the words of a record --------------------------------------------- */

static const char *
keep(PpidDue *due, const char *text)
{
	g_autofree char *line = ppid_columns_clean(text);

	return g_string_chunk_insert(due->strings, line);
}

static const char *
share(PpidDue *due, const char *text)
{
	g_autofree char *line = ppid_columns_clean(text);

	return g_string_chunk_insert_const(due->shared, line);
}

static const char *
share_attribute(PpidDue *due, xmlNode *node, const char *attribute)
{
	g_autofree char *text = ppid_xml_get(node, attribute);

	return share(due, text);
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

static bool
is_one_of(const char *const *list, const char *word)
{
	for (; list != NULL && *list != NULL; list++)
		if (strcmp(*list, word) == 0)
			return true;
	return false;
}

static const char *
name_event(PpidDue *due, const char *id, const char *kind)
{
	g_autofree char *text = g_strdup_printf("%s (%s)", id, kind);

	return share(due, text);
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

static bool
binds_body(const PpidDue *due, const char *owner)
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
	row->unused = ppid_xml_is(node, "dipakai", "tidak");
	row->alert = row->strict;
	if (ppid_due_read_day(node, "peringatan", &warning))
		row->alert = MIN(row->strict, warning);
	row->conditional = ppid_xml_is(node, "bersyarat", "ya");
	row->provisional = ppid_xml_is(node, "sementara", "ya");
	row->ours = binds_body(due, row->owner);
	row->order = due->order++;
	read_end(due, file, row);
	return true;
}

/* --- choosing ---------------------------------------------------------- */

static bool
is_within(const PpidDue *due, const PpidDueRow *row)
{
	const PpidDueOptions *o = &due->options;
	gint64 days = o->within_calendar
			      ? (gint64)row->alert - o->today
			      : ppid_calendar_count(o->calendar, o->today,
						    row->alert);

	return days <= o->within;
}

static void
add_row(PpidDue *due, const PpidDueRow *row)
{
	if (!is_within(due, row))
		return;
	g_array_append_val(due->rows, *row);
	due->late += ppid_due_is_late(due, row);
	due->provisional |= row->provisional;
	due->shown++;
}

bool
ppid_due_is_wanted(const PpidDue *due, const PpidDueRow *row)
{
	const PpidDueOptions *o = &due->options;

	if (o->codes != NULL && !is_one_of(o->codes, row->code))
		return false;
	if (o->owners != NULL)
		return is_one_of(o->owners, row->owner);
	return o->all || row->ours;
}

/* Of those not past, only the nearest of its owner. */
static bool
is_nearest(const GArray *open, const PpidDueRow *row)
{
	for (guint i = 0; i < open->len; i++) {
		const PpidDueRow *other = &g_array_index(open, PpidDueRow, i);

		if (other == row || strcmp(other->owner, row->owner) != 0)
			continue;
		if (other->legal < row->legal ||
		    (other->legal == row->legal && other->order < row->order))
			return false;
	}
	return true;
}

/* @past: those are shown all the same. */
static void
split_open(const PpidDue *due, GArray *open, GArray *past)
{
	for (guint i = 0; i < open->len;) {
		PpidDueRow row = g_array_index(open, PpidDueRow, i);

		if (row.legal >= due->options.today) {
			i++;
			continue;
		}
		g_array_append_val(past, row);
		g_array_remove_index(open, i);
	}
}

static void
add_open(PpidDue *due, GArray *open)
{
	g_autoptr(GArray) past =
		g_array_new(FALSE, FALSE, sizeof(PpidDueRow));

	split_open(due, open, past);
	for (guint i = 0; i < past->len; i++)
		add_row(due, &g_array_index(past, PpidDueRow, i));
	for (guint i = 0; i < open->len; i++)
		if (is_nearest(open, &g_array_index(open, PpidDueRow, i)))
			add_row(due, &g_array_index(open, PpidDueRow, i));
}

typedef struct {
	GArray *open; /* PpidDueRow: may be shown */
	bool conditional;
} Choice;

static void
choose(PpidDue *due, const PpidDueRow *row, xmlNode *node,
       const PpidHistory *history, gpointer data)
{
	Choice *choice = data;

	(void)node;
	(void)history;
	if (!ppid_due_is_wanted(due, row))
		return;
	if (due->options.all)
		add_row(due, row);
	else if (*row->closer != '\0' || row->unused)
		return;
	else if (row->conditional)
		choice->conditional = true;
	else
		g_array_append_val(choice->open, *row);
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
	file->common.body = share(due, body);
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
	Case file = { berkas, history, proposals, undone, { 0 } };

	start_case(due, &file);
	due->proposals += proposals->len;
	for (xmlNode *n = ppid_xml_child(berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat")) {
		PpidDueRow row;

		if (read_row(due, &file, n, &row))
			func(due, &row, n, history, data);
	}
}

void
ppid_due_add(PpidDue *due, xmlNode *berkas)
{
	g_autoptr(GArray) open =
		g_array_new(FALSE, FALSE, sizeof(PpidDueRow));
	Choice choice = { open, false };

	ppid_due_each(due, berkas, choose, &choice);
	if (open->len == 0 && choice.conditional)
		due->hidden++;
	add_open(due, open);
}

/* --- order ------------------------------------------------------------- */

/* "PPID-2026-0999" before "PPID-2026-10000": by length, then text. */
static int
compare_labels(const char *a, const char *b)
{
	gsize x = strlen(a), y = strlen(b);

	if (x != y && g_str_has_prefix(a, "PPID-") &&
	    g_str_has_prefix(b, "PPID-") && strncmp(a, b, 10) == 0)
		return x < y ? -1 : 1;
	return strcmp(a, b);
}

static int
compare_rows(gconstpointer a, gconstpointer b)
{
	const PpidDueRow *x = a, *y = b;
	int order = x->legal < y->legal ? -1 : x->legal > y->legal;

	if (order == 0)
		order = strcmp(x->owner, y->owner);
	if (order == 0)
		order = compare_labels(x->label, y->label);
	if (order == 0)
		order = x->order < y->order ? -1 : 1;
	return order;
}

void
ppid_due_sort(PpidDue *due)
{
	g_array_sort(due->rows, compare_rows);
}

guint
ppid_due_late(const PpidDue *due)
{
	return due->late;
}
