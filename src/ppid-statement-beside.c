/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Sri Wulan, 3601..., Jl. ...", "PT Maju (SK AHU-...)": who is named beside
 * a number that only one has. */
#include "config.h"
#include "ppid-statement-private.h"

#define LABEL_WORDS 4  /* "Sri Wulan, nomor KTP: 3601..." */
#define TRADE_WORDS 5  /* "Sri Wulan (wartawan), KTP 3601..." */
#define PERSON_WORDS 7 /* of a name with its titles */
#define BODY_WORDS 18  /* of a body, and "(SK Kemenkumham nomor" */
#define DECREE_WORDS 6 /* of them after its name */
#define PLACE_WORDS 10 /* of an address */
#define APART 24       /* bytes between a name and what belongs to it */

/* The word where the label of the number at @word begins. */
static guint
before_label(const PpidStater *s, guint word)
{
	guint from = word - MIN(word - s->p.from, LABEL_WORDS);

	for (guint i = from; i < word; i++)
		if (i + ppid_stater_at(s, i, PPID_ISIAN_NIK) >= word)
			return i;
	return word;
}

/* Before a remark in brackets that ends at @word. */
static guint
before_bracket(const PpidStater *s, guint word)
{
	guint from = word - MIN(word - s->p.from, TRADE_WORDS);

	if (!ppid_stater_gap(s, word, ")"))
		return word;
	for (guint i = word; i > from; i--)
		if (ppid_stater_gap(s, i - 1, "("))
			return i - 1;
	return word;
}

static bool
begins(const PpidStater *s, guint word)
{
	static const PpidIsianClass leads[] = {
		PPID_ISIAN_I,	   PPID_ISIAN_SALUTE, PPID_ISIAN_NAME,
		PPID_ISIAN_OPENER, PPID_ISIAN_FILLER, PPID_ISIAN_BEING,
	};

	return word == s->p.from || ppid_stater_gap(s, word, ",.;:(\n-") ||
	       ppid_stater_any(s, word - 1, leads, G_N_ELEMENTS(leads));
}

/* "Perum Satu Blok A, Dua Tiga": the rest of an address. */
static bool
in_place(const PpidStater *s, guint word)
{
	guint from = word - MIN(word - s->p.from, PLACE_WORDS);

	if (word == s->p.from || !ppid_stater_gap(s, word, ","))
		return false;
	for (guint i = word; i > from; i--) {
		if (ppid_stater_at(s, i - 1, PPID_ISIAN_PLACE) > 0)
			return true;
		if (ppid_stater_gap(s, i - 1, ":;\n"))
			break;
	}
	return false;
}

/* A name of two words or more that ends just before @word. */
static bool
name_before(const PpidStater *s, guint word, PpidExtent *out)
{
	guint back = MIN(PERSON_WORDS, word - s->p.from);

	for (; back > 1; back--) {
		guint first = word - back;

		if (begins(s, first) && !in_place(s, first) &&
		    ppid_passage_capital(&s->p, first) &&
		    ppid_stater_at(s, first, PPID_ISIAN_PLACE) == 0 &&
		    ppid_stater_at(s, first, PPID_ISIAN_SALUTE) == 0 &&
		    !ppid_statement_labelled(s, first) &&
		    ppid_passage_name(&s->p, first, false, out) &&
		    out->next == word && out->words > 1)
			return true;
	}
	return false;
}

/* @word: the first of the number. */
static void
read_person(PpidStater *s, guint word)
{
	guint label = before_label(s, word);
	PpidExtent name;
	PpidIsianClass field =
		s->out->behalf ? PPID_ISIAN_PROXY : PPID_ISIAN_NAME;

	if (label == s->p.from || ppid_statement_labelled(s, word) ||
	    !name_before(s, before_bracket(s, label), &name) ||
	    name.start == s->principal ||
	    ppid_stater_start(s, label) > name.start + name.length + APART)
		return;
	ppid_statement_name(s, field, PPID_STATED_SIGNATURE, &name,
			    PPID_ISIAN_CLASSES);
	/* a form says the rest itself */
	if (s->form->len == 0)
		ppid_statement_read_intro(s, &name, s->out->behalf);
	s->named = true;
}

/* "kami startup kecil, PT Maju (SK Kemenkumham AHU-...)" */
static void
read_body(PpidStater *s, guint word)
{
	guint from = word - MIN(word - s->p.from, BODY_WORDS);

	for (guint i = from; i < word; i++) {
		PpidIsianClass body;
		PpidExtent name;

		if (!ppid_passage_body(&s->p, i, &body, &name) ||
		    name.next > word || name.next + DECREE_WORDS < word)
			continue;
		if (body != PPID_ISIAN_OFFICE && !ppid_statement_labelled(s, i)) {
			ppid_statement_name(s, PPID_ISIAN_NAME,
					    PPID_STATED_HINT, &name, body);
			s->named = true;
		}
		return;
	}
}

void
ppid_statement_read_beside(PpidStater *s)
{
	for (guint i = 0; i < s->p.shapes->len && !s->named; i++) {
		const PpidShape *shape =
			&g_array_index(s->p.shapes, PpidShape, i);
		guint word = ppid_statement_word(s, shape->start);

		if (word <= s->p.from || word >= s->p.to)
			continue;
		if (shape->kind == PPID_SHAPE_NIK)
			read_person(s, word);
		else if (shape->kind == PPID_SHAPE_DECREE && !s->out->behalf)
			read_body(s, word);
	}
}
