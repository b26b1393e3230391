/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-number.h"

#include <string.h>

#include "ppid-case.h"
#include "ppid-error.h"

#define BEFORE "(?<![0-9A-Za-z/])"
#define AFTER "(?![0-9A-Za-z])"
#define PLACE "0*(?<nomor>[1-9][0-9]{0,8})"
#define YEAR "(?<tahun>[0-9]{4})"
#define ID_PATTERN BEFORE "PPID-" YEAR "-" PLACE AFTER

static const char *const roman[] = { "I",   "II",   "III", "IV", "V",  "VI",
				     "VII", "VIII", "IX",  "X",	 "XI", "XII" };

enum { FORM_REQUEST, FORM_OBJECTION, FORM_ID, N_FORMS };

static const char *const sequences[N_FORMS] = { "pendaftaran", "keberatan",
						"id" };

typedef struct {
	char *template; /* with {unit} and {kode} put in; NULL for ids */
	GRegex *regex;
} Form;

struct PpidNumber {
	Form forms[N_FORMS];
};

void
ppid_number_free(PpidNumber *number)
{
	if (number == NULL)
		return;
	for (int i = 0; i < N_FORMS; i++) {
		g_free(number->forms[i].template);
		if (number->forms[i].regex != NULL)
			g_regex_unref(number->forms[i].regex);
	}
	g_free(number);
}

/* --- templates ------------------------------------------------------------ */

static char *
replace(const char *text, const char *from, const char *to)
{
	g_auto(GStrv) parts = g_strsplit(text, from, -1);

	return g_strjoinv(to, parts);
}

static guint
count(const char *text, const char *what)
{
	g_auto(GStrv) parts = g_strsplit(text, what, -1);

	return g_strv_length(parts) - 1;
}

static bool
check_template(const char *template, const char *key, GError **error)
{
	g_autofree char *a = replace(template, "{nomor}", "");
	g_autofree char *b = replace(a, "{tahun}", "");
	g_autofree char *rest = replace(b, "{bulan}", "");
	const char *text = NULL;

	if (count(template, "{nomor}") != 1)
		text = "needs {nomor} once";
	else if (count(template, "{tahun}") != 1)
		text = "needs {tahun} once: numbers begin again each year";
	else if (count(template, "{bulan}") > 1)
		text = "has {bulan} twice";
	else if (strpbrk(rest, "{}") != NULL)
		text = "knows {nomor} {unit} {kode} {bulan} {tahun} only";
	if (text == NULL)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG, "[nomor] %s: %s",
		    key, text);
	return false;
}

/* The template as a pattern of what people write. */
static char *
pattern_of(const char *template)
{
	g_autofree char *quoted = g_regex_escape_string(template, -1);
	g_autofree char *a = replace(quoted, "\\{nomor\\}", PLACE);
	g_autofree char *b = replace(a, "\\{tahun\\}", YEAR);
	g_autofree char *c = replace(
		b, "\\{bulan\\}",
		"(?<bulan>XII|XI|X|IX|VIII|VII|VI|V|IV|III|II|I)");
	g_autofree char *d = replace(c, "/", "\\s*/\\s*");

	return g_strconcat(BEFORE, d, AFTER, NULL);
}

static bool
make_form(Form *form, const char *template, const PpidConfig *config,
	  const char *key, GError **error)
{
	g_autofree char *with_unit = replace(template, "{unit}", config->unit);
	g_autofree char *pattern = NULL;

	form->template = replace(with_unit, "{kode}", config->code);
	if (!check_template(form->template, key, error))
		return false;
	pattern = pattern_of(form->template);
	form->regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, error);
	return form->regex != NULL;
}

