/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-fetch-imap.h"

#include <string.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-fetch-local.h"
#include "ppid-ledger.h"
#include "ppid-secret.h"
#include "ppid-transport.h"

#define PAGE 500
#define PER_SET 50
#define RECONNECTS 5
#define DEADLINE_TIMEOUTS 240
#define REPORT_LINES 20

typedef struct {
	PpidIntakeRun *run;
	const PpidAccount *account;
	const PpidFetchImapOptions *options;
	PpidLedger *ledger;
	PpidLedgerKey key;
	PpidIntake *intake;
	PpidTransport *transport;
	PpidImap *imap;
	PpidImapFolder folder;
	guint reconnects;
	bool ours;	 /* the error is of our disk, not of the server */
	GError *failure; /* of a callback that cannot return one */
	guint64 done, total, gone;
} Session;

/* --- the connection ------------------------------------------------------- */

static void
disconnect(Session *s)
{
	g_clear_pointer(&s->imap, ppid_imap_free);
	g_clear_pointer(&s->transport, ppid_transport_free);
}

static PpidTransport *
open_transport(const Session *s, GError **error)
{
	const PpidAccount *a = s->account;
	g_autoptr(PpidSecret) secret =
		a->password_file != NULL
			? ppid_secret_from_file(a->password_file, error)
			: ppid_secret_from_command(a->password_command,
						   PPID_SECRET_SECONDS, error);
	PpidTransportOptions o = { .url = a->url,
				   .user = a->user,
				   .ca_file = a->ca_file };

	if (secret == NULL)
		return NULL;
	o.password = ppid_secret_text(secret);
	o.timeout_ms = s->options->timeout_s * 1000;
	o.deadline_ms = o.timeout_ms * DEADLINE_TIMEOUTS;
	return ppid_transport_open(&o, error);
}

static bool
connect_account(Session *s, GError **error)
{
	PpidImapTransport imap;

	disconnect(s);
	s->transport = open_transport(s, error);
	if (s->transport == NULL)
		return false;
	imap = ppid_transport_imap(s->transport);
	s->imap = ppid_imap_new(&imap);
	return ppid_imap_examine(s->imap, s->account->folder, &s->folder,
				 error);
}

/* Again, after the server broke off: not for ever, and not if the folder
 * became another one meanwhile. */
static bool
reconnect(Session *s, GError **error)
{
	if (!connect_account(s, error))
		return false;
	if (s->folder.uidvalidity == s->key.uidvalidity)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
		    "UIDVALIDITY changed while fetching");
	return false;
}

/* --- listing -------------------------------------------------------------- */

static bool
add_item(const PpidImapItem *item, gpointer data, GError **error)
{
	Session *s = data;

	return ppid_ledger_add(s->ledger, &s->key, item, error);
}

/* All in one transaction: a listing that breaks off leaves no hole below
 * the highest UID. */
static bool
list_after(Session *s, guint32 after, GError **error)
{
	if (!ppid_ledger_begin(s->ledger, error))
		return false;
	if (ppid_imap_list(s->imap, after, add_item, s, error) &&
	    ppid_ledger_commit(s->ledger, error))
		return true;
	ppid_ledger_rollback(s->ledger);
	return false;
}

/* Lists what is new.  If fewer are written down than the server says there
 * are, one was skipped: then all are listed. */
static bool
list_new(Session *s, bool *complete_out, GError **error)
{
	guint64 rows = 0;
	guint32 last;

	*complete_out = true;
	if (s->folder.exists == 0)
		return true;
	if (!ppid_ledger_last(s->ledger, &s->key, &last, error) ||
	    !list_after(s, last, error) ||
	    !ppid_ledger_rows(s->ledger, &s->key, &rows, error))
		return false;
	if (rows < s->folder.exists && last > 0 &&
	    (!list_after(s, 0, error) ||
	     !ppid_ledger_rows(s->ledger, &s->key, &rows, error)))
		return false;
	*complete_out = rows >= s->folder.exists;
	if (!*complete_out)
		ppid_intake_warn(s->run,
				 "kotak %s: the server has %u messages and "
				 "lists %" G_GUINT64_FORMAT,
				 s->account->name, s->folder.exists, rows);
	return true;
}

static bool
note_listed(const PpidImapItem *item, gpointer data, GError **error)
{
	(void)error;
	g_hash_table_insert(data, GUINT_TO_POINTER(item->uid),
			    g_memdup2(item, sizeof(*item)));
	return true;
}

static bool
check_missing(Session *s, const PpidImapItem *item, GError **error)
{
	bool gone;

	if (!ppid_ledger_missing(s->ledger, &s->key, item->uid, &gone, error))
		return false;
	if (!gone)
		return true;
	s->gone++;
	s->run->counts.gone++;
	s->run->counts.seen++;
	ppid_intake_warn(s->run,
			 "kotak %s: uid %u was taken from the server before "
			 "it could be fetched",
			 s->account->name, item->uid);
	return true;
}

