/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-filer.h"

#include <string.h>
#include <unistd.h>

#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-filer-private.h"

#define LOCK "berkas"

/* A full disk and a bad sector may be better tomorrow: 75, not 74.  What
 * may not be written will not be better without a hand: 73. */
static bool
store_failed(GError **error)
{
	if (error == NULL || *error == NULL || (*error)->domain != PPID_ERROR)
		return false;
	if ((*error)->code == PPID_ERROR_IO || (*error)->code == PPID_ERROR_OS)
		(*error)->code = PPID_ERROR_TEMP;
	else if ((*error)->code == PPID_ERROR_NOPERM)
		(*error)->code = PPID_ERROR_CANTCREAT;
	return false;
}

static bool
open_parts(PpidFiler *filer, GError **error)
{
	filer->lock = ppid_home_lock(filer->home, LOCK, error);
	if (filer->lock < 0)
		return false;
	filer->number = ppid_number_new(filer->config, error);
	filer->schema = ppid_data_schema("berkas.xsd", error);
	if (filer->number == NULL || filer->schema == NULL)
		return false;
	filer->index = ppid_index_open(filer->home, error);
	return filer->index != NULL && ppid_filer_recover(filer, error);
}

PpidFiler *
ppid_filer_open(const PpidHome *home, const PpidConfig *config, GDateTime *now,
		GError **error)
{
	g_autoptr(PpidFiler) filer = g_new0(PpidFiler, 1);
	g_autoptr(GError) local = NULL;

	filer->home = home;
	filer->config = config;
	filer->now = g_date_time_ref(now);
	filer->lock = -1;
	filer->letters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       g_free);
	filer->faults = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      NULL);
	if (open_parts(filer, &local))
		return g_steal_pointer(&filer);
	store_failed(&local);
	g_propagate_error(error, g_steal_pointer(&local));
	return NULL;
}

void
ppid_filer_free(PpidFiler *filer)
{
	if (filer == NULL)
		return;
	ppid_index_free(filer->index);
	ppid_number_free(filer->number);
	ppid_xml_schema_free(filer->schema);
	g_hash_table_unref(filer->letters);
	g_hash_table_unref(filer->faults);
	g_date_time_unref(filer->now);
	if (filer->lock >= 0)
		close(filer->lock);
	g_free(filer);
}

guint
ppid_filer_count(const PpidFiler *filer, PpidFiled filed)
{
	return filer->counts[filed];
}

guint
ppid_filer_acknowledged(const PpidFiler *filer)
{
	return filer->acknowledged;
}

/* --- dispatch ------------------------------------------------------------- */

/* The schema's complaint up to the value: that may be personal data. */
static void
complain(PpidFiling *filing, const GError *error)
{
	const char *text = strstr(error->message, ": ");
	const char *end = text != NULL ? strstr(text + 2, ": ") : NULL;

	if (end == NULL)
		ppid_filing_verdict(filing, PPID_FILED_FAULT,
				    "it is not valid");
	else
		ppid_filing_verdict(filing, PPID_FILED_FAULT,
				    "it is not valid: %.*s",
				    (int)(end - text - 2), text + 2);
}

static bool
has_unique_ids(xmlNode *parent, const char *name)
{
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (xmlNode *n = ppid_xml_child(parent, name); n != NULL;
	     n = ppid_xml_next(n, name))
		if (!g_hash_table_add(seen, ppid_xml_get(n, "id")))
			return false;
	return true;
}

static bool
is_valid(PpidFiling *filing)
{
	g_autoptr(GError) local = NULL;

	if (!ppid_xml_schema_check(filing->filer->schema, filing->berkas->doc,
				   "record", &local)) {
		complain(filing, local);
		return false;
	}
	if (has_unique_ids(filing->berkas, "surel") &&
	    has_unique_ids(ppid_xml_child(filing->berkas, "riwayat"),
			   "peristiwa"))
		return true;
	ppid_filing_verdict(filing, PPID_FILED_FAULT, "it has an id twice");
	return false;
}

/* What this one waits for will not come while a person has not seen to it. */
static void
note_fault(PpidFiling *filing)
{
	GHashTable *faults = filing->filer->faults;
	char *id = ppid_xml_get(filing->berkas, "id");

	if (id != NULL)
		g_hash_table_add(faults, id);
	for (xmlNode *n = ppid_xml_child(filing->berkas, "surel"); n != NULL;
	     n = ppid_xml_next(n, "surel")) {
		char *source = ppid_xml_get(n, "sumber");

		if (source != NULL)
			g_hash_table_add(faults, source);
	}
}

/* Numbers go by arrival: later messages must not get those of one that
 * waits.  But one that waits for a fault may wait for long: it must not
 * stop the others. */
static bool
file_later(PpidFiling *filing, xmlNode *later)
{
	g_autofree char *awaited = ppid_xml_get(later, "menunggu");

	if (awaited != NULL &&
	    g_hash_table_contains(filing->filer->faults, awaited)) {
		note_fault(filing);
		return ppid_filing_defer(filing, 0,
					 "it waits for one with a fault");
	}
	return ppid_filing_defer(filing,
				 ppid_xml_is(later, "sebab", "duplikat")
					 ? 0
					 : ppid_filer_draws(filing->berkas),
				 "it waits for another message");
}

static bool
file_record(PpidFiling *filing, GError **error)
{
	xmlNode *later = ppid_xml_child(filing->berkas, "tunda");
	g_autofree char *id = ppid_xml_get(filing->berkas, "id");
	g_autofree char *known = ppid_xml_get(filing->berkas, "diketahui-pada");

	if (!is_valid(filing))
		return true;
	if (known != NULL)
		return ppid_filing_verdict(filing, PPID_FILED_FAULT,
					   "its deadlines are counted as known "
					   "on %s",
					   known);
	if (later != NULL)
		return file_later(filing, later);
	return id != NULL ? ppid_filing_revise(filing, id, error)
			  : ppid_filing_new(filing, error);
}

static void
count(const PpidFiling *filing)
{
	guint *counts = filing->filer->counts;

	counts[PPID_FILED_JOINED] += filing->joined;
	counts[PPID_FILED_DUPLICATE] += filing->duplicates;
	if (filing->joined == 0 && filing->duplicates == 0)
		counts[filing->filed]++;
}

bool
ppid_filer_file(PpidFiler *filer, xmlNode *berkas, PpidFiled *filed_out,
		char **reason_out, GError **error)
{
	PpidFiling filing = {
		.filer = filer,
		.berkas = berkas,
		.filed = PPID_FILED_FAULT,
	};
	g_autoptr(GError) local = NULL;

	if (!file_record(&filing, &local)) {
		ppid_index_rollback(filer->index);
		store_failed(&local);
		g_propagate_error(error, g_steal_pointer(&local));
		g_free(filing.reason);
		return false;
	}
	if (filing.filed == PPID_FILED_FAULT)
		note_fault(&filing);
	count(&filing);
	*filed_out = filing.filed;
	*reason_out = filing.reason;
	return true;
}
