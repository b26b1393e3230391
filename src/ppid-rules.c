/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-rules-private.h"

#include <stdarg.h>
#include <string.h>

#include "ppid-error.h"

static const char *const unit_names[] = { "hari-kerja", "hari", "jam",
					  "bulan" };

const char *
ppid_unit_text(PpidUnit unit)
{
	return unit_names[unit];
}

/* --- memory ------------------------------------------------------------ */

void
ppid_rule_free(gpointer data)
{
	PpidRule *rule = data;

	g_free(rule->code);
	g_free(rule->name);
	g_free(rule->owner);
	g_free(rule->basis);
	g_free(rule->mark);
	g_free(rule->note);
	g_free(rule->lapse);
	g_free(rule->extension);
	g_free(rule->extension_note);
	g_ptr_array_unref(rule->conflicts);
	g_clear_pointer(&rule->triggers, g_ptr_array_unref);
	g_ptr_array_unref(rule->closers);
	g_free(rule);
}

static void
free_duty(gpointer data)
{
	PpidDuty *duty = data;

	g_free(duty->code);
	g_free(duty->name);
	g_free(duty->owner);
	g_free(duty->basis);
	g_free(duty->mark);
	g_free(duty->note);
	g_free(duty->lapse);
	g_array_unref(duty->days);
	g_free(duty);
}

PpidRules *
ppid_rules_new(void)
{
	PpidRules *rules = g_new0(PpidRules, 1);

	rules->rules = g_ptr_array_new_with_free_func(ppid_rule_free);
	rules->duties = g_ptr_array_new_with_free_func(free_duty);
	rules->parties = g_hash_table_new_full(g_str_hash, g_str_equal,
					       g_free, g_free);
	return rules;
}

void
ppid_rules_free(PpidRules *rules)
{
	if (rules == NULL)
		return;
	g_ptr_array_unref(rules->rules);
	g_ptr_array_unref(rules->duties);
	g_hash_table_unref(rules->parties);
	g_clear_pointer(&rules->closers, g_ptr_array_unref);
	g_free(rules->digest);
	g_free(rules->file);
	g_free(rules);
}

bool
ppid_rules_fail(const PpidRules *rules, int line, GError **error,
		const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG, "%s:%d: %s",
		    rules->file, line, text);
	return false;
}

/* --- questions --------------------------------------------------------- */

const char *
ppid_rules_digest(const PpidRules *rules)
{
	return rules->digest;
}

const GPtrArray *
ppid_rules_all(const PpidRules *rules)
{
	return rules->rules;
}

const PpidRule *
ppid_rules_find_code(const PpidRules *rules, const char *code)
{
	for (guint i = 0; i < rules->rules->len; i++) {
		const PpidRule *rule = rules->rules->pdata[i];

		if (strcmp(rule->code, code) == 0)
			return rule;
	}
	return NULL;
}

const PpidRule *
ppid_rules_find(const PpidRules *rules, const char *code, guint32 day)
{
	const PpidRule *last = NULL;

	for (guint i = 0; i < rules->rules->len; i++) {
		const PpidRule *rule = rules->rules->pdata[i];

		if (strcmp(rule->code, code) != 0)
			continue;
		if (day >= rule->from && day <= rule->to)
			return rule;
		last = rule;
	}
	return last;
}

const char *
ppid_rules_party(const PpidRules *rules, const char *owner)
{
	return owner != NULL ? g_hash_table_lookup(rules->parties, owner)
			     : NULL;
}

const GPtrArray *
ppid_rules_duties(const PpidRules *rules)
{
	return rules->duties;
}

/* MONTH * 100 + DAY in a year. */
static guint32
day_in_year(guint yearday, int year)
{
	GDateMonth month = (GDateMonth)(yearday / 100);
	GDateDay day = (GDateDay)(yearday % 100);
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date,
		       MIN(day, g_date_get_days_in_month(month,
							 (GDateYear)year)),
		       month, (GDateYear)year);
	return g_date_get_julian(&date);
}

guint32
ppid_duty_next(const PpidDuty *duty, guint32 day)
{
	guint32 from = MAX(day, duty->from);
	GDate date;
	int year;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, from);
	year = g_date_get_year(&date);
	for (guint i = 0; i < 2 * duty->days->len; i++) {
		guint yearday = g_array_index(duty->days, guint,
					      i % duty->days->len);
		guint32 next = day_in_year(
			yearday, year + (i >= duty->days->len ? 1 : 0));

		if (next >= from)
			return next <= duty->to ? next : 0;
	}
	return 0;
}
