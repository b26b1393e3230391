/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is a label: its words, what stands before and after them. */
#include "config.h"
#include "ppid-form-private.h"

#include <string.h>

#define LABEL_PARTS 6  /* "No. Telepon / HP / WA pemohon" */
#define BRACKET_MAX 60 /* bytes: "Nomor Identitas (KTP/SIM/Paspor)" */
#define LEADER_MIN 3   /* dots or underscores */
#define COLUMN_MIN 3   /* blanks between a label and its value */
#define SHORT_LABEL 2  /* bytes: "M:" needs its colon */
#define NEAR_MAX 60    /* bytes of a label that is not spelt well */
#define NEAR_WORDS 6
#define ASKED_WORDS 3  /* of "Siapa nama Anda?" */

/* --- characters ---------------------------------------------------------- */

gsize
ppid_form_skip(const char *text, gsize at, gsize end)
{
	for (;;) {
		if (at < end && ppid_form_blank(text[at]))
			at++;
		else if (end - at >= 2 && memcmp(text + at, "\xc2\xa0", 2) == 0)
			at += 2;
		else
			return at;
	}
}

/* Bytes of a bullet or check mark at @p, or 0. */
static gsize
bullet(const char *p, const char *end)
{
	static const char *const marks[] = {
		"\xe2\x80\xa2", "\xc2\xb7",	"\xe2\x97\x8f", "\xe2\x97\x8b",
		"\xe2\x96\xaa", "\xe2\x96\xa0", "\xe2\x98\x90", "\xe2\x98\x91",
		"\xe2\x98\x92", "\xe2\x9c\x93", "\xe2\x9c\x94", "\xe2\x9e\xa2",
		"\xef\x82\xb7", "\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xa0",
		"\xef\xbb\xbf"
	};

	if (p < end && strchr(" \t\r-*>|#_+", *p) != NULL && *p != '\0')
		return 1;
	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		gsize n = strlen(marks[i]);

		if ((gsize)(end - p) >= n && memcmp(p, marks[i], n) == 0)
			return n;
	}
	return 0;
}

/* After "1", "12", "6.1", "a", "iv" at @p; @p itself if there is none. */
static const char *
ordinal(const char *p, const char *end)
{
	const char *q = p;

	if (q < end && g_ascii_isdigit(*q)) {
		while (q < end && q - p < 6 &&
		       (g_ascii_isdigit(*q) ||
			(*q == '.' && q + 1 < end && g_ascii_isdigit(q[1]))))
			q++;
		return q;
	}
	while (q < end && q - p < 4 && strchr("ivxIVX", *q) != NULL &&
	       *q != '\0')
		q++;
	if (q > p && q < end && (*q == '.' || *q == ')'))
		return q;
	return p < end && g_ascii_isalpha(*p) ? p + 1 : p;
}

const char *
ppid_form_item(const char *p, const char *end)
{
	const char *q;
	gsize n;
	bool open;

	while ((n = bullet(p, end)) > 0)
		p += n;
	open = p < end && *p == '(';
	q = ordinal(p + open, end);
	if (q == p + open || q >= end)
		return p;
	if (*q == ')' || (*q == '.' && !open))
		q++;
	else if (open || q[-1] < '0' || q[-1] > '9' || *q != ' ' ||
		 memchr(p, '.', (gsize)(q - p)) == NULL)
		return p;
	if (q < end && !ppid_form_blank(*q) && !g_ascii_isalpha(*q))
		return p;
	while ((n = bullet(q, end)) > 0)
		q += n;
	return q;
}

/* --- labels ----------------------------------------------------------------
 */

static gsize
word_end(const PpidFormReader *r, guint word)
{
	const PpidWord *w = ppid_fold_at(r->fold, word);

	return (gsize)w->start + w->length;
}

