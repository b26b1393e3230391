/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-passage-private.h"

#include <string.h>

#include "ppid-shape.h"

#define NAME_WORDS 8
#define BODY_WORDS 14
#define ACRONYM_MAX 16 /* bytes: "(GMP-BB)" */
#define SENTENCE_WORDS 120
#define ABBREVIATION 4 /* letters: "Kec.", "Perum." is a word of places */

/* Between capitals: "bin", "van den"; names of all Indonesia and guests. */
static const char *const links[] = { "bin",  "binti", "bt",  "van", "den",
				     "der",  "de",    "la",  "al",  "el",
				     "ibnu", "el",    "von", "da",  "dos" };

/* Degrees after a name: "S.H., M.Si", "SE", "Ph.D". */
#define DEGREE                                                                 \
	"\\G(?:,? {0,2}(?:[SMAD]\\.? ?(?:[A-Z][A-Za-z]{0,5}\\.?){1,3}"         \
	"|[Pp]h\\.? ?D\\.?|LL\\.?[MB]\\.?|[A-Z][a-z]?\\.[A-Z][a-z]{0,4}\\.?)"  \
	"(?![A-Za-z])){1,5}"

bool
ppid_passage_has(const PpidPassage *p, gsize from, gsize to, const char *set)
{
	for (gsize i = from; i < to; i++)
		if (strchr(set, p->text[i]) != NULL)
			return true;
	return false;
}

bool
ppid_passage_capital(const PpidPassage *p, guint word)
{
	return g_unichar_isupper(
		g_utf8_get_char(p->text + ppid_passage_start(p, word)));
}

bool
ppid_passage_digit(const PpidPassage *p, guint word)
{
	const PpidWord *w = ppid_fold_at(p->fold, word);

	for (guint i = 0; i < w->length; i++)
		if (g_ascii_isdigit(p->text[w->start + i]))
			return true;
	return false;
}

static guint
at(const PpidPassage *p, guint word, PpidIsianClass class)
{
	return word < p->to ? ppid_isian_at(p->marks, word, class) : 0;
}

/* A label of the fields that stand beside a name or an address. */
bool
ppid_passage_label(const PpidPassage *p, guint word)
{
	static const PpidIsianClass fields[] = {
		PPID_ISIAN_NIK,	 PPID_ISIAN_DECREE, PPID_ISIAN_PHONE,
		PPID_ISIAN_MAIL, PPID_ISIAN_JOB,
	};

	if (ppid_fold_at(p->fold, word)->length < 2)
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
		if (at(p, word, fields[i]) > 0)
			return true;
	return false;
}

bool
ppid_passage_shape(const PpidPassage *p, guint word)
{
	gsize start = ppid_passage_start(p, word);
	const PpidShape *s = ppid_shape_next(p->shapes, start);

	return s != NULL && s->start <= start;
}

bool
ppid_passage_is_place(const PpidPassage *p, guint word)
{
	return at(p, word, PPID_ISIAN_PLACE) > 0;
}

bool
ppid_passage_abbreviation(const PpidPassage *p, guint word)
{
	return ppid_passage_is_place(p, word) || at(p, word, PPID_ISIAN_TITLE) > 0 ||
	       strcmp(ppid_fold_word(p->fold, word), "no") == 0 ||
	       ppid_fold_at(p->fold, word)->length <= 2;
}

static bool
is_link(const PpidPassage *p, guint word)
{
	const char *folded = ppid_fold_word(p->fold, word);

	for (gsize i = 0; i < G_N_ELEMENTS(links); i++)
		if (strcmp(folded, links[i]) == 0)
			return true;
	return false;
}

