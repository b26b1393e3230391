/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-rtf.h"

#include <string.h>

#include "ppid-charset.h"

#define WORD_MAX 32   /* letters of a control word, by the specification */
#define FONTS_MAX 1000
#define ANSI_CP 1252

/* Properties that a group has of its own. */
typedef struct {
	bool skip;   /* its text is no text of the document */
	bool hidden; /* \v, \htmlrtf */
	bool struck;
	bool fonts;  /* inside \fonttbl */
	int font;
	int uc; /* octets that stand for one \u */
} Group;

typedef struct {
	int number;
	int codepage; /* 0: that of the document */
	bool symbols; /* Wingdings: octets are no letters */
} Font;

typedef struct {
	const char *p, *end;
	PpidLayout *layout;
	Group stack[PPID_RTF_DEPTH];
	guint depth; /* open groups; may be more than the stack has */
	bool star;   /* \* came: an unknown word opens what may be skipped */
	int fallback; /* octets to be passed over after \u */
	gunichar high; /* first half of a pair */
	int codepage;
	bool struck;  /* as written so far */
	bool table;
	GString *pending; /* octets in the codepage at hand */
	GArray *fonts;    /* Font */
} Rtf;

static Group *
top(Rtf *r)
{
	return &r->stack[MIN(r->depth, PPID_RTF_DEPTH) - 1];
}

/* --- text ------------------------------------------------------------------- */

static const Font *
find_font(const Rtf *r, int number)
{
	for (guint i = 0; i < r->fonts->len; i++) {
		const Font *font = &g_array_index(r->fonts, Font, i);

		if (font->number == number)
			return font;
	}
	return NULL;
}

static void
mark_strike(Rtf *r, bool struck)
{
	if (struck != r->struck)
		ppid_layout_puts(r->layout, "~~");
	r->struck = struck;
}

static void
put(Rtf *r, const char *text, gsize size)
{
	if (top(r)->skip || top(r)->hidden || r->depth > PPID_RTF_DEPTH)
		return;
	mark_strike(r, top(r)->struck);
	ppid_layout_add(r->layout, text, size);
}

static void
put_symbols(Rtf *r)
{
	for (gsize i = 0; i < r->pending->len; i++) {
		const char *shown = ppid_layout_symbol(
			(guchar)r->pending->str[i], false);

		if (shown != NULL)
			put(r, shown, strlen(shown));
	}
}

static void
flush(Rtf *r)
{
	const Font *font;
	g_autofree char *label = NULL;
	g_autoptr(GString) text = NULL;
	int codepage = r->codepage;

	if (r->pending->len == 0)
		return;
	font = find_font(r, top(r)->font);
	if (font != NULL && font->codepage != 0)
		codepage = font->codepage;
	if (font != NULL && font->symbols) {
		put_symbols(r);
	} else {
		label = codepage == 65001
				? g_strdup("utf-8")
				: g_strdup_printf("windows-%d", codepage);
		text = ppid_charset_decode(r->pending->str, r->pending->len,
					   label, false, NULL);
		put(r, text->str, text->len);
	}
	g_string_truncate(r->pending, 0);
}

/* A name in the table of fonts tells fonts of symbols. */
static void
name_font(Rtf *r, char c)
{
	static const char wanted[] = "Wingdings";
	Font *font = r->fonts->len > 0
			     ? &g_array_index(r->fonts, Font,
					      r->fonts->len - 1)
			     : NULL;

	g_string_append_c(r->pending, c);
	if (font != NULL && strcmp(r->pending->str, wanted) == 0)
		font->symbols = true;
	if (c == ';' || r->pending->len > sizeof(wanted))
		g_string_truncate(r->pending, 0);
}

static void
octet(Rtf *r, char c)
{
	if (r->fallback > 0) {
		r->fallback--;
		return;
	}
	if (r->depth > PPID_RTF_DEPTH)
		return;
	if (top(r)->fonts)
		name_font(r, c);
	else if (!top(r)->skip)
		g_string_append_c(r->pending, c);
}

/* \u: UTF-16, as a signed number. */
static void
unicode(Rtf *r, int number)
{
	gunichar c = (gunichar)number & 0xFFFF;
	char utf8[6];

	flush(r);
	r->fallback = top(r)->uc;
	if (c >= 0xD800 && c < 0xDC00) {
		r->high = c;
		return;
	}
	if (c >= 0xDC00 && c < 0xE000)
		c = r->high != 0 ? 0x10000 + ((r->high - 0xD800) << 10) +
					   (c - 0xDC00)
				 : 0xFFFD;
	r->high = 0;
	if (c != 0)
		put(r, utf8, (gsize)g_unichar_to_utf8(c, utf8));
}

/* --- control words --------------------------------------------------------------- */

typedef enum {
	W_ANSICPG,
	W_BIN,
	W_CELL,
	W_CHARSET,
	W_FONT,
	W_FONTTBL,
	W_HTMLRTF,
	W_INTBL,
	W_LINE,
	W_PAR,
	W_PARD,
	W_PLAIN,
	W_ROW,
	W_SHOW, /* after \*: all the same text */
	W_SKIP,
	W_STRIKE,
	W_TEXT,
	W_U,
	W_UC,
	W_V,
} Action;

