/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which deadlines are wanted, in what order. */
#include "config.h"
#include "ppid-due-private.h"

#include <string.h>

#include "ppid-columns.h"
#include "ppid-error.h"
#include "ppid-history.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define MAX_WITHIN 3660

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

/* --- choosing ---------------------------------------------------------- */

static bool
is_one_of(const char *const *list, const char *word)
{
	for (; list != NULL && *list != NULL; list++)
		if (strcmp(*list, word) == 0)
			return true;
	return false;
}

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

/* --- duties of no case ------------------------------------------------- */

static void
read_duty(PpidDue *due, const PpidDuty *duty, guint32 day, PpidDueRow *row)
{
	g_autofree char *iso = ppid_date_iso(day);

	*row = (PpidDueRow){ .start = day,
			     .strict = day,
			     .legal = day,
			     .alert = day,
			     .name = duty->name,
			     .lapse = duty->lapse };
	row->label = "-";
	row->body = ppid_due_share(due, due->options.body);
	row->code = ppid_due_share(due, duty->code);
	row->trigger = ppid_due_share(due, iso);
	row->owner = ppid_due_share(due, duty->owner);
	row->basis = ppid_due_share(due, duty->basis);
	row->note = ppid_due_share(due, duty->note);
	row->subject = row->condition = row->doubt = "";
	row->closer = row->proposal = "";
	row->ours = ppid_due_binds(due, duty->owner);
	row->order = due->order++;
}

void
ppid_due_add_standing(PpidDue *due)
{
	const GPtrArray *duties = ppid_rules_duties(due->options.rules);

	for (guint i = 0; i < duties->len; i++) {
		const PpidDuty *duty = duties->pdata[i];
		guint32 day = ppid_duty_next(duty, due->options.today);
		PpidDueRow row;

		if (day == 0)
			continue;
		read_duty(due, duty, day, &row);
		if (ppid_due_is_wanted(due, &row))
			add_row(due, &row);
	}
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

bool
ppid_due_check(const PpidDue *due, GError **error)
{
	if (due->unread > 0)
		g_set_error(error, PPID_ERROR, PPID_ERROR_DATA,
			    "%s: a deadline without usable dates; %u in all",
			    due->unread_label, due->unread);
	return due->unread == 0;
}

guint
ppid_due_late(const PpidDue *due)
{
	return due != NULL ? due->late : 0;
}