/* Which list its first word is of; of two the longer phrase. */
static PpidIsianClass
body_class(const PpidPassage *p, guint word)
{
	guint entity = at(p, word, PPID_ISIAN_ENTITY);
	guint group = at(p, word, PPID_ISIAN_GROUP);
	guint office = at(p, word, PPID_ISIAN_OFFICE);

	if (entity > 0 && entity >= group && entity >= office)
		return PPID_ISIAN_ENTITY;
	if (group > 0 && group >= office)
		return PPID_ISIAN_GROUP;
	return office > 0 ? PPID_ISIAN_OFFICE : PPID_ISIAN_CLASSES;
}

/* --- names ------------------------------------------------------------------
 */

/* May a name go on over these bytes?  "H. Abdul", "Al-Amin", "Nu'man". */
static bool
name_gap(const PpidPassage *p, guint before, gsize from, gsize to)
{
	gsize word = ppid_fold_at(p->fold, before)->length;

	if (to - from > 4 || ppid_passage_has(p, from, to, "\n\t,;:()/|&@"))
		return false;
	if (ppid_passage_has(p, from, to, "."))
		return word <= ABBREVIATION ||
		       at(p, before, PPID_ISIAN_TITLE) > 0 ||
		       at(p, before, PPID_ISIAN_SALUTE) > 0;
	if (to - from == 1)
		return strchr(" '-", p->text[from]) != NULL;
	if (to - from == 3)
		return memcmp(p->text + from, "\xe2\x80\x99", 3) == 0;
	return to - from == 2 && memcmp(p->text + from, "  ", 2) == 0;
}

static bool
goes_on(const PpidPassage *p, guint word)
{
	return word + 1 < p->to && name_gap(p, word, ppid_passage_stop(p, word),
					    ppid_passage_start(p, word + 1));
}

/* Does a word with a capital follow, or a number? */
static bool
goes_on_capital(const PpidPassage *p, guint word)
{
	return goes_on(p, word) && (ppid_passage_capital(p, word + 1) ||
				    ppid_passage_digit(p, word + 1));
}

static bool
is_title(const PpidPassage *p, guint word)
{
	if (at(p, word, PPID_ISIAN_TITLE) == 0 &&
	    at(p, word, PPID_ISIAN_SALUTE) == 0)
		return false;
	return goes_on(p, word);
}

/* "van den Oever": after links comes a capital. */
static bool
links_on(const PpidPassage *p, guint word)
{
	for (guint i = 0; i < 3 && is_link(p, word); i++, word++)
		if (!goes_on(p, word))
			return false;
	return ppid_passage_capital(p, word);
}

/* "Lukman Hakim", "Ratna Puri": a word of another list all the same; not
 * "Hakim Ketua" nor "Puri Permata". */
static bool
is_also_name(const PpidPassage *p, guint word, guint core)
{
	return core > 0 && at(p, word, PPID_ISIAN_ALSO_NAME) > 0 &&
	       ppid_passage_capital(p, word) && !goes_on_capital(p, word);
}

/* A word that a name may have; @core: how many it has so far. */
static bool
name_word(const PpidPassage *p, guint word, guint core, bool loose)
{
	if (ppid_passage_digit(p, word) || ppid_passage_label(p, word))
		return false;
	if (is_also_name(p, word, core))
		return true;
	if (at(p, word, PPID_ISIAN_STOP) > 0 ||
	    at(p, word, PPID_ISIAN_CLOSING) > 0)
		return false;
	if (core == 0 && body_class(p, word) != PPID_ISIAN_CLASSES)
		return false;
	if (at(p, word, PPID_ISIAN_I) > 0 ||
	    at(p, word, PPID_ISIAN_NO_NAME) > 0 ||
	    at(p, word, PPID_ISIAN_TRADE) > 0)
		return false;
	if (core > 0 && at(p, word, PPID_ISIAN_PLACE) > 0)
		return false;
	if (ppid_passage_capital(p, word))
		return true;
	if (core > 0 && is_link(p, word))
		return links_on(p, word);
	return loose && at(p, word, PPID_ISIAN_COMMON) == 0 &&
	       at(p, word, PPID_ISIAN_STAYS) == 0 &&
	       at(p, word, PPID_ISIAN_LIVES) == 0 &&
	       at(p, word, PPID_ISIAN_WORKS) == 0 &&
	       at(p, word, PPID_ISIAN_I) == 0;
}