/* May the words of one label be apart like this?  "No. HP", "HP/WA". */
static bool
joined(const PpidFormReader *r, gsize from, gsize to)
{
	if (to - from > 4)
		return false;
	for (gsize i = from; i < to; i++)
		if (r->text[i] == '\n' || r->text[i] == '\t' ||
		    r->text[i] == ':' || r->text[i] == '=' || r->text[i] == '|')
			return false;
	return to - from < 2 || memcmp(r->text + from, "  ", 2) != 0;
}

static bool
unbroken(const PpidFormReader *r, guint first, guint count)
{
	for (guint i = 1; i < count; i++)
		if (!joined(r, word_end(r, first + i - 1),
			    ppid_form_word(r, first + i)))
			return false;
	return true;
}

/* "Alamat : sesuai KTP" is not the label "Alamat sesuai KTP". */
static guint
label_at(const PpidFormReader *r, guint word, PpidIsianClass class)
{
	guint n = ppid_isian_at(r->marks, word, class);

	while (n > 0 && (!ppid_isian_has(r->marks, word, class, n) ||
			 !unbroken(r, word, n)))
		n--;
	return n;
}

/* The fields whose longest label begins at @word; how many words it has. */
static guint
fields_at(const PpidFormReader *r, guint word, guint *count_out)
{
	guint fields = 0, best = 0;

	*count_out = 0;
	if (!ppid_isian_labels(r->marks, word))
		return 0; /* as nearly all words */
	for (guint f = 0; f < PPID_ISIAN_FIELDS; f++) {
		guint n = label_at(r, word, (PpidIsianClass)f);

		if (n == 0 || n < best)
			continue;
		fields = n > best ? 1u << f : fields | 1u << f;
		best = n;
	}
	*count_out = best;
	return fields;
}

/* Joined by a slash or "dan", not by a mere blank: "HP/WA". */
static bool
is_and(const PpidFormReader *r, gsize from, gsize to)
{
	return memchr(r->text + from, '/', to - from) != NULL ||
	       memchr(r->text + from, '&', to - from) != NULL ||
	       memchr(r->text + from, ',', to - from) != NULL;
}

/* "Pekerjaan / usaha :": any word between a slash and the colon. */
static bool
is_last_part(const PpidFormReader *r, const PpidFormLabel *label,
	     const PpidFormLine *line)
{
	gsize gap = ppid_form_word(r, label->word);
	gsize end = word_end(r, label->word);

	if (memchr(r->text + label->end, '/', gap - label->end) == NULL)
		return false;
	end = ppid_form_skip(r->text, end, line->end);
	return end < line->end && strchr(":=", r->text[end]) != NULL;
}

/* The words that belong to a label after its first phrase. */
static void
extend_label(const PpidFormReader *r, PpidFormLabel *label,
	     const PpidFormLine *line)
{
	bool and = false;

	for (guint i = 0; i < LABEL_PARTS && label->word < line->to; i++) {
		gsize gap = ppid_form_word(r, label->word);
		guint count, fields;
		guint filler =
			ppid_isian_at(r->marks, label->word, PPID_ISIAN_FILLER);

		if (!joined(r, label->end, gap))
			return;
		and |= is_and(r, label->end, gap);
		fields = fields_at(r, label->word, &count);
		if (fields == 0 || filler > count ||
		    (!and&&(fields & label->fields) == 0)) {
			if (filler == 0 && !is_last_part(r, label, line))
				return;
			count = MAX(filler, 1);
			fields = 0;
		}
		label->fields |= fields;
		label->word += count;
		label->end = word_end(r, label->word - 1);
	}
}

/* "(KTP/SIM/Paspor)", "*)", "**" after a label. */
static gsize
skip_remark(const PpidFormReader *r, gsize at, gsize end)
{
	const char *close;

	while (at < end && strchr(")*_.", r->text[at]) != NULL)
		at++;
	if (at > 0 && at < end && r->text[at - 1] == '.' && r->text[at] == '.')
		return at - 1;
	at = ppid_form_skip(r->text, at, end);
	if (at >= end || r->text[at] != '(')
		return at;
	close = memchr(r->text + at, ')', MIN(end - at, BRACKET_MAX));
	return close != NULL ? (gsize)(close - r->text) + 1 : at;
}

