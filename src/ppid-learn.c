/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-learn-private.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-digest.h"
#include "ppid-error.h"
#include "ppid-history.h"
#include "ppid-xml.h"

#define CONFIRMED "klasifikasi" /* peristiwa/@jenis */
#define BEST 3

/* --- what staff said --------------------------------------------------- */

/* The last effective word on @surel; one that names no mail means the first
 * one of the case. */
static const PpidEvent *
find_word(const PpidHistory *history, xmlNode *berkas, const char *surel)
{
	const GPtrArray *events = ppid_history_of(history, CONFIRMED);
	g_autofree char *first =
		ppid_xml_get(ppid_berkas_surel(berkas, NULL), "id");
	const PpidEvent *found = NULL;

	for (guint i = 0; events != NULL && i < events->len; i++) {
		const PpidEvent *e = events->pdata[i];
		const char *of = e->source != NULL ? e->source : first;

		if (g_strcmp0(of, surel) == 0 && e->outcome != NULL)
			found = e;
	}
	return found;
}

static char **
agencies_of(const PpidEvent *event)
{
	GPtrArray *codes = g_ptr_array_new();

	for (xmlNode *n = ppid_xml_child(event->node, "opd"); n != NULL;
	     n = ppid_xml_next(n, "opd"))
		g_ptr_array_add(codes, ppid_xml_get(n, "kode"));
	g_ptr_array_add(codes, NULL);
	return (char **)g_ptr_array_free(codes, FALSE);
}

/* By the Message-ID: a mail falls on the same side wherever it is learned. */
static bool
is_taken(PpidLearnFold fold, xmlNode *surel)
{
	xmlNode *node = ppid_xml_child(surel, "message-id");
	g_autofree char *id = node != NULL ? ppid_xml_text(node)
					   : ppid_xml_get(surel, "sha256");
	g_autoptr(PpidDigest) digest = ppid_digest_new();
	guint8 raw[PPID_DIGEST_SIZE];

	if (fold.count == 0)
		return true;
	if (id != NULL)
		ppid_digest_add(digest, id, strlen(id));
	ppid_digest_raw(digest, raw);
	return ((((guint)raw[0] << 8 | raw[1]) % fold.count) == fold.index) ==
	       fold.inside;
}

/* --- a mail ------------------------------------------------------------ */

static void
hide(GHashTable *hidden, const char *text)
{
	g_autoptr(PpidFold) fold = NULL;

	if (text == NULL)
		return;
	fold = ppid_fold_new(text, -1);
	for (guint i = 0; i < fold->list->len; i++)
		g_hash_table_add(hidden, g_strdup(ppid_fold_word(fold, i)));
}

/* Words that tell who wrote this mail. */
static GHashTable *
find_hidden(xmlNode *berkas, xmlNode *surel)
{
	GHashTable *hidden =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	xmlNode *pemohon = ppid_xml_child(berkas, "pemohon");
	xmlNode *from = ppid_xml_child(surel, "dari");

	for (xmlNode *n = pemohon != NULL ? pemohon->children : NULL;
	     n != NULL; n = n->next) {
		g_autofree char *text =
			n->type == XML_ELEMENT_NODE ? ppid_xml_text(n) : NULL;

		hide(hidden, text);
	}
	for (; from != NULL; from = ppid_xml_next(from, "dari")) {
		g_autofree char *name = ppid_xml_get(from, "nama");
		g_autofree char *address = ppid_xml_text(from);

		hide(hidden, name);
		if (address != NULL)
			*strchrnul(address, '@') = '\0';
		hide(hidden, address);
	}
	return hidden;
}

static xmlNode *
find_klasifikasi(xmlNode *berkas, const char *surel)
{
	xmlNode *k = ppid_xml_child(berkas, "klasifikasi");

	while (k != NULL && !ppid_xml_is(k, "surel", surel))
		k = ppid_xml_next(k, "klasifikasi");
	return k;
}

static char *
sender_of(xmlNode *surel)
{
	g_autofree char *text =
		ppid_xml_text(ppid_xml_child(surel, "dari"));

	return text != NULL ? g_utf8_casefold(text, -1) : g_strdup("");
}

static guint
intern(PpidLearner *l, const char *key)
{
	guint index = GPOINTER_TO_UINT(g_hash_table_lookup(l->keys, key));
	PpidSeenTerm term = { 0 };

	if (index > 0)
		return index - 1;
	term.key = g_strdup(key);
	g_array_append_val(l->terms, term);
	g_hash_table_insert(l->keys, (char *)term.key,
			    GUINT_TO_POINTER(l->terms->len));
	return l->terms->len - 1;
}

