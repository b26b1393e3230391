/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-applicant.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-isian.h"
#include "ppid-letter.h"
#include "ppid-shape.h"
#include "ppid-statement.h"
#include "ppid-xml.h"

#define LETTER_STEP 100	 /* a later letter is behind all of an earlier */
#define WEAK_STEP 100000 /* names of senders are behind all letters */
#define SOURCES_MAX 200	 /* texts of one record */
#define NAME_WORDS 20
#define OTHERS_WORDS 80 /* a covering note of one who forwards */

struct PpidApplicants {
	PpidIsian *isian;
	PpidShapes *shapes;
};

typedef enum { OWN, ATTACHED, SCANNED, FORWARDED } Origin;

/* A text that was read. */
typedef struct {
	PpidStatements *statements;
	char *surel; /* its id */
	char *part;
	guint letter;
	Origin origin;
	bool place;	/* its offsets mean something */
	bool completes; /* the letter completes a request */
	bool ignored;
} Source;

typedef struct {
	const PpidStatement *statement;
	const Source *source;
	int rank;
} Choice;

typedef struct {
	const PpidApplicants *tables;
	const PpidLexicon *lexicon;
	GPtrArray *sources; /* Source */
	GPtrArray *texts;   /* keeps alive what was read */
	char *address;	    /* of the first sender */
	guint letters;
	bool office; /* asked from body to body */
} Run;

static void
free_source(gpointer data)
{
	Source *source = data;

	ppid_statements_free(source->statements);
	g_free(source->surel);
	g_free(source->part);
	g_free(source);
}

PpidApplicants *
ppid_applicants_new(const char *data_dir, GError **error)
{
	g_autoptr(PpidApplicants) a = g_new0(PpidApplicants, 1);

	a->isian = ppid_isian_load(data_dir, error);
	if (a->isian == NULL)
		return NULL;
	a->shapes = ppid_shapes_new();
	return g_steal_pointer(&a);
}

void
ppid_applicants_free(PpidApplicants *applicants)
{
	if (applicants == NULL)
		return;
	ppid_isian_free(applicants->isian);
	ppid_shapes_free(applicants->shapes);
	g_free(applicants);
}

/* --- texts -------------------------------------------------------------------
 */

static Source *
add_source(Run *run, PpidStatements *statements, const char *surel,
	   const char *part, Origin origin)
{
	Source *source = g_new0(Source, 1);

	source->statements = statements;
	source->surel = g_strdup(surel);
	source->part = g_strdup(part);
	source->letter = run->letters;
	source->origin = origin;
	source->place = true;
	/* the trade on an identity card is of the day it was made */
	for (guint i = 0; statements->card && i < statements->list->len; i++) {
		PpidStatement *st =
			&g_array_index(statements->list, PpidStatement, i);

		if (st->field == PPID_ISIAN_JOB)
			st->field = PPID_ISIAN_OTHER;
	}
	g_ptr_array_add(run->sources, source);
	return source;
}

static bool
is_full(const Run *run)
{
	return run->sources->len >= SOURCES_MAX;
}

static PpidStating
stating(const Run *run)
{
	return (PpidStating){ run->tables->isian, run->tables->shapes };
}

static void
read_fields(Run *run, const PpidLetter *letter, const char *surel)
{
	PpidStating with = stating(run);

	for (guint i = 0; i < letter->fields->len && !is_full(run); i++) {
		const PpidField *f = ppid_letter_field(letter, i);
		bool signature = (f->zone & PPID_ZONE_SIGNATURE) != 0;
		bool forwarded = (f->zone & PPID_ZONE_FORWARD) != 0;

		if (!signature && !forwarded && (f->zone & PPID_ZONE_BODY) == 0)
			continue;
		add_source(run,
			   ppid_statements_read(&with, f->text, f->fold,
						f->start, f->length, f->from,
						f->to, signature),
			   surel, f->part, forwarded ? FORWARDED : OWN);
	}
}

static void
read_attachments(Run *run, xmlNode *surel, const char *id)
{
	PpidStating with = stating(run);
	xmlNode *outer = ppid_xml_child(surel, "isi-lampiran");

	for (; outer != NULL; outer = ppid_xml_next(outer, "isi-lampiran")) {
		xmlNode *node = ppid_xml_child(outer, "teks");

		for (; node != NULL && !is_full(run);
		     node = ppid_xml_next(node, "teks")) {
			g_autofree char *text = ppid_xml_text(node);
			g_autofree char *part = ppid_xml_get(node, "bagian");
			g_autoptr(PpidFold) fold = ppid_fold_new(text, -1);

			add_source(run,
				   ppid_statements_read(&with, text, fold, 0,
							strlen(text), 0,
							fold->list->len, false),
				   id, part,
				   ppid_xml_is(node, "ocr", "ya") ? SCANNED
								  : ATTACHED);
		}
	}
}

