/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-due-options.h"

#include <string.h>

bool
ppid_due_options_check(PpidCli *cli, const PpidDueTyped *typed,
		       PpidDueOptions *wanted, PpidDueLook *look)
{
	if (typed->within != NULL &&
	    !ppid_due_parse_within(typed->within, wanted))
		return ppid_cli_usage(cli, "--within: '%s' is not like 3hk, 3 "
				      "or 7h", typed->within);
	if (typed->format != NULL &&
	    !ppid_due_format(typed->format, &look->format))
		return ppid_cli_usage(cli, "--format: '%s' is none of table, "
				      "tsv, csv, xml and ics", typed->format);
	if (typed->unsorted && look->format == PPID_DUE_TABLE)
		return ppid_cli_usage(cli, "--unsorted: not for a table");
	if (typed->explain != NULL && look->format != PPID_DUE_TABLE)
		return ppid_cli_usage(cli, "--explain: only as text");
	if (!ppid_cli_colour(cli, typed->colour, &look->colour))
		return false;
	look->columns = ppid_cli_columns(cli);
	wanted->all = typed->all;
	wanted->owners = (const char *const *)typed->owners;
	wanted->codes = (const char *const *)typed->codes;
	return true;
}

static bool
is_duty(const PpidRules *rules, const char *code)
{
	const GPtrArray *duties = ppid_rules_duties(rules);

	for (guint i = 0; i < duties->len; i++)
		if (strcmp(((PpidDuty *)duties->pdata[i])->code, code) == 0)
			return true;
	return false;
}

bool
ppid_due_options_names(PpidCli *cli, const PpidDueTyped *typed,
		       const PpidRules *rules)
{
	for (char **p = typed->owners; p != NULL && *p != NULL; p++)
		if (ppid_rules_party(rules, *p) == NULL)
			return ppid_cli_usage(cli, "--owner: '%s' is not in "
					      "the rule table", *p);
	for (char **p = typed->codes; p != NULL && *p != NULL; p++)
		if (ppid_rules_find(rules, *p, 1) == NULL &&
		    !is_duty(rules, *p))
			return ppid_cli_usage(cli, "--code: '%s' is not in "
					      "the rule table", *p);
	return true;
}

void
ppid_due_options_clear(PpidDueTyped *typed)
{
	g_clear_pointer(&typed->within, g_free);
	g_clear_pointer(&typed->format, g_free);
	g_clear_pointer(&typed->colour, g_free);
	g_clear_pointer(&typed->explain, g_free);
	g_clear_pointer(&typed->owners, g_strfreev);
	g_clear_pointer(&typed->codes, g_strfreev);
}
