/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-history.h - the events of a case that count
 *
 * <riwayat> is only ever appended to, berkas(5).  What is in it counts
 * unless it is only proposed (status="usulan") or a later correction
 * (jenis="pembatalan" atas="peristiwa-5") names it.  A correction is never
 * undone itself: the event is recorded again.  Deadlines, states and tables
 * all read a case through here, so that they cannot differ.
 * Pure: no clock, no I/O.
 */
#ifndef PPID_HISTORY_H
#define PPID_HISTORY_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

/* An effective event; strings are NULL where the record has none.  Days as
 * g_date_get_julian() counts them. */
typedef struct {
	xmlNode *node;	    /* (borrowed) its <peristiwa> */
	char *id;	    /* "peristiwa-7" */
	char *kind;	    /* jenis */
	char *source;	    /* sumber: id of the <surel> it came with */
	char *target;	    /* atas: id of the event it is about */
	char *outcome;	    /* hasil */
	char *reasons;	    /* alasan: words between blanks */
	char *articles;	    /* pasal: words between blanks: "17b 17h" */
	GDateTime *instant; /* waktu */
	guint32 day;	    /* its civil date */
	guint order;	    /* its place in the record */
	GDateTime *stated;  /* untuk, if that is an instant; or NULL */
	guint32 stated_day; /* the date in untuk; 0 if there is none */
} PpidEvent;

typedef struct PpidHistory PpidHistory;

/**
 * ppid_history_read:
 * @berkas: (borrowed): a <berkas>; outlives the history
 * @zone: (borrowed) (nullable): whose civil dates are wanted; NULL: those
 *     that the events write themselves
 *
 * An event without id or kind is passed over, one without a usable instant
 * (of the years 1900 to 2199) is only counted: see ppid_history_damaged().
 *
 * Returns: (transfer full): the effective events.
 */
PpidHistory *
ppid_history_read(xmlNode *berkas, GTimeZone *zone);

void
ppid_history_free(PpidHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidHistory, ppid_history_free)

/**
 * ppid_history_effective:
 *
 * Returns: (borrowed) (element-type PpidEvent): in the order of the record,
 *     corrections (pembatalan) among them.
 */
const GPtrArray *
ppid_history_effective(const PpidHistory *history);

/**
 * ppid_history_of:
 * @kind: (nullable): peristiwa/@jenis
 *
 * Returns: (nullable) (borrowed) (element-type PpidEvent): the effective
 *     events of that kind in the order of the record; NULL if there are none.
 */
const GPtrArray *
ppid_history_of(const PpidHistory *history, const char *kind);

/**
 * ppid_history_find:
 * @id: (nullable): "peristiwa-7"
 *
 * Returns: (nullable) (borrowed): that event, if it is effective.
 */
const PpidEvent *
ppid_history_find(const PpidHistory *history, const char *id);

/**
 * ppid_history_arrival:
 * @source: (nullable): id of a <surel>
 *
 * Returns: (nullable) (borrowed): the event by which it came in, the first
 *     one that names it and is not a proposal; NULL if that was undone.
 */
const PpidEvent *
ppid_history_arrival(const PpidHistory *history, const char *source);

/** ppid_history_undone: whether a correction names the event @id. */
bool
ppid_history_undone(const PpidHistory *history, const char *id);

/** ppid_history_damaged: how many events have no usable instant. */
guint
ppid_history_damaged(const PpidHistory *history);

/**
 * ppid_event_has_word:
 * @words: (nullable): words between blanks: reasons, articles
 *
 * Returns: true if @word is one of @words.
 */
bool
ppid_event_has_word(const char *words, const char *word);

#endif /* PPID_HISTORY_H */
