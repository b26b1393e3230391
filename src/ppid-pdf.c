/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-late-poppler.h"
#include "ppid-picture.h"

#define TAB_GAP 1.5	/* of the height of a line: wider than any blank */
#define LINE_GAP 1.2	/* of that height: an empty line */
#define PROSE 25	/* characters: longer than a label */
#define PROSE_ROWS 8	/* of two such pieces: columns */
#define MARK_MAX 100	/* characters that a scanner writes on a page */
#define COVERS 0.5	/* of a page */
#define DPI 200.0
/* A page is drawn in so many pieces.  Poppler unpacks a picture on it, whole
 * and with four octets a pixel, for each of them: 33 MiB of an A4 at 300 dpi,
 * beside which there is little room. */
#define BANDS 6
#define POINTS 72.0	/* in an inch: PDF 8.3.2.3 */
#define VALUE_MAX 4096
#define CHARS_MIN 2.0	/* a row, on average: else the text is turned */

/* Words that stand together on a line. */
typedef struct {
	const char *text;
	gsize size;
	glong chars; /* without blanks */
	double x1, y1, x2, y2; /* y grows downwards */
} Piece;

/* --- lines ----------------------------------------------------------------- */

static void
widen(Piece *piece, const PopplerRectangle *r)
{
	piece->x1 = MIN(piece->x1, MIN(r->x1, r->x2));
	piece->x2 = MAX(piece->x2, MAX(r->x1, r->x2));
	piece->y1 = MIN(piece->y1, MIN(r->y1, r->y2));
	piece->y2 = MAX(piece->y2, MAX(r->y1, r->y2));
}

/* Ends @piece before @end, without the blanks there. */
static void
close_piece(GArray *pieces, Piece *piece, const char *end)
{
	if (piece->text == NULL)
		return;
	while (end > piece->text && end[-1] == ' ')
		end--;
	piece->size = (gsize)(end - piece->text);
	if (isfinite(piece->x1) && isfinite(piece->y1))
		g_array_append_val(pieces, *piece);
	piece->text = NULL;
}

/* Is a character at @r too far to the right to be of the same words? */
static bool
is_apart(const Piece *piece, const PopplerRectangle *r)
{
	return MIN(r->x1, r->x2) - piece->x2 >
	       TAB_GAP * (piece->y2 - piece->y1);
}

/* The runs of @text with their places; @rects has one for each character. */
static GArray *
find_pieces(const char *text, const PopplerRectangle *rects, guint count)
{
	static const Piece none = { NULL,     0,	 0,	   INFINITY,
				    INFINITY, -INFINITY, -INFINITY };
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
	Piece piece = none;
	const char *p = text;

	for (guint i = 0; i < count && *p != '\0';
	     i++, p = g_utf8_next_char(p)) {
		if (*p == '\n')
			close_piece(pieces, &piece, p);
		if (g_ascii_isspace(*p))
			continue;
		if (piece.text != NULL && is_apart(&piece, &rects[i]))
			close_piece(pieces, &piece, p);
		if (piece.text == NULL) {
			piece = none;
			piece.text = p;
		}
		piece.chars++;
		widen(&piece, &rects[i]);
	}
	close_piece(pieces, &piece, p);
	return pieces;
}

static int
by_height(const void *a, const void *b)
{
	const Piece *p = a, *q = b;
	double y = p->y1 + p->y2, z = q->y1 + q->y2;

	if (y != z)
		return y < z ? -1 : 1;
	/* pieces are one array, in the order of reading */
	return p->text < q->text ? -1 : p->text > q->text;
}

static int
by_side(const void *a, const void *b)
{
	const Piece *p = a, *q = b;

	if (p->x1 != q->x1)
		return p->x1 < q->x1 ? -1 : 1;
	return p->text < q->text ? -1 : p->text > q->text;
}

/* How many from @from stand at the height of the first of them. */
static guint
row_length(const GArray *pieces, guint from)
{
	const Piece *first = &g_array_index(pieces, Piece, from);
	guint n = 1;

	while (from + n < pieces->len) {
		const Piece *p = &g_array_index(pieces, Piece, from + n);
		double middle = (p->y1 + p->y2) / 2;

		if (middle < first->y1 || middle > first->y2)
			break;
		n++;
	}
	return n;
}

