/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the statements holds: by origin, by how it was found, by letter. */
#include "config.h"
#include "ppid-applicant-private.h"

#include <string.h>

#define LETTER_STEP 100	 /* a later letter is behind all of an earlier */
#define WEAK_STEP 100000 /* names of senders are behind all letters */
#define NAME_WORDS 20

/* --- one value ----------------------------------------------------------- */

/* By origin and by how it was found: lower is trusted more. */
static int
rank_of(const PpidAskerSource *source, const PpidStatement *st)
{
	static const int ranks[][PPID_STATED_SENDER] = {
		[PPID_ASKER_OWN] = { 0, 1, 2, 7, 6 },
		[PPID_ASKER_ATTACHED] = { 3, 4, 5, 12, 11 },
		[PPID_ASKER_SCANNED] = { 9, 10, 13, 15, 14 },
		[PPID_ASKER_FORWARDED] = { 20, 21, 22, 23, 24 },
	};
	int rank;

	if (st->how == PPID_STATED_SENDER)
		return WEAK_STEP + (int)source->letter * LETTER_STEP +
		       (source->place ? 0 : 1);
	rank = ranks[source->statements->card ? PPID_ASKER_SCANNED : source->origin]
		    [st->how];
	/* "Irfan" below a mail, and the whole name in the form beside it */
	if (st->how == PPID_STATED_SIGNATURE && st->field == PPID_ISIAN_NAME &&
	    st->words < 2 && source->origin == PPID_ASKER_OWN)
		rank = 16;
	if (source->completes && rank < 2)
		return rank - LETTER_STEP;
	return rank + (int)source->letter * LETTER_STEP;
}

static bool
is_body(const PpidStatement *st)
{
	return st->body != PPID_ISIAN_CLASSES;
}

static bool
says(const PpidAskerRun *run, gsize offset)
{
	for (guint i = 0; i < run->sources->len; i++) {
		const PpidAskerSource *s = g_ptr_array_index(run->sources, i);

		if (!s->ignored && G_STRUCT_MEMBER(bool, s->statements, offset))
			return true;
	}
	return false;
}

/* Does @st serve as @field here? */
typedef bool (*Wanted)(const PpidAskerRun *run, const PpidStatement *st);

static bool
choose(const PpidAskerRun *run, PpidIsianClass field, Wanted wanted,
       PpidAskerValue *best)
{
	best->statement = NULL;
	for (guint i = 0; i < run->sources->len; i++) {
		const PpidAskerSource *s = g_ptr_array_index(run->sources, i);

		for (guint j = 0; !s->ignored && j < s->statements->list->len;
		     j++) {
			const PpidStatement *st = &g_array_index(
				s->statements->list, PpidStatement, j);
			int rank = rank_of(s, st);

			if (st->field != field || !wanted(run, st))
				continue;
			if (best->statement == NULL || rank < best->rank)
				*best = (PpidAskerValue){ st, s, rank };
		}
	}
	return best->statement != NULL;
}

static bool
any(const PpidAskerRun *run, const PpidStatement *st)
{
	(void)run;
	(void)st;
	return true;
}

/* A public body asks for itself only in a letter from body to body. */
static bool
of_asker(const PpidAskerRun *run, const PpidStatement *st)
{
	if (st->common && !says(run, G_STRUCT_OFFSET(PpidStatements, we)))
		return false;
	return run->office || st->body != PPID_ISIAN_OFFICE;
}

/* In the letter that names the one represented. */
static bool
of_same_letter(const PpidAskerRun *run, const PpidStatement *st)
{
	const GArray *list;

	if (st->other || run->principal == NULL)
		return false;
	list = run->principal->statements->list;
	return list->len > 0 && st >= &g_array_index(list, PpidStatement, 0) &&
	       st < &g_array_index(list, PpidStatement, 0) + list->len;
}

static bool
of_principal(const PpidAskerRun *run, const PpidStatement *st)
{
	(void)run;
	return !st->other;
}

static bool
of_body(const PpidAskerRun *run, const PpidStatement *st)
{
	return is_body(st) && of_asker(run, st) &&
	       run->office == (st->body == PPID_ISIAN_OFFICE);
}

/* Named in the text as the writer's, or the address the mail came from. */
static bool
own_mail(const PpidAskerRun *run, const PpidStatement *st)
{
	return st->how <= PPID_STATED_PROSE ||
	       (run->address != NULL &&
		g_ascii_strcasecmp(st->value, run->address) == 0);
}

