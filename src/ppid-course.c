/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-course.h"

#include <string.h>

#include "ppid-time.h"
#include "ppid-xml.h"

#define NO_KIND "Jenis peristiwa ini tidak ada dalam alur."
#define UNKNOWN_MAIL "tidak-diketahui"
#define LAPSE_PREFIX "akhir:"

/* The clocks of one rule, by the day on which they start: the latest last
 * days of those up to here, without and with a condition; 0 for none. */
typedef struct {
	guint32 start, sure, conditional;
} Clock;

/* What the course says of an event; strings of the flow. */
typedef struct {
	const char *refusal;
	GPtrArray *warnings; /* or NULL */
} Verdict;

struct PpidCourse {
	const PpidFlow *flow;
	PpidHistory *history;
	GHashTable *clocks;   /* code of a rule -> GArray of Clock */
	GHashTable *classes;  /* id of a <surel> -> its <klasifikasi> */
	GPtrArray *done;      /* const PpidEvent *: those that followed */
	GHashTable *kinds;    /* their kinds: set */
	GHashTable *verdicts; /* id of an event -> Verdict * */
	const PpidFlowState *state;
	guint32 since;
	char *cause;
	guint32 today;
};

/* --- reading the record ------------------------------------------------ */

static void
free_clocks(gpointer data)
{
	g_array_unref(data);
}

static void
free_verdict(gpointer data)
{
	Verdict *verdict = data;

	if (verdict->warnings != NULL)
		g_ptr_array_unref(verdict->warnings);
	g_free(verdict);
}

static bool
read_day(xmlNode *node, const char *attribute, guint32 *day_out)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	GDate date;

	if (!ppid_date_parse(text, &date))
		return false;
	*day_out = g_date_get_julian(&date);
	return true;
}

static void
read_clock(PpidCourse *course, xmlNode *node)
{
	g_autofree char *code = ppid_xml_get(node, "kode");
	Clock clock = { 0 };
	GArray *clocks;
	guint32 legal;

	if (code == NULL || !read_day(node, "mulai", &clock.start) ||
	    !read_day(node, "jatuh-tempo", &legal))
		return;
	if (ppid_xml_is(node, "bersyarat", "ya"))
		clock.conditional = legal;
	else
		clock.sure = legal;
	clocks = g_hash_table_lookup(course->clocks, code);
	if (clocks == NULL) {
		clocks = g_array_new(FALSE, FALSE, sizeof(Clock));
		g_hash_table_insert(course->clocks, g_steal_pointer(&code),
				    clocks);
	}
	g_array_append_val(clocks, clock);
}

