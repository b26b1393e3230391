/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments that are text already: plain, CSV, HTML. */
#include "config.h"
#include "ppid-read.h"

#include <string.h>

#include "ppid-charset.h"
#include "ppid-header.h"
#include "ppid-html.h"
#include "ppid-ical.h"

/* HTML has more octets than its text has. */
#define HTML_FACTOR 4

static char *
label_of(const PpidMember *m)
{
	const PpidWordContext context = { NULL, NULL, m->number };

	if (m->label == NULL)
		return NULL;
	return ppid_header_param(m->label, strlen(m->label), "charset",
				 &context);
}

static void
note_charset(PpidReader *r, const PpidMember *m, const PpidCharset *used,
	     bool labelled)
{
	if (used->overruled)
		ppid_reader_note(r, m->number, "charset-salah", 0);
	else if (used->guessed)
		ppid_reader_note(r, m->number,
				 labelled ? "charset-tak-dikenal"
					  : "charset-ditebak",
				 0);
	if (used->damage >= 0)
		ppid_reader_note(r, m->number, "charset-rusak", used->damage);
}

/* RFC 3629 6 and the same of UTF-16: a mark says more than any label. */
static const char *
by_mark(const char *bytes, gsize size)
{
	if (size >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
		return "utf-16le";
	if (size >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
		return "utf-16be";
	return NULL;
}

/* CRLF and CR as LF; without a byte order mark. */
static void
tidy(GString *text)
{
	gsize from = g_str_has_prefix(text->str, "\xEF\xBB\xBF") ? 3 : 0;
	gsize to = 0;

	for (gsize i = from; i < text->len; i++) {
		char c = text->str[i];

		if (c == '\r') {
			if (i + 1 < text->len && text->str[i + 1] == '\n')
				continue;
			c = '\n';
		}
		text->str[to++] = c;
	}
	g_string_truncate(text, to);
}

static GString *
decode(PpidReader *r, const PpidMember *m, const char *label, gsize max,
       PpidCharset *used, bool *cut)
{
	const char *mark = by_mark(m->bytes, m->size);
	gsize skip = mark != NULL ? 2 : 0;
	gsize size = MIN(m->size - skip, max);
	GString *text;

	*cut = size < m->size - skip;
	text = ppid_charset_decode(m->bytes + skip, size,
				   mark != NULL ? mark : label, *cut, used);
	note_charset(r, m, used, label != NULL || mark != NULL);
	tidy(text);
	return text;
}

void
ppid_read_text(PpidReader *r, PpidMember *m)
{
	g_autofree char *label = label_of(m);
	gsize room = ppid_reader_text_room(r);
	PpidReadText t = { .type = m->type };
	PpidCharset used;
	/* UTF-16 has two octets where UTF-8 has one */
	g_autoptr(GString) text = decode(r, m, label, 2 * room + 2, &used,
					 &t.cut);

	t.charset = used.name;
	t.text = text->str;
	t.size = text->len;
	ppid_reader_text(r, m->number, &t);
}

void
ppid_read_html(PpidReader *r, PpidMember *m)
{
	g_autofree char *label = label_of(m);
	gsize room = ppid_reader_text_room(r);
	PpidReadText t = { .type = m->type };
	bool damaged = false, too_long = false;
	g_autoptr(GString) html = NULL;
	g_autofree char *text = NULL;
	PpidCharset used;

	if (label == NULL)
		label = ppid_html_charset(m->bytes, m->size);
	html = decode(r, m, label, HTML_FACTOR * room + 2, &used, &t.cut);
	text = ppid_html_text_marked(html->str, html->len, room,
				     ppid_reader_links(r), NULL, &damaged,
				     &too_long);
	if (damaged)
		ppid_reader_note(r, m->number, "html-berlebihan", -1);
	t.cut = t.cut || too_long;
	t.charset = used.name;
	t.text = text;
	t.size = strlen(text);
	ppid_reader_text(r, m->number, &t);
}

void
ppid_read_calendar(PpidReader *r, PpidMember *m)
{
	g_autofree char *label = label_of(m);
	gsize room = ppid_reader_text_room(r);
	PpidReadText t = { .type = m->type };
	GString *bytes = g_string_new_len(
		m->bytes, (gssize)MIN(m->size, 2 * room + 2));
	g_autoptr(GString) words = NULL;
	g_autofree char *text = NULL;
	bool too_long = false;
	PpidCharset used;

	t.cut = bytes->len < m->size;
	ppid_ical_unfold(bytes);
	words = ppid_charset_decode(bytes->str, bytes->len, label, t.cut,
				    &used);
	g_string_free(bytes, TRUE);
	note_charset(r, m, &used, label != NULL);
	tidy(words);
	text = ppid_ical_text(words->str, words->len, room, &too_long);
	t.cut = t.cut || too_long;
	t.charset = used.name;
	t.text = text;
	t.size = strlen(text);
	ppid_reader_text(r, m->number, &t);
}