static const struct {
	const char *word;
	Action action;
	const char *text;
} words[] = {
	/* sorted, for bsearch() */
	{ "ansicpg", W_ANSICPG, NULL },
	{ "bin", W_BIN, NULL },
	{ "bullet", W_TEXT, "\xE2\x80\xA2" },
	{ "cell", W_CELL, NULL },
	{ "colortbl", W_SKIP, NULL },
	{ "datastore", W_SKIP, NULL },
	{ "emdash", W_TEXT, "\xE2\x80\x94" },
	{ "emspace", W_TEXT, " " },
	{ "endash", W_TEXT, "\xE2\x80\x93" },
	{ "enspace", W_TEXT, " " },
	{ "f", W_FONT, NULL },
	{ "fcharset", W_CHARSET, NULL },
	{ "filetbl", W_SKIP, NULL },
	{ "fldinst", W_SKIP, NULL },
	{ "fonttbl", W_FONTTBL, NULL },
	{ "generator", W_SKIP, NULL },
	{ "htmlrtf", W_HTMLRTF, NULL },
	{ "info", W_SKIP, NULL },
	{ "intbl", W_INTBL, NULL },
	{ "ldblquote", W_TEXT, "\xE2\x80\x9C" },
	{ "line", W_LINE, NULL },
	{ "listoverridetable", W_SKIP, NULL },
	{ "listtable", W_SKIP, NULL },
	{ "lquote", W_TEXT, "\xE2\x80\x98" },
	{ "nestcell", W_CELL, NULL },
	{ "nestrow", W_ROW, NULL },
	{ "nonesttables", W_SKIP, NULL },
	{ "nonshppict", W_SKIP, NULL },
	{ "objdata", W_SKIP, NULL },
	{ "page", W_PAR, NULL },
	{ "par", W_PAR, NULL },
	{ "pard", W_PARD, NULL },
	{ "pict", W_SKIP, NULL },
	{ "plain", W_PLAIN, NULL },
	{ "rdblquote", W_TEXT, "\xE2\x80\x9D" },
	{ "row", W_ROW, NULL },
	{ "rquote", W_TEXT, "\xE2\x80\x99" },
	{ "sect", W_PAR, NULL },
	{ "shpinst", W_SHOW, NULL },
	{ "sp", W_SKIP, NULL },
	{ "strike", W_STRIKE, NULL },
	{ "striked", W_STRIKE, NULL },
	{ "stylesheet", W_SKIP, NULL },
	{ "tab", W_TEXT, "\t" },
	{ "themedata", W_SKIP, NULL },
	{ "u", W_U, NULL },
	{ "uc", W_UC, NULL },
	{ "v", W_V, NULL },
	{ "xmlnstbl", W_SKIP, NULL },
};

static int
compare_word(const void *key, const void *row)
{
	const char *const *word = row;

	return strcmp(key, *word);
}

