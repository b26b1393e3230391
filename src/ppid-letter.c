/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-letter.h"

#include <string.h>

#include "ppid-letter-answer.h"
#include "ppid-ranges.h"
#include "ppid-xml.h"

#define SHORT_WORDS 12	 /* "terlampir pak, terima kasih" */
#define COVER_WORDS 80	 /* a letter that says so at more length */
#define MANY_ITEMS 10	 /* more are bulk: law.md 9, M02 */
#define MANY_RECIPIENTS 5
#define CONTENT_MAX 6000 /* bytes of an attachment's text */
#define CONTENTS_MAX 10	 /* texts of attachments */
#define HEAD_WORDS 120	 /* of it that say what paper it is */

/* What the fields point to. */
typedef struct {
	char *text;
	char *part;
	PpidFold *fold;
} Text;

typedef struct {
	PpidLetter *letter;
	xmlNode *surel;
	const PpidLexicon *lexicon;
	GString *structure;
	bool forwarded; /* by its subject */
	bool answers;
} Builder;

static void
free_text(gpointer data)
{
	Text *t = data;

	g_free(t->text);
	g_free(t->part);
	ppid_fold_free(t->fold);
	g_free(t);
}

/* Takes @text and @part. */
static const Text *
keep_text(PpidLetter *letter, char *text, char *part)
{
	Text *t = g_new0(Text, 1);

	t->text = text != NULL ? text : g_strdup("");
	t->part = part;
	t->fold = ppid_fold_new(t->text, -1);
	g_ptr_array_add(letter->texts, t);
	return t;
}

static const Text *
add_field(PpidLetter *letter, guint zone, char *text, char *part)
{
	const Text *t = keep_text(letter, text, part);
	PpidField field = {
		.zone = zone,
		.part = t->part,
		.text = t->text,
		.fold = t->fold,
		.length = strlen(t->text),
		.to = t->fold->list->len,
	};

	if (field.to > 0)
		g_array_append_val(letter->fields, field);
	return t;
}

/* --- headers ----------------------------------------------------------------- */

static void
add_addresses(Builder *b, const char *name, guint zone)
{
	xmlNode *node = ppid_xml_child(b->surel, name);

	for (; node != NULL; node = ppid_xml_next(node, name)) {
		g_autofree char *person = ppid_xml_get(node, "nama");
		g_autofree char *address = ppid_xml_text(node);

		add_field(b->letter, zone,
			  g_strdup_printf("%s <%s>",
					  person != NULL ? person : "",
					  address),
			  g_strdup(name));
	}
}

static void
add_subject(Builder *b)
{
	xmlNode *node = ppid_xml_child(b->surel, "perihal");
	const Text *t;

	if (node == NULL) {
		g_string_append(b->structure, "tanpa perihal\n");
		return;
	}
	t = add_field(b->letter, PPID_ZONE_SUBJECT, ppid_xml_text(node),
		      g_strdup("perihal"));
	if (b->lexicon->marks == NULL)
		return;
	b->forwarded = ppid_marks_subject(b->lexicon->marks, t->text,
					  PPID_MARK_FWD);
	b->answers = ppid_marks_subject(b->lexicon->marks, t->text,
					PPID_MARK_RE);
}

static void
add_headers(Builder *b)
{
	xmlNode *node = ppid_xml_child(b->surel, "tajuk");

	for (; node != NULL; node = ppid_xml_next(node, "tajuk")) {
		g_autofree char *name = ppid_xml_get(node, "nama");
		g_autofree char *value = ppid_xml_text(node);

		if (g_ascii_strcasecmp(name, "Return-Path") == 0 &&
		    strspn(value, "<> \t") == strlen(value))
			g_string_append(b->structure, "jalur balik kosong\n");
		add_field(b->letter, PPID_ZONE_HEADER,
			  g_strdup_printf("%s: %s", name, value),
			  g_strdup("tajuk"));
	}
}

/* --- text ---------------------------------------------------------------------- */

