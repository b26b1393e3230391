/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-purpose.h"

#include <string.h>

#define WORDS_MAX 60 /* of a purpose */
#define NEAR 2	     /* words between an item and its "untuk" */
#define PHRASE 4     /* words of a short member of an enumeration */

static bool
has(const PpidClauses *c, PpidCue list, guint word)
{
	return ppid_cues_at(c->cues, list, word) > 0;
}

/* "tujuan:" wherever it stands, "tujuan" at the begin of a clause. */
static guint
label_at(const PpidClauses *c, guint word)
{
	guint n = ppid_cues_at(c->cues, PPID_CUE_AIM_LABEL, word);

	if (n == 0 || word + n >= c->to)
		return 0;
	if ((ppid_clauses_gap(c, word + n) & PPID_GAP_COLON) != 0)
		return n;
	if (has(c, PPID_CUE_FOR, word))
		return 0;
	return ppid_clauses_gap(c, word) != 0 ? n : 0;
}

static PpidPurposeRank
rank_of_for(const PpidClauses *c, guint word, guint after, bool complete)
{
	guint gap = ppid_clauses_gap(c, word);

	if (has(c, PPID_CUE_NO_AIM, after) &&
	    ppid_cues_at(c->cues, PPID_CUE_NO_AIM, after) >=
		    ppid_cues_at(c->cues, PPID_CUE_AIM, after))
		return PPID_PURPOSE_NONE;
	if (has(c, PPID_CUE_AIM, after))
		return PPID_PURPOSE_AIM;
	if (complete ||
	    (gap & (PPID_GAP_COMMA | PPID_GAP_STOP | PPID_GAP_BLANK |
		    PPID_GAP_LINE)) != 0)
		return PPID_PURPOSE_NEAR;
	return PPID_PURPOSE_NONE;
}

/* "mohon agar dikirim" asks; "agar kami bisa tanam" is what for. */
static PpidPurposeRank
rank_of_so(const PpidClauses *c, guint word, guint after)
{
	if (after >= c->to || has(c, PPID_CUE_NO_SO, after) ||
	    (ppid_clauses_gap(c, after) & PPID_GAP_END) != 0)
		return PPID_PURPOSE_NONE;
	for (guint i = word - MIN(word - c->from, 2); i < word; i++)
		if (has(c, PPID_CUE_ASK, i))
			return PPID_PURPOSE_NONE;
	return PPID_PURPOSE_AIM;
}

PpidPurposeRank
ppid_purpose_at(const PpidClauses *c, guint word, bool complete,
		guint *cue_out)
{
	guint said = ppid_cues_at(c->cues, PPID_CUE_SAID, word);
	guint sure = MAX(ppid_cues_at(c->cues, PPID_CUE_PURPOSE, word),
			 said > 0 ? said - 1 : 0);
	guint label = label_at(c, word);
	guint cue = ppid_cues_at(c->cues, PPID_CUE_FOR, word);
	PpidPurposeRank rank = PPID_PURPOSE_NONE;

	*cue_out = MAX(sure, label);
	if (*cue_out > 0 && word + *cue_out < c->to) {
		if (sure >= label &&
		    (ppid_clauses_gap(c, word + sure) & PPID_GAP_END) != 0)
			return PPID_PURPOSE_NONE;
		return PPID_PURPOSE_SAID;
	}
	*cue_out = ppid_cues_at(c->cues, PPID_CUE_SO, word);
	if (*cue_out > 0)
		return rank_of_so(c, word, word + *cue_out);
	*cue_out = cue;
	if (cue > 0 && word + cue < c->to &&
	    (ppid_clauses_gap(c, word + cue) & PPID_GAP_END) == 0)
		rank = rank_of_for(c, word, word + cue, complete);
	return rank;
}

/* --- how far it goes --------------------------------------------------------- */

/* "penelitian, advokasi, dan publikasi" goes on after its commas. */
static bool
enumerates(const PpidClauses *c, guint word)
{
	guint end = MIN(word + PHRASE + 1, c->to);

	if (has(c, PPID_CUE_AND, word) && !has(c, PPID_CUE_SELF, word + 1))
		return true;
	for (guint i = word + 1; i < end; i++) {
		if ((ppid_clauses_gap(c, i) & PPID_GAP_END) != 0)
			return false;
		if (has(c, PPID_CUE_AND, i) &&
		    (ppid_clauses_gap(c, i) & PPID_GAP_COMMA) != 0)
			return true;
	}
	return false;
}

