/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-shape.h"

#include <string.h>

#define PHONE_DIGITS_MIN 9
#define PHONE_DIGITS_MAX 14
#define NIK_DIGITS 16
#define NUMBER_BYTES 32 /* no number is longer */

struct PpidShapes {
	GRegex *regex; /* a group for each kind */
};

/* The order is that of PpidShapeKind; every repetition is bounded. */
#define NIK                                                                    \
	"(?<![0-9])([0-9](?:(?:[ .\\-]|\xc2\xb7)?[0-9]){15})(?![0-9])"
#define PHONE                                                                  \
	"(?:(?<=wa\\.me/)|(?<![0-9A-Za-z/.,]))"                                \
	"(\\(?(?:\\+ ?62|62|0)[0-9() .\\-]{6,20}[0-9])"                        \
	"(?![0-9/@])"
#define MAIL                                                                   \
	"(?<![A-Za-z0-9._%+\\-])([A-Za-z0-9][A-Za-z0-9._%+\\-]{0,63}@"         \
	"(?:[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,62})(?:-\n[A-Za-z0-9\\-]{1,62})?"  \
	"\\.){1,6}[A-Za-z]{2,24})"                                            \
	"(?![A-Za-z0-9@])"
#define DECREE                                                                 \
	"(?<![A-Za-z0-9])((?:AHU|C|W[0-9]{1,2}|A)[ .\\-]{0,2}[0-9]{1,8}"       \
	"[ .]{1,2}(?:AH|HT|HT\\.AH)\\.[0-9]{2}\\.[0-9]{2}"                     \
	"(?:[. ]{0,2}(?:TAHUN|THN|TH)[. ]{0,2}(?:19|20)[0-9]{2}|"              \
	"\\.(?:19|20)[0-9]{2})?)"

PpidShapes *
ppid_shapes_new(void)
{
	PpidShapes *shapes = g_new0(PpidShapes, 1);

	shapes->regex = g_regex_new(MAIL "|" NIK "|" DECREE "|" PHONE,
				    G_REGEX_CASELESS | G_REGEX_OPTIMIZE |
					    G_REGEX_RAW | G_REGEX_ANCHORED,
				    0, NULL);
	g_assert(shapes->regex != NULL);
	return shapes;
}

void
ppid_shapes_free(PpidShapes *shapes)
{
	if (shapes == NULL)
		return;
	g_regex_unref(shapes->regex);
	g_free(shapes);
}

static guint
count_digits(const char *p, gsize size)
{
	guint n = 0;

	for (gsize i = 0; i < size; i++)
		n += g_ascii_isdigit(p[i]) ? 1 : 0;
	return n;
}

/* 02.03.2026 has the digits of a telephone number and is none. */
static bool
is_date(const char *p, gsize size)
{
	return size >= 8 && size <= 10 && count_digits(p, size) == 8 &&
	       g_ascii_isdigit(p[1]) && !g_ascii_isdigit(p[2]) &&
	       !g_ascii_isdigit(p[5]);
}

static bool
is_phone(const char *p, gsize size)
{
	guint digits = count_digits(p, size);
	bool mobile = strncmp(p, "08", 2) == 0 || *p == '+' ||
		      strncmp(p, "62", 2) == 0;

	if (digits < PHONE_DIGITS_MIN || digits > PHONE_DIGITS_MAX ||
	    is_date(p, size))
		return false;
	if (strncmp(p, "628", 3) != 0 && strncmp(p, "62", 2) == 0)
		return false;
	return mobile || *p == '(' || (p[0] == '0' && p[1] >= '2');
}

/* A number that stands before another with two blanks is not one with it. */
static gsize
phone_size(const char *p, gsize size)
{
	for (gsize i = 1; i < size; i++)
		if ((p[i] == ' ' && p[i - 1] == ' ') ||
		    (p[i] == '(' && i > 2)) {
			while (i > 0 && !g_ascii_isdigit(p[i - 1]))
				i--;
			return i;
		}
	return size;
}

/* "(0812...)": the bracket belongs to the sentence, that of "(021)" not. */
static void
skip_bracket(const char *text, PpidShape *shape)
{
	if (text[shape->start] != '(' ||
	    memchr(text + shape->start, ')', shape->length) != NULL)
		return;
	shape->start++;
	shape->length--;
}

/* What comes after it goes to *@end_out. */
static void
add_shape(GArray *found, const char *text, const GMatchInfo *match,
	  gsize *end_out)
{
	static const PpidShapeKind kinds[] = { PPID_SHAPE_MAIL, PPID_SHAPE_NIK,
					       PPID_SHAPE_DECREE,
					       PPID_SHAPE_PHONE };

	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
		int start, end;
		PpidShape shape = { .kind = kinds[i] };

		if (!g_match_info_fetch_pos(match, (int)i + 1, &start, &end) ||
		    start < 0)
			continue;
		*end_out = (gsize)end;
		shape.start = (gsize)start;
		shape.length = (gsize)(end - start);
		if (shape.kind == PPID_SHAPE_PHONE) {
			skip_bracket(text, &shape);
			shape.length = phone_size(text + start, shape.length);
			if (!is_phone(text + start, shape.length))
				return;
		}
		g_array_append_val(found, shape);
		return;
	}
}

