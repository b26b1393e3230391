/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document becomes the table; aturan.xsd has seen it before. */
#include "config.h"
#include "ppid-rules-private.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define FILE_NAME "aturan.xml"
#define SCHEMA "aturan.xsd"
#define LEAP_YEAR 2000 /* has every day that a year may have */

static char *
own_text(xmlNode *node)
{
	char *text = ppid_xml_text(node);

	return text != NULL ? g_strstrip(text) : NULL;
}

static char *
child_text(xmlNode *node, const char *name)
{
	return own_text(ppid_xml_child(node, name));
}

/* The two dates; without the second one it is in force. */
static bool
read_validity(const PpidRules *rules, xmlNode *node, guint32 *from_out,
	      guint32 *to_out, GError **error)
{
	g_autofree char *from = ppid_xml_get(node, "berlaku-dari");
	g_autofree char *to = ppid_xml_get(node, "berlaku-sampai");
	int line = (int)xmlGetLineNo(node);
	GDate date;

	*to_out = G_MAXUINT32;
	if (!ppid_date_parse(from, &date))
		return ppid_rules_fail(rules, line, error,
				       "berlaku-dari is not a date");
	*from_out = g_date_get_julian(&date);
	if (to != NULL && !ppid_date_parse(to, &date))
		return ppid_rules_fail(rules, line, error,
				       "berlaku-sampai is not a date");
	if (to != NULL)
		*to_out = g_date_get_julian(&date);
	return *to_out >= *from_out ||
	       ppid_rules_fail(rules, line, error,
			       "berlaku-sampai is before berlaku-dari");
}

/* --- rules ------------------------------------------------------------- */

static bool
check_overlap(const PpidRules *rules, const PpidRule *rule, GError **error)
{
	for (guint i = 0; i < rules->rules->len; i++) {
		const PpidRule *other = rules->rules->pdata[i];

		if (strcmp(other->code, rule->code) == 0 &&
		    rule->from <= other->to && other->from <= rule->to)
			return ppid_rules_fail(
				rules, rule->line, error,
				"%s of line %d is in force on the same days",
				rule->code, other->line);
	}
	return true;
}

static const PpidConflict *
find_conflict(const PpidRule *rule, const char *code)
{
	for (guint i = 0; i < rule->conflicts->len; i++) {
		const PpidConflict *conflict = rule->conflicts->pdata[i];

		if (strcmp(conflict->code, code) == 0)
			return conflict;
	}
	return NULL;
}

static bool
has_reading(const PpidRules *rules, const char *code)
{
	for (guint i = 0; i < rules->rules->len; i++)
		if (find_conflict(rules->rules->pdata[i], code) != NULL)
			return true;
	return false;
}

/* Either this rule decides or another one does: it cannot be both. */
static bool
check_conflict(const PpidRules *rules, const PpidRule *rule, int line,
	       const PpidConflict *conflict, GError **error)
{
	const PpidConflict *first =
		rule->conflicts->len > 0 ? rule->conflicts->pdata[0]
					 : conflict;

	if (find_conflict(rule, conflict->code) != NULL)
		return ppid_rules_fail(rules, line, error,
				       "konflik %s stands twice",
				       conflict->code);
	if (conflict->used != first->used)
		return ppid_rules_fail(rules, line, error,
				       "dipakai is not that of konflik %s",
				       first->code);
	if (conflict->warns && !has_reading(rules, conflict->code))
		return ppid_rules_fail(rules, line, error,
				       "peringatan: no rule further up has "
				       "konflik %s",
				       conflict->code);
	return true;
}

static void
free_conflict(gpointer data)
{
	PpidConflict *conflict = data;

	g_free(conflict->code);
	g_free(conflict->text);
	g_free(conflict);
}

static bool
read_conflicts(const PpidRules *rules, xmlNode *node, PpidRule *rule,
	       GError **error)
{
	for (xmlNode *n = ppid_xml_child(node, "konflik"); n != NULL;
	     n = ppid_xml_next(n, "konflik")) {
		PpidConflict *conflict = g_new0(PpidConflict, 1);

		conflict->code = ppid_xml_get(n, "kode");
		conflict->used = ppid_xml_is(n, "dipakai", "ya");
		conflict->warns = ppid_xml_is(n, "peringatan", "ya");
		conflict->text = own_text(n);
		if (!check_conflict(rules, rule, (int)xmlGetLineNo(n),
				    conflict, error)) {
			free_conflict(conflict);
			return false;
		}
		g_ptr_array_add(rule->conflicts, conflict);
	}
	return true;
}

static PpidUnit
read_unit(xmlNode *node)
{
	for (int i = PPID_UNIT_WORKING_DAY; i <= PPID_UNIT_MONTH; i++)
		if (ppid_xml_is(node, "satuan", ppid_unit_text((PpidUnit)i)))
			return (PpidUnit)i;
	return PPID_UNIT_WORKING_DAY; /* not reached: the XSD lists them */
}

