/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a reader on octets and gives what it tells as XML. */
#ifndef TEST_READER_UTIL_H
#define TEST_READER_UTIL_H

#include <string.h>

#include <glib.h>

#include "ppid-charset.h"
#include "ppid-reader.h"
#include "ppid-sniff.h"

static const PpidReadLimits test_limits = PPID_READ_LIMITS_INIT;

/* An attachment "2" of this type and name; NULL: by its octets. */
static inline char *
read_with(const PpidReadLimits *limits, const char *type, const char *name,
	  const char *bytes, gsize size, PpidPasswordFunc passwords)
{
	g_autoptr(PpidReader) reader = ppid_reader_new("2", limits);
	PpidMember member = { .number = "2", .name = name, .bytes = bytes,
			      .size = size };

	ppid_charset_init();
	member.type =
		ppid_sniff_effective(type, ppid_sniff(bytes, size), name);
	if (passwords != NULL)
		ppid_reader_set_passwords(reader, passwords, NULL);
	ppid_reader_run(reader, &member);
	return g_string_free(
		ppid_xml_serialise(ppid_reader_finish(reader), 0), FALSE);
}

static inline char *
read_bytes(const char *type, const char *bytes, gsize size)
{
	return read_with(&test_limits, type, NULL, bytes, size, NULL);
}

static inline char *
read_text(const char *type, const char *text)
{
	return read_bytes(type, text, strlen(text));
}

static inline void
assert_has(const char *xml, const char *part)
{
	if (strstr(xml, part) == NULL)
		g_error("not there: %s\nin: %.4000s", part, xml);
}

static inline void
assert_lacks(const char *xml, const char *part)
{
	if (strstr(xml, part) != NULL)
		g_error("there: %s\nin: %.4000s", part, xml);
}

static inline guint
count_of(const char *xml, const char *part)
{
	guint n = 0;

	for (const char *p = strstr(xml, part); p != NULL;
	     p = strstr(p + 1, part))
		n++;
	return n;
}

#endif /* TEST_READER_UTIL_H */
