/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * classify TEXT [DATA] - the core of ppid-classify alone: words and phrases
 *
 * Takes TEXT apart into words, in pieces as long as letters are, and looks
 * for the phrases of klasifikasi.xml, of the folder DATA if there is one: no
 * XML, no expressions, no rules.  Prints bytes, seconds of the processor for
 * one round of at least MIN_SECONDS, and how many phrases were found.
 */
#include "config.h"

#include <stdio.h>
#include <time.h>

#include "ppid-lexicon.h"
#include "ppid-xml.h"

#define PIECE 6000 /* bytes */
#define MIN_SECONDS 0.5

static void
count(guint tag, guint first, guint last, gpointer data)
{
	(void)tag;
	(void)first;
	(void)last;
	++*(guint64 *)data;
}

static guint64
find_all(const PpidLexicon *lexicon, PpidFold *fold, const char *text,
	 gsize size)
{
	guint64 found = 0;

	for (gsize at = 0; at < size;) {
		gsize length = MIN(size - at, PIECE);

		while (at + length < size && text[at + length - 1] != ' ')
			length++;
		ppid_fold_again(fold, text + at, (gssize)length);
		ppid_phrase_set_match(lexicon->phrases, fold, 0, G_MAXUINT,
				      count, &found);
		at += length;
	}
	return found;
}

int
main(int argc, char **argv)
{
	g_autoptr(PpidLexicon) lexicon = NULL;
	g_autoptr(PpidFold) fold = ppid_fold_new("", 0);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;
	guint64 found = 0, rounds = 0;
	gsize size;
	double seconds;
	clock_t begin;

	if (argc < 2)
		return 64;
	ppid_xml_init();
	lexicon = ppid_lexicon_load(argc > 2 ? argv[2] : NULL, &error);
	if (lexicon == NULL ||
	    !g_file_get_contents(argv[1], &text, &size, &error)) {
		fprintf(stderr, "%s\n", error->message);
		return 1;
	}
	begin = clock();
	do {
		found = find_all(lexicon, fold, text, size);
		rounds++;
		seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
	} while (seconds < MIN_SECONDS);
	printf("%" G_GSIZE_FORMAT " %.6f %" G_GUINT64_FORMAT "\n", size,
	       seconds / (double)rounds, found);
	return 0;
}
