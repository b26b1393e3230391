/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-html - an HTML part: bounded text comes out, whatever goes in. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-html.h"
#include "ppid-xml.h"

#define TEXT_LIMIT 100000

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *clean =
		ppid_xml_scrub((const char *)data, (gssize)size, NULL);
	g_autofree char *text = NULL, *charset = NULL;
	bool damaged, cut;

	ppid_xml_init();
	text = ppid_html_text(clean, strlen(clean), TEXT_LIMIT, &damaged,
			      &cut);
	if (strlen(text) > TEXT_LIMIT || !g_utf8_validate(text, -1, NULL))
		abort();
	charset = ppid_html_charset(clean, strlen(clean));
	return 0;
}
