/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-region.h"

#include "ppid-gazetteer.h"

#define NEAR_BODY 5   /* "PPID Pelaksana Dinas X Kabupaten Serang" */
#define NEAR_AGENCY 3 /* "DLH Kota Serang" */
#define NEAR_STREET 3 /* "Jl. Raya Serang - Jakarta" */
#define NEAR_TO 14    /* "Kepada Yth. Kepala Dinas X dan Y Provinsi Z" */
#define SEVERAL 3     /* bodies of so many governments: none of them alone */
#define AGAIN_MAX 3   /* times that a name counts again */
#define HITS_MAX 100000

typedef struct {
	guint first;
	guint last;
	guint name; /* index in PpidRegions.names */
} Hit;

/* Words up to the last mark of its kind, plus 1; 0 = none yet. */
typedef struct {
	guint body;
	guint district;
	guint village;
	guint street;
	guint to;
} Marks;

typedef struct {
	double body;
	double full;
	double brief;
	double places;
	double matter;
	double best; /* the contribution that is the evidence */
	PpidWeight rule;
	guint field;
	gsize start;
	gsize length;
} Tally;

typedef struct {
	const PpidRegions *regions;
	const PpidLetter *letter;
	const PpidAgencyMatch *agencies;
	GArray *hits; /* Hit, of the current field */
	guint field;
	Marks marks;
	guint covered; /* words up to here belong to a name */
	guint64 shared; /* governments that share the name of the body asked */
	double outside;
	bool body_seen;
	bool addressee_seen;
	bool many;
	Tally tallies[PPID_REGIONS_MAX];
} Finder;

static const PpidName *
name_of(const Finder *f, const Hit *hit)
{
	return &g_array_index(f->regions->names, PpidName, hit->name);
}

static double
weight(const Finder *f, PpidWeight w)
{
	return f->regions->weights[w];
}

/* Words of the sender's address and quoted words prove less. */
static double
zone_factor(const Finder *f)
{
	switch (ppid_letter_field(f->letter, f->field)->zone) {
	case PPID_ZONE_SENDER:
		return weight(f, PPID_W_SENDER);
	case PPID_ZONE_QUOTE:
		return weight(f, PPID_W_QUOTE);
	case PPID_ZONE_ATTACHMENT:
		return weight(f, PPID_W_ATTACHMENT);
	case PPID_ZONE_CONTENT:
		return f->letter->cover ? 1 : weight(f, PPID_W_CONTENT);
	default:
		return 1;
	}
}

/* --- adding up ----------------------------------------------------------------- */

static void
raise_sum(const Finder *f, double *sum, double value)
{
	double again = weight(f, PPID_W_AGAIN);

	if (*sum < value)
		*sum = value;
	else if (*sum < value + AGAIN_MAX * again)
		*sum += again * value / (value + 1);
}

static double *
sum_of(Tally *t, PpidWeight rule)
{
	switch (rule) {
	case PPID_W_BODY:
	case PPID_W_RECIPIENT:
		return &t->body;
	case PPID_W_FULL:
		return &t->full;
	case PPID_W_MATTER:
		return &t->matter;
	default:
		return &t->brief;
	}
}

static void
keep_evidence(Finder *f, Tally *t, PpidWeight rule, const Hit *hit,
	      double value)
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

static bool
near(guint mark, guint first, guint distance)
{
	return mark != 0 && mark <= first && first - mark < distance;
}

/* The first body that is named, and the first after "Kepada Yth.". */
static double
place_of_body(Finder *f, const Hit *hit)
{
	double value = 0;

	if (!f->body_seen)
		value += weight(f, PPID_W_FIRST);
	f->body_seen = true;
	if (!f->addressee_seen && near(f->marks.to, hit->first, NEAR_TO)) {
		f->addressee_seen = true;
		value += weight(f, PPID_W_ADDRESSEE);
	}
	return value;
}

