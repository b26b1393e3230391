/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a message came from, as our own servers say: what they wrote stands
 * above the Received field with which they took it, what stands below is the
 * sender's to forge.
 */
#include "config.h"
#include "ppid-mail.h"

#include <string.h>

#include "ppid-authres.h"
#include "ppid-received.h"

/* Authentication-Results fields that are looked at, from the top. */
#define FIELDS_MAX 20

static bool
is_listed(char *const *list, const char *name)
{
	for (; *list != NULL; list++)
		if (g_ascii_strcasecmp(*list, name) == 0)
			return true;
	return false;
}

/* Offset of the topmost Received by one of @servers or by @other, or -1. */
static gint64
taken_at(const PpidHeaders *headers, char *const *servers, const char *other)
{
	bool any = *servers != NULL || other != NULL;

	for (guint i = 0; any && i < PPID_RECEIVED_MAX; i++) {
		const PpidHeader *h = ppid_headers_get(headers, "Received", i);
		g_autofree char *host = NULL;

		if (h == NULL)
			return -1;
		host = ppid_received_host(h->value, h->size);
		if (host != NULL &&
		    (is_listed(servers, host) ||
		     (other != NULL && g_ascii_strcasecmp(host, other) == 0)))
			return h->offset;
	}
	return -1;
}

/* --- the envelope sender ------------------------------------------------- */

/* The address without its angle brackets. */
static char *
path_of(const PpidHeader *h)
{
	PpidWordContext context = { NULL, NULL, NULL };
	g_autofree char *text =
		ppid_words_decode(h->value, h->size, &context);
	const char *open = strchr(text, '<');
	const char *close = open != NULL ? strrchr(open, '>') : NULL;

	if (close != NULL)
		return g_strstrip(
			g_strndup(open + 1, (gsize)(close - open - 1)));
	return g_strstrip(g_steal_pointer(&text));
}

static void
add_return_path(xmlNode *surel, const PpidHeaders *headers,
		const PpidConfig *config)
{
	const PpidHeader *h = ppid_headers_get(headers, "Return-Path", 0);
	gint64 taken = taken_at(headers, config->mail_servers, NULL);
	g_autofree char *path = NULL;

	if (h == NULL || (taken >= 0 && h->offset > taken))
		return;
	path = path_of(h);
	ppid_mail_insert(surel, "jalur-balik", path);
}

/* --- SPF, DKIM, DMARC ------------------------------------------------------ */

static bool
is_kept(const PpidAuthResult *result)
{
	static const char *const methods[] = { "spf", "dkim", "dmarc", NULL };

	return g_strv_contains(methods, result->method);
}

static void
add_results(xmlNode *surel, const char *id, const GPtrArray *results)
{
	for (guint i = 0; i < results->len; i++) {
		const PpidAuthResult *result = g_ptr_array_index(results, i);
		xmlNode *node;

		if (!is_kept(result))
			continue;
		node = ppid_xml_add(surel, "keaslian", NULL);
		ppid_xml_set(node, "server", id);
		ppid_xml_set(node, "cara", result->method);
		ppid_xml_set(node, "hasil", result->result);
		ppid_xml_set(node, "domain", result->domain);
	}
}

static void
add_authentication(xmlNode *surel, const PpidHeaders *headers,
		   const PpidConfig *config)
{
	for (guint i = 0; i < FIELDS_MAX && *config->auth_servers != NULL;
	     i++) {
		const PpidHeader *h = ppid_headers_get(
			headers, "Authentication-Results", i);
		g_autoptr(GPtrArray) results = NULL;
		g_autofree char *id = NULL;

		if (h == NULL)
			return;
		results = ppid_authres_parse(h->value, h->size, &id);
		if (id != NULL && is_listed(config->auth_servers, id) &&
		    h->offset < taken_at(headers, config->mail_servers, id))
			add_results(surel, id, results);
	}
}

void
ppid_mail_add_origin(xmlNode *surel, const PpidHeaders *headers,
		     const PpidConfig *config)
{
	add_return_path(surel, headers, config);
	add_authentication(surel, headers, config);
}
