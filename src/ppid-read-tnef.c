/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * winmail.dat: MS-OXTNEF.  The attributes are walked here, since libytnef
 * gives up on the whole file at a wrong checksum or at a property that is
 * longer than it likes; compressed RTF is unpacked by libytnef.
 */
#include "config.h"
#include "ppid-read.h"

#include <stdio.h> /* ytnef.h wants it */
#include <stdlib.h>
#include <string.h>
#include <ytnef.h>

#include "ppid-charset.h"

#define SIGNATURE 0x223E9F78u
#define RTF_HEADER 16 /* MS-OXRTFCP 2.1.3.1 */
#define ATTRIBUTE 9   /* octets of one without data */
#define OBJECT_ID 16  /* before a message inside */
#define DEFAULT_CP 1252
#define PROPERTIES_MAX 100000
#define NAMED 0x8000 /* ids from here on have a name of their own */
#define MULTIPLE 0x1000

/* MS-OXTNEF 2.1.3.2: the low word of an attribute's id */
enum {
	BODY = 0x800C,
	FILE_DATA = 0x800F,
	FILE_TITLE = 0x8010,
	FILE_BEGIN = 0x9002,
	PROPERTIES = 0x9003,
	FILE_PROPERTIES = 0x9005,
	CODEPAGE = 0x9007,
};

/* MS-OXPROPS, and MS-OXCDATA 2.11.1 for the types */
enum {
	P_BODY = 0x1000,
	P_RTF = 0x1009,
	P_HTML = 0x1013,
	P_DATA = 0x3701,
	P_LONG_NAME = 0x3707,
};
enum { T_OBJECT = 0x0D, T_STRING = 0x1E, T_UNICODE = 0x1F, T_BINARY = 0x102 };

typedef struct {
	const char *p, *end;
	bool bad; /* it wanted more than there is */
} Cursor;

typedef struct {
	const char *bytes;
	gsize size;
	bool wide; /* UTF-16LE */
} Slice;

typedef struct {
	Slice title, long_name, data, object;
	bool open;
} File;

typedef struct {
	PpidReader *reader;
	PpidMember *member;
	guint32 codepage;
	Slice body, text, html, rtf;
	File file; /* the one at hand */
} Tnef;

/* --- octets ------------------------------------------------------------------- */

static Slice
take(Cursor *c, gsize size)
{
	Slice slice = { c->p, size, false };

	if (c->bad || size > (gsize)(c->end - c->p)) {
		c->bad = true;
		return (Slice){ NULL, 0, false };
	}
	c->p += size;
	return slice;
}

static guint32
number(Cursor *c, gsize octets)
{
	Slice slice = take(c, octets);
	guint32 value = 0;

	for (gsize i = slice.size; i > 0; i--)
		value = value << 8 | (guchar)slice.bytes[i - 1];
	return value;
}

static Slice
take_padded(Cursor *c, gsize size)
{
	Slice slice = take(c, size);

	if (!c->bad && size % 4 != 0)
		take(c, MIN(4 - size % 4, (gsize)(c->end - c->p)));
	return slice;
}

/* --- properties ------------------------------------------------------------------ */

static gsize
fixed_size(guint type)
{
	switch (type) {
	case 0x05: /* double, currency, time, 64 bits */
	case 0x06:
	case 0x07:
	case 0x14:
	case 0x40:
		return 8;
	case 0x48: /* GUID */
		return 16;
	default: /* shorter ones are padded */
		return 4;
	}
}

/* A value, or the first of several. */
static Slice
take_value(Cursor *c, guint type)
{
	bool varies = (type & ~MULTIPLE) == T_OBJECT ||
		      (type & ~MULTIPLE) == T_STRING ||
		      (type & ~MULTIPLE) == T_UNICODE ||
		      (type & ~MULTIPLE) == T_BINARY;
	guint32 count = varies || (type & MULTIPLE) != 0 ? number(c, 4) : 1;
	Slice first = { NULL, 0, false };

	for (guint32 i = 0; i < count && !c->bad; i++) {
		Slice value = varies ? take_padded(c, number(c, 4))
				     : take(c, fixed_size(type & ~MULTIPLE));

		if (i == 0)
			first = value;
	}
	first.wide = (type & ~MULTIPLE) == T_UNICODE;
	return first;
}

static void
skip_name(Cursor *c)
{
	take(c, 16);
	if (number(c, 4) == 0)
		take(c, 4);
	else
		take_padded(c, number(c, 4));
}

static void
keep_property(Tnef *t, guint id, Slice value)
{
	switch (id) {
	case P_BODY:
		t->text = value;
		break;
	case P_RTF:
		t->rtf = value;
		break;
	case P_HTML:
		t->html = value;
		break;
	case P_DATA:
		t->file.object = value;
		break;
	case P_LONG_NAME:
		t->file.long_name = value;
		break;
	default:
		break;
	}
}

static bool
read_properties(Tnef *t, Slice bytes)
{
	Cursor c = { bytes.bytes, bytes.bytes + bytes.size, false };
	guint32 count = number(&c, 4);

	for (guint32 i = 0; i < MIN(count, PROPERTIES_MAX) && !c.bad; i++) {
		guint type = number(&c, 2), id = number(&c, 2);
		Slice value;

		if (id >= NAMED)
			skip_name(&c);
		value = take_value(&c, type);
		if (!c.bad && value.size > 0)
			keep_property(t, id, value);
	}
	return !c.bad;
}

/* --- texts ---------------------------------------------------------------------------- */

