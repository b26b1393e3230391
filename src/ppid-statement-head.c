/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letterhead: "PT MAJU CONTOH / Jl. Satu No. 2, Serang / Telp. ...". */
#include "config.h"
#include "ppid-statement-private.h"

#include "ppid-form.h"

#define HEAD_WORDS 60 /* that a letterhead has */
#define HEAD_LINES 8

/* The word after the letterhead: a line that begins with a salutation, a
 * sentence, or the fields of the letter. */
static guint
head_end(const PpidStater *s, guint word)
{
	guint lines = 0;

	for (guint i = 0; i < HEAD_WORDS && word < s->p.to; i++, word++) {
		gsize stop = ppid_passage_stop(&s->p, word - 1);
		gsize start = ppid_stater_start(s, word);

		if (ppid_stater_at(s, word, PPID_ISIAN_I) > 0 ||
		    ppid_stater_at(s, word, PPID_ISIAN_ASKS) > 0)
			break;
		if (!ppid_fold_at(s->p.fold, word)->line)
			continue;
		if (++lines > HEAD_LINES ||
		    g_strstr_len(s->p.text + stop, (gssize)(start - stop),
				 "\n\n") != NULL)
			break;
	}
	return word;
}

/* A head says where the body is, or by what number it is known. */
static bool
says_where(const PpidStater *s, guint from, guint to, PpidExtent *place,
	   bool *placed)
{
	gsize start = ppid_stater_start(s, from), end;
	const PpidShape *shape = ppid_shape_next(s->p.shapes, start);

	end = to < s->p.to ? ppid_stater_start(s, to) : s->p.end;
	*placed = ppid_statement_place(s, from, to, true, false, place);
	return *placed || (shape != NULL && shape->start < end);
}

void
ppid_statement_read_head(PpidStater *s)
{
	PpidIsianClass body = PPID_ISIAN_CLASSES;
	PpidExtent name, place;
	bool placed;
	guint to;

	if (s->out->behalf || s->out->card || s->p.from >= s->p.to ||
	    ppid_statement_labelled(s, s->p.from) ||
	    !ppid_passage_body(&s->p, s->p.from, &body, &name) ||
	    body == PPID_ISIAN_OFFICE || name.next >= s->p.to ||
	    !ppid_fold_at(s->p.fold, name.next)->line)
		return;
	to = head_end(s, name.next);
	if (!says_where(s, name.next, to, &place, &placed))
		return;
	ppid_statement_name(s, PPID_ISIAN_NAME, PPID_STATED_HINT, &name, body);
	if (placed && !ppid_statement_labelled(s, ppid_statement_word(s, place.start)))
		ppid_statement_add(s, PPID_ISIAN_ADDRESS, PPID_STATED_HINT,
				   place.start, place.length, NULL);
}
