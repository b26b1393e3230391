/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an occupation ends: "sopir ambulans desa", "dosen Geografi". */
#include "config.h"
#include "ppid-passage.h"

#include <string.h>

#include "ppid-shape.h"

#define JOB_WORDS 6

static guint
at(const PpidPassage *p, guint word, PpidIsianClass class)
{
	return word < p->to ? ppid_isian_at(p->marks, word, class) : 0;
}

static bool
has_digit(const PpidPassage *p, guint word)
{
	for (gsize i = ppid_passage_start(p, word);
	     i < ppid_passage_stop(p, word); i++)
		if (g_ascii_isdigit(p->text[i]))
			return true;
	return false;
}

/* What says something else of the writer, or the rest of the sentence. */
static bool
ends(const PpidPassage *p, guint word)
{
	static const PpidIsianClass others[] = {
		PPID_ISIAN_NAME,    PPID_ISIAN_NIK,   PPID_ISIAN_ADDRESS,
		PPID_ISIAN_PHONE,   PPID_ISIAN_MAIL,  PPID_ISIAN_STOP,
		PPID_ISIAN_CLOSING, PPID_ISIAN_NAMED, PPID_ISIAN_I,
		PPID_ISIAN_LIVES,   PPID_ISIAN_STAYS, PPID_ISIAN_BEHALF,
		PPID_ISIAN_ASKS,    PPID_ISIAN_SALUTE, PPID_ISIAN_NO_TRADE,
	};

	for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
		if (at(p, word, others[i]) > 0)
			return true;
	return has_digit(p, word);
}

/* "pengurus koperasi" says what one is, "karyawan PT Maju" where. */
static bool
is_place_of_work(const PpidPassage *p, guint word)
{
	return ppid_passage_capital(p, word) &&
	       (at(p, word, PPID_ISIAN_ENTITY) > 0 ||
		at(p, word, PPID_ISIAN_OFFICE) > 0);
}

static bool
goes_on(const PpidPassage *p, guint word)
{
	gsize from = ppid_passage_stop(p, word);

	return word + 1 < p->to &&
	       ppid_passage_start(p, word + 1) - from == 1 &&
	       strchr(" -/&", p->text[from]) != NULL;
}

/* "ambulans desa", but "buruh Desa Satu". */
static bool
is_place(const PpidPassage *p, guint word)
{
	if (at(p, word, PPID_ISIAN_PLACE) == 0)
		return false;
	return ppid_passage_capital(p, word) ||
	       (goes_on(p, word) && ppid_passage_capital(p, word + 1));
}

bool
ppid_passage_job(const PpidPassage *p, guint word, PpidExtent *out)
{
	guint trade = at(p, word, PPID_ISIAN_TRADE);
	bool staff = at(p, word, PPID_ISIAN_STAFF) >= trade;
	guint last = word + trade - 1;

	if (trade == 0 || last >= p->to)
		return false;
	while (last + 1 < word + JOB_WORDS && goes_on(p, last)) {
		guint next = last + 1;
		guint inner = at(p, next, PPID_ISIAN_TRADE);

		/* "pensiunan kepala sekolah": one within another */
		if (inner > 1 && !ppid_passage_capital(p, next) ==
					 !ppid_passage_capital(p, word)) {
			last += inner;
			continue;
		}
		if (ends(p, next) || is_place(p, next) ||
		    is_place_of_work(p, next) ||
		    (staff && ppid_passage_capital(p, next)))
			break;
		last = next;
	}
	*out = (PpidExtent){ .start = ppid_passage_start(p, word),
			     .next = last + 1,
			     .words = last + 1 - word };
	out->length = ppid_passage_stop(p, last) - out->start;
	return true;
}
