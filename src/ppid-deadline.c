/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One pass over the rules in their order.  A rule that follows the end of
 * another one finds it among the clocks made so far, since the table lets it
 * name only rules further up; so there are no cycles and no second pass.
 * What a record holds is read once into arrays and tables: the cost is
 * rules times events, never events times events.
 */
#include "config.h"
#include "ppid-deadline-private.h"

#include <string.h>

#include "ppid-xml.h"

/* "a" and "a; b" give "a; b". */
static char *
join_reasons(const char *first, const char *second)
{
	if (first == NULL || second == NULL)
		return g_strdup(first != NULL ? first : second);
	if (strstr(first, second) != NULL)
		return g_strdup(first);
	if (strstr(second, first) != NULL)
		return g_strdup(second);
	return g_strconcat(first, "; ", second, NULL);
}

/* Takes @span, adds what is the same for every trigger. @before may be
 * NULL. */
static void
add_clock(PpidClockWork *work, const PpidRule *rule, const PpidTrigger *trigger,
	  const char *source, const char *root, const PpidSpan *span,
	  const PpidClock *before)
{
	const PpidDeadlineContext *context = work->context;
	g_autofree char *key = ppid_clock_key(rule->code, source);
	g_autofree char *doubt = NULL;
	PpidClock *clock;

	if (g_hash_table_contains(work->have, key))
		return;
	g_hash_table_add(work->have, g_steal_pointer(&key));
	if (rule->unit == PPID_UNIT_WORKING_DAY)
		doubt = ppid_calendar_doubt(context->calendar, span->start,
					    span->legal);
	clock = g_new0(PpidClock, 1);
	clock->code = g_strdup(rule->code);
	clock->root = g_strdup(root);
	clock->span = *span;
	clock->condition = join_reasons(
		before != NULL ? before->condition : NULL, trigger->condition);
	clock->doubt =
		join_reasons(before != NULL ? before->doubt : NULL, doubt);
	if (clock->doubt != NULL)
		work->provisional++;
	ppid_clock_write(work, rule, source, clock);
	g_ptr_array_add(work->clocks, clock);
}

static bool
in_force(const PpidRule *rule, guint32 day)
{
	return day >= rule->from && day <= rule->to;
}

static void
start_at(PpidClockWork *work, const PpidRule *rule, const PpidTrigger *trigger,
	 const PpidEvent *event)
{
	PpidSpan span;

	if (!in_force(rule, event->day))
		return;
	ppid_deadline_from_instant(work->context, rule->unit, rule->length,
				   event->instant, &span);
	add_clock(work, rule, trigger, event->id, event->id, &span, NULL);
}

static bool
has_second_kind(xmlNode *class, const char *kind)
{
	for (xmlNode *n = ppid_xml_child(class, "jenis-lain"); n != NULL;
	     n = ppid_xml_next(n, "jenis-lain")) {
		g_autofree char *text = ppid_xml_text(n);

		if (g_strcmp0(text, kind) == 0)
			return true;
	}
	return false;
}

static bool
mail_matches(const PpidClockMail *mail, const PpidTrigger *trigger)
{
	if (mail->class == NULL)
		return false;
	if (trigger->review && !ppid_xml_is(mail->class, "tinjau", "ya"))
		return false;
	if (trigger->secondary)
		return has_second_kind(mail->class, trigger->name);
	return ppid_xml_is(mail->class, "jenis", trigger->name);
}

/* A mail of a damaged record that nobody could tell the kind of: it was
 * received all the same. */
static bool
mail_unread(const PpidClockWork *work, const PpidClockMail *mail)
{
	g_autofree char *kind = ppid_xml_get(mail->class, "jenis");

	return work->damaged &&
	       (kind == NULL || strcmp(kind, "tidak-diketahui") == 0 ||
		ppid_xml_is(mail->class, "tinjau", "ya"));
}

static void
start_by_mail(PpidClockWork *work, const PpidRule *rule, const PpidTrigger *trigger,
	      const PpidEvent *event)
{
	for (guint i = 0; i < work->mails->len; i++) {
		const PpidClockMail *mail = work->mails->pdata[i];

		if (mail->event == event &&
		    (trigger->kind == PPID_TRIGGER_FAULT
			     ? mail_unread(work, mail)
			     : mail_matches(mail, trigger)))
			start_at(work, rule, trigger, event);
	}
}

static void
start_by_end(PpidClockWork *work, const PpidRule *rule, const PpidTrigger *trigger)
{
	guint count = work->clocks->len;

	for (guint i = 0; i < count; i++) {
		const PpidClock *before = work->clocks->pdata[i];
		g_autofree char *source = NULL;
		PpidSpan span;

		if (strcmp(before->code, trigger->name) != 0 ||
		    !in_force(rule, before->span.legal))
			continue;
		source = g_strconcat(PPID_CLOCK_END, before->code, "/",
				     before->root, NULL);
		ppid_deadline_from_end(work->context, rule->unit, rule->length,
				       &before->span, &span);
		add_clock(work, rule, trigger, source, before->root, &span,
			  before);
	}
}

static void
apply_rule(PpidClockWork *work, const PpidRule *rule, const PpidEvent *event)
{
	for (guint i = 0; i < rule->triggers->len; i++) {
		const PpidTrigger *trigger = rule->triggers->pdata[i];

		if (ppid_history_of(work->history, trigger->unless) != NULL)
			continue;
		switch (trigger->kind) {
		case PPID_TRIGGER_MAIL:
		case PPID_TRIGGER_FAULT:
			start_by_mail(work, rule, trigger, event);
			break;
		case PPID_TRIGGER_EVENT:
			if (strcmp(event->kind, trigger->name) == 0)
				start_at(work, rule, trigger, event);
			break;
		case PPID_TRIGGER_END:
			start_by_end(work, rule, trigger);
			break;
		}
	}
}

guint
ppid_deadline_apply(const PpidDeadlineContext *context, xmlNode *berkas)
{
	const GPtrArray *rules = ppid_rules_all(context->rules);
	PpidClockWork work = { .context = context, .berkas = berkas };
	const GPtrArray *events;

	ppid_clock_work_init(&work);
	events = ppid_history_effective(work.history);
	/* event by event: the same order whether they come at once or not */
	for (guint k = 0; k < events->len; k++)
		for (guint i = 0; i < rules->len; i++)
			apply_rule(&work, rules->pdata[i], events->pdata[k]);
	ppid_clock_work_clear(&work);
	return work.provisional;
}
