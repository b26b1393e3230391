/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations: ECMA-376 part 1, 19 and 21.1 (DrawingML text). */
#include "config.h"
#include "ppid-read.h"

#include <string.h>

#include "ppid-office.h"

#define MAIN "ppt/presentation.xml"
#define SLIDES "ppt/slides/slide"
#define NOTES "ppt/notesSlides/notesSlide"

typedef struct {
	PpidLayout layout;
	bool text;
	bool hidden;
} Pptx;

static void
start(PpidXmlWalk *w, const char *name, gpointer data)
{
	Pptx *p = data;

	if (strcmp(name, "t") == 0)
		p->text = true;
	else if (strcmp(name, "br") == 0)
		ppid_layout_break(&p->layout);
	else if (strcmp(name, "tc") == 0)
		ppid_layout_cell_start(&p->layout);
	else if (strcmp(name, "sld") == 0)
		p->hidden = ppid_xmlwalk_is(w, "show", "0");
	if (p->layout.cut)
		ppid_xmlwalk_stop(w);
}

static void
end(PpidXmlWalk *w, const char *name, gpointer data)
{
	Pptx *p = data;

	(void)w;
	if (strcmp(name, "t") == 0)
		p->text = false;
	else if (strcmp(name, "p") == 0)
		ppid_layout_paragraph(&p->layout);
	else if (strcmp(name, "tc") == 0)
		ppid_layout_cell_end(&p->layout);
	else if (strcmp(name, "tr") == 0)
		ppid_layout_row_end(&p->layout);
}

static void
text(PpidXmlWalk *w, const char *bytes, gsize size, gpointer data)
{
	Pptx *p = data;

	(void)w;
	if (p->text)
		ppid_layout_add(&p->layout, bytes, size);
}

static void
add_slides(PpidOffice *o, const char *prefix)
{
	static const PpidXmlEvents events = { start, end, text };
	g_autoptr(GPtrArray) names = ppid_office_names(o, prefix, ".xml");

	for (guint i = 0; i < names->len; i++) {
		Pptx p = { .text = false };

		ppid_layout_init(&p.layout, ppid_office_room(o));
		ppid_office_walk(o, names->pdata[i], &events, &p);
		ppid_office_take(o, &p.layout);
		if (p.hidden)
			ppid_reader_missing(o->reader, o->member->number,
					    "tersembunyi",
					    strrchr(names->pdata[i], '/') + 1);
	}
}

static bool
is_wanted(const char *name, gpointer data)
{
	(void)data;
	return strcmp(name, MAIN) == 0 || g_str_has_prefix(name, SLIDES) ||
	       g_str_has_prefix(name, NOTES) ||
	       g_str_has_prefix(name, "ppt/media/");
}

void
ppid_read_pptx(PpidReader *reader, PpidMember *member)
{
	PpidOffice o;

	if (!ppid_office_open(&o, reader, member, is_wanted, MAIN))
		return;
	add_slides(&o, SLIDES);
	add_slides(&o, NOTES);
	ppid_office_media(&o, "ppt/media/");
	ppid_office_close(&o);
}
