/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule file: errors name the line; what may refer to what. */
#include "config.h"

#include <string.h>
#include <glib/gstdio.h>

#include "ppid-error.h"
#include "ppid-lexicon.h"
#include "ppid-xml.h"
#include "scratch.h"

#define HEAD                                                                \
	"<klasifikasi xmlns=\"urn:ppid:berkas:1\" versi=\"2026-11-21\">\n"  \
	"<keputusan ragu=\"a\" kosong=\"b\" tinjau-di-bawah=\"0.8\" "       \
	"lereng=\"5\" geser=\"0\"/>\n"                                      \
	"<jenis kode=\"a\" urutan=\"1\" ambang=\"1\"/>"                     \
	"<jenis kode=\"b\" urutan=\"2\" ambang=\"1\"/>\n"
#define RULE(id, more, body)                                               \
	"<aturan id=\"" id "\" " more " sumber=\"x\" tanda=\"D\">" body    \
	"</aturan>\n"

static const struct {
	const char *body;
	const char *error; /* NULL: good */
} files[] = {
	{ RULE("R-1", "di=\"isi\" jenis=\"a\" bobot=\"2\"",
	       "<frasa>satu dua</frasa>"),
	  NULL },
	{ RULE("R-1", "jenis=\"c\"", "<frasa>x</frasa>"), ":4: no kind 'c'" },
	{ "\n" RULE("R-1", "butuh=\"R-2\"", ""), ":5: no rule 'R-2' before" },
	{ RULE("R-1", "butuh=\"R-1\"", ""), ":4: no rule 'R-1' before" },
	{ RULE("R-1", "", "<frasa>x</frasa>") RULE("R-1", "",
						   "<frasa>y</frasa>"),
	  ":5: a second rule" },
	{ RULE("R-1", "", "<frasa>--</frasa>"), ":4: a phrase without a word" },
	{ RULE("R-1", "", "<pola>(a</pola>"), ":4: " },
	{ RULE("R-1", "", "<urut dari=\"D-A\" ke=\"D-A\"/>"),
	  ":4: no list 'D-A' before" },
	{ "<daftar id=\"D-A\"><kata>x</kata></daftar>\n"
	  "<daftar id=\"D-A\"><kata>x</kata></daftar>",
	  ":5: a second list" },
	{ RULE("r-1", "", "<frasa>x</frasa>"), ":4: " },
	{ RULE("R-1", "di=\"langit\"", "<frasa>x</frasa>"), ":4: " },
	{ "<ngawur/>", ":4: " },
	{ "<aturan", ":4: " },
};

static void
test_files(void)
{
	g_autofree Scratch *dir = scratch_new();
	g_autofree char *path = g_build_filename(dir, "klasifikasi.xml", NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidLexicon) lexicon = NULL;
		g_autofree char *text = g_strconcat(
			HEAD, files[i].body, "</klasifikasi>\n", NULL);

		g_assert_true(g_file_set_contents(path, text, -1, NULL));
		lexicon = ppid_lexicon_load(dir, &error);
		if (files[i].error == NULL) {
			g_assert_no_error(error);
			g_assert_nonnull(lexicon->digest);
			continue;
		}
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_assert_null(lexicon);
		g_assert_true(g_str_has_prefix(error->message, path));
		g_test_message("%s", error->message);
		g_assert_nonnull(strstr(error->message, files[i].error));
	}
	scratch_remove(dir);
}

/* All values of klasifikasi/@jenis that berkas.xsd knows have rules. */
static void
test_kinds(void)
{
	static const char *const kinds[] = {
		"permohonan",	 "kelengkapan",	   "tindak-lanjut",
		"keberatan",	 "pencabutan",	   "pembayaran",
		"konfirmasi",	 "panggilan-ki",   "registrasi-ki",
		"ketidaklengkapan-ki", "putusan-ki", "monev-ki",
		"pengadilan",	 "pengaduan",	   "pelanggaran",
		"lapor",	 "permintaan-lapor", "bantuan-kedinasan",
		"izin-penelitian", "data-pribadi", "pers",
		"undangan",	 "pertanyaan",	   "pantulan",
		"balasan-otomatis", "spam",
	};
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidLexicon) l = ppid_lexicon_load(NULL, &error);

	g_assert_no_error(error);
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		guint kind = ppid_lexicon_find_kind(l, kinds[i]);
		double best = 0;

		g_assert_cmpuint(kind, !=, PPID_KIND_NONE);
		for (guint k = 0; k < l->rules->len; k++) {
			const GArray *e = ppid_lexicon_rule(l, k)->effects;

			for (guint n = 0; n < e->len; n++)
				if (g_array_index(e, PpidEffect, n).kind ==
				    kind)
					best += MAX(0, g_array_index(
							       e, PpidEffect, n)
							       .weight);
		}
		g_assert_cmpfloat(best, >=,
				  ppid_lexicon_kind(l, kind)->threshold);
	}
}

