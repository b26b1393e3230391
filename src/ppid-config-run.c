/* SPDX-License-Identifier: GPL-3.0-or-later */
/* [jalan]: how ppid-run works. */
#include "config.h"
#include "ppid-config-private.h"

#define RUN PPID_CONFIG_RUN

/* @value stays if there is no such key. */
static bool
read_number(const Source *src, const char *key, guint min, guint max,
	    guint *value, GError **error)
{
	g_autofree char *text = ppid_config_get(src, RUN, key);
	g_autofree char *range = NULL;
	guint64 number = 0;

	if (text == NULL)
		return true;
	if (g_ascii_string_to_unsigned(text, 10, min, max, &number, NULL)) {
		*value = (guint)number;
		return true;
	}
	range = g_strdup_printf("not a number from %u to %u", min, max);
	return ppid_config_bad(src, RUN, key, range, error);
}

void
ppid_config_default_run(PpidRunConfig *run)
{
	run->limit_s = PPID_CONFIG_LIMIT_S;
	run->log_octets = PPID_CONFIG_LOG_OCTETS;
	run->log_files = PPID_CONFIG_LOG_FILES;
}

bool
ppid_config_run(const Source *src, PpidRunConfig *run, GError **error)
{
	return read_number(src, "batas-waktu", 1, PPID_CONFIG_LIMIT_MAX_S,
			   &run->limit_s, error) &&
	       read_number(src, "log-ukuran", 1 << 10, 1 << 30,
			   &run->log_octets, error) &&
	       read_number(src, "log-jumlah", 0, 99, &run->log_files, error);
}
