/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-form - labelled lines, sentences and signatures of any text
 *
 * Whatever the text, every value lies within it and is valid UTF-8, and the
 * same text gives the same statements.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-form.h"
#include "ppid-statement.h"
#include "ppid-xml.h"

#define MAX_SIZE 65536

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_form(const PpidIsian *isian, const char *text, const PpidFold *fold)
{
	g_autoptr(PpidIsianMarks) marks =
		ppid_isian_mark(isian, fold, 0, G_MAXUINT);
	g_autoptr(GArray) form =
		ppid_form_read(isian, text, fold, marks, 0, strlen(text));

	if (form->len > PPID_FORM_MAX)
		abort();
	for (guint i = 0; i < form->len; i++) {
		const PpidFormEntry *e = &g_array_index(form, PpidFormEntry, i);

		if (e->label > e->start || e->start > strlen(text) ||
		    e->length > strlen(text) - e->start ||
		    !g_utf8_validate(text + e->start, (gssize)e->length, NULL))
			abort();
	}
}

static guint
check_statements(const PpidStating *with, const char *text,
		 const PpidFold *fold, bool signature)
{
	g_autoptr(PpidStatements) s =
		ppid_statements_read(with, text, fold, 0, strlen(text), 0,
				     fold->list->len, signature);

	for (guint i = 0; i < s->list->len; i++) {
		const PpidStatement *st =
			&g_array_index(s->list, PpidStatement, i);

		if (st->start > strlen(text) ||
		    st->length > strlen(text) - st->start ||
		    *st->value == '\0' || !g_utf8_validate(st->value, -1, NULL))
			abort();
	}
	return s->list->len;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static PpidIsian *isian;
	static PpidShapes *shapes;
	g_autofree char *text = NULL;
	g_autoptr(PpidFold) fold = NULL;
	PpidStating with;

	if (size > MAX_SIZE)
		return 0;
	ppid_xml_init();
	if (isian == NULL)
		isian = ppid_isian_load(NULL, NULL);
	if (shapes == NULL)
		shapes = ppid_shapes_new();
	with = (PpidStating){ .isian = isian, .shapes = shapes };
	text = ppid_xml_scrub((const char *)data, (gssize)size, NULL);
	fold = ppid_fold_new(text, -1);
	check_form(isian, text, fold);
	if (check_statements(&with, text, fold, false) !=
	    check_statements(&with, text, fold, false))
		abort();
	check_statements(&with, text, fold, true);
	ppid_statements_free(ppid_statements_sender(&with, text));
	return 0;
}
