/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-terms.h"

#include <string.h>
#include <libstemmer.h>

#define LANGUAGE "indonesian"
#define SHAPE_MAX 60 /* bytes of a line of the structure */
#define ZONES (PPID_ZONE_SUBJECT | PPID_ZONE_BODY | PPID_ZONE_FORWARD | \
	       PPID_ZONE_REPORT | PPID_ZONE_ATTACHMENT)

typedef struct {
	PpidTerms *terms;
	GHashTable *without;
	struct sb_stemmer *stemmer; /* NULL: this library has no such */
	const PpidField *field;
	guint index; /* of the field */
	guint words; /* that were looked at */
} Reader;

static const char *const elements[PPID_TERM_N] = {
	[PPID_TERM_WORD] = "kata",
	[PPID_TERM_STEM] = "akar",
	[PPID_TERM_PAIR] = "pasangan",
	[PPID_TERM_SHAPE] = "bentuk",
};

const char *
ppid_term_element(PpidTermSort sort)
{
	return elements[sort];
}

/* Letters only, two of them or more. */
static bool
is_word(const Reader *r, const char *word)
{
	guint count = 0;

	for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p))
		if (!g_unichar_isalpha(g_utf8_get_char(p)) ||
		    ++count > PPID_TERM_MAX)
			return false;
	return count >= 2 && (r->without == NULL ||
			      !g_hash_table_contains(r->without, word));
}

/* Takes @key. */
static void
add(Reader *r, char *key, guint first, guint last)
{
	PpidTerm term = { key, r->index, first, last };

	if (g_hash_table_contains(r->terms->keys, key)) {
		g_free(key);
		return;
	}
	g_hash_table_add(r->terms->keys, key);
	g_array_append_val(r->terms->list, term);
}

static void
add_stem(Reader *r, const char *word, guint at)
{
	const sb_symbol *stem;

	if (r->stemmer == NULL)
		return;
	stem = sb_stemmer_stem(r->stemmer, (const sb_symbol *)word,
			       (int)strlen(word));
	if (stem != NULL && stem[0] != '\0')
		add(r,
		    g_strdup_printf("%d%.*s", PPID_TERM_STEM,
				    sb_stemmer_length(r->stemmer),
				    (const char *)stem),
		    at, at);
}

static void
read_words(Reader *r)
{
	const PpidFold *fold = r->field->fold;
	const char *before = NULL;

	for (guint i = r->field->from;
	     i < r->field->to && r->words < PPID_TERMS_WORDS_MAX;
	     i++, r->words++) {
		const char *word = ppid_fold_word(fold, i);

		if (!is_word(r, word)) {
			before = NULL;
			continue;
		}
		add(r, g_strdup_printf("%d%s", PPID_TERM_WORD, word), i, i);
		add_stem(r, word, i);
		if (before != NULL)
			add(r,
			    g_strdup_printf("%d%s %s", PPID_TERM_PAIR, before,
					    word),
			    i - 1, i);
		before = word;
	}
}

/* Each line of it says one thing; what has a digit says too much. */
static void
read_shape(Reader *r)
{
	const PpidFold *fold = r->field->fold;
	guint i = r->field->from;

	while (i < r->field->to) {
		g_autoptr(GString) key = g_string_new(NULL);
		guint first = i;
		bool good = true;

		g_string_printf(key, "%d", PPID_TERM_SHAPE);
		do {
			const char *word = ppid_fold_word(fold, i);

			good &= strpbrk(word, "0123456789") == NULL;
			if (i > first)
				g_string_append_c(key, ' ');
			g_string_append(key, word);
		} while (++i < r->field->to && !ppid_fold_at(fold, i)->line);
		if (good && key->len <= SHAPE_MAX)
			add(r, g_strdup(key->str), first, i - 1);
	}
}

PpidTerms *
ppid_terms_new(const PpidLetter *letter, GHashTable *without)
{
	PpidTerms *terms = g_new0(PpidTerms, 1);
	guint zones = ZONES | (letter->cover ? PPID_ZONE_CONTENT : 0);
	Reader r = { .terms = terms, .without = without };

	terms->list = g_array_new(FALSE, FALSE, sizeof(PpidTerm));
	terms->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					    NULL);
	r.stemmer = sb_stemmer_new(LANGUAGE, NULL);
	for (r.index = 0; r.index < letter->fields->len; r.index++) {
		r.field = ppid_letter_field(letter, r.index);
		if (r.field->zone == PPID_ZONE_STRUCTURE)
			read_shape(&r);
		else if ((r.field->zone & zones) != 0)
			read_words(&r);
	}
	if (r.stemmer != NULL)
		sb_stemmer_delete(r.stemmer);
	return terms;
}

void
ppid_terms_free(PpidTerms *terms)
{
	if (terms == NULL)
		return;
	g_array_free(terms->list, TRUE);
	g_hash_table_unref(terms->keys);
	g_free(terms);
}
