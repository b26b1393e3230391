/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-mail.h"

#include <string.h>

#include "ppid-charset.h"
#include "ppid-digest.h"
#include "ppid-flowed.h"
#include "ppid-html.h"
#include "ppid-ical.h"
#include "ppid-ranges.h"
#include "ppid-sniff.h"
#include "ppid-uu.h"

/* HTML has more octets than its text has. */
#define HTML_FACTOR 4
#define INNER_MAX 4096 /* octets of a field of a message inside */
#define PGP_ARMOUR "-----BEGIN PGP MESSAGE-----"

typedef enum {
	NOT_TEXT,
	PLAIN,
	HTML,
	CALENDAR,
	REPORT, /* of a mail server, not of a person */
} TextKind;

typedef struct {
	xmlNode *surel;
	const PpidTree *tree;
	const PpidLimits *limits;
	const PpidMailTables *tables; /* or NULL */
	PpidNotes *notes;
	gint64 text_left; /* of limits->text_all */
	xmlNode **parts;  /* <bagian> of each part */
	xmlNode **texts;  /* <teks> of each part, or NULL */
} Body;

typedef struct {
	PpidDigest *sum;	 /* or NULL */
	gint64 size;
	GString *keep;	 /* or NULL */
	gsize keep_max;
	bool cut;
} Sink;

/* --- what a part is ------------------------------------------------------ */

static TextKind
text_kind(const PpidPart *part)
{
	static const struct {
		const char *type;
		TextKind kind;
	} kinds[] = {
		{ "text/plain", PLAIN },
		{ "text/html", HTML },
		{ "text/enriched", PLAIN },
		{ "text/richtext", PLAIN },
		{ "text/calendar", CALENDAR },
		{ "text/rfc822-headers", REPORT },
		{ "message/delivery-status", REPORT },
		{ "message/global-delivery-status", REPORT },
		{ "message/disposition-notification", REPORT },
		{ "message/feedback-report", REPORT },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_str_equal(part->type, kinds[i].type))
			return kinds[i].kind;
	return NOT_TEXT;
}

static bool
has_disposition(const PpidPart *part, const char *word)
{
	const char *p = part->disposition;
	gsize n = strlen(word);

	p += strspn(p, " \t\r\n\"");
	return g_ascii_strncasecmp(p, word, n) == 0 &&
	       !g_ascii_isalnum(p[n]);
}

static char *
param(const Body *b, const PpidPart *part, const char *value,
      const char *name)
{
	PpidWordContext context = { NULL, b->notes, part->number };

	return ppid_header_param(value, strlen(value), name, &context);
}

static char *
file_name(const Body *b, const PpidPart *part)
{
	char *name = param(b, part, part->disposition, "filename");

	if (name == NULL)
		name = param(b, part, part->content_type, "name");
	if (name != NULL && *name == '\0')
		g_clear_pointer(&name, g_free);
	return name;
}

static bool
is_shown(const PpidPart *part)
{
	TextKind kind = text_kind(part);

	/* a message that is nothing but an attached text */
	return part->kind == PPID_PART_LEAF && kind != NOT_TEXT &&
	       (kind == REPORT || part->parent < 0 ||
		!has_disposition(part, "attachment"));
}

/* --- content --------------------------------------------------------------- */

static bool
sink(const char *bytes, gsize size, gpointer data)
{
	Sink *s = data;

	s->size += (gint64)size;
	ppid_digest_add(s->sum, bytes, size);
	if (s->keep != NULL) {
		gsize room = s->keep_max - s->keep->len;

		g_string_append_len(s->keep, bytes,
				    (gssize)MIN(size, room));
		s->cut = s->cut || size > room;
	}
	return true;
}

/* Of a <bagian> or a <lampiran>. */
static void
set_identity(xmlNode *node, const Sink *s)
{
	ppid_xml_set_int(node, "ukuran", s->size);
	ppid_xml_set(node, "sha256", ppid_digest_hex(s->sum));
}

