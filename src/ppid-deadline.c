/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One pass over the rules in their order.  A rule that follows the end of
 * another one finds it among the clocks made so far, since the table lets it
 * name only rules further up; so there are no cycles and no second pass.
 * What a record holds is read once into arrays and tables: the cost is
 * rules times events, never events times events.
 */
#include "config.h"
#include "ppid-deadline.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define STAGE "deadline"
#define END_PREFIX "akhir:"
#define MIN_YEAR 1900 /* of an instant that can start a clock */
#define MAX_YEAR 2199

/* An event with a usable instant; proposed ones (usulan) are left out. */
typedef struct {
	char *id;
	char *kind;
	GDateTime *instant;
	guint32 day;
} Event;

/* An incoming <surel> that has an event. */
typedef struct {
	const Event *event;
	xmlNode *class; /* its <klasifikasi>, or NULL */
} Mail;

/* A <tenggat>, made now or found in the store. */
typedef struct {
	char *code;
	char *root;	 /* id of the event at the head of the chain */
	PpidSpan span;
	char *condition; /* or NULL */
	char *doubt;	 /* why provisional, or NULL */
} Clock;

typedef struct {
	const PpidDeadlineContext *context;
	xmlNode *berkas;
	xmlNode *last; /* the last <tenggat> made, or NULL */
	bool damaged;  /* it has a <cacat> of an earlier stage */
	bool bad_time;
	guint provisional;
	GPtrArray *events;  /* Event *, in the order of the record */
	GPtrArray *mails;   /* Mail *, in the order of the record */
	GHashTable *kinds;  /* kinds of its events: set */
	GPtrArray *clocks;  /* Clock * */
	GHashTable *have;   /* "CODE PEMICU": set */
} Work;

/* --- reading the record ------------------------------------------------ */

static void
free_event(gpointer data)
{
	Event *event = data;

	g_free(event->id);
	g_free(event->kind);
	g_date_time_unref(event->instant);
	g_free(event);
}

static void
free_clock(gpointer data)
{
	Clock *clock = data;

	g_free(clock->code);
	g_free(clock->root);
	g_free(clock->condition);
	g_free(clock->doubt);
	g_free(clock);
}

/* NULL if there is none that can be used: the record is then damaged. */
static GDateTime *
read_instant(Work *work, xmlNode *node)
{
	g_autofree char *text = ppid_xml_get(node, "waktu");
	g_autoptr(GDateTime) instant =
		text != NULL ? ppid_time_parse(text, NULL) : NULL;

	if (instant != NULL &&
	    g_date_time_get_year(instant) >= MIN_YEAR &&
	    g_date_time_get_year(instant) <= MAX_YEAR)
		return g_steal_pointer(&instant);
	work->bad_time = true;
	return NULL;
}

static Event *
read_event(Work *work, xmlNode *node)
{
	g_autofree char *id = ppid_xml_get(node, "id");
	g_autofree char *kind = ppid_xml_get(node, "jenis");
	GDateTime *instant;
	Event *event;
	GDate date;

	if (id == NULL || kind == NULL || ppid_xml_is(node, "status", "usulan"))
		return NULL;
	instant = read_instant(work, node);
	if (instant == NULL)
		return NULL;
	ppid_time_date(instant, work->context->zone, &date, NULL);
	event = g_new0(Event, 1);
	event->id = g_steal_pointer(&id);
	event->kind = g_steal_pointer(&kind);
	event->instant = instant;
	event->day = g_date_get_julian(&date);
	g_ptr_array_add(work->events, event);
	g_hash_table_add(work->kinds, event->kind);
	return event;
}

/* Fills @work->events; the first event of each <surel> goes to @arrivals. */
static void
read_events(Work *work, GHashTable *arrivals)
{
	xmlNode *history = ppid_xml_child(work->berkas, "riwayat");

	for (xmlNode *n = ppid_xml_child(history, "peristiwa"); n != NULL;
	     n = ppid_xml_next(n, "peristiwa")) {
		g_autofree char *source = ppid_xml_get(n, "sumber");
		const Event *event = read_event(work, n);

		if (event != NULL && source != NULL &&
		    !g_hash_table_contains(arrivals, source))
			g_hash_table_insert(arrivals,
					    g_steal_pointer(&source),
					    (gpointer)event);
	}
}

static void
read_mails(Work *work)
{
	g_autoptr(GHashTable) arrivals = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) classes = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, NULL);

	read_events(work, arrivals);
	for (xmlNode *n = ppid_xml_child(work->berkas, "klasifikasi");
	     n != NULL; n = ppid_xml_next(n, "klasifikasi")) {
		char *id = ppid_xml_get(n, "surel");

		if (id != NULL)
			g_hash_table_insert(classes, id, n);
	}
	for (xmlNode *n = ppid_xml_child(work->berkas, "surel"); n != NULL;
	     n = ppid_xml_next(n, "surel")) {
		g_autofree char *id = ppid_xml_get(n, "id");
		const Event *event =
			id != NULL ? g_hash_table_lookup(arrivals, id) : NULL;
		Mail *mail;

		if (event == NULL || !ppid_xml_is(n, "arah", "masuk"))
			continue;
		mail = g_new0(Mail, 1);
		mail->event = event;
		mail->class = g_hash_table_lookup(classes, id);
		g_ptr_array_add(work->mails, mail);
	}
}

