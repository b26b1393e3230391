/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Saya NAMA, petani, dari Ciwandan, Cilegon": what follows the name; and
 * names that only the sender field proves to be names. */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#define INTRO_WORDS 60	/* of the sentence that names the writer */
#define ROLE_WORDS 20	/* "saya selaku Ketua RT 04 RW 02 ..., NAMA" */
#define SMALL_WORDS 4	/* of a name in small letters */
#define SMALL_MORE 2	/* of them that the sender field does not have */
#define SMALL_LETTERS 4 /* that it must have */

/* --- names in small letters ------------------------------------------------
 */

static bool
has_class(const PpidStater *s, guint word, const PpidIsianClass *classes,
	  gsize count)
{
	for (gsize i = 0; i < count; i++)
		if (ppid_stater_at(s, word, classes[i]) > 0)
			return true;
	return false;
}

/* A word that is known to be none of a name. */
static bool
is_known(const PpidStater *s, guint word)
{
	static const PpidIsianClass known[] = {
		PPID_ISIAN_STOP,   PPID_ISIAN_CLOSING, PPID_ISIAN_NO_NAME,
		PPID_ISIAN_I,	   PPID_ISIAN_SALUTE,  PPID_ISIAN_LIVES,
		PPID_ISIAN_STAYS,  PPID_ISIAN_WORKS,   PPID_ISIAN_TRADE,
		PPID_ISIAN_PLACE,  PPID_ISIAN_ASKS,    PPID_ISIAN_ENTITY,
		PPID_ISIAN_GROUP,  PPID_ISIAN_OFFICE,  PPID_ISIAN_BEING,
		PPID_ISIAN_OPENER, PPID_ISIAN_FILLER,  PPID_ISIAN_NO_TRADE,
		PPID_ISIAN_NIK,	   PPID_ISIAN_PHONE,   PPID_ISIAN_JOB,
	};
	const PpidWord *w = ppid_fold_at(s->p.fold, word);

	for (guint i = 0; i < w->length; i++)
		if (g_ascii_isdigit(s->p.text[w->start + i]))
			return true;
	return has_class(s, word, known, G_N_ELEMENTS(known));
}

/* What may come right after the name of the writer. */
static bool
is_marker(const PpidStater *s, guint word)
{
	static const PpidIsianClass markers[] = {
		PPID_ISIAN_LIVES, PPID_ISIAN_STAYS, PPID_ISIAN_TRADE,
		PPID_ISIAN_PLACE, PPID_ISIAN_NIK,   PPID_ISIAN_FROM,
	};

	return has_class(s, word, markers, G_N_ELEMENTS(markers));
}

static bool
apart(const PpidStater *s, guint word)
{
	return ppid_stater_gap(s, word, ",.;:!?()/|@\n\t");
}

static bool
is_senders(const PpidStater *s, guint word)
{
	const char *folded = ppid_fold_word(s->p.fold, word);

	return s->with->sender != NULL && strlen(folded) > 2 &&
	       !is_known(s, word) && strstr(s->with->sender, folded) != NULL;
}

static void
set_extent(const PpidStater *s, guint word, guint next, PpidExtent *out)
{
	out->start = ppid_stater_start(s, word);
	out->length = ppid_passage_stop(&s->p, next - 1) - out->start;
	out->next = next;
	out->words = next - word;
	out->marked = false;
}

/* "saya sri wulan, nik 3601...": two words or three, then a comma and what
 * else there is to know of a person. */
bool
ppid_statement_before_identity(const PpidStater *s, guint word,
			       PpidExtent *out)
{
	static const PpidIsianClass fields[] = {
		PPID_ISIAN_NIK, PPID_ISIAN_PHONE, PPID_ISIAN_LIVES,
		PPID_ISIAN_PLACE,
	};
	guint next = word, end = MIN(s->p.to, word + SMALL_WORDS);
	const PpidShape *shape;

	while (next < end && (next == word || !apart(s, next)) &&
	       !is_known(s, next) &&
	       ppid_fold_at(s->p.fold, next)->length > 2)
		next++;
	if (next < word + 2 || next > word + 3 || next >= s->p.to ||
	    !ppid_stater_gap(s, next, ",("))
		return false;
	shape = ppid_shape_next(s->p.shapes, ppid_stater_start(s, next));
	if (!has_class(s, next, fields, G_N_ELEMENTS(fields)) &&
	    (shape == NULL || shape->start > ppid_stater_start(s, next)))
		return false;
	set_extent(s, word, next, out);
	return true;
}