static void
add(Finder *f, guint64 regions, PpidWeight rule, const Hit *hit, double value)
{
	value *= zone_factor(f);
	if (rule == PPID_W_BODY)
		value += place_of_body(f, hit);
	for (guint i = 0; i < f->regions->governments->len; i++) {
		if ((regions >> i & 1) == 0)
			continue;
		raise_sum(f, sum_of(&f->tallies[i], rule), value);
		keep_evidence(f, &f->tallies[i], rule, hit, value);
	}
}

static void
add_places(Finder *f, guint64 regions, PpidWeight rule, const Hit *hit)
{
	guint count = 0;
	double value;

	for (guint64 bits = regions; bits != 0; bits &= bits - 1)
		count++;
	if (count == 0)
		return;
	value = weight(f, rule) * zone_factor(f) / count;
	for (guint i = 0; i < f->regions->governments->len; i++) {
		Tally *t = &f->tallies[i];

		if ((regions >> i & 1) == 0)
			continue;
		t->places = MIN(t->places + value, weight(f, PPID_W_PLACES));
		keep_evidence(f, t, rule, hit, value);
	}
}

/* --- what stands before a name ---------------------------------------------------- */

/* "PPID Serang", "Disdukcapil Kota Tangerang": the body that is asked. */
static bool
after_body(const Finder *f, guint first)
{
	if (near(f->marks.body, first, NEAR_BODY))
		return true;
	for (guint i = 1; i <= NEAR_AGENCY && i <= first; i++)
		if (ppid_agency_match_named(f->agencies, f->field, first - i))
			return true;
	return false;
}

static bool
after_street(const Finder *f, guint first)
{
	const PpidFold *fold = ppid_letter_field(f->letter, f->field)->fold;

	if (!near(f->marks.street, first, NEAR_STREET))
		return false;
	for (guint i = f->marks.street; i <= first; i++)
		if (ppid_fold_at(fold, i)->line)
			return false;
	return true;
}

/* --- groups: hits on the same words -------------------------------------------- */

static guint64
places_in(const Finder *f, const Hit *group, guint count, PpidNameKind kind,
	  bool alone)
{
	guint64 bits = 0;

	for (guint i = 0; i < count; i++) {
		const PpidName *n = name_of(f, &group[i]);

		if (n->kind == kind && !(alone && n->prefix))
			bits |= n->regions;
	}
	return bits;
}

static bool
see_prefixed(Finder *f, const Hit *group, guint count)
{
	guint first = group->first;

	if (f->marks.district == first && first > 0) {
		add_places(f,
			   places_in(f, group, count, PPID_NAME_DISTRICT,
				     false),
			   PPID_W_DISTRICT, group);
		return true;
	}
	if (f->marks.village == first && first > 0) {
		add_places(f,
			   places_in(f, group, count, PPID_NAME_VILLAGE,
				     false),
			   PPID_W_VILLAGE, group);
		return true;
	}
	return false;
}

static bool
in_recipients(const Finder *f)
{
	return ppid_letter_field(f->letter, f->field)->zone ==
	       PPID_ZONE_RECIPIENT;
}

static void
see_government(Finder *f, const Hit *hit)
{
	const PpidName *n = name_of(f, hit);
	bool body = n->kind == PPID_NAME_BODY || after_body(f, hit->first);

	if (n->kind == PPID_NAME_MATTER)
		add(f, n->regions, PPID_W_MATTER, hit,
		    weight(f, PPID_W_MATTER));
	else if (n->kind == PPID_NAME_SHARED)
		f->shared |= body ? n->regions : 0;
	else if (body && in_recipients(f))
		add(f, n->regions, PPID_W_RECIPIENT, hit,
		    weight(f, PPID_W_RECIPIENT));
	else if (body)
		add(f, n->regions, PPID_W_BODY, hit, weight(f, PPID_W_BODY));
	else if (n->kind == PPID_NAME_FULL)
		add(f, n->regions, PPID_W_FULL, hit, weight(f, PPID_W_FULL));
	else
		add(f, n->regions, PPID_W_SHORT, hit, n->weight);
	/* a body is of one government: the next name is not its */
	if (body)
		f->marks.body = 0;
}

