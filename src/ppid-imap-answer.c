/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-imap-private.h"

#include <string.h>

#include "ppid-error.h"

#define DATE_SIZE 26
#define WORD_SIZE 64
#define ATTRIBUTE_SIZE 1024

/* One FETCH answer. */
typedef struct {
	PpidImapItem item;
	bool has_body, is_nil;
	guint64 octets;
} Answer;

bool
ppid_imap_nonsense(GError **error, const char *what)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_PROTOCOL,
		    "the server's answer is not IMAP: %s", what);
	return false;
}

/* --- FETCH answers ----------------------------------------------------------
 */

gssize
ppid_imap_find(const PpidImapFetch *f, guint32 uid)
{
	for (gsize i = f->first; i < f->sent; i++)
		if (f->items[i].uid == uid)
			return (gssize)i;
	return -1;
}

/* How large the body may be that comes now. */
static guint64
body_limit(const PpidImapFetch *f, guint32 uid)
{
	gssize index = uid != 0 ? ppid_imap_find(f, uid) : -1;
	guint64 limit = 0;

	for (gsize i = f->first; i < f->sent; i++) {
		guint64 size = f->items[i].size;

		if (index >= 0 && i != (gsize)index)
			continue;
		limit = MAX(limit, size != 0 ? size : f->max_size);
	}
	return limit;
}

static bool
read_body(PpidImap *imap, Answer *answer, GError **error)
{
	PpidImapFetch *f = imap->fetch;

	if (f == NULL)
		return ppid_imap_skip(&imap->reader, error);
	if (answer->has_body)
		return ppid_imap_nonsense(error, "two bodies in one answer");
	answer->has_body = true;
	return f->sink->begin(f->data, error) &&
	       ppid_imap_string(&imap->reader, body_limit(f, answer->item.uid),
				f->sink->chunk, f->data, &answer->octets,
				&answer->is_nil, error);
}

static bool
keep_date(const char *bytes, gsize size, gpointer data, GError **error)
{
	GString *text = data;

	(void)error;
	if (text->len + size <= DATE_SIZE)
		g_string_append_len(text, bytes, (gssize)size);
	return true;
}

static bool
read_date(PpidImap *imap, Answer *answer, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	guint64 octets;
	bool nil;

	if (!ppid_imap_string(&imap->reader, WORD_SIZE, keep_date, text,
			      &octets, &nil, error))
		return false;
	answer->item.instant = ppid_imap_date(text->str);
	return true;
}

static bool
read_uid(PpidImap *imap, Answer *answer, GError **error)
{
	guint64 uid;

	if (!ppid_imap_number(&imap->reader, G_MAXUINT32, &uid, error))
		return false;
	if (uid == 0 || (answer->item.uid != 0 && answer->item.uid != uid))
		return ppid_imap_nonsense(error, "bad UID");
	answer->item.uid = (guint32)uid;
	imap->current = (guint32)uid;
	return true;
}

/* msg-att = "(" name SP value *(SP name SP value) ")", in any order */
static bool
read_attribute(PpidImap *imap, Answer *answer, GError **error)
{
	char name[ATTRIBUTE_SIZE];

	if (!ppid_imap_word(&imap->reader, name, sizeof(name), error) ||
	    !ppid_imap_spaces(&imap->reader, error))
		return false;
	if (strcmp(name, "UID") == 0)
		return read_uid(imap, answer, error);
	if (strcmp(name, "RFC822.SIZE") == 0)
		return ppid_imap_number(&imap->reader, G_MAXINT64,
					&answer->item.size, error);
	if (strcmp(name, "INTERNALDATE") == 0)
		return read_date(imap, answer, error);
	if (strcmp(name, "BODY[]") == 0)
		return read_body(imap, answer, error);
	return ppid_imap_skip(&imap->reader, error);
}

