/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of ppid-rules; nobody else includes it. */
#ifndef PPID_RULES_PRIVATE_H
#define PPID_RULES_PRIVATE_H

#include "ppid-rules.h"

struct PpidRules {
	GPtrArray *rules;    /* PpidRule * */
	GPtrArray *duties;   /* PpidDuty * */
	GHashTable *parties; /* owner -> party; only looked up */
	GPtrArray *closers;  /* PpidEventTest *: of every clock */
	char *digest;
	char *file;
};

/** ppid_rules_new: (transfer full): an empty table. */
PpidRules *
ppid_rules_new(void);

/** ppid_rule_free: for a GPtrArray. */
void
ppid_rule_free(gpointer rule);

/**
 * ppid_rules_fail:
 * @line: of the file
 *
 * Returns: false, with @error "FILE:LINE: TEXT".
 */
bool
ppid_rules_fail(const PpidRules *rules, int line, GError **error,
		const char *format, ...) G_GNUC_PRINTF(4, 5);

/**
 * ppid_rules_read_tests:
 * @parent: (borrowed): its <penutup> are read
 *
 * Returns: (transfer full) (element-type PpidEventTest).
 */
GPtrArray *
ppid_rules_read_tests(xmlNode *parent);

/**
 * ppid_rules_read_triggers:
 * @rule: gets the <pemicu> of @node; not yet one of @rules, so that it
 *     cannot follow its own end
 */
bool
ppid_rules_read_triggers(const PpidRules *rules, xmlNode *node,
			 PpidRule *rule, GError **error);

/** ppid_rules_find_code: (nullable): any rule of that code. */
const PpidRule *
ppid_rules_find_code(const PpidRules *rules, const char *code);

#endif /* PPID_RULES_PRIVATE_H */
