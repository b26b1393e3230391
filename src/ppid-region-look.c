/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-region-private.h"

#include <string.h>

#define NEAR_BODY 5   /* "PPID Pelaksana Dinas X Kabupaten Serang" */
#define NEAR_AGENCY 3 /* "DLH Kota Serang" */
#define NEAR_STREET 3 /* "Jl. Raya Serang - Jakarta" */
#define NEAR_TO 14    /* "Kepada Yth. Kepala Dinas X dan Y Provinsi Z" */
#define NEAR_SCHOOL 3 /* "siswa kelas 2 SMA" */
#define NEAR_AREA 6   /* "Desa X, Kecamatan Y" */
#define AGENCY_MAX 8  /* words of a name of an agency */
#define HITS_MAX 100000

/* --- what stands before a name
 * ---------------------------------------------------- */

/* "PPID Serang", "Disdukcapil Kota Tangerang": the body that is asked. */
static bool
after_body(const PpidRegionFinder *f, guint first)
{
	if (ppid_region_near(f->marks.body, first, NEAR_BODY))
		return true;
	for (guint i = 1; i <= NEAR_AGENCY && i <= first; i++)
		if (ppid_agency_match_named(f->agencies, f->field, first - i))
			return true;
	return false;
}

/* Whether one of @bytes stands between word @index and the one before. */
static bool
gap_has(const PpidField *field, guint index, const char *bytes)
{
	const PpidWord *before = ppid_fold_at(field->fold, index - 1);
	const PpidWord *word = ppid_fold_at(field->fold, index);

	for (gsize i = before->start + before->length; i < word->start; i++)
		if (field->text[i] != '\0' &&
		    strchr(bytes, field->text[i]) != NULL)
			return true;
	return false;
}

/* A line or a comma ends the name of a street. */
static bool
after_street(const PpidRegionFinder *f, guint first)
{
	const PpidField *field = ppid_letter_field(f->letter, f->field);

	if (!ppid_region_near(f->marks.street, first, NEAR_STREET))
		return false;
	for (guint i = f->marks.street; i <= first; i++)
		if (ppid_fold_at(field->fold, i)->line ||
		    gap_has(field, i, ",;:("))
			return false;
	return true;
}

/* --- a list of addressees
 * ------------------------------------------------------- */

/* The word after @word if that is a number of a list or ends an agency. */
static guint
skip_in_list(const PpidRegionFinder *f, guint word, guint to)
{
	const PpidFold *fold = ppid_letter_field(f->letter, f->field)->fold;
	const char *text = ppid_fold_word(fold, word);

	if (g_ascii_isdigit(*text) || strlen(text) == 1)
		return word + 1;
	for (guint i = 0; i < AGENCY_MAX && word + i < to; i++)
		if (ppid_agency_match_named(f->agencies, f->field, word + i))
			return word + i + 1;
	return word;
}

/* Whether the list of addressees reaches word @first. */
static bool
chain_reaches(PpidRegionFinder *f, guint first)
{
	if (f->chain == 0)
		return false;
	while (f->chain < first) {
		guint next = skip_in_list(f, f->chain, first);

		if (next == f->chain)
			return false;
		f->chain = next;
	}
	return true;
}

/* "Kepada 1. PPID Kabupaten X 2. PPID Kota Y": asked alike. */
static void
see_addressee(PpidRegionFinder *f, const PpidRegionHit *hit, guint64 regions)
{
	if (chain_reaches(f, hit->first)) {
		f->chained |= regions;
		if ((f->chained & (f->chained - 1)) != 0)
			f->alike |= f->chained;
	} else if (ppid_region_near(f->marks.to, hit->first, NEAR_TO)) {
		f->chained = regions;
	} else {
		f->chain = 0;
		return;
	}
	f->chain = MAX(f->chain, hit->last + 1);
}

/* --- groups: hits on the same words
 * -------------------------------------------- */

static guint64
places_in(const PpidRegionFinder *f, const PpidRegionHit *group, guint count,
	  PpidNameKind kind, bool alone)
{
	guint64 bits = 0;

	for (guint i = 0; i < count; i++) {
		const PpidName *n = ppid_region_name(f, &group[i]);

		if (n->kind == kind && !(alone && n->prefix))
			bits |= n->regions;
	}
	return bits;
}

/* Governments of those of @kind that lie in, or hold, the last place. */
static guint64
in_last_place(const PpidRegionFinder *f, const PpidRegionHit *group,
	      guint count, PpidNameKind kind)
{
	guint64 bits = 0;

	for (guint i = 0; i < count; i++) {
		const PpidName *n = ppid_region_name(f, &group[i]);

		for (guint k = 0; n->kind == kind && k < f->areas->len; k++)
			if (g_array_index(f->areas, guint, k) == n->area)
				bits |= n->regions;
	}
	return bits;
}

