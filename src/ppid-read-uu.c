/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that stand in a text: begin ... end. */
#include "config.h"
#include "ppid-read.h"

#include "ppid-decode.h"
#include "ppid-uu.h"

typedef struct {
	GString *bytes;
	gsize room;
	bool over;
} Sink;

static bool
sink(const char *bytes, gsize size, gpointer data)
{
	Sink *s = data;

	s->over = size > s->room - s->bytes->len;
	if (!s->over)
		g_string_append_len(s->bytes, bytes, (gssize)size);
	return !s->over;
}

static void
read_one(PpidReader *r, PpidMember *m, const PpidUu *uu)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	Sink s = { bytes, ppid_reader_room(r, m), false };
	g_autoptr(PpidDecoder) decoder =
		ppid_decoder_new(PPID_DECODE_UU, sink, &s);
	PpidFound found = { .name = uu->name, .size = -1 };
	const char *number;

	if (ppid_decoder_push(decoder, m->bytes + uu->start,
			      uu->end - uu->start))
		ppid_decoder_finish(decoder);
	if (!s.over) {
		found.bytes = bytes->str;
		found.size = (gint64)bytes->len;
		ppid_reader_unpacked(r, m, bytes->len);
	}
	number = ppid_reader_add(r, m, &found);
	if (number == NULL)
		return;
	if (s.over)
		ppid_reader_missing(r, number, "batas", NULL);
	else if (ppid_decoder_damage(decoder) != NULL)
		ppid_reader_note(r, number, ppid_decoder_damage(decoder), -1);
}

void
ppid_read_uu(PpidReader *r, PpidMember *m)
{
	g_auto(PpidUu) uu = { 0 };
	gsize from = 0;

	while (ppid_uu_find(m->bytes, m->size, from, &uu)) {
		read_one(r, m, &uu);
		from = uu.end;
	}
}