static gsize
leader(const PpidFormReader *r, gsize at, gsize end)
{
	gsize start = at, n = 0;

	for (;;) {
		if (at < end && (r->text[at] == '.' || r->text[at] == '_'))
			at++, n++;
		else if (end - at >= 3 &&
			 memcmp(r->text + at, "\xe2\x80\xa6", 3) == 0)
			at += 3, n += LEADER_MIN;
		else
			break;
	}
	return n >= LEADER_MIN ? at : start;
}

gsize
ppid_form_colon(const PpidFormReader *r, gsize at, gsize end)
{
	gsize start = at;

	while (at < end && strchr(":=", r->text[at]) != NULL)
		at = ppid_form_skip(r->text, at + 1, end);
	if (at == start && end - at >= 3 &&
	    memcmp(r->text + at, "\xef\xbc\x9a", 3) == 0)
		return at + 3;
	if (at > start && at < end && r->text[at] == '>')
		at++;
	return at;
}

static gsize
dash(const PpidFormReader *r, gsize at, gsize end)
{
	if (end - at > 2 && r->text[at] == '-' && r->text[at + 1] == ' ')
		return at + 2;
	if (end - at > 4 && r->text[at + 3] == ' ' &&
	    (memcmp(r->text + at, "\xe2\x80\x93", 3) == 0 ||
	     memcmp(r->text + at, "\xe2\x80\x94", 3) == 0))
		return at + 4;
	return at;
}

static bool
is_gap(const PpidFormReader *r, gsize from, gsize to)
{
	return to - from >= COLUMN_MIN ||
	       memchr(r->text + from, '\t', to - from) != NULL;
}

static bool
asks_for_text(const PpidFormLabel *label)
{
	return (label->fields &
		(1u << PPID_ISIAN_ITEMS | 1u << PPID_ISIAN_PURPOSE)) != 0;
}

/* "Siapa nama Anda?": the form of a page puts it so. */
static bool
is_question(const PpidFormReader *r, const PpidFormLabel *label)
{
	guint words = 1;

	for (gsize i = label->start; i < label->end; i++)
		words += r->text[i] == ' ';
	return words >= ASKED_WORDS;
}

/* What stands between the label and the value. */
static void
read_separator(const PpidFormReader *r, PpidFormLabel *label, gsize end)
{
	gsize remark = skip_remark(r, label->end, end);
	gsize at = ppid_form_skip(r->text, remark, end);
	gsize led = leader(r, at, end);
	gsize after =
		ppid_form_colon(r, ppid_form_skip(r->text, led, end), end);

	if (at < end && r->text[at] == '?' &&
	    (asks_for_text(label) || is_question(r, label))) {
		label->sep = PPID_SEP_COLON; /* "Buat apa? skripsi" */
		label->value = at + 1;
	} else if (after > ppid_form_skip(r->text, led, end)) {
		label->sep = PPID_SEP_COLON;
		label->value = leader(r, after, end);
	} else if (led > at) {
		label->sep = PPID_SEP_LEADER;
		label->value = led;
	} else if (at >= end) {
		label->sep = PPID_SEP_END;
		label->value = end;
	} else if (r->text[at] == '|') {
		label->sep = PPID_SEP_GAP;
		label->value = at + 1;
	} else if (remark != label->end && r->text[remark - 1] == ')' &&
		   !is_gap(r, remark, at)) {
		label->sep = PPID_SEP_NONE;
	} else if (dash(r, at, end) > at && at > label->end) {
		label->sep = PPID_SEP_DASH;
		label->value = dash(r, at, end);
	} else if (is_gap(r, label->end, at)) {
		label->sep = PPID_SEP_GAP;
		label->value = at;
	} else {
		label->sep = PPID_SEP_NONE;
	}
	if (label->sep != PPID_SEP_NONE)
		label->value = ppid_form_skip(r->text, label->value, end);
}

