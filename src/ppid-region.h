/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-region.h - wilayah.xml: which government is asked or concerned
 *
 * Governments are found by their names, by places in them, and by matters
 * that the law gives to one level.  Names that several governments share
 * ("Serang", "Tangerang") prove nothing by themselves; they are settled by
 * other places in the letter or not at all.  "Outside the tables" and "not
 * to be told" are answers: then there is no region.
 */
#ifndef PPID_REGION_H
#define PPID_REGION_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-agency.h"
#include "ppid-letter.h"

typedef struct PpidRegions PpidRegions;

typedef enum {
	PPID_REGION_ONE,     /* a government of the tables */
	PPID_REGION_SEVERAL, /* more of them, asked alike */
	PPID_REGION_SHARED,  /* by a name that more than one has */
	PPID_REGION_OUTSIDE, /* another government */
	PPID_REGION_UNKNOWN, /* not to be told */
} PpidRegionAnswer;

typedef struct {
	PpidRegionAnswer answer;
	const char *code; /* "36.04"; NULL and the rest unset if not ONE */
	const char *name; /* "Kabupaten Serang" */
	double score;	  /* 0..1: its share of all that speaks for regions */
	const char *rule; /* the strongest evidence: "W-BADAN" */
	guint field;
	gsize start; /* in bytes of the field's text */
	gsize length;
	guint64 maybe; /* those that may be meant; ppid_regions_get() */
} PpidRegion;

/**
 * ppid_regions_load:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 */
PpidRegions *
ppid_regions_load(const char *data_dir,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_regions_free(PpidRegions *regions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidRegions, ppid_regions_free)

/**
 * ppid_regions_get:
 * @index: 0..63, the bit in PpidRegion.maybe
 * @name_out: (out) (borrowed)
 *
 * Returns: (borrowed) (nullable): its code; NULL if there is no such one.
 */
const char *
ppid_regions_get(const PpidRegions *regions, guint index,
		 const char **name_out);

/** ppid_region_reason: (nullable): "beberapa", "taksa", "luar", or NULL. */
const char *
ppid_region_reason(const PpidRegion *region);

/**
 * ppid_region_new:
 * @regions: (borrowed): must outlive the region
 * @letter: (borrowed)
 * @agencies: (borrowed): agencies named in @letter
 *
 * Returns: (transfer full)
 */
PpidRegion *
ppid_region_new(const PpidRegions *regions, const PpidLetter *letter,
		const PpidAgencyMatch *agencies);

void
ppid_region_free(PpidRegion *region);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidRegion, ppid_region_free)

#endif /* PPID_REGION_H */
