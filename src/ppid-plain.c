/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-plain.h"

#include <string.h>

#include "ppid-xml.h"

typedef struct {
	const char *p, *end;
	PpidOctets open[PPID_PLAIN_DEPTH]; /* names of the open elements */
	guint depth;
	PpidPlainAttribute attributes[PPID_PLAIN_ATTRIBUTES];
	guint count;
	bool ours; /* the element at hand declares our namespace */
} Walk;

/* What libxml2 writes for a character that must be escaped. */
static const struct {
	const char *text;
	char octet;
} escapes[] = {
	{ "&amp;", '&' }, { "&lt;", '<' },   { "&gt;", '>' },
	{ "&quot;", '"' }, { "&#10;", '\n' }, { "&#13;", '\r' },
	{ "&#9;", '\t' },
};

/* The length of the escape at @p, or 0. */
static gsize
escape_at(const char *p, const char *end, char *octet_out)
{
	for (gsize i = 0; i < G_N_ELEMENTS(escapes); i++) {
		gsize n = strlen(escapes[i].text);

		if ((gsize)(end - p) < n ||
		    memcmp(p, escapes[i].text, n) != 0)
			continue;
		*octet_out = escapes[i].octet;
		return n;
	}
	return 0;
}

bool
ppid_plain_is(PpidOctets span, const char *text)
{
	return strlen(text) == span.size &&
	       memcmp(span.at, text, span.size) == 0;
}

bool
ppid_plain_says(PpidOctets value, const char *text)
{
	const char *p = value.at, *end = p + value.size;

	while (p < end && *text != '\0') {
		char c = *p;
		gsize n = c == '&' ? escape_at(p, end, &c) : 1;

		if (n == 0 || c != *text++)
			return false;
		p += n;
	}
	return p == end && *text == '\0';
}

/* --- characters ------------------------------------------------------------- */

static bool
take(Walk *w, char c)
{
	if (w->p == w->end || *w->p != c)
		return false;
	w->p++;
	return true;
}

/* One that is not ASCII, or an escape; false if it is neither. */
static bool
take_rare(Walk *w)
{
	char octet;
	gsize n;

	if ((guchar)*w->p >= 0x80)
		n = ppid_xml_char_size(w->p, w->end);
	else
		n = *w->p == '&' ? escape_at(w->p, w->end, &octet) : 0;
	w->p += n;
	return n > 0;
}

static bool
is_common(char c)
{
	return (guchar)c >= ' ' && (guchar)c < 0x80 && c != '<' && c != '>' &&
	       c != '&' && c != '"';
}

static const char *
skip_common(const char *p, const char *end)
{
	while (p < end && is_common(*p))
		p++;
	return p;
}

/* Up to the next tag. */
static bool
take_text(Walk *w)
{
	while ((w->p = skip_common(w->p, w->end)) < w->end && *w->p != '<')
		if (*w->p == '\n' || *w->p == '\t' || *w->p == '"')
			w->p++;
		else if (!take_rare(w))
			return false;
	return true;
}

static bool
take_value(Walk *w, PpidOctets *value_out)
{
	const char *start = w->p;

	while ((w->p = skip_common(w->p, w->end)) < w->end && *w->p != '"')
		if (!take_rare(w))
			return false;
	value_out->at = start;
	value_out->size = (gsize)(w->p - start);
	return value_out->size <= PPID_PLAIN_VALUE && take(w, '"');
}

static bool
take_name(Walk *w, PpidOctets *name_out)
{
	const char *p = w->p;

	if (p < w->end && g_ascii_islower(*p))
		p++;
	while (p > w->p && p < w->end &&
	       (g_ascii_islower(*p) || g_ascii_isdigit(*p) || *p == '-'))
		p++;
	name_out->at = w->p;
	name_out->size = (gsize)(p - w->p);
	w->p = p;
	return name_out->size > 0;
}

/* --- tags ---------------------------------------------------------------------- */

static bool
is_same(PpidOctets a, PpidOctets b)
{
	return a.size == b.size && memcmp(a.at, b.at, a.size) == 0;
}

static bool
add_attribute(Walk *w, PpidPlainAttribute a)
{
	if (ppid_plain_is(a.name, "xmlns")) {
		if (w->ours || w->depth > 0 ||
		    !ppid_plain_is(a.value, PPID_NS))
			return false;
		w->ours = true;
		return true;
	}
	if (w->count == PPID_PLAIN_ATTRIBUTES)
		return false;
	for (guint i = 0; i < w->count; i++)
		if (is_same(w->attributes[i].name, a.name))
			return false;
	w->attributes[w->count++] = a;
	return true;
}

/* What follows '<': an element that begins. */
static bool
take_start(Walk *w, PpidPlainStart start, gpointer data)
{
	PpidPlainElement e = { .attributes = w->attributes,
			       .depth = w->depth };
	PpidPlainAttribute a;

	w->count = 0;
	w->ours = false;
	if (w->depth == PPID_PLAIN_DEPTH || !take_name(w, &e.name))
		return false;
	while (take(w, ' '))
		if (!take_name(w, &a.name) || !take(w, '=') || !take(w, '"') ||
		    !take_value(w, &a.value) || !add_attribute(w, a))
			return false;
	e.count = w->count;
	if ((w->depth == 0 && !w->ours) || !start(&e, data))
		return false;
	if (take(w, '/'))
		return take(w, '>');
	w->open[w->depth++] = e.name;
	return take(w, '>');
}

static bool
take_end(Walk *w)
{
	PpidOctets name;

	return take_name(w, &name) && is_same(name, w->open[--w->depth]) &&
	       take(w, '>');
}

bool
ppid_plain_walk(const char *bytes, gsize size, PpidPlainStart start,
		gpointer data)
{
	Walk w;

	w.p = bytes;
	w.end = bytes + size;
	w.depth = 0;
	if (!take(&w, '<') || !take_start(&w, start, data))
		return false;
	while (w.depth > 0) {
		if (!take_text(&w) || !take(&w, '<'))
			return false;
		if (!(take(&w, '/') ? take_end(&w)
				    : take_start(&w, start, data)))
			return false;
	}
	return w.p == w.end;
}
