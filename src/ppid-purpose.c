/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-purpose.h"

#include <string.h>

#define WORDS_MAX 60 /* of a purpose */
#define NEAR 2	     /* words between an item and its "untuk" */
#define PHRASE 4     /* words of a short member of an enumeration */
#define ASKED 5	     /* words from asking to "agar" that asks */
#define LEAD 8	     /* words of "tujuan kami tetap sama:" */
#define HEAD 12	     /* words from a noun to its "untuk" */

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

/* "pemenuhan", "menyusun": what is done, by the shape of the word. */
static bool
is_deed(const char *word)
{
	static const char *const verbs[] = { "me", "ber", "di" };
	gsize n = strlen(word);

	if (n < 6)
		return false;
	if (g_str_has_prefix(word, "pe") || g_str_has_prefix(word, "ke"))
		return g_str_has_suffix(word, "an");
	for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (g_str_has_prefix(word, verbs[i]))
			return true;
	return false;
}

/*
 * "anggaran untuk membangun jalan", "pohon yang ditebang untuk pelebaran
 * jalan tahun 2025": what is asked says itself what it is for.
 */
static bool
has_head(const PpidClauses *c, guint word)
{
	guint from = word - MIN(word - c->from, HEAD);

	if (word > c->from &&
	    g_str_has_prefix(ppid_fold_word(c->fold, word - 1), "di") &&
	    strlen(ppid_fold_word(c->fold, word - 1)) > 4)
		return true;
	for (guint i = word + 1; i < MIN(c->to, word + HEAD); i++) {
		if (ppid_clauses_gap(c, i) != 0)
			break;
		if (has(c, PPID_CUE_WHEN, i))
			return true;
	}
	for (guint i = word; i > from; i--) {
		if (has(c, PPID_CUE_COSTLY, i - 1))
			return true;
		if ((ppid_clauses_gap(c, i) & PPID_GAP_END) != 0)
			return false;
	}
	return false;
}

/* "untuk saya pelajari", not "untuk kami." */
static bool
is_own_deed(const PpidClauses *c, guint word)
{
	guint n = ppid_cues_at(c->cues, PPID_CUE_SELF, word);

	return n > 0 && word + n < c->to &&
	       (ppid_clauses_gap(c, word + n) &
		(PPID_GAP_END | PPID_GAP_COMMA)) == 0 &&
	       !has(c, PPID_CUE_AND, word + n) &&
	       !has(c, PPID_CUE_NO_AIM, word + n) &&
	       !has(c, PPID_CUE_ASK, word + n);
}

static PpidPurposeRank
rank_of_for(const PpidClauses *c, guint word, guint after, bool complete)
{
	guint gap = ppid_clauses_gap(c, word);

	if (is_own_deed(c, after))
		return PPID_PURPOSE_AIM;
	if (has(c, PPID_CUE_NO_AIM, after) &&
	    ppid_cues_at(c->cues, PPID_CUE_NO_AIM, after) >=
		    ppid_cues_at(c->cues, PPID_CUE_AIM, after))
		return PPID_PURPOSE_NONE;
	if (has(c, PPID_CUE_AIM, after))
		return PPID_PURPOSE_AIM;
	if (complete ||
	    (is_deed(ppid_fold_word(c->fold, after)) && !has_head(c, word)) ||
	    (gap & (PPID_GAP_COMMA | PPID_GAP_STOP | PPID_GAP_BLANK |
		    PPID_GAP_LINE)) != 0)
		return PPID_PURPOSE_NEAR;
	return PPID_PURPOSE_NONE;
}

/* "mohon agar dikirim" asks; "agar kami bisa tanam" is what for. */
static PpidPurposeRank
rank_of_so(const PpidClauses *c, guint word, guint after)
{
	guint next = after;

	if (next < c->to)
		next += ppid_cues_at(c->cues, PPID_CUE_SELF, next);
	if (next >= c->to || has(c, PPID_CUE_NO_SO, after) ||
	    has(c, PPID_CUE_NO_SO, next) ||
	    (ppid_clauses_gap(c, after) & PPID_GAP_END) != 0)
		return PPID_PURPOSE_NONE;
	/* "mohon dengan hormat agar ..." */
	for (guint i = word; i > c->from && word - i < ASKED; i--) {
		if (has(c, PPID_CUE_ASK, i - 1))
			return PPID_PURPOSE_NONE;
		if (ppid_clauses_gap(c, i) != 0 ||
		    has(c, PPID_CUE_NOUN, i - 1))
			break;
	}
	return PPID_PURPOSE_AIM;
}

