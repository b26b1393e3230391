/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument texts, spreadsheets, presentations: ODF 1.2 part 1. */
#include "config.h"
#include "ppid-read.h"

#include <string.h>

#include "ppid-office.h"

#define CONTENT "content.xml"
#define STYLES "styles.xml"
#define MANIFEST "META-INF/manifest.xml"
#define SPACES_MAX 100
#define REPEAT_MAX 64

typedef struct {
	PpidOffice *office;
	PpidLayout layout;
	guint skip;	  /* depth of an element that is passed over */
	guint paragraphs; /* open ones */
	guint repeat;	  /* of the cell at hand */
	bool bullet;
	bool sheet;	    /* a table is a sheet */
	char *style;	    /* that is being defined */
	char *table;	    /* name of the table at hand */
	bool hidden_told;   /* of that table */
	GHashTable *hidden; /* styles of tables that are not shown */
	bool locked;
} Odf;

static bool
is_one(const char *name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

static void
tell_hidden(Odf *d)
{
	if (!d->hidden_told && d->sheet)
		ppid_reader_missing(d->office->reader,
				    d->office->member->number, "tersembunyi",
				    d->table);
	d->hidden_told = true;
}

static void
start_table(Odf *d, const PpidXmlWalk *w)
{
	g_autofree char *style = ppid_xmlwalk_get(w, "style-name");

	g_free(d->table);
	d->table = ppid_xmlwalk_get(w, "name");
	d->hidden_told = false;
	if (style != NULL && g_hash_table_contains(d->hidden, style))
		tell_hidden(d);
}

/* Of tables: what is hidden, and cells that stand for many. */
static void
start_in_table(Odf *d, const PpidXmlWalk *w, const char *name)
{
	if (strcmp(name, "table") == 0) {
		start_table(d, w);
	} else if (strcmp(name, "table-cell") == 0 ||
		   strcmp(name, "covered-table-cell") == 0) {
		ppid_layout_cell_start(&d->layout);
		d->repeat = ppid_xmlwalk_number(w, "number-columns-repeated",
						G_MAXINT, 1);
	} else if ((strcmp(name, "table-row") == 0 ||
		    strcmp(name, "table-column") == 0) &&
		   (ppid_xmlwalk_is(w, "visibility", "collapse") ||
		    ppid_xmlwalk_is(w, "visibility", "filter"))) {
		tell_hidden(d);
	} else if (strcmp(name, "style") == 0) {
		g_free(d->style);
		d->style = ppid_xmlwalk_get(w, "name");
	} else if (strcmp(name, "table-properties") == 0 &&
		   d->style != NULL && ppid_xmlwalk_is(w, "display", "false")) {
		g_hash_table_add(d->hidden, g_strdup(d->style));
	}
}

static void
put(Odf *d, const char *text, gsize size)
{
	if (d->bullet && size > 0)
		ppid_layout_puts(&d->layout, "- ");
	d->bullet = d->bullet && size == 0;
	ppid_layout_add(&d->layout, text, size);
}

/* 13.5.6: where a box of a form stands is not told here, only its label. */
static void
add_box(Odf *d, const PpidXmlWalk *w)
{
	g_autofree char *label = ppid_xmlwalk_get(w, "label");

	if (label == NULL)
		return;
	ppid_layout_puts(&d->layout,
			 ppid_xmlwalk_is(w, "current-state", "checked")
				 ? "\xE2\x98\x92 "
				 : "\xE2\x98\x90 ");
	ppid_layout_puts(&d->layout, label);
	ppid_layout_break(&d->layout);
}

static void
start_in_text(Odf *d, const PpidXmlWalk *w, const char *name)
{
	static const char spaces[SPACES_MAX + 1] =
		"                                                  "
		"                                                  ";

	if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0)
		d->paragraphs++;
	else if (strcmp(name, "s") == 0 && d->paragraphs > 0)
		put(d, spaces, ppid_xmlwalk_number(w, "c", SPACES_MAX, 1));
	else if (strcmp(name, "tab") == 0)
		put(d, "\t", 1);
	else if (strcmp(name, "line-break") == 0)
		ppid_layout_break(&d->layout);
	else if (strcmp(name, "list-item") == 0)
		d->bullet = true;
	else if (strcmp(name, "checkbox") == 0)
		add_box(d, w);
}