/* Takes over what the server says now of one that failed before. */
static bool
check_listed(Session *s, const PpidImapItem *item, GHashTable *listed,
	     GError **error)
{
	const PpidImapItem *now =
		g_hash_table_lookup(listed, GUINT_TO_POINTER(item->uid));

	return now != NULL ? ppid_ledger_add(s->ledger, &s->key, now, error)
			   : check_missing(s, item, error);
}

/* Which of those that failed before does the server still have? */
static bool
list_failed(Session *s, GError **error)
{
	for (guint32 after = 0;;) {
		g_autoptr(GHashTable) listed =
			g_hash_table_new_full(NULL, NULL, NULL, g_free);
		g_autoptr(GArray) page = ppid_ledger_waiting(
			s->ledger, &s->key, PPID_LEDGER_RETRY, after,
			G_MAXINT64, PAGE, error);
		const PpidImapItem *items;

		if (page == NULL)
			return false;
		if (page->len == 0)
			return true;
		items = (const PpidImapItem *)(void *)page->data;
		if (!ppid_imap_list_some(s->imap, items, page->len, note_listed,
					 listed, error))
			return false;
		for (guint i = 0; i < page->len; i++)
			if (!check_listed(s, &items[i], listed, error))
				return false;
		after = items[page->len - 1].uid;
	}
}

/* --- bodies --------------------------------------------------------------- */

static bool
begin_body(gpointer data, GError **error)
{
	Session *s = data;

	s->ours = !ppid_intake_begin(s->intake, error);
	return !s->ours;
}

static bool
add_body(const char *bytes, gsize size, gpointer data, GError **error)
{
	Session *s = data;

	s->ours = !ppid_intake_chunk(s->intake, bytes, size, error);
	return !s->ours;
}

/* Puts the message into the spool; @name_out is its name there. */
static bool
deliver(Session *s, const PpidImapItem *item, char **name_out, GError **error)
{
	g_autofree char *unique =
		g_strdup_printf("V%uU%u", s->key.uidvalidity, item->uid);
	bool existed = true;

	if (!ppid_ledger_find(s->ledger, &s->key, ppid_intake_digest(s->intake),
			      name_out, error))
		return false;
	if (*name_out != NULL)
		ppid_intake_abort(s->intake);
	else if (!ppid_intake_commit(s->intake, item->instant, unique,
				     s->account->name, name_out, &existed,
				     error))
		return false;
	if (existed)
		s->run->counts.known++;
	else
		s->run->counts.fresh++;
	return true;
}

static bool
end_body(const PpidImapItem *item, gpointer data, GError **error)
{
	Session *s = data;
	g_autofree char *name = NULL;

	if (item == NULL) {
		ppid_intake_abort(s->intake);
		return true;
	}
	s->ours =
		!deliver(s, item, &name, error) ||
		!ppid_ledger_store(s->ledger, &s->key, item,
				   ppid_intake_digest(s->intake), name, error);
	if (s->ours)
		return false;
	s->done++;
	if (s->run->progress != NULL)
		s->run->progress(s->done, s->total, s->run->data);
	return true;
}

static void
fail_body(guint32 uid, const char *reason, gpointer data)
{
	Session *s = data;

	if (s->failure == NULL)
		s->ours = !ppid_ledger_fail(s->ledger, &s->key, uid, reason,
					    &s->failure);
}

static const PpidImapSink sink = { begin_body, add_body, end_body, fail_body };

/* After the server broke off: the message it broke at waits for the end of
 * the run, the others go on over a new connection. */
static bool
recover(Session *s, guint32 culprit, GError *broken, GError **error)
{
	if (culprit != 0 && !ppid_ledger_fail(s->ledger, &s->key, culprit,
					      broken->message, error)) {
		g_error_free(broken);
		return false;
	}
	if (s->reconnects++ >= RECONNECTS) {
		g_propagate_error(error, broken);
		return false;
	}
	g_error_free(broken);
	return reconnect(s, error);
}

/* One page; @stop_out is the UID at which the server broke off, or 0. */
static bool
fetch_page(Session *s, const GArray *page, guint per_set, guint32 *stop_out,
	   GError **error)
{
	GError *broken = NULL;
	bool ok =
		ppid_imap_fetch(s->imap, (void *)page->data, page->len, per_set,
				s->options->max_size, &sink, s, &broken);

	*stop_out = 0;
	ppid_intake_abort(s->intake);
	if (s->failure != NULL) {
		g_clear_error(&broken);
		g_propagate_error(error, g_steal_pointer(&s->failure));
		return false;
	}
	if (ok)
		return true;
	if (s->ours) {
		g_propagate_error(error, broken);
		return false;
	}
	*stop_out = ppid_imap_culprit(s->imap);
	return recover(s, *stop_out, broken, error);
}

static guint32
last_uid(const GArray *page)
{
	return g_array_index(page, PpidImapItem, page->len - 1).uid;
}

/* All that have not been tried, many at a time: each is in the spool or has
 * failed when this returns true. */
static bool
fetch_untried(Session *s, GError **error)
{
	for (;;) {
		g_autoptr(GArray) page = ppid_ledger_waiting(
			s->ledger, &s->key, PPID_LEDGER_UNTRIED, 0,
			s->options->max_size, PAGE, error);
		guint32 stop;

		if (page == NULL)
			return false;
		if (page->len == 0)
			return true;
		if (!fetch_page(s, page, PER_SET, &stop, error))
			return false;
	}
}

