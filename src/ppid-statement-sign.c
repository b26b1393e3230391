/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below the letter: the name, and lines that say where and how. */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#include "ppid-form.h"

#define SIGN_LINES 24	/* from the end of the text */
#define SIGN_WIDTH 160	/* bytes of a line of it */
#define CLOSING_WORDS 7 /* "Terima kasih banyak atas perhatiannya" */
#define REST_WORDS 4	/* after the name: "ibu Yanti cipondoh makmur" */
#define BELOW_LINES 6	/* that belong to a name */

typedef struct {
	guint from; /* words */
	guint to;
	bool blank; /* a blank line before it */
} Line;

/* --- places ------------------------------------------------------------------
 */

static bool
separated(const PpidStater *s, guint word, guint from)
{
	gsize stop, start;

	if (word == from)
		return true;
	stop = ppid_passage_stop(&s->p, word - 1);
	start = ppid_passage_start(&s->p, word);
	return ppid_passage_has(&s->p, stop, start, ",;(|/\n:\t") ||
	       start - stop >= 3 ||
	       ppid_stater_at(s, word - 1, PPID_ISIAN_STAYS) == 1;
}

static bool
in_shape(const PpidStater *s, guint word)
{
	gsize start = ppid_passage_start(&s->p, word);
	const PpidShape *shape = ppid_shape_next(s->p.shapes, start);

	return shape != NULL && shape->start <= start;
}

/* Back over capitals before the first word of places: "Kragilan Permai
 * Blok C7"; only if that follows a separator. */
static guint
chunk_start(const PpidStater *s, guint word, guint from)
{
	guint at = word;

	while (at > from && !separated(s, at, from) && !in_shape(s, at - 1) &&
	       ppid_stater_at(s, at - 1, PPID_ISIAN_GROUP) == 0 &&
	       ppid_stater_at(s, at - 1, PPID_ISIAN_ENTITY) == 0 &&
	       ppid_passage_capital(&s->p, at - 1) &&
	       ppid_stater_at(s, at - 1, PPID_ISIAN_SALUTE) == 0 &&
	       ppid_stater_at(s, at - 1, PPID_ISIAN_STAYS) == 0)
		at--;
	if (separated(s, at, from) || in_shape(s, at - 1))
		return at;
	return word;
}

bool
ppid_statement_place(const PpidStater *s, guint from, guint to, bool strict,
		     bool lines, PpidExtent *out)
{
	for (guint word = from; word < to; word++) {
		guint start;

		if (ppid_stater_at(s, word, PPID_ISIAN_PLACE) == 0 ||
		    in_shape(s, word))
			continue;
		start = chunk_start(s, word, from);
		if (strict && !separated(s, start, from) &&
		    !(start > from && in_shape(s, start - 1)))
			continue;
		if (ppid_passage_address(&s->p, start, lines, out) &&
		    out->marked && out->words > 1)
			return true;
	}
	return false;
}

/* --- lines
 * ---------------------------------------------------------------------- */

/* The last lines of the passage, in their order. */
static GArray *
last_lines(const PpidStater *s)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
	guint to = s->p.to;

	while (to > s->p.from && lines->len < SIGN_LINES) {
		Line line = { to, to, false };

		while (line.from > s->p.from &&
		       (line.from == to ||
			!ppid_fold_at(s->p.fold, line.from)->line))
			line.from--;
		if (line.from > s->p.from) {
			gsize a = ppid_passage_stop(&s->p, line.from - 1);
			gsize b = ppid_passage_start(&s->p, line.from);
			const char *gap = s->p.text + a;
			const char *end = memchr(gap, '\n', b - a);

			line.blank = end != NULL &&
				     memchr(end + 1, '\n',
					    b - (gsize)(end + 1 - s->p.text)) !=
					     NULL;
		}
		g_array_prepend_val(lines, line);
		to = line.from;
	}
	return lines;
}

static gsize
width(const PpidStater *s, const Line *line)
{
	return ppid_passage_stop(&s->p, line->to - 1) -
	       ppid_passage_start(&s->p, line->from);
}

