/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-applicant-private.h - shared by ppid-applicant-read.c (what the
 * letters state), ppid-applicant-choose.c (what of it holds) and
 * ppid-applicant.c (writes it)
 */
#ifndef PPID_APPLICANT_PRIVATE_H
#define PPID_APPLICANT_PRIVATE_H

#include "ppid-applicant.h"
#include "ppid-isian.h"
#include "ppid-shape.h"
#include "ppid-statement.h"
#include "ppid-xml.h"

struct PpidApplicants {
	PpidIsian *isian;
	PpidShapes *shapes;
};

typedef enum {
	PPID_ASKER_OWN,
	PPID_ASKER_ATTACHED,
	PPID_ASKER_SCANNED,
	PPID_ASKER_FORWARDED,
} PpidAskerOrigin;

/* A text that was read. */
typedef struct {
	PpidStatements *statements;
	char *surel; /* its id */
	char *part;
	guint letter;
	PpidAskerOrigin origin;
	bool place;	/* its offsets mean something */
	bool completes; /* the letter completes a request */
	bool ignored;
} PpidAskerSource;

typedef struct {
	const PpidApplicants *tables;
	PpidLetters *texts;
	GPtrArray *sources; /* PpidAskerSource */
	char *address;	    /* of the first sender */
	guint letters;
	bool office; /* asked from body to body */
	const PpidAskerSource *principal; /* names the one represented */
	char *sender;			  /* a to z of the From field */
} PpidAskerRun;

/* The children of <pemohon>, in the order of berkas.xsd. */
typedef enum {
	PPID_ASKER_NAME,
	PPID_ASKER_NIK,
	PPID_ASKER_DECREE,
	PPID_ASKER_ADDRESS,
	PPID_ASKER_PHONE,
	PPID_ASKER_MAIL,
	PPID_ASKER_JOB,
	PPID_ASKER_PROXY,
	PPID_ASKER_FIELDS
} PpidAskerField;

typedef struct {
	const PpidStatement *statement; /* NULL: not stated */
	const PpidAskerSource *source;
	int rank;
} PpidAskerValue;

typedef struct {
	const char *kind; /* pemohon/@jenis, or NULL */
	PpidAskerValue values[PPID_ASKER_FIELDS];
} PpidAskerFound;

/**
 * ppid_asker_open, ppid_asker_close:
 * @run: gets what is read; the tables are borrowed
 */
void
ppid_asker_open(PpidAskerRun *run, const PpidApplicants *tables,
		PpidLetters *letters);

void
ppid_asker_close(PpidAskerRun *run);

/** ppid_asker_read: all letters of @berkas that somebody asks by. */
void
ppid_asker_read(PpidAskerRun *run, xmlNode *berkas);

/**
 * ppid_asker_choose:
 * @run: after ppid_asker_read(); identity cards of others are ignored then
 * @found: (out): valid as long as @run is open
 */
void
ppid_asker_choose(PpidAskerRun *run, PpidAskerFound *found);

#endif /* PPID_APPLICANT_PRIVATE_H */
