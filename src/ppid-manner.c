/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-manner.h"

#include <string.h>

#define CARD_WORDS 3	 /* "fotokopi (berwarna) KTP" */
#define NEVER_WORDS 2	 /* "tidak usah difotokopi" */
#define ATTACHED_WORDS 4 /* "terlampir ... dalam pdf" */
#define ADDRESS_WORDS 4	 /* "kirim ke alamat email saya a@b" */

/* What each phrase says; @bare ones only in a choice. */
static const struct {
	PpidCue list;
	PpidMannerKind kind;
	const char *value;
	bool bare;
} says[] = {
	{ PPID_CUE_SEE, PPID_MANNER_ACCESS, "melihat", false },
	{ PPID_CUE_COPY, PPID_MANNER_ACCESS, "salinan", false },
	{ PPID_CUE_SOFT, PPID_MANNER_FORM, "softcopy", false },
	{ PPID_CUE_HARD, PPID_MANNER_FORM, "hardcopy", false },
	{ PPID_CUE_FETCH, PPID_MANNER_WAY, "langsung", false },
	{ PPID_CUE_COURIER, PPID_MANNER_WAY, "kurir", false },
	{ PPID_CUE_POST, PPID_MANNER_WAY, "pos", false },
	{ PPID_CUE_FAX, PPID_MANNER_WAY, "faksimili", false },
	{ PPID_CUE_MAIL, PPID_MANNER_WAY, "surel", false },
	{ PPID_CUE_BARE_SEE, PPID_MANNER_ACCESS, "melihat", true },
	{ PPID_CUE_BARE_SOFT, PPID_MANNER_FORM, "softcopy", true },
	{ PPID_CUE_BARE_HARD, PPID_MANNER_FORM, "hardcopy", true },
	{ PPID_CUE_BARE_FETCH, PPID_MANNER_WAY, "langsung", true },
	{ PPID_CUE_BARE_POST, PPID_MANNER_WAY, "pos", true },
	{ PPID_CUE_BARE_FAX, PPID_MANNER_WAY, "faksimili", true },
	{ PPID_CUE_BARE_MAIL, PPID_MANNER_WAY, "surel", true },
};

/* What is found in one place: a field, the boxes, the sentences. */
typedef struct {
	PpidManner first[PPID_MANNERS];
	bool several[PPID_MANNERS]; /* two values: says nothing */
} Found;

static bool
has(const PpidClauses *c, PpidCue list, guint word)
{
	return ppid_cues_at(c->cues, list, word) > 0;
}

static void
note(const PpidClauses *c, Found *f, PpidMannerKind kind, const char *value,
     guint first, guint last, bool form)
{
	PpidManner *m = &f->first[kind];

	if (m->value != NULL) {
		f->several[kind] |= strcmp(m->value, value) != 0;
		return;
	}
	m->value = value;
	m->form = form;
	ppid_fold_span(c->fold, first, last, &m->span.start, &m->span.length);
}

/* Takes over what is said once and not known yet. */
static void
settle(const Found *f, PpidManner *manners)
{
	for (guint i = 0; i < PPID_MANNERS; i++)
		if (manners[i].value == NULL && !f->several[i])
			manners[i] = f->first[i];
}

/* --- which words count ----------------------------------------------------------- */

static bool
is_refused(const PpidClauses *c, guint word)
{
	guint from = word - MIN(word - c->from, NEVER_WORDS);

	for (guint i = from; i < word; i++)
		if (has(c, PPID_CUE_NEVER, i) &&
		    i + ppid_cues_at(c->cues, PPID_CUE_NEVER, i) >=
			    word - 1)
			return true;
	return false;
}

/* A paper of the requester, or a file that comes with the letter. */
static bool
is_own_paper(const PpidClauses *c, guint word, guint after)
{
	guint from = word - MIN(word - c->from, ATTACHED_WORDS);
	guint to = MIN(c->to, after + CARD_WORDS);

	for (guint i = word + 1; i < to; i++) {
		if (i >= after &&
		    (ppid_clauses_gap(c, i) & ~(guint)PPID_GAP_OPEN) != 0)
			break;
		if (has(c, PPID_CUE_CARD, i))
			return true;
	}
	to = MIN(c->to, after + ATTACHED_WORDS);
	for (guint i = after; i < to; i++) {
		if ((ppid_clauses_gap(c, i) &
		     (PPID_GAP_END | PPID_GAP_COMMA)) != 0)
			break;
		if (has(c, PPID_CUE_ATTACHED, i))
			return true;
	}
	for (guint i = word; i > from; i--) {
		if ((ppid_clauses_gap(c, i) &
		     (PPID_GAP_END | PPID_GAP_COMMA)) != 0)
			break;
		if (has(c, PPID_CUE_ATTACHED, i - 1) ||
		    has(c, PPID_CUE_CARD, i - 1))
			return true;
	}
	return false;
}

