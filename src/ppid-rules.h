/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-rules.h - the table of deadline rules, data/aturan.xml
 *
 * Which duty runs for how long from what is law and lies in the table,
 * ppid-aturan(5), with its article; no code knows a rule by its name.
 */
#ifndef PPID_RULES_H
#define PPID_RULES_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

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

typedef struct {
	PpidTriggerKind kind;
	char *name;	 /* NULL for PPID_TRIGGER_FAULT */
	bool review;	 /* tinjau: only if a human must look at the mail */
	bool secondary;	 /* lain: @name is a second kind of the mail */
	char *unless;	 /* kecuali: not if the case has this event; or NULL */
	char *condition; /* syarat: holds only if this is so; or NULL */
} PpidTrigger;

/* Strings are NULL where the table has none. */
typedef struct {
	char *code;	      /* kode: "T-NOTICE-UU"; may stand twice, with
				 other dates */
	char *name;	      /* nama: a few words for tables */
	guint length;	      /* lama, in units of @unit */
	PpidUnit unit;
	char *owner;	      /* pemikul: who owes the duty */
	char *basis;	      /* dasar: article */
	char *mark;	      /* tanda: V, VS, M or D */
	guint32 from, to;     /* days of triggers it is for, both included */
	char *note;	      /* keterangan */
	char *lapse;	      /* akibat: what it means if it runs out */
	char *extension;      /* perpanjangan/@kode */
	GPtrArray *triggers;  /* PpidTrigger *, in the order of the file */
	char **closers;	      /* kinds of events that end the clock */
	int line;
} PpidRule;

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
 *     same day
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
 * ppid_rules_closers:
 *
 * Returns: (borrowed): kinds of events that end every clock of a case.
 */
const char *const *
ppid_rules_closers(const PpidRules *rules);

/** ppid_unit_text: "hari-kerja" and so on. */
const char *
ppid_unit_text(PpidUnit unit);

#endif /* PPID_RULES_H */
