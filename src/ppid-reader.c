/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-reader.h"

#include <string.h>

#include "ppid-digest.h"
#include "ppid-note.h"
#include "ppid-sniff.h"

#define MAX_MISSING 1000
#define MAX_NAME 1024 /* octets of the name of a member */
#define MAX_TYPE 255
#define MAX_CAUSE 2048 /* octets of what is said to be missing */

struct PpidReader {
	xmlDoc *doc;
	xmlNode *root;
	const PpidReadLimits *limits;
	PpidNotes *notes;
	GStringChunk *strings;
	guint members;
	bool full; /* said that there are more */
	gint64 unpacked;
	guint missing;
	PpidReadSpent own;
	PpidReadSpent *spent; /* of the message */
	bool read;   /* something was read */
	bool partly; /* something was not */
	const PpidLinks *links; /* or NULL */
	GHashTable *seen;	/* links that were told */
	char **passwords;
	PpidPasswordFunc password_func;
	gpointer password_data;
};

PpidReader *
ppid_reader_new(const char *part, const PpidReadLimits *limits)
{
	PpidReader *r = g_new0(PpidReader, 1);
	xmlNode *parent;

	/* in a parent, so that it is written without a namespace declaration */
	r->doc = ppid_xml_new_record("surel");
	parent = xmlDocGetRootElement(r->doc);
	r->root = ppid_xml_add(parent, "isi-lampiran", NULL);
	ppid_xml_set(r->root, "bagian", part);
	r->limits = limits;
	r->spent = &r->own;
	r->notes = ppid_notes_new();
	r->strings = g_string_chunk_new(1024);
	r->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return r;
}

void
ppid_reader_free(PpidReader *r)
{
	if (r == NULL)
		return;
	xmlFreeDoc(r->doc);
	ppid_notes_free(r->notes);
	g_string_chunk_free(r->strings);
	g_hash_table_unref(r->seen);
	g_strfreev(r->passwords);
	g_free(r);
}

void
ppid_reader_set_spent(PpidReader *r, PpidReadSpent *spent)
{
	r->spent = spent;
}

void
ppid_reader_run(PpidReader *r, PpidMember *member)
{
	const PpidReadKind *kind = ppid_readers_find(member->type);

	if (kind != NULL)
		kind->read(r, member);
}

xmlNode *
ppid_reader_finish(PpidReader *r)
{
	const char *status = "terbaca";

	ppid_notes_write(r->notes, r->root);
	if (!r->read)
		status = "tidak-terbaca";
	else if (r->partly)
		status = "sebagian";
	ppid_xml_set(r->root, "status", status);
	return r->root;
}

/* --- text ------------------------------------------------------------------- */

gsize
ppid_reader_text_room(const PpidReader *r)
{
	gint64 left = r->limits->text_all - r->spent->text;

	return (gsize)CLAMP(left, 0, r->limits->text);
}

/* A record of nothing but '&' is five times its text. */
static void
charge(PpidReader *r, const char *text)
{
	for (; text != NULL && *text != '\0'; text++)
		r->spent->text += *text == '&'			 ? 5
				  : *text == '<' || *text == '>' ? 4
								 : 1;
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n\f\v")] == '\0';
}

/* Not in the middle of a character. */
static bool
cut_at(char *text, gsize max)
{
	if (strlen(text) <= max)
		return false;
	while (max > 0 && ((guchar)text[max] & 0xC0) == 0x80)
		max--;
	text[max] = '\0';
	return true;
}

static void
set_confidence(xmlNode *node, int per_cent)
{
	if (per_cent >= 0) {
		g_autofree char *text = g_strdup_printf(
			"%d.%02d", per_cent / 100, per_cent % 100);

		ppid_xml_set(node, "keyakinan", text);
	}
}

void
ppid_reader_text(PpidReader *r, const char *number, const PpidReadText *t)
{
	g_autofree char *text =
		ppid_xml_scrub(t->text, (gssize)t->size, NULL);
	bool cut = cut_at(text, ppid_reader_text_room(r)) || t->cut;
	xmlNode *node;

	r->read = true;
	if (cut) {
		r->partly = true;
		ppid_reader_note(r, number, "teks-terpotong", -1);
	}
	if (is_blank(text))
		return;
	charge(r, text);
	node = ppid_xml_add(r->root, "teks", text);
	ppid_xml_set(node, "bagian", number);
	ppid_xml_set(node, "asal", t->type);
	ppid_xml_set(node, "charset", t->charset);
	ppid_xml_set(node, "peran", "lampiran");
	if (t->ocr) {
		ppid_xml_set(node, "ocr", "ya");
		set_confidence(node, MIN(t->confidence, 100));
	}
	ppid_xml_set(node, "terpotong", cut ? "ya" : "tidak");
	if (r->links != NULL)
		ppid_links_add(r->links, r->root, number, text, r->seen);
}

void
ppid_reader_set_links(PpidReader *r, const PpidLinks *links)
{
	r->links = links;
}

const PpidLinks *
ppid_reader_links(const PpidReader *r)
{
	return r->links;
}

void
ppid_reader_plain(PpidReader *r, const PpidMember *member, const char *text)
{
	PpidReadText t = { .type = member->type, .text = text,
			   .size = strlen(text) };

	ppid_reader_text(r, member->number, &t);
}

/* --- members ------------------------------------------------------------------ */

