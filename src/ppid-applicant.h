/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-applicant.h - <pemohon>: who asks, from all letters of a case
 *
 * Source: law.md 2 (identities), 7 (fields of the forms); labels and words
 * are data: isian.xml.  Own words of today come first, then attachments;
 * what a colleague forwarded stands in the place of own words; quotations
 * are never read.  The first letter that states a value wins, a later one
 * fills gaps, and one that completes the request corrects.
 * Pure: the same record and tables give the same element.
 */
#ifndef PPID_APPLICANT_H
#define PPID_APPLICANT_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-letters.h"

typedef struct PpidApplicants PpidApplicants;

/**
 * ppid_applicants_new:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 */
PpidApplicants *ppid_applicants_new(const char *data_dir,
				    GError **error) G_GNUC_WARN_UNUSED_RESULT;

void ppid_applicants_free(PpidApplicants *applicants);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidApplicants, ppid_applicants_free)

/**
 * ppid_applicants_run:
 * @letters: (borrowed): of @berkas
 * @berkas: (borrowed): a record that has been classified; changed in place
 *
 * Replaces <pemohon>.  A value that has no @oleh was written by staff and
 * stays.  A message of a kind that nobody asks by (isian.xml) is not read.
 */
void ppid_applicants_run(const PpidApplicants *applicants,
			 PpidLetters *letters, xmlNode *berkas);

#endif /* PPID_APPLICANT_H */