/* "melalui email ini saya meminta" is how it is asked, not answered. */
static bool
is_own_mail(const PpidClauses *c, guint after)
{
	const char *word;

	if (after >= c->to || (ppid_clauses_gap(c, after) & PPID_GAP_END) != 0)
		return false;
	word = ppid_fold_word(c->fold, after);
	if (strcmp(word, "ini") == 0 || strcmp(word, "ieu") == 0)
		after++;
	return after < c->to && has(c, PPID_CUE_SELF, after) &&
	       (ppid_clauses_gap(c, after) & PPID_GAP_END) == 0 &&
	       (has(c, PPID_CUE_ASK, after + 1) ||
		has(c, PPID_CUE_ASK, after + 2) ||
		strcmp(word, "ini") == 0 || strcmp(word, "ieu") == 0);
}

static bool
counts(const PpidClauses *c, guint entry, guint word, guint words)
{
	if (is_refused(c, word))
		return false;
	if (says[entry].list == PPID_CUE_MAIL)
		return !is_own_mail(c, word + words);
	if (says[entry].kind == PPID_MANNER_WAY)
		return true;
	return !is_own_paper(c, word, word + words);
}

/* --- a choice: the words of a field or of a chosen box ------------------------------ */

static void
read_choice(const PpidClauses *c, guint from, guint to, Found *f)
{
	for (guint i = from; i < to; i++) {
		guint both = ppid_cues_at(c->cues, PPID_CUE_CHOICE, i);

		if (both > 0 && i + both <= to) {
			i += both - 1;
			continue;
		}
		if (is_refused(c, i))
			continue;
		for (guint k = 0; k < G_N_ELEMENTS(says); k++) {
			guint n = ppid_cues_at(c->cues, says[k].list, i);

			if (n > 0)
				note(c, f, says[k].kind, says[k].value, i,
				     MIN(i + n, to) - 1, true);
		}
	}
}

/* --- boxes ---------------------------------------------------------------------------- */

typedef enum { BOX_NONE, BOX_EMPTY, BOX_CHOSEN } Box;

/* Empty and chosen boxes, as typed and as characters. */
static Box
box_at(const char *p, const char *end, gsize *length_out)
{
	static const struct {
		const char *text;
		Box box;
	} boxes[] = {
		{ "[ ]", BOX_EMPTY },	       { "[]", BOX_EMPTY },
		{ "[  ]", BOX_EMPTY },	       { "( )", BOX_EMPTY },
		{ "()", BOX_EMPTY },	       { "(  )", BOX_EMPTY },
		{ "[_]", BOX_EMPTY },	       { "\xe2\x98\x90", BOX_EMPTY },
		{ "\xe2\x96\xa1", BOX_EMPTY }, { "\xe2\x97\x8b", BOX_EMPTY },
		{ "[x]", BOX_CHOSEN },	       { "[X]", BOX_CHOSEN },
		{ "[v]", BOX_CHOSEN },	       { "[V]", BOX_CHOSEN },
		{ "(x)", BOX_CHOSEN },	       { "(X)", BOX_CHOSEN },
		{ "(v)", BOX_CHOSEN },	       { "(V)", BOX_CHOSEN },
		{ "[*]", BOX_CHOSEN },	       { "(*)", BOX_CHOSEN },
		{ "[ x ]", BOX_CHOSEN },       { "[ X ]", BOX_CHOSEN },
		{ "[ v ]", BOX_CHOSEN },       { "[ V ]", BOX_CHOSEN },
		{ "( x )", BOX_CHOSEN },       { "( v )", BOX_CHOSEN },
		{ "[\xe2\x88\x9a]", BOX_CHOSEN },
		{ "(\xe2\x88\x9a)", BOX_CHOSEN },
		{ "[\xe2\x9c\x93]", BOX_CHOSEN },
		{ "(\xe2\x9c\x93)", BOX_CHOSEN },
		{ "[\xe2\x9c\x94]", BOX_CHOSEN },
		{ "\xe2\x98\x91", BOX_CHOSEN },
		{ "\xe2\x98\x92", BOX_CHOSEN },
		{ "\xe2\x9c\x93", BOX_CHOSEN },
		{ "\xe2\x9c\x94", BOX_CHOSEN },
		{ "\xe2\x88\x9a", BOX_CHOSEN },
		{ "\xe2\x97\x89", BOX_CHOSEN },
		{ "\xe2\x97\x8f", BOX_NONE },
	};

	if (*p != '[' && *p != '(' && *p != '\xe2')
		return BOX_NONE;
	for (guint i = 0; i < G_N_ELEMENTS(boxes); i++) {
		gsize n = strlen(boxes[i].text);

		if ((gsize)(end - p) >= n && memcmp(p, boxes[i].text, n) == 0) {
			*length_out = n;
			return boxes[i].box;
		}
	}
	return BOX_NONE;
}

