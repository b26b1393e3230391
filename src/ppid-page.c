/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-page.h"

#include <string.h>

#include "ppid-atomic.h"
#include "ppid-berkas.h"
#include "ppid-data.h"
#include "ppid-course.h"
#include "ppid-digest.h"
#include "ppid-earlier.h"
#include "ppid-error.h"
#include "ppid-record.h"
#include "ppid-time.h"
#include "ppid-xslt.h"

#define SOON_DAYS 3
#define LAST_KEY "9999-99-99"
#define BODY_END "</tbody>"

/* Names that ppid-file gives; anything else never becomes a link. */
#define ID_PATTERN "^PPID-[0-9]{4}-[0-9]{4,12}$"
#define MAIL_PATTERN "^surel/[0-9]{3,9}\\.eml$"
#define LETTER_PATTERN "^surat/[0-9]{3,9}-[0-9]{2,9}(\\.[a-z0-9]{1,8})?$"
#define PART_PATTERN "^lampiran/[0-9]{3,9}-[0-9]{2,9}(\\.[a-z0-9]{1,8})?$"

/* Bidirectional and other controls, zero width: shown as a box. */
#define HIDDEN_PATTERN                                                        \
	"[\\x{7F}-\\x{9F}\\x{61C}\\x{200B}\\x{200E}\\x{200F}"                    \
	"\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}]"
#define BOX "\342\226\257"

typedef struct {
	char *key; /* nearest deadline, then id: the order of the index */
	GString *html;
} Row;

struct PpidPages {
	PpidXslt *xslt;
	char *style;
	char *policy;
	char *today_text;
	char *today;
	char *soon;
	char *cases_dir;
	char *link_base;
	GRegex *id, *mail, *part, *letter, *hidden;
	PpidFlow *flow;
	PpidEarlier *earlier; /* or NULL */
	guint32 day; /* today */
	GPtrArray *rows;
	guint late, review, faulty;
};

static void
row_free(gpointer data)
{
	Row *row = data;

	g_free(row->key);
	g_string_free(row->html, TRUE);
	g_free(row);
}

static GRegex *
compile(const char *pattern)
{
	/* DOLLAR_ENDONLY: "x.eml\n" must not pass */
	return g_regex_new(pattern,
			   G_REGEX_DOLLAR_ENDONLY | G_REGEX_OPTIMIZE, 0,
			   NULL);
}

static bool
load_style(PpidPages *pages, const char *data_dir, GError **error)
{
	g_autoptr(GBytes) bytes =
		ppid_data_load(data_dir, "laman/gaya.css", NULL, error);
	g_autoptr(PpidDigest) sum = ppid_digest_new();
	g_autofree char *hash = NULL;
	const char *data;
	guint8 digest[PPID_DIGEST_SIZE];
	gsize size;

	if (bytes == NULL)
		return false;
	data = g_bytes_get_data(bytes, &size);
	pages->style = ppid_xml_scrub(data, (gssize)size, NULL);
	if (strstr(pages->style, "</") != NULL) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "laman/gaya.css: '</' would end the style");
		return false;
	}
	ppid_digest_add(sum, pages->style, strlen(pages->style));
	ppid_digest_raw(sum, digest);
	hash = g_base64_encode(digest, sizeof(digest));
	pages->policy = g_strdup_printf(
		"default-src 'none'; style-src 'sha256-%s'; img-src 'none'; "
		"form-action 'none'; base-uri 'none'",
		hash);
	return true;
}

static char *
compact_date(const GDate *date)
{
	return g_strdup_printf("%04d%02d%02d", g_date_get_year(date),
			       g_date_get_month(date), g_date_get_day(date));
}

PpidPages *
ppid_pages_new(const char *data_dir, const GDate *today,
	       const char *cases_dir, const char *link_base, GError **error)
{
	g_autoptr(PpidPages) pages = g_new0(PpidPages, 1);
	GDate soon = *today;

	g_date_add_days(&soon, SOON_DAYS);
	pages->today = compact_date(today);
	pages->today_text = ppid_date_format(today);
	pages->soon = compact_date(&soon);
	pages->cases_dir = g_strdup(cases_dir);
	pages->link_base = g_strdup(link_base);
	pages->rows = g_ptr_array_new_with_free_func(row_free);
	pages->id = compile(ID_PATTERN);
	pages->mail = compile(MAIL_PATTERN);
	pages->part = compile(PART_PATTERN);
	pages->letter = compile(LETTER_PATTERN);
	pages->hidden = compile(HIDDEN_PATTERN);
	pages->day = g_date_get_julian(today);
	pages->flow = ppid_flow_load(data_dir, error);
	if (pages->flow == NULL)
		return NULL;
	pages->xslt = ppid_xslt_new(data_dir, "laman/laman.xsl", error);
	if (pages->xslt == NULL || !load_style(pages, data_dir, error))
		return NULL;
	return g_steal_pointer(&pages);
}