/* After "Hormat saya," and the like on the same line. */
static guint
after_closing(const PpidStater *s, const Line *line)
{
	guint word = line->from, n;

	while (word < line->to &&
	       (n = ppid_stater_at(s, word, PPID_ISIAN_CLOSING)) > 0)
		word += n;
	return word;
}

static bool
is_closing(const PpidStater *s, const Line *line)
{
	return ppid_stater_at(s, line->from, PPID_ISIAN_CLOSING) > 0 &&
	       line->to - line->from <= CLOSING_WORDS;
}

/* "Direktur Utama", "Ketua,": between the closing phrase and the name. */
static bool
is_role(const PpidStater *s, const Line *line)
{
	return ppid_stater_at(s, line->from, PPID_ISIAN_NO_NAME) > 0 &&
	       line->to - line->from <= 4;
}

/* A line that only states where or how: no sentence. */
static bool
is_identity(const PpidStater *s, const Line *line)
{
	static const PpidIsianClass labels[] = { PPID_ISIAN_NIK,
						 PPID_ISIAN_ADDRESS,
						 PPID_ISIAN_PHONE,
						 PPID_ISIAN_MAIL };

	if (width(s, line) > SIGN_WIDTH)
		return false;
	if (in_shape(s, line->from) ||
	    ppid_stater_at(s, line->from, PPID_ISIAN_PLACE) > 0 ||
	    ppid_stater_at(s, line->from, PPID_ISIAN_TRADE) > 0 ||
	    (ppid_stater_at(s, line->from, PPID_ISIAN_STAYS) > 0 &&
	     ppid_passage_capital(&s->p, line->from) &&
	     line->to - line->from <= REST_WORDS))
		return true;
	for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
		if (ppid_stater_at(s, line->from, labels[i]) > 0)
			return true;
	return false;
}

/* "Serang, 3 Maret 2026" */
static bool
is_dateline(const PpidStater *s, const Line *line)
{
	const char *last;

	if (line->to - line->from < 4 || line->to - line->from > 6)
		return false;
	last = ppid_fold_word(s->p.fold, line->to - 1);
	return strlen(last) == 4 && g_str_has_prefix(last, "20") &&
	       strspn(ppid_fold_word(s->p.fold, line->to - 3), "0123456789") > 0;
}

/* --- names
 * ------------------------------------------------------------------------ */

static guint
word_of(const PpidStater *s, const PpidExtent *name)
{
	return ppid_statement_word(s, name->start);
}

/* Is what follows the name on its line what may follow one there? */
static bool
fits(const PpidStater *s, const Line *line, const PpidExtent *name, bool after)
{
	gsize stop = name->start + name->length, start;

	if (name->next >= line->to)
		return true;
	start = ppid_passage_start(&s->p, name->next);
	if (ppid_passage_has(&s->p, stop, start, ",(/|-;") ||
	    in_shape(s, name->next) ||
	    (start - stop >= 3 && s->p.text[stop] != ' '))
		return true;
	if (ppid_stater_at(s, name->next, PPID_ISIAN_NIK) > 0 ||
	    ppid_stater_at(s, name->next, PPID_ISIAN_PHONE) > 0 ||
	    ppid_stater_at(s, name->next, PPID_ISIAN_PLACE) > 0)
		return true;
	return after && line->to - name->next < REST_WORDS &&
	       (name->words > 1 ||
		ppid_stater_at(s, word_of(s, name), PPID_ISIAN_SALUTE) > 0) &&
	       !ppid_passage_has(&s->p, stop,
				 ppid_passage_stop(&s->p, line->to - 1), "?!");
}

static bool
follows_comma(const PpidStater *s, guint word)
{
	return word > s->p.from &&
	       ppid_passage_has(&s->p, ppid_passage_stop(&s->p, word - 1),
				ppid_passage_start(&s->p, word), ",");
}

