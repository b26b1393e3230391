/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-bounce-private.h"

#include <string.h>

#define LINES_MAX 1000
#define LINE_SIZE 1000	     /* octets of a line */
#define WORDS_MAX (16 * 1024) /* octets of it, folded, for phrases */
#define HEADER_LINES 40	     /* of a returned message, to know it by */
#define ORIGINAL_WEIGHT 1.0

/* --- where the returned message begins ---------------------------------------- */

gsize
ppid_bounce_field_name(const char *p)
{
	gsize n = 0;

	while (g_ascii_isalnum(p[n]) || p[n] == '-')
		n++;
	return n > 1 && n < 40 && p[n] == ':' ? n : 0;
}

bool
ppid_bounce_is_field(const char *p, gsize n, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strlen(*names) == n &&
		    g_ascii_strncasecmp(p, *names, n) == 0)
			return true;
	return false;
}

static const char *
next_line(const char *p)
{
	const char *end = strchr(p, '\n');

	return end != NULL ? end + 1 : p + strlen(p);
}

/* Three fields, one of which no person writes. */
static bool
begins_header(const char *p)
{
	static const char *const technical[] = { "Received", "Message-ID",
						 "Return-Path", "MIME-Version",
						 "DKIM-Signature", NULL };
	guint fields = 0, machine = 0;

	if (ppid_bounce_field_name(p) == 0)
		return false;
	for (int i = 0; i < HEADER_LINES && *p != '\0'; i++) {
		gsize n = ppid_bounce_field_name(p);

		if (n == 0 && *p != ' ' && *p != '\t')
			break;
		fields += n > 0;
		machine += n > 0 && ppid_bounce_is_field(p, n, technical);
		p = next_line(p);
	}
	return machine > 0 && fields > 2;
}

static const char *
skip_blank_lines(const char *p)
{
	for (;;) {
		gsize n = strspn(p, " \t\r");

		if (p[n] != '\n')
			return p;
		p += n + 1;
	}
}

/* Cuts @text in front of the returned message. */
static gsize
cut(PpidBounceWork *b, const char *text)
{
	const char *p = text;

	for (guint i = 0; *p != '\0' && i < LINES_MAX; i++) {
		const char *next = next_line(p);
		const char *after = skip_blank_lines(next);
		g_autofree char *line = NULL;

		if (begins_header(p)) {
			b->original = p;
			return (gsize)(p - text);
		}
		/* a separator stands in front of fields, or at the end */
		if (ppid_bounce_field_name(after) > 0 || *after == '\0') {
			line = g_utf8_make_valid(
				p, (gssize)MIN((gsize)(next - p), LINE_SIZE));
			g_strchomp(line);
		}
		if (line != NULL &&
		    ppid_bounce_holds(b->rules, PPID_BOUNCE_CUT, line)) {
			b->original = *after != '\0' ? after : NULL;
			return (gsize)(p - text);
		}
		p = next;
	}
	return (gsize)(p - text);
}

/* --- is it one? ----------------------------------------------------------------- */

char *
ppid_bounce_header(const PpidBounceMail *mail, const char *name)
{
	const PpidHeader *h = ppid_headers_get(mail->headers, name, 0);
	PpidWordContext context = { NULL, NULL, NULL };

	return h != NULL ? ppid_words_decode(h->value, h->size, &context)
			 : NULL;
}

char *
ppid_bounce_address(const PpidBounceMail *mail, const char *name)
{
	g_autofree char *text = ppid_bounce_header(mail, name);
	const char *open = text != NULL ? strrchr(text, '<') : NULL;
	char *address = g_ascii_strdown(open != NULL ? open + 1
					: text != NULL ? text
						       : "",
					-1);

	address[strcspn(address, "> \t,")] = '\0';
	return address;
}

/* The best sign of one place counts, and of each header its own. */
static double
weight_in(const PpidBounceWork *b, const char *place, const char *text)
{
	double best = 0;

	for (guint i = 0; text != NULL && i < b->rules->rules->len; i++) {
		const PpidBounceRule *rule =
			g_ptr_array_index(b->rules->rules, i);
		g_autoptr(GMatchInfo) match = NULL;

		if (rule->use != PPID_BOUNCE_SIGN || rule->weight <= best ||
		    strcmp(rule->place, place) != 0)
			continue;
		match = ppid_bounce_match(rule, text);
		if (match != NULL)
			best = rule->weight;
	}
	return best;
}

