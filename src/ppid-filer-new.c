/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-filer-private.h"

#include "ppid-berkas.h"
#include "ppid-case.h"
#include "ppid-error.h"

/* File names and numbers are ours to give, not the record's. */
static void
strip_given(xmlNode *berkas)
{
	ppid_berkas_remove(berkas, "nomor");
	for (xmlNode *n = ppid_xml_child(berkas, "surel"); n != NULL;
	     n = ppid_xml_next(n, "surel"))
		ppid_filing_strip(n);
}

/* What could not be read is for a human, whatever came after the parser. */
static void
mark_for_review(xmlNode *berkas)
{
	xmlNode *label = ppid_xml_child(berkas, "klasifikasi");

	if (ppid_xml_child(berkas, "cacat") == NULL)
		return;
	if (label == NULL) {
		g_autofree char *id =
			ppid_xml_get(ppid_berkas_surel(berkas, NULL), "id");

		label = ppid_berkas_add(berkas, "klasifikasi", NULL);
		ppid_xml_set(label, "surel", id);
	}
	ppid_xml_set(label, "tinjau", "ya");
}

/* The octets are in a case: this delivery of them, or another one? */
static bool
already_filed(PpidFiling *filing, GPtrArray *found, xmlNode *surel,
	      GError **error)
{
	g_autofree char *name = ppid_xml_get(surel, "sumber");

	for (guint i = 0; i < found->len; i++) {
		PpidIndexMessage *message = found->pdata[i];

		if (g_strcmp0(message->spool, name) != 0)
			continue;
		filing->filed = PPID_FILED_UNCHANGED;
		return ppid_filing_acknowledge_one(filing, surel, "sumber",
						   error);
	}
	return ppid_filing_defer(filing, 0,
				 "a duplicate of a message of a case");
}

static bool
take_numbers(PpidFiling *filing, const char *key, char **id_out, GError **error)
{
	PpidFiler *filer = filing->filer;
	xmlNode *first = ppid_berkas_surel(filing->berkas, NULL);
	GDate date;

	ppid_filer_receipt(filer, filing->berkas, first, &date);
	return ppid_index_begin(filer->index, error) &&
	       ppid_index_take_case(filer->index, key, g_date_get_year(&date),
				    id_out, error) &&
	       ppid_filer_take_registers(filer, filing->berkas, *id_out,
					 error) &&
	       ppid_index_commit(filer->index, error);
}

/* The folder was there: ours from a run whose index is lost, or not? */
static bool
adopt(PpidFiling *filing, const char *id, const char *key, GError **error)
{
	g_autofree char *digest = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_case_load(filing->filer->home, id, &digest, error);
	xmlNode *berkas = xmlDocGetRootElement(doc);

	if (doc == NULL)
		return false;
	if (!ppid_xml_is(ppid_berkas_surel(berkas, NULL), "sha256", key)) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE,
			    "the index is stale: %s is another case; run "
			    "ppid-file --reindex",
			    id);
		return false;
	}
	return ppid_filing_put(filing->filer, berkas, digest, error);
}

static bool
write_new(PpidFiling *filing, const char *key, GError **error)
{
	xmlNode *berkas = filing->berkas;
	g_autofree char *body = ppid_xml_get(berkas, "badan-publik");
	g_autofree char *id = NULL, *digest = NULL;
	bool existed = false;

	if (body == NULL) {
		body = g_strdup(filing->filer->config->code);
		ppid_xml_set(berkas, "badan-publik", body);
	}
	mark_for_review(berkas);
	if (!ppid_filing_resolve(filing, NULL, error) ||
	    !take_numbers(filing, key, &id, error))
		return false;
	ppid_filing_set_head(berkas, id, 1, NULL, body);
	if (!ppid_filer_write_new(filing->filer, berkas, &digest, &existed,
				  error))
		return false;
	if (existed ? !adopt(filing, id, key, error)
		    : !ppid_filing_put(filing->filer, berkas, digest, error))
		return false;
	filing->filed = PPID_FILED_NEW;
	return ppid_filing_acknowledge(filing, error);
}

bool
ppid_filing_new(PpidFiling *filing, GError **error)
{
	xmlNode *first = ppid_berkas_surel(filing->berkas, NULL);
	g_autofree char *key = ppid_xml_get(first, "sha256");
	g_autoptr(GPtrArray) found = NULL;
	guint draws;
	bool good;

	if (key == NULL)
		return ppid_filing_verdict(filing, PPID_FILED_FAULT,
					   "it has no message");
	strip_given(filing->berkas);
	found = ppid_index_messages(filing->filer->index, PPID_INDEX_SHA256,
				    key, G_MAXINT, error);
	if (found == NULL)
		return false;
	if (found->len > 0)
		return already_filed(filing, found, first, error);
	ppid_filing_check_letters(filing, 0, &good);
	if (!good)
		return true;
	if (!ppid_filing_check_raws(filing, &good, error))
		return false;
	if (!good)
		return true;
	draws = PPID_DRAW_CASE | ppid_filer_draws(filing->berkas);
	if ((draws & filing->filer->held) != 0)
		return ppid_filing_defer(filing, draws,
					 "an earlier message comes first");
	return write_new(filing, key, error);
}
