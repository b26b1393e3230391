/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-mail - a raw message, in this process, without the sandbox
 *
 * Whatever the octets are, the record is one that ppid-parse would write: it
 * passes the check of the parent and the schema.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ppid-data.h"
#include "ppid-parser.h"

#define TEXT_LIMIT 65536

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
open_bytes(const uint8_t *data, size_t size)
{
	int fd = memfd_create("seed", MFD_CLOEXEC);

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	return fd;
}

/* <kumpulan> around the record: what the schema describes. */
static void
check_valid(PpidSchema *schema, const GString *record)
{
	g_autofree char *text = g_strdup_printf(
		"<kumpulan xmlns=\"" PPID_NS "\">%s<akhir jumlah=\"1\"/>"
		"</kumpulan>",
		record->str);
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(text, strlen(text), "record", &error);

	if (doc == NULL ||
	    !ppid_xml_schema_check(schema, doc, "record", &error)) {
		g_printerr("%s\n", error->message);
		abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static PpidConfig *config;
	static PpidMailTables *tables;
	static PpidSchema *schema;
	PpidLimits limits = PPID_LIMITS_INIT;
	PpidMailSource source = { open_bytes(data, size), 0, -1,
				  (char *)"seed", 0 };
	g_autoptr(xmlDoc) doc = NULL;
	g_autoptr(GString) text = NULL;
	PpidParsed parsed;

	if (config == NULL) {
		ppid_xml_init();
		tables = ppid_mail_tables_new(NULL, NULL);
		config = ppid_config_new();
		schema = ppid_data_schema("berkas.xsd", NULL);
		if (schema == NULL)
			abort();
	}
	limits.text = TEXT_LIMIT;
	doc = ppid_mail_record(&source, config, &limits, tables, NULL);
	close(source.fd);
	if (doc == NULL)
		abort();
	text = ppid_xml_serialise(xmlDocGetRootElement(doc), 1);
	if (!ppid_parser_check(text->str, text->len, "seed", &parsed))
		abort();
	check_valid(schema, text);
	return 0;
}