/* What the table says of the pattern of index @pattern. */
typedef struct {
	guint pattern;
	GHashTable *places; /* byte: where it may begin */
	bool second;	    /* one of the words of "dan" is there */
	const PpidFold *fold;
} Told;

static void
see_start(guint tag, guint first, guint last, gpointer data)
{
	Told *s = data;

	(void)last;
	if (tag == PPID_TAG_SECOND + s->pattern)
		s->second = true;
	else if (tag == PPID_TAG_START + s->pattern)
		g_hash_table_add(s->places,
				 GUINT_TO_POINTER(
					 ppid_fold_at(s->fold, first)->start));
}

static bool
is_slash_number(const char *text)
{
	gsize digits = strspn(text, "0123456789");

	return digits > 0 && text[digits] == '/';
}

static bool
rule_matches(const PpidLexicon *l, guint rule, const char *text)
{
	for (guint i = 0; i < l->patterns->len; i++) {
		const PpidPattern *p =
			&g_array_index(l->patterns, PpidPattern, i);

		if (p->rule == rule && g_regex_match(p->regex, text, 0, NULL))
			return true;
	}
	return false;
}

/* Each match without "dan", "setelah" and "awal" has them. */
static guint
check_pattern(const PpidLexicon *l, guint index, const char *text,
	     const PpidFold *fold)
{
	const PpidPattern *p = &g_array_index(l->patterns, PpidPattern, index);
	g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL);
	Told s = { index, places, false, fold };
	g_autoptr(GRegex) regex = g_regex_new(g_regex_get_pattern(p->regex),
					      G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) info = NULL;
	guint count = 0;
	int start, end;

	ppid_phrase_set_match(l->phrases, fold, 0, G_MAXUINT, see_start, &s);
	g_regex_match(regex, text, 0, &info);
	for (; g_match_info_matches(info); g_match_info_next(info, NULL)) {
		g_assert_true(
			g_match_info_fetch_pos(info, 0, &start, &end));
		if (p->second && !s.second)
			g_error("'%.*s' without \"dan\"", end - start,
				text + start);
		g_assert_true(p->after == PPID_KIND_NONE ||
			      rule_matches(l, p->after, text));
		if (p->anchored &&
		    !(p->digits && g_ascii_isdigit(text[start])) &&
		    !(p->slash && is_slash_number(text + start)) &&
		    !g_hash_table_contains(places, GUINT_TO_POINTER(start)))
			g_error("'%.*s' is not in \"awal\" of %s", end - start,
				text + start, g_regex_get_pattern(p->regex));
		count++;
	}
	return count;
}

static void
test_starts(void)
{
	const char *srcdir = g_getenv("srcdir");
	g_autofree char *folder = g_build_filename(
		srcdir != NULL ? srcdir : ".", "tests", "mail", NULL);
	g_autoptr(PpidLexicon) l = ppid_lexicon_load(NULL, NULL);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	guint matches = 0, anchored = 0, second = 0, after = 0, slash = 0;
	const char *name;

	g_assert_nonnull(dir);
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autofree char *raw = NULL, *text = NULL;
		g_autoptr(PpidFold) fold = NULL;

		if (!g_str_has_suffix(name, ".eml") ||
		    !g_file_get_contents(path, &raw, NULL, NULL))
			continue;
		text = g_utf8_make_valid(raw, -1);
		fold = ppid_fold_new(text, -1);
		for (guint i = 0; i < l->patterns->len; i++)
			matches += check_pattern(l, i, text, fold);
	}
	for (guint i = 0; i < l->patterns->len; i++) {
		const PpidPattern *p =
			&g_array_index(l->patterns, PpidPattern, i);

		anchored += p->anchored;
		second += p->second;
		slash += p->slash;
		after += p->after != PPID_KIND_NONE;
	}
	g_assert_cmpuint(anchored, >, 0);
	g_assert_cmpuint(second, >, 0);
	g_assert_cmpuint(slash, >, 0);
	g_assert_cmpuint(after, >, 0);
	g_assert_cmpuint(matches, >, 100);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/lexicon/files", test_files);
	g_test_add_func("/lexicon/kinds", test_kinds);
	g_test_add_func("/lexicon/starts", test_starts);
	return g_test_run();
}
