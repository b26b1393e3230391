/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Saya NAMA, warga Kp. ..., NIK ..., HP ...": sentences. */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#include "ppid-form.h"

#define NEAR_WORDS 6   /* "mewakili kakak ipar saya (Bp. ...)" */
#define INTRO_WORDS 60 /* of the sentence that names the writer */
#define LABEL_REACH 40 /* bytes from "NIK" to its digits */
#define JOB_WORDS 4
#define RESIDENT_WORDS 14 /* "PT Maju Contoh, badan hukum ..., beralamat" */
#define OWNER_WORDS 2	  /* "abdi mah warga Kp. ..." */

static const PpidFold *
fold_of(const PpidStater *s)
{
	return s->p.fold;
}

static gsize
start_of(const PpidStater *s, guint word)
{
	return ppid_passage_start(&s->p, word);
}

/* The bytes between the word before @word and @word. */
static bool
gap_has(const PpidStater *s, guint word, const char *set)
{
	return word > s->p.from &&
	       ppid_passage_has(&s->p, ppid_passage_stop(&s->p, word - 1),
				start_of(s, word), set);
}

/* --- who is represented
 * ------------------------------------------------------------ */

/* "Ny. Lie Mei Hwa" -> "Lie Mei Hwa": others are named without it. */
static guint
skip_salute(const PpidStater *s, guint word)
{
	while (word + 1 < s->p.to &&
	       ppid_stater_at(s, word, PPID_ISIAN_SALUTE) == 1)
		word++;
	return word;
}

static bool
principal_at(PpidStater *s, guint word)
{
	PpidIsianClass body = PPID_ISIAN_CLASSES;
	PpidExtent extent;
	guint name = skip_salute(s, word);

	if (!ppid_passage_body(&s->p, word, &body, &extent) &&
	    (!ppid_passage_capital(&s->p, name) ||
	     ppid_stater_at(s, name, PPID_ISIAN_PLACE) > 0 ||
	     !ppid_passage_name(&s->p, name, false, &extent)))
		return false;
	ppid_statement_name(s, PPID_ISIAN_NAME, PPID_STATED_FORM, &extent,
			    body);
	if (s->out->list->len > 0)
		g_array_index(s->out->list, PpidStatement,
			      s->out->list->len - 1)
			.principal = true;
	s->principal = extent.start;
	s->principal_end = start_of(
		s, ppid_passage_sentence(
			   &s->p, extent.next > word ? extent.next - 1 : word));
	return true;
}

/* Does the field of the form that has @word state something? */
static bool
is_filled(const PpidStater *s, guint word)
{
	gsize at = start_of(s, word);

	for (guint i = 0; i < s->form->len; i++) {
		const PpidFormEntry *e =
			&g_array_index(s->form, PpidFormEntry, i);

		if (at >= e->label &&
		    at < MAX(e->start + e->length, e->label + 1))
			return !ppid_isian_is_hollow(s->with->isian,
						     s->p.text + e->start,
						     e->length);
	}
	return false;
}

static void
read_behalf(PpidStater *s, guint word, guint count)
{
	guint target = word + count;

	if (s->out->behalf)
		return;
	if (ppid_statement_labelled(s, word)) {
		/* "Pemberi kuasa : ..." */
		s->out->behalf = is_filled(s, word);
		if (s->out->behalf)
			s->behalf_form = start_of(s, word);
		return;
	}
	for (guint i = 0; i < NEAR_WORDS && target < s->p.to; i++, target++) {
		if (gap_has(s, target, ".!?") &&
		    ppid_stater_at(s, target - 1, PPID_ISIAN_SALUTE) == 0)
			return;
		if (ppid_statement_labelled(s, target)) {
			/* "untuk dan atas nama:" and a form */
			s->out->behalf = is_filled(s, target);
			if (s->out->behalf)
				s->behalf_form = start_of(s, word);
			return;
		}
		if (ppid_stater_at(s, target, PPID_ISIAN_PLACE) > 0 ||
		    ppid_stater_at(s, target, PPID_ISIAN_STAYS) > 0)
			return;
		if (i > 0 && !gap_has(s, target, "(,") &&
		    ppid_stater_at(s, target, PPID_ISIAN_SALUTE) == 0 &&
		    ppid_passage_capital(&s->p, target))
			return;
		if (principal_at(s, target)) {
			s->out->behalf = true;
			return;
		}
		if (ppid_passage_capital(&s->p, target) &&
		    ppid_stater_at(s, target, PPID_ISIAN_SALUTE) == 0)
			return;
	}
}

/* --- who writes
 * --------------------------------------------------------------------- */

static bool
is_principal(const PpidStater *s, gsize start)
{
	return start == s->principal;
}