/* "TPI 1 Labuan, Desa Teluk": a whole line that is one address. */
static void
widen(const PpidStater *s, const Line *line, PpidExtent *place)
{
	guint word = ppid_statement_word(s, place->start);

	for (guint i = line->from; i < word; i++)
		if ((!ppid_passage_capital(&s->p, i) &&
		     !g_ascii_isdigit(s->p.text[ppid_stater_start(s, i)])) ||
		    in_shape(s, i) ||
		    ppid_stater_at(s, i, PPID_ISIAN_NO_NAME) > 0 ||
		    ppid_stater_at(s, i, PPID_ISIAN_GROUP) > 0 ||
		    ppid_stater_at(s, i, PPID_ISIAN_ENTITY) > 0 ||
		    ppid_stater_at(s, i, PPID_ISIAN_OFFICE) > 0 ||
		    ppid_stater_at(s, i, PPID_ISIAN_TRADE) > 0)
			return;
	place->length += place->start - ppid_stater_start(s, line->from);
	place->start = ppid_stater_start(s, line->from);
}

static void
add_below(PpidStater *s, PpidIsianClass field, const PpidExtent *found)
{
	PpidStatement *st =
		ppid_statement_add(s, field, PPID_STATED_SIGNATURE,
				   found->start, found->length, NULL);

	if (st != NULL)
		st->other = s->out->behalf;
}

/* "Petani tambak", "NIK 3601... / pedagang": the first on a line. */
static bool
read_job(PpidStater *s, const Line *line, guint from)
{
	PpidExtent job;

	for (guint word = from; word < line->to; word++) {
		if ((word > from && !separated(s, word, from)) ||
		    ppid_statement_labelled(s, word) ||
		    !ppid_passage_job(&s->p, word, &job) ||
		    job.next > line->to)
			continue;
		add_below(s, PPID_ISIAN_JOB, &job);
		return true;
	}
	return false;
}

/* "Ciater, Serpong": a line of its own, two places. */
static bool
is_two_places(const PpidStater *s, const Line *line, guint from, bool first,
	      PpidExtent *found)
{
	if (in_shape(s, from) || (first && !follows_comma(s, from)) ||
	    ppid_stater_at(s, from, PPID_ISIAN_NO_NAME) > 0 ||
	    ppid_stater_at(s, from, PPID_ISIAN_TRADE) > 0 ||
	    ppid_stater_at(s, from, PPID_ISIAN_CLOSING) > 0 ||
	    !ppid_passage_address(&s->p, from, false, found))
		return false;
	return found->next >= line->to && found->words > 1 &&
	       (first ||
		memchr(s->p.text + found->start, ',', found->length) != NULL);
}

/* What else the line and those below say. */
static void
read_below(PpidStater *s, const GArray *lines, guint index,
	   const PpidExtent *name)
{
	bool place = false, job = false;
	PpidExtent weak = { 0 };

	for (guint i = index; i < lines->len && i <= index + BELOW_LINES; i++) {
		const Line *line = &g_array_index(lines, Line, i);
		guint from = i == index ? name->next : line->from;
		PpidExtent found;

		if ((i > index && (line->blank && !is_identity(s, line))) ||
		    from >= line->to || width(s, line) > SIGN_WIDTH) {
			if (i > index)
				break;
			continue;
		}
		job = job || read_job(s, line, from);
		if (place || ppid_statement_labelled(s, line->from))
			continue;
		place = ppid_statement_place(s, from, line->to, true, false,
					     &found);
		if (place && i > index && found.next >= line->to)
			widen(s, line, &found);
		if (place)
			add_below(s, PPID_ISIAN_ADDRESS, &found);
		else if (weak.words == 0 &&
			 is_two_places(s, line, from, i == index, &found))
			weak = found;
	}
	if (!place && weak.words > 0)
		add_below(s, PPID_ISIAN_ADDRESS, &weak);
}

typedef struct {
	bool closed; /* the line before closes the letter, or is a role */
	bool last;   /* of the passage */
} Where;

/* A sentence of the letter, not below it. */
static bool
asks(const PpidStater *s, const Line *line)
{
	for (guint word = line->from; word < line->to; word++)
		if (ppid_stater_at(s, word, PPID_ISIAN_ASKS) > 0)
			return true;
	return false;
}

/* A place, a number or a trade right after the name. */
static bool
says_more(const PpidStater *s, const Line *line, const PpidExtent *name)
{
	return name->next < line->to &&
	       (in_shape(s, name->next) ||
		ppid_stater_at(s, name->next, PPID_ISIAN_PLACE) > 0 ||
		ppid_stater_at(s, name->next, PPID_ISIAN_TRADE) > 0);
}