static void
keep_areas(PpidRegionFinder *f, const PpidRegionHit *group, guint count,
	   PpidNameKind kind)
{
	g_array_set_size(f->areas, 0);
	for (guint i = 0; i < count; i++) {
		const PpidName *n = ppid_region_name(f, &group[i]);

		if (n->kind == kind)
			g_array_append_val(f->areas, n->area);
	}
	f->areas_of = kind;
	f->marks.area = group->last + 1;
}

/* "Desa X, Kecamatan Y": the X that lies in Y, though both names repeat. */
static void
see_area(PpidRegionFinder *f, const PpidRegionHit *group, guint count,
	 PpidNameKind kind)
{
	if (f->areas_of != kind &&
	    ppid_region_near(f->marks.area, group->first, NEAR_AREA))
		ppid_region_add_places(f, in_last_place(f, group, count, kind),
				       PPID_W_DISTRICT, group);
	keep_areas(f, group, count, kind);
}

static bool
see_prefixed(PpidRegionFinder *f, const PpidRegionHit *group, guint count)
{
	guint first = group->first;

	if (f->marks.district == first && first > 0) {
		ppid_region_add_places(
			f,
			places_in(f, group, count, PPID_NAME_DISTRICT, false),
			PPID_W_DISTRICT, group);
		see_area(f, group, count, PPID_NAME_DISTRICT);
		return true;
	}
	if (f->marks.village == first && first > 0) {
		ppid_region_add_places(
			f, places_in(f, group, count, PPID_NAME_VILLAGE, false),
			PPID_W_VILLAGE, group);
		see_area(f, group, count, PPID_NAME_VILLAGE);
		return true;
	}
	return false;
}

static bool
in_recipients(const PpidRegionFinder *f)
{
	return ppid_letter_field(f->letter, f->field)->zone ==
	       PPID_ZONE_RECIPIENT;
}

/* "saya siswa SMA": not what is asked. */
static bool
of_sender(const PpidRegionFinder *f, guint first)
{
	return f->marks.self > first ||
	       ppid_region_near(f->marks.self, first, NEAR_SCHOOL);
}

static void
see_body(PpidRegionFinder *f, const PpidRegionHit *hit, guint64 regions)
{
	PpidWeight rule = in_recipients(f) ? PPID_W_RECIPIENT : PPID_W_BODY;

	if (rule == PPID_W_BODY)
		see_addressee(f, hit, regions);
	ppid_region_add(f, regions, rule, hit, ppid_region_weight(f, rule));
}

static void
see_government(PpidRegionFinder *f, const PpidRegionHit *hit)
{
	const PpidName *n = ppid_region_name(f, hit);
	bool body = n->kind == PPID_NAME_BODY || after_body(f, hit->first);

	if (n->kind == PPID_NAME_MATTER && of_sender(f, hit->first))
		return;
	if (n->kind == PPID_NAME_MATTER)
		ppid_region_add(f, n->regions, PPID_W_MATTER, hit,
				ppid_region_weight(f, PPID_W_MATTER));
	else if (n->kind == PPID_NAME_FOREIGN)
		ppid_region_add_outside(f, hit, body);
	else if (n->kind == PPID_NAME_SHARED)
		f->shared |= body ? n->regions : 0;
	else if (body)
		see_body(f, hit, n->regions);
	else if (n->kind == PPID_NAME_FULL)
		ppid_region_add(f, n->regions, PPID_W_FULL, hit,
				ppid_region_weight(f, PPID_W_FULL));
	else
		ppid_region_add(f, n->regions, PPID_W_SHORT, hit, n->weight);
	if (n->kind == PPID_NAME_SHARED)
		f->maybe |= n->regions;
	/* a body is of one government: the next name is not its */
	if (body)
		f->marks.body = 0;
}

static void
see_names(PpidRegionFinder *f, const PpidRegionHit *group, guint count)
{
	bool street = after_street(f, group->first);
	bool government = false;
	guint64 districts;

	if (see_prefixed(f, group, count))
		return;
	for (guint i = 0; i < count; i++) {
		PpidNameKind kind = ppid_region_name(f, &group[i])->kind;

		if (kind > PPID_NAME_FOREIGN)
			continue;
		government = true;
		if (!street || kind < PPID_NAME_SHORT)
			see_government(f, &group[i]);
	}
	if (government || in_recipients(f))
		return;
	districts = places_in(f, group, count, PPID_NAME_DISTRICT, true);
	if (street) {
		ppid_region_add(f, districts, PPID_W_STREET, group,
				ppid_region_weight(f, PPID_W_STREET));
		return;
	}
	if (districts != 0)
		ppid_region_add_places(f, districts, PPID_W_DISTRICT_ALONE,
				       group);
	else
		ppid_region_add_places(
			f, places_in(f, group, count, PPID_NAME_VILLAGE, true),
			PPID_W_VILLAGE_ALONE, group);
}

