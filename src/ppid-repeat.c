/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-repeat.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-digest.h"
#include "ppid-fold.h"
#include "ppid-identity.h"
#include "ppid-ranges.h"
#include "ppid-shape.h"
#include "ppid-xml.h"

#define NIK_DIGITS 16
#define ADDRESSES_MAX 4
/* Fewer words are everybody's: "data terlampir", a covering note. */
#define ITEM_WORDS 3
#define TEXT_WORDS 8
#define RELAYED "permintaan-lapor"

gboolean
ppid_repeat_is_content(const char *key)
{
	return g_str_has_prefix(key, PPID_REPEAT_CONTENT);
}

/* Takes @value. */
static void
add_key(GPtrArray *keys, const char *prefix, char *value)
{
	g_autofree char *owned = value;
	char *key = g_strconcat(prefix, value, NULL);

	if (*owned == '\0' ||
	    g_ptr_array_find_with_equal_func(keys, key, g_str_equal, NULL))
		g_free(key);
	else
		g_ptr_array_add(keys, key);
}

/* --- who ------------------------------------------------------------------ */

static bool
is_forwarded(xmlNode *surel)
{
	xmlNode *n = ppid_xml_child(surel, "rentang");

	while (n != NULL && !ppid_xml_is(n, "jenis", "terusan"))
		n = ppid_xml_next(n, "rentang");
	return n != NULL;
}

static bool
is_relayed(xmlNode *berkas, const char *surel)
{
	xmlNode *n = ppid_xml_child(berkas, "klasifikasi");

	while (n != NULL && !(ppid_xml_is(n, "surel", surel) &&
			      ppid_xml_is(n, "jenis", RELAYED)))
		n = ppid_xml_next(n, "klasifikasi");
	return n != NULL;
}

static void
add_addresses(GPtrArray *keys, xmlNode *berkas, xmlNode *surel)
{
	xmlNode *stated =
		ppid_xml_child(ppid_xml_child(berkas, "pemohon"), "surel");
	g_autofree char *id = ppid_xml_get(surel, "id");
	char *author;

	for (xmlNode *n = stated; n != NULL && keys->len < ADDRESSES_MAX;
	     n = ppid_xml_next(n, "surel")) {
		g_autofree char *text = ppid_xml_text(n);

		add_key(keys, PPID_REPEAT_ADDRESS,
			ppid_identity_address(text));
	}
	if (keys->len > 0 || surel == NULL || is_forwarded(surel) ||
	    is_relayed(berkas, id))
		return;
	author = ppid_identity_sender(surel);
	if (author != NULL)
		add_key(keys, PPID_REPEAT_ADDRESS, author);
}

static void
add_nik(GPtrArray *keys, xmlNode *berkas)
{
	xmlNode *node = ppid_xml_child(ppid_xml_child(berkas, "pemohon"),
				       "nik");
	g_autofree char *text = node != NULL ? ppid_xml_text(node) : NULL;
	char digits[NIK_DIGITS + 1];
	gsize count = 0;

	for (const char *p = text; p != NULL && *p != '\0'; p++) {
		if (!g_ascii_isdigit(*p))
			continue;
		if (count == NIK_DIGITS)
			return;
		digits[count++] = *p;
	}
	if (count != NIK_DIGITS)
		return;
	digits[count] = '\0';
	if (ppid_shape_doubt_nik(digits) == NULL)
		add_key(keys, PPID_REPEAT_NIK,
			ppid_digest_of(digits, NIK_DIGITS));
}

/* --- what ----------------------------------------------------------------- */

/* Lines of folded words, and how many words they are. */
typedef struct {
	GPtrArray *lines;
	guint words;
} Asked;

static void
add_line(Asked *asked, const char *text, gsize size)
{
	g_autoptr(PpidFold) fold = ppid_fold_new(text, (gssize)size);
	GString *line;

	if (fold->list->len == 0)
		return;
	asked->words += fold->list->len;
	line = g_string_new(NULL);
	for (guint i = 0; i < fold->list->len; i++) {
		if (i > 0)
			g_string_append_c(line, ' ');
		g_string_append(line, ppid_fold_word(fold, i));
	}
	g_ptr_array_add(asked->lines, g_string_free(line, FALSE));
}

static void
add_items(Asked *asked, xmlNode *berkas)
{
	xmlNode *node = ppid_xml_child(ppid_xml_child(berkas, "permintaan"),
				       "rincian");

	for (; node != NULL; node = ppid_xml_next(node, "rincian")) {
		g_autofree char *text = ppid_xml_text(node);

		add_line(asked, text, strlen(text));
	}
}

static void
add_own_words(Asked *asked, xmlNode *surel, xmlNode *teks)
{
	g_autofree char *part = ppid_xml_get(teks, "bagian");
	g_autofree char *text = ppid_xml_text(teks);
	g_autoptr(GArray) segments =
		ppid_ranges_read(surel, part, strlen(text));

	for (guint i = 0; i < segments->len; i++) {
		const PpidSegment *s =
			&g_array_index(segments, PpidSegment, i);

		if (s->kind == PPID_SEGMENT_OWN ||
		    s->kind == PPID_SEGMENT_FORWARD)
			add_line(asked, text + s->start, s->length);
	}
}

static void
add_texts(Asked *asked, xmlNode *surel)
{
	for (xmlNode *n = ppid_xml_child(surel, "teks"); n != NULL;
	     n = ppid_xml_next(n, "teks"))
		if (!ppid_xml_is(n, "peran", "alternatif") &&
		    !ppid_xml_is(n, "peran", "laporan"))
			add_own_words(asked, surel, n);
	for (xmlNode *n = ppid_xml_child(surel, "lampiran"); n != NULL;
	     n = ppid_xml_next(n, "lampiran")) {
		char *digest = ppid_xml_get(n, "sha256");

		if (digest != NULL)
			g_ptr_array_add(asked->lines, digest);
	}
}

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Over the lines, sorted: the same items in another order are the same; one
 * that stands there twice counts once. */
static char *
digest_lines(GPtrArray *lines)
{
	g_autoptr(PpidDigest) sum = ppid_digest_new();

	g_ptr_array_sort(lines, compare_lines);
	for (guint i = 0; i < lines->len; i++) {
		const char *line = lines->pdata[i];

		if (i > 0 && strcmp(line, lines->pdata[i - 1]) == 0)
			continue;
		ppid_digest_add(sum, line, strlen(line));
		ppid_digest_add(sum, "\n", 1);
	}
	return g_strdup(ppid_digest_hex(sum));
}

static void
add_content(GPtrArray *keys, xmlNode *berkas, xmlNode *surel)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	Asked asked = { lines, 0 };
	guint least = ITEM_WORDS;

	add_items(&asked, berkas);
	if (lines->len == 0 && surel != NULL) {
		add_texts(&asked, surel);
		least = TEXT_WORDS;
	}
	if (asked.words >= least)
		add_key(keys, PPID_REPEAT_CONTENT, digest_lines(lines));
}

GPtrArray *
ppid_repeat_keys(xmlNode *berkas, const char *surel)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
	xmlNode *node =
		surel != NULL ? ppid_berkas_surel(berkas, surel) : NULL;

	add_addresses(keys, berkas, node);
	add_nik(keys, berkas);
	add_content(keys, berkas, node);
	return keys;
}