static gsize
after_degrees(const PpidPassage *p, gsize end)
{
	static GRegex *regex;
	g_autoptr(GMatchInfo) match = NULL;
	int from, to;

	if (g_once_init_enter(&regex)) {
		GRegex *new = g_regex_new(
			DEGREE, G_REGEX_RAW | G_REGEX_OPTIMIZE, 0, NULL);

		g_once_init_leave(&regex, new);
	}
	if (g_regex_match_full(regex, p->text, (gssize)MIN(p->end, end + 80),
			       (int)end, 0, &match, NULL) &&
	    g_match_info_fetch_pos(match, 0, &from, &to))
		return (gsize)to;
	return end;
}

static guint
word_after(const PpidPassage *p, guint word, gsize end)
{
	while (word < p->to && ppid_passage_start(p, word) < end)
		word++;
	return word;
}

/* "Nurul F." keeps the stop of its initial. */
static gsize
after_initial(const PpidPassage *p, guint last, gsize end)
{
	if (ppid_fold_at(p->fold, last)->length == 1 && end < p->end &&
	    p->text[end] == '.')
		return end + 1;
	return end;
}

bool
ppid_passage_name(const PpidPassage *p, guint word, bool loose, PpidExtent *out)
{
	guint first = word, core = 0, letters = 0, last = word;
	gsize end;

	while (word < p->to && word - first < NAME_WORDS && is_title(p, word))
		word++;
	for (; word < p->to && core < NAME_WORDS; word++) {
		if (!name_word(p, word, core, loose))
			break;
		core++;
		letters += ppid_fold_at(p->fold, word)->length;
		last = word;
		if (!goes_on(p, word))
			break;
	}
	if (core == 0 || letters < 3)
		return false;
	while (core > 1 && is_link(p, last)) {
		last--;
		core--;
	}
	end = after_degrees(p, ppid_passage_stop(p, last));
	/* "PhD candidate" is none yet */
	if (end + 1 < p->end && p->text[end] == ' ' &&
	    g_ascii_islower(p->text[end + 1]))
		end = ppid_passage_stop(p, last);
	if (end == ppid_passage_stop(p, last))
		end = after_initial(p, last, end);
	out->start = ppid_passage_start(p, first);
	out->length = end - out->start;
	out->next = word_after(p, last + 1, end);
	out->words = core;
	out->marked = false;
	return true;
}

/* --- bodies ------------------------------------------------------------------
 */

/* "(GMP-BB)" after the name of a body belongs to it. */
static gsize
after_acronym(const PpidPassage *p, gsize end)
{
	gsize i = end;

	while (i < p->end && p->text[i] == ' ')
		i++;
	if (i >= p->end || p->text[i] != '(')
		return end;
	for (i++; i < p->end && i - end < ACRONYM_MAX; i++) {
		if (p->text[i] == ')')
			return i > end + 3 ? i + 1 : end;
		if (!g_ascii_isupper(p->text[i]) && p->text[i] != '-')
			return end;
	}
	return end;
}

static bool
body_word(const PpidPassage *p, guint word)
{
	const char *folded = ppid_fold_word(p->fold, word);

	if (ppid_passage_shape(p, word) || ppid_passage_label(p, word))
		return false;
	if (ppid_passage_capital(p, word))
		return at(p, word, PPID_ISIAN_CLOSING) == 0 &&
		       at(p, word, PPID_ISIAN_ASKS) == 0;
	return strcmp(folded, "dan") == 0 || strcmp(folded, "untuk") == 0 ||
	       ppid_passage_digit(p, word);
}

/* "Kelompok Usaha Bersama (KUB) Mina Jaya": the name goes on; not before a
 * mere place, "(GMP-BB) Serang", or an address.  @word is "KUB". */
