/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP, 7z, RAR, tar, gzip: each member goes to its own reader. */
#include "config.h"
#include "ppid-read.h"

#include <string.h>

#include "ppid-unpack.h"

typedef struct {
	PpidReader *reader;
	PpidMember *member;
} Box;

/* What macOS adds beside each file is of no use to anybody. */
static bool
is_wanted(const char *name, gpointer data)
{
	(void)data;
	return !g_str_has_prefix(name, "__MACOSX/") &&
	       !g_str_has_suffix(name, ".DS_Store");
}

/* One file under gzip has no name of its own. */
static char *
inner_name(const PpidMember *m, const char *name)
{
	const char *dot = m->name != NULL ? strrchr(m->name, '.') : NULL;

	if (strcmp(name, "data") != 0 || strstr(m->type, "zip") == NULL ||
	    strcmp(m->type, "application/zip") == 0 || dot == NULL)
		return g_strdup(name);
	return g_strndup(m->name, (gsize)(dot - m->name));
}

static bool
give(const PpidUnpacked *u, gpointer data)
{
	Box *box = data;
	g_autofree char *name = inner_name(box->member, u->name);
	PpidFound found = { .name = name, .bytes = u->bytes,
			    .size = u->bytes != NULL ? (gint64)u->size
						     : u->declared };
	const char *number;

	number = ppid_reader_add(box->reader, box->member, &found);
	if (number != NULL && u->trouble != NULL)
		ppid_reader_missing(box->reader, number, u->trouble, NULL);
	return number != NULL;
}

/* An Office document that neither label nor name calls so. */
static bool
is_office(const char *name, gpointer data)
{
	(void)data;
	return strcmp(name, "word/document.xml") == 0 ||
	       strcmp(name, "xl/workbook.xml") == 0 ||
	       strcmp(name, "ppt/presentation.xml") == 0;
}

static bool
note_office(const PpidUnpacked *u, gpointer data)
{
	const char **found = data;

	*found = u->name[0] == 'w'   ? PPID_TYPE_DOCX
		 : u->name[0] == 'x' ? PPID_TYPE_XLSX
				     : PPID_TYPE_PPTX;
	return false;
}

static bool
read_as_office(PpidReader *reader, PpidMember *member)
{
	const char *type = NULL;

	if (strcmp(member->type, "application/zip") != 0)
		return false;
	ppid_unpack(reader, member, is_office, note_office, &type);
	if (type == NULL || ppid_readers_find(type) == NULL)
		return false;
	member->type = type;
	ppid_reader_run(reader, member);
	return true;
}

void
ppid_read_archive(PpidReader *reader, PpidMember *member)
{
	Box box = { reader, member };

	if (read_as_office(reader, member))
		return;
	switch (ppid_unpack(reader, member, is_wanted, give, &box)) {
	case PPID_UNPACK_WHOLE:
		/* there may be nothing in it */
		ppid_reader_plain(reader, member, "");
		break;
	case PPID_UNPACK_STOPPED:
		break;
	case PPID_UNPACK_LOCKED:
		ppid_reader_missing(reader, member->number, "sandi", NULL);
		break;
	case PPID_UNPACK_DAMAGED:
		ppid_reader_missing(reader, member->number, "rusak", NULL);
		break;
	}
}
