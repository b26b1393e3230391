/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-gazetteer.h - wilayah.xml in memory; for ppid-region.c
 */
#ifndef PPID_GAZETTEER_H
#define PPID_GAZETTEER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-phrase.h"

#define PPID_REGIONS_MAX 64

/* What a phrase of the table says. */
typedef enum {
	/* names of governments */
	PPID_NAME_BODY,	  /* "Pemkab Serang": only the body is called so */
	PPID_NAME_FULL,	  /* "Kabupaten Serang" */
	PPID_NAME_SHORT,  /* "Pandeglang" */
	PPID_NAME_SHARED, /* "Serang": of several */
	PPID_NAME_MATTER, /* a matter of one level of government */
	PPID_NAME_FOREIGN, /* "Bogor": of a government outside the table */
	/* places */
	PPID_NAME_DISTRICT, /* kecamatan */
	PPID_NAME_VILLAGE,  /* desa, kelurahan */
	/* marks */
	PPID_NAME_MARK_BODY,
	PPID_NAME_MARK_DISTRICT,
	PPID_NAME_MARK_VILLAGE,
	PPID_NAME_MARK_STREET,
	PPID_NAME_MARK_KIND, /* "Kabupaten", "Kota" */
	PPID_NAME_MARK_MANY, /* "kab/kota se-" */
	PPID_NAME_MARK_TO,   /* "Kepada Yth." */
	PPID_NAME_MARK_SELF, /* "alamat", "warga", "siswa" */
	PPID_NAME_MARK_ASK,  /* "mohon", "data": no more of the sender */
	PPID_NAME_MARK_PLACE, /* "di": no more the name of a street */
	PPID_NAME_MARK_AND,  /* "dan": a list goes on */
} PpidNameKind;

typedef struct {
	PpidNameKind kind;
	guint64 regions; /* bit i: region i */
	double weight;	 /* of a short name */
	bool prefix;	 /* a place that counts only after its level */
	guint area;	 /* kecamatan of a place: 360119 */
	bool stop;	 /* an abbreviation, written with a stop: "kab." */
} PpidName;

/* <bobot>: in the order of the names in ppid-gazetteer.c */
typedef enum {
	PPID_W_BODY,
	PPID_W_AGAIN,
	PPID_W_FIRST,
	PPID_W_ADDRESSEE,
	PPID_W_RECIPIENT,
	PPID_W_FULL,
	PPID_W_SHORT,
	PPID_W_SENDER,
	PPID_W_QUOTE,
	PPID_W_ATTACHMENT,
	PPID_W_CONTENT,
	PPID_W_DISTRICT,
	PPID_W_VILLAGE,
	PPID_W_DISTRICT_ALONE,
	PPID_W_VILLAGE_ALONE,
	PPID_W_PLACES,
	PPID_W_STREET,
	PPID_W_SELF,
	PPID_W_MATTER,
	PPID_W_SHARED,
	PPID_W_OUTSIDE,
	PPID_W_FOREIGN,
	PPID_W_LEAST,
	PPID_W_LEAD,
	PPID_W_COUNT,
} PpidWeight;

typedef struct {
	char *code; /* "36.04" */
	char *name; /* "Kabupaten Serang" */
} PpidGovernment;

typedef struct PpidRegions {
	GArray *governments; /* PpidGovernment */
	GArray *names;	     /* PpidName: the tags of phrases */
	PpidPhraseSet *phrases;
	double weights[PPID_W_COUNT];
} PpidRegions;

/** ppid_gazetteer_rule: (borrowed): "W-BADAN", the id of a weight. */
const char *
ppid_gazetteer_rule(PpidWeight weight);

#endif /* PPID_GAZETTEER_H */
