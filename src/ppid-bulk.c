/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-bulk-private.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-lexicon.h"
#include "ppid-ranges.h"
#include "ppid-xml.h"

#define TABLE "massal.xml"
#define SCHEMA "massal.xsd"
#define HEAD_BYTES 6000	 /* of a text: its beginning */
#define COVER_WORDS 60	 /* a body that only covers a letter */
#define ATTACHED_MAX 10	 /* letters in attachments */
#define RECIPIENTS_MAX 10000

struct PpidBulk {
	GPtrArray *kinds;   /* char *: by which something is asked */
	GPtrArray *domains; /* char *: of public bodies */
	PpidPhraseSet *phrases; /* tags: PpidBulkList */
	guint items;	    /* more are bulk */
	guint bodies;
};

/* The numbers of one letter. */
typedef struct {
	const PpidBulk *bulk;
	xmlNode *k;
	const char *surel;
	bool asks;
	guint items;
	guint recipients;
	guint addressees;
	bool everybody;
	bool things;
} Count;

/* --- the table -------------------------------------------------------------- */

void
ppid_bulk_free(PpidBulk *bulk)
{
	if (bulk == NULL)
		return;
	g_ptr_array_unref(bulk->kinds);
	g_ptr_array_unref(bulk->domains);
	ppid_phrase_set_free(bulk->phrases);
	g_free(bulk);
}

static guint
list_of(xmlNode *daftar)
{
	static const char *const codes[PPID_BULK_LISTS] = {
		"penyapa", "awal-baris", "langsung", "semua",
		"badan",   "sewilayah",	 "lewati",   "benda",
	};
	guint i = 0;

	while (i + 1 < PPID_BULK_LISTS &&
	       !ppid_xml_is(daftar, "kode", codes[i]))
		i++;
	return i;
}

static bool
read_lists(PpidBulk *bulk, xmlNode *root, GError **error)
{
	xmlNode *list = ppid_xml_child(root, "daftar");

	for (; list != NULL; list = ppid_xml_next(list, "daftar")) {
		guint tag = list_of(list);
		xmlNode *node = ppid_xml_child(list, "kata");

		for (; node != NULL; node = ppid_xml_next(node, "kata")) {
			g_autofree char *phrase = ppid_xml_text(node);

			if (!ppid_phrase_set_add(bulk->phrases, phrase, tag))
				return ppid_data_error(
					error, node,
					"a phrase without a word");
		}
	}
	return true;
}

static guint
read_limit(xmlNode *root, const char *name)
{
	g_autofree char *text = ppid_xml_get(root, name);

	return (guint)g_ascii_strtoull(text, NULL, 10);
}

PpidBulk *
ppid_bulk_new(const char *data_dir, GError **error)
{
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(data_dir, TABLE, SCHEMA, NULL, error);
	g_autoptr(PpidBulk) bulk = NULL;
	xmlNode *root, *node;

	if (doc == NULL)
		return NULL;
	root = xmlDocGetRootElement(doc);
	bulk = g_new0(PpidBulk, 1);
	bulk->kinds = g_ptr_array_new_with_free_func(g_free);
	bulk->domains = g_ptr_array_new_with_free_func(g_free);
	bulk->phrases = ppid_phrase_set_new();
	bulk->items = read_limit(root, "butir-lebih-dari");
	bulk->bodies = read_limit(root, "penerima-lebih-dari");
	node = ppid_xml_child(root, "surat");
	for (; node != NULL; node = ppid_xml_next(node, "surat"))
		g_ptr_array_add(bulk->kinds, ppid_xml_get(node, "jenis"));
	node = ppid_xml_child(root, "domain");
	for (; node != NULL; node = ppid_xml_next(node, "domain"))
		g_ptr_array_add(bulk->domains, ppid_xml_text(node));
	if (!read_lists(bulk, root, error))
		return NULL;
	ppid_phrase_set_compile(bulk->phrases);
	return g_steal_pointer(&bulk);
}

/* --- To and Cc -------------------------------------------------------------- */

static bool
is_body(const PpidBulk *bulk, const char *address)
{
	const char *host = strrchr(address, '@');

	if (host == NULL)
		return false;
	for (guint i = 0; i < bulk->domains->len; i++) {
		const char *domain = g_ptr_array_index(bulk->domains, i);
		gsize size = strlen(domain), length = strlen(host);

		if (length > size &&
		    g_ascii_strcasecmp(host + length - size, domain) == 0 &&
		    (host[length - size - 1] == '.' ||
		     host[length - size - 1] == '@'))
			return true;
	}
	return false;
}