static PpidRule *
new_rule(xmlNode *node)
{
	g_autofree char *length = ppid_xml_get(node, "lama");
	xmlNode *extension = ppid_xml_child(node, "perpanjangan");
	PpidRule *rule = g_new0(PpidRule, 1);

	rule->conflicts = g_ptr_array_new_with_free_func(free_conflict);
	rule->line = (int)xmlGetLineNo(node);
	rule->code = ppid_xml_get(node, "kode");
	rule->name = ppid_xml_get(node, "nama");
	rule->length = (guint)g_ascii_strtoull(length, NULL, 10);
	rule->unit = read_unit(node);
	rule->before = ppid_xml_is(node, "arah", "sebelum");
	rule->by_request = ppid_xml_is(node, "acuan", "permohonan");
	rule->owner = ppid_xml_get(node, "pemikul");
	rule->basis = ppid_xml_get(node, "dasar");
	rule->mark = ppid_xml_get(node, "tanda");
	rule->note = child_text(node, "keterangan");
	rule->lapse = child_text(node, "akibat");
	rule->extension = ppid_xml_get(extension, "kode");
	rule->extension_note = own_text(extension);
	rule->closers = ppid_rules_read_tests(node);
	return rule;
}

static bool
read_rules(PpidRules *rules, xmlNode *root, GError **error)
{
	for (xmlNode *n = ppid_xml_child(root, "kaidah"); n != NULL;
	     n = ppid_xml_next(n, "kaidah")) {
		PpidRule *rule = new_rule(n);

		/* not in the table before its triggers are read: a rule
		 * must not follow its own end */
		if (!read_validity(rules, n, &rule->from, &rule->to, error) ||
		    !ppid_rules_read_triggers(rules, n, rule, error) ||
		    !read_conflicts(rules, n, rule, error) ||
		    !check_overlap(rules, rule, error)) {
			ppid_rule_free(rule);
			return false;
		}
		g_ptr_array_add(rules->rules, rule);
	}
	return true;
}

static bool
check_extensions(const PpidRules *rules, GError **error)
{
	for (guint i = 0; i < rules->rules->len; i++) {
		const PpidRule *rule = rules->rules->pdata[i];

		if (rule->extension != NULL &&
		    ppid_rules_find_code(rules, rule->extension) == NULL)
			return ppid_rules_fail(rules, rule->line, error,
					       "perpanjangan '%s' is not a "
					       "rule",
					       rule->extension);
	}
	return true;
}

/* --- standing duties --------------------------------------------------- */

/* "03-31" gives 331; 0 for what is no day of any year. */
static guint
read_yearday(const char *text)
{
	guint month = (guint)g_ascii_strtoull(text, NULL, 10);
	guint day = strlen(text) == 5
			    ? (guint)g_ascii_strtoull(text + 3, NULL, 10)
			    : 0;

	return g_date_valid_dmy((GDateDay)day, (GDateMonth)month, LEAP_YEAR)
		       ? month * 100 + day
		       : 0;
}

static bool
read_days(const PpidRules *rules, xmlNode *node, PpidDuty *duty,
	  GError **error)
{
	g_autofree char *text = ppid_xml_get(node, "jatuh");
	g_auto(GStrv) parts = g_strsplit(text != NULL ? text : "", " ", -1);
	guint last = 0;

	for (char **p = parts; *p != NULL; p++) {
		guint day = read_yearday(*p);

		if (day <= last)
			return ppid_rules_fail(
				rules, (int)xmlGetLineNo(node), error,
				"jatuh='%s' are not days of a year, rising",
				text);
		g_array_append_val(duty->days, day);
		last = day;
	}
	return true;
}

static PpidDuty *
new_duty(xmlNode *node)
{
	PpidDuty *duty = g_new0(PpidDuty, 1);

	duty->days = g_array_new(FALSE, FALSE, sizeof(guint));
	duty->code = ppid_xml_get(node, "kode");
	duty->name = ppid_xml_get(node, "nama");
	duty->owner = ppid_xml_get(node, "pemikul");
	duty->basis = ppid_xml_get(node, "dasar");
	duty->mark = ppid_xml_get(node, "tanda");
	duty->note = child_text(node, "keterangan");
	duty->lapse = child_text(node, "akibat");
	return duty;
}

static bool
read_duties(PpidRules *rules, xmlNode *root, GError **error)
{
	for (xmlNode *n = ppid_xml_child(root, "kewajiban"); n != NULL;
	     n = ppid_xml_next(n, "kewajiban")) {
		PpidDuty *duty = new_duty(n);

		g_ptr_array_add(rules->duties, duty);
		if (!read_validity(rules, n, &duty->from, &duty->to, error) ||
		    !read_days(rules, n, duty, error))
			return false;
	}
	return true;
}

/* --- the whole --------------------------------------------------------- */

static void
read_parties(PpidRules *rules, xmlNode *root)
{
	for (xmlNode *n = ppid_xml_child(root, "pemikul"); n != NULL;
	     n = ppid_xml_next(n, "pemikul"))
		g_hash_table_insert(rules->parties, ppid_xml_get(n, "nama"),
				    ppid_xml_get(n, "pihak"));
}

PpidRules *
ppid_rules_load_doc(xmlDoc *doc, const char *digest, GError **error)
{
	g_autoptr(PpidRules) rules = ppid_rules_new();
	xmlNode *root = xmlDocGetRootElement(doc);

	rules->digest = g_strdup(digest);
	rules->file = g_strdup(doc->URL != NULL ? (const char *)doc->URL
						: FILE_NAME);
	rules->closers = ppid_rules_read_tests(root);
	read_parties(rules, root);
	if (!read_rules(rules, root, error) ||
	    !check_extensions(rules, error) ||
	    !read_duties(rules, root, error))
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
