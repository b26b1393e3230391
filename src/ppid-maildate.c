/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-maildate.h"

#include <string.h>

#define NONE G_MININT
#define WORD_MAX 12
/* In every zone a year of four digits. */
#define YEAR_MIN 1900
#define YEAR_MAX 9998
#define MINUTES_PER_HOUR 60
#define OFFSET_MAX (24 * MINUTES_PER_HOUR - 1)
/* XSD dateTime has no offset beyond this. */
#define OFFSET_WRITTEN_MAX (14 * MINUTES_PER_HOUR)

/* A word and what it means; the first letters decide. */
typedef struct {
	const char *word;
	int value;
} Name;

/* Names are compared whole or, for months, by their first letters. */
static const Name months[] = {
	{ "jan", 1 },  { "feb", 2 },  { "peb", 2 },  { "mar", 3 },
	{ "apr", 4 },  { "may", 5 },  { "mei", 5 },  { "jun", 6 },
	{ "jul", 7 },  { "aug", 8 },  { "agu", 8 },  { "ags", 8 },
	{ "agt", 8 },  { "sep", 9 },  { "oct", 10 }, { "okt", 10 },
	{ "nov", 11 }, { "nop", 11 }, { "dec", 12 }, { "des", 12 },
};

static const Name days[] = {
	{ "mon", 0 }, { "tue", 0 }, { "wed", 0 }, { "thu", 0 }, { "fri", 0 },
	{ "sat", 0 }, { "sun", 0 }, { "sen", 0 }, { "sel", 0 }, { "rab", 0 },
	{ "kam", 0 }, { "jum", 0 }, { "min", 0 }, { "ahad", 0 },
	{ "ahd", 0 },
};

/* RFC 5322 4.3, and the zones of Indonesia (Keppres 41/1987). */
static const Name zones[] = {
	{ "wib", 420 },	 { "wita", 480 }, { "wit", 540 }, { "ut", 0 },
	{ "utc", 0 },	 { "gmt", 0 },	  { "z", 0 },	  { "est", -300 },
	{ "edt", -240 }, { "cst", -360 }, { "cdt", -300 }, { "mst", -420 },
	{ "mdt", -360 }, { "pst", -480 }, { "pdt", -420 }, { "cet", 60 },
	{ "cest", 120 }, { "met", 60 },	  { "mest", 120 }, { "bst", 60 },
	{ "eet", 120 },	 { "eest", 180 }, { "wet", 0 },	  { "west", 60 },
	{ "msk", 180 },	 { "jst", 540 },  { "kst", 540 }, { "sgt", 480 },
	{ "hkt", 480 },	 { "aest", 600 }, { "aedt", 660 },
};

typedef struct {
	const char *p, *end;
	int year, month, day;
	int hour, minute, second;
	int offset;	 /* minutes, or NONE */
	int hint;	 /* offset named in a comment, or NONE */
	bool named_utc;	 /* "GMT" or "UTC": an offset may follow */
	bool guessed;
} Reader;

/* --- words ------------------------------------------------------------------ */

static bool
lookup(const Name *names, gsize count, const char *word, bool whole,
       int *value_out)
{
	for (gsize i = 0; i < count; i++) {
		gsize n = strlen(names[i].word);

		if (strncmp(word, names[i].word, n) == 0 &&
		    (!whole || word[n] == '\0')) {
			*value_out = names[i].value;
			return true;
		}
	}
	return false;
}

static gsize
read_letters(Reader *r, char *word)
{
	gsize n = 0, all = 0;

	while (r->p < r->end && g_ascii_isalpha(*r->p)) {
		if (n + 1 < WORD_MAX)
			word[n++] = g_ascii_tolower(*r->p);
		r->p++;
		all++;
	}
	word[n] = '\0';
	return all;
}

static void
take_ampm(Reader *r, bool pm)
{
	if (r->hour == NONE || r->hour > 12)
		return;
	if (pm && r->hour < 12)
		r->hour += 12;
	else if (!pm && r->hour == 12)
		r->hour = 0;
}

