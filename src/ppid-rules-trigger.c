/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What starts a clock and what ends it: <pemicu> and <penutup>. */
#include "config.h"
#include "ppid-rules-private.h"

#include <string.h>

#include "ppid-xml.h"

/* The words of an attribute; NULL if it is not there. */
static char **
read_words(xmlNode *node, const char *attribute)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	g_auto(GStrv) parts = NULL;
	GPtrArray *words;

	if (text == NULL)
		return NULL;
	parts = g_strsplit_set(text, " \t\r\n", -1);
	words = g_ptr_array_new();
	for (char **p = parts; *p != NULL; p++)
		if (**p != '\0')
			g_ptr_array_add(words, g_strdup(*p));
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

static void
read_test(xmlNode *node, const char *kind, PpidEventTest *test)
{
	test->kind = ppid_xml_get(node, kind);
	test->outcomes = read_words(node, "hasil");
	test->reasons = read_words(node, "alasan");
	test->articles = read_words(node, "pasal");
	test->in_time = ppid_xml_is(node, "tepat-waktu", "ya");
}

static void
clear_test(PpidEventTest *test)
{
	g_free(test->kind);
	g_strfreev(test->outcomes);
	g_strfreev(test->reasons);
	g_strfreev(test->articles);
}

static void
free_test(gpointer data)
{
	clear_test(data);
	g_free(data);
}

static void
free_trigger(gpointer data)
{
	PpidTrigger *trigger = data;

	clear_test(&trigger->test);
	clear_test(&trigger->when);
	g_free(trigger->name);
	g_free(trigger->unless);
	g_free(trigger->condition);
	g_free(trigger);
}

GPtrArray *
ppid_rules_read_tests(xmlNode *parent)
{
	GPtrArray *tests = g_ptr_array_new_with_free_func(free_test);

	for (xmlNode *n = ppid_xml_child(parent, "penutup"); n != NULL;
	     n = ppid_xml_next(n, "penutup")) {
		PpidEventTest *test = g_new0(PpidEventTest, 1);

		read_test(n, "peristiwa", test);
		g_ptr_array_add(tests, test);
	}
	return tests;
}

/* surel=, peristiwa=, akhir= or cacat=: exactly one. */
static bool
read_kind(const PpidRules *rules, xmlNode *node, PpidTrigger *trigger,
	  GError **error)
{
	static const struct {
		const char *attribute;
		PpidTriggerKind kind;
	} kinds[] = {
		{ "surel", PPID_TRIGGER_MAIL },
		{ "peristiwa", PPID_TRIGGER_EVENT },
		{ "akhir", PPID_TRIGGER_END },
		{ "cacat", PPID_TRIGGER_FAULT },
	};
	guint found = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		char *value = ppid_xml_get(node, kinds[i].attribute);

		if (value == NULL)
			continue;
		found++;
		trigger->kind = kinds[i].kind;
		g_free(trigger->name);
		trigger->name = value;
	}
	return found == 1 ||
	       ppid_rules_fail(rules, (int)xmlGetLineNo(node), error,
			       "a pemicu has one of surel, peristiwa, akhir, "
			       "cacat");
}

static void
read_trigger(xmlNode *node, PpidTrigger *trigger)
{
	trigger->review = ppid_xml_is(node, "tinjau", "ya");
	trigger->secondary = ppid_xml_is(node, "lain", "ya");
	trigger->stated = ppid_xml_is(node, "pada", "untuk");
	trigger->unless = ppid_xml_get(node, "kecuali");
	trigger->condition = ppid_xml_get(node, "syarat");
	if (trigger->kind == PPID_TRIGGER_EVENT)
		read_test(node, "peristiwa", &trigger->test);
	else
		read_test(node, "bila", &trigger->when);
}