/* The words after the name, up to the end of the sentence or the request. */
static guint
intro_end(const PpidStater *s, guint word)
{
	guint end = MIN(ppid_passage_sentence(&s->p, word), word + INTRO_WORDS);

	for (; word < end; word++)
		if (ppid_stater_at(s, word, PPID_ISIAN_ASKS) > 0)
			return word;
	return end;
}

static void
read_intro(PpidStater *s, const PpidExtent *name, bool other)
{
	guint word = name->next;
	guint end;
	PpidExtent place;
	PpidStatement *st;
	guint trade;

	if (word >= s->p.to)
		return;
	end = intro_end(s, word > 0 ? word - 1 : word);
	trade = ppid_stater_at(s, word, PPID_ISIAN_TRADE);
	if (trade > 0 && word + trade <= end && !gap_has(s, word, "\n.;(")) {
		gsize start = start_of(s, word);

		st = ppid_statement_add(
			s, PPID_ISIAN_JOB, PPID_STATED_HINT, start,
			ppid_passage_stop(&s->p, word + trade - 1) - start,
			NULL);
		if (st != NULL)
			st->other = other;
	}
	if (!ppid_statement_place(s, word, end, false, true, &place))
		return;
	st = ppid_statement_add(s, PPID_ISIAN_ADDRESS, PPID_STATED_HINT,
				place.start, place.length, NULL);
	if (st != NULL)
		st->other = other;
}

/* A name at @word, of the writer. */
static bool
read_name(PpidStater *s, guint word, bool loose, PpidStated how)
{
	PpidIsianClass body = PPID_ISIAN_CLASSES;
	PpidExtent extent;
	PpidIsianClass field;

	if (word >= s->p.to || ppid_statement_labelled(s, word))
		return false;
	if (!ppid_passage_body(&s->p, word, &body, &extent) &&
	    !ppid_passage_name(&s->p, word, loose, &extent))
		return false;
	if (is_principal(s, extent.start))
		return false;
	field = s->out->behalf && body == PPID_ISIAN_CLASSES ? PPID_ISIAN_PROXY
							     : PPID_ISIAN_NAME;
	ppid_statement_name(s, field, how, &extent, body);
	read_intro(s, &extent, field == PPID_ISIAN_PROXY);
	s->named = true;
	return true;
}

/* "nama saya" lets a name be in small letters; "bertanda tangan" does not. */
static bool
says_name(const PpidStater *s, guint word, guint count)
{
	for (guint i = 0; i < count; i++) {
		const char *folded = ppid_fold_word(fold_of(s), word + i);

		if (g_str_has_prefix(folded, "nam") ||
		    g_str_has_suffix(folded, "nama") ||
		    g_str_has_prefix(folded, "ngaran"))
			return true;
	}
	return false;
}

static void
read_named(PpidStater *s, guint word, guint count)
{
	guint target = word + count;
	bool loose = says_name(s, word, count);

	while (target < s->p.to && target < word + count + 2 &&
	       ppid_stater_at(s, target, PPID_ISIAN_FILLER) == 1 &&
	       !ppid_passage_capital(&s->p, target))
		target++;
	for (guint i = 0; i < 4 && target + i < s->p.to; i++) {
		if (i > 0 && gap_has(s, target + i, ",.;:\n"))
			return;
		if (read_name(s, target + i, loose && i == 0,
			      PPID_STATED_PROSE))
			return;
		if (ppid_stater_at(s, target + i, PPID_ISIAN_NO_NAME) == 0)
			return;
	}
}

/* Does "saya" begin something here? */
static bool
begins_clause(const PpidStater *s, guint word)
{
	if (word == s->p.from || gap_has(s, word, ",.;:!?\n()-"))
		return true;
	return ppid_stater_at(s, word - 1, PPID_ISIAN_OPENER) > 0 ||
	       ppid_stater_at(s, word - 1, PPID_ISIAN_SALUTE) > 0;
}

static void
read_i(PpidStater *s, guint word, guint count)
{
	guint target = word + count;
	const char *folded = ppid_fold_word(fold_of(s), word);

	s->out->we |= strcmp(folded, "kami") == 0;
	if (!begins_clause(s, word))
		return;
	if (target < s->p.to &&
	    ppid_stater_at(s, target, PPID_ISIAN_OPENER) == 1)
		target++;
	if (target < s->p.to && !gap_has(s, target, ".;!?\n"))
		read_name(s, target, false, PPID_STATED_HINT);
}

static bool
after_blank_line(const PpidStater *s, guint word)
{
	gsize stop;

	if (word == s->p.from)
		return true;
	stop = ppid_passage_stop(&s->p, word - 1);
	return g_strstr_len(s->p.text + stop,
			    (gssize)(start_of(s, word) - stop), "\n\n") != NULL;
}

