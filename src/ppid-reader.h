/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-reader.h - what the readers of attachments share
 *
 * A reader (src/ppid-read-*.c) gets the octets of one thing and tells a
 * PpidReader what is in it: text, members, what it could not read.  Members
 * go to their own reader (a DOCX in a ZIP in an .eml).  All limits are kept
 * here; a reader that asks ppid_reader_room() before it unpacks cannot pass
 * them.  Everything runs in the sandboxed child of ppid-attach.h.  The
 * result is the <isi-lampiran> of berkas(5).
 */
#ifndef PPID_READER_H
#define PPID_READER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-link.h"
#include "ppid-xml.h"

typedef struct {
	guint members;	 /* of one attachment, at every level together */
	guint depth;	 /* nesting of containers */
	gint64 unpacked; /* octets of all members together */
	gint64 member;	 /* octets of one member */
	gint64 ratio;	 /* unpacked octets for one octet of a container */
	gint64 text;	 /* octets of UTF-8 of one text */
	/* of all attachments of a message together */
	gint64 text_all;     /* octets of texts and names, as XML has them */
	gint64 unpacked_all; /* octets of members */
	guint members_all;
	guint pages; /* pictures and scanned pages that are looked at */
	guint poor;  /* of these, hard to read: turned to see if it helps */
} PpidReadLimits;

#define PPID_READ_LIMITS_INIT                                                 \
	{                                                                     \
		.members = 1000, .depth = 4, .unpacked = 64 << 20,            \
		.member = 16 << 20, .ratio = 200, .text = 1 << 20,            \
		.text_all = 4 << 20, .unpacked_all = 256 << 20,               \
		.members_all = 2000, .pages = 20, .poor = 4                   \
	}

/* What the attachments of a message took so far, by the same counts: no
 * clock, so that the same message is always read as far. */
typedef struct {
	gint64 text;
	gint64 unpacked;
	guint members;
	guint missing; /* <belum-terekam> */
	guint pages;
	guint poor;
} PpidReadSpent;

/* Octets that any container may unpack to, whatever its ratio. */
#define PPID_READ_SLACK (1 << 20)

typedef struct PpidReader PpidReader;

/* One thing to read: an attachment, or a member of one. */
typedef struct {
	const char *number; /* "2", "2/1" */
	const char *name;   /* (nullable) as its container calls it; UTF-8 */
	const char *type;   /* what it is read as: ppid_sniff_effective() */
	const char *label;  /* (nullable) the declared Content-Type, raw */
	const char *bytes;
	gsize size;
	guint depth;	 /* 0: the attachment itself */
	guint members;	 /* added so far */
	gint64 unpacked; /* octets of its members so far */
	bool shown;	 /* a picture within the text: lampiran/@sisipan */
} PpidMember;

/**
 * PpidReadFunc: reads one thing.
 *
 * Never fails: what it cannot read it says by ppid_reader_missing() or
 * ppid_reader_note().
 */
typedef void (*PpidReadFunc)(PpidReader *reader, PpidMember *member);

typedef struct {
	const char *type; /* media type; ending with '*': a prefix */
	PpidReadFunc read;
	/* (nullable): what must be done before the sandbox closes, in the
	 * parent, before the first such attachment and before every
	 * container; cheap if it was done already */
	void (*prepare)(void);
	bool container; /* may hold anything */
} PpidReadKind;

/**
 * ppid_readers_find:
 * @type: media type, lower case
 *
 * Returns: (nullable): who reads it; the table is in ppid-readers.c.
 */
const PpidReadKind *
ppid_readers_find(const char *type);

/** ppid_readers_prepare: what @kind needs, and all kinds if it may hold any. */
void
ppid_readers_prepare(const PpidReadKind *kind);

/**
 * ppid_readers_folders:
 *
 * Returns: NULL-terminated, static: folders that libraries read from while
 *     they work (fonts, tables of characters, trained data).
 */
const char *const *
ppid_readers_folders(void);

/* --- the attachment ------------------------------------------------------- */

/**
 * ppid_reader_new:
 * @part: number of the attachment, "2"
 * @limits: (borrowed): outlives the reader
 */
PpidReader *
ppid_reader_new(const char *part, const PpidReadLimits *limits);

void
ppid_reader_free(PpidReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidReader, ppid_reader_free)

/**
 * ppid_reader_set_spent:
 * @spent: (borrowed): read and added to; without it the attachment is the
 *     only one of its message
 */
void
ppid_reader_set_spent(PpidReader *reader, PpidReadSpent *spent);

