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
} Folder;

static void
open_word(Folder *f, gsize start)
{
	if (f->open)
		return;
	f->open = true;
	f->size = 0;
	f->current.start = (guint32)start;
	f->current.word = (guint32)f->fold->words->len;
	f->current.line = f->line;
	f->line = false;
}

static void
add_bytes(Folder *f, const char *bytes, gsize size, gsize start)
{
	open_word(f, start);
	if (f->size + size > PPID_FOLD_WORD_MAX)
		return;
	g_string_append_len(f->fold->words, bytes, (gssize)size);
	f->size += size;
}

/* A run of ASCII letters and digits: one bit makes each lower case. */
static gsize
fold_ascii(Folder *f, const char *p, gsize left, gsize start)
{
	gsize n = 1, size;
	char *to;

	while (n < left && g_ascii_isalnum(p[n]))
		n++;
	open_word(f, start);
	size = MIN(n, PPID_FOLD_WORD_MAX - f->size);
	g_string_append_len(f->fold->words, p, (gssize)size);
	f->size += size;
	to = f->fold->words->str + f->fold->words->len;
	while (size-- > 0)
		*--to |= 0x20;
	return n;
}

static void
end_word(Folder *f, gsize end)
{
	if (!f->open)
		return;
	f->open = false;
	f->current.length = (guint32)end - f->current.start;
	g_string_append_c(f->fold->words, '\0');
	g_array_append_val(f->fold->list, f->current);
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

	g_array_set_size(fold->list, 0);
	g_string_truncate(fold->words, 0);
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
