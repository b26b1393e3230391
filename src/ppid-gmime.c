/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-gmime.h"

static GMimeParserOptions *options;

void
ppid_gmime_init(void)
{
	const char *charsets[] = { "utf-8", "windows-1252", NULL };

	if (options != NULL)
		return;
	g_mime_init();
	options = g_mime_parser_options_new();
	g_mime_parser_options_set_fallback_charsets(options, charsets);
}

GMimeParserOptions *
ppid_gmime_options(void)
{
	ppid_gmime_init();
	return options;
}