static void
see_names(Finder *f, const Hit *group, guint count)
{
	bool street = after_street(f, group->first);
	bool government = false;
	guint64 districts;

	if (see_prefixed(f, group, count))
		return;
	for (guint i = 0; i < count; i++) {
		PpidNameKind kind = name_of(f, &group[i])->kind;

		if (kind > PPID_NAME_MATTER)
			continue;
		government = true;
		if (!street || kind < PPID_NAME_SHORT)
			see_government(f, &group[i]);
	}
	if (government || street || in_recipients(f))
		return;
	districts = places_in(f, group, count, PPID_NAME_DISTRICT, true);
	if (districts != 0)
		add_places(f, districts, PPID_W_DISTRICT_ALONE, group);
	else
		add_places(f,
			   places_in(f, group, count, PPID_NAME_VILLAGE, true),
			   PPID_W_VILLAGE_ALONE, group);
}

/* "PPID Kabupaten Bogor": a body whose name is not in the tables. */
static void
see_kind(Finder *f, const Hit *hit, const Hit *next)
{
	const PpidField *field = ppid_letter_field(f->letter, f->field);
	guint word = hit->last + 1;
	const PpidWord *w;

	if (f->covered > hit->last + 1 || word >= field->to ||
	    !after_body(f, hit->first))
		return;
	w = ppid_fold_at(field->fold, word);
	if (w->line || !g_ascii_isupper(field->text[w->start]))
		return;
	if (next != NULL && next->first == word &&
	    name_of(f, next)->kind >= PPID_NAME_MARK_BODY)
		return;
	f->outside = MAX(f->outside,
			 weight(f, PPID_W_OUTSIDE) * zone_factor(f));
	f->marks.body = 0;
}

static void
see_mark(Finder *f, const Hit *hit, const Hit *next)
{
	guint end = hit->last + 1;

	switch (name_of(f, hit)->kind) {
	case PPID_NAME_MARK_BODY:
		f->marks.body = MAX(f->marks.body, end);
		break;
	case PPID_NAME_MARK_DISTRICT:
		f->marks.district = end;
		break;
	case PPID_NAME_MARK_VILLAGE:
		f->marks.village = end;
		break;
	case PPID_NAME_MARK_STREET:
		f->marks.street = end;
		break;
	case PPID_NAME_MARK_MANY:
		f->many = true;
		break;
	case PPID_NAME_MARK_TO:
		f->marks.to = end;
		break;
	default:
		see_kind(f, hit, next);
	}
}

static void
see_group(Finder *f, const Hit *group, guint count, const Hit *next)
{
	GArray *names = g_array_new(FALSE, FALSE, sizeof(Hit));

	for (guint i = 0; i < count; i++)
		if (name_of(f, &group[i])->kind < PPID_NAME_MARK_BODY)
			g_array_append_val(names, group[i]);
	if (names->len > 0 && group->last + 1 > f->covered) {
		f->covered = group->last + 1;
		see_names(f, &g_array_index(names, Hit, 0), names->len);
	}
	g_array_free(names, TRUE);
	for (guint i = 0; i < count; i++)
		if (name_of(f, &group[i])->kind >= PPID_NAME_MARK_BODY)
			see_mark(f, &group[i], next);
}

static int
by_place(gconstpointer a, gconstpointer b)
{
	const Hit *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->last != y->last)
		return x->last > y->last ? -1 : 1;
	return x->name < y->name ? -1 : x->name > y->name;
}

static void
keep_hit(guint tag, guint first, guint last, gpointer data)
{
	Finder *f = data;
	Hit hit = { first, last, tag };

	if (f->hits->len < HITS_MAX)
		g_array_append_val(f->hits, hit);
}

