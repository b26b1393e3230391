/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-office.h"

#include <string.h>

#include "ppid-sniff.h"

bool
ppid_office_open(PpidOffice *o, PpidReader *reader, PpidMember *member,
		 PpidUnpackWant want, const char *main_part)
{
	memset(o, 0, sizeof(*o));
	o->reader = reader;
	o->member = member;
	o->parts = ppid_unpack_package(reader, member, want, &o->trouble);
	if (g_hash_table_contains(o->parts, main_part)) {
		o->text = g_string_new(NULL);
		return true;
	}
	ppid_reader_missing(reader, member->number,
			    o->trouble != NULL ? o->trouble : "rusak", NULL);
	g_hash_table_unref(o->parts);
	return false;
}

void
ppid_office_drop(PpidOffice *o)
{
	g_string_free(o->text, TRUE);
	g_hash_table_unref(o->parts);
}

void
ppid_office_close(PpidOffice *o)
{
	PpidReadText t = { .type = o->member->type, .text = o->text->str,
			   .size = o->text->len, .cut = o->cut };

	ppid_reader_text(o->reader, o->member->number, &t);
	if (o->trouble != NULL)
		ppid_reader_missing(o->reader, o->member->number, o->trouble,
				    NULL);
	ppid_office_drop(o);
}

void
ppid_office_walk(PpidOffice *o, const char *part, const PpidXmlEvents *events,
		 gpointer data)
{
	GBytes *bytes = g_hash_table_lookup(o->parts, part);
	gsize size;
	const char *text;

	if (bytes == NULL)
		return;
	text = g_bytes_get_data(bytes, &size);
	if (!ppid_xmlwalk(text, size, events, data))
		o->trouble = "rusak";
}

/* Shorter names first: numbers come in their order. */
static int
by_name(gconstpointer a, gconstpointer b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	gsize nx = strlen(x), ny = strlen(y);

	return nx != ny ? (nx < ny ? -1 : 1) : strcmp(x, y);
}

GPtrArray *
ppid_office_names(const PpidOffice *o, const char *prefix, const char *suffix)
{
	GPtrArray *names = g_ptr_array_new();
	GHashTableIter iter;
	gpointer key;

	g_hash_table_iter_init(&iter, o->parts);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		if (g_str_has_prefix(key, prefix) &&
		    g_str_has_suffix(key, suffix))
			g_ptr_array_add(names, key);
	g_ptr_array_sort(names, by_name);
	return names;
}

gsize
ppid_office_room(const PpidOffice *o)
{
	gsize room = ppid_reader_text_room(o->reader);

	return room > o->text->len ? room - o->text->len : 0;
}

void
ppid_office_take(PpidOffice *o, PpidLayout *layout)
{
	if (o->text->len > 0 && layout->text->len > 0 &&
	    o->text->str[o->text->len - 1] != '\n')
		g_string_append_c(o->text, '\n');
	g_string_append_len(o->text, layout->text->str,
			    (gssize)layout->text->len);
	o->cut = o->cut || layout->cut;
	ppid_layout_clear(layout);
}

void
ppid_office_media(PpidOffice *o, const char *prefix)
{
	g_autoptr(GPtrArray) names = ppid_office_names(o, prefix, "");

	for (guint i = 0; i < MIN(names->len, PPID_OFFICE_MEDIA_MAX); i++) {
		const char *name = names->pdata[i];
		GBytes *bytes = g_hash_table_lookup(o->parts, name);
		gsize size;
		const char *data = g_bytes_get_data(bytes, &size);
		PpidFound found = { .name = strrchr(name, '/') + 1,
				    .bytes = data, .size = (gint64)size };
		const char *type = ppid_sniff_effective(
			NULL, ppid_sniff(data, size), found.name);

		if (size > 0 && ppid_readers_find(type) != NULL)
			ppid_reader_add(o->reader, o->member, &found);
	}
	if (names->len > PPID_OFFICE_MEDIA_MAX)
		ppid_reader_missing(o->reader, o->member->number, "batas",
				    NULL);
}