bool
ppid_statement_small_name(const PpidStater *s, guint word, guint end,
			  PpidExtent *out)
{
	guint next = word, letters = 0;

	end = MIN(end, MIN(s->p.to, word + SMALL_WORDS));
	while (next < end && (next == word || !apart(s, next)) &&
	       is_senders(s, next))
		letters += ppid_fold_at(s->p.fold, next++)->length;
	if (letters < SMALL_LETTERS)
		return false;
	for (guint i = 0; i <= SMALL_MORE && next + i < end; i++) {
		if (apart(s, next + i))
			break;
		if (is_marker(s, next + i)) {
			next += i;
			break;
		}
		if (is_known(s, next + i))
			break;
	}
	set_extent(s, word, next, out);
	return true;
}

/* "saya warga biasa, Sri Wulan, minta ...": a name in apposition that the
 * sender has, or one with a title. */
static bool
is_proven(const PpidStater *s, guint word, const PpidExtent *name)
{
	if (word == s->p.from || !ppid_stater_gap(s, word, ",") ||
	    ppid_stater_gap(s, word, ".;") ||
	    (name->next < s->p.to && !ppid_stater_gap(s, name->next, ",(.")))
		return false;
	if (ppid_stater_at(s, word, PPID_ISIAN_TITLE) > 0 && name->words > 0 &&
	    ppid_statement_word(s, name->start + name->length) > word + 1)
		return true;
	for (guint i = word; i < name->next; i++)
		if (is_senders(s, i))
			return true;
	return false;
}

bool
ppid_statement_apposed_name(const PpidStater *s, guint word, PpidExtent *out)
{
	guint end = MIN(ppid_passage_sentence(&s->p, word), word + ROLE_WORDS);

	for (; word < end; word++) {
		if (ppid_stater_at(s, word, PPID_ISIAN_ASKS) > 0 ||
		    ppid_stater_at(s, word, PPID_ISIAN_CLOSING) > 0 ||
		    ppid_stater_gap(s, word, ";!?") ||
		    ppid_statement_labelled(s, word))
			return false;
		if (ppid_passage_capital(&s->p, word) &&
		    ppid_stater_at(s, word, PPID_ISIAN_PLACE) == 0 &&
		    ppid_passage_name(&s->p, word, false, out) &&
		    is_proven(s, word, out))
			return true;
	}
	return false;
}

/* --- after the name --------------------------------------------------------
 */

bool
ppid_statement_two_places(const PpidStater *s, guint word, PpidExtent *out)
{
	static const PpidIsianClass none[] = {
		PPID_ISIAN_ENTITY,   PPID_ISIAN_GROUP, PPID_ISIAN_OFFICE,
		PPID_ISIAN_NO_TRADE, PPID_ISIAN_TRADE, PPID_ISIAN_NO_NAME,
	};
	bool comma = false;

	if (!ppid_passage_address(&s->p, word, false, out) || out->words < 2)
		return false;
	for (guint i = word; i < out->next; i++) {
		if (ppid_stater_at(s, i, PPID_ISIAN_PLACE) == 0 &&
		    has_class(s, i, none, G_N_ELEMENTS(none)))
			return false;
		comma |= i > word && ppid_stater_gap(s, i, ",");
	}
	return comma;
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

/* "... dari Ciwandan, Cilegon", "... wong Kebuyutan, Tirtayasa" */
static bool
comes_from(const PpidStater *s, guint word, guint end, PpidExtent *place)
{
	guint count = MAX(ppid_stater_at(s, word, PPID_ISIAN_FROM),
			  ppid_stater_at(s, word, PPID_ISIAN_STAYS));

	return count > 0 && word + count < end &&
	       !ppid_stater_gap(s, word, ".;:") &&
	       ppid_statement_two_places(s, word + count, place);
}

void
ppid_statement_read_intro(PpidStater *s, const PpidExtent *name, bool other)
{
	guint word = name->next;
	guint end;
	PpidExtent place;
	PpidStatement *st;

	if (word >= s->p.to)
		return;
	end = intro_end(s, word > 0 ? word - 1 : word);
	ppid_statement_read_trade(s, word, end, other);
	if (!ppid_statement_place(s, word, end, false, true, &place) &&
	    !comes_from(s, word, end, &place))
		return;
	st = ppid_statement_add(s, PPID_ISIAN_ADDRESS, PPID_STATED_HINT,
				place.start, place.length, NULL);
	if (st != NULL)
		st->other = other;
}
