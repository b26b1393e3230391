/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-ocr.h"

#ifdef HAVE_OCR
#include <string.h>

#include "ppid-late-ocr.h"

#define DPI "200" /* of a page as ppid_picture_grey() makes it */
#define MARKS_MIN 3 /* fewer are no word */
#define INK 128	  /* darker than this is a mark */

struct PpidOcr {
	TessBaseAPI *api;
};

/* What one way up gave. */
typedef struct {
	char *text;
	int confidence;
} Reading;

PpidOcr *
ppid_ocr_new(void)
{
	static const char *const languages[] = { "ind", "eng" };
	PpidOcr *ocr;

	if (!ppid_ocr_load())
		return NULL;
	setMsgSeverity(L_SEVERITY_NONE);
	ocr = g_new0(PpidOcr, 1);
	for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
		ocr->api = TessBaseAPICreate();
		/* messages only: what is there is asked before */
		TessBaseAPISetVariable(ocr->api, "debug_file", "/dev/null");
		if (TessBaseAPIInit2(ocr->api, NULL, languages[i],
				     OEM_LSTM_ONLY) == 0)
			break;
		TessBaseAPIDelete(ocr->api);
		ocr->api = NULL;
	}
	if (ocr->api == NULL) {
		g_free(ocr);
		return NULL;
	}
	TessBaseAPISetPageSegMode(ocr->api, PSM_SINGLE_COLUMN);
	TessBaseAPISetVariable(ocr->api, "preserve_interword_spaces", "1");
	TessBaseAPISetVariable(ocr->api, "user_defined_dpi", DPI);
	return ocr;
}

void
ppid_ocr_free(PpidOcr *ocr)
{
	if (ocr == NULL)
		return;
	TessBaseAPIEnd(ocr->api);
	TessBaseAPIDelete(ocr->api);
	g_free(ocr);
}

/* --- text ------------------------------------------------------------------- */

/* The border of a table, seen as a letter. */
static bool
is_border(const char *word, gsize size)
{
	return strspn(word, "|_~-=") >= size;
}

/* @line without borders at its ends and blanks at its end. */
static void
put_line(GString *out, char *line)
{
	gsize n;

	g_strchomp(line);
	for (;;) {
		line += strspn(line, " \t");
		n = strcspn(line, " \t");
		if (n == 0 || !is_border(line, n))
			break;
		line += n;
	}
	for (n = strlen(line); n > 0; n = strlen(line)) {
		const char *last = strrchr(line, ' ');

		last = last != NULL ? last + 1 : line;
		if (!is_border(last, strlen(last)))
			break;
		line[last - line] = '\0';
		g_strchomp(line);
	}
	/* one empty line between paragraphs */
	if (n > 0 || (out->len > 0 && !g_str_has_suffix(out->str, "\n\n")))
		g_string_append_printf(out, "%s\n", line);
}

static char *
tidy(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *out = g_string_new(NULL);

	for (char **p = lines; *p != NULL; p++)
		put_line(out, *p);
	while (out->len > 0 && out->str[out->len - 1] == '\n')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

/* --- the page ----------------------------------------------------------------- */

/* @turn: clockwise quarters */
static Reading
read_turned(PpidOcr *ocr, PIX *page, int turn)
{
	PIX *turned = turn > 0 ? pixRotateOrth(page, turn) : pixClone(page);
	Reading r = { NULL, 0 };
	char *text;

	if (turned == NULL)
		return r;
	TessBaseAPISetImage2(ocr->api, turned);
	text = TessBaseAPIGetUTF8Text(ocr->api);
	if (text != NULL) {
		r.text = tidy(text);
		r.confidence = TessBaseAPIMeanTextConf(ocr->api);
		TessDeleteText(text);
	}
	if (r.text == NULL || *r.text == '\0')
		r.confidence = 0;
	TessBaseAPIClear(ocr->api);
	pixDestroy(&turned);
	return r;
}

/* Separate marks on the page; -1: it is noise. */
static int
count_marks(PIX *page)
{
	PIX *ink = pixConvertTo1(page, INK);
	int marks = 0;

	if (ink == NULL || pixCountConnComp(ink, 8, &marks) != 0 ||
	    marks > PPID_OCR_MARKS_MAX)
		marks = -1;
	pixDestroy(&ink);
	return marks;
}

/* The way up that promises most, looked at in small: upside down first, as
 * a scanner does it; then on its sides. */
static int
find_turn(PpidOcr *ocr, PIX *page, int confidence)
{
	static const int turns[] = { 2, 1, 3 };
	PIX *small = pixScale(page, 0.5F, 0.5F);
	int best = 0;

	for (gsize i = 0; small != NULL && i < G_N_ELEMENTS(turns) &&
			  confidence < PPID_OCR_CONFIDENCE_LOW;
	     i++) {
		Reading r = read_turned(ocr, small, turns[i]);

		if (r.confidence > confidence) {
			confidence = r.confidence;
			best = turns[i];
		}
		g_free(r.text);
	}
	pixDestroy(&small);
	return best;
}

static Reading
read_best(PpidOcr *ocr, PIX *page)
{
	Reading first = read_turned(ocr, page, 0), second;
	int turn;

	if (first.confidence >= PPID_OCR_CONFIDENCE_LOW)
		return first;
	turn = find_turn(ocr, page, first.confidence);
	if (turn == 0)
		return first;
	second = read_turned(ocr, page, turn);
	if (second.confidence <= first.confidence) {
		g_free(second.text);
		return first;
	}
	g_free(first.text);
	return second;
}

char *
ppid_ocr_page(PpidOcr *ocr, struct Pix *page, bool turn,
	      int *confidence_out)
{
	Reading best;

	*confidence_out = -1;
	if (count_marks(page) < MARKS_MIN)
		return g_strdup("");
	best = turn ? read_best(ocr, page) : read_turned(ocr, page, 0);
	*confidence_out = best.confidence;
	if (best.text != NULL && best.confidence >= PPID_OCR_CONFIDENCE_MIN)
		return best.text;
	g_free(best.text);
	return g_strdup("");
}

#else /* !HAVE_OCR */

PpidOcr *
ppid_ocr_new(void)
{
	return NULL;
}

void
ppid_ocr_free(PpidOcr *ocr)
{
	(void)ocr;
}

char *
ppid_ocr_page(PpidOcr *ocr, struct Pix *page, bool turn,
	      int *confidence_out)
{
	(void)ocr;
	(void)page;
	(void)turn;
	*confidence_out = -1;
	return g_strdup("");
}

#endif