/* "1. Melihat  (2.) Mendapat salinan": the number in brackets is chosen. */
static Box
number_at(const char *text, const char *p, const char *end, gsize *length_out)
{
	bool open = *p == '(';
	const char *q = p + open;

	if (p > text && !g_ascii_isspace(p[-1]))
		return BOX_NONE;
	if (q + 1 >= end || !g_ascii_isdigit(*q) || q[1] != '.')
		return BOX_NONE;
	q += 2;
	if (open && (q >= end || *q++ != ')'))
		return BOX_NONE;
	*length_out = (gsize)(q - p);
	return open ? BOX_CHOSEN : BOX_EMPTY;
}

/*
 * The words after each box up to the next one or the end of the line.
 * @numbers: numbers are boxes here.  Returns whether there are boxes.
 */
static bool
read_boxes(PpidClauses *c, gsize start, gsize end, bool numbers, Found *f)
{
	Box box = BOX_NONE;
	gsize from = start;
	bool any = false;

	for (gsize i = start; i <= end; i++) {
		gsize length = 0;
		const char *p = c->text + i;
		bool over = i == end || *p == '\n';
		Box next = over ? BOX_NONE :
				  box_at(p, c->text + end, &length);

		if (next == BOX_NONE && numbers && !over)
			next = number_at(c->text, p, c->text + end, &length);
		if (next == BOX_NONE && !over)
			continue;
		if (box == BOX_CHOSEN)
			read_choice(c, ppid_clauses_word_at(c, from),
				    ppid_clauses_word_at(c, i), f);
		any |= box != BOX_NONE;
		if (box != BOX_NONE)
			ppid_clauses_close(c, from, i);
		box = next;
		from = i + length;
		i += length > 0 ? length - 1 : 0;
	}
	return any;
}

/* Are there numbers in brackets beside bare ones? */
static bool
has_ringed(const PpidClauses *c, gsize start, gsize end)
{
	gsize length;
	bool ringed = false, bare = false;

	for (gsize i = start; i < end; i++) {
		Box box = number_at(c->text, c->text + i, c->text + end,
				    &length);

		ringed |= box == BOX_CHOSEN;
		bare |= box == BOX_EMPTY;
	}
	return ringed && bare;
}

/* --- sentences ----------------------------------------------------------------------------- */

/* "kirim ke a@b.example" */
static bool
sends_to_address(const PpidClauses *c, guint word)
{
	guint to = MIN(c->to, word + 1 + ADDRESS_WORDS);

	if (!has(c, PPID_CUE_SEND, word))
		return false;
	for (guint i = word + 1; i < to; i++) {
		gsize after = ppid_fold_at(c->fold, i)->start +
			      ppid_fold_at(c->fold, i)->length;

		if ((ppid_clauses_gap(c, i) &
		     (PPID_GAP_END | PPID_GAP_COLON)) != 0)
			return false;
		if (after < c->end && c->text[after] == '@')
			return true;
	}
	return false;
}

/* Is word @i in an item?  @at: the item to look at, moves on. */
static bool
is_item(const PpidClauses *c, const GArray *items, guint *at, guint i)
{
	gsize word = ppid_fold_at(c->fold, i)->start;

	for (; *at < items->len; (*at)++) {
		const PpidSpan *s = &g_array_index(items, PpidSpan, *at);

		if (word < s->start + s->length)
			return word >= s->start;
	}
	return false;
}

