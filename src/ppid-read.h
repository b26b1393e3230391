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

#endif /* PPID_READ_H */