static void
take(PpidLearner *l, xmlNode *berkas, xmlNode *surel, const char *id,
     const PpidEvent *word)
{
	g_autoptr(PpidLetter) letter = ppid_letter_new(
		surel, find_klasifikasi(berkas, id), l->lexicon);
	g_autoptr(GHashTable) hidden = find_hidden(berkas, surel);
	g_autoptr(PpidTerms) terms = ppid_terms_new(letter, hidden);
	g_autofree char *of = ppid_xml_get(berkas, "id");
	g_autofree char *sha256 = ppid_xml_get(surel, "sha256");
	PpidExample *e = g_new0(PpidExample, 1);

	e->name = g_strdup_printf("%s\t%s\t%s", of != NULL ? of : "-", id,
				  sha256 != NULL ? sha256 : "-");
	e->sender = sender_of(surel);
	e->kind = g_strdup(word->outcome);
	e->agencies = agencies_of(word);
	e->terms = g_array_new(FALSE, FALSE, sizeof(guint));
	for (guint i = 0; i < terms->list->len; i++) {
		guint index = intern(l, ppid_terms_at(terms, i)->key);

		g_array_append_val(e->terms, index);
	}
	g_ptr_array_add(l->examples, e);
	g_hash_table_add(l->cases, of != NULL ? g_strdup(of)
					      : g_strdup(e->name));
}

void
ppid_learner_add(PpidLearner *learner, xmlNode *berkas)
{
	g_autoptr(PpidHistory) history = ppid_history_read(berkas, NULL);
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	if (ppid_history_of(history, CONFIRMED) == NULL)
		return;
	for (; surel != NULL; surel = ppid_xml_next(surel, "surel")) {
		g_autofree char *id = ppid_xml_get(surel, "id");
		const PpidEvent *word = find_word(history, berkas, id);

		if (word == NULL || ppid_xml_is(surel, "arah", "keluar") ||
		    !is_taken(learner->fold, surel))
			continue;
		if (learner->examples->len >= PPID_LEARN_MAILS_MAX)
			learner->passed++;
		else
			take(learner, berkas, surel, id, word);
	}
}

/* --- all of them ------------------------------------------------------- */

static void
free_example(gpointer data)
{
	PpidExample *e = data;

	g_free(e->name);
	g_free(e->sender);
	g_free(e->kind);
	g_strfreev(e->agencies);
	g_array_unref(e->terms);
	g_free(e);
}

PpidLearner *
ppid_learner_new(const PpidLexicon *lexicon, guint cases, PpidLearnFold fold)
{
	PpidLearner *l = g_new0(PpidLearner, 1);

	l->lexicon = lexicon;
	l->least = MAX(cases, PPID_LEARN_CASES);
	l->fold = fold;
	l->fold.inside = false;
	l->examples = g_ptr_array_new_with_free_func(free_example);
	l->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	l->terms = g_array_new(FALSE, FALSE, sizeof(PpidSeenTerm));
	l->cases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return l;
}

void
ppid_learner_free(PpidLearner *learner)
{
	if (learner == NULL)
		return;
	g_ptr_array_unref(learner->examples);
	g_array_unref(learner->terms);
	g_hash_table_unref(learner->keys);
	g_hash_table_unref(learner->cases);
	g_free(learner);
}

guint
ppid_learner_mails(const PpidLearner *learner)
{
	return learner->examples->len;
}

guint
ppid_learner_passed(const PpidLearner *learner)
{
	return learner->passed;
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	const PpidExample *x = *(PpidExample *const *)a;
	const PpidExample *y = *(PpidExample *const *)b;

	return strcmp(x->name, y->name);
}

static int
compare_senders(gconstpointer a, gconstpointer b)
{
	const PpidExample *x = *(PpidExample *const *)a;
	const PpidExample *y = *(PpidExample *const *)b;
	int order = strcmp(x->sender, y->sender);

	return order != 0 ? order : strcmp(x->name, y->name);
}

/* In how many cases each term stands, and of how many senders.  The mails
 * of a sender follow each other, so the last one tells. */
static void
count_terms(PpidLearner *l)
{
	g_autofree guint *last_case = g_new0(guint, l->terms->len + 1);
	g_autofree guint *last_sender = g_new0(guint, l->terms->len + 1);
	const char *sender = NULL;
	guint senders = 0;

	g_ptr_array_sort(l->examples, compare_senders);
	for (guint i = 0; i < l->examples->len; i++) {
		const PpidExample *e = l->examples->pdata[i];

		senders += sender == NULL || strcmp(sender, e->sender) != 0;
		sender = e->sender;
		for (guint k = 0; k < e->terms->len; k++) {
			guint t = g_array_index(e->terms, guint, k);
			PpidSeenTerm *term =
				&g_array_index(l->terms, PpidSeenTerm, t);

			term->senders += last_sender[t] != senders;
			last_sender[t] = senders;
		}
	}
	g_ptr_array_sort(l->examples, compare_names);
	for (guint i = 0, number = 0; i < l->examples->len; i++) {
		const PpidExample *e = l->examples->pdata[i];
		const PpidExample *before =
			i > 0 ? l->examples->pdata[i - 1] : NULL;
		gsize id = strcspn(e->name, "\t");

		/* mails of no case are cases of their own */
		number += before == NULL || id == 1 ||
			  strncmp(before->name, e->name, id + 1) != 0;
		for (guint k = 0; k < e->terms->len; k++) {
			guint t = g_array_index(e->terms, guint, k);
			PpidSeenTerm *term =
				&g_array_index(l->terms, PpidSeenTerm, t);

			term->cases += last_case[t] != number;
			last_case[t] = number;
		}
	}
}