/* How plainly something begins at @word: 2 line or column, 1 clause. */
static int
boundary(const PpidFormReader *r, const PpidFormLine *line, guint word,
	 gsize first)
{
	gsize at = ppid_form_word(r, word);
	gsize before = word > line->from ? word_end(r, word - 1) : line->start;
	gsize blanks = 0;

	if (at <= first)
		return 2;
	for (gsize i = before; i < at; i++) {
		if (r->text[i] == '\t' || r->text[i] == '|' ||
		    (guchar)r->text[i] == 0xc2 || (guchar)r->text[i] == 0xe2)
			return 2;
		blanks += r->text[i] == ' ';
	}
	if (blanks >= COLUMN_MIN)
		return 2;
	for (gsize i = before; i < at; i++)
		if (strchr(",;.(/", r->text[i]) != NULL)
			return 1;
	return 0;
}

/* In a cell of its own, after another: "Nama TAB Sri TAB Kelamin TAB P". */
static bool
is_cell(const PpidFormReader *r, const PpidFormLabel *label, gsize first)
{
	return label->start > first && r->text[label->start - 1] == '\t' &&
	       r->text[label->end] == '\t';
}

static bool
accept(const PpidFormLabel *label, int plain, bool cell)
{
	bool other = (label->fields & ~(1u << PPID_ISIAN_OTHER)) == 0;

	if (label->sep == PPID_SEP_NONE)
		return false;
	if (label->sep == PPID_SEP_COLON)
		return plain == 2 || label->end - label->start > SHORT_LABEL ||
		       (plain == 1 && !other);
	if (plain < 2 || label->end - label->start < SHORT_LABEL)
		return false;
	if (label->sep == PPID_SEP_LEADER)
		return true;
	return !other || cell;
}

/* "NAMMA......: ", "YANG DI MINTA :": all words before the colon. */
static bool
near_label(const PpidFormReader *r, const PpidFormLine *line, guint word,
	   PpidFormLabel *label)
{
	char words[NEAR_MAX + 1];
	gsize size = 0;

	for (guint i = word; i < line->to && i < word + NEAR_WORDS; i++) {
		const char *folded = ppid_fold_word(r->fold, i);
		gsize n = strlen(folded);

		if (size + n > NEAR_MAX ||
		    (i > word && !joined(r, word_end(r, i - 1),
					 ppid_form_word(r, i))))
			return false;
		memcpy(words + size, folded, n);
		size += n;
		label->word = i + 1;
		label->end = word_end(r, i);
		read_separator(r, label, line->end);
		if (label->sep == PPID_SEP_COLON)
			break;
	}
	if (label->sep != PPID_SEP_COLON)
		return false;
	label->start = ppid_form_word(r, word);
	label->fields = ppid_isian_near(r->isian, words, size);
	return label->fields != 0;
}

/* A label that begins at @word of @line. */
bool
ppid_form_label(const PpidFormReader *r, const PpidFormLine *line, guint word,
		gsize first, PpidFormLabel *label)
{
	guint count;

	label->fields = fields_at(r, word, &count);
	if (label->fields == 0)
		return ppid_form_word(r, word) == first &&
		       near_label(r, line, word, label);
	label->start = ppid_form_word(r, word);
	label->word = word + count;
	if (label->word > line->to)
		return false;
	label->end = word_end(r, label->word - 1);
	extend_label(r, label, line);
	if (label->fields != 1u << PPID_ISIAN_OTHER)
		label->fields &= ~(1u << PPID_ISIAN_OTHER);
	read_separator(r, label, line->end);
	if (accept(label, boundary(r, line, word, first),
		   label->end < line->end && is_cell(r, label, first)))
		return true;
	return ppid_form_word(r, word) == first &&
	       near_label(r, line, word, label);
}
