/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-due-private.h - one row of what is due, and what it says
 *
 * ppid-due.c finds the rows, ppid-due-text.c words them, the others write
 * them in one format each.
 */
#ifndef PPID_DUE_PRIVATE_H
#define PPID_DUE_PRIVATE_H

#include "ppid-due.h"
#include "ppid-history.h"

/* Strings live in the chunks of the PpidDue and are never NULL; they are
 * one line of what can be printed. */
typedef struct {
	const PpidRule *rule; /* borrowed; NULL: the table has it no more, or
				 a standing duty */
	const char *name, *lapse; /* of the table */
	const char *label;    /* of the case, or of the mail */
	const char *body;     /* badan-publik */
	const char *code, *trigger, *owner, *basis, *note;
	const char *subject;
	const char *condition; /* "": none */
	const char *doubt;     /* why provisional; "": not */
	const char *closer;    /* "peristiwa-5 (pemberitahuan)"; "": open */
	const char *proposal;  /* the same, of one that would close it */
	guint32 start, strict, legal;
	guint32 alert; /* when to warn: the strict day or before */
	guint order; /* in which it came */
	bool conditional, provisional;
	bool unused; /* another reading of the law, which does not decide */
	bool ours;   /* binds the public body */
} PpidDueRow;

struct PpidDue {
	PpidDueOptions options;
	GStringChunk *strings; /* of one row each */
	GStringChunk *shared;  /* those that many rows have */
	GArray *rows;
	guint order;
	guint late;
	guint shown;
	guint hidden;	 /* cases whose only clocks are conditional */
	guint proposals; /* events that wait for a person */
	guint unread;	 /* deadlines whose dates cannot be used */
	const char *unread_label; /* of the case with the first of them */
	bool provisional;
};

/** ppid_due_closer: (nullable) (borrowed): the event that ended @row. */
const PpidEvent *
ppid_due_closer(const PpidDue *due, const PpidHistory *history,
		const PpidDueRow *row);

/**
 * PpidDueRowFunc:
 * @node: (borrowed): the <tenggat> of @row
 * @history: (borrowed): what happened in its case
 */
typedef void (*PpidDueRowFunc)(PpidDue *due, const PpidDueRow *row,
			       xmlNode *node, const PpidHistory *history,
			       gpointer data);

/** ppid_due_each: @func for each <tenggat> of @berkas with usable dates. */
void
ppid_due_each(PpidDue *due, xmlNode *berkas, PpidDueRowFunc func,
	      gpointer data);

/** ppid_due_share: (borrowed): @text in one line, kept while rows are. */
const char *
ppid_due_share(PpidDue *due, const char *text);

/** ppid_due_binds: true if @owner is the public body, or a party as it is. */
bool
ppid_due_binds(const PpidDue *due, const char *owner);

/** ppid_due_is_wanted: by owner and code. */
bool
ppid_due_is_wanted(const PpidDue *due, const PpidDueRow *row);

/** ppid_due_read_day: false if the attribute is not a date. */
bool
ppid_due_read_day(xmlNode *node, const char *attribute, guint32 *day_out);

/** ppid_due_root: (borrowed): the event at the head of a pemicu. */
const char *
ppid_due_root(const char *trigger);

/* One value of a row for people and machines. */
typedef enum {
	PPID_DUE_CASE,
	PPID_DUE_CODE,
	PPID_DUE_NAME,
	PPID_DUE_START,
	PPID_DUE_STRICT,
	PPID_DUE_LEGAL,
	PPID_DUE_LEFT,
	PPID_DUE_STATE,
	PPID_DUE_OWNER,
	PPID_DUE_BASIS,
	PPID_DUE_CONDITION,
	PPID_DUE_DOUBT,
	PPID_DUE_TRIGGER,
	PPID_DUE_CLOSER,
	PPID_DUE_PROPOSAL,
	PPID_DUE_SUBJECT,
	PPID_DUE_TEXT,
	PPID_DUE_VALUES
} PpidDueValue;

/** ppid_due_name: "jatuh-tempo", as the formats call it. */
const char *
ppid_due_name(PpidDueValue value);

/** ppid_due_value: (transfer full): "" if there is none. */
char *
ppid_due_value(const PpidDue *due, const PpidDueRow *row, PpidDueValue value);

/** ppid_due_is_late: an open, unconditional duty of the body, past. */
bool
ppid_due_is_late(const PpidDue *due, const PpidDueRow *row);

/** ppid_due_state: (borrowed): "LEWAT" and so on; "" if it is not near. */
const char *
ppid_due_state(const PpidDue *due, const PpidDueRow *row);

/**
 * ppid_due_sentence:
 *
 * Returns: (transfer full): what must be done, by whom, by when, on what
 *     article, and what happens otherwise: in the words of the rule table.
 */
char *
ppid_due_sentence(const PpidDue *due, const PpidDueRow *row);

/* One of these for each format; @out is what comes next. */
void
ppid_due_table_rows(PpidDue *due, const PpidDueLook *look, PpidDueWrite write,
		    gpointer data);
void
ppid_due_table_tail(PpidDue *due, GString *out);
void
ppid_due_fields_head(PpidDueFormat format, GString *out);
void
ppid_due_fields_row(const PpidDue *due, const PpidDueRow *row,
		    PpidDueFormat format, GString *out);
void
ppid_due_xml_head(const PpidDue *due, GString *out);
void
ppid_due_xml_row(const PpidDue *due, const PpidDueRow *row, GString *out);
void
ppid_due_xml_tail(const PpidDue *due, GString *out);
void
ppid_due_ics_head(GString *out);
void
ppid_due_ics_row(const PpidDue *due, const PpidDueRow *row, GString *out);
void
ppid_due_ics_tail(GString *out);

#endif /* PPID_DUE_PRIVATE_H */