/* All that have failed, once more, one by one: one of them may have spoilt
 * the answer for the others. */
static bool
fetch_failed(Session *s, GError **error)
{
	for (guint32 after = 0;;) {
		g_autoptr(GArray) page = ppid_ledger_waiting(
			s->ledger, &s->key, PPID_LEDGER_RETRY, after,
			s->options->max_size, PAGE, error);
		guint32 stop;

		if (page == NULL)
			return false;
		if (page->len == 0)
			return true;
		if (!fetch_page(s, page, 1, &stop, error))
			return false;
		after = stop != 0 ? stop : last_uid(page);
	}
}

/* --- the account ---------------------------------------------------------- */

static void
report_waiting(const PpidImapItem *item, guint attempts, const char *reason,
	       gpointer data)
{
	Session *s = data;

	if (item->size > s->options->max_size)
		ppid_intake_warn(s->run,
				 "kotak %s: uid %u has %" G_GUINT64_FORMAT
				 " octets, more than --max-size: not fetched",
				 s->account->name, item->uid, item->size);
	else
		ppid_intake_warn(s->run,
				 "kotak %s: uid %u not fetched, attempt %u: "
				 "%s",
				 s->account->name, item->uid, attempts,
				 reason != NULL ? reason : "not tried yet");
}

/* Counts and names what is still waiting. */
static bool
finish(Session *s, bool complete, GError **error)
{
	guint64 waiting = s->total - s->done;

	s->run->counts.failed += waiting;
	if (!ppid_ledger_each(s->ledger, &s->key, REPORT_LINES, report_waiting,
			      s, error))
		return false;
	if (waiting > 0)
		g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
			    "%" G_GUINT64_FORMAT " messages not fetched",
			    waiting);
	else if (s->gone > 0)
		g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
			    "%" G_GUINT64_FORMAT " messages given up", s->gone);
	else if (!complete)
		g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
			    "the server's listing is not complete");
	return waiting == 0 && s->gone == 0 && complete;
}

static bool
enter(Session *s, GError **error)
{
	bool changed;

	s->key = (PpidLedgerKey){ s->account->name, s->account->folder,
				  s->folder.uidvalidity };
	if (!ppid_ledger_enter(s->ledger, &s->key, &changed, error))
		return false;
	if (changed)
		ppid_intake_warn(s->run,
				 "kotak %s: UIDVALIDITY changed: all messages "
				 "are fetched again and compared",
				 s->account->name);
	return true;
}

static bool
fetch_account(Session *s, GError **error)
{
	g_autoptr(GError) broken = NULL;
	bool complete;

	if (!connect_account(s, error) || !enter(s, error) ||
	    !list_failed(s, error) || !list_new(s, &complete, error) ||
	    !ppid_ledger_count(s->ledger, &s->key, &s->total, error))
		return false;
	s->run->counts.seen += s->total;
	if (!fetch_untried(s, &broken) || !fetch_failed(s, &broken)) {
		/* the sum must add up all the same */
		if (!finish(s, complete, NULL))
			g_debug("messages are waiting");
		g_propagate_error(error, g_steal_pointer(&broken));
		return false;
	}
	ppid_imap_logout(s->imap);
	return finish(s, complete, error);
}

bool
ppid_fetch_imap(PpidIntakeRun *run, const PpidAccount *account,
		const PpidFetchImapOptions *options, GError **error)
{
	g_autofree char *lock_name = g_strconcat("ambil-", account->name, NULL);
	Session s = { .run = run, .account = account, .options = options };
	int lock = ppid_home_lock(run->home, lock_name, error);
	bool ok;

	if (lock < 0)
		return false;
	s.ledger = ppid_ledger_open(run->home, error);
	s.intake = ppid_intake_new(run->home);
	ok = s.ledger != NULL && fetch_account(&s, error);
	disconnect(&s);
	ppid_intake_free(s.intake);
	ppid_ledger_free(s.ledger);
	close(lock);
	return ok;
}

static bool
fetch_kind(PpidIntakeRun *run, const PpidAccount *account,
	   const PpidFetchImapOptions *options, GError **error)
{
	if (strcmp(account->kind, "imap") == 0)
		return ppid_fetch_imap(run, account, options, error);
	if (strcmp(account->kind, "maildir") == 0)
		return ppid_fetch_maildir(run, account->name, account->path,
					  error);
	return ppid_fetch_mbox(run, account->name, account->path, error);
}

bool
ppid_fetch_account(PpidIntakeRun *run, const PpidAccount *account,
		   const PpidFetchImapOptions *options, GError **error)
{
	const PpidIntakeCounts before = run->counts;
	g_autoptr(GError) local = NULL;
	bool ok = fetch_kind(run, account, options, &local);

	ppid_intake_account(run, account->name, &before, local);
	if (local != NULL)
		g_propagate_error(error, g_steal_pointer(&local));
	return ok;
}