static guint
count_recipients(const PpidBulk *bulk, xmlNode *surel)
{
	static const char *const names[] = { "kepada", "tembusan" };
	g_autoptr(GHashTable) seen = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		xmlNode *node = ppid_xml_child(surel, names[i]);

		for (; node != NULL &&
		       g_hash_table_size(seen) < RECIPIENTS_MAX;
		     node = ppid_xml_next(node, names[i])) {
			g_autofree char *address = ppid_xml_text(node);

			if (is_body(bulk, address))
				g_hash_table_add(
					seen,
					g_ascii_strdown(address, -1));
		}
	}
	return g_hash_table_size(seen);
}

/* --- words ------------------------------------------------------------------ */

/* After the other <bukti>, before elements of others. */
static void
add_evidence(const Count *c, const char *rule, const char *part,
	     const char *text, const PpidFold *fold, guint first, guint last)
{
	xmlNode *node = ppid_xml_new(c->k, "bukti");
	xmlNode *place = c->k->children;
	g_autofree char *words = NULL;
	gsize start, length;

	ppid_fold_span(fold, first, last, &start, &length);
	words = g_strndup(text + start, length);
	while (place != NULL &&
	       (place->type != XML_ELEMENT_NODE ||
		ppid_xml_named(place, (const char *)place->name)))
		place = place->next;
	if (place != NULL)
		xmlAddPrevSibling(place, node);
	else
		xmlAddChild(c->k, node);
	{
		g_autofree char *clean = ppid_xml_scrub(words, -1, NULL);

		xmlNodeAddContent(node, BAD_CAST clean);
	}
	ppid_xml_set(node, "aturan", rule);
	ppid_xml_set(node, "surel", c->surel);
	ppid_xml_set(node, "bagian", part);
	ppid_xml_set_int(node, "awal", (gint64)start);
	ppid_xml_set_int(node, "panjang", (gint64)length);
}

static guint
words_from(const PpidFold *fold, guint word, gsize start)
{
	while (word < fold->list->len &&
	       ppid_fold_at(fold, word)->start < start)
		word++;
	return word;
}

static void
count_words(Count *c, const char *part, const char *text, gsize start,
	    gsize length)
{
	gsize size = start + MIN(length, HEAD_BYTES);
	g_autoptr(PpidFold) fold = ppid_fold_new(text, (gssize)size);
	PpidBulkWords found;

	ppid_bulk_words(c->bulk->phrases, fold, words_from(fold, 0, start),
			fold->list->len, &found);
	c->addressees = MAX(c->addressees, found.bodies);
	if (c->asks && found.everybody && !c->everybody) {
		c->everybody = true;
		add_evidence(c, "M-SEMUA", part, text, fold, found.first,
			     found.last);
	}
	/* a list that we could not read: what the letter says of it */
	if (c->asks && c->items == 0 && !c->things &&
	    found.things > c->bulk->items) {
		c->things = true;
		add_evidence(c, "M-BUTIR", part, text, fold,
			     found.thing_first, found.thing_last);
	}
}

/* The first of the sender's own words.  Returns: how many there are. */
static guint
count_text(Count *c, xmlNode *surel, xmlNode *teks)
{
	g_autofree char *text = ppid_xml_text(teks);
	g_autofree char *part = ppid_xml_get(teks, "bagian");
	g_autoptr(GArray) segments = NULL;

	if (text == NULL || part == NULL)
		return 0;
	segments = ppid_ranges_read(surel, part, strlen(text));
	for (guint i = 0; i < segments->len; i++) {
		const PpidSegment *s =
			&g_array_index(segments, PpidSegment, i);
		bool words = s->kind == PPID_SEGMENT_OWN ||
			     s->kind == PPID_SEGMENT_FORWARD;

		if (!words || s->length == 0)
			continue;
		count_words(c, part, text, s->start, s->length);
		return (guint)MIN(s->length / 6, G_MAXINT);
	}
	return 0;
}

