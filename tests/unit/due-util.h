/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records with deadlines, and what is shown of them. */
#ifndef DUE_UTIL_H
#define DUE_UTIL_H

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-due.h"
#include "ppid-time.h"
#include "ppid-xml.h"

static PpidCalendar *calendar;
static PpidRules *rules;
static GDateTime *now;

typedef struct {
	const char *code, *strict, *legal, *owner, *condition;
} Clock;

G_GNUC_UNUSED
static const Clock notice = { "T-NOTICE-UU", "2026-11-18", "2026-11-19",
			      "PPID", NULL };
G_GNUC_UNUSED
static const Clock reply = { "T-KEB-REPLY-UU", "2026-12-16", "2026-12-17",
			     "Atasan PPID", NULL };
G_GNUC_UNUSED
static const Clock extension = { "T-EXT", "2026-11-27", "2026-11-30", "PPID",
				 "bila diperpanjang" };
G_GNUC_UNUSED
static const Clock objection = { "T-KEB", "2026-11-10", "2026-11-11",
				 "Pemohon", NULL };

static void
add(xmlNode *berkas, const Clock *clock)
{
	xmlNode *node = ppid_berkas_add(berkas, "tenggat", NULL);

	ppid_xml_set(node, "kode", clock->code);
	ppid_xml_set(node, "mulai", "2026-11-05");
	ppid_xml_set(node, "ketat", clock->strict);
	ppid_xml_set(node, "jatuh-tempo", clock->legal);
	ppid_xml_set(node, "pemikul", clock->owner);
	ppid_xml_set(node, "dasar", "UU14");
	ppid_xml_set(node, "sementara", "tidak");
	ppid_xml_set(node, "syarat", clock->condition);
	if (clock->condition != NULL)
		ppid_xml_set(node, "bersyarat", "ya");
}

G_GNUC_UNUSED
static xmlDoc *
record(const char *id, const char *subject, const Clock *a, const Clock *b)
{
	xmlDoc *doc = ppid_xml_new_record("berkas");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *mail = ppid_berkas_add(berkas, "surel", NULL);

	ppid_xml_set(berkas, "id", id);
	ppid_xml_set(mail, "sumber", "0.S1.a");
	ppid_xml_add(mail, "perihal", subject);
	if (a != NULL)
		add(berkas, a);
	if (b != NULL)
		add(berkas, b);
	return doc;
}

/* A PpidDue and, once it was asked for, its CSV. */
typedef struct {
	PpidDue *due;
	GString *csv;
} Table;

static void
free_table(Table *table)
{
	ppid_due_free(table->due);
	if (table->csv != NULL)
		g_string_free(table->csv, TRUE);
	g_free(table);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, free_table)

static PpidDueOptions
options_of(const char *today, bool all, int within)
{
	PpidDueOptions options = { .calendar = calendar,
				   .rules = rules,
				   .now = now,
				   .all = all,
				   .within = within };
	GDate date;

	g_assert_true(ppid_date_parse(today, &date));
	options.today = g_date_get_julian(&date);
	return options;
}

static Table *
new_table(const PpidDueOptions *options)
{
	Table *table = g_new0(Table, 1);

	table->due = ppid_due_new(options);
	return table;
}

G_GNUC_UNUSED
static Table *
table_of(const char *today, bool all, int within)
{
	PpidDueOptions options = options_of(today, all, within);

	return new_table(&options);
}

G_GNUC_UNUSED
static void
put(Table *table, const char *id, const Clock *a, const Clock *b)
{
	g_autoptr(xmlDoc) doc = record(id, "Uji", a, b);

	ppid_due_add(table->due, xmlDocGetRootElement(doc));
}

static void
collect(const char *text, gpointer data)
{
	g_string_append(data, text);
}

G_GNUC_UNUSED
static GString *
shown(Table *table, PpidDueFormat format, int columns)
{
	PpidDueLook look = { format, columns, false };
	GString *out = g_string_new(NULL);

	ppid_due_sort(table->due);
	ppid_due_head(table->due, &look, collect, out);
	ppid_due_rows(table->due, &look, collect, out);
	ppid_due_tail(table->due, &look, collect, out);
	return out;
}

/* What the CSV has in the column @name of its line @line, header = 0; NULL
 * past the last line. */
G_GNUC_UNUSED
static char *
field(Table *table, guint line, const char *name)
{
	g_auto(GStrv) lines = NULL;
	g_auto(GStrv) names = NULL;
	g_auto(GStrv) values = NULL;
	guint i = 0;

	if (table->csv == NULL)
		table->csv = shown(table, PPID_DUE_CSV, 0);
	lines = g_strsplit(table->csv->str, "\"\r\n", -1);
	names = g_strsplit(lines[0] + 1, "\",\"", -1);
	if (line + 1 >= g_strv_length(lines))
		return NULL;
	values = g_strsplit(lines[line] + 1, "\",\"", -1);
	g_assert_cmpuint(g_strv_length(values), ==, g_strv_length(names));
	while (names[i] != NULL && strcmp(names[i], name) != 0)
		i++;
	g_assert_nonnull(names[i]);
	return g_strdup(values[i]);
}

#define assert_field(table, line, name, want)                      \
	do {                                                       \
		g_autofree char *got = field(table, line, name);   \
		g_assert_cmpstr(got, ==, want);                    \
	} while (0)

static int
run_due_tests(void)
{
	int result;

	ppid_xml_init();
	calendar = ppid_calendar_load(NULL, true, NULL);
	rules = ppid_rules_load(NULL, NULL);
	now = g_date_time_new_utc(2026, 11, 6, 1, 2, 3);
	result = g_test_run();
	g_date_time_unref(now);
	ppid_rules_free(rules);
	ppid_calendar_free(calendar);
	return result;
}

#endif /* DUE_UTIL_H */