static bool
is_inner_acronym(const PpidPassage *p, gsize from, guint word)
{
	gsize end = after_acronym(p, from);

	if (end == from || end + 1 >= p->end || p->text[end] != ' ')
		return false;
	while (word < p->to && ppid_passage_start(p, word) < end)
		word++;
	return word + 1 < p->to && ppid_passage_start(p, word) == end + 1 &&
	       ppid_passage_capital(p, word) && goes_on_capital(p, word) &&
	       at(p, word, PPID_ISIAN_PLACE) == 0;
}

/* Is ")" at @from that of an acronym? */
static bool
closes_acronym(const PpidPassage *p, gsize from)
{
	gsize i = from;

	while (i > 0 && from - i < ACRONYM_MAX &&
	       (g_ascii_isupper(p->text[i - 1]) || p->text[i - 1] == '-'))
		i--;
	return i > 0 && p->text[i - 1] == '(';
}

static bool
body_gap(const PpidPassage *p, guint before, guint after)
{
	gsize from = ppid_passage_stop(p, before);
	gsize to = ppid_passage_start(p, after);

	if (to - from == 2 && memcmp(p->text + from, " (", 2) == 0)
		return is_inner_acronym(p, from, after);
	if (to - from == 2 && memcmp(p->text + from, ") ", 2) == 0)
		return closes_acronym(p, from);
	if (to - from > 3 || ppid_passage_has(p, from, to, "\n\t,;:()|"))
		return false;
	return !ppid_passage_has(p, from, to, ".") ||
	       ppid_fold_at(p->fold, before)->length <= 2;
}

bool
ppid_passage_body(const PpidPassage *p, guint word, PpidIsianClass *class,
		  PpidExtent *out)
{
	guint last = word, first_place = 0, places = 0;
	gsize end;

	*class = word < p->to ? body_class(p, word) : PPID_ISIAN_CLASSES;
	if (*class == PPID_ISIAN_CLASSES || !ppid_passage_capital(p, word))
		return false;
	for (guint i = word + 1; i < p->to && i - word < BODY_WORDS; i++) {
		if (!body_gap(p, i - 1, i) || !body_word(p, i))
			break;
		if (at(p, i, PPID_ISIAN_PLACE) > 0 && places++ == 0)
			first_place = i;
		last = i;
	}
	/* one place belongs to the name, a row of them is an address */
	if (places == 1 && last + 1 < p->to &&
	    at(p, last + 1, PPID_ISIAN_PLACE) > 0 &&
	    !ppid_passage_has(p, ppid_passage_stop(p, last),
			      ppid_passage_start(p, last + 1), ".;:()\n"))
		places++;
	if (places > 1)
		last = first_place - 1;
	while (last > word && !ppid_passage_capital(p, last) &&
	       !ppid_passage_digit(p, last))
		last--;
	if (last == word)
		return false;
	end = after_acronym(p, ppid_passage_stop(p, last));
	out->start = ppid_passage_start(p, word);
	out->length = end - out->start;
	out->next = word_after(p, last + 1, end);
	out->words = last - word + 1;
	out->marked = false;
	return true;
}

/* --- sentences
 * --------------------------------------------------------------------- */

guint
ppid_passage_sentence(const PpidPassage *p, guint word)
{
	guint max = word + SENTENCE_WORDS;

	for (; word + 1 < p->to && word < max; word++) {
		gsize from = ppid_passage_stop(p, word);
		gsize to = ppid_passage_start(p, word + 1);

		if (g_strstr_len(p->text + from, (gssize)(to - from), "\n\n") !=
		    NULL)
			return word + 1;
		if (ppid_passage_has(p, from, to, "!?") ||
		    (p->text[from] == '.' && to - from > 1 &&
		     !ppid_passage_abbreviation(p, word) &&
		     at(p, word, PPID_ISIAN_TITLE) == 0 &&
		     ppid_passage_capital(p, word + 1)))
			return word + 1;
	}
	return MIN(word + 1, p->to);
}
