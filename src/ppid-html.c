/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-html.h"

#include <string.h>
#include <libxml/HTMLparser.h>

#include "ppid-html-mark.h"

#define SNIFF_SIZE 2048
#define CHUNK 8192
#define OPTIONS                                                               \
	(HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |     \
	 HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC)

typedef struct {
	GString *out;
	gsize max;
	int skip;      /* inside so many elements without text */
	int pre;
	bool space;    /* the last thing put was white space */
	int newlines;  /* line ends put last */
	bool cell;     /* a cell is open before this one */
	const PpidLinks *links; /* or NULL */
	char *href;    /* of the link at hand, if its file is not here */
	gsize label;   /* where its label begins in @out */
	bool cut;
	int depth;	  /* open elements */
	GArray *segments; /* PpidSegment, or NULL */
	int marked;	  /* depth of the marked element, 0: in none */
	PpidSegment open; /* its text so far */
} Text;

typedef enum {
	INLINE,
	BLOCK,	   /* begins and ends a line */
	PARAGRAPH, /* with an empty line */
	ROW,
	CELL,
	ITEM,
	BREAK,
	PRE,
	SKIP, /* nothing in it is text */
} Kind;

static const struct {
	const char *name;
	Kind kind;
} elements[] = {
	{ "p", PARAGRAPH },   { "div", BLOCK },	   { "br", BREAK },
	{ "tr", ROW },	      { "td", CELL },	   { "th", CELL },
	{ "li", ITEM },	      { "ul", BLOCK },	   { "ol", BLOCK },
	{ "table", BLOCK },   { "h1", PARAGRAPH }, { "h2", PARAGRAPH },
	{ "h3", PARAGRAPH },  { "h4", PARAGRAPH }, { "h5", PARAGRAPH },
	{ "h6", PARAGRAPH },  { "pre", PRE },	   { "hr", BLOCK },
	{ "section", BLOCK }, { "article", BLOCK }, { "header", BLOCK },
	{ "footer", BLOCK },  { "dt", BLOCK },	   { "dd", BLOCK },
	{ "dl", BLOCK },      { "form", BLOCK },   { "fieldset", BLOCK },
	{ "center", BLOCK },  { "body", BLOCK },   { "html", BLOCK },
	{ "address", BLOCK }, { "caption", BLOCK }, { "tbody", BLOCK },
	{ "thead", BLOCK },   { "option", BLOCK }, { "blockquote", BLOCK },
	{ "script", SKIP },   { "style", SKIP },   { "head", SKIP },
	{ "title", SKIP },    { "template", SKIP }, { "object", SKIP },
	{ "svg", SKIP },
};

static Kind
kind_of(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(elements); i++)
		if ((*elements[i].name ^ (*name | 0x20)) == 0 &&
		    g_ascii_strcasecmp(elements[i].name, name) == 0)
			return elements[i].kind;
	return INLINE;
}

/* --- putting text -------------------------------------------------------- */

static void
put(Text *t, const char *bytes, gsize size)
{
	if (t->out->len + size > t->max) {
		t->cut = true;
		return;
	}
	g_string_append_len(t->out, bytes, (gssize)size);
}

static void
trim_line(Text *t)
{
	while (t->out->len > 0 && (t->out->str[t->out->len - 1] == ' ' ||
				   t->out->str[t->out->len - 1] == '\t'))
		g_string_truncate(t->out, t->out->len - 1);
}

static void
end_line(Text *t, int lines)
{
	if (t->newlines < lines)
		trim_line(t);
	while (t->out->len > 0 && t->newlines < lines && !t->cut) {
		put(t, "\n", 1);
		t->newlines++;
	}
	t->space = true;
	t->cell = false;
}

/* Length of the white space at @p: ASCII, or U+00A0. */
static gsize
space_at(const char *p, gsize size)
{
	switch (*p) {
	case ' ':
	case '\t':
	case '\r':
	case '\n':
	case '\f':
		return 1;
	case '\xC2':
		return size > 1 && p[1] == '\xA0' ? 2 : 0;
	default:
		return 0;
	}
}

static void
put_text(Text *t, const char *p, gsize size)
{
	while (size > 0 && !t->cut) {
		gsize n = space_at(p, size);
		gsize k = 1;

		if (n > 0 && t->pre == 0) {
			if (!t->space)
				put(t, " ", 1);
			t->space = true;
			p += n;
			size -= n;
			continue;
		}
		while (k < size && space_at(p + k, size - k) == 0)
			k++;
		put(t, p, k);
		t->space = false;
		t->newlines = p[k - 1] == '\n' ? 1 : 0;
		p += k;
		size -= k;
	}
}

/* --- events --------------------------------------------------------------- */