static bool
is_prose_row(const Piece *row, guint n)
{
	guint long_ones = 0;

	for (guint i = 0; i < n; i++)
		if (row[i].chars >= PROSE)
			long_ones++;
	return long_ones >= 2;
}

static void
put_row(GString *out, const Piece *row, guint n)
{
	double right = row[0].x1;

	for (guint i = 0; i < n; i++) {
		double gap = row[i].x1 - right;

		if (i > 0)
			g_string_append_c(
				out,
				gap > TAB_GAP * (row[i].y2 - row[i].y1)
					? '\t'
					: ' ');
		g_string_append_len(out, row[i].text, (gssize)row[i].size);
		right = row[i].x2;
	}
	g_string_append_c(out, '\n');
}

/* As it is seen; NULL if it should be read as poppler has it. */
static char *
lay_out(GArray *pieces)
{
	g_autoptr(GString) out = g_string_new(NULL);
	double bottom = INFINITY;
	guint prose = 0, rows = 0;
	glong chars = 0;

	g_array_sort(pieces, by_height);
	for (guint i = 0, n = 0; i < pieces->len; i += n, rows++) {
		Piece *row = &g_array_index(pieces, Piece, i);
		double top = row->y1, height = row->y2 - row->y1;

		n = row_length(pieces, i);
		for (guint k = 0; k < n; k++)
			chars += row[k].chars;
		qsort(row, n, sizeof(Piece), by_side);
		prose += is_prose_row(row, n) ? 1 : 0;
		if (top - bottom > LINE_GAP * height)
			g_string_append_c(out, '\n');
		put_row(out, row, n);
		bottom = top + height;
	}
	if (prose >= PROSE_ROWS && prose * 3 > rows)
		return NULL;
	if ((double)chars < CHARS_MIN * rows)
		return NULL;
	return g_string_free(g_steal_pointer(&out), FALSE);
}

char *
ppid_pdf_page_text(PopplerPage *page)
{
	g_autofree char *text = poppler_page_get_text(page);
	g_autofree PopplerRectangle *rects = NULL;
	g_autoptr(GArray) pieces = NULL;
	char *seen;
	guint count = 0;

	if (text == NULL)
		return g_strdup("");
	if (!poppler_page_get_text_layout(page, &rects, &count))
		return g_steal_pointer(&text);
	pieces = find_pieces(text, rects, count);
	seen = lay_out(pieces);
	return seen != NULL ? seen : g_steal_pointer(&text);
}

/* --- form fields -------------------------------------------------------------- */

/* What people see, else what the program that made it calls it. */
static char *
field_name(PopplerFormField *field)
{
	char *name = poppler_form_field_get_alternate_ui_name(field);

	if (name == NULL || *name == '\0') {
		g_free(name);
		name = poppler_form_field_get_partial_name(field);
	}
	return name != NULL ? g_strdelimit(name, "\n\r\t", ' ')
			    : g_strdup("");
}

static char *
choice_value(PopplerFormField *field)
{
	GString *out;
	int n;

	if (poppler_form_field_choice_is_editable(field)) {
		char *text = poppler_form_field_choice_get_text(field);

		if (text != NULL)
			return text;
	}
	out = g_string_new(NULL);
	n = MIN(poppler_form_field_choice_get_n_items(field), VALUE_MAX);
	for (int i = 0; i < n && out->len < VALUE_MAX; i++) {
		g_autofree char *item = NULL;

		if (!poppler_form_field_choice_is_item_selected(field, i))
			continue;
		item = poppler_form_field_choice_get_item(field, i);
		g_string_append_printf(out, "%s%s", out->len > 0 ? "; " : "",
				       item != NULL ? item : "");
	}
	return g_string_free(out, FALSE);
}

