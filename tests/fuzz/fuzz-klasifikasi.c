/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-klasifikasi - the rule table, and what the engine makes of it
 *
 * Whatever table is accepted, a letter gets one of its kinds, and the
 * evidence lies within the letter.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-data.h"
#include "ppid-letter.h"
#include "ppid-lexicon.h"
#include "ppid-verdict.h"
#include "ppid-xml.h"

#define MAX_SIZE 262144 /* our own table has 105 kB */
#define LETTER                                                        \
	"<surel xmlns=\"urn:ppid:berkas:1\"><dari>a@b.example</dari>"   \
	"<perihal>Re: satu dua</perihal><teks bagian=\"1\">satu dua "   \
	"tiga aaaa 12/REG-PSI/ mohon data\n> satu\n</teks><rentang "   \
	"bagian=\"1\" jenis=\"kutipan\" awal=\"43\" panjang=\"7\"/></surel>"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static PpidLexicon *
read_table(const uint8_t *data, size_t size)
{
	static PpidSchema *schema;
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse((const char *)data, size, "seed", NULL);

	if (schema == NULL)
		schema = ppid_data_schema("klasifikasi.xsd", NULL);
	if (doc == NULL || !ppid_xml_schema_check(schema, doc, "seed", NULL))
		return NULL;
	return ppid_lexicon_read(doc, NULL);
}

static void
check(const PpidLetter *letter, const PpidVerdict *v, const PpidLexicon *l)
{
	if (v->kind >= l->kinds->len || v->confidence < 0 ||
	    v->confidence > 1)
		abort();
	for (guint i = 0; i < v->evidence->len; i++) {
		const PpidEvidence *e =
			&g_array_index(v->evidence, PpidEvidence, i);
		const PpidField *f = ppid_letter_field(letter, e->field);

		if (e->start + e->length > strlen(f->text))
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(PpidLexicon) lexicon = NULL;
	g_autoptr(PpidLetter) letter = NULL;
	g_autoptr(PpidVerdict) verdict = NULL;
	g_autoptr(xmlDoc) doc = NULL;

	if (size > MAX_SIZE)
		return 0;
	ppid_xml_init();
	lexicon = read_table(data, size);
	if (lexicon == NULL)
		return 0;
	doc = ppid_xml_parse(LETTER, strlen(LETTER), "letter", NULL);
	letter = ppid_letter_new(xmlDocGetRootElement(doc), NULL, lexicon);
	verdict = ppid_verdict_new(letter, lexicon, NULL);
	check(letter, verdict, lexicon);
	return 0;
}
