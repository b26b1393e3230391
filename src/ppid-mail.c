/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-mail.h"

#include <string.h>
#include <unistd.h>

#include "ppid-berkas.h"
#include "ppid-maildate.h"
#include "ppid-received.h"
#include "ppid-time.h"

/* 9999-01-01: in every zone a year of four digits. */
#define INSTANT_MAX G_GINT64_CONSTANT(253370764800)

PpidMailTables *
ppid_mail_tables_new(const char *data_dir, GError **error)
{
	g_autoptr(PpidMailTables) tables = g_new0(PpidMailTables, 1);

	tables->links = ppid_links_new(data_dir, error);
	if (tables->links == NULL)
		return NULL;
	tables->marks = ppid_marks_load(data_dir, error);
	if (tables->marks == NULL)
		return NULL;
	tables->bounces = ppid_bounce_rules_new(data_dir, error);
	return tables->bounces != NULL ? g_steal_pointer(&tables) : NULL;
}

void
ppid_mail_tables_free(PpidMailTables *tables)
{
	if (tables == NULL)
		return;
	ppid_links_free(tables->links);
	ppid_marks_free(tables->marks);
	ppid_bounce_rules_free(tables->bounces);
	g_free(tables);
}

/* Children of <surel>, in the order of berkas(5). */
static const char *const order[] = {
	"message-id",	 "dari",	  "pengirim", "balas-ke",
	"jalur-balik",	 "kepada",	  "tembusan", "perihal",
	"membalas",	 "acuan",	  "tajuk",    "keaslian",
	"waktu",	 "bagian",	  "pengamanan", "laporan",
	"teks",		 "rentang",	  "lampiran", "belum-terekam",
	"catatan",	 "isi-lampiran",
};

static gsize
rank_of(const char *name)
{
	gsize i = 0;

	while (i < G_N_ELEMENTS(order) && !g_str_equal(order[i], name))
		i++;
	return i;
}

xmlNode *
ppid_mail_insert(xmlNode *surel, const char *name, const char *text)
{
	gsize rank = rank_of(name);
	xmlNode *node, *next;

	for (next = surel->last; next != NULL; next = next->prev)
		if (next->type == XML_ELEMENT_NODE &&
		    rank_of((const char *)next->name) <= rank)
			break;
	next = next != NULL ? next->next : surel->children;
	node = ppid_xml_add(surel, name, text);
	if (next != NULL)
		xmlAddPrevSibling(next, node);
	return node;
}

static xmlDoc *
new_record(const PpidConfig *config, xmlNode **surel_out)
{
	xmlDoc *doc = ppid_xml_new_record("berkas");
	xmlNode *berkas = xmlDocGetRootElement(doc);

	ppid_xml_set(berkas, "badan-publik", config->code);
	*surel_out = ppid_berkas_add(berkas, "surel", NULL);
	return doc;
}

static void
set_identity(xmlNode *surel, const PpidMailSource *source,
	     const PpidPrescan *scan)
{
	ppid_xml_set(surel, "id", "surel-1");
	ppid_xml_set(surel, "arah", "masuk");
	ppid_xml_set(surel, "sumber", source->name);
	ppid_xml_set(surel, "sha256", scan->sha256);
	ppid_xml_set_int(surel, "ukuran", scan->size);
}

/* In its own offset: what the sender or the server wrote. */
static void
set_own_zone(xmlNode *waktu, const char *attribute, GDateTime *instant)
{
	g_autofree char *text =
		instant != NULL ? ppid_time_text(instant) : NULL;

	ppid_xml_set(waktu, attribute, text);
}

static GDateTime *
read_date(const PpidHeaders *headers, PpidNotes *notes)
{
	const PpidHeader *h = ppid_headers_get(headers, "Date", 0);
	bool guessed = false;
	GDateTime *date;

	if (h == NULL)
		return NULL;
	date = ppid_maildate_parse(h->value, h->size, &guessed);
	if (date == NULL)
		ppid_notes_add(notes, "tanggal-tak-terbaca", "0", h->offset);
	else if (guessed)
		ppid_notes_add(notes, "tanggal-ditebak", "0", h->offset);
	return date;
}