/* What is wrong with its attributes, or NULL. */
static const char *
find_clash(xmlNode *node, const PpidRule *rule, const PpidTrigger *trigger)
{
	g_autofree char *when = ppid_xml_get(node, "bila");
	const PpidEventTest *test = &trigger->when;

	if ((trigger->review || trigger->secondary) &&
	    trigger->kind != PPID_TRIGGER_MAIL)
		return "tinjau and lain go with surel only";
	if (trigger->stated && trigger->kind != PPID_TRIGGER_EVENT)
		return "pada goes with peristiwa only";
	if (rule->before && !trigger->stated)
		return "a rule with arah='sebelum' needs pada='untuk'";
	if (when != NULL && trigger->kind == PPID_TRIGGER_EVENT)
		return "bila does not go with peristiwa";
	if (when != NULL && trigger->condition == NULL)
		return "bila needs the syarat that it fulfils";
	if (when == NULL && (test->outcomes != NULL || test->reasons != NULL ||
			     test->articles != NULL))
		return "hasil, alasan and pasal go with peristiwa or bila";
	return NULL;
}

bool
ppid_rules_read_triggers(const PpidRules *rules, xmlNode *node,
			 PpidRule *rule, GError **error)
{
	rule->triggers = g_ptr_array_new_with_free_func(free_trigger);
	for (xmlNode *n = ppid_xml_child(node, "pemicu"); n != NULL;
	     n = ppid_xml_next(n, "pemicu")) {
		PpidTrigger *trigger = g_new0(PpidTrigger, 1);
		int line = (int)xmlGetLineNo(n);
		const char *clash;

		g_ptr_array_add(rule->triggers, trigger);
		if (!read_kind(rules, n, trigger, error))
			return false;
		read_trigger(n, trigger);
		clash = find_clash(n, rule, trigger);
		if (clash != NULL)
			return ppid_rules_fail(rules, line, error, "%s",
					       clash);
		if (trigger->kind == PPID_TRIGGER_END &&
		    ppid_rules_find_code(rules, trigger->name) == NULL)
			return ppid_rules_fail(
				rules, line, error,
				"akhir='%s' is not a rule further up",
				trigger->name);
	}
	return true;
}

/* --- questions --------------------------------------------------------- */

static bool
has_one_of(char *const *wanted, const char *words)
{
	if (wanted == NULL)
		return true;
	for (; *wanted != NULL; wanted++)
		if (ppid_event_has_word(words, *wanted))
			return true;
	return false;
}

bool
ppid_event_test_passes(const PpidEventTest *test, const PpidEvent *event)
{
	return test->kind != NULL && strcmp(test->kind, event->kind) == 0 &&
	       has_one_of(test->outcomes, event->outcome) &&
	       has_one_of(test->reasons, event->reasons) &&
	       has_one_of(test->articles, event->articles);
}

/* The earlier in the record of @found (or NULL) and what passes @test. */
static const PpidEvent *
first_of(const PpidHistory *history, const PpidEventTest *test,
	 guint32 start, guint32 legal, const PpidEvent *found)
{
	const GPtrArray *events = ppid_history_of(history, test->kind);

	for (guint i = 0; events != NULL && i < events->len; i++) {
		const PpidEvent *event = events->pdata[i];

		if (event->day < start ||
		    (test->in_time && event->day > legal) ||
		    !ppid_event_test_passes(test, event))
			continue;
		return found == NULL || event->order < found->order ? event
								    : found;
	}
	return found;
}

const PpidEvent *
ppid_rules_closer(const PpidRules *rules, const PpidRule *rule,
		  const PpidHistory *history, guint32 start, guint32 legal)
{
	const PpidEvent *found = NULL;

	for (guint i = 0; i < rules->closers->len; i++)
		found = first_of(history, rules->closers->pdata[i], start,
				 legal, found);
	for (guint i = 0; rule != NULL && i < rule->closers->len; i++)
		found = first_of(history, rule->closers->pdata[i], start,
				 legal, found);
	return found;
}

static bool
has_kind(const GPtrArray *tests, const char *kind)
{
	for (guint i = 0; i < tests->len; i++) {
		const PpidEventTest *test = tests->pdata[i];

		if (g_strcmp0(test->kind, kind) == 0)
			return true;
	}
	return false;
}

bool
ppid_rules_may_end(const PpidRules *rules, const PpidRule *rule,
		   const char *kind)
{
	return has_kind(rules->closers, kind) ||
	       (rule != NULL && has_kind(rule->closers, kind));
}
