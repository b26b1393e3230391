/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-rules.h - the table of deadline rules, data/aturan.xml
 *
 * Which duty runs for how long from what is law and lies in the table,
 * ppid-aturan(5), with its article; no code knows a rule by its name.
 * Pure after loading.
 */
#ifndef PPID_RULES_H
#define PPID_RULES_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-history.h"

typedef enum {
	PPID_UNIT_WORKING_DAY, /* hari-kerja */
	PPID_UNIT_DAY,	       /* hari: calendar days */
	PPID_UNIT_HOUR,	       /* jam */
	PPID_UNIT_MONTH,       /* bulan */
} PpidUnit;

typedef enum {
	PPID_TRIGGER_MAIL,  /* surel: a mail of the kind @name came in */
	PPID_TRIGGER_EVENT, /* peristiwa: an event of the kind @name */
	PPID_TRIGGER_END,   /* akhir: the last day of the rule @name */
	PPID_TRIGGER_FAULT, /* cacat: a mail came in that cannot be read */
} PpidTriggerKind;

/* An event of a kind that says one of some words; NULL lists: any. */
typedef struct {
	char *kind;	 /* NULL: no event at all */
	char **outcomes; /* hasil */
	char **reasons;	 /* alasan */
	char **articles; /* pasal */
	bool in_time;	 /* tepat-waktu: not after the last day of the clock */
} PpidEventTest;

typedef struct {
	PpidTriggerKind kind;
	char *name;	    /* NULL for PPID_TRIGGER_FAULT */
	PpidEventTest test; /* of PPID_TRIGGER_EVENT */
	bool stated;	    /* pada: the date in untuk counts */
	bool review;	    /* tinjau: only if a human must look at the mail */
	bool secondary;	    /* lain: @name is a second kind of the mail */
	char *unless;	    /* kecuali: not if the case has this event; or NULL */
	char *condition;    /* syarat: holds only if this is so; or NULL */
	PpidEventTest when; /* bila: what fulfils @condition */
} PpidTrigger;

/* Sources that say different things: see ppid-aturan(5). */
typedef struct {
	char *code; /* "C-14" */
	bool used;  /* dipakai: it is this rule that decides */
	bool warns; /* peringatan: warn on the earliest of its readings */
	char *text; /* why */
} PpidConflict;

/* Strings are NULL where the table has none. */
typedef struct {
	char *code;	  /* kode: "T-NOTICE-UU"; may stand twice, with other
			     dates */
	char *name;	  /* nama: a few words for tables */
	guint length;	  /* lama, in units of @unit */
	PpidUnit unit;
	bool before;	  /* arah: counted back from a date that is stated */
	bool by_request;  /* acuan: chosen by the day of the request */
	char *owner;	  /* pemikul: who owes the duty */
	char *basis;	  /* dasar: article */
	char *mark;	  /* tanda: V, VS, M or D */
	guint32 from, to; /* days of triggers it is for, both included */
	char *note;	  /* keterangan */
	char *lapse;	  /* akibat: what it means if it runs out */
	char *extension;  /* perpanjangan/@kode */
	char *extension_note; /* perpanjangan: on what terms */
	GPtrArray *conflicts; /* PpidConflict * */
	GPtrArray *triggers;  /* PpidTrigger *, in the order of the file */
	GPtrArray *closers;   /* PpidEventTest *: what ends the clock */
	int line;
} PpidRule;

/* A standing duty of the public body, <kewajiban>: no case has it. */
typedef struct {
	char *code, *name, *owner, *basis, *mark, *note, *lapse;
	guint32 from, to; /* days of which it is in force, both included */
	GArray *days;	  /* guint: MONTH * 100 + DAY of every year, rising;
			     empty: no fixed day, see @note */
} PpidDuty;

typedef struct PpidRules PpidRules;

/**
 * ppid_rules_load:
 * @override: (nullable): folder of own data files, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the table.
 */
PpidRules *
ppid_rules_load(const char *override,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_rules_load_doc:
 * @doc: (borrowed): a document of aturan.xsd, valid
 * @digest: "sha256:HEX" of its bytes
 * @error: PPID_ERROR_CONFIG: a trigger that is not one of the four kinds, an
 *     end of a rule that is not further up, two rules of one code for the
 *     same day, attributes that do not go together
 */
PpidRules *
ppid_rules_load_doc(xmlDoc *doc, const char *digest,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_rules_free(PpidRules *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidRules, ppid_rules_free)

/** ppid_rules_digest: (borrowed): "sha256:HEX" of the bytes of the file. */
const char *
ppid_rules_digest(const PpidRules *rules);

/**
 * ppid_rules_all:
 *
 * Returns: (borrowed) (element-type PpidRule): in the order of the file; an
 *     end trigger names only rules before its own.
 */
const GPtrArray *
ppid_rules_all(const PpidRules *rules);

/**
 * ppid_rules_find:
 * @code: "T-NOTICE-UU"
 * @day: a trigger of that day, as g_date_get_julian() counts
 *
 * Returns: (nullable) (borrowed): the rule in force on @day; else the last
 *     rule of that code; NULL if there is none.
 */
const PpidRule *
ppid_rules_find(const PpidRules *rules, const char *code, guint32 day);

/**
 * ppid_rules_party:
 * @owner: (nullable): a pemikul
 *
 * Returns: (nullable) (borrowed): "badan-publik", "pemohon", "para-pihak" or
 *     "lain"; NULL for an owner that the table does not name.
 */
const char *
ppid_rules_party(const PpidRules *rules, const char *owner);

/**
 * ppid_rules_duties:
 *
 * Returns: (borrowed) (element-type PpidDuty): in the order of the file.
 */
const GPtrArray *
ppid_rules_duties(const PpidRules *rules);

/**
 * ppid_duty_next:
 * @day: as g_date_get_julian() counts
 *
 * Returns: the first day on or after @day on which @duty is due; 0 if it has
 *     no fixed day, or is not in force then.  29 February is 28 February in
 *     a year that has none.
 */
guint32
ppid_duty_next(const PpidDuty *duty, guint32 day);

/**
 * ppid_rules_closer:
 * @rule: (borrowed) (nullable): the rule of a clock; NULL: what ends every
 *     clock of a case only
 * @history: (borrowed): the events of the case
 * @start, @legal: the clock: mulai and jatuh-tempo
 *
 * An event ends a clock if it happened on the day it started or later, and,
 * for one that must be in time (an extension), not after its last day.
 *
 * Returns: (nullable) (borrowed): the first event in the record that ended
 *     it; NULL: it is open.
 */
const PpidEvent *
ppid_rules_closer(const PpidRules *rules, const PpidRule *rule,
		  const PpidHistory *history, guint32 start, guint32 legal);

/**
 * ppid_rules_may_end:
 * @rule: (borrowed) (nullable): as for ppid_rules_closer()
 *
 * Returns: true if an event of the kind @kind can end a clock of @rule,
 *     whatever else it says.
 */
bool
ppid_rules_may_end(const PpidRules *rules, const PpidRule *rule,
		   const char *kind);

/**
 * ppid_event_test_passes:
 *
 * Returns: true if @event is what @test asks for, whenever it happened.
 */
bool
ppid_event_test_passes(const PpidEventTest *test, const PpidEvent *event);

/** ppid_unit_text: "hari-kerja" and so on. */
const char *
ppid_unit_text(PpidUnit unit);

#endif /* PPID_RULES_H */
