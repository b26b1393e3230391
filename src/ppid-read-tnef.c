/* SPDX-License-Identifier: GPL-3.0-or-later */
/* winmail.dat: MS-OXTNEF, by libytnef. */
#include "config.h"
#include "ppid-read.h"

#include <stdio.h> /* ytnef.h wants it */
#include <stdlib.h>
#include <string.h>
#include <ytnef.h>

#define RTF_HEADER 16 /* MS-OXRTFCP 2.1.3.1 */
#define OBJECT_ID 16   /* before a message inside */
#define BODY_HTML 0x1013
#define LONG_NAME 0x3707
#define OBJECT_DATA 0x3701
#define DEFAULT_CP 1252

static const variableLength *
property(MAPIProps *props, guint id)
{
	static const guint types[] = { 0x001F, 0x001E, 0x0102, 0x000D };

	for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
		const variableLength *found = MAPIFindProperty(
			props, (id << 16) | types[i]);

		if (found != MAPI_UNDEFINED && found != NULL &&
		    found->data != NULL && found->size > 0)
			return found;
	}
	return NULL;
}

/* attOemCodepage: primary and secondary, 4 octets each. */
static char *
charset_of(const TNEFStruct *t)
{
	guint32 codepage = DEFAULT_CP;

	if (t->CodePage.data != NULL && t->CodePage.size >= 4) {
		memcpy(&codepage, t->CodePage.data, 4);
		codepage = GUINT32_FROM_LE(codepage);
	}
	if (codepage == 65001)
		return g_strdup("x/y; charset=utf-8");
	return g_strdup_printf("x/y; charset=windows-%u", codepage);
}

static bool
is_blank(const char *bytes, gsize size)
{
	for (gsize i = 0; i < size; i++)
		if (bytes[i] != '\0' && !g_ascii_isspace(bytes[i]))
			return false;
	return true;
}

/* A body has the number of the thing that it is the body of. */
static bool
read_body(PpidReader *reader, const PpidMember *member, const char *type,
	  const char *label, const void *bytes, gsize size)
{
	PpidMember body = { .number = member->number, .type = type,
			    .label = label, .bytes = bytes,
			    .depth = member->depth + 1 };

	/* a NUL ends what is text */
	body.size = bytes != NULL ? strnlen(bytes, size) : 0;
	if (is_blank(bytes, body.size))
		return false;
	ppid_reader_run(reader, &body);
	return true;
}

static bool
read_rtf(PpidReader *reader, PpidMember *member, variableLength rtf)
{
	guint32 raw;
	int size = 0;
	BYTE *text;
	bool ok;

	if (rtf.size < RTF_HEADER)
		return false;
	memcpy(&raw, rtf.data + 4, sizeof(raw));
	if (GUINT32_FROM_LE(raw) > ppid_reader_room(reader, member)) {
		ppid_reader_missing(reader, member->number, "batas", NULL);
		return true;
	}
	/* what is not compressed libytnef does not take */
	if (memcmp(rtf.data + 8, "MELA", 4) == 0)
		return read_body(reader, member, "application/rtf", NULL,
				 rtf.data + RTF_HEADER,
				 (gsize)rtf.size - RTF_HEADER);
	text = DecompressRTF(&rtf, &size);
	if (text == NULL)
		return false;
	ok = size > 0 && read_body(reader, member, "application/rtf", NULL,
				   text, (gsize)size);
	free(text);
	return ok;
}

static void
read_bodies(PpidReader *reader, PpidMember *member, TNEFStruct *t)
{
	g_autofree char *label = charset_of(t);
	const variableLength *plain = property(&t->MapiProperties, PR_BODY);
	const variableLength *html = property(&t->MapiProperties, BODY_HTML);
	const variableLength *rtf =
		property(&t->MapiProperties, PR_RTF_COMPRESSED);

	if (t->body.data != NULL && t->body.size > 0 &&
	    read_body(reader, member, "text/plain", label, t->body.data,
		      (gsize)t->body.size))
		return;
	if (plain != NULL && read_body(reader, member, "text/plain", label,
				       plain->data, (gsize)plain->size))
		return;
	if (html != NULL && read_body(reader, member, "text/html", label,
				      html->data, (gsize)html->size))
		return;
	if (rtf != NULL)
		read_rtf(reader, member, *rtf);
}

static char *
name_of(Attachment *a)
{
	const variableLength *name = property(&a->MAPI, LONG_NAME);

	if (name == NULL)
		name = &a->Title;
	if (name->data == NULL || name->size <= 0)
		return NULL;
	return g_strndup((char *)name->data, (gsize)name->size);
}

static void
add_attachment(PpidReader *reader, PpidMember *member, Attachment *a)
{
	g_autofree char *name = name_of(a);
	const variableLength *data = &a->FileData;
	PpidFound found = { .name = name };

	if (data->data == NULL || data->size <= 0)
		data = property(&a->MAPI, OBJECT_DATA);
	if (data == NULL) {
		if (name != NULL) {
			found.size = -1;
			ppid_reader_add(reader, member, &found);
		}
		return;
	}
	found.bytes = (const char *)data->data;
	found.size = data->size;
	/* a message inside follows the name of its interface */
	if (data->size > OBJECT_ID + 4 &&
	    memcmp(data->data + OBJECT_ID, "\x78\x9F\x3E\x22", 4) == 0) {
		found.bytes += OBJECT_ID;
		found.size -= OBJECT_ID;
		found.type = "application/ms-tnef";
	}
	ppid_reader_add(reader, member, &found);
}

void
ppid_read_tnef(PpidReader *reader, PpidMember *member)
{
	g_autofree BYTE *copy = g_memdup2(member->bytes, member->size);
	TNEFStruct t;
	int rc;

	TNEFInitialize(&t);
	t.Debug = 0;
	rc = copy != NULL ? TNEFParseMemory(copy, (long)member->size, &t) : -1;
	if (copy != NULL) {
		read_bodies(reader, member, &t);
		for (Attachment *a = t.starting_attach.next; a != NULL;
		     a = a->next)
			add_attachment(reader, member, a);
	}
	if (rc < 0)
		ppid_reader_missing(reader, member->number, "rusak", NULL);
	TNEFFree(&t);
}
