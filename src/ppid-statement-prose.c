/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Saya NAMA, warga Kp. ..., NIK ..., HP ...": sentences. */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#include "ppid-form.h"

#define INTRO_WORDS 60 /* of the sentence that names the writer */
#define LEAD_WORDS 3
#define RESIDENT_WORDS 30 /* "PT Maju Contoh, badan hukum ..., beralamat" */
#define OWNER_WORDS 2	  /* "abdi mah warga Kp. ..." */

/* --- who writes
 * --------------------------------------------------------------------- */

static bool
is_principal(const PpidStater *s, gsize start)
{
	return start == s->principal;
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
	ppid_statement_read_intro(s, &extent, field == PPID_ISIAN_PROXY);
	s->named = true;
	return true;
}

/* "saya yuli ibu rumah tangga tinggal di ...", from yuli@...; @first: a
 * clause begins with "saya". */
static bool
read_small(PpidStater *s, guint word, bool first)
{
	PpidIsianClass field =
		s->out->behalf ? PPID_ISIAN_PROXY : PPID_ISIAN_NAME;
	PpidExtent extent;

	if (ppid_statement_labelled(s, word) ||
	    (!ppid_statement_small_name(s, word, s->p.to, &extent) &&
	     !(first && ppid_statement_before_identity(s, word, &extent)) &&
	     !(first && !s->named &&
	       ppid_statement_apposed_name(s, word, &extent))))
		return false;
	ppid_statement_name(s, field, PPID_STATED_HINT, &extent,
			    PPID_ISIAN_CLASSES);
	ppid_statement_read_intro(s, &extent, field == PPID_ISIAN_PROXY);
	s->named = true;
	return true;
}

/* Of two who write together the first: "... :\n 1. Sri Wulan". */
static guint
skip_ordinal(const PpidStater *s, guint word)
{
	if (word + 1 >= s->p.to || !ppid_stater_gap(s, word, "\n") ||
	    ppid_fold_at(s->p.fold, word)->length != 1 ||
	    !ppid_stater_gap(s, word + 1, ".)"))
		return word;
	return word + 1;
}

/* "nama saya" lets a name be in small letters; "bertanda tangan" does not. */
static bool
says_name(const PpidStater *s, guint word, guint count)
{
	for (guint i = 0; i < count; i++) {
		const char *folded = ppid_fold_word(s->p.fold, word + i);

		if (g_str_has_prefix(folded, "nam") ||
		    g_str_has_suffix(folded, "nama") ||
		    g_str_has_prefix(folded, "ngaran"))
			return true;
	}
	return false;
}

/* "saya, pensiunan guru, Sri Wulan": the name may follow the occupation. */
static bool
read_self(PpidStater *s, guint *word)
{
	guint after = ppid_statement_read_self(s, *word);

	if (after == *word)
		return false;
	*word = after;
	return !ppid_stater_gap(s, after, ",") ||
	       ppid_stater_gap(s, after, ".;(\n");
}

