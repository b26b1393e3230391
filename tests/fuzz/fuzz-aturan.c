/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-aturan - the rule table, and what the engine makes of it
 *
 * Whatever table is accepted, computing a case with it ends, is repeated by
 * a second run, and never ends before it begins.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-berkas.h"
#include "ppid-data.h"
#include "ppid-deadline.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define MAX_SIZE 65536 /* a table of our own has 30 kB */

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static PpidRules *
read_rules(const uint8_t *data, size_t size)
{
	static PpidSchema *schema; /* the same for every seed */
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse((const char *)data, size, "seed", NULL);

	if (schema == NULL)
		schema = ppid_data_schema("aturan.xsd", NULL);
	if (doc == NULL || !ppid_xml_schema_check(schema, doc, "seed", NULL))
		return NULL;
	return ppid_rules_load_doc(doc, "sha256:0", NULL);
}

static xmlDoc *
make_case(void)
{
	static const char *const kinds[] = { "permohonan", "keberatan",
					     "registrasi-ki",
					     "tidak-diketahui" };
	xmlDoc *doc = ppid_xml_new_record("berkas");
	xmlNode *berkas = xmlDocGetRootElement(doc);

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autofree char *id =
			g_strdup_printf("surel-%" G_GSIZE_FORMAT, i + 1);
		xmlNode *mail = ppid_berkas_add(berkas, "surel", NULL);
		xmlNode *class = ppid_berkas_add(berkas, "klasifikasi", NULL);

		ppid_xml_set(mail, "id", id);
		ppid_xml_set(mail, "arah", "masuk");
		ppid_xml_set(class, "surel", id);
		ppid_xml_set(class, "jenis", kinds[i]);
		ppid_xml_set(class, "tinjau", "ya");
		ppid_berkas_add_event(berkas, "diterima",
				      "2026-11-05T10:00:00+07:00", id);
	}
	return doc;
}

static char *
compute(const PpidDeadlineContext *context, xmlDoc *doc)
{
	xmlNode *berkas = xmlDocGetRootElement(doc);

	ppid_deadline_apply(context, berkas);
	for (xmlNode *n = ppid_xml_child(berkas, "tenggat"); n != NULL;
	     n = ppid_xml_next(n, "tenggat")) {
		g_autofree char *start = ppid_xml_get(n, "mulai");
		g_autofree char *strict = ppid_xml_get(n, "ketat");
		g_autofree char *legal = ppid_xml_get(n, "jatuh-tempo");

		if (strcmp(start, legal) > 0 || strcmp(strict, legal) > 0)
			abort();
	}
	return g_string_free(ppid_xml_serialise(berkas, 0), FALSE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static PpidCalendar *calendar;
	PpidDeadlineContext context = { .calendar = NULL };
	g_autoptr(PpidRules) rules = NULL;
	g_autoptr(GTimeZone) zone = ppid_time_zone("WIB");
	g_autoptr(xmlDoc) doc = NULL;
	g_autofree char *first = NULL, *second = NULL;

	ppid_xml_init();
	if (calendar == NULL)
		calendar = ppid_calendar_load(NULL, true, NULL);
	if (size > MAX_SIZE)
		return 0;
	rules = read_rules(data, size);
	if (rules == NULL)
		return 0;
	context.calendar = calendar;
	context.rules = rules;
	context.zone = zone;
	doc = make_case();
	first = compute(&context, doc);
	second = compute(&context, doc);
	if (strcmp(first, second) != 0)
		abort();
	return 0;
}
