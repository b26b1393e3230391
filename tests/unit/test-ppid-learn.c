/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of a letter; what a model is learned from and what it must not hold;
 * its file; what it may change and what not. */
#include "config.h"

#include "letter.h"
#include "ppid-error.h"
#include "ppid-learn.h"
#include "ppid-terms.h"
#include "scratch.h"

#define SENDER "warga@contoh.example"

static PpidClassifier *plain; /* by the rules alone */

static const PpidLexicon *
lexicon(void)
{
	return ppid_classifier_lexicon(plain);
}

/* --- terms ------------------------------------------------------------- */

static PpidTerms *
terms_of(xmlDoc *doc, PpidLetter **letter_out, GHashTable *without)
{
	*letter_out = ppid_letter_new(
		ppid_xml_child(xmlDocGetRootElement(doc), "surel"), NULL,
		lexicon());
	return ppid_terms_new(*letter_out, without);
}

static bool
has_term(const PpidTerms *terms, PpidTermSort sort, const char *text)
{
	g_autofree char *key = g_strdup_printf("%d%s", sort, text);

	return g_hash_table_contains(terms->keys, key);
}

static void
test_terms(void)
{
	static const struct {
		PpidTermSort sort;
		const char *text;
		bool want;
	} cases[] = {
		{ PPID_TERM_WORD, "keberatan", true },
		{ PPID_TERM_STEM, "berat", true },
		{ PPID_TERM_WORD, "berat", false },
		{ PPID_TERM_PAIR, "mengajukan keberatan", true },
		/* the subject and the text are two */
		{ PPID_TERM_PAIR, "surat saya", false },
		{ PPID_TERM_WORD, "surat", true },
		/* a number is no word, and parts what stands around it */
		{ PPID_TERM_WORD, "3604011201900001", false },
		{ PPID_TERM_PAIR, "nik atas", false },
		{ PPID_TERM_WORD, "b1", false },
		{ PPID_TERM_WORD, "a", false },
		{ PPID_TERM_SHAPE, "isi pendek", true },
		{ PPID_TERM_SHAPE, "lampiran dokumen", false },
	};
	g_autoptr(xmlDoc) doc = letter_new(
		SENDER, "Surat",
		"Saya mengajukan KEBERATAN, NIK 3604011201900001 atas b1 a.");
	g_autoptr(PpidLetter) letter = NULL;
	g_autoptr(PpidTerms) terms = terms_of(doc, &letter, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].text);
		g_assert_cmpint(has_term(terms, cases[i].sort, cases[i].text),
				==, cases[i].want);
	}
}

/* What is passed over is in no pair either, and parts its neighbours. */
static void
test_terms_without(void)
{
	g_autoptr(GHashTable) without = g_hash_table_new(g_str_hash,
							 g_str_equal);
	g_autoptr(xmlDoc) doc =
		letter_new(SENDER, NULL, "nama saya Wiratama dari Baros");
	g_autoptr(PpidLetter) letter = NULL;
	g_autoptr(PpidTerms) terms = NULL;
	GHashTableIter iter;
	gpointer key;

	g_hash_table_add(without, (gpointer) "wiratama");
	terms = terms_of(doc, &letter, without);
	g_assert_true(has_term(terms, PPID_TERM_PAIR, "nama saya"));
	g_assert_false(has_term(terms, PPID_TERM_PAIR, "saya dari"));
	g_hash_table_iter_init(&iter, terms->keys);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		g_assert_null(strstr(key, "wiratama"));
}

/* --- cases ------------------------------------------------------------- */

static void
set_event(xmlNode *riwayat, const char *id, const char *kind,
	  const char *outcome, const char *agency)
{
	xmlNode *e = ppid_xml_add(riwayat, "peristiwa", NULL);

	ppid_xml_set(e, "id", id);
	ppid_xml_set(e, "jenis", kind);
	ppid_xml_set(e, "waktu", "2026-11-22T12:00:00+07:00");
	if (outcome != NULL)
		ppid_xml_set(e, "hasil", outcome);
	if (agency != NULL)
		ppid_xml_set(ppid_xml_add(e, "opd", NULL), "kode", agency);
}

