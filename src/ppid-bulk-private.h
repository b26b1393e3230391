/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-bulk-private.h - shared by ppid-bulk.c (the record) and
 * ppid-bulk-words.c (the words of a letter)
 */
#ifndef PPID_BULK_PRIVATE_H
#define PPID_BULK_PRIVATE_H

#include <stdbool.h>

#include "ppid-bulk.h"
#include "ppid-fold.h"
#include "ppid-phrase.h"

/* daftar/@kode, in the order of massal.xsd. */
typedef enum {
	PPID_BULK_SALUTE, /* penyapa: "Yth." */
	PPID_BULK_START,  /* awal-baris: "Kepada", only there */
	PPID_BULK_DIRECT, /* langsung: "Bapak/Ibu", and a body at once */
	PPID_BULK_ALL,	  /* semua: "seluruh" */
	PPID_BULK_BODY,	  /* badan: "PPID" */
	PPID_BULK_REGION, /* sewilayah: "se-Banten" */
	PPID_BULK_SKIP,	  /* lewati: "di", between addressees */
	PPID_BULK_THING,  /* benda: "dokumen", after a number */
	PPID_BULK_LISTS
} PpidBulkList;

/* What the beginning of a text says. */
typedef struct {
	guint bodies;	 /* addressees, each line once */
	bool everybody;	 /* "seluruh PPID", "PPID se-Banten" */
	guint first;	 /* words of @everybody */
	guint last;
	guint things;	 /* the highest number before a <benda> */
	guint thing_first; /* words of @things */
	guint thing_last;
} PpidBulkWords;

/**
 * ppid_bulk_words:
 * @phrases: (borrowed): tags are PpidBulkList
 * @fold: (borrowed): words of a text
 * @from, @to: which of them, @to not included
 * @found: (out)
 */
void
ppid_bulk_words(const PpidPhraseSet *phrases, const PpidFold *fold, guint from,
		guint to, PpidBulkWords *found);

#endif /* PPID_BULK_PRIVATE_H */
