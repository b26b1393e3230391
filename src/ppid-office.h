/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-office.h - what the readers of office files (ZIP with XML) share
 */
#ifndef PPID_OFFICE_H
#define PPID_OFFICE_H

#include "ppid-layout.h"
#include "ppid-unpack.h"
#include "ppid-xmlwalk.h"

/* Pictures and files inside a document that are read too. */
#define PPID_OFFICE_MEDIA_MAX 50

typedef struct {
	PpidReader *reader;
	PpidMember *member;
	GHashTable *parts; /* utf8 -> GBytes */
	GString *text;	   /* of all parts so far */
	bool cut;
	const char *trouble; /* sebab, or NULL */
} PpidOffice;

/**
 * ppid_office_open:
 * @want: which parts; see PpidUnpackWant
 * @main_part: what must be there
 *
 * Returns: false if it cannot be read; that is then told to @reader.
 */
bool
ppid_office_open(PpidOffice *office, PpidReader *reader, PpidMember *member,
		 PpidUnpackWant want, const char *main_part);

/** ppid_office_drop: frees all, there is no text to be had. */
void
ppid_office_drop(PpidOffice *office);

/** ppid_office_close: gives the text to the reader and frees all. */
void
ppid_office_close(PpidOffice *office);

/**
 * ppid_office_walk:
 * @part: name of a part; an absent one is no error
 * @events, @data: see ppid-xmlwalk.h
 */
void
ppid_office_walk(PpidOffice *office, const char *part,
		 const PpidXmlEvents *events, gpointer data);

/**
 * ppid_office_names:
 * @prefix, @suffix: of the names of parts
 *
 * Returns: (transfer container) (element-type utf8): in natural order:
 *     "slide2" before "slide10".
 */
GPtrArray *
ppid_office_names(const PpidOffice *office, const char *prefix,
		  const char *suffix);

/** ppid_office_room: octets of text that may still come. */
gsize
ppid_office_room(const PpidOffice *office);

/** ppid_office_take: adds the text of @layout and clears it. */
void
ppid_office_take(PpidOffice *office, PpidLayout *layout);

/** ppid_office_media: parts under @prefix that have a reader, as members. */
void
ppid_office_media(PpidOffice *office, const char *prefix);

#endif /* PPID_OFFICE_H */
