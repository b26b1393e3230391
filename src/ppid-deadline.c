/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Event by event, one pass over the rules in their order.  A rule that
 * follows the end of another one finds it among the clocks of that event,
 * since the table lets it name only rules further up; so there are no cycles
 * and no second pass.  What a record holds is read once into arrays and
 * tables: the cost is rules times events, never events times events.
 */
#include "config.h"
#include "ppid-deadline-private.h"

#include <string.h>

#include "ppid-time.h"
#include "ppid-xml.h"

/* A clock about to be made. */
typedef struct {
	const PpidRule *rule;
	const PpidTrigger *trigger;
	const PpidEvent *event;	 /* at the head of the chain */
	const PpidClock *before; /* the one it follows, or NULL */
	const char *source;	 /* tenggat/@pemicu */
	PpidSpan span;
	guint32 base; /* the day that was named, or 0 */
} Start;

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

/* --- conditions -------------------------------------------------------- */

/* Is @event in time to fulfil the condition?  An extension must have gone
 * out before the time ran out; staff may confirm a mail at any time. */
static bool
fulfils(const PpidClockWork *work, const Start *start, const PpidEvent *event)
{
	const PpidEvent *arrival;

	if (start->before != NULL)
		return event->day >= start->before->span.start &&
		       event->day <= start->before->span.legal;
	arrival = ppid_history_arrival(work->history, event->source);
	return arrival != NULL ? arrival == start->event
			       : event->day >= start->event->day;
}

static bool
is_fulfilled(const PpidClockWork *work, const Start *start)
{
	const PpidEventTest *test = &start->trigger->when;
	const GPtrArray *events = ppid_history_of(work->history, test->kind);

	for (guint i = 0; events != NULL && i < events->len; i++) {
		const PpidEvent *event = events->pdata[i];

		if (ppid_event_test_passes(test, event) &&
		    fulfils(work, start, event))
			return true;
	}
	return false;
}

static char *
condition_of(const PpidClockWork *work, const Start *start)
{
	const char *own = is_fulfilled(work, start) ? NULL
						    : start->trigger->condition;

	return join_reasons(
		start->before != NULL ? start->before->condition : NULL, own);
}

static bool
is_revisable(const Start *start)
{
	return start->trigger->when.kind != NULL ||
	       (start->before != NULL && start->before->revisable);
}

/* --- clocks ------------------------------------------------------------ */

static char *
doubt_of(const PpidClockWork *work, const Start *start)
{
	const PpidSpan *span = &start->span;
	guint32 from = start->base != 0 ? start->base : span->start;
	g_autofree char *doubt = NULL;

	if (start->rule->unit == PPID_UNIT_WORKING_DAY &&
	    start->rule->length > 0)
		doubt = ppid_calendar_doubt(work->context->calendar,
					    MIN(from, span->strict),
					    MAX(from, span->legal));
	return join_reasons(
		start->before != NULL ? start->before->doubt : NULL, doubt);
}

/* When the hours are over, not only on which day. */
static char *
until_of(const PpidClockWork *work, const Start *start)
{
	g_autoptr(GDateTime) end = NULL;

	if (start->rule->unit != PPID_UNIT_HOUR || start->before != NULL ||
	    start->base != 0)
		return NULL;
	end = g_date_time_add_hours(start->event->instant,
				    (gint)start->rule->length);
	return ppid_time_format(end, work->context->zone);
}

static char *
conflicts_of(const PpidRule *rule)
{
	GString *codes = g_string_new(NULL);

	for (guint i = 0; i < rule->conflicts->len; i++) {
		const PpidConflict *conflict = rule->conflicts->pdata[i];

		g_string_append_printf(codes, "%s%s", i > 0 ? " " : "",
				       conflict->code);
	}
	return g_string_free(codes, codes->len == 0);
}

/* The earliest last day of the readings of one event; 0 if the rule does
 * not warn, or no other reading has it. */
static guint32
warning_of(const PpidClockWork *work, const Start *start)
{
	const GPtrArray *chain =
		g_hash_table_lookup(work->chains, start->event->id);
	const GPtrArray *conflicts = start->rule->conflicts;
	guint32 first = 0;

	for (guint i = 0; i < conflicts->len; i++) {
		const PpidConflict *conflict = conflicts->pdata[i];

		for (guint k = 0; conflict->warns && chain != NULL &&
				  k < chain->len;
		     k++) {
			const PpidClock *other = chain->pdata[k];

			if (!ppid_event_has_word(other->conflicts,
						 conflict->code))
				continue;
			first = MIN(first != 0 ? first : start->span.legal,
				    other->span.legal);
		}
	}
	return first;
}

static PpidClock *
new_clock(const PpidClockWork *work, const Start *start)
{
	PpidClock *clock = g_new0(PpidClock, 1);

	clock->code = g_strdup(start->rule->code);
	clock->root = g_strdup(start->event->id);
	clock->head = start->event;
	clock->span = start->span;
	clock->base = start->base;
	clock->before = start->rule->before;
	clock->until = until_of(work, start);
	clock->condition = condition_of(work, start);
	clock->revisable = is_revisable(start);
	clock->doubt = doubt_of(work, start);
	clock->conflicts = conflicts_of(start->rule);
	clock->warning = warning_of(work, start);
	clock->met = true;
	return clock;
}

