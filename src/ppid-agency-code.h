/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-agency-code.h - is that an agency of opd.xml?
 *
 * For those who name one and look for none: see ppid-agency.h.
 */
#ifndef PPID_AGENCY_CODE_H
#define PPID_AGENCY_CODE_H

#include <stdbool.h>
#include <glib.h>

/**
 * ppid_agency_codes_check:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @codes: (nullable): "Dinkes", ended by NULL; none: the table is not read
 * @error: PPID_ERROR_USAGE if one is not in opd.xml; PPID_ERROR_CONFIG
 *     "FILE:LINE: TEXT"
 */
bool
ppid_agency_codes_check(const char *data_dir, char *const *codes,
			GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_AGENCY_CODE_H */