void
ppid_pages_free(PpidPages *pages)
{
	if (pages == NULL)
		return;
	ppid_xslt_free(pages->xslt);
	g_free(pages->style);
	g_free(pages->policy);
	g_free(pages->today);
	g_free(pages->today_text);
	g_free(pages->soon);
	g_free(pages->cases_dir);
	g_free(pages->link_base);
	g_clear_pointer(&pages->id, g_regex_unref);
	g_clear_pointer(&pages->mail, g_regex_unref);
	g_clear_pointer(&pages->part, g_regex_unref);
	g_clear_pointer(&pages->letter, g_regex_unref);
	ppid_earlier_free(pages->earlier);
	ppid_flow_free(pages->flow);
	g_clear_pointer(&pages->hidden, g_regex_unref);
	g_ptr_array_unref(pages->rows);
	g_free(pages);
}

void
ppid_pages_use_index(PpidPages *pages, const PpidHome *home, PpidIndex *index)
{
	ppid_earlier_free(pages->earlier);
	pages->earlier =
		ppid_earlier_new(home, index, pages->flow, pages->day);
}

char *
ppid_pages_link(const char *from, const char *to)
{
	g_autofree char *a = g_canonicalize_filename(from, NULL);
	g_autofree char *b = g_canonicalize_filename(to, NULL);
	g_auto(GStrv) x = g_strsplit(a, "/", -1);
	g_auto(GStrv) y = g_strsplit(b, "/", -1);
	GString *link = g_string_new(NULL);
	guint same = 0;

	while (x[same] != NULL && g_strcmp0(x[same], y[same]) == 0)
		same++;
	for (guint i = same; x[i] != NULL; i++)
		g_string_append(link, "../");
	if (link->len == 0)
		g_string_append(link, "./");
	for (guint i = same; y[i] != NULL; i++) {
		g_string_append_uri_escaped(link, y[i], NULL, FALSE);
		g_string_append_c(link, '/');
	}
	return g_string_free(link, FALSE);
}

static bool
matches(GRegex *regex, const char *text)
{
	return text != NULL && g_regex_match(regex, text, 0, NULL);
}

char *
ppid_pages_case_id(PpidPages *pages, xmlNode *berkas)
{
	g_autofree char *id = ppid_xml_get(berkas, "id");

	return matches(pages->id, id) ? g_steal_pointer(&id) : NULL;
}

/* --- what the stylesheet may trust -------------------------------------------- */

static void
check_name(xmlNode *node, GRegex *regex)
{
	g_autofree char *name = ppid_xml_get(node, "berkas");

	if (name != NULL && !matches(regex, name))
		ppid_xml_set(node, "berkas", NULL);
}

static void
check_files(PpidPages *pages, xmlNode *berkas)
{
	for (xmlNode *s = ppid_xml_child(berkas, "surel"); s != NULL;
	     s = ppid_xml_next(s, "surel")) {
		check_name(s, pages->mail);
		for (xmlNode *p = ppid_xml_child(s, "lampiran"); p != NULL;
		     p = ppid_xml_next(p, "lampiran"))
			check_name(p, pages->part);
	}
	for (xmlNode *e = ppid_xml_child(ppid_xml_child(berkas, "riwayat"),
					 "peristiwa");
	     e != NULL; e = ppid_xml_next(e, "peristiwa"))
		for (xmlNode *p = ppid_xml_child(e, "surat"); p != NULL;
		     p = ppid_xml_next(p, "surat"))
			check_name(p, pages->letter);
}

/* --- where the case stands ---------------------------------------------------- */

/* What the course of the case says, as attributes for the stylesheet. */
static void
mark_course(PpidPages *pages, xmlNode *berkas)
{
	g_autoptr(PpidCourse) course =
		ppid_course_new(pages->flow, berkas, NULL, pages->day);
	const PpidFlowState *state = ppid_course_state(course);
	g_autofree char *text =
		g_strdup_printf("%s %s", state->code, state->name);
	g_autofree char *since = NULL;
	GDate date;

	g_date_clear(&date, 1);
	if (ppid_course_since(course) != 0) {
		g_date_set_julian(&date, ppid_course_since(course));
		since = ppid_date_format(&date);
	}
	ppid_xml_set(berkas, "keadaan", text);
	ppid_xml_set(berkas, "keadaan-arti", state->note);
	ppid_xml_set(berkas, "keadaan-sejak", since);
	for (xmlNode *n = ppid_xml_child(ppid_xml_child(berkas, "riwayat"),
					 "peristiwa");
	     n != NULL; n = ppid_xml_next(n, "peristiwa")) {
		g_autofree char *name = ppid_xml_get(n, "jenis");
		const PpidFlowKind *kind = ppid_flow_kind(pages->flow, name);

		ppid_xml_set(n, "sebutan", kind != NULL ? kind->title : NULL);
		ppid_xml_set(n, "kedudukan", ppid_record_standing(course, n));
	}
}

