/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-rules.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define FILE_NAME "aturan.xml"
#define SCHEMA "aturan.xsd"

static const char *const unit_names[] = { "hari-kerja", "hari", "jam",
					  "bulan" };

struct PpidRules {
	GPtrArray *rules;     /* PpidRule * */
	GHashTable *parties;  /* owner -> party; only looked up */
	char **closers;
	char *digest;
	char *file;
};

const char *
ppid_unit_text(PpidUnit unit)
{
	return unit_names[unit];
}

static void
free_trigger(gpointer data)
{
	PpidTrigger *trigger = data;

	g_free(trigger->name);
	g_free(trigger->unless);
	g_free(trigger->condition);
	g_free(trigger);
}

static void
free_rule(gpointer data)
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
	g_ptr_array_unref(rule->triggers);
	g_strfreev(rule->closers);
	g_free(rule);
}

void
ppid_rules_free(PpidRules *rules)
{
	if (rules == NULL)
		return;
	g_ptr_array_unref(rules->rules);
	g_hash_table_unref(rules->parties);
	g_strfreev(rules->closers);
	g_free(rules->digest);
	g_free(rules->file);
	g_free(rules);
}

/* --- loading ----------------------------------------------------------- */

G_GNUC_PRINTF(4, 5)
static bool
fail(const PpidRules *rules, int line, GError **error, const char *format,
     ...)
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

static char *
child_text(xmlNode *node, const char *name)
{
	char *text = ppid_xml_text(ppid_xml_child(node, name));

	return text != NULL ? g_strstrip(text) : NULL;
}

static char **
read_closers(xmlNode *parent)
{
	GPtrArray *kinds = g_ptr_array_new();

	for (xmlNode *n = ppid_xml_child(parent, "penutup"); n != NULL;
	     n = ppid_xml_next(n, "penutup"))
		g_ptr_array_add(kinds, ppid_xml_get(n, "peristiwa"));
	g_ptr_array_add(kinds, NULL);
	return (char **)g_ptr_array_free(kinds, FALSE);
}

static const PpidRule *
find_code(const PpidRules *rules, const char *code)
{
	for (guint i = 0; i < rules->rules->len; i++) {
		const PpidRule *rule = rules->rules->pdata[i];

		if (strcmp(rule->code, code) == 0)
			return rule;
	}
	return NULL;
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
	int line = (int)xmlGetLineNo(node);
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
	if (found != 1)
		return fail(rules, line, error,
			    "a pemicu has one of surel, peristiwa, akhir, "
			    "cacat");
	if ((trigger->review || trigger->secondary) &&
	    trigger->kind != PPID_TRIGGER_MAIL)
		return fail(rules, line, error,
			    "tinjau and lain go with surel only");
	if (trigger->kind == PPID_TRIGGER_END &&
	    find_code(rules, trigger->name) == NULL)
		return fail(rules, line, error,
			    "akhir='%s' is not a rule further up",
			    trigger->name);
	return true;
}

static bool
read_triggers(const PpidRules *rules, xmlNode *node, PpidRule *rule,
	      GError **error)
{
	for (xmlNode *n = ppid_xml_child(node, "pemicu"); n != NULL;
	     n = ppid_xml_next(n, "pemicu")) {
		PpidTrigger *trigger = g_new0(PpidTrigger, 1);

		g_ptr_array_add(rule->triggers, trigger);
		trigger->review = ppid_xml_is(n, "tinjau", "ya");
		trigger->secondary = ppid_xml_is(n, "lain", "ya");
		trigger->unless = ppid_xml_get(n, "kecuali");
		trigger->condition = ppid_xml_get(n, "syarat");
		if (!read_kind(rules, n, trigger, error))
			return false;
	}
	return true;
}

/* The two dates; without the second one the rule is in force. */
static bool
read_validity(const PpidRules *rules, xmlNode *node, PpidRule *rule,
	      GError **error)
{
	g_autofree char *from = ppid_xml_get(node, "berlaku-dari");
	g_autofree char *to = ppid_xml_get(node, "berlaku-sampai");
	GDate date;

	rule->to = G_MAXUINT32;
	if (!ppid_date_parse(from, &date))
		return fail(rules, rule->line, error,
			    "berlaku-dari is not a date");
	rule->from = g_date_get_julian(&date);
	if (to != NULL && !ppid_date_parse(to, &date))
		return fail(rules, rule->line, error,
			    "berlaku-sampai is not a date");
	if (to != NULL)
		rule->to = g_date_get_julian(&date);
	if (rule->to < rule->from)
		return fail(rules, rule->line, error,
			    "berlaku-sampai is before berlaku-dari");
	return true;
}

