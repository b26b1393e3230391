/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-region-private.h"

#define MAYBE 0.5 /* below that nobody may be meant */
#define SEVERAL 3 /* bodies of so many governments: none of them alone */

static double
total_of(const PpidRegionFinder *f, guint index)
{
	const PpidRegionTally *t = &f->tallies[index];

	return t->body + t->full + t->brief + t->places + t->matter +
	       t->self * ppid_region_weight(f, PPID_W_SELF);
}

/* Where nothing else speaks, the home of the sender or a street does. */
static void
count_rest(PpidRegionFinder *f)
{
	for (guint i = 0; i < f->regions->governments->len; i++) {
		PpidRegionTally *t = &f->tallies[i];

		t->places += t->street + t->self;
		t->street = t->self = 0;
	}
}

/* The best of @among; PPID_REGIONS_MAX if none leads clearly. */
static guint
leader(const PpidRegionFinder *f, guint64 among)
{
	guint best = PPID_REGIONS_MAX;
	double first = 0, second = 0;

	for (guint i = 0; i < f->regions->governments->len; i++) {
		double total = total_of(f, i);

		if ((among >> i & 1) == 0)
			continue;
		if (total > first) {
			second = first;
			first = total;
			best = i;
		} else if (total > second) {
			second = total;
		}
	}
	return first - second >= ppid_region_weight(f, PPID_W_LEAD)
		       ? best
		       : PPID_REGIONS_MAX;
}

/* "PPID Serang" and "Ciruas": the regency; "PPID Serang" alone: unknown. */
static void
settle_shared(PpidRegionFinder *f)
{
	guint best;

	if (f->shared == 0)
		return;
	best = leader(f, f->shared);
	if (best == PPID_REGIONS_MAX) {
		count_rest(f);
		best = leader(f, f->shared);
	}
	if (best != PPID_REGIONS_MAX)
		f->tallies[best].body =
			MAX(f->tallies[best].body,
			    ppid_region_weight(f, PPID_W_SHARED));
	else
		f->outside =
			MAX(f->outside, ppid_region_weight(f, PPID_W_SHARED));
}

/* Bodies of three governments, or two in the line of the addressee. */
static guint64
asked_alike(const PpidRegionFinder *f)
{
	guint64 bits = 0;
	guint count = 0;

	for (guint i = 0; i < f->regions->governments->len; i++) {
		if (f->tallies[i].body < ppid_region_weight(f, PPID_W_BODY))
			continue;
		count++;
		bits |= G_GUINT64_CONSTANT(1) << i;
	}
	return count >= SEVERAL ? bits | f->alike : f->alike;
}

static double
best_total(const PpidRegionFinder *f)
{
	double best = 0;

	for (guint i = 0; i < f->regions->governments->len; i++)
		best = MAX(best, total_of(f, i));
	return best;
}

/* Governments of which none is clearly first. */
static guint64
near_best(const PpidRegionFinder *f)
{
	double least = best_total(f) - ppid_region_weight(f, PPID_W_LEAD);
	guint64 bits = 0;

	for (guint i = 0; i < f->regions->governments->len; i++)
		if (total_of(f, i) > 0 && total_of(f, i) >= least)
			bits |= G_GUINT64_CONSTANT(1) << i;
	return bits;
}

static void
name_one(const PpidRegionFinder *f, guint best, PpidRegion *region)
{
	const PpidRegionTally *t = &f->tallies[best];
	double sum = f->outside;

	for (guint i = 0; i < f->regions->governments->len; i++)
		sum += total_of(f, i);
	region->answer = PPID_REGION_ONE;
	region->code = ppid_regions_get(f->regions, best, &region->name);
	region->score = total_of(f, best) / sum;
	region->rule = ppid_gazetteer_rule(t->rule);
	region->field = t->field;
	region->start = t->start;
	region->length = t->length;
}

/* Why there is no one to name, and who may be meant. */
static void
name_none(const PpidRegionFinder *f, guint64 alike, PpidRegion *region)
{
	double best = best_total(f);

	region->answer = PPID_REGION_UNKNOWN;
	if (f->many || alike != 0) {
		region->answer = PPID_REGION_SEVERAL;
		region->maybe = alike;
	} else if (f->shared != 0) {
		region->answer = PPID_REGION_SHARED;
		region->maybe = f->shared;
	} else if (f->outside > 0 && best <= f->outside) {
		region->answer = PPID_REGION_OUTSIDE;
	} else if (best >= MAYBE) {
		region->answer = PPID_REGION_SHARED;
		region->maybe = near_best(f);
	} else if (f->maybe != 0) {
		region->answer = PPID_REGION_SHARED;
		region->maybe = f->maybe;
	}
}

static void
decide(PpidRegionFinder *f, PpidRegion *region)
{
	guint64 alike = asked_alike(f);
	guint best;

	settle_shared(f);
	if (best_total(f) < ppid_region_weight(f, PPID_W_LEAST))
		count_rest(f);
	best = leader(f, G_MAXUINT64);
	if (best == PPID_REGIONS_MAX || f->many || alike != 0 ||
	    total_of(f, best) < ppid_region_weight(f, PPID_W_LEAST) ||
	    total_of(f, best) <= f->outside)
		name_none(f, alike, region);
	else
		name_one(f, best, region);
}

PpidRegion *
ppid_region_new(const PpidRegions *regions, const PpidLetter *letter,
		const PpidAgencyMatch *agencies)
{
	g_autoptr(GArray) hits =
		g_array_new(FALSE, FALSE, sizeof(PpidRegionHit));
	g_autoptr(GArray) areas = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autofree PpidRegionFinder *f = g_new0(PpidRegionFinder, 1);
	const guint zones =
		PPID_ZONE_SUBJECT | PPID_ZONE_BODY | PPID_ZONE_SIGNATURE |
		PPID_ZONE_CONTENT | PPID_ZONE_QUOTE | PPID_ZONE_FORWARD |
		PPID_ZONE_ATTACHMENT | PPID_ZONE_SENDER | PPID_ZONE_RECIPIENT;
	PpidRegion *region = g_new0(PpidRegion, 1);

	f->regions = regions;
	f->letter = letter;
	f->agencies = agencies;
	f->hits = hits;
	f->areas = areas;
	for (f->field = 0; f->field < letter->fields->len; f->field++)
		if ((ppid_letter_field(letter, f->field)->zone & zones) != 0)
			ppid_region_look(f);
	decide(f, region);
	return region;
}

const char *
ppid_regions_get(const PpidRegions *regions, guint index, const char **name_out)
{
	const PpidGovernment *g;

	if (index >= regions->governments->len)
		return NULL;
	g = &g_array_index(regions->governments, PpidGovernment, index);
	*name_out = g->name;
	return g->code;
}

const char *
ppid_region_reason(const PpidRegion *region)
{
	static const char *const reasons[] = {
		[PPID_REGION_ONE] = NULL,
		[PPID_REGION_SEVERAL] = "beberapa",
		[PPID_REGION_SHARED] = "taksa",
		[PPID_REGION_OUTSIDE] = "luar",
		[PPID_REGION_UNKNOWN] = NULL,
	};

	return reasons[region->answer];
}

void
ppid_region_free(PpidRegion *region)
{
	g_free(region);
}
