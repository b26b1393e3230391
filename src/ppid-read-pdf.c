/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-read.h"

#include <string.h>

#include "ppid-late-poppler.h"
#include "ppid-pdf.h"
#include "ppid-picture.h"
#include "ppid-read-picture.h"

#define PAGES_MAX 200

/* What is known of a document so far. */
typedef struct {
	PpidReader *reader;
	PpidMember *member;
	GString *text;
	gsize room;	/* octets that @text may have */
	guint fields;	/* that may still be read */
	guint pictures; /* pages that are pictures */
	guint tried;	/* of these, looked at */
	guint read;	/* of these, read */
	bool over;	/* of these, there were too many */
	int confidence; /* their sum */
} Pdf;

/* --- opening ------------------------------------------------------------------ */

/* One page without anything on it. */
static const char empty_pdf[] =
	"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
	"trailer<</Root 1 0 R>>\n%%EOF\n";

/* poppler reads its tables of characters when the first document is open,
 * and forgets them with the last one: this one stays. */
static PopplerDocument *kept;
static bool no_files;

void
ppid_read_pdf_switch_files(bool on)
{
	no_files = !on;
}

void
ppid_read_pdf_prepare(void)
{
	if (kept == NULL && ppid_poppler_load()) {
		g_autoptr(GBytes) bytes = g_bytes_new_static(
			empty_pdf, sizeof(empty_pdf) - 1);

		kept = poppler_document_new_from_bytes(bytes, NULL, NULL);
	}
	ppid_read_picture_prepare();
}

static PopplerDocument *
open_with(GBytes *bytes, const char *password, bool *locked)
{
	g_autoptr(GError) error = NULL;
	PopplerDocument *doc =
		poppler_document_new_from_bytes(bytes, password, &error);

	*locked = doc == NULL &&
		  g_error_matches(error, POPPLER_ERROR,
				  POPPLER_ERROR_ENCRYPTED);
	return doc;
}

static PopplerDocument *
open_document(PpidReader *reader, const PpidMember *member)
{
	g_autoptr(GBytes) bytes =
		g_bytes_new_static(member->bytes, member->size);
	bool locked = false;
	PopplerDocument *doc = open_with(bytes, NULL, &locked);

	if (locked) {
		const char *const *p = ppid_reader_passwords(reader);

		for (; p != NULL && *p != NULL && doc == NULL && locked; p++)
			doc = open_with(bytes, *p, &locked);
	}
	if (doc == NULL)
		ppid_reader_missing(reader, member->number,
				    locked ? "sandi" : "rusak", NULL);
	return doc;
}

/* --- pages -------------------------------------------------------------------- */

/* Adds what is written on @page, which is a picture. */
static void
read_picture(Pdf *pdf, PopplerPage *page)
{
#ifdef HAVE_OCR
	struct Pix *pix;
	g_autofree char *text = NULL;
	int confidence = 0;

	if (!ppid_read_picture_can_read())
		return;
	pdf->over = pdf->over || pdf->tried >= PPID_PICTURE_PAGES_MAX ||
		    !ppid_reader_take_page(pdf->reader);
	if (pdf->over)
		return;
	pdf->tried++;
	pix = ppid_pdf_page_render(page);
	if (pix == NULL)
		return;
	text = ppid_read_picture_text(pdf->reader, pix, &confidence);
	ppid_picture_free(pix);
	if (*text == '\0')
		return;
	pdf->read++;
	pdf->confidence += confidence;
	g_string_append_printf(pdf->text, "%s\n", text);
#else
	(void)pdf;
	(void)page;
#endif
}

static void
read_page(Pdf *pdf, PopplerPage *page)
{
	g_autofree char *text = ppid_pdf_page_text(page);
	guint before = pdf->read;

	if (pdf->text->len > 0)
		g_string_append_c(pdf->text, '\n');
	if (ppid_pdf_page_is_picture(page, text)) {
		pdf->pictures++;
		read_picture(pdf, page);
	}
	/* what a scanner wrote on it is in the picture, too */
	if (pdf->read == before)
		g_string_append(pdf->text, text);
	ppid_pdf_page_fields(page, text, &pdf->fields, pdf->text);
}