static bool
check_overlap(const PpidRules *rules, const PpidRule *rule, GError **error)
{
	for (guint i = 0; i < rules->rules->len; i++) {
		const PpidRule *other = rules->rules->pdata[i];

		if (other != rule && strcmp(other->code, rule->code) == 0 &&
		    rule->from <= other->to && other->from <= rule->to)
			return fail(rules, rule->line, error,
				    "%s of line %d is in force on the same "
				    "days",
				    rule->code, other->line);
	}
	return true;
}

static PpidUnit
read_unit(xmlNode *node)
{
	for (gsize i = 0; i < G_N_ELEMENTS(unit_names); i++)
		if (ppid_xml_is(node, "satuan", unit_names[i]))
			return (PpidUnit)i;
	return PPID_UNIT_WORKING_DAY; /* not reached: the XSD lists them */
}

static PpidRule *
new_rule(xmlNode *node)
{
	g_autofree char *length = ppid_xml_get(node, "lama");
	PpidRule *rule = g_new0(PpidRule, 1);

	rule->triggers = g_ptr_array_new_with_free_func(free_trigger);
	rule->line = (int)xmlGetLineNo(node);
	rule->code = ppid_xml_get(node, "kode");
	rule->name = ppid_xml_get(node, "nama");
	rule->length = (guint)g_ascii_strtoull(length, NULL, 10);
	rule->unit = read_unit(node);
	rule->owner = ppid_xml_get(node, "pemikul");
	rule->basis = ppid_xml_get(node, "dasar");
	rule->mark = ppid_xml_get(node, "tanda");
	rule->note = child_text(node, "keterangan");
	rule->lapse = child_text(node, "akibat");
	rule->extension =
		ppid_xml_get(ppid_xml_child(node, "perpanjangan"), "kode");
	rule->closers = read_closers(node);
	return rule;
}

static void
read_parties(PpidRules *rules, xmlNode *root)
{
	for (xmlNode *n = ppid_xml_child(root, "pemikul"); n != NULL;
	     n = ppid_xml_next(n, "pemikul"))
		g_hash_table_insert(rules->parties, ppid_xml_get(n, "nama"),
				    ppid_xml_get(n, "pihak"));
}

static bool
check_extensions(const PpidRules *rules, GError **error)
{
	for (guint i = 0; i < rules->rules->len; i++) {
		const PpidRule *rule = rules->rules->pdata[i];

		if (rule->extension != NULL &&
		    find_code(rules, rule->extension) == NULL)
			return fail(rules, rule->line, error,
				    "perpanjangan '%s' is not a rule",
				    rule->extension);
	}
	return true;
}

PpidRules *
ppid_rules_load_doc(xmlDoc *doc, const char *digest, GError **error)
{
	g_autoptr(PpidRules) rules = g_new0(PpidRules, 1);
	xmlNode *root = xmlDocGetRootElement(doc);

	rules->rules = g_ptr_array_new_with_free_func(free_rule);
	rules->parties = g_hash_table_new_full(g_str_hash, g_str_equal,
					       g_free, g_free);
	rules->digest = g_strdup(digest);
	rules->file = g_strdup(doc->URL != NULL ? (const char *)doc->URL
						: FILE_NAME);
	rules->closers = read_closers(root);
	read_parties(rules, root);
	for (xmlNode *n = ppid_xml_child(root, "kaidah"); n != NULL;
	     n = ppid_xml_next(n, "kaidah")) {
		g_autoptr(GPtrArray) guard =
			g_ptr_array_new_with_free_func(free_rule);
		PpidRule *rule = new_rule(n);

		/* not in the table before its triggers are read: a rule
		 * must not follow its own end */
		g_ptr_array_add(guard, rule);
		if (!read_validity(rules, n, rule, error) ||
		    !read_triggers(rules, n, rule, error) ||
		    !check_overlap(rules, rule, error))
			return NULL;
		g_ptr_array_add(rules->rules,
				g_ptr_array_steal_index(guard, 0));
	}
	if (!check_extensions(rules, error))
		return NULL;
	return g_steal_pointer(&rules);
}

PpidRules *
ppid_rules_load(const char *override, GError **error)
{
	g_autofree char *digest = NULL;
	g_autoptr(xmlDoc) doc = ppid_data_load_xml(override, FILE_NAME, SCHEMA,
						   &digest, error);

	return doc != NULL ? ppid_rules_load_doc(doc, digest, error) : NULL;
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

const char *const *
ppid_rules_closers(const PpidRules *rules)
{
	return (const char *const *)rules->closers;
}