/* "1. ", "2) ", "(iii) ", "a) ", "- ", "* ", "6.1 ": how lists are written. */
static bool
is_item(const char *p, const char *end)
{
	const char *begin;

	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	if (end - p > 2 && (*p == '-' || *p == '*') && p[1] == ' ')
		return true;
	if (end - p > 4 && memcmp(p, "\xe2\x80\xa2", 3) == 0)
		return true;
	if (p < end && *p == '(')
		p++;
	begin = p;
	while (p < end && p - begin < 4 &&
	       (g_ascii_isdigit(*p) || g_ascii_islower(*p)))
		p++;
	if (p == begin || p == end || (*p != '.' && *p != ')'))
		return false;
	if (g_ascii_isalpha(*begin) && p - begin > 1 &&
	    strspn(begin, "ivx") < (gsize)(p - begin))
		return false;
	return ++p < end && (*p == ' ' || *p == '\t' || g_ascii_isdigit(*p));
}

static guint
count_items(const char *text, gsize size)
{
	const char *end = text + size;
	guint count = 0;

	while (text < end) {
		const char *newline = memchr(text, '\n', (gsize)(end - text));
		const char *stop = newline != NULL ? newline : end;

		count += is_item(text, stop);
		text = stop + 1;
	}
	return count;
}

/* Disclaimers are nobody's words. */
static guint
zone_of_segment(PpidSegmentKind kind, guint zone)
{
	switch (kind) {
	case PPID_SEGMENT_QUOTE:
		return PPID_ZONE_QUOTE;
	case PPID_SEGMENT_FORWARD:
		return PPID_ZONE_FORWARD;
	case PPID_SEGMENT_SIGNATURE:
		return zone == PPID_ZONE_BODY ? PPID_ZONE_SIGNATURE : zone;
	case PPID_SEGMENT_DISCLAIMER:
		return 0;
	case PPID_SEGMENT_OWN:
	default:
		return zone;
	}
}

/* The word after those that begin before @end. */
static guint
words_before(const Text *t, guint word, gsize end)
{
	while (word < t->fold->list->len &&
	       ppid_fold_at(t->fold, word)->start < end)
		word++;
	return word;
}

static void
add_segment(Builder *b, const Text *t, const PpidSegment *s, guint zone,
	    guint *word)
{
	PpidLetter *letter = b->letter;
	PpidField field = { .zone = zone_of_segment(s->kind, zone),
			    .part = t->part,
			    .text = t->text,
			    .fold = t->fold,
			    .start = s->start,
			    .length = s->length,
			    .from = *word };

	field.to = *word = words_before(t, *word, s->start + s->length);
	if (field.zone == 0 || field.from == field.to)
		return;
	g_array_append_val(letter->fields, field);
	if ((field.zone & (PPID_ZONE_BODY | PPID_ZONE_FORWARD)) == 0)
		return;
	letter->own_words += field.to - field.from;
	letter->items += count_items(t->text + s->start, s->length);
}

static void
add_text(Builder *b, xmlNode *node, guint zone)
{
	const Text *t = keep_text(b->letter, ppid_xml_text(node),
				  ppid_xml_get(node, "bagian"));
	g_autoptr(GArray) ranges =
		ppid_ranges_read(b->surel, t->part, strlen(t->text));
	g_autoptr(GArray) segments = ppid_letter_answers(t->text, ranges);
	guint word = 0;

	b->letter->damaged |= ppid_xml_is(node, "terpotong", "ya");
	for (guint i = 0; i < segments->len; i++)
		add_segment(b, t, &g_array_index(segments, PpidSegment, i),
			    zone, &word);
}

static bool
has_role(xmlNode *teks, const char *role)
{
	return ppid_xml_is(teks, "peran", role);
}

/* The other form of the same text counts only where the first is empty. */
static void
add_texts(Builder *b, bool alternative)
{
	xmlNode *node = ppid_xml_child(b->surel, "teks");

	for (; node != NULL; node = ppid_xml_next(node, "teks")) {
		if (has_role(node, "alternatif") != alternative)
			continue;
		if (has_role(node, "teruskan"))
			add_text(b, node, PPID_ZONE_FORWARD);
		else if (has_role(node, "laporan"))
			add_field(b->letter, PPID_ZONE_REPORT,
				  ppid_xml_text(node),
				  ppid_xml_get(node, "bagian"));
		else
			add_text(b, node, PPID_ZONE_BODY);
	}
}

/* --- attachments and structure -------------------------------------------------- */

static const char *
sort_of(const char *type)
{
	if (g_str_has_prefix(type, "image/"))
		return "gambar";
	if (g_str_has_prefix(type, "message/"))
		return "pesan";
	if (strstr(type, "zip") != NULL || strstr(type, "compressed") != NULL)
		return "arsip";
	if (g_str_has_prefix(type, "text/calendar"))
		return "undangan";
	return "dokumen";
}

