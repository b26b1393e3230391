/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid-bounce-private.h - between the files of ppid-bounce.h */
#ifndef PPID_BOUNCE_PRIVATE_H
#define PPID_BOUNCE_PRIVATE_H

#include "ppid-bounce.h"

/* The group of a pattern that {alamat} stands for. */
#define PPID_BOUNCE_ADDRESS "alamat"

typedef enum {
	PPID_BOUNCE_SIGN,      /* tanda */
	PPID_BOUNCE_CUT,       /* pemisah */
	PPID_BOUNCE_RECIPIENT, /* penerima */
	PPID_BOUNCE_NOBODY,    /* bukan-penerima */
	PPID_BOUNCE_REPLY,     /* jawaban */
	PPID_BOUNCE_SUBJECT,   /* perihal */
	PPID_BOUNCE_DELAY,     /* tertunda */
	PPID_BOUNCE_AUTOMATIC, /* otomatis */
} PpidBounceUse;

typedef struct {
	PpidBounceUse use;
	GPtrArray *patterns; /* GRegex */
	GRegex *any;	     /* all of them in one, or NULL */
	char *place;	     /* tanda/@di, or NULL */
	char *field;	     /* @nama of a header, or NULL */
	char *kind;	     /* otomatis/@jenis, or NULL */
	char *with;	     /* otomatis/@bersama, or NULL */
	double weight;	     /* tanda/@bobot */
	int level;	     /* penerima/@tingkat */
} PpidBounceRule;

struct PpidBounceRules {
	GPtrArray *rules; /* PpidBounceRule, in the order of the file */
	double threshold;
};

#define PPID_BOUNCE_TEXT_MAX (64 * 1024) /* octets that are looked at */

typedef struct {
	const PpidBounceRules *rules;
	const PpidBounceMail *mail;
	char **lines;	    /* of the report itself */
	guint n;	    /* of them */
	char *words;	    /* the report on one line */
	const char *original; /* where the returned message begins, or NULL */
	char *self;	    /* who wrote the returned message */
	char *sender;	    /* who wrote the bounce */
	bool likely;	    /* its fields speak for it */
	bool any;	    /* these two may be meant as well */
	PpidNotice *notice;
	GArray *at;	    /* guint: line of each recipient */
} PpidBounceWork;

/** ppid_bounce_match: the first pattern of @rule in @text, or NULL. */
GMatchInfo *
ppid_bounce_match(const PpidBounceRule *rule, const char *text);

/** ppid_bounce_holds: does one of the rules @use match @text? */
bool
ppid_bounce_holds(const PpidBounceRules *rules, PpidBounceUse use,
		  const char *text);

/* --- ppid-bounce.c ---------------------------------------------------------- */

/** ppid_bounce_field_name: the length of the name of a field at @p, or 0. */
gsize
ppid_bounce_field_name(const char *p);

/** ppid_bounce_is_field: are the @n octets at @p one of @names? */
bool
ppid_bounce_is_field(const char *p, gsize n, const char *const *names);

/** ppid_bounce_header: its first field @name, decoded; or NULL. */
char *
ppid_bounce_header(const PpidBounceMail *mail, const char *name);

/** ppid_bounce_address: that in a From or To field, lower case, or "". */
char *
ppid_bounce_address(const PpidBounceMail *mail, const char *name);

/* --- ppid-bounce-recipient.c ------------------------------------------------ */

/** ppid_bounce_take_recipients: into @work->notice and @work->at. */
void
ppid_bounce_take_recipients(PpidBounceWork *work);

/** ppid_bounce_explain: what the server said of each; the kind of report. */
void
ppid_bounce_explain(PpidBounceWork *work);

#endif /* PPID_BOUNCE_PRIVATE_H */