/* law.md 3: the instant our server took it; never the sender's Date. */
static void
add_times(xmlNode *surel, const PpidHeaders *headers,
	  const PpidMailSource *source, const PpidConfig *config,
	  PpidNotes *notes)
{
	xmlNode *waktu = ppid_xml_add(surel, "waktu", NULL);
	bool ours = false, guessed = false;
	g_autoptr(GDateTime) received = ppid_received_find(
		headers, config->mail_servers, &ours, &guessed);
	g_autoptr(GDateTime) date = read_date(headers, notes);
	g_autoptr(GDateTime) internal =
		source->internaldate > 0 && source->internaldate < INSTANT_MAX
			? g_date_time_new_from_unix_utc(source->internaldate)
			: NULL;
	GDateTime *governs = ours		? received
			     : internal != NULL ? internal
						: received;

	if (governs != NULL) {
		g_autofree char *text =
			ppid_time_format(governs, config->zone);

		ppid_xml_set(waktu, "diterima", text);
		ppid_xml_set(waktu, "dasar",
			     ours		   ? "received-server"
			     : governs == internal ? "internaldate"
						   : "received");
	}
	set_own_zone(waktu, "received", received);
	if (internal != NULL) {
		g_autofree char *text =
			ppid_time_format(internal, config->zone);

		ppid_xml_set(waktu, "internaldate", text);
	}
	set_own_zone(waktu, "date", date);
	if (received != NULL && guessed)
		ppid_notes_add(notes, "received-ditebak", "0", -1);
}

/* The event that starts the clocks; without an instant there is none. */
static void
add_event(xmlNode *berkas, xmlNode *surel)
{
	xmlNode *waktu = ppid_xml_child(surel, "waktu");
	g_autofree char *instant = ppid_xml_get(waktu, "diterima");

	if (instant != NULL)
		ppid_berkas_add_event(berkas, "diterima", instant, "surel-1");
	else
		ppid_berkas_add_fault(berkas, "parse", "tanpa-waktu", NULL);
}

xmlDoc *
ppid_mail_record(const PpidMailSource *source, const PpidConfig *config,
		 const PpidLimits *limits, const PpidMailTables *tables,
		 GError **error)
{
	g_autoptr(PpidNotes) notes = ppid_notes_new();
	g_autoptr(PpidTree) tree = ppid_tree_open(
		source->fd, source->start, source->end, limits, notes, error);
	g_autoptr(xmlDoc) doc = NULL;
	xmlNode *berkas, *surel;

	if (tree == NULL)
		return NULL;
	doc = new_record(config, &surel);
	berkas = xmlDocGetRootElement(doc);
	set_identity(surel, source, ppid_tree_scan(tree));
	ppid_mail_add_fields(surel, tree, notes);
	ppid_mail_add_origin(surel, ppid_tree_headers(tree), config);
	add_times(surel, ppid_tree_headers(tree), source, config, notes);
	ppid_mail_add_parts(surel, tree, limits, tables, notes);
	ppid_mail_add_security(surel, tree);
	if (tables != NULL)
		ppid_mail_add_notices(surel, tree, tables->bounces);
	ppid_notes_write(notes, surel);
	if (ppid_tree_fault(tree) != NULL)
		ppid_berkas_add_fault(berkas, "parse", ppid_tree_fault(tree),
				      NULL);
	add_event(berkas, surel);
	return g_steal_pointer(&doc);
}

/* The beginning of the message, as far as it is there. */
static PpidHeaders *
read_headers(const PpidMailSource *source, const PpidPrescan *scan,
	     PpidNotes *notes)
{
	gsize size = (gsize)MIN(scan->size, PPID_HEADER_BLOCK_MAX), have = 0;
	g_autofree char *block = g_malloc(size + 1);

	while (have < size) {
		ssize_t n = pread(source->fd, block + have, size - have,
				  source->start + (gint64)have);

		if (n <= 0)
			break;
		have += (gsize)n;
	}
	return ppid_headers_parse(block, have, notes);
}

xmlDoc *
ppid_mail_fallback(const PpidMailSource *source, const PpidConfig *config,
		   const char *code, bool with_headers, GError **error)
{
	g_autoptr(PpidNotes) notes = ppid_notes_new();
	g_autoptr(PpidHeaders) headers = NULL;
	xmlDoc *doc;
	xmlNode *berkas, *surel;
	PpidPrescan scan;

	if (!ppid_prescan_fd(source->fd, source->start, source->end, &scan,
			     error))
		return NULL;
	headers = with_headers ? read_headers(source, &scan, notes)
			       : ppid_headers_parse("", 0, NULL);
	doc = new_record(config, &surel);
	berkas = xmlDocGetRootElement(doc);
	set_identity(surel, source, &scan);
	add_times(surel, headers, source, config, notes);
	ppid_notes_write(notes, surel);
	ppid_berkas_add_fault(berkas, "parse", code, NULL);
	add_event(berkas, surel);
	return doc;
}