/* "dibutuhkan bagi penelitian", "perlu kanggo ngobrol": how many words. */
static guint
need_at(const PpidClauses *c, guint word)
{
	guint n = ppid_cues_at(c->cues, PPID_CUE_NEED, word);
	guint of = n > 0 && word + n < c->to &&
				   ppid_clauses_gap(c, word + n) == 0 ?
			   ppid_cues_at(c->cues, PPID_CUE_OF, word + n) :
			   0;

	/* "anggaran yang digunakan untuk ..." is what is asked */
	if (of == 0 || word + n + of >= c->to ||
	    has(c, PPID_CUE_NO_AIM, word + n + of) ||
	    (word > c->from &&
	     strcmp(ppid_fold_word(c->fold, word - 1), "yang") == 0))
		return 0;
	return n + of;
}

/* "Berkaitan dengan skripsi saya": at the begin of a clause. */
static guint
about_at(const PpidClauses *c, guint word)
{
	guint n = ppid_cues_at(c->cues, PPID_CUE_ABOUT, word);

	return n > 0 && ppid_clauses_gap(c, word) != 0 &&
			       has(c, PPID_CUE_AIM, word + n) ?
		       n :
		       0;
}

PpidPurposeRank
ppid_purpose_at(const PpidClauses *c, guint word, bool complete,
		guint *cue_out)
{
	guint said = ppid_cues_at(c->cues, PPID_CUE_SAID, word);
	guint sure = MAX(ppid_cues_at(c->cues, PPID_CUE_PURPOSE, word),
			 said > 0 ? said - 1 : 0);
	guint need = need_at(c, word), about = about_at(c, word);
	guint label = label_at(c, word);
	guint cue = ppid_cues_at(c->cues, PPID_CUE_FOR, word);
	PpidPurposeRank rank = PPID_PURPOSE_NONE;

	if (about > 0) {
		*cue_out = about;
		return PPID_PURPOSE_AIM;
	}
	sure = MAX(sure, need);
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

	if (has(c, PPID_CUE_THEN, word))
		return false;
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

/* @whole: a reason goes on after its commas. */
static guint
end_of(const PpidClauses *c, guint first, bool whole)
{
	guint limit = MIN(c->to, first + WORDS_MAX);
	guint i = first + 1;

	for (; i < limit; i++) {
		guint gap = ppid_clauses_gap(c, i);

		if ((gap & (PPID_GAP_END | PPID_GAP_COLON |
			    PPID_GAP_SEMICOLON)) != 0)
			break;
		if (asks_here(c, i) ||
		    (has(c, PPID_CUE_HALT, i) && !has(c, PPID_CUE_SO, i) &&
		     ((gap & PPID_GAP_COMMA) != 0 || i > first + 1)))
			break;
		if ((gap & PPID_GAP_COMMA) != 0 && !whole && !enumerates(c, i))
			break;
	}
	return i;
}

/* "tujuan kami tetap sama: gugatan": where it begins after the colon. */
static guint
after_colon(const PpidClauses *c, guint first)
{
	guint to = MIN(c->to, first + LEAD);

	for (guint i = first; i < to; i++) {
		guint gap = ppid_clauses_gap(c, i);

		if ((gap & PPID_GAP_COLON) != 0)
			return i;
		if (i > first &&
		    (gap & (PPID_GAP_END | PPID_GAP_COMMA | PPID_GAP_OPEN |
			    PPID_GAP_SEMICOLON)) != 0)
			break;
	}
	return first;
}

/* "maksud saya menulis surat ini": told of the letter. */
static bool
is_of_letter(const PpidClauses *c, guint first, guint last)
{
	for (guint i = first; i <= last && i < first + LEAD; i++)
		if (has(c, PPID_CUE_LETTER, i))
			return true;
	return false;
}

/* "untuk skripsi saya pak": said to the reader. */
static bool
is_address(const PpidClauses *c, guint word)
{
	static const char *const words[] = { "pak", "bu",  "kak", "min",
					     "ya",  "nih", "gan", "mas",
					     "mba", "mbak" };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(ppid_fold_word(c->fold, word), words[i]) == 0)
			return true;
	return false;
}

