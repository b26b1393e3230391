/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-html-mark.h"

#include <string.h>
#include <glib.h>

static const PpidHtmlMark marks[] = {
	{ "blockquote", "type", "cite", PPID_SEGMENT_QUOTE, false },
	{ "blockquote", "class", "gmail_quote", PPID_SEGMENT_QUOTE, false },
	{ "blockquote", "class", "protonmail_quote", PPID_SEGMENT_QUOTE,
	  false },
	{ "blockquote", "class", "tutanota_quote", PPID_SEGMENT_QUOTE, false },
	{ NULL, "class", "yahoo_quoted", PPID_SEGMENT_QUOTE, false },
	{ NULL, "class", "zmail_extra", PPID_SEGMENT_QUOTE, false },
	{ NULL, "class", "moz-forward-container", PPID_SEGMENT_FORWARD, true },
	{ NULL, "class", "OutlookMessageHeader", PPID_SEGMENT_QUOTE, true },
	{ NULL, "id", "OLK_SRC_BODY_SECTION", PPID_SEGMENT_QUOTE, false },
	{ NULL, "id", "divRplyFwdMsg", PPID_SEGMENT_QUOTE, true },
	{ NULL, "id", "appendonsend", PPID_SEGMENT_QUOTE, true },
	{ NULL, "id", "mail-editor-reference-message-container",
	  PPID_SEGMENT_QUOTE, false },
	{ NULL, "id", "ms-outlook-mobile-signature", PPID_SEGMENT_SIGNATURE,
	  false },
	{ NULL, "id", "AppleMailSignature", PPID_SEGMENT_SIGNATURE, false },
	{ NULL, "id", "ymail_android_signature", PPID_SEGMENT_SIGNATURE,
	  false },
	{ NULL, "class", "gmail_signature", PPID_SEGMENT_SIGNATURE, false },
	{ NULL, "class", "moz-signature", PPID_SEGMENT_SIGNATURE, false },
	{ NULL, "class", "protonmail_signature_block", PPID_SEGMENT_SIGNATURE,
	  false },
};

static bool
is_marked(const PpidHtmlMark *mark, const char *name, const char *attribute,
	  const char *value)
{
	return g_ascii_strcasecmp(attribute, mark->attribute) == 0 &&
	       g_ascii_strncasecmp(value, mark->value, strlen(mark->value)) ==
		       0 &&
	       (mark->element == NULL ||
		g_ascii_strcasecmp(name, mark->element) == 0);
}

const PpidHtmlMark *
ppid_html_mark_find(const char *name, const xmlChar **attributes)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
		const char *attribute = (const char *)attributes[0];
		const char *value = (const char *)attributes[1];

		if (value == NULL)
			continue;
		/* Outlook puts "x_" before the names of others */
		if (g_str_has_prefix(value, "x_"))
			value += 2;
		for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
			if (is_marked(&marks[i], name, attribute, value))
				return &marks[i];
	}
	return NULL;
}
