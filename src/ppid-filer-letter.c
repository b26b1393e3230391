/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that staff add to events: surat/007-01.pdf, the first letter of
 * peristiwa-7.  Only the caller knows where they are: a record that comes in
 * a stream cannot name a file to be copied. */
#include "config.h"
#include "ppid-filer-private.h"

#include <string.h>

#include "ppid-case.h"
#include "ppid-error.h"

void
ppid_filer_add_letter(PpidFiler *filer, const char *digest, const char *path)
{
	g_hash_table_insert(filer->letters, g_strdup(digest), g_strdup(path));
}

static xmlNode *
first_event(xmlNode *berkas)
{
	return ppid_xml_child(ppid_xml_child(berkas, "riwayat"), "peristiwa");
}

void
ppid_filing_check_letters(PpidFiling *filing, guint stored, bool *good_out)
{
	*good_out = true;
	for (xmlNode *event = first_event(filing->berkas); event != NULL;
	     event = ppid_xml_next(event, "peristiwa")) {
		if (stored > 0) {
			stored--;
			continue;
		}
		for (xmlNode *n = ppid_xml_child(event, "surat"); n != NULL;
		     n = ppid_xml_next(n, "surat")) {
			g_autofree char *digest = ppid_xml_get(n, "sha256");

			/* names are ours to give, not the record's */
			ppid_xml_set(n, "berkas", NULL);
			if (g_hash_table_contains(filing->filer->letters,
						  digest))
				continue;
			*good_out = false;
			ppid_filing_verdict(filing, PPID_FILED_FAULT,
					    "a letter of it is not here: it "
					    "must be added with ppid-record");
			return;
		}
	}
}

/* peristiwa-12 -> 12; the schema has checked the form. */
static guint64
number_of(xmlNode *event)
{
	g_autofree char *id = ppid_xml_get(event, "id");

	return g_ascii_strtoull(id + strlen("peristiwa-"), NULL, 10);
}

static bool
write_letter(PpidFiler *filer, const char *dir, xmlNode *surat,
	     guint64 event, guint number, GError **error)
{
	g_autofree char *digest = ppid_xml_get(surat, "sha256");
	g_autofree char *given = ppid_xml_get(surat, "nama");
	const char *source = g_hash_table_lookup(filer->letters, digest);
	g_autofree char *name = g_strdup_printf(
		PPID_CASE_LETTERS "/%03" G_GUINT64_FORMAT "-%02u.%s", event,
		number, ppid_filer_extension(NULL, given));
	g_autofree char *path = g_build_filename(dir, name, NULL);

	if (!ppid_filer_make_folder(dir, PPID_CASE_LETTERS, error) ||
	    !ppid_filer_copy_file(source, path, digest, error))
		return false;
	ppid_xml_set(surat, "berkas", name);
	return true;
}

bool
ppid_filer_write_letters(PpidFiler *filer, const char *dir, xmlNode *berkas,
			 GError **error)
{
	for (xmlNode *event = first_event(berkas); event != NULL;
	     event = ppid_xml_next(event, "peristiwa")) {
		guint number = 0;

		for (xmlNode *n = ppid_xml_child(event, "surat"); n != NULL;
		     n = ppid_xml_next(n, "surat")) {
			g_autofree char *have = ppid_xml_get(n, "berkas");

			number++;
			if (have == NULL &&
			    !write_letter(filer, dir, n, number_of(event),
					  number, error))
				return false;
		}
	}
	return ppid_filer_sync_folder(dir, PPID_CASE_LETTERS, error);
}