static void
read_sender(Run *run, xmlNode *surel, const char *id)
{
	PpidStating with = stating(run);
	xmlNode *from = ppid_xml_child(surel, "dari");
	g_autofree char *name = ppid_xml_get(from, "nama");
	Source *source;

	if (from != NULL && run->address == NULL)
		run->address = ppid_xml_text(from);
	if (name == NULL || is_full(run))
		return;
	source = add_source(run, ppid_statements_sender(&with, name), id,
			    "dari", OWN);
	source->place = false;
}

/* --- who forwards
 * ------------------------------------------------------------------ */

static bool
names_writer(const PpidStatements *statements)
{
	for (guint i = 0; i < statements->list->len; i++) {
		const PpidStatement *st =
			&g_array_index(statements->list, PpidStatement, i);

		if (st->field == PPID_ISIAN_NAME && st->how <= PPID_STATED_HINT)
			return true;
	}
	return false;
}

/*
 * A colleague passes on a stranger's letter: the covering note says nothing
 * of the one who asks, and its signature is the colleague's.  Whoever asks
 * for himself may forward the letter of a friend: that is not read.
 */
static void
settle_forward(Run *run, guint first, guint words)
{
	bool own = words > OTHERS_WORDS, forwarded = false;

	for (guint i = first; i < run->sources->len; i++) {
		Source *s = g_ptr_array_index(run->sources, i);

		if (s->origin == FORWARDED)
			forwarded |= s->statements->list->len > 0;
		else if (s->origin == OWN)
			own |= names_writer(s->statements);
	}
	for (guint i = first; i < run->sources->len; i++) {
		Source *s = g_ptr_array_index(run->sources, i);

		if (s->origin == FORWARDED && own)
			s->ignored = true;
		else if (s->origin == FORWARDED)
			s->origin = OWN;
		else if (s->origin == OWN)
			s->ignored = forwarded && !own;
	}
}

static guint
own_words(const PpidLetter *letter)
{
	guint words = 0;

	for (guint i = 0; i < letter->fields->len; i++) {
		const PpidField *f = ppid_letter_field(letter, i);

		if ((f->zone & PPID_ZONE_BODY) != 0)
			words += f->to - f->from;
	}
	return words;
}

static void
read_letter(Run *run, xmlNode *surel, xmlNode *klasifikasi)
{
	g_autofree char *id = ppid_xml_get(surel, "id");
	g_autofree char *kind = ppid_xml_get(klasifikasi, "jenis");
	guint first = run->sources->len;
	PpidIsianAsker asker =
		ppid_isian_asker(run->tables->isian, kind != NULL ? kind : "");
	PpidLetter *letter;

	if (asker == PPID_ISIAN_NOBODY)
		return;
	run->office |= run->letters == 0 && asker == PPID_ISIAN_A_BODY;
	letter = ppid_letter_new(surel, klasifikasi, run->lexicon);
	g_ptr_array_add(run->texts, letter);
	read_fields(run, letter, id);
	read_attachments(run, surel, id);
	read_sender(run, surel, id);
	settle_forward(run, first, own_words(letter));
	for (guint i = first; i < run->sources->len; i++)
		((Source *)g_ptr_array_index(run->sources, i))->completes =
			asker == PPID_ISIAN_COMPLETES;
	run->letters++;
}

/* --- what holds
 * ---------------------------------------------------------------------- */

/* By origin and by how it was found: lower is trusted more. */
static int
rank_of(const Source *source, const PpidStatement *st)
{
	static const int ranks[][PPID_STATED_SENDER] = {
		[OWN] = { 0, 1, 2, 7, 6 },
		[ATTACHED] = { 3, 4, 5, 12, 11 },
		[SCANNED] = { 9, 10, 13, 15, 14 },
		[FORWARDED] = { 20, 21, 22, 23, 24 },
	};
	int rank;

	if (st->how == PPID_STATED_SENDER)
		return WEAK_STEP + (int)source->letter * LETTER_STEP +
		       (source->place ? 0 : 1);
	rank = ranks[source->statements->card ? SCANNED : source->origin]
		    [st->how];
	/* "Irfan" below a mail, and the whole name in the form beside it */
	if (st->how == PPID_STATED_SIGNATURE && st->field == PPID_ISIAN_NAME &&
	    st->words < 2 && source->origin == OWN)
		rank = 16;
	if (source->completes && rank < 2)
		return rank - LETTER_STEP;
	return rank + (int)source->letter * LETTER_STEP;
}