/* RTF 1.9.1, "Font Table": \fcharset to code page. */
static int
codepage_of(int charset)
{
	static const struct {
		int charset, codepage;
	} table[] = {
		{ 128, 932 },  { 129, 949 },  { 134, 936 },  { 136, 950 },
		{ 161, 1253 }, { 162, 1254 }, { 163, 1258 }, { 177, 1255 },
		{ 178, 1256 }, { 186, 1257 }, { 204, 1251 }, { 222, 874 },
		{ 238, 1250 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (table[i].charset == charset)
			return table[i].codepage;
	return 0;
}

static void
set_font(Rtf *r, int number)
{
	Font font = { number, 0, false };

	if (!top(r)->fonts)
		top(r)->font = number;
	else if (r->fonts->len < FONTS_MAX)
		g_array_append_val(r->fonts, font);
	g_string_truncate(r->pending, 0);
}

static void
end_line(Rtf *r, Action action)
{
	if (top(r)->skip || top(r)->hidden)
		return;
	mark_strike(r, false);
	if (action == W_CELL) {
		ppid_layout_cell_end(r->layout);
		if (r->table)
			ppid_layout_cell_start(r->layout);
	} else if (action == W_ROW) {
		ppid_layout_row_end(r->layout);
	} else if (action == W_LINE) {
		ppid_layout_break(r->layout);
	} else {
		ppid_layout_paragraph(r->layout);
	}
}

static void
set_table(Rtf *r, bool table)
{
	if (top(r)->skip)
		return;
	r->table = table;
	r->layout->cells = table ? 1 : 0;
}

static void
act(Rtf *r, Action action, const char *text, int number)
{
	switch (action) {
	case W_ANSICPG:
		r->codepage = number;
		break;
	case W_BIN:
		r->p += MIN(MAX(number, 0), r->end - r->p);
		break;
	case W_CHARSET:
		if (top(r)->fonts && r->fonts->len > 0)
			g_array_index(r->fonts, Font, r->fonts->len - 1)
				.codepage = codepage_of(number);
		break;
	case W_FONT:
		set_font(r, number);
		break;
	case W_FONTTBL:
		top(r)->fonts = top(r)->skip = true;
		break;
	case W_INTBL:
		set_table(r, true);
		break;
	case W_PARD:
		set_table(r, false);
		break;
	case W_CELL:
	case W_LINE:
	case W_PAR:
	case W_ROW:
		end_line(r, action);
		break;
	case W_PLAIN:
		top(r)->struck = top(r)->hidden = false;
		break;
	case W_SKIP:
		top(r)->skip = true;
		break;
	case W_STRIKE:
		top(r)->struck = number != 0;
		break;
	case W_TEXT:
		put(r, text, strlen(text));
		break;
	case W_U:
		unicode(r, number);
		break;
	case W_UC:
		top(r)->uc = CLAMP(number, 0, 16);
		break;
	case W_HTMLRTF:
	case W_V:
		top(r)->hidden = number != 0;
		break;
	case W_SHOW:
		break;
	}
}

/* What a word means; @number: 1 if it has none, which means "on". */
static void
control(Rtf *r, const char *word, int number)
{
	typeof(words[0]) const *found =
		bsearch(word, words, G_N_ELEMENTS(words), sizeof(words[0]),
			compare_word);

	if (r->fallback > 0) {
		r->fallback--;
		return;
	}
	if (!top(r)->fonts)
		flush(r);
	/* \* says: leave it out if you do not know it */
	if (r->star && (found == NULL || found->action != W_SHOW))
		top(r)->skip = true;
	r->star = false;
	if (found != NULL && r->depth <= PPID_RTF_DEPTH)
		act(r, found->action, found->text, number);
}

static int
read_number(Rtf *r)
{
	bool negative = r->p < r->end && *r->p == '-';
	int number = 0, digits = 0;

	if (negative)
		r->p++;
	for (; r->p < r->end && g_ascii_isdigit(*r->p); r->p++, digits++)
		if (number < 100000000)
			number = number * 10 + (*r->p - '0');
	if (digits == 0)
		return 1;
	return negative ? -number : number;
}

static void
read_word(Rtf *r)
{
	char word[WORD_MAX + 1];
	gsize n = 0;
	int number;

	for (; r->p < r->end && g_ascii_isalpha(*r->p); r->p++)
		if (n < WORD_MAX)
			word[n++] = *r->p;
	word[n] = '\0';
	number = read_number(r);
	if (r->p < r->end && *r->p == ' ')
		r->p++;
	control(r, word, number);
}

static void
read_hex(Rtf *r)
{
	int high, low;

	if (r->end - r->p < 2)
		return;
	high = g_ascii_xdigit_value(r->p[0]);
	low = g_ascii_xdigit_value(r->p[1]);
	if (high < 0 || low < 0)
		return;
	r->p += 2;
	octet(r, (char)(high * 16 + low));
}

/* After a backslash. */
static void
read_control(Rtf *r)
{
	char c = *r->p;

	if (g_ascii_isalpha(c)) {
		read_word(r);
		return;
	}
	r->p++;
	if (c == '\'') {
		read_hex(r);
	} else if (c == '*') {
		r->star = true;
	} else if (c == '\n' || c == '\r') {
		control(r, "par", 1);
	} else if (c == '~') {
		octet(r, ' ');
	} else if (c == '_') {
		octet(r, '-');
	} else if (c == '\\' || c == '{' || c == '}') {
		octet(r, c);
	}
}

static void
open_group(Rtf *r)
{
	static const Group first = { .uc = 1 };

	if (r->depth > 0) {
		flush(r);
		if (r->depth < PPID_RTF_DEPTH)
			r->stack[r->depth] = r->stack[r->depth - 1];
	} else {
		r->stack[0] = first;
	}
	r->depth++;
	r->fallback = 0;
	r->star = false;
}

static void
close_group(Rtf *r)
{
	if (top(r)->fonts)
		g_string_truncate(r->pending, 0);
	flush(r);
	if (r->depth == 1)
		mark_strike(r, false);
	r->depth--;
	r->fallback = 0;
}

static bool
run(Rtf *r)
{
	while (r->p < r->end && !r->layout->cut) {
		char c = *r->p++;

		if (c == '{') {
			open_group(r);
		} else if (r->depth == 0) {
			return false;
		} else if (c == '}') {
			close_group(r);
			if (r->depth == 0)
				return true;
		} else if (c == '\\' && r->p < r->end) {
			read_control(r);
		} else if (c != '\r' && c != '\n' && c != '\0') {
			octet(r, c);
		}
	}
	if (r->depth > 0)
		flush(r);
	return r->layout->cut;
}

bool
ppid_rtf_text(const char *bytes, gsize size, PpidLayout *layout)
{
	g_autofree Rtf *r = g_new0(Rtf, 1);
	bool whole;

	r->p = bytes;
	r->end = bytes + size;
	r->layout = layout;
	r->codepage = ANSI_CP;
	r->pending = g_string_new(NULL);
	r->fonts = g_array_new(FALSE, FALSE, sizeof(Font));
	whole = run(r);
	g_string_free(r->pending, TRUE);
	g_array_unref(r->fonts);
	return whole;
}