/* Whether the word after @hit is the name of what @hit is the kind of. */
static bool
names_kind(const PpidRegionFinder *f, const PpidRegionHit *hit)
{
	const PpidField *field = ppid_letter_field(f->letter, f->field);
	const PpidName *n = ppid_region_name(f, hit);
	guint word = hit->last + 1;
	const PpidWord *w;

	if (word >= field->to)
		return false;
	w = ppid_fold_at(field->fold, word);
	return !w->line && g_ascii_isupper(field->text[w->start]) &&
	       !gap_has(field, word, n->stop ? ",;:/(" : ".,;:/(");
}

/* "PPID Kabupaten Bogor": a body whose name is not in the tables. */
static void
see_kind(PpidRegionFinder *f, const PpidRegionHit *hit,
	 const PpidRegionHit *next)
{
	if (f->covered > hit->last + 1 || !after_body(f, hit->first) ||
	    !names_kind(f, hit))
		return;
	if (next != NULL && next->first == hit->last + 1 &&
	    ppid_region_name(f, next)->kind >= PPID_NAME_FOREIGN)
		return;
	ppid_region_add_outside(f, hit, true);
	f->marks.body = 0;
}

static void
go_on_with_chain(PpidRegionFinder *f, const PpidRegionHit *hit)
{
	if (chain_reaches(f, hit->first))
		f->chain = MAX(f->chain, hit->last + 1);
}

static void
see_mark(PpidRegionFinder *f, const PpidRegionHit *hit,
	 const PpidRegionHit *next)
{
	guint end = hit->last + 1;

	switch (ppid_region_name(f, hit)->kind) {
	case PPID_NAME_MARK_BODY:
		f->marks.body = MAX(f->marks.body, end);
		go_on_with_chain(f, hit);
		break;
	case PPID_NAME_MARK_DISTRICT:
		f->marks.district = end;
		f->marks.street = 0;
		break;
	case PPID_NAME_MARK_VILLAGE:
		f->marks.village = end;
		f->marks.street = 0;
		break;
	case PPID_NAME_MARK_STREET:
		f->marks.street = end;
		break;
	case PPID_NAME_MARK_PLACE:
		f->marks.street = 0;
		break;
	case PPID_NAME_MARK_MANY:
		f->many = true;
		break;
	case PPID_NAME_MARK_TO:
		f->marks.to = end;
		go_on_with_chain(f, hit);
		break;
	case PPID_NAME_MARK_AND:
		go_on_with_chain(f, hit);
		break;
	case PPID_NAME_MARK_SELF:
		/* "data warga": that is asked */
		if (f->marks.ask != hit->first || hit->first == 0)
			f->marks.self = end;
		break;
	case PPID_NAME_MARK_ASK:
		f->marks.self = 0;
		f->marks.ask = end;
		break;
	default:
		see_kind(f, hit, next);
	}
}

static void
see_group(PpidRegionFinder *f, const PpidRegionHit *group, guint count,
	  const PpidRegionHit *next)
{
	GArray *names = g_array_new(FALSE, FALSE, sizeof(PpidRegionHit));

	for (guint i = 0; i < count; i++)
		if (ppid_region_name(f, &group[i])->kind < PPID_NAME_MARK_BODY)
			g_array_append_val(names, group[i]);
	if (names->len > 0 && group->last + 1 > f->covered) {
		f->covered = group->last + 1;
		see_names(f, &g_array_index(names, PpidRegionHit, 0),
			  names->len);
	}
	g_array_free(names, TRUE);
	for (guint i = 0; i < count; i++)
		if (ppid_region_name(f, &group[i])->kind >= PPID_NAME_MARK_BODY)
			see_mark(f, &group[i], next);
}

static int
by_place(gconstpointer a, gconstpointer b)
{
	const PpidRegionHit *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->last != y->last)
		return x->last > y->last ? -1 : 1;
	return x->name < y->name ? -1 : x->name > y->name;
}

static void
keep_hit(guint tag, guint first, guint last, gpointer data)
{
	PpidRegionFinder *f = data;
	PpidRegionHit hit = { first, last, tag };

	if (f->hits->len < HITS_MAX)
		g_array_append_val(f->hits, hit);
}

void
ppid_region_look(PpidRegionFinder *f)
{
	const PpidField *field = ppid_letter_field(f->letter, f->field);

	g_array_set_size(f->hits, 0);
	f->marks = (PpidRegionMarks){ 0 };
	f->covered = 0;
	f->chain = 0;
	ppid_phrase_set_match(f->regions->phrases, field->fold, field->from,
			      field->to, keep_hit, f);
	g_array_sort(f->hits, by_place);
	for (guint i = 0; i < f->hits->len;) {
		const PpidRegionHit *group =
			&g_array_index(f->hits, PpidRegionHit, i);
		guint end = i + 1;

		while (end < f->hits->len &&
		       group->first ==
			       g_array_index(f->hits, PpidRegionHit, end)
				       .first &&
		       group->last ==
			       g_array_index(f->hits, PpidRegionHit, end).last)
			end++;
		see_group(f, group, end - i,
			  end < f->hits->len
				  ? &g_array_index(f->hits, PpidRegionHit, end)
				  : NULL);
		i = end;
	}
}