/* CRLF, LF CR and CR as LF. */
static void
unix_lines(GString *text)
{
	const char *first = memchr(text->str, '\r', text->len);
	gsize to = first != NULL ? (gsize)(first - text->str) : text->len;

	for (gsize i = to; i < text->len; i++) {
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

/* U+FEFF is no text, at the beginning or where files were joined: it would
 * stand between a word and the blank before it, and nobody sees it. */
static void
drop_marks(GString *text)
{
	static const char mark[] = "\xEF\xBB\xBF";
	const gsize n = sizeof(mark) - 1;
	gsize to = 0;

	/* the first octet alone is seldom there, and sooner found */
	if (memchr(text->str, mark[0], text->len) == NULL ||
	    memmem(text->str, text->len, mark, n) == NULL)
		return;
	for (gsize i = 0; i < text->len; i++) {
		if (text->len - i >= n && memcmp(text->str + i, mark, n) == 0)
			i += n - 1;
		else
			text->str[to++] = text->str[i];
	}
	g_string_truncate(text, to);
}

static void
note_charset(Body *b, const PpidPart *part, const PpidCharset *used,
	     bool labelled)
{
	if (used->overruled)
		ppid_notes_add(b->notes, "charset-salah", part->number, 0);
	else if (used->guessed)
		ppid_notes_add(b->notes,
			       labelled ? "charset-tak-dikenal"
					: "charset-ditebak",
			       part->number, 0);
	if (used->damage >= 0)
		ppid_notes_add(b->notes, "charset-rusak", part->number,
			       used->damage);
}

/* Decoded octets as UTF-8 of XML characters with LF line ends. */
static GString *
read_text(Body *b, guint index, gsize max, PpidCharset *used, bool *cut)
{
	const PpidPart *part = ppid_tree_part(b->tree, index);
	g_autoptr(PpidDigest) sum = ppid_digest_new();
	Sink s = { sum, 0, g_string_new(NULL), max, false };
	g_autofree char *label = param(b, part, part->content_type, "charset");
	GString *text;

	ppid_tree_read(b->tree, part, sink, &s, b->notes);
	set_identity(b->parts[index], &s);
	if (text_kind(part) == CALENDAR)
		ppid_ical_unfold(s.keep);
	if (label == NULL && text_kind(part) == HTML)
		label = ppid_html_charset(s.keep->str, s.keep->len);
	text = ppid_charset_decode(s.keep->str, s.keep->len, label, s.cut,
				   used);
	note_charset(b, part, used, label != NULL);
	g_string_free(s.keep, TRUE);
	drop_marks(text);
	unix_lines(text);
	if (!ppid_xml_is_clean(text->str, text->len)) {
		g_autofree char *clean =
			ppid_xml_scrub(text->str, (gssize)text->len, NULL);

		g_string_assign(text, clean);
		ppid_notes_add(b->notes, "teks-kendali", part->number, -1);
	}
	*cut = s.cut;
	return text;
}

/* Not in the middle of a character. */
static void
cut_text(char *text, gsize max, bool *cut)
{
	if (strlen(text) <= max)
		return;
	*cut = true;
	while (max > 0 && ((guchar)text[max] & 0xC0) == 0x80)
		max--;
	text[max] = '\0';
}

static char *
shape_text(Body *b, const PpidPart *part, const GString *raw, gsize max,
	   GArray *segments, bool *cut)
{
	g_autofree char *format = NULL, *delsp = NULL;
	bool damaged = false, too_long = false;
	char *text;

	if (text_kind(part) == HTML) {
		text = ppid_html_text_marked(
			raw->str, raw->len, max,
			b->tables != NULL ? b->tables->links : NULL, segments,
			&damaged, &too_long);
		if (damaged)
			ppid_notes_add(b->notes, "html-berlebihan",
				       part->number, -1);
		*cut = *cut || too_long;
		return text;
	}
	if (text_kind(part) == CALENDAR) {
		text = ppid_ical_text(raw->str, raw->len, max, &too_long);
		*cut = *cut || too_long;
		return text;
	}
	format = param(b, part, part->content_type, "format");
	delsp = param(b, part, part->content_type, "delsp");
	if (format == NULL || g_ascii_strcasecmp(format, "flowed") != 0)
		return g_strndup(raw->str, raw->len);
	return ppid_flowed_unfold(raw->str,
				  delsp != NULL && g_ascii_strcasecmp(
							   delsp, "yes") == 0);
}

static const char *
role_of(const PpidPart *part)
{
	if (part->in_report &&
	    (part->in_message || text_kind(part) == REPORT))
		return "laporan";
	if (text_kind(part) == REPORT)
		return "laporan";
	return part->in_message ? "teruskan" : "isi";
}

/* Files that stand in the text itself; ppid-attach.h reads the first kind. */
static void
note_files(Body *b, const PpidPart *part, const GString *raw)
{
	g_auto(PpidUu) uu = { 0 };

	if (text_kind(part) != PLAIN)
		return;
	if (ppid_uu_find(raw->str, raw->len, 0, &uu))
		ppid_notes_add(b->notes, PPID_UU_NOTE, part->number,
			       (gint64)uu.start);
	if (ppid_uu_has_yenc(raw->str, raw->len))
		ppid_notes_add(b->notes, "yenc", part->number, -1);
}

static void
add_text(Body *b, guint index)
{
	const PpidPart *part = ppid_tree_part(b->tree, index);
	gsize max = (gsize)MIN(b->limits->text, b->text_left);
	bool cut = false;
	PpidCharset used;
	GString *raw = read_text(
		b, index, text_kind(part) == HTML ? max * HTML_FACTOR : max,
		&used, &cut);
	g_autoptr(GArray) segments =
		g_array_new(FALSE, FALSE, sizeof(PpidSegment));
	g_autofree char *text =
		shape_text(b, part, raw, max, segments, &cut);
	xmlNode *node;

	note_files(b, part, raw);
	g_string_free(raw, TRUE);
	cut_text(text, max, &cut);
	b->text_left -= (gint64)strlen(text);
	node = ppid_xml_add(b->surel, "teks", text);
	ppid_xml_set(node, "bagian", part->number);
	ppid_xml_set(node, "asal", part->type);
	ppid_xml_set(node, "charset", used.name);
	ppid_xml_set(node, "peran", role_of(part));
	ppid_xml_set(node, "terpotong", cut ? "ya" : "tidak");
	if (cut)
		ppid_notes_add(b->notes, "teks-terpotong", part->number, -1);
	if (strstr(text, PGP_ARMOUR) != NULL)
		ppid_notes_add(b->notes, "terenkripsi", part->number, -1);
	if (b->tables != NULL)
		ppid_ranges_add(b->surel, part->number, segments);
	b->texts[index] = node;
}

/* --- alternatives ------------------------------------------------------------ */

static bool
is_blank_node(xmlNode *node)
{
	g_autofree char *text = ppid_xml_text(node);

	return text[strspn(text, " \t\r\n")] == '\0';
}

/* The last plain text of a multipart/alternative that says something, or
 * -1: then its HTML is the body. */
static int
best_plain(const Body *b, int alternative)
{
	int best = -1;

	for (guint i = 0; i < ppid_tree_count(b->tree); i++)
		if (b->texts[i] != NULL &&
		    ppid_tree_part(b->tree, i)->alternative == alternative &&
		    text_kind(ppid_tree_part(b->tree, i)) == PLAIN &&
		    !is_blank_node(b->texts[i]))
			best = (int)i;
	return best;
}

static void
mark_alternatives(Body *b)
{
	int known = -1, best = -1;

	for (guint i = 0; i < ppid_tree_count(b->tree); i++) {
		const PpidPart *part = ppid_tree_part(b->tree, i);

		if (b->texts[i] == NULL || part->alternative < 0 ||
		    !ppid_xml_is(b->texts[i], "peran", "isi"))
			continue;
		if (part->alternative != known) {
			known = part->alternative;
			best = best_plain(b, known);
		}
		if (best >= 0 ? text_kind(part) == HTML
			      : text_kind(part) == PLAIN)
			ppid_xml_set(b->texts[i], "peran", "alternatif");
	}
}

/* An invitation is the body only where no other text says something. */
static void
mark_calendars(Body *b)
{
	bool words = false;

	for (int pass = 0; pass < 2; pass++)
		for (guint i = 0; i < ppid_tree_count(b->tree); i++) {
			const PpidPart *part = ppid_tree_part(b->tree, i);

			if (b->texts[i] == NULL ||
			    !ppid_xml_is(b->texts[i], "peran", "isi"))
				continue;
			if (pass == 0 && text_kind(part) != CALENDAR)
				words = words || !is_blank_node(b->texts[i]);
			if (pass == 1 && text_kind(part) == CALENDAR && words)
				ppid_xml_set(b->texts[i], "peran",
					     "alternatif");
		}
}

/* --- attachments --------------------------------------------------------------- */

static bool
is_inline_picture(const PpidPart *part)
{
	if (!g_str_has_prefix(part->type, "image/") ||
	    has_disposition(part, "attachment"))
		return false;
	return part->in_related || *part->content_id != '\0' ||
	       has_disposition(part, "inline");
}

/* Read once: as text already, or now. */
static void
add_digest(Body *b, guint index, xmlNode *node)
{
	const PpidPart *part = ppid_tree_part(b->tree, index);
	g_autofree char *size = ppid_xml_get(b->parts[index], "ukuran");
	g_autofree char *sum = ppid_xml_get(b->parts[index], "sha256");

	if (sum == NULL) {
		g_autoptr(PpidDigest) digest = ppid_digest_new();
		g_autoptr(GString) head = g_string_sized_new(PPID_SNIFF_SIZE);
		Sink s = { digest, 0, head, PPID_SNIFF_SIZE, false };
		const char *found;

		ppid_tree_read(b->tree, part, sink, &s, b->notes);
		found = ppid_sniff(head->str, head->len);
		if (ppid_sniff_differs(part->type, found))
			ppid_xml_set(node, "jenis-isi", found);
		set_identity(b->parts[index], &s);
		set_identity(node, &s);
		return;
	}
	ppid_xml_set(node, "ukuran", size);
	ppid_xml_set(node, "sha256", sum);
}

static void
add_attachment(Body *b, guint index)
{
	const PpidPart *part = ppid_tree_part(b->tree, index);
	g_autofree char *name = file_name(b, part);
	xmlNode *node;

	if (part->kind == PPID_PART_MULTIPART)
		return;
	if (is_shown(part) && name == NULL &&
	    text_kind(part) != CALENDAR &&
	    !has_disposition(part, "attachment"))
		return;
	node = ppid_xml_add(b->surel, "lampiran", NULL);
	ppid_xml_set(node, "bagian", part->number);
	ppid_xml_set(node, "nama", name);
	ppid_xml_set(node, "jenis", part->type);
	if (part->kind == PPID_PART_LEAF)
		add_digest(b, index, node);
	if (is_inline_picture(part))
		ppid_xml_set(node, "sisipan", "ya");
	if (g_str_has_suffix(part->type, "pkcs7-mime") &&
	    strstr(part->content_type, "signed-data") == NULL)
		ppid_notes_add(b->notes, "terenkripsi", part->number, -1);
}

/* Which message is inside: a bounce, a forward as attachment. */
static void
add_inner(Body *b, const PpidPart *part, xmlNode *node)
{
	static const char *const names[] = { "From", "To", "Date", "Subject",
					     "Message-ID" };
	PpidWordContext context = { NULL, b->notes, part->number };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *raw = ppid_tree_inner(part, names[i]);
		g_autofree char *text =
			raw != NULL ? ppid_words_decode(
					      raw, MIN(strlen(raw), INNER_MAX),
					      &context)
				    : NULL;

		if (text != NULL)
			ppid_xml_set(ppid_xml_add(node, "tajuk", text), "nama",
				     names[i]);
	}
}

static void
add_part(Body *b, guint index)
{
	const PpidPart *part = ppid_tree_part(b->tree, index);
	xmlNode *node = ppid_xml_add(b->surel, "bagian", NULL);
	gint64 start, size;

	b->parts[index] = node;
	ppid_xml_set(node, "nomor", part->number);
	ppid_xml_set(node, "jenis", part->type);
	if (part->kind == PPID_PART_LEAF &&
	    ppid_tree_span(b->tree, part, &start, &size)) {
		ppid_xml_set_int(node, "awal", start);
		ppid_xml_set_int(node, "panjang", size);
	}
	if (part->kind == PPID_PART_MESSAGE)
		add_inner(b, part, node);
}

/* --- links ------------------------------------------------------------------ */

static void
add_links_of(Body *b, const char *role, GHashTable *seen)
{
	for (guint i = 0; i < ppid_tree_count(b->tree); i++) {
		g_autofree char *text = NULL;

		if (b->texts[i] == NULL ||
		    !ppid_xml_is(b->texts[i], "peran", role))
			continue;
		/* as it stands in the record: the offsets are of that */
		text = ppid_xml_text(b->texts[i]);
		ppid_links_add(b->tables->links, b->surel,
			       ppid_tree_part(b->tree, i)->number, text, seen);
	}
}

/* Each link once, where the sender's own words are first. */
static void
add_links(Body *b)
{
	static const char *const roles[] = { "isi", "alternatif", "teruskan" };
	g_autoptr(GHashTable) seen = NULL;

	if (b->tables == NULL)
		return;
	seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(roles); i++)
		add_links_of(b, roles[i], seen);
}

void
ppid_mail_add_parts(xmlNode *surel, const PpidTree *tree,
		    const PpidLimits *limits, const PpidMailTables *tables,
		    PpidNotes *notes)
{
	guint n = ppid_tree_count(tree);
	Body b = { surel, tree, limits, tables, notes, limits->text_all,
		   NULL, NULL };

	b.parts = g_new0(xmlNode *, n + 1);
	b.texts = g_new0(xmlNode *, n + 1);
	for (guint i = 0; i < n; i++)
		add_part(&b, i);
	for (guint i = 0; i < n; i++)
		if (is_shown(ppid_tree_part(tree, i)))
			add_text(&b, i);
	mark_alternatives(&b);
	mark_calendars(&b);
	if (tables != NULL)
		ppid_ranges_write(surel, tables->marks);
	for (guint i = 0; i < n; i++)
		add_attachment(&b, i);
	add_links(&b);
	g_free(b.parts);
	g_free(b.texts);
}