static int
compare_starts(gconstpointer a, gconstpointer b)
{
	const Clock *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

/* Sorted and summed up, so that no question about them goes through all:
 * a case may have as many as it has mails. */
static void
read_clocks(PpidCourse *course, xmlNode *berkas)
{
	GHashTableIter iter;
	gpointer value;

	for (xmlNode *n = ppid_xml_child(berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat"))
		read_clock(course, n);
	g_hash_table_iter_init(&iter, course->clocks);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		GArray *clocks = value;

		g_array_sort(clocks, compare_starts);
		for (guint i = 1; i < clocks->len; i++) {
			Clock *clock = &g_array_index(clocks, Clock, i);

			clock->sure = MAX(clock->sure, clock[-1].sure);
			clock->conditional = MAX(clock->conditional,
						 clock[-1].conditional);
		}
	}
}

static void
read_classes(PpidCourse *course, xmlNode *berkas)
{
	for (xmlNode *n = ppid_xml_child(berkas, "klasifikasi"); n != NULL;
	     n = ppid_xml_next(n, "klasifikasi")) {
		char *id = ppid_xml_get(n, "surel");

		if (id != NULL)
			g_hash_table_insert(course->classes, id, n);
	}
}

/* --- tests ------------------------------------------------------------- */

static bool
in_words(char *const *words, const char *word)
{
	return word != NULL &&
	       g_strv_contains((const char *const *)words, word);
}

/* Of the clocks of @code that have begun on @day; NULL if there is none. */
static const Clock *
clocks_until(const PpidCourse *course, const char *code, guint32 day)
{
	const GArray *clocks = g_hash_table_lookup(course->clocks, code);
	guint low = 0, high = clocks != NULL ? clocks->len : 0;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(clocks, Clock, middle).start <= day)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &g_array_index(clocks, Clock, low - 1) : NULL;
}

/* The last day of these rules: of clocks that have begun on @day, those
 * without a condition before the others.  0 if there is none. */
static guint32
end_of(const PpidCourse *course, char *const *codes, guint32 day,
       bool with_conditional)
{
	guint32 sure = 0, conditional = 0;

	for (; *codes != NULL; codes++) {
		const Clock *clock = clocks_until(course, *codes, day);

		if (clock == NULL)
			continue;
		sure = MAX(sure, clock->sure);
		conditional = MAX(conditional, clock->conditional);
	}
	return sure == 0 && with_conditional ? conditional : sure;
}

static bool
happened(const PpidCourse *course, char *const *kinds)
{
	for (; *kinds != NULL; kinds++)
		if (g_hash_table_contains(course->kinds, *kinds))
			return true;
	return false;
}

static void
add_reasons(GHashTable *set, const PpidEvent *event)
{
	g_auto(GStrv) words = event->reasons != NULL
				      ? g_strsplit(event->reasons, " ", -1)
				      : NULL;

	for (char **p = words; p != NULL && *p != NULL; p++)
		if (**p != '\0')
			g_hash_table_add(set, g_strdup(*p));
}

static bool
reasons_fit(const PpidFlowTest *test, GHashTable *set)
{
	GHashTableIter iter;
	gpointer word;
	bool any = false, only = g_hash_table_size(set) > 0;

	g_hash_table_iter_init(&iter, set);
	while (g_hash_table_iter_next(&iter, &word, NULL)) {
		if (test->any_reason != NULL)
			any |= in_words(test->any_reason, word);
		if (test->only_reasons != NULL)
			only &= in_words(test->only_reasons, word);
	}
	return (test->any_reason == NULL || any) &&
	       (test->only_reasons == NULL || only);
}

/* Outcome and reasons, of @event or of what went before. */
static bool
content_fits(const PpidCourse *course, const PpidFlowTest *test,
	     const PpidEvent *event)
{
	g_autoptr(GHashTable) set =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const char *outcome = NULL;

	if (test->history == NULL && event == NULL)
		return true; /* nothing is known of it: it may fit */
	if (test->history == NULL) {
		outcome = event->outcome;
		add_reasons(set, event);
	}
	for (guint i = 0; test->history != NULL && i < course->done->len;
	     i++) {
		const PpidEvent *earlier = course->done->pdata[i];

		if (!in_words(test->history, earlier->kind))
			continue;
		outcome = earlier->outcome;
		add_reasons(set, earlier);
	}
	return (test->outcomes == NULL || in_words(test->outcomes, outcome)) &&
	       reasons_fit(test, set);
}

/* @kind, @event: NULL for the lapse of a deadline; @event also where only
 * the kind is known. */
static bool
holds(const PpidCourse *course, const PpidFlowTest *test, const char *kind,
      const PpidEvent *event, guint32 day)
{
	guint32 end;

	if (test->once && kind != NULL &&
	    g_hash_table_contains(course->kinds, kind))
		return false;
	if (test->before != NULL) {
		end = end_of(course, test->before, day, true);
		if (end != 0 && day > end)
			return false;
	}
	if (test->after != NULL) {
		/* also of a clock that has not begun */
		end = end_of(course, test->after, G_MAXUINT32, true);
		if (end != 0 && day <= end)
			return false;
	}
	if (test->needs != NULL && !happened(course, test->needs))
		return false;
	if (test->without != NULL && happened(course, test->without))
		return false;
	return content_fits(course, test, event);
}

/* --- transitions ------------------------------------------------------- */

static bool
leads_from(const PpidFlowStep *step, const PpidFlowState *state)
{
	return step->from == NULL || in_words(step->from, state->code);
}

static bool
selected(const PpidCourse *course, const PpidFlowStep *step,
	 const char *kind, const PpidEvent *event, guint32 day)
{
	for (guint i = 0; i < step->selectors->len; i++)
		if (!holds(course, step->selectors->pdata[i], kind, event, day))
			return false;
	return true;
}

static void
enter(PpidCourse *course, const PpidFlowState *state, guint32 day,
      const char *cause)
{
	course->state = state;
	course->since = MAX(day, course->since);
	g_free(course->cause);
	course->cause = g_strdup(cause);
}

/* The deadline that is the first to end before @day; NULL if none does. */
static const PpidFlowStep *
next_lapse(const PpidCourse *course, guint32 day, guint32 *end_out)
{
	const GPtrArray *steps = ppid_flow_steps(course->flow);
	const PpidFlowStep *first = NULL;

	for (guint i = 0; i < steps->len; i++) {
		const PpidFlowStep *step = steps->pdata[i];
		char *codes[] = { step->name, NULL };
		guint32 end;

		if (step->by != PPID_STEP_LAPSE ||
		    !leads_from(step, course->state))
			continue;
		end = end_of(course, codes, day, false);
		if (end == 0 || end >= day ||
		    (first != NULL && end >= *end_out) ||
		    !selected(course, step, NULL, NULL, day))
			continue;
		first = step;
		*end_out = end;
	}
	return first;
}

/* Deadlines whose last day is before @day.  A table with a circle of them
 * must not keep us. */
static void
lapse(PpidCourse *course, guint32 day)
{
	guint limit = ppid_flow_states(course->flow)->len;

	for (guint i = 0; i < limit; i++) {
		guint32 end = 0;
		const PpidFlowStep *step = next_lapse(course, day, &end);
		g_autofree char *cause = NULL;

		if (step == NULL)
			return;
		cause = g_strconcat(LAPSE_PREFIX, step->name, NULL);
		enter(course, step->to, end + 1, cause);
	}
}

static bool
has_second_kind(xmlNode *class, char *const *kinds)
{
	for (xmlNode *n = ppid_xml_child(class, "jenis-lain"); n != NULL;
	     n = ppid_xml_next(n, "jenis-lain")) {
		g_autofree char *text = ppid_xml_text(n);

		if (in_words(kinds, text))
			return true;
	}
	return false;
}

static bool
mail_fits(const PpidFlowStep *step, xmlNode *class)
{
	g_autofree char *kind = ppid_xml_get(class, "jenis");

	if (step->mails != NULL &&
	    !in_words(step->mails, kind != NULL ? kind : UNKNOWN_MAIL))
		return false;
	if (step->review != NULL &&
	    !ppid_xml_is(class, "tinjau", step->review))
		return false;
	return step->secondary == NULL ||
	       has_second_kind(class, step->secondary);
}

/* Written by a filter: a mail came in, or nothing of interest. */
static void
take_mail(PpidCourse *course, const PpidEvent *event)
{
	const GPtrArray *steps = ppid_flow_steps(course->flow);
	xmlNode *class;

	if (ppid_history_arrival(course->history, event->source) != event)
		return;
	class = g_hash_table_lookup(course->classes, event->source);
	for (guint i = 0; i < steps->len; i++) {
		const PpidFlowStep *step = steps->pdata[i];

		if (step->by != PPID_STEP_MAIL ||
		    !leads_from(step, course->state) ||
		    !mail_fits(step, class))
			continue;
		enter(course, step->to, event->day, event->id);
		return;
	}
}

static const PpidFlowStep *
find_step(const PpidCourse *course, const char *kind, const PpidEvent *event,
	  guint32 day)
{
	const GPtrArray *steps = ppid_flow_steps(course->flow);

	for (guint i = 0; i < steps->len; i++) {
		const PpidFlowStep *step = steps->pdata[i];

		if (step->by == PPID_STEP_EVENT &&
		    strcmp(step->name, kind) == 0 &&
		    leads_from(step, course->state) &&
		    selected(course, step, kind, event, day))
			return step;
	}
	return NULL;
}

/* The first reason against @step; warnings go to @verdict, which may be
 * NULL. */
static const char *
check_guards(const PpidCourse *course, const PpidFlowStep *step,
	     const char *kind, const PpidEvent *event, guint32 day,
	     Verdict *verdict)
{
	for (guint i = 0; i < step->guards->len; i++) {
		const PpidFlowTest *guard = step->guards->pdata[i];

		if (holds(course, guard, kind, event, day))
			continue;
		if (!guard->warn)
			return guard->text;
		if (verdict == NULL)
			continue;
		if (verdict->warnings == NULL)
			verdict->warnings = g_ptr_array_new();
		g_ptr_array_add(verdict->warnings, guard->text);
	}
	return NULL;
}

static void
take_event(PpidCourse *course, const PpidEvent *event)
{
	const PpidFlowKind *kind = ppid_flow_kind(course->flow, event->kind);
	Verdict *verdict = g_new0(Verdict, 1);
	const PpidFlowStep *step = NULL;

	g_hash_table_insert(course->verdicts, event->id, verdict);
	if (kind == NULL) {
		verdict->refusal = NO_KIND;
		return;
	}
	if (kind->machine) {
		take_mail(course, event);
		return;
	}
	step = find_step(course, kind->name, event, event->day);
	verdict->refusal =
		step != NULL ? check_guards(course, step, kind->name, event,
					    event->day, verdict)
			     : ppid_flow_refusal(kind, course->state->code);
	if (verdict->refusal != NULL)
		return;
	if (step->to != NULL && step->to != course->state)
		enter(course, step->to, event->day, event->id);
	g_ptr_array_add(course->done, (gpointer)event);
	g_hash_table_add(course->kinds, event->kind);
}

/* --- the course -------------------------------------------------------- */

/* The array holds them in the order of the record, which a stable sort
 * keeps. */
static int
compare_events(gconstpointer a, gconstpointer b, gpointer data)
{
	const PpidEvent *x = *(const PpidEvent *const *)a;
	const PpidEvent *y = *(const PpidEvent *const *)b;

	(void)data;
	return g_date_time_compare(x->instant, y->instant);
}

static GPtrArray *
events_by_time(const PpidHistory *history)
{
	const GPtrArray *all = ppid_history_effective(history);
	GPtrArray *sorted = g_ptr_array_sized_new(all->len);

	for (guint i = 0; i < all->len; i++)
		g_ptr_array_add(sorted, all->pdata[i]);
	if (sorted->len > 0)
		g_qsort_with_data(sorted->pdata, (gint)sorted->len,
				  sizeof(gpointer), compare_events, NULL);
	return sorted;
}

PpidCourse *
ppid_course_new(const PpidFlow *flow, xmlNode *berkas, GTimeZone *zone,
		guint32 today)
{
	PpidCourse *course = g_new0(PpidCourse, 1);
	g_autoptr(GPtrArray) events = NULL;

	course->flow = flow;
	course->today = today;
	course->history = ppid_history_read(berkas, zone);
	course->clocks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       free_clocks);
	course->classes = g_hash_table_new_full(g_str_hash, g_str_equal,
						g_free, NULL);
	course->done = g_ptr_array_new();
	course->kinds = g_hash_table_new(g_str_hash, g_str_equal);
	course->verdicts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
						 free_verdict);
	course->state = ppid_flow_states(flow)->pdata[0];
	read_clocks(course, berkas);
	read_classes(course, berkas);
	events = events_by_time(course->history);
	for (guint i = 0; i < events->len; i++) {
		const PpidEvent *event = events->pdata[i];

		if (event->day > today)
			break;
		lapse(course, event->day);
		take_event(course, event);
	}
	lapse(course, today);
	return course;
}

