/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-flow.h - states, kinds of events and what may follow what
 *
 * The course of a case is law and lies in the table data/alur.xml,
 * ppid-alur(5), with its articles; no code knows a state or an event by its
 * name.  What the table means for a case is ppid-course.h.
 */
#ifndef PPID_FLOW_H
#define PPID_FLOW_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-rules.h"

typedef struct {
	char *code; /* kode: "S08" */
	char *name; /* nama: a few words */
	char *note; /* what it means, a sentence */
} PpidFlowState;

typedef enum {
	PPID_FIELD_OUTCOME,  /* hasil */
	PPID_FIELD_REASONS,  /* alasan */
	PPID_FIELD_ARTICLES, /* pasal */
	PPID_FIELD_NUMBER,   /* nomor */
	PPID_FIELD_ABOUT,    /* untuk */
	PPID_FIELD_LETTER,   /* surat */
	PPID_FIELD_SOURCE,   /* sumber */
	PPID_FIELD_NOTE,     /* catatan */
	PPID_FIELD_TARGET,   /* atas */
	PPID_FIELD_AGENCY,   /* opd */
	PPID_FIELD_N
} PpidFieldName;

typedef enum {
	PPID_NEED_NONE,	   /* tidak */
	PPID_NEED_ADVISED, /* anjuran: a word is said where it is absent */
	PPID_NEED_MUST,	   /* ya */
} PpidNeed;

typedef struct {
	char *code; /* kode: "ditolak" */
	char *text;
} PpidFlowValue;

typedef struct {
	PpidFieldName name;
	PpidNeed need;
	char **outcomes;   /* only with one of these outcomes; NULL: any */
	bool many;	   /* ganda: more than one value */
	bool proposal;	   /* sasaran: of a target: a proposal, no event */
	GPtrArray *values; /* PpidFlowValue *; empty: free text */
} PpidFlowField;

typedef struct {
	char **states; /* where; NULL: everywhere else */
	char *text;
} PpidFlowRefusal;

/* A kind of event. */
typedef struct {
	char *name;	     /* nama: "perpanjangan" */
	char *title;	     /* sebutan: a few words */
	char *actor;	     /* pelaku: whose act it is */
	char *basis;	     /* dasar: article */
	char *mark;	     /* tanda: V, VS, M or D */
	char *note;	     /* keterangan */
	bool machine;	     /* mesin: written by filters only */
	bool at_mail;	     /* saat-surel: happened when its mail came in */
	bool first_mail;     /* the same: the first one if none is named */
	GPtrArray *fields;   /* PpidFlowField * */
	GPtrArray *refusals; /* PpidFlowRefusal * */
} PpidFlowKind;

/* What must hold, all of it; NULL where the table says nothing. */
typedef struct {
	bool once;		/* sekali: no earlier one of its kind */
	char **before, **after; /* sebelum, sesudah: rules */
	char **needs, **without; /* perlu, tanpa: kinds of earlier events */
	char **history;		/* riwayat: whose outcome and reasons are
				   meant: these earlier kinds, else its own */
	char **outcomes;	/* hasil */
	char **any_reason;	/* alasan-ada */
	char **only_reasons;	/* alasan-hanya */
	bool warn;		/* sifat="ingat": a word, no refusal */
	char *text;		/* what to say if it does not hold; or NULL */
} PpidFlowTest;

typedef enum {
	PPID_STEP_EVENT, /* peristiwa: an event of the kind @name */
	PPID_STEP_MAIL,	 /* surel: a mail came in */
	PPID_STEP_LAPSE, /* akhir: the last day of the rule @name went by */
} PpidStepBy;

/* A transition. */
typedef struct {
	PpidStepBy by;
	char *name;		 /* kind of event, rule; NULL for a mail */
	char **mails;		 /* kinds of mail; NULL: all */
	char *review;		 /* tinjau: "ya", "tidak"; or NULL */
	char **secondary;	 /* lain: one of these second kinds; or NULL */
	char **from;		 /* states; NULL: all */
	const PpidFlowState *to; /* NULL: the state stays */
	GPtrArray *selectors;	 /* PpidFlowTest *: is it this one? */
	GPtrArray *guards;	 /* PpidFlowTest *: may it be? */
	int line;
} PpidFlowStep;

/* What a mail proposes. */
typedef struct {
	char *mail, *event;
	bool secondary; /* also where it is a second kind of the mail */
} PpidFlowProposal;

typedef struct PpidFlow PpidFlow;

/**
 * ppid_flow_load:
 * @override: (nullable): folder of own data files, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the table.
 */
PpidFlow *
ppid_flow_load(const char *override, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_flow_load_doc:
 * @doc: (borrowed): a document of alur.xsd, valid
 * @error: PPID_ERROR_CONFIG: a transition that is not one of the three
 *     kinds, a state or a kind of event that the table does not have
 */
PpidFlow *
ppid_flow_load_doc(xmlDoc *doc, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_flow_free(PpidFlow *flow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidFlow, ppid_flow_free)

/**
 * ppid_flow_check_rules:
 * @rules: (borrowed): the rules that the cases are counted by
 * @error: PPID_ERROR_CONFIG: a transition names a rule that @rules does not
 *     have, or @rules an event that the flow does not have
 */
bool
ppid_flow_check_rules(const PpidFlow *flow, const PpidRules *rules,
		      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_flow_states: (element-type PpidFlowState): the first is the start. */
const GPtrArray *
ppid_flow_states(const PpidFlow *flow);

/** ppid_flow_state: (nullable): the state of that code. */
const PpidFlowState *
ppid_flow_state(const PpidFlow *flow, const char *code);

/** ppid_flow_kinds: (element-type PpidFlowKind): in the order of the file. */
const GPtrArray *
ppid_flow_kinds(const PpidFlow *flow);

/** ppid_flow_kind: (nullable): the kind of that name; @name may be NULL. */
const PpidFlowKind *
ppid_flow_kind(const PpidFlow *flow, const char *name);

/** ppid_flow_steps: (element-type PpidFlowStep): in the order of the file. */
const GPtrArray *
ppid_flow_steps(const PpidFlow *flow);

/** ppid_flow_proposals: (element-type PpidFlowProposal). */
const GPtrArray *
ppid_flow_proposals(const PpidFlow *flow);

/** ppid_flow_field: (nullable): that field of @kind. */
const PpidFlowField *
ppid_flow_field(const PpidFlowKind *kind, PpidFieldName name);

/** ppid_flow_field_text: "hasil" and so on. */
const char *
ppid_flow_field_text(PpidFieldName name);

/**
 * ppid_flow_refusal:
 * @state: code of a state
 *
 * Returns: (borrowed): why @kind may not happen in @state, where no
 *     transition leads on from it.
 */
const char *
ppid_flow_refusal(const PpidFlowKind *kind, const char *state);

#endif /* PPID_FLOW_H */
