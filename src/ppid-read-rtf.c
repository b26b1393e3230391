/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-read.h"

#include "ppid-rtf.h"

void
ppid_read_rtf(PpidReader *reader, PpidMember *member)
{
	PpidLayout layout;
	bool whole;
	PpidReadText t = { .type = member->type };

	ppid_layout_init(&layout, ppid_reader_text_room(reader));
	whole = ppid_rtf_text(member->bytes, member->size, &layout);
	t.text = layout.text->str;
	t.size = layout.text->len;
	t.cut = layout.cut;
	ppid_reader_text(reader, member->number, &t);
	if (!whole)
		ppid_reader_missing(reader, member->number, "rusak", NULL);
	ppid_layout_clear(&layout);
}
