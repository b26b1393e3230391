/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-quote - a text, plain or HTML: ranges of it, in order and apart. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-html.h"
#include "ppid-marks.h"
#include "ppid-quote.h"
#include "ppid-xml.h"

#define TEXT_LIMIT 100000

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const char *text, const GArray *segments, bool whole_lines)
{
	gsize at = 0;

	for (guint i = 0; i < segments->len; i++) {
		const PpidSegment *s =
			&g_array_index(segments, PpidSegment, i);

		if (s->start < at || s->length == 0 ||
		    s->kind == PPID_SEGMENT_OWN)
			abort();
		if (whole_lines && s->start > 0 && text[s->start - 1] != '\n')
			abort();
		at = s->start + s->length;
		if (at > strlen(text))
			abort();
	}
}

static void
split(const char *text, const GArray *hints, const PpidMarks *marks)
{
	for (int forwarded = 0; forwarded < 2; forwarded++) {
		g_autoptr(GArray) segments = ppid_quote_split(
			text, strlen(text), marks, hints, forwarded != 0);

		check(text, segments, true);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static PpidMarks *marks;
	g_autofree char *clean =
		ppid_xml_scrub((const char *)data, (gssize)size, NULL);
	g_autoptr(GArray) hints =
		g_array_new(FALSE, FALSE, sizeof(PpidSegment));
	g_autofree char *text = NULL;

	ppid_xml_init();
	if (marks == NULL)
		marks = ppid_marks_load(NULL, NULL);
	split(clean, NULL, marks);
	text = ppid_html_text_marked(clean, strlen(clean), TEXT_LIMIT, NULL,
				     hints, NULL, NULL);
	check(text, hints, false);
	split(text, hints, marks);
	return 0;
}
