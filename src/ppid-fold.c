/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-fold.h"

#include <string.h>

#define WORD_GUESS 8 /* bytes of a word and what follows it, if in doubt */

/* What one character is to a word. */
enum { SEPARATES, BELONGS, VANISHES };

typedef struct {
	PpidFold *fold;
	bool open;	  /* a word has begun */
	bool line;	  /* no word on this line yet */
	PpidWord current; /* the word that is open */
	gsize size;	  /* of its folded form */
	gsize end;	  /* of the folded words so far */
	guint count;	  /* of words so far */
} Folder;

/* --- hash ------------------------------------------------------------------ */

static guint64
mix(guint64 hash, guint64 bytes)
{
	hash = (hash ^ bytes) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

/* Eight bytes at a time; the last ones may be taken twice. */
guint32
ppid_fold_hash(const char *word, gsize size)
{
	guint64 hash = size, eight;
	guint32 first, last;

	for (gsize i = 0; i + 8 < size; i += 8) {
		memcpy(&eight, word + i, 8);
		hash = mix(hash, eight);
	}
	if (size >= 8) {
		memcpy(&eight, word + size - 8, 8);
	} else if (size >= 4) {
		memcpy(&first, word, 4);
		memcpy(&last, word + size - 4, 4);
		eight = (guint64)first << 32 | last;
	} else {
		eight = size == 0 ? 0 :
				    (guint64)(guchar)word[0] << 16 |
					    (guint64)(guchar)word[size / 2]
						    << 8 |
					    (guchar)word[size - 1];
	}
	return (guint32)mix(hash, eight);
}

/* --- words ------------------------------------------------------------------ */

static void
open_word(Folder *f, gsize start)
{
	if (f->open)
		return;
	f->open = true;
	f->size = 0;
	f->current.start = (guint32)start;
	f->current.word = (guint32)f->end;
	f->current.line = f->line;
	f->line = false;
}

/* Room for @size bytes more, and for a NUL. */
static void
make_room(Folder *f, gsize size)
{
	GString *words = f->fold->words;

	if (words->allocated_len - f->end > size)
		return;
	words->len = f->end;
	g_string_set_size(words, f->end + size + 1);
}

static void
add_bytes(Folder *f, const char *bytes, gsize size, gsize start)
{
	open_word(f, start);
	if (f->size + size > PPID_FOLD_WORD_MAX)
		return;
	memcpy(f->fold->words->str + f->end, bytes, size);
	f->end += size;
	f->size += size;
}

/* A run of ASCII letters and digits: one bit makes each lower case. */
static gsize
fold_ascii(Folder *f, const char *p, gsize left, gsize start)
{
	gsize n = 0, room;
	char *to;

	open_word(f, start);
	room = PPID_FOLD_WORD_MAX - f->size;
	to = f->fold->words->str + f->end;
	while (n < left && n < room && g_ascii_isalnum(p[n])) {
		to[n] = p[n] | 0x20;
		n++;
	}
	f->end += n;
	f->size += n;
	while (n < left && g_ascii_isalnum(p[n]))
		n++;
	return n;
}

static void
end_word(Folder *f, gsize end)
{
	GArray *list = f->fold->list;
	PpidWord *word = &f->current;

	if (!f->open)
		return;
	f->open = false;
	f->fold->words->str[f->end++] = '\0';
	word->length = (guint32)end - word->start;
	word->hash = ppid_fold_hash(f->fold->words->str + word->word, f->size);
	if (f->count == list->len)
		g_array_set_size(list, MAX(16, list->len * 2));
	g_array_index(list, PpidWord, f->count++) = *word;
}

/* Letters that Unicode does not decompose but that people mix up. */
static int
kind_of(gunichar c)
{
	if (g_unichar_isalnum(c))
		return BELONGS;
	switch (g_unichar_type(c)) {
	case G_UNICODE_FORMAT:	      /* zero-width, soft hyphen, direction */
	case G_UNICODE_NON_SPACING_MARK:
	case G_UNICODE_ENCLOSING_MARK:
	case G_UNICODE_SPACING_MARK:
		return VANISHES;
	default:
		return SEPARATES;
	}
}

/* Compatibility decomposition drops accents, width and styled letters. */
static void
add_character(Folder *f, gunichar c, gsize start)
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gsize count = g_unichar_fully_decompose(c, TRUE, parts,
						G_N_ELEMENTS(parts));

	for (gsize i = 0; i < count; i++) {
		char bytes[6];

		if (kind_of(parts[i]) != BELONGS)
			continue;
		add_bytes(f, bytes,
			  (gsize)g_unichar_to_utf8(
				  g_unichar_tolower(parts[i]), bytes),
			  start);
	}
}

/* Returns how many bytes the character at @p has. */
static gsize
fold_unicode(Folder *f, const char *p, gsize left, gsize start)
{
	gunichar c = g_utf8_get_char_validated(p, (gssize)left);
	int kind;

	make_room(f, left + 6 * G_UNICHAR_MAX_DECOMPOSITION_LENGTH + 1);
	if (c == (gunichar)-1 || c == (gunichar)-2) {
		end_word(f, start);
		return 1;
	}
	kind = kind_of(c);
	if (kind == BELONGS)
		add_character(f, c, start);
	else if (kind == SEPARATES)
		end_word(f, start);
	return (gsize)g_utf8_skip[(guchar)*p];
}

PpidFold *
ppid_fold_new(const char *text, gssize size)
{
	PpidFold *fold = g_new0(PpidFold, 1);
	gsize n = size < 0 ? strlen(text) : (gsize)size;

	fold->list = g_array_sized_new(FALSE, FALSE, sizeof(PpidWord),
				       (guint)(n / WORD_GUESS));
	fold->words = g_string_sized_new(n + 16);
	ppid_fold_again(fold, text, (gssize)n);
	return fold;
}

void
ppid_fold_again(PpidFold *fold, const char *text, gssize size)
{
	gsize n = size < 0 ? strlen(text) : (gsize)size;
	Folder f = { .fold = fold, .line = true };

	make_room(&f, n + 1);
	for (gsize i = 0; i < n;) {
		guchar c = (guchar)text[i];

		if (c >= 0x80) {
			i += fold_unicode(&f, text + i, n - i, i);
			continue;
		}
		if (g_ascii_isalnum(c)) {
			i += fold_ascii(&f, text + i, n - i, i);
			continue;
		}
		end_word(&f, i++);
		if (c == '\n')
			f.line = true;
	}
	end_word(&f, n);
	g_array_set_size(fold->list, f.count);
	fold->words->len = f.end;
	fold->words->str[f.end] = '\0';
}

void
ppid_fold_free(PpidFold *fold)
{
	if (fold == NULL)
		return;
	g_array_free(fold->list, TRUE);
	g_string_free(fold->words, TRUE);
	g_free(fold);
}

void
ppid_fold_span(const PpidFold *fold, guint first, guint last,
	       gsize *start_out, gsize *length_out)
{
	const PpidWord *a = ppid_fold_at(fold, first);
	const PpidWord *b = ppid_fold_at(fold, last);

	*start_out = a->start;
	*length_out = b->start + b->length - a->start;
}

char *
ppid_fold_text(const char *text)
{
	g_autoptr(PpidFold) fold = ppid_fold_new(text, -1);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < fold->list->len; i++) {
		if (i > 0)
			g_string_append_c(out, ' ');
		g_string_append(out, ppid_fold_word(fold, i));
	}
	return g_string_free(out, FALSE);
}