static void
read_named(PpidStater *s, guint word, guint count)
{
	guint target = skip_ordinal(s, word + count);
	bool loose = says_name(s, word, count);

	while (target < s->p.to && target < word + count + 2 &&
	       ppid_stater_at(s, target, PPID_ISIAN_FILLER) == 1 &&
	       !ppid_passage_capital(&s->p, target))
		target++;
	if (read_self(s, &target))
		return;
	for (guint i = 0; i < 4 && target + i < s->p.to; i++) {
		if (i > 0 && ppid_stater_gap(s, target + i, ",.;:\n"))
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
	if (word == s->p.from || ppid_stater_gap(s, word, ",.;:!?\n()-"))
		return true;
	return ppid_stater_at(s, word - 1, PPID_ISIAN_OPENER) > 0 ||
	       ppid_stater_at(s, word - 1, PPID_ISIAN_SALUTE) > 0;
}

static void
read_i(PpidStater *s, guint word, guint count)
{
	guint target = word + count;
	const char *folded = ppid_fold_word(s->p.fold, word);

	s->out->we |= strcmp(folded, "kami") == 0;
	if (!begins_clause(s, word)) {
		if (!s->named && !ppid_stater_gap(s, target, ".;!?\n"))
			read_small(s, target, false);
		return;
	}
	if (target < s->p.to &&
	    ppid_stater_at(s, target, PPID_ISIAN_OPENER) == 1)
		target++;
	if (strcmp(folded, "kami") != 0 && read_self(s, &target))
		return;
	/* "saya adalah Sri Wulan" */
	while (target + 1 < s->p.to &&
	       ppid_stater_at(s, target, PPID_ISIAN_BEING) == 1 &&
	       !ppid_stater_gap(s, target, ".;!?\n") &&
	       ppid_passage_capital(&s->p, target + 1) &&
	       !ppid_passage_capital(&s->p, target))
		target++;
	if (target < s->p.to && !ppid_stater_gap(s, target, ".;!?\n") &&
	    !read_name(s, target, false, PPID_STATED_HINT))
		read_small(s, target, true);
}

static bool
after_blank_line(const PpidStater *s, guint word)
{
	gsize stop;

	if (word == s->p.from)
		return true;
	stop = ppid_passage_stop(&s->p, word - 1);
	return g_strstr_len(s->p.text + stop,
			    (gssize)(ppid_stater_start(s, word) - stop), "\n\n") != NULL;
}

/* "Bersama ini CV Mitra mengajukan": a body that asks. */
static void
read_asking_body(PpidStater *s, guint word)
{
	PpidIsianClass body;
	PpidExtent extent;

	if (ppid_stater_at(s, word, PPID_ISIAN_ASKS) == 0 || s->named ||
	    ppid_stater_gap(s, word, ".;") || after_blank_line(s, word))
		return;
	for (guint back = 2; back <= 12 && word >= s->p.from + back; back++) {
		if (ppid_stater_gap(s, word - back + 1, ".;\n"))
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
	    ppid_statement_labelled(s, target) || ppid_stater_gap(s, target, ".;("))
		return;
	if (!ppid_passage_address(&s->p, target, true, &place) ||
	    (place.words < 2 && !place.marked))
		return;
	add_own(s, PPID_ISIAN_ADDRESS, PPID_STATED_PROSE, place.start,
		place.length);
	read_resident(s, word);
}

/* "tinggal di neglasari rt 03": the name of a place, then a word of places. */
static guint
lead_to_place(const PpidStater *s, guint word)
{
	for (guint i = 0; i <= LEAD_WORDS && word + i < s->p.to; i++) {
		if (ppid_stater_at(s, word + i, PPID_ISIAN_PLACE) > 0)
			return word + i;
		if (ppid_stater_gap(s, word + i + 1, ".;:()\n") ||
		    ppid_stater_at(s, word + i, PPID_ISIAN_STOP) > 0 ||
		    ppid_stater_at(s, word + i, PPID_ISIAN_NO_NAME) > 0 ||
		    ppid_stater_at(s, word + i, PPID_ISIAN_I) > 0 ||
		    ppid_stater_at(s, word + i, PPID_ISIAN_STAYS) > 0)
			break;
	}
	return word;
}

/* "warga Kp. ...", if it is the writer who is one. */
static void
read_stays(PpidStater *s, guint word, guint count)
{
	guint target = word + count, marked;
	bool own = count > 1;
	PpidExtent place;

	for (guint i = 1; i <= OWNER_WORDS && word >= s->p.from + i; i++)
		own |= ppid_stater_at(s, word - i, PPID_ISIAN_I) > 0;
	if (target >= s->p.to || !own || ppid_stater_gap(s, target, ".;(\n") ||
	    ppid_statement_labelled(s, word))
		return;
	marked = lead_to_place(s, target);
	if (marked == target && count > 1 && 
	    ppid_statement_two_places(s, target, &place)) {
		add_own(s, PPID_ISIAN_ADDRESS, PPID_STATED_PROSE, place.start,
			place.length);
		return;
	}
	if (ppid_stater_at(s, marked, PPID_ISIAN_PLACE) > 0 &&
	    ppid_passage_address(&s->p, marked, true, &place) &&
	    place.words + marked - target > 2)
		add_own(s, PPID_ISIAN_ADDRESS, PPID_STATED_PROSE,
			ppid_stater_start(s, target),
			place.start + place.length -
				ppid_stater_start(s, target));
}

/* "Yayasan Contoh (AHU-...), Jl. Satu No. 2, menyampaikan keberatan": who
 * begins the paragraph asks, unless it says "kami". */
static void
read_paragraph(PpidStater *s, guint word)
{
	PpidIsianClass body;
	PpidExtent extent;
	guint end;

	if (s->named || !after_blank_line(s, word) ||
	    ppid_statement_labelled(s, word) ||
	    !ppid_passage_body(&s->p, word, &body, &extent) ||
	    body == PPID_ISIAN_OFFICE || !ppid_stater_gap(s, extent.next, ",(") ||
	    ppid_stater_gap(s, extent.next, "\n"))
		return;
	end = MIN(extent.next + INTRO_WORDS,
		  ppid_passage_sentence(&s->p, extent.next));
	for (guint i = extent.next; i < end; i++) {
		if (ppid_stater_at(s, i, PPID_ISIAN_I) > 0)
			return;
		if (ppid_stater_at(s, i, PPID_ISIAN_ASKS) > 0) {
			read_name(s, word, false, PPID_STATED_HINT);
			return;
		}
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
		ppid_statement_read_behalf(s, word, behalf);
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
		ppid_statement_read_works(s, word, works);
		return works;
	}
	if (stays > 0) {
		read_stays(s, word, stays);
		/* "saya warga biasa, Sri Wulan, ..." */
		if (i > 0 && begins_clause(s, word))
			read_small(s, word + i, true);
	} else if (i > 0) {
		read_i(s, word, i);
	} else if (begins_clause(s, word)) {
		ppid_statement_read_as(s, word);
	}
	read_paragraph(s, word);
	read_asking_body(s, word);
	return 1;
}

void
ppid_statement_read_prose(PpidStater *s, bool sentences)
{
	for (guint word = s->p.from; sentences && word < s->p.to;)
		word += read_word(s, word);
	ppid_statement_read_shapes(s);
	settle_others(s);
}
