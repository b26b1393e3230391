/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-unpack.h - the members of a packed file, by libarchive, in memory
 *
 * Only the formats of this list are ever opened: ZIP, 7z, RAR, tar, and one
 * file under gzip, bzip2 or xz.  Nothing is written anywhere; the names of
 * members are data.  A member is unpacked only as far as ppid_reader_room()
 * goes.  Passwords that the letter states are tried one after the other.
 */
#ifndef PPID_UNPACK_H
#define PPID_UNPACK_H

#include "ppid-reader.h"

/* Headers that are looked at, listed or not. */
#define PPID_UNPACK_HEADERS 20000

typedef struct {
	const char *name;    /* UTF-8, or octets that are not */
	const char *bytes;   /* (nullable) (borrowed) NULL: was not unpacked */
	gsize size;	     /* of @bytes */
	gint64 declared;     /* size by the header; -1: not known */
	const char *trouble; /* (nullable) sebab: sandi, rusak, batas */
} PpidUnpacked;

typedef enum {
	PPID_UNPACK_WHOLE,
	PPID_UNPACK_STOPPED, /* by the callback, or too many headers */
	PPID_UNPACK_DAMAGED, /* after what was given out */
	PPID_UNPACK_LOCKED,  /* not even the names can be read */
} PpidUnpackEnd;

/** PpidUnpackWant: @name is wanted; false: it is passed over. */
typedef bool (*PpidUnpackWant)(const char *name, gpointer data);

/** PpidUnpackFunc: one member; false ends it. */
typedef bool (*PpidUnpackFunc)(const PpidUnpacked *unpacked, gpointer data);

/**
 * ppid_unpack:
 * @member: the packed file; its type says which format is tried
 * @want: (nullable): NULL: all
 */
PpidUnpackEnd
ppid_unpack(PpidReader *reader, PpidMember *member, PpidUnpackWant want,
	    PpidUnpackFunc func, gpointer data);

/**
 * ppid_unpack_package:
 * @want: which members; those that cannot be unpacked are left out
 * @trouble_out: (out): sebab of the first that was, or of the whole; or NULL
 *
 * Returns: (transfer full) (element-type utf8 GBytes): members by name; of
 *     two with the same name the first.
 */
GHashTable *
ppid_unpack_package(PpidReader *reader, PpidMember *member,
		    PpidUnpackWant want, const char **trouble_out);

#endif /* PPID_UNPACK_H */
