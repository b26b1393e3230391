/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-imap - answers of an IMAP server
 *
 * The first octet says what is asked (mod 4: folder, listing, some of the
 * listing, bodies) and how many octets come at a time.  Whatever the server
 * says: a body is handed on only if its UID was asked for, once, and its
 * octets are as many as the size that goes with it.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-imap.h"

#define MAX_SIZE 100000

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
	const uint8_t *data;
	size_t size, at, step;
	guint64 octets;
	bool begun;
	guint got[4], failed[4];
} Run;

static const PpidImapItem items[] = {
	{ 1, 5, 1000 }, { 2, 12, 0 }, { 3, 0, 0 }, { 9, 5, 5000 }
};

static gssize
recv_some(gpointer self, void *bytes, gsize size, GError **error)
{
	Run *r = self;
	gsize n = MIN(MIN(size, r->step), r->size - r->at);

	(void)error;
	if (n > 0)
		memcpy(bytes, r->data + r->at, n);
	r->at += n;
	return (gssize)n;
}

static bool
send_all(gpointer self, const void *bytes, gsize size, GError **error)
{
	(void)self;
	(void)bytes;
	(void)error;
	return size < 1100;
}

static guint
index_of(guint32 uid)
{
	for (guint i = 0; i < G_N_ELEMENTS(items); i++)
		if (items[i].uid == uid)
			return i;
	abort();
}

static bool
on_begin(gpointer data, GError **error)
{
	Run *r = data;

	(void)error;
	if (r->begun)
		abort();
	r->begun = true;
	r->octets = 0;
	return true;
}

static bool
on_chunk(const char *bytes, gsize size, gpointer data, GError **error)
{
	Run *r = data;

	(void)bytes;
	(void)error;
	r->octets += size;
	if (!r->begun || size == 0 || r->octets > MAX_SIZE)
		abort();
	return true;
}

static bool
on_end(const PpidImapItem *item, gpointer data, GError **error)
{
	Run *r = data;

	(void)error;
	if (!r->begun)
		abort();
	r->begun = false;
	if (item == NULL)
		return true;
	if (item->size != r->octets || r->octets == 0 ||
	    r->got[index_of(item->uid)]++ > 0)
		abort();
	return true;
}

static void
on_failed(guint32 uid, const char *reason, gpointer data)
{
	Run *r = data;
	guint i = index_of(uid);

	if (reason == NULL || r->got[i] > 0 || r->failed[i]++ > 0)
		abort();
}

static bool
on_item(const PpidImapItem *item, gpointer data, GError **error)
{
	(void)data;
	(void)error;
	if (item->uid == 0 || item->instant < 0)
		abort();
	return true;
}

static const PpidImapSink sink = { on_begin, on_chunk, on_end, on_failed };

static bool
run_one(PpidImap *imap, Run *r, int what, GError **error)
{
	PpidImapFolder folder;

	switch (what) {
	case 0:
		return ppid_imap_examine(imap, "INBOX", &folder, error);
	case 1:
		return ppid_imap_list(imap, 7, on_item, r, error);
	case 2:
		return ppid_imap_list_some(imap, items, G_N_ELEMENTS(items),
					   on_item, r, error);
	default:
		return ppid_imap_fetch(imap, items, G_N_ELEMENTS(items), 2,
				       MAX_SIZE, &sink, r, error);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const size_t steps[] = { 1, 7, 1000, 65536 };
	Run r = { 0 };
	PpidImapTransport transport = { recv_some, send_all, &r };
	g_autoptr(PpidImap) imap = NULL;
	g_autoptr(GError) error = NULL;
	bool ok;

	if (size == 0)
		return 0;
	r.data = data + 1;
	r.size = size - 1;
	r.step = steps[data[0] / 4 % 4];
	imap = ppid_imap_new(&transport);
	ok = run_one(imap, &r, data[0] % 4, &error);
	if (ok != (error == NULL))
		abort();
	/* each was either got or reported */
	for (guint i = 0; ok && data[0] % 4 == 3 && i < 4; i++)
		if (r.got[i] + r.failed[i] != 1)
			abort();
	return 0;
}
