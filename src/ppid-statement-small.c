/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in small letters: proved by the sender field, or by what stands
 * around them. */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#define SMALL_WORDS 4	/* of a name that the sender has */
#define SMALL_MORE 2	/* of them that the sender field does not have */
#define SMALL_LETTERS 4 /* that it must have */
#define PLAIN_WORDS 3	/* of a name that nothing but its place shows */
#define PLAIN_LETTERS 3 /* of each word of it */
#define VERB_LETTERS 7	/* "ditolak": shorter ones may be names, "dian" */

bool
ppid_stater_any(const PpidStater *s, guint word, const PpidIsianClass *classes,
		gsize count)
{
	for (gsize i = 0; i < count; i++)
		if (ppid_stater_at(s, word, classes[i]) > 0)
			return true;
	return false;
}

/* A word that is known to be none of a name. */
static bool
is_known(const PpidStater *s, guint word)
{
	static const PpidIsianClass known[] = {
		PPID_ISIAN_STOP,   PPID_ISIAN_CLOSING, PPID_ISIAN_NO_NAME,
		PPID_ISIAN_I,	   PPID_ISIAN_SALUTE,  PPID_ISIAN_LIVES,
		PPID_ISIAN_STAYS,  PPID_ISIAN_WORKS,   PPID_ISIAN_TRADE,
		PPID_ISIAN_PLACE,  PPID_ISIAN_ASKS,    PPID_ISIAN_ENTITY,
		PPID_ISIAN_GROUP,  PPID_ISIAN_OFFICE,  PPID_ISIAN_BEING,
		PPID_ISIAN_OPENER, PPID_ISIAN_FILLER,  PPID_ISIAN_NO_TRADE,
		PPID_ISIAN_NIK,	   PPID_ISIAN_PHONE,   PPID_ISIAN_JOB,
	};
	const PpidWord *w = ppid_fold_at(s->p.fold, word);

	for (guint i = 0; i < w->length; i++)
		if (g_ascii_isdigit(s->p.text[w->start + i]))
			return true;
	return ppid_stater_any(s, word, known, G_N_ELEMENTS(known));
}

/* What may come right after the name of the writer. */
static bool
is_marker(const PpidStater *s, guint word)
{
	static const PpidIsianClass markers[] = {
		PPID_ISIAN_LIVES, PPID_ISIAN_STAYS, PPID_ISIAN_TRADE,
		PPID_ISIAN_PLACE, PPID_ISIAN_NIK,   PPID_ISIAN_FROM,
	};

	return ppid_stater_any(s, word, markers, G_N_ELEMENTS(markers));
}

static bool
apart(const PpidStater *s, guint word)
{
	return ppid_stater_gap(s, word, ",.;:!?()/|@\n\t");
}

bool
ppid_statement_senders(const PpidStater *s, guint word)
{
	const char *folded = ppid_fold_word(s->p.fold, word);

	return s->with->sender != NULL && strlen(folded) > 2 &&
	       !is_known(s, word) && strstr(s->with->sender, folded) != NULL;
}

static void
set_extent(const PpidStater *s, guint word, guint next, PpidExtent *out)
{
	out->start = ppid_stater_start(s, word);
	out->length = ppid_passage_stop(&s->p, next - 1) - out->start;
	out->next = next;
	out->words = next - word;
	out->marked = false;
}

bool
ppid_statement_small_name(const PpidStater *s, guint word, guint end,
			  PpidExtent *out)
{
	guint next = word, letters = 0;

	end = MIN(end, MIN(s->p.to, word + SMALL_WORDS));
	while (next < end && (next == word || !apart(s, next)) &&
	       ppid_statement_senders(s, next))
		letters += ppid_fold_at(s->p.fold, next++)->length;
	if (letters < SMALL_LETTERS)
		return false;
	for (guint i = 0; i <= SMALL_MORE && next + i < end; i++) {
		if (apart(s, next + i))
			break;
		if (is_marker(s, next + i)) {
			next += i;
			break;
		}
		if (is_known(s, next + i))
			break;
	}
	set_extent(s, word, next, out);
	return true;
}