static void
read_word(const PpidClauses *c, guint i, bool item, Found *f)
{
	for (guint k = 0; k < G_N_ELEMENTS(says); k++) {
		guint n = ppid_cues_at(c->cues, says[k].list, i);

		if (says[k].bare || (item && says[k].kind == PPID_MANNER_WAY))
			continue;
		if (n > 0 && counts(c, k, i, n))
			note(c, f, says[k].kind, says[k].value, i,
			     MIN(i + n, c->to) - 1, false);
	}
	if (!item && sends_to_address(c, i))
		note(c, f, PPID_MANNER_WAY, "surel", i, i, false);
}

static void
read_sentences(const PpidClauses *c, const GArray *items, Found *f)
{
	guint at = 0;

	for (guint i = c->from; i < c->to; i++) {
		guint both = ppid_cues_at(c->cues, PPID_CUE_CHOICE, i);

		if (both > 0 && !ppid_clauses_closed(c, i))
			i += both - 1;
		else if (!ppid_clauses_closed(c, i))
			read_word(c, i, is_item(c, items, &at, i), f);
	}
}

/* To be shown it, and a copy in no named form: it is to be shown. */
static void
prefer_seeing(Found *f)
{
	PpidManner *access = &f->first[PPID_MANNER_ACCESS];

	if (f->several[PPID_MANNER_ACCESS] && access->value != NULL) {
		bool other = f->first[PPID_MANNER_FORM].value != NULL ||
			     f->first[PPID_MANNER_WAY].value != NULL;

		access->value = other ? "salinan" : "melihat";
		f->several[PPID_MANNER_ACCESS] = false;
	}
}

/* "saya ambil atau dikirim" leaves the way open, but means a copy. */
static void
imply_by_any(const Found *f, PpidManner *manners)
{
	for (guint i = PPID_MANNER_FORM; i < PPID_MANNERS; i++) {
		if (!f->several[i] || f->first[i].value == NULL ||
		    manners[PPID_MANNER_ACCESS].value != NULL)
			continue;
		manners[PPID_MANNER_ACCESS] = f->first[i];
		manners[PPID_MANNER_ACCESS].value = "salinan";
	}
}

/* "Dikirim ke: a@b.example" */
static void
note_address(const PpidClauses *c, const PpidSpan *s, Found *f)
{
	guint word = ppid_clauses_word_at(c, s->start);

	if (memchr(c->text + s->start, '@', s->length) != NULL &&
	    word < c->to)
		note(c, f, PPID_MANNER_WAY, "surel", word, word, true);
}

void
ppid_manner_find(PpidClauses *c, const GArray *fields,
		 const GArray *items, PpidManner *manners)
{
	Found boxes = { .first = { { NULL, { 0, 0 }, false } } };
	Found said = { .first = { { NULL, { 0, 0 }, false } } };

	for (guint i = 0; i < fields->len; i++) {
		const PpidSpan *s = &g_array_index(fields, PpidSpan, i);
		gsize end = s->start + s->length;
		Found f = { .first = { { NULL, { 0, 0 }, false } } };
		bool ringed = has_ringed(c, s->start, end);

		if (!read_boxes(c, s->start, end, ringed, &f))
			read_choice(c, ppid_clauses_word_at(c, s->start),
				    ppid_clauses_word_at(c, end), &f);
		note_address(c, s, &f);
		ppid_clauses_close(c, s->start, end);
		settle(&f, manners);
	}
	read_boxes(c, c->start, c->end, false, &boxes);
	settle(&boxes, manners);
	read_sentences(c, items, &said);
	prefer_seeing(&said);
	settle(&said, manners);
	imply_by_any(&said, manners);
}

void
ppid_manner_imply(PpidManner *manners)
{
	PpidManner *access = &manners[PPID_MANNER_ACCESS];

	if (access->value != NULL)
		return;
	if (manners[PPID_MANNER_FORM].value != NULL)
		*access = manners[PPID_MANNER_FORM];
	else if (manners[PPID_MANNER_WAY].value != NULL)
		*access = manners[PPID_MANNER_WAY];
	else
		return;
	access->value = "salinan";
}
