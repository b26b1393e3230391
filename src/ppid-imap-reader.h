/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-imap-reader.h - tokens of IMAP4rev1 responses
 *
 * Reads straight from the transport: a literal is counted, never scanned,
 * so no message can be taken for protocol text.  What is not a literal is
 * limited to PPID_IMAP_LINE_LIMIT octets per response.
 * Every function returns false (or -1) with PPID_ERROR_PROTOCOL for what
 * RFC 3501 section 9 does not allow, PPID_ERROR_TEMP at the end of the
 * connection, or the error of the transport; the connection is then of no
 * further use.
 */
#ifndef PPID_IMAP_READER_H
#define PPID_IMAP_READER_H

#include <stdbool.h>
#include <glib.h>

#define PPID_IMAP_LINE_LIMIT 65536
#define PPID_IMAP_BUFFER_SIZE 65536

/* What carries the octets: TLS in life, memory in tests. */
typedef struct {
	/* Returns: octets read, 0 at the end, -1 with the error set. */
	gssize (*recv)(gpointer self, void *bytes, gsize size, GError **error);
	/* Sends all of it, or fails. */
	bool (*send)(gpointer self, const void *bytes, gsize size,
		     GError **error);
	gpointer self;
} PpidImapTransport;

typedef struct {
	PpidImapTransport transport;
	gsize start, end;
	gsize line_octets; /* of this response, literals apart */
	char buffer[PPID_IMAP_BUFFER_SIZE];
} PpidImapReader;

/* A piece of a string; NULL in place of it discards the string. */
typedef bool (*PpidImapBytesFunc)(const char *bytes, gsize size, gpointer data,
				  GError **error);

/** ppid_imap_begin: a new response begins; its octets count from here. */
void
ppid_imap_begin(PpidImapReader *r);

/** ppid_imap_peek: the next octet, 0..255, not consumed; -1 on error. */
int
ppid_imap_peek(PpidImapReader *r, GError **error);

/** ppid_imap_next: the next octet, consumed. */
int
ppid_imap_next(PpidImapReader *r, GError **error);

/** ppid_imap_expect: consumes @c; anything else is an error. */
bool
ppid_imap_expect(PpidImapReader *r, char c, GError **error);

/** ppid_imap_spaces: consumes blanks, if there are any. */
bool
ppid_imap_spaces(PpidImapReader *r, GError **error);

/**
 * ppid_imap_word:
 * @word: (out): at least @size octets; what comes before a blank, a
 *     parenthesis or the end of the line, NUL-terminated, in upper case;
 *     between '[' and ']' blanks and parentheses belong to the word
 */
bool
ppid_imap_word(PpidImapReader *r, char *word, gsize size, GError **error);

/** ppid_imap_number: a run of digits, at most @max. */
bool
ppid_imap_number(PpidImapReader *r, guint64 max, guint64 *value_out,
		 GError **error);

/** ppid_imap_line: appends the rest of the line, without CRLF, to @text. */
bool
ppid_imap_line(PpidImapReader *r, GString *text, GError **error);

/** ppid_imap_end_line: blanks and CRLF. */
bool
ppid_imap_end_line(PpidImapReader *r, GError **error);

/**
 * ppid_imap_string:
 * @limit: octets that a literal may have
 * @func: (nullable): gets the octets
 * @octets_out: (out): how many there were
 * @nil_out: (out): true for NIL
 *
 * nstring of RFC 3501: NIL, quoted or literal.
 */
bool
ppid_imap_string(PpidImapReader *r, guint64 limit, PpidImapBytesFunc func,
		 gpointer data, guint64 *octets_out, bool *nil_out,
		 GError **error);

/** ppid_imap_skip: one value of any kind, lists too. */
bool
ppid_imap_skip(PpidImapReader *r, GError **error);

#endif /* PPID_IMAP_READER_H */
