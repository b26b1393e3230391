/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-lack-private.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-letter.h"
#include "ppid-xml.h"

struct PpidLacks {
	PpidLackTable *table;
};

PpidLacks *
ppid_lacks_new(const char *data_dir, GError **error)
{
	g_autoptr(PpidLacks) lacks = g_new0(PpidLacks, 1);

	lacks->table = ppid_lack_table_load(data_dir, error);
	return lacks->table != NULL ? g_steal_pointer(&lacks) : NULL;
}

void
ppid_lacks_free(PpidLacks *lacks)
{
	if (lacks == NULL)
		return;
	ppid_lack_table_free(lacks->table);
	g_free(lacks);
}

bool
ppid_lack_holds(const PpidLackCase *c, const PpidLackHead *head)
{
	if ((head->askers & c->asker) == 0)
		return false;
	if (c->date == NULL)
		return head->to == NULL;
	return strcmp(head->from, c->date) <= 0 &&
	       (head->to == NULL || strcmp(c->date, head->to) <= 0);
}

/* The words of the first message, read when they are asked for. */
typedef struct {
	xmlNode *surel;
	const PpidLexicon *lexicon;
	PpidLetter *letter;
} Words;

static const PpidLetter *
letter_of(Words *words)
{
	if (words->letter == NULL)
		words->letter =
			ppid_letter_new(words->surel, NULL, words->lexicon);
	return words->letter;
}

/* --- who asks -------------------------------------------------------------- */

static void
see_foreign(guint tag, guint first, guint last, gpointer data)
{
	(void)tag;
	(void)first;
	(void)last;
	*(bool *)data = true;
}

static bool
says_foreign(const PpidLackTable *table, const PpidLetter *letter)
{
	bool found = false;

	for (guint i = 0; i < letter->fields->len && !found; i++) {
		const PpidField *f = ppid_letter_field(letter, i);

		if ((f->zone & (PPID_ZONE_BODY | PPID_ZONE_SIGNATURE)) != 0)
			ppid_phrase_set_match(table->foreign, f->fold, f->from,
					      f->to, see_foreign, &found);
	}
	return found;
}

/* A foreigner has a passport, or says so, and nothing of an Indonesian. */
static bool
is_foreigner(const PpidLackCase *c, xmlNode *pemohon, Words *words)
{
	bool passport = false;

	if (c->asker != PPID_ASKS_PERSON ||
	    ppid_xml_child(pemohon, "nik") != NULL)
		return false;
	for (guint i = 0; i < c->table->papers->len; i++) {
		const PpidPaper *paper = ppid_lack_table_paper(c->table, i);

		if (ppid_proofs_get(c->proofs, i) == NULL)
			continue;
		if (paper->indonesian)
			return false;
		passport |= paper->foreign;
	}
	return passport || says_foreign(c->table, letter_of(words));
}

/* --- what meets a requirement ---------------------------------------------- */

static bool
is_stated(xmlNode *node)
{
	g_autofree char *text = node != NULL ? ppid_xml_text(node) : NULL;

	return text != NULL && text[strspn(text, " \t\r\n")] != '\0';
}

static xmlNode *
find_field(xmlNode *berkas, const char *name)
{
	static const char *const parents[] = { "pemohon", "permintaan" };

	for (gsize i = 0; i < G_N_ELEMENTS(parents); i++) {
		xmlNode *parent = ppid_xml_child(berkas, parents[i]);
		xmlNode *node = ppid_xml_child(parent, name);

		if (is_stated(node))
			return node;
	}
	return NULL;
}

static bool
has_sender(xmlNode *berkas, const char *surel)
{
	xmlNode *from = ppid_xml_child(ppid_berkas_surel(berkas, surel),
				       "dari");
	g_autofree char *address = from != NULL ? ppid_xml_text(from) : NULL;

	return address != NULL && strchr(address, '@') != NULL;
}

static bool
may_be_unread(const PpidLackCase *c, const PpidNeed *need)
{
	for (guint i = 0; i < c->proofs->unread->len; i++) {
		const PpidUnread *u =
			g_ptr_array_index(c->proofs->unread, i);

		if (!u->picture || need->picture)
			return true;
	}
	return false;
}

static bool
shows(const PpidLackCase *c, const PpidNeedPaper *wanted)
{
	const PpidProof *proof = ppid_proofs_get(c->proofs, wanted->paper);

	return proof != NULL && (wanted->filled == 0 ||
				 (proof->filled & wanted->filled) != 0);
}

static bool
is_number(const PpidFold *fold, guint word, guint digits)
{
	const char *text = ppid_fold_word(fold, word);

	return strspn(text, "0123456789") == digits && text[digits] == '\0';
}