/* "Galih", "Galih W." and "Galih Wicaksana": is @longer the whole name? */
static bool
completes(const char *name, const char *longer)
{
	gsize size = strlen(name);
	bool initial;

	while (size > 0 && name[size - 1] == '.')
		size--;
	initial = size > 2 && name[size - 2] == ' ';
	return size > 0 && g_ascii_strncasecmp(longer, name, size) == 0 &&
	       (longer[size] == ' ' ||
		(initial && g_ascii_isalpha(longer[size])));
}

/* May @st say more of the name than @name, where a person writes it? */
static bool
may_complete(const PpidStatement *st, const PpidStatement *name)
{
	if (st->field != PPID_ISIAN_NAME || is_body(st))
		return false;
	/* a form asks for the whole name */
	if (st->how == PPID_STATED_SENDER)
		return name->how != PPID_STATED_FORM && name->words < 3;
	return true;
}

/* "Galih" in a sentence, "Galih Wicaksana" below it. */
static void
prefer_longer(PpidAskerValue *name, const PpidAskerRun *run)
{
	for (guint i = 0; i < run->sources->len; i++) {
		const PpidAskerSource *s = g_ptr_array_index(run->sources, i);

		for (guint j = 0; !s->ignored && s->origin != PPID_ASKER_SCANNED &&
				  s->letter == name->source->letter &&
				  j < s->statements->list->len;
		     j++) {
			const PpidStatement *st = &g_array_index(
				s->statements->list, PpidStatement, j);

			if (may_complete(st, name->statement) &&
			    completes(name->statement->value, st->value)) {
				*name = (PpidAskerValue){ st, s, name->rank };
				return;
			}
		}
	}
}

/* Of the numbers of a person the one that is carried along. */
static void
prefer_mobile(PpidAskerValue *phone)
{
	const GArray *list = phone->source->statements->list;

	for (guint i = 0; i < list->len; i++) {
		const PpidStatement *st =
			&g_array_index(list, PpidStatement, i);

		if (st->field == PPID_ISIAN_PHONE &&
		    st->how <= phone->statement->how + 1 &&
		    !ppid_shape_is_mobile(phone->statement->value) &&
		    ppid_shape_is_mobile(st->value))
			phone->statement = st;
	}
}

/* "warga Kec. X" above, "Kp. Y RT 1 Desa Z" below: where the house is. */
static void
prefer_house(PpidAskerValue *address, const PpidAskerRun *run)
{
	if (strpbrk(address->statement->value, "0123456789") != NULL)
		return;
	for (guint i = 0; i < run->sources->len; i++) {
		const PpidAskerSource *s = g_ptr_array_index(run->sources, i);

		for (guint j = 0; !s->ignored &&
				  s->origin == address->source->origin &&
				  s->letter == address->source->letter &&
				  j < s->statements->list->len;
		     j++) {
			const PpidStatement *st = &g_array_index(
				s->statements->list, PpidStatement, j);

			if (st->field == PPID_ISIAN_ADDRESS && !st->other &&
			    st->how <= PPID_STATED_SIGNATURE &&
			    strpbrk(st->value, "0123456789") != NULL) {
				*address = (PpidAskerValue){ st, s,
							     address->rank };
				return;
			}
		}
	}
}

static bool
of_principal_name(const PpidAskerRun *run, const PpidStatement *st)
{
	(void)run;
	return st->principal;
}

static bool
shares_word(const char *a, const char *b)
{
	g_autofree char *x = ppid_fold_text(a);
	g_autofree char *y = ppid_fold_text(b);
	g_auto(GStrv) words = g_strsplit(x, " ", NAME_WORDS);
	g_auto(GStrv) others = g_strsplit(y, " ", NAME_WORDS);

	for (guint i = 0; words[i] != NULL; i++)
		if (strlen(words[i]) > 2 &&
		    g_strv_contains((const char *const *)others, words[i]))
			return true;
	return false;
}

static bool
is_card_of(const PpidAskerSource *source, const PpidAskerValue *name)
{
	const GArray *list = source->statements->list;

	if (name->statement == NULL || name->source == source)
		return true;
	for (guint i = 0; i < list->len; i++) {
		const PpidStatement *st =
			&g_array_index(list, PpidStatement, i);

		if (st->field == PPID_ISIAN_NAME &&
		    shares_word(st->value, name->statement->value))
			return true;
	}
	return false;
}

/* Whose identity card is this?  That of a child or clerk says nothing, nor
 * that of a director of the company that asks. */
static void
settle_cards(PpidAskerRun *run, const PpidAskerValue *name, const char *kind)
{
	bool person = g_strcmp0(kind, "perorangan") == 0;

	for (guint i = 0; i < run->sources->len; i++) {
		PpidAskerSource *s = g_ptr_array_index(run->sources, i);

		if (s->statements->card)
			s->ignored |= !person || !is_card_of(s, name);
	}
}