/* --- where one may begin --------------------------------------------------- */

/* A byte of the name before "@" of MAIL. */
static bool
is_local(char c)
{
	return g_ascii_isalnum(c) || c == '.' || c == '_' || c == '%' ||
	       c == '+' || c == '-';
}

/* After the run of such bytes at @p. */
static const char *
local_end(const char *p, const char *end)
{
	while (p < end && is_local(*p))
		p++;
	return p;
}

/* "C-00", "W10 123", "AHU 1": as DECREE begins. */
static bool
may_be_decree(const char *p, const char *end)
{
	gsize most = MIN((gsize)(end - p), 7), i = 0;

	if (strchr("aAcCwW", *p) == NULL)
		return false;
	while (i < most && g_ascii_isalpha(p[i]))
		i++;
	while (i < most && strchr(" .-", p[i]) != NULL && p[i] != '\0')
		i++;
	return i < most && g_ascii_isdigit(p[i]);
}

/* As many digits as the shortest telephone number, or a NIK, has. */
static bool
may_be_number(const char *p, const char *end)
{
	const char *stop = end - p > NUMBER_BYTES ? p + NUMBER_BYTES : end;
	guint digits = 0;

	for (; p < stop && digits < PHONE_DIGITS_MIN; p++) {
		if (g_ascii_isdigit(*p))
			digits++;
		else if (*p == '\0' || strchr("()+ .-\xc2\xb7", *p) == NULL)
			return false;
	}
	return digits == PHONE_DIGITS_MIN;
}

/* The begin of a name that ends in "@"; @p is a letter or a digit. */
static bool
may_be_mail(char before, const char *p, const char *end)
{
	if (is_local(before))
		return false;
	p = local_end(p, end);
	return p < end && *p == '@';
}

/*
 * The next place in @at .. @end at which the expressions are worth a try.
 * Nearly all words are passed here: they are no name before an "@", and no
 * digits.
 */
static const char *
next_start(const char *text, const char *at, const char *end)
{
	for (const char *p = at; p < end; p++) {
		char before = p > text ? p[-1] : ' ';

		if (g_ascii_isalpha(*p)) {
			if (!g_ascii_isalnum(before) &&
			    (may_be_decree(p, end) ||
			     may_be_mail(before, p, end)))
				return p;
		} else if (g_ascii_isdigit(*p)) {
			if (!g_ascii_isdigit(before) &&
			    (may_be_number(p, end) ||
			     may_be_mail(before, p, end)))
				return p;
		} else if ((*p == '(' || *p == '+') && may_be_number(p, end)) {
			return p;
		}
	}
	return end;
}

GArray *
ppid_shapes_find(const PpidShapes *shapes, const char *text, gsize start,
		 gsize length)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(PpidShape));
	gsize end = start + length;
	gsize at = (gsize)(next_start(text, text + start, text + end) - text);

	while (at < end && found->len < PPID_SHAPE_MAX) {
		g_autoptr(GMatchInfo) match = NULL;

		if (g_regex_match_full(shapes->regex, text, (gssize)end,
				       (int)at, 0, &match, NULL))
			add_shape(found, text, match, &at);
		else
			at++;
		at = (gsize)(next_start(text, text + at, text + end) - text);
	}
	return found;
}

const PpidShape *
ppid_shape_next(const GArray *found, gsize at)
{
	guint low = 0, high = found->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;
		const PpidShape *s = &g_array_index(found, PpidShape, middle);

		if (s->start + s->length > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low < found->len ? &g_array_index(found, PpidShape, low) : NULL;
}

/* --- plausibility
 * ------------------------------------------------------------- */

static int
pair(const char *digits, guint at)
{
	return (digits[at] - '0') * 10 + digits[at + 1] - '0';
}

const char *
ppid_shape_doubt_nik(const char *nik)
{
	char digits[NIK_DIGITS + 1] = "";
	guint n = 0;
	int day;

	for (; *nik != '\0' && n <= NIK_DIGITS; nik++)
		if (g_ascii_isdigit(*nik) && n++ < NIK_DIGITS)
			digits[n - 1] = *nik;
	if (n != NIK_DIGITS)
		return "bukan 16 angka";
	day = pair(digits, 6) % 40;
	if (pair(digits, 6) > 71 || day < 1 || day > 31 ||
	    pair(digits, 8) < 1 || pair(digits, 8) > 12)
		return "tanggal lahir dalam NIK tidak mungkin";
	if (pair(digits, 0) < 11 || pair(digits, 0) > 97)
		return "kode provinsi dalam NIK tidak dikenal";
	return NULL;
}

bool
ppid_shape_is_mobile(const char *phone)
{
	phone += strspn(phone, "+( ");
	if (strncmp(phone, "62", 2) == 0)
		phone += 2 + strspn(phone + 2, " -.)(");
	else
		phone += *phone == '0';
	return *phone == '8';
}