/* A clock of the store: its dates stay. */
static void
meet_clock(const PpidClockWork *work, const Start *start, PpidClock *clock)
{
	g_autofree char *condition = NULL;

	if (clock == NULL || clock->met)
		return;
	clock->met = true;
	clock->revisable = is_revisable(start);
	if (!clock->revisable)
		return;
	condition = condition_of(work, start);
	ppid_clock_revise(clock, condition);
}

static void
make_clock(PpidClockWork *work, const Start *start)
{
	g_autofree char *key =
		ppid_clock_key(start->rule->code, start->source);
	gpointer found;
	PpidClock *clock;

	if (g_hash_table_lookup_extended(work->have, key, NULL, &found)) {
		meet_clock(work, start, found);
		return;
	}
	clock = new_clock(work, start);
	if (clock->doubt != NULL)
		work->provisional++;
	ppid_clock_write(work, start->rule, start->source, clock);
	ppid_clock_add(work, clock);
	g_hash_table_insert(work->have, g_steal_pointer(&key), clock);
}

/* --- triggers ---------------------------------------------------------- */

static bool
in_force(const PpidRule *rule, guint32 day)
{
	return day >= rule->from && day <= rule->to;
}

/* From the instant of the event, or from or to the day that it names. */
static bool
count(const PpidClockWork *work, Start *start)
{
	const PpidDeadlineContext *context = work->context;
	const PpidRule *rule = start->rule;
	const PpidEvent *event = start->event;

	if (!start->trigger->stated) {
		ppid_deadline_from_instant(context, rule->unit, rule->length,
					   event->instant, &start->span);
		return true;
	}
	if (event->stated_day == 0)
		return false;
	start->base = event->stated_day;
	(rule->before ? ppid_deadline_before_date : ppid_deadline_after_date)(
		context, rule->unit, rule->length, start->base, &start->span);
	start->span.start = event->day;
	return true;
}

static void
start_at(PpidClockWork *work, const PpidRule *rule, const PpidTrigger *trigger,
	 const PpidEvent *event)
{
	bool by_begin = rule->by_request && trigger->kind == PPID_TRIGGER_EVENT;
	Start start = { .rule = rule, .trigger = trigger, .event = event,
			.source = event->id };

	if (in_force(rule, by_begin ? work->begin : event->day) &&
	    count(work, &start))
		make_clock(work, &start);
}

/* The mail that staff confirm by this event has started the clock already,
 * and from its own instant. */
static bool
is_running(const PpidClockWork *work, const PpidRule *rule,
	   const PpidEvent *event)
{
	const PpidEvent *arrival =
		ppid_history_arrival(work->history, event->source);
	g_autofree char *key = NULL;
	const PpidClock *clock;

	if (arrival == NULL || arrival == event)
		return false;
	key = ppid_clock_key(rule->code, arrival->id);
	clock = g_hash_table_lookup(work->have, key);
	return clock != NULL && clock->condition == NULL;
}

static void
start_by_event(PpidClockWork *work, const PpidRule *rule,
	       const PpidTrigger *trigger, const PpidEvent *event)
{
	if (ppid_event_test_passes(&trigger->test, event) &&
	    !is_running(work, rule, event))
		start_at(work, rule, trigger, event);
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
mail_matches(xmlNode *class, const PpidTrigger *trigger)
{
	if (class == NULL)
		return false;
	if (trigger->review && !ppid_xml_is(class, "tinjau", "ya"))
		return false;
	if (trigger->secondary)
		return has_second_kind(class, trigger->name);
	return ppid_xml_is(class, "jenis", trigger->name);
}

/* A mail of a damaged record that nobody could tell the kind of: it was
 * received all the same. */
static bool
mail_unread(const PpidClockWork *work, xmlNode *class)
{
	g_autofree char *kind = ppid_xml_get(class, "jenis");

	return work->damaged &&
	       (kind == NULL || strcmp(kind, "tidak-diketahui") == 0 ||
		ppid_xml_is(class, "tinjau", "ya"));
}

static void
start_by_mail(PpidClockWork *work, const PpidRule *rule,
	      const PpidTrigger *trigger, const PpidEvent *event)
{
	gpointer class;

	if (g_hash_table_lookup_extended(work->arrivals, event, NULL,
					 &class) &&
	    (trigger->kind == PPID_TRIGGER_FAULT
		     ? mail_unread(work, class)
		     : mail_matches(class, trigger)))
		start_at(work, rule, trigger, event);
}

static void
start_by_end(PpidClockWork *work, const PpidRule *rule,
	     const PpidTrigger *trigger, const PpidEvent *event)
{
	const GPtrArray *chain = g_hash_table_lookup(work->chains, event->id);
	guint len = chain != NULL ? chain->len : 0;

	for (guint i = 0; i < len; i++) {
		const PpidClock *before = chain->pdata[i];
		g_autofree char *source = NULL;
		Start start = { .rule = rule, .trigger = trigger,
				.event = event, .before = before };

		if (strcmp(before->code, trigger->name) != 0 ||
		    !in_force(rule, rule->by_request ? event->day
						     : before->span.legal))
			continue;
		source = g_strconcat(PPID_CLOCK_END, before->code, "/",
				     before->root, NULL);
		start.source = source;
		ppid_deadline_from_end(work->context, rule->unit, rule->length,
				       &before->span, &start.span);
		make_clock(work, &start);
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
			start_by_event(work, rule, trigger, event);
			break;
		case PPID_TRIGGER_END:
			start_by_end(work, rule, trigger, event);
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