static int
compare_frequency(gconstpointer a, gconstpointer b)
{
	const PpidSeenTerm *x = *(PpidSeenTerm *const *)a;
	const PpidSeenTerm *y = *(PpidSeenTerm *const *)b;

	if (x->cases != y->cases)
		return x->cases > y->cases ? -1 : 1;
	return strcmp(x->key, y->key);
}

static int
compare_keys(gconstpointer a, gconstpointer b)
{
	const PpidSeenTerm *x = *(PpidSeenTerm *const *)a;
	const PpidSeenTerm *y = *(PpidSeenTerm *const *)b;

	return strcmp(x->key, y->key);
}

/* The terms of the model, sorted; their number is their feature. */
static GPtrArray *
choose_features(PpidLearner *l)
{
	g_autoptr(GPtrArray) terms = g_ptr_array_new();
	GPtrArray *keys = g_ptr_array_new();

	count_terms(l);
	for (guint i = 0; i < l->terms->len; i++) {
		PpidSeenTerm *t = &g_array_index(l->terms, PpidSeenTerm, i);

		if (t->cases >= l->least && t->senders >= PPID_LEARN_SENDERS)
			g_ptr_array_add(terms, t);
	}
	g_ptr_array_sort(terms, compare_frequency);
	if (terms->len > PPID_LEARN_TERMS_MAX)
		g_ptr_array_set_size(terms, PPID_LEARN_TERMS_MAX);
	g_ptr_array_sort(terms, compare_keys);
	for (guint i = 0; i < terms->len; i++) {
		PpidSeenTerm *t = terms->pdata[i];

		t->feature = (int)i + 1;
		g_ptr_array_add(keys, (char *)t->key);
	}
	return keys;
}

GString *
ppid_learner_finish(PpidLearner *learner, GError **error)
{
	g_autoptr(GPtrArray) keys = choose_features(learner);
	g_autoptr(GPtrArray) classes = NULL;

	classes = ppid_learn_train(learner, keys->len);
	if (classes->len < 2) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_DATA,
			    "%u confirmed mails: too few to tell kinds or "
			    "agencies apart",
			    learner->examples->len);
		return NULL;
	}
	return ppid_learn_write(learner, classes, keys);
}

/* --- what it is worth -------------------------------------------------- */

static void
rank_agencies(const PpidModel *model, const PpidTerms *terms,
	      PpidLearnTested *tested)
{
	guint count = ppid_model_classes(model, PPID_MODEL_AGENCY);
	g_autofree double *scores = g_new0(double, count + 1);

	ppid_model_score(model, PPID_MODEL_AGENCY, terms, scores);
	for (guint place = 0; place < BEST && place < count; place++) {
		guint best = 0;

		for (guint i = 1; i < count; i++)
			if (scores[i] > scores[best])
				best = i;
		tested->guesses[place] =
			ppid_model_code(model, PPID_MODEL_AGENCY, best);
		scores[best] = -G_MAXDOUBLE;
	}
}

static void
test_mail(const PpidModel *model, const PpidLetter *letter,
	  PpidLearnTested *tested)
{
	g_autoptr(PpidTerms) terms = ppid_terms_new(letter, NULL);
	PpidModelGuess guess;

	if (ppid_model_guess(model, PPID_MODEL_KIND, terms, &guess))
		tested->guess =
			ppid_model_code(model, PPID_MODEL_KIND, guess.index);
	rank_agencies(model, terms, tested);
}

void
ppid_learn_test(const PpidModel *model, const PpidLexicon *lexicon,
		PpidLearnFold fold, xmlNode *berkas, PpidLearnTestFunc func,
		gpointer data)
{
	g_autoptr(PpidHistory) history = ppid_history_read(berkas, NULL);
	g_autofree char *of = ppid_xml_get(berkas, "id");
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	fold.inside = true;
	for (; surel != NULL; surel = ppid_xml_next(surel, "surel")) {
		g_autofree char *id = ppid_xml_get(surel, "id");
		const PpidEvent *word = find_word(history, berkas, id);
		g_autoptr(PpidLetter) letter = NULL;
		g_auto(GStrv) agencies = NULL;
		PpidLearnTested tested = { .id = of, .surel = id };

		if (word == NULL || ppid_xml_is(surel, "arah", "keluar") ||
		    !is_taken(fold, surel))
			continue;
		letter = ppid_letter_new(surel, find_klasifikasi(berkas, id),
					 lexicon);
		agencies = agencies_of(word);
		tested.kind = word->outcome;
		tested.agencies = agencies;
		test_mail(model, letter, &tested);
		func(&tested, data);
	}
}
