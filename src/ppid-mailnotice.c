/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * <laporan>: what a message reports of a message of ours, and whether a
 * program sent it.
 */
#include "config.h"
#include "ppid-mail.h"

#include <string.h>

#include "ppid-address.h"

static const char *
kind_name(PpidNoticeKind kind)
{
	static const char *const names[] = {
		[PPID_NOTICE_FAILED] = "gagal",
		[PPID_NOTICE_DELAYED] = "tertunda",
		[PPID_NOTICE_DELIVERED] = "terkirim",
		[PPID_NOTICE_READ] = "terbaca",
		[PPID_NOTICE_COMPLAINT] = "keluhan",
	};

	return names[kind];
}

static void
write_notice(xmlNode *surel, const PpidNotice *notice, const char *part)
{
	xmlNode *node = ppid_mail_insert(surel, "laporan", NULL);

	ppid_xml_set(node, "jenis", kind_name(notice->kind));
	ppid_xml_set(node, "bagian", part);
	for (guint i = 0; i < notice->recipients->len; i++) {
		const PpidRecipient *r =
			g_ptr_array_index(notice->recipients, i);
		xmlNode *n = ppid_xml_add(node, "penerima", r->address);

		ppid_xml_set(n, "asli", r->original);
		ppid_xml_set(n, "tindakan", r->action);
		ppid_xml_set(n, "status", r->status);
		ppid_xml_set(n, "diagnosa", r->diagnosis);
	}
	if (notice->message_id != NULL)
		ppid_xml_add(node, "message-id", notice->message_id);
	if (notice->subject != NULL)
		ppid_xml_add(node, "perihal", notice->subject);
}

/* --- what the parts hold ------------------------------------------------------ */

static const PpidPart *
part_of(const PpidTree *tree, xmlNode *teks)
{
	g_autofree char *number = ppid_xml_get(teks, "bagian");

	for (guint i = 0; i < ppid_tree_count(tree); i++)
		if (g_str_equal(ppid_tree_part(tree, i)->number, number))
			return ppid_tree_part(tree, i);
	return NULL;
}

typedef void (*Reader)(PpidNotice *notice, const char *text);

