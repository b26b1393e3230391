/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of lists, as people type them: ppid-clause.h. */
#include "config.h"
#include "ppid-clause.h"

#include <string.h>

static const char *
skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\xc2' ||
			   *p == '\xa0')) {
		if (*p == '\xc2' && (p + 1 == end || p[1] != '\xa0'))
			break;
		if (*p == '\xa0' && p[-1] != '\xc2')
			break;
		p++;
	}
	return p;
}

/* The selector by which a character is shown as a picture. */
static const char *
skip_variant(const char *p, const char *end)
{
	return end - p > 3 && memcmp(p, "\xef\xb8\x8f", 3) == 0 ? p + 3 : p;
}

static PpidItemMark
finish_mark(PpidItemKind kind, guint value, const char *text, const char *p,
	    const char *end)
{
	const char *body = skip_blanks(skip_variant(p, end), end);
	PpidItemMark mark = { kind, value, (gsize)(body - text) };

	if (body == end)
		mark.kind = PPID_ITEM_NONE;
	return mark;
}

static PpidItemMark
bullet_mark(const char *text, const char *end)
{
	static const char *const bullets[] = {
		"\xe2\x80\xa2", "\xc2\xb7",	"\xe2\x97\x8f", "\xe2\x96\xaa",
		"\xe2\x96\xa0", "\xe2\x97\xa6", "\xe2\x9e\xa2", "\xe2\x96\xba",
		"\xef\x82\xb7", "\xe2\x88\x9a", "\xe2\x9c\x93", "\xe2\x97\x8b",
		"\xe2\x80\xa3", "\xe2\x81\x83", "\xe2\x86\x92", "\xe2\x96\xb6",
		"\xe2\x9c\x85", "\xe2\x9c\x94", "\xe2\x9d\x96", "\xe2\x9e\xa1",
		"\xf0\x9f\x91\x89", "\xf0\x9f\x94\xb8", "\xf0\x9f\x94\xb9",
		"\xf0\x9f\x93\x8c",
		"\xe2\x80\x93 ", "\xe2\x80\x94 ", "o ", "- ", "* ", "+ ",
		"-\t", "*\t", "o\t", "~ ", "# ", "-> ", "=> ", ">> ", "-- ",
		"\xc2\xbb", "\xe2\x9e\x94", "\xe2\x9e\x9c",
		"\xe2\x9c\xa6", "\xe2\x97\x86", "\xe2\x97\x87",
		"\xe2\x98\x85", "\xf0\x9f\x93\x8d", "\xf0\x9f\x94\xb5",
		"\xf0\x9f\x94\xb4", "\xf0\x9f\x9f\xa2",
	};
	PpidItemMark none = { PPID_ITEM_NONE, 0, 0 };

	for (guint i = 0; i < G_N_ELEMENTS(bullets); i++) {
		gsize n = strlen(bullets[i]);

		if ((gsize)(end - text) > n && memcmp(text, bullets[i], n) == 0)
			return finish_mark(PPID_ITEM_BULLET, (guchar)*text,
					   text, text + n, end);
	}
	if (end - text > 2 && (*text == '-' || *text == '*') &&
	    g_ascii_isalpha(text[1]))
		return finish_mark(PPID_ITEM_BULLET, (guchar)*text, text,
				   text + 1, end);
	return none;
}

static guint
roman_value(const char *p, gsize n)
{
	static const char *const romans[] = { "i",   "ii",   "iii", "iv",
					      "v",   "vi",   "vii", "viii",
					      "ix",  "x",    "xi",  "xii",
					      "xiii", "xiv", "xv" };

	for (guint i = 0; i < G_N_ELEMENTS(romans); i++)
		if (strlen(romans[i]) == n &&
		    g_ascii_strncasecmp(p, romans[i], n) == 0)
			return i + 1;
	return 0;
}

static PpidItemMark
number_mark(const char *text, const char *p, const char *end, bool open)
{
	char close = *text == '[' ? ']' : ')';
	PpidItemMark none = { PPID_ITEM_NONE, 0, 0 };
	PpidItemKind kind = PPID_ITEM_NUMBER;
	guint value = 0, digits = 0;

	while (p < end && g_ascii_isdigit(*p) && digits++ < 3)
		value = 10 * value + (guint)(*p++ - '0');
	if (end - p > 2 && *p == '.' && g_ascii_isdigit(p[1])) {
		kind = PPID_ITEM_DOUBLE;
		for (value = 0, digits = 0, p++;
		     p < end && g_ascii_isdigit(*p) && digits++ < 2;)
			value = 10 * value + (guint)(*p++ - '0');
		if (p < end && (*p == '.' || *p == ')'))
			p++;
		if (p == end || (*p != ' ' && *p != '\t'))
			return none;
		return finish_mark(kind, value, text, p, end);
	}
	if (p == end ||
	    (*p != close && (open || (*p != '.' && *p != '-' && *p != '/'))))
		return none;
	p++;
	if ((p[-1] == '-' || p[-1] == '/') && (p == end || *p != ' '))
		return none;
	if (p < end && g_ascii_isdigit(*p))
		return none;
	if (p < end && (*p == '.' || *p == ')')) /* "1.)", "(1)." */
		p++;
	return finish_mark(kind, value, text, p, end);
}