/* A case that staff said is @kind. */
static xmlDoc *
case_new(guint number, const char *text, const char *kind,
	 const char *agency)
{
	g_autofree char *id = g_strdup_printf("PPID-2026-%04u", number);
	g_autofree char *from =
		g_strdup_printf("w%u@contoh.example", number);
	xmlDoc *doc = letter_new(from, "surat", text);
	xmlNode *berkas = xmlDocGetRootElement(doc);

	ppid_xml_set(berkas, "id", id);
	set_event(ppid_berkas_add(berkas, "riwayat", NULL), "peristiwa-1",
		  "klasifikasi", kind, agency);
	return doc;
}

static const char *const asks = "mohon salinan anggaran taman kota ini";
static const char *const complains = "lampu jalan padam tolong perbaiki ini";

/* @step: 1 or -1: the order in which they come. */
static GString *
learn_some(int step, guint least)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLearner) learner =
		ppid_learner_new(lexicon(), least, (PpidLearnFold){ 0 });
	GString *text;

	for (int i = 0; i < 10; i++) {
		int n = step > 0 ? i : 9 - i;
		g_autoptr(xmlDoc) doc = case_new(
			(guint)n + 1, n % 2 == 0 ? asks : complains,
			n % 2 == 0 ? "permohonan" : "pengaduan",
			n % 2 == 0 ? "BPKAD" : "Dishub");

		ppid_learner_add(learner, xmlDocGetRootElement(doc));
	}
	text = ppid_learner_finish(learner, &error);
	g_assert_no_error(error);
	return text;
}

static void
test_same_bytes(void)
{
	GString *a = learn_some(1, 3), *b = learn_some(-1, 3);

	g_assert_cmpstr(a->str, ==, b->str);
	g_assert_nonnull(strstr(a->str, ">padam</kata>"));
	g_assert_nonnull(strstr(a->str, ">salinan anggaran</pasangan>"));
	g_assert_nonnull(strstr(a->str, " untuk=\"opd\" kode=\"Dishub\""));
	g_string_free(a, TRUE);
	g_string_free(b, TRUE);
	/* each word stands in five cases */
	a = learn_some(1, 6);
	g_assert_null(strstr(a->str, "padam"));
	g_assert_nonnull(strstr(a->str, " sedikitnya=\"6\""));
	g_string_free(a, TRUE);
}

/* A word that one person writes in every letter, and what the case has read
 * of him, are not in the model. */
static void
test_nobody(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLearner) learner =
		ppid_learner_new(lexicon(), 3, (PpidLearnFold){ 0 });
	GString *text;

	for (guint i = 1; i <= 8; i++) {
		g_autofree char *body = g_strdup_printf(
			"%s saya Wiratama nomor 3604011201900001%s",
			i % 2 == 0 ? asks : complains,
			i <= 4 ? " salam lestari" : "");
		g_autoptr(xmlDoc) doc =
			case_new(i, body, i % 2 == 0 ? "permohonan"
						     : "pengaduan",
				 NULL);
		xmlNode *berkas = xmlDocGetRootElement(doc);
		xmlNode *surel = ppid_xml_child(berkas, "surel");

		ppid_xml_add(ppid_berkas_add(berkas, "pemohon", NULL), "nama",
			     "Wiratama");
		/* the greeting is one sender's */
		if (i <= 4) {
			ppid_xml_remove(ppid_xml_child(surel, "dari"));
			ppid_xml_add(surel, "dari", SENDER);
		}
		ppid_learner_add(learner, berkas);
	}
	text = ppid_learner_finish(learner, &error);
	g_assert_no_error(error);
	g_assert_nonnull(strstr(text->str, "padam"));
	g_assert_null(strstr(text->str, "iratama"));
	g_assert_null(strstr(text->str, "lestari"));
	g_assert_null(strstr(text->str, "36040112"));
	g_string_free(text, TRUE);
}

