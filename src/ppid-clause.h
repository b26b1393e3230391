/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-clause.h - lines, lists and the ends of sentences in a letter
 *
 * A sentence ends at a stop, a blank line, or a line end that is no wrap; a
 * line is wrapped if its successor's first word had no room on it.  "Kec.",
 * "No." and initials end nothing.  Line marks of lists are seen in every
 * shape that people type: "1.", "(2)", "c)", "iv.", "6.1", "-", a bullet.
 * Pure.  Linear in the size of the text.
 */
#ifndef PPID_CLAUSE_H
#define PPID_CLAUSE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-cue.h"

/* What stands before a word. */
typedef enum {
	PPID_GAP_COMMA = 1 << 0,
	PPID_GAP_SEMICOLON = 1 << 1,
	PPID_GAP_COLON = 1 << 2, /* or '=' */
	PPID_GAP_STOP = 1 << 3,	 /* the end of a sentence */
	PPID_GAP_LINE = 1 << 4,	 /* a line end that is no wrap */
	PPID_GAP_BLANK = 1 << 5, /* a blank line */
	PPID_GAP_ITEM = 1 << 6,	 /* the line begins with a list mark */
	PPID_GAP_OPEN = 1 << 7,	 /* '(' */
	PPID_GAP_CLOSE = 1 << 8, /* ')' */
	PPID_GAP_QUERY = 1 << 9, /* '?' */
	PPID_GAP_AND = 1 << 10,	 /* '&' between blanks */
} PpidGap;

#define PPID_GAP_END                                                          \
	(PPID_GAP_STOP | PPID_GAP_LINE | PPID_GAP_BLANK | PPID_GAP_ITEM)

typedef enum {
	PPID_ITEM_NONE,
	PPID_ITEM_BULLET,
	PPID_ITEM_NUMBER,
	PPID_ITEM_LETTER,
	PPID_ITEM_ROMAN,
	PPID_ITEM_DOUBLE, /* 6.1 */
} PpidItemKind;

typedef struct {
	PpidItemKind kind;
	guint value; /* 1 for "1", "a", "i"; of a bullet its character */
	gsize length; /* bytes of the mark, with the blanks after it */
} PpidItemMark;

typedef struct {
	gsize start; /* in bytes, without the blanks before and after */
	gsize end;
	guint indent; /* columns */
	guint first;  /* its words */
	guint last;   /* not included */
	PpidItemMark mark;
	bool wrapped; /* goes on with the sentence of the line before */
	bool blank;
} PpidLine;

typedef struct {
	const char *text;
	gsize start; /* the range in bytes */
	gsize end;
	const PpidFold *fold;
	const PpidCues *cues;
	guint from; /* its words */
	guint to;
	guint16 *gaps; /* to - from + 1: before each word, and at the end */
	guint8 *closed; /* to - from + 1: words of other fields */
	GArray *lines;	/* PpidLine */
} PpidClauses;

/**
 * ppid_clauses_new:
 * @text: (borrowed): UTF-8; must outlive the clauses
 * @start, @end: a range of it in bytes
 * @cues: (borrowed): of the words of at least that range
 *
 * Returns: (transfer full): its lines and gaps.
 */
PpidClauses *
ppid_clauses_new(const char *text, gsize start, gsize end,
		 const PpidCues *cues);

void
ppid_clauses_free(PpidClauses *clauses);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidClauses, ppid_clauses_free)

/**
 * ppid_clauses_close:
 * @start, @end: bytes of the text
 *
 * The words there belong to a field of a form: no sentence begins in them.
 */
void
ppid_clauses_close(PpidClauses *clauses, gsize start, gsize end);

/** ppid_clauses_gap: PpidGap bits before word @i, from <= @i <= to. */
static inline guint
ppid_clauses_gap(const PpidClauses *c, guint i)
{
	return c->gaps[i - c->from];
}

/** ppid_clauses_closed: true if word @i is of another field. */
static inline bool
ppid_clauses_closed(const PpidClauses *c, guint i)
{
	return c->closed[i - c->from] != 0;
}

/** ppid_clauses_line: line @i of @c->lines. */
static inline const PpidLine *
ppid_clauses_line(const PpidClauses *c, guint i)
{
	return &g_array_index(c->lines, PpidLine, i);
}

/**
 * ppid_clauses_word_at:
 *
 * Returns: the first word that begins at byte @at or after it.
 */
guint
ppid_clauses_word_at(const PpidClauses *c, gsize at);

/**
 * ppid_clauses_line_of:
 *
 * Returns: the index of the line that has word @word, from <= @word < to.
 */
guint
ppid_clauses_line_of(const PpidClauses *c, guint word);

/**
 * ppid_item_mark:
 * @text, @end: where a line begins, after its blanks, and ends
 *
 * Returns: the list mark there; kind is PPID_ITEM_NONE if there is none.
 */
PpidItemMark
ppid_item_mark(const char *text, const char *end);

/**
 * ppid_item_follows:
 *
 * Returns: true if @next continues the list of @mark: the same bullet, or
 *     the next number or letter.
 */
bool
ppid_item_follows(const PpidItemMark *mark, const PpidItemMark *next);

#endif /* PPID_CLAUSE_H */
