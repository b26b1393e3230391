/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ppid-config*.c share. */
#ifndef PPID_CONFIG_PRIVATE_H
#define PPID_CONFIG_PRIVATE_H

#include "ppid-config.h"

#define PPID_CONFIG_BODY "badan-publik"
#define PPID_CONFIG_CALENDAR "kalender "
#define PPID_CONFIG_RUN "jalan"

typedef struct {
	GKeyFile *file;
	const char *path;
	const char *dir;
	const char *text; /* of the file, for the numbers of lines */
} Source;

/** ppid_config_bad: "PATH:LINE: [GROUP] KEY: TEXT". Returns: false. */
bool
ppid_config_bad(const Source *src, const char *group, const char *key,
		const char *text, GError **error);

/**
 * ppid_config_get:
 *
 * Returns: (transfer full) (nullable): the value, NULL if absent or empty.
 */
char *
ppid_config_get(const Source *src, const char *group, const char *key);

/** ppid_config_switch: "ya" or "tidak"; @value stays if there is no key. */
bool
ppid_config_switch(const Source *src, const char *group, const char *key,
		   bool *value, GError **error);

/**
 * ppid_config_default_hours:
 * @options: (inout)
 *
 * One hour for every day: no text says when a day of service ends, each body
 * decides.  It is the latest usual one, which warns earlier.
 */
void
ppid_config_default_hours(PpidCalendarOptions *options);

/** ppid_config_calendar: the week, the hours, [kalender NAME]. */
bool
ppid_config_calendar(const Source *src, PpidCalendarOptions *options,
		     GError **error);

void
ppid_config_default_run(PpidRunConfig *run);

/** ppid_config_run: [jalan]. */
bool
ppid_config_run(const Source *src, PpidRunConfig *run, GError **error);

#endif /* PPID_CONFIG_PRIVATE_H */
