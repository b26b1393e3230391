/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-region-private.h - between the parts of ppid-region
 *
 * ppid-region-look.c walks through the names of a letter in their order,
 * ppid-region-tally.c adds up what they prove, ppid-region.c decides.
 */
#ifndef PPID_REGION_PRIVATE_H
#define PPID_REGION_PRIVATE_H

#include "ppid-gazetteer.h"
#include "ppid-region.h"

typedef struct {
	guint first;
	guint last;
	guint name; /* index in PpidRegions.names */
} PpidRegionHit;

/* Words up to the last mark of its kind, plus 1; 0 = none yet. */
typedef struct {
	guint body;
	guint district;
	guint village;
	guint street;
	guint to;
	guint self;
	guint ask;
	guint area;
} PpidRegionMarks;

typedef struct {
	double body;
	double full;
	double brief;
	double places;
	double matter;
	/* count in full only if nothing else speaks */
	double self;
	double street;
	double best; /* the contribution that is the evidence */
	PpidWeight rule;
	guint field;
	gsize start;
	gsize length;
} PpidRegionTally;

typedef struct {
	const PpidRegions *regions;
	const PpidLetter *letter;
	const PpidAgencyMatch *agencies;
	GArray *areas; /* guint: kecamatan that the last place may be in */
	PpidNameKind areas_of;
	GArray *hits; /* PpidRegionHit, of the current field */
	guint field;
	PpidRegionMarks marks;
	guint covered;	 /* words up to here belong to a name */
	guint chain;	 /* up to here a list of addressees goes on; 0: none */
	guint64 chained; /* governments in it */
	guint64 alike;	 /* governments that are asked alike */
	guint64 shared;	 /* governments that share the name of the body asked */
	guint64 maybe;	 /* governments that share any name seen */
	double outside;
	bool body_seen;
	bool addressee_seen;
	bool many;
	PpidRegionTally tallies[PPID_REGIONS_MAX];
} PpidRegionFinder;

static inline const PpidName *
ppid_region_name(const PpidRegionFinder *f, const PpidRegionHit *hit)
{
	return &g_array_index(f->regions->names, PpidName, hit->name);
}

static inline double
ppid_region_weight(const PpidRegionFinder *f, PpidWeight w)
{
	return f->regions->weights[w];
}

/* A mark that stood before word @first, at most @distance words before. */
static inline bool
ppid_region_near(guint mark, guint first, guint distance)
{
	return mark != 0 && mark <= first && first - mark < distance;
}

/**
 * ppid_region_add:
 * @regions: bits of governments
 * @rule: what sort of evidence @hit is
 * @value: its weight, before the zone
 */
void ppid_region_add(PpidRegionFinder *f, guint64 regions, PpidWeight rule,
		     const PpidRegionHit *hit, double value);

/** ppid_region_add_places: a place counts in part for each that has it. */
void ppid_region_add_places(PpidRegionFinder *f, guint64 regions,
			    PpidWeight rule, const PpidRegionHit *hit);

/** ppid_region_add_outside: a government that is not in the table. */
void ppid_region_add_outside(PpidRegionFinder *f, const PpidRegionHit *hit,
			     bool body);

/** ppid_region_look: reads f->field of the letter. */
void ppid_region_look(PpidRegionFinder *f);

#endif /* PPID_REGION_PRIVATE_H */