static GString *
decode(const Tnef *t, Slice text)
{
	g_autofree char *label =
		text.wide ? g_strdup("utf-16le")
		: t->codepage == 65001
			? g_strdup("utf-8")
			: g_strdup_printf("windows-%u", t->codepage);
	GString *utf8 = ppid_charset_decode(text.bytes, text.size, label,
					    false, NULL);

	/* a NUL ends what is text */
	g_string_truncate(utf8, strlen(utf8->str));
	return utf8;
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

/* A body has the number of the thing that it is the body of. */
static bool
run_body(Tnef *t, const char *type, const char *label, const char *bytes,
	 gsize size)
{
	PpidMember body = { .number = t->member->number, .type = type,
			    .label = label, .bytes = bytes, .size = size,
			    .depth = t->member->depth + 1 };

	ppid_reader_run(t->reader, &body);
	return true;
}

static bool
read_body(Tnef *t, Slice text, const char *type)
{
	g_autoptr(GString) utf8 = NULL;

	if (text.size == 0)
		return false;
	utf8 = decode(t, text);
	return !is_blank(utf8->str) &&
	       run_body(t, type, "x/y; charset=utf-8", utf8->str, utf8->len);
}

/* In its own charset, which the document itself may declare. */
static bool
read_html(Tnef *t)
{
	g_autofree char *label = g_strdup_printf("x/y; charset=windows-%u",
						 t->codepage);

	if (t->html.size == 0)
		return false;
	if (t->html.wide || t->codepage == 65001)
		return read_body(t, t->html, "text/html");
	return run_body(t, "text/html", label, t->html.bytes, t->html.size);
}

static bool
read_rtf(Tnef *t)
{
	Cursor c = { t->rtf.bytes, t->rtf.bytes + t->rtf.size, false };
	variableLength packed = { (BYTE *)t->rtf.bytes, (int)t->rtf.size };
	guint32 raw;
	int size = 0;
	BYTE *text;
	bool ok;

	take(&c, 4);
	raw = number(&c, 4);
	if (t->rtf.size < RTF_HEADER || t->rtf.size > G_MAXINT)
		return false;
	if (raw > ppid_reader_room(t->reader, t->member)) {
		ppid_reader_missing(t->reader, t->member->number, "batas",
				    NULL);
		return true;
	}
	/* what is not compressed libytnef does not take */
	if (memcmp(c.p, "MELA", 4) == 0)
		return run_body(t, "application/rtf", NULL,
				t->rtf.bytes + RTF_HEADER,
				t->rtf.size - RTF_HEADER);
	text = DecompressRTF(&packed, &size);
	ok = text != NULL && size > 0 &&
	     run_body(t, "application/rtf", NULL, (char *)text, (gsize)size);
	free(text);
	return ok;
}

/* --- files -------------------------------------------------------------------------------- */

/* At the beginning of the next, or at the end. */
static void
end_file(Tnef *t)
{
	File f = t->file;
	Slice name = f.long_name.size > 0 ? f.long_name : f.title;
	Slice data = f.data.size > 0 ? f.data : f.object;
	g_autoptr(GString) utf8 = NULL;
	PpidFound found = { .size = -1 };

	memset(&t->file, 0, sizeof(t->file));
	if (!f.open)
		return;
	if (name.size > 0) {
		utf8 = decode(t, name);
		found.name = utf8->str;
	}
	if (data.size > 0) {
		found.bytes = data.bytes;
		found.size = (gint64)data.size;
	}
	/* a message inside follows the name of its interface */
	if (data.size > OBJECT_ID + 4 &&
	    memcmp(data.bytes + OBJECT_ID, "\x78\x9F\x3E\x22", 4) == 0) {
		found.bytes += OBJECT_ID;
		found.size -= OBJECT_ID;
		found.type = "application/ms-tnef";
	}
	ppid_reader_add(t->reader, t->member, &found);
}

static bool
keep_attribute(Tnef *t, guint id, Slice data)
{
	Cursor c = { data.bytes, data.bytes + data.size, false };

	switch (id) {
	case BODY:
		t->body = data;
		break;
	case CODEPAGE:
		t->codepage = number(&c, 4);
		break;
	case FILE_BEGIN:
		end_file(t);
		t->file.open = true;
		break;
	case FILE_TITLE:
		t->file.title = data;
		break;
	case FILE_DATA:
		t->file.data = data;
		break;
	case PROPERTIES:
	case FILE_PROPERTIES:
		return read_properties(t, data);
	default:
		break;
	}
	return true;
}

/* 2.1.3: signature, key; level, id, length, data, checksum.  A checksum that
 * does not fit says nothing about where the next attribute is. */
static bool
walk(Tnef *t)
{
	Cursor c = { t->member->bytes, t->member->bytes + t->member->size,
		     false };
	bool good = true;

	if (number(&c, 4) != SIGNATURE)
		return false;
	number(&c, 2);
	/* a line end of the mail may follow the last */
	while (!c.bad && c.end - c.p >= ATTRIBUTE) {
		guint level = number(&c, 1), id = number(&c, 4) & 0xFFFF;
		Slice data = take(&c, number(&c, 4));

		if (c.bad || level < 1 || level > 2)
			return false;
		good = keep_attribute(t, id, data) && good;
		if (c.p < c.end)
			number(&c, 2);
	}
	return good && !c.bad;
}

void
ppid_read_tnef(PpidReader *reader, PpidMember *member)
{
	Tnef t = { .reader = reader, .member = member,
		   .codepage = DEFAULT_CP };
	bool good = walk(&t);

	/* there may be neither text nor file in it */
	if (good)
		ppid_reader_plain(reader, member, "");
	end_file(&t);
	if (!read_body(&t, t.body, "text/plain") &&
	    !read_body(&t, t.text, "text/plain") && !read_html(&t) &&
	    t.rtf.size > 0)
		read_rtf(&t);
	if (!good)
		ppid_reader_missing(reader, member->number, "rusak", NULL);
}
