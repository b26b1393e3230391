/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-bounce-private.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-error.h"

#define TABLE "laporan.xml"
#define SCHEMA "laporan.xsd"
#define PLACEHOLDER "{alamat}"
/* A pattern that needs more steps than this does not match. */
#define LIMIT "(*LIMIT_MATCH=200000)"
/* An address in running text (RFC 5322 3.4.1, RFC 6531), without comments. */
#define ADDRESS                                                               \
	"(?<" PPID_BOUNCE_ADDRESS ">(?:\"[^\"\\s]{1,64}\"|"                   \
	"[^\\s<>()\"',;:@\\[\\]]{1,64})@[^\\s<>()\"',;:@\\[\\]]{1,250}"       \
	"[^\\s<>()\"',;:@\\[\\].!?]|(?:[^\\s<>()\"',;:@\\[\\]]{1,64})@"       \
	"[^\\s<>()\"',;:@\\[\\].!?])"

static void
rule_free(gpointer data)
{
	PpidBounceRule *rule = data;

	g_ptr_array_unref(rule->patterns);
	g_clear_pointer(&rule->any, g_regex_unref);
	g_free(rule->place);
	g_free(rule->field);
	g_free(rule->kind);
	g_free(rule->with);
	g_free(rule);
}

void
ppid_bounce_rules_free(PpidBounceRules *rules)
{
	if (rules == NULL)
		return;
	g_ptr_array_unref(rules->rules);
	g_free(rules);
}

/* --- reading ----------------------------------------------------------------- */

static bool
bad(xmlNode *node, const char *text, const char *why, GError **error)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
		    "%s:%ld: <%s> '%s': %s", TABLE, xmlGetLineNo(node),
		    (const char *)node->name, text, why);
	return false;
}

/* @all: the patterns so far, '|' between */
static bool
add_pattern(PpidBounceRule *rule, xmlNode *node, GString *all, GError **error)
{
	g_autofree char *text = ppid_xml_text(node);
	g_autoptr(GString) full = g_string_new(LIMIT);
	g_autoptr(GError) local = NULL;
	GRegex *regex;

	g_string_append(full, text);
	g_string_replace(full, PLACEHOLDER, ADDRESS, 0);
	regex = g_regex_new(full->str, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0,
			    &local);
	if (regex == NULL)
		return bad(node, text, local->message, error);
	g_ptr_array_add(rule->patterns, regex);
	g_string_append_printf(all, "%s%s", all->len > 0 ? "|" : "",
			       full->str + strlen(LIMIT));
	return true;
}

/* "(?|": each alternative numbers its groups as if it were alone.  Without it
 * each pattern is tried, which is only slower. */
static GRegex *
join_patterns(const GString *all)
{
	g_autofree char *text = g_strdup_printf(LIMIT "(?|%s)", all->str);

	return g_regex_new(text,
			   G_REGEX_CASELESS | G_REGEX_OPTIMIZE |
				   G_REGEX_DUPNAMES,
			   0, NULL);
}

static bool
check_examples(const PpidBounceRule *rule, xmlNode *node, GError **error)
{
	for (xmlNode *n = ppid_xml_child(node, "contoh"); n != NULL;
	     n = ppid_xml_next(n, "contoh")) {
		g_autofree char *text = ppid_xml_text(n);
		g_autoptr(GMatchInfo) match = ppid_bounce_match(rule, text);

		if (match == NULL)
			return bad(n, text, "no pattern matches it", error);
	}
	return true;
}

static bool
add_rule(PpidBounceRules *rules, xmlNode *node, PpidBounceUse use,
	 GError **error)
{
	PpidBounceRule *rule = g_new0(PpidBounceRule, 1);
	g_autofree char *weight = ppid_xml_get(node, "bobot");
	g_autofree char *level = ppid_xml_get(node, "tingkat");
	g_autoptr(GString) all = g_string_new(NULL);

	g_ptr_array_add(rules->rules, rule);
	rule->patterns = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_regex_unref);
	rule->use = use;
	rule->place = ppid_xml_get(node, "di");
	rule->field = ppid_xml_get(node, "nama");
	rule->kind = ppid_xml_get(node, "jenis");
	rule->with = ppid_xml_get(node, "bersama");
	rule->weight = weight != NULL ? g_ascii_strtod(weight, NULL) : 0;
	rule->level = level != NULL
			      ? (int)g_ascii_strtoll(level, NULL, 10)
			      : 0;
	for (xmlNode *n = ppid_xml_child(node, "pola"); n != NULL;
	     n = ppid_xml_next(n, "pola"))
		if (!add_pattern(rule, n, all, error))
			return false;
	if (rule->patterns->len > 1)
		rule->any = join_patterns(all);
	return check_examples(rule, node, error);
}