static void
count_mail(const PpidLearnTested *tested, gpointer data)
{
	g_string_append_printf(data, "%s/%s/%s ", tested->surel, tested->kind,
			       tested->agencies[0] != NULL
				       ? tested->agencies[0]
				       : "-");
}

/* The last word that was not taken back holds; of a proposal none does. */
static void
test_last_word(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidModel) model = ppid_model_load(NULL, &error);
	g_autoptr(xmlDoc) doc = case_new(1, asks, "pengaduan", "Dishub");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *riwayat = ppid_xml_child(berkas, "riwayat");
	g_autoptr(GString) seen = g_string_new(NULL);
	const PpidLearnFold all = { 0 };

	g_assert_no_error(error);
	ppid_learn_test(model, lexicon(), all, berkas, count_mail, seen);
	set_event(riwayat, "peristiwa-2", "klasifikasi", "permohonan", NULL);
	ppid_learn_test(model, lexicon(), all, berkas, count_mail, seen);
	set_event(riwayat, "peristiwa-3", "klasifikasi", "spam", NULL);
	ppid_xml_set(riwayat->last, "status", "usulan");
	ppid_learn_test(model, lexicon(), all, berkas, count_mail, seen);
	set_event(riwayat, "peristiwa-4", "pembatalan", NULL, NULL);
	ppid_xml_set(riwayat->last, "atas", "peristiwa-2");
	ppid_learn_test(model, lexicon(), all, berkas, count_mail, seen);
	set_event(riwayat, "peristiwa-5", "klasifikasi", "pers", NULL);
	ppid_xml_set(riwayat->last, "sumber", "surel-9");
	ppid_learn_test(model, lexicon(), all, berkas, count_mail, seen);
	g_assert_cmpstr(seen->str, ==,
			"surel-1/pengaduan/Dishub surel-1/permohonan/- "
			"surel-1/permohonan/- surel-1/pengaduan/Dishub "
			"surel-1/pengaduan/Dishub ");
}

/* Each mail is in one part of N, and learned from in all others. */
static void
test_folds(void)
{
	g_autoptr(xmlDoc) doc = case_new(1, asks, "pengaduan", NULL);
	xmlNode *berkas = xmlDocGetRootElement(doc);
	guint taken = 0;

	for (guint i = 0; i < 5; i++) {
		g_autoptr(PpidLearner) learner = ppid_learner_new(
			lexicon(), 3, (PpidLearnFold){ i, 5, false });

		ppid_learner_add(learner, berkas);
		taken += ppid_learner_mails(learner);
	}
	g_assert_cmpuint(taken, ==, 4);
}

