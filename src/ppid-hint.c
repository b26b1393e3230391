/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-hint.h"

#define REASONS 3	/* words of a kind that are told */
#define CANDIDATES 12	/* of which they are chosen */
#define AGENCIES 3
#define LEAST 0.0 /* score of a class that is said: more likely than not */

typedef struct {
	const PpidModel *model;
	const PpidLetter *letter;
	PpidTerms *terms;
} Work;

/* Where the term stands first, as rules tell it. */
static void
place_of(const Work *w, guint index, guint *field, gsize *start,
	 gsize *length)
{
	const PpidTerm *term = ppid_terms_at(w->terms, index);

	*field = term->field;
	ppid_fold_span(ppid_letter_field(w->letter, term->field)->fold,
		       term->first, term->last, start, length);
}

/* A word and its stem stand in one place: it is told once. */
static void
add_word(const Work *w, guint term, GArray *words)
{
	PpidEvidence e = { .rule = PPID_RULE_MODEL };

	place_of(w, term, &e.field, &e.start, &e.length);
	for (guint i = 0; i < words->len; i++) {
		const PpidEvidence *o = &g_array_index(words, PpidEvidence, i);

		if (o->field == e.field && o->start < e.start + e.length &&
		    e.start < o->start + o->length)
			return;
	}
	g_array_append_val(words, e);
}

static PpidHint *
hint_kind(const Work *w, const PpidLexicon *lexicon)
{
	PpidModelReason reasons[CANDIDATES];
	PpidModelGuess guess;
	PpidHint *hint;
	guint kind, count;

	if (!ppid_model_guess(w->model, PPID_MODEL_KIND, w->terms, &guess) ||
	    guess.score <= LEAST)
		return NULL;
	kind = ppid_lexicon_find_kind(lexicon,
				      ppid_model_code(w->model, PPID_MODEL_KIND,
						      guess.index));
	if (kind == PPID_KIND_NONE)
		return NULL;
	hint = g_new0(PpidHint, 1);
	hint->kind = kind;
	hint->lead = guess.lead;
	hint->words = g_array_new(FALSE, FALSE, sizeof(PpidEvidence));
	count = ppid_model_reasons(w->model, PPID_MODEL_KIND, guess.index,
				   w->terms, reasons, CANDIDATES);
	for (guint i = 0; i < count && hint->words->len < REASONS; i++)
		add_word(w, reasons[i].term, hint->words);
	return hint;
}

/* A class without a word that speaks for it in this letter is no hint. */
static void
add_agency(const Work *w, const PpidAgencies *agencies, guint index,
	   double score, GArray *out)
{
	PpidAgencyHint hint = { .share = 2 * ppid_model_squash(score) - 1 };
	PpidModelReason reason;

	if (!ppid_agencies_find(agencies,
				ppid_model_code(w->model, PPID_MODEL_AGENCY,
						index),
				&hint.agency) ||
	    ppid_model_reasons(w->model, PPID_MODEL_AGENCY, index, w->terms,
			       &reason, 1) == 0)
		return;
	place_of(w, reason.term, &hint.field, &hint.start, &hint.length);
	g_array_append_val(out, hint);
}

static void
hint_agencies(const Work *w, const PpidAgencies *agencies, GArray *out)
{
	guint count = ppid_model_classes(w->model, PPID_MODEL_AGENCY);
	g_autofree double *scores = g_new0(double, count + 1);

	ppid_model_score(w->model, PPID_MODEL_AGENCY, w->terms, scores);
	for (guint place = 0; place < MIN(AGENCIES, count); place++) {
		guint best = 0;

		for (guint i = 1; i < count; i++)
			if (scores[i] > scores[best])
				best = i;
		if (scores[best] <= LEAST)
			break;
		add_agency(w, agencies, best, scores[best], out);
		scores[best] = -G_MAXDOUBLE;
	}
}

PpidHints *
ppid_hints_new(const PpidModel *model, const PpidLexicon *lexicon,
	       const PpidAgencies *agencies, const PpidLetter *letter)
{
	Work w = { .model = model, .letter = letter };
	PpidHints *hints;

	if (ppid_model_classes(model, PPID_MODEL_KIND) == 0 &&
	    ppid_model_classes(model, PPID_MODEL_AGENCY) == 0)
		return NULL;
	hints = g_new0(PpidHints, 1);
	hints->agencies = g_array_new(FALSE, FALSE, sizeof(PpidAgencyHint));
	w.terms = ppid_terms_new(letter, NULL);
	hints->kind = hint_kind(&w, lexicon);
	hint_agencies(&w, agencies, hints->agencies);
	ppid_terms_free(w.terms);
	return hints;
}

void
ppid_hints_free(PpidHints *hints)
{
	if (hints == NULL)
		return;
	if (hints->kind != NULL)
		g_array_unref(hints->kind->words);
	g_free(hints->kind);
	g_array_unref(hints->agencies);
	g_free(hints);
}