static void
tell_text(const Pdf *pdf, bool cut)
{
	const bool ocr = pdf->read > 0;
	PpidReadText text = {
		.type = pdf->member->type,
		.text = pdf->text->str,
		.size = pdf->text->len,
		.cut = cut,
		.ocr = ocr,
		.confidence = ocr ? pdf->confidence / (int)pdf->read : -1,
	};

	ppid_reader_text(pdf->reader, pdf->member->number, &text);
	if (pdf->read < pdf->pictures)
		ppid_reader_missing(pdf->reader, pdf->member->number,
				    pdf->over ? "batas" : "gambar", NULL);
}

static void
read_pages(Pdf *pdf, PopplerDocument *doc)
{
	int count = poppler_document_get_n_pages(doc);
	int page = 0;

	for (; page < MIN(count, PAGES_MAX) && pdf->text->len <= pdf->room;
	     page++) {
		PopplerPage *p = poppler_document_get_page(doc, page);

		if (p != NULL)
			read_page(pdf, p);
		else
			ppid_reader_note(pdf->reader, pdf->member->number,
					 "halaman-rusak", -1);
		g_clear_object(&p);
	}
	tell_text(pdf, page < count);
	if (page < count)
		ppid_reader_missing(pdf->reader, pdf->member->number, "batas",
				    NULL);
}

/* --- files inside ---------------------------------------------------------------- */

typedef struct {
	GString *bytes;
	gsize room;
} Unpack;

static gboolean
unpack(const gchar *bytes, gsize size, gpointer data, GError **error)
{
	Unpack *u = data;

	if (size > u->room - u->bytes->len) {
		g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
				    "too large");
		return FALSE;
	}
	g_string_append_len(u->bytes, bytes, (gssize)size);
	return TRUE;
}

static void
add_file(Pdf *pdf, PopplerAttachment *file)
{
	Unpack u = { g_string_new(NULL),
		     ppid_reader_room(pdf->reader, pdf->member) };
	bool whole = poppler_attachment_save_to_callback(file, unpack, &u,
							 NULL);
	PpidFound found = { .name = file->name,
			    .bytes = whole ? u.bytes->str : NULL,
			    .size = whole ? (gint64)u.bytes->len : -1 };
	const char *number;

	ppid_reader_unpacked(pdf->reader, pdf->member, u.bytes->len);
	number = ppid_reader_add(pdf->reader, pdf->member, &found);
	if (!whole && number != NULL)
		ppid_reader_missing(pdf->reader, number, "batas", NULL);
	g_string_free(u.bytes, TRUE);
}

static void
read_files(Pdf *pdf, PopplerDocument *doc)
{
	GList *files;

	if (no_files || !poppler_document_has_attachments(doc))
		return;
	files = poppler_document_get_attachments(doc);
	for (GList *l = files; l != NULL; l = l->next)
		if (l->data != NULL)
			add_file(pdf, l->data);
	g_list_free_full(files, g_object_unref);
}

void
ppid_read_pdf(PpidReader *reader, PpidMember *member)
{
	PopplerDocument *doc;
	Pdf pdf = { .reader = reader,
		    .member = member,
		    .room = ppid_reader_text_room(reader),
		    .fields = PPID_PDF_FIELDS_MAX };

	/* poppler is not on this machine */
	if (kept == NULL) {
		ppid_reader_missing(reader, member->number, "wadah", NULL);
		return;
	}
	doc = open_document(reader, member);
	if (doc == NULL)
		return;
	pdf.text = g_string_new(NULL);
	read_pages(&pdf, doc);
	g_string_free(pdf.text, TRUE);
	read_files(&pdf, doc);
	g_object_unref(doc);
}
