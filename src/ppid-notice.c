/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-notice.h"

#include <string.h>

#include "ppid-header.h"

/* Octets of the header of a message inside that are looked at. */
#define ORIGINAL_MAX (64 * 1024)

static void
recipient_free(gpointer data)
{
	PpidRecipient *r = data;

	g_free(r->address);
	g_free(r->original);
	g_free(r->action);
	g_free(r->status);
	g_free(r->diagnosis);
	g_free(r);
}

PpidNotice *
ppid_notice_new(void)
{
	PpidNotice *notice = g_new0(PpidNotice, 1);

	notice->recipients = g_ptr_array_new_with_free_func(recipient_free);
	return notice;
}

void
ppid_notice_free(PpidNotice *notice)
{
	if (notice == NULL)
		return;
	g_ptr_array_unref(notice->recipients);
	g_free(notice->message_id);
	g_free(notice->subject);
	g_free(notice);
}

/* --- values ---------------------------------------------------------------- */

/* "rfc822; <a@b> (words)" is "a@b". */
static char *
bare_address(const char *value)
{
	const char *semicolon = strchr(value, ';');
	const char *p = semicolon != NULL ? semicolon + 1 : value;
	const char *open = strchr(p, '<'), *close = NULL;
	g_autofree char *text = NULL;

	if (open != NULL)
		close = strchr(open, '>');
	text = close != NULL ? g_strndup(open + 1, (gsize)(close - open - 1))
			     : g_strdup(p);
	g_strstrip(text);
	if (*text != '"')
		text[strcspn(text, " \t\r\n")] = '\0';
	return g_steal_pointer(&text);
}

PpidRecipient *
ppid_notice_add(PpidNotice *notice, const char *address)
{
	g_autofree char *bare = bare_address(address);
	PpidRecipient *r;

	if (notice->recipients->len >= PPID_NOTICE_RECIPIENTS)
		return NULL;
	for (guint i = 0; i < notice->recipients->len; i++) {
		r = g_ptr_array_index(notice->recipients, i);
		if (g_ascii_strcasecmp(r->address, bare) == 0)
			return NULL;
	}
	r = g_new0(PpidRecipient, 1);
	r->address = g_steal_pointer(&bare);
	g_ptr_array_add(notice->recipients, r);
	return r;
}

/* Digits from @p, at most @max; 0 if there are more. */
static gsize
digits(const char *p, gsize max)
{
	gsize n = 0;

	while (n <= max && g_ascii_isdigit(p[n]))
		n++;
	return n <= max ? n : 0;
}

/* Length of "5.1.1" at @p, or 0. */
static gsize
status_at(const char *p)
{
	gsize n = 2, k;

	if (strchr("245", *p) == NULL || p[1] != '.')
		return 0;
	k = digits(p + n, 3);
	if (k == 0 || p[n + k] != '.')
		return 0;
	n += k + 1;
	k = digits(p + n, 3);
	if (k == 0)
		return 0;
	n += k;
	if (p[n] == '.' && g_ascii_isdigit(p[n + 1]))
		return 0;
	return g_ascii_isalnum(p[n]) || p[n] == '-' ? 0 : n;
}

char *
ppid_notice_status(const char *text)
{
	for (const char *p = text; *p != '\0'; p++) {
		gsize n = g_ascii_isdigit(*p) ? status_at(p) : 0;

		if (n > 0 && (p == text || (!g_ascii_isalnum(p[-1]) &&
					    p[-1] != '.' && p[-1] != '-')))
			return g_strndup(p, n);
	}
	return NULL;
}

/* --- groups of fields -------------------------------------------------------- */

static char *
field(const PpidHeaders *headers, const char *name, guint nth)
{
	const PpidHeader *h = ppid_headers_get(headers, name, nth);
	PpidWordContext context = { NULL, NULL, NULL };
	char *text;

	if (h == NULL)
		return NULL;
	text = ppid_words_decode(h->value, h->size, &context);
	if (*text == '\0')
		g_clear_pointer(&text, g_free);
	return text;
}

