/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value after a label, without what is said beside it. */
#include "config.h"
#include "ppid-statement-private.h"

#include <string.h>

#define NAME_MAX_BYTES 120
#define NAME_MAX_WORDS 12
#define JOB_MAX_BYTES 80
#define ADDRESS_MAX_BYTES 400
#define NIK_LEAST_DIGITS 10 /* fewer are no attempt at one */
#define PHONE_LEAST_DIGITS 6

char *
ppid_value_fold(const char *text, gsize size)
{
	GString *out = g_string_sized_new(size);

	for (gsize i = 0; i < size; i++) {
		bool blank = g_ascii_isspace(text[i]);

		if (!blank)
			g_string_append_c(out, text[i]);
		else if (out->len > 0 && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	while (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}


void
ppid_value_init(PpidValue *v, const PpidStating *with, const char *text, gsize size)
{
	v->text = ppid_value_fold(text, size);
	size = strlen(v->text);
	v->fold = ppid_fold_new(v->text, (gssize)size);
	v->marks = ppid_isian_mark(with->isian, v->fold, 0, G_MAXUINT);
	v->shapes = ppid_shapes_find(with->shapes, v->text, 0, size);
	v->p = (PpidPassage){ v->text, v->fold,	     v->marks, v->shapes,
			      0,       v->marks->to, size };
}

void
ppid_value_clear(PpidValue *v)
{
	if (v->text == NULL)
		return;
	g_free(v->text);
	ppid_fold_free(v->fold);
	ppid_isian_marks_free(v->marks);
	g_array_free(v->shapes, TRUE);
}

static guint
digits_of(const char *text)
{
	guint n = 0;

	for (; *text != '\0'; text++)
		n += g_ascii_isdigit(*text) ? 1 : 0;
	return n;
}

/* The shape that a field wants; a number that is not quite one, too. */
static char *
clean_number(const PpidValue *v, PpidShapeKind kind, guint least)
{
	gsize end = strcspn(v->text, ",;(|");

	for (guint i = 0; i < v->shapes->len; i++) {
		const PpidShape *s = &g_array_index(v->shapes, PpidShape, i);

		if (s->kind == kind)
			return g_strndup(v->text + s->start, s->length);
	}
	if (least > 0 && v->shapes->len == 0 && digits_of(v->text) >= least &&
	    strspn(v->text, "0123456789 .-+()/") >= end) {
		char *out = g_strndup(v->text, end);

		return g_strstrip(out);
	}
	return NULL;
}

static char *
clean_decree(const PpidValue *v)
{
	char *shape = clean_number(v, PPID_SHAPE_DECREE, 0);
	gsize end = strcspn(v->text, ",;(|");
	char *out;

	if (shape != NULL)
		return shape;
	if (end > NAME_MAX_BYTES || digits_of(v->text) < 4)
		return NULL;
	out = g_strndup(v->text, end);
	return g_strstrip(out);
}

/* Where a remark begins: " (Ketua)", "; ", " - ". */
static gsize
name_end(const PpidValue *v)
{
	gsize size = strlen(v->text);
	const char *bracket = strchr(v->text, '(');
	const char *dash = strstr(v->text, " - ");
	PpidExtent person;

	size = MIN(size, strcspn(v->text, ";|/\\["));
	if (bracket != NULL && bracket > v->text)
		size = MIN(size, (gsize)(bracket - v->text));
	if (dash != NULL)
		size = MIN(size, (gsize)(dash - v->text));
	if (strchr(v->text, ',') != NULL &&
	    ppid_passage_name(&v->p, 0, true, &person) && person.start == 0)
		size = MIN(size, MAX(person.length, strcspn(v->text, ",")));
	return size;
}

static char *
clean_name(const PpidValue *v, PpidIsianClass *body, guint *words)
{
	PpidExtent extent;
	char *out;
	gsize end = name_end(v);

	*words = v->marks->to;
	if (ppid_passage_body(&v->p, 0, body, &extent)) {
		const char *close = strchr(v->text, ')');

		end = MAX(end, extent.start + extent.length);
		if (close != NULL && (gsize)(close - v->text) + 1 ==
					     extent.start + extent.length)
			end = (gsize)(close - v->text) + 1;
	} else {
		*body = PPID_ISIAN_CLASSES;
	}
	if (end == 0 || end > NAME_MAX_BYTES || v->marks->to == 0 ||
	    v->marks->to > NAME_MAX_WORDS ||
	    ppid_isian_at(v->marks, 0, PPID_ISIAN_STOP) > 0 ||
	    memchr(v->text, '@', end) != NULL)
		return NULL;
	out = g_strndup(v->text, end);
	g_strstrip(out);
	if (*body == PPID_ISIAN_CLASSES && digits_of(out) > 0)
		g_clear_pointer(&out, g_free);
	return out;
}

/* An address ends before what has a field of its own. */
static char *
clean_address(const PpidValue *v)
{
	gsize end = strlen(v->text);
	char *out;

	if (end > ADDRESS_MAX_BYTES)
		end = (gsize)(g_utf8_find_prev_char(
				      v->text,
				      v->text + ADDRESS_MAX_BYTES + 1) -
			      v->text);
	for (guint i = 0; i < v->shapes->len; i++) {
		const PpidShape *s = &g_array_index(v->shapes, PpidShape, i);
		guint w = 0;

		while (w < v->p.to && ppid_passage_start(&v->p, w) < s->start)
			w++;
		end = MIN(end, s->start);
		for (guint back = 1; back <= 3 && back <= w; back++)
			if (ppid_isian_at(v->marks, w - back,
					  PPID_ISIAN_PHONE) > 0 ||
			    ppid_isian_at(v->marks, w - back, PPID_ISIAN_NIK) >
				    0 ||
			    ppid_isian_at(v->marks, w - back, PPID_ISIAN_MAIL) >
				    0)
				end = MIN(end,
					  ppid_passage_start(&v->p, w - back));
	}
	/* "..., Pandeglang Telp." whose number is on the next line */
	if (v->p.to > 1 && end == strlen(v->text) &&
	    (ppid_isian_at(v->marks, v->p.to - 1, PPID_ISIAN_PHONE) > 0 ||
	     ppid_isian_at(v->marks, v->p.to - 1, PPID_ISIAN_MAIL) > 0))
		end = ppid_passage_start(&v->p, v->p.to - 1);
	while (end > 0 && strchr(" ,;.:(/-|", v->text[end - 1]) != NULL)
		end--;
	if (end < 3)
		return NULL;
	out = g_strndup(v->text, end);
	return out;
}

/* "Petani / Ketua Poktan": not the office one holds; "Pekerjaan: Rehab Jl.
 * Melati" is a project. */
static char *
clean_job(const PpidValue *v)
{
	const char *slash = strstr(v->text, " / ");
	gsize size = strlen(v->text);

	if (size > JOB_MAX_BYTES || strpbrk(v->text, "@[") != NULL ||
	    ppid_isian_at(v->marks, 0, PPID_ISIAN_NO_TRADE) > 0)
		return NULL;
	for (guint w = 1; slash != NULL && w < v->p.to; w++)
		if (ppid_passage_start(&v->p, w) > (gsize)(slash - v->text)) {
			if (ppid_isian_at(v->marks, w, PPID_ISIAN_NO_NAME) &&
			    !ppid_isian_at(v->marks, w, PPID_ISIAN_TRADE))
				size = (gsize)(slash - v->text);
			break;
		}
	while (size > 0 && strchr(" .", v->text[size - 1]) != NULL)
		size--;
	return g_strndup(v->text, size);
}

char *
ppid_value_clean(const PpidValue *v, PpidIsianClass field, PpidIsianClass *body,
	    guint *words)
{
	switch (field) {
	case PPID_ISIAN_NAME:
	case PPID_ISIAN_PROXY:
		return clean_name(v, body, words);
	case PPID_ISIAN_NIK:
		return clean_number(v, PPID_SHAPE_NIK, NIK_LEAST_DIGITS);
	case PPID_ISIAN_PHONE:
		return clean_number(v, PPID_SHAPE_PHONE, PHONE_LEAST_DIGITS);
	case PPID_ISIAN_MAIL:
		return clean_number(v, PPID_SHAPE_MAIL, 0);
	case PPID_ISIAN_DECREE:
		return clean_decree(v);
	case PPID_ISIAN_ADDRESS:
		return clean_address(v);
	case PPID_ISIAN_JOB:
		return clean_job(v);
	case PPID_ISIAN_KIND:
		return strlen(v->text) <= JOB_MAX_BYTES &&
				       strpbrk(v->text, "@[") == NULL
			       ? g_strdup(v->text)
			       : NULL;
	default:
		return NULL;
	}
}
