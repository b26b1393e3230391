/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-filer-private.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-history.h"
#include "ppid-time.h"

/*
 * Which kinds of message, and of event, get a register number: requests (UU 14/2008 art.
 * 22(4)), also those that come as a demand for a report, and objections
 * (PerKI 1/2021 art. 41(3)).  Every other case has its id only.
 */
static const struct {
	const char *kind, *sequence;
	guint draw;
} sequences[] = {
	{ "permohonan", PPID_INDEX_REQUEST, PPID_DRAW_REQUEST },
	{ "permintaan-lapor", PPID_INDEX_REQUEST, PPID_DRAW_REQUEST },
	{ "keberatan", PPID_INDEX_OBJECTION, PPID_DRAW_OBJECTION },
	/* what staff say of a message that was taken for something else */
	{ "permohonan-diterima", PPID_INDEX_REQUEST, PPID_DRAW_REQUEST },
	{ "keberatan-diterima", PPID_INDEX_OBJECTION, PPID_DRAW_OBJECTION },
	{ "keberatan-dicatat", PPID_INDEX_OBJECTION, PPID_DRAW_OBJECTION },
};

static bool
has_number(xmlNode *berkas, const char *sequence, const char *surel)
{
	xmlNode *n = ppid_xml_child(berkas, "nomor");

	while (n != NULL && !(ppid_xml_is(n, "jenis", sequence) &&
			      ppid_xml_is(n, "surel", surel)))
		n = ppid_xml_next(n, "nomor");
	return n != NULL;
}

/* The place in sequences[] that the message @id, which is a @kind, draws
 * from; -1 for none. */
static int
sequence_of(xmlNode *berkas, const char *kind, const char *id)
{
	xmlNode *surel = id != NULL ? ppid_berkas_surel(berkas, id) : NULL;

	if (kind == NULL || !ppid_xml_is(surel, "arah", "masuk"))
		return -1;
	for (gsize i = 0; i < G_N_ELEMENTS(sequences); i++)
		if (strcmp(kind, sequences[i].kind) == 0)
			return has_number(berkas, sequences[i].sequence, id)
				       ? -1
				       : (int)i;
	return -1;
}

typedef bool (*DrawFunc)(int place, const char *surel, gpointer data,
			 GError **error);

/* For each message that draws a number: by its kind, then by what staff
 * have recorded. */
static bool
each_draw(xmlNode *berkas, DrawFunc func, gpointer data, GError **error)
{
	g_autoptr(PpidHistory) history = ppid_history_read(berkas, NULL);
	const GPtrArray *events = ppid_history_effective(history);

	for (xmlNode *n = ppid_xml_child(berkas, "klasifikasi"); n != NULL;
	     n = ppid_xml_next(n, "klasifikasi")) {
		g_autofree char *kind = ppid_xml_get(n, "jenis");
		g_autofree char *surel = ppid_xml_get(n, "surel");
		int place = sequence_of(berkas, kind, surel);

		if (place >= 0 && !func(place, surel, data, error))
			return false;
	}
	for (guint i = 0; i < events->len; i++) {
		const PpidEvent *event = events->pdata[i];
		int place = sequence_of(berkas, event->kind, event->source);

		if (place >= 0 && !func(place, event->source, data, error))
			return false;
	}
	return true;
}

static bool
note_draw(int place, const char *surel, gpointer data, GError **error)
{
	guint *draws = data;

	(void)surel;
	(void)error;
	*draws |= sequences[place].draw;
	return true;
}

guint
ppid_filer_draws(xmlNode *berkas)
{
	guint draws = 0;

	/* cannot fail: note_draw() does not */
	if (!each_draw(berkas, note_draw, &draws, NULL))
		return 0;
	return draws;
}

void
ppid_filer_receipt(const PpidFiler *filer, xmlNode *berkas, xmlNode *surel,
		   GDate *date_out)
{
	g_autofree char *id = ppid_xml_get(surel, "id");
	g_autofree char *text =
		ppid_xml_get(ppid_xml_child(surel, "waktu"), "diterima");
	g_autoptr(GDateTime) instant = NULL;

	if (text == NULL && id != NULL)
		text = ppid_xml_get(ppid_berkas_event_of(berkas, id), "waktu");
	if (text != NULL)
		instant = ppid_time_parse(text, NULL);
	ppid_time_date(instant != NULL ? instant : filer->now,
		       filer->config->zone, date_out, NULL);
}

static bool
take_one(PpidFiler *filer, xmlNode *berkas, const char *id,
	 const char *sequence, const char *surel_id, GError **error)
{
	xmlNode *surel = ppid_berkas_surel(berkas, surel_id);
	g_autofree char *body = ppid_xml_get(berkas, "badan-publik");
	g_autofree char *key = ppid_xml_get(surel, "sha256");
	g_autofree char *text = NULL, *day = NULL;
	gint64 place = 0;
	xmlNode *nomor;
	GDate date;

	ppid_filer_receipt(filer, berkas, surel, &date);
	if (!ppid_index_take_register(filer->index, body != NULL ? body : "",
				      sequence, g_date_get_year(&date), key,
				      id, &place, error))
		return false;
	text = ppid_number_format(filer->number, sequence, place, &date);
	day = ppid_date_format(&date);
	nomor = ppid_berkas_add(berkas, "nomor", text);
	ppid_xml_set(nomor, "jenis", sequence);
	ppid_xml_set(nomor, "tanggal", day);
	ppid_xml_set(nomor, "surel", surel_id);
	ppid_xml_set_int(nomor, "urutan", place);
	return true;
}

typedef struct {
	PpidFiler *filer;
	xmlNode *berkas;
	const char *id;
} Take;

static bool
take_draw(int place, const char *surel, gpointer data, GError **error)
{
	const Take *take = data;

	return take_one(take->filer, take->berkas, take->id,
			sequences[place].sequence, surel, error);
}

bool
ppid_filer_take_registers(PpidFiler *filer, xmlNode *berkas, const char *id,
			  GError **error)
{
	Take take = { filer, berkas, id };

	return each_draw(berkas, take_draw, &take, error);
}