/* First word, lower case. */
static char *
word_of(char *value)
{
	char *word = NULL;

	if (value != NULL) {
		value[strcspn(value, " \t;/,(")] = '\0';
		word = g_ascii_strdown(value, -1);
		if (*word == '\0')
			g_clear_pointer(&word, g_free);
	}
	g_free(value);
	return word;
}

/* "smtp; 550 ..." without its type. */
static char *
diagnosis_of(char *value)
{
	const char *p = value;
	char *text;
	gsize n;

	if (value == NULL)
		return NULL;
	n = strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		      "0123456789-_ ");
	if (n < 40 && p[n] == ';')
		p += n + 1;
	p += strspn(p, " \t");
	text = g_utf8_make_valid(
		p, (gssize)MIN(strlen(p), PPID_NOTICE_DIAGNOSIS));
	g_free(value);
	return text;
}

static void
add_recipient(PpidNotice *notice, const PpidHeaders *headers, guint nth)
{
	g_autofree char *final = field(headers, "Final-Recipient", nth);
	g_autofree char *original = field(headers, "Original-Recipient", nth);
	const char *address = final != NULL ? final : original;
	g_autofree char *status = field(headers, "Status", nth);
	PpidRecipient *r;

	r = ppid_notice_add(notice, address != NULL ? address : "");
	if (r == NULL)
		return;
	if (original != NULL)
		r->original = bare_address(original);
	r->action = word_of(field(headers, "Action", nth));
	r->diagnosis = diagnosis_of(field(headers, "Diagnostic-Code", nth));
	r->status = status != NULL ? ppid_notice_status(status) : NULL;
	if (r->status == NULL && r->diagnosis != NULL)
		r->status = ppid_notice_status(r->diagnosis);
}

static void
read_group(PpidNotice *notice, const char *text, gsize size)
{
	static const char *const names[] = { "Final-Recipient",
					     "Original-Recipient", "Action" };
	g_autoptr(PpidHeaders) headers = ppid_headers_parse(text, size, NULL);
	guint n = 0;

	/* two recipients in one group: the empty line is missing */
	for (gsize i = 0; i < G_N_ELEMENTS(names) && n == 0; i++)
		n = ppid_headers_count(headers, names[i]);
	for (guint i = 0; i < MIN(n, PPID_NOTICE_RECIPIENTS); i++)
		add_recipient(notice, headers, i);
}

/* @func for each run of lines that are not blank. */
static void
each_group(PpidNotice *notice, const char *text,
	   void (*func)(PpidNotice *, const char *, gsize))
{
	const char *start = NULL;

	for (const char *p = text; *p != '\0';) {
		const char *end = strchrnul(p, '\n');
		bool blank = p + strspn(p, " \t\r") >= end;

		if (blank && start != NULL)
			func(notice, start, (gsize)(p - start));
		start = blank ? NULL : start != NULL ? start : p;
		p = *end != '\0' ? end + 1 : end;
		if (*p == '\0' && start != NULL)
			func(notice, start, (gsize)(p - start));
	}
}

static PpidNoticeKind
kind_of_action(const PpidRecipient *r)
{
	static const struct {
		const char *action;
		PpidNoticeKind kind;
	} actions[] = {
		{ "failed", PPID_NOTICE_FAILED },
		{ "delayed", PPID_NOTICE_DELAYED },
		{ "delivered", PPID_NOTICE_DELIVERED },
		{ "relayed", PPID_NOTICE_DELIVERED },
		{ "expanded", PPID_NOTICE_DELIVERED },
	};

	for (gsize i = 0; r->action != NULL && i < G_N_ELEMENTS(actions); i++)
		if (g_str_equal(r->action, actions[i].action))
			return actions[i].kind;
	return r->status == NULL || *r->status == '5' ? PPID_NOTICE_FAILED
	       : *r->status == '4'		      ? PPID_NOTICE_DELAYED
						      : PPID_NOTICE_DELIVERED;
}