static void
take_word(Reader *r)
{
	char word[WORD_MAX];
	int value;
	gsize n = read_letters(r, word);

	if (strcmp(word, "am") == 0 || strcmp(word, "pm") == 0) {
		take_ampm(r, word[0] == 'p');
	} else if (r->hour != NONE &&
		   lookup(zones, G_N_ELEMENTS(zones), word, true, &value)) {
		if (r->offset == NONE) {
			r->offset = value;
			r->named_utc = value == 0;
		}
	} else if (n >= 3 && r->month == NONE &&
		   lookup(months, G_N_ELEMENTS(months), word, false, &value)) {
		r->month = value;
	} else if (r->hour != NONE && r->offset == NONE &&
		   !lookup(days, G_N_ELEMENTS(days), word, false, &value)) {
		/* a zone that we do not know: RFC 5322 4.3 says -0000 */
		r->offset = 0;
		r->guessed = true;
	}
}

/* "(WIB)": only a hint, and only if nothing better stands there. */
static void
take_comment(Reader *r)
{
	int depth = 0, value;
	char word[WORD_MAX];

	for (; r->p < r->end; r->p++) {
		if (*r->p == '(') {
			depth++;
			r->p++;
			read_letters(r, word);
			r->p--;
			if (r->hint == NONE &&
			    lookup(zones, G_N_ELEMENTS(zones), word, true,
				   &value))
				r->hint = value;
		} else if (*r->p == ')' && --depth == 0) {
			r->p++;
			return;
		}
	}
}

/* --- numbers ---------------------------------------------------------------- */

/* @digits_out: how many; a number of more than 8 digits is none. */
static int
read_number(Reader *r, int *digits_out)
{
	int value = 0, digits = 0;

	while (r->p < r->end && g_ascii_isdigit(*r->p)) {
		if (digits < 9)
			value = value * 10 + (*r->p - '0');
		digits++;
		r->p++;
	}
	*digits_out = digits;
	return digits <= 8 ? value : NONE;
}

static bool
at_digit(const Reader *r)
{
	return r->p < r->end && g_ascii_isdigit(*r->p);
}

static bool
peek_separator(const Reader *r, const char *set)
{
	return r->p + 1 < r->end && strchr(set, *r->p) != NULL &&
	       *r->p != '\0' && g_ascii_isdigit(r->p[1]);
}

/* "+0700", "+07:00", "+7", "-0330"; @r is after the sign. */
static void
take_offset(Reader *r, int sign)
{
	int digits, value = read_number(r, &digits), minutes = 0;

	if (value == NONE || digits == 0 || digits > 4)
		return;
	if (digits <= 2 && peek_separator(r, ":.")) {
		int more;

		r->p++;
		minutes = read_number(r, &more);
		if (minutes == NONE)
			return;
	} else if (digits > 2) {
		minutes = value % 100;
		value /= 100;
	}
	if (minutes >= MINUTES_PER_HOUR ||
	    value * MINUTES_PER_HOUR + minutes > OFFSET_MAX) {
		r->offset = 0;
		r->guessed = true;
		return;
	}
	if (r->offset != NONE && !r->named_utc)
		return;
	r->offset = sign * (value * MINUTES_PER_HOUR + minutes);
	r->named_utc = false;
}

/* The hour was read; @separator is what stands before the minutes. */
static void
take_time(Reader *r, int hour, char separator)
{
	char set[2] = { separator, '\0' };
	int digits;

	r->hour = hour;
	r->p++;
	r->minute = read_number(r, &digits);
	r->second = 0;
	if (peek_separator(r, set)) {
		r->p++;
		r->second = read_number(r, &digits);
		/* fractions of a second */
		if (peek_separator(r, ".,")) {
			r->p++;
			read_number(r, &digits);
		}
	}
}

