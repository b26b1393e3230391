/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-filer-private.h"

#include "ppid-berkas.h"
#include "ppid-case.h"
#include "ppid-error.h"
#include "ppid-manifest.h"

static guint
count(xmlNode *parent, const char *name)
{
	guint n = 0;

	for (xmlNode *c = ppid_xml_child(parent, name); c != NULL;
	     c = ppid_xml_next(c, name))
		n++;
	return n;
}

/* The numbers that the case has, no others. */
static void
restore_numbers(xmlNode *stored, xmlNode *berkas)
{
	ppid_berkas_remove(berkas, "nomor");
	for (xmlNode *n = ppid_xml_child(stored, "nomor"); n != NULL;
	     n = ppid_xml_next(n, "nomor")) {
		g_autofree char *text = ppid_xml_text(n);
		xmlNode *copy = ppid_berkas_add(berkas, "nomor", text);

		for (xmlAttr *a = n->properties; a != NULL; a = a->next) {
			g_autofree char *value =
				ppid_xml_get(n, (const char *)a->name);

			ppid_xml_set(copy, (const char *)a->name, value);
		}
	}
}

static void
strip_new_names(xmlNode *berkas, guint stored)
{
	for (xmlNode *n = ppid_xml_child(berkas, "surel"); n != NULL;
	     n = ppid_xml_next(n, "surel")) {
		if (stored > 0)
			stored--;
		else
			ppid_filing_strip(n);
	}
}

/* How many messages, and duplicates of messages, does the record add? */
static void
count_added(PpidFiling *filing, xmlNode *stored)
{
	xmlNode *new = ppid_xml_child(filing->berkas, "riwayat");
	guint skip = count(ppid_xml_child(stored, "riwayat"), "peristiwa");

	filing->joined =
		count(filing->berkas, "surel") - count(stored, "surel");
	filing->duplicates = 0;
	for (xmlNode *n = ppid_xml_child(new, "peristiwa"); n != NULL;
	     n = ppid_xml_next(n, "peristiwa")) {
		if (skip > 0)
			skip--;
		else if (ppid_xml_is(n, "jenis", "duplikat"))
			filing->duplicates++;
	}
}

static PpidFiled
kind_of_change(const PpidFiling *filing)
{
	if (filing->joined > 0)
		return PPID_FILED_JOINED;
	return filing->duplicates > 0 ? PPID_FILED_DUPLICATE
				      : PPID_FILED_REVISED;
}

/* Is the stored case what was filed?  A revision must not cover a change
 * that somebody made by hand. */
static bool
check_intact(PpidFiling *filing, const char *id, const char *digest,
	     bool *intact_out, GError **error)
{
	g_autofree char *dir = ppid_case_path(filing->filer->home, id, NULL);
	g_autoptr(GHashTable) entries = NULL;
	GError *local = NULL;

	*intact_out = false;
	entries = ppid_manifest_load(dir, &local);
	if (g_error_matches(local, PPID_ERROR, PPID_ERROR_IO)) {
		g_propagate_error(error, local);
		return false;
	}
	g_clear_error(&local);
	*intact_out = entries != NULL &&
		      g_strcmp0(g_hash_table_lookup(entries, PPID_CASE_FILE),
				digest) == 0;
	return *intact_out ||
	       ppid_filing_verdict(filing, PPID_FILED_FAULT,
				   "%s is not as it was filed; see ppid-verify",
				   id);
}

static bool
mark(PpidFiling *filing, const char *id, GError **error)
{
	PpidFiler *filer = filing->filer;

	return ppid_index_begin(filer->index, error) &&
	       ppid_index_mark(filer->index, id, error) &&
	       ppid_filer_take_registers(filer, filing->berkas, id, error) &&
	       ppid_index_commit(filer->index, error);
}

static bool
write_revision(PpidFiling *filing, xmlNode *stored, const char *id,
	       const char *before, GError **error)
{
	g_autofree char *body = ppid_xml_get(stored, "badan-publik");
	g_autofree char *revision = ppid_xml_get(stored, "revisi");
	g_autofree char *digest = NULL;

	ppid_filing_set_head(filing->berkas, id,
			     g_ascii_strtoll(revision, NULL, 10) + 1, before,
			     body);
	if (!ppid_filing_resolve(filing, id, error) ||
	    !mark(filing, id, error) ||
	    !ppid_filer_write_revision(filing->filer, filing->berkas, &digest,
				       error) ||
	    !ppid_filing_put(filing->filer, filing->berkas, digest, error))
		return false;
	count_added(filing, stored);
	filing->filed = kind_of_change(filing);
	return ppid_filing_acknowledge(filing, error);
}