static void
test_too_few(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLearner) learner =
		ppid_learner_new(lexicon(), 3, (PpidLearnFold){ 0 });

	g_assert_null(ppid_learner_finish(learner, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
}

/* --- the file ---------------------------------------------------------- */

#define HEAD "<model xmlns=\"" PPID_NS "\" versi=\"1\""
#define CLASS "<kelas untuk=\"jenis\" kode=\"pers\" surel=\"3\" dasar=\"0.100\""

/* Puts a model into DIR/model.xml; @sign: with a digest that holds. */
static void
put_model(const char *dir, const char *text, bool sign)
{
	g_autofree char *path = g_build_filename(dir, "model.xml", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc = NULL;
	GString *out;

	if (!sign) {
		g_file_set_contents(path, text, -1, &error);
		g_assert_no_error(error);
		return;
	}
	doc = ppid_xml_parse(text, strlen(text), "x", &error);
	g_assert_no_error(error);
	{
		g_autofree char *digest =
			ppid_model_digest_of(xmlDocGetRootElement(doc));

		ppid_xml_set(xmlDocGetRootElement(doc), "isi", digest);
	}
	out = ppid_xml_serialise(xmlDocGetRootElement(doc), 0);
	g_file_set_contents(path, out->str, -1, &error);
	g_assert_no_error(error);
	g_string_free(out, TRUE);
}

static void
test_file(void)
{
	static const struct {
		const char *text;
		bool sign;
		const char *want; /* in the error; NULL: it is good */
	} cases[] = {
		{ HEAD "/>", false, NULL },
		{ HEAD ">" CLASS "/></model>", true, NULL },
		{ HEAD ">" CLASS "/></model>", false, "its digest" },
		{ HEAD ">" CLASS "><kata bobot=\"nan\">x</kata></kelas>"
		       "</model>",
		  false, "model.xml:1: " },
		{ HEAD ">" CLASS "><kata bobot=\"1e9\">x</kata></kelas>"
		       "</model>",
		  false, "model.xml:1: " },
		{ HEAD ">" CLASS "><kata bobot=\"1234.000\">x</kata></kelas>"
		       "</model>",
		  false, "model.xml:1: " },
		{ HEAD ">" CLASS "><kata bobot=\"1.000\">nik 36</kata></kelas>"
		       "</model>",
		  false, "model.xml:1: " },
		{ "<model xmlns=\"" PPID_NS "\" versi=\"2\"/>", false,
		  "model.xml:1: " },
		{ HEAD ">" CLASS "/>" CLASS "/></model>", true,
		  "'pers' stands twice" },
		{ HEAD ">" CLASS "><kata bobot=\"1.000\">x</kata>"
		       "<kata bobot=\"2.000\">x</kata></kelas></model>",
		  true, "'x' stands twice" },
		{ HEAD ">" CLASS "><kata bobot=\"1.000\">x</kata>"
		       "<akar bobot=\"-2.000\">x</akar></kelas></model>",
		  true, NULL },
	};
	g_autoptr(Scratch) dir = scratch_new();

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidModel) model = NULL;

		g_test_message("%s", cases[i].text);
		put_model(dir, cases[i].text, cases[i].sign);
		model = ppid_model_load(dir, &error);
		if (cases[i].want == NULL) {
			g_assert_no_error(error);
			g_assert_true(g_str_has_prefix(
				ppid_model_digest(model), "sha256:"));
			continue;
		}
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_assert_nonnull(strstr(error->message, cases[i].want));
	}
}

static void
test_too_large(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autoptr(GString) text = g_string_new(HEAD ">" CLASS ">");
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i <= PPID_MODEL_TERMS_MAX; i++)
		g_string_append_printf(text,
				       "<kata bobot=\"1.000\">%c%c%c</kata>",
				       'a' + i % 26, 'a' + i / 26 % 26, 'z');
	g_string_append(text, "</kelas></model>");
	put_model(dir, text->str, true);
	g_assert_null(ppid_model_load(dir, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
}

/* --- what it may change ------------------------------------------------ */

/* By a model that takes "kode rahasia" for @kind and @agency. */
static xmlNode *
classify(const char *kind, const char *agency, xmlDoc *doc)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *text = g_strdup_printf(
		HEAD "><kelas untuk=\"jenis\" kode=\"%s\" surel=\"3\" "
		     "dasar=\"0.000\"><pasangan bobot=\"900.000\">kode "
		     "rahasia</pasangan></kelas><kelas untuk=\"jenis\" "
		     "kode=\"lapor\" surel=\"3\" dasar=\"-1.000\"/>"
		     "<kelas untuk=\"opd\" kode=\"%s\" surel=\"3\" "
		     "dasar=\"0.000\"><kata bobot=\"900.000\">rahasia</kata>"
		     "</kelas></model>",
		kind, agency);
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidClassifier) c = NULL;
	xmlNode *k;

	put_model(dir, text, true);
	c = ppid_classifier_new(dir, &error);
	g_assert_no_error(error);
	k = letter_classify(c, doc);
	return k;
}

static xmlNode *
model_word(xmlNode *k)
{
	xmlNode *n = ppid_xml_child(k, "bukti");

	while (n != NULL && !ppid_xml_is(n, "aturan", "MODEL"))
		n = ppid_xml_next(n, "bukti");
	return n;
}

