/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-filer-private.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-manifest.h"
#include "ppid-match.h"
#include "ppid-spool.h"

bool
ppid_filing_verdict(PpidFiling *filing, PpidFiled filed, const char *format,
		    ...)
{
	va_list args;

	va_start(args, format);
	g_free(filing->reason);
	filing->reason = g_strdup_vprintf(format, args);
	va_end(args);
	filing->filed = filed;
	return true;
}

/* Later messages must not get the numbers that this one would have had. */
bool
ppid_filing_defer(PpidFiling *filing, guint draws, const char *reason)
{
	filing->filer->held |= draws;
	return ppid_filing_verdict(filing, PPID_FILED_DEFERRED, "%s", reason);
}

/* Renames spool/new/NAME if it is what the case has. */
bool
ppid_filing_acknowledge_one(PpidFiling *filing, xmlNode *node,
			    const char *attribute, GError **error)
{
	PpidFiler *filer = filing->filer;
	g_autofree char *name = ppid_xml_get(node, attribute);
	g_autofree char *want = ppid_xml_get(node, "sha256");
	g_autofree char *path =
		name != NULL ? ppid_spool_find(filer->home, name) : NULL;
	g_autofree char *folder =
		ppid_home_path(filer->home, PPID_HOME_SPOOL_NEW "/");
	g_autofree char *have = NULL;

	if (path == NULL || !g_str_has_prefix(path, folder))
		return true;
	have = ppid_manifest_hash(path, NULL, error);
	if (have == NULL)
		return false;
	if (g_strcmp0(have, want) != 0)
		return ppid_filing_verdict(
			filing, PPID_FILED_FAULT,
			"the message in the spool is another one");
	if (!ppid_spool_acknowledge(filer->home, name, error))
		return false;
	filer->acknowledged++;
	return true;
}

/* The case is on stable storage: its messages may leave the queue. */
bool
ppid_filing_acknowledge(PpidFiling *filing, GError **error)
{
	xmlNode *history = ppid_xml_child(filing->berkas, "riwayat");

	for (xmlNode *n = ppid_xml_child(filing->berkas, "surel"); n != NULL;
	     n = ppid_xml_next(n, "surel"))
		if (!ppid_filing_acknowledge_one(filing, n, "sumber", error))
			return false;
	for (xmlNode *n = ppid_xml_child(history, "peristiwa"); n != NULL;
	     n = ppid_xml_next(n, "peristiwa"))
		if (!ppid_filing_acknowledge_one(filing, n, "spool", error))
			return false;
	return true;
}

/* Is it this file that cannot be read, or is something wrong with the disk?
 * One bad file must not stop the others. */
static bool
is_of_message(const char *path, const GError *error)
{
	return g_error_matches(error, PPID_ERROR, PPID_ERROR_NOPERM) ||
	       g_error_matches(error, PPID_ERROR, PPID_ERROR_NOINPUT) ||
	       g_file_test(path, G_FILE_TEST_IS_SYMLINK);
}

/* Is the raw message there, and the one that the record was made from? */
static bool
check_raw(PpidFiling *filing, xmlNode *surel, bool *good_out, GError **error)
{
	g_autofree char *name = ppid_xml_get(surel, "sumber");
	g_autofree char *want = ppid_xml_get(surel, "sha256");
	g_autofree char *size_text = ppid_xml_get(surel, "ukuran");
	g_autofree char *path = ppid_spool_find(filing->filer->home, name);
	g_autofree char *have = NULL;
	g_autoptr(GError) local = NULL;
	guint64 size = 0;

	*good_out = false;
	if (path == NULL)
		return ppid_filing_verdict(filing, PPID_FILED_FAULT,
					   "its message is not in the spool");
	have = ppid_manifest_hash(path, &size, &local);
	if (have == NULL && is_of_message(path, local))
		return ppid_filing_verdict(filing, PPID_FILED_FAULT,
					   "its message cannot be read");
	if (have == NULL) {
		g_propagate_error(error, g_steal_pointer(&local));
		return false;
	}
	*good_out = strcmp(have, want) == 0 &&
		    size == g_ascii_strtoull(size_text, NULL, 10);
	return *good_out ||
	       ppid_filing_verdict(filing, PPID_FILED_FAULT,
				   "the message in the spool is another one");
}

