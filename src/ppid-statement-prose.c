/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Saya NAMA, warga Kp. ..., NIK ..., HP ...": sentences. */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#include "ppid-form.h"

#define INTRO_WORDS 60 /* of the sentence that names the writer */
#define BODY_WORDS 6   /* of a body in small letters */
#define HERE_WORDS 20  /* before which a letter says who writes it */

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
	    (!ppid_passage_name(&s->p, word, loose, &extent) ||
	     (loose && !ppid_passage_capital(&s->p, word) &&
	      ppid_statement_verb(s, word))))
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

/* "saya ibu sri wulan": the form of address is no part of the name. */
static guint
skip_salute(const PpidStater *s, guint word)
{
	while (word + 1 < s->p.to &&
	       ppid_stater_at(s, word, PPID_ISIAN_SALUTE) == 1 &&
	       ppid_stater_at(s, word, PPID_ISIAN_TRADE) < 2)
		word++;
	return word;
}

static void
add_name(PpidStater *s, const PpidExtent *extent, PpidIsianClass body)
{
	PpidIsianClass field = s->out->behalf && body == PPID_ISIAN_CLASSES ?
				       PPID_ISIAN_PROXY :
				       PPID_ISIAN_NAME;

	ppid_statement_name(s, field, PPID_STATED_HINT, extent, body);
	ppid_statement_read_intro(s, extent, field == PPID_ISIAN_PROXY);
	s->named = true;
}

/* "saya yuli ibu rumah tangga tinggal di ...", from yuli@...; @first: a
 * clause begins with "saya". */
