/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-region-private.h"

#define NEAR_SELF 16 /* "alamat ... Kec. X, Kab. Y" */
#define NEAR_TO 14   /* "Kepada Yth. Kepala Dinas X dan Y Provinsi Z" */
#define AGAIN_MAX 3  /* times that a name counts again */

/* Words of the sender's address and quoted words prove less. */
static double
zone_factor(const PpidRegionFinder *f)
{
	switch (ppid_letter_field(f->letter, f->field)->zone) {
	case PPID_ZONE_SENDER:
		return ppid_region_weight(f, PPID_W_SENDER);
	case PPID_ZONE_QUOTE:
		return ppid_region_weight(f, PPID_W_QUOTE);
	case PPID_ZONE_ATTACHMENT:
		return ppid_region_weight(f, PPID_W_ATTACHMENT);
	case PPID_ZONE_CONTENT:
		return f->letter->cover ? 1
					: ppid_region_weight(f, PPID_W_CONTENT);
	default:
		return 1;
	}
}

/* Where the sender lives tells less than what he asks. */
static bool
of_sender(const PpidRegionFinder *f, const PpidRegionHit *hit)
{
	return ppid_region_near(f->marks.self, hit->first, NEAR_SELF);
}

/* --- adding up
 * ----------------------------------------------------------------- */

static void
raise_sum(const PpidRegionFinder *f, double *sum, double value)
{
	double again = ppid_region_weight(f, PPID_W_AGAIN);

	if (*sum < value)
		*sum = value;
	else if (*sum < value + AGAIN_MAX * again)
		*sum += again * value / (value + 1);
}

static void
raise_self(const PpidRegionFinder *f, PpidRegionTally *t, double value)
{
	t->self = MIN(t->self + value, ppid_region_weight(f, PPID_W_FULL));
}

static double *
sum_of(PpidRegionTally *t, PpidWeight rule)
{
	switch (rule) {
	case PPID_W_BODY:
	case PPID_W_RECIPIENT:
		return &t->body;
	case PPID_W_FULL:
		return &t->full;
	case PPID_W_MATTER:
		return &t->matter;
	case PPID_W_STREET:
		return &t->street;
	default:
		return &t->brief;
	}
}

static void
keep_evidence(PpidRegionFinder *f, PpidRegionTally *t, PpidWeight rule,
	      const PpidRegionHit *hit, double value)
{
	const PpidField *field = ppid_letter_field(f->letter, f->field);

	if (value <= t->best)
		return;
	t->best = value;
	t->rule = rule;
	t->field = f->field;
	ppid_fold_span(field->fold, hit->first, hit->last, &t->start,
		       &t->length);
}

/* The first body that is named, and the first after "Kepada Yth.". */
static double
place_of_body(PpidRegionFinder *f, const PpidRegionHit *hit)
{
	double value = 0;

	if (!f->body_seen)
		value += ppid_region_weight(f, PPID_W_FIRST);
	f->body_seen = true;
	if (!f->addressee_seen &&
	    ppid_region_near(f->marks.to, hit->first, NEAR_TO)) {
		f->addressee_seen = true;
		value += ppid_region_weight(f, PPID_W_ADDRESSEE);
	}
	return value;
}

void
ppid_region_add(PpidRegionFinder *f, guint64 regions, PpidWeight rule,
		const PpidRegionHit *hit, double value)
{
	bool self = false;

	value *= zone_factor(f);
	if (rule == PPID_W_BODY)
		value += place_of_body(f, hit);
	else if (of_sender(f, hit))
		self = true;
	for (guint i = 0; i < f->regions->governments->len; i++) {
		if ((regions >> i & 1) == 0)
			continue;
		if (self)
			raise_self(f, &f->tallies[i], value);
		else
			raise_sum(f, sum_of(&f->tallies[i], rule), value);
		keep_evidence(f, &f->tallies[i], rule, hit, value);
	}
}

void
ppid_region_add_places(PpidRegionFinder *f, guint64 regions, PpidWeight rule,
		       const PpidRegionHit *hit)
{
	const double most = ppid_region_weight(f, PPID_W_PLACES);
	guint count = 0;
	double value;

	for (guint64 bits = regions; bits != 0; bits &= bits - 1)
		count++;
	if (count == 0)
		return;
	value = ppid_region_weight(f, rule) * zone_factor(f) / count;
	for (guint i = 0; i < f->regions->governments->len; i++) {
		PpidRegionTally *t = &f->tallies[i];

		if ((regions >> i & 1) == 0)
			continue;
		if (of_sender(f, hit))
			raise_self(f, t, value);
		else
			t->places = MIN(t->places + value, most);
		keep_evidence(f, t, rule, hit, value);
	}
}

void
ppid_region_add_outside(PpidRegionFinder *f, const PpidRegionHit *hit,
			bool body)
{
	double value;

	if (body)
		value = ppid_region_weight(f, PPID_W_OUTSIDE) * zone_factor(f) +
			place_of_body(f, hit);
	else
		value = ppid_region_weight(f, PPID_W_FOREIGN) * zone_factor(f);
	if (!body && of_sender(f, hit))
		value *= ppid_region_weight(f, PPID_W_SELF);
	f->outside = MAX(f->outside, value);
}