/** ppid_reader_run: gives @member to the reader of its type. */
void
ppid_reader_run(PpidReader *reader, PpidMember *member);

/**
 * ppid_reader_finish:
 *
 * Sets @status: "terbaca", "sebagian" if anything is missing or cut,
 * "tidak-terbaca" if nothing was read.
 *
 * Returns: (borrowed): the <isi-lampiran>, in a document of the reader.
 */
xmlNode *
ppid_reader_finish(PpidReader *reader);

/* --- what a reader tells --------------------------------------------------- */

typedef struct {
	const char *type;    /* teks/@asal */
	const char *charset; /* (nullable) */
	const char *text;    /* UTF-8; scrubbed and bounded here */
	gsize size;
	bool cut;	/* there was more */
	bool ocr;	/* read from a picture */
	int confidence; /* of that, per cent; -1: not known */
} PpidReadText;

/**
 * ppid_reader_text:
 * @number: of the thing, or of a part of it
 * @text: (borrowed): white space alone counts as read but is left out
 */
void
ppid_reader_text(PpidReader *reader, const char *number,
		 const PpidReadText *text);

/** ppid_reader_plain: the same for a string of UTF-8 that is whole. */
void
ppid_reader_plain(PpidReader *reader, const PpidMember *member,
		  const char *text);

/** ppid_reader_text_room: octets of text that are still taken. */
gsize
ppid_reader_text_room(const PpidReader *reader);

typedef struct {
	const char *suffix; /* (nullable) number in its container, "1.2" */
	const char *name;   /* (nullable) any octets; data, never a path */
	const char *type;   /* (nullable) declared by the container */
	const char *label;  /* (nullable) whole Content-Type */
	const char *bytes;  /* (nullable) NULL: it is only listed */
	gint64 size;	    /* of @bytes; else as declared, -1: not known */
	bool body;	    /* text that is shown: read, but not listed */
} PpidFound;

/**
 * ppid_reader_add:
 * @container: (borrowed): what holds it
 * @found: (borrowed): a member; read at once if it has octets
 *
 * Returns: (nullable) (borrowed): its number; NULL if the limit of members
 *     is reached, which is then noted.
 */
const char *
ppid_reader_add(PpidReader *reader, PpidMember *container,
		const PpidFound *found);

/**
 * ppid_reader_missing:
 * @cause: belum-terekam/@sebab
 * @text: (nullable): its text: a link, the name of a sheet
 */
void
ppid_reader_missing(PpidReader *reader, const char *number, const char *cause,
		    const char *text);

/** ppid_reader_note: a <catatan>; @code: a string constant. */
void
ppid_reader_note(PpidReader *reader, const char *number, const char *code,
		 gint64 offset);

/**
 * ppid_reader_room:
 * @container: (borrowed): what is being unpacked
 *
 * Returns: octets that one more member may have: bounded by the limits of a
 *     member, of all members and by the ratio.
 */
gsize
ppid_reader_room(const PpidReader *reader, const PpidMember *container);

/** ppid_reader_take_page: false: no further picture of a page is read. */
bool
ppid_reader_take_page(PpidReader *reader);

/** ppid_reader_may_turn: a page that is hard to read may be turned. */
bool
ppid_reader_may_turn(const PpidReader *reader);

/** ppid_reader_poor_page: the page was hard to read. */
void
ppid_reader_poor_page(PpidReader *reader);

/** ppid_reader_unpacked: @size octets more were unpacked. */
void
ppid_reader_unpacked(PpidReader *reader, PpidMember *container, gsize size);

/**
 * ppid_reader_set_links:
 * @links: (nullable) (borrowed): links to be told that stand in a text
 */
void
ppid_reader_set_links(PpidReader *reader, const PpidLinks *links);

/** ppid_reader_links: (nullable) (borrowed): what was set. */
const PpidLinks *
ppid_reader_links(const PpidReader *reader);

/* --- passwords --------------------------------------------------------------- */

/** PpidPasswordFunc: (transfer full): NULL-terminated, best first. */
typedef char **(*PpidPasswordFunc)(gpointer data);

/** ppid_reader_set_passwords: @func is called at most once, when needed. */
void
ppid_reader_set_passwords(PpidReader *reader, PpidPasswordFunc func,
			  gpointer data);

/**
 * ppid_reader_passwords:
 *
 * Returns: (borrowed): passwords that the letter itself states, at most 8,
 *     NULL-terminated.
 */
const char *const *
ppid_reader_passwords(PpidReader *reader);

#endif /* PPID_READER_H */
