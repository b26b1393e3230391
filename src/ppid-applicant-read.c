/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the letters of a case state about the one who asks. */
#include "config.h"
#include "ppid-applicant-private.h"

#include <string.h>

#include "ppid-letter.h"

#define SOURCES_MAX 200 /* texts of one record */
#define OTHERS_WORDS 80 /* a covering note of one who forwards */

static void
free_source(gpointer data)
{
	PpidAskerSource *source = data;

	ppid_statements_free(source->statements);
	g_free(source->surel);
	g_free(source->part);
	g_free(source);
}

void
ppid_asker_open(PpidAskerRun *run, const PpidApplicants *tables,
		PpidLetters *letters)
{
	*run = (PpidAskerRun){
		.tables = tables,
		.texts = letters,
		.sources = g_ptr_array_new_with_free_func(free_source),
	};
}

void
ppid_asker_close(PpidAskerRun *run)
{
	g_ptr_array_unref(run->sources);
	g_free(run->address);
	g_free(run->sender);
}

/* --- texts --------------------------------------------------------------- */

static PpidAskerSource *
add_source(PpidAskerRun *run, PpidStatements *statements, const char *surel,
	   const char *part, PpidAskerOrigin origin)
{
	PpidAskerSource *source = g_new0(PpidAskerSource, 1);

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
is_full(const PpidAskerRun *run)
{
	return run->sources->len >= SOURCES_MAX;
}

static PpidStating
stating(const PpidAskerRun *run)
{
	return (PpidStating){ run->tables->isian, run->tables->shapes,
			      run->sender };
}

static void
read_fields(PpidAskerRun *run, const PpidLetter *letter, const char *surel)
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
			   surel, f->part, forwarded ? PPID_ASKER_FORWARDED : PPID_ASKER_OWN);
	}
}

static void
read_attachments(PpidAskerRun *run, xmlNode *surel, const char *id)
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
				   ppid_xml_is(node, "ocr", "ya") ? PPID_ASKER_SCANNED
								  : PPID_ASKER_ATTACHED);
		}
	}
}

static void
read_sender(PpidAskerRun *run, xmlNode *surel, const char *id)
{
	PpidStating with = stating(run);
	xmlNode *from = ppid_xml_child(surel, "dari");
	g_autofree char *name = ppid_xml_get(from, "nama");
	PpidAskerSource *source;

	if (from != NULL && run->address == NULL)
		run->address = ppid_xml_text(from);
	if (name == NULL || is_full(run))
		return;
	source = add_source(run, ppid_statements_sender(&with, name), id,
			    "dari", PPID_ASKER_OWN);
	source->place = false;
}

/* --- who forwards -------------------------------------------------------- */

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
settle_forward(PpidAskerRun *run, guint first, guint words)
{
	bool own = words > OTHERS_WORDS, forwarded = false;

	for (guint i = first; i < run->sources->len; i++) {
		PpidAskerSource *s = g_ptr_array_index(run->sources, i);

		if (s->origin == PPID_ASKER_FORWARDED)
			forwarded |= s->statements->list->len > 0;
		else if (s->origin == PPID_ASKER_OWN)
			own |= names_writer(s->statements);
	}
	for (guint i = first; i < run->sources->len; i++) {
		PpidAskerSource *s = g_ptr_array_index(run->sources, i);

		if (s->origin == PPID_ASKER_FORWARDED && own)
			s->ignored = true;
		else if (s->origin == PPID_ASKER_FORWARDED)
			s->origin = PPID_ASKER_OWN;
		else if (s->origin == PPID_ASKER_OWN)
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

/* "Yuli A <yuli_astuti.a07@...>": "yuliayuliastutia" */
static char *
sender_letters(xmlNode *surel)
{
	xmlNode *from = ppid_xml_child(surel, "dari");
	g_autofree char *name = ppid_xml_get(from, "nama");
	g_autofree char *address = from != NULL ? ppid_xml_text(from) : NULL;
	g_autofree char *both = NULL, *folded = NULL;
	GString *out = g_string_new(NULL);

	if (address != NULL)
		address[strcspn(address, "@")] = '\0';
	both = g_strconcat(name != NULL ? name : "", " ",
			   address != NULL ? address : "", NULL);
	folded = ppid_fold_text(both);
	for (const char *p = folded; *p != '\0'; p++)
		if (g_ascii_isalpha(*p))
			g_string_append_c(out, *p);
	return g_string_free(out, FALSE);
}

static void
read_letter(PpidAskerRun *run, xmlNode *surel, xmlNode *klasifikasi)
{
	g_autofree char *id = ppid_xml_get(surel, "id");
	g_autofree char *kind = ppid_xml_get(klasifikasi, "jenis");
	guint first = run->sources->len;
	PpidIsianAsker asker =
		ppid_isian_asker(run->tables->isian, kind != NULL ? kind : "");
	const PpidLetter *letter;

	if (asker == PPID_ISIAN_NOBODY)
		return;
	run->office |= run->letters == 0 && asker == PPID_ISIAN_A_BODY;
	g_free(run->sender);
	run->sender = sender_letters(surel);
	letter = ppid_letters_get(run->texts, surel, klasifikasi);
	read_fields(run, letter, id);
	read_attachments(run, surel, id);
	read_sender(run, surel, id);
	settle_forward(run, first, own_words(letter));
	for (guint i = first; i < run->sources->len; i++)
		((PpidAskerSource *)g_ptr_array_index(run->sources, i))->completes =
			asker == PPID_ISIAN_COMPLETES;
	run->letters++;
}

/* --- the record ---------------------------------------------------------- */

static xmlNode *
klasifikasi_of(xmlNode *berkas, const char *surel)
{
	xmlNode *node = ppid_xml_child(berkas, "klasifikasi");

	while (node != NULL && !ppid_xml_is(node, "surel", surel))
		node = ppid_xml_next(node, "klasifikasi");
	return node;
}

void
ppid_asker_read(PpidAskerRun *run, xmlNode *berkas)
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