static char *
clock_key(const char *code, const char *trigger)
{
	return g_strconcat(code, " ", trigger, NULL);
}

/* A <tenggat> of the store: kept, and others may follow its end. */
static void
keep_clock(Work *work, xmlNode *node)
{
	g_autofree char *code = ppid_xml_get(node, "kode");
	g_autofree char *trigger = ppid_xml_get(node, "pemicu");
	g_autofree char *start = ppid_xml_get(node, "mulai");
	g_autofree char *strict = ppid_xml_get(node, "ketat");
	g_autofree char *legal = ppid_xml_get(node, "jatuh-tempo");
	GDate dates[3];
	const char *root;
	Clock *clock;

	work->last = node;
	if (ppid_xml_is(node, "sementara", "ya"))
		work->provisional++;
	if (code == NULL || trigger == NULL)
		return;
	g_hash_table_add(work->have, clock_key(code, trigger));
	if (!ppid_date_parse(start, &dates[0]) ||
	    !ppid_date_parse(strict, &dates[1]) ||
	    !ppid_date_parse(legal, &dates[2]))
		return;
	root = g_str_has_prefix(trigger, END_PREFIX) ? strchr(trigger, '/')
						     : NULL;
	clock = g_new0(Clock, 1);
	clock->root = g_strdup(root != NULL ? root + 1 : trigger);
	clock->code = g_steal_pointer(&code);
	clock->span.start = g_date_get_julian(&dates[0]);
	clock->span.strict = g_date_get_julian(&dates[1]);
	clock->span.legal = g_date_get_julian(&dates[2]);
	clock->condition = ppid_xml_get(node, "syarat");
	clock->doubt = ppid_xml_get(node, "sebab-sementara");
	g_ptr_array_add(work->clocks, clock);
}

/* Our own faults of an earlier run go; those of other stages are noted. */
static void
read_faults(Work *work)
{
	xmlNode *next;

	for (xmlNode *n = ppid_xml_child(work->berkas, "cacat"); n != NULL;
	     n = next) {
		next = ppid_xml_next(n, "cacat");
		if (ppid_xml_is(n, "tahap", STAGE))
			ppid_xml_remove(n);
		else
			work->damaged = true;
	}
}

/* --- writing ----------------------------------------------------------- */

static void
set_date(xmlNode *node, const char *attribute, guint32 day)
{
	g_autofree char *text = NULL;
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	text = ppid_date_format(&date);
	ppid_xml_set(node, attribute, text);
}

/* Every day from the trigger to the last day that was not counted. */
static void
write_skipped(const PpidDeadlineContext *context, xmlNode *node,
	      const PpidSpan *span)
{
	for (guint32 day = span->start; day <= span->legal; day++) {
		PpidDayOff off;
		xmlNode *skip;

		if (ppid_calendar_is_working(context->calendar, day, &off))
			continue;
		skip = ppid_xml_add(node, "lewati", NULL);
		set_date(skip, "tanggal", day);
		ppid_xml_set(skip, "sebab", off.cause);
		if (off.basis != NULL)
			ppid_xml_set(skip, "dasar", off.basis);
	}
}

static xmlNode *
new_node(Work *work)
{
	xmlNode *node;

	if (work->last == NULL) {
		node = ppid_berkas_add(work->berkas, "tenggat", NULL);
	} else {
		node = ppid_xml_new(work->berkas, "tenggat");
		xmlAddNextSibling(work->last, node);
	}
	work->last = node;
	return node;
}

static void
write_clock(Work *work, const PpidRule *rule, const char *trigger,
	    const Clock *clock)
{
	const PpidDeadlineContext *context = work->context;
	xmlNode *node = new_node(work);

	ppid_xml_set(node, "kode", rule->code);
	ppid_xml_set(node, "pemicu", trigger);
	set_date(node, "mulai", clock->span.start);
	ppid_xml_set_int(node, "lama", rule->length);
	ppid_xml_set(node, "satuan", ppid_unit_text(rule->unit));
	set_date(node, "ketat", clock->span.strict);
	set_date(node, "jatuh-tempo", clock->span.legal);
	ppid_xml_set(node, "pemikul", rule->owner);
	ppid_xml_set(node, "dasar", rule->basis);
	ppid_xml_set(node, "keterangan", rule->note);
	ppid_xml_set(node, "tanda", rule->mark);
	if (clock->condition != NULL) {
		ppid_xml_set(node, "bersyarat", "ya");
		ppid_xml_set(node, "syarat", clock->condition);
	}
	ppid_xml_set(node, "sementara", clock->doubt != NULL ? "ya" : "tidak");
	ppid_xml_set(node, "sebab-sementara", clock->doubt);
	ppid_xml_set(node, "kalender",
		     ppid_calendar_digest(context->calendar));
	ppid_xml_set(node, "aturan", ppid_rules_digest(context->rules));
	if (rule->unit == PPID_UNIT_WORKING_DAY)
		write_skipped(context, node, &clock->span);
}

