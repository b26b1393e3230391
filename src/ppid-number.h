/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-number.h - register numbers as text, and back
 *
 * The law wants a number (UU 14/2008 art. 22(4); PerKI 1/2021 art. 29(3),
 * 30(2), 41(3), 42(3)) and prescribes no form: the form is a template of
 * ppid.conf, [nomor] permohonan= and keberatan=, with
 *     {nomor}   place in the sequence of the year, four digits at least
 *     {unit}    [badan-publik] unit=
 *     {kode}    [badan-publik] kode=
 *     {bulan}   month of receipt, Roman
 *     {tahun}   year of receipt
 * Pure: no clock, no I/O.
 */
#ifndef PPID_NUMBER_H
#define PPID_NUMBER_H

#include <glib.h>

#include "ppid-config.h"

typedef struct PpidNumber PpidNumber;

/**
 * ppid_number_new:
 * @config: (borrowed): templates, unit and code
 * @error: PPID_ERROR_CONFIG if a template lacks {nomor} or {tahun}, has one
 *     of them twice, or has something else in braces
 *
 * Returns: (transfer full): the two templates and the form of case ids.
 */
PpidNumber *
ppid_number_new(const PpidConfig *config,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_number_free(PpidNumber *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidNumber, ppid_number_free)

/**
 * ppid_number_format:
 * @sequence: "pendaftaran" or "keberatan"
 * @place: place in the sequence, > 0
 * @date: date of receipt in the zone of the body
 *
 * Returns: (transfer full): "0012/PPID/DISKOMINFO/PI/XI/2026".
 */
char *
ppid_number_format(const PpidNumber *number, const char *sequence,
		   gint64 place, const GDate *date);

typedef struct {
	const char *sequence; /* "pendaftaran", "keberatan"; "id" = case id */
	int year;	      /* 0..9999 */
	int month;	      /* 1..12; 0 if the form has none */
	gint64 place;	      /* > 0 */
	char *text;	      /* as we write it: for ppid_index_find_number() */
	gsize start, length;  /* where it stands, in bytes */
} PpidNumberHit;

void
ppid_number_hit_free(PpidNumberHit *hit);

/**
 * ppid_number_find:
 * @text: valid UTF-8
 * @limit: at most so many of each form, > 0
 *
 * Our own numbers as people cite them: letters in any case, with or without
 * the leading zeros, with white space around "/".  Whether such a number
 * was ever given is for the index to say.
 *
 * Returns: (transfer full) (element-type PpidNumberHit): in the order of the
 *     text.
 */
GPtrArray *
ppid_number_find(const PpidNumber *number, const char *text, guint limit);

#endif /* PPID_NUMBER_H */