/* berkas/2026/PPID-2026-0012: the year is part of the id */
static char *
case_folder(const char *base, const char *id)
{
	return g_strdup_printf("%s%.4s/%s", base, id + strlen("PPID-"), id);
}

static void
link_citation(PpidPages *pages, xmlNode *citation)
{
	g_autofree char *id = ppid_xml_get(citation, "berkas");
	g_autofree char *base = NULL, *folder = NULL, *page = NULL;

	ppid_xml_set(citation, "laman", NULL);
	if (pages->cases_dir == NULL || !matches(pages->id, id))
		return;
	base = g_strconcat(pages->cases_dir, "/", NULL);
	folder = case_folder(base, id);
	if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
		return;
	page = g_strconcat(id, ".html", NULL);
	ppid_xml_set(citation, "laman", page);
}

static void
link_citations(PpidPages *pages, xmlNode *berkas)
{
	for (xmlNode *k = ppid_xml_child(berkas, "klasifikasi"); k != NULL;
	     k = ppid_xml_next(k, "klasifikasi"))
		for (xmlNode *r = ppid_xml_child(k, "rujukan"); r != NULL;
		     r = ppid_xml_next(r, "rujukan"))
			link_citation(pages, r);
}

/* What was asked before; a record does not say that itself. */
static bool
mark_earlier(PpidPages *pages, xmlNode *berkas, GError **error)
{
	ppid_berkas_remove(berkas, PPID_EARLIER_ELEMENT);
	if (pages->earlier == NULL)
		return true;
	if (!ppid_earlier_mark(pages->earlier, berkas, error))
		return false;
	for (xmlNode *b = ppid_xml_child(berkas, PPID_EARLIER_ELEMENT);
	     b != NULL; b = ppid_xml_next(b, PPID_EARLIER_ELEMENT))
		for (xmlNode *n = ppid_xml_child(b, "terdahulu"); n != NULL;
		     n = ppid_xml_next(n, "terdahulu"))
			link_citation(pages, n);
	return true;
}

/* A deadline that we must keep and that runs by itself. */
static bool
is_ours(xmlNode *deadline)
{
	g_autofree char *bearer = ppid_xml_get(deadline, "pemikul");

	return bearer != NULL && strstr(bearer, "PPID") != NULL &&
	       !ppid_xml_is(deadline, "bersyarat", "ya");
}

/*
 * Marks the first of our deadlines that has not passed, else the last that
 * has, and counts the others that have.  Returns its day.
 */
static char *
mark_nearest(PpidPages *pages, xmlNode *berkas)
{
	g_autofree char *best_day = NULL;
	xmlNode *best = NULL;
	int late = 0;

	for (xmlNode *t = ppid_xml_child(berkas, "tenggat"); t != NULL;
	     t = ppid_xml_next(t, "tenggat")) {
		g_autofree char *day = ppid_xml_get(t, "jatuh-tempo");
		bool past, best_past;

		ppid_xml_set(t, "terdekat", NULL);
		if (day == NULL || !is_ours(t))
			continue;
		past = strcmp(day, pages->today_text) < 0;
		best_past = best != NULL &&
			    strcmp(best_day, pages->today_text) < 0;
		late += past;
		if (best == NULL || (best_past && !past) ||
		    (best_past == past &&
		     (past ? strcmp(day, best_day) > 0
			   : strcmp(day, best_day) < 0))) {
			best = t;
			g_free(best_day);
			best_day = g_steal_pointer(&day);
		}
	}
	if (best == NULL)
		return NULL;
	ppid_xml_set(best, "terdekat", "ya");
	pages->late += late > 0;
	if (strcmp(best_day, pages->today_text) < 0)
		late--;
	ppid_xml_set(berkas, "lewat", NULL);
	if (late > 0)
		ppid_xml_set_int(berkas, "lewat", late);
	return g_steal_pointer(&best_day);
}

static bool
needs_review(xmlNode *berkas)
{
	for (xmlNode *k = ppid_xml_child(berkas, "klasifikasi"); k != NULL;
	     k = ppid_xml_next(k, "klasifikasi"))
		if (ppid_xml_is(k, "tinjau", "ya"))
			return true;
	return false;
}

