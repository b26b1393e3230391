/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "mewakili ...", "selaku kuasa dari ...": who is represented. */
#include "config.h"
#include "ppid-statement-private.h"

#include "ppid-form.h"

#define NEAR_WORDS 6 /* "mewakili kakak ipar saya (Bp. ...)" */

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
	ppid_statement_read_intro(s, &extent, false);
	s->principal = extent.start;
	s->principal_end = ppid_stater_start(
		s, ppid_passage_sentence(
			   &s->p, extent.next > word ? extent.next - 1 : word));
	return true;
}

/* Does the field of the form that has @word state something? */
static bool
is_filled(const PpidStater *s, guint word)
{
	gsize at = ppid_stater_start(s, word);

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

void
ppid_statement_read_behalf(PpidStater *s, guint word, guint count)
{
	guint target = word + count;

	if (s->out->behalf)
		return;
	if (ppid_statement_labelled(s, word)) {
		/* "Pemberi kuasa : ..." */
		s->out->behalf = is_filled(s, word);
		if (s->out->behalf)
			s->behalf_form = ppid_stater_start(s, word);
		return;
	}
	for (guint i = 0; i < NEAR_WORDS && target < s->p.to; i++, target++) {
		if (ppid_stater_gap(s, target, ".!?") &&
		    ppid_stater_at(s, target - 1, PPID_ISIAN_SALUTE) == 0)
			return;
		if (ppid_statement_labelled(s, target)) {
			/* "untuk dan atas nama:" and a form */
			s->out->behalf = is_filled(s, target);
			if (s->out->behalf)
				s->behalf_form = ppid_stater_start(s, word);
			return;
		}
		if (ppid_stater_at(s, target, PPID_ISIAN_PLACE) > 0 ||
		    ppid_stater_at(s, target, PPID_ISIAN_STAYS) > 0)
			return;
		if (i > 0 && !ppid_stater_gap(s, target, "(,") &&
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
