/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-mail.h"

#include <string.h>

#include "ppid-address.h"

/* Message-IDs of one message; References of long threads hold hundreds. */
#define IDS_MAX 1000
/* Fields of one name that are kept. */
#define FIELDS_MAX 20

static const struct {
	const char *field, *element;
	bool single; /* RFC 5322 3.6: at most one */
} addresses[] = {
	{ "From", "dari", true },	  { "Sender", "pengirim", true },
	{ "Reply-To", "balas-ke", true }, { "To", "kepada", true },
	{ "Cc", "tembusan", true },
};

/* What a later stage needs to tell people from machines. */
static const char *const kept[] = {
	"Return-Path",
	"Delivered-To",
	"Auto-Submitted",
	"Precedence",
	"List-Id",
	"List-Unsubscribe",
	"X-Auto-Response-Suppress",
	"X-Autoreply",
	"X-Autorespond",
	"X-Failed-Recipients",
	"X-Spam-Flag",
	"X-Spam-Status",
	"Authentication-Results",
	"X-Mailer",
	"User-Agent",
};

/* The charset of the first text that declares one, or NULL. */
static char *
body_charset(const PpidTree *tree)
{
	PpidWordContext context = { NULL, NULL, NULL };

	for (guint i = 0; i < ppid_tree_count(tree); i++) {
		const char *type = ppid_tree_part(tree, i)->content_type;
		char *charset = ppid_header_param(type, strlen(type),
						  "charset", &context);

		if (charset != NULL)
			return charset;
	}
	return NULL;
}

static void
add_ids(xmlNode *surel, const PpidHeaders *headers, const char *field,
	const char *element)
{
	for (guint nth = 0; nth < FIELDS_MAX; nth++) {
		const PpidHeader *h = ppid_headers_get(headers, field, nth);
		g_autoptr(GPtrArray) ids = NULL;

		if (h == NULL)
			return;
		ids = ppid_header_ids(h->value, h->size, IDS_MAX,
				      g_str_equal(element, "message-id"));
		for (guint i = 0; i < ids->len; i++)
			ppid_xml_add(surel, element,
				     g_ptr_array_index(ids, i));
	}
}

static void
add_address_list(xmlNode *surel, const char *element, const PpidHeader *h,
		 const PpidWordContext *context)
{
	g_autoptr(GPtrArray) list =
		ppid_address_parse(h->value, h->size, context);

	for (guint i = 0; i < list->len; i++) {
		const PpidAddress *a = g_ptr_array_index(list, i);
		xmlNode *node = ppid_xml_add(surel, element, a->address);

		ppid_xml_set(node, "nama", a->name);
	}
}

static void
add_addresses(xmlNode *surel, const PpidHeaders *headers,
	      const PpidWordContext *context)
{
	for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
		for (guint nth = 0; nth < FIELDS_MAX; nth++) {
			const PpidHeader *h = ppid_headers_get(
				headers, addresses[i].field, nth);

			if (h == NULL)
				break;
			if (nth > 0 && addresses[i].single)
				ppid_notes_add(context->notes, "tajuk-ganda",
					       "0", h->offset);
			add_address_list(surel, addresses[i].element, h,
					 context);
		}
	}
}

/* The first Subject is the one that readers see; all are kept. */
static void
add_subjects(xmlNode *surel, const PpidHeaders *headers,
	     const PpidWordContext *context)
{
	for (guint nth = 0; nth < FIELDS_MAX; nth++) {
		const PpidHeader *h = ppid_headers_get(headers, "Subject",
						       nth);
		g_autofree char *text = NULL;

		if (h == NULL)
			return;
		if (nth > 0)
			ppid_notes_add(context->notes, "perihal-ganda", "0",
				       h->offset);
		text = ppid_words_decode(h->value, h->size, context);
		ppid_xml_add(surel, "perihal", text);
	}
}

static void
add_kept(xmlNode *surel, const PpidHeaders *headers,
	 const PpidWordContext *context)
{
	for (gsize i = 0; i < G_N_ELEMENTS(kept); i++) {
		for (guint nth = 0; nth < FIELDS_MAX; nth++) {
			const PpidHeader *h =
				ppid_headers_get(headers, kept[i], nth);
			g_autofree char *text = NULL;
			xmlNode *node;

			if (h == NULL)
				break;
			text = ppid_words_decode(h->value, h->size, context);
			node = ppid_xml_add(surel, "tajuk", text);
			ppid_xml_set(node, "nama", kept[i]);
		}
	}
}

static void
note_duplicates(const PpidHeaders *headers, PpidNotes *notes)
{
	static const char *const once[] = { "Date", "Message-ID" };

	for (gsize i = 0; i < G_N_ELEMENTS(once); i++) {
		const PpidHeader *h = ppid_headers_get(headers, once[i], 1);

		if (h != NULL)
			ppid_notes_add(notes, "tajuk-ganda", "0", h->offset);
	}
}

void
ppid_mail_add_fields(xmlNode *surel, const PpidTree *tree, PpidNotes *notes)
{
	const PpidHeaders *headers = ppid_tree_headers(tree);
	g_autofree char *charset = body_charset(tree);
	PpidWordContext context = { charset, notes, "0" };

	note_duplicates(headers, notes);
	add_ids(surel, headers, "Message-ID", "message-id");
	add_addresses(surel, headers, &context);
	add_subjects(surel, headers, &context);
	add_ids(surel, headers, "In-Reply-To", "membalas");
	add_ids(surel, headers, "References", "acuan");
	add_kept(surel, headers, &context);
}