/* Does @berkas add a message whose octets @stored has? */
static bool
adds_known(xmlNode *stored, xmlNode *berkas)
{
	g_autoptr(GHashTable) known = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, NULL);
	xmlNode *n = ppid_xml_child(berkas, "surel");

	for (xmlNode *s = ppid_xml_child(stored, "surel"); s != NULL;
	     s = ppid_xml_next(s, "surel")) {
		char *sha256 = ppid_xml_get(s, "sha256");

		if (sha256 != NULL)
			g_hash_table_add(known, sha256);
		n = ppid_xml_next(n, "surel");
	}
	for (; n != NULL; n = ppid_xml_next(n, "surel")) {
		g_autofree char *sha256 = ppid_xml_get(n, "sha256");

		if (ppid_xml_is(n, "arah", "masuk") && sha256 != NULL &&
		    g_hash_table_contains(known, sha256))
			return true;
	}
	return false;
}

/*
 * The record was made by an index that did not know what the case has: a run
 * was cut off before it was told, or it is an old copy.  It is told now, and
 * the next pass knows better.
 */
static bool
catch_up(PpidFiling *filing, xmlNode *stored, const char *digest,
	 GError **error)
{
	PpidFiling there = { .filer = filing->filer, .berkas = stored };
	bool ok = ppid_filing_put(filing->filer, stored, digest, error) &&
		  ppid_filing_acknowledge(&there, error);

	g_free(there.reason);
	return ok && ppid_filing_defer(filing,
				       ppid_filer_draws(filing->berkas),
				       "the case has a message of it already");
}

/* @stored: the case on disk, which has the base revision of the record. */
static bool
revise(PpidFiling *filing, xmlNode *stored, const char *id, const char *digest,
       GError **error)
{
	guint draws;
	bool good;

	if (ppid_case_same(stored, filing->berkas)) {
		filing->filed = PPID_FILED_UNCHANGED;
		return ppid_filing_acknowledge(filing, error);
	}
	if (!check_intact(filing, id, digest, &good, error))
		return false;
	if (!good)
		return true;
	if (!ppid_case_keeps(stored, filing->berkas))
		return ppid_filing_verdict(filing, PPID_FILED_FAULT,
					   "it changes what %s has received",
					   id);
	if (adds_known(stored, filing->berkas))
		return catch_up(filing, stored, digest, error);
	restore_numbers(stored, filing->berkas);
	strip_new_names(filing->berkas, count(stored, "surel"));
	ppid_filing_check_letters(filing,
				  count(ppid_xml_child(stored, "riwayat"),
					"peristiwa"),
				  &good);
	if (!good)
		return true;
	if (!ppid_filing_check_raws(filing, &good, error))
		return false;
	if (!good)
		return true;
	draws = ppid_filer_draws(filing->berkas);
	if ((draws & filing->filer->held) != 0)
		return ppid_filing_defer(filing, draws,
					 "an earlier message comes first");
	return write_revision(filing, stored, id, digest, error);
}

bool
ppid_filing_revise(PpidFiling *filing, const char *id, GError **error)
{
	g_autofree char *base = ppid_xml_get(filing->berkas, "revisi");
	g_autoptr(GError) local = NULL;
	g_autofree char *digest = NULL;
	g_autoptr(xmlDoc) doc = NULL;

	if (!ppid_case_id_parse(id, NULL, NULL))
		return ppid_filing_verdict(filing, PPID_FILED_FAULT,
					   "it has no proper id");
	doc = ppid_case_load(filing->filer->home, id, &digest, &local);
	if (doc == NULL &&
	    g_error_matches(local, PPID_ERROR, PPID_ERROR_NOINPUT))
		return ppid_filing_verdict(filing, PPID_FILED_FAULT,
					   "%s is not a case of this home", id);
	if (g_error_matches(local, PPID_ERROR, PPID_ERROR_SOFTWARE))
		return ppid_filing_verdict(
			filing, PPID_FILED_FAULT,
			"%s cannot be read; see ppid-verify", id);
	if (doc == NULL) {
		g_propagate_error(error, g_steal_pointer(&local));
		return false;
	}
	if (base == NULL ||
	    !ppid_xml_is(xmlDocGetRootElement(doc), "revisi", base))
		return ppid_filing_defer(filing,
					 ppid_filer_draws(filing->berkas),
					 "the case has a newer revision");
	return revise(filing, xmlDocGetRootElement(doc), id, digest, error);
}
