/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addressees, and numbers of things, at the beginning of a letter. */
#include "config.h"
#include "ppid-bulk-private.h"

#include <string.h>

#define NEAR_ALL 2     /* words from "seluruh" to the body */
#define NEAR_REGION 5  /* words from the body to "se-Banten" */
#define LINE_WORDS 24  /* of the line of a salutation */
#define ADDRESSEES_MAX 200
#define NUMBER_MAX 999

/* Where phrases of the lists begin: words of the longest, or 0. */
typedef struct {
	const PpidFold *fold;
	guint from, to;
	guint8 (*lengths)[PPID_BULK_LISTS];
	PpidBulkWords *found;
	GHashTable *seen; /* folded lines of addressees */
} Look;

static void
note(guint tag, guint first, guint last, gpointer data)
{
	Look *l = data;
	guint8 *at = &l->lengths[first - l->from][tag];
	guint words = last - first + 1;

	*at = (guint8)MAX(*at, MIN(words, 255));
}

static guint
at(const Look *l, guint word, PpidBulkList list)
{
	return word >= l->from && word < l->to
		       ? l->lengths[word - l->from][list]
		       : 0;
}

static guint
line_end(const Look *l, guint word)
{
	guint end = word + 1;

	while (end < l->to && !ppid_fold_at(l->fold, end)->line)
		end++;
	return end;
}

static guint
number_of(const Look *l, guint word)
{
	const char *text = ppid_fold_word(l->fold, word);

	/* "004" is a neighbourhood, not a number */
	if (text[0] < '1' || text[0] > '9' ||
	    text[strspn(text, "0123456789")] != '\0' || strlen(text) > 4)
		return 0;
	return (guint)g_ascii_strtoull(text, NULL, 10);
}

/* --- all of them ------------------------------------------------------------ */

static bool
find_near(const Look *l, guint from, guint to, PpidBulkList list, guint *last)
{
	for (guint word = from; word < to; word++)
		if (at(l, word, list) > 0) {
			*last = word + at(l, word, list) - 1;
			return true;
		}
	return false;
}

/* "seluruh kepala OPD", "PPID Kabupaten/Kota se-Banten", "35 camat" */
static void
find_everybody(Look *l, guint from, guint to)
{
	for (guint word = from; word < to && !l->found->everybody; word++) {
		guint all = at(l, word, PPID_BULK_ALL);
		guint body = at(l, word, PPID_BULK_BODY);
		guint last = 0;
		bool found = false;

		if (all > 0)
			found = find_near(l, word + all,
					  MIN(word + all + NEAR_ALL, to),
					  PPID_BULK_BODY, &last);
		else if (body > 0)
			found = find_near(l, word + 1,
					  MIN(word + body + NEAR_REGION, to),
					  PPID_BULK_REGION, &last);
		if (!found)
			continue;
		l->found->everybody = true;
		l->found->first = word;
		l->found->last = last;
	}
}

/* --- one by one ------------------------------------------------------------- */

static void
count_addressee(Look *l, guint from, guint to)
{
	GString *line;

	if (g_hash_table_size(l->seen) >= ADDRESSEES_MAX)
		return;
	line = g_string_new(NULL);
	for (guint word = from; word < to && word < from + LINE_WORDS; word++)
		g_string_append_printf(line, "%s ",
				       ppid_fold_word(l->fold, word));
	g_hash_table_add(l->seen, g_string_free(line, FALSE));
}

/* After "1." or "a)". */
static guint
after_mark(const Look *l, guint word, guint end)
{
	const char *text = ppid_fold_word(l->fold, word);

	if (word + 1 < end && (strlen(text) == 1 ||
			       strspn(text, "0123456789") == strlen(text)))
		return word + 1;
	return word;
}

static guint
after_titles(const Look *l, guint word, guint end)
{
	guint n = 0;

	do {
		word += n;
		n = at(l, word, PPID_BULK_SALUTE);
		if (n == 0)
			n = at(l, word, PPID_BULK_START);
		if (n == 0)
			n = at(l, word, PPID_BULK_DIRECT);
	} while (n > 0 && word < end);
	return word;
}

/* The lines under a salutation, as long as they name bodies.
 * Returns: the first word after them. */
static guint
count_lines(Look *l, guint word)
{
	while (word < l->to) {
		guint end = line_end(l, word);
		guint begin = after_titles(l, after_mark(l, word, end), end);

		if (begin < end && at(l, begin, PPID_BULK_BODY) > 0)
			count_addressee(l, begin, end);
		else if (begin < end && at(l, begin, PPID_BULK_SKIP) == 0)
			break;
		word = end;
	}
	return word;
}

/* --- the text --------------------------------------------------------------- */

/* Words of a salutation at @word, or 0. */
static guint
salutes(const Look *l, guint word)
{
	guint n = at(l, word, PPID_BULK_SALUTE);

	if (n == 0 && ppid_fold_at(l->fold, word)->line)
		n = at(l, word, PPID_BULK_START);
	if (n == 0) {
		n = at(l, word, PPID_BULK_DIRECT);
		if (at(l, word + n, PPID_BULK_BODY) == 0 &&
		    at(l, word + n, PPID_BULK_ALL) == 0)
			n = 0;
	}
	return n;
}

static void
find_things(Look *l, guint word)
{
	guint number = number_of(l, word);
	guint n = at(l, word + 1, PPID_BULK_THING);

	if (number == 0 || number > NUMBER_MAX || n == 0 ||
	    number <= l->found->things)
		return;
	l->found->things = number;
	l->found->thing_first = word;
	l->found->thing_last = word + n;
}

static void
look(Look *l)
{
	guint word = l->from;

	for (guint i = l->from; i < l->to; i++)
		find_things(l, i);
	while (word < l->to) {
		guint n = salutes(l, word);
		guint end, body;

		if (n == 0) {
			word++;
			continue;
		}
		end = MIN(line_end(l, word), word + LINE_WORDS);
		find_everybody(l, word + n, end);
		body = after_titles(l, word, end);
		if (body < end && at(l, body, PPID_BULK_BODY) > 0)
			count_addressee(l, body, end);
		word = ppid_fold_at(l->fold, word)->line || body >= end
			       ? count_lines(l, line_end(l, word))
			       : word + n;
	}
	l->found->bodies = g_hash_table_size(l->seen);
}

void
ppid_bulk_words(const PpidPhraseSet *phrases, const PpidFold *fold, guint from,
		guint to, PpidBulkWords *found)
{
	Look l = { .fold = fold, .found = found };
	g_autoptr(GHashTable) seen = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, NULL);
	g_autofree guint8 *lengths = NULL;

	memset(found, 0, sizeof *found);
	l.to = MIN(to, fold->list->len);
	l.from = MIN(from, l.to);
	lengths = g_malloc0((gsize)(l.to - l.from + 1) * PPID_BULK_LISTS);
	l.lengths = (guint8(*)[PPID_BULK_LISTS])lengths;
	l.seen = seen;
	ppid_phrase_set_match(phrases, fold, l.from, l.to, note, &l);
	look(&l);
}
