/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-record.h - an event that staff record in a case
 *
 * What an event must state and whether it may follow is the table's,
 * ppid-flow.h; here it is held against a case, and appended or refused.
 * Nothing that is recorded is ever changed: a mistake is undone by another
 * event.
 * Pure but for ppid_record_letters().
 */
#ifndef PPID_RECORD_H
#define PPID_RECORD_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-course.h"
#include "ppid-flow.h"

#define PPID_RECORD_NOTE_MAX 4000   /* characters of a note */
#define PPID_RECORD_NUMBER_MAX 200  /* of the number of a letter */
#define PPID_RECORD_NAME_MAX 200    /* of the name of a file */
#define PPID_RECORD_LETTERS_MAX 16
#define PPID_RECORD_AGENCY_MAX 40   /* characters of a code */
#define PPID_RECORD_AGENCIES_MAX 5

typedef struct {
	char *name;   /* for people; never used as a path */
	char *sha256; /* 64 hex digits */
	guint64 size; /* in bytes */
} PpidRecordLetter;

/* What staff say; NULL where they say nothing. */
typedef struct {
	const char *kind; /* jenis; borrowed */
	GDateTime *now;	  /* the clock; borrowed, never NULL */
	GDateTime *at;	  /* when it happened */
	char *note;
	char *outcome;	  /* hasil */
	char **reasons;	  /* alasan; a word may hold several */
	char **articles;  /* pasal; the same */
	char *number;	  /* nomor */
	char *about;	  /* untuk: a date or an instant */
	char *target;	  /* atas: "peristiwa-7" */
	char *mail;	  /* sumber: "surel-2" */
	char **agencies;  /* opd: codes of opd.xml, the best first */
	const GPtrArray *letters; /* PpidRecordLetter *; borrowed */
} PpidRecordWish;

/** ppid_record_wish_clear: frees what @wish owns: all but @kind, @now,
 * @letters. */
void
ppid_record_wish_clear(PpidRecordWish *wish);

/**
 * ppid_record_letters:
 * @paths: (nullable): files, ended by NULL
 * @error: PPID_ERROR_NOINPUT or by errno; PPID_ERROR_IO if one is no regular
 *     file
 *
 * Reads the files; what becomes of them is for ppid_filer_add_letter().
 *
 * Returns: (transfer full) (element-type PpidRecordLetter): one for each.
 */
GPtrArray *
ppid_record_letters(char *const *paths,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_record_add:
 * @flow: (borrowed)
 * @zone: (borrowed): of the public body: instants are written in it, and its
 *     civil dates count
 * @berkas: (borrowed): the case; gets the event, or stays as it was
 * @wish: (borrowed)
 * @warnings: (element-type utf8): gets what is to be said, if it is recorded;
 *     frees its elements
 * @existed_out: (out): true if the case has this very event already; nothing
 *     is added then
 * @error: PPID_ERROR_USAGE if the event is not one of the table or does not
 *     state what it must; PPID_ERROR_DATA if it may not follow, or the case
 *     has not what it names
 *
 * Without @at, an event that confirms a proposal happened when that says;
 * one of a kind that happens with a mail, when @mail came in; others @now.
 *
 * Returns: (nullable) (borrowed): the <peristiwa>.
 */
xmlNode *
ppid_record_add(const PpidFlow *flow, GTimeZone *zone, xmlNode *berkas,
		const PpidRecordWish *wish, GPtrArray *warnings,
		bool *existed_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_record_is_open:
 * @history: (borrowed): the events of the case
 * @event: (borrowed): a <peristiwa>
 *
 * Returns: true if it is a proposal that nobody has confirmed or refused.
 */
bool
ppid_record_is_open(const PpidHistory *history, xmlNode *event);

/**
 * ppid_record_standing:
 * @course: (borrowed): of the case
 * @event: (borrowed): a <peristiwa> of it
 *
 * Returns: (nullable): why @event has no effect, a few words in Indonesian:
 *     proposed, undone, or not in its place; NULL if it has.
 */
const char *
ppid_record_standing(const PpidCourse *course, xmlNode *event);

/**
 * ppid_record_list:
 * @flow, @zone, @berkas: as above
 * @today: as g_date_get_julian() counts
 *
 * Returns: (transfer full): where the case stands, its events, what may
 *     follow now and what may not and why; lines in Indonesian.
 */
GString *
ppid_record_list(const PpidFlow *flow, GTimeZone *zone, xmlNode *berkas,
		 guint32 today);

/**
 * ppid_record_kinds:
 *
 * Returns: (transfer full): the events that staff may record, and what each
 *     must state; lines in Indonesian.
 */
GString *
ppid_record_kinds(const PpidFlow *flow);

#endif /* PPID_RECORD_H */