void
ppid_course_free(PpidCourse *course)
{
	if (course == NULL)
		return;
	g_ptr_array_unref(course->done);
	g_hash_table_unref(course->kinds);
	g_hash_table_unref(course->verdicts);
	g_hash_table_unref(course->classes);
	g_hash_table_unref(course->clocks);
	ppid_history_free(course->history);
	g_free(course->cause);
	g_free(course);
}

const PpidFlowState *
ppid_course_state(const PpidCourse *course)
{
	return course->state;
}

guint32
ppid_course_since(const PpidCourse *course)
{
	return course->since;
}

const char *
ppid_course_cause(const PpidCourse *course)
{
	return course->cause;
}

const PpidHistory *
ppid_course_history(const PpidCourse *course)
{
	return course->history;
}

const char *
ppid_course_refusal(const PpidCourse *course, const char *id)
{
	const Verdict *verdict = g_hash_table_lookup(course->verdicts, id);

	return verdict != NULL ? verdict->refusal : NULL;
}

const GPtrArray *
ppid_course_warnings(const PpidCourse *course, const char *id)
{
	const Verdict *verdict = g_hash_table_lookup(course->verdicts, id);

	return verdict != NULL ? verdict->warnings : NULL;
}

const char *
ppid_course_may(const PpidCourse *course, const PpidFlowKind *kind)
{
	const PpidFlowStep *step =
		find_step(course, kind->name, NULL, course->today);

	if (step == NULL)
		return ppid_flow_refusal(kind, course->state->code);
	return check_guards(course, step, kind->name, NULL, course->today,
			    NULL);
}

const PpidFlowState *
ppid_state_of(const PpidFlow *flow, xmlNode *berkas, GTimeZone *zone,
	      guint32 today, guint32 *since_out)
{
	g_autoptr(PpidCourse) course =
		ppid_course_new(flow, berkas, zone, today);

	if (since_out != NULL)
		*since_out = course->since;
	return course->state;
}
