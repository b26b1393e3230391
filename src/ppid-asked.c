/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-asked-private.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-form.h"
#include "ppid-isian.h"
#include "ppid-items.h"
#include "ppid-letter.h"
#include "ppid-manner.h"
#include "ppid-purpose.h"
#include "ppid-table.h"
#include "ppid-xml.h"

#define TEXTS_MAX 64		 /* texts of one letter that are read */
#define ASKING_MAX 10		 /* words from asking to a label in it */
#define HINT_MAX 80		 /* bytes of a remark after a label */
#define SOURCE_MAX (256 * 1024) /* bytes of each */

struct PpidAsked {
	PpidCueTable *cues;
	PpidIsian *isian;
};

/* What of a letter is read, by its kind. */
enum {
	READ_ITEMS = 1,
	READ_PURPOSE = 2,
	READ_MANNER = 4,
	READ_SURE = 8 /* only if it surely asks for a record */
};

static const struct {
	const char *kind;
	guint what;
} kinds[] = {
	{ "permohonan", READ_ITEMS | READ_PURPOSE | READ_MANNER },
	{ "permintaan-lapor", READ_ITEMS | READ_PURPOSE | READ_MANNER },
	{ "bantuan-kedinasan", READ_ITEMS | READ_PURPOSE | READ_MANNER },
	{ "izin-penelitian", READ_ITEMS | READ_PURPOSE | READ_MANNER },
	{ "kelengkapan", READ_PURPOSE | READ_MANNER },
	{ "keberatan", READ_PURPOSE },
	{ "tidak-diketahui", READ_ITEMS | READ_PURPOSE | READ_MANNER |
				     READ_SURE },
};

PpidAsked *
ppid_asked_new(const char *data_dir, GError **error)
{
	g_autoptr(PpidAsked) asked = g_new0(PpidAsked, 1);

	asked->cues = ppid_cue_table_load(data_dir, error);
	if (asked->cues == NULL)
		return NULL;
	asked->isian = ppid_isian_load(data_dir, error);
	if (asked->isian == NULL)
		return NULL;
	return g_steal_pointer(&asked);
}

void
ppid_asked_free(PpidAsked *asked)
{
	if (asked == NULL)
		return;
	ppid_cue_table_free(asked->cues);
	ppid_isian_free(asked->isian);
	g_free(asked);
}

/* --- fields of a form --------------------------------------------------------- */

static bool
is_stated(const PpidReading *r, const PpidSource *s, const PpidFormEntry *e)
{
	return e->length > 0 && !ppid_isian_is_hollow(r->asked->isian,
						      s->text + e->start,
						      e->length);
}

/* The first sentence of a value: "riset pasar. Kami memilih ..." */
static gsize
first_sentence(const PpidClauses *c, gsize start, gsize length)
{
	guint word = ppid_clauses_word_at(c, start);
	guint to = ppid_clauses_word_at(c, start + length);

	while (++word < to) {
		gsize end = ppid_fold_at(c->fold, word - 1)->start +
			    ppid_fold_at(c->fold, word - 1)->length;

		if ((ppid_clauses_gap(c, word) &
		     (PPID_GAP_STOP | PPID_GAP_BLANK)) != 0)
			return end - start;
	}
	while (length > 0 && strchr(" .;,\t\r\n", c->text[start + length - 1]))
		length--;
	return length;
}

static bool
is_blank(const char *p, const char *end)
{
	while (p < end && g_ascii_isspace(*p))
		p++;
	return p >= end;
}

/* "Tujuan: penyusunan laporan" and the wrapped rest of that line. */
static gsize
wrapped_end(const PpidClauses *c, gsize end)
{
	guint word = ppid_clauses_word_at(c, end);

	while (word < c->to && word > c->from &&
	       (ppid_clauses_gap(c, word) & PPID_GAP_END) == 0) {
		const PpidLine *line =
			ppid_clauses_line(c, ppid_clauses_line_of(c, word));

		if (line->first != word || !line->wrapped ||
		    !is_blank(c->text + end, c->text + line->start))
			break;
		end = line->end;
		word = line->last;
	}
	return end;
}

static void
take_purpose(PpidReading *r, const PpidSource *s, const PpidClauses *c,
	     const PpidFormEntry *e)
{
	bool reason = ppid_cues_at(c->cues, PPID_CUE_REASON,
				   ppid_clauses_word_at(c, e->label)) > 0;

	/* the reasons of an objection are no purpose, others a weaker one */
	if ((reason && (r->what & READ_ITEMS) == 0) ||
	    (r->purpose.form && (reason || !r->purpose_reason)) ||
	    !is_stated(r, s, e))
		return;
	r->purpose_reason = reason;
	r->purpose.source = s;
	r->purpose.span.start = e->start;
	r->purpose.span.length = first_sentence(
		c, e->start, wrapped_end(c, e->start + e->length) - e->start);
	r->purpose.form = true;
	r->purpose_rank = PPID_PURPOSE_SAID;
}

