/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-bounce-private.h"

#include <string.h>

#define TEXT_MAX (64 * 1024) /* octets of the text that are looked at */
#define LINES_MAX 1000
#define LINE_SIZE 1000	     /* octets of a line */
#define WORDS_MAX (16 * 1024) /* octets of it, folded, for phrases */
#define BLOCK_LINES 40	     /* that can belong to one recipient */
#define HEADER_LINES 40	     /* of a returned message, to know it by */
#define ORIGINAL_WEIGHT 1.0

typedef struct {
	const PpidBounceRules *rules;
	const PpidBounceMail *mail;
	char **lines;	    /* of the report itself */
	guint n;	    /* of them */
	char *words;	    /* the report on one line */
	const char *original; /* where the returned message begins, or NULL */
	char *self;	    /* who wrote the returned message */
	char *sender;	    /* who wrote the bounce */
	bool likely;	    /* its fields speak for it */
	bool any;	    /* these two may be meant as well */
	PpidNotice *notice;
	GArray *at;	    /* guint: line of each recipient */
} Bounce;

/* --- where the returned message begins ---------------------------------------- */

/* Length of the name of a header field at @p, or 0. */
static gsize
field_name(const char *p)
{
	gsize n = 0;

	while (g_ascii_isalnum(p[n]) || p[n] == '-')
		n++;
	return n > 1 && n < 40 && p[n] == ':' ? n : 0;
}

