/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * letter.h - a record of one mail, for tests
 */
#ifndef PPID_TEST_LETTER_H
#define PPID_TEST_LETTER_H

#include <string.h>
#include <glib.h>

#include "ppid-berkas.h"
#include "ppid-classifier.h"
#include "ppid-ranges.h"
#include "ppid-xml.h"

/* A record with a <surel>; @more: elements after the text. */
static inline xmlDoc *
letter_new(const char *from, const char *subject, const char *text)
{
	xmlDoc *doc = ppid_xml_new_record("berkas");
	xmlNode *surel = ppid_berkas_add(xmlDocGetRootElement(doc), "surel",
					 NULL);
	xmlNode *teks;

	ppid_xml_set(surel, "id", "surel-1");
	ppid_xml_set(surel, "arah", "masuk");
	ppid_xml_add(surel, "dari", from);
	if (subject != NULL)
		ppid_xml_add(surel, "perihal", subject);
	teks = ppid_xml_add(surel, "teks", text);
	ppid_xml_set(teks, "bagian", "1");
	ppid_xml_set(teks, "peran", "isi");
	ppid_xml_set(teks, "terpotong", "tidak");
	return doc;
}

/* What was read in an attachment. */
static inline void
letter_attach(xmlDoc *doc, const char *part, const char *text)
{
	xmlNode *surel = ppid_xml_child(xmlDocGetRootElement(doc), "surel");
	xmlNode *content = ppid_xml_add(surel, "isi-lampiran", NULL);
	xmlNode *teks = ppid_xml_add(content, "teks", text);

	ppid_xml_set(content, "bagian", part);
	ppid_xml_set(content, "status", "terbaca");
	ppid_xml_set(teks, "bagian", part);
	ppid_xml_set(teks, "peran", "lampiran");
}

static inline PpidClassifier *
letter_classifier(void)
{
	g_autoptr(GError) error = NULL;
	PpidClassifier *c;

	ppid_xml_init();
	c = ppid_classifier_new(NULL, &error);
	g_assert_no_error(error);
	return c;
}

/* Classifies, as after ppid-parse; gives the first <klasifikasi>. */
static inline xmlNode *
letter_classify(const PpidClassifier *c, xmlDoc *doc)
{
	xmlNode *surel = ppid_xml_child(xmlDocGetRootElement(doc), "surel");

	for (; surel != NULL; surel = ppid_xml_next(surel, "surel"))
		ppid_ranges_write(surel, ppid_classifier_lexicon(c)->marks);
	ppid_classifier_run(c, xmlDocGetRootElement(doc));
	return ppid_xml_child(xmlDocGetRootElement(doc), "klasifikasi");
}

#endif /* PPID_TEST_LETTER_H */