/* "Rincian informasi (tambahkan kertas bila perlu) : ..." */
static gsize
hint_length(const char *value, gsize size)
{
	gsize i = 0, limit = MIN(size, HINT_MAX);

	while (i < limit && value[i] != ')' && value[i] != '\n' &&
	       value[i] != ':')
		i++;
	if (i >= limit || value[i] != ')')
		return 0;
	for (i++; i < limit && strchr(" \t*", value[i]) != NULL;)
		i++;
	return i < limit && value[i] == ':' ? i + 1 : 0;
}

static void
take_items(PpidReading *r, const PpidSource *s, const PpidClauses *c,
	   const PpidFormEntry *e)
{
	gsize hint;

	if (!is_stated(r, s, e) ||
	    (r->rank == PPID_ITEMS_STRONG && r->items_source != s) || r->table)
		return;
	if (r->rank == PPID_ITEMS_WEAK)
		g_array_set_size(r->items, 0);
	hint = hint_length(s->text + e->start, e->length);
	ppid_items_split(c, e->start + hint, e->length - hint, r->items);
	if (r->items->len == 0)
		return;
	r->items_source = s;
	r->items_form = true;
	r->rank = PPID_ITEMS_STRONG;
}

/* Where the first line below the label begins that asks for something. */
static gsize
asking_line(const PpidClauses *c, const PpidFormEntry *e, guint word, guint to)
{
	for (guint i = word; i < to; i++) {
		const PpidLine *line;

		if (ppid_cues_at(c->cues, PPID_CUE_ASK, i) == 0)
			continue;
		line = ppid_clauses_line(c, ppid_clauses_line_of(c, i));
		if (line->start > e->start)
			return line->start;
	}
	return c->end;
}

/* "NIK: 36..., dengan ini memohon ...": a label inside a line has less. */
static void
close_entry(PpidClauses *c, const PpidFormEntry *e)
{
	guint label = ppid_clauses_word_at(c, e->label);
	guint word = ppid_clauses_word_at(c, e->start);
	guint to = ppid_clauses_word_at(c, e->start + e->length);
	bool begins = label == c->to ||
		      (ppid_clauses_gap(c, label) & PPID_GAP_LINE) != 0;
	gsize end = e->start + e->length;

	/* "Untuk: verifikasi. File excel ke email ini." */
	if (e->field == PPID_ISIAN_PURPOSE && e->length > 0)
		end = e->start + first_sentence(c, e->start, e->length);
	/* a long line, and then the sentence that asks */
	if (e->field != PPID_ISIAN_PURPOSE)
		end = MIN(end, asking_line(c, e, word, to));
	while (!begins && ++word < to) {
		if ((ppid_clauses_gap(c, word) &
		     (PPID_GAP_COMMA | PPID_GAP_STOP | PPID_GAP_CLOSE)) != 0) {
			end = ppid_fold_at(c->fold, word)->start;
			break;
		}
	}
	ppid_clauses_close(c, e->label, end);
}

static void
take_table(PpidReading *r, const PpidSource *s, PpidClauses *c,
	   const PpidIsianMarks *marks)
{
	g_autoptr(GArray) items = NULL;

	if ((r->what & READ_ITEMS) == 0 || r->rank == PPID_ITEMS_STRONG)
		return;
	items = g_array_new(FALSE, FALSE, sizeof(PpidSpan));
	if (ppid_table_items(c, marks, items) == 0)
		return;
	g_array_set_size(r->items, 0);
	g_array_append_vals(r->items, items->data, items->len);
	r->items_source = s;
	r->items_form = r->table = true;
	r->rank = PPID_ITEMS_STRONG;
}

static bool
is_closed(const PpidClauses *c, gsize label)
{
	guint word = ppid_clauses_word_at(c, label);

	return word < c->to && ppid_clauses_closed(c, word);
}

/* "Kami hendak memperoleh: daftar ...": the label is what asks. */
static bool
is_asking(const PpidClauses *c, const PpidFormEntry *e)
{
	guint label = ppid_clauses_word_at(c, e->label);
	guint value = ppid_clauses_word_at(c, e->start);
	guint from = label - MIN(label - c->from, ASKING_MAX);

	if (label >= c->to || value >= c->to ||
	    ppid_cues_at(c->cues, PPID_CUE_NOUN, value) == 0)
		return false;
	for (guint i = label; i > from; i--) {
		if ((ppid_clauses_gap(c, i) &
		     (PPID_GAP_END | PPID_GAP_COMMA)) != 0)
			return false;
		if (ppid_cues_at(c->cues, PPID_CUE_ASK, i - 1) > 0)
			return true;
	}
	return false;
}

