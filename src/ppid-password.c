/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-password.h"

#include <stdbool.h>

#include <string.h>

/* The key word, words that may stand between, the password. */
#define PATTERN                                                               \
	"\\b(?:kata\\s+sandi|sandi|pass\\s?words?|passwd|passcode|passkey"    \
	"|pwd)(?:[- ]?nya)?\\b"                                               \
	"(?:\\s+(?:untuk|utk|buat|dari|file|berkas|dokumen|lampiran|arsip"    \
	"|zip|rar|7z|pdf|membuka|pembuka|buka|nya|itu|ini|tersebut|adalah"    \
	"|ialah|yaitu|yakni|is|for|the|of|to|open))*"                         \
	"\\s*[:=\\-\\x{2013}]?\\s*[\"'\\x{201C}\\x{2018}`<(]?"               \
	"([^\\s\"\\x{201C}\\x{201D}]{3,64})"

static void
add(GPtrArray *found, const char *word)
{
	if (found->len >= PPID_PASSWORD_MAX || *word == '\0')
		return;
	for (guint i = 0; i < found->len; i++)
		if (strcmp(found->pdata[i], word) == 0)
			return;
	g_ptr_array_add(found, g_strdup(word));
}

/* The end of a sentence may belong to it or not: first without. */
static void
add_both(GPtrArray *found, char *word)
{
	static const char *const ends[] = { ".", ",", ";", ")", "'", ">",
					    "`", "\xE2\x80\x99", "!", "?" };
	g_autofree char *bare = g_strdup(word);
	bool again;

	do {
		again = false;
		for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
			if (g_str_has_suffix(bare, ends[i])) {
				bare[strlen(bare) - strlen(ends[i])] = '\0';
				again = true;
			}
	} while (again);
	add(found, bare);
	add(found, word);
}

char **
ppid_password_find(const char *text)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GRegex) regex =
		g_regex_new(PATTERN, G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;

	g_regex_match(regex, text, 0, &match);
	while (g_match_info_matches(match) &&
	       found->len < PPID_PASSWORD_MAX) {
		g_autofree char *word = g_match_info_fetch(match, 1);

		add_both(found, word);
		g_match_info_next(match, NULL);
	}
	g_ptr_array_add(found, NULL);
	return (char **)g_ptr_array_free(g_steal_pointer(&found), FALSE);
}