/* "saya meminta ..." after the purpose is not part of it. */
static bool
asks_here(const PpidClauses *c, guint word)
{
	guint self = ppid_cues_at(c->cues, PPID_CUE_SELF, word);

	if (self > 0 && (has(c, PPID_CUE_ASK, word + self) ||
			 has(c, PPID_CUE_ASK, word + self + 1)))
		return true;
	return has(c, PPID_CUE_ASK, word) &&
	       (ppid_clauses_gap(c, word) & PPID_GAP_COMMA) != 0;
}

static guint
end_of(const PpidClauses *c, guint first)
{
	guint limit = MIN(c->to, first + WORDS_MAX);
	guint i = first + 1;

	for (; i < limit; i++) {
		guint gap = ppid_clauses_gap(c, i);

		if ((gap & (PPID_GAP_END | PPID_GAP_COLON |
			    PPID_GAP_SEMICOLON)) != 0)
			break;
		if (asks_here(c, i) ||
		    (has(c, PPID_CUE_HALT, i) &&
		     ((gap & PPID_GAP_COMMA) != 0 || i > first + 2)))
			break;
		if ((gap & PPID_GAP_COMMA) != 0 && !enumerates(c, i))
			break;
	}
	return i;
}

static bool
take(const PpidClauses *c, guint first, PpidSpan *span_out)
{
	guint last;

	while (first < c->to && has(c, PPID_CUE_LINK, first) &&
	       (ppid_clauses_gap(c, first) &
		(PPID_GAP_STOP | PPID_GAP_BLANK)) == 0)
		first += ppid_cues_at(c->cues, PPID_CUE_LINK, first);
	if (first >= c->to ||
	    (ppid_clauses_gap(c, first) & (PPID_GAP_STOP | PPID_GAP_BLANK)) !=
		    0)
		return false;
	last = end_of(c, first) - 1;
	ppid_fold_span(c->fold, first, last, &span_out->start,
		       &span_out->length);
	if (span_out->start + span_out->length < c->end &&
	    memchr(c->text + span_out->start, '(', span_out->length) != NULL &&
	    c->text[span_out->start + span_out->length] == ')')
		span_out->length++;
	return true;
}

/* --- search --------------------------------------------------------------------- */

/* Is word @i the one after an item, or begins the sentence after it? */
static bool
is_near(const PpidClauses *c, const GArray *items, guint *at, guint i)
{
	const PpidSpan *span;
	guint after;

	while (*at < items->len) {
		span = &g_array_index(items, PpidSpan, *at);
		after = ppid_clauses_word_at(c, span->start + span->length);
		if (i < after)
			return false;
		if (i <= after + NEAR)
			return true;
		(*at)++;
	}
	return false;
}

PpidPurposeRank
ppid_purpose_find(const PpidClauses *c, const GArray *items,
		  PpidPurposeRank least, PpidSpan *span_out)
{
	PpidPurposeRank best = PPID_PURPOSE_NONE;
	guint at = 0;

	for (guint i = c->from; i < c->to && best < PPID_PURPOSE_SAID; i++) {
		bool near = is_near(c, items, &at, i);
		guint cue = 0;
		PpidPurposeRank rank;
		PpidSpan span;

		if (ppid_clauses_closed(c, i))
			continue;
		rank = ppid_purpose_at(c, i, near, &cue);
		if (rank == PPID_PURPOSE_NEAR && !near)
			rank = PPID_PURPOSE_NONE;
		if (rank == PPID_PURPOSE_NONE && has(c, PPID_CUE_DOING, i)) {
			rank = PPID_PURPOSE_DOING;
			cue = ppid_cues_at(c->cues, PPID_CUE_DOING, i);
		}
		if (rank <= best || rank < least || !take(c, i + cue, &span))
			continue;
		best = rank;
		*span_out = span;
	}
	return best;
}
