/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of ppid-deadline; nobody else includes it. */
#ifndef PPID_DEADLINE_PRIVATE_H
#define PPID_DEADLINE_PRIVATE_H

#include "ppid-deadline.h"
#include "ppid-history.h"

/* tenggat/@pemicu of a time limit that follows another one. */
#define PPID_CLOCK_END "akhir:"

/* A <tenggat>, made now or found in the store. */
typedef struct {
	char *code;
	char *root;	      /* id of the event at the head of the chain */
	const PpidEvent *head; /* that event; NULL: the record has it not */
	xmlNode *node;
	PpidSpan span;
	guint32 base;	 /* pada: the day that was named; 0: none */
	bool before;	 /* counted back from @base */
	char *until;	 /* sampai: when hours run out; or NULL */
	char *condition; /* or NULL */
	bool revisable;	 /* an event may fulfil @condition, or part of it */
	char *doubt;	 /* why provisional, or NULL */
	char *conflicts; /* codes between blanks, or NULL */
	guint32 warning; /* peringatan; 0: none */
	bool met;	 /* this run has come by it */
} PpidClock;

typedef struct {
	const PpidDeadlineContext *context;
	xmlNode *berkas;
	PpidHistory *history;
	guint32 begin; /* day of the first event of the case */
	xmlNode *last; /* the last <tenggat> made, or NULL */
	bool damaged;  /* it has a <cacat> of an earlier stage */
	guint provisional;
	GHashTable *arrivals; /* PpidEvent by which a mail came in -> its
				 <klasifikasi>, or NULL */
	GPtrArray *clocks;  /* PpidClock *: owner */
	GHashTable *chains; /* root -> GPtrArray of PpidClock * */
	GHashTable *have;   /* "CODE PEMICU" -> PpidClock, or NULL for one
			       without dates */
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

/** ppid_clock_add: takes @clock, so that others find it. */
void
ppid_clock_add(PpidClockWork *work, PpidClock *clock);

/**
 * ppid_clock_revise:
 * @condition: (nullable): what holds now
 *
 * Writes the condition of a clock of the store anew.
 */
void
ppid_clock_revise(PpidClock *clock, const char *condition);

/**
 * ppid_clock_write:
 * @trigger: tenggat/@pemicu
 *
 * Adds a <tenggat> behind the last one.
 */
void
ppid_clock_write(PpidClockWork *work, const PpidRule *rule,
		 const char *trigger, PpidClock *clock);

#endif /* PPID_DEADLINE_PRIVATE_H */
