/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#include "ppid-form.h"

#define SENDER_MAX_BYTES 120
#define CARD_WORDS 150
#define CARD_MARKS 3

/* --- statements ------------------------------------------------------------
 */

/* "legal@maju-\ncontoh.id" was broken at the end of a line. */
static void
drop_blanks(char *value)
{
	char *out = value;

	for (; *value != '\0'; value++)
		if (*value != ' ')
			*out++ = *value;
	*out = '\0';
}

PpidStatement *
ppid_statement_add(PpidStater *s, PpidIsianClass field, PpidStated how,
		   gsize start, gsize length, const char *value)
{
	PpidStatement statement = {
		.field = field,
		.how = how,
		.start = start,
		.length = length,
		.body = PPID_ISIAN_CLASSES,
	};
	GArray *list = s->out->list;

	if (list->len >= PPID_STATEMENTS_MAX)
		return NULL;
	statement.value = value != NULL
				  ? g_strdup(value)
				  : ppid_value_fold(s->p.text + start, length);
	if (field == PPID_ISIAN_MAIL)
		drop_blanks(statement.value);
	g_array_append_val(list, statement);
	return &g_array_index(list, PpidStatement, list->len - 1);
}

void
ppid_statement_name(PpidStater *s, PpidIsianClass field, PpidStated how,
		    const PpidExtent *extent, PpidIsianClass body)
{
	PpidStatement *st = ppid_statement_add(s, field, how, extent->start,
					       extent->length, NULL);

	if (st == NULL)
		return;
	st->body = body;
	st->words = extent->words;
}

static void
clear_statement(gpointer data)
{
	g_free(((PpidStatement *)data)->value);
}