/* "2026-11-20", "20/11/2026", "20-11-2026": the first number was read. */
static bool
take_numeric_date(Reader *r, int first, int digits)
{
	const char *back = r->p;
	char set[2] = { *r->p, '\0' };
	int second, third, n;

	r->p++;
	second = read_number(r, &n);
	if (n > 2 || !peek_separator(r, set)) {
		r->p = back;
		return false;
	}
	r->p++;
	third = read_number(r, &n);
	r->month = second;
	if (digits == 4) {
		r->year = first;
		r->day = third;
	} else {
		r->day = first;
		r->year = third;
		r->guessed = true;
	}
	if (r->p < r->end && (*r->p == 'T' || *r->p == 't') &&
	    r->p + 1 < r->end && g_ascii_isdigit(r->p[1]))
		r->p++;
	return true;
}

static void
take_number(Reader *r)
{
	int digits, value = read_number(r, &digits);

	if (r->hour == NONE && digits <= 2 && peek_separator(r, ":")) {
		take_time(r, value, ':');
	} else if (r->day == NONE && r->month == NONE &&
		   peek_separator(r, "-/.") &&
		   take_numeric_date(r, value, digits)) {
		return;
	} else if (r->hour == NONE && digits <= 2 && r->day != NONE &&
		   peek_separator(r, ".")) {
		take_time(r, value, '.');
	} else if (r->day == NONE && digits <= 2) {
		r->day = value;
	} else if (r->year == NONE && r->month != NONE) {
		r->year = value;
		if (digits == 2 && value != NONE)
			r->year += value < 50 ? 2000 : 1900;
		else if (digits == 3 && value != NONE)
			r->year += 1900;
	}
}

static void
read_all(Reader *r)
{
	while (r->p < r->end) {
		char c = *r->p;

		if (c == '(') {
			take_comment(r);
		} else if (g_ascii_isdigit(c)) {
			take_number(r);
		} else if (g_ascii_isalpha(c)) {
			take_word(r);
		} else if ((c == '+' || c == '-') && r->hour != NONE) {
			r->p++;
			if (at_digit(r))
				take_offset(r, c == '+' ? 1 : -1);
		} else {
			r->p++;
		}
	}
}

static bool
complete(Reader *r)
{
	if (r->year == NONE || r->month == NONE || r->day == NONE)
		return false;
	if (r->hour == NONE) {
		r->hour = r->minute = r->second = 0;
		r->guessed = true;
	}
	/* a leap second */
	if (r->second == 60)
		r->second = 59;
	if (r->offset == NONE || (r->guessed && r->hint != NONE)) {
		r->guessed = r->guessed || r->hint == NONE;
		r->offset = r->hint != NONE ? r->hint : 0;
	}
	return r->year >= YEAR_MIN && r->year <= YEAR_MAX && r->month >= 1 &&
	       r->month <= 12 && r->day >= 1 && r->day <= 31 && r->hour >= 0 &&
	       r->hour <= 23 && r->minute >= 0 && r->minute <= 59 &&
	       r->second >= 0 && r->second <= 59;
}

GDateTime *
ppid_maildate_parse(const char *text, gsize size, bool *guessed_out)
{
	Reader r = { text, text + MIN(size, PPID_MAILDATE_MAX),
		     NONE, NONE, NONE, NONE, NONE, NONE,
		     NONE, NONE, false, false };
	g_autoptr(GTimeZone) zone = NULL;
	g_autoptr(GDateTime) instant = NULL;

	read_all(&r);
	if (!complete(&r))
		return NULL;
	zone = g_time_zone_new_offset(r.offset * MINUTES_PER_HOUR);
	instant = g_date_time_new(zone, r.year, r.month, r.day, r.hour,
				  r.minute, r.second);
	if (instant != NULL && guessed_out != NULL)
		*guessed_out = r.guessed;
	if (instant != NULL && ABS(r.offset) > OFFSET_WRITTEN_MAX)
		return g_date_time_to_utc(instant);
	return g_steal_pointer(&instant);
}