/* The number of a new member; NULL over the limit. */
static const char *
next_number(PpidReader *r, PpidMember *container, const char *suffix)
{
	g_autofree char *number = NULL;

	if (r->members >= r->limits->members ||
	    r->spent->members >= r->limits->members_all) {
		/* said once, of the outermost */
		if (!r->full)
			ppid_reader_missing(r, container->number, "batas",
					    NULL);
		r->full = true;
		return NULL;
	}
	r->members++;
	r->spent->members++;
	container->members++;
	number = suffix != NULL
			 ? g_strdup_printf("%s/%s", container->number, suffix)
			 : g_strdup_printf("%s/%u", container->number,
					   container->members);
	return g_string_chunk_insert(r->strings, number);
}

static char *
clean_name(const char *name)
{
	char *clean = name != NULL ? ppid_xml_scrub(name, -1, NULL) : NULL;

	if (clean != NULL)
		cut_at(clean, MAX_NAME);
	return clean;
}

static void
list(PpidReader *r, const char *number, const PpidFound *found,
     const char *name, const char *sniffed)
{
	const char *named = ppid_sniff_by_name(name);
	const char *type = found->type != NULL ? found->type
			   : named != NULL     ? named
			   : sniffed != NULL   ? sniffed
					   : "application/octet-stream";
	g_autofree char *lower = g_ascii_strdown(type, MAX_TYPE);
	xmlNode *node = ppid_xml_add(r->root, "lampiran", NULL);

	ppid_xml_set(node, "bagian", number);
	ppid_xml_set(node, "nama", name);
	ppid_xml_set(node, "jenis", lower);
	if (ppid_sniff_differs(lower, sniffed))
		ppid_xml_set(node, "jenis-isi", sniffed);
	if (found->size >= 0)
		ppid_xml_set_int(node, "ukuran", found->size);
	if (found->bytes != NULL) {
		g_autofree char *sum = ppid_digest_of(found->bytes,
							 (gsize)found->size);

		ppid_xml_set(node, "sha256", sum);
	}
	charge(r, name);
	r->read = true;
}

const char *
ppid_reader_add(PpidReader *r, PpidMember *container, const PpidFound *found)
{
	const char *number = next_number(r, container, found->suffix);
	g_autofree char *name = clean_name(found->name);
	const char *sniffed = NULL;
	PpidMember member = { .number = number, .name = name,
			      .label = found->label, .bytes = found->bytes,
			      .depth = container->depth + 1 };

	if (number == NULL)
		return NULL;
	if (found->bytes != NULL)
		sniffed = ppid_sniff(found->bytes, (gsize)found->size);
	if (!found->body)
		list(r, number, found, name, sniffed);
	if (found->bytes == NULL)
		return number;
	member.size = (gsize)found->size;
	member.type = ppid_sniff_effective(found->type, sniffed, name);
	if (member.depth <= r->limits->depth)
		ppid_reader_run(r, &member);
	else if (ppid_readers_find(member.type) != NULL)
		ppid_reader_missing(r, number, "batas", NULL);
	return number;
}

void
ppid_reader_missing(PpidReader *r, const char *number, const char *cause,
		    const char *text)
{
	g_autofree char *clean =
		text != NULL ? ppid_xml_scrub(text, -1, NULL) : NULL;
	xmlNode *node;

	r->partly = true;
	/* each attachment says at least that something is missing */
	if (r->missing++ > 0 && r->spent->missing >= MAX_MISSING)
		return;
	r->spent->missing++;
	if (clean != NULL)
		cut_at(clean, MAX_CAUSE);
	charge(r, clean);
	node = ppid_xml_add(r->root, "belum-terekam", clean);
	ppid_xml_set(node, "sebab", cause);
	ppid_xml_set(node, "bagian", number);
}

void
ppid_reader_note(PpidReader *r, const char *number, const char *code,
		 gint64 offset)
{
	ppid_notes_add(r->notes, code, number, offset);
}

gsize
ppid_reader_room(const PpidReader *r, const PpidMember *container)
{
	gint64 ratio = (gint64)container->size * r->limits->ratio;
	gint64 room = MIN(r->limits->member, r->limits->unpacked - r->unpacked);

	room = MIN(room, r->limits->unpacked_all - r->spent->unpacked);
	room = MIN(room, MAX(ratio, PPID_READ_SLACK) - container->unpacked);
	return (gsize)MAX(room, 0);
}

void
ppid_reader_unpacked(PpidReader *r, PpidMember *container, gsize size)
{
	r->unpacked += (gint64)size;
	r->spent->unpacked += (gint64)size;
	container->unpacked += (gint64)size;
}

/* --- pages ---------------------------------------------------------------------- */

bool
ppid_reader_take_page(PpidReader *r)
{
	if (r->spent->pages >= r->limits->pages)
		return false;
	r->spent->pages++;
	return true;
}

bool
ppid_reader_may_turn(const PpidReader *r)
{
	return r->spent->poor < r->limits->poor;
}

void
ppid_reader_poor_page(PpidReader *r)
{
	r->spent->poor++;
}

/* --- passwords ------------------------------------------------------------------ */

void
ppid_reader_set_passwords(PpidReader *r, PpidPasswordFunc func, gpointer data)
{
	r->password_func = func;
	r->password_data = data;
}

const char *const *
ppid_reader_passwords(PpidReader *r)
{
	if (r->passwords == NULL && r->password_func != NULL)
		r->passwords = r->password_func(r->password_data);
	if (r->passwords == NULL)
		r->passwords = g_new0(char *, 1);
	return (const char *const *)r->passwords;
}
