/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-imap.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-imap-private.h"

#define SETS_IN_FLIGHT 2
#define SET_LIMIT 50

PpidImap *
ppid_imap_new(const PpidImapTransport *transport)
{
	PpidImap *imap = g_new0(PpidImap, 1);

	imap->reader.transport = *transport;
	return imap;
}

void
ppid_imap_free(PpidImap *imap)
{
	g_free(imap);
}

guint32
ppid_imap_culprit(const PpidImap *imap)
{
	return imap->culprit;
}

/* --- commands ---------------------------------------------------------------
 */

static bool
send_command(PpidImap *imap, const char *text, GError **error)
{
	g_autofree char *line = g_strdup_printf("p%" G_GUINT64_FORMAT " %s\r\n",
						imap->tags_sent + 1, text);
	const PpidImapTransport *t = &imap->reader.transport;

	imap->tags_sent++;
	return t->send(t->self, line, strlen(line), error);
}

/* "1:3,5" of @n ascending items */
static void
append_set(GString *text, const PpidImapItem *items, gsize n)
{
	for (gsize i = 0; i < n;) {
		gsize j = i;

		while (j + 1 < n && items[j + 1].uid == items[j].uid + 1)
			j++;
		if (i > 0)
			g_string_append_c(text, ',');
		g_string_append_printf(text, "%u", items[i].uid);
		if (j > i)
			g_string_append_printf(text, ":%u", items[j].uid);
		i = j + 1;
	}
}

/* The server refused: for now, or for good? (RFC 5530) */
static bool
refused(const PpidImapReply *reply, const char *name, GError **error)
{
	static const char *const temporary[] = { "[UNAVAILABLE]", "[INUSE]",
						 "[SERVERBUG]", "[LIMIT]" };
	PpidError code = PPID_ERROR_UNAVAILABLE;

	for (gsize i = 0; i < G_N_ELEMENTS(temporary); i++)
		if (strstr(reply->text, temporary[i]) != NULL)
			code = PPID_ERROR_TEMP;
	g_set_error(error, PPID_ERROR, code, "the server refuses %s: %s", name,
		    reply->text);
	return false;
}

bool
ppid_imap_examine(PpidImap *imap, const char *name, PpidImapFolder *folder_out,
		  GError **error)
{
	g_autofree char *quoted = ppid_imap_folder_name(name, error);
	g_autofree char *command = NULL;
	g_autofree char *what = NULL;
	PpidImapFolder folder = { 0 };
	PpidImapReply reply = { 0 };
	g_autofree char *text = NULL;
	bool ok;

	if (quoted == NULL)
		return false;
	command = g_strdup_printf("EXAMINE %s", quoted);
	imap->folder = &folder;
	ok = send_command(imap, command, error) &&
	     ppid_imap_wait(imap, &reply, error);
	imap->folder = NULL;
	text = reply.text;
	if (!ok)
		return false;
	what = g_strdup_printf("the folder '%s'", name);
	if (!reply.ok)
		return refused(&reply, what, error);
	if (folder.uidvalidity == 0)
		return ppid_imap_nonsense(error, "no UIDVALIDITY");
	*folder_out = folder;
	return true;
}

static bool
run_list(PpidImap *imap, PpidImapList *list, const char *set, GError **error)
{
	g_autofree char *command = g_strdup_printf(
		"UID FETCH %s (UID INTERNALDATE RFC822.SIZE)", set);
	PpidImapReply reply = { 0 };
	g_autofree char *text = NULL;
	bool ok;

	imap->list = list;
	ok = send_command(imap, command, error) &&
	     ppid_imap_wait(imap, &reply, error);
	imap->list = NULL;
	text = reply.text;
	return ok && (reply.ok || refused(&reply, "the listing", error));
}

bool
ppid_imap_list(PpidImap *imap, guint32 after, PpidImapItemFunc func,
	       gpointer data, GError **error)
{
	PpidImapList list = { .after = after, .func = func, .data = data };
	g_autofree char *set = NULL;

	if (after == G_MAXUINT32)
		return true;
	set = g_strdup_printf("%u:*", after + 1);
	return run_list(imap, &list, set, error);
}

bool
ppid_imap_list_some(PpidImap *imap, const PpidImapItem *items, gsize n_items,
		    PpidImapItemFunc func, gpointer data, GError **error)
{
	for (gsize i = 0; i < n_items; i += SET_LIMIT) {
		PpidImapList list = { .items = items + i,
				      .n_items = MIN(n_items - i, SET_LIMIT),
				      .func = func,
				      .data = data };
		g_autoptr(GString) set = g_string_new(NULL);

		append_set(set, list.items, list.n_items);
		if (!run_list(imap, &list, set->str, error))
			return false;
	}
	return true;
}

static bool
send_set(PpidImap *imap, gsize n, GError **error)
{
	PpidImapFetch *f = imap->fetch;
	g_autoptr(GString) command = g_string_new("UID FETCH ");

	append_set(command, f->items + f->sent, n);
	g_string_append(command, " (UID RFC822.SIZE INTERNALDATE BODY.PEEK[])");
	f->sent += n;
	return send_command(imap, command->str, error);
}

/* What of items[first..end) has not come will not come. */
static void
close_set(PpidImapFetch *f, gsize end, const PpidImapReply *reply)
{
	const char *reason =
		reply->ok ? "the server sent no body" : reply->text;

	for (; f->first < end; f->first++) {
		if (f->state[f->first] != PPID_IMAP_WAITING)
			continue;
		f->state[f->first] = PPID_IMAP_FAILED;
		f->sink->failed(f->items[f->first].uid, reason, f->data);
	}
}

static bool
run_fetch(PpidImap *imap, gsize n_items, guint per_set, GError **error)
{
	PpidImapFetch *f = imap->fetch;

	while (f->first < n_items) {
		gsize end = MIN(f->first + per_set, n_items);
		PpidImapReply reply = { 0 };
		g_autofree char *text = NULL;

		while (f->sent < n_items &&
		       f->sent < f->first + SETS_IN_FLIGHT * per_set)
			if (!send_set(imap, MIN(per_set, n_items - f->sent),
				      error))
				return false;
		if (!ppid_imap_wait(imap, &reply, error))
			return false;
		text = reply.text;
		close_set(f, end, &reply);
	}
	return true;
}

static guint32
find_culprit(const PpidImap *imap, const PpidImapFetch *f)
{
	gssize index = ppid_imap_find(f, imap->current);

	if (index >= 0 && f->state[index] == PPID_IMAP_WAITING)
		return imap->current;
	for (gsize i = f->first; i < f->sent; i++)
		if (f->state[i] == PPID_IMAP_WAITING)
			return f->items[i].uid;
	return 0;
}

bool
ppid_imap_fetch(PpidImap *imap, const PpidImapItem *items, gsize n_items,
		guint per_set, guint64 max_size, const PpidImapSink *sink,
		gpointer data, GError **error)
{
	g_autofree guint8 *state = g_new0(guint8, n_items + 1);
	PpidImapFetch fetch = { .items = items,
				.state = state,
				.max_size = max_size,
				.sink = sink,
				.data = data };
	bool ok;

	imap->fetch = &fetch;
	imap->current = 0;
	ok = run_fetch(imap, n_items, CLAMP(per_set, 1, SET_LIMIT), error);
	imap->culprit = ok ? 0 : find_culprit(imap, &fetch);
	imap->fetch = NULL;
	return ok;
}

void
ppid_imap_logout(PpidImap *imap)
{
	g_autoptr(GError) ignored = NULL;

	if (!send_command(imap, "LOGOUT", &ignored))
		return;
}