static void
add_attachments(Builder *b)
{
	xmlNode *node = ppid_xml_child(b->surel, "lampiran");

	for (; node != NULL; node = ppid_xml_next(node, "lampiran")) {
		char *name = ppid_xml_get(node, "nama");
		g_autofree char *type = ppid_xml_get(node, "jenis");
		const char *sort = sort_of(type != NULL ? type : "");

		g_string_append_printf(b->structure, "lampiran %s\n", sort);
		if (strcmp(sort, "pesan") != 0 && strcmp(sort, "undangan") != 0)
			b->letter->attachments++;
		if (name != NULL)
			add_field(b->letter, PPID_ZONE_ATTACHMENT, name,
				  ppid_xml_get(node, "bagian"));
	}
}

typedef struct {
	guint rule;
	bool found;
} Sought;

static void
see_rule(guint tag, guint first, guint last, gpointer data)
{
	Sought *sought = data;

	(void)first;
	(void)last;
	if (tag == sought->rule)
		sought->found = true;
}

/* One of the phrases of @rule stands in words @from to @to. */
static bool
has_rule(const Builder *b, guint rule, const PpidFold *fold, guint from,
	 guint to)
{
	Sought sought = { rule, false };

	ppid_phrase_set_match(b->lexicon->phrases, fold, from, to, see_rule,
			      &sought);
	return sought.found;
}

static bool
has_any(const Builder *b, const GArray *rules, const PpidFold *fold)
{
	for (guint i = 0; i < rules->len; i++)
		if (has_rule(b, g_array_index(rules, guint, i), fold, 0,
			     HEAD_WORDS))
			return true;
	return false;
}

/* A card or a law proves something; it asks for nothing. */
static bool
is_ignored(const Builder *b, const Text *t)
{
	const GArray *rules = b->lexicon->ignored;

	for (guint i = 0; i < rules->len; i++) {
		guint index = g_array_index(rules, guint, i);
		const PpidRule *rule = ppid_lexicon_rule(b->lexicon, index);

		if (has_rule(b, index, t->fold, 0, HEAD_WORDS) &&
		    !has_any(b, rule->excludes, t->fold))
			return true;
	}
	return false;
}

/* A letter that says where the letter is. */
static bool
is_cover(const Builder *b)
{
	const PpidLetter *letter = b->letter;

	if (letter->brief)
		return true;
	if (letter->own_words >= COVER_WORDS ||
	    b->lexicon->points == PPID_KIND_NONE)
		return false;
	for (guint i = 0; i < letter->fields->len; i++) {
		const PpidField *f = ppid_letter_field(letter, i);

		if ((f->zone & (PPID_ZONE_SUBJECT | PPID_ZONE_BODY |
				PPID_ZONE_FORWARD)) != 0 &&
		    has_rule(b, b->lexicon->points, f->fold, f->from, f->to))
			return true;
	}
	return false;
}

/* Its head says what a paper is: as much as a letter and a form have. */
static void
add_content(Builder *b, xmlNode *teks)
{
	PpidLetter *letter = b->letter;
	g_autofree char *whole = ppid_xml_text(teks);
	gsize size = MIN(strlen(whole), CONTENT_MAX);
	const Text *t;
	PpidField field = { .zone = PPID_ZONE_CONTENT };

	while (size > 0 && ((guchar)whole[size] & 0xC0) == 0x80)
		size--;
	t = keep_text(letter, g_strndup(whole, size),
		      ppid_xml_get(teks, "bagian"));
	field.part = t->part;
	field.text = t->text;
	field.fold = t->fold;
	field.length = size;
	field.to = t->fold->list->len;
	if (field.to == 0 || is_ignored(b, t))
		return;
	letter->contents += field.to;
	g_array_append_val(letter->fields, field);
	if (letter->cover)
		letter->items += count_items(t->text, size);
}

static void
add_contents(Builder *b)
{
	xmlNode *node = ppid_xml_child(b->surel, "isi-lampiran");
	guint count = 0;

	for (; node != NULL; node = ppid_xml_next(node, "isi-lampiran")) {
		xmlNode *teks = ppid_xml_child(node, "teks");

		for (; teks != NULL && count < CONTENTS_MAX;
		     teks = ppid_xml_next(teks, "teks"), count++)
			add_content(b, teks);
	}
}

