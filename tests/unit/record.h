/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of one message that stands in a string, and what it holds. */
#ifndef RECORD_H
#define RECORD_H

#include "mail-util.h"
#include "ppid-mail.h"

#define HEAD                                                                  \
	"Received: from a by mx.ppid.example; Fri, 20 Nov 2026 10:00:00 "     \
	"+0700\nFrom: Budi <budi@warga.example>\nSubject: Minta data\n"
#define MULTI "Content-Type: multipart/mixed; boundary=b\n\n"

/* The record of @bytes. */
static inline xmlDoc *
record_of(const char *bytes, gsize size, gint64 internaldate)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidMailTables) tables = ppid_mail_tables_new(NULL, &error);
	PpidLimits limits = PPID_LIMITS_INIT;
	PpidMailSource source = { open_bytes(bytes, size), 0, -1,
				  (char *)"uji.eml", internaldate };
	xmlDoc *doc;

	g_strfreev(config->mail_servers);
	config->mail_servers = g_strsplit("mx.ppid.example", ";", -1);
	doc = ppid_mail_record(&source, config, &limits, tables, &error);
	g_assert_no_error(error);
	close(source.fd);
	return doc;
}

static inline xmlDoc *
record(const char *text)
{
	return record_of(text, strlen(text), 0);
}

static inline xmlNode *
surel_of(xmlDoc *doc)
{
	return ppid_xml_child(xmlDocGetRootElement(doc), "surel");
}

static inline xmlNode *
nth(xmlNode *parent, const char *name, int n)
{
	xmlNode *node = ppid_xml_child(parent, name);

	while (node != NULL && n-- > 0)
		node = ppid_xml_next(node, name);
	return node;
}

static inline void
assert_text(xmlDoc *doc, const char *name, int n, const char *want)
{
	g_autofree char *have = ppid_xml_text(nth(surel_of(doc), name, n));

	g_assert_cmpstr(have, ==, want);
}

static inline void
assert_attribute(xmlDoc *doc, const char *name, int n, const char *attribute,
		 const char *want)
{
	g_autofree char *have =
		ppid_xml_get(nth(surel_of(doc), name, n), attribute);

	g_assert_cmpstr(have, ==, want);
}

static inline bool
has_note(xmlDoc *doc, const char *code)
{
	xmlNode *node = ppid_xml_child(surel_of(doc), "catatan");

	while (node != NULL && !ppid_xml_is(node, "kode", code))
		node = ppid_xml_next(node, "catatan");
	return node != NULL;
}

static inline void
assert_fault(xmlDoc *doc, const char *code)
{
	xmlNode *fault = ppid_xml_child(xmlDocGetRootElement(doc), "cacat");
	g_autofree char *have = ppid_xml_get(fault, "kode");

	g_assert_cmpstr(have, ==, code);
}

static inline char *
sha256(const char *bytes, gsize size)
{
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256,
					   (const guchar *)bytes, size);
}

#endif /* RECORD_H */