/* For all messages from @first on that have no file in a case. */
bool
ppid_filing_check_raws(PpidFiling *filing, bool *good_out, GError **error)
{
	*good_out = true;
	for (xmlNode *n = ppid_xml_child(filing->berkas, "surel");
	     n != NULL && *good_out; n = ppid_xml_next(n, "surel")) {
		g_autofree char *filed = ppid_xml_get(n, "berkas");

		if (filed == NULL && !check_raw(filing, n, good_out, error))
			return false;
	}
	return true;
}

/* Written in this order, whatever order the filters have set them in. */
void
ppid_filing_set_head(xmlNode *berkas, const char *id, gint64 revision,
		     const char *before, const char *body)
{
	g_autofree char *previous =
		before != NULL ? g_strconcat("sha256:", before, NULL) : NULL;

	ppid_xml_set(berkas, "id", NULL);
	ppid_xml_set(berkas, "revisi", NULL);
	ppid_xml_set(berkas, "sebelumnya", NULL);
	ppid_xml_set(berkas, "badan-publik", NULL);
	ppid_xml_set(berkas, "id", id);
	ppid_xml_set_int(berkas, "revisi", revision);
	ppid_xml_set(berkas, "sebelumnya", previous);
	ppid_xml_set(berkas, "badan-publik", body);
}

bool
ppid_filing_put(PpidFiler *filer, xmlNode *berkas, const char *digest,
		GError **error)
{
	return ppid_index_begin(filer->index, error) &&
	       ppid_index_put(filer->index, berkas, digest, error) &&
	       ppid_index_commit(filer->index, error);
}

void
ppid_filing_strip(xmlNode *surel)
{
	ppid_xml_set(surel, "berkas", NULL);
	for (xmlNode *n = ppid_xml_child(surel, "lampiran"); n != NULL;
	     n = ppid_xml_next(n, "lampiran"))
		ppid_xml_set(n, "berkas", NULL);
}

/* *@id_out = the case of the message @source, other than @own; or NULL. */
static bool
find_case_of(PpidFiler *filer, const char *source, const char *own,
	     char **id_out, GError **error)
{
	g_autoptr(GPtrArray) found = ppid_index_messages(
		filer->index, PPID_INDEX_SPOOL, source, 1, error);

	if (found == NULL)
		return false;
	if (found->len > 0) {
		const PpidIndexMessage *m = found->pdata[0];

		if (g_strcmp0(m->case_id, own) != 0)
			*id_out = g_strdup(m->case_id);
	}
	return true;
}

static bool
resolve_label(PpidFiler *filer, xmlNode *label, const char *own,
	      GError **error)
{
	xmlNode *next;

	for (xmlNode *n = ppid_xml_child(label, "rujukan"); n != NULL;
	     n = next) {
		g_autofree char *target = ppid_xml_get(n, "berkas");
		g_autofree char *id = NULL;

		next = ppid_xml_next(n, "rujukan");
		if (!g_str_has_prefix(target, PPID_MATCH_PENDING))
			continue;
		if (!find_case_of(filer, target + strlen(PPID_MATCH_PENDING),
				  own, &id, error))
			return false;
		if (id != NULL)
			ppid_xml_set(n, "berkas", id);
		else
			ppid_xml_remove(n);
	}
	return true;
}

bool
ppid_filing_resolve(PpidFiling *filing, const char *own, GError **error)
{
	for (xmlNode *n = ppid_xml_child(filing->berkas, "klasifikasi");
	     n != NULL; n = ppid_xml_next(n, "klasifikasi"))
		if (!resolve_label(filing->filer, n, own, error))
			return false;
	return true;
}