static void
look_through(Finder *f)
{
	const PpidField *field = ppid_letter_field(f->letter, f->field);

	g_array_set_size(f->hits, 0);
	f->marks = (Marks){ 0 };
	f->covered = 0;
	ppid_phrase_set_match(f->regions->phrases, field->fold, field->from,
			      field->to, keep_hit, f);
	g_array_sort(f->hits, by_place);
	for (guint i = 0; i < f->hits->len;) {
		const Hit *group = &g_array_index(f->hits, Hit, i);
		guint end = i + 1;

		while (end < f->hits->len &&
		       group->first == g_array_index(f->hits, Hit, end).first &&
		       group->last == g_array_index(f->hits, Hit, end).last)
			end++;
		see_group(f, group, end - i,
			  end < f->hits->len
				  ? &g_array_index(f->hits, Hit, end)
				  : NULL);
		i = end;
	}
}

/* --- decision ---------------------------------------------------------------------- */

static double
total_of(const Tally *t)
{
	return t->body + t->full + t->brief + t->places + t->matter;
}

/* The best of @among; PPID_REGIONS_MAX if none leads clearly. */
static guint
leader(const Finder *f, guint64 among)
{
	guint best = PPID_REGIONS_MAX;
	double first = 0, second = 0;

	for (guint i = 0; i < f->regions->governments->len; i++) {
		double total = total_of(&f->tallies[i]);

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
	return first - second >= weight(f, PPID_W_LEAD) ? best
							: PPID_REGIONS_MAX;
}

/* "PPID Serang" and "Ciruas": the regency; "PPID Serang" alone: unknown. */
static void
settle_shared(Finder *f)
{
	guint best;

	if (f->shared == 0)
		return;
	best = leader(f, f->shared);
	if (best != PPID_REGIONS_MAX)
		f->tallies[best].body = MAX(f->tallies[best].body,
					    weight(f, PPID_W_SHARED));
	else
		f->outside = MAX(f->outside, weight(f, PPID_W_SHARED));
}

/* "1. PPID Kabupaten X 2. PPID Kota Y 3. ...": all are asked alike. */
static bool
asks_several(const Finder *f)
{
	guint count = 0;

	for (guint i = 0; i < f->regions->governments->len; i++)
		count += f->tallies[i].body >= weight(f, PPID_W_BODY);
	return count >= SEVERAL;
}

static PpidRegion *
answer(const Finder *f, guint best)
{
	const Tally *t = &f->tallies[best];
	const PpidGovernment *g = &g_array_index(f->regions->governments,
						 PpidGovernment, best);
	PpidRegion *region = g_new0(PpidRegion, 1);
	double sum = f->outside;

	for (guint i = 0; i < f->regions->governments->len; i++)
		sum += total_of(&f->tallies[i]);
	region->code = g->code;
	region->name = g->name;
	region->score = total_of(t) / sum;
	region->rule = ppid_gazetteer_rule(t->rule);
	region->field = t->field;
	region->start = t->start;
	region->length = t->length;
	return region;
}

PpidRegion *
ppid_region_new(const PpidRegions *regions, const PpidLetter *letter,
		const PpidAgencyMatch *agencies, bool *several)
{
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(Hit));
	g_autofree Finder *f = g_new0(Finder, 1);
	const guint zones = PPID_ZONE_SUBJECT | PPID_ZONE_BODY |
			    PPID_ZONE_SIGNATURE | PPID_ZONE_CONTENT |
			    PPID_ZONE_QUOTE | PPID_ZONE_FORWARD |
			    PPID_ZONE_ATTACHMENT | PPID_ZONE_SENDER |
			    PPID_ZONE_RECIPIENT;
	guint best;

	f->regions = regions;
	f->letter = letter;
	f->agencies = agencies;
	f->hits = hits;
	for (f->field = 0; f->field < letter->fields->len; f->field++)
		if ((ppid_letter_field(letter, f->field)->zone & zones) != 0)
			look_through(f);
	settle_shared(f);
	best = leader(f, G_MAXUINT64);
	*several = asks_several(f);
	if (best == PPID_REGIONS_MAX || f->many || *several)
		return NULL;
	if (total_of(&f->tallies[best]) < weight(f, PPID_W_LEAST) ||
	    total_of(&f->tallies[best]) <= f->outside)
		return NULL;
	return answer(f, best);
}

void
ppid_region_free(PpidRegion *region)
{
	g_free(region);
}
