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

/** ppid_bounce_match: the first pattern of @rule in @text, or NULL. */
GMatchInfo *
ppid_bounce_match(const PpidBounceRule *rule, const char *text);

/** ppid_bounce_holds: does one of the rules @use match @text? */
bool
ppid_bounce_holds(const PpidBounceRules *rules, PpidBounceUse use,
		  const char *text);

#endif /* PPID_BOUNCE_PRIVATE_H */