/* A digit in a key: "1", U+FE0F, U+20E3. */
static PpidItemMark
key_mark(const char *text, const char *end)
{
	PpidItemMark none = { PPID_ITEM_NONE, 0, 0 };
	const char *p = text + 1;

	if (p < end)
		p = skip_variant(p, end);
	if (end - p < 4 || memcmp(p, "\xe2\x83\xa3", 3) != 0)
		return none;
	return finish_mark(PPID_ITEM_NUMBER, (guint)(*text - '0'), text, p + 3,
			   end);
}

/* "Pertama, ..." and "Butir 1: ..." */
static PpidItemMark
word_mark(const char *text, const char *end)
{
	static const char *const ordinals[] = {
		"pertama", "kedua",   "ketiga",	  "keempat", "kelima",
		"keenam",  "ketujuh", "kedelapan"
	};
	static const char *const points[] = { "butir", "poin", "point",
					      "item" };
	PpidItemMark none = { PPID_ITEM_NONE, 0, 0 };

	for (guint i = 0; i < G_N_ELEMENTS(ordinals); i++) {
		gsize n = strlen(ordinals[i]);

		if ((gsize)(end - text) > n && strchr(",:", text[n]) != NULL &&
		    g_ascii_strncasecmp(text, ordinals[i], n) == 0)
			return finish_mark(PPID_ITEM_NUMBER, i + 1, text,
					   text + n + 1, end);
	}
	for (guint i = 0; i < G_N_ELEMENTS(points); i++) {
		gsize n = strlen(points[i]);
		const char *p = text + n + 1;
		guint value = 0;

		if ((gsize)(end - text) < n + 3 || text[n] != ' ' ||
		    g_ascii_strncasecmp(text, points[i], n) != 0)
			continue;
		for (; p < end && g_ascii_isdigit(*p) && value < 100; p++)
			value = 10 * value + (guint)(*p - '0');
		if (value > 0 && p < end && strchr(":.)\t", *p) != NULL)
			return finish_mark(PPID_ITEM_NUMBER, value, text, p + 1,
					   end);
	}
	return none;
}

static PpidItemMark
letter_mark(const char *text, const char *p, const char *end, bool open)
{
	PpidItemMark none = { PPID_ITEM_NONE, 0, 0 };
	const char *q = p;
	guint roman;

	while (q < end && g_ascii_isalpha(*q) && q - p < 5)
		q++;
	if (q == p || q == end || (*q != ')' && (open || *q != '.')))
		return none;
	roman = roman_value(p, (gsize)(q - p));
	if (q - p > 1 && roman == 0)
		return none;
	if (*q == '.' && q + 1 < end && q[1] != ' ' && q[1] != '\t')
		return none;
	if (roman > 1 || roman == 1)
		return finish_mark(PPID_ITEM_ROMAN, roman, text, q + 1, end);
	return finish_mark(PPID_ITEM_LETTER,
			   (guint)(g_ascii_tolower(*p) - 'a' + 1), text, q + 1,
			   end);
}

PpidItemMark
ppid_item_mark(const char *text, const char *end)
{
	PpidItemMark mark = bullet_mark(text, end);
	const char *p = text;
	bool open;

	if (mark.kind != PPID_ITEM_NONE || p >= end)
		return mark;
	/* "[1]" is a mark; "[a]" and "[x]" are boxes of a form */
	open = *p == '(' ||
	       (*p == '[' && end - p > 1 && g_ascii_isdigit(p[1]));
	if (open && ++p == end)
		return mark;
	if (g_ascii_isdigit(*p) && !open)
		mark = key_mark(text, end);
	else if (!open)
		mark = word_mark(text, end);
	if (mark.kind != PPID_ITEM_NONE)
		return mark;
	if (g_ascii_isdigit(*p))
		return number_mark(text, p, end, open);
	if (g_ascii_isalpha(*p))
		return letter_mark(text, p, end, open);
	return mark;
}

bool
ppid_item_follows(const PpidItemMark *mark, const PpidItemMark *next)
{
	/* "v." and "x." are letters in one list and numbers in another */
	if (next->kind == PPID_ITEM_NONE || mark->kind == PPID_ITEM_NONE)
		return false;
	if (next->kind == PPID_ITEM_BULLET || mark->kind == PPID_ITEM_BULLET)
		return next->kind == mark->kind && next->value == mark->value;
	if (mark->kind == PPID_ITEM_LETTER && next->kind == PPID_ITEM_ROMAN)
		return (mark->value == 8 && next->value == 1) ||
		       (mark->value == 21 && next->value == 5) ||
		       (mark->value == 23 && next->value == 10);
	return next->kind == mark->kind && next->value == mark->value + 1;
}
