/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Saya NAMA, petani, dari Ciwandan, Cilegon": what follows the name. */
#include "config.h"
#include "ppid-statement-private.h"

#define INTRO_WORDS 60	/* of the sentence that names the writer */
#define ROLE_WORDS 20	/* "saya selaku Ketua RT 04 RW 02 ..., NAMA" */

/* --- a name in apposition --------------------------------------------------
 */

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
		if (ppid_statement_senders(s, i))
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
		    ppid_stater_any(s, i, none, G_N_ELEMENTS(none)))
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
