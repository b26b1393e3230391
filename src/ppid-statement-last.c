/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature that has no line of its own: "... Terima kasih, Sri Wulan." */
#include "config.h"
#include "ppid-statement-private.h"

#define LAST_WORDS 20 /* of a sentence that is a signature */

static void
add_place(PpidStater *s, const PpidExtent *name)
{
	PpidExtent place;

	if (name->next < s->p.to && ppid_stater_gap(s, name->next, ",(|-") &&
	    ppid_statement_place(s, name->next, s->p.to, true, false, &place))
		ppid_statement_add(s, PPID_ISIAN_ADDRESS, PPID_STATED_SIGNATURE,
				   place.start, place.length, NULL);
}

/* A name up to the end, or with a place or a number after it. */
static bool
read_closed(PpidStater *s, guint word)
{
	PpidIsianClass body = PPID_ISIAN_CLASSES;
	PpidExtent name;

	if (word >= s->p.to ||
	    (!ppid_passage_body(&s->p, word, &body, &name) &&
	     !ppid_passage_name(&s->p, word, false, &name) &&
	     !ppid_statement_plain_name(s, word, true, &name)))
		return false;
	if (name.next < s->p.to && !ppid_stater_gap(s, name.next, ",(|-"))
		return false;
	ppid_statement_name(s, PPID_ISIAN_NAME, PPID_STATED_SIGNATURE, &name,
			    body);
	add_place(s, &name);
	return true;
}

/* "... tks. (sri wulan, 0812...)": after the last words of thanks. */
static bool
read_after_thanks(PpidStater *s)
{
	guint from = s->p.to - MIN(s->p.to - s->p.from, LAST_WORDS);

	for (guint word = s->p.to; word > from; word--) {
		guint n = ppid_stater_at(s, word - 1, PPID_ISIAN_CLOSING);

		if (ppid_stater_at(s, word - 1, PPID_ISIAN_ASKS) > 0)
			return false;
		if (n > 0)
			return ppid_stater_gap(s, word - 1 + n, ".,-(!\n") &&
			       read_closed(s, word - 1 + n);
	}
	return false;
}

/* "... Tolong diturunkan. Ibu Sri, Desa Satu, Kec. Dua": the last sentence
 * of a letter without lines. */
static void
read_sentence(PpidStater *s)
{
	PpidIsianClass body = PPID_ISIAN_CLASSES;
	PpidExtent name, place;
	guint word = s->p.to;

	for (guint i = 0; i < LAST_WORDS && word > s->p.from + 1; i++) {
		gsize stop = ppid_passage_stop(&s->p, --word - 1);

		if (ppid_stater_at(s, word, PPID_ISIAN_ASKS) > 0)
			return;
		if (s->p.text[stop] != '.' ||
		    ppid_stater_at(s, word - 1, PPID_ISIAN_PLACE) > 0 ||
		    (!ppid_passage_body(&s->p, word, &body, &name) &&
		     !ppid_passage_name(&s->p, word, false, &name)))
			continue;
		if (!ppid_statement_place(s, name.next, s->p.to, true, false,
					  &place) ||
		    place.next < s->p.to || !ppid_stater_gap(s, name.next, ","))
			return;
		ppid_statement_name(s, PPID_ISIAN_NAME, PPID_STATED_SIGNATURE,
				    &name, body);
		ppid_statement_add(s, PPID_ISIAN_ADDRESS, PPID_STATED_SIGNATURE,
				   place.start, place.length, NULL);
		return;
	}
}

void
ppid_statement_read_last(PpidStater *s)
{
	if (s->p.to > s->p.from && !read_after_thanks(s))
		read_sentence(s);
}
