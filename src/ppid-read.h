/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-read.h - the readers of attachments, one function a format
 *
 * All are a PpidReadFunc (ppid-reader.h): they tell @reader what is in
 * @member, never fail, and are bounded by the limits of @reader.
 */
#ifndef PPID_READ_H
#define PPID_READ_H

#include "ppid-reader.h"

#define PPID_TYPE_OOXML "application/vnd.openxmlformats-officedocument."
#define PPID_TYPE_DOCX PPID_TYPE_OOXML "wordprocessingml.document"
#define PPID_TYPE_XLSX PPID_TYPE_OOXML "spreadsheetml.sheet"
#define PPID_TYPE_PPTX PPID_TYPE_OOXML "presentationml.presentation"
#define PPID_TYPE_ODF "application/vnd.oasis.opendocument."

/** ppid_read_text: plain text, by the ladder of ppid-charset.h. */
void
ppid_read_text(PpidReader *reader, PpidMember *member);

/** ppid_read_html: what a browser would show, by ppid-html.h. */
void
ppid_read_html(PpidReader *reader, PpidMember *member);

/** ppid_read_calendar: the words of an invitation, by ppid-ical.h. */
void
ppid_read_calendar(PpidReader *reader, PpidMember *member);

/** ppid_read_uu: files between "begin" and "end", by ppid-uu.h. */
void
ppid_read_uu(PpidReader *reader, PpidMember *member);

/** ppid_read_archive: ZIP, 7z, RAR, tar and one file under gzip. */
void
ppid_read_archive(PpidReader *reader, PpidMember *member);

/** ppid_read_docx: Word documents since 2007. */
void
ppid_read_docx(PpidReader *reader, PpidMember *member);

/** ppid_read_mail: a message as a file: its fields, texts and files. */
void
ppid_read_mail(PpidReader *reader, PpidMember *member);

/** ppid_read_odf: OpenDocument texts, spreadsheets, presentations. */
void
ppid_read_odf(PpidReader *reader, PpidMember *member);

/** ppid_read_ole: says of a compound file why it is not read. */
void
ppid_read_ole(PpidReader *reader, PpidMember *member);

/** ppid_read_rtf: by ppid-rtf.h. */
void
ppid_read_rtf(PpidReader *reader, PpidMember *member);

/** ppid_read_tnef: winmail.dat: its body and its files. */
void
ppid_read_tnef(PpidReader *reader, PpidMember *member);

/** ppid_read_pptx: presentations since 2007. */
void
ppid_read_pptx(PpidReader *reader, PpidMember *member);

/** ppid_read_xlsx: workbooks since 2007. */
void
ppid_read_xlsx(PpidReader *reader, PpidMember *member);

/** ppid_read_pdf: pages as they are seen, form fields, files inside. */
void
ppid_read_pdf(PpidReader *reader, PpidMember *member);

/** ppid_read_pdf_prepare: see PpidReadKind. */
void
ppid_read_pdf_prepare(void);

/**
 * ppid_read_pdf_switch_files:
 * @on: false: files inside are left alone from now on
 *
 * For fuzzing: poppler 22.12 itself reads through NULL where an entry of the
 * table of files has none, which costs a reading child and ends a fuzzer.
 */
void
ppid_read_pdf_switch_files(bool on);

/** ppid_read_picture: by text recognition, ppid-ocr.h. */
void
ppid_read_picture(PpidReader *reader, PpidMember *member);

#endif /* PPID_READ_H */