static void
put_alt(Text *t, const xmlChar **attributes)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
		const char *value = (const char *)attributes[1];

		if (strcmp((const char *)attributes[0], "alt") == 0 &&
		    value != NULL && *value != '\0') {
			put_text(t, "[", 1);
			put_text(t, value, strlen(value));
			put_text(t, "]", 1);
		}
	}
}

/* A link in place of an attachment is kept, behind its label. */
static void
start_link(Text *t, const xmlChar **attributes)
{
	g_clear_pointer(&t->href, g_free);
	if (t->links == NULL || attributes == NULL)
		return;
	for (; attributes[0] != NULL; attributes += 2) {
		const char *value = (const char *)attributes[1];

		if (strcmp((const char *)attributes[0], "href") != 0 ||
		    value == NULL || !ppid_links_has(t->links, value))
			continue;
		t->href = g_strndup(value, PPID_LINK_SIZE_MAX);
		g_strstrip(t->href);
		t->label = t->out->len;
		return;
	}
}

static void
end_link(Text *t)
{
	g_autofree char *href = g_steal_pointer(&t->href);
	const char *bare;

	if (href == NULL)
		return;
	bare = strstr(href, "://");
	bare = bare != NULL ? bare + strlen("://") : href;
	if (t->label < t->out->len && strstr(t->out->str + t->label, bare))
		return;
	put_text(t, " <", 2);
	put_text(t, href, strlen(href));
	put_text(t, ">", 1);
}

static void
start_text(Text *t, const char *name, const xmlChar **attributes)
{
	Kind kind = kind_of(name);

	if (kind == SKIP)
		t->skip++;
	if (t->skip > 0)
		return;
	if (kind == PARAGRAPH)
		end_line(t, 2);
	else if (kind == BREAK) {
		/* each <br> ends a line, also an empty one */
		trim_line(t);
		if (t->out->len > 0)
			put(t, "\n", 1);
		t->newlines++;
		t->space = true;
	} else if (kind == CELL) {
		if (t->cell) {
			trim_line(t);
			put(t, "\t", 1);
			t->space = true;
			t->newlines = 0;
		}
		t->cell = true;
	} else if (kind != INLINE) {
		end_line(t, 1);
	}
	if (kind == ITEM) {
		put(t, "- ", 2);
		t->newlines = 0;
	}
	if (kind == PRE)
		t->pre++;
	if (g_ascii_strcasecmp(name, "img") == 0)
		put_alt(t, attributes);
	if (g_ascii_strcasecmp(name, "a") == 0)
		start_link(t, attributes);
}

static void
end_text(Text *t, const char *name)
{
	Kind kind = kind_of(name);

	if (kind == SKIP && t->skip > 0) {
		t->skip--;
		return;
	}
	if (t->skip > 0)
		return;
	if (g_ascii_strcasecmp(name, "a") == 0)
		end_link(t);
	if (kind == PRE && t->pre > 0)
		t->pre--;
	if (kind == PARAGRAPH)
		end_line(t, 2);
	else if (kind != INLINE && kind != CELL && kind != BREAK)
		end_line(t, 1);
}

/* A <div> that begins what is quoted, a <blockquote type="cite">. */
static void
open_mark(Text *t, const char *name, const xmlChar **attributes)
{
	const PpidHtmlMark *mark = NULL;

	if (t->segments != NULL && t->marked == 0 && t->skip == 0)
		mark = ppid_html_mark_find(name, attributes);
	if (mark == NULL)
		return;
	t->marked = mark->rest ? G_MAXINT : t->depth;
	t->open.kind = mark->kind;
	t->open.start = t->out->len;
}

static void
close_mark(Text *t)
{
	t->marked = 0;
	if (t->out->len <= t->open.start)
		return;
	t->open.length = t->out->len - t->open.start;
	g_array_append_val(t->segments, t->open);
}

static void
start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
	Text *t = data;

	t->depth++;
	start_text(t, (const char *)name, attributes);
	open_mark(t, (const char *)name, attributes);
}

static void
end_element(void *data, const xmlChar *name)
{
	Text *t = data;

	end_text(t, (const char *)name);
	if (t->marked == t->depth)
		close_mark(t);
	t->depth--;
}

static void
characters(void *data, const xmlChar *text, int size)
{
	Text *t = data;

	if (t->skip == 0)
		put_text(t, (const char *)text, (gsize)size);
}

/* --- guards ----------------------------------------------------------------- */

/* End of the tag at @p ("<x ..."), after its '>'; @end if it has none. */
static const char *
tag_end(const char *p, const char *end, bool *monster)
{
	const char *limit = p + MIN(end - p, PPID_HTML_TAG_MAX);
	guint equals = 0;
	char quote = '\0';

	for (const char *q = p + 1; q < limit; q++) {
		if (quote != '\0') {
			if (*q == quote)
				quote = '\0';
		} else if ((*q == '"' || *q == '\'') && q[-1] == '=') {
			quote = *q;
		} else if (*q == '>') {
			*monster = equals > PPID_HTML_ATTRIBUTES_MAX;
			return q + 1;
		} else if (*q == '=' || g_ascii_isspace(*q)) {
			equals++;
		}
	}
	if (limit == end && equals <= PPID_HTML_ATTRIBUTES_MAX) {
		*monster = false;
		return end;
	}
	*monster = true;
	p = memchr(p, '>', (gsize)(end - p));
	return p != NULL ? p + 1 : end;
}

