/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-lack-proof.h"

#include <string.h>

#include "ppid-xml.h"

#define TEXT_MAX 262144 /* bytes of one text that are looked at */
#define UNREAD_MAX 20	/* things that nobody has read */
#define TITLE_WORDS 8	/* that a line may have after its title */
#define BEFORE_WORDS 12 /* what stands so near before a title is of it */
#define MARKS_WORDS 60	/* an identity card has no more */

/* How far a paper is found in the current text. */
typedef struct {
	guint seen[PPID_PAPER_MARKS]; /* word + 1 of a <ciri>; 0: not seen */
	guint32 filled;		      /* bits: <ciri> with a value */
	guint cards;		      /* so many papers by their <ciri> */
	guint titles;		      /* so many by their title */
	guint title;		      /* word + 1 of the last of them */
	bool counted;		      /* the current one is in @cards */
	guint refused;		      /* word + 1 of the last <bukan> */
	bool titled;		      /* a title that may still be refused */
	guint first, last;
	bool found;
} Look;

typedef struct {
	const PpidLackTable *table;
	PpidProofs *proofs;
	Look *looks; /* by paper */
	const char *surel;
	const char *part;
	const char *text;
	const PpidFold *fold;
} Reader;

static void
clear_proof(gpointer data)
{
	PpidProof *proof = data;

	g_free(proof->surel);
	g_free(proof->part);
	g_free(proof->text);
}

static void
free_unread(gpointer data)
{
	PpidUnread *unread = data;

	g_free(unread->surel);
	g_free(unread->part);
	g_free(unread->why);
	g_free(unread->name);
	g_free(unread);
}

void
ppid_proofs_free(PpidProofs *proofs)
{
	if (proofs == NULL)
		return;
	g_array_unref(proofs->papers);
	g_ptr_array_unref(proofs->unread);
	g_free(proofs);
}

/* --- one text -------------------------------------------------------------- */

/* Nothing but blanks before the word on its line: no item of a list. */
static bool
begins_line(const Reader *r, guint word)
{
	const PpidWord *w = ppid_fold_at(r->fold, word);
	guint32 at = w->start;

	if (!w->line)
		return false;
	while (at > 0 && (r->text[at - 1] == ' ' || r->text[at - 1] == '\t' ||
			  r->text[at - 1] == '"'))
		at--;
	return at == 0 || r->text[at - 1] == '\n';
}

/* A line that is little more than the words @first to @last, no label. */
static bool
is_title(const Reader *r, guint first, guint last)
{
	const PpidWord *w = ppid_fold_at(r->fold, last);
	const char *after = r->text + w->start + w->length;
	guint next = last + 1;

	if (!begins_line(r, first))
		return false;
	while (*after == ' ' || *after == '\t')
		after++;
	if (*after == ':')
		return false;
	while (next < r->fold->list->len && next <= last + TITLE_WORDS + 1 &&
	       !ppid_fold_at(r->fold, next)->line)
		next++;
	return next <= last + TITLE_WORDS + 1;
}

static void
see_title(const Reader *r, Look *look, guint first, guint last)
{
	if (!is_title(r, first, last) ||
	    (look->refused > 0 && look->refused + BEFORE_WORDS > first))
		return;
	/* "Surat Kuasa" and "Surat Kuasa Khusus" are one title */
	if (look->title != first + 1)
		look->titles++;
	look->title = first + 1;
	if (look->titled || look->found)
		return;
	look->titled = true;
	look->first = first;
	look->last = last;
}

static bool
has_value(const Reader *r, guint last)
{
	return last + 1 < r->fold->list->len &&
	       !ppid_fold_at(r->fold, last + 1)->line;
}

/* Are enough words of such a paper near?  @first: the last of them. */
static bool
is_enough(const Look *look, const PpidPaper *paper, guint first, guint *least)
{
	guint count = 0, strong = 0;

	*least = first;
	for (guint i = 0; i < PPID_PAPER_MARKS; i++) {
		if (look->seen[i] == 0 ||
		    look->seen[i] + MARKS_WORDS <= first)
			continue;
		count++;
		strong += (paper->strongs >> i) & 1u;
		*least = MIN(*least, look->seen[i] - 1);
	}
	return count >= paper->marks && strong >= paper->strong;
}

/* One that is there again is of the next paper. */
static void
see_mark(const Reader *r, Look *look, const PpidPaperTag *tag, guint first,
	 guint last)
{
	const PpidPaper *paper = ppid_lack_table_paper(r->table, tag->paper);
	guint least;

	if (paper->marks == 0 || !ppid_fold_at(r->fold, first)->line)
		return;
	if (look->seen[tag->nth] > 0) {
		memset(look->seen, 0, sizeof look->seen);
		look->counted = false;
	}
	look->seen[tag->nth] = first + 1;
	if (has_value(r, last))
		look->filled |= 1u << tag->nth;
	if (look->counted || !is_enough(look, paper, first, &least))
		return;
	look->counted = true;
	look->cards++;
	if (look->found || look->titled)
		return;
	look->found = true;
	look->first = least;
	look->last = last;
}