bool
ppid_statement_labelled(const PpidStater *s, guint word)
{
	gsize at = ppid_passage_start(&s->p, word);
	guint low = 0, high = s->form->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;
		const PpidFormEntry *e =
			&g_array_index(s->form, PpidFormEntry, middle);

		if (MAX(e->start, e->label + 1) > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low < s->form->len &&
	       g_array_index(s->form, PpidFormEntry, low).label <= at;
}

guint
ppid_statement_word(const PpidStater *s, gsize at)
{
	guint low = s->p.from, high = s->p.to;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (ppid_passage_start(&s->p, middle) < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* --- fields of a form ---------------------------------------------------------
 */

/* Others are named without "Ny." and the like, as in a sentence. */
static void
strip_salutes(const PpidValue *v, char *value)
{
	guint word = 0;
	gsize skip;

	while (word + 1 < v->p.to &&
	       ppid_isian_at(v->marks, word, PPID_ISIAN_SALUTE) == 1)
		word++;
	skip = ppid_passage_start(&v->p, word);
	if (skip > 0 && skip < strlen(value))
		memmove(value, value + skip, strlen(value + skip) + 1);
}

static PpidStatement *
add_entry(PpidStater *s, const PpidFormEntry *e, PpidIsianClass field,
	  PpidStated how)
{
	g_auto(PpidValue) v = { 0 };
	g_autofree char *value = NULL;
	PpidIsianClass body = PPID_ISIAN_CLASSES;
	guint words = 0;
	bool principal;
	PpidStatement *st;

	if (ppid_isian_is_hollow(s->with->isian, s->p.text + e->start,
				 e->length))
		return NULL;
	ppid_value_init(&v, s->with, s->p.text + e->start, e->length);
	value = ppid_value_clean(&v, field, &body, &words);
	if (value == NULL || *value == '\0')
		return NULL;
	principal = field == PPID_ISIAN_NAME &&
		    ppid_stater_at(s, ppid_statement_word(s, e->label),
				   PPID_ISIAN_BEHALF) > 0;
	if (principal && body == PPID_ISIAN_CLASSES)
		strip_salutes(&v, value);
	st = ppid_statement_add(s, field, how, e->start, e->length, value);
	if (st != NULL) {
		st->body = body;
		st->words = words;
		st->principal = principal;
	}
	return st;
}

/* "Dari: ..." in a letter or above what was forwarded. */
static bool
is_sender_label(const PpidStater *s, const PpidFormEntry *e)
{
	return ppid_stater_at(s, ppid_statement_word(s, e->label),
			      PPID_ISIAN_FROM) > 0;
}

/* "Status : Mahasiswa" */
static bool
states_trade(const PpidStater *s, const PpidFormEntry *e)
{
	return ppid_stater_at(s, ppid_statement_word(s, e->label),
			      PPID_ISIAN_BEING) > 0 &&
	       ppid_stater_at(s, ppid_statement_word(s, e->start),
			      PPID_ISIAN_TRADE) > 0;
}

/* "NIK kami": of the one who writes. */
static bool
is_writers(const PpidStater *s, const PpidFormEntry *e)
{
	guint word = ppid_statement_word(s, e->label);

	for (; word < s->p.to && ppid_passage_start(&s->p, word) < e->start;
	     word++)
		if (ppid_stater_at(s, word, PPID_ISIAN_I) > 0)
			return true;
	return false;
}

/* The form of an attorney asks for two persons: a heading tells them apart. */
void
ppid_statement_read_form(PpidStater *s)
{
	bool other = false;

	for (guint i = 0; i < s->form->len; i++) {
		const PpidFormEntry *e =
			&g_array_index(s->form, PpidFormEntry, i);
		PpidIsianClass field = e->field;
		PpidStatement *st;
		bool before;

		if (field == PPID_ISIAN_OTHER) {
			if (is_sender_label(s, e))
				add_entry(s, e, PPID_ISIAN_NAME,
					  PPID_STATED_SENDER);
			else if (states_trade(s, e))
				add_entry(s, e, PPID_ISIAN_JOB,
					  PPID_STATED_HINT);
			continue;
		}
		if (field > PPID_ISIAN_KIND)
			continue;
		if (e->length == 0 && field == PPID_ISIAN_PROXY)
			other = true;
		else if (e->length == 0 && field == PPID_ISIAN_NAME && other)
			other = false;
		before = s->behalf_form != G_MAXSIZE &&
			 e->label < s->behalf_form;
		if ((other || before) && field == PPID_ISIAN_NAME)
			field = PPID_ISIAN_PROXY;
		st = add_entry(s, e, field, PPID_STATED_FORM);
		if (st == NULL)
			continue;
		st->principal |=
			field == PPID_ISIAN_NAME && s->behalf_form != G_MAXSIZE;
		st->other =
			other || before || (s->out->behalf && is_writers(s, e));
	}
}

/* --- the whole
 * ---------------------------------------------------------------- */

/* Has a text the words of an identity card, and no more? */
static bool
is_card(const PpidStater *s)
{
	guint found = 0;

	if (s->p.to - s->p.from > CARD_WORDS)
		return false;
	for (guint word = s->p.from; word < s->p.to; word++) {
		if (ppid_stater_at(s, word, PPID_ISIAN_ASKS) > 0)
			return false;
		found += ppid_stater_at(s, word, PPID_ISIAN_CARD) > 0;
	}
	return found >= CARD_MARKS;
}

static PpidStatements *
new_statements(void)
{
	PpidStatements *out = g_new0(PpidStatements, 1);

	out->list = g_array_new(FALSE, FALSE, sizeof(PpidStatement));
	g_array_set_clear_func(out->list, clear_statement);
	return out;
}

void
ppid_statements_free(PpidStatements *statements)
{
	if (statements == NULL)
		return;
	g_array_free(statements->list, TRUE);
	g_free(statements);
}

PpidStatements *
ppid_statements_read(const PpidStating *with, const char *text,
		     const PpidFold *fold, gsize start, gsize length,
		     guint from, guint to, bool signature)
{
	g_autoptr(PpidIsianMarks) marks =
		ppid_isian_mark(with->isian, fold, from, to);
	g_autoptr(GArray) shapes =
		ppid_shapes_find(with->shapes, text, start, length);
	g_autoptr(GArray) form =
		ppid_form_read(with->isian, text, fold, marks, start, length);
	PpidStater s = {
		.with = with,
		.p = { text, fold, marks, shapes, marks->from, marks->to,
		       start + length },
		.form = form,
		.out = new_statements(),
		.principal = G_MAXSIZE,
		.behalf_form = G_MAXSIZE,
	};

	s.out->card = is_card(&s);
	ppid_statement_read_prose(&s, !signature && !s.out->card);
	if (!signature)
		ppid_statement_read_head(&s);
	ppid_statement_read_form(&s);
	ppid_statement_read_signature(&s, signature);
	return s.out;
}

PpidStatements *
ppid_statements_sender(const PpidStating *with, const char *name)
{
	PpidStatements *out = new_statements();
	g_auto(PpidValue) v = { 0 };
	PpidStater s = { .with = with, .out = out };
	PpidExtent extent;
	PpidIsianClass body = PPID_ISIAN_CLASSES;

	ppid_value_init(&v, with, name, MIN(strlen(name), SENDER_MAX_BYTES));
	s.p = v.p;
	if (v.marks->to == 0 || v.shapes->len > 0)
		return out;
	if (ppid_passage_body(&v.p, 0, &body, &extent) ||
	    ((ppid_passage_name(&v.p, 0, false, &extent) ||
	      ppid_statement_plain_name(&s, 0, false, &extent)) &&
	     extent.words > 1))
		if (extent.next >= v.marks->to && extent.start == 0)
			ppid_statement_name(&s, PPID_ISIAN_NAME,
					    PPID_STATED_SENDER, &extent, body);
	return out;
}
