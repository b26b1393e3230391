/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "tinggal di Kp. ...", "warga Desa ...": where the writer lives. */
#include "config.h"
#include "ppid-statement-private.h"

#define LEAD_WORDS 3
#define RESIDENT_WORDS 30 /* "PT Maju Contoh, badan hukum ..., beralamat" */
#define OWNER_WORDS 2	  /* "abdi mah warga Kp. ..." */

static void
add_own(PpidStater *s, PpidIsianClass field, PpidStated how, gsize start,
	gsize length)
{
	ppid_statement_add(s, field, how, start, length, NULL);
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

void
ppid_statement_read_lives(PpidStater *s, guint word, guint count)
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
void
ppid_statement_read_stays(PpidStater *s, guint word, guint count)
{
	guint target = word + count, marked;
	/* "sekretariat Jl. ..." */
	bool own = count > 1 ||
		   (ppid_stater_at(s, word, PPID_ISIAN_ADDRESS) > 0 &&
		    ppid_stater_at(s, target, PPID_ISIAN_PLACE) > 0);
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
