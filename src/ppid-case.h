/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-case.h - the folder of a case
 *
 *   berkas/YEAR/ID/berkas.xml            the case, its latest revision
 *                  surel/001.eml         raw mail: surel-1
 *                  lampiran/001-01.pdf   first attachment of surel-1
 *                  revisi/1.xml          older revisions
 *                  manifest-sha256.txt   all of these, for sha256sum -c
 */
#ifndef PPID_CASE_H
#define PPID_CASE_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-home.h"
#include "ppid-xml.h"

#define PPID_CASE_FILE "berkas.xml"
#define PPID_CASE_MAIL "surel"
#define PPID_CASE_ATTACHMENTS "lampiran"
#define PPID_CASE_LETTERS "surat"
#define PPID_CASE_REVISIONS "revisi"
#define PPID_CASE_MANIFEST "manifest-sha256.txt"

/**
 * ppid_case_id:
 * @year: 0..9999
 * @number: > 0
 *
 * Returns: (transfer full): "PPID-2026-0012".
 */
char *
ppid_case_id(int year, gint64 number);

/** ppid_case_is_year: true if @name can be a folder of berkas/: "2026". */
bool
ppid_case_is_year(const char *name);

/**
 * ppid_case_id_parse:
 * @id: (nullable)
 * @year_out, @number_out: (out) (nullable)
 *
 * Returns: false if @id is not exactly what ppid_case_id() gives: it is
 *     used as a file name.
 */
bool
ppid_case_id_parse(const char *id, int *year_out,
		   gint64 *number_out) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_case_path:
 * @id: a case id
 * @name: (nullable): path in the folder
 *
 * Returns: (transfer full): the full path.
 */
char *
ppid_case_path(const PpidHome *home, const char *id, const char *name);

/**
 * ppid_case_load:
 * @home: (borrowed)
 * @id: a case id
 * @digest_out: (out) (nullable) (transfer full): SHA-256 of its berkas.xml
 * @error: PPID_ERROR_NOINPUT if there is no such case; PPID_ERROR_IO if it
 *     cannot be read now; PPID_ERROR_SOFTWARE if it is not a case file, or
 *     that of another case
 *
 * Returns: (transfer full): its berkas.xml.
 */
xmlDoc *
ppid_case_load(const PpidHome *home, const char *id, char **digest_out,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef bool (*PpidCaseFunc)(const char *id, gpointer data, GError **error);

/**
 * ppid_case_each:
 * @home: (borrowed)
 * @func: called for each case folder, by year and number; false ends it
 *
 * By the names of folders; nothing is opened.
 */
bool
ppid_case_each(const PpidHome *home, PpidCaseFunc func, gpointer data,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_case_same: true if two elements are written with the same bytes. */
bool
ppid_case_same(xmlNode *a, xmlNode *b);

/**
 * ppid_case_keeps:
 * @old, @new: (borrowed): two revisions of a case
 *
 * Returns: true if @new has the messages and events of @old unchanged, and
 *     after them only more.
 */
bool
ppid_case_keeps(xmlNode *old, xmlNode *new);

#endif /* PPID_CASE_H */
