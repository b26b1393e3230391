/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word documents: ECMA-376 part 1, 17 (WordprocessingML). */
#include "config.h"
#include "ppid-read.h"

#include <string.h>

#include "ppid-office.h"

#define MAIN "word/document.xml"

typedef struct {
	PpidLayout layout;
	guint skip;   /* depth of an element that is passed over; 0: none */
	bool text;    /* inside <t> */
	bool bullet;  /* of this paragraph, not written yet */
	bool struck;  /* this run is crossed out */
	bool box;     /* a check box of an old form, and its state */
	bool checked;
} Docx;

static bool
is_on(const PpidXmlWalk *w)
{
	return !ppid_xmlwalk_is(w, "val", "0") &&
	       !ppid_xmlwalk_is(w, "val", "false");
}

static void
put(Docx *d, const char *text, gsize size)
{
	if (d->bullet && size > 0)
		ppid_layout_puts(&d->layout, "- ");
	d->bullet = d->bullet && size == 0;
	ppid_layout_add(&d->layout, text, size);
}

/* 17.3.3.30 */
static void
add_symbol(Docx *d, const PpidXmlWalk *w)
{
	g_autofree char *font = ppid_xmlwalk_get(w, "font");
	g_autofree char *hex = ppid_xmlwalk_get(w, "char");
	guint64 code = 0;
	const char *shown;

	if (font == NULL || hex == NULL ||
	    !g_ascii_string_to_unsigned(hex, 16, 0, 0xFFFF, &code, NULL) ||
	    !g_str_has_prefix(font, "Wingdings"))
		return;
	shown = ppid_layout_symbol((guint)code,
				   strcmp(font, "Wingdings 2") == 0);
	if (shown != NULL)
		put(d, shown, strlen(shown));
}

/* What is inside a run. */
static void
start_in_run(Docx *d, const PpidXmlWalk *w, const char *name)
{
	if (strcmp(name, "t") == 0) {
		d->text = true;
		if (d->struck)
			put(d, "~~", 2);
	} else if (strcmp(name, "tab") == 0) {
		put(d, "\t", 1);
	} else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0) {
		ppid_layout_break(&d->layout);
	} else if (strcmp(name, "noBreakHyphen") == 0) {
		put(d, "-", 1);
	} else if (strcmp(name, "sym") == 0) {
		add_symbol(d, w);
	} else if (strcmp(name, "strike") == 0 || strcmp(name, "dstrike") == 0) {
		d->struck = is_on(w);
	}
}

/* 17.16.7: the old kind of check box has no text of its own. */
static void
start_in_box(Docx *d, const PpidXmlWalk *w, const char *name)
{
	if (strcmp(name, "checkBox") == 0)
		d->box = true;
	else if (d->box && (strcmp(name, "default") == 0 ||
			    strcmp(name, "checked") == 0))
		d->checked = is_on(w);
}

static bool
is_skipped(const char *name)
{
	/* the same again for old programs; tab stops; changes before */
	static const char *const names[] = { "Fallback", "tabs", "pPrChange",
					     "rPrChange", "del", "moveFrom" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static void
start(PpidXmlWalk *w, const char *name, gpointer data)
{
	Docx *d = data;

	if (d->skip > 0)
		return;
	if (is_skipped(name))
		d->skip = ppid_xmlwalk_depth(w);
	else if (strcmp(name, "tc") == 0)
		ppid_layout_cell_start(&d->layout);
	else if (strcmp(name, "numId") == 0)
		d->bullet = !ppid_xmlwalk_is(w, "val", "0");
	else if (strcmp(name, "r") == 0)
		d->struck = false;
	start_in_run(d, w, name);
	start_in_box(d, w, name);
	if (d->layout.cut)
		ppid_xmlwalk_stop(w);
}

static void
end(PpidXmlWalk *w, const char *name, gpointer data)
{
	Docx *d = data;

	if (d->skip > 0) {
		if (ppid_xmlwalk_depth(w) == d->skip)
			d->skip = 0;
	} else if (strcmp(name, "t") == 0) {
		d->text = false;
		if (d->struck)
			put(d, "~~", 2);
	} else if (strcmp(name, "p") == 0) {
		d->bullet = false;
		ppid_layout_paragraph(&d->layout);
	} else if (strcmp(name, "tc") == 0) {
		ppid_layout_cell_end(&d->layout);
	} else if (strcmp(name, "tr") == 0) {
		ppid_layout_row_end(&d->layout);
	} else if (strcmp(name, "checkBox") == 0) {
		const char *shown = d->checked ? "\xE2\x98\x92"
					       : "\xE2\x98\x90";

		put(d, shown, strlen(shown));
		d->box = d->checked = false;
	}
}

static void
text(PpidXmlWalk *w, const char *bytes, gsize size, gpointer data)
{
	Docx *d = data;

	(void)w;
	if (d->text && d->skip == 0)
		put(d, bytes, size);
}

static bool
is_wanted(const char *name, gpointer data)
{
	(void)data;
	return g_str_has_prefix(name, "word/media/") ||
	       g_str_has_prefix(name, "word/embeddings/") ||
	       (g_str_has_prefix(name, "word/") &&
		g_str_has_suffix(name, ".xml") &&
		strchr(name + 5, '/') == NULL);
}

static void
add_part(PpidOffice *o, const char *name, GHashTable *seen)
{
	static const PpidXmlEvents events = { start, end, text };
	Docx d = { .skip = 0 };

	ppid_layout_init(&d.layout, ppid_office_room(o));
	ppid_office_walk(o, name, &events, &d);
	/* the same header stands in every section */
	if (!g_hash_table_add(seen, g_strdup(d.layout.text->str)))
		g_string_truncate(d.layout.text, 0);
	ppid_office_take(o, &d.layout);
}

void
ppid_read_docx(PpidReader *reader, PpidMember *member)
{
	static const char *const order[] = {
		"word/header", MAIN, "word/footnotes", "word/endnotes",
		"word/comments.", "word/footer",
	};
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	PpidOffice o;

	if (!ppid_office_open(&o, reader, member, is_wanted, MAIN))
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		g_autoptr(GPtrArray) names =
			ppid_office_names(&o, order[i], ".xml");

		if (strcmp(order[i], MAIN) == 0)
			add_part(&o, MAIN, seen);
		else
			for (guint k = 0; k < names->len; k++)
				add_part(&o, names->pdata[k], seen);
	}
	ppid_office_media(&o, "word/media/");
	ppid_office_media(&o, "word/embeddings/");
	ppid_office_close(&o);
}