static bool
read_small(PpidStater *s, guint word, bool first)
{
	PpidExtent extent;

	if (ppid_statement_labelled(s, word) ||
	    (!ppid_statement_small_name(s, word, s->p.to, &extent) &&
	     !(first && !s->named &&
	       (ppid_statement_plain_name(s, skip_salute(s, word), false,
					  &extent) ||
		ppid_statement_apposed_name(s, word, &extent)))))
		return false;
	add_name(s, &extent, PPID_ISIAN_CLASSES);
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

/* "perkenalkan saya sri wulan, ..." */
static bool
read_plain(PpidStater *s, guint word)
{
	PpidExtent extent;

	word = skip_salute(s, word);
	if (word >= s->p.to || ppid_passage_capital(&s->p, word) ||
	    ppid_stater_gap(s, word, ".;:!?\n") ||
	    ppid_statement_labelled(s, word) ||
	    !ppid_statement_plain_name(s, word, true, &extent))
		return false;
	add_name(s, &extent, PPID_ISIAN_CLASSES);
	return true;
}

/* "nik saya 3601... nama sri wulan", "a.n. Sri Wulan": the word itself. */
static void
read_name_word(PpidStater *s, guint word, guint count)
{
	guint target = word + count;
	bool of = word > s->p.from &&
		  strcmp(ppid_fold_word(s->p.fold, word - 1), "atas") == 0;
	PpidExtent extent;

	if (s->named || target >= s->p.to ||
	    ppid_stater_gap(s, target, ".,;!?\n") ||
	    ppid_statement_labelled(s, word) ||
	    ppid_statement_labelled(s, target) ||
	    !ppid_statement_plain_name(s, target, false, &extent) ||
	    extent.words < 2)
		return;
	if (ppid_passage_capital(&s->p, target) ?
		    !ppid_passage_name(&s->p, target, false, &extent) :
		    (extent.next < s->p.to &&
		     !ppid_statement_tells_more(s, extent.next, 2)))
		return;
	if (of && !ppid_statement_tells_more(s, extent.next, 2))
		return;
	add_name(s, &extent, PPID_ISIAN_CLASSES);
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
	if (!loose && read_plain(s, target))
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

/* "kami dari lsm peduli warga minta ...": a body in small letters. */
static bool
read_small_body(PpidStater *s, guint word)
{
	static const PpidIsianClass none[] = {
		PPID_ISIAN_STOP,  PPID_ISIAN_ASKS, PPID_ISIAN_PLACE,
		PPID_ISIAN_STAYS, PPID_ISIAN_I,	   PPID_ISIAN_COMMON,
	};
	PpidExtent extent = { 0 };
	guint next, n;

	word += ppid_stater_at(s, word, PPID_ISIAN_FROM);
	n = MAX(ppid_stater_at(s, word, PPID_ISIAN_ENTITY),
		ppid_stater_at(s, word, PPID_ISIAN_GROUP));
	if (s->named || n == 0 || ppid_passage_capital(&s->p, word) ||
	    ppid_stater_gap(s, word, ".;:!?\n") ||
	    ppid_stater_any(s, word, none, G_N_ELEMENTS(none)))
		return false;
	for (next = word + n; next < s->p.to && next < word + BODY_WORDS; next++)
		if (ppid_stater_gap(s, next, ".,;:!?()\n") ||
		    ppid_stater_any(s, next, none, G_N_ELEMENTS(none)))
			break;
	if (next == word + n)
		return false;
	extent.start = ppid_stater_start(s, word);
	extent.length = ppid_passage_stop(&s->p, next - 1) - extent.start;
	extent.next = next;
	extent.words = next - word;
	add_name(s, &extent,
		 ppid_stater_at(s, word, PPID_ISIAN_ENTITY) == n ?
			 PPID_ISIAN_ENTITY :
			 PPID_ISIAN_GROUP);
	return true;
}

static void
read_i(PpidStater *s, guint word, guint count)
{
	guint target = word + count;
	const char *folded = ppid_fold_word(s->p.fold, word);
	PpidIsianClass body;
	PpidExtent extent;

	s->out->we |= strcmp(folded, "kami") == 0;
	if (!begins_clause(s, word)) {
		if (!s->named && !ppid_stater_gap(s, target, ".;!?\n"))
			read_small(s, target, false);
		return;
	}
	if (target < s->p.to &&
	    ppid_stater_at(s, target, PPID_ISIAN_OPENER) == 1)
		target++;
	/* "kami dari Kabar Kulon": where one works, or a place */
	if (ppid_stater_at(s, target - 1, PPID_ISIAN_FROM) > 0 &&
	    ppid_passage_capital(&s->p, target) &&
	    !ppid_passage_body(&s->p, target, &body, &extent))
		return;
	if (read_small_body(s, target) ||
	    (strcmp(folded, "kami") != 0 && read_self(s, &target)))
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
		read_small(s, target, strcmp(folded, "kami") != 0);
}

/* "ini pak budi dari RT 3", "Ini Sri Wulan, warga ...": at the begin of a
 * letter, and what follows must be what follows a name. */
static void
read_here(PpidStater *s, guint word, guint count)
{
	guint target = word + count, name;
	PpidExtent extent;

	if (s->named || word - s->p.from > HERE_WORDS ||
	    !begins_clause(s, word) || ppid_stater_gap(s, target, ".;:!?\n") ||
	    ppid_statement_labelled(s, target))
		return;
	name = skip_salute(s, target);
	if (!ppid_statement_plain_name(s, name, name > target, &extent) ||
	    (name == target &&
	     (extent.words < 2 || !ppid_passage_capital(&s->p, name))))
		return;
	add_name(s, &extent, PPID_ISIAN_CLASSES);
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

/* Also after "Bersama ini" and the like. */
static bool
begins_paragraph(const PpidStater *s, guint word)
{
	for (guint n = 1; n <= 3 && word >= s->p.from + n; n++)
		if (ppid_isian_has(s->p.marks, word - n, PPID_ISIAN_OPENER, n))
			return after_blank_line(s, word - n);
	return after_blank_line(s, word);
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

/* "Yayasan Contoh (AHU-...), Jl. Satu No. 2, menyampaikan keberatan": who
 * begins the paragraph asks, unless it says "kami". */
static void
read_paragraph(PpidStater *s, guint word)
{
	PpidIsianClass body;
	PpidExtent extent;
	guint end;

	if (s->named || !begins_paragraph(s, word) ||
	    ppid_statement_labelled(s, word) ||
	    !ppid_passage_body(&s->p, word, &body, &extent) ||
	    body == PPID_ISIAN_OFFICE || ppid_stater_gap(s, extent.next, "\n") ||
	    (!ppid_stater_gap(s, extent.next, ",(") &&
	     ppid_stater_at(s, extent.next, PPID_ISIAN_OPENER) == 0 &&
	     ppid_stater_at(s, extent.next, PPID_ISIAN_STOP) == 0 &&
	     ppid_stater_at(s, extent.next, PPID_ISIAN_ASKS) == 0))
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

/* Said of the one represented, or of the one who writes for them? */
static bool
is_other(const PpidStater *s, gsize at)
{
	if (s->principal == G_MAXSIZE)
		return true;
	return at < s->principal || at >= s->principal_end;
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
	guint here = ppid_stater_at(s, word, PPID_ISIAN_HERE);
	guint label = ppid_stater_at(s, word, PPID_ISIAN_NAME);

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
		ppid_statement_read_lives(s, word, lives);
		return lives;
	}
	if (works > 0) {
		ppid_statement_read_works(s, word, works);
		return works;
	}
	if (here > i)
		read_here(s, word, here);
	else if (word == s->p.from &&
		 ppid_stater_at(s, word, PPID_ISIAN_SALUTE) == 1)
		read_here(s, word, 0);
	if (label > 0 && says_name(s, word, label))
		read_name_word(s, word, label);
	if (stays > 0) {
		ppid_statement_read_stays(s, word, stays);
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
	if (sentences)
		ppid_statement_read_beside(s);
	ppid_statement_read_shapes(s);
	settle_others(s);
}
