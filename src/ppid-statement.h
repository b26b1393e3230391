/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-statement.h - what one text states about the one who asks
 *
 * From labelled lines, from sentences, from the signature.  Each statement
 * has its place and how it was found; which one holds is decided elsewhere.
 */
#ifndef PPID_STATEMENT_H
#define PPID_STATEMENT_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-fold.h"
#include "ppid-isian.h"
#include "ppid-shape.h"

#define PPID_STATEMENTS_MAX 1000 /* of one text */

/* How it was found: the first is trusted most. */
typedef enum {
	PPID_STATED_FORM,      /* after a label */
	PPID_STATED_PROSE,     /* after words that announce it */
	PPID_STATED_HINT,      /* in a sentence of the right shape */
	PPID_STATED_SIGNATURE, /* below the letter */
	PPID_STATED_BARE,      /* known by its shape alone */
	PPID_STATED_SENDER,    /* "Dari: ...", the From field */
} PpidStated;

typedef struct {
	PpidIsianClass field; /* NAME ... JOB, PROXY, KIND */
	PpidStated how;
	char *value; /* white space folded */
	gsize start; /* place in the text, bytes */
	gsize length;
	PpidIsianClass body; /* of a name: ENTITY, GROUP, OFFICE; else
				PPID_ISIAN_CLASSES */
	guint words;	     /* of a name, without titles */
	bool other;	     /* of the one who writes for the pemohon */
	bool principal;	     /* a name: of one who is represented */
	bool common;	     /* a name: "Warga Desa Satu", of anybody there */
} PpidStatement;

typedef struct {
	GArray *list;  /* PpidStatement, in the order found */
	bool behalf;   /* the writer speaks for a named other */
	bool attorney; /* words of one who acts by power of attorney */
	bool we;       /* "kami" asks */
	bool card;     /* an identity card */
} PpidStatements;

typedef struct {
	const PpidIsian *isian;
	const PpidShapes *shapes;
	const char *sender; /* (nullable): a to z of who the mail is from */
} PpidStating;

/**
 * ppid_statements_read:
 * @with: (borrowed): tables
 * @text: (borrowed): UTF-8
 * @fold: (borrowed): its words
 * @start, @length: bytes of @text to read, @from, @to: its words
 * @signature: only a signature: no sentences
 *
 * Linear in @length.
 *
 * Returns: (transfer full): what the text states.
 */
PpidStatements *ppid_statements_read(const PpidStating *with, const char *text,
				     const PpidFold *fold, gsize start,
				     gsize length, guint from, guint to,
				     bool signature);

void ppid_statements_free(PpidStatements *statements);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidStatements, ppid_statements_free)

/**
 * ppid_statements_sender:
 * @name: (borrowed): display name of a From field
 *
 * Returns: (transfer full): a NAME if it looks like that of a person or
 *     body, else nothing.
 */
PpidStatements *ppid_statements_sender(const PpidStating *with,
				       const char *name);

#endif /* PPID_STATEMENT_H */
