/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-citation.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-identity.h"
#include "ppid-number.h"
#include "ppid-ranges.h"

#define FORMS "kutipan.xml"
#define FORMS_SCHEMA "kutipan.xsd"

/* A header field at the begin of a line, also quoted or indented: a bounce
 * has the header of our mail in its text (RFC 3464 2, RFC 8098 3.2.5). */
#define MESSAGE_ID_PATTERN                                                    \
	"^[ \\t>|]{0,20}(?:Original-)?Message-ID:[ \\t]{0,8}"                   \
	"<([^<>\\s]{3,250})>"

struct PpidCiter {
	PpidNumber *numbers;
	GPtrArray *forms; /* GRegex * */
	GRegex *message_id;
};

/* By how much they are the message's own words. */
enum { SUBJECT, OWN, NAME, ATTACHED, QUOTED, PICTURE };

typedef struct {
	PpidCitation citation; /* first: handed out as such */
	int place;
	guint order; /* of finding */
} Entry;

typedef struct {
	const PpidCiter *citer;
	guint limit;
	guint counts[3]; /* by kind */
	GPtrArray *entries;
	const GArray *ranges; /* of the text at hand, or NULL */
} Search;

static void
entry_free(gpointer data)
{
	Entry *entry = data;

	g_free(entry->citation.text);
	g_free(entry->citation.part);
	g_free(entry);
}

/* --- forms ------------------------------------------------------------------ */

/* People write "017 / REG-PSI / IV / 2026": every slash may have blanks. */
static GRegex *
compile_form(const char *form, GError **error)
{
	g_auto(GStrv) pieces = g_strsplit(form, "/", -1);
	g_autofree char *loose = g_strjoinv("\\s{0,2}/\\s{0,2}", pieces);
	g_autofree char *pattern = g_strdup_printf(
		"(?<![0-9A-Za-z/])%s(?![0-9A-Za-z])", loose);

	return g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0,
			   error);
}

static bool
load_forms(PpidCiter *citer, const char *data_dir, GError **error)
{
	g_autoptr(xmlDoc) doc = ppid_data_load_xml(data_dir, FORMS,
						   FORMS_SCHEMA, NULL, error);

	if (doc == NULL)
		return false;
	for (xmlNode *n = ppid_xml_child(xmlDocGetRootElement(doc), "bentuk");
	     n != NULL; n = ppid_xml_next(n, "bentuk")) {
		g_autofree char *form = ppid_xml_get(n, "pola");
		g_autoptr(GError) local = NULL;
		GRegex *regex = compile_form(form, &local);

		if (regex == NULL) {
			g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
				    FORMS ":%ld: %s", xmlGetLineNo(n),
				    local->message);
			return false;
		}
		g_ptr_array_add(citer->forms, regex);
	}
	return true;
}

PpidCiter *
ppid_citer_new(const PpidConfig *config, const char *data_dir, GError **error)
{
	g_autoptr(PpidCiter) citer = g_new0(PpidCiter, 1);

	citer->forms = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_regex_unref);
	citer->message_id = g_regex_new(
		MESSAGE_ID_PATTERN,
		G_REGEX_CASELESS | G_REGEX_MULTILINE | G_REGEX_OPTIMIZE, 0,
		NULL);
	citer->numbers = ppid_number_new(config, error);
	if (citer->numbers == NULL || !load_forms(citer, data_dir, error))
		return NULL;
	return g_steal_pointer(&citer);
}

void
ppid_citer_free(PpidCiter *citer)
{
	if (citer == NULL)
		return;
	ppid_number_free(citer->numbers);
	g_ptr_array_unref(citer->forms);
	g_regex_unref(citer->message_id);
	g_free(citer);
}

/* --- search ----------------------------------------------------------------- */

static void
add(Search *search, int place, PpidCitationKind kind, const char *text,
    const char *part)
{
	Entry *entry;

	/* repetitions are dropped later, so more than the limit are kept */
	if (search->counts[kind] >= 4 * search->limit)
		return;
	search->counts[kind]++;
	entry = g_new0(Entry, 1);
	entry->citation.kind = kind;
	entry->citation.text = g_strdup(text);
	entry->citation.part = g_strdup(part);
	entry->citation.guessed = place == PICTURE;
	entry->place = place;
	entry->order = search->entries->len;
	g_ptr_array_add(search->entries, entry);
}

/* What is quoted is somebody else's. */
static int
place_at(const Search *search, int place, gsize offset)
{
	for (guint i = 0; search->ranges != NULL && i < search->ranges->len;
	     i++) {
		const PpidSegment *s =
			&g_array_index(search->ranges, PpidSegment, i);

		if (offset < s->start + s->length)
			return s->kind == PPID_SEGMENT_QUOTE ? QUOTED : place;
	}
	return place;
}

static void
search_ours(Search *search, int place, const char *text, const char *part)
{
	g_autoptr(GPtrArray) hits = ppid_number_find(search->citer->numbers,
						     text, search->limit);

	for (guint i = 0; i < hits->len; i++) {
		const PpidNumberHit *hit = g_ptr_array_index(hits, i);

		add(search, place_at(search, place, hit->start),
		    PPID_CITATION_OURS, hit->text, part);
	}
}