/* Why this is not the body of @asked; NULL if it is.  Completes @item. */
static char *
judge(const Answer *answer, const PpidImapItem *asked, PpidImapItem *item)
{
	*item = answer->item;
	if (item->size == 0)
		item->size = asked->size;
	if (item->instant == 0)
		item->instant = asked->instant;
	if (answer->is_nil)
		return g_strdup("the server has no body (NIL)");
	if (answer->octets == 0)
		return g_strdup("the body is empty");
	if (asked->size != 0 && item->size != asked->size)
		return g_strdup("RFC822.SIZE has changed");
	if (answer->octets == item->size)
		return NULL;
	return g_strdup_printf("%" G_GUINT64_FORMAT " octets, RFC822.SIZE "
			       "says %" G_GUINT64_FORMAT,
			       answer->octets, item->size);
}

static bool
finish_body(PpidImapFetch *f, const Answer *answer, GError **error)
{
	gssize index = answer->item.uid != 0
			       ? ppid_imap_find(f, answer->item.uid)
			       : -1;
	g_autofree char *reason = NULL;
	PpidImapItem item;

	if (index < 0 || f->state[index] != PPID_IMAP_WAITING)
		return f->sink->end(NULL, f->data, error);
	reason = judge(answer, &f->items[index], &item);
	if (reason == NULL) {
		f->state[index] = PPID_IMAP_GOT;
		return f->sink->end(&item, f->data, error);
	}
	f->state[index] = PPID_IMAP_FAILED;
	if (!f->sink->end(NULL, f->data, error))
		return false;
	f->sink->failed(item.uid, reason, f->data);
	return true;
}

static bool
is_listed(const PpidImapList *list, guint32 uid)
{
	if (list->items == NULL)
		return uid > list->after;
	for (gsize i = 0; i < list->n_items; i++)
		if (list->items[i].uid == uid)
			return true;
	return false;
}

static bool
finish_answer(PpidImap *imap, const Answer *answer, GError **error)
{
	PpidImapList *list = imap->list;

	if (answer->has_body)
		return finish_body(imap->fetch, answer, error);
	if (list == NULL || answer->item.uid == 0 ||
	    !is_listed(list, answer->item.uid))
		return true;
	return list->func(&answer->item, list->data, error);
}

static bool
read_fetch(PpidImap *imap, GError **error)
{
	PpidImapReader *r = &imap->reader;
	Answer answer = { 0 };
	int c;

	if (!ppid_imap_spaces(r, error) || !ppid_imap_expect(r, '(', error))
		return false;
	for (;;) {
		if (!ppid_imap_spaces(r, error))
			return false;
		c = ppid_imap_peek(r, error);
		if (c < 0)
			return false;
		if (c == ')')
			break;
		if (!read_attribute(imap, &answer, error))
			return false;
	}
	if (!ppid_imap_expect(r, ')', error) || !ppid_imap_end_line(r, error) ||
	    !finish_answer(imap, &answer, error))
		return false;
	imap->current = 0;
	return true;
}

/* --- other answers ----------------------------------------------------------
 */

/* [UIDVALIDITY 1700000000] in the text of an OK. */
static void
note_code(PpidImapFolder *folder, const char *text)
{
	static const char validity[] = "[UIDVALIDITY ", next[] = "[UIDNEXT ";
	guint64 value;

	if (g_ascii_strncasecmp(text, validity, strlen(validity)) == 0) {
		value = g_ascii_strtoull(text + strlen(validity), NULL, 10);
		folder->uidvalidity = value <= G_MAXUINT32 ? (guint32)value : 0;
	} else if (g_ascii_strncasecmp(text, next, strlen(next)) == 0) {
		value = g_ascii_strtoull(text + strlen(next), NULL, 10);
		folder->uidnext = value <= G_MAXUINT32 ? (guint32)value : 0;
	}
}

/* resp-cond-state: "OK", "NO", "BAD", "BYE" and a text for people */
static bool
read_condition(PpidImap *imap, const char *word, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (!ppid_imap_spaces(&imap->reader, error) ||
	    !ppid_imap_line(&imap->reader, text, error))
		return false;
	if (strcmp(word, "BYE") == 0) {
		g_autofree char *masked = ppid_error_mask(text->str);

		g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
			    "the server ended the connection: %s", masked);
		return false;
	}
	if (imap->folder != NULL)
		note_code(imap->folder, text->str);
	return true;
}