static void
count_attached(Count *c, xmlNode *surel)
{
	xmlNode *isi = ppid_xml_child(surel, "isi-lampiran");
	guint count = 0;

	for (; isi != NULL; isi = ppid_xml_next(isi, "isi-lampiran")) {
		xmlNode *node = ppid_xml_child(isi, "teks");

		for (; node != NULL && count < ATTACHED_MAX;
		     node = ppid_xml_next(node, "teks")) {
			g_autofree char *text = ppid_xml_text(node);
			g_autofree char *part = ppid_xml_get(node, "bagian");

			count++;
			if (text != NULL && part != NULL)
				count_words(c, part, text, 0, strlen(text));
		}
	}
}

static void
count_texts(Count *c, xmlNode *surel)
{
	xmlNode *subject = ppid_xml_child(surel, "perihal");
	xmlNode *node = ppid_xml_child(surel, "teks");
	g_autofree char *line = ppid_xml_text(subject);
	guint words = 0;

	if (line != NULL)
		count_words(c, "perihal", line, 0, strlen(line));
	for (; node != NULL; node = ppid_xml_next(node, "teks"))
		if (!ppid_xml_is(node, "peran", "alternatif") &&
		    !ppid_xml_is(node, "peran", "laporan"))
			words += count_text(c, surel, node);
	if (words < COVER_WORDS)
		count_attached(c, surel);
}

/* --- the record ------------------------------------------------------------ */

static guint
count_items(xmlNode *berkas, const char *surel)
{
	xmlNode *node = ppid_xml_child(ppid_xml_child(berkas, "permintaan"),
				       "rincian");
	guint count = 0;

	for (; node != NULL; node = ppid_xml_next(node, "rincian"))
		count += ppid_xml_is(node, "surel", surel);
	return count;
}

static bool
asks(const PpidBulk *bulk, xmlNode *k)
{
	for (guint i = 0; i < bulk->kinds->len; i++)
		if (ppid_xml_is(k, "jenis", g_ptr_array_index(bulk->kinds, i)))
			return true;
	return false;
}

static void
count_letter(const PpidBulk *bulk, xmlNode *berkas, xmlNode *surel, xmlNode *k,
	     const char *id)
{
	Count c = { .bulk = bulk, .k = k, .surel = id, .asks = asks(bulk, k) };
	guint bodies;

	c.items = count_items(berkas, id);
	c.recipients = count_recipients(bulk, surel);
	count_texts(&c, surel);
	/* we have it: one body at least is asked */
	bodies = MAX(MAX(c.recipients, c.addressees), 1);
	ppid_xml_set_int(k, "butir", c.items);
	ppid_xml_set_int(k, "penerima", bodies);
	if (c.asks && (c.everybody || c.things || c.items > bulk->items ||
		       bodies > bulk->bodies))
		ppid_xml_set(k, "massal", "ya");
}

static xmlNode *
klasifikasi_of(xmlNode *berkas, const char *id)
{
	xmlNode *k = ppid_xml_child(berkas, "klasifikasi");

	while (k != NULL && !ppid_xml_is(k, "surel", id))
		k = ppid_xml_next(k, "klasifikasi");
	return k;
}

GPtrArray *
ppid_bulk_pending(xmlNode *berkas)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	bool stored = xmlHasProp(berkas, BAD_CAST "revisi") != NULL;
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	for (; surel != NULL; surel = ppid_xml_next(surel, "surel")) {
		g_autofree char *id = ppid_xml_get(surel, "id");
		xmlNode *k = id != NULL ? klasifikasi_of(berkas, id) : NULL;

		if (id == NULL || ppid_xml_is(surel, "arah", "keluar") ||
		    (stored && k != NULL &&
		     xmlHasProp(k, BAD_CAST "jenis") != NULL))
			continue;
		g_ptr_array_add(ids, g_steal_pointer(&id));
	}
	return ids;
}

void
ppid_bulk_run(const PpidBulk *bulk, xmlNode *berkas, const GPtrArray *pending)
{
	guint next = 0;
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	/* both are in the order of the record */
	for (; surel != NULL && next < pending->len;
	     surel = ppid_xml_next(surel, "surel")) {
		const char *id = g_ptr_array_index(pending, next);
		xmlNode *k;

		if (!ppid_xml_is(surel, "id", id))
			continue;
		next++;
		k = klasifikasi_of(berkas, id);
		if (k != NULL)
			count_letter(bulk, berkas, surel, k, id);
	}
}
