/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid-record-private.h - shared by the ppid-record*.c */
#ifndef PPID_RECORD_PRIVATE_H
#define PPID_RECORD_PRIVATE_H

#include "ppid-record.h"

/* What is written of a wish, once it is known to be sound. */
typedef struct {
	const PpidFlowKind *kind;
	char *reasons, *articles; /* or NULL: in the order of the table */
	char *about;		  /* or NULL */
	char *note;		  /* or NULL */
} PpidRecordFields;

void
ppid_record_fields_clear(PpidRecordFields *fields);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PpidRecordFields, ppid_record_fields_clear)

/**
 * ppid_record_check_fields:
 * @zone: (borrowed): an instant in untuk is written in it
 * @fields_out: (out): cleared by the caller, also on failure
 * @warnings: gets what is advised and absent
 * @error: PPID_ERROR_USAGE
 *
 * Does @wish state what its kind must, and nothing else?
 */
bool
ppid_record_check_fields(const PpidFlow *flow, GTimeZone *zone,
			 const PpidRecordWish *wish,
			 PpidRecordFields *fields_out, GPtrArray *warnings,
			 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_record_option: the option that gives the field: "--result". */
const char *
ppid_record_option(PpidFieldName name);

#endif /* PPID_RECORD_PRIVATE_H */
