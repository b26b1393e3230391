/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-marks.h - penanda.xml: the words that mail programs and people put
 *
 * What stands before a quotation, a forward, a signature or a disclaimer, in
 * the languages that are met.  Format: ppid-penanda(5).
 * Loaded marks are read only.
 */
#ifndef PPID_MARKS_H
#define PPID_MARKS_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-phrase.h"

typedef enum {
	PPID_MARK_QUOTE,      /* kutipan: a line; the rest is quoted */
	PPID_MARK_FORWARD,    /* terusan: a line; the rest is forwarded */
	PPID_MARK_WROTE,      /* menulis: ends "Pada ... NAMA menulis:" */
	PPID_MARK_WHEN,	      /* pada: begins that line */
	PPID_MARK_FROM,	      /* dari: first label of a header block */
	PPID_MARK_SENT,	      /* terkirim: a label of quoted headers only */
	PPID_MARK_DATE,	      /* tanggal: a label, of letters too */
	PPID_MARK_TO,	      /* kepada */
	PPID_MARK_SUBJECT,    /* perihal */
	PPID_MARK_CLOSING,    /* salam: "Hormat saya", a name follows */
	PPID_MARK_THANKS,     /* terima-kasih: a name may follow */
	PPID_MARK_POSTSCRIPT, /* susulan: after a signature, but no part */
	PPID_MARK_PROGRAM,    /* aplikasi: a line of the mail program */
	PPID_MARK_DISCLAIMER, /* penafian: begins such a paragraph */
	PPID_MARK_CONTENT,    /* penafian-isi: a word that it must hold */
	PPID_MARK_RE,	      /* subjek-balasan: begins a subject */
	PPID_MARK_FWD,	      /* subjek-terusan */
	PPID_MARKS,
} PpidMark;

typedef struct {
	PpidPhraseSet *phrases; /* tagged with PpidMark */
	GHashTable *wrote;	/* the last word of each PPID_MARK_WROTE */
} PpidMarks;

/**
 * ppid_marks_load:
 * @data_dir: (nullable): folder that may hold an own penanda.xml
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the marks.
 */
PpidMarks *
ppid_marks_load(const char *data_dir,
		GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ppid_marks_read: (transfer full): from a valid penanda.xml. */
PpidMarks *
ppid_marks_read(xmlDoc *doc, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_marks_free(PpidMarks *marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidMarks, ppid_marks_free)

/**
 * ppid_marks_subject:
 * @subject: (nullable) (borrowed): a subject, decoded
 * @mark: PPID_MARK_RE or PPID_MARK_FWD
 *
 * Returns: true if @subject begins with such a mark.
 */
bool
ppid_marks_subject(const PpidMarks *marks, const char *subject, PpidMark mark);

#endif /* PPID_MARKS_H */