static bool
is_field(const char *p, gsize n, const char *const *names)
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

	if (field_name(p) == 0)
		return false;
	for (int i = 0; i < HEADER_LINES && *p != '\0'; i++) {
		gsize n = field_name(p);

		if (n == 0 && *p != ' ' && *p != '\t')
			break;
		fields += n > 0;
		machine += n > 0 && is_field(p, n, technical);
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
cut(Bounce *b, const char *text)
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
		if (field_name(after) > 0 || *after == '\0') {
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

static char *
header_text(const PpidBounceMail *mail, const char *name)
{
	const PpidHeader *h = ppid_headers_get(mail->headers, name, 0);
	PpidWordContext context = { NULL, NULL, NULL };

	return h != NULL ? ppid_words_decode(h->value, h->size, &context)
			 : NULL;
}

/* The best sign of one place counts, and of each header its own. */
static double
weight_in(const Bounce *b, const char *place, const char *text)
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
weight_of_headers(const Bounce *b)
{
	g_autofree char *from = header_text(b->mail, "From");
	g_autofree char *subject = header_text(b->mail, "Subject");
	double sum = weight_in(b, "pengirim", from) +
		     weight_in(b, "perihal", subject);

	for (guint i = 0; i < b->rules->rules->len; i++) {
		const PpidBounceRule *rule =
			g_ptr_array_index(b->rules->rules, i);
		g_autofree char *text = NULL;
		g_autoptr(GMatchInfo) match = NULL;

		if (rule->use != PPID_BOUNCE_SIGN || rule->field == NULL)
			continue;
		text = header_text(b->mail, rule->field);
		if (text != NULL)
			match = ppid_bounce_match(rule, text);
		sum += match != NULL ? rule->weight : 0;
	}
	return sum;
}

static void
read_lines(Bounce *b, const char *text, gsize size)
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

static bool
is_bounce(Bounce *b)
{
	double sum = weight_of_headers(b);
	gsize size;

	if (sum <= 0 && !b->mail->report)
		return false;
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

/* --- whom it names ---------------------------------------------------------------- */

/* The address in a From or To field, lower case, or "". */
static char *
address_in(const PpidBounceMail *mail, const char *name)
{
	g_autofree char *text = header_text(mail, name);
	const char *open = text != NULL ? strrchr(text, '<') : NULL;
	char *address = g_ascii_strdown(open != NULL ? open + 1
					: text != NULL ? text
						       : "",
					-1);

	address[strcspn(address, "> \t,")] = '\0';
	return address;
}

static bool
is_nobody(const Bounce *b, const char *address)
{
	return (!b->any &&
		(g_ascii_strcasecmp(address, b->self) == 0 ||
		 g_ascii_strcasecmp(address, b->sender) == 0)) ||
	       ppid_bounce_holds(b->rules, PPID_BOUNCE_NOBODY, address);
}

static void
add(Bounce *b, const char *address, guint line)
{
	PpidRecipient *r = ppid_notice_add(b->notice, address);

	if (r != NULL)
		g_array_append_val(b->at, line);
}

/* X-Failed-Recipients of Exim and others. */
static void
take_header(Bounce *b)
{
	g_autofree char *text = header_text(b->mail, "X-Failed-Recipients");
	g_auto(GStrv) list =
		g_strsplit(text != NULL ? text : "", ",",
			   PPID_NOTICE_RECIPIENTS);

	for (guint i = 0; list[i] != NULL; i++) {
		guint line = 0;

		if (strchr(g_strstrip(list[i]), '@') == NULL)
			continue;
		while (line < b->n &&
		       strstr(b->lines[line], list[i]) == NULL)
			line++;
		add(b, list[i], line < b->n ? line : 0);
	}
}

/* "From: x" in a report names nobody who could not be reached. */
static bool
names_sender(const char *line)
{
	static const char *const names[] = { "From",	    "Dari",
					     "Sender",	    "Reply-To",
					     "Return-Path", "Cc", NULL };

	line += strspn(line, " \t");
	return is_field(line, field_name(line), names);
}

static void
take_level(Bounce *b, int level)
{
	for (guint k = 0; k < b->rules->rules->len; k++) {
		const PpidBounceRule *rule =
			g_ptr_array_index(b->rules->rules, k);

		if (rule->use != PPID_BOUNCE_RECIPIENT ||
		    rule->level != level)
			continue;
		for (guint i = 0; i < b->n; i++) {
			g_autoptr(GMatchInfo) match = NULL;
			g_autofree char *address = NULL;

			if (strchr(b->lines[i], '@') == NULL ||
			    names_sender(b->lines[i]))
				continue;
			match = ppid_bounce_match(rule, b->lines[i]);
			if (match != NULL)
				address = g_match_info_fetch_named(
					match, PPID_BOUNCE_ADDRESS);
			if (address != NULL && !is_nobody(b, address))
				add(b, address, i);
		}
	}
}

static int
last_level(const Bounce *b)
{
	int last = 0;

	for (guint i = 0; i < b->rules->rules->len; i++) {
		const PpidBounceRule *rule =
			g_ptr_array_index(b->rules->rules, i);

		last = MAX(last, rule->level);
	}
	return last;
}

/* To whom the returned message was written, if it was to one. */
static void
take_original(Bounce *b)
{
	g_autoptr(PpidHeaders) headers = NULL;
	const PpidHeader *h;
	PpidBounceMail inner = { 0 };
	g_autofree char *address = NULL;

	if (b->original == NULL)
		return;
	headers = ppid_headers_parse(b->original,
				     strnlen(b->original, TEXT_MAX), NULL);
	h = ppid_headers_get(headers, "To", 0);
	if (h == NULL || memchr(h->value, ',', h->size) != NULL)
		return;
	inner.headers = headers;
	address = address_in(&inner, "To");
	if (strchr(address, '@') != NULL)
		add(b, address, 0);
}

/* --- and why --------------------------------------------------------------------- */

/* Lines from @from that can belong to the recipient there. */
static guint
end_of(const Bounce *b, guint from)
{
	guint end = MIN(b->n, from + BLOCK_LINES);

	for (guint i = 0; i < b->at->len; i++) {
		guint other = g_array_index(b->at, guint, i);

		if (other > from && other < end)
			end = other;
	}
	return end;
}

/* The paragraph that begins at @offset of line @i, on one line. */
static char *
paragraph(const Bounce *b, guint i, guint end, gsize offset)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const char *p = i < end ? b->lines[i] + offset : "";

	while (*p != '\0' && out->len < PPID_NOTICE_DIAGNOSIS) {
		g_autofree char *piece = g_strstrip(g_strdup(p));

		if (out->len > 0)
			g_string_append_c(out, ' ');
		g_string_append(out, piece);
		p = ++i < end ? b->lines[i] : "";
	}
	if (out->len > PPID_NOTICE_DIAGNOSIS)
		g_string_truncate(out, PPID_NOTICE_DIAGNOSIS);
	return out->len > 0
		       ? g_utf8_make_valid(out->str, (gssize)out->len)
		       : NULL;
}

/* What a server replied, by the first pattern that is found. */
static char *
reply_in(const Bounce *b, guint from, guint end)
{
	for (guint k = 0; k < b->rules->rules->len; k++) {
		const PpidBounceRule *rule =
			g_ptr_array_index(b->rules->rules, k);

		for (guint p = 0; rule->use == PPID_BOUNCE_REPLY &&
				  p < rule->patterns->len;
		     p++)
			for (guint i = from; i < end; i++) {
				g_autoptr(GMatchInfo) match = NULL;
				int start = 0;

				if (!g_regex_match(rule->patterns->pdata[p],
						   b->lines[i], 0, &match))
					continue;
				g_match_info_fetch_pos(match, 0, &start,
						       NULL);
				return paragraph(b, i, end, (gsize)start);
			}
	}
	return NULL;
}

/* Without a reply: what stands behind the address, or under it. */
static char *
words_in(const Bounce *b, guint from, guint end, const char *address)
{
	const char *line = b->lines[from];
	const char *found = strstr(line, address);
	const char *p = found != NULL ? found + strlen(address) : NULL;
	gsize before;

	if (p != NULL)
		p += strspn(p, "<>()[]:;.,\"' \t");
	if (p != NULL && *p != '\0')
		return paragraph(b, from, end, (gsize)(p - line));
	for (guint i = from + (found != NULL); i < end; i++)
		/* "for the following reason:" is none */
		if (*b->lines[i] != '\0' &&
		    !g_str_has_suffix(b->lines[i], ":"))
			return paragraph(b, i, end, 0);
	before = found != NULL ? (gsize)(found - line) : 0;
	return strcspn(line, "abcdefghijklmnopqrstuvwxyz") < before
		       ? paragraph(b, from, end, 0)
		       : NULL;
}

static void
explain(const Bounce *b, PpidRecipient *r, guint from, bool delayed)
{
	guint end = end_of(b, from);
	bool only = b->at->len == 1;

	r->diagnosis = reply_in(b, from, end);
	if (r->diagnosis == NULL && only)
		r->diagnosis = reply_in(b, 0, b->n);
	if (r->diagnosis == NULL && b->n > 0)
		r->diagnosis = words_in(b, from, end, r->address);
	if (r->diagnosis != NULL)
		r->status = ppid_notice_status(r->diagnosis);
	for (guint i = from; i < end && r->status == NULL; i++)
		r->status = ppid_notice_status(b->lines[i]);
	if (r->status == NULL && only)
		r->status = ppid_notice_status(b->words);
	r->action = g_strdup(delayed && (r->status == NULL ||
					 *r->status != '5')
				     ? "delayed"
				     : "failed");
}

static void
explain_all(Bounce *b)
{
	g_autofree char *subject = header_text(b->mail, "Subject");
	bool delayed =
		ppid_bounce_holds(b->rules, PPID_BOUNCE_DELAY, b->words) ||
		(subject != NULL && ppid_bounce_holds(b->rules,
						      PPID_BOUNCE_DELAY,
						      subject));
	bool failed = !delayed;

	for (guint i = 0; i < b->at->len; i++) {
		PpidRecipient *r =
			g_ptr_array_index(b->notice->recipients, i);

		explain(b, r, g_array_index(b->at, guint, i), delayed);
		failed = failed || strcmp(r->action, "failed") == 0;
	}
	b->notice->kind = failed ? PPID_NOTICE_FAILED : PPID_NOTICE_DELAYED;
}

/* --- the message that it is about ---------------------------------------------------- */

static void
take_subject(Bounce *b)
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

static void
take_recipients(Bounce *b)
{
	int last = last_level(b);

	take_header(b);
	for (int level = 1; level <= last && b->at->len == 0; level++)
		take_level(b, level);
	if (b->at->len == 0)
		take_original(b);
	/* a letter to oneself */
	b->any = true;
	for (int level = 1; level <= last && b->at->len == 0; level++)
		take_level(b, level);
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
read_all(Bounce *b)
{
	if (has_fields(b->mail->text))
		ppid_notice_delivery(b->notice, b->mail->text);
	if (b->notice->recipients->len == 0) {
		take_recipients(b);
		explain_all(b);
	}
	if (b->original != NULL)
		ppid_notice_original(b->notice, b->original);
	take_subject(b);
}

PpidNotice *
ppid_bounce_read(const PpidBounceRules *rules, const PpidBounceMail *mail)
{
	g_autofree char *text = g_utf8_make_valid(
		mail->text, (gssize)strnlen(mail->text, TEXT_MAX));
	PpidBounceMail bounded = *mail;
	Bounce b = { .rules = rules, .mail = &bounded };
	PpidNotice *notice = NULL;

	bounded.text = text;
	if (is_bounce(&b)) {
		notice = ppid_notice_new();
		b.notice = notice;
		b.at = g_array_new(FALSE, FALSE, sizeof(guint));
		b.self = address_in(mail, "To");
		b.sender = address_in(mail, "From");
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