static Reader
reader_of(const char *type)
{
	static const struct {
		const char *type;
		Reader reader;
	} readers[] = {
		{ "message/delivery-status", ppid_notice_delivery },
		{ "message/global-delivery-status", ppid_notice_delivery },
		{ "message/disposition-notification",
		  ppid_notice_disposition },
		{ "message/global-disposition-notification",
		  ppid_notice_disposition },
		{ "message/feedback-report", ppid_notice_feedback },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
		if (g_str_equal(type, readers[i].type))
			return readers[i].reader;
	return NULL;
}

/* A part that stands for the message that was returned. */
static bool
is_original(const PpidPart *part)
{
	return !part->in_message &&
	       (part->kind == PPID_PART_MESSAGE ||
		g_str_equal(part->type, "message/rfc822") ||
		g_str_equal(part->type, "message/global") ||
		g_str_equal(part->type, "text/rfc822-headers") ||
		g_str_equal(part->type, "message/rfc822-headers"));
}

/* Its Message-ID and subject; whose complaint it is, where only its To
 * tells. */
static void
read_header(PpidNotice *notice, const char *header)
{
	g_autoptr(PpidHeaders) headers = NULL;
	g_autoptr(GPtrArray) list = NULL;
	PpidWordContext context = { NULL, NULL, NULL };
	const PpidHeader *to;

	ppid_notice_original(notice, header);
	if (notice->kind != PPID_NOTICE_COMPLAINT ||
	    notice->recipients->len > 0)
		return;
	headers = ppid_headers_parse(header, strlen(header), NULL);
	to = ppid_headers_get(headers, "To", 0);
	if (to == NULL)
		return;
	list = ppid_address_parse(to->value, to->size, &context);
	if (list->len == 1)
		ppid_notice_add(
			notice,
			((PpidAddress *)g_ptr_array_index(list, 0))->address);
}

static void
read_original(PpidNotice *notice, xmlNode *surel, const PpidTree *tree)
{
	static const char *const names[] = { "Message-ID", "Subject", "To" };
	g_autoptr(GString) header = g_string_new(NULL);

	for (guint i = 0; i < ppid_tree_count(tree); i++) {
		const PpidPart *part = ppid_tree_part(tree, i);

		if (!is_original(part) || part->kind != PPID_PART_MESSAGE)
			continue;
		for (gsize k = 0; k < G_N_ELEMENTS(names); k++) {
			g_autofree char *raw = ppid_tree_inner(part, names[k]);

			if (raw != NULL)
				g_string_append_printf(header, "%s:%s\n",
						       names[k],
						       g_strchomp(raw));
		}
		read_header(notice, header->str);
		break;
	}
	for (xmlNode *n = ppid_xml_child(surel, "teks"); n != NULL;
	     n = ppid_xml_next(n, "teks")) {
		const PpidPart *part = part_of(tree, n);
		g_autofree char *text = NULL;

		if (part == NULL || !is_original(part))
			continue;
		text = ppid_xml_text(n);
		read_header(notice, text);
	}
}

/* --- plain words ---------------------------------------------------------------- */

/* The first text of the message itself that says something. */
static xmlNode *
first_text(xmlNode *surel, char **text_out)
{
	static const char *const roles[] = { "isi", "alternatif" };

	for (gsize i = 0; i < G_N_ELEMENTS(roles); i++)
		for (xmlNode *n = ppid_xml_child(surel, "teks"); n != NULL;
		     n = ppid_xml_next(n, "teks")) {
			g_autofree char *text = NULL;

			if (!ppid_xml_is(n, "peran", roles[i]))
				continue;
			text = ppid_xml_text(n);
			if (text[strspn(text, " \t\r\n")] == '\0')
				continue;
			*text_out = g_steal_pointer(&text);
			return n;
		}
	return NULL;
}

/* RFC 6522: a multipart/report of a kind that is ours, or of no kind. */
static bool
is_report(const PpidPart *part)
{
	static const char *const kinds[] = { "delivery-status",
					     "disposition-notification",
					     "feedback-report", NULL };
	PpidWordContext context = { NULL, NULL, NULL };
	g_autofree char *kind = NULL;

	if (part->in_message)
		return false;
	if (!g_str_equal(part->type, "multipart/report"))
		return reader_of(part->type) != NULL;
	kind = ppid_header_param(part->content_type,
				 strlen(part->content_type), "report-type",
				 &context);
	for (gsize i = 0; kind != NULL && kinds[i] != NULL; i++)
		if (g_ascii_strcasecmp(kind, kinds[i]) == 0)
			return true;
	return kind == NULL;
}

static PpidNotice *
read_words(xmlNode *surel, const PpidTree *tree,
	   const PpidBounceRules *rules, char **part_out)
{
	PpidBounceMail mail = { .headers = ppid_tree_headers(tree) };
	g_autofree char *text = NULL;
	xmlNode *node = first_text(surel, &text);

	for (guint i = 0; i < ppid_tree_count(tree); i++) {
		const PpidPart *part = ppid_tree_part(tree, i);

		mail.original = mail.original || is_original(part);
		mail.report = mail.report || is_report(part);
	}
	*part_out = node != NULL ? ppid_xml_get(node, "bagian") : NULL;
	mail.text = text != NULL ? text : "";
	return ppid_bounce_read(rules, &mail);
}

static void
complete_diagnosis(PpidRecipient *r, const PpidNotice *words)
{
	for (guint i = 0; r->diagnosis == NULL && i < words->recipients->len;
	     i++) {
		const PpidRecipient *w =
			g_ptr_array_index(words->recipients, i);

		if (g_ascii_strcasecmp(w->address, r->address) == 0)
			r->diagnosis = g_strdup(w->diagnosis);
	}
}

/* What the part for programs leaves open, the words may tell. */
static void
complete(PpidNotice *notice, PpidNotice *words)
{
	if (words == NULL)
		return;
	if (notice->recipients->len == 0) {
		GPtrArray *none = notice->recipients;

		notice->recipients = words->recipients;
		words->recipients = none;
	}
	for (guint i = 0; i < notice->recipients->len; i++)
		complete_diagnosis(g_ptr_array_index(notice->recipients, i),
				   words);
	if (notice->message_id == NULL)
		notice->message_id = g_steal_pointer(&words->message_id);
	if (notice->subject == NULL)
		notice->subject = g_steal_pointer(&words->subject);
}

/* A bounce that a gateway wrapped into another: the one inside tells. */
static void
read_wrapped(PpidNotice *notice, xmlNode *surel)
{
	for (xmlNode *n = ppid_xml_child(surel, "teks");
	     n != NULL && notice->recipients->len == 0;
	     n = ppid_xml_next(n, "teks")) {
		g_autofree char *text = NULL;

		if (!ppid_xml_is(n, "asal", "message/delivery-status"))
			continue;
		text = ppid_xml_text(n);
		ppid_notice_delivery(notice, text);
	}
}

/* --- the message ------------------------------------------------------------------ */

static guint
add_structured(xmlNode *surel, const PpidTree *tree, PpidNotice *words)
{
	guint n = 0;

	for (xmlNode *t = ppid_xml_child(surel, "teks"); t != NULL;
	     t = ppid_xml_next(t, "teks")) {
		const PpidPart *part = part_of(tree, t);
		Reader reader =
			part != NULL ? reader_of(part->type) : NULL;
		g_autoptr(PpidNotice) notice = NULL;
		g_autofree char *text = NULL;

		if (reader == NULL || part->in_message)
			continue;
		notice = ppid_notice_new();
		text = ppid_xml_text(t);
		reader(notice, text);
		read_original(notice, surel, tree);
		complete(notice, words);
		write_notice(surel, notice, part->number);
		n++;
	}
	return n;
}

void
ppid_mail_add_notices(xmlNode *surel, const PpidTree *tree,
		      const PpidBounceRules *rules)
{
	const char *automatic =
		ppid_bounce_automatic(rules, ppid_tree_headers(tree));
	g_autofree char *part = NULL;
	g_autoptr(PpidNotice) words = read_words(surel, tree, rules, &part);
	guint n = add_structured(surel, tree, words);

	if (n == 0 && words != NULL) {
		read_wrapped(words, surel);
		read_original(words, surel, tree);
		write_notice(surel, words, part != NULL ? part : "0");
		n++;
	}
	if (automatic == NULL && n > 0)
		automatic = "terbitan";
	ppid_xml_set(surel, "otomatis", automatic);
}