static void
put_field(PopplerFormField *field, const char *text, GString *out)
{
	g_autofree char *name = field_name(field), *value = NULL;

	switch (poppler_form_field_get_field_type(field)) {
	case POPPLER_FORM_FIELD_BUTTON:
		if (poppler_form_field_button_get_button_type(field) !=
			    POPPLER_FORM_BUTTON_PUSH &&
		    poppler_form_field_button_get_state(field))
			g_string_append_printf(out, "[x] %s\n", name);
		return;
	case POPPLER_FORM_FIELD_TEXT:
		if (!poppler_form_field_text_is_password(field))
			value = poppler_form_field_text_get_text(field);
		break;
	case POPPLER_FORM_FIELD_CHOICE:
		value = choice_value(field);
		break;
	default:
		break;
	}
	if (value == NULL || strlen(value) > VALUE_MAX)
		return;
	g_strstrip(value);
	if (*value != '\0' && strstr(text, value) == NULL)
		g_string_append_printf(out, "%s: %s\n", name, value);
}

void
ppid_pdf_page_fields(PopplerPage *page, const char *text, guint *left,
		     GString *out)
{
	GList *fields = poppler_page_get_form_field_mapping(page);

	/* the list is in no order that the page shows: last field first */
	for (GList *l = g_list_last(fields); l != NULL && *left > 0;
	     l = l->prev, --*left) {
		PopplerFormFieldMapping *mapping = l->data;

		if (mapping->field != NULL)
			put_field(mapping->field, text, out);
	}
	poppler_page_free_form_field_mapping(fields);
}

/* --- pictures ------------------------------------------------------------------ */

static guint
count_ink(const char *text)
{
	guint n = 0;

	for (; *text != '\0' && n < MARK_MAX; text = g_utf8_next_char(text))
		if (!g_unichar_isspace(g_utf8_get_char(text)))
			n++;
	return n;
}

bool
ppid_pdf_page_is_picture(PopplerPage *page, const char *text)
{
	double width, height, covered = 0;
	guint ink = count_ink(text);
	GList *images;
	bool any;

	if (ink >= MARK_MAX)
		return false;
	poppler_page_get_size(page, &width, &height);
	images = poppler_page_get_image_mapping(page);
	any = images != NULL;
	for (GList *l = images; l != NULL; l = l->next) {
		PopplerImageMapping *mapping = l->data;
		const PopplerRectangle *r = &mapping->area;

		covered += fabs((r->x2 - r->x1) * (r->y2 - r->y1));
	}
	poppler_page_free_image_mapping(images);
	return any && (ink == 0 || covered > COVERS * width * height);
}

#ifdef HAVE_OCR
/* Draws @rows rows of the page, from @y, into @pix. */
static bool
draw_band(PopplerPage *page, double scale, struct Pix *pix, int width, int y,
	  int rows)
{
	cairo_surface_t *surface = cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, width, rows);
	cairo_t *cr = cairo_create(surface);
	bool ok;

	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_translate(cr, 0, -y);
	cairo_scale(cr, scale, scale);
	poppler_page_render(page, cr);
	cairo_destroy(cr);
	cairo_surface_flush(surface);
	ok = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	if (ok)
		ppid_picture_put_rgb(pix, y,
				     cairo_image_surface_get_data(surface),
				     rows,
				     cairo_image_surface_get_stride(surface));
	cairo_surface_destroy(surface);
	return ok;
}

struct Pix *
ppid_pdf_page_render(PopplerPage *page)
{
	double width, height, scale = DPI / POINTS;
	struct Pix *pix;
	int w, h, band;

	poppler_page_get_size(page, &width, &height);
	if (!(width >= 1) || !(height >= 1))
		return NULL;
	scale = MIN(scale, sqrt(PPID_PICTURE_PAGE_PIXELS / (width * height)));
	w = MAX((int)(width * scale), 1);
	h = MAX((int)(height * scale), 1);
	band = (h + BANDS - 1) / BANDS;
	pix = ppid_picture_new(w, h);
	for (int y = 0; pix != NULL && y < h; y += band) {
		if (draw_band(page, scale, pix, w, y, MIN(band, h - y)))
			continue;
		ppid_picture_free(pix);
		pix = NULL;
	}
	return pix != NULL ? ppid_picture_finish(pix) : NULL;
}
#endif
