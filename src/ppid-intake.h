/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-intake.h - one message after another into the spool
 *
 * begin, chunk..., then commit or abort.  The octets go to spool/tmp and
 * through SHA-256; commit fsyncs, gives the file its name in spool/new and
 * fsyncs the folder.  Only then may a ledger say that the message is here.
 */
#ifndef PPID_INTAKE_H
#define PPID_INTAKE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-home.h"

/* The sum of a run: seen = fresh + known + failed + gone. */
typedef struct {
	guint64 seen;	/* dilihat: messages looked at */
	guint64 fresh;	/* baru: put into the spool */
	guint64 known;	/* sudah-ada: had been there */
	guint64 failed; /* gagal: to be tried again */
	guint64 gone;	/* hilang: taken from the server before we had it */
} PpidIntakeCounts;

/* Something a person should know; @text has no personal data. */
typedef void (*PpidIntakeWarn)(const char *text, gpointer data);

/* What all sources need. */
typedef struct {
	const PpidHome *home;
	PpidIntakeCounts counts;
	GString *accounts; /* NULL at first: for ppid_intake_report() */
	PpidIntakeWarn warn;
	/* (nullable): @done of @total messages; @total is 0 if not known */
	void (*progress)(guint64 done, guint64 total, gpointer data);
	gpointer data;
} PpidIntakeRun;

/** ppid_intake_warn: formats and calls @run->warn. */
void
ppid_intake_warn(PpidIntakeRun *run, const char *format, ...)
	G_GNUC_PRINTF(2, 3);

/**
 * ppid_intake_account:
 * @name: of the account
 * @before: @run->counts when it began
 * @error: (nullable): what it ended with
 *
 * Keeps what it gave for the report.
 */
void
ppid_intake_account(PpidIntakeRun *run, const char *name,
		    const PpidIntakeCounts *before, const GError *error);

/**
 * ppid_intake_report:
 * @run: its counts; @run->accounts is freed
 * @failed_accounts: kotak-gagal: sources that failed, whole or in part
 * @path: (nullable): the file, replaced
 *
 * Writes the counts as lines NAME=NUMBER, then those of each account below a
 * line "[kotak NAME]".  Without @path only frees.
 */
bool
ppid_intake_report(PpidIntakeRun *run, guint failed_accounts,
		   const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct PpidIntake PpidIntake;

/**
 * ppid_intake_clean:
 *
 * Removes from spool/tmp what processes left that are no more: they were
 * killed while writing, and their messages come again.
 */
void
ppid_intake_clean(const PpidHome *home);

/** ppid_intake_new: @home is borrowed. */
PpidIntake *
ppid_intake_new(const PpidHome *home);

/** ppid_intake_free: aborts what has begun. */
void
ppid_intake_free(PpidIntake *intake);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidIntake, ppid_intake_free)

/** ppid_intake_begin: a new message; what had begun is aborted. */
bool
ppid_intake_begin(PpidIntake *intake, GError **error);

/** ppid_intake_chunk: by errno: a full disk is PPID_ERROR_TEMP. */
bool
ppid_intake_chunk(PpidIntake *intake, const char *bytes, gsize size,
		  GError **error);

/** ppid_intake_size: octets so far. */
guint64
ppid_intake_size(const PpidIntake *intake);

/**
 * ppid_intake_digest:
 *
 * Returns: (borrowed): SHA-256 in hex of the whole; no chunk may follow.
 */
const char *
ppid_intake_digest(PpidIntake *intake);

/** ppid_intake_abort: as if nothing had begun. */
void
ppid_intake_abort(PpidIntake *intake);

/**
 * ppid_intake_commit:
 * @instant: seconds since 1970, 0 = unknown
 * @unique: as in ppid_spool_name(); NULL: "S" and 24 digits of the digest
 * @account: as in ppid_spool_name()
 * @name_out: (out) (transfer full): its name in the spool
 * @existed_out: (out): true if these octets were there by that name; other
 *     octets by that name (a server that gives a UID twice) are no reason
 *     to lose these: the name then gets a part of the digest
 */
bool
ppid_intake_commit(PpidIntake *intake, gint64 instant, const char *unique,
		   const char *account, char **name_out, bool *existed_out,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_INTAKE_H */
