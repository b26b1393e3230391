/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-asked-private.h"

#include <string.h>

#include "ppid-xml.h"

/* The words of the mail, white space folded to one blank. */
static char *
fold_blanks(const char *text, gsize length)
{
	GString *out = g_string_sized_new(length);
	bool blank = false;

	for (gsize i = 0; i < length; i++) {
		if (g_ascii_isspace(text[i])) {
			blank = out->len > 0;
			continue;
		}
		if (blank)
			g_string_append_c(out, ' ');
		blank = false;
		g_string_append_c(out, text[i]);
	}
	return g_string_free(out, FALSE);
}

static void
set_place(xmlNode *node, const char *surel, const PpidSource *s,
	  const PpidSpan *span, bool form)
{
	ppid_xml_set(node, "surel", surel);
	ppid_xml_set(node, "bagian", s->part);
	ppid_xml_set_int(node, "awal", (gint64)span->start);
	ppid_xml_set_int(node, "panjang", (gint64)span->length);
	ppid_xml_set(node, "oleh", form ? "formulir" : "prosa");
}

static void
write_items(xmlNode *permintaan, const PpidReading *r, const char *surel)
{
	if (ppid_xml_child(permintaan, "rincian") != NULL)
		return;
	for (guint i = 0; i < r->items->len; i++) {
		const PpidSpan *span = &g_array_index(r->items, PpidSpan, i);
		const PpidSource *s = r->items_source;
		g_autofree char *text =
			fold_blanks(s->text + span->start, span->length);
		xmlNode *node = ppid_xml_add(permintaan, "rincian", text);

		ppid_xml_set_int(node, "nomor", i + 1);
		set_place(node, surel, s, span, r->items_form);
	}
}

static void
write_purpose(xmlNode *permintaan, const PpidReading *r, const char *surel)
{
	const PpidAskedValue *v = &r->purpose;
	g_autofree char *text = NULL;

	if (r->purpose_rank == PPID_PURPOSE_NONE || v->span.length == 0 ||
	    ppid_xml_child(permintaan, "tujuan") != NULL)
		return;
	text = fold_blanks(v->source->text + v->span.start, v->span.length);
	set_place(ppid_xml_add(permintaan, "tujuan", text), surel, v->source,
		  &v->span, v->form);
}

static void
write_manners(xmlNode *permintaan, const PpidReading *r, const char *surel)
{
	static const char *const names[PPID_MANNERS] = { "cara-memperoleh",
							 "bentuk",
							 "cara-mengirim" };

	for (guint i = 0; i < PPID_MANNERS; i++) {
		const PpidManner *m = &r->manners[i];

		if (m->value == NULL ||
		    ppid_xml_child(permintaan, names[i]) != NULL)
			continue;
		set_place(ppid_xml_add(permintaan, names[i], m->value), surel,
			  r->manner_source[i], &m->span, m->form);
	}
}

/* Who wants to see it wants nothing sent; a copy in some form is a copy. */
static void
imply_copy(PpidReading *r)
{
	const PpidManner *access = &r->manners[PPID_MANNER_ACCESS];
	guint from = r->manners[PPID_MANNER_FORM].value != NULL ?
			     PPID_MANNER_FORM :
			     PPID_MANNER_WAY;

	if (access->value != NULL && strcmp(access->value, "melihat") == 0)
		r->manners[PPID_MANNER_FORM].value =
			r->manners[PPID_MANNER_WAY].value = NULL;
	if (access->value == NULL) {
		ppid_manner_imply(r->manners);
		r->manner_source[PPID_MANNER_ACCESS] = r->manner_source[from];
	}
}

/* The order of berkas.xsd, whichever letter said what. */
void
ppid_asked_sort(xmlNode *permintaan)
{
	static const char *const names[] = { "tujuan", "cara-memperoleh",
					     "bentuk", "cara-mengirim" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		xmlNode *node = ppid_xml_child(permintaan, names[i]);

		if (node == NULL)
			continue;
		xmlUnlinkNode(node);
		xmlAddChild(permintaan, node);
	}
}

void
ppid_asked_write(xmlNode *permintaan, PpidReading *r, const char *surel)
{
	imply_copy(r);
	write_items(permintaan, r, surel);
	write_purpose(permintaan, r, surel);
	write_manners(permintaan, r, surel);
}