/* --- pages -------------------------------------------------------------------- */

static GString *
transform(PpidPages *pages, xmlDoc *doc, const char *part, const char *base,
	  GError **error)
{
	const char *params[] = {
		"bagian", part,		"kini",	     pages->today,
		"segera", pages->soon,	"dasar",     base,
		"gaya",	  pages->style, "kebijakan", pages->policy,
		NULL,
	};

	GString *page = ppid_xslt_apply(pages->xslt, doc, params,
					strcmp(part, "baris") == 0, error);
	g_autofree char *shown = NULL;

	if (page == NULL || !g_regex_match(pages->hidden, page->str, 0, NULL))
		return page;
	shown = g_regex_replace_literal(pages->hidden, page->str,
					(gssize)page->len, 0, BOX, 0, error);
	g_string_free(page, TRUE);
	return shown == NULL ? NULL : g_string_new(shown);
}

static bool
keep_row(PpidPages *pages, xmlNode *berkas, const char *id, const char *day,
	 GError **error)
{
	GString *html = transform(pages, berkas->doc, "baris", "", error);
	Row *row;

	if (html == NULL)
		return false;
	row = g_new0(Row, 1);
	/* shorter numbers first: 9999 before 10000 */
	row->key = g_strdup_printf("%s %03zu %s",
				   day != NULL ? day : LAST_KEY, strlen(id),
				   id);
	row->html = html;
	g_ptr_array_add(pages->rows, row);
	pages->review += needs_review(berkas);
	pages->faulty += ppid_xml_child(berkas, "cacat") != NULL;
	return true;
}

GString *
ppid_pages_case(PpidPages *pages, xmlNode *berkas, GError **error)
{
	g_autofree char *id = ppid_pages_case_id(pages, berkas);
	g_autofree char *day = NULL, *folder = NULL, *base = NULL;

	g_return_val_if_fail(id != NULL, NULL);
	check_files(pages, berkas);
	mark_course(pages, berkas);
	link_citations(pages, berkas);
	if (!mark_earlier(pages, berkas, error))
		return NULL;
	day = mark_nearest(pages, berkas);
	if (!keep_row(pages, berkas, id, day, error))
		return NULL;
	if (pages->link_base != NULL) {
		folder = case_folder(pages->link_base, id);
		base = g_strconcat(folder, "/", NULL);
	}
	return transform(pages, berkas->doc, "halaman",
			 base != NULL ? base : "", error);
}

static int
compare_rows(const void *a, const void *b)
{
	const Row *x = *(Row *const *)a, *y = *(Row *const *)b;

	return strcmp(x->key, y->key);
}

/* The rows go between the tags of the empty table body. */
static GString *
insert_rows(const GString *shell, GPtrArray *rows)
{
	const char *end = strstr(shell->str, BODY_END);
	GString *page;

	if (end == NULL)
		return g_string_new_len(shell->str, (gssize)shell->len);
	page = g_string_new_len(shell->str, end - shell->str);
	for (guint i = 0; i < rows->len; i++) {
		const Row *row = g_ptr_array_index(rows, i);

		g_string_append_c(page, '\n');
		g_string_append_len(page, row->html->str,
				    (gssize)row->html->len);
	}
	g_string_append(page, end);
	return page;
}

GString *
ppid_pages_index(PpidPages *pages, const char *body, GError **error)
{
	g_autoptr(xmlDoc) doc = ppid_xml_new_record("indeks");
	xmlNode *root = xmlDocGetRootElement(doc);
	GString *shell, *page;

	ppid_xml_set(root, "nama", body);
	ppid_xml_set(root, "tanggal", pages->today_text);
	ppid_xml_set_int(root, "jumlah", pages->rows->len);
	ppid_xml_set_int(root, "lewat", pages->late);
	ppid_xml_set_int(root, "tinjau", pages->review);
	ppid_xml_set_int(root, "cacat", pages->faulty);
	shell = transform(pages, doc, "indeks", "", error);
	if (shell == NULL)
		return NULL;
	g_ptr_array_sort(pages->rows, compare_rows);
	page = insert_rows(shell, pages->rows);
	g_string_free(shell, TRUE);
	return page;
}

bool
ppid_page_write(const char *path, const GString *page, bool *written_out,
		GError **error)
{
	g_autofree char *old = NULL;
	gsize size = 0;
	bool same = g_file_get_contents(path, &old, &size, NULL) &&
		    size == page->len && memcmp(old, page->str, size) == 0;

	if (written_out != NULL)
		*written_out = !same;
	return same || ppid_atomic_write(path, page->str, page->len, error);
}