static bool
take(const PpidClauses *c, guint first, PpidPurposeRank rank,
     PpidSpan *span_out)
{
	guint last;

	if (rank == PPID_PURPOSE_SAID)
		first = after_colon(c, first);

	while (first < c->to && has(c, PPID_CUE_LINK, first) &&
	       (ppid_clauses_gap(c, first) &
		(PPID_GAP_STOP | PPID_GAP_BLANK)) == 0)
		first += ppid_cues_at(c->cues, PPID_CUE_LINK, first);
	if (first >= c->to ||
	    (ppid_clauses_gap(c, first) & (PPID_GAP_STOP | PPID_GAP_BLANK)) !=
		    0)
		return false;
	last = end_of(c, first, rank == PPID_PURPOSE_WHY) - 1;
	while (last > first && is_address(c, last))
		last--;
	if (rank == PPID_PURPOSE_SAID && is_of_letter(c, first, last))
		return false;
	ppid_fold_span(c->fold, first, last, &span_out->start,
		       &span_out->length);
	if (span_out->start + span_out->length < c->end &&
	    memchr(c->text + span_out->start, '(', span_out->length) != NULL &&
	    c->text[span_out->start + span_out->length] == ')')
		span_out->length++;
	return true;
}

/* "untuk dibacakan", not "untuk dikirim ke ..." */
static bool
begins_deed(const PpidClauses *c, guint word)
{
	guint after = word + ppid_cues_at(c->cues, PPID_CUE_FOR, word);

	return after > word && after < c->to &&
	       (ppid_clauses_gap(c, after) & PPID_GAP_END) == 0 &&
	       !has(c, PPID_CUE_NO_AIM, after) &&
	       is_deed(ppid_fold_word(c->fold, after));
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

/* "..., dalam bentuk excel, untuk melamar": in the sentence of the items. */
static bool
is_later(const PpidClauses *c, const GArray *items, guint word)
{
	const PpidSpan *last;
	guint from = word - MIN(word - c->from, HEAD);

	if (items->len == 0 || !has(c, PPID_CUE_FOR, word) ||
	    (ppid_clauses_gap(c, word) & PPID_GAP_COMMA) == 0)
		return false;
	last = &g_array_index(items, PpidSpan, items->len - 1);
	for (guint i = word; i > from; i--) {
		if ((ppid_clauses_gap(c, i) & PPID_GAP_END) != 0)
			return false;
		if (ppid_fold_at(c->fold, i - 1)->start < last->start + last->length)
			return ppid_fold_at(c->fold, i - 1)->start >= last->start;
	}
	return false;
}

PpidPurposeRank
ppid_purpose_find(const PpidClauses *c, const GArray *items,
		  PpidPurposeRank least, PpidSpan *span_out)
{
	PpidPurposeRank best = PPID_PURPOSE_NONE;
	guint at = 0, since = c->to; /* the "untuk" of this sentence */

	for (guint i = c->from; i < c->to && best < PPID_PURPOSE_SAID; i++) {
		bool near = is_near(c, items, &at, i) ||
			    is_later(c, items, i);
		guint cue = 0;
		PpidPurposeRank rank;
		PpidSpan span;

		if ((ppid_clauses_gap(c, i) & PPID_GAP_END) != 0)
			since = c->to;
		if (ppid_clauses_closed(c, i))
			continue;
		rank = ppid_purpose_at(c, i, near, &cue);
		if (rank == PPID_PURPOSE_NEAR && !near)
			rank = PPID_PURPOSE_NONE;
		if (rank == PPID_PURPOSE_NONE && has(c, PPID_CUE_DOING, i)) {
			rank = PPID_PURPOSE_DOING;
			cue = ppid_cues_at(c->cues, PPID_CUE_DOING, i);
		}
		if (rank == PPID_PURPOSE_NONE && has(c, PPID_CUE_WHY, i)) {
			rank = PPID_PURPOSE_WHY;
			cue = ppid_cues_at(c->cues, PPID_CUE_WHY, i);
		}
		if (begins_deed(c, i))
			since = i + ppid_cues_at(c->cues, PPID_CUE_FOR, i);
		/* "untuk dibacakan supaya warga tahu" is one purpose */
		if (rank <= best || rank < least ||
		    !take(c, since < i && has(c, PPID_CUE_SO, i) ? since :
								   i + cue,
			  rank, &span))
			continue;
		best = rank;
		*span_out = span;
	}
	return best;
}