/* "Bersama ini CV Mitra mengajukan": a body that asks. */
static void
read_asking_body(PpidStater *s, guint word)
{
	PpidIsianClass body;
	PpidExtent extent;

	if (ppid_stater_at(s, word, PPID_ISIAN_ASKS) == 0 || s->named ||
	    gap_has(s, word, ".;") || after_blank_line(s, word))
		return;
	for (guint back = 2; back <= 12 && word >= s->p.from + back; back++) {
		if (gap_has(s, word - back + 1, ".;\n"))
			return;
		if (!ppid_passage_body(&s->p, word - back, &body, &extent) ||
		    extent.next != word)
			continue;
		ppid_statement_name(s, PPID_ISIAN_NAME, PPID_STATED_HINT,
				    &extent, body);
		s->named = true;
		return;
	}
}

/* --- where, by what number
 * -------------------------------------------------------------- */

/* Said of the one represented, or of the one who writes for them? */
static bool
is_other(const PpidStater *s, gsize at)
{
	if (s->principal == G_MAXSIZE)
		return true;
	return at < s->principal || at >= s->principal_end;
}

static void
add_own(PpidStater *s, PpidIsianClass field, PpidStated how, gsize start,
	gsize length)
{
	ppid_statement_add(s, field, how, start, length, NULL);
}

/* What stands before the one represented is named is the writer's. */
static void
settle_others(PpidStater *s)
{
	for (guint i = 0; s->out->behalf && i < s->out->list->len; i++) {
		PpidStatement *st =
			&g_array_index(s->out->list, PpidStatement, i);

		if (st->start == s->principal)
			continue;
		if (st->field != PPID_ISIAN_NAME)
			st->other |= is_other(s, st->start);
		else if (st->body == PPID_ISIAN_CLASSES)
			st->field = PPID_ISIAN_PROXY;
	}
}

/* "PT Maju, beralamat di ...": who begins the paragraph lives there. */
static void
read_resident(PpidStater *s, guint word)
{
	PpidIsianClass body = PPID_ISIAN_CLASSES;
	PpidExtent extent;
	guint first = word;

	for (guint i = 0; i < RESIDENT_WORDS && first > s->p.from; i++) {
		first--;
		if (ppid_fold_at(s->p.fold, first)->line)
			break;
	}
	if (s->named || first == word ||
	    !ppid_fold_at(s->p.fold, first)->line ||
	    ppid_statement_labelled(s, first) ||
	    ppid_stater_at(s, first, PPID_ISIAN_OPENER) > 0)
		return;
	if (!ppid_passage_body(&s->p, first, &body, &extent) &&
	    !ppid_passage_name(&s->p, first, false, &extent))
		return;
	if (extent.next <= word && extent.words > 1)
		ppid_statement_name(s, PPID_ISIAN_NAME, PPID_STATED_HINT,
				    &extent, body);
}

static void
read_lives(PpidStater *s, guint word, guint count)
{
	guint target = word + count;
	PpidExtent place;

	if (target >= s->p.to || ppid_statement_labelled(s, word) ||
	    ppid_statement_labelled(s, target) || gap_has(s, target, ".;("))
		return;
	if (!ppid_passage_address(&s->p, target, true, &place) ||
	    (place.words < 2 && !place.marked))
		return;
	add_own(s, PPID_ISIAN_ADDRESS, PPID_STATED_PROSE, place.start,
		place.length);
	read_resident(s, word);
}

/* "warga Kp. ...", if it is the writer who is one. */
static void
read_stays(PpidStater *s, guint word, guint count)
{
	guint target = word + count;
	bool own = count > 1;
	PpidExtent place;

	for (guint i = 1; i <= OWNER_WORDS && word >= s->p.from + i; i++)
		own |= ppid_stater_at(s, word - i, PPID_ISIAN_I) > 0;
	if (target >= s->p.to || !own || gap_has(s, target, ".;(\n") ||
	    ppid_statement_labelled(s, word))
		return;
	if (ppid_stater_at(s, target, PPID_ISIAN_PLACE) == 0)
		return;
	if (ppid_passage_address(&s->p, target, true, &place) &&
	    place.words > 2)
		add_own(s, PPID_ISIAN_ADDRESS, PPID_STATED_PROSE, place.start,
			place.length);
}

static void
read_works(PpidStater *s, guint word, guint count)
{
	guint target = word + count, last = target;

	if (target >= s->p.to || ppid_statement_labelled(s, word) ||
	    gap_has(s, target, ".;(\n"))
		return;
	while (last + 1 < s->p.to && last + 1 < target + JOB_WORDS &&
	       !gap_has(s, last + 1, ",.;:()\n") &&
	       ppid_stater_at(s, last + 1, PPID_ISIAN_STOP) == 0 &&
	       ppid_stater_at(s, last + 1, PPID_ISIAN_STAYS) == 0)
		last++;
	if (ppid_stater_at(s, target, PPID_ISIAN_STOP) == 0)
		add_own(s, PPID_ISIAN_JOB, PPID_STATED_PROSE,
			start_of(s, target),
			ppid_passage_stop(&s->p, last) - start_of(s, target));
}