/* What is outside of <...>, without entities: the last resort. */
static void
strip_tags(Text *t, const char *p, const char *end)
{
	t->pre = t->skip = 0;
	while (p < end && !t->cut) {
		const char *open = memchr(p, '<', (gsize)(end - p));

		if (open == NULL)
			open = end;
		put_text(t, p, (gsize)(open - p));
		p = open < end ? memchr(open, '>', (gsize)(end - open)) : end;
		p = p == NULL ? end : p < end ? p + 1 : end;
		put_text(t, " ", 1);
	}
}

/* Feeds what stands before the next tag that the parser must not see. */
static const char *
feed(htmlParserCtxt *ctxt, const char *p, const char *end, bool *damaged)
{
	const char *q = p;

	while (q < end && q - p < CHUNK) {
		const char *stop;
		bool monster = false;

		q = memchr(q, '<', (gsize)(end - q));
		if (q == NULL) {
			q = end;
			break;
		}
		if (q + 1 >= end || (!g_ascii_isalpha(q[1]) && q[1] != '/')) {
			q++;
			continue;
		}
		stop = tag_end(q, end, &monster);
		if (monster) {
			*damaged = true;
			htmlParseChunk(ctxt, p, (int)(q - p), 0);
			return stop;
		}
		q = stop;
	}
	htmlParseChunk(ctxt, p, (int)(q - p), 0);
	return q;
}

char *
ppid_html_text(const char *html, gsize size, gsize max, bool *damaged_out,
	       bool *cut_out)
{
	return ppid_html_text_marked(html, size, max, NULL, NULL, damaged_out,
				     cut_out);
}

/* The text was trimmed: so are the ranges. */
static void
trim_marks(Text *t)
{
	if (t->marked != 0)
		close_mark(t);
	while (t->segments->len > 0) {
		PpidSegment *s = &g_array_index(t->segments, PpidSegment,
						t->segments->len - 1);

		if (s->start < t->out->len) {
			s->length = MIN(s->length, t->out->len - s->start);
			return;
		}
		g_array_set_size(t->segments, t->segments->len - 1);
	}
}

char *
ppid_html_text_marked(const char *html, gsize size, gsize max,
		      const PpidLinks *links, GArray *segments,
		      bool *damaged_out, bool *cut_out)
{
	Text t = { .out = g_string_new(NULL), .max = max, .space = true,
		   .links = links, .segments = segments };
	htmlSAXHandler sax = { .startElement = start_element,
			       .endElement = end_element,
			       .characters = characters,
			       .ignorableWhitespace = characters,
			       .cdataBlock = characters };
	htmlParserCtxt *ctxt = htmlCreatePushParserCtxt(
		&sax, &t, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	const char *p = html, *end = html + size;
	bool damaged = false;

	htmlCtxtUseOptions(ctxt, OPTIONS);
	while (p < end && !t.cut) {
		p = feed(ctxt, p, end, &damaged);
		if (ctxt->nameNr > PPID_HTML_DEPTH_MAX) {
			damaged = true;
			strip_tags(&t, p, end);
			break;
		}
	}
	if (p >= end)
		htmlParseChunk(ctxt, NULL, 0, 1);
	htmlFreeParserCtxt(ctxt);
	end_link(&t);
	if (damaged_out != NULL)
		*damaged_out = damaged;
	if (cut_out != NULL)
		*cut_out = t.cut;
	while (t.out->len > 0 && g_ascii_isspace(t.out->str[t.out->len - 1]))
		g_string_truncate(t.out, t.out->len - 1);
	if (segments != NULL)
		trim_marks(&t);
	return g_string_free(t.out, FALSE);
}

char *
ppid_html_charset(const char *html, gsize size)
{
	g_autofree char *head =
		g_ascii_strdown(html, (gssize)MIN(size, SNIFF_SIZE));
	const char *p = head, *stop = head + MIN(size, SNIFF_SIZE);
	gsize n = 0;

	p = g_strstr_len(p, stop - p, "charset=");
	if (p == NULL)
		return NULL;
	p += strlen("charset=");
	while (p < stop && (*p == '"' || *p == '\'' || *p == ' '))
		p++;
	while (p + n < stop && (g_ascii_isalnum(p[n]) || p[n] == '-' ||
				p[n] == '_' || p[n] == ':'))
		n++;
	return n > 0 ? g_strndup(p, n) : NULL;
}
