/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of ppid-deadline; nobody else includes it. */
#ifndef PPID_DEADLINE_PRIVATE_H
#define PPID_DEADLINE_PRIVATE_H

#include "ppid-deadline.h"
#include "ppid-history.h"

/* tenggat/@pemicu of a time limit that follows another one. */
#define PPID_CLOCK_END "akhir:"

/* An incoming <surel> that has an event. */
typedef struct {
	const PpidEvent *event;
	xmlNode *class; /* its <klasifikasi>, or NULL */
} PpidClockMail;

/* A <tenggat>, made now or found in the store. */
typedef struct {
	char *code;
	char *root;	 /* id of the event at the head of the chain */
	PpidSpan span;
	char *condition; /* or NULL */
	char *doubt;	 /* why provisional, or NULL */
} PpidClock;

typedef struct {
	const PpidDeadlineContext *context;
	xmlNode *berkas;
	PpidHistory *history;
	xmlNode *last; /* the last <tenggat> made, or NULL */
	bool damaged;  /* it has a <cacat> of an earlier stage */
	guint provisional;
	GPtrArray *mails;  /* PpidClockMail *, in the order of the record */
	GPtrArray *clocks; /* PpidClock * */
	GHashTable *have;  /* "CODE PEMICU": set */
} PpidClockWork;

/** ppid_clock_key: (transfer full): what tells the clocks of a case apart. */
char *
ppid_clock_key(const char *code, const char *trigger);

/**
 * ppid_clock_work_init:
 * @work: (out): zero but for @context and @berkas
 *
 * Reads what the record holds; takes away the faults of an earlier run and,
 * in a record that is not of the store, its <tenggat>.
 */
void
ppid_clock_work_init(PpidClockWork *work);

void
ppid_clock_work_clear(PpidClockWork *work);

/**
 * ppid_clock_write:
 * @trigger: tenggat/@pemicu
 *
 * Adds a <tenggat> behind the last one.
 */
void
ppid_clock_write(PpidClockWork *work, const PpidRule *rule,
		 const char *trigger, const PpidClock *clock);

#endif /* PPID_DEADLINE_PRIVATE_H */