static void
search_regex(Search *search, GRegex *regex, PpidCitationKind kind, int place,
	     const char *text, const char *part)
{
	g_autoptr(GMatchInfo) match = NULL;
	guint count = 0;

	g_regex_match(regex, text, 0, &match);
	while (g_match_info_matches(match) && count++ < search->limit) {
		int group = kind == PPID_CITATION_MESSAGE_ID;
		g_autofree char *found = g_match_info_fetch(match, group);
		g_autofree char *plain =
			kind == PPID_CITATION_MESSAGE_ID
				? g_strdup(found)
				: ppid_identity_number(found);
		int start;

		g_match_info_fetch_pos(match, 0, &start, NULL);
		add(search, place_at(search, place, (gsize)start), kind,
		    plain, part);
		g_match_info_next(match, NULL);
	}
}

static void
search_text(Search *search, int place, const char *text, const char *part)
{
	const PpidCiter *citer = search->citer;

	if (text == NULL || !g_utf8_validate(text, -1, NULL))
		return;
	search_ours(search, place, text, part);
	for (guint i = 0; i < citer->forms->len; i++)
		search_regex(search, g_ptr_array_index(citer->forms, i),
			     PPID_CITATION_COMMISSION, place, text, part);
	if (place == OWN)
		search_regex(search, citer->message_id,
			     PPID_CITATION_MESSAGE_ID, place, text, part);
}

/* The fields of a message inside, as they would stand in a text. */
static void
search_inner(Search *search, xmlNode *node)
{
	g_autofree char *part = ppid_xml_get(node, "nomor");

	for (xmlNode *n = ppid_xml_child(node, "tajuk"); n != NULL;
	     n = ppid_xml_next(n, "tajuk")) {
		g_autofree char *name = ppid_xml_get(n, "nama");
		g_autofree char *value = ppid_xml_text(n);
		g_autofree char *line = g_strdup_printf("%s: %s", name, value);

		search_text(search, OWN, line, part);
	}
}

static void
search_teks(Search *search, xmlNode *surel, xmlNode *teks)
{
	g_autofree char *text = ppid_xml_text(teks);
	g_autofree char *part = ppid_xml_get(teks, "bagian");
	g_autoptr(GArray) ranges =
		ppid_ranges_read(surel, part, strlen(text));

	search->ranges = ranges;
	search_text(search, OWN, text, part);
	search->ranges = NULL;
}

/* A number that stands in an attached letter only. */
static void
search_contents(Search *search, xmlNode *surel)
{
	xmlNode *node = ppid_xml_child(surel, "isi-lampiran");

	for (; node != NULL; node = ppid_xml_next(node, "isi-lampiran"))
		for (xmlNode *n = ppid_xml_child(node, "teks"); n != NULL;
		     n = ppid_xml_next(n, "teks")) {
			g_autofree char *text = ppid_xml_text(n);
			g_autofree char *part = ppid_xml_get(n, "bagian");

			search_text(search,
				    ppid_xml_is(n, "ocr", "ya") ? PICTURE
								: ATTACHED,
				    text, part);
		}
}

static void
search_mail(Search *search, xmlNode *surel)
{
	for (xmlNode *n = ppid_xml_child(surel, "perihal"); n != NULL;
	     n = ppid_xml_next(n, "perihal")) {
		g_autofree char *text = ppid_xml_text(n);

		search_text(search, SUBJECT, text, "perihal");
	}
	for (xmlNode *n = ppid_xml_child(surel, "teks"); n != NULL;
	     n = ppid_xml_next(n, "teks"))
		search_teks(search, surel, n);
	for (xmlNode *n = ppid_xml_child(surel, "bagian"); n != NULL;
	     n = ppid_xml_next(n, "bagian"))
		search_inner(search, n);
	for (xmlNode *n = ppid_xml_child(surel, "lampiran"); n != NULL;
	     n = ppid_xml_next(n, "lampiran")) {
		g_autofree char *text = ppid_xml_get(n, "nama");
		g_autofree char *part = ppid_xml_get(n, "bagian");

		search_text(search, NAME, text, part);
	}
	search_contents(search, surel);
}

static int
compare_entries(const void *a, const void *b)
{
	const Entry *x = *(Entry *const *)a, *y = *(Entry *const *)b;

	if (x->place != y->place)
		return x->place - y->place;
	return x->order < y->order ? -1 : x->order > y->order;
}

GPtrArray *
ppid_citer_find(const PpidCiter *citer, xmlNode *surel, guint limit)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(entry_free);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *found = g_ptr_array_new_with_free_func(entry_free);
	Search search = { .citer = citer, .limit = limit, .entries = all };
	guint counts[3] = { 0 };

	search_mail(&search, surel);
	g_ptr_array_sort(all, compare_entries);
	while (all->len > 0) {
		Entry *entry = g_ptr_array_steal_index(all, 0);
		PpidCitationKind kind = entry->citation.kind;
		char *key = g_strdup_printf("%d %s", kind,
					    entry->citation.text);

		if (g_hash_table_add(seen, key) && counts[kind]++ < limit)
			g_ptr_array_add(found, entry);
		else
			entry_free(entry);
	}
	return found;
}