static void
test_refines(void)
{
	static const struct {
		const char *from, *subject, *text, *model, *want;
		bool word; /* the model has a <bukti> of the kind */
	} cases[] = {
		/* what the rules almost say, it completes */
		{ SENDER, "tanya", "jam berapa buka? kode rahasia",
		  "pertanyaan", "pertanyaan", true },
		/* what no rule says, it does not */
		{ SENDER, "halo", "selamat pagi kode rahasia", "pencabutan",
		  "tidak-diketahui", false },
		/* kinds of an earlier order need words of their own */
		{ "Komisi Informasi sekretariat@komisiinformasi.example",
		  "Panggilan sidang", "kode rahasia", "pantulan",
		  "panggilan-ki", false },
		{ SENDER, "Permohonan informasi publik",
		  "Mohon salinan DPA 2026. kode rahasia", "keberatan",
		  "permohonan", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc = letter_new(
			cases[i].from, cases[i].subject, cases[i].text);
		xmlNode *k = classify(cases[i].model, "Dinkes", doc);
		g_autofree char *kind = ppid_xml_get(k, "jenis");
		g_autofree char *digest = ppid_xml_get(k, "model");
		xmlNode *word = model_word(k);
		g_autofree char *weight = NULL;

		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(kind, ==, cases[i].want);
		g_assert_true(g_str_has_prefix(digest, "sha256:"));
		weight = ppid_xml_get(word, "bobot");
		g_assert_cmpint(weight != NULL, ==, cases[i].word);
	}
}

/* To what a rule binds nothing is added, not even where it agrees. */
static void
test_binding(void)
{
	static const char *const models[] = { "panggilan-ki", "pengadilan" };

	for (gsize i = 0; i < G_N_ELEMENTS(models); i++) {
		g_autoptr(xmlDoc) doc =
			letter_new("ecourt@mahkamahagung.go.id",
				   "Relaas panggilan", "kode rahasia");
		xmlNode *k = classify(models[i], "Dinkes", doc);

		g_assert_true(ppid_xml_is(k, "jenis", "pengadilan"));
		for (xmlNode *n = ppid_xml_child(k, "bukti"); n != NULL;
		     n = ppid_xml_next(n, "bukti"))
			g_assert_false(ppid_xml_is(n, "aturan", "MODEL") &&
				       xmlHasProp(n, (xmlChar *)"bobot"));
	}
}

static void
test_evidence(void)
{
	g_autoptr(xmlDoc) doc =
		letter_new(SENDER, "tanya", "jam berapa buka? kode rahasia");
	xmlNode *k = classify("pertanyaan", "Dinkes", doc);
	xmlNode *word = model_word(k);
	g_autofree char *text = ppid_xml_text(word);
	xmlNode *opd = ppid_xml_child(k, "opd");

	g_assert_cmpstr(text, ==, "kode rahasia");
	g_assert_true(ppid_xml_is(word, "awal", "17"));
	g_assert_true(ppid_xml_is(word, "panjang", "12"));
	g_assert_true(ppid_xml_is(opd, "kode", "Dinkes"));
}

/* Without one, nothing of it is in the record. */
static void
test_without(void)
{
	g_autoptr(xmlDoc) doc = letter_new(SENDER, "tanya", "kode rahasia");
	xmlNode *k = letter_classify(plain, doc);
	g_autofree char *digest = ppid_xml_get(k, "model");

	g_assert_null(digest);
	g_assert_null(model_word(k));
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	plain = letter_classifier();
	g_test_add_func("/terms/sorts", test_terms);
	g_test_add_func("/terms/without", test_terms_without);
	g_test_add_func("/learn/same-bytes", test_same_bytes);
	g_test_add_func("/learn/nobody", test_nobody);
	g_test_add_func("/learn/last-word", test_last_word);
	g_test_add_func("/learn/folds", test_folds);
	g_test_add_func("/learn/too-few", test_too_few);
	g_test_add_func("/model/file", test_file);
	g_test_add_func("/model/too-large", test_too_large);
	g_test_add_func("/hint/refines", test_refines);
	g_test_add_func("/hint/binding", test_binding);
	g_test_add_func("/hint/evidence", test_evidence);
	g_test_add_func("/hint/without", test_without);
	status = g_test_run();
	ppid_classifier_free(plain);
	return status;
}
