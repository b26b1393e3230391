/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "NIK 3601...", "HP 0812-...": what is known by its shape. */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#define NEAR_WORDS 8   /* "No. HP yang dapat dihubungi 0812..." */
#define LABEL_REACH 40 /* bytes from "NIK" to its digits */

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
	bool reach = field == PPID_ISIAN_PHONE || field == PPID_ISIAN_MAIL;

	for (guint i = 1; i <= NEAR_WORDS && word >= s->p.from + i; i++) {
		if (at - ppid_stater_start(s, word - i) > LABEL_REACH)
			return false;
		/* "hubungi saya di 0812... atau sri@..." */
		if (reach && ppid_stater_at(s, word - i, PPID_ISIAN_REACH) > 0)
			return true;
		if (ppid_stater_at(s, word - i, field) > 0 &&
		    ppid_fold_at(s->p.fold, word - i)->length > 1)
			return true;
		if (i > 1 && ppid_stater_gap(s, word - i + 1, "\n"))
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
void
ppid_statement_read_shapes(PpidStater *s)
{
	guint word = s->p.from;

	for (guint i = 0; i < s->p.shapes->len; i++) {
		const PpidShape *shape =
			&g_array_index(s->p.shapes, PpidShape, i);
		PpidIsianClass field = PPID_ISIAN_OTHER;

		while (word < s->p.to && ppid_stater_start(s, word) < shape->start)
			word++;
		for (guint k = 0; k < G_N_ELEMENTS(shaped); k++)
			if (shaped[k].shape == shape->kind)
				field = shaped[k].field;
		if (is_stated(s, word, shape))
			ppid_statement_add(s, field,
				announced(s, word, shape->start, field)
					? PPID_STATED_PROSE
					: PPID_STATED_BARE,
				shape->start, shape->length, NULL);
	}
}