static void
start(PpidXmlWalk *w, const char *name, gpointer data)
{
	static const char *const skipped[] = {
		"annotation", "note-citation", "tracked-changes", NULL
	};
	Odf *d = data;

	if (d->skip > 0)
		return;
	if (is_one(name, skipped)) {
		d->skip = ppid_xmlwalk_depth(w);
		return;
	}
	if (strcmp(name, "encryption-data") == 0)
		d->locked = true;
	if (strcmp(name, "spreadsheet") == 0)
		d->sheet = true;
	start_in_table(d, w, name);
	start_in_text(d, w, name);
	if (d->layout.cut)
		ppid_xmlwalk_stop(w);
}

static void
end(PpidXmlWalk *w, const char *name, gpointer data)
{
	Odf *d = data;

	if (d->skip > 0) {
		if (ppid_xmlwalk_depth(w) == d->skip)
			d->skip = 0;
	} else if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) {
		if (d->paragraphs > 0)
			d->paragraphs--;
		d->bullet = false;
		ppid_layout_paragraph(&d->layout);
	} else if (strcmp(name, "table-cell") == 0 ||
		   strcmp(name, "covered-table-cell") == 0) {
		ppid_layout_cell_end(&d->layout);
		for (guint i = 1; i < MIN(d->repeat, REPEAT_MAX); i++) {
			ppid_layout_cell_start(&d->layout);
			ppid_layout_cell_end(&d->layout);
		}
		d->repeat = 1;
	} else if (strcmp(name, "table-row") == 0) {
		ppid_layout_row_end(&d->layout);
	}
}

static void
text(PpidXmlWalk *w, const char *bytes, gsize size, gpointer data)
{
	Odf *d = data;

	(void)w;
	if (d->paragraphs > 0 && d->skip == 0)
		put(d, bytes, size);
}

static bool
is_wanted(const char *name, gpointer data)
{
	(void)data;
	return strcmp(name, CONTENT) == 0 || strcmp(name, STYLES) == 0 ||
	       strcmp(name, MANIFEST) == 0 ||
	       g_str_has_prefix(name, "Pictures/");
}

static void
walk(Odf *d, const char *part)
{
	static const PpidXmlEvents events = { start, end, text };

	ppid_layout_init(&d->layout, ppid_office_room(d->office));
	d->paragraphs = d->skip = 0;
	d->bullet = false;
	ppid_office_walk(d->office, part, &events, d);
}

static bool
is_locked(Odf *d)
{
	walk(d, MANIFEST);
	ppid_layout_clear(&d->layout);
	if (d->locked)
		ppid_reader_missing(d->office->reader,
				    d->office->member->number, "sandi", NULL);
	return d->locked;
}

void
ppid_read_odf(PpidReader *reader, PpidMember *member)
{
	g_autoptr(GHashTable) hidden =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	PpidOffice o;
	Odf d = { .office = &o, .hidden = hidden, .repeat = 1 };

	if (!ppid_office_open(&o, reader, member, is_wanted, CONTENT))
		return;
	if (is_locked(&d)) {
		ppid_office_drop(&o);
		return;
	}
	walk(&d, CONTENT);
	ppid_office_take(&o, &d.layout);
	walk(&d, STYLES); /* headers and footers of the pages */
	ppid_office_take(&o, &d.layout);
	ppid_office_media(&o, "Pictures/");
	ppid_office_close(&o);
	g_free(d.style);
	g_free(d.table);
}
