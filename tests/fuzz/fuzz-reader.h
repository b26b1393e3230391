/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every fuzz target of a reader does. */
#ifndef FUZZ_READER_H
#define FUZZ_READER_H

#include <stdint.h>
#include <stdlib.h>

#include "ppid-attach.h"
#include "ppid-charset.h"
#include "ppid-gmime.h"
#include "ppid-sniff.h"

static inline char **
fuzz_passwords(gpointer data)
{
	(void)data;
	return g_strsplit("rahasia cisauk2026", " ", -1);
}

/* The parent must take what comes out, whatever goes in.  @type: NULL: by
 * its octets. */
static inline int
fuzz_read(const char *type, const uint8_t *data, size_t size)
{
	const PpidReadLimits limits = {
		.members = 50, .depth = 3, .unpacked = 4 << 20,
		.member = 1 << 20, .ratio = 200, .text = 64 << 10,
		.text_all = 256 << 10
	};
	g_autoptr(PpidReader) reader = ppid_reader_new("2", &limits);
	g_autofree char *bytes = g_malloc(size + 1);
	PpidMember member = { .number = "2", .bytes = bytes, .size = size };
	g_autoptr(GString) xml = NULL;

	ppid_xml_init();
	ppid_gmime_init();
	ppid_charset_init();
	memcpy(bytes, data, size);
	bytes[size] = '\0';
	member.type = ppid_sniff_effective(type, ppid_sniff(bytes, size),
					   NULL);
	ppid_reader_set_passwords(reader, fuzz_passwords, NULL);
	ppid_reader_run(reader, &member);
	xml = ppid_xml_serialise(ppid_reader_finish(reader), 3);
	if (!ppid_attach_check(xml->str, xml->len, "2"))
		abort();
	return 0;
}

#endif /* FUZZ_READER_H */