/* --- clocks ------------------------------------------------------------ */

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
add_clock(Work *work, const PpidRule *rule, const PpidTrigger *trigger,
	  const char *source, const char *root, const PpidSpan *span,
	  const Clock *before)
{
	const PpidDeadlineContext *context = work->context;
	g_autofree char *key = clock_key(rule->code, source);
	g_autofree char *doubt = NULL;
	Clock *clock;

	if (g_hash_table_contains(work->have, key))
		return;
	g_hash_table_add(work->have, g_steal_pointer(&key));
	if (rule->unit == PPID_UNIT_WORKING_DAY)
		doubt = ppid_calendar_doubt(context->calendar, span->start,
					    span->legal);
	clock = g_new0(Clock, 1);
	clock->code = g_strdup(rule->code);
	clock->root = g_strdup(root);
	clock->span = *span;
	clock->condition = join_reasons(
		before != NULL ? before->condition : NULL, trigger->condition);
	clock->doubt =
		join_reasons(before != NULL ? before->doubt : NULL, doubt);
	if (clock->doubt != NULL)
		work->provisional++;
	write_clock(work, rule, source, clock);
	g_ptr_array_add(work->clocks, clock);
}

static bool
in_force(const PpidRule *rule, guint32 day)
{
	return day >= rule->from && day <= rule->to;
}

static void
start_at(Work *work, const PpidRule *rule, const PpidTrigger *trigger,
	 const Event *event)
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
mail_matches(const Mail *mail, const PpidTrigger *trigger)
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
mail_unread(const Work *work, const Mail *mail)
{
	g_autofree char *kind = ppid_xml_get(mail->class, "jenis");

	return work->damaged &&
	       (kind == NULL || strcmp(kind, "tidak-diketahui") == 0 ||
		ppid_xml_is(mail->class, "tinjau", "ya"));
}

static void
start_by_mail(Work *work, const PpidRule *rule, const PpidTrigger *trigger,
	      const Event *event)
{
	for (guint i = 0; i < work->mails->len; i++) {
		const Mail *mail = work->mails->pdata[i];

		if (mail->event == event &&
		    (trigger->kind == PPID_TRIGGER_FAULT
			     ? mail_unread(work, mail)
			     : mail_matches(mail, trigger)))
			start_at(work, rule, trigger, event);
	}
}

static void
start_by_end(Work *work, const PpidRule *rule, const PpidTrigger *trigger)
{
	guint count = work->clocks->len;

	for (guint i = 0; i < count; i++) {
		const Clock *before = work->clocks->pdata[i];
		g_autofree char *source = NULL;
		PpidSpan span;

		if (strcmp(before->code, trigger->name) != 0 ||
		    !in_force(rule, before->span.legal))
			continue;
		source = g_strconcat(END_PREFIX, before->code, "/",
				     before->root, NULL);
		ppid_deadline_from_end(work->context, rule->unit, rule->length,
				       &before->span, &span);
		add_clock(work, rule, trigger, source, before->root, &span,
			  before);
	}
}

static void
apply_rule(Work *work, const PpidRule *rule, const Event *event)
{
	for (guint i = 0; i < rule->triggers->len; i++) {
		const PpidTrigger *trigger = rule->triggers->pdata[i];

		if (trigger->unless != NULL &&
		    g_hash_table_contains(work->kinds, trigger->unless))
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

static void
clear_work(Work *work)
{
	g_ptr_array_unref(work->events);
	g_ptr_array_unref(work->mails);
	g_ptr_array_unref(work->clocks);
	g_hash_table_unref(work->kinds);
	g_hash_table_unref(work->have);
}

guint
ppid_deadline_apply(const PpidDeadlineContext *context, xmlNode *berkas)
{
	g_autofree char *revision = ppid_xml_get(berkas, "revisi");
	const GPtrArray *rules = ppid_rules_all(context->rules);
	Work work = { .context = context, .berkas = berkas };

	work.events = g_ptr_array_new_with_free_func(free_event);
	work.mails = g_ptr_array_new_with_free_func(g_free);
	work.clocks = g_ptr_array_new_with_free_func(free_clock);
	work.kinds = g_hash_table_new(g_str_hash, g_str_equal);
	work.have = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					  NULL);
	if (revision == NULL)
		ppid_berkas_remove(berkas, "tenggat");
	for (xmlNode *n = ppid_xml_child(berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat"))
		keep_clock(&work, n);
	read_faults(&work);
	read_mails(&work);
	/* event by event: the same order whether they come at once or not */
	for (guint k = 0; k < work.events->len; k++)
		for (guint i = 0; i < rules->len; i++)
			apply_rule(&work, rules->pdata[i],
				   work.events->pdata[k]);
	if (work.bad_time)
		ppid_berkas_add_fault(berkas, STAGE, "waktu-rusak",
				      "an event has no usable instant");
	clear_work(&work);
	return work.provisional;
}