PpidBounceRules *
ppid_bounce_rules_new(const char *data_dir, GError **error)
{
	static const char *const names[] = {
		[PPID_BOUNCE_SIGN] = "tanda",
		[PPID_BOUNCE_CUT] = "pemisah",
		[PPID_BOUNCE_RECIPIENT] = "penerima",
		[PPID_BOUNCE_NOBODY] = "bukan-penerima",
		[PPID_BOUNCE_REPLY] = "jawaban",
		[PPID_BOUNCE_SUBJECT] = "perihal",
		[PPID_BOUNCE_DELAY] = "tertunda",
		[PPID_BOUNCE_AUTOMATIC] = "otomatis",
	};
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(data_dir, TABLE, SCHEMA, NULL, error);
	g_autoptr(PpidBounceRules) rules = NULL;
	g_autofree char *threshold = NULL;
	xmlNode *root;

	if (doc == NULL)
		return NULL;
	root = xmlDocGetRootElement(doc);
	threshold = ppid_xml_get(root, "ambang");
	rules = g_new0(PpidBounceRules, 1);
	rules->rules = g_ptr_array_new_with_free_func(rule_free);
	rules->threshold = g_ascii_strtod(threshold, NULL);
	for (guint use = 0; use < G_N_ELEMENTS(names); use++)
		for (xmlNode *n = ppid_xml_child(root, names[use]); n != NULL;
		     n = ppid_xml_next(n, names[use]))
			if (!add_rule(rules, n, use, error))
				return NULL;
	return g_steal_pointer(&rules);
}

/* --- matching ----------------------------------------------------------------- */

/* False only if no pattern can match: a limit says nothing. */
static bool
may_match(const PpidBounceRule *rule, const char *text)
{
	g_autoptr(GError) error = NULL;

	return rule->any == NULL ||
	       g_regex_match_full(rule->any, text, -1, 0, 0, NULL, &error) ||
	       error != NULL;
}

GMatchInfo *
ppid_bounce_match(const PpidBounceRule *rule, const char *text)
{
	if (!may_match(rule, text))
		return NULL;
	for (guint i = 0; i < rule->patterns->len; i++) {
		GMatchInfo *match = NULL;

		if (g_regex_match(g_ptr_array_index(rule->patterns, i), text,
				  0, &match))
			return match;
		g_match_info_unref(match);
	}
	return NULL;
}

bool
ppid_bounce_holds(const PpidBounceRules *rules, PpidBounceUse use,
		  const char *text)
{
	for (guint i = 0; i < rules->rules->len; i++) {
		const PpidBounceRule *rule =
			g_ptr_array_index(rules->rules, i);
		g_autoptr(GMatchInfo) match = NULL;

		if (rule->use == use)
			match = ppid_bounce_match(rule, text);
		if (match != NULL)
			return true;
	}
	return false;
}

/* --- letters that a program sent -------------------------------------------------- */

static bool
holds_in_header(const PpidBounceRule *rule, const PpidHeaders *headers)
{
	const PpidHeader *h;
	PpidWordContext context = { NULL, NULL, NULL };

	if (rule->with != NULL &&
	    ppid_headers_count(headers, rule->with) == 0)
		return false;
	for (guint i = 0;
	     (h = ppid_headers_get(headers, rule->field, i)) != NULL && i < 3;
	     i++) {
		g_autofree char *text =
			ppid_words_decode(h->value, h->size, &context);
		g_autoptr(GMatchInfo) match = ppid_bounce_match(rule, text);

		if (match != NULL)
			return true;
	}
	return false;
}

const char *
ppid_bounce_automatic(const PpidBounceRules *rules,
		      const PpidHeaders *headers)
{
	for (guint i = 0; i < rules->rules->len; i++) {
		const PpidBounceRule *rule =
			g_ptr_array_index(rules->rules, i);

		if (rule->use == PPID_BOUNCE_AUTOMATIC &&
		    holds_in_header(rule, headers))
			return rule->kind;
	}
	return NULL;
}