static void
refuse(Look *look, guint first)
{
	look->refused = first + 1;
	memset(look->seen, 0, sizeof look->seen);
	look->counted = false;
	if (look->titled && first <= look->last + TITLE_WORDS) {
		look->titled = false;
		look->titles--;
	}
}

static void
see_text(guint index, guint first, guint last, gpointer data)
{
	Reader *r = data;
	const PpidPaperTag *tag =
		&g_array_index(r->table->tags, PpidPaperTag, index);
	Look *look = &r->looks[tag->paper];

	switch (tag->sort) {
	case PPID_PAPER_TITLE:
		see_title(r, look, first, last);
		break;
	case PPID_PAPER_MARK:
		see_mark(r, look, tag, first, last);
		break;
	case PPID_PAPER_NOT:
		refuse(look, first);
		break;
	case PPID_PAPER_FILE:
	default:
		break;
	}
}

/* What the words say goes before what the file is called. */
static PpidProof *
new_proof(const Reader *r, guint paper, bool named)
{
	PpidProof *proof =
		&g_array_index(r->proofs->papers, PpidProof, paper);

	if (proof->surel != NULL && (named || !proof->named))
		return NULL;
	clear_proof(proof);
	proof->surel = g_strdup(r->surel);
	proof->part = g_strdup(r->part);
	proof->text = NULL;
	proof->named = named;
	return proof;
}

static void
keep_proof(const Reader *r, guint paper, const Look *look)
{
	PpidProof *proof =
		&g_array_index(r->proofs->papers, PpidProof, paper);

	proof->filled |= look->filled;
	proof->count += MAX(look->cards, look->titles);
	if (new_proof(r, paper, false) == NULL)
		return;
	ppid_fold_span(r->fold, look->first, look->last, &proof->start,
		       &proof->length);
	if (look->titled)
		proof->text = g_strndup(r->text + proof->start, proof->length);
}

static void
read_text(Reader *r, const char *text)
{
	gsize size = strnlen(text, TEXT_MAX);
	g_autoptr(PpidFold) fold = ppid_fold_new(text, (gssize)size);

	r->text = text;
	r->fold = fold;
	memset(r->looks, 0, sizeof(Look) * r->table->papers->len);
	ppid_phrase_set_match(r->table->texts, fold, 0, G_MAXUINT, see_text,
			      r);
	for (guint i = 0; i < r->table->papers->len; i++)
		if (r->looks[i].found || r->looks[i].titled)
			keep_proof(r, i, &r->looks[i]);
}

/* --- names of files ------------------------------------------------------- */

static void
see_name(guint index, guint first, guint last, gpointer data)
{
	Reader *r = data;
	const PpidPaperTag *tag =
		&g_array_index(r->table->tags, PpidPaperTag, index);
	Look *look = &r->looks[tag->paper];

	(void)first;
	(void)last;
	if (tag->sort == PPID_PAPER_NOT)
		look->refused = 1;
	else
		look->found = true;
}

static void
read_name(Reader *r, const char *name)
{
	g_autoptr(PpidFold) fold = ppid_fold_new(name, -1);

	memset(r->looks, 0, sizeof(Look) * r->table->papers->len);
	ppid_phrase_set_match(r->table->names, fold, 0, G_MAXUINT, see_name,
			      r);
	for (guint i = 0; i < r->table->papers->len; i++) {
		PpidProof *proof = r->looks[i].found && r->looks[i].refused == 0
					   ? new_proof(r, i, true)
					   : NULL;

		if (proof != NULL)
			proof->text = g_strdup(name);
	}
}

static bool
is_ignored(const PpidLackTable *table, const char *type)
{
	for (guint i = 0; i < table->ignored->len; i++) {
		const char *t = g_ptr_array_index(table->ignored, i);
		gsize size = strlen(t);

		if (t[size - 1] == '/' ? strncmp(type, t, size) == 0
				       : strcmp(type, t) == 0)
			return true;
	}
	return false;
}

/* --- what nobody has read --------------------------------------------------- */

static void
add_unread(Reader *r, const char *part, const char *why, const char *name,
	   bool picture)
{
	PpidUnread *unread;

	for (guint i = 0; i < r->proofs->unread->len; i++) {
		unread = g_ptr_array_index(r->proofs->unread, i);
		if (strcmp(unread->surel, r->surel) == 0 &&
		    strcmp(unread->part, part) == 0)
			return;
	}
	if (r->proofs->unread->len == UNREAD_MAX)
		return;
	unread = g_new0(PpidUnread, 1);
	unread->surel = g_strdup(r->surel);
	unread->part = g_strdup(part);
	unread->why = g_strdup(why);
	unread->name = g_strdup(name);
	unread->picture = picture;
	g_ptr_array_add(r->proofs->unread, unread);
}

static void
read_missing(Reader *r, xmlNode *parent)
{
	xmlNode *node = ppid_xml_child(parent, "belum-terekam");

	for (; node != NULL; node = ppid_xml_next(node, "belum-terekam")) {
		g_autofree char *part = ppid_xml_get(node, "bagian");
		g_autofree char *why = ppid_xml_get(node, "sebab");

		if (part != NULL && why != NULL)
			add_unread(r, part, why, NULL,
				   strcmp(why, "gambar") == 0);
	}
}