static bool
is_body(const PpidStatement *st)
{
	return st->body != PPID_ISIAN_CLASSES;
}

/* Does @st serve as @field here? */
typedef bool (*Wanted)(const Run *run, const PpidStatement *st);

static bool
choose(const Run *run, PpidIsianClass field, Wanted wanted, Choice *best)
{
	best->statement = NULL;
	for (guint i = 0; i < run->sources->len; i++) {
		const Source *s = g_ptr_array_index(run->sources, i);

		for (guint j = 0; !s->ignored && j < s->statements->list->len;
		     j++) {
			const PpidStatement *st = &g_array_index(
				s->statements->list, PpidStatement, j);
			int rank = rank_of(s, st);

			if (st->field != field || !wanted(run, st))
				continue;
			if (best->statement == NULL || rank < best->rank)
				*best = (Choice){ st, s, rank };
		}
	}
	return best->statement != NULL;
}

static bool
any(const Run *run, const PpidStatement *st)
{
	(void)run;
	(void)st;
	return true;
}

/* A public body asks for itself only in a letter from body to body. */
static bool
of_asker(const Run *run, const PpidStatement *st)
{
	return run->office || st->body != PPID_ISIAN_OFFICE;
}

static bool
of_principal(const Run *run, const PpidStatement *st)
{
	(void)run;
	return !st->other;
}

static bool
of_body(const Run *run, const PpidStatement *st)
{
	return is_body(st) && run->office == (st->body == PPID_ISIAN_OFFICE);
}

/* Named in the text as the writer's, or the address the mail came from. */
static bool
own_mail(const Run *run, const PpidStatement *st)
{
	return st->how <= PPID_STATED_PROSE ||
	       (run->address != NULL &&
		g_ascii_strcasecmp(st->value, run->address) == 0);
}

/* "Galih" in a sentence, "Galih Wicaksana" below it. */
static void
prefer_longer(const Run *run, Choice *name)
{
	gsize size = strlen(name->statement->value);

	for (guint i = 0; i < run->sources->len; i++) {
		const Source *s = g_ptr_array_index(run->sources, i);

		for (guint j = 0; !s->ignored && s->origin != SCANNED &&
				  s->letter == name->source->letter &&
				  j < s->statements->list->len;
		     j++) {
			const PpidStatement *st = &g_array_index(
				s->statements->list, PpidStatement, j);

			if (st->field == PPID_ISIAN_NAME && !is_body(st) &&
			    (st->how != PPID_STATED_SENDER ||
			     name->statement->words < 2) &&
			    g_ascii_strncasecmp(st->value,
						name->statement->value,
						size) == 0 &&
			    st->value[size] == ' ') {
				*name = (Choice){ st, s, name->rank };
				return;
			}
		}
	}
}

static bool
of_principal_name(const Run *run, const PpidStatement *st)
{
	(void)run;
	return st->principal;
}

static bool
shares_word(const char *a, const char *b)
{
	g_autofree char *x = ppid_fold_text(a);
	g_autofree char *y = ppid_fold_text(b);
	g_auto(GStrv) words = g_strsplit(x, " ", NAME_WORDS);
	g_auto(GStrv) others = g_strsplit(y, " ", NAME_WORDS);

	for (guint i = 0; words[i] != NULL; i++)
		if (strlen(words[i]) > 2 &&
		    g_strv_contains((const char *const *)others, words[i]))
			return true;
	return false;
}

static bool
is_card_of(const Source *source, const Choice *name)
{
	const GArray *list = source->statements->list;

	if (name->statement == NULL || name->source == source)
		return true;
	for (guint i = 0; i < list->len; i++) {
		const PpidStatement *st =
			&g_array_index(list, PpidStatement, i);

		if (st->field == PPID_ISIAN_NAME &&
		    shares_word(st->value, name->statement->value))
			return true;
	}
	return false;
}

