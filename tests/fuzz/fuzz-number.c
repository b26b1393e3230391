/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-number - register numbers in any text, and any text as a manifest
 *
 * A number that is found lies in the text, and as we write it, it is found
 * again and is the same.  A manifest that is read is written as it was.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-manifest.h"
#include "ppid-number.h"

#define LIMIT 1000

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_hit(const PpidNumber *number, const PpidNumberHit *hit, gsize size)
{
	g_autoptr(GPtrArray) again = ppid_number_find(number, hit->text, 2);
	const PpidNumberHit *first;

	if (hit->start + hit->length > size || again->len != 1)
		abort();
	first = again->pdata[0];
	if (strcmp(first->text, hit->text) != 0 ||
	    first->place != hit->place || first->year != hit->year)
		abort();
}

static void
check_manifest(const char *text, gsize size)
{
	g_autoptr(GHashTable) entries =
		ppid_manifest_parse(text, size, "seed", NULL);
	g_autoptr(GHashTable) again = NULL;
	g_autoptr(GString) written = NULL, twice = NULL;

	if (entries == NULL)
		return;
	written = ppid_manifest_format(entries);
	again = ppid_manifest_parse(written->str, written->len, "again", NULL);
	if (again == NULL)
		abort();
	twice = ppid_manifest_format(again);
	if (!g_string_equal(written, twice))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	g_autoptr(PpidNumber) number = ppid_number_new(config, NULL);
	g_autofree char *text = g_utf8_make_valid((const char *)data,
						  (gssize)size);
	g_autoptr(GPtrArray) hits = ppid_number_find(number, text, LIMIT);

	for (guint i = 0; i < hits->len; i++)
		check_hit(number, hits->pdata[i], strlen(text));
	check_manifest((const char *)data, size);
	return 0;
}
