/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-read-picture.h"

#include <glib.h>

#include "ppid-ocr.h"
#include "ppid-picture.h"
#include "ppid-read.h"

static PpidOcr *engine;
static bool tried, off;

void
ppid_read_picture_prepare(void)
{
	if (tried || off)
		return;
	tried = true;
	engine = ppid_ocr_new();
}

void
ppid_read_picture_switch(bool on)
{
	off = !on;
}

void
ppid_read_picture_release(void)
{
	g_clear_pointer(&engine, ppid_ocr_free);
	tried = false;
}

bool
ppid_read_picture_can_read(void)
{
	return engine != NULL && !off;
}

char *
ppid_read_picture_text(PpidReader *reader, struct Pix *page,
		       int *confidence_out)
{
	char *text = ppid_ocr_page(engine, page, ppid_reader_may_turn(reader),
				   confidence_out);

	if (*confidence_out >= 0 && *confidence_out < PPID_OCR_CONFIDENCE_LOW)
		ppid_reader_poor_page(reader);
	return text;
}

#ifdef HAVE_OCR

/* Pages of one file, read one after the other. */
typedef struct {
	PpidReader *reader;
	GString *text;
	guint read;
	int confidence; /* sum */
	PpidPictureState worst;
	bool over; /* the message had its share */
} Pages;

static void
read_page(Pages *p, const PpidMember *member, guint page)
{
	PpidPictureState state;
	struct Pix *pix;
	g_autofree char *text = NULL;
	int confidence = 0;

	p->over = p->over || !ppid_reader_take_page(p->reader);
	if (p->over)
		return;
	pix = ppid_picture_grey((const guint8 *)member->bytes, member->size,
				page, &state);
	p->worst = MAX(p->worst, state);
	if (pix == NULL)
		return;
	text = ppid_read_picture_text(p->reader, pix, &confidence);
	ppid_picture_free(pix);
	if (*text == '\0')
		return;
	p->read++;
	p->confidence += confidence;
	g_string_append_printf(p->text, "%s%s\n", p->read > 1 ? "\n" : "",
			       text);
}

/* Why what is missing is missing; NULL: nothing is. */
static const char *
cause(const Pages *p, guint pages)
{
	if (p->over || p->worst == PPID_PICTURE_TOO_LARGE ||
	    pages > PPID_PICTURE_PAGES_MAX)
		return "batas";
	if (p->worst == PPID_PICTURE_DAMAGED)
		return "rusak";
	return p->read < pages ? "gambar" : NULL;
}

static void
read_pages(PpidReader *reader, const PpidMember *member, guint pages)
{
	Pages p = { .reader = reader, .text = g_string_new(NULL),
		    .worst = PPID_PICTURE_GOOD };
	PpidReadText text = { .type = member->type, .ocr = true };

	for (guint i = 0; i < MIN(pages, PPID_PICTURE_PAGES_MAX); i++)
		read_page(&p, member, i);
	text.text = p.text->str;
	text.size = p.text->len;
	text.confidence = p.read > 0 ? p.confidence / (int)p.read : -1;
	if (p.read > 0)
		ppid_reader_text(reader, member->number, &text);
	if (cause(&p, pages) != NULL)
		ppid_reader_missing(reader, member->number, cause(&p, pages),
				    NULL);
	g_string_free(p.text, TRUE);
}

/* A logo, the icon of a signature, a pixel that counts readers. */
static bool
is_sign(const PpidMember *member, const PpidPictureSize *size)
{
	return member->shown &&
	       (size->width < PPID_READ_PICTURE_WIDTH_MIN ||
		size->height < PPID_READ_PICTURE_HEIGHT_MIN);
}

void
ppid_read_picture(PpidReader *reader, PpidMember *member)
{
	PpidPictureSize size = { 0, 0, 0 };
	PpidPictureState state;

	if (member->shown && member->size < PPID_READ_PICTURE_SIZE_MIN)
		return;
	if (!ppid_read_picture_can_read()) {
		ppid_reader_missing(reader, member->number, "gambar", NULL);
		return;
	}
	state = ppid_picture_look((const guint8 *)member->bytes, member->size,
				  &size);
	if (state == PPID_PICTURE_GOOD && is_sign(member, &size))
		return;
	if (state == PPID_PICTURE_TOO_LARGE)
		ppid_reader_missing(reader, member->number, "batas", NULL);
	else if (state == PPID_PICTURE_DAMAGED)
		ppid_reader_missing(reader, member->number, "rusak", NULL);
	else if (state != PPID_PICTURE_GOOD)
		ppid_reader_missing(reader, member->number, "gambar", NULL);
	else
		read_pages(reader, member, size.pages);
}

#else /* !HAVE_OCR */

void
ppid_read_picture(PpidReader *reader, PpidMember *member)
{
	if (!member->shown || member->size >= PPID_READ_PICTURE_SIZE_MIN)
		ppid_reader_missing(reader, member->number, "gambar", NULL);
}

#endif