/* Whose identity card is this?  That of a child or clerk says nothing, nor
 * that of a director of the company that asks. */
static void
settle_cards(Run *run, const Choice *name, const char *kind)
{
	bool person = g_strcmp0(kind, "perorangan") == 0;

	for (guint i = 0; i < run->sources->len; i++) {
		Source *s = g_ptr_array_index(run->sources, i);

		if (s->statements->card)
			s->ignored |= !person || !is_card_of(s, name);
	}
}

static bool
says(const Run *run, gsize offset)
{
	for (guint i = 0; i < run->sources->len; i++) {
		const Source *s = g_ptr_array_index(run->sources, i);

		if (!s->ignored && G_STRUCT_MEMBER(bool, s->statements, offset))
			return true;
	}
	return false;
}

/* --- the element
 * ------------------------------------------------------------------------ */

static const char *
found_by(const Choice *choice)
{
	switch (choice->statement->how) {
	case PPID_STATED_FORM:
		return "formulir";
	case PPID_STATED_SIGNATURE:
		return "tanda-tangan";
	case PPID_STATED_SENDER:
		return "pengirim";
	case PPID_STATED_PROSE:
	case PPID_STATED_HINT:
	case PPID_STATED_BARE:
	default:
		return "prosa";
	}
}

static const char *
doubt_of(const Choice *choice)
{
	const char *doubt = NULL;

	if (choice->statement->field == PPID_ISIAN_NIK)
		doubt = ppid_shape_doubt_nik(choice->statement->value);
	if (doubt == NULL && choice->source->origin == SCANNED)
		doubt = "dibaca dari gambar";
	return doubt;
}

static void
write_value(xmlNode *pemohon, const char *name, const Choice *choice)
{
	const PpidStatement *st = choice->statement;
	xmlNode *node = ppid_xml_add(pemohon, name, st->value);

	ppid_xml_set(node, "surel", choice->source->surel);
	ppid_xml_set(node, "bagian", choice->source->part);
	if (choice->source->place) {
		ppid_xml_set_int(node, "awal", (gint64)st->start);
		ppid_xml_set_int(node, "panjang", (gint64)st->length);
	}
	ppid_xml_set(node, "oleh", found_by(choice));
	ppid_xml_set(node, "petunjuk", doubt_of(choice));
}

/* law.md 2: a body without approval is a group of people. */
static const char *
kind_of(const Run *run, const Choice *name, bool decree)
{
	bool behalf = says(run, G_STRUCT_OFFSET(PpidStatements, behalf));
	bool attorney = says(run, G_STRUCT_OFFSET(PpidStatements, attorney));
	const PpidStatement *st = name->statement;

	if (run->office)
		return NULL;
	if (behalf && (st == NULL || !is_body(st) || attorney))
		return "kuasa";
	if (st != NULL &&
	    (st->body == PPID_ISIAN_ENTITY || (decree && is_body(st))))
		return "badan-hukum";
	if (st != NULL && st->body == PPID_ISIAN_GROUP)
		return "kelompok";
	return "perorangan";
}

/* "Sri Wulan / Hidrolog / PT Maju": a name, what one does, and where. */
static bool
is_employer(const Choice *name, const Choice *body)
{
	const GArray *list = name->source->statements->list;

	for (guint i = 0; i < list->len; i++) {
		const PpidStatement *st =
			&g_array_index(list, PpidStatement, i);

		if (st->field == PPID_ISIAN_JOB &&
		    st->how == PPID_STATED_SIGNATURE &&
		    st->start > name->statement->start &&
		    st->start < body->statement->start)
			return true;
	}
	return false;
}

