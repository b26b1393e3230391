/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid-due-options.h - the options of ppid-due, as they are typed */
#ifndef PPID_DUE_OPTIONS_H
#define PPID_DUE_OPTIONS_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-cli.h"
#include "ppid-due.h"

typedef struct {
	gboolean all, unsorted, standing;
	char *within, *format, *colour, *explain;
	char **owners, **codes;
} PpidDueTyped;

/**
 * ppid_due_options_check:
 * @typed: (borrowed): outlives what is set
 * @wanted, @look: (out): what they mean
 *
 * Returns: false with a usage error kept in @cli.
 */
bool
ppid_due_options_check(PpidCli *cli, const PpidDueTyped *typed,
		       PpidDueOptions *wanted, PpidDueLook *look);

/**
 * ppid_due_options_names:
 * @rules: (borrowed): must have every owner and code that was typed: one it
 *     does not name is a misspelling, not an empty table
 *
 * Returns: false with a usage error kept in @cli.
 */
bool
ppid_due_options_names(PpidCli *cli, const PpidDueTyped *typed,
		       const PpidRules *rules);

void
ppid_due_options_clear(PpidDueTyped *typed);

#endif /* PPID_DUE_OPTIONS_H */