/* --- all of them --------------------------------------------------------- */

/* law.md 2: a body without approval is a group of people. */
static const char *
kind_of(const PpidAskerRun *run, const PpidAskerValue *name, bool decree)
{
	bool behalf = says(run, G_STRUCT_OFFSET(PpidStatements, behalf));
	bool attorney = says(run, G_STRUCT_OFFSET(PpidStatements, attorney));
	const PpidStatement *st = name->statement;

	if (run->office)
		return NULL;
	if (behalf && (st == NULL || !is_body(st) || attorney))
		return "kuasa";
	if (st != NULL &&
	    (st->body == PPID_ISIAN_ENTITY || (decree && is_body(st))))
		return "badan-hukum";
	if (st != NULL && st->body == PPID_ISIAN_GROUP)
		return "kelompok";
	return "perorangan";
}

/* "Sri Wulan / Hidrolog / PT Maju": a name, what one does, and where. */
static bool
is_employer(const PpidAskerValue *name, const PpidAskerValue *body)
{
	const GArray *list = name->source->statements->list;

	for (guint i = 0; i < list->len; i++) {
		const PpidStatement *st =
			&g_array_index(list, PpidStatement, i);

		if (st->field == PPID_ISIAN_JOB &&
		    st->how == PPID_STATED_SIGNATURE &&
		    st->start > name->statement->start &&
		    st->start < body->statement->start)
			return true;
	}
	return false;
}

static void
choose_name(const PpidAskerRun *run, PpidAskerValue *name)
{
	PpidAskerValue value;

	if (choose(run, PPID_ISIAN_NAME, of_asker, name) &&
	    (name->statement->how >= PPID_STATED_SIGNATURE || run->office)) {
		/* below a letter of a body stands its name and a person's */
		if (choose(run, PPID_ISIAN_NAME, of_body, &value) &&
		    (run->office || (value.source == name->source &&
				     !is_employer(name, &value))))
			*name = value;
	}
	if ((name->statement == NULL || !is_body(name->statement)) &&
	    choose(run, PPID_ISIAN_NAME, of_principal_name, &value))
		*name = value;
	else if (name->statement != NULL && !is_body(name->statement))
		prefer_longer(name, run);
}

/* What an attorney's office says of itself stands beside the letter. */
static bool
choose_own(const PpidAskerRun *run, PpidIsianClass field, bool proxy,
	   PpidAskerValue *best)
{
	if (!proxy)
		return choose(run, field, any, best);
	return choose(run, field, of_same_letter, best) ||
	       choose(run, field, of_principal, best);
}

/* One who acts for another has an address and a trade of his own. */
static void
choose_rest(const PpidAskerRun *run, PpidAskerFound *found)
{
	bool proxy = g_strcmp0(found->kind, "kuasa") == 0;
	bool person = g_strcmp0(found->kind, "perorangan") == 0;
	PpidAskerValue *values = found->values;

	choose_own(run, PPID_ISIAN_NIK, proxy, &values[PPID_ASKER_NIK]);
	if (choose_own(run, PPID_ISIAN_ADDRESS, proxy,
		       &values[PPID_ASKER_ADDRESS]) &&
	    person)
		prefer_house(&values[PPID_ASKER_ADDRESS], run);
	if (choose(run, PPID_ISIAN_PHONE, any, &values[PPID_ASKER_PHONE]) &&
	    person)
		prefer_mobile(&values[PPID_ASKER_PHONE]);
	choose(run, PPID_ISIAN_MAIL, own_mail, &values[PPID_ASKER_MAIL]);
	if (proxy || person)
		choose_own(run, PPID_ISIAN_JOB, proxy, &values[PPID_ASKER_JOB]);
	if (proxy)
		choose(run, PPID_ISIAN_PROXY, any, &values[PPID_ASKER_PROXY]);
}

void
ppid_asker_choose(PpidAskerRun *run, PpidAskerFound *found)
{
	PpidAskerValue *name = &found->values[PPID_ASKER_NAME];
	PpidAskerValue *decree = &found->values[PPID_ASKER_DECREE];

	*found = (PpidAskerFound){ 0 };
	choose_name(run, name);
	run->principal = name->statement != NULL ? name->source : NULL;
	if (!run->office)
		choose(run, PPID_ISIAN_DECREE, any, decree);
	found->kind = kind_of(run, name, decree->statement != NULL);
	settle_cards(run, name, found->kind);
	if (!run->office)
		choose_rest(run, found);
}