/* A number of so many digits, as the sender wrote it. */
static bool
has_number(PpidFinding *f, const PpidLetter *letter)
{
	const guint zones = PPID_ZONE_BODY | PPID_ZONE_SIGNATURE |
			    PPID_ZONE_FORWARD;

	for (guint i = 0; i < letter->fields->len; i++) {
		const PpidField *field = ppid_letter_field(letter, i);

		if ((field->zone & zones) == 0)
			continue;
		for (guint word = field->from; word < field->to; word++) {
			if (!is_number(field->fold, word, f->need->digits))
				continue;
			f->part = field->part;
			ppid_fold_span(field->fold, word, word, &f->start,
				       &f->length);
			return true;
		}
	}
	return false;
}

static PpidFinding
judge(const PpidLackCase *c, const PpidNeed *need, xmlNode *berkas,
      Words *words)
{
	PpidFinding f = { .need = need, .state = PPID_NEED_MET,
			  .paper = PPID_PAPER_NONE };

	for (guint i = 0; i < need->fields->len && f.field == NULL; i++)
		f.field = find_field(berkas,
				     g_ptr_array_index(need->fields, i));
	if (f.field != NULL)
		return f;
	for (guint i = 0; i < need->papers->len; i++) {
		if (shows(c, &g_array_index(need->papers, PpidNeedPaper, i))) {
			f.paper = g_array_index(need->papers, PpidNeedPaper, i)
					  .paper;
			return f;
		}
	}
	if (need->digits > 0 && has_number(&f, letter_of(words)))
		return f;
	f.sender = need->sender && has_sender(berkas, c->surel);
	if (f.sender || (need->words > 0 &&
			 letter_of(words)->own_words +
					 letter_of(words)->contents >=
				 need->words))
		return f;
	f.state = may_be_unread(c, need) ? PPID_NEED_UNKNOWN : PPID_NEED_LACKS;
	return f;
}

/* --- the record ------------------------------------------------------------ */

static xmlNode *
first_examined(const PpidLackTable *table, xmlNode *berkas)
{
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	while (surel != NULL && ppid_proofs_rank(table, berkas, surel) < 2)
		surel = ppid_xml_next(surel, "surel");
	return surel;
}

/* The day in the zone of the body: waktu/@diterima is written in it. */
static char *
date_of(xmlNode *surel)
{
	g_autofree char *instant =
		ppid_xml_get(ppid_xml_child(surel, "waktu"), "diterima");

	return instant != NULL ? g_strndup(instant, strlen("YYYY-MM-DD"))
			       : NULL;
}

static void
examine(const PpidLackTable *table, const PpidLexicon *lexicon,
	xmlNode *berkas, xmlNode *surel)
{
	xmlNode *pemohon = ppid_xml_child(berkas, "pemohon");
	g_autofree char *id = ppid_xml_get(surel, "id");
	g_autofree char *date = date_of(surel);
	g_autofree char *kind = ppid_xml_get(pemohon, "jenis");
	Words words = { surel, lexicon, NULL };
	g_autoptr(PpidProofs) proofs = ppid_proofs_new(table, berkas);
	g_autoptr(GArray) findings =
		g_array_new(FALSE, FALSE, sizeof(PpidFinding));
	PpidLackCase c = { .table = table,
			   .proofs = proofs,
			   .asker = ppid_lack_table_asker(kind),
			   .asker_code = kind != NULL ? kind : "perorangan",
			   .surel = id,
			   .date = date,
			   .findings = findings };

	if (c.asker == PPID_ASKS_PERSON &&
	    ppid_xml_child(pemohon, "nomor-sk") != NULL &&
	    ppid_xml_child(pemohon, "nik") == NULL) {
		c.asker = PPID_ASKS_ENTITY;
		c.asker_code = "badan-hukum";
	} else if (is_foreigner(&c, pemohon, &words)) {
		c.asker = PPID_ASKS_FOREIGN;
		c.asker_code = "asing";
	}
	for (guint i = 0; i < table->needs->len; i++) {
		const PpidNeed *need = g_ptr_array_index(table->needs, i);
		PpidFinding finding;

		if (!ppid_lack_holds(&c, &need->head))
			continue;
		finding = judge(&c, need, berkas, &words);
		g_array_append_val(findings, finding);
	}
	ppid_lack_write(&c, ppid_berkas_add(berkas, "kelengkapan", NULL));
	ppid_letter_free(words.letter);
}

void
ppid_lacks_run(const PpidLacks *lacks, const PpidLexicon *lexicon,
	       xmlNode *berkas)
{
	xmlNode *before = ppid_xml_child(berkas, "kelengkapan");
	xmlNode *surel = first_examined(lacks->table, berkas);

	if (before != NULL && !xmlHasProp(before, BAD_CAST "tabel"))
		return;
	if (before != NULL)
		ppid_xml_remove(before);
	if (surel != NULL)
		examine(lacks->table, lexicon, berkas, surel);
}
