/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-applicant-private.h"

#include "ppid-berkas.h"

PpidApplicants *
ppid_applicants_new(const char *data_dir, GError **error)
{
	g_autoptr(PpidApplicants) a = g_new0(PpidApplicants, 1);

	a->isian = ppid_isian_load(data_dir, error);
	if (a->isian == NULL)
		return NULL;
	a->shapes = ppid_shapes_new();
	return g_steal_pointer(&a);
}

void
ppid_applicants_free(PpidApplicants *applicants)
{
	if (applicants == NULL)
		return;
	ppid_isian_free(applicants->isian);
	ppid_shapes_free(applicants->shapes);
	g_free(applicants);
}

/* --- the element --------------------------------------------------------- */

static const char *
found_by(const PpidAskerValue *choice)
{
	switch (choice->statement->how) {
	case PPID_STATED_FORM:
		return "formulir";
	case PPID_STATED_SIGNATURE:
		return "tanda-tangan";
	case PPID_STATED_SENDER:
		return "pengirim";
	case PPID_STATED_PROSE:
	case PPID_STATED_HINT:
	case PPID_STATED_BARE:
	default:
		return "prosa";
	}
}

static const char *
doubt_of(const PpidAskerValue *choice)
{
	const char *doubt = NULL;

	if (choice->statement->field == PPID_ISIAN_NIK)
		doubt = ppid_shape_doubt_nik(choice->statement->value);
	if (doubt == NULL && choice->source->origin == PPID_ASKER_SCANNED)
		doubt = "dibaca dari gambar";
	return doubt;
}

static void
write_value(xmlNode *pemohon, const char *name, const PpidAskerValue *choice)
{
	const PpidStatement *st = choice->statement;
	xmlNode *node = ppid_xml_add(pemohon, name, st->value);

	ppid_xml_set(node, "surel", choice->source->surel);
	ppid_xml_set(node, "bagian", choice->source->part);
	if (choice->source->place) {
		ppid_xml_set_int(node, "awal", (gint64)st->start);
		ppid_xml_set_int(node, "panjang", (gint64)st->length);
	}
	ppid_xml_set(node, "oleh", found_by(choice));
	ppid_xml_set(node, "petunjuk", doubt_of(choice));
}

/* In the order of berkas.xsd. */
static const char *const order[] = {
	[PPID_ASKER_NAME] = "nama",	  [PPID_ASKER_NIK] = "nik",
	[PPID_ASKER_DECREE] = "nomor-sk", [PPID_ASKER_ADDRESS] = "alamat",
	[PPID_ASKER_PHONE] = "telepon",	  [PPID_ASKER_MAIL] = "surel",
	[PPID_ASKER_JOB] = "pekerjaan",	  [PPID_ASKER_PROXY] = "nama-kuasa",
};

static void
write_all(const PpidAskerFound *found, xmlNode *pemohon)
{
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
		if (found->values[i].statement != NULL)
			write_value(pemohon, order[i], &found->values[i]);
	if (pemohon->children != NULL)
		ppid_xml_set(pemohon, "jenis", found->kind);
}

/* What staff wrote has no @oleh; elements of others are kept, too. */
static void
keep_corrections(xmlNode *pemohon, xmlNode *before)
{
	bool corrected = false;
	xmlNode *at = pemohon->children, *next;

	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		xmlNode *staff = ppid_xml_child(before, order[i]);
		bool ours = at != NULL && ppid_xml_named(at, order[i]);

		next = ours ? at->next : at;
		if (staff != NULL && !xmlHasProp(staff, BAD_CAST "oleh")) {
			corrected = true;
			xmlUnlinkNode(staff);
			if (at != NULL)
				xmlAddPrevSibling(at, staff);
			else
				xmlAddChild(pemohon, staff);
			if (ours)
				ppid_xml_remove(at);
		}
		at = next;
	}
	if (corrected) {
		g_autofree char *kind = ppid_xml_get(before, "jenis");

		ppid_xml_set(pemohon, "jenis", kind);
	}
	xmlFreeNode(before);
}

void
ppid_applicants_run(const PpidApplicants *applicants,
		    PpidLetters *letters, xmlNode *berkas)
{
	PpidAskerRun run;
	PpidAskerFound found;
	xmlNode *pemohon, *before;

	before = ppid_xml_child(berkas, "pemohon");
	if (before != NULL)
		xmlUnlinkNode(before);
	ppid_asker_open(&run, applicants, letters);
	ppid_asker_read(&run, berkas);
	ppid_asker_choose(&run, &found);
	pemohon = ppid_berkas_add(berkas, "pemohon", NULL);
	write_all(&found, pemohon);
	if (before != NULL)
		keep_corrections(pemohon, before);
	if (pemohon->children == NULL)
		ppid_xml_remove(pemohon);
	ppid_asker_close(&run);
}
