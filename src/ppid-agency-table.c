/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-agency-private.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-xml.h"

static double
get_number(xmlNode *node, const char *name, double fallback)
{
	g_autofree char *text = ppid_xml_get(node, name);

	return text != NULL ? g_ascii_strtod(text, NULL) : fallback;
}

static bool
add_words(PpidAgencies *a, xmlNode *opd, const char *name, bool alias,
	  GError **error)
{
	xmlNode *node = ppid_xml_child(opd, name);

	for (; node != NULL; node = ppid_xml_next(node, name)) {
		g_autofree char *text = ppid_xml_text(node);
		PpidAgencyWord word = { a->list->len - 1,
					get_number(node, "bobot",
						   alias ? a->alias : 2),
					alias, false };

		if (!ppid_phrase_set_add(a->phrases, text, a->words->len))
			return ppid_data_error(error, node,
					       "a phrase without a word");
		g_array_append_val(a->words, word);
	}
	return true;
}

static bool
read_agency(PpidAgencies *a, xmlNode *node, GError **error)
{
	PpidAgency agency = {
		.code = ppid_xml_get(node, "kode"),
		.name = ppid_xml_get(node, "nama"),
		.region = ppid_xml_get(node, "hanya"),
		.outside = ppid_xml_is(node, "luar", "ya"),
	};

	g_array_append_val(a->list, agency);
	return add_words(a, node, "alias", true, error) &&
	       add_words(a, node, "kata", false, error);
}

static bool
read_street(PpidAgencies *a, xmlNode *node, GError **error)
{
	g_autofree char *text = ppid_xml_text(node);
	PpidAgencyWord word = { .agency = PPID_AGENCY_STREET,
				.capital = ppid_xml_is(node, "kapital", "ya") };

	if (!ppid_phrase_set_add(a->phrases, text, a->words->len))
		return ppid_data_error(error, node, "a phrase without a word");
	g_array_append_val(a->words, word);
	return true;
}

static PpidAgencies *
new_agencies(xmlNode *root)
{
	PpidAgencies *a = g_new0(PpidAgencies, 1);

	a->list = g_array_new(FALSE, FALSE, sizeof(PpidAgency));
	a->words = g_array_new(FALSE, FALSE, sizeof(PpidAgencyWord));
	a->phrases = ppid_phrase_set_new();
	a->alias = get_number(root, "alias", 6);
	a->subject = get_number(root, "perihal", 1);
	a->attachment = get_number(root, "lampiran", 1);
	a->content = get_number(root, "isi-lampiran", 1);
	a->asked = get_number(root, "rincian", 1);
	a->applicant = get_number(root, "pemohon", 1);
	a->model = get_number(root, "model", 0);
	a->slope = get_number(root, "lereng", 0.5);
	a->offset = get_number(root, "geser", 0.3);
	return a;
}

PpidAgencies *
ppid_agencies_load(const char *data_dir, GError **error)
{
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(data_dir, "opd.xml", "opd.xsd", NULL, error);
	g_autoptr(PpidAgencies) a = NULL;
	xmlNode *root, *node;

	if (doc == NULL)
		return NULL;
	root = xmlDocGetRootElement(doc);
	a = new_agencies(root);
	for (node = ppid_xml_child(root, "opd"); node != NULL;
	     node = ppid_xml_next(node, "opd"))
		if (!read_agency(a, node, error))
			return NULL;
	for (node = ppid_xml_child(root, "jalan"); node != NULL;
	     node = ppid_xml_next(node, "jalan"))
		if (!read_street(a, node, error))
			return NULL;
	ppid_phrase_set_compile(a->phrases);
	return g_steal_pointer(&a);
}

void
ppid_agencies_free(PpidAgencies *agencies)
{
	if (agencies == NULL)
		return;
	for (guint i = 0; i < agencies->list->len; i++) {
		PpidAgency *a = &g_array_index(agencies->list, PpidAgency, i);

		g_free(a->code);
		g_free(a->name);
		g_free(a->region);
	}
	g_array_free(agencies->list, TRUE);
	g_array_free(agencies->words, TRUE);
	ppid_phrase_set_free(agencies->phrases);
	g_free(agencies);
}

const PpidAgency *
ppid_agencies_get(const PpidAgencies *agencies, guint index)
{
	return &g_array_index(agencies->list, PpidAgency, index);
}

bool
ppid_agencies_find(const PpidAgencies *agencies, const char *code,
		   guint *index_out)
{
	for (guint i = 0; i < agencies->list->len; i++) {
		if (strcmp(ppid_agencies_get(agencies, i)->code, code) != 0)
			continue;
		if (index_out != NULL)
			*index_out = i;
		return true;
	}
	return false;
}