/* Takes the fields of a form; those of how to get it go to @ways. */
static void
read_form(PpidReading *r, const PpidSource *s, PpidClauses *c, GArray *ways)
{
	g_autoptr(PpidIsianMarks) marks = ppid_isian_mark(
		r->asked->isian, s->fold, s->from, s->to);
	g_autoptr(GArray) entries =
		ppid_form_read(r->asked->isian, s->text, s->fold, marks,
			       s->start, s->end - s->start);

	take_table(r, s, c, marks);
	for (guint i = 0; i < entries->len; i++) {
		const PpidFormEntry *e =
			&g_array_index(entries, PpidFormEntry, i);
		PpidSpan span = { e->start, e->length };

		if (is_closed(c, e->label))
			continue; /* a heading of the table */
		if (e->field != PPID_ISIAN_ITEMS &&
		    e->field != PPID_ISIAN_PURPOSE && is_asking(c, e))
			continue;
		if (e->field == PPID_ISIAN_PURPOSE)
			take_purpose(r, s, c, e);
		else if (e->field == PPID_ISIAN_ITEMS &&
			 (r->what & READ_ITEMS) != 0)
			take_items(r, s, c, e);
		else if (e->field == PPID_ISIAN_ACCESS ||
			 e->field == PPID_ISIAN_FORM ||
			 e->field == PPID_ISIAN_SENDING)
			g_array_append_val(ways, span);
		if (e->field != PPID_ISIAN_ITEMS)
			close_entry(c, e);
	}
}

/* --- sentences ------------------------------------------------------------------ */

static void
find_items(PpidReading *r, const PpidSource *s, const PpidClauses *c)
{
	g_autoptr(GArray) items = NULL;
	PpidItemsRank rank;

	if ((r->what & READ_ITEMS) == 0 || r->rank == PPID_ITEMS_STRONG)
		return;
	items = g_array_new(FALSE, FALSE, sizeof(PpidSpan));
	rank = s->subject ? ppid_items_subject(c, items) :
			    ppid_items_find(c, items);
	/* deeds and cards are full of records that nobody asks for */
	if (rank == PPID_ITEMS_NONE && !s->subject && !s->attached &&
	    r->rank == PPID_ITEMS_NONE)
		rank = ppid_items_bare(c, items);
	if (rank <= r->rank || items->len == 0)
		return;
	g_array_set_size(r->items, 0);
	g_array_append_vals(r->items, items->data, items->len);
	r->rank = rank;
	r->items_source = s;
}

static void
find_purpose(PpidReading *r, const PpidSource *s, const PpidClauses *c)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(PpidSpan));
	bool asks = r->items_source == s;
	PpidPurposeRank least =
		(r->what & READ_ITEMS) == 0 ? PPID_PURPOSE_SAID :
		asks			    ? PPID_PURPOSE_WHY :
					      PPID_PURPOSE_AIM;
	PpidPurposeRank rank;
	PpidSpan span;

	if ((s->subject && !asks) || (r->what & READ_PURPOSE) == 0)
		return;
	rank = ppid_purpose_find(c, asks ? r->items : none, least, &span);
	/* "tujuannya ada di surat" */
	if (rank <= r->purpose_rank ||
	    ppid_isian_is_hollow(r->asked->isian, s->text + span.start,
				 span.length))
		return;
	r->purpose_rank = rank;
	r->purpose = (PpidAskedValue){ s, span, false };
}

static void
find_manner(PpidReading *r, const PpidSource *s, PpidClauses *c, const GArray *ways)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(PpidSpan));
	PpidManner own[PPID_MANNERS] = { { NULL, { 0, 0 }, false } };

	if ((s->subject && r->items_source != s) ||
	    (r->what & READ_MANNER) == 0)
		return;
	ppid_manner_find(c, ways, r->items_source == s ? r->items : none, own);
	/* what is chosen in a form goes before what a sentence says */
	for (guint i = 0; i < PPID_MANNERS; i++) {
		if (own[i].value == NULL ||
		    (r->manners[i].value != NULL &&
		     (r->manners[i].form || !own[i].form)))
			continue;
		r->manners[i] = own[i];
		r->manner_source[i] = s;
	}
}

static void
read_source(PpidReading *r, const PpidSource *s)
{
	g_autoptr(PpidCues) cues =
		ppid_cues_new(r->asked->cues, s->fold, s->from, s->to);
	g_autoptr(PpidClauses) c =
		ppid_clauses_new(s->text, s->start, s->end, cues);
	g_autoptr(GArray) ways = g_array_new(FALSE, FALSE, sizeof(PpidSpan));

	if (!s->subject)
		read_form(r, s, c, ways);
	find_items(r, s, c);
	find_purpose(r, s, c);
	find_manner(r, s, c, ways);
}