static void
write_all(Run *run, xmlNode *pemohon)
{
	Choice name, decree, value;
	const char *kind;
	bool proxy;

	if (!choose(run, PPID_ISIAN_NAME, of_asker, &name)) {
		name.statement = NULL;
	} else if (name.statement->how >= PPID_STATED_SIGNATURE ||
		   run->office) {
		/* below a letter of a body stands its name and a person's */
		if (choose(run, PPID_ISIAN_NAME, of_body, &value) &&
		    (run->office || (value.source == name.source &&
				     !is_employer(&name, &value))))
			name = value;
	}
	if ((name.statement == NULL || !is_body(name.statement)) &&
	    choose(run, PPID_ISIAN_NAME, of_principal_name, &value))
		name = value;
	else if (name.statement != NULL && !is_body(name.statement))
		prefer_longer(run, &name);
	choose(run, PPID_ISIAN_DECREE, any, &decree);
	kind = kind_of(run, &name, decree.statement != NULL);
	proxy = g_strcmp0(kind, "kuasa") == 0;
	settle_cards(run, &name, kind);
	if (name.statement != NULL)
		write_value(pemohon, "nama", &name);
	if (run->office)
		return;
	if (choose(run, PPID_ISIAN_NIK, proxy ? of_principal : any, &value))
		write_value(pemohon, "nik", &value);
	if (decree.statement != NULL)
		write_value(pemohon, "nomor-sk", &decree);
	if (choose(run, PPID_ISIAN_ADDRESS, proxy ? of_principal : any, &value))
		write_value(pemohon, "alamat", &value);
	if (choose(run, PPID_ISIAN_PHONE, any, &value))
		write_value(pemohon, "telepon", &value);
	if (choose(run, PPID_ISIAN_MAIL, own_mail, &value))
		write_value(pemohon, "surel", &value);
	if ((proxy || g_strcmp0(kind, "perorangan") == 0) &&
	    choose(run, PPID_ISIAN_JOB, proxy ? of_principal : any, &value))
		write_value(pemohon, "pekerjaan", &value);
	if (proxy && choose(run, PPID_ISIAN_PROXY, any, &value))
		write_value(pemohon, "nama-kuasa", &value);
	if (pemohon->children != NULL)
		ppid_xml_set(pemohon, "jenis", kind);
}

/* --- the record
 * -------------------------------------------------------------------------- */

static xmlNode *
klasifikasi_of(xmlNode *berkas, const char *surel)
{
	xmlNode *node = ppid_xml_child(berkas, "klasifikasi");

	while (node != NULL && !ppid_xml_is(node, "surel", surel))
		node = ppid_xml_next(node, "klasifikasi");
	return node;
}

static void
read_letters(Run *run, xmlNode *berkas)
{
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	for (; surel != NULL; surel = ppid_xml_next(surel, "surel")) {
		g_autofree char *id = ppid_xml_get(surel, "id");

		if (ppid_xml_is(surel, "arah", "keluar"))
			continue;
		read_letter(run, surel,
			    klasifikasi_of(berkas, id != NULL ? id : ""));
	}
}

/* In the order of berkas.xsd. */
static const char *const order[] = { "nama",	  "nik",       "nomor-sk",
				     "alamat",	  "telepon",   "surel",
				     "pekerjaan", "nama-kuasa" };

/* What staff wrote has no @oleh; elements of others are kept, too. */
static void
keep_corrections(xmlNode *pemohon, xmlNode *before)
{
	bool corrected = false;
	xmlNode *at = pemohon->children, *next;

	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		xmlNode *staff = ppid_xml_child(before, order[i]);
		bool ours = at != NULL && ppid_xml_named(at, order[i]);

		next = ours ? at->next : at;
		if (staff != NULL && !xmlHasProp(staff, BAD_CAST "oleh")) {
			corrected = true;
			xmlUnlinkNode(staff);
			if (at != NULL)
				xmlAddPrevSibling(at, staff);
			else
				xmlAddChild(pemohon, staff);
			if (ours)
				ppid_xml_remove(at);
		}
		at = next;
	}
	if (corrected) {
		g_autofree char *kind = ppid_xml_get(before, "jenis");

		ppid_xml_set(pemohon, "jenis", kind);
	}
	xmlFreeNode(before);
}

void
ppid_applicants_run(const PpidApplicants *applicants,
		    const PpidLexicon *lexicon, xmlNode *berkas)
{
	Run run = {
		.tables = applicants,
		.lexicon = lexicon,
		.sources = g_ptr_array_new_with_free_func(free_source),
		.texts = g_ptr_array_new_with_free_func(
			(GDestroyNotify)ppid_letter_free),
	};
	xmlNode *pemohon, *before;

	before = ppid_xml_child(berkas, "pemohon");
	if (before != NULL)
		xmlUnlinkNode(before);
	read_letters(&run, berkas);
	pemohon = ppid_berkas_add(berkas, "pemohon", NULL);
	write_all(&run, pemohon);
	if (before != NULL)
		keep_corrections(pemohon, before);
	if (pemohon->children == NULL)
		ppid_xml_remove(pemohon);
	g_ptr_array_unref(run.sources);
	g_ptr_array_unref(run.texts);
	g_free(run.address);
}