PpidNumber *
ppid_number_new(const PpidConfig *config, GError **error)
{
	g_autoptr(PpidNumber) number = g_new0(PpidNumber, 1);

	if (!make_form(&number->forms[FORM_REQUEST], config->request_number,
		       config, "permohonan", error) ||
	    !make_form(&number->forms[FORM_OBJECTION],
		       config->objection_number, config, "keberatan", error))
		return NULL;
	if (g_strcmp0(number->forms[FORM_REQUEST].template,
		      number->forms[FORM_OBJECTION].template) == 0) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "[nomor] permohonan and keberatan must differ");
		return NULL;
	}
	number->forms[FORM_ID].regex =
		g_regex_new(ID_PATTERN, G_REGEX_CASELESS, 0, error);
	return number->forms[FORM_ID].regex != NULL ? g_steal_pointer(&number)
						    : NULL;
}

static char *
fill(const char *template, gint64 place, int year, int month)
{
	g_autofree char *number =
		g_strdup_printf("%04" G_GINT64_FORMAT, place);
	g_autofree char *text = g_strdup_printf("%04d", year);
	g_autofree char *a = replace(template, "{nomor}", number);
	g_autofree char *b = replace(a, "{tahun}", text);

	return replace(b, "{bulan}", month > 0 ? roman[month - 1] : "");
}

char *
ppid_number_format(const PpidNumber *number, const char *sequence,
		   gint64 place, const GDate *date)
{
	int form = strcmp(sequence, sequences[FORM_OBJECTION]) == 0
			   ? FORM_OBJECTION
			   : FORM_REQUEST;

	return fill(number->forms[form].template, place,
		    g_date_get_year(date), (int)g_date_get_month(date));
}

/* --- finding -------------------------------------------------------------- */

void
ppid_number_hit_free(PpidNumberHit *hit)
{
	if (hit == NULL)
		return;
	g_free(hit->text);
	g_free(hit);
}

static void
free_hit(gpointer hit)
{
	ppid_number_hit_free(hit);
}

static int
month_of(const GMatchInfo *match)
{
	g_autofree char *text = g_match_info_fetch_named(match, "bulan");

	for (int i = 0; text != NULL && i < (int)G_N_ELEMENTS(roman); i++)
		if (g_ascii_strcasecmp(text, roman[i]) == 0)
			return i + 1;
	return 0;
}

static PpidNumberHit *
make_hit(const Form *form, const char *sequence, const GMatchInfo *match)
{
	PpidNumberHit *hit = g_new0(PpidNumberHit, 1);
	g_autofree char *place = g_match_info_fetch_named(match, "nomor");
	g_autofree char *year = g_match_info_fetch_named(match, "tahun");
	int start = 0, end = 0;

	g_match_info_fetch_pos(match, 0, &start, &end);
	hit->sequence = sequence;
	hit->place = g_ascii_strtoll(place, NULL, 10);
	hit->year = (int)g_ascii_strtoll(year, NULL, 10);
	hit->month = month_of(match);
	hit->start = (gsize)start;
	hit->length = (gsize)(end - start);
	hit->text = form->template != NULL
			    ? fill(form->template, hit->place, hit->year,
				   hit->month)
			    : ppid_case_id(hit->year, hit->place);
	return hit;
}

static void
find_form(const Form *form, const char *sequence, const char *text,
	  guint limit, GPtrArray *hits)
{
	g_autoptr(GMatchInfo) match = NULL;
	guint found = 0;

	g_regex_match(form->regex, text, 0, &match);
	while (g_match_info_matches(match) && found++ < limit) {
		g_ptr_array_add(hits, make_hit(form, sequence, match));
		if (!g_match_info_next(match, NULL))
			break;
	}
}

static int
compare_hits(const void *a, const void *b)
{
	const PpidNumberHit *x = *(PpidNumberHit *const *)a;
	const PpidNumberHit *y = *(PpidNumberHit *const *)b;

	return x->start < y->start ? -1 : x->start > y->start;
}

GPtrArray *
ppid_number_find(const PpidNumber *number, const char *text, guint limit)
{
	GPtrArray *hits = g_ptr_array_new_with_free_func(free_hit);

	for (int i = 0; i < N_FORMS; i++)
		find_form(&number->forms[i], sequences[i], text, limit, hits);
	g_ptr_array_sort(hits, compare_hits);
	return hits;
}