void
ppid_notice_delivery(PpidNotice *notice, const char *text)
{
	each_group(notice, text, read_group);
	if (notice->recipients->len == 0)
		return;
	notice->kind = PPID_NOTICE_DELIVERED;
	for (guint i = 0; i < notice->recipients->len; i++)
		notice->kind = MIN(
			notice->kind,
			kind_of_action(g_ptr_array_index(notice->recipients,
							 i)));
}

/* --- receipts and complaints ------------------------------------------------- */

static void
set_message_id(PpidNotice *notice, const PpidHeaders *headers,
	       const char *name)
{
	const PpidHeader *h = ppid_headers_get(headers, name, 0);
	g_autoptr(GPtrArray) ids = NULL;

	if (h == NULL || notice->message_id != NULL)
		return;
	ids = ppid_header_ids(h->value, h->size, 1, true);
	if (ids->len > 0)
		notice->message_id = g_strdup(g_ptr_array_index(ids, 0));
}

/* "manual-action/MDN-sent-manually; displayed": what stands behind ';'. */
static char *
disposition_of(const PpidHeaders *headers)
{
	g_autofree char *value = field(headers, "Disposition", 0);
	const char *p = value != NULL ? strchr(value, ';') : NULL;

	p = p != NULL ? p + 1 : value;
	return p != NULL ? word_of(g_strdup(p + strspn(p, " \t"))) : NULL;
}

static void
read_disposition(PpidNotice *notice, const char *text, gsize size)
{
	g_autoptr(PpidHeaders) headers = ppid_headers_parse(text, size, NULL);
	g_autofree char *action = disposition_of(headers);

	set_message_id(notice, headers, "Original-Message-ID");
	if (action == NULL &&
	    ppid_headers_count(headers, "Final-Recipient") == 0)
		return;
	if (action != NULL)
		notice->kind = g_str_equal(action, "displayed")
				       ? PPID_NOTICE_READ
			       : g_str_equal(action, "failed") ||
					       g_str_equal(action, "denied")
				       ? PPID_NOTICE_FAILED
				       : PPID_NOTICE_DELIVERED;
	add_recipient(notice, headers, 0);
	if (notice->recipients->len > 0 && action != NULL) {
		PpidRecipient *r = g_ptr_array_index(
			notice->recipients, notice->recipients->len - 1);

		g_free(r->action);
		r->action = g_steal_pointer(&action);
	}
}

void
ppid_notice_disposition(PpidNotice *notice, const char *text)
{
	notice->kind = PPID_NOTICE_READ;
	each_group(notice, text, read_disposition);
}

static void
read_feedback(PpidNotice *notice, const char *text, gsize size)
{
	static const char *const names[] = { "Original-Rcpt-To",
					     "Removal-Recipient" };
	g_autoptr(PpidHeaders) headers = ppid_headers_parse(text, size, NULL);
	g_autofree char *type = word_of(field(headers, "Feedback-Type", 0));

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		for (guint nth = 0; nth < PPID_NOTICE_RECIPIENTS; nth++) {
			g_autofree char *value =
				field(headers, names[i], nth);
			PpidRecipient *r;

			if (value == NULL)
				break;
			r = ppid_notice_add(notice, value);
			if (r != NULL)
				r->action = g_strdup(type);
		}
}

void
ppid_notice_feedback(PpidNotice *notice, const char *text)
{
	notice->kind = PPID_NOTICE_COMPLAINT;
	each_group(notice, text, read_feedback);
}

/* --- the message that it is about ---------------------------------------------- */

void
ppid_notice_original(PpidNotice *notice, const char *header)
{
	g_autoptr(PpidHeaders) headers = ppid_headers_parse(
		header, strnlen(header, ORIGINAL_MAX), NULL);

	set_message_id(notice, headers, "Message-ID");
	if (notice->subject == NULL)
		notice->subject = field(headers, "Subject", 0);
}