static bool
skip_answer(PpidImap *imap, GError **error)
{
	for (;;) {
		int c;

		if (!ppid_imap_spaces(&imap->reader, error))
			return false;
		c = ppid_imap_peek(&imap->reader, error);
		if (c < 0)
			return false;
		if (c == '\r')
			return ppid_imap_end_line(&imap->reader, error);
		if (!ppid_imap_skip(&imap->reader, error))
			return false;
	}
}

/* "* 5 FETCH (...)", "* 9 EXISTS", "* 3 EXPUNGE" */
static bool
read_numbered(PpidImap *imap, GError **error)
{
	char word[WORD_SIZE];
	guint64 number;

	if (!ppid_imap_number(&imap->reader, G_MAXUINT32, &number, error) ||
	    !ppid_imap_expect(&imap->reader, ' ', error) ||
	    !ppid_imap_word(&imap->reader, word, sizeof(word), error))
		return false;
	if (strcmp(word, "FETCH") == 0)
		return read_fetch(imap, error);
	if (strcmp(word, "EXISTS") == 0 && imap->folder != NULL)
		imap->folder->exists = (guint32)number;
	return skip_answer(imap, error);
}

static bool
read_untagged(PpidImap *imap, GError **error)
{
	static const char *const conditions[] = { "OK",	 "NO",	    "BAD",
						  "BYE", "PREAUTH", NULL };
	char word[WORD_SIZE];
	int c;

	if (!ppid_imap_expect(&imap->reader, '*', error) ||
	    !ppid_imap_expect(&imap->reader, ' ', error))
		return false;
	c = ppid_imap_peek(&imap->reader, error);
	if (c < 0)
		return false;
	if (g_ascii_isdigit(c))
		return read_numbered(imap, error);
	if (!ppid_imap_word(&imap->reader, word, sizeof(word), error))
		return false;
	if (g_strv_contains(conditions, word))
		return read_condition(imap, word, error);
	return skip_answer(imap, error);
}

/* response-tagged = tag SP ("OK" / "NO" / "BAD") SP text */
static bool
read_tagged(PpidImap *imap, PpidImapReply *reply, GError **error)
{
	g_autofree char *want =
		g_strdup_printf("P%" G_GUINT64_FORMAT, imap->tags_done + 1);
	g_autoptr(GString) text = NULL;
	char tag[WORD_SIZE], word[WORD_SIZE];

	if (!ppid_imap_word(&imap->reader, tag, sizeof(tag), error) ||
	    !ppid_imap_expect(&imap->reader, ' ', error) ||
	    !ppid_imap_word(&imap->reader, word, sizeof(word), error))
		return false;
	if (imap->tags_done == imap->tags_sent || strcmp(tag, want) != 0)
		return ppid_imap_nonsense(error, "an unknown tag");
	reply->ok = strcmp(word, "OK") == 0;
	if (!reply->ok && strcmp(word, "NO") != 0 && strcmp(word, "BAD") != 0)
		return ppid_imap_nonsense(error, "a tag without OK, NO or BAD");
	text = g_string_new(word);
	if (!ppid_imap_line(&imap->reader, text, error))
		return false;
	imap->tags_done++;
	reply->tagged = true;
	g_free(reply->text);
	reply->text = ppid_error_mask(text->str);
	return true;
}

bool
ppid_imap_wait(PpidImap *imap, PpidImapReply *reply, GError **error)
{
	while (!reply->tagged) {
		int c;
		bool ok;

		ppid_imap_begin(&imap->reader);
		c = ppid_imap_peek(&imap->reader, error);
		if (c < 0)
			return false;
		ok = c == '*' ? read_untagged(imap, error)
			      : read_tagged(imap, reply, error);
		if (!ok)
			return false;
	}
	return true;
}