/* --- names that their place shows ------------------------------------------
 */

/* "mendengar", "diminta", "kehilangan": by its shape no name. */
static bool
is_verb(const char *folded)
{
	static const char *const heads[] = { "meng", "meny", "mem", "ment",
					     "mend", "menc", "menj", "ber",
					     "di",   "ter",  "ng" };
	gsize n = strlen(folded);

	if (n >= VERB_LETTERS && g_str_has_suffix(folded, "kan"))
		return true;
	if (n >= VERB_LETTERS && g_str_has_suffix(folded, "an") &&
	    (g_str_has_prefix(folded, "ke") || g_str_has_prefix(folded, "pe")))
		return true;
	for (gsize i = 0; n >= VERB_LETTERS && i < G_N_ELEMENTS(heads); i++)
		if (g_str_has_prefix(folded, heads[i]))
			return true;
	return false;
}

bool
ppid_statement_verb(const PpidStater *s, guint word)
{
	return is_verb(ppid_fold_word(s->p.fold, word));
}

static bool
is_plain(const PpidStater *s, guint word)
{
	const char *folded = ppid_fold_word(s->p.fold, word);

	return ppid_fold_at(s->p.fold, word)->length >= PLAIN_LETTERS &&
	       !is_known(s, word) &&
	       ppid_stater_at(s, word, PPID_ISIAN_COMMON) == 0 &&
	       ppid_stater_at(s, word, PPID_ISIAN_TITLE) == 0 &&
	       !is_verb(folded);
}

/* What else there is to know of a person follows. */
bool
ppid_statement_tells_more(const PpidStater *s, guint word, guint words)
{
	static const PpidIsianClass fields[] = {
		PPID_ISIAN_NIK,	  PPID_ISIAN_PHONE, PPID_ISIAN_LIVES,
		PPID_ISIAN_PLACE, PPID_ISIAN_TRADE, PPID_ISIAN_STAYS,
		PPID_ISIAN_WORKS, PPID_ISIAN_FROM,
	};
	gsize start = ppid_stater_start(s, word);
	const PpidShape *shape = ppid_shape_next(s->p.shapes, start);

	if (shape != NULL && shape->start <= start)
		return true;
	/* "saya capek, di desa ..." */
	if (words == 1 && ppid_fold_at(s->p.fold, word)->length <= 3 &&
	    ppid_stater_at(s, word, PPID_ISIAN_NIK) == 0)
		return false;
	return ppid_stater_any(s, word, fields, G_N_ELEMENTS(fields));
}

/* "saya sri wulan mau minta data" */
static bool
asks_now(const PpidStater *s, guint word)
{
	return ppid_stater_at(s, word, PPID_ISIAN_ASKS) > 0 ||
	       ppid_stater_at(s, word, PPID_ISIAN_STOP) > 0 ||
	       ppid_stater_at(s, word, PPID_ISIAN_OPENER) > 0;
}

bool
ppid_statement_plain_name(const PpidStater *s, guint word, bool sure,
			  PpidExtent *out)
{
	guint next = word, end = MIN(s->p.to, word + PLAIN_WORDS);

	while (next < end && (next == word || !apart(s, next)) &&
	       is_plain(s, next))
		next++;
	if (next == word || (next < s->p.to && ppid_stater_gap(s, next, ":@/")))
		return false;
	set_extent(s, word, next, out);
	if (next < s->p.to && !ppid_stater_gap(s, next, ".;!?") &&
	    ppid_statement_tells_more(s, next, next - word))
		return true;
	if (next - word < 2 && !sure)
		return false;
	return next >= s->p.to || ppid_stater_gap(s, next, ".,;!?(\n") ||
	       asks_now(s, next);
}
