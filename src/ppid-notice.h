/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-notice.h - what a report says about a message of ours
 *
 * The parts that are made for programs: message/delivery-status (RFC 3464),
 * message/disposition-notification (RFC 8098), message/feedback-report
 * (RFC 5965).  All are groups of header fields; what is broken in them is
 * read as far as it can be.  Bounces in plain words: ppid-bounce.h.
 */
#ifndef PPID_NOTICE_H
#define PPID_NOTICE_H

#include <stdbool.h>
#include <glib.h>

/* Recipients of one report; more are not read. */
#define PPID_NOTICE_RECIPIENTS 500
/* Octets of a diagnostic. */
#define PPID_NOTICE_DIAGNOSIS 1000

typedef enum {
	PPID_NOTICE_FAILED,
	PPID_NOTICE_DELAYED,
	PPID_NOTICE_DELIVERED,
	PPID_NOTICE_READ,
	PPID_NOTICE_COMPLAINT,
} PpidNoticeKind;

typedef struct {
	char *address;	 /* final recipient; "" if it is not told */
	char *original;	 /* (nullable) original recipient */
	char *action;	 /* (nullable) "failed", "displayed", "abuse" ... */
	char *status;	 /* (nullable) "5.1.1" */
	char *diagnosis; /* (nullable) on one line */
} PpidRecipient;

typedef struct {
	PpidNoticeKind kind;
	GPtrArray *recipients; /* PpidRecipient */
	char *message_id;      /* (nullable) of the message it is about */
	char *subject;	       /* (nullable) */
} PpidNotice;

/** ppid_notice_new: (transfer full): without a recipient, FAILED. */
PpidNotice *
ppid_notice_new(void);

void
ppid_notice_free(PpidNotice *notice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidNotice, ppid_notice_free)

/**
 * ppid_notice_add:
 * @address: (borrowed): as written; its type ("rfc822;") and angle brackets
 *     are left out
 *
 * Returns: (borrowed) (nullable): the new recipient; NULL if there are
 *     PPID_NOTICE_RECIPIENTS, or one of that address.
 */
PpidRecipient *
ppid_notice_add(PpidNotice *notice, const char *address);

/**
 * ppid_notice_status:
 * @text: (borrowed): any text
 *
 * Returns: (transfer full) (nullable): the first enhanced status code
 *     (RFC 3463) in it that is no part of an address or a version.
 */
char *
ppid_notice_status(const char *text);

/**
 * ppid_notice_delivery:
 * @text: (borrowed): of a message/delivery-status, UTF-8
 *
 * Adds its recipients and sets the kind: of the worst that happened.
 */
void
ppid_notice_delivery(PpidNotice *notice, const char *text);

/** ppid_notice_disposition: the same for a read receipt. */
void
ppid_notice_disposition(PpidNotice *notice, const char *text);

/** ppid_notice_feedback: the same for a complaint. */
void
ppid_notice_feedback(PpidNotice *notice, const char *text);

/**
 * ppid_notice_original:
 * @header: (borrowed): text that begins with the header of the message that
 *     it is about
 *
 * Sets Message-ID and subject, each if it is not known yet.
 */
void
ppid_notice_original(PpidNotice *notice, const char *header);

#endif /* PPID_NOTICE_H */
