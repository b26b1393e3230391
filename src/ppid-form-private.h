/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-form-private.h - labels and lines of ppid-form
 */
#ifndef PPID_FORM_PRIVATE_H
#define PPID_FORM_PRIVATE_H

#include "ppid-form.h"

typedef struct {
	const PpidIsian *isian;
	const char *text;
	const PpidFold *fold;
	const PpidIsianMarks *marks;
	gsize end; /* of the range */
	GArray *entries;
} PpidFormReader;

typedef enum {
	PPID_SEP_NONE,
	PPID_SEP_END,
	PPID_SEP_DASH,
	PPID_SEP_GAP,
	PPID_SEP_LEADER,
	PPID_SEP_COLON
} PpidFormSep;

typedef struct {
	guint fields; /* bits */
	gsize start;
	gsize end;   /* after its last word or bracket */
	gsize value; /* after the separator */
	guint word;  /* first word after the label */
	PpidFormSep sep;
} PpidFormLabel;

typedef struct {
	gsize start;
	gsize end;  /* without the line end */
	gsize next; /* begin of the next line */
	guint from; /* its words */
	guint to;
} PpidFormLine;

static inline gsize
ppid_form_word(const PpidFormReader *r, guint word)
{
	return ppid_fold_at(r->fold, word)->start;
}

static inline bool
ppid_form_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/** ppid_form_skip: after blanks at @at. */
gsize ppid_form_skip(const char *text, gsize at, gsize end);

/** ppid_form_colon: after ":" or "=" and blanks at @at. */
gsize ppid_form_colon(const PpidFormReader *r, gsize at, gsize end);

/** ppid_form_label: a label at @word; the words of @line begin at @first. */
bool ppid_form_label(const PpidFormReader *r, const PpidFormLine *line,
		     guint word, gsize first, PpidFormLabel *label);

#endif /* PPID_FORM_PRIVATE_H */