static const struct {
	PpidShapeKind shape;
	PpidIsianClass field;
} shaped[] = {
	{ PPID_SHAPE_NIK, PPID_ISIAN_NIK },
	{ PPID_SHAPE_PHONE, PPID_ISIAN_PHONE },
	{ PPID_SHAPE_MAIL, PPID_ISIAN_MAIL },
	{ PPID_SHAPE_DECREE, PPID_ISIAN_DECREE },
};

/* Labels of the field among the words just before a shape. */
static bool
announced(const PpidStater *s, guint word, gsize at, PpidIsianClass field)
{
	for (guint i = 1; i <= NEAR_WORDS && word >= s->p.from + i; i++) {
		if (at - start_of(s, word - i) > LABEL_REACH)
			return false;
		if (ppid_stater_at(s, word - i, field) > 0 &&
		    ppid_fold_at(s->p.fold, word - i)->length > 1)
			return true;
		if (i > 1 && gap_has(s, word - i + 1, "\n"))
			return false;
	}
	return false;
}

/* "NIK emak 3601..." is another's; "no pelanggan 0300-..." no telephone. */
static bool
is_stated(const PpidStater *s, guint word, const PpidShape *shape)
{
	gsize end = shape->start + shape->length;

	if (word == s->p.from || shape->kind == PPID_SHAPE_MAIL ||
	    shape->kind == PPID_SHAPE_DECREE ||
	    ppid_passage_has(&s->p, ppid_passage_stop(&s->p, word - 1),
			     shape->start, ",;:(/|\n\t=."))
		return true;
	if (shape->kind == PPID_SHAPE_PHONE)
		return announced(s, word, shape->start, PPID_ISIAN_PHONE) ||
		       s->p.text[shape->start] == '+' ||
		       strncmp(s->p.text + shape->start, "08", 2) == 0;
	return end > 0 && (ppid_stater_at(s, word - 1, PPID_ISIAN_NIK) > 0 ||
			   ppid_stater_at(s, word - 1, PPID_ISIAN_FILLER) > 0 ||
			   ppid_stater_at(s, word - 1, PPID_ISIAN_I) > 0 ||
			   ppid_passage_capital(&s->p, word - 1));
}

/* All that is known by its shape, with a label or without. */
static void
read_shapes(PpidStater *s)
{
	guint word = s->p.from;

	for (guint i = 0; i < s->p.shapes->len; i++) {
		const PpidShape *shape =
			&g_array_index(s->p.shapes, PpidShape, i);
		PpidIsianClass field = PPID_ISIAN_OTHER;

		while (word < s->p.to && start_of(s, word) < shape->start)
			word++;
		for (guint k = 0; k < G_N_ELEMENTS(shaped); k++)
			if (shaped[k].shape == shape->kind)
				field = shaped[k].field;
		if (is_stated(s, word, shape))
			add_own(s, field,
				announced(s, word, shape->start, field)
					? PPID_STATED_PROSE
					: PPID_STATED_BARE,
				shape->start, shape->length);
	}
}

/* The longest of the lists that announce something decides. */
static guint
read_word(PpidStater *s, guint word)
{
	guint behalf = ppid_stater_at(s, word, PPID_ISIAN_BEHALF);
	guint named = ppid_stater_at(s, word, PPID_ISIAN_NAMED);
	guint i = ppid_stater_at(s, word, PPID_ISIAN_I);
	guint lives = ppid_stater_at(s, word, PPID_ISIAN_LIVES);
	guint stays = ppid_stater_at(s, word, PPID_ISIAN_STAYS);
	guint works = ppid_stater_at(s, word, PPID_ISIAN_WORKS);

	s->out->attorney |= ppid_stater_at(s, word, PPID_ISIAN_ATTORNEY) > 0;
	if (behalf > 0 && behalf >= lives) {
		read_behalf(s, word, behalf);
		return behalf;
	}
	if (named > 0) {
		read_named(s, word, named);
		return named;
	}
	if (lives > 0) {
		read_lives(s, word, lives);
		return lives;
	}
	if (works > 0) {
		read_works(s, word, works);
		return works;
	}
	if (stays > 0)
		read_stays(s, word, stays);
	else if (i > 0)
		read_i(s, word, i);
	read_asking_body(s, word);
	return 1;
}

void
ppid_statement_read_prose(PpidStater *s, bool sentences)
{
	for (guint word = s->p.from; sentences && word < s->p.to;)
		word += read_word(s, word);
	read_shapes(s);
	settle_others(s);
}