static double
weight_of_headers(const PpidBounceWork *b)
{
	g_autofree char *from = ppid_bounce_header(b->mail, "From");
	g_autofree char *subject = ppid_bounce_header(b->mail, "Subject");
	double sum = weight_in(b, "pengirim", from) +
		     weight_in(b, "perihal", subject);

	for (guint i = 0; i < b->rules->rules->len; i++) {
		const PpidBounceRule *rule =
			g_ptr_array_index(b->rules->rules, i);
		g_autofree char *text = NULL;
		g_autoptr(GMatchInfo) match = NULL;

		if (rule->use != PPID_BOUNCE_SIGN || rule->field == NULL)
			continue;
		text = ppid_bounce_header(b->mail, rule->field);
		if (text != NULL)
			match = ppid_bounce_match(rule, text);
		sum += match != NULL ? rule->weight : 0;
	}
	return sum;
}

static void
read_lines(PpidBounceWork *b, const char *text, gsize size)
{
	g_autofree char *head = g_utf8_make_valid(text, (gssize)size);
	gsize to = 0;

	b->lines = g_strsplit(head, "\n", LINES_MAX);
	b->n = g_strv_length(b->lines);
	for (guint i = 0; i < b->n; i++) {
		char *line = g_strchomp(b->lines[i]);

		if (strlen(line) > LINE_SIZE) {
			b->lines[i] = g_utf8_make_valid(line, LINE_SIZE);
			g_free(line);
		}
	}
	for (gsize i = 0; head[i] != '\0' && to < WORDS_MAX; i++)
		if (!g_ascii_isspace(head[i]))
			head[to++] = head[i];
		else if (to > 0 && head[to - 1] != ' ')
			head[to++] = ' ';
	b->words = g_utf8_make_valid(head, (gssize)to);
}

/* @sum: of its header */
static bool
is_bounce(PpidBounceWork *b, double sum)
{
	gsize size;

	b->likely = sum > 0;
	if (b->mail->report)
		sum = b->rules->threshold;
	size = cut(b, b->mail->text);
	read_lines(b, b->mail->text, size);
	if (b->original != NULL || b->mail->original)
		sum += ORIGINAL_WEIGHT;
	if (sum < b->rules->threshold)
		sum += weight_in(b, "isi", b->words);
	return sum >= b->rules->threshold;
}

/* --- the message that it is about ---------------------------------------------------- */

static void
take_subject(PpidBounceWork *b)
{
	for (guint k = 0; k < b->rules->rules->len; k++) {
		const PpidBounceRule *rule =
			g_ptr_array_index(b->rules->rules, k);

		for (guint i = 0; rule->use == PPID_BOUNCE_SUBJECT &&
				  b->notice->subject == NULL && i < b->n;
		     i++) {
			g_autoptr(GMatchInfo) match =
				ppid_bounce_match(rule, b->lines[i]);

			if (match != NULL)
				b->notice->subject = g_strstrip(
					g_match_info_fetch(match, 1));
		}
	}
}

/* A report whose MIME structure is lost: its fields stand in the text. */
static bool
has_fields(const char *text)
{
	for (const char *p = text; *p != '\0'; p = next_line(p))
		if (g_ascii_strncasecmp(p, "Final-Recipient:", 16) == 0)
			return true;
	return false;
}

static void
read_all(PpidBounceWork *b)
{
	if (has_fields(b->mail->text))
		ppid_notice_delivery(b->notice, b->mail->text);
	if (b->notice->recipients->len == 0) {
		ppid_bounce_take_recipients(b);
		ppid_bounce_explain(b);
	}
	if (b->original != NULL)
		ppid_notice_original(b->notice, b->original);
	take_subject(b);
}

PpidNotice *
ppid_bounce_read(const PpidBounceRules *rules, const PpidBounceMail *mail)
{
	g_autofree char *text = NULL;
	PpidBounceMail bounded = *mail;
	PpidBounceWork b = { .rules = rules, .mail = &bounded };
	PpidNotice *notice = NULL;
	double sum = weight_of_headers(&b);

	if (sum <= 0 && !mail->report)
		return NULL;
	text = g_utf8_make_valid(
		mail->text, (gssize)strnlen(mail->text, PPID_BOUNCE_TEXT_MAX));
	bounded.text = text;
	if (is_bounce(&b, sum)) {
		notice = ppid_notice_new();
		b.notice = notice;
		b.at = g_array_new(FALSE, FALSE, sizeof(guint));
		b.self = ppid_bounce_address(mail, "To");
		b.sender = ppid_bounce_address(mail, "From");
		read_all(&b);
		g_array_unref(b.at);
		/* an empty multipart/report of anybody */
		if (!b.likely && notice->recipients->len == 0)
			g_clear_pointer(&notice, ppid_notice_free);
	}
	g_strfreev(b.lines);
	g_free(b.words);
	g_free(b.self);
	g_free(b.sender);
	return notice;
}
