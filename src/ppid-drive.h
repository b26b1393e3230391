/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-drive.h - passes over the spool until it is empty or stops moving
 *
 * Each message ends in exactly one place: acknowledged (it is in a case),
 * held for a person, or still in the queue; that is counted by name, beside
 * what the programs say of themselves.  A message that makes a program die
 * is found by halving and held; the others go on.
 */
#ifndef PPID_DRIVE_H
#define PPID_DRIVE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-home.h"

/* What one pass of the pipeline did. */
typedef struct {
	guint fresh, joined, duplicates; /* records: baru, lanjutan, duplikat */
	guint acknowledged;		 /* messages: diakui */
	bool reported;	  /* the four are known */
	bool crashed;	  /* a program died, perhaps of a message */
	bool stalled;	  /* with @crashed: it did not die, it hung */
	bool failed;	  /* no use in going on: the cause is elsewhere */
	char *reason;	  /* of a crash, one line for staff, or NULL */
} PpidPass;

/*
 * What a case holds must not depend on where a run was cut off.  So the list
 * of a pass is written down before it begins, and a run that finds one works
 * it off first, in the same parts: a message never sees the cases of its own
 * part, whether they were made a second or a power cut ago (ppid_matcher_
 * set_batch()).  Where such a list is found, or a case that is half done, a
 * pass over no message comes first: ppid-file finishes the case before
 * ppid-match looks at it.
 */
#define PPID_DRIVE_LIST PPID_HOME_STATE "/giliran"

/**
 * PpidPassFunc:
 * @names: (nullable): base names in spool/new, ended by NULL, in their
 *     order; NULL or empty = a pass over no message, to see if it works and
 *     to finish what was left half done
 * @batch: (nullable): all names of the part that @names belong to, ended by
 *     NULL; some may be filed already
 * @pass: (out): zeroed by the caller, who frees @reason
 * @error: the run ends
 */
typedef bool (*PpidPassFunc)(char **names, char **batch, PpidPass *pass,
			     gpointer data, GError **error);

/** PpidHeldFunc: @name was put into spool/stuck, @reason is its .sebab. */
typedef void (*PpidHeldFunc)(const char *name, const char *reason,
			     gpointer data);

/* Messages. */
typedef struct {
	guint arrived;	  /* were in spool/new */
	guint fresh;	  /* made a new case */
	guint joined;	  /* joined a case */
	guint duplicates; /* noted on a case */
	guint before;	  /* were in a case already, only not acknowledged,
			     or filed by a program that died */
	guint held;	  /* in spool/stuck */
	guint queued;	  /* in spool/new */
	guint passes;
	bool adds_up; /* each message is in exactly one place, and the
			 programs have counted as many */
} PpidTally;

/**
 * ppid_drive:
 * @home: (borrowed): the caller holds its lock "jalan"
 * @size: at most so many messages in one pass, > 0
 * @func: runs the pipeline
 * @held: (nullable): is told of each message that is put aside
 * @tally: (out): also set where false is returned
 * @error: from @func or the spool
 */
bool
ppid_drive(const PpidHome *home, guint size, PpidPassFunc func,
	   PpidHeldFunc held, gpointer data, PpidTally *tally,
	   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_tally_line:
 *
 * Returns: (transfer full): "150 surel masuk = 141 berkas baru + 5 lanjutan
 *     + 2 duplikat + 0 ditahan + 2 antre", and " + N sudah diberkaskan"
 *     where N > 0.
 */
char *
ppid_tally_line(const PpidTally *tally);

#endif /* PPID_DRIVE_H */