/* A word of the name is in the sender field. */
static bool
is_senders(const PpidStater *s, const PpidExtent *name)
{
	for (guint word = word_of(s, name); word < name->next; word++)
		if (ppid_statement_senders(s, word))
			return true;
	return false;
}

static bool
read_name(PpidStater *s, const GArray *lines, guint index, const Where *where)
{
	const Line *line = &g_array_index(lines, Line, index);
	bool next_identity =
		index + 1 < lines->len &&
		is_identity(s, &g_array_index(lines, Line, index + 1));
	guint word = after_closing(s, line);
	bool after = where->closed || word > line->from;
	/* small letters: only a short line of its own, not "thanks a lot" */
	bool loose = where->closed && word == line->from &&
		     line->to - word <= REST_WORDS;
	PpidIsianClass body = PPID_ISIAN_CLASSES, field = PPID_ISIAN_NAME;
	PpidExtent name;
	bool small = false;

	if (word >= line->to || width(s, line) > SIGN_WIDTH ||
	    ppid_statement_labelled(s, word) ||
	    ppid_stater_at(s, word, PPID_ISIAN_OPENER) > 0 ||
	    asks(s, line) || is_dateline(s, line))
		return false;
	if (!ppid_passage_body(&s->p, word, &body, &name) &&
	    !ppid_passage_name(&s->p, word, loose, &name)) {
		small = ppid_statement_small_name(s, word, line->to, &name);
		if (!small)
			return false;
	}
	if (name.next > line->to)
		return false;
	if (!fits(s, line, &name, after || where->last))
		return false;
	small = (small || (body == PPID_ISIAN_CLASSES && line->blank &&
			   is_senders(s, &name))) &&
		name.words > 1 && name.next >= line->to;
	/* what a text begins with is no signature */
	if (!after && line->from == s->p.from && !next_identity)
		return false;
	if (!after && !next_identity && !where->last && !small &&
	    !says_more(s, line, &name) &&
	    (body == PPID_ISIAN_CLASSES || !line->blank ||
	     name.next < line->to))
		return false;
	if (s->out->behalf && body == PPID_ISIAN_CLASSES)
		field = PPID_ISIAN_PROXY;
	ppid_statement_name(s, field, PPID_STATED_SIGNATURE, &name, body);
	if (s->out->list->len > 0)
		g_array_index(s->out->list, PpidStatement,
			      s->out->list->len - 1)
			.common = body == PPID_ISIAN_GROUP &&
				  ppid_stater_at(s, word, PPID_ISIAN_STAYS) > 0;
	read_below(s, lines, index, &name);
	return true;
}

/* "Hormat saya, / Petani tambak / Sri Wulan" */
static bool
is_trade(PpidStater *s, const Line *line)
{
	PpidExtent job;

	guint word = line->from, n;

	/* "Dari seorang pensiunan guru," */
	word += ppid_stater_at(s, word, PPID_ISIAN_FROM);
	while ((n = ppid_stater_at(s, word, PPID_ISIAN_BEING)) > 0 &&
	       ppid_stater_at(s, word, PPID_ISIAN_TRADE) < n)
		word += n;
	if (word >= line->to || !ppid_passage_job(&s->p, word, &job) ||
	    job.next < line->to)
		return false;
	add_below(s, PPID_ISIAN_JOB, &job);
	return true;
}

void
ppid_statement_read_signature(PpidStater *s, bool closed)
{
	g_autoptr(GArray) lines = last_lines(s);
	Where where = { closed, false };
	guint names = 0;

	for (guint i = 0; i < lines->len && names < 3; i++) {
		const Line *line = &g_array_index(lines, Line, i);

		where.last = i > 0 && i + 1 == lines->len && line->blank;
		if (read_name(s, lines, i, &where)) {
			names++;
			where.closed = true;
			continue;
		}
		if (where.closed && (is_trade(s, line) || is_dateline(s, line)))
			continue;
		where.closed = is_closing(s, line) ||
			       (where.closed && is_role(s, line));
	}
	if (names == 0)
		ppid_statement_read_last(s);
}
