/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Saya, petani tambak, ...", "bekerja sebagai ...": what the writer does. */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#define JOB_WORDS 4
#define SELF_WORDS 4 /* "saya ini hanya seorang petani" */
#define I_WORDS 2    /* "sebagai petani tambak kecil, saya" */

static PpidStatement *
add_job(PpidStater *s, PpidStated how, const PpidExtent *job)
{
	return ppid_statement_add(s, PPID_ISIAN_JOB, how, job->start,
				  job->length, NULL);
}

/* After "seorang", "hanya", "adalah" and the like at @word. */
static guint
skip_being(const PpidStater *s, guint word)
{
	for (guint i = 0; i < SELF_WORDS; i++) {
		guint n = ppid_stater_at(s, word, PPID_ISIAN_BEING);

		if (n == 0 || ppid_stater_at(s, word, PPID_ISIAN_TRADE) >= n)
			break;
		word += n;
	}
	return word;
}

static bool
apposed(const PpidStater *s, guint word)
{
	return ppid_stater_gap(s, word, ",(/-\xe2") ||
	       (word > s->p.from &&
		ppid_stater_at(s, word - 1, PPID_ISIAN_BEING) > 0);
}

void
ppid_statement_read_trade(PpidStater *s, guint word, guint end, bool other)
{
	guint first = word;
	PpidExtent job;

	for (; word < end; word++) {
		PpidStatement *st;

		if (word > first && ppid_stater_at(s, word, PPID_ISIAN_I) > 0)
			return;
		if ((word > first && !apposed(s, word)) ||
		    ppid_stater_gap(s, word, ";") ||
		    (ppid_stater_gap(s, word, ".") &&
		     !ppid_stater_gap(s, word, ",")) ||
		    ppid_statement_labelled(s, word) ||
		    !ppid_passage_job(&s->p, word, &job))
			continue;
		st = add_job(s, PPID_STATED_HINT, &job);
		if (st != NULL)
			st->other = other;
		return;
	}
}

guint
ppid_statement_read_self(PpidStater *s, guint word)
{
	guint target = skip_being(s, word);
	PpidExtent job;

	if (target >= s->p.to || ppid_stater_gap(s, target, ".;:!?") ||
	    ppid_statement_labelled(s, target) ||
	    !ppid_passage_job(&s->p, target, &job))
		return word;
	add_job(s, PPID_STATED_HINT, &job);
	/* no school after it is what asks */
	s->named = true;
	return job.next;
}

void
ppid_statement_read_as(PpidStater *s, guint word)
{
	guint target = skip_being(s, word);
	PpidExtent job;

	if (target == word || !ppid_passage_job(&s->p, target, &job))
		return;
	for (guint i = 0; i < I_WORDS && job.next + i < s->p.to; i++) {
		const char *folded = ppid_fold_word(s->p.fold, job.next + i);

		if (ppid_stater_gap(s, job.next + i, ".;"))
			return;
		if (ppid_stater_at(s, job.next + i, PPID_ISIAN_I) > 0 &&
		    strcmp(folded, "kami") != 0) {
			add_job(s, PPID_STATED_HINT, &job);
			return;
		}
	}
}

/* ", pekerjaan satpam," among what else a sentence says of the writer; not
 * "paket pekerjaan renovasi stadion". */
static bool
is_listed(const PpidStater *s, guint word, guint last)
{
	bool open = word == s->p.from || ppid_stater_gap(s, word, ",;(\n");

	return open &&
	       (last + 1 >= s->p.to || ppid_stater_gap(s, last + 1, ",;.)\n"));
}

void
ppid_statement_read_works(PpidStater *s, guint word, guint count)
{
	guint target = skip_being(s, word + count), last = target;
	gsize start = ppid_stater_start(s, target);
	PpidExtent job;

	if (target >= s->p.to || ppid_statement_labelled(s, word) ||
	    ppid_stater_gap(s, target, ".;(\n") ||
	    ppid_stater_at(s, target, PPID_ISIAN_STOP) > 0 ||
	    ppid_stater_at(s, target, PPID_ISIAN_NO_TRADE) > 0)
		return;
	if (ppid_passage_job(&s->p, target, &job)) {
		add_job(s, PPID_STATED_PROSE, &job);
		return;
	}
	while (last + 1 < s->p.to && last + 1 < target + JOB_WORDS &&
	       !ppid_stater_gap(s, last + 1, ",.;:()\n") &&
	       ppid_stater_at(s, last + 1, PPID_ISIAN_STOP) == 0 &&
	       ppid_stater_at(s, last + 1, PPID_ISIAN_STAYS) == 0)
		last++;
	if (count < 2 && target == word + count && !is_listed(s, word, last))
		return;
	ppid_statement_add(s, PPID_ISIAN_JOB, PPID_STATED_PROSE, start,
			   ppid_passage_stop(&s->p, last) - start, NULL);
}
