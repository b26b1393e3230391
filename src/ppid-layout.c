/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-layout.h"

#include <string.h>

#define TABS_MAX 64 /* empty cells in a row that are shown */
#define PRIVATE 0xF000
#define EMPTY "\xE2\x98\x90"
#define MARKED "\xE2\x98\x92"
#define TICK "\xE2\x9C\x93"

void
ppid_layout_init(PpidLayout *l, gsize max)
{
	memset(l, 0, sizeof(*l));
	l->text = g_string_new(NULL);
	l->max = max;
}

void
ppid_layout_clear(PpidLayout *l)
{
	g_string_free(g_steal_pointer(&l->text), TRUE);
}

static void
append(PpidLayout *l, const char *text, gsize size)
{
	gsize room = l->max - l->text->len;

	if (size > room) {
		l->cut = true;
		size = room;
		/* not in the middle of a character */
		while (size > 0 && ((guchar)text[size] & 0xC0) == 0x80)
			size--;
		l->max = l->text->len + size;
	}
	g_string_append_len(l->text, text, (gssize)size);
}

static bool
at_line_start(const PpidLayout *l)
{
	return l->text->len == 0 || l->text->str[l->text->len - 1] == '\n';
}

static void
settle(PpidLayout *l)
{
	if (l->line && !at_line_start(l))
		append(l, "\n", 1);
	l->line = false;
	for (guint i = 0; i < MIN(l->tabs, TABS_MAX); i++)
		append(l, "\t", 1);
	l->tabs = 0;
}

/* Characters of private use that Word shows by a font of symbols. */
static void
add_mapped(PpidLayout *l, const char *text, gsize size)
{
	const char *end = text + size, *from = text;

	for (const char *p = text; p + 3 <= end; p++) {
		const char *shown;
		guint code;

		/* U+F000 to U+F0FF: EF 80 80 to EF 83 BF */
		if ((guchar)*p != 0xEF || (guchar)p[1] < 0x80 ||
		    (guchar)p[1] > 0x83)
			continue;
		code = ((guint)((guchar)p[1] & 3) << 6) |
		       ((guchar)p[2] & 0x3F);
		shown = ppid_layout_symbol(code, false);
		if (shown == NULL)
			continue;
		append(l, from, (gsize)(p - from));
		append(l, shown, strlen(shown));
		from = p + 3;
	}
	append(l, from, (gsize)(end - from));
}

void
ppid_layout_add(PpidLayout *l, const char *text, gsize size)
{
	if (size == 0)
		return;
	settle(l);
	add_mapped(l, text, size);
}

void
ppid_layout_puts(PpidLayout *l, const char *text)
{
	ppid_layout_add(l, text, strlen(text));
}

void
ppid_layout_break(PpidLayout *l)
{
	settle(l);
	append(l, "\n", 1);
}

void
ppid_layout_paragraph(PpidLayout *l)
{
	/* the only paragraph of a cell ends no line; empty ones of the page
	 * stay: they separate */
	if (l->cells > 0)
		l->line = true;
	else
		ppid_layout_break(l);
}

void
ppid_layout_cell_start(PpidLayout *l)
{
	l->cells++;
}

/* What a cell left due must not fall between two cells. */
void
ppid_layout_cell_end(PpidLayout *l)
{
	if (l->cells > 0)
		l->cells--;
	l->line = false;
	l->tabs++;
}

void
ppid_layout_row_end(PpidLayout *l)
{
	l->line = false;
	l->tabs = 0;
	if (!at_line_start(l))
		append(l, "\n", 1);
}

const char *
ppid_layout_symbol(guint code, bool second)
{
	static const struct {
		guint8 code;
		bool second;
		const char *shown;
	} symbols[] = {
		/* Unicode L2/12-368: Wingdings fonts */
		{ 0x6F, false, EMPTY },	 { 0x71, false, EMPTY },
		{ 0x72, false, EMPTY },	 { 0xA8, false, EMPTY },
		{ 0x78, false, MARKED }, { 0xFD, false, MARKED },
		{ 0xFE, false, MARKED }, { 0xFC, false, TICK },
		{ 0x2A, true, EMPTY },	 { 0x30, true, EMPTY },
		{ 0xA3, true, EMPTY },	 { 0x51, true, MARKED },
		{ 0x52, true, MARKED },	 { 0x53, true, MARKED },
		{ 0x54, true, MARKED },	 { 0x50, true, TICK },
	};

	if (code >= PRIVATE)
		code -= PRIVATE;
	for (gsize i = 0; i < G_N_ELEMENTS(symbols); i++)
		if (symbols[i].code == code && symbols[i].second == second)
			return symbols[i].shown;
	return NULL;
}
