/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a bounce names, and why they were not reached. */
#include "config.h"
#include "ppid-bounce-private.h"

#include <string.h>

#define BLOCK_LINES 40	     /* that can belong to one recipient */

/* --- whom it names ---------------------------------------------------------------- */

static bool
is_nobody(const PpidBounceWork *b, const char *address)
{
	return (!b->any &&
		(g_ascii_strcasecmp(address, b->self) == 0 ||
		 g_ascii_strcasecmp(address, b->sender) == 0)) ||
	       ppid_bounce_holds(b->rules, PPID_BOUNCE_NOBODY, address);
}

static void
add(PpidBounceWork *b, const char *address, guint line)
{
	PpidRecipient *r = ppid_notice_add(b->notice, address);

	if (r != NULL)
		g_array_append_val(b->at, line);
}

/* X-Failed-Recipients of Exim and others. */
static void
take_header(PpidBounceWork *b)
{
	g_autofree char *text = ppid_bounce_header(b->mail, "X-Failed-Recipients");
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
	return ppid_bounce_is_field(line, ppid_bounce_field_name(line), names);
}

static void
take_level(PpidBounceWork *b, int level)
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
last_level(const PpidBounceWork *b)
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
take_original(PpidBounceWork *b)
{
	g_autoptr(PpidHeaders) headers = NULL;
	const PpidHeader *h;
	PpidBounceMail inner = { 0 };
	g_autofree char *address = NULL;

	if (b->original == NULL)
		return;
	headers = ppid_headers_parse(b->original,
				     strnlen(b->original, PPID_BOUNCE_TEXT_MAX), NULL);
	h = ppid_headers_get(headers, "To", 0);
	if (h == NULL || memchr(h->value, ',', h->size) != NULL)
		return;
	inner.headers = headers;
	address = ppid_bounce_address(&inner, "To");
	if (strchr(address, '@') != NULL)
		add(b, address, 0);
}

void
ppid_bounce_take_recipients(PpidBounceWork *b)
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

/* --- and why --------------------------------------------------------------------- */

/* Lines from @from that can belong to the recipient there. */
static guint
end_of(const PpidBounceWork *b, guint from)
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
paragraph(const PpidBounceWork *b, guint i, guint end, gsize offset)
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
reply_in(const PpidBounceWork *b, guint from, guint end)
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
words_in(const PpidBounceWork *b, guint from, guint end, const char *address)
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
explain(const PpidBounceWork *b, PpidRecipient *r, guint from, bool delayed)
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

void
ppid_bounce_explain(PpidBounceWork *b)
{
	g_autofree char *subject = ppid_bounce_header(b->mail, "Subject");
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
