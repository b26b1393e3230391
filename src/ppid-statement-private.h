/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-statement-private.h - the parts of ppid-statement
 */
#ifndef PPID_STATEMENT_PRIVATE_H
#define PPID_STATEMENT_PRIVATE_H

#include "ppid-passage.h"
#include "ppid-statement.h"

typedef struct {
	const PpidStating *with;
	PpidPassage p;
	const GArray *form; /* PpidFormEntry of the passage */
	PpidStatements *out;
	gsize principal;     /* where the one represented is named */
	gsize principal_end; /* the sentence or block about them ends */
	gsize behalf_form;   /* a form about them begins after this */
	bool named;	     /* sentences named the writer */
} PpidStater;

/* A copy of a value that can be read by itself. */
typedef struct {
	char *text;
	PpidFold *fold;
	PpidIsianMarks *marks;
	GArray *shapes;
	PpidPassage p;
} PpidValue;

/** ppid_value_fold: (transfer full): @size bytes of @text in one line. */
char *ppid_value_fold(const char *text, gsize size);

void ppid_value_init(PpidValue *v, const PpidStating *with, const char *text,
		     gsize size);

void ppid_value_clear(PpidValue *v);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PpidValue, ppid_value_clear)

/** ppid_value_clean: (transfer full) (nullable): what @field takes of it;
 * @body, @words: (out): of a name. */
char *ppid_value_clean(const PpidValue *v, PpidIsianClass field,
		       PpidIsianClass *body, guint *words);

/** ppid_statement_add: @value (nullable): instead of the text itself. */
PpidStatement *ppid_statement_add(PpidStater *s, PpidIsianClass field,
				  PpidStated how, gsize start, gsize length,
				  const char *value);

/** ppid_statement_name: as above, of a name at @extent. */
void ppid_statement_name(PpidStater *s, PpidIsianClass field, PpidStated how,
			 const PpidExtent *extent, PpidIsianClass body);

/** ppid_statement_word: the first word that begins at byte @at or later. */
guint ppid_statement_word(const PpidStater *s, gsize at);

/** ppid_statement_labelled: whether a label of the form has word @word. */
bool ppid_statement_labelled(const PpidStater *s, guint word);

void ppid_statement_read_form(PpidStater *s);

/** ppid_statement_read_prose: @sentences: not only numbers and the like. */
void ppid_statement_read_prose(PpidStater *s, bool sentences);

/** ppid_statement_read_behalf: after the @count words "mewakili". */
void ppid_statement_read_behalf(PpidStater *s, guint word, guint count);

/** ppid_statement_read_lives: after the @count words "beralamat di". */
void ppid_statement_read_lives(PpidStater *s, guint word, guint count);

/** ppid_statement_read_stays: after the @count words "warga", if it is the
 * writer who is one. */
void ppid_statement_read_stays(PpidStater *s, guint word, guint count);

/** ppid_statement_read_shapes: all numbers and addresses of mail. */
void ppid_statement_read_shapes(PpidStater *s);

/** ppid_statement_read_works: after the @count words "bekerja sebagai". */
void ppid_statement_read_works(PpidStater *s, guint word, guint count);

/** ppid_statement_read_trade: an occupation in apposition to a name, among
 * words @word..@end; @other: that of the one who writes for the pemohon. */
void ppid_statement_read_trade(PpidStater *s, guint word, guint end,
			       bool other);

/** ppid_statement_read_self: "saya [seorang] petani" after "saya", at @word;
 * returns the word after it, or @word. */
guint ppid_statement_read_self(PpidStater *s, guint word);

/** ppid_statement_read_as: "sebagai petani, saya" at @word. */
void ppid_statement_read_as(PpidStater *s, guint word);

/** ppid_statement_read_signature: @closed: it begins with a signature. */
void ppid_statement_read_signature(PpidStater *s, bool closed);

/** ppid_statement_read_last: a signature at the end of the last line. */
void ppid_statement_read_last(PpidStater *s);

/** ppid_statement_read_intro: what a sentence says of the one named at @name:
 * where, what; @other: of the one who writes for the pemohon. */
void ppid_statement_read_intro(PpidStater *s, const PpidExtent *name,
			       bool other);

/** ppid_statement_small_name: a name in small letters at @word that the
 * sender of the mail has; it ends before word @end. */
bool ppid_statement_small_name(const PpidStater *s, guint word, guint end,
			       PpidExtent *out);

/** ppid_statement_plain_name: up to three words at @word that are nothing but
 * a name, and after them a place, a number, a trade, or what is asked for;
 * @sure: a name must follow, so that it may be one word. */
bool ppid_statement_plain_name(const PpidStater *s, guint word, bool sure,
			       PpidExtent *out);

/** ppid_statement_tells_more: whether a place, number or trade of a person is
 * at @word, after a name of @words words. */
bool ppid_statement_tells_more(const PpidStater *s, guint word, guint words);

/** ppid_statement_senders: whether the sender of the mail has word @word. */
bool ppid_statement_senders(const PpidStater *s, guint word);

/** ppid_stater_any: whether a phrase of one of @classes is at @word. */
bool ppid_stater_any(const PpidStater *s, guint word,
		     const PpidIsianClass *classes, gsize count);

/** ppid_statement_apposed_name: a name between commas soon after @word that
 * the sender of the mail has, or one with a title. */
bool ppid_statement_apposed_name(const PpidStater *s, guint word,
				 PpidExtent *out);

/** ppid_statement_read_beside: who is named beside a NIK or a decree, if no
 * sentence names the writer. */
void ppid_statement_read_beside(PpidStater *s);

/** ppid_statement_verb: whether @word is no name by its shape: "ditolak". */
bool ppid_statement_verb(const PpidStater *s, guint word);

/** ppid_statement_read_head: the letterhead of a body, if there is one. */
void ppid_statement_read_head(PpidStater *s);

/** ppid_statement_two_places: "Ciater, Serpong" at @word, and no school. */
bool ppid_statement_two_places(const PpidStater *s, guint word,
			       PpidExtent *out);

/** ppid_statement_place: the address chunk among words @from..@to, if any;
 * @strict: it begins a line or follows a separator. */
bool ppid_statement_place(const PpidStater *s, guint from, guint to,
			  bool strict, bool lines, PpidExtent *out);

static inline guint
ppid_stater_at(const PpidStater *s, guint word, PpidIsianClass class)
{
	return word < s->p.to ? ppid_isian_at(s->p.marks, word, class) : 0;
}

/** ppid_stater_start: byte where word @word begins. */
static inline gsize
ppid_stater_start(const PpidStater *s, guint word)
{
	return ppid_passage_start(&s->p, word);
}

/** ppid_stater_gap: whether a byte of @set is just before word @word. */
static inline bool
ppid_stater_gap(const PpidStater *s, guint word, const char *set)
{
	return word > s->p.from &&
	       ppid_passage_has(&s->p, ppid_passage_stop(&s->p, word - 1),
				ppid_passage_start(&s->p, word), set);
}

#endif /* PPID_STATEMENT_PRIVATE_H */