static bool
has_words(xmlNode *teks)
{
	g_autofree char *text = ppid_xml_text(teks);

	return text != NULL && text[strspn(text, " \t\r\n\f")] != '\0';
}

/* Was anything read in the thing that is part @part of @isi? */
static bool
was_read(xmlNode *isi, const char *part)
{
	gsize size = strlen(part);
	xmlNode *node = ppid_xml_child(isi, "teks");

	for (; node != NULL; node = ppid_xml_next(node, "teks")) {
		g_autofree char *of = ppid_xml_get(node, "bagian");

		if (of != NULL && strncmp(of, part, size) == 0 &&
		    (of[size] == '\0' || of[size] == '/') && has_words(node))
			return true;
	}
	return false;
}

/* An attachment, or a thing in one: @isi tells what was read in it. */
static void
read_file(Reader *r, xmlNode *lampiran, xmlNode *isi)
{
	g_autofree char *part = ppid_xml_get(lampiran, "bagian");
	g_autofree char *name = ppid_xml_get(lampiran, "nama");
	g_autofree char *type = ppid_xml_get(lampiran, "jenis");
	g_autofree char *real = ppid_xml_get(lampiran, "jenis-isi");
	bool picture;

	if (part == NULL || type == NULL || is_ignored(r->table, type))
		return;
	r->part = part;
	if (name != NULL)
		read_name(r, name);
	picture = g_str_has_prefix(real != NULL ? real : type, "image/");
	/* a picture in the text without words is a logo */
	if (!was_read(isi, part) &&
	    !(picture && ppid_xml_is(lampiran, "sisipan", "ya")))
		add_unread(r, part, "kosong", name, picture);
}

/* --- the record ------------------------------------------------------------ */

static void
read_inside(Reader *r, xmlNode *isi)
{
	xmlNode *node = ppid_xml_child(isi, "teks");

	read_missing(r, isi);
	for (; node != NULL; node = ppid_xml_next(node, "teks")) {
		g_autofree char *text = ppid_xml_text(node);
		g_autofree char *part = ppid_xml_get(node, "bagian");

		r->part = part;
		if (part != NULL && text != NULL)
			read_text(r, text);
		if (part != NULL && ppid_xml_is(node, "terpotong", "ya"))
			add_unread(r, part, "batas", NULL, false);
	}
	node = ppid_xml_child(isi, "lampiran");
	for (; node != NULL; node = ppid_xml_next(node, "lampiran"))
		read_file(r, node, isi);
}

static xmlNode *
inside_of(xmlNode *surel, xmlNode *lampiran)
{
	g_autofree char *part = ppid_xml_get(lampiran, "bagian");
	xmlNode *isi = ppid_xml_child(surel, "isi-lampiran");

	while (isi != NULL && !ppid_xml_is(isi, "bagian", part))
		isi = ppid_xml_next(isi, "isi-lampiran");
	return isi;
}

static void
read_surel(Reader *r, xmlNode *surel)
{
	g_autofree char *id = ppid_xml_get(surel, "id");
	xmlNode *node = ppid_xml_child(surel, "isi-lampiran");

	r->surel = id;
	read_missing(r, surel);
	for (; node != NULL; node = ppid_xml_next(node, "isi-lampiran"))
		read_inside(r, node);
	node = ppid_xml_child(surel, "lampiran");
	for (; node != NULL; node = ppid_xml_next(node, "lampiran"))
		read_file(r, node, inside_of(surel, node));
}

guint
ppid_proofs_rank(const PpidLackTable *table, xmlNode *berkas, xmlNode *surel)
{
	g_autofree char *id = ppid_xml_get(surel, "id");
	g_autofree char *kind = NULL;
	xmlNode *k = ppid_xml_child(berkas, "klasifikasi");

	if (id == NULL || ppid_xml_is(surel, "arah", "keluar"))
		return 0;
	while (k != NULL && !ppid_xml_is(k, "surel", id))
		k = ppid_xml_next(k, "klasifikasi");
	kind = ppid_xml_get(k, "jenis");
	return kind != NULL ? GPOINTER_TO_UINT(g_hash_table_lookup(
				      table->letters, kind))
			    : 0;
}

PpidProofs *
ppid_proofs_new(const PpidLackTable *table, xmlNode *berkas)
{
	PpidProofs *proofs = g_new0(PpidProofs, 1);
	g_autofree Look *looks = g_new0(Look, table->papers->len + 1);
	Reader r = { .table = table, .proofs = proofs, .looks = looks };
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	proofs->papers = g_array_new(FALSE, TRUE, sizeof(PpidProof));
	g_array_set_size(proofs->papers, table->papers->len);
	g_array_set_clear_func(proofs->papers, clear_proof);
	proofs->unread = g_ptr_array_new_with_free_func(free_unread);
	for (; surel != NULL; surel = ppid_xml_next(surel, "surel"))
		if (ppid_proofs_rank(table, berkas, surel) > 0)
			read_surel(&r, surel);
	return proofs;
}