/* --- the texts of a letter --------------------------------------------------------- */

/* Nobody asks in more words than SOURCE_MAX holds. */
static void
add_source(PpidReading *r, const PpidSource *source)
{
	PpidSource s = *source;

	if (r->sources->len >= TEXTS_MAX)
		return;
	if (s.end - s.start > SOURCE_MAX) {
		s.end = s.start + SOURCE_MAX;
		while (s.end > s.start && (s.text[s.end] & 0xC0) == 0x80)
			s.end--;
	}
	while (s.to > s.from &&
	       ppid_fold_at(s.fold, s.to - 1)->start +
			       ppid_fold_at(s.fold, s.to - 1)->length >
		       s.end)
		s.to--;
	g_array_append_val(r->sources, s);
}

static void
add_zone(PpidReading *r, const PpidLetter *letter, guint zone)
{
	for (guint i = 0; i < letter->fields->len; i++) {
		const PpidField *f = ppid_letter_field(letter, i);
		PpidSource s = { f->text, f->part, f->start, f->start + f->length,
			     f->fold, f->from, f->to,
			     zone == PPID_ZONE_SUBJECT, false };

		if (f->zone == zone)
			add_source(r, &s);
	}
}

typedef struct {
	char *text;
	char *part;
	PpidFold *fold;
} Text;

static void
free_text(gpointer data)
{
	Text *t = data;

	g_free(t->text);
	g_free(t->part);
	ppid_fold_free(t->fold);
	g_free(t);
}

static void
add_attached(PpidReading *r, xmlNode *surel)
{
	xmlNode *inside = ppid_xml_child(surel, "isi-lampiran");

	for (; inside != NULL;
	     inside = ppid_xml_next(inside, "isi-lampiran")) {
		xmlNode *node = ppid_xml_child(inside, "teks");

		for (; node != NULL; node = ppid_xml_next(node, "teks")) {
			Text *t = g_new0(Text, 1);
			PpidSource s;

			t->text = ppid_xml_text(node);
			t->part = ppid_xml_get(node, "bagian");
			t->fold = ppid_fold_new(t->text, -1);
			g_ptr_array_add(r->texts, t);
			s = (PpidSource){ t->text, t->part, 0, strlen(t->text),
				      t->fold, 0, t->fold->list->len, false,
				      true };
			add_source(r, &s);
		}
	}
}

static void
read_letter(const PpidAsked *asked, PpidLetters *letters, guint what,
	    xmlNode *surel, xmlNode *klasifikasi, xmlNode *permintaan)
{
	const PpidLetter *letter =
		ppid_letters_get(letters, surel, klasifikasi);
	g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(PpidSource));
	g_autoptr(GPtrArray) texts =
		g_ptr_array_new_with_free_func(free_text);
	g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(PpidSpan));
	g_autofree char *id = ppid_xml_get(surel, "id");
	PpidReading r = { .asked = asked,
		      .what = what,
		      .sources = sources,
		      .texts = texts,
		      .items = items };

	add_zone(&r, letter, PPID_ZONE_BODY);
	add_attached(&r, surel);
	add_zone(&r, letter, PPID_ZONE_FORWARD);
	add_zone(&r, letter, PPID_ZONE_SUBJECT);
	for (guint i = 0; i < sources->len; i++)
		read_source(&r, &g_array_index(sources, PpidSource, i));
	if ((what & READ_SURE) == 0 || r.rank == PPID_ITEMS_STRONG)
		ppid_asked_write(permintaan, &r, id);
}

static guint
what_of(xmlNode *klasifikasi)
{
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (ppid_xml_is(klasifikasi, "jenis", kinds[i].kind))
			return kinds[i].what;
	return 0;
}

void
ppid_asked_run(const PpidAsked *asked, PpidLetters *letters, xmlNode *berkas)
{
	xmlNode *k = ppid_xml_child(berkas, "klasifikasi");
	xmlNode *permintaan;

	ppid_berkas_remove(berkas, "permintaan");
	permintaan = ppid_berkas_add(berkas, "permintaan", NULL);
	for (; k != NULL; k = ppid_xml_next(k, "klasifikasi")) {
		g_autofree char *id = ppid_xml_get(k, "surel");
		xmlNode *surel = ppid_berkas_surel(berkas, id);
		guint what = what_of(k);

		if (what != 0 && surel != NULL)
			read_letter(asked, letters, what, surel, k,
				    permintaan);
	}
	if (permintaan->children == NULL)
		ppid_xml_remove(permintaan);
	else
		ppid_asked_sort(permintaan);
}