static void
add_parts(Builder *b)
{
	xmlNode *node = ppid_xml_child(b->surel, "bagian");

	for (; node != NULL; node = ppid_xml_next(node, "bagian")) {
		g_autofree char *type = ppid_xml_get(node, "jenis");

		g_string_append_printf(b->structure, "bagian %s\n", type);
	}
}

static guint
count(xmlNode *parent, const char *name)
{
	xmlNode *node = ppid_xml_child(parent, name);
	guint n = 0;

	for (; node != NULL; node = ppid_xml_next(node, name))
		n++;
	return n;
}

static void
add_relations(Builder *b, xmlNode *klasifikasi)
{
	xmlNode *node = ppid_xml_child(klasifikasi, "rujukan");

	for (; node != NULL; node = ppid_xml_next(node, "rujukan")) {
		g_autofree char *by = ppid_xml_get(node, "oleh");

		g_string_append_printf(b->structure, "rujukan %s\n", by);
		if (ppid_xml_is(node, "tergabung", "ya"))
			g_string_append(b->structure, "tergabung\n");
	}
}

static void
add_reports(Builder *b)
{
	xmlNode *node = ppid_xml_child(b->surel, "laporan");

	for (; node != NULL; node = ppid_xml_next(node, "laporan")) {
		g_autofree char *kind = ppid_xml_get(node, "jenis");

		g_string_append_printf(b->structure, "laporan %s\n", kind);
	}
}

static void
add_structure(Builder *b, xmlNode *klasifikasi)
{
	PpidLetter *letter = b->letter;
	GString *out = b->structure;

	if (ppid_xml_child(b->surel, "membalas") != NULL ||
	    ppid_xml_child(b->surel, "acuan") != NULL)
		g_string_append(out, "balasan utas\n");
	if (b->answers)
		g_string_append(out, "balasan perihal\n");
	if (b->forwarded)
		g_string_append(out, "terusan\n");
	if (letter->own_words == 0)
		g_string_append(out, "isi kosong\n");
	else if (letter->brief)
		g_string_append(out, "isi pendek\n");
	if (letter->items > MANY_ITEMS)
		g_string_append(out, "butir banyak\n");
	else if (letter->items > 1)
		g_string_append(out, "butir\n");
	if (count(b->surel, "kepada") + count(b->surel, "tembusan") >
	    MANY_RECIPIENTS)
		g_string_append(out, "penerima banyak\n");
	add_parts(b);
	add_reports(b);
	add_relations(b, klasifikasi);
}

PpidLetter *
ppid_letter_new(xmlNode *surel, xmlNode *klasifikasi,
		const PpidLexicon *lexicon)
{
	PpidLetter *letter = g_new0(PpidLetter, 1);
	Builder b = { letter, surel, lexicon, g_string_new(NULL), false,
		      false };

	letter->fields = g_array_new(FALSE, FALSE, sizeof(PpidField));
	letter->texts = g_ptr_array_new_with_free_func(free_text);
	add_subject(&b);
	add_texts(&b, false);
	if (letter->own_words == 0)
		add_texts(&b, true);
	letter->brief = letter->own_words < SHORT_WORDS;
	letter->cover = is_cover(&b);
	add_attachments(&b);
	add_contents(&b);
	add_addresses(&b, "dari", PPID_ZONE_SENDER);
	add_addresses(&b, "pengirim", PPID_ZONE_SENDER);
	add_addresses(&b, "balas-ke", PPID_ZONE_SENDER);
	add_addresses(&b, "kepada", PPID_ZONE_RECIPIENT);
	add_addresses(&b, "tembusan", PPID_ZONE_RECIPIENT);
	add_headers(&b);
	add_structure(&b, klasifikasi);
	add_field(letter, PPID_ZONE_STRUCTURE,
		  g_string_free(b.structure, FALSE), g_strdup("struktur"));
	return letter;
}

void
ppid_letter_free(PpidLetter *letter)
{
	if (letter == NULL)
		return;
	g_array_free(letter->fields, TRUE);
	g_ptr_array_free(letter->texts, TRUE);
	g_free(letter);
}

char *
ppid_field_dup(const PpidField *field, guint first, guint last)
{
	gsize start, length;

	ppid_fold_span(field->fold, first, last, &start, &length);
	return g_strndup(field->text + start, length);
}
